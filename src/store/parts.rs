//! Parts of a statement, and how they become one.

use crate::db::{Bind, Statement};
use crate::tables::{Capabilities, Dialect};

/// What a part begins with whose rows are to tell its number. The parts of several parents may be runs of one statement,
/// whose text can have no number.
pub(super) fn numbered(number: usize, is_of_several: bool, capabilities: &Capabilities) -> Statement {
    if is_of_several && capabilities.dialect == Dialect::Sqlite {
        return Statement::filled("SELECT ?, ", &[Bind::Integer(number.try_into().unwrap_or(i64::MAX))]);
    }
    Statement::new(format!("SELECT {number}, "))
}

/// The parts of several parents, `of_each` in turn, as one statement. SQLite runs it for each parent, as it takes far
/// longer for a union of many parts, each of which opens its tables anew.
pub(super) fn of_parents(parts: Vec<Statement>, of_each: usize, capabilities: &Capabilities) -> Statement {
    if capabilities.dialect == Dialect::Sqlite {
        let runs = parts.chunks(of_each.max(1)).map(|parts| union_all(parts.iter().cloned(), capabilities));
        if let Some(statement) = Statement::in_runs(runs) {
            return statement;
        }
    }
    union_all(parts.into_iter(), capabilities)
}

/// Statements that bring the same columns as one.
pub(super) fn union_all(parts: impl Iterator<Item = Statement>, capabilities: &Capabilities) -> Statement {
    let parts: Vec<Statement> = parts.collect();
    if let [_] = parts.as_slice() {
        return parts.into_iter().next().unwrap_or_default();
    }
    let mut statement = Statement::default();
    for (index, part) in parts.into_iter().enumerate() {
        statement.push(if index == 0 { "" } else { " UNION ALL " });
        match capabilities.dialect {
            Dialect::MariaDb => statement.push("(").append(part).push(")"),
            // SQLite knows no parentheses around the parts of a UNION.
            Dialect::Sqlite => statement.push("SELECT * FROM (").append(part).push(")"),
        };
    }
    statement
}
