//! Connections to MariaDB and MySQL, with a limit on every statement; to a wiki's database they only read.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

use mysql_async::consts::ColumnType;
use mysql_async::prelude::Queryable;
use mysql_async::{BinaryProtocol, Conn, OptsBuilder, Params, QueryResult, Value};

use super::connection::Purpose;
use super::{Bind, DatabaseError, Rows, Statement, codes};
use crate::config::MariaDbAddress;
use crate::tables::Cell;
use crate::telemetry;

/// How many prepared statements a connection keeps. Further texts are prepared for one use, as a server has room
/// for some thousands over all its connections.
const KEPT_STATEMENTS: usize = 200;

/// How much memory they may take, in bytes. A server takes some times as much.
const KEPT_BYTES: usize = 2 * 1024 * 1024;

/// What the driver keeps of each placeholder, in bytes.
const BYTES_OF_PLACEHOLDER: usize = 250;

/// How many texts a connection remembers that it has prepared once.
const SEEN_STATEMENTS: usize = 1_000;

/// How much longer than its limit a statement is waited for.
const GRACE: Duration = Duration::from_secs(2);

pub(super) struct MariaDbConnection {
    connection: Conn,
    opened: Instant,
    /// Texts that came more than once. Each is prepared for one use when it first comes, and then carries a comment that says
    /// for which request; a text that is kept carries none, as other requests use it too.
    kept: HashMap<String, mysql_async::Statement>,
    kept_bytes: usize,
    seen: HashSet<u64>,
    statement_limit: Duration,
}

impl MariaDbConnection {
    pub(super) async fn open(
        address: &MariaDbAddress,
        purpose: Purpose,
        statement_limit: Duration,
    ) -> Result<Self, DatabaseError> {
        let session = match purpose {
            Purpose::Reading => reading_session(statement_limit),
            Purpose::Writing => vec![STRICT.to_owned(), limited(statement_limit)],
        };
        let connection = connect(address, session).await?;
        let (opened, kept, kept_bytes, seen) = (Instant::now(), HashMap::new(), 0, HashSet::new());
        Ok(Self { connection, opened, kept, kept_bytes, seen, statement_limit })
    }

    /// How long ago it was opened.
    pub(super) fn age(&self) -> Duration {
        self.opened.elapsed()
    }

    /// The number that the server has for this connection.
    pub(super) fn number(&self) -> u32 {
        self.connection.id()
    }

    /// Ends the connection of this number, with what runs on it, if that is still this text; whether it was. Behind a name
    /// there may be several servers, on each of which the number is another connection's.
    pub(super) async fn stop(&mut self, number: u32, sql: &str) -> Result<bool, DatabaseError> {
        let stopping = async {
            let found = self.runs(number, sql).await?;
            if found {
                self.connection.query_drop(format!("KILL {number}")).await?;
            }
            Ok::<_, mysql_async::Error>(found)
        };
        let stopped = tokio::time::timeout(GRACE, stopping).await.map_err(|_| DatabaseError::Silent(GRACE))?;
        match stopped {
            Err(mysql_async::Error::Server(server)) if codes::is_of_lost_connection(server.code) => Ok(false),
            stopped => stopped.map_err(|error| DatabaseError::from_mariadb(&error, RUNNING, self.statement_limit)),
        }
    }

    /// Whether this text runs on the connection of this number, for the same account.
    async fn runs(&mut self, number: u32, sql: &str) -> Result<bool, mysql_async::Error> {
        let mut found = self.connection.query_iter(RUNNING).await?;
        let mut is_found = false;
        while let Some(mut row) = found.next().await? {
            let id = row.take_opt::<u32, _>("Id");
            let text = row.take_opt::<Option<Vec<u8>>, _>("Info");
            if let (Some(Ok(id)), Some(Ok(Some(text)))) = (id, text) {
                is_found |= id == number && is_text_of(&String::from_utf8_lossy(&text), sql);
            }
        }
        Ok(is_found)
    }

    pub(super) async fn close(self) {
        if let Err(error) = self.connection.disconnect().await {
            tracing::debug!(%error, "a connection was gone before it was closed");
        }
    }

    pub(super) async fn rows(&mut self, statement: &Statement) -> Result<Rows, DatabaseError> {
        self.in_time(async |own| {
            let (prepared, is_kept) = own.prepared(statement).await?;
            let rows = match own.connection.exec_iter(&prepared, parameters(statement)).await {
                Ok(result) => read(result, statement).await,
                Err(error) => Err(error),
            };
            let rows = rows.map_err(|error| own.failed(&error, statement));
            own.release(prepared, is_kept, is_sound_after(&rows)).await;
            rows
        })
        .await
    }

    pub(super) async fn changed(&mut self, statement: &Statement) -> Result<u64, DatabaseError> {
        self.in_time(async |own| {
            let (prepared, is_kept) = own.prepared(statement).await?;
            let changed = match own.connection.exec_iter(&prepared, parameters(statement)).await {
                Ok(result) => {
                    let count = result.affected_rows();
                    result.drop_result().await.map(|()| count)
                }
                Err(error) => Err(error),
            };
            let changed = changed.map_err(|error| own.failed(&error, statement));
            own.release(prepared, is_kept, is_sound_after(&changed)).await;
            changed
        })
        .await
    }

    /// Waits for a statement a little longer than the server lets it run: a server that hangs stops nothing.
    async fn in_time<T>(
        &mut self,
        sending: impl AsyncFnOnce(&mut Self) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        let wait = self.statement_limit + GRACE;
        tokio::time::timeout(wait, sending(self)).await.unwrap_or(Err(DatabaseError::Silent(wait)))
    }

