//! `wikigraph sandbox reset`: makes the embedded wiki anew.

use crate::config::{Config, Place};
use crate::sandbox;

/// Replaces the embedded wiki's file by a new one, unless a server has it open.
pub(super) fn run(config: &Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let Place::Sandbox(path) = &config.wiki.place else {
        return Err("another wiki than the embedded one is configured: unset WIKI_REPLICA and WIKI_DATABASE_URL".into());
    };
    sandbox::reset(path)?;
    println!("{} is made anew", path.display());
    Ok(())
}
