//! Whoever asks: what they may do, and how the wiki is called in their name.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_graphql::Context;
use futures_util::FutureExt;
use tokio::sync::OnceCell;

use super::{Fault, Wikis, reach};
use crate::action_api::{ActionApi, ActionApiError, RefusalClass, Signer};
use crate::auth::{Auth, AuthError, Identity, Scope};
use crate::db::Wiki;

/// How often one request may have the wiki do work that it does not do for many at once: parsing and comparing.
const MOST_COSTLY_CALLS: u32 = 50;

/// What the calls of one request share.
#[derive(Debug, Default)]
pub(super) struct RequestCalls {
    signer: OnceCell<Result<Signer, AuthError>>,
    /// Set once the wiki has refused the login, and it is forgotten.
    forgotten: OnceCell<()>,
    costly: AtomicU32,
}

impl RequestCalls {
    /// Counts calls of which the wiki answers each by itself, and refuses more than a request may make.
    pub(super) fn spend(&self, calls: usize) -> Result<(), Fault> {
        let calls = u32::try_from(calls).unwrap_or(u32::MAX);
        let spent = self.costly.fetch_add(calls, Ordering::Relaxed);
        if spent.saturating_add(calls) <= MOST_COSTLY_CALLS {
            return Ok(());
        }
        Err(Fault::TooComplex(format!(
            "html and diff take a call to the wiki each, and a request may make {MOST_COSTLY_CALLS} of them. Ask for \
             fewer rows, or in several requests."
        )))
    }
}

/// Who is logged in, if anybody.
pub(super) fn identity<'a>(context: &Context<'a>) -> Option<&'a Arc<Identity>> {
    context.data_opt::<Arc<Identity>>()
}

/// Who is logged in, for a field that only makes sense for somebody who may do this.
pub(super) fn identity_for<'a>(context: &Context<'a>, scope: Scope) -> Result<&'a Arc<Identity>, Fault> {
    let identity = identity(context).ok_or_else(|| {
        Fault::Unauthenticated("Nobody is logged in. Log in, or send an API token as Authorization: Bearer.".to_owned())
    })?;
    if identity.may(scope) {
        return Ok(identity);
    }
    Err(Fault::Forbidden(format!(
        "This API token lacks the scope {}. Make one that has it, or do this in the browser.",
        scope.name().to_uppercase()
    )))
}

/// The service that knows people, sessions and tokens.
pub(super) fn auth<'a>(context: &Context<'a>) -> Result<&'a Auth, Fault> {
    context.data_opt::<Auth>().ok_or_else(|| AuthError::NotSetUp.into())
}

/// A wiki's Action API, and in whose name it is called.
#[derive(Clone)]
pub(super) struct Calls {
    pub(super) wiki: Arc<Wiki>,
    pub(super) api: ActionApi,
    signer: Option<Signer>,
}

impl Calls {
    /// In the name of whoever is logged in and lets the request read as them, or in nobody's; on a wiki that does not
    /// know their account, in nobody's.
    pub(super) async fn reading(context: &Context<'_>, wiki: &Arc<Wiki>) -> Result<Self, Fault> {
        let api = reach::api(context, wiki)?;
        let is_known = |_: &&Arc<Identity>| context.data_unchecked::<Wikis>().shares_logins(&wiki.code);
        let signer = match identity(context).filter(|identity| identity.may(Scope::Read)).filter(is_known) {
            Some(identity) => Some(signer(context, identity).boxed().await?),
            None => None,
        };
        Ok(Self { wiki: Arc::clone(wiki), api, signer })
    }

    /// In the name of somebody who may do this.
    pub(super) async fn acting(context: &Context<'_>, wiki: Option<&str>, scope: Scope) -> Result<Self, Fault> {
        let identity = identity_for(context, scope)?;
        let wiki = reach::required(context, wiki).boxed().await?;
        if !context.data_unchecked::<Wikis>().shares_logins(&wiki.code) {
            return Err(Fault::Forbidden(format!(
                "{} does not know the account that you are logged in with: its people log in elsewhere. Ask for it \
                 without being logged in, or use a gateway on which its people log in.",
                wiki.code
            )));
        }
        let api = reach::api(context, &wiki)?;
        Ok(Self { wiki, api, signer: Some(signer(context, identity).boxed().await?) })
    }

    /// In whose name; `None` for nobody's.
    pub(super) fn caller(&self) -> Option<&Signer> {
        self.signer.as_ref()
    }

