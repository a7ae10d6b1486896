//! `editPage`, `undoRevision` and `rollbackPage`: new revisions.

use async_graphql::{Context, Enum, InputObject, Object, OneofObject};

use super::error::{MutationError, settled};
use super::saved::{self, SavedRevision};
use super::{PageLocator, WatchMode, bounded};
use crate::action_api::{self, Edit, Edited, PageKey, Rollback, RolledBack, Undo};
use crate::auth::Scope;
use crate::graph::Fault;
use crate::graph::caller::Calls;
use crate::graph::entity::Nullable;
use crate::graph::objects::{Page, Revision};
use crate::graph::own_writes;
use crate::graph::scalars::BigInt;
use crate::wikis::Saved;

/// The most tags of an edit.
const MOST_TAGS: usize = 50;

/// What is written to a page.
#[derive(Debug, OneofObject)]
pub enum EditContent {
    /// Instead of what is there.
    Text(String),
    /// Behind what is there.
    Append(String),
    /// Before what is there.
    Prepend(String),
}

/// Whether a page may be made by an edit, or must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "action_api::EditMode")]
pub enum EditMode {
    /// It may.
    CreateOrUpdate,
    /// It must: `AlreadyExists` if it is there.
    CreateOnly,
    /// It must not: `NotFound` if it is not there.
    UpdateOnly,
}

/// An edit of a page.
#[derive(Debug, InputObject)]
pub struct EditPageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which page.
    page: PageLocator,
    /// What to write.
    content: EditContent,
    /// The edit summary, with wiki markup; the wiki cuts it off at 500 characters.
    summary: Option<String>,
    /// `0` for what stands before the first heading, `1` for the first section and so on, or `new` with `sectionTitle`;
    /// the whole page where nothing is said.
    section: Option<String>,
    /// The heading of a new section.
    section_title: Option<String>,
    /// Whether the page may be made by it, or must be.
    #[graphql(default_with = "EditMode::CreateOrUpdate")]
    mode: EditMode,
    /// Whether to call it minor.
    #[graphql(default = false)]
    is_minor: bool,
    /// Whether to mark it as made by a bot; the wiki looks whether the account may.
    #[graphql(default = false)]
    is_bot: bool,
    /// The revision that the text was written from. A later edit by anyone is an `EditConflict`, and nothing is
    /// overwritten. Where nothing is said, the page's latest revision as the request arrives.
    base_revision_id: Option<BigInt>,
    /// The kind of text, such as `wikitext`, for a page that is made or changes its kind.
    content_model: Option<String>,
    /// Tags that people may set; at most 50.
    tags: Option<Vec<String>>,
    /// Whether the page goes on the watchlist.
    #[graphql(default_with = "WatchMode::Preferences")]
    watch: WatchMode,
}

/// Taking revisions of a page back.
#[derive(Debug, InputObject)]
pub struct UndoRevisionInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// The first revision to take back.
    revision_id: BigInt,
    /// The last one, of the same page; only the first where none is given.
    through_revision_id: Option<BigInt>,
    /// The edit summary; the wiki's own where none is given.
    summary: Option<String>,
}

/// Taking back all of a user's latest edits to a page.
#[derive(Debug, InputObject)]
pub struct RollbackPageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which page.
    page: PageLocator,
    /// Whose edits; the page's latest revision has to be theirs.
    user: String,
    /// The edit summary; the wiki's own where none is given.
    summary: Option<String>,
    /// Whether to mark both the edits and the rollback as made by a bot.
    #[graphql(default = false)]
    mark_bot: bool,
}

/// What came of an edit.
pub struct EditPagePayload {
    client_mutation_id: Option<String>,
    done: Result<Done, MutationError>,
}

struct Done {
    calls: Calls,
    page: i64,
    revision: Option<SavedRevision>,
    is_no_change: bool,
    is_new_page: bool,
}

impl Done {
    fn edited(context: &Context<'_>, calls: Calls, edited: Edited) -> Self {
        let Edited { page, title, new_revision, is_no_change, is_new_page, .. } = edited;
        let revision = new_revision.map(|revision| {
            own_writes::remember(context, &calls.wiki, &title, Saved { page, revision });
            SavedRevision::new(&calls, revision)
        });
        Self { calls, page, revision, is_no_change, is_new_page }
    }
}

