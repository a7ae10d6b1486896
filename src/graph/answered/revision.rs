//! Revisions that the Action API told of.

use super::{page_record, tags};
use crate::action_api::RevisionRecord;
use crate::graph::objects::Visibility;
use crate::store::Record;
use crate::tables::View;
use crate::tables::wiki::{actor, comment, page, revision};
use crate::types::sha1_base_36;

/// A revision as the wiki has it now. What is hidden from strangers stays so, whoever asked the wiki.
pub(in super::super) fn revision_record(told: &RevisionRecord) -> Record {
    let hidden = Visibility::from(told.deleted);
    let actor = told.username.as_deref().filter(|_| !hidden.is_actor_hidden);
    let comment = told.comment.as_deref().filter(|_| !hidden.is_comment_hidden);
    let sha1 = told.sha1.as_deref().filter(|_| !hidden.is_content_hidden);
    let content_model = told.content_model.as_deref().filter(|_| !hidden.is_content_hidden);
    let mut record = Record::certain(View::Revision, revision::ID, told.id)
        .with(revision::TIMESTAMP, told.timestamp)
        .with(revision::IS_MINOR, told.is_minor)
        .with(revision::DELETED, told.deleted)
        .with(revision::LENGTH, told.size.filter(|_| !hidden.is_content_hidden))
        .with(revision::PARENT_ID, told.parent.unwrap_or(0))
        .with(revision::TAGS, tags(&told.tags))
        // Only the database knows an actor's id, and has it from the first edit on.
        .joined(&revision::ACTOR, actor.map(|name| Record::possible(View::ActorRevision, actor::NAME, name)))
        .joined(
            &revision::COMMENT,
            comment.map(|text| Record::complete(View::CommentRevision).with(comment::TEXT, text)),
        )
        .joined(&revision::PARENT, told.parent.map(|id| Record::possible(View::Revision, revision::ID, id)));
    if let Some(sha1) = sha1.and_then(sha1_base_36) {
        record = record.with(revision::SHA1, sha1);
    }
    if let Some(model) = content_model {
        record = record.with(revision::CONTENT_MODEL, model);
    }
    match (&told.page_record, told.page) {
        (Some(page), _) => record.with(revision::PAGE_ID, page.id).joined(&revision::PAGE, Some(page_record(page))),
        (None, Some(id)) => {
            record.with(revision::PAGE_ID, id).joined(&revision::PAGE, Some(Record::possible(View::Page, page::ID, id)))
        }
        (None, None) => record,
    }
}
