//! Cursors of lists over several wikis: a place among the rows of all of them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::super::super::Fault;
use super::super::kind::Kind;
use super::OnEachWiki;
use crate::db::Bind;
use crate::store::Position;
use crate::types::{Timestamp, WikiCode};

/// A place between two rows of all wikis: just behind a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    timestamp: Timestamp,
    code: WikiCode,
    id: i64,
}

impl Place {
    /// The same place in the list of one wiki.
    pub(super) fn position(&self, code: &WikiCode) -> Position {
        let id = match code.cmp(&self.code) {
            // All of the same second are behind it …
            std::cmp::Ordering::Less => i64::MAX,
            std::cmp::Ordering::Equal => self.id,
            // … or before.
            std::cmp::Ordering::Greater => 0,
        };
        let timestamp = Bind::Text(self.timestamp.database().to_owned());
        Position { segment: 0, values: vec![timestamp, Bind::Integer(id)] }
    }

    pub(super) fn decode(cursor: &str, signature: u32) -> Result<Self, Fault> {
        let malformed =
            || Fault::input(format!("\"{cursor:.100}\" is not a cursor. Use one that a connection gave out."));
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| malformed())?;
        let (signed, rest) = bytes.split_first_chunk::<4>().ok_or_else(malformed)?;
        if u32::from_be_bytes(*signed) != signature {
            return Err(Fault::input(
                "The cursor is from a list with another filter, or of other wikis. Page on with the arguments that it \
                 came from, or start again without a cursor.",
            ));
        }
        let parts = std::str::from_utf8(rest).ok().and_then(|text| {
            let (timestamp, rest) = text.split_once('|')?;
            let (code, id) = rest.split_once('|')?;
            let timestamp = Timestamp::from_database(timestamp.as_bytes())?;
            Some(Self { timestamp, code: WikiCode::parse(code).ok()?, id: id.parse().ok()? })
        });
        parts.ok_or_else(malformed)
    }
}

/// Tells lists apart by their wikis, and by what chooses their rows.
pub(super) fn signature<K: Kind>(codes: &[WikiCode], wanted: &dyn OnEachWiki) -> u32 {
    crc32fast::hash(format!("{} {codes:?} {wanted:?}", K::name()).as_bytes())
}

/// Names the place just behind a row.
pub(super) fn encode(signature: u32, timestamp: &Bind, code: &WikiCode, id: i64) -> String {
    let timestamp = match timestamp {
        Bind::Text(text) => text.as_str(),
        _ => "",
    };
    let place = format!("{timestamp}|{code}|{id}");
    URL_SAFE_NO_PAD.encode([signature.to_be_bytes().as_slice(), place.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_in_each_wiki() {
        let code = |text: &str| WikiCode::parse(text).expect("a code");
        let timestamp = Timestamp::from_database(b"20260102030405").expect("a timestamp");
        let cursor = encode(7, &Bind::Text("20260102030405".to_owned()), &code("dewiki"), 42);
        let Ok(place) = Place::decode(&cursor, 7) else { panic!("{cursor} is no cursor") };
        assert_eq!(place, Place { timestamp, code: code("dewiki"), id: 42 });
        for (wiki, id) in [("aawiki", i64::MAX), ("dewiki", 42), ("enwiki", 0)] {
            let Position { values, .. } = place.position(&code(wiki));
            assert_eq!(values, [Bind::Text("20260102030405".to_owned()), Bind::Integer(id)], "{wiki}");
        }
        assert!(Place::decode(&cursor, 8).is_err() && Place::decode("!", 7).is_err());
        assert!(Place::decode(&URL_SAFE_NO_PAD.encode(b"\0\0\0\x07x|y"), 7).is_err());
    }
}
