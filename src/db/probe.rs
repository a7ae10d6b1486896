//! Finding out what a database has, once per wiki.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{DatabaseError, Pool, Rows, Statement};
use crate::tables::{Access, Capabilities, Cell, Dialect, FromCell};

/// Why a database cannot serve as a wiki.
#[derive(Debug, thiserror::Error)]
pub enum NotMediaWiki {
    /// It could not be asked.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// It holds something else.
    #[error("{place} is not a MediaWiki database: it has no table {table:?}. Check the database's name")]
    Foreign {
        /// Where it is.
        place: String,
        /// What is missing.
        table: &'static str,
    },
    /// It holds a MediaWiki that is too old.
    #[error(
        "{place} is a MediaWiki older than 1.43 ({sign}); \
         1.43 is the oldest that is supported: run maintenance/run.php update of a newer MediaWiki on it"
    )]
    TooOld {
        /// Where it is.
        place: String,
        /// What tells how old it is.
        sign: String,
    },
}

/// What every MediaWiki has had for long.
const ANY_MEDIAWIKI: [&str; 6] = ["page", "revision", "actor", "comment", "logging", "recentchanges"];

/// What 1.43 has and its predecessors lack.
const SINCE_1_43: [(&str, &str); 6] = [
    ("revision", "rev_comment_id"),
    ("revision", "rev_actor"),
    ("pagelinks", "pl_target_id"),
    ("user", "user_is_temp"),
    ("block", "bl_target"),
    ("block_target", "bt_user"),
];

/// What 1.43 drops once it has moved all blocks from there to the tables that 1.42 has too, where they are not looked for.
const UNTIL_1_43: &str = "ipblocks";

/// Asks a database for its tables and columns, and checks that they are MediaWiki's.
pub async fn probe(pool: &Pool) -> Result<Capabilities, NotMediaWiki> {
    let dialect = pool.dialect();
    let rows = pool.rows(Statement::new(columns_query(dialect))).await?;
    let (columns, texts) = (columns(&rows), texts(&rows));
    let place = || pool.address().describe();
    if let Some(table) = ANY_MEDIAWIKI.into_iter().find(|table| !columns.contains_key(*table)) {
        return Err(NotMediaWiki::Foreign { place: place(), table });
    }
    let is_missing = |(table, column): &(&str, &str)| columns.get(*table).is_none_or(|known| !known.contains(*column));
    if let Some((table, column)) = SINCE_1_43.into_iter().find(is_missing) {
        return Err(NotMediaWiki::TooOld { place: place(), sign: format!("{table}.{column} is missing") });
    }
    let roles = pool.rows(Statement::new("SELECT role_id FROM slot_roles WHERE role_name = 'main'")).await?;
    let main_slot_role = roles.iter().next().and_then(|row| i64::from_cell(&row[0])).unwrap_or(1);
    let mut found = Capabilities::new(dialect, columns, main_slot_role);
    if found.access == Access::Tables && found.has_table(UNTIL_1_43) {
        return Err(NotMediaWiki::TooOld { place: place(), sign: format!("its blocks are in {UNTIL_1_43}") });
    }
    found.texts = texts;
    found.has_json_table = has_json_table(pool).await?;
    Ok(found)
}

/// Asks a database that has only the tables of links what they are like; `access` is that of the wiki's other tables.
pub(super) async fn probe_links(pool: &Pool, access: Access) -> Result<Capabilities, DatabaseError> {
    let columns = columns(&pool.rows(Statement::new(columns_query(pool.dialect()))).await?);
    let mut found = Capabilities::of_links(pool.dialect(), access, columns);
    found.has_json_table = has_json_table(pool).await?;
    Ok(found)
}

/// Whether the database's server makes rows of a JSON text in the way that statements want it.
async fn has_json_table(pool: &Pool) -> Result<bool, DatabaseError> {
    if pool.dialect() == Dialect::Sqlite {
        return Ok(false);
    }
    let mut asking = Statement::new("SELECT number FROM ");
    asking.bind_rows("[1]".to_owned(), "number BIGINT PATH '$'").push(" AS found");
    let asked = async {
        match pool.rows(asking).await {
            Ok(_) => Ok(true),
            Err(DatabaseError::Refused { .. } | DatabaseError::Lacking { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    };
    pool.server().has_json_table(asked).await
}

fn columns_query(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::MariaDb => {
            "SELECT table_name, column_name, character_set_name FROM information_schema.columns \
             WHERE table_schema = DATABASE()"
        }
        Dialect::Sqlite => {
            "SELECT tables.name, columns.name FROM sqlite_master AS tables \
             JOIN pragma_table_info(tables.name) AS columns WHERE tables.type IN ('table', 'view')"
        }
    }
}

fn columns(rows: &Rows) -> HashMap<String, HashSet<String>> {
    let mut tables: HashMap<String, HashSet<String>> = HashMap::new();
    for row in rows.iter() {
        if let (Some(table), Some(column)) = (String::from_cell(&row[0]), String::from_cell(&row[1])) {
            tables.entry(table).or_default().insert(column);
        }
    }
    tables
}

/// What the names of those columns begin with that lists over several wikis read.
const MERGED: [&str; 7] = ["actor_", "comment_", "ctd_", "page_", "rc_", "rev_", "user_"];

/// Which of these columns the database takes for text, and of which character set; none where all are bytes.
fn texts(rows: &Rows) -> String {
    let text = |row: &[Cell]| {
        let [_, column, set] = row else { return None };
        let (column, set) = (String::from_cell(column)?, String::from_cell(set)?);
        MERGED.iter().any(|prefix| column.starts_with(prefix)).then(|| format!("{column} {set}"))
    };
    let texts: BTreeSet<String> = rows.iter().filter_map(text).collect();
    texts.into_iter().collect::<Vec<_>>().join(", ")
}
