//! Accounts.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "user")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub user_id: u64,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub user_name: Vec<u8>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub user_real_name: Vec<u8>,
    #[sea_orm(column_type = "Binary(14)")]
    pub user_touched: Vec<u8>,
    #[sea_orm(column_type = "Binary(14)", nullable)]
    pub user_registration: Option<Vec<u8>>,
    pub user_editcount: Option<u32>,
    pub user_is_temp: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_one = "super::actor::Entity")]
    Actor,
}

impl Related<super::actor::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Actor.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {
    #[sea_orm(entity = "super::actor::Entity")]
    Actor,
}
