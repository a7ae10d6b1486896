//! From a configuration to the service that knows who is asking.

use std::sync::Arc;

use url::Url;

use crate::action_api::{ActionApiError, Http};
use crate::auth::{Auth, KeyError, Keys, Origins, Parts, Provider};
use crate::config::{Config, Place};
use crate::db::{AppDatabase, MigrationError};
use crate::types::Timestamp;

/// Why the service could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// There is no key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The gateway's own database is not ready.
    #[error(transparent)]
    Database(#[from] MigrationError),
    /// No client for the wiki can be made.
    #[error(transparent)]
    Client(#[from] ActionApiError),
}

/// Opens the service; runs the migrations that its database lacks. `embedded` is the embedded wiki's provider, where
/// that is served.
pub async fn open_auth(config: &Config, embedded: Option<Provider>) -> Result<Auth, PeopleError> {
    let keys = Keys::configured(&config.app.key)?;
    auth_over(config, keys, AppDatabase::open(&config.app.address, &config.app.pool).await?, embedded)
}

/// The same, where the database may be away: reads go on without it, and it is opened once it is back.
pub async fn open_auth_or_wait(config: &Config, embedded: Option<Provider>) -> Result<Auth, PeopleError> {
    let keys = Keys::configured(&config.app.key)?;
    auth_over(config, keys, AppDatabase::open_or_wait(&config.app.address, &config.app.pool).await?, embedded)
}

fn auth_over(
    config: &Config,
    keys: Keys,
    database: AppDatabase,
    embedded: Option<Provider>,
) -> Result<Auth, PeopleError> {
    let configured = match &config.login.consumer {
        Some(consumer) => Some(Provider::configured(consumer, Http::new(config.wiki.contact.as_deref())?)),
        None => None,
    };
    let origins = Origins { own: config.login.public_url.clone(), allowed: config.login.allowed_origins.clone() };
    let provider = configured.or(embedded);
    let parts = Parts { database, keys, wiki: wiki(config), provider, origins, clock: Arc::new(Timestamp::now) };
    Ok(Auth::new(parts))
}

/// Which wiki knows the people, as their numbers mean somebody else on another one.
fn wiki(config: &Config) -> String {
    match (&config.wiki.place, &config.login.consumer) {
        (Place::Sandbox(_), _) => Auth::SANDBOX.to_owned(),
        (Place::Database { .. } | Place::Replica { .. }, Some(consumer)) => {
            called(&consumer.index_url, config.wikis.own.iter().filter_map(|wiki| wiki.login.as_ref()))
        }
        (Place::Database { .. } | Place::Replica { .. }, None) => String::new(),
    }
}

/// What a wiki is called where people are kept, by its `index.php`: its server, unless others on that have people of their own.
fn called<'a>(index_url: &Url, mut others: impl Iterator<Item = &'a Url>) -> String {
    let is_shared = others.any(|other| other.origin() == index_url.origin() && other != index_url);
    if is_shared { index_url.to_string() } else { index_url.origin().ascii_serialization() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wiki_is_its_server_unless_that_has_several() {
        let url = |text: &str| Url::parse(text).expect("a URL");
        let (one, two) =
            (url("https://wiki.example:8443/one/index.php"), url("https://wiki.example:8443/two/index.php"));
        let elsewhere = url("https://other.example/index.php");
        assert_eq!(called(&one, [&one, &elsewhere].into_iter()), "https://wiki.example:8443");
        assert_eq!(called(&one, [&elsewhere, &two].into_iter()), one.as_str());
    }
}
