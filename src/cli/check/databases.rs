//! The databases besides that of the wiki that is meant where none is named.

use super::super::hints;
use super::tell;
use crate::action_api::ActionApiError;
use crate::config::{Config, LinksPlace, Place};
use crate::db::{DatabaseError, Statement, Wiki};
use crate::tables::View;
use crate::wikis::{Entry, Opened, Opener, OpeningError, Servers};

/// Tries the wikis of one's own, tables of links that are elsewhere, and tunnels, also where the default wiki could not be
/// opened; how many of them do not work.
pub(super) async fn failures(config: &Config, default: Option<&Opened>) -> Result<usize, ActionApiError> {
    let login = config.login.consumer.as_ref().map(|consumer| &consumer.index_url);
    let (opener, mut failed) = match default {
        Some(default) => (default.opener.clone(), links(default).await),
        None => (Opener::new(&config.wiki, None)?, 0),
    };
    let told = default.map(|default| &default.wiki.code).or(config.wiki.place.code());
    for own in config.wikis.own.iter().filter(|own| Some(&own.code) != told) {
        let entry = Entry::of_own(own, login);
        match opened(&opener, &entry).await {
            Ok(opened) => {
                let (code, name) = (&own.code, &opened.wiki.site.name);
                failed += tell("wiki", Ok(format!("{code}: {name} ({})", entry.address.describe())));
                for warning in &opened.warnings {
                    println!("warning    {code}: {warning}");
                }
                failed += links(&opened).await;
            }
            Err(reason) => failed += tell("wiki", Err(format!("{}: {reason}", own.code))),
        }
    }
    Ok(failed + tunnels(config, opener.servers()).await)
}

/// Opens a wiki, or says what is wrong with it.
async fn opened(opener: &Opener, entry: &Entry) -> Result<Opened, String> {
    opener.open(entry, None).await.map_err(|error| match error {
        OpeningError::Database(source) => {
            format!("{} ({source})", hints::of_database(&entry.code, &entry.address, &source))
        }
        stopped @ OpeningError::Stopped(_) => stopped.to_string(),
    })
}

/// Tries the database of a wiki's tables of links, where these are apart.
async fn links(opened: &Opened) -> usize {
    let code = &opened.wiki.code;
    match &opened.entry.links {
        LinksPlace::Beside => 0,
        LinksPlace::Apart(None) => {
            println!("warning    {code}: nothing leads to its tables of links");
            0
        }
        LinksPlace::Apart(Some((address, _))) => {
            let place = address.describe();
            let told = match has_links(&opened.wiki).await {
                Ok(true) => Ok(format!("{code}: {place}")),
                Ok(false) => Err(format!("{code}: {place} has no table pagelinks")),
                Err(error) => Err(format!("{code}: {place}: {error}")),
            };
            tell("links", told)
        }
    }
}

async fn has_links(wiki: &Wiki) -> Result<bool, DatabaseError> {
    Ok(wiki.side(View::PageLinks).await?.capabilities.has_table("pagelinks"))
}

/// Asks something of the server at the end of each tunnel.
async fn tunnels(config: &Config, servers: &Servers) -> usize {
    let Place::Replica { replicas, .. } = &config.wiki.place else { return 0 };
    let mut failed = 0;
    for (section, address) in replicas.tunnels() {
        let place = address.server();
        let answered = servers.pool(&place, address, None).rows(Statement::new("SELECT 1")).await;
        failed += tell(
            "tunnel",
            match answered {
                Ok(_) => Ok(format!("{section}: {place}")),
                Err(error) => Err(format!("{section}: {place}: {error}")),
            },
        );
    }
    failed
}
