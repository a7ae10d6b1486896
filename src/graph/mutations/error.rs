//! What the wiki can have against a change, as types that a client can act on.

use async_graphql::{Context, Description, Interface, Object, SimpleObject};

use super::PageLocator;
use crate::action_api::{ActionApiError, PageKey, PageKeys, Refusal, RefusalClass};
use crate::graph::answered::{block_record, object, revision_record};
use crate::graph::caller::{self, Calls};
use crate::graph::entity::Nullable;
use crate::graph::objects::{Block, Revision};
use crate::graph::{Fault, protections};
use crate::store::Record;

/// Why a change was not made, or not all of it. `code` is the wiki's own: see
/// <https://www.mediawiki.org/wiki/API:Errors_and_warnings>.
#[derive(Clone, Interface)]
#[expect(clippy::duplicated_attributes, reason = "both fields of the interface are texts")]
#[graphql(
    field(name = "code", ty = "&String", desc = "The wiki's own code, such as `protectedpage`."),
    field(name = "message", ty = "&String", desc = "The wiki's own words, in English.")
)]
pub enum MutationError {
    EditConflict(EditConflict),
    PermissionDenied(PermissionDenied),
    UserBlocked(UserBlocked),
    PageProtected(PageProtected),
    RateLimited(RateLimited),
    ContentRejected(ContentRejected),
    NotFound(NotFound),
    AlreadyExists(AlreadyExists),
    WikiReadOnly(WikiReadOnly),
    WikiError(WikiError),
}

/// Somebody else changed the page since the revision that the change was based on. Nothing was overwritten.
#[derive(Clone, Description)]
pub struct EditConflict {
    told: Told,
    calls: Calls,
    page: Option<PageKey>,
}

/// The account may not do this, or has not allowed this gateway to.
#[derive(Clone, SimpleObject)]
pub struct PermissionDenied {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
}

/// The account or its address is blocked.
#[derive(Clone, Description)]
pub struct UserBlocked {
    told: Told,
    calls: Calls,
    block: Option<Record>,
}

/// The page is protected.
#[derive(Clone, Description)]
pub struct PageProtected {
    told: Told,
    calls: Calls,
    page: Option<PageKey>,
}

/// The account has done too much of this in too little time.
#[derive(Clone, SimpleObject)]
pub struct RateLimited {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
    /// In how many seconds to try again, where the wiki says so.
    retry_after: Option<i32>,
}

/// An abuse filter, a list of spam or titles, or a captcha stands against it.
#[derive(Clone, SimpleObject)]
pub struct ContentRejected {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
    /// What rejected it: the description of an abuse filter, or what the list matched; null where the wiki keeps it to
    /// itself.
    filter: Option<String>,
}

/// The page, revision, section or user is not there.
#[derive(Clone, SimpleObject)]
pub struct NotFound {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
}

/// There is one already, or the change was made before.
#[derive(Clone, SimpleObject)]
pub struct AlreadyExists {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
}

/// The wiki takes no changes at present.
#[derive(Clone, SimpleObject)]
pub struct WikiReadOnly {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
}

/// Anything else that the wiki has against it.
#[derive(Clone, SimpleObject)]
pub struct WikiError {
    /// The wiki's own code.
    code: String,
    /// The wiki's own words, in English.
    message: String,
}

#[derive(Clone)]
struct Told {
    code: String,
    message: String,
}

/// Somebody else changed the page since the revision that the change was based on. Nothing was overwritten.
#[Object(use_type_description)]
impl EditConflict {
    /// The wiki's own code.
    async fn code(&self) -> &String {
        &self.told.code
    }

    /// The wiki's own words, in English.
    async fn message(&self) -> &String {
        &self.told.message
    }

    /// The page's latest revision, to merge the change with.
    async fn current_revision(&self, context: &Context<'_>) -> Nullable<Revision> {
        let found = async {
            let Some(page) = &self.page else { return Ok(None) };
            let found = match page {
                PageKey::Id(id) => self.calls.api.pages(self.calls.caller(), PageKeys::Ids(&[*id])).await,
                PageKey::Title(title) => {
                    self.calls.api.pages(self.calls.caller(), PageKeys::Titles(std::slice::from_ref(title))).await
                }
            };
            match found {
                Ok(pages) => match pages.into_iter().next().and_then(|page| page.latest) {
                    Some(latest) => object(context, &self.calls.wiki, revision_record(&latest)).await,
                    None => Ok(None),
                },
                Err(error) => Err(caller::fault(context, &error).await),
            }
        };
        found.await.transpose()
    }
}

