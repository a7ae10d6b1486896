//! Pages.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "page")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub page_id: u64,
    pub page_namespace: i32,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub page_title: Vec<u8>,
    pub page_is_redirect: u8,
    pub page_is_new: u8,
    pub page_random: f64,
    #[sea_orm(column_type = "Binary(14)")]
    pub page_touched: Vec<u8>,
    #[sea_orm(column_type = "Binary(14)", nullable)]
    pub page_links_updated: Option<Vec<u8>>,
    pub page_latest: u64,
    pub page_len: u32,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))", nullable)]
    pub page_content_model: Option<Vec<u8>>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(35))", nullable)]
    pub page_lang: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::revision::Entity",
        from = "Column::PageLatest",
        to = "super::revision::Column::RevId"
    )]
    Latest,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {
    #[sea_orm(entity = "super::revision::Entity", def = "Relation::Latest.def()")]
    Latest,
    #[sea_orm(entity = "super::revision::Entity", def = "super::revision::Relation::Page.def().rev()")]
    Revisions,
}
