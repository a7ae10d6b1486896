//! Names that tell nothing, and values that only instances with the same key can read or make.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Generation;

/// The bytes of a nonce: many enough to be drawn at random.
const NONCE: usize = 24;

/// The bytes of a name's hash that are used.
const NAME: usize = 18;

/// What names and values are made with.
pub(super) struct Keys {
    /// What all names begin with. Whoever does not know it can find none of them.
    prefix: String,
    names: [u8; 32],
    cipher: XChaCha20Poly1305,
}

/// What a value is kept under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(String);

impl Name {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Keys {
    pub fn new(key: &[u8; 32], realm: &str) -> Self {
        let source = Hkdf::<Sha256>::new(Some(realm.as_bytes()), key);
        let (mut prefix, mut names, mut sealing) = ([0; NAME], [0; 32], [0; 32]);
        for (purpose, bytes) in [("prefix 1", &mut prefix[..]), ("names 1", &mut names), ("sealing 1", &mut sealing)] {
            source.expand(purpose.as_bytes(), bytes).expect("32 bytes are fewer than HKDF can give");
        }
        let prefix = URL_SAFE_NO_PAD.encode(prefix);
        Self { prefix, names, cipher: XChaCha20Poly1305::new(&sealing.into()) }
    }

    /// What a key of this kind is called.
    pub fn name(&self, kind: &str, key: &[u8]) -> Name {
        let mut hash = Hmac::<Sha256>::new_from_slice(&self.names).expect("HMAC takes keys of any length");
        hash.update(&(kind.len() as u64).to_be_bytes());
        hash.update(kind.as_bytes());
        hash.update(key);
        let hash = hash.finalize().into_bytes();
        Name(format!("{}:{}", self.prefix, URL_SAFE_NO_PAD.encode(&hash[..NAME])))
    }

    /// Seals a value for its name and generation; `None` where the system gives no random bytes.
    pub fn seal(&self, value: &[u8], name: &Name, generation: Generation) -> Option<Vec<u8>> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).ok()?;
        let payload = Payload { msg: value, aad: &place(name, generation) };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&nonce[..], &sealed].concat())
    }

    /// Opens a value, if it was sealed for this name and generation.
    pub fn open(&self, sealed: &[u8], name: &Name, generation: Generation) -> Option<Vec<u8>> {
        let (nonce, message) = sealed.split_at_checked(NONCE)?;
        let payload = Payload { msg: message, aad: &place(name, generation) };
        self.cipher.decrypt(&XNonce::try_from(nonce).ok()?, payload).ok()
    }
}

/// What a value is bound to. A generation is always as long, so that no two places have the same bytes.
fn place(name: &Name, generation: Generation) -> Vec<u8> {
    [&generation.bytes()[..], name.as_str().as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::new(&[7; 32], "a wiki")
    }

    #[test]
    fn names_tell_nothing_and_differ() {
        let name = keys().name("answer", b"the text of a query");
        assert_eq!(name, keys().name("answer", b"the text of a query"));
        assert!(name.as_str().len() < 64 && !name.as_str().contains("answer"), "{name:?}");
        for other in [
            keys().name("answer", b"another"),
            keys().name("answe", b"rthe text of a query"),
            Keys::new(&[8; 32], "a wiki").name("answer", b"the text of a query"),
            Keys::new(&[7; 32], "another wiki").name("answer", b"the text of a query"),
        ] {
            assert_ne!(name, other);
        }
    }

    #[test]
    fn a_value_opens_where_it_belongs_and_nowhere_else() {
        let (name, now) = (keys().name("answer", b"a"), Generation::default());
        let sealed = keys().seal(b"value", &name, now).expect("random bytes");
        assert!(!sealed.windows(5).any(|part| part == b"value"));
        assert_eq!(keys().open(&sealed, &name, now), Some(b"value".to_vec()));
        let mut changed = sealed.clone();
        changed[NONCE] ^= 1;
        assert_eq!(keys().open(&changed, &name, now), None);
        assert_eq!(keys().open(&sealed[..NONCE - 1], &name, now), None);
        assert_eq!(keys().open(&sealed, &keys().name("answer", b"b"), now), None);
        assert_eq!(Keys::new(&[8; 32], "a wiki").open(&sealed, &name, now), None);
        assert_ne!(keys().seal(b"value", &name, now), Some(sealed), "a nonce came twice");
    }
}
