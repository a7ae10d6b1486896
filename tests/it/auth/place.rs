//! A database for one test, which goes when the test does: a file, or a database of the lab's server.

use std::sync::atomic::{AtomicU32, Ordering};

use mysql_async::prelude::Queryable;
use wikigraph::config::{Address, AppConfig, Config, Environment};
use wikigraph::db::{Pool, Rows, Statement};
use wikigraph::tables::Dialect;

use crate::harness::{lab, processes};

/// Where a test keeps what it has to remember.
pub struct Place {
    /// Its address and how it is connected to.
    pub config: AppConfig,
    folder: tempfile::TempDir,
    database: Option<String>,
}

impl Place {
    /// A file that is not there yet.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { config: configured(&folder, None), folder, database: None }
    }

    /// A new database of the lab's server.
    pub async fn mariadb() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let database = format!("wikigraph_test_{}_{number}", std::process::id());
        on_server(&format!("CREATE DATABASE {database} CHARACTER SET utf8mb4")).await;
        let folder = tempfile::tempdir().unwrap();
        let url = lab().url_as("lab_owner", &database);
        Self { config: configured(&folder, Some(url)), folder, database: Some(database) }
    }

    /// One of each kind.
    pub async fn both() -> [Self; 2] {
        [Self::sqlite(), Self::mariadb().await]
    }

    /// The folder of the gateway's own files.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Its URL, as a gateway is configured with it.
    pub fn url(&self) -> String {
        lab().url_as("lab_owner", self.database.as_deref().expect("a server has a URL"))
    }

    /// What a statement finds, past the service.
    pub async fn rows(&self, sql: &str) -> Rows {
        let pool = Pool::new(self.config.address.clone(), self.config.pool.clone(), None);
        pool.rows(Statement::new(sql)).await.unwrap()
    }

    /// Cuts all connections to a database of the lab's server, as a restart of the server would.
    pub async fn cut_connections(&self) {
        let database = self.database.as_deref().expect("a server has connections");
        let mut owner = owner().await;
        processes::kill(&mut owner, "CONNECTION", |found| found.database.as_deref() == Some(database)).await;
        owner.disconnect().await.unwrap();
    }

    /// The names of the tables.
    pub async fn tables(&self) -> Vec<String> {
        let sql = match self.dialect() {
            Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Dialect::MariaDb => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
        };
        let mut names = texts(&self.rows(sql).await);
        names.retain(|name| name != "__diesel_schema_migrations");
        names.sort();
        names
    }

    /// Every cell of every table, as text.
    pub async fn everything(&self) -> String {
        let mut all = String::new();
        for table in self.tables().await {
            all.push_str(&texts(&self.rows(&format!("SELECT * FROM {table}")).await).join("\n"));
            all.push('\n');
        }
        all
    }

    fn dialect(&self) -> Dialect {
        match self.config.address {
            Address::MariaDb(_) => Dialect::MariaDb,
            Address::Sqlite(_) => Dialect::Sqlite,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(database) = self.database.take() else { return };
        // A test's runtime cannot be waited for from within.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(on_server(&format!("DROP DATABASE {database}")));
        });
        dropped.join().unwrap();
    }
}

async fn owner() -> mysql_async::Conn {
    let options = mysql_async::Opts::from_url(&lab().url_as("lab_owner", "")).unwrap();
    mysql_async::Conn::new(options).await.unwrap()
}

async fn on_server(sql: &str) {
    let mut owner = owner().await;
    owner.query_drop(sql).await.unwrap();
    owner.disconnect().await.unwrap();
}

fn configured(folder: &tempfile::TempDir, url: Option<String>) -> AppConfig {
    let mut variables = vec![("WIKIGRAPH_DATA_DIR", folder.path().display().to_string())];
    variables.extend(url.map(|url| ("APP_DATABASE_URL", url)));
    Config::read(&Environment::of(variables)).unwrap().app
}

/// The cells of some rows, as text.
pub fn texts(rows: &Rows) -> Vec<String> {
    let cells = rows.iter().flatten();
    cells.map(|cell| wikigraph::tables::FromCell::from_cell(cell).unwrap_or_else(|| "NULL".to_owned())).collect()
}
