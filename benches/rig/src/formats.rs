//! How values look in answers: timestamps, titles, hashes.

use serde::{Serialize, Serializer};

/// A point in time as MediaWiki has it, fourteen digits, which is written as RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp([u8; 20]);

impl Timestamp {
    /// Reads fourteen digits.
    pub fn read(digits: &[u8]) -> Option<Self> {
        let mut text = *b"0000-00-00T00:00:00Z";
        let parts = [(0, 0, 4), (4, 5, 2), (6, 8, 2), (8, 11, 2), (10, 14, 2), (12, 17, 2)];
        for (from, to, length) in parts {
            text[to..to + length].copy_from_slice(digits.get(from..from + length)?);
        }
        text.is_ascii().then_some(Self(text))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(str::from_utf8(&self.0).unwrap_or_default())
    }
}

/// The names of the namespaces that the wiki has pages in.
const PREFIXES: [(i64, &str); 5] =
    [(1, "Talk:"), (2, "User:"), (3, "User talk:"), (10, "Template:"), (14, "Category:")];

/// A title as people read it, with its namespace and with spaces.
pub fn title(namespace: i64, key: &str) -> String {
    let prefix = PREFIXES.iter().find(|(number, _)| *number == namespace).map_or("", |(_, prefix)| prefix);
    let mut text = String::with_capacity(prefix.len() + key.len());
    text.push_str(prefix);
    text.extend(key.chars().map(|letter| if letter == '_' { ' ' } else { letter }));
    text
}

/// The namespace and the key of a title as people write it.
pub fn title_key(text: &str) -> (i64, String) {
    let of_prefix = |(number, prefix): &(i64, &'static str)| Some((*number, text.strip_prefix(prefix)?));
    let (namespace, name) = PREFIXES.iter().find_map(of_prefix).unwrap_or((0, text));
    (namespace, name.replace(' ', "_"))
}

/// A hash of 160 bits, from base 36 as the database has it to base 16.
pub fn sha1(base36: &[u8]) -> Option<String> {
    let mut number = [0_u32; 5];
    for digit in base36 {
        let mut carry = u64::from(char::from(*digit).to_digit(36)?);
        for word in number.iter_mut().rev() {
            carry += u64::from(*word) * 36;
            *word = carry as u32;
            carry >>= 32;
        }
    }
    let [a, b, c, d, e] = number;
    Some(format!("{a:08x}{b:08x}{c:08x}{d:08x}{e:08x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_wikigraph_writes() {
        let timestamp = Timestamp::read(b"20260507160000").map(|timestamp| serde_json::json!(timestamp));
        assert_eq!(timestamp, Some("2026-05-07T16:00:00Z".into()));
        assert_eq!(title(3, "Jdx_3983"), "User talk:Jdx 3983");
        assert_eq!(title_key("User talk:Jdx 3983"), (3, "Jdx_3983".to_owned()));
        let hash = sha1(b"phoiac9h4m842xq45sp7s6u21eteeq1");
        assert_eq!(hash.as_deref(), Some("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    }
}
