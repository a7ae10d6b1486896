//! Answers as JSON.

use serde::Serialize;

use crate::Failure;
use crate::answers::answer;

/// The bytes of an answer.
pub type Body = Vec<u8>;

/// Writes a wiki's fields as an answer.
pub fn body(wiki: impl Serialize) -> Result<Body, Failure> {
    let mut bytes = Vec::with_capacity(16 * 1024);
    serde_json::to_writer(&mut bytes, &answer(wiki))?;
    Ok(bytes)
}
