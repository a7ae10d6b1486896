//! Cursors: opaque names of places in a list.
//!
//! A cursor holds the sort keys of its row and a signature of the list's filter and order, so that it is refused
//! anywhere else instead of silently giving other rows.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::super::Fault;
use crate::db::Bind;
use crate::store::{List, Position};

/// Tells lists apart by their filter and order; the parents whose list it is do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signature(u32);

impl Signature {
    pub(super) fn of(list: &List) -> Self {
        let keys: Vec<&str> = list.order.keys.iter().map(|key| key.column.name).collect();
        let parts =
            (list.view, &list.conditions, &list.named, &list.segments, &list.strands, keys, list.order.is_descending);
        Self(crc32fast::hash(format!("{parts:?}").as_bytes()))
    }
}

/// Names the place just behind a row.
pub(super) fn encode(signature: Signature, segment: usize, keys: &[Bind]) -> String {
    let mut bytes = signature.0.to_be_bytes().to_vec();
    bytes.push(u8::try_from(segment).unwrap_or(u8::MAX));
    for key in keys {
        let text = match key {
            Bind::Integer(number) => number.to_string().into_bytes(),
            Bind::Text(text) => text.clone().into_bytes(),
            Bind::Bytes(value) => value.clone(),
            Bind::Null => Vec::new(),
        };
        let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(text.iter().take(length.into()));
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is wrong with the cursor of another list.
pub(super) fn foreign() -> Fault {
    Fault::input(
        "The cursor is from a list with another order or filter. Page on with the arguments that it came from, or start \
         again without a cursor.",
    )
}

/// Reads a cursor of this very list.
pub(super) fn decode(cursor: &str, signature: Signature, list: &List) -> Result<Position, Fault> {
    let malformed = || Fault::input(format!("\"{cursor:.100}\" is not a cursor. Use one that a connection gave out."));
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| malformed())?;
    let (signed, rest) = bytes.split_first_chunk::<4>().ok_or_else(malformed)?;
    if u32::from_be_bytes(*signed) != signature.0 {
        return Err(foreign());
    }
    let (segment, mut rest) = rest.split_first().ok_or_else(malformed)?;
    if usize::from(*segment) >= list.segments.len() {
        return Err(malformed());
    }
    let mut values = Vec::new();
    for key in list.order.keys {
        let (length, behind) = rest.split_first_chunk::<2>().ok_or_else(malformed)?;
        let (value, behind) = behind.split_at_checked(u16::from_be_bytes(*length).into()).ok_or_else(malformed)?;
        values.push(key.bind(value).ok_or_else(malformed)?);
        rest = behind;
    }
    if !rest.is_empty() {
        return Err(malformed());
    }
    Ok(Position { segment: (*segment).into(), values })
}
