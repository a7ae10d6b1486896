//! `wikigraph check`: tries what is configured, and says how to mend what is wrong.

use super::opening::{Opened, open};
use super::people::open_auth;
use super::sharing::open_valkey;
use crate::action_api::AccessToken;
use crate::config::{Config, ConsumerConfig};
use crate::db::Wiki;
use crate::tables::Access;
use crate::telemetry::traces;

/// Opens the configured wiki and tells what was found.
pub(super) async fn run(config: Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let Opened { wiki, warnings, .. } = open(&config.wiki, None).await?;
    println!("database   ok: {}", describe(&wiki));
    println!("wiki       {}: {} ({})", wiki.code, wiki.site.name, wiki.site.server);
    println!("namespaces {}", wiki.site.titles.namespaces().count());
    for warning in &warnings {
        println!("warning    {warning}");
    }
    let auth = open_auth(&config, None).await?;
    auth.is_ready().await?;
    println!("people     ok: {}", auth.place());
    if let (Some(cache), Some(valkey)) = (&config.cache, open_valkey(&config).await?) {
        let state = if valkey.is_up().await { "ok" } else { "away; each instance keeps its own" };
        println!("cache      {state}: {}", cache.place);
    }
    if let Some(traces) = &config.traces {
        let settings = traces::Settings::of(traces);
        match traces::try_collector(&settings).await {
            Ok(()) => println!("traces     ok: {}", settings.place()),
            Err(reason) => println!("traces     are not taken: {reason}"),
        }
    }
    let Some(ConsumerConfig { index_url, owner, .. }) = &config.login.consumer else { return Ok(()) };
    let owner = owner.as_ref().map(|owner| AccessToken { key: owner.token.clone(), secret: owner.secret.clone() });
    match auth.try_consumer(owner.as_ref()).await? {
        Some(username) => println!("login      ok: {index_url} knows the consumer, and its owner {username}"),
        None => println!("login      ok: {index_url} knows the consumer"),
    }
    Ok(())
}

fn describe(wiki: &Wiki) -> String {
    let redaction = match wiki.capabilities.access {
        Access::Views => "replica views, which hide what is deleted",
        Access::Tables => "MediaWiki's own tables; the gateway hides what is deleted",
    };
    format!("{:?}, {redaction}", wiki.capabilities.dialect)
}
