//! Who did something.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "actor")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub actor_id: u64,
    pub actor_user: Option<u64>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub actor_name: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::user::Entity", from = "Column::ActorUser", to = "super::user::Column::UserId")]
    User,
}

impl Related<super::user::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {
    #[sea_orm(entity = "super::user::Entity", def = "Relation::User.def()")]
    User,
    #[sea_orm(entity = "super::revision::Entity", def = "super::revision::Relation::Actor.def().rev()")]
    Revisions,
    #[sea_orm(entity = "super::logging::Entity", def = "super::logging::Relation::Actor.def().rev()")]
    LogEntries,
}
