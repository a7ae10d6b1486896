//! The name of a document: the SHA-256 of its text.

use std::fmt;

use sha2::{Digest, Sha256};

/// What clients that name the method of an id write before it.
const PREFIX: &str = "sha256:";

/// The SHA-256 of a document's text, byte by byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId([u8; 32]);

impl DocumentId {
    /// The id of this text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// Reads 64 hexadecimal digits, with or without `sha256:` before them.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(PREFIX).unwrap_or(text).as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = value(pair[0])? << 4 | value(pair[1])?;
        }
        Some(Self(bytes))
    }
}

fn value(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn an_id_is_the_hash_of_the_text() {
        assert_eq!(DocumentId::of("").to_string(), OF_NOTHING);
        assert_ne!(DocumentId::of("{ a }"), DocumentId::of("{a}"));
    }

    #[test]
    fn ids_are_read_as_clients_write_them() {
        let id = Some(DocumentId::of(""));
        assert_eq!(DocumentId::parse(OF_NOTHING), id);
        assert_eq!(DocumentId::parse(&OF_NOTHING.to_uppercase()), id);
        assert_eq!(DocumentId::parse(&format!("sha256:{OF_NOTHING}")), id);
        for wrong in ["", "sha256:", "0", &OF_NOTHING[1..], &format!("{OF_NOTHING}0"), &format!("md5:{OF_NOTHING}")] {
            assert_eq!(DocumentId::parse(wrong), None, "{wrong}");
        }
        assert_eq!(DocumentId::parse(&"é".repeat(32)), None);
        assert_eq!(DocumentId::parse(&"g".repeat(64)), None);
    }
}
