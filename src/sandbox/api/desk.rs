//! What the API remembers between calls: the key of its tokens, how often people acted, and what they were warned of.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::sandbox::live::{Account, Refusal, machine_time};
use crate::sandbox::oauth::random;

/// An action, who is limited in it (people without the right `skip…` who are newcomers, or all), how often, and in
/// how many seconds: Wikimedia's own figures.
pub const LIMITS: &[(&str, Who, usize, i64)] = &[
    ("edit", Who::Newcomer, 8, 60),
    ("edit", Who::Everybody, 90, 60),
    ("move", Who::Everybody, 8, 60),
    ("rollback", Who::Everybody, 100, 60),
    ("purge", Who::Everybody, 30, 60),
    ("thanks-notification", Who::Everybody, 10, 60),
];

/// Whom a limit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Accounts that are not autoconfirmed.
    Newcomer,
    /// All accounts.
    Everybody,
}

/// The memory of the API.
pub struct Desk {
    /// The server's address.
    pub server: String,
    key: String,
    times: Mutex<HashMap<(i64, String), VecDeque<i64>>>,
    warned: Mutex<HashSet<(i64, String)>>,
}

impl Desk {
    /// A desk for the wiki at that server.
    pub fn new(server: &str) -> Self {
        Self { server: server.to_owned(), key: random(20), times: Mutex::default(), warned: Mutex::default() }
    }

    /// The token of a kind for whoever signs with that access token; nobody's is the same everywhere.
    pub fn token(&self, kind: &str, access: Option<&str>) -> String {
        let Some(access) = access else { return "+\\".to_owned() };
        let mut mac = Hmac::<Sha1>::new_from_slice(self.key.as_bytes()).expect("HMAC takes keys of any length");
        mac.update(format!("{kind}:{access}").as_bytes());
        let digest: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digest}+\\")
    }

    /// Counts a deed, and refuses it where there were too many.
    pub fn count(&self, account: &Account, action: &str) -> Result<(), Refusal> {
        let rights = account.rights();
        if rights.contains("noratelimit") {
            return Ok(());
        }
        let is_newcomer = !rights.contains("autoconfirmed");
        let limit =
            LIMITS.iter().find(|(limited, who, ..)| *limited == action && (*who == Who::Everybody || is_newcomer));
        let Some((_, _, hits, seconds)) = limit else { return Ok(()) };
        let now = machine_time();
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let times = times.entry((account.id, action.to_owned())).or_default();
        times.retain(|time| *time > now - seconds);
        if times.len() >= *hits {
            let text = "You've exceeded your rate limit. Please wait some time and try again.";
            return Err(Refusal::new("ratelimited", text));
        }
        times.push_back(now);
        Ok(())
    }

    /// Whether somebody was warned of that text before; from now on they were.
    pub fn was_warned(&self, account: &Account, text: &str) -> bool {
        let mut warned = self.warned.lock().unwrap_or_else(PoisonError::into_inner);
        !warned.insert((account.id, text.to_owned()))
    }
}
