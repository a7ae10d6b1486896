//! What the environment says.

use sea_orm::ConnectOptions;
use std::env::{VarError, var};
use std::error::Error;

/// The port to listen at.
pub fn port() -> Result<u16, Box<dyn Error>> {
    Ok(required("PORT")?.parse()?)
}

/// The database, with as many connections as the benchmark allows, all of them kept open.
pub fn database() -> Result<ConnectOptions, Box<dyn Error>> {
    let url = format!(
        "mysql://{}:{}@{}:{}/{}",
        required("BENCH_MARIADB_USER")?,
        required("BENCH_MARIADB_PASSWORD")?,
        required("BENCH_MARIADB_HOST")?,
        required("BENCH_MARIADB_PORT")?,
        required("BENCH_MARIADB_DATABASE")?,
    );
    let connections = var("BENCH_CONNECTIONS").map_or(Ok(10), |count| count.parse())?;
    let mut options = ConnectOptions::new(url);
    options.min_connections(connections).max_connections(connections).test_before_acquire(false).sqlx_logging(false);
    Ok(options)
}

fn required(name: &str) -> Result<String, String> {
    var(name).map_err(|error: VarError| format!("{name}: {error}"))
}
