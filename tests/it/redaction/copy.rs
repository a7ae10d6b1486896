//! Copies of wikis, to which rows can be added; each is gone when its test is.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::{Connection, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use futures_util::FutureExt;
use mysql_async::prelude::Queryable;

use crate::harness::{Gateway, lab};

/// What a copy is of, and how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Original {
    /// The lab's wiki, by its tables.
    Tables,
    /// The lab's wiki, by views over its tables.
    Views,
    /// The embedded wiki.
    Embedded,
}

/// How many databases were made.
static COPIES: AtomicUsize = AtomicUsize::new(0);

/// Tables that nothing reads and that are large.
const LEFT_OUT: &str = "('text', 'objectcache', 'searchindex', 'l10n_cache', 'job', 'watchlist')";

impl Original {
    /// Copies the wiki, runs statements on the copy, opens a gateway over it for the check, and removes the copy.
    pub async fn with<T>(self, statements: &[String], check: impl AsyncFnOnce(Gateway) -> T) -> T {
        match self {
            Self::Embedded => with_file(statements, check).await,
            Self::Tables | Self::Views => with_database(self == Self::Views, statements, check).await,
        }
    }
}

async fn with_file<T>(statements: &[String], check: impl AsyncFnOnce(Gateway) -> T) -> T {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("redaction-{}", std::process::id()));
    let path = folder.join("sandbox.sqlite");
    wikigraph::sandbox::create(&path).expect("the embedded wiki is made");
    let mut connection = SqliteConnection::establish(&path.display().to_string()).expect("the copy opens");
    for statement in statements {
        connection.batch_execute(statement).unwrap_or_else(|error| panic!("{statement:.300}: {error}"));
    }
    drop(connection);
    let variables = [("WIKIGRAPH_DATA_DIR", folder.display().to_string()), ("DATABASE_WAIT", "60".to_owned())];
    let outcome = AssertUnwindSafe(async { check(Gateway::open(variables).await).await }).catch_unwind().await;
    std::fs::remove_dir_all(&folder).expect("the copy is removed");
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

async fn with_database<T>(has_views: bool, statements: &[String], check: impl AsyncFnOnce(Gateway) -> T) -> T {
    let name = format!("redaction_{}_{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
    let url = lab().url_as("lab_owner", "lab143");
    let mut owner = mysql_async::Conn::from_url(url).await.expect("the lab's owner connects");
    let outcome = AssertUnwindSafe(async {
        copy(&mut owner, &name).await;
        for statement in statements {
            run(&mut owner, &format!("USE {name}")).await;
            run(&mut owner, statement).await;
        }
        let url = if has_views {
            copy_views(&mut owner, &name).await;
            lab().url(&format!("{name}_p"))
        } else {
            lab().url_as("lab_owner", &name)
        };
        check(Gateway::at(url).await).await
    })
    .catch_unwind()
    .await;
    run(&mut owner, &format!("DROP DATABASE IF EXISTS {name}")).await;
    run(&mut owner, &format!("DROP DATABASE IF EXISTS {name}_p")).await;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

async fn copy(owner: &mut mysql_async::Conn, name: &str) {
    run(owner, &format!("CREATE DATABASE {name}")).await;
    let tables: Vec<String> = owner
        .query(format!(
            "SELECT table_name FROM information_schema.tables \
             WHERE table_schema = 'lab143' AND table_name NOT IN {LEFT_OUT}"
        ))
        .await
        .expect("the lab's tables are listed");
    for table in tables {
        run(owner, &format!("CREATE TABLE {name}.`{table}` LIKE lab143.`{table}`")).await;
        run(owner, &format!("INSERT INTO {name}.`{table}` SELECT * FROM lab143.`{table}`")).await;
    }
}

/// The lab's views once more, over the copied tables.
async fn copy_views(owner: &mut mysql_async::Conn, name: &str) {
    run(owner, &format!("CREATE DATABASE {name}_p")).await;
    let views: Vec<(String, String)> = owner
        .query("SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = 'lab143_p'")
        .await
        .expect("the lab's views are listed");
    assert!(!views.is_empty(), "the lab has views");
    for (view, definition) in views {
        let definition = definition.replace("`lab143`.", &format!("`{name}`."));
        run(owner, &format!("CREATE VIEW {name}_p.`{view}` AS {definition}")).await;
    }
}

async fn run(owner: &mut mysql_async::Conn, statement: &str) {
    owner.query_drop(statement).await.unwrap_or_else(|error| panic!("{statement:.300}: {error}"));
}
