//! Revisions. The time stands first, for rows are ordered by columns as they are declared.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    #[sea_orm(column_type = "Binary(14)")]
    pub rev_timestamp: Vec<u8>,
    #[sea_orm(primary_key)]
    pub rev_id: u64,
    pub rev_page: u64,
    pub rev_comment_id: u64,
    pub rev_actor: u64,
    pub rev_minor_edit: u8,
    pub rev_deleted: u8,
    pub rev_len: Option<u32>,
    pub rev_parent_id: Option<u64>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub rev_sha1: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::page::Entity", from = "Column::RevPage", to = "super::page::Column::PageId")]
    Page,
    #[sea_orm(belongs_to = "super::actor::Entity", from = "Column::RevActor", to = "super::actor::Column::ActorId")]
    Actor,
    #[sea_orm(
        belongs_to = "super::comment::Entity",
        from = "Column::RevCommentId",
        to = "super::comment::Column::CommentId"
    )]
    Comment,
}

impl Related<super::change_tag_def::Entity> for Entity {
    fn to() -> RelationDef {
        super::change_tag::Relation::Definition.def()
    }

    fn via() -> Option<RelationDef> {
        Some(super::change_tag::Relation::Revision.def().rev())
    }
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {
    #[sea_orm(entity = "super::page::Entity", def = "Relation::Page.def()")]
    Page,
    #[sea_orm(entity = "super::actor::Entity", def = "Relation::Actor.def()")]
    Actor,
    #[sea_orm(entity = "super::comment::Entity", def = "Relation::Comment.def()")]
    Comment,
    #[sea_orm(entity = "super::change_tag_def::Entity")]
    Tags,
}
