//! Pages that the Action API told of.

use super::{database_key, revision_record};
use crate::action_api::PageRecord;
use crate::store::Record;
use crate::tables::View;
use crate::tables::wiki::page;

/// A page as the wiki has it now. Its language as it was set stays the database's: the API tells of the one that applies.
pub(in super::super) fn page_record(told: &PageRecord) -> Record {
    let record = without_latest(told).with(page::LATEST, told.latest_revision);
    match &told.latest {
        Some(latest) => record.joined(&page::LATEST_REVISION, Some(revision_record(latest))),
        None => record,
    }
}

fn without_latest(told: &PageRecord) -> Record {
    Record::certain(View::Page, page::ID, told.id)
        .with(page::NAMESPACE, i64::from(told.namespace))
        .with(page::TITLE, database_key(told.namespace, &told.title))
        .with(page::IS_REDIRECT, told.is_redirect)
        .with(page::IS_NEW, told.is_new)
        .with(page::LENGTH, told.length)
        .with(page::TOUCHED, told.touched)
        .with(page::CONTENT_MODEL, told.content_model.clone())
}
