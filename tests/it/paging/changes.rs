//! Rows that come and go while somebody pages: no other row is missed or comes twice.
//!
//! The wiki is a copy in a file of its own.

use std::collections::HashSet;
use std::path::Path;

use diesel::connection::{Connection as _, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use fastrand::Rng;
use wikigraph::types::NodeId;

use super::list::{List, Row};
use super::question::{orders, unfiltered, with};
use super::schema::connections;
use super::{SEED, assert_none, parents, parents_or_wiki};
use crate::harness::Gateway;

/// A list whose rows change.
struct Case {
    connection: &'static str,
    /// The tables that hold the rows.
    tables: &'static [Table],
}

/// A table, its column of the ids that the rows' own ids are made of, and what a copy of a row has of its own besides.
struct Table(&'static str, &'static str, &'static str);

const PAGE_TABLE: Table = Table("page", "page_id", "page_title = page_title || '!{new}'");

const CASES: [Case; 6] = [
    Case { connection: "Page.revisions", tables: &[Table("revision", "rev_id", "")] },
    Case { connection: "Actor.recentChanges", tables: &[Table("recentchanges", "rc_id", "")] },
    Case { connection: "User.logEntries", tables: &[Table("logging", "log_id", "")] },
    Case { connection: "Wiki.pages", tables: &[PAGE_TABLE] },
    Case { connection: "Wiki.users", tables: &[Table("user", "user_id", "user_name = user_name || '!{new}'")] },
    Case { connection: "Category.members", tables: &[PAGE_TABLE, Table("categorylinks", "cl_from", "")] },
];

/// The rows of a page.
const PAGE: usize = 20;

/// How far from the place between two pages rows come and go.
const DISTANCES: [usize; 2] = [2, 5];

/// How many come, and how many go.
const COPIES: usize = 2 * DISTANCES.len();
const DELETIONS: usize = 2 * DISTANCES.len() + 1;

#[tokio::test]
async fn pages_go_on_where_they_were_while_rows_come_and_go() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the copy");
    let path = folder.path().join("sandbox.sqlite");
    wikigraph::sandbox::create(&path).expect("the embedded wiki is made");
    let gateway = Gateway::open([("WIKIGRAPH_DATA_DIR", folder.path().display().to_string())]).await;
    let connections = connections(&gateway).await;
    let parents = parents::of_all(&gateway, &connections).await;
    let mut changes = Changes::of(&path);
    let mut problems = Vec::new();
    for case in &CASES {
        let connection = connections.iter().find(|connection| connection.full_name() == case.connection);
        let parents = parents_or_wiki(&parents[case.connection]).next().expect("a list");
        let list = unfiltered(connection.expect("the schema has the connection"), parents);
        let mut lists: Vec<List<'_>> =
            orders(list.connection).into_iter().flatten().map(|order| with(&list, &order)).collect();
        lists.push(list);
        for list in &lists {
            problems.extend(problem(&gateway, &mut changes, case, list, false).await);
            if list.connection.goes_backwards {
                problems.extend(problem(&gateway, &mut changes, case, list, true).await);
            }
        }
    }
    assert_none(&problems);
}

/// Changes a list behind and before a place, and says what is wrong with the pages from there on.
async fn problem(
    gateway: &Gateway,
    changes: &mut Changes,
    case: &Case,
    list: &List<'_>,
    is_backwards: bool,
) -> Option<String> {
    let before = list.rows(gateway).await;
    let place = changes.make(case, &before);
    let found = if is_backwards {
        rows_before(gateway, list, &before[place].cursor).await
    } else {
        rows_behind(gateway, list, &before[place].cursor).await
    };
    let after = list.rows(gateway).await;
    let (there, elsewhere) =
        if is_backwards { (&before[..place], &before[place..]) } else { (&before[place + 1..], &before[..=place]) };
    let what = if after.len() != before.len() + COPIES - DELETIONS {
        "are not all that is left and came".to_owned()
    } else if !(if is_backwards { after.starts_with(&found) } else { after.ends_with(&found) }) {
        "are not what the list has now".to_owned()
    } else {
        changes.problem(there, elsewhere, &found)?.to_owned()
    };
    let side = if is_backwards { "before" } else { "behind" };
    Some(format!("the rows {side} a place of {} {what}", list.name()))
}

async fn rows_behind(gateway: &Gateway, list: &List<'_>, cursor: &str) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    loop {
        let cursor = found.last().map_or(cursor, |row| &row.cursor);
        let page = list.pages(gateway, &[format!("first: {PAGE} after: {cursor:?}")]).await.remove(0).remove(0);
        found.extend(page.rows);
        if !page.has_next {
            return found;
        }
    }
}

