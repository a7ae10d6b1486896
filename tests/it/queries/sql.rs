//! Statements as one reads them: a clause a line, lists of values by their length, views by their names.

use wikigraph::db::Statement;
use wikigraph::tables::{Capabilities, View};

/// Words that begin a line.
const CLAUSES: [&str; 7] = ["FROM ", "JOIN ", "LEFT JOIN ", "WHERE ", "ORDER BY ", "LIMIT ", "UNION SELECT "];

/// The statements in order of first appearance, one a paragraph, and how many there were.
pub fn listing(statements: &[Statement], capabilities: &Capabilities) -> String {
    let mut different: Vec<(&Statement, usize)> = Vec::new();
    for statement in statements {
        match different.iter_mut().find(|(known, _)| known.sql() == statement.sql()) {
            Some((_, times)) => *times += 1,
            None => different.push((statement, 1)),
        }
    }
    let mut text = match statements.len() {
        1 => "-- 1 statement\n".to_owned(),
        count => format!("-- {count} statements\n"),
    };
    for (statement, times) in different {
        let values = match statement.binds().len() {
            1 => "1 value".to_owned(),
            count => format!("{count} values"),
        };
        let times = if times > 1 { format!("{times} times, ") } else { String::new() };
        let runs = match statement.runs().len() {
            1 => String::new(),
            count => format!("{count} runs, "),
        };
        let (with, sql) = statement.behind_with();
        let with = if with.is_empty() { String::new() } else { format!("{}\n", named(with, capabilities)) };
        let branches = branches(&named(sql, capabilities));
        text.push_str(&format!("\n-- {times}{runs}{values}\n{with}{branches}\n"));
    }
    text
}

/// What stands behind the views' names, one a paragraph.
pub fn views(capabilities: &Capabilities) -> String {
    let paragraphs = computed(capabilities).into_iter().map(|(view, source)| {
        let statement = source.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(source);
        format!("-- {view:?}\n{}\n", lines(statement))
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// The statement with the name of each view in place of what it stands for.
fn named(sql: &str, capabilities: &Capabilities) -> String {
    computed(capabilities)
        .into_iter()
        .fold(sql.to_owned(), |sql, (view, source)| sql.replace(source, &format!("{view:?}")))
}

/// The views that are no tables.
fn computed(capabilities: &Capabilities) -> Vec<(View, &str)> {
    let all = View::ALL.into_iter().map(|view| (view, capabilities.source(view)));
    all.filter(|(_, source)| source.starts_with('(')).collect()
}

/// The branches of a UNION ALL, of which those that differ only in their numbers are written once.
fn branches(sql: &str) -> String {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for branch in split(sql, " UNION ALL ") {
        let lines = lines(&unnumbered(branch));
        match runs.last_mut() {
            Some((known, count)) if *known == lines => *count += 1,
            _ => runs.push((lines, 1)),
        }
    }
    let text = |(lines, count): (String, usize)| if count > 1 { format!("-- {count} of:\n{lines}") } else { lines };
    runs.into_iter().map(text).collect::<Vec<_>>().join("\nUNION ALL\n")
}

/// The text with `#` for the number that a branch begins with, or for its placeholder.
fn unnumbered(branch: &str) -> String {
    let inner = branch.strip_prefix("SELECT * FROM (").and_then(|inner| inner.strip_suffix(')')).unwrap_or(branch);
    let rest = inner.strip_prefix("SELECT ").unwrap_or(inner);
    match rest.split_once(", ") {
        Some((number, columns)) if number == "?" || number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("SELECT #, {columns}")
        }
        _ => inner.to_owned(),
    }
}

/// What stands between a parenthesis and its end.
#[derive(Clone, Copy)]
struct Level {
    is_statement: bool,
    /// Whether its conditions have begun, each of which has a line of its own.
    has_conditions: bool,
}

/// One clause a line; what stands in parentheses and begins with SELECT is indented.
fn lines(sql: &str) -> String {
    let mut text = String::new();
    let mut level = Level { is_statement: true, has_conditions: false };
    let mut outer: Vec<Level> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some((list, behind)) = short_list(rest) {
            text.push_str(&list);
            rest = behind;
            continue;
        }
        if first == ')' {
            let is_statement = level.is_statement;
            level = outer.pop().expect("parentheses match");
            if is_statement {
                new_line(&mut text, outer.iter().chain([&level]));
            }
        } else if level.is_statement && begins_line(&text, rest, level) {
            level.has_conditions |= rest.starts_with("WHERE ");
            text.truncate(text.trim_end().len());
            new_line(&mut text, outer.iter().chain([&level]));
        }
        text.push(first);
        rest = &rest[first.len_utf8()..];
        if first == '(' {
            outer.push(level);
            level = Level { is_statement: rest.starts_with("SELECT "), has_conditions: false };
            if level.is_statement {
                new_line(&mut text, outer.iter().chain([&level]));
            }
        }
    }
    text
}

/// Whether what follows the text opens a clause, or is a further condition.
fn begins_line(text: &str, rest: &str, level: Level) -> bool {
    let is_condition = level.has_conditions && rest.starts_with("AND ");
    let is_clause = CLAUSES.iter().any(|clause| rest.starts_with(clause)) && !text.ends_with("LEFT ");
    text.ends_with(' ') && (is_clause || is_condition)
}

/// A line is indented by the statements that it stands in, but for the outermost.
fn new_line<'a>(text: &mut String, levels: impl Iterator<Item = &'a Level>) {
    let depth = levels.filter(|level| level.is_statement).count() - 1;
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
}

/// A list of placeholders that the rest begins with: in brief, and what comes behind it.
fn short_list(rest: &str) -> Option<(String, &str)> {
    let (list, behind) = rest.strip_prefix('(')?.split_once(')')?;
    let items: Vec<&str> = list.split(", ").collect();
    let is_list = items.len() > 1 && items.iter().all(|item| *item == "?");
    is_list.then(|| (format!("({} × ?)", items.len()), behind))
}

/// Splits at a separator that stands in no parentheses.
fn split<'a>(sql: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (place, byte) in sql.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b' ' if depth == 0 && sql[place..].starts_with(separator) => {
                parts.push(&sql[start..place]);
                start = place + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&sql[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_stand_in_lines() {
        let sql = "SELECT t.a, j1.b FROM (SELECT a FROM x WHERE c IN (?, ?)) AS t LEFT JOIN y AS j1 ON j1.b = t.a WHERE (t.a = ?)";
        let expected = "SELECT t.a, j1.b\nFROM (\n  SELECT a\n  FROM x\n  WHERE c IN (2 × ?)\n) AS t\nLEFT JOIN y AS j1 ON j1.b = t.a\nWHERE (t.a = ?)";
        assert_eq!(lines(sql), expected);
    }

    #[test]
    fn branches_alike_stand_once() {
        let sql = "SELECT * FROM (SELECT 0, a FROM x) UNION ALL SELECT * FROM (SELECT 1, a FROM x)";
        assert_eq!(branches(sql), "-- 2 of:\nSELECT #, a\nFROM x");
    }
}
