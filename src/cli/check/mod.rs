//! `wikigraph check`: tries what is configured, and says how to mend what is wrong.

mod databases;

use std::error::Error;
use std::iter::successors;

use super::opening::{Opened, OpeningError, open};
use super::people::{open_auth, open_auth_or_wait};
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
    let default = open(&config.wiki, None).await;
    let mut failed = wiki(&default);
    failed += databases::failures(&config, default.ok().as_ref()).await?;
    failed += trusted_documents(&config).await + people(&config).await + cache(&config).await;
    if let Some(traces) = &config.traces {
        let settings = traces::Settings::of(traces);
        match traces::try_collector(&settings).await {
            Ok(()) => println!("traces     ok: {}", settings.place()),
            Err(reason) => println!("traces     are not taken: {reason}"),
        }
    }
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of what is configured failed").into()) }
}

/// Tells of the wiki that is meant where none is named.
fn wiki(opened: &Result<Opened, OpeningError>) -> usize {
    let Opened { wiki, warnings, .. } = match opened {
        Ok(opened) => opened,
        Err(error) => return tell("database", Err(reason(error))),
    };
    tell("database", Ok(describe(wiki)));
    println!("wiki       {}: {} ({})", wiki.code, wiki.site.name, wiki.site.server);
    println!("namespaces {}", wiki.site.titles.namespaces().count());
    for warning in warnings {
        println!("warning    {warning}");
    }
    0
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

/// Tries the gateway's own database and, whether or not that answers, the consumer.
async fn people(config: &Config) -> usize {
    let opened = open_auth(config, None).await;
    let told = match &opened {
        Ok(auth) => auth.is_ready().await.map(|()| auth.place()).map_err(|error| reason(&error)),
        Err(error) => Err(reason(error)),
    };
    let failed = tell("people", told);
    let auth = match opened {
        Ok(auth) => Some(auth),
        // The consumer, where there is one, can be tried without a database.
        Err(_) if config.login.consumer.is_some() => open_auth_or_wait(config, None).await.ok(),
        Err(_) => None,
    };
    match auth {
        Some(auth) => failed + login(config, &auth).await,
        None => failed,
    }
}

/// Tries the consumer, where there is one, and its owner's token.
async fn login(config: &Config, auth: &Auth) -> usize {
    let Some(ConsumerConfig { index_url, owner, .. }) = &config.login.consumer else { return 0 };
    let owner = owner.as_ref().map(|owner| AccessToken { key: owner.token.clone(), secret: owner.secret.clone() });
    let told = match auth.try_consumer(owner.as_ref()).await {
        Ok(Some(username)) => Ok(format!("{index_url} knows the consumer, and its owner {username}")),
        Ok(None) => Ok(format!("{index_url} knows the consumer")),
        Err(error) => Err(reason(&error)),
    };
    tell("login", told)
}

/// Tries what instances share, where they do. That it is away is no failure: each instance goes on by itself.
async fn cache(config: &Config) -> usize {
    match (&config.cache, open_valkey(config).await) {
        (Some(cache), Ok(Some(valkey))) if valkey.is_up().await => tell("cache", Ok(cache.place.to_string())),
        (Some(cache), Ok(Some(_))) => {
            println!("cache      away; each instance keeps its own: {}", cache.place);
            0
        }
        (_, Err(error)) => tell("cache", Err(reason(&error))),
        _ => 0,
    }
}

/// An error with everything that led to it and that it does not tell itself, in a line.
fn reason(error: &dyn Error) -> String {
    let causes = successors(error.source(), |&cause| cause.source()).map(ToString::to_string);
    causes.fold(error.to_string(), |told, cause| if told.contains(&cause) { told } else { format!("{told} ({cause})") })
}

fn describe(wiki: &Wiki) -> String {
    let redaction = match wiki.capabilities.access {
        Access::Views => "replica views, which hide what is deleted",
        Access::Tables => "MediaWiki's own tables; the gateway hides what is deleted",
    };
    format!("{:?}, {redaction}", wiki.capabilities.dialect)
}
