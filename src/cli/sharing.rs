//! From a configuration to what instances share.

use redis::RedisError;

use crate::auth::{KeyError, Keys};
use crate::config::{Config, Place};
use crate::valkey::Valkey;

/// Why it cannot be used. That its server is away is no reason.
#[derive(Debug, thiserror::Error)]
pub enum SharingError {
    /// There is no key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The server's address cannot be used.
    #[error("CACHE_URL cannot be used: {0}")]
    Address(#[from] RedisError),
}

/// Opens what instances share, where they do.
pub async fn open_valkey(config: &Config) -> Result<Option<Valkey>, SharingError> {
    let Some(cache) = &config.cache else { return Ok(None) };
    let keys = Keys::configured(&config.app.key)?;
    Ok(Some(Valkey::open(&cache.url, keys.of_sharing(), &realm(config)).await?))
}

/// What the instances serve that may share with each other. It holds no secret.
fn realm(config: &Config) -> String {
    let default = match &config.wiki.place {
        Place::Sandbox(file) => file.display().to_string(),
        Place::Database { code, address } => format!("{code} {}", address.describe()),
        Place::Replica { code, .. } => format!("{code} of the replicas"),
    };
    let own = config.wikis.own.iter().map(|wiki| format!("\n{} {}", wiki.code, wiki.address.describe()));
    own.fold(default, |realm, wiki| realm + &wiki)
}
