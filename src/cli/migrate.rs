//! `wikigraph migrate`: brings the gateway's own database up to date, or a step back.

use crate::config::Config;
use crate::db;

/// Runs the migrations that are missing, or reverts the last one.
pub(super) async fn run(config: &Config, is_reverted: bool) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let address = &config.app.address;
    let place = address.describe();
    if is_reverted {
        match db::revert(address).await? {
            Some(version) => println!("{place}: reverted {version}; the next start runs it again"),
            None => println!("{place}: there is nothing to revert"),
        }
        return Ok(());
    }
    match &db::migrate(address).await?[..] {
        [] => println!("{place} is up to date"),
        versions => println!("{place}: ran {}", versions.join(", ")),
    }
    Ok(())
}
