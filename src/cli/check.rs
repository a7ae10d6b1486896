//! `wikigraph check`: tries what is configured, and says how to mend what is wrong.

use super::opening::{Opened, open};
use crate::config::Config;
use crate::db::Wiki;
use crate::tables::Access;

/// Opens the configured wiki and tells what was found.
pub(super) async fn run(config: Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let Opened { wiki, warnings, .. } = open(&config.wiki, None).await?;
    println!("database   ok: {}", describe(&wiki));
    println!("wiki       {}: {} ({})", wiki.code, wiki.site.name, wiki.site.server);
    println!("namespaces {}", wiki.site.titles.namespaces().count());
    for warning in &warnings {
        println!("warning    {warning}");
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
