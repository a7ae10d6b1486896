//! What varies between requests.

use std::{env, fs};

use serde::Deserialize;

use crate::Failure;

/// The workloads that ask a database.
pub const WORKLOADS: [&str; 5] = ["feed", "lookup", "history", "nested", "user"];

/// The variables of a request; each workload has its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Variables {
    /// Pages, for `lookup` and `nested`.
    pub titles: Vec<String>,
    /// A page, for `history`.
    pub id: i64,
    /// A user, for `user`.
    pub name: String,
}

/// Reads the variables of a workload's requests from the file that BENCH_PARAMETERS names.
pub fn of_workload(workload: &str) -> Result<Vec<Variables>, Failure> {
    let file = env::var("BENCH_PARAMETERS").map_err(|_| "BENCH_PARAMETERS is not set")?;
    let all: serde_json::Value = serde_json::from_slice(&fs::read(file)?)?;
    Ok(serde_json::from_value(all[workload].clone())?)
}
