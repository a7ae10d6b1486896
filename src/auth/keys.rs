//! Sealing: what is stored of a secret that has to be read again.
//!
//! XChaCha20-Poly1305 under a key that HKDF-SHA256 derives from SECRET_KEY. A sealed text is bound to what it
//! belongs to: moved to another row, it does not open. It reads `1.KEY.BYTES`: the form, a name of the key that tells
//! nothing of it, and nonce and ciphertext.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;

use super::AuthError;
use crate::types::Secret;

/// The form of sealed texts that this version writes and reads.
const FORM: &str = "1";

/// The bytes of a nonce: many enough to be drawn at random.
const NONCE: usize = 24;

/// The keys that sealed texts are under.
pub struct Keys {
    current: Key,
    previous: Option<Key>,
}

struct Key {
    name: String,
    cipher: XChaCha20Poly1305,
    sharing: [u8; 32],
}

/// What a sealed text belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    /// The permission of a person on a wiki.
    Permission { wiki: &'a str, subject: &'a str, token_key: &'a str },
    /// A login that is under way.
    Login { request_token: &'a str },
}

impl Keys {
    /// From SECRET_KEY, and SECRET_KEY_PREVIOUS if there is one.
    pub fn new(current: &Secret, previous: Option<&Secret>) -> Self {
        Self { current: Key::derived(current), previous: previous.map(Key::derived) }
    }

    /// The key of what instances share, which tells nothing of the others.
    pub fn of_sharing(&self) -> &[u8; 32] {
        &self.current.sharing
    }

    /// Seals a secret under the current key.
    pub(super) fn seal(&self, secret: &Secret, place: Place<'_>) -> Result<String, AuthError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| AuthError::NoRandomness)?;
        let payload = Payload { msg: secret.reveal().as_bytes(), aad: &place.bytes() };
        let sealed = self.current.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| AuthError::NoRandomness)?;
        let bytes = URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat());
        Ok(format!("{FORM}.{}.{bytes}", self.current.name))
    }

    /// Opens a sealed text, if it is under a key that is known and belongs here.
    pub(super) fn open(&self, sealed: &str, place: Place<'_>) -> Result<Secret, AuthError> {
        let mut parts = sealed.split('.');
        let (Some(FORM), Some(name), Some(bytes), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(AuthError::Altered);
        };
        let mut keys = [Some(&self.current), self.previous.as_ref()].into_iter().flatten();
        let key = keys.find(|key| key.name == name).ok_or(AuthError::OtherKey)?;
        let bytes = URL_SAFE_NO_PAD.decode(bytes).map_err(|_| AuthError::Altered)?;
        let (nonce, message) = bytes.split_at_checked(NONCE).ok_or(AuthError::Altered)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| AuthError::Altered)?;
        let payload = Payload { msg: message, aad: &place.bytes() };
        let opened = key.cipher.decrypt(&nonce, payload).map_err(|_| AuthError::Altered)?;
        String::from_utf8(opened).map(Secret::new).map_err(|_| AuthError::Altered)
    }

    /// Whether a sealed text is under the current key.
    pub(super) fn is_current(&self, sealed: &str) -> bool {
        sealed.split('.').nth(1) == Some(&self.current.name)
    }
}

impl Key {
    fn derived(secret: &Secret) -> Self {
        let source = Hkdf::<Sha256>::new(Some(b"wikigraph"), secret.reveal().as_bytes());
        let (mut key, mut name, mut sharing) = ([0; 32], [0; 6], [0; 32]);
        source.expand(b"sealing 1", &mut key).expect("32 bytes are fewer than HKDF can give");
        source.expand(b"name 1", &mut name).expect("6 bytes are fewer than HKDF can give");
        source.expand(b"sharing 1", &mut sharing).expect("32 bytes are fewer than HKDF can give");
        Self { name: URL_SAFE_NO_PAD.encode(name), cipher: XChaCha20Poly1305::new(&key.into()), sharing }
    }
}

impl Place<'_> {
    /// One text for each place: no two places have the same, as every part comes with its length.
    fn bytes(self) -> Vec<u8> {
        let parts = match self {
            Self::Permission { wiki, subject, token_key } => vec!["permission", wiki, subject, token_key],
            Self::Login { request_token } => vec!["login", request_token],
        };
        let with_length = |part: &&str| [&(part.len() as u64).to_be_bytes(), part.as_bytes()].concat();
        parts.iter().flat_map(with_length).collect()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keys(…)")
    }
}

#[cfg(test)]
mod tests;
