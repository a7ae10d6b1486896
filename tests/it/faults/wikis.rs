//! A few databases on one server, each with a row that says which it is, for an account with few connections.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts};
use wikigraph::config::{Address, Config, Environment, Place, PoolSettings};
use wikigraph::db::{Pool, Rows, Server, Statement};
use wikigraph::tables::FromCell;

use super::patience::until;
use crate::harness::processes::{Connected, connected};
use crate::harness::{SECRET_KEY, lab};

/// What every database is asked: the same text, so that a prepared statement of one would answer for another.
pub const WHICH: &str = "SELECT name FROM which";

/// Databases of the lab's server, which go when the test does.
pub struct Wikis {
    account: String,
    databases: Vec<String>,
    /// Connections that may still hold a lock when a test fails.
    lockers: Mutex<Vec<u32>>,
}

impl Wikis {
    /// So many, for an account that may have no more than so many connections.
    pub async fn new(count: usize, connections: usize) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let account = format!("wg_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let databases: Vec<String> = (0..count).map(|number| format!("{account}_{number}")).collect();
        let mut owner = owner().await;
        for host in ["localhost", "127.0.0.1"] {
            let limit = format!("WITH MAX_USER_CONNECTIONS {connections}");
            let sql = format!("CREATE USER {account}@'{host}' IDENTIFIED BY '{account}' {limit}");
            owner.query_drop(sql).await.unwrap();
            owner.query_drop(format!("GRANT SELECT ON `{account}\\_%`.* TO {account}@'{host}'")).await.unwrap();
        }
        for database in &databases {
            owner.query_drop(format!("CREATE DATABASE {database}")).await.unwrap();
            owner.query_drop(format!("CREATE TABLE {database}.which AS SELECT '{database}' AS name")).await.unwrap();
        }
        Self { account, databases, lockers: Mutex::default() }
    }

    /// So many MediaWikis: copies of the lab's.
    pub async fn of_mediawiki(count: usize, connections: usize) -> Self {
        let wikis = Self::new(count, connections).await;
        let mut owner = owner().await;
        let tables: Vec<String> = owner
            .query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'lab143'")
            .await
            .unwrap();
        for database in &wikis.databases {
            for table in &tables {
                owner.query_drop(format!("CREATE TABLE {database}.`{table}` LIKE lab143.`{table}`")).await.unwrap();
                let copied = format!("INSERT INTO {database}.`{table}` SELECT * FROM lab143.`{table}`");
                owner.query_drop(copied).await.unwrap();
            }
        }
        wikis
    }

    /// The names of the databases.
    pub fn names(&self) -> &[String] {
        &self.databases
    }

    /// A pool for each of them, all on one server.
    pub fn pools(&self, server: &Server) -> Vec<Pool> {
        let pool = |database: &String| Pool::on(server, self.address(database), settings(1), None);
        self.databases.iter().map(pool).collect()
    }

    /// The URL of a database, for the account.
    pub fn url(&self, database: &str) -> String {
        lab().url_as("lab_owner", database).replace("lab_owner:lab_owner", &format!("{0}:{0}", self.account))
    }

    /// Where a database is, for the account.
    pub fn address(&self, database: &str) -> Address {
        let variables = [("WIKI_DATABASE_URL", self.url(database)), ("SECRET_KEY", SECRET_KEY.to_owned())];
        match Config::read(&Environment::of(variables)).unwrap().wiki.place {
            Place::Database { address, .. } => address,
            other => panic!("{other:?} is no database of one's own"),
        }
    }

    /// Keeps everybody from reading a table, until what is given back is dropped.
    pub async fn locked(&self, table: &str) -> Conn {
        let mut owner = owner().await;
        let tables: Vec<String> = self.databases.iter().map(|database| format!("{database}.{table} WRITE")).collect();
        owner.query_drop(format!("LOCK TABLES {}", tables.join(", "))).await.unwrap();
        self.lockers.lock().unwrap().push(owner.id());
        owner
    }

    /// Does something to the databases, as the server's owner.
    pub async fn run(&self, statement: &str) {
        owner().await.query_drop(statement).await.unwrap();
    }

    /// The statements that run for the account.
    pub async fn statements(&self) -> Vec<String> {
        self.connected().await.into_iter().filter_map(|found| found.statement).collect()
    }

    async fn connected(&self) -> Vec<Connected> {
        let mut owner = owner().await;
        let mut found = connected(&mut owner).await;
        owner.disconnect().await.unwrap();
        found.retain(|found| found.account == self.account);
        found
    }

    /// Waits until a statement with this in it runs for the account; gives back the whole.
    pub async fn until_runs(&self, part: &str) -> String {
        let look = async || self.statements().await.into_iter().find(|statement| statement.contains(part));
        until(&format!("a statement with {part}"), look).await
    }

    /// Waits until no statement runs for the account.
    pub async fn until_nothing_runs(&self) {
        until("quiet", async || self.statements().await.is_empty().then_some(())).await;
    }

    /// How many connections the server counts for the account.
    pub async fn connections(&self) -> usize {
        self.connected().await.len()
    }
}

impl Drop for Wikis {
    fn drop(&mut self) {
        let mut statements: Vec<String> =
            self.databases.iter().map(|database| format!("DROP DATABASE {database}")).collect();
        statements.push(format!("DROP USER {0}@localhost, {0}@127.0.0.1", self.account));
        let lockers = std::mem::take(&mut *self.lockers.lock().unwrap());
        // A test's runtime cannot be waited for from within.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut owner = owner().await;
                for locker in lockers {
                    // Those of a test that went well are gone.
                    let _ = owner.query_drop(format!("KILL {locker}")).await;
                }
                for statement in statements {
                    owner.query_drop(statement).await.unwrap();
                }
            });
        });
        dropped.join().unwrap();
    }
}

async fn owner() -> Conn {
    Conn::new(Opts::from_url(&lab().url_as("lab_owner", "")).unwrap()).await.unwrap()
}

/// So many connections, and patience.
pub fn settings(connections: usize) -> PoolSettings {
    let long = Duration::from_secs(60);
    PoolSettings { connections, idle: long, life: long, wait: long, statement: long }
}

/// The database that answered.
pub async fn which(pool: &Pool) -> String {
    name(&pool.rows(Statement::new(WHICH)).await.unwrap())
}

/// The name in some rows.
pub fn name(rows: &Rows) -> String {
    String::from_cell(rows.cell(0, 0)).unwrap()
}
