//! What is answered, in the shape that the workloads ask for. `A` is an actor that is owned or one that is shared.

use serde::Serialize;

use crate::formats::Timestamp;

/// The envelope of every answer.
#[derive(Serialize)]
pub struct Answer<T> {
    /// What was asked for.
    pub data: Data<T>,
}

/// The data of an answer.
#[derive(Serialize)]
pub struct Data<T> {
    /// The wiki's field.
    pub wiki: T,
}

/// Puts a wiki's fields into an answer.
pub fn answer<T>(wiki: T) -> Answer<T> {
    Answer { data: Data { wiki } }
}

/// The rows of a connection.
#[derive(Serialize)]
pub struct Connection<T> {
    /// All of them.
    pub nodes: Vec<T>,
}

/// The answer to `feed`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Feed<C> {
    /// The newest changes.
    pub recent_changes: Connection<C>,
}

/// One recent change, with what it is about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Change<P, A> {
    pub database_id: i64,
    pub timestamp: Option<Timestamp>,
    pub kind: &'static str,
    pub title: Option<String>,
    pub is_minor: bool,
    pub is_bot: bool,
    pub old_length: Option<i64>,
    pub new_length: Option<i64>,
    pub comment: Option<String>,
    pub page: Option<P>,
    pub actor: Option<A>,
    pub revision: Option<HashedRevision>,
}

/// A page with its length.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct MeasuredPage {
    pub database_id: i64,
    pub title: String,
    pub length: i64,
}

/// An actor, and whether they have an account.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct KnownActor {
    pub database_id: i64,
    pub name: String,
    pub kind: &'static str,
}

/// A revision with its hash.
#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct HashedRevision {
    pub database_id: i64,
    pub size: Option<i64>,
    pub sha1: Option<String>,
}

/// The answers to `lookup` and `nested`.
#[derive(Serialize)]
pub struct Pages<P> {
    /// The pages that exist, in the order of their names.
    pub pages: Connection<P>,
}

/// A page with its latest revision.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct LookedUpPage<A> {
    pub database_id: i64,
    pub title: String,
    pub length: i64,
    pub latest_revision: Option<Revision<A>>,
}

/// A revision and who made it. Its comment, too, is owned or shared.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Revision<A, C = String> {
    pub database_id: i64,
    pub timestamp: Option<Timestamp>,
    pub size: Option<i64>,
    pub comment: Option<C>,
    pub actor: Option<A>,
}

/// An actor.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Actor {
    pub database_id: i64,
    pub name: String,
}

/// The answer to `history`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct History {
    pub page: Option<PageWithRevisions<TaggedRevision>>,
}

/// A page with its newest revisions.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PageWithRevisions<R> {
    pub database_id: i64,
    pub title: String,
    pub revisions: Connection<R>,
}

/// A revision with its tags.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct TaggedRevision {
    pub database_id: i64,
    pub timestamp: Option<Timestamp>,
    pub size: Option<i64>,
    pub is_minor: bool,
    pub comment: Option<String>,
    pub tags: Vec<String>,
    pub actor: Option<Actor>,
}

/// An actor with the newest log entries by them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct LoggedActor<'a> {
    pub database_id: i64,
    pub name: &'a str,
    pub log_entries: LogEntries<'a>,
}

/// Log entries that several nodes share.
#[derive(Serialize, Clone, Copy)]
pub struct LogEntries<'a> {
    /// All of them.
    pub nodes: &'a [LogEntry],
}

/// A log entry.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct LogEntry {
    pub database_id: i64,
    pub r#type: String,
    pub action: Option<String>,
    pub timestamp: Option<Timestamp>,
    pub title: Option<String>,
}

/// The answer to `user`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Contributor<P> {
    pub user: Option<User<P>>,
}

/// An account with its newest contributions.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct User<P> {
    pub database_id: i64,
    pub name: String,
    pub edit_count: Option<i64>,
    pub registered_at: Option<Timestamp>,
    pub contributions: Connection<Contribution<P>>,
}

/// A contribution.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Contribution<P> {
    pub database_id: i64,
    pub timestamp: Option<Timestamp>,
    pub size: Option<i64>,
    pub comment: Option<String>,
    pub page: Option<P>,
}

/// A page by name.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Page {
    pub database_id: i64,
    pub title: String,
}
