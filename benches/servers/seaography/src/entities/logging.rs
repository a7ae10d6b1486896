//! What was done besides editing. The time stands first, for rows are ordered by columns as they are declared.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "logging")]
pub struct Model {
    #[sea_orm(column_type = "Binary(14)")]
    pub log_timestamp: Vec<u8>,
    #[sea_orm(primary_key)]
    pub log_id: u64,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub log_type: Vec<u8>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub log_action: Vec<u8>,
    pub log_actor: u64,
    pub log_namespace: i32,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub log_title: Vec<u8>,
    pub log_page: Option<u64>,
    pub log_comment_id: u64,
    #[sea_orm(column_type = "Blob")]
    pub log_params: Vec<u8>,
    pub log_deleted: u8,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::actor::Entity", from = "Column::LogActor", to = "super::actor::Column::ActorId")]
    Actor,
    #[sea_orm(
        belongs_to = "super::comment::Entity",
        from = "Column::LogCommentId",
        to = "super::comment::Column::CommentId"
    )]
    Comment,
    #[sea_orm(belongs_to = "super::page::Entity", from = "Column::LogPage", to = "super::page::Column::PageId")]
    Page,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {
    #[sea_orm(entity = "super::actor::Entity", def = "Relation::Actor.def()")]
    Actor,
    #[sea_orm(entity = "super::comment::Entity", def = "Relation::Comment.def()")]
    Comment,
    #[sea_orm(entity = "super::page::Entity", def = "Relation::Page.def()")]
    Page,
}
