//! Servers and loops written by hand, as fast as they can decently be: what wikigraph is measured against.

pub mod answers;
pub mod batched;
pub mod cells;
pub mod database;
pub mod embedded;
pub mod formats;
pub mod joined;
pub mod json;
pub mod lists;
pub mod loops;
pub mod nested;
pub mod parameters;
pub mod rows;

/// Whatever went wrong; a benchmark only prints it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
