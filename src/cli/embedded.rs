//! The embedded wiki's own web server, for whoever tries the gateway out.

use std::fs::File;
use std::sync::Arc;

use url::Url;

use crate::action_api::{ActionApiError, Consumer, Http, OAuthServer};
use crate::auth;
use crate::config::{Config, Place};
use crate::sandbox::{self, SandboxError};
use crate::types::Secret;

/// Keeps the embedded wiki, where that is served, from being made anew meanwhile.
pub(super) fn occupied(config: &Config) -> Option<File> {
    let Place::Sandbox(path) = &config.wiki.place else { return None };
    let occupied = sandbox::occupy(path);
    occupied.inspect_err(|error| tracing::debug!(%error, "the embedded wiki's folder cannot be locked")).ok()
}

/// The embedded wiki on the web, where it is served, and to this machine only: anybody can log in to it as anybody.
/// Its pages' addresses lead there from then on.
pub(super) fn provider(config: &mut Config, local: &Url) -> Result<Option<sandbox::Provider>, SandboxError> {
    let Place::Sandbox(path) = &config.wiki.place else { return Ok(None) };
    if !config.server.host.is_loopback() {
        tracing::warn!(
            "the embedded wiki can be read only: HOST is not a loopback address, and it lets anybody log in"
        );
        return Ok(None);
    }
    sandbox::ensure(path)?;
    let provider = sandbox::provider(path, local)?;
    if config.wiki.url.is_none() {
        config.wiki.url = local.join(&format!("{}/wiki/$1", sandbox::MOUNT)).ok();
    }
    // A login that begins at another name of this machine is sent to the one where it will end.
    config.login.public_url.get_or_insert_with(|| local.clone());
    Ok(Some(provider))
}

/// How people log in to it.
pub(super) fn people(
    provider: &sandbox::Provider,
    config: &Config,
    local: &Url,
) -> Result<auth::Provider, ActionApiError> {
    let secret = Secret::new(&provider.consumer_secret);
    let consumer = Arc::new(Consumer { key: provider.consumer_key.clone(), secret });
    let http = Http::new(config.wiki.contact.as_deref())?;
    let server = OAuthServer::new(provider.index_url.clone(), Arc::clone(&consumer), http);
    let public_url = config.login.public_url.as_ref().unwrap_or(local);
    let callback = format!("{}{}", public_url.as_str().trim_end_matches('/'), config.login.callback_path);
    Ok(auth::Provider { server, consumer, callback })
}
