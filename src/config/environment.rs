//! The variables of the environment, with those of `.env` behind them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;
use std::{fmt, io};

/// What a number of seconds is to look like.
const SECONDS: &str = "a number of seconds, such as 30 or 0.5";

/// Variables by name. The process's own count more than those of `.env`.
#[derive(Debug, Default, Clone)]
pub struct Environment {
    variables: HashMap<String, String>,
}

/// A variable with a value that cannot be used, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// The variable's name.
    pub variable: &'static str,
    /// What is wrong with it, and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.variable, self.message)
    }
}

/// Why a file `.env` cannot be used. What stands there is not told, as there are secrets in it.
#[derive(Debug, thiserror::Error)]
pub enum InvalidEnvFile {
    /// It cannot be read.
    #[error("{} cannot be read: make it readable for this user", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What happened.
        source: io::Error,
    },
    /// There is something else than variables in it.
    #[error(
        "{}, line {line}: no variable can be read here. Write NAME=value, and a value with spaces, quotes or backslashes \
         between single quotes", .path.display()
    )]
    NoVariable {
        /// The file.
        path: PathBuf,
        /// Where that begins.
        line: usize,
    },
}

impl Environment {
    /// The process's environment, and `.env` of the current folder or of one above it.
    pub fn of_process() -> Result<Self, InvalidEnvFile> {
        let mut variables = of_env_file()?;
        // Some variables of other programs may be no text; none of ours is.
        let texts =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        variables.extend(texts);
        Ok(Self { variables })
    }

    /// These variables and no others.
    pub fn of(variables: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { variables: variables.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
    }

    /// Sets a variable.
    pub(super) fn set(&mut self, name: &str, value: String) {
        self.variables.insert(name.to_owned(), value);
    }

    /// A variable's value; an empty one counts as none.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// A variable's value as a path.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.text(name).map(PathBuf::from)
    }

    /// The folder in which the gateway keeps its own files.
    pub(super) fn data_folder(&self, problems: &mut Vec<Problem>) -> Option<PathBuf> {
        let variable = "WIKIGRAPH_DATA_DIR";
        let folder = self.path(variable).or_else(|| Some(dirs::data_dir()?.join("wikigraph")));
        if folder.is_none() && !problems.iter().any(|problem| problem.variable == variable) {
            let message = "this machine has no usual data folder: name one".to_owned();
            problems.push(Problem { variable, message });
        }
        folder
    }

    /// A variable's value as another type, or the usual value. A value that cannot be read becomes a problem.
    pub fn parsed<T: FromStr>(
        &self,
        variable: &'static str,
        usual: T,
        expected: &str,
        problems: &mut Vec<Problem>,
    ) -> T {
        let Some(text) = self.text(variable) else { return usual };
        text.parse().unwrap_or_else(|_| {
            problems.push(Problem { variable, message: format!("{text:?} is not {expected}") });
            usual
        })
    }

    /// Whether a variable says yes.
    pub fn flag(&self, variable: &'static str, problems: &mut Vec<Problem>) -> bool {
        self.flag_or(variable, false, problems)
    }

    /// Whether a variable says yes, or what is usual where it says nothing.
    pub fn flag_or(&self, variable: &'static str, usual: bool, problems: &mut Vec<Problem>) -> bool {
        match self.text(variable).map(str::to_ascii_lowercase).as_deref() {
            None => usual,
            Some("false" | "0" | "no" | "off") => false,
            Some("true" | "1" | "yes" | "on") => true,
            Some(other) => {
                problems.push(Problem { variable, message: format!("{other:?} is neither true nor false") });
                usual
            }
        }
    }

    /// A number of seconds, greater than zero.
    pub fn seconds(&self, variable: &'static str, usual: f64, problems: &mut Vec<Problem>) -> Duration {
        let seconds = self.seconds_or_none(variable, usual, problems);
        if seconds.is_zero() {
            problems.push(Problem { variable, message: format!("0 is not {SECONDS}") });
        }
        seconds
    }

    /// A number of seconds, which may be zero.
    pub fn seconds_or_none(&self, variable: &'static str, usual: f64, problems: &mut Vec<Problem>) -> Duration {
        let seconds: f64 = self.parsed(variable, usual, SECONDS, problems);
        Duration::try_from_secs_f64(seconds).unwrap_or_else(|_| {
            problems.push(Problem { variable, message: format!("{seconds} is not {SECONDS}") });
            Duration::from_secs_f64(usual)
        })
    }
}

/// The variables of `.env` in the current folder or in one above it, if there is one.
fn of_env_file() -> Result<HashMap<String, String>, InvalidEnvFile> {
    let folder = std::env::current_dir().unwrap_or_default();
    let Some(path) = folder.ancestors().map(|folder| folder.join(".env")).find(|path| path.is_file()) else {
        return Ok(HashMap::new());
    };
    match std::fs::read(&path) {
        Ok(bytes) => of_bytes(&bytes).map_err(|line| InvalidEnvFile::NoVariable { path, line }),
        Err(source) => Err(InvalidEnvFile::Unreadable { path, source }),
    }
}

/// The variables of a file, or else the line in which something else begins.
fn of_bytes(bytes: &[u8]) -> Result<HashMap<String, String>, usize> {
    match std::str::from_utf8(bytes) {
        Ok(text) => of_text(text),
        Err(error) => Err(bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count()),
    }
}

/// The variables of a file's text, or else the line in which something else begins.
fn of_text(text: &str) -> Result<HashMap<String, String>, usize> {
    let read = |text: &str| dotenvy::from_read_iter(text.as_bytes()).collect::<Result<_, _>>().ok();
    read(text).ok_or_else(|| {
        // A value may go on over several lines, and the reader tells what it could not read, but not where that is.
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let sound = ends.rev().find(|end| read(&text[..*end]).is_some()).unwrap_or(0);
        text[..sound].matches('\n').count() + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_variable_is_found_by_its_line() {
        for (text, line) in [
            ("SECRET_KEY=two words\n", 1),
            ("PORT=8001\r\n\r\n# secrets\r\nSECRET_KEY=two words # here\r\n", 4),
            ("A='over\ntwo lines'\nthe value alone\nPORT=8001\n", 3),
            ("PORT=8001\nSECRET_KEY='without an end\nHOST=::1\n", 2),
        ] {
            assert_eq!(of_text(text), Err(line), "{text}");
        }
    }

    #[test]
    fn what_is_no_text_is_found_by_its_line() {
        assert_eq!(of_bytes(b"PORT=8001\n# caf\xe9\n"), Err(2));
    }

    #[test]
    fn variables_may_be_quoted_exported_and_written_over_several_lines() {
        let read = of_text("# all of it\nA=1 # one\nexport B='over\ntwo lines'\n\nA=2").expect("variables");
        let expected = [("A", "2"), ("B", "over\ntwo lines")];
        assert_eq!(read, HashMap::from(expected.map(|(name, value)| (name.to_owned(), value.to_owned()))));
    }
}
