//! Objects that the Action API told of: newer than the database, where that lags behind.

mod block;
mod log_entry;
mod page;
mod revision;

use std::sync::Arc;

use async_graphql::Context;

pub(super) use block::block_record;
pub(super) use log_entry::log_entry_record;
pub(super) use page::page_record;
pub(super) use revision::revision_record;

use super::Fault;
use super::entity::Entity;
use crate::db::Wiki;
use crate::loaders::Cohort;
use crate::store::Record;
use crate::types::NamespaceNumber;

/// The objects of these records, for a field of their type; those that turn out not to be there are left out.
pub(super) async fn objects<T: Entity>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    records: &[Record],
) -> Result<Vec<T>, Fault> {
    let members = Cohort::of_records(wiki, records, &T::asked(context)?).await?;
    Ok(members.into_iter().flatten().map(T::from).collect())
}

/// The object of this record, for a field of its type.
pub(super) async fn object<T: Entity>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    record: Record,
) -> Result<Option<T>, Fault> {
    Ok(objects(context, wiki, &[record]).await?.into_iter().next())
}

/// A title as the API writes it, as the database has it: without the namespace, with underscores.
fn database_key(namespace: NamespaceNumber, prefixed: &str) -> String {
    let name = match namespace {
        0 => prefixed,
        _ => prefixed.split_once(':').map_or(prefixed, |(_, name)| name),
    };
    name.replace(' ', "_")
}

/// Tags as a column made of them has them.
fn tags(names: &[String]) -> Option<String> {
    let shown: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !name.starts_with(crate::tables::wiki::tag::PRIVATE_PREFIX))
        .collect();
    (!shown.is_empty()).then(|| shown.join(&crate::tables::SEPARATOR.to_string()))
}
