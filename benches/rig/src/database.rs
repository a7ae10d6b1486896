//! Connections to MariaDB that keep every statement prepared, through mysql_async by hand.

use std::collections::HashMap;
use std::env;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, PoisonError};

use mysql_async::prelude::Queryable;
use mysql_async::{BinaryProtocol, Conn, Opts, OptsBuilder, Params, QueryResult, Statement, Value};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::Failure;
use crate::cells::MariaDbRow;

/// A bounded set of connections, made as needed.
pub struct Pool {
    options: Opts,
    permits: Semaphore,
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    /// A pool for the database that the environment names.
    pub fn from_environment() -> Result<Self, Failure> {
        let variable = |name: &str| env::var(name).map_err(|_| format!("{name} is not set"));
        let connections = env::var("BENCH_CONNECTIONS").map_or(Ok(10), |number| number.parse())?;
        let options = OptsBuilder::default()
            .ip_or_hostname(variable("BENCH_MARIADB_HOST")?)
            .tcp_port(variable("BENCH_MARIADB_PORT")?.parse()?)
            .user(Some(variable("BENCH_MARIADB_USER")?))
            .pass(Some(variable("BENCH_MARIADB_PASSWORD")?))
            .db_name(Some(variable("BENCH_MARIADB_DATABASE")?))
            .tcp_nodelay(true)
            .prefer_socket(false)
            .stmt_cache_size(0)
            .init(vec!["SET NAMES utf8mb4"]);
        Ok(Self { options: options.into(), permits: Semaphore::new(connections), idle: Mutex::default() })
    }

    /// A connection to use until it is dropped.
    pub async fn connection(&self) -> Result<Lease<'_>, Failure> {
        let permit = self.permits.acquire().await?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => Connection {
                inner: Conn::new(self.options.clone()).await?,
                kept: HashMap::new(),
                is_busy: false,
                is_recording: false,
                recorded: Vec::new(),
            },
        };
        Ok(Lease { connection: Some(connection), pool: self, _permit: permit })
    }
}

/// A connection out of a pool, which gets it back.
pub struct Lease<'p> {
    connection: Option<Connection>,
    pool: &'p Pool,
    _permit: SemaphorePermit<'p>,
}

impl Deref for Lease<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a lease has its connection until it is dropped")
    }
}

impl DerefMut for Lease<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a lease has its connection until it is dropped")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        // One that failed, or whose request was given up, may be in the middle of something.
        let sound = self.connection.take().filter(|connection| !connection.is_busy);
        self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).extend(sound);
    }
}

/// One connection, and the statements that it has prepared.
pub struct Connection {
    inner: Conn,
    kept: HashMap<usize, Statement>,
    is_busy: bool,
    is_recording: bool,
    recorded: Vec<Sent>,
}

/// A statement that was sent, and its values.
pub type Sent = (&'static str, Vec<Value>);

impl Connection {
    /// Sends a statement, and reads its rows. Texts live for ever, so that their addresses name them.
    pub async fn rows<T>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
        mut read: impl FnMut(&mut MariaDbRow) -> T,
    ) -> Result<Vec<T>, Failure> {
        self.is_busy = true;
        if self.is_recording {
            self.recorded.push((sql, values.clone()));
        }
        let result = self.send(sql, values).await?;
        let rows = result.map_and_drop(|row| read(&mut MariaDbRow::new(row))).await?;
        self.is_busy = false;
        Ok(rows)
    }

    /// Sends a statement, and lets its rows go by.
    pub async fn discard(&mut self, (sql, values): Sent) -> Result<(), Failure> {
        self.is_busy = true;
        self.send(sql, values).await?.drop_result().await?;
        self.is_busy = false;
        Ok(())
    }

    /// Begins to note down what is sent, and gives what was sent since the last call.
    pub fn record(&mut self) -> Vec<Sent> {
        self.is_recording = true;
        std::mem::take(&mut self.recorded)
    }

    async fn send(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<QueryResult<'_, 'static, BinaryProtocol>, Failure> {
        let name = sql.as_ptr().addr();
        let statement = match self.kept.get(&name) {
            Some(statement) => statement.clone(),
            None => {
                let statement = self.inner.prep(sql).await?;
                self.kept.insert(name, statement.clone());
                statement
            }
        };
        let params = if values.is_empty() { Params::Empty } else { Params::Positional(values) };
        Ok(self.inner.exec_iter(statement, params).await?)
    }
}
