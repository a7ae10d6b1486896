//! What is logged goes to the standard error, as text or as JSON.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::{Directive, LevelFilter};

use crate::config::{LogConfig, LogFormat};
use crate::http::REQUEST_SPAN;

/// Starts to log.
pub(super) fn start(config: &LogConfig) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let filter = EnvFilter::try_new(&config.filter)?.add_directive(of_requests()?);
    let is_terminal = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(is_terminal).with_writer(std::io::stderr);
    // A line that cannot be written is lost: telling that in the same place would end whoever logs.
    let lines = lines.log_internal_errors(false);
    match config.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).init(),
    }
    Ok(())
}

/// Whatever else is filtered out, each line tells the id of the request that it belongs to.
fn of_requests() -> Result<Directive, Box<dyn std::error::Error + Send + Sync>> {
    Ok(format!("{REQUEST_SPAN}={}", LevelFilter::ERROR).parse()?)
}