async fn rows_before(gateway: &Gateway, list: &List<'_>, cursor: &str) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    loop {
        let cursor = found.first().map_or(cursor, |row| &row.cursor);
        let page = list.pages(gateway, &[format!("last: {PAGE} before: {cursor:?}")]).await.remove(0).remove(0);
        found.splice(..0, page.rows);
        if !page.has_previous {
            return found;
        }
    }
}

/// The copy as its owner sees it.
struct Changes {
    database: SqliteConnection,
    dice: Rng,
    next_id: i64,
    deleted: HashSet<String>,
}

impl Changes {
    fn of(path: &Path) -> Self {
        let mut database = SqliteConnection::establish(&path.display().to_string()).expect("the copy opens");
        database.batch_execute("PRAGMA busy_timeout = 5000").expect("the copy can wait");
        Self { database, dice: Rng::with_seed(SEED), next_id: 1_000_000, deleted: HashSet::new() }
    }

    /// Chooses a place in a list; deletes the row there and some before and behind it, and copies others.
    fn make(&mut self, case: &Case, rows: &[Row]) -> usize {
        let far = DISTANCES[1] + 1;
        let place = self.dice.usize(far..rows.len() - far);
        for distance in DISTANCES {
            self.copy(case, &rows[place - distance - 1]);
            self.copy(case, &rows[place + distance + 1]);
            self.delete(case, &rows[place - distance]);
            self.delete(case, &rows[place + distance]);
        }
        self.delete(case, &rows[place]);
        place
    }

    fn delete(&mut self, case: &Case, row: &Row) {
        self.deleted.insert(row.name.clone());
        for Table(table, id, _) in case.tables {
            self.run(&format!("DELETE FROM {table} WHERE {id} = {}", key(row)));
        }
    }

    fn copy(&mut self, case: &Case, row: &Row) {
        self.next_id += 1;
        let new = self.next_id.to_string();
        for Table(table, id, further) in case.tables {
            let further =
                if further.is_empty() { String::new() } else { format!(", {further}").replace("{new}", &new) };
            self.run(&format!(
                "CREATE TEMP TABLE copied AS SELECT * FROM {table} WHERE {id} = {};
                 UPDATE copied SET {id} = {new}{further};
                 INSERT INTO {table} SELECT * FROM copied;
                 DROP TABLE copied;",
                key(row)
            ));
        }
    }

    fn run(&mut self, statements: &str) {
        self.database.batch_execute(statements).unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    /// What is wrong with the rows on one side of a place, given those that were there and those of the other side.
    fn problem(&self, there: &[Row], elsewhere: &[Row], found: &[Row]) -> Option<&'static str> {
        let names: HashSet<&str> = found.iter().map(|row| row.name.as_str()).collect();
        let has = |row: &Row| names.contains(row.name.as_str());
        let kept = there.iter().filter(|row| !self.deleted.contains(&row.name));
        if names.len() < found.len() {
            Some("come twice")
        } else if !kept.into_iter().all(has) {
            Some("lack some that were there all the time")
        } else if elsewhere.iter().any(has) {
            Some("hold some of the other side")
        } else {
            None
        }
    }
}

/// The number in the row's id.
fn key(row: &Row) -> String {
    NodeId::decode(&row.name).expect("an id").key
}
