//! Connections to MariaDB and MySQL, with a limit on every statement; to a wiki's database they only read.

use std::collections::HashMap;
use std::time::Duration;

use mysql_async::consts::ColumnType;
use mysql_async::prelude::Queryable;
use mysql_async::{BinaryProtocol, Conn, OptsBuilder, Params, QueryResult, Value};

use super::connection::Purpose;
use super::{Bind, DatabaseError, Rows, Statement};
use crate::config::MariaDbAddress;
use crate::tables::Cell;

/// How many prepared statements a connection keeps. Further texts are prepared for one use, as a server has room
/// for some thousands over all its connections.
const KEPT_STATEMENTS: usize = 200;

pub(super) struct MariaDbConnection {
    connection: Conn,
    kept: HashMap<String, mysql_async::Statement>,
    statement_limit: Duration,
}

impl MariaDbConnection {
    pub(super) async fn open(
        address: &MariaDbAddress,
        purpose: Purpose,
        statement_limit: Duration,
    ) -> Result<Self, DatabaseError> {
        let limit = format!("SET SESSION max_statement_time = {}", statement_limit.as_secs_f64());
        let session = match purpose {
            Purpose::Reading => vec![
                "SET SESSION TRANSACTION READ ONLY".to_owned(),
                limit,
                // Some tags make a long list; the default length of older servers would cut it off.
                "SET SESSION group_concat_max_len = 1048576".to_owned(),
            ],
            Purpose::Writing => vec![STRICT.to_owned(), limit],
        };
        Ok(Self { connection: connect(address, session).await?, kept: HashMap::new(), statement_limit })
    }

    pub(super) async fn close(self) {
        if let Err(error) = self.connection.disconnect().await {
            tracing::debug!(%error, "a connection was gone before it was closed");
        }
    }

    pub(super) async fn rows(&mut self, statement: &Statement) -> Result<Rows, DatabaseError> {
        let (prepared, is_kept) = self.prepared(statement).await?;
        let rows = match self.connection.exec_iter(&prepared, parameters(statement)).await {
            Ok(result) => read(result).await,
            Err(error) => Err(error),
        };
        self.release(prepared, is_kept, rows.is_ok()).await;
        rows.map_err(|error| self.failed(&error, statement))
    }

    pub(super) async fn changed(&mut self, statement: &Statement) -> Result<u64, DatabaseError> {
        let (prepared, is_kept) = self.prepared(statement).await?;
        let changed = match self.connection.exec_iter(&prepared, parameters(statement)).await {
            Ok(result) => {
                let count = result.affected_rows();
                result.drop_result().await.map(|()| count)
            }
            Err(error) => Err(error),
        };
        self.release(prepared, is_kept, changed.is_ok()).await;
        changed.map_err(|error| self.failed(&error, statement))
    }

    /// The prepared statement of a text, and whether it is kept.
    async fn prepared(&mut self, statement: &Statement) -> Result<(mysql_async::Statement, bool), DatabaseError> {
        if let Some(kept) = self.kept.get(statement.sql()) {
            return Ok((kept.clone(), true));
        }
        let prepared = self.connection.prep(statement.sql()).await;
        let prepared = prepared.map_err(|error| self.failed(&error, statement))?;
        let is_kept = self.kept.len() < KEPT_STATEMENTS;
        if is_kept {
            self.kept.insert(statement.sql().to_owned(), prepared.clone());
        }
        Ok((prepared, is_kept))
    }

    /// Lets the server forget a statement that is not kept, if the connection is still good for anything.
    async fn release(&mut self, prepared: mysql_async::Statement, is_kept: bool, is_sound: bool) {
        if !is_kept
            && is_sound
            && let Err(error) = self.connection.close(prepared).await
        {
            tracing::debug!(%error, "a prepared statement could not be closed");
        }
    }

    fn failed(&self, error: &mysql_async::Error, statement: &Statement) -> DatabaseError {
        DatabaseError::from_mariadb(error, statement.sql(), self.statement_limit)
    }
}

fn parameters(statement: &Statement) -> Params {
    let values = statement.binds().iter().map(|value| match value {
        Bind::Integer(number) => Value::Int(*number),
        Bind::Text(text) => Value::Bytes(text.as_bytes().to_vec()),
        Bind::Bytes(bytes) => Value::Bytes(bytes.clone()),
        Bind::Null => Value::NULL,
    });
    let values: Vec<Value> = values.collect();
    if values.is_empty() { Params::Empty } else { Params::Positional(values) }
}

async fn read(mut result: QueryResult<'_, '_, BinaryProtocol>) -> Result<Rows, mysql_async::Error> {
    // Views turn hidden ids into decimals (`IF(bits, 0, id)`), which come as digits.
    let is_decimal = |kind| matches!(kind, ColumnType::MYSQL_TYPE_DECIMAL | ColumnType::MYSQL_TYPE_NEWDECIMAL);
    let decimals: Vec<bool> = result.columns_ref().iter().map(|column| is_decimal(column.column_type())).collect();
    let mut rows = Rows::default();
    while let Some(row) = result.next().await? {
        let cells = row.unwrap_raw().into_iter().zip(&decimals);
        rows.push(cells.map(|(value, is_decimal)| cell(value.unwrap_or(Value::NULL), *is_decimal)));
    }
    Ok(rows)
}

/// No column that is read is of a date or of fractions: MediaWiki keeps points in time as 14 digits.
fn cell(value: Value, is_decimal: bool) -> Cell {
    match value {
        Value::Int(number) => Cell::Integer(number),
        Value::UInt(number) => i64::try_from(number).map_or(Cell::Null, Cell::Integer),
        Value::Bytes(digits) if is_decimal => {
            std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse().ok()).map_or(Cell::Null, Cell::Integer)
        }
        Value::Bytes(bytes) => Cell::Bytes(bytes.into()),
        _ => Cell::Null,
    }
}

/// Refuses what does not fit, rather than cutting it off.
pub(super) const STRICT: &str = "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'";

/// Connects, and sends what the session begins with.
pub(super) async fn connect(address: &MariaDbAddress, session: Vec<String>) -> Result<Conn, DatabaseError> {
    let options = OptsBuilder::default()
        .ip_or_hostname(address.host.clone())
        .tcp_port(address.port)
        .tcp_nodelay(true)
        .socket(address.socket.clone())
        .prefer_socket(false)
        .user(address.user.clone())
        .pass(address.password.as_ref().map(|password| password.reveal().to_owned()))
        .db_name(Some(address.database.clone()))
        .client_found_rows(true)
        .stmt_cache_size(0)
        .setup(session);
    Conn::new(options).await.map_err(|error| DatabaseError::of_connecting(&error))
}