    /// In whose name, for what only somebody can do.
    pub(super) fn signer(&self) -> Result<&Signer, Fault> {
        self.signer.as_ref().ok_or_else(|| AuthError::NoPermission.into())
    }
}

async fn signer(context: &Context<'_>, identity: &Identity) -> Result<Signer, Fault> {
    let auth = auth(context)?;
    let found =
        context.data_unchecked::<Arc<RequestCalls>>().signer.get_or_init(|| auth.signer(identity).boxed()).await;
    found.clone().map_err(Fault::from)
}

/// What a failed call is to the client. A login that the wiki does not accept any more is forgotten.
pub(super) async fn fault(context: &Context<'_>, error: &ActionApiError) -> Fault {
    if error.refusal().is_some_and(|refusal| refusal.ends_token()) {
        return dead_login(context).boxed().await;
    }
    match error {
        ActionApiError::Refused(refusal) if refusal.is_of_another_name() => {
            Fault::Unauthenticated(format!("{} Log in again: the account may have another name by now.", refusal.text))
        }
        ActionApiError::Refused(refusal) if refusal.lacks_account() => Fault::Wiki {
            code: "FORBIDDEN",
            wiki_code: refusal.code.clone(),
            message: "You have no account on this wiki. Visit it once in a browser that is logged in there.".to_owned(),
        },
        ActionApiError::Refused(refusal) => match refusal.class() {
            RefusalClass::RateLimited => {
                Fault::RateLimited { message: refusal.text.clone(), retry_after: refusal.retry_after }
            }
            RefusalClass::Unavailable | RefusalClass::ReadOnly => Fault::Unavailable(refusal.text.clone()),
            RefusalClass::PermissionDenied | RefusalClass::Blocked | RefusalClass::Unauthenticated => {
                Fault::Wiki { code: "FORBIDDEN", wiki_code: refusal.code.clone(), message: refusal.text.clone() }
            }
            _ => Fault::Wiki { code: "BAD_USER_INPUT", wiki_code: refusal.code.clone(), message: refusal.text.clone() },
        },
        ActionApiError::Timeout { after, .. } => {
            Fault::Timeout(format!("The wiki gave no answer within {} s. Ask for less, or again.", after.as_secs()))
        }
        ActionApiError::Unavailable { retry_after: Some(wait), reason } => {
            Fault::RateLimited { message: format!("The wiki cannot answer now: {reason}"), retry_after: Some(*wait) }
        }
        ActionApiError::Unavailable { retry_after: None, reason } => {
            Fault::Unavailable(format!("The wiki cannot answer now: {reason}"))
        }
        ActionApiError::Unreachable { .. } | ActionApiError::Foreign { .. } => {
            tracing::warn!(error = error as &dyn std::error::Error, "the Action API is unavailable");
            Fault::Unavailable("The wiki's Action API cannot be reached. Try again in a moment.".to_owned())
        }
        ActionApiError::TooMuch { most } => Fault::TooComplex(format!(
            "The texts that this request asks of wikis are larger than {} MiB. Ask for those of fewer rows at a time.",
            most >> 20
        )),
        ActionApiError::TooLate => {
            Fault::Timeout(format!("{error}. Nothing was changed: send it in a request of its own."))
        }
        ActionApiError::NotSaved { .. } => {
            Fault::Unavailable(format!("{error}. Nothing was changed: it is safe to try again."))
        }
        ActionApiError::Unsure { .. } => Fault::Timeout(format!("{error}. Look before you try again.")),
        ActionApiError::Unsupported(extension) => Fault::Wiki {
            code: "BAD_USER_INPUT",
            wiki_code: "unsupported".to_owned(),
            message: format!("This wiki lacks the extension {extension}, which this needs."),
        },
        ActionApiError::Setup(_) => Fault::Internal(error.to_string().into()),
    }
}

async fn dead_login(context: &Context<'_>) -> Fault {
    let calls = context.data_unchecked::<Arc<RequestCalls>>();
    calls.forgotten.get_or_init(|| forget_login(context, calls)).await;
    Fault::Unauthenticated("The wiki does not accept your login any more. Log in again.".to_owned())
}

async fn forget_login(context: &Context<'_>, calls: &RequestCalls) {
    let signer = calls.signer.get().and_then(|found| found.as_ref().ok());
    if let (Ok(auth), Some(identity), Some(signer)) = (auth(context), identity(context), signer)
        && let Err(error) = auth.drop_dead_token(identity.account, &signer.token).await
    {
        tracing::error!(%error, "a login that the wiki refuses could not be forgotten");
    }
}
