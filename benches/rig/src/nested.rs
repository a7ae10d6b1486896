//! What both limits do alike for `nested`: the newest log entries of every actor, a branch of a UNION ALL each.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::Failure;
use crate::answers::{Actor, Connection, LogEntries, LogEntry, LoggedActor, PageWithRevisions, Pages, Revision};
use crate::cells::Cells;
use crate::database::Connection as Database;
use crate::formats;
use crate::json::{Body, body};
use crate::lists::{ById, ListStatement, distinct};
use crate::rows;

/// So many actors share a statement: more than that gains nothing, as the server plans each branch by itself.
const BRANCHES: usize = 32;

static LOG_ENTRIES: ListStatement = ListStatement::of_branches(concat!(
    "SELECT log_actor, log_id, log_type, log_action, log_timestamp, log_namespace, log_title, log_deleted ",
    "FROM logging FORCE INDEX (log_actor_time) WHERE log_actor = ? AND log_type <> 'suppress' AND log_deleted & 4 = 0 ",
    "ORDER BY log_timestamp DESC, log_id DESC LIMIT 10",
));

/// A page that was found, with its newest revisions.
pub struct FoundPage {
    /// The page's id.
    pub id: i64,
    /// Its namespace and key, which it is sorted by.
    pub key: (i64, String),
    /// Its newest revisions.
    pub revisions: Vec<Revision<Actor>>,
}

impl FoundPage {
    /// Reads id, namespace and key; no revisions yet.
    pub fn read(row: &mut impl Cells) -> Self {
        Self { id: row.id(0), key: (row.id(1), row.text(2).unwrap_or_default()), revisions: Vec::new() }
    }
}

/// Asks for the log entries of all actors, and writes the answer.
pub async fn answer(database: &mut Database, mut pages: Vec<FoundPage>) -> Result<Body, Failure> {
    pages.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    for page in &mut pages {
        // Rows came in this order, though nothing promised it: looking costs little.
        page.revisions.sort_by_key(|revision| Reverse((revision.timestamp, revision.database_id)));
    }
    let actors = actors(&pages);
    let entries = log_entries(database, &actors).await?;
    write(&pages, &entries)
}

/// The actors of all revisions, each once.
pub fn actors(pages: &[FoundPage]) -> Vec<i64> {
    let revisions = pages.iter().flat_map(|page| &page.revisions);
    distinct(revisions.filter_map(|revision| Some(revision.actor.as_ref()?.database_id)))
}

async fn log_entries(database: &mut Database, actors: &[i64]) -> Result<ById<Vec<LogEntry>>, Failure> {
    let mut grouped: HashMap<i64, Vec<LogEntry>> = HashMap::with_capacity(actors.len());
    for part in actors.chunks(BRANCHES) {
        let (sql, values) = LOG_ENTRIES.with_branches(part);
        let read = |row: &mut crate::cells::MariaDbRow| {
            grouped.entry(row.id(0)).or_default().push(rows::log_entry(row, 1));
        };
        database.rows(sql, values, read).await?;
    }
    Ok(ById::new(grouped.into_iter().collect()))
}

/// Writes pages, their revisions, and the log entries of those who made them.
pub fn write(pages: &[FoundPage], entries: &ById<Vec<LogEntry>>) -> Result<Body, Failure> {
    let nodes = pages
        .iter()
        .map(|page| PageWithRevisions {
            database_id: page.id,
            title: formats::title(page.key.0, &page.key.1),
            revisions: Connection {
                nodes: page
                    .revisions
                    .iter()
                    .map(|revision| Revision {
                        database_id: revision.database_id,
                        timestamp: revision.timestamp,
                        size: revision.size,
                        comment: revision.comment.as_deref(),
                        actor: revision.actor.as_ref().map(|actor| logged(actor, entries)),
                    })
                    .collect(),
            },
        })
        .collect();
    body(Pages { pages: Connection { nodes } })
}

fn logged<'a>(actor: &'a Actor, entries: &'a ById<Vec<LogEntry>>) -> LoggedActor<'a> {
    let nodes = entries.get(actor.database_id).map_or(&[][..], Vec::as_slice);
    LoggedActor { database_id: actor.database_id, name: &actor.name, log_entries: LogEntries { nodes } }
}
