//! OAuth 1.0a, as the extension OAuth provides it: as strict as the original, with verifying code of its own.

mod authorize;
mod handshake;
mod jwt;
pub mod ledger;
mod signature;

pub use authorize::authorize;
pub use handshake::{identify, initiate, refused, statement, token};

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::request::Incoming;
use ledger::{Claim, Ledger, Mistrust};

/// So many random bytes, as hexadecimal digits.
pub fn random(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).expect("the system has random numbers");
    buffer.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A request's header and all that its signature covers.
pub struct Read {
    header: HashMap<String, String>,
    parameters: Vec<(String, String)>,
}

impl Read {
    /// Reads a request; nothing where it does not claim to be signed in its header.
    pub fn of(incoming: &Incoming) -> Option<Self> {
        // The extension knows this spelling only.
        let fields = incoming.authorization.as_ref()?.strip_prefix("OAuth ")?;
        let header: HashMap<String, String> = fields.split(',').filter_map(field).collect();
        let from_header = header.iter().map(|(name, value)| (name.clone(), value.clone()));
        // A later source takes the place of an earlier one.
        let form: Vec<_> = incoming.form.iter().filter(|(name, _)| !header.contains_key(name)).cloned().collect();
        let is_free = |name: &String| !header.contains_key(name) && form.iter().all(|(other, _)| other != name);
        let query = incoming.query.iter().filter(|(name, _)| is_free(name)).cloned();
        let parameters = query.chain(form.iter().cloned()).chain(from_header).collect();
        Some(Self { header, parameters })
    }

    /// What is to be checked.
    pub fn claim<'a>(&'a self, method: &'a str, url: &'a str, now: i64) -> Claim<'a> {
        Claim { method, url, parameters: &self.parameters, header: &self.header, now }
    }

    /// A parameter of the header.
    pub fn said(&self, name: &str) -> &str {
        self.header.get(name).map(String::as_str).unwrap_or_default()
    }
}

/// `name="value"`, both encoded.
fn field(text: &str) -> Option<(String, String)> {
    let (name, value) = text.trim().split_once('=')?;
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    Some((decode(name), decode(value)))
}

/// Whose call it is: the access token's key and the account's name, or nobody's.
pub fn caller(ledger: &Ledger, incoming: &Incoming, url: &str, now: i64) -> Result<Option<(String, String)>, Mistrust> {
    let Some(read) = Read::of(incoming) else { return Ok(None) };
    let (key, access) = ledger.check_access(&read.claim(&incoming.method, url, now))?;
    Ok(Some((key, access.username)))
}
