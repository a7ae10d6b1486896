//! `movePage`, `deletePage`, `undeletePage` and `protectPage`.

use async_graphql::{Context, InputObject, Object};

use super::error::{MutationError, refused, settled, wiki_error};
use super::payload::PagePayload;
use super::{PageLocator, WatchMode, bounded, saved};
use crate::action_api::{
    Delete, Deleted, LogKey, Move, Moved, MovedTalk, PageKey, Protect, Protection, Refusal, SubpageMove, Undelete,
};
use crate::auth::Scope;
use crate::graph::Fault;
use crate::graph::caller::Calls;
use crate::graph::entity::Nullable;
use crate::graph::objects::{LogEntry, Page};
use crate::graph::scalars::DateTime;

/// The most revisions to restore by their times.
const MOST_TIMESTAMPS: usize = 50;

/// The most protections of a page.
const MOST_PROTECTIONS: usize = 20;

/// Giving a page another title.
#[derive(Debug, InputObject)]
pub struct MovePageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which page.
    from: PageLocator,
    /// Its new title, with the namespace.
    to: String,
    /// Why, for the log.
    reason: Option<String>,
    /// Whether its talk page goes along.
    #[graphql(default = true)]
    move_talk: bool,
    /// Whether its subpages go along.
    #[graphql(default = false)]
    move_subpages: bool,
    /// Whether a redirect stays behind; only some accounts may leave none.
    #[graphql(default = true)]
    leave_redirect: bool,
    /// Whether the page goes on the watchlist.
    #[graphql(default_with = "WatchMode::Preferences")]
    watch: WatchMode,
}

/// Deleting a page.
#[derive(Debug, InputObject)]
pub struct DeletePageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which page.
    page: PageLocator,
    /// Why, for the log; the wiki writes something where none is given.
    reason: Option<String>,
    /// Whether its talk page goes along.
    #[graphql(default = false)]
    delete_talk: bool,
}

/// Restoring a deleted page.
#[derive(Debug, InputObject)]
pub struct UndeletePageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Its title, with the namespace.
    title: String,
    /// Why, for the log.
    reason: Option<String>,
    /// The revisions to restore, by when they were saved; all where none are given, at most 50.
    timestamps: Option<Vec<DateTime>>,
}

/// Saying who may do what to a page.
#[derive(Debug, InputObject)]
pub struct ProtectPageInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Which page.
    page: PageLocator,
    /// All protections that it shall have: what is not named is open to everybody.
    protections: Vec<ProtectionInput>,
    /// Why, for the log.
    reason: Option<String>,
    /// Whether pages that it includes are protected too. Only some levels of `edit` extend to them, such as `sysop`; with
    /// others the page itself is protected, and an error says that they are not.
    #[graphql(default = false)]
    cascade: bool,
}

/// Who may do one thing to a page.
#[derive(Debug, InputObject)]
pub struct ProtectionInput {
    /// What: `edit`, `move`, `upload`, or `create` for a page that is not there.
    action: String,
    /// Who: `sysop`, `autoconfirmed` or another level of the wiki; `all` for everybody.
    level: String,
    /// Until when; for good where nothing is said.
    expiry: Option<DateTime>,
}

/// What came of moving a page. With a page and errors both, the page was moved, but not all that was to go along.
pub struct MovePagePayload {
    client_mutation_id: Option<String>,
    done: Result<(Calls, Moved), MutationError>,
}

