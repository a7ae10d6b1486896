//! Statements that reach another database of the server than that of the connection.

use super::Statement;

/// What a table's name follows.
const BEFORE_TABLES: [&str; 3] = ["FROM", "JOIN", "STRAIGHT_JOIN"];

impl Statement {
    /// The same statement about the tables of this database of a MariaDB server, whatever database its connection belongs to.
    ///
    /// Every table that the gateway reads follows FROM or a JOIN, never a comma.
    pub fn in_database(&self, database: &str) -> Self {
        let sql = qualified(self.sql(), &format!("`{}`.", database.replace('`', "``")));
        self.with_sql(sql)
    }
}

/// Puts the prefix before each table's name that has none yet.
fn qualified(sql: &str, prefix: &str) -> String {
    let mut text = String::with_capacity(sql.len() * 5 / 4);
    let mut rest = sql;
    let mut is_before_table = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '`' => quoted(rest, first),
            _ if is_of_name(first) => rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (piece, behind) = rest.split_at(length);
        let is_name = first == '`' || is_of_name(first);
        if is_before_table && is_name && !behind.starts_with('.') {
            text.push_str(prefix);
        }
        if !first.is_whitespace() {
            is_before_table = BEFORE_TABLES.contains(&piece);
        }
        text.push_str(piece);
        rest = behind;
    }
    text
}

/// How long a text or name in quotes is, with them. Quotes in it are doubled; a backslash hides what follows.
fn quoted(text: &str, quote: char) -> usize {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '\'' {
            letters.next();
        } else if letter == quote && letters.next_if(|(_, next)| *next == quote).is_none() {
            return at + letter.len_utf8();
        }
    }
    text.len()
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests;
