//! `purgePages`, `watchPage`, `patrolRevision` and `thankRevision`: what readers of changes do.

use async_graphql::{Context, InputObject, Object};

use super::error::{MutationError, not_found, refused, settled, wiki_error};
use super::payload::{PagePayload, RevisionPayload};
use super::saved::{SavedRevision, answered};
use super::{PageLocator, bounded};
use crate::action_api::{PageKey, PageKeys, Purge, Purged, PurgedPage, Watch};
use crate::auth::Scope;
use crate::graph::Fault;
use crate::graph::answered::{objects, page_record};
use crate::graph::caller::Calls;
use crate::graph::objects::Page;
use crate::graph::scalars::{BigInt, DateTime};
use crate::types::Timestamp;

/// The most pages to purge at once: as many as the wiki takes in one call.
const MOST_PURGED: usize = 50;

/// Having pages rendered anew.
#[derive(Debug, InputObject)]
pub struct PurgePagesInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which pages; at most 50.
    pages: Vec<PageLocator>,
    /// Whether the tables of links and categories are brought up to date too.
    #[graphql(default = false)]
    force_link_update: bool,
}

/// Putting a page on the watchlist, or taking it off.
#[derive(Debug, InputObject)]
pub struct WatchPageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which page; it need not exist.
    page: PageLocator,
    /// Whether it goes on the list.
    #[graphql(default = true)]
    watch: bool,
    /// Until when; for good where nothing is said, and on a wiki that keeps no expiries, which an error then says.
    expiry: Option<DateTime>,
}

/// Marking a revision as checked.
#[derive(Debug, InputObject)]
pub struct PatrolRevisionInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which revision.
    revision_id: BigInt,
}

/// Thanking the author of a revision, in public.
#[derive(Debug, InputObject)]
pub struct ThankRevisionInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which revision.
    revision_id: BigInt,
}

/// What came of having pages rendered anew. With pages and errors both, some were and some were not.
pub struct PurgePagesPayload {
    client_mutation_id: Option<String>,
    calls: Calls,
    done: Result<Purged, MutationError>,
}

/// What came of having pages rendered anew. With pages and errors both, some were and some were not.
#[Object]
impl PurgePagesPayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// The pages that were rendered anew.
    async fn pages(&self, context: &Context<'_>) -> Result<Vec<Page>, Fault> {
        let purged = self.done.iter().flat_map(|purged| &purged.pages).filter(|page| page.is_purged);
        let titles: Vec<String> = purged.filter_map(|page| page.title.clone()).collect();
        if titles.is_empty() {
            return Ok(Vec::new());
        }
        let told = self.calls.api.pages(self.calls.caller(), PageKeys::Titles(&titles)).await;
        let records: Vec<_> = answered(context, told).await?.iter().map(page_record).collect();
        objects(context, &self.calls.wiki, &records).await
    }

    /// Which pages were not, and why.
    async fn errors(&self) -> Vec<MutationError> {
        match &self.done {
            Ok(purged) => {
                let missing = purged.pages.iter().filter(|page| page.is_missing).map(missing);
                let warnings = purged.warnings.iter().cloned().map(|warning| refused(&self.calls, None, warning));
                missing.chain(warnings).collect()
            }
            Err(error) => vec![error.clone()],
        }
    }
}

fn missing(page: &PurgedPage) -> MutationError {
    let named = match (&page.title, page.page) {
        (Some(title), _) => format!("\"{title}\""),
        (None, Some(id)) => format!("with the id {id}"),
        (None, None) => "of that name".to_owned(),
    };
    not_found("missingtitle", format!("There is no page {named}."))
}

/// What became of the wish to watch a page until then, if not that.
fn unkept(asked: Timestamp, kept: Option<Timestamp>) -> Option<MutationError> {
    match kept {
        None => {
            let message = "The page is watched, but for good: this wiki keeps no expiries of what is watched.";
            Some(wiki_error("unsupported", message.to_owned()))
        }
        Some(kept) if kept < asked => {
            let message = format!("The page is watched until {} only, as this wiki has it.", kept.rfc_3339());
            Some(wiki_error("expirylimited", message))
        }
        Some(_) => None,
    }
}

#[derive(Default)]
pub struct ReviewMutations;

#[Object]
impl ReviewMutations {
    /// Has pages rendered anew, as after a change to a template or to data that they show. Needs the scope EDIT.
    async fn purge_pages(&self, context: &Context<'_>, input: PurgePagesInput) -> Result<PurgePagesPayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Edit).await?;
        bounded("pages", input.pages.len(), MOST_PURGED)?;
        let pages: Vec<PageKey> = input.pages.iter().map(|page| page.checked(&calls.wiki)).collect::<Result<_, _>>()?;
        if pages.is_empty() {
            return Err(Fault::input("pages is empty: name at least one page."));
        }
        let order = Purge { pages, force_link_update: input.force_link_update };
        let outcome = calls.api.purge_pages(calls.signer()?, &order).await;
        let done = settled(context, &calls, None, outcome).await?;
        Ok(PurgePagesPayload { client_mutation_id: input.client_mutation_id, calls, done })
    }

    /// Puts a page on the watchlist, or takes it off. Needs the scope EDIT.
    async fn watch_page(&self, context: &Context<'_>, input: WatchPageInput) -> Result<PagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Edit).await?;
        let page = input.page.checked(&calls.wiki)?;
        let expiry = input.expiry.map(|DateTime(expiry)| expiry);
        if expiry.is_some() && !input.watch {
            return Err(Fault::input("expiry is for a page that goes on the list: leave it out, or set watch: true."));
        }
        let order = Watch { page: page.clone(), watch: input.watch, expiry };
        let outcome = calls.api.watch_page(calls.signer()?, &order).await;
        let done = settled(context, &calls, Some(&input.page), outcome).await?;
        let unkept = done.as_ref().ok().and_then(|watched| unkept(expiry?, watched.expiry));
        Ok(PagePayload::new(input.client_mutation_id, calls, done.map(|_| page)).without(unkept))
    }

    /// Marks a revision as checked, while it is among the recent changes. Needs the scope MODERATE.
    async fn patrol_revision(
        &self,
        context: &Context<'_>,
        input: PatrolRevisionInput,
    ) -> Result<RevisionPayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        let outcome = calls.api.patrol(calls.signer()?, input.revision_id.0).await;
        let done = settled(context, &calls, None, outcome).await?;
        let revision = done.map(|_| SavedRevision::new(&calls, input.revision_id.0));
        Ok(RevisionPayload::new(input.client_mutation_id, revision))
    }

    /// Thanks the author of a revision, in public; the wiki needs the extension Thanks. Needs the scope EDIT.
    async fn thank_revision(&self, context: &Context<'_>, input: ThankRevisionInput) -> Result<RevisionPayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Edit).await?;
        let outcome = calls.api.thank(calls.signer()?, input.revision_id.0).await;
        let done = settled(context, &calls, None, outcome).await?;
        let revision = done.map(|_| SavedRevision::new(&calls, input.revision_id.0));
        Ok(RevisionPayload::new(input.client_mutation_id, revision))
    }
}