/// What came of moving a page. With a page and errors both, the page was moved, but not all that was to go along.
#[Object]
impl MovePagePayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// The page under its new title, at once; null where it was not moved.
    async fn page(&self, context: &Context<'_>) -> Nullable<Page> {
        let (calls, moved) = self.done.as_ref().ok()?;
        saved::page(context, calls, &PageKey::Title(moved.to.clone())).await.transpose()
    }

    /// The redirect that stayed behind, at once; null where none did.
    async fn redirect(&self, context: &Context<'_>) -> Nullable<Page> {
        let (calls, moved) = self.done.as_ref().ok().filter(|(_, moved)| moved.is_redirect_created)?;
        saved::page(context, calls, &PageKey::Title(moved.from.clone())).await.transpose()
    }

    /// What the log says of it, at once, but for `params`, which is the database's.
    async fn log_entry(&self, context: &Context<'_>) -> Nullable<LogEntry> {
        let (calls, moved) = self.done.as_ref().ok()?;
        let key = LogKey::Newest { log_type: "move", title: &moved.from };
        saved::log_entry(context, calls, key).await.transpose()
    }

    /// Why it was not moved, or which of the pages that were to go along were not, and why.
    async fn errors(&self) -> Vec<MutationError> {
        match &self.done {
            Ok((calls, moved)) => {
                failures(moved).map(|(title, refusal)| refused(calls, None, named(title, refusal))).collect()
            }
            Err(error) => vec![error.clone()],
        }
    }
}

/// What did not go along with a page, by its title or what it is called.
fn failures(moved: &Moved) -> impl Iterator<Item = (&str, &Refusal)> {
    let talk = match &moved.talk {
        Some(MovedTalk::Failed(refusals)) => refusals.as_slice(),
        _ => &[],
    };
    let talk = talk.iter().map(|refusal| ("Talk page", refusal));
    let subpages = unmoved("Subpages", &moved.subpages);
    talk.chain(subpages).chain(unmoved("Subpages of the talk page", &moved.talk_subpages))
}

/// Which subpages did not go along; where all failed together, they are called this.
fn unmoved<'a>(all: &'a str, subpages: &'a [SubpageMove]) -> impl Iterator<Item = (&'a str, &'a Refusal)> {
    subpages.iter().flat_map(move |subpage| {
        let title = subpage.from.as_deref().unwrap_or(all);
        subpage.to.as_ref().err().into_iter().flatten().map(move |refusal| (title, refusal))
    })
}

/// The refusal with what it is about in front.
fn named(title: &str, refusal: &Refusal) -> Refusal {
    let text = format!("{title}: {}", refusal.text);
    Refusal { text, ..refusal.clone() }
}

/// What came of deleting a page.
pub struct DeletePagePayload {
    client_mutation_id: Option<String>,
    done: Result<(Calls, Deleted), MutationError>,
}

/// What came of deleting a page.
#[Object]
impl DeletePagePayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// What the log says of it, at once, but for `params`, which is the database's. Null where nothing was deleted, and
    /// where the wiki will do it later, because the page has so many revisions.
    async fn log_entry(&self, context: &Context<'_>) -> Nullable<LogEntry> {
        let (calls, deleted) = self.done.as_ref().ok()?;
        let key = LogKey::Id { id: deleted.log_entry?, log_type: "delete", title: &deleted.title };
        saved::log_entry(context, calls, key).await.transpose()
    }

    /// Whether the wiki will delete it later, because it has so many revisions.
    async fn is_scheduled(&self) -> bool {
        self.done.as_ref().is_ok_and(|(_, deleted)| deleted.is_scheduled)
    }

    /// Why it was not deleted; empty where it was.
    async fn errors(&self) -> Vec<MutationError> {
        self.done.as_ref().err().cloned().into_iter().collect()
    }
}

#[derive(Default)]
pub struct PageMutations;

#[Object]
impl PageMutations {
    /// Gives a page another title. Needs the scope MODERATE.
    async fn move_page(&self, context: &Context<'_>, input: MovePageInput) -> Result<MovePagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        calls.wiki.site.titles.parse(&input.to, 0)?;
        let order = Move {
            from: input.from.checked(&calls.wiki)?,
            to: input.to,
            reason: input.reason,
            move_talk: input.move_talk,
            move_subpages: input.move_subpages,
            leave_redirect: input.leave_redirect,
            watch: input.watch.into(),
        };
        let outcome = calls.api.move_page(calls.signer()?, &order).await;
        let done = settled(context, &calls, Some(&input.from), outcome).await?;
        Ok(MovePagePayload { client_mutation_id: input.client_mutation_id, done: done.map(|moved| (calls, moved)) })
    }

