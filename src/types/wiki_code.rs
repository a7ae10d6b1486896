//! The code of a wiki: its database name without `_p`, such as `enwiki`.

use std::fmt;

/// Names a wiki: `enwiki`, `commonswiki`, `sandboxwiki`.
///
/// Only lower-case letters, digits and underscores: the code becomes part of host names and of SQL, so
/// nothing else is ever let in. None ends in `_p`, so that a code, read again, is the same code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WikiCode(String);

/// Why a text is not a wiki's code.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{text:?} is not a wiki's code: {hint}")]
pub struct InvalidWikiCode {
    text: String,
    hint: String,
}

/// The longest code, in bytes.
const LONGEST: usize = 60;

impl WikiCode {
    /// Checks a code; a trailing `_p` (as replica databases are named) is dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidWikiCode> {
        let code = text.strip_suffix("_p").unwrap_or(text);
        let meant = code.trim_end_matches("_p");
        let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let is_sound = !meant.is_empty() && meant.len() <= LONGEST && meant.bytes().all(is_allowed);
        if is_sound && meant == code {
            return Ok(Self(code.to_owned()));
        }
        let hint = if is_sound {
            format!("a code does not end in _p; use {meant:?}")
        } else {
            "use its database name in lower-case letters, digits and underscores, such as \"metawiki\"".to_owned()
        };
        Err(InvalidWikiCode { text: text.chars().take(80).collect(), hint })
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The replica's database: the code and `_p`.
    pub fn replica_database(&self) -> String {
        format!("{}_p", self.0)
    }
}

impl fmt::Display for WikiCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_database_name() {
        assert_eq!(WikiCode::parse("enwiki").map(|code| code.replica_database()), Ok("enwiki_p".to_owned()));
        assert_eq!(WikiCode::parse("metawiki_p").map(|code| code.0), Ok("metawiki".to_owned()));
        for wrong in ["", "_p", "_p_p", "enwiki_p_p", "en.wikipedia.org", "enwiki;", "EnWiki", "a/b", &"x".repeat(61)] {
            assert!(WikiCode::parse(wrong).is_err(), "{wrong:?} was let in");
        }
    }

    #[test]
    fn what_is_wrong_with_a_code_is_told() {
        let told = |text: &str| WikiCode::parse(text).map_err(|error| error.to_string()).expect_err(text);
        for text in ["enwiki_p_p", "enwiki_p_p_p"] {
            assert_eq!(told(text), format!("{text:?} is not a wiki's code: a code does not end in _p; use \"enwiki\""));
        }
        for text in ["_p_p", "EnWiki_p_p", "en.wikipedia"] {
            assert!(told(text).contains("use its database name in lower-case letters"), "{text}");
        }
    }
}
