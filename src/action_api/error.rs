//! What a call can fail with.

use std::time::Duration;

use url::Url;

use super::Refusal;

/// A failed call. Nothing in it is secret: neither credentials nor what was sent.
#[derive(Debug, thiserror::Error)]
pub enum ActionApiError {
    /// The client could not be made, most likely because the contact has characters that a header cannot have.
    #[error("no HTTP client can be made; the contact must be plain text")]
    Setup(#[source] reqwest::Error),
    /// It could not be sent, or its answer broke off. Of a write: it surely did not arrive.
    #[error("the Action API at {url} cannot be reached")]
    Unreachable {
        /// Where it is.
        url: Url,
        /// What happened.
        source: reqwest::Error,
    },
    /// It was answered with something else. Of a write: the wiki surely did not act.
    #[error("{url} does not answer as an Action API does: {reason}")]
    Foreign {
        /// Where it is.
        url: Url,
        /// What came instead.
        reason: String,
    },
    /// The wiki refused it.
    #[error("the wiki refused the call: {}: {}", .0.code, .0.text)]
    Refused(Box<Refusal>),
    /// The wiki is overloaded or under repair. Of a write: the wiki surely did not act.
    #[error("the wiki cannot answer now: {reason}")]
    Unavailable {
        /// How long the wiki asks to be left alone.
        retry_after: Option<Duration>,
        /// What it said.
        reason: String,
    },
    /// A read was not answered in time.
    #[error("the Action API at {url} gave no answer within {after:?}")]
    Timeout {
        /// Where it is.
        url: Url,
        /// How long it was waited for.
        after: Duration,
    },
    /// A write was not sent, as too little was left of the time that its request has.
    #[error("too little of the request's time was left to send the change to the wiki")]
    TooLate,
    /// A read was not sent, as the answers to those before it were as large as a request's may be, in bytes.
    #[error("a request may get {most} bytes of the Action API")]
    TooMuch {
        /// How large those are at most, in bytes.
        most: u64,
    },
    /// The wiki failed to do a write, and it was found not to be saved when looked for, twice.
    #[error("the wiki did not save the change: {reason}")]
    NotSaved {
        /// What came instead of an answer.
        reason: String,
    },
    /// A write was not answered properly, and whether it was done could not be found out.
    #[error("the wiki may or may not have done it: {reason}")]
    Unsure {
        /// What came instead of an answer, and where to look.
        reason: String,
    },
    /// The wiki lacks this extension.
    #[error("the wiki has no extension {0}, which this needs")]
    Unsupported(&'static str),
}

impl ActionApiError {
    /// The refusal, if that is what it is.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}