/// What came of an edit.
#[Object]
impl EditPagePayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// The page as the wiki has it now, however far the database lags behind; null where nothing was done. Lists below
    /// it are the database's.
    async fn page(&self, context: &Context<'_>) -> Nullable<Page> {
        let done = self.done.as_ref().ok()?;
        match &done.revision {
            Some(revision) => revision.page(context).await.transpose(),
            None => saved::page(context, &done.calls, &PageKey::Id(done.page)).await.transpose(),
        }
    }

    /// The revision that was saved, at once; null where nothing was.
    async fn revision(&self, context: &Context<'_>) -> Nullable<Revision> {
        self.done.as_ref().ok()?.revision.as_ref()?.revision(context).await.transpose()
    }

    /// Whether the text was the same as before, so that nothing was saved.
    async fn is_no_change(&self) -> bool {
        self.done.as_ref().is_ok_and(|done| done.is_no_change)
    }

    /// Whether the page was made by it.
    async fn is_new_page(&self) -> bool {
        self.done.as_ref().is_ok_and(|done| done.is_new_page)
    }

    /// Why it was not done; empty where it was.
    async fn errors(&self) -> Vec<MutationError> {
        self.done.as_ref().err().cloned().into_iter().collect()
    }
}

impl EditPageInput {
    fn edit(self, page: PageKey) -> Result<Edit, Fault> {
        bounded("tags", self.tags.as_ref().map_or(0, Vec::len), MOST_TAGS)?;
        let is_new_section = self.section.as_deref() == Some("new");
        if self.section_title.is_some() && !is_new_section {
            return Err(Fault::input("sectionTitle is the heading of a new section: give section: \"new\" with it."));
        }
        Ok(Edit {
            page,
            content: match self.content {
                EditContent::Text(text) => action_api::EditContent::Text(text),
                EditContent::Append(text) => action_api::EditContent::Append(text),
                EditContent::Prepend(text) => action_api::EditContent::Prepend(text),
            },
            summary: self.summary,
            section: self.section,
            section_title: self.section_title,
            mode: self.mode.into(),
            is_minor: self.is_minor,
            is_bot: self.is_bot,
            base_revision: self.base_revision_id.map(|id| id.0),
            content_model: self.content_model,
            tags: self.tags.unwrap_or_default(),
            watch: self.watch.into(),
        })
    }
}

#[derive(Default)]
pub struct EditMutations;

#[Object]
impl EditMutations {
    /// Replaces, extends or makes a page. Needs the scope EDIT. A write without an answer is never sent twice: it is
    /// looked up whether it was saved.
    async fn edit_page(&self, context: &Context<'_>, mut input: EditPageInput) -> Result<EditPagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Edit).await?;
        let client_mutation_id = input.client_mutation_id.take();
        let page = input.page.clone();
        let edit = input.edit(page.checked(&calls.wiki)?)?;
        let outcome = calls.api.edit(calls.signer()?, &edit).await;
        let done = settled(context, &calls, Some(&page), outcome).await?;
        Ok(EditPagePayload { client_mutation_id, done: done.map(|edited| Done::edited(context, calls, edited)) })
    }

    /// Takes revisions back, keeping what was written since where the wiki can. Needs the scope EDIT.
    async fn undo_revision(&self, context: &Context<'_>, input: UndoRevisionInput) -> Result<EditPagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Edit).await?;
        let undo = Undo {
            revision: input.revision_id.0,
            through_revision: input.through_revision_id.map(|id| id.0),
            summary: input.summary,
        };
        let outcome = calls.api.undo(calls.signer()?, &undo).await;
        let done = settled(context, &calls, None, outcome).await?;
        let client_mutation_id = input.client_mutation_id;
        Ok(EditPagePayload { client_mutation_id, done: done.map(|edited| Done::edited(context, calls, edited)) })
    }

    /// Takes back all of a user's latest edits to a page. Needs the scope MODERATE.
    async fn rollback_page(&self, context: &Context<'_>, input: RollbackPageInput) -> Result<EditPagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        let page = input.page.checked(&calls.wiki)?;
        let rollback = Rollback { page, user: input.user, summary: input.summary, mark_bot: input.mark_bot };
        let outcome = calls.api.rollback(calls.signer()?, &rollback).await;
        let done = settled(context, &calls, Some(&input.page), outcome).await?.map(|rolled_back| {
            let RolledBack { page, title, new_revision: revision, .. } = rolled_back;
            own_writes::remember(context, &calls.wiki, &title, Saved { page, revision });
            let revision = Some(SavedRevision::new(&calls, revision));
            Done { revision, calls, page, is_no_change: false, is_new_page: false }
        });
        Ok(EditPagePayload { client_mutation_id: input.client_mutation_id, done })
    }
}
