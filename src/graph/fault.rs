//! What a resolver can fail with: what is safe to tell a client, and what goes to the log.
//!
//! [`Fault`] does not implement `Display`, so an error that nobody thought about does not turn into a message by
//! itself: a `?` on it does not compile.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Error, ErrorExtensions, Value};

use crate::auth::AuthError;
use crate::db::{DatabaseError, NotMediaWiki};
use crate::loaders::LoadError;
use crate::telemetry::Late;
use crate::types::{InvalidTitle, WikiCode};
use crate::wikis::{OpeningError, WikisError};

/// Where a browser goes to log in.
pub const LOGIN_PATH: &str = "/oauth/login";

/// When a database that is busy most likely has a moment.
const SOON: Duration = Duration::from_secs(1);

/// When a database that cannot be reached may be back.
const LATER: Duration = Duration::from_secs(5);

/// A failed field.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The client can mend it: the message says how.
    BadUserInput(String),
    /// It took longer than the limit.
    Timeout(String),
    /// A database is overloaded or cannot be reached.
    Unavailable(String),
    /// The same, and it is worth trying again after this long.
    Busy {
        /// What the matter is.
        message: String,
        /// When it is most likely over.
        retry_after: Duration,
    },
    /// It asks for more than one statement can do.
    TooComplex(String),
    /// Nobody is logged in, or the wiki does not accept the login any more.
    Unauthenticated(String),
    /// The request may not do this, whoever makes it.
    Forbidden(String),
    /// The wiki counts the person's calls, and has had enough of them for a while.
    RateLimited {
        /// What the wiki said.
        message: String,
        /// How long it asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// The wiki answered with a code of its own, which the client may know what to do about.
    Wiki {
        /// Which of the gateway's codes comes nearest.
        code: &'static str,
        /// The wiki's own code.
        wiki_code: String,
        /// The wiki's own words.
        message: String,
    },
    /// One of many wikis failed.
    OfWiki {
        /// Its code.
        wiki: WikiCode,
        /// With what.
        fault: Box<Fault>,
    },
    /// A bug, or a database that changed under us; the message is for the log only.
    Internal(Arc<str>),
}

impl Fault {
    /// A fault of the client's, with what to do about it.
    pub fn input(message: impl Into<String>) -> Self {
        Self::BadUserInput(message.into())
    }

    /// The same fault, which names the wiki that it is about.
    pub fn of_wiki(self, wiki: &WikiCode) -> Self {
        match self {
            Self::OfWiki { .. } => self,
            fault => Self::OfWiki { wiki: wiki.clone(), fault: Box::new(fault) },
        }
    }
}

impl Fault {
    fn of_opening(code: &WikiCode, error: &OpeningError) -> Self {
        match error {
            OpeningError::Database(NotMediaWiki::Database(DatabaseError::Refused { .. })) => {
                tracing::error!(wiki = %code, %error, "a wiki cannot be opened");
                Self::Unavailable(format!("The database of {code} refuses to be read here."))
            }
            OpeningError::Database(NotMediaWiki::Database(error)) => error.clone().into(),
            OpeningError::Stopped(error) => Self::Internal(error.as_str().into()),
            OpeningError::Database(error @ (NotMediaWiki::Foreign { .. } | NotMediaWiki::TooOld { .. })) => {
                tracing::error!(wiki = %code, %error, "a wiki cannot be opened");
                Self::Unavailable(format!("The database of {code} is not that of a MediaWiki which can be read here."))
            }
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let mut further = Vec::new();
        let fault = match fault {
            Fault::OfWiki { wiki, fault } => {
                further.push(("wiki", wiki.as_str().into()));
                *fault
            }
            fault => fault,
        };
        let (code, message) = match fault {
            Fault::BadUserInput(message) => ("BAD_USER_INPUT", message),
            Fault::Timeout(message) => ("TIMEOUT", message),
            Fault::Unavailable(message) => ("UPSTREAM_UNAVAILABLE", message),
            Fault::Busy { message, retry_after } => {
                further.push(("retryAfter", retry_after.as_secs().max(1).into()));
                ("UPSTREAM_UNAVAILABLE", message)
            }
            Fault::TooComplex(message) => ("QUERY_TOO_COMPLEX", message),
            Fault::Unauthenticated(message) => {
                further.push(("loginUrl", LOGIN_PATH.into()));
                ("UNAUTHENTICATED", message)
            }
            Fault::Forbidden(message) => ("FORBIDDEN", message),
            Fault::RateLimited { message, retry_after } => {
                further.extend(retry_after.map(|wait| ("retryAfter", wait.as_secs().into())));
                ("RATE_LIMITED", message)
            }
            Fault::Wiki { code, wiki_code, message } => {
                further.push(("wikiCode", wiki_code.into()));
                (code, message)
            }
            // A fault of a wiki's is never one of another wiki's.
            Fault::OfWiki { fault, .. } => return Self::from(*fault),
            Fault::Internal(message) => {
                tracing::error!(message = &*message, "a field failed");
                (
                    "INTERNAL",
                    "The gateway failed to answer this field. It is in its log under the request's id.".to_owned(),
                )
            }
        };
        Error::new(message).extend_with(|_, extensions| {
            extensions.set("code", code);
            further.into_iter().for_each(|(name, value): (_, Value)| extensions.set(name, value));
        })
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Database(error) => error.into(),
            LoadError::Late(late) => late.into(),
            other => Self::Internal(other.to_string().into()),
        }
    }
}

