//! The names of tags.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "change_tag_def")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub ctd_id: u64,
    #[sea_orm(column_type = "VarBinary(StringLen::N(255))")]
    pub ctd_name: Vec<u8>,
    pub ctd_user_defined: bool,
    pub ctd_count: u64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelatedEntity)]
pub enum RelatedEntity {}
