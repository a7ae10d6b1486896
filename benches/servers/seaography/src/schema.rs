//! The schema: the entities with their filters and loaders. MediaWiki keeps text as bytes, which Seaography does not filter by
//! unless it is told that they are text.

use crate::entities::{self, actor, page, user};
use sea_orm::{DatabaseConnection, EntityTrait};
use seaography::async_graphql::dynamic::{Schema, SchemaError};
use seaography::lazy_static::lazy_static;
use seaography::{Builder, BuilderContext, ColumnOptions, ConvertedType, EntityColumnId, FilterType};

lazy_static! {
    static ref CONTEXT: BuilderContext = context();
}

/// The schema over this database, without limits of depth and complexity, which are off where nothing is said.
pub fn schema(database: DatabaseConnection) -> Result<Schema, SchemaError> {
    let builder = Builder::new(&CONTEXT, database.clone());
    entities::register(builder).schema_builder().data(database).finish()
}

/// Seaography's defaults, but for the columns that the benchmark's questions look rows up by.
fn context() -> BuilderContext {
    let mut context = BuilderContext::default();
    text::<page::Entity>(&mut context, page::Column::PageTitle);
    text::<actor::Entity>(&mut context, actor::Column::ActorName);
    text::<user::Entity>(&mut context, user::Column::UserName);
    context
}

/// Has a column of bytes filtered as text.
fn text<E: EntityTrait>(context: &mut BuilderContext, column: E::Column) {
    let id = EntityColumnId::of::<E>(&column);
    let mut options = ColumnOptions::default();
    options.overwrite = Some(ConvertedType::String);
    context.types.column_options.insert(id.clone(), options);
    context.filter_types.overwrites.insert(id, Some(FilterType::String));
}
