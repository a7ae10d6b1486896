//! What the provider remembers: its one consumer, request tokens, access tokens and used nonces. All of it is forgotten
//! when the process ends.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::random;
use super::signature::Signed;

/// How long a request token lives, before its approval and again after it, in seconds.
pub const REQUEST_LIFETIME: i64 = 600;

/// How far a timestamp may be from the present, in seconds.
const CLOCK_TOLERANCE: i64 = 300;

/// Why a request is not taken for its sender's: the words of the extension OAuth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistrust(pub String);

impl Mistrust {
    /// Mistrust for a reason.
    pub fn of(reason: &str) -> Self {
        Self(reason.to_owned())
    }
}

/// A temporary permission to ask somebody.
#[derive(Debug, Clone)]
pub struct RequestToken {
    /// Its secret.
    pub secret: String,
    /// Where the browser goes afterwards: an address, or `oob`.
    pub callback: String,
    /// Goes with the form, so that no other site can post it.
    pub form_token: String,
    /// What the approval gave: the code, and whose account it is for.
    pub approval: Option<(String, String)>,
    until: i64,
}

/// A person's permission.
#[derive(Debug, Clone)]
pub struct Access {
    /// The token's secret.
    pub secret: String,
    /// Whose it is.
    pub username: String,
}

#[derive(Default)]
struct Book {
    requests: HashMap<String, RequestToken>,
    accesses: HashMap<String, Access>,
    nonces: HashMap<(String, String), i64>,
}

/// The memory of the provider.
pub struct Ledger {
    /// The consumer's key.
    pub key: String,
    /// The consumer's secret.
    pub secret: String,
    book: Mutex<Book>,
}

/// A request that claims to be signed.
pub struct Claim<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// The address without its query.
    pub url: &'a str,
    /// The parameters of query, form body and header.
    pub parameters: &'a [(String, String)],
    /// The parameters of the header alone.
    pub header: &'a HashMap<String, String>,
    /// Seconds since 1970.
    pub now: i64,
}

impl Ledger {
    /// A ledger with a consumer of its own.
    pub fn new() -> Self {
        Self { key: random(16), secret: random(20), book: Mutex::default() }
    }

    /// Checks a request signed without a token.
    pub fn check_plain(&self, claim: &Claim<'_>) -> Result<(), Mistrust> {
        self.check(claim, "", "")
    }

    /// Checks a request signed with a request token, which must have been approved, and spends the token.
    pub fn spend(&self, claim: &Claim<'_>, verifier: &str) -> Result<(String, Access), Mistrust> {
        let key = claim.header.get("oauth_token").cloned().unwrap_or_default();
        let request = self.request(&key, claim.now).ok_or_else(|| Mistrust::of("Invalid token (E004)"))?;
        self.check(claim, &key, &request.secret)?;
        let (code, username) = request.approval.ok_or_else(|| Mistrust::of("The token was not approved"))?;
        if code != verifier {
            return Err(Mistrust::of("The verifier is wrong"));
        }
        // Whoever removes it, spends it.
        self.book().requests.remove(&key).ok_or_else(|| Mistrust::of("The token was already used (E009)"))?;
        Ok(self.access_of(&username))
    }

    /// Checks a request signed with an access token, and says whose it is.
    pub fn check_access(&self, claim: &Claim<'_>) -> Result<(String, Access), Mistrust> {
        let key = claim.header.get("oauth_token").cloned().unwrap_or_default();
        let access = self.book().accesses.get(&key).cloned();
        let access = access.ok_or_else(|| Mistrust::of("Invalid access token"))?;
        self.check(claim, &key, &access.secret)?;
        Ok((key, access))
    }

    /// Gives out a request token.
    pub fn begin(&self, callback: &str, now: i64) -> (String, RequestToken) {
        let request = RequestToken {
            secret: random(20),
            callback: callback.to_owned(),
            form_token: random(20),
            approval: None,
            until: now + REQUEST_LIFETIME,
        };
        let key = random(16);
        let mut book = self.book();
        book.requests.retain(|_, request| request.until >= now);
        book.requests.insert(key.clone(), request.clone());
        (key, request)
    }

    /// The request token of that key, while it lives.
    pub fn request(&self, key: &str, now: i64) -> Option<RequestToken> {
        self.book().requests.get(key).filter(|request| request.until >= now).cloned()
    }

    /// Notes that somebody approved, and gives the code that proves it. A second approval changes nothing.
    pub fn approve(&self, key: &str, username: &str, now: i64) -> Option<String> {
        let mut book = self.book();
        let request = book.requests.get_mut(key)?;
        if request.approval.is_some() {
            return None;
        }
        let verifier = random(16);
        request.approval = Some((verifier.clone(), username.to_owned()));
        request.until = now + REQUEST_LIFETIME;
        Some(verifier)
    }

    /// Forgets a request token.
    pub fn cancel(&self, key: &str) {
        self.book().requests.remove(key);
    }

    /// The permission of an account: the same each time.
    fn access_of(&self, username: &str) -> (String, Access) {
        let mut book = self.book();
        if let Some((key, access)) = book.accesses.iter().find(|(_, access)| access.username == username) {
            return (key.clone(), access.clone());
        }
        let key = random(16);
        let access = Access { secret: random(20), username: username.to_owned() };
        book.accesses.insert(key.clone(), access.clone());
        (key, access)
    }

    fn check(&self, claim: &Claim<'_>, token: &str, token_secret: &str) -> Result<(), Mistrust> {
        let said = |name: &str| claim.header.get(name).map(String::as_str).unwrap_or_default();
        if !matches!(said("oauth_version"), "" | "1.0") {
            return Err(Mistrust(format!("OAuth version {} is not supported", said("oauth_version"))));
        }
        if said("oauth_consumer_key") != self.key {
            return Err(Mistrust::of("Invalid consumer"));
        }
        if said("oauth_signature_method") != "HMAC-SHA1" {
            return Err(Mistrust::of("Signature method not supported; use HMAC-SHA1"));
        }
        let timestamp: i64 =
            said("oauth_timestamp").parse().map_err(|_| Mistrust::of("Missing timestamp parameter"))?;
        if (claim.now - timestamp).abs() > CLOCK_TOLERANCE {
            return Err(Mistrust(format!("Expired timestamp, yours {timestamp}, ours {}", claim.now)));
        }
        let nonce = said("oauth_nonce");
        if nonce.is_empty() {
            return Err(Mistrust::of("Missing nonce parameter"));
        }
        let signed = Signed { method: claim.method, url: claim.url, parameters: claim.parameters };
        if !signed.is_signature(said("oauth_signature"), &self.secret, token_secret) {
            return Err(Mistrust::of("Invalid signature"));
        }
        let mut book = self.book();
        book.nonces.retain(|_, until| *until >= claim.now);
        let until = timestamp + CLOCK_TOLERANCE;
        if book.nonces.insert((token.to_owned(), nonce.to_owned()), until).is_some() {
            return Err(Mistrust(format!("Nonce already used: {nonce}")));
        }
        Ok(())
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
