//! The variables of the environment, with those of `.env` behind them.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

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

impl Environment {
    /// The process's environment, and `.env` of the current folder or of one above it.
    pub fn of_process() -> Result<Self, dotenvy::Error> {
        let mut variables = HashMap::new();
        match dotenvy::dotenv_iter() {
            Ok(entries) => {
                for entry in entries {
                    let (name, value) = entry?;
                    variables.insert(name, value);
                }
            }
            Err(error) if error.not_found() => {}
            Err(error) => return Err(error),
        }
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