    /// The prepared statement of a text, and whether it is kept.
    async fn prepared(&mut self, statement: &Statement) -> Result<(mysql_async::Statement, bool), DatabaseError> {
        if let Some(kept) = self.kept.get(statement.sql()) {
            return Ok((kept.clone(), true));
        }
        // The text is there twice: here, and in the driver.
        let bytes = 2 * statement.sql().len() + BYTES_OF_PLACEHOLDER * statement.binds().len();
        let has_room = self.kept.len() < KEPT_STATEMENTS && self.kept_bytes + bytes <= KEPT_BYTES;
        let is_kept = self.comes_again(statement.sql()) && has_room;
        let label = if is_kept { None } else { telemetry::label() };
        let prepared = match label {
            Some(label) => self.connection.prep(format!("/* {label} */ {}", statement.sql())).await,
            None => self.connection.prep(statement.sql()).await,
        };
        let prepared = prepared.map_err(|error| self.failed(&error, statement))?;
        if is_kept {
            self.kept.insert(statement.sql().to_owned(), prepared.clone());
            self.kept_bytes += bytes;
        }
        Ok((prepared, is_kept))
    }

    /// Whether a text came before.
    fn comes_again(&mut self, sql: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        sql.hash(&mut hasher);
        if self.seen.len() >= SEEN_STATEMENTS {
            self.seen.clear();
        }
        !self.seen.insert(hasher.finish())
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

/// Whether a connection is good for anything after such an outcome.
fn is_sound_after<T>(outcome: &Result<T, DatabaseError>) -> bool {
    outcome.as_ref().err().is_none_or(DatabaseError::leaves_connection_sound)
}

/// What runs, as far as the account may see it. `information_schema.processlist` says the same, by way of a temporary
/// table.
const RUNNING: &str = "SHOW FULL PROCESSLIST";

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

/// Whether this is what the server shows of a statement that runs. Where it writes logs of statements, it has put values in
/// the place of the placeholders.
fn is_text_of(shown: &str, sql: &str) -> bool {
    let mut rest = Some(shown);
    for part in sql.split('?') {
        rest = rest.and_then(|rest| Some(&rest[rest.find(part)? + part.len()..]));
    }
    rest.is_some()
}

async fn read(
    mut result: QueryResult<'_, '_, BinaryProtocol>,
    statement: &Statement,
) -> Result<Rows, mysql_async::Error> {
    // Views turn hidden ids into decimals (`IF(bits, 0, id)`), which come as digits.
    let is_decimal = |kind| matches!(kind, ColumnType::MYSQL_TYPE_DECIMAL | ColumnType::MYSQL_TYPE_NEWDECIMAL);
    let decimals: Vec<bool> = result.columns_ref().iter().map(|column| is_decimal(column.column_type())).collect();
    let mut rows = Rows::default();
    while let Some(row) = result.next().await? {
        let unread = statement.unread(rows.len());
        let cells = row.unwrap_raw().into_iter().zip(&decimals).enumerate();
        rows.push(cells.map(|(column, (value, is_decimal))| match value {
            Some(value) if column >= unread => cell(value, *is_decimal),
            _ => Cell::Null,
        }));
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

/// What a session begins with that reads a wiki's database.
///
/// Texts are bytes both ways, as to MediaWiki itself: where its tables have another character set than binary, or UTF-8's,
/// there is UTF-8 in them all the same, which MariaDB would take for that set's letters.
///
/// Some tags make a long list, which the default length of older servers would cut off. And MariaDB is told to go by its
/// statistics of an index, as it does where many values are asked for: to look into each index for each value takes a fifth
/// of a statement with many branches, and changes no plan, as each list has but one index in its order.
pub fn reading_session(statement_limit: Duration) -> Vec<String> {
    let limit = limited(statement_limit);
    vec![
        "SET SESSION TRANSACTION READ ONLY".to_owned(),
        format!("{limit}, {BYTES}, group_concat_max_len = 1048576 /*M!100403 , eq_range_index_dive_limit = 1 */"),
    ]
}

/// What `SET NAMES binary` does, which cannot stand with others.
const BYTES: &str = "character_set_client = binary, character_set_connection = binary, character_set_results = binary";

fn limited(statement_limit: Duration) -> String {
    format!("SET SESSION max_statement_time = {}", statement_limit.as_secs_f64())
}

/// Refuses what does not fit, rather than cutting it off.
pub(super) const STRICT: &str = "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'";

/// How long a connection may take to be made: a server that hangs greets nobody.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

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
    match tokio::time::timeout(CONNECT_LIMIT, Conn::new(options)).await {
        Ok(connected) => connected.map_err(|error| DatabaseError::of_connecting(&error)),
        Err(_) => Err(DatabaseError::Unreachable(format!("it greets nobody within {CONNECT_LIMIT:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::is_text_of;

    #[test]
    fn a_statement_is_known_with_values_in_the_place_of_its_placeholders() {
        let sql = "SELECT a WHERE b IN (?, ?) AND c = ? LIMIT ?";
        assert!(is_text_of(sql, sql));
        assert!(is_text_of("/* a */ SELECT a WHERE b IN (5, 6) AND c = 'it\\'s (?, ?)' LIMIT 51", sql));
        assert!(!is_text_of("SELECT a WHERE b IN (5, 6) AND d = 7 LIMIT 51", sql));
        assert!(!is_text_of("SELECT a", "SELECT a, b"));
    }
}