#[Object(use_type_description)]
impl UserBlocked {
    /// The wiki's own code.
    async fn code(&self) -> &String {
        &self.told.code
    }

    /// The wiki's own words, in English.
    async fn message(&self) -> &String {
        &self.told.message
    }

    /// The block, where the wiki tells of it.
    async fn block(&self, context: &Context<'_>) -> Nullable<Block> {
        object(context, &self.calls.wiki, self.block.clone()?).await.transpose()
    }
}

#[Object(use_type_description)]
impl PageProtected {
    /// The wiki's own code.
    async fn code(&self) -> &String {
        &self.told.code
    }

    /// The wiki's own words, in English.
    async fn message(&self) -> &String {
        &self.told.message
    }

    /// Who may do it, such as `sysop`, as far as the database knows; null where a title or a namespace is protected, or
    /// another page that includes this one.
    async fn level(&self) -> Nullable<String> {
        protections::edit_level(&self.calls.wiki, self.page.as_ref()?).await.transpose()
    }
}

/// Sorts the outcome of a change into what the client can act on and what failed.
pub(super) async fn settled<T>(
    context: &Context<'_>,
    calls: &Calls,
    page: Option<&PageLocator>,
    outcome: Result<T, ActionApiError>,
) -> Result<Result<T, MutationError>, Fault> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(ActionApiError::Refused(refusal)) if is_told(&refusal) => {
            Ok(Err(refused(calls, page.map(PageLocator::key), *refusal)))
        }
        Err(ActionApiError::Unsupported(extension)) => {
            let message = format!("This wiki lacks the extension {extension}, which this needs.");
            Ok(Err(wiki_error("unsupported", message)))
        }
        Err(error) => Err(caller::fault(context, &error).await),
    }
}

fn is_told(refusal: &Refusal) -> bool {
    !refusal.ends_token() && !matches!(refusal.class(), RefusalClass::Unauthenticated | RefusalClass::Unavailable)
}

/// A refusal as one of the types.
pub(super) fn refused(calls: &Calls, page: Option<PageKey>, refusal: Refusal) -> MutationError {
    let class = refusal.class();
    let filter = filter(&refusal);
    let Refusal { code, text: message, data, retry_after, .. } = refusal;
    let calls = calls.clone();
    match class {
        RefusalClass::EditConflict => {
            MutationError::EditConflict(EditConflict { told: Told { code, message }, calls, page })
        }
        RefusalClass::Blocked => {
            let block = block_record(data.get("blockinfo").unwrap_or(&data));
            MutationError::UserBlocked(UserBlocked { told: Told { code, message }, calls, block })
        }
        RefusalClass::Protected => {
            MutationError::PageProtected(PageProtected { told: Told { code, message }, calls, page })
        }
        RefusalClass::PermissionDenied => MutationError::PermissionDenied(PermissionDenied { code, message }),
        RefusalClass::RateLimited => {
            let retry_after = retry_after.map(|wait| i32::try_from(wait.as_secs()).unwrap_or(i32::MAX));
            MutationError::RateLimited(RateLimited { code, message, retry_after })
        }
        RefusalClass::Rejected => MutationError::ContentRejected(ContentRejected { code, message, filter }),
        RefusalClass::NotFound => MutationError::NotFound(NotFound { code, message }),
        RefusalClass::AlreadyExists => MutationError::AlreadyExists(AlreadyExists { code, message }),
        RefusalClass::ReadOnly => MutationError::WikiReadOnly(WikiReadOnly { code, message }),
        RefusalClass::Invalid
        | RefusalClass::Unauthenticated
        | RefusalClass::Unsupported
        | RefusalClass::Unavailable
        | RefusalClass::Other => MutationError::WikiError(WikiError { code, message }),
    }
}

/// Something that is not there, which the wiki says otherwise than by refusing.
pub(super) fn not_found(code: &str, message: String) -> MutationError {
    MutationError::NotFound(NotFound { code: code.to_owned(), message })
}

/// Something that the wiki cannot do or did otherwise, without a word of its own.
pub(super) fn wiki_error(code: &str, message: String) -> MutationError {
    MutationError::WikiError(WikiError { code: code.to_owned(), message })
}

/// What in a refusal names the filter or list that stands against a text.
fn filter(refusal: &Refusal) -> Option<String> {
    let text = |path: &str| refusal.data.pointer(path).and_then(|value| value.as_str()).map(str::to_owned);
    text("/abusefilter/description")
        .or_else(|| text("/spamblacklist/matches/0"))
        .or_else(|| text("/line"))
        .or_else(|| text("/captcha/type").map(|kind| format!("captcha: {kind}")))
}
