//! The workloads over MediaWiki's tables in a SQLite file: statements that stay prepared, and as many as it takes, since
//! one costs no round trip.

use rusqlite::{Connection as Database, OpenFlags, Params};

use crate::Failure;
use crate::answers::{Connection, Contributor, Feed, History, LookedUpPage, PageWithRevisions, Pages, User};
use crate::cells::Cells;
use crate::formats::title_key;
use crate::joined::{self, read_user};
use crate::json::{Body, body};
use crate::lists::ById;
use crate::nested::{self, FoundPage};
use crate::parameters::Variables;
use crate::rows;

const LOOKUP: &str = concat!(
    "SELECT page_id, page_namespace, page_title, page_len, ",
    "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name ",
    "FROM page LEFT JOIN revision ON rev_id = page_latest LEFT JOIN comment ON comment_id = rev_comment_id ",
    "LEFT JOIN actor ON actor_id = rev_actor WHERE page_namespace = ? AND page_title = ?",
);
const HISTORY: &str = concat!(
    "SELECT page_id, page_namespace, page_title, ",
    "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name, rev_minor_edit, ",
    "(SELECT group_concat(ctd_name, '|') FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id ",
    "WHERE ct_rev_id = rev_id) ",
    "FROM page JOIN revision ON rev_page = page_id LEFT JOIN comment ON comment_id = rev_comment_id ",
    "LEFT JOIN actor ON actor_id = rev_actor WHERE page_id = ? ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 100",
);
const NESTED: &str = concat!(
    "SELECT page_id, page_namespace, page_title, ",
    "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name ",
    "FROM page JOIN revision ON rev_page = page_id LEFT JOIN comment ON comment_id = rev_comment_id ",
    "LEFT JOIN actor ON actor_id = rev_actor WHERE page_namespace = ? AND page_title = ? ",
    "ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 10",
);
const LOG_ENTRIES: &str = concat!(
    "SELECT log_id, log_type, log_action, log_timestamp, log_namespace, log_title, log_deleted ",
    "FROM logging INDEXED BY log_actor_time WHERE log_actor = ? AND log_type <> 'suppress' AND log_deleted & 4 = 0 ",
    "ORDER BY log_timestamp DESC, log_id DESC LIMIT 10",
);

/// Opens the file, for reading only.
pub fn open(file: &str) -> Result<Database, Failure> {
    let database = Database::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    database.set_prepared_statement_cache_capacity(50);
    Ok(database)
}

/// Answers a workload's request.
pub fn serve(database: &Database, workload: &str, variables: &Variables) -> Result<Body, Failure> {
    match workload {
        "feed" => {
            let nodes = read(database, joined::FEED, [], |row| rows::change(row))?;
            body(Feed { recent_changes: Connection { nodes } })
        }
        "lookup" => lookup(database, variables),
        "history" => history(database, variables),
        "nested" => nested(database, variables),
        "user" => user(database, variables),
        other => Err(format!("there is no workload {other}").into()),
    }
}

fn read<T>(
    database: &Database,
    sql: &str,
    values: impl Params,
    mut read: impl FnMut(&mut &rusqlite::Row<'_>) -> T,
) -> Result<Vec<T>, Failure> {
    let mut statement = database.prepare_cached(sql)?;
    let mut found = statement.query(values)?;
    let mut all = Vec::new();
    while let Some(mut row) = found.next()? {
        all.push(read(&mut row));
    }
    Ok(all)
}

fn sorted_keys(titles: &[String]) -> Vec<(i64, String)> {
    let mut keys: Vec<_> = titles.iter().map(|title| title_key(title)).collect();
    keys.sort_unstable();
    keys
}

fn lookup(database: &Database, variables: &Variables) -> Result<Body, Failure> {
    let mut nodes: Vec<LookedUpPage<_>> = Vec::with_capacity(variables.titles.len());
    for key in sorted_keys(&variables.titles) {
        nodes.extend(read(database, LOOKUP, key, |row| rows::looked_up_page(row))?);
    }
    body(Pages { pages: Connection { nodes } })
}

fn history(database: &Database, variables: &Variables) -> Result<Body, Failure> {
    let mut page = None;
    let revisions = read(database, HISTORY, [variables.id], |row| {
        if page.is_none() {
            page = Some((row.id(0), row.title(1, 2).unwrap_or_default()));
        }
        rows::tagged_revision(row, 3)
    })?;
    let nodes = revisions.into_iter().flatten().collect();
    let page =
        page.map(|(database_id, title)| PageWithRevisions { database_id, title, revisions: Connection { nodes } });
    body(History { page })
}

fn nested(database: &Database, variables: &Variables) -> Result<Body, Failure> {
    let mut pages: Vec<FoundPage> = Vec::with_capacity(variables.titles.len());
    for key in sorted_keys(&variables.titles) {
        let mut page = None;
        let revisions = read(database, NESTED, key, |row| {
            if page.is_none() {
                page = Some(FoundPage::read(row));
            }
            rows::revision(row, 3)
        })?;
        pages.extend(page.map(|page| FoundPage { revisions: revisions.into_iter().flatten().collect(), ..page }));
    }
    let mut entries = Vec::new();
    for actor in nested::actors(&pages) {
        entries.push((actor, read(database, LOG_ENTRIES, [actor], |row| rows::log_entry(row, 0))?));
    }
    nested::write(&pages, &ById::new(entries))
}

fn user(database: &Database, variables: &Variables) -> Result<Body, Failure> {
    let mut user = None;
    let nodes = read(database, joined::USER, [&variables.name], |row| {
        if user.is_none() {
            user = Some(read_user(row));
        }
        rows::contribution(row, 4)
    })?;
    if user.is_none() {
        user = read(database, joined::IDLE_USER, [&variables.name], |row| read_user(row))?.pop();
    }
    body(Contributor { user: user.map(|user| User { contributions: Connection { nodes }, ..user }) })
}