    /// Deletes a page. Needs the scope MODERATE.
    async fn delete_page(&self, context: &Context<'_>, input: DeletePageInput) -> Result<DeletePagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        let page = input.page.checked(&calls.wiki)?;
        let order = Delete { page, reason: input.reason, delete_talk: input.delete_talk };
        let outcome = calls.api.delete_page(calls.signer()?, &order).await;
        let done = settled(context, &calls, Some(&input.page), outcome).await?;
        let client_mutation_id = input.client_mutation_id;
        Ok(DeletePagePayload { client_mutation_id, done: done.map(|deleted| (calls, deleted)) })
    }

    /// Restores a deleted page, or some of its revisions. Needs the scope MODERATE.
    async fn undelete_page(&self, context: &Context<'_>, input: UndeletePageInput) -> Result<PagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        calls.wiki.site.titles.parse(&input.title, 0)?;
        let timestamps = input.timestamps.unwrap_or_default();
        bounded("timestamps", timestamps.len(), MOST_TIMESTAMPS)?;
        let timestamps = timestamps.into_iter().map(|DateTime(timestamp)| timestamp).collect();
        let order = Undelete { title: input.title, reason: input.reason, timestamps };
        let outcome = calls.api.undelete_page(calls.signer()?, &order).await;
        let done = settled(context, &calls, None, outcome).await?;
        let page = done.map(|undeleted| PageKey::Title(undeleted.title));
        Ok(PagePayload::new(input.client_mutation_id, calls, page))
    }

    /// Says who may do what to a page. Needs the scope MODERATE.
    async fn protect_page(&self, context: &Context<'_>, input: ProtectPageInput) -> Result<PagePayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        bounded("protections", input.protections.len(), MOST_PROTECTIONS)?;
        let protections = input.protections.into_iter().map(|ProtectionInput { action, level, expiry }| Protection {
            action,
            level,
            expiry: expiry.map(|DateTime(expiry)| expiry),
        });
        let order = Protect {
            page: input.page.checked(&calls.wiki)?,
            protections: protections.collect(),
            reason: input.reason,
            cascade: input.cascade,
        };
        let outcome = calls.api.protect_page(calls.signer()?, &order).await;
        let done = settled(context, &calls, Some(&input.page), outcome).await?;
        let is_short = done.as_ref().is_ok_and(|protected| order.cascade && !protected.is_cascading);
        let left_out = is_short.then(|| {
            let message =
                "Pages that it includes are not protected: only some levels, such as edit=sysop, extend to them.";
            wiki_error("notcascading", message.to_owned())
        });
        let page = done.map(|protected| PageKey::Title(protected.title));
        Ok(PagePayload::new(input.client_mutation_id, calls, page).without(left_out))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusals(code: &str) -> Vec<Refusal> {
        serde_json::from_value(json!([{ "code": code, "text": "No." }])).expect("a list of refusals")
    }

    #[test]
    fn what_did_not_go_along_is_named() {
        let moved = Moved {
            from: "A".to_owned(),
            to: "B".to_owned(),
            is_redirect_created: true,
            talk: Some(MovedTalk::Failed(refusals("articleexists"))),
            subpages: vec![SubpageMove { from: None, to: Err(refusals("cant-move-subpages")) }],
            talk_subpages: vec![
                SubpageMove { from: Some("Talk:A/1".to_owned()), to: Ok("Talk:B/1".to_owned()) },
                SubpageMove { from: Some("Talk:A/2".to_owned()), to: Err(refusals("articleexists")) },
            ],
        };
        let texts: Vec<_> = failures(&moved).map(|(title, refusal)| named(title, refusal).text).collect();
        assert_eq!(texts, ["Talk page: No.", "Subpages: No.", "Talk:A/2: No."]);
        let together = Moved { talk: None, subpages: Vec::new(), talk_subpages: moved.subpages, ..moved };
        let found: Vec<_> = failures(&together).map(|(title, refusal)| (title, refusal.code.as_str())).collect();
        assert_eq!(found, [("Subpages of the talk page", "cant-move-subpages")]);
    }
}
