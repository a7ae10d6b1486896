//! The wiki's refusals: what it says, and what that means for the caller.

mod class;

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

pub use class::RefusalClass;

/// Why the wiki refused a call, in its own words.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Refusal {
    /// The wiki's own code; extensions invent them.
    pub code: String,
    /// The wiki's own words, in English.
    #[serde(default)]
    pub text: String,
    /// What belongs to the code: a block's details, an abuse filter, a captcha; null where there is nothing.
    #[serde(default)]
    pub data: Value,
    /// The module that refused.
    #[serde(default)]
    pub module: Option<String>,
    /// How long the wiki asks to be left alone.
    #[serde(skip)]
    pub retry_after: Option<Duration>,
}

impl Refusal {
    /// A refusal that the wiki did not word as one.
    pub(super) fn new(code: &str, text: impl Into<String>) -> Self {
        Self { code: code.to_owned(), text: text.into(), data: Value::Null, module: None, retry_after: None }
    }

    /// Of several at once the one that says most: the first whose kind is known.
    pub(super) fn foremost(all: Vec<Self>) -> Option<Self> {
        let known = all.iter().position(|refusal| refusal.class() != RefusalClass::Other).unwrap_or_default();
        all.into_iter().nth(known)
    }

    /// What kind of refusal it is, by its code.
    pub fn class(&self) -> RefusalClass {
        match self.code.as_str() {
            // MediaWiki 1.43 has one code for both; only its blocking module means it.
            "alreadyblocked" if self.module.as_deref() == Some("unblock") => RefusalClass::NotFound,
            // Another signature is as good as a new login: see `is_stale`.
            "mwoauth-invalid-authorization" if self.is_stale() => RefusalClass::Unavailable,
            code => RefusalClass::of_code(code),
        }
    }

    /// Whether the stored token is good for nothing any more, so that it should be forgotten: the person took the
    /// permission back, or the wiki did.
    ///
    /// A wrong signature or consumer does not mean that: it is the gateway's configuration that is wrong.
    pub fn ends_token(&self) -> bool {
        let is_ours = |text: &str| text.contains("signature") || text.contains("consumer") || text.contains("version");
        match self.code.as_str() {
            "mwoauth-invalid-authorization" => !self.is_stale() && !is_ours(&self.text.to_lowercase()),
            "mwoauth-invalid-authorization-not-approved" => true,
            _ => false,
        }
    }

    /// Whether the wiki has no account of the caller's, as those have none that one has never visited. The login is as good as
    /// before.
    pub fn lacks_account(&self) -> bool {
        self.code == "mwoauth-invalid-authorization-invalid-user"
    }

    /// Whether the wiki took the call for somebody else's, or nobody's: most likely the account has another name by now.
    pub fn is_of_another_name(&self) -> bool {
        matches!(self.code.as_str(), "assertuserfailed" | "assertnameduserfailed")
    }

    /// Whether the call named more than the caller may.
    pub(super) fn is_of_too_many(&self) -> bool {
        self.code == "toomanyvalues"
    }

    /// Whether the signature was seen before, as happens where something on the way sends requests twice.
    pub(super) fn is_repeated(&self) -> bool {
        self.says("nonce already used")
    }

    /// The wiki's time in seconds since 1970, if the signature's was too far from it.
    pub(super) fn wiki_clock(&self) -> Option<u64> {
        let (_, ours) = self.text.rsplit_once("ours ").filter(|_| self.says("expired timestamp"))?;
        ours.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
    }

    /// Whether the wiki has no such module: the extension that brings it is missing.
    pub(super) fn lacks_module(&self) -> bool {
        let is_of_main = self.module.as_deref() == Some("main") && self.text.contains("action");
        self.code == "unknown_action" || self.code == "badvalue" && is_of_main
    }

    /// Whether only this one signature was refused, so that another may do.
    fn is_stale(&self) -> bool {
        self.is_repeated() || self.says("expired timestamp")
    }

    fn says(&self, words: &str) -> bool {
        self.code == "mwoauth-invalid-authorization" && self.text.to_lowercase().contains(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_oauth(text: &str) -> Refusal {
        Refusal::new("mwoauth-invalid-authorization", format!("The authorization headers are not valid: {text}"))
    }

    #[test]
    fn a_revoked_token_is_forgotten() {
        let revoked = of_oauth("No approved grant was found for that authorization token.");
        assert_eq!((revoked.class(), revoked.ends_token()), (RefusalClass::Unauthenticated, true));
    }

    #[test]
    fn a_gateway_with_a_wrong_secret_forgets_nobody() {
        for text in ["Invalid signature", "Invalid consumer", "OAuth version '2' not supported"] {
            let refusal = of_oauth(text);
            assert_eq!((refusal.class(), refusal.ends_token()), (RefusalClass::Unauthenticated, false), "{text}");
        }
        for code in ["assertnameduserfailed", "assertuserfailed", "mwoauth-invalid-authorization-wrong-wiki"] {
            assert!(!Refusal::new(code, "").ends_token(), "{code}");
        }
    }

    #[test]
    fn a_wiki_without_an_account_of_ones_own_forgets_nobody() {
        let refusal =
            Refusal::new("mwoauth-invalid-authorization-invalid-user", "For a user that does not exist here.");
        assert!(refusal.lacks_account() && !refusal.ends_token());
    }

    #[test]
    fn a_stale_signature_is_no_lost_login() {
        let late = of_oauth("Expired timestamp, yours 1000, ours 2000.");
        assert_eq!((late.class(), late.ends_token()), (RefusalClass::Unavailable, false));
        assert_eq!(late.wiki_clock(), Some(2000));
        let repeated = of_oauth("Nonce already used: abc");
        assert_eq!((repeated.class(), repeated.ends_token()), (RefusalClass::Unavailable, false));
        assert!(repeated.is_repeated() && repeated.wiki_clock().is_none());
    }

    #[test]
    fn the_refusal_that_says_most_is_told() {
        let all = vec![Refusal::new("something", ""), Refusal::new("blocked", ""), Refusal::new("readonly", "")];
        assert_eq!(Refusal::foremost(all).map(|refusal| refusal.code).as_deref(), Some("blocked"));
        assert_eq!(Refusal::foremost(vec![Refusal::new("x", "")]).map(|refusal| refusal.code).as_deref(), Some("x"));
        assert_eq!(Refusal::foremost(Vec::new()), None);
    }
}
