//! Statements with their values in place, as one would type them in.

use std::collections::HashMap;
use std::fmt::Write;

use crate::db::{Bind, Statement};
use crate::tables::Dialect;

/// What stands between the branches of a union.
const BETWEEN: &str = " UNION ALL ";

/// How many branches of a kind are written, where not all are.
const OF_A_KIND: usize = 2;

/// The text of a statement with its values in place, a line for what it says before all, and one for each branch of a union
/// in each of its runs; where `is_full` is not said, only for the first of each kind.
pub(super) fn lines(statement: &Statement, dialect: Dialect, is_full: bool) -> Vec<String> {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let (mut lines, mut left_out) = (Vec::new(), 0);
    let end = if statement.runs().len() > 1 { ";" } else { "" };
    for run in statement.runs() {
        let mut values = run.iter();
        let (with, sql) = statement.behind_with();
        lines.extend((!with.is_empty()).then(|| with.to_owned()));
        let branches = sql.split(BETWEEN).count();
        for (index, branch) in sql.split(BETWEEN).enumerate() {
            let line = filled(branch, &mut values, dialect);
            let kind = kinds.entry(branch.replace(|letter: char| letter.is_ascii_digit(), "")).or_default();
            *kind += 1;
            if is_full || *kind <= OF_A_KIND {
                let before = if index == 0 { "" } else { BETWEEN.trim_start() };
                lines.push(format!("{before}{line}{}", if index + 1 == branches { end } else { "" }));
            } else {
                left_out += 1;
            }
        }
    }
    if left_out > 0 {
        let what = if end.is_empty() { "branches" } else { "lines" };
        lines.push(format!("… and {left_out} more {what} like these (--full shows them)"));
    }
    lines
}

/// A branch with its values, which are taken from those of the whole statement.
fn filled<'v>(branch: &str, values: &mut impl Iterator<Item = &'v Bind>, dialect: Dialect) -> String {
    let mut text = String::new();
    for (index, part) in branch.split('?').enumerate() {
        if index > 0 {
            text.push_str(&value(values.next().unwrap_or(&Bind::Null), dialect));
        }
        text.push_str(part);
    }
    text
}

fn value(bind: &Bind, dialect: Dialect) -> String {
    match bind {
        Bind::Null => "null".to_owned(),
        Bind::Integer(number) => number.to_string(),
        Bind::Text(text) if !text.chars().any(char::is_control) => quoted(text, dialect),
        Bind::Text(text) => hexadecimal(text.as_bytes(), dialect),
        Bind::Bytes(bytes) => hexadecimal(bytes, dialect),
    }
}

fn quoted(text: &str, dialect: Dialect) -> String {
    let text = text.replace('\'', "''");
    match dialect {
        Dialect::MariaDb => format!("'{}'", text.replace('\\', "\\\\")),
        Dialect::Sqlite => format!("'{text}'"),
    }
}

fn hexadecimal(bytes: &[u8], dialect: Dialect) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(digits, "{byte:02x}").expect("a string takes all that is written to it");
    }
    match dialect {
        Dialect::MariaDb => format!("X'{digits}'"),
        // What MediaWiki keeps in SQLite is text, to which no blob is equal, but for what has a zero byte.
        Dialect::Sqlite if bytes.contains(&0) => format!("X'{digits}'"),
        Dialect::Sqlite => format!("CAST(X'{digits}' AS TEXT)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn union(branches: i64) -> Statement {
        let mut statement = Statement::default();
        for branch in 0..branches {
            statement.push(if branch == 0 { "" } else { BETWEEN });
            statement.push(&format!("(SELECT {branch}, a WHERE b = ")).bind(Bind::Integer(branch * 10)).push(")");
        }
        statement
    }

    #[test]
    fn values_stand_where_they_are_bound() {
        let mut statement = Statement::new("b = ");
        statement.bind(Bind::Integer(-1)).push(" AND c = ").bind(Bind::Text("O'Neil \\ ?".to_owned()));
        statement.push(" AND d = ").bind(Bind::Null).push(" AND e = ").bind(Bind::Bytes(vec![0xff, 1]));
        statement.push(" AND f = ").bind(Bind::Bytes(vec![1, 0]));
        let mariadb = lines(&statement, Dialect::MariaDb, false);
        assert_eq!(mariadb, ["b = -1 AND c = 'O''Neil \\\\ ?' AND d = null AND e = X'ff01' AND f = X'0100'"]);
        let sqlite = lines(&statement, Dialect::Sqlite, false);
        assert_eq!(
            sqlite,
            ["b = -1 AND c = 'O''Neil \\ ?' AND d = null AND e = CAST(X'ff01' AS TEXT) AND f = X'0100'"]
        );
    }

    #[test]
    fn branches_of_a_kind_are_written_twice() {
        let two = ["(SELECT 0, a WHERE b = 0)", "UNION ALL (SELECT 1, a WHERE b = 10)"];
        assert_eq!(lines(&union(2), Dialect::MariaDb, false), two);
        let many = lines(&union(12), Dialect::MariaDb, false);
        assert_eq!(many[..2], two);
        assert_eq!(many[2..], ["… and 10 more branches like these (--full shows them)"]);
        assert_eq!(lines(&union(12), Dialect::MariaDb, true)[11], "UNION ALL (SELECT 11, a WHERE b = 110)");
    }

    #[test]
    fn each_run_is_a_statement() {
        let run = |number: i64| Statement::filled("SELECT ? UNION ALL SELECT 7", &[Bind::Integer(number)]);
        let statement = Statement::in_runs([run(1), run(2), run(3)]).expect("one text");
        let two = ["SELECT 1", "UNION ALL SELECT 7;", "SELECT 2", "UNION ALL SELECT 7;"];
        let lines = lines(&statement, Dialect::Sqlite, false);
        assert_eq!(lines[..4], two);
        assert_eq!(lines[4..], ["… and 2 more lines like these (--full shows them)"]);
    }

    #[test]
    fn what_a_terminal_would_act_on_is_written_in_digits() {
        let mut statement = Statement::default();
        statement.bind(Bind::Text("\u{1b}[2J".to_owned()));
        assert_eq!(lines(&statement, Dialect::MariaDb, false), ["X'1b5b324a'"]);
    }
}
