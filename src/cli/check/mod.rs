//! `wikigraph check`: tries what is configured, and says how to mend what is wrong.

mod databases;

use super::opening::{Opened, open};
use super::people::open_auth;
use super::sharing::open_valkey;
use super::{Failure, documents};
use crate::action_api::AccessToken;
use crate::auth::Auth;
use crate::config::{Config, ConsumerConfig};
use crate::db::Wiki;
use crate::tables::Access;
use crate::telemetry::traces;

/// Tries everything, a line each, and fails if anything failed.
pub(super) async fn run(config: Config) -> Result<(), Failure> {
    let opened = open(&config.wiki, None).await?;
    let Opened { wiki, warnings, .. } = &opened;
    println!("database   ok: {}", describe(wiki));
    println!("wiki       {}: {} ({})", wiki.code, wiki.site.name, wiki.site.server);
    println!("namespaces {}", wiki.site.titles.namespaces().count());
    for warning in warnings {
        println!("warning    {warning}");
    }
    let failed = databases::failures(&config, &opened).await + trusted_documents(&config).await;
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
    login(&config, &auth).await?;
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of what is configured failed").into()) }
}

/// Says in a line how something is that was tried, and counts it if it failed.
fn tell(what: &str, told: Result<String, String>) -> usize {
    let (state, text, failed) = match told {
        Ok(text) => ("ok", text, 0),
        Err(reason) => ("failed", reason, 1),
    };
    println!("{what:<10} {state}: {text}");
    failed
}

/// Tries the trusted documents, where there is a folder of them; how many cannot be run, or whether it cannot be read.
async fn trusted_documents(config: &Config) -> usize {
    let what = "documents";
    let trusted = match documents::opened(&config.access) {
        Ok(trusted) => trusted,
        Err(error) => return tell(what, Err(error.to_string())),
    };
    let Some(folder) = trusted.folder() else { return 0 };
    let faults = documents::faults(&trusted).await;
    if faults.is_empty() {
        return tell(what, Ok(format!("{} in {}", trusted.all().len(), folder.display())));
    }
    faults.into_iter().map(|fault| tell(what, Err(fault))).sum()
}

/// Tries the consumer, where there is one, and its owner's token.
async fn login(config: &Config, auth: &Auth) -> Result<(), Failure> {
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
