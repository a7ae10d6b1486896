//! The wiki's refusals, and what kinds there are.

use std::time::Duration;

use serde_json::Value;

/// Why the wiki refused a call, in its own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The wiki's own code; extensions invent them.
    pub code: String,
    /// The wiki's own words, in English.
    pub text: String,
    /// What belongs to the code: a block's details, an abuse filter, a captcha; null where there is nothing.
    pub data: Value,
    /// The module that refused.
    pub module: Option<String>,
    /// How long the wiki asks to be left alone.
    pub retry_after: Option<Duration>,
}

/// What kind of refusal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalClass {
    /// Somebody else changed the page since.
    EditConflict,
    /// The page, revision, section or user is not there.
    NotFound,
    /// There is one already, or the change was made before.
    AlreadyExists,
    /// A right is missing, or a grant of the login.
    PermissionDenied,
    /// The account or its address is blocked.
    Blocked,
    /// The page is protected.
    Protected,
    /// Too many actions in too little time.
    RateLimited,
    /// An abuse filter, a spam or title list, a captcha or a hook did not let it pass.
    Rejected,
    /// The wiki takes no changes at present.
    ReadOnly,
    /// The input makes no sense to the wiki.
    Invalid,
    /// The login does not count any more.
    Unauthenticated,
    /// The wiki has no such module.
    Unsupported,
    /// The wiki is overloaded or failed.
    Unavailable,
    /// Anything else, such as what an extension invented.
    Other,
}

impl Refusal {
    /// What kind of refusal it is, by its code.
    pub fn class(&self) -> RefusalClass {
        RefusalClass::Other
    }

    /// Whether the stored token is good for nothing any more, so that it should be forgotten.
    pub fn ends_token(&self) -> bool {
        false
    }
}
