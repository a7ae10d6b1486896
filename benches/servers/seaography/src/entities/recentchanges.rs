//! The newest changes. The time stands first, for rows are ordered by columns as they are declared.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recentchanges")]
pub struct Model {
    #[sea_orm(column_type = "Binary(14)")]
    pub rc_timestamp: Vec<u8>,
    #[sea_orm(primary_key)]
    pub rc_id: u64,
    pub rc_actor: u64,
    pub rc_namespace: i32,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub rc_title: Vec<u8>,
    pub rc_comment_id: u64,
    pub rc_minor: u8,
    pub rc_bot: u8,
    pub rc_new: u8,
    pub rc_cur_id: u64,
    pub rc_this_oldid: u64,
    pub rc_last_oldid: u64,
    pub rc_type: u8,
    #[sea_orm(column_type = "VarBinary(StringLen::N(16))")]
    pub rc_source: Vec<u8>,
    pub rc_patrolled: u8,
    #[sea_orm(column_type = "VarBinary(StringLen::N(40))")]
    pub rc_ip: Vec<u8>,
    pub rc_old_len: Option<i32>,
    pub rc_new_len: Option<i32>,
    pub rc_deleted: u8,
    pub rc_logid: u64,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))", nullable)]
    pub rc_log_type: Option<Vec<u8>>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))", nullable)]
    pub rc_log_action: Option<Vec<u8>>,
    #[sea_orm(column_type = "Blob", nullable)]
    pub rc_params: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::actor::Entity", from = "Column::RcActor", to = "super::actor::Column::ActorId")]
    Actor,
    #[sea_orm(
        belongs_to = "super::comment::Entity",
        from = "Column::RcCommentId",
        to = "super::comment::Column::CommentId"
    )]
    Comment,
    #[sea_orm(belongs_to = "super::page::Entity", from = "Column::RcCurId", to = "super::page::Column::PageId")]
    Page,
    #[sea_orm(
        belongs_to = "super::revision::Entity",
        from = "Column::RcThisOldid",
        to = "super::revision::Column::RevId"
    )]
    Revision,
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
    #[sea_orm(entity = "super::revision::Entity", def = "Relation::Revision.def()")]
    Revision,
}
