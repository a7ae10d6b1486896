//! Connections to MariaDB and MySQL, with a limit on every statement; to a wiki's database they only read.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use diesel::mysql::{Mysql, MysqlType};
use diesel::row::{Field, Row};
use diesel_async::{AsyncConnectionCore, AsyncMysqlConnection};
use futures_util::TryStreamExt;
use mysql_async::{Conn, OptsBuilder};

use super::connection::Purpose;
use super::statement::Prepared;
use super::{DatabaseError, Rows, Statement};
use crate::config::MariaDbAddress;
use crate::tables::Cell;

/// How many prepared statements a connection keeps. Further texts are prepared for one use, as a server has room
/// for some thousands over all its connections.
const KEPT_STATEMENTS: usize = 200;

pub(super) struct MariaDbConnection {
    connection: AsyncMysqlConnection,
    kept: HashSet<u64>,
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
        let connection = AsyncMysqlConnection::try_from(connect(address, session).await?)
            .await
            .map_err(|error| DatabaseError::Unreachable(error.to_string()))?;
        Ok(Self { connection, kept: HashSet::new(), statement_limit })
    }

    pub(super) async fn rows(&mut self, statement: Statement) -> Result<Rows, DatabaseError> {
        let sql = statement.sql().to_owned();
        let prepared = Prepared { is_kept: self.keeps(&sql), statement };
        let limit = self.statement_limit;
        let failed = |error: diesel::result::Error| DatabaseError::from_statement(&error, &sql, limit);
        let mut stream = self.connection.load(prepared).await.map_err(failed)?;
        let mut rows = Rows::default();
        while let Some(row) = stream.try_next().await.map_err(failed)? {
            rows.push((0..row.field_count()).map(|column| cell(&row, column)));
        }
        Ok(rows)
    }

    pub(super) async fn changed(&mut self, statement: Statement) -> Result<u64, DatabaseError> {
        let sql = statement.sql().to_owned();
        let prepared = Prepared { is_kept: self.keeps(&sql), statement };
        let changed = self.connection.execute_returning_count(prepared).await;
        changed
            .map(|count| count as u64)
            .map_err(|error| DatabaseError::from_statement(&error, &sql, self.statement_limit))
    }

    fn keeps(&mut self, sql: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        sql.hash(&mut hasher);
        let text = hasher.finish();
        self.kept.contains(&text) || (self.kept.len() < KEPT_STATEMENTS && self.kept.insert(text))
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
    Conn::new(options).await.map_err(|error| DatabaseError::Unreachable(error.to_string()))
}

/// Reads a cell by the type that the server gave its column.
///
/// Views turn hidden ids into decimals (`IF(bits, 0, id)`), so digits are read as numbers too.
fn cell<'row>(row: &impl Row<'row, Mysql>, column: usize) -> Cell {
    let Some(field) = row.get(column) else { return Cell::Null };
    let Some(value) = field.value() else { return Cell::Null };
    let bytes = value.as_bytes();
    let integer = |unsigned: bool| little_endian(bytes, unsigned).map_or(Cell::Null, Cell::Integer);
    match value.value_type() {
        MysqlType::Tiny | MysqlType::Short | MysqlType::Long | MysqlType::LongLong => integer(false),
        MysqlType::UnsignedTiny | MysqlType::UnsignedShort | MysqlType::UnsignedLong | MysqlType::UnsignedLongLong => {
            integer(true)
        }
        MysqlType::Numeric => {
            std::str::from_utf8(bytes).ok().and_then(|digits| digits.parse().ok()).map_or(Cell::Null, Cell::Integer)
        }
        _ => Cell::Bytes(bytes.into()),
    }
}

/// A number of up to eight bytes. The binary protocol sends every whole number as eight.
fn little_endian(bytes: &[u8], unsigned: bool) -> Option<i64> {
    let is_negative = !unsigned && bytes.last().is_some_and(|byte| byte & 0x80 != 0);
    let mut wide = [if is_negative { 0xff } else { 0 }; 8];
    wide.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(i64::from_le_bytes(wide))
}