impl From<DatabaseError> for Fault {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::StatementTimeout(limit) => Self::Timeout(format!(
                "The database needed more than {} s for this field. Ask for fewer rows, or add a filter that an index \
                 serves, such as an actor, a namespace or a time range.",
                limit.as_secs()
            )),
            DatabaseError::Silent(wait) => {
                tracing::warn!(%error, "the wiki's database hangs");
                Self::Timeout(format!("The database gave no answer within {} s. Try again later.", wait.as_secs()))
            }
            DatabaseError::Stopped(_) => {
                tracing::warn!(%error, "a statement was stopped");
                Self::Timeout(
                    "The database's operators stopped what this field asked, most likely as it took long. Ask for fewer \
                     rows."
                        .to_owned(),
                )
            }
            DatabaseError::Late(late) => late.into(),
            DatabaseError::Busy(wait) => Self::Busy {
                message: format!(
                    "No connection to the wiki's database became free within {} s. Try again in a moment.",
                    wait.as_secs()
                ),
                retry_after: SOON,
            },
            DatabaseError::Crowded => Self::RateLimited {
                message:
                    "The wiki's database is busy, and nobody waits for it with more than you. Ask for less at a time."
                        .to_owned(),
                retry_after: Some(SOON),
            },
            DatabaseError::NoConnection(_)
            | DatabaseError::Unreachable(_)
            | DatabaseError::Denied(_)
            | DatabaseError::Lost(_) => {
                tracing::warn!(%error, "the wiki's database is unavailable");
                let message = "The wiki's database cannot be reached. Try again in a moment.".to_owned();
                Self::Busy { message, retry_after: LATER }
            }
            DatabaseError::Lacking { is_whole: true, .. } => {
                tracing::error!(%error, "the wiki's database lacks a table or view");
                let message = "The wiki's database is being changed. Try again in a moment.".to_owned();
                Self::Busy { message, retry_after: LATER }
            }
            DatabaseError::ReadOnly(_)
            | DatabaseError::Full(_)
            | DatabaseError::Locked(_)
            | DatabaseError::Deadlock(_) => {
                tracing::warn!(%error, "the database cannot do that now");
                Self::Busy {
                    message: "The database cannot do that at the moment. Try again.".to_owned(),
                    retry_after: SOON,
                }
            }
            DatabaseError::Lacking { .. } | DatabaseError::Refused { .. } => Self::Internal(error.to_string().into()),
        }
    }
}

impl From<Late> for Fault {
    fn from(late: Late) -> Self {
        Self::Timeout(match late {
            Late::Field(limit) => format!(
                "This field took longer than {} s, and was given up. Ask for fewer rows, or for it in a request of its own.",
                limit.as_secs_f64()
            ),
            Late::Request(limit) => format!(
                "The request took longer than {} s: this field was given up. Ask for smaller pages, or in several \
                 requests.",
                limit.as_secs_f64()
            ),
        })
    }
}

impl From<WikisError> for Fault {
    fn from(error: WikisError) -> Self {
        match error {
            WikisError::List(error) => {
                tracing::warn!(%error, "the list of wikis cannot be read");
                Self::Unavailable("The list of wikis cannot be read now. Try again in a moment.".to_owned())
            }
            WikisError::Opening { code, error } => Self::of_opening(&code, &error).of_wiki(&code),
        }
    }
}

impl From<AuthError> for Fault {
    fn from(error: AuthError) -> Self {
        match error {
            AuthError::NoPermission | AuthError::OtherKey | AuthError::Altered => {
                Self::Unauthenticated("The wiki's permission to act as you is gone. Log in again.".to_owned())
            }
            AuthError::NotSetUp => Self::Unauthenticated(
                "Nobody can log in here: whoever runs this gateway has not set it up with the wiki.".to_owned(),
            ),
            AuthError::Database(error) => {
                tracing::error!(%error, "the gateway's own database failed");
                let message = match error {
                    DatabaseError::ReadOnly(_) | DatabaseError::Full(_) => {
                        "The gateway's own database takes no writes at the moment; reading goes on. Try again in a while."
                    }
                    _ => "The gateway's own database cannot be reached. Try again in a moment.",
                };
                Self::Busy { message: message.to_owned(), retry_after: LATER }
            }
            AuthError::NoRandomness => Self::Internal(error.to_string().into()),
        }
    }
}

impl From<InvalidTitle> for Fault {
    fn from(error: InvalidTitle) -> Self {
        Self::BadUserInput(error.to_string())
    }
}
