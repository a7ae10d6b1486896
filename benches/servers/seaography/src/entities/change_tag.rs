//! Which revision, log entry or recent change bears which tag.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "change_tag")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub ct_id: u64,
    pub ct_rc_id: Option<u64>,
    pub ct_log_id: Option<u64>,
    pub ct_rev_id: Option<u64>,
    pub ct_tag_id: u64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::change_tag_def::Entity",
        from = "Column::CtTagId",
        to = "super::change_tag_def::Column::CtdId"
    )]
    Definition,
    #[sea_orm(belongs_to = "super::revision::Entity", from = "Column::CtRevId", to = "super::revision::Column::RevId")]
    Revision,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {
    #[sea_orm(entity = "super::change_tag_def::Entity", def = "Relation::Definition.def()")]
    Definition,
    #[sea_orm(entity = "super::revision::Entity", def = "Relation::Revision.def()")]
    Revision,
}
