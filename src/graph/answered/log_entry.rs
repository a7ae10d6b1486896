//! Log entries that the Action API told of.

use super::{database_key, tags};
use crate::action_api::LogRecord;
use crate::graph::objects::Visibility;
use crate::store::Record;
use crate::tables::View;
use crate::tables::wiki::{actor, comment, logging, page};

/// A log entry as the wiki has it now, without what is hidden from strangers. Its parameters stay the database's: the API words them otherwise.
pub(in super::super) fn log_entry_record(told: &LogRecord) -> Record {
    let hidden = Visibility::from(told.deleted);
    let namespace = told.namespace.filter(|_| !hidden.is_content_hidden);
    let title = namespace.zip(told.title.as_deref()).map(|(namespace, title)| database_key(namespace, title));
    let actor = told.username.as_deref().filter(|_| !hidden.is_actor_hidden);
    let comment = told.comment.as_deref().filter(|_| !hidden.is_comment_hidden);
    let page = told.page.filter(|id| *id > 0 && !hidden.is_content_hidden);
    Record::certain(View::Logging, logging::ID, told.id)
        .with(logging::TYPE, told.log_type.as_str())
        .with(logging::ACTION, told.action.clone().filter(|_| !hidden.is_content_hidden))
        .with(logging::TIMESTAMP, told.timestamp)
        .with(logging::NAMESPACE, namespace.map(i64::from))
        .with(logging::TITLE, title)
        .with(logging::DELETED, told.deleted)
        .with(logging::TAGS, tags(&told.tags))
        .joined(&logging::ACTOR, actor.map(|name| Record::possible(View::ActorLogging, actor::NAME, name)))
        .joined(&logging::COMMENT, comment.map(|text| Record::complete(View::CommentLogging).with(comment::TEXT, text)))
        .joined(&logging::PAGE, page.map(|id| Record::possible(View::Page, page::ID, id)))
}
