//! What goes to the log, and how it is written there.

use tracing_subscriber::EnvFilter;

use super::{Environment, Problem};

/// The log's part of the configuration.
#[derive(Debug, Clone)]
pub struct LogConfig {
    /// What goes to the log: a level, or levels by part, as [`EnvFilter`] reads them.
    pub filter: String,
    /// How it is written.
    pub format: LogFormat,
}

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

impl LogConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Self {
        let variable = "WIKIGRAPH_LOG";
        let filter = environment.text(variable).unwrap_or("info");
        if let Err(error) = EnvFilter::try_new(filter) {
            let message = format!("{filter:?} cannot be read ({error}): use a level, such as info, or target=level");
            problems.push(Problem { variable, message });
        }
        Self { filter: filter.to_owned(), format: format(environment, problems) }
    }
}

fn format(environment: &Environment, problems: &mut Vec<Problem>) -> LogFormat {
    let variable = "LOG_FORMAT";
    match environment.text(variable) {
        None | Some("text") => LogFormat::Text,
        Some("json") => LogFormat::Json,
        Some(other) => {
            problems.push(Problem { variable, message: format!("{other:?} is neither text nor json") });
            LogFormat::Text
        }
    }
}
