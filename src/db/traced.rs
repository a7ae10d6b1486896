//! Statements as spans of the request that asks them, by OpenTelemetry's conventions for databases.
//!
//! See <https://opentelemetry.io/docs/specs/semconv/database/database-spans/>. A span has the text with its placeholders, and
//! neither the values nor what the database says of a failure, which may quote them.
//!
//! Its namespace is the database of the connection, as the conventions have it for MariaDB. A statement that reads several has
//! a span that is named after the server instead, and says how many they are.

use super::{DatabaseError, Statement};
use crate::config::{Address, MariaDbAddress};
use crate::telemetry::traces::{Beginning, OpenSpan, begin};

/// The longest text that is told, in bytes.
const LONGEST: usize = 4096;

/// Begins a statement's span, if its request is traced.
pub(super) fn asked(address: &Address, statement: &Statement) -> OpenSpan {
    begin(|| {
        // A union begins with a parenthesis.
        let text = statement.sql().trim_start_matches('(');
        let operation = text.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        let (system, namespace) = match address {
            Address::MariaDb(server) => ("mariadb", server.database.clone()),
            Address::Sqlite(path) => {
                ("sqlite", path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()))
            }
        };
        let target = match statement.databases() {
            1 => namespace.clone(),
            _ => address.server(),
        };
        let beginning = Beginning::client(format!("{operation} {target}"))
            .with("db.system.name", system)
            .with("db.namespace", namespace)
            .with("db.operation.name", operation)
            .with("db.query.text", shortened(statement.sql()));
        let beginning = match statement.runs().len() {
            1 => beginning,
            runs => beginning.with("db.operation.batch.size", runs),
        };
        let beginning = match statement.databases() {
            1 => beginning,
            databases => beginning.with("wikigraph.databases", databases),
        };
        match address {
            Address::MariaDb(MariaDbAddress { socket: Some(socket), .. }) => {
                beginning.with("server.address", socket.clone())
            }
            Address::MariaDb(MariaDbAddress { host, port, .. }) => {
                beginning.with("server.address", host.clone()).with("server.port", *port)
            }
            Address::Sqlite(_) => beginning,
        }
    })
}

/// Tells how long the statement waited for a connection.
pub(super) fn sent(span: &mut OpenSpan) {
    if let Some(waited) = span.age() {
        let microseconds = usize::try_from(waited.as_micros()).unwrap_or(usize::MAX);
        span.set("wikigraph.connection.wait_us", microseconds);
    }
}

/// Ends a statement's span: with its rows, if it has any, or with what became of it.
pub(super) fn answered<T>(
    mut span: OpenSpan,
    outcome: &Result<T, DatabaseError>,
    rows: impl FnOnce(&T) -> Option<usize>,
) {
    match outcome {
        Ok(answer) => {
            if let Some(rows) = rows(answer) {
                span.set("db.response.returned_rows", rows);
            }
        }
        Err(error) => span.fail(kind(error)),
    }
    span.end();
}

fn kind(error: &DatabaseError) -> &'static str {
    match error {
        DatabaseError::StatementTimeout(_) => "statement_timeout",
        DatabaseError::Silent(_) => "silent",
        DatabaseError::Stopped(_) => "stopped",
        DatabaseError::Late(_) => "late",
        DatabaseError::Busy(_) => "busy",
        DatabaseError::Crowded => "crowded",
        DatabaseError::NoConnection(_) => "no_connection",
        DatabaseError::Unreachable(_) => "unreachable",
        DatabaseError::Denied(_) => "denied",
        DatabaseError::Lost(_) => "lost",
        DatabaseError::ReadOnly(_) => "read_only",
        DatabaseError::Full(_) => "full",
        DatabaseError::Locked(_) => "locked",
        DatabaseError::Deadlock(_) => "deadlock",
        DatabaseError::Lacking { .. } => "lacking",
        DatabaseError::Refused { .. } => "refused",
    }
}

fn shortened(sql: &str) -> String {
    if sql.len() <= LONGEST {
        return sql.to_owned();
    }
    let mut end = LONGEST;
    while !sql.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", &sql[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_letters() {
        assert_eq!(shortened("SELECT 1"), "SELECT 1");
        let long = shortened(&"ü".repeat(LONGEST));
        assert_eq!(long.trim_end_matches('…').len(), LONGEST);
        let odd = shortened(&format!("x{}", "ü".repeat(LONGEST)));
        assert_eq!(odd.trim_end_matches('…').len(), LONGEST - 1);
    }
}
