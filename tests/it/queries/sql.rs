//! Statements as one reads them: a clause a line, lists of values by their length.

use wikigraph::db::Statement;

/// Words that begin a line.
const CLAUSES: [&str; 7] = ["FROM ", "JOIN ", "LEFT JOIN ", "WHERE ", "ORDER BY ", "LIMIT ", "UNION SELECT "];

/// The longest list of texts that is written out.
const LONGEST_LIST: usize = 6;

/// The statements in order of first appearance, one a paragraph, and how many there were.
pub fn listing(statements: &[Statement]) -> String {
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
        text.push_str(&format!("\n-- {times}{values}\n{}\n", branches(statement.sql())));
    }
    text
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

/// The text with `#` for the number that a branch begins with.
fn unnumbered(branch: &str) -> String {
    let inner = branch.strip_prefix("SELECT * FROM (").and_then(|inner| inner.strip_suffix(')')).unwrap_or(branch);
    let rest = inner.strip_prefix("SELECT ").unwrap_or(inner);
    match rest.split_once(", ") {
        Some((number, columns)) if number.bytes().all(|byte| byte.is_ascii_digit()) => format!("SELECT #, {columns}"),
        _ => inner.to_owned(),
    }
}

/// One clause a line; what stands in parentheses and begins with SELECT is indented.
fn lines(sql: &str) -> String {
    let mut text = String::new();
    // For each open parenthesis, whether a statement stands in it.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some((list, behind)) = short_list(rest) {
            text.push_str(&list);
            rest = behind;
            continue;
        }
        let is_in_statement = open.last().copied().unwrap_or(true);
        let depth = open.iter().filter(|is_statement| **is_statement).count();
        if first == ')' && open.pop() == Some(true) {
            new_line(&mut text, depth - 1);
        } else if is_in_statement && begins_line(&text, rest) {
            text.truncate(text.trim_end().len());
            new_line(&mut text, depth);
        }
        text.push(first);
        rest = &rest[first.len_utf8()..];
        if first == '(' {
            open.push(rest.starts_with("SELECT "));
            if rest.starts_with("SELECT ") {
                new_line(&mut text, depth + 1);
            }
        }
    }
    text
}

/// Whether what follows the text opens a clause, or is a further condition of WHERE.
fn begins_line(text: &str, rest: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default().trim_start();
    let is_condition = rest.starts_with("AND ") && (line.starts_with("WHERE ") || line.starts_with("AND "));
    let is_clause = CLAUSES.iter().any(|clause| rest.starts_with(clause)) && !text.ends_with("LEFT ");
    text.ends_with(' ') && (is_clause || is_condition)
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
}

/// A list of placeholders, or a long one of texts, that the rest begins with: in brief, and what comes behind it.
fn short_list(rest: &str) -> Option<(String, &str)> {
    let (list, behind) = rest.strip_prefix('(')?.split_once(')')?;
    let items: Vec<&str> = list.split(", ").collect();
    if items.iter().all(|item| *item == "?") {
        return (items.len() > 1).then(|| (format!("({} × ?)", items.len()), behind));
    }
    let is_long = items.len() > LONGEST_LIST && items.iter().all(|item| item.starts_with('\'') && item.ends_with('\''));
    is_long.then(|| (format!("({}, … {} texts)", items[0], items.len()), behind))
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
