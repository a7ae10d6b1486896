//! How the API writes single values.

use serde::{Deserialize, Deserializer, de};

use crate::types::Timestamp;

/// A point in time, in ISO 8601.
pub(in crate::action_api) fn timestamp<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(deserializer)?;
    Timestamp::from_rfc_3339(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is no point in time")))
}

/// An id, for which the API writes 0 where there is none.
pub(in crate::action_api) fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    Ok(Option::<i64>::deserialize(deserializer)?.filter(|id| *id != 0))
}

/// The parts of something that may be hidden, as bits of `rev_deleted` and its like.
pub(in crate::action_api) fn deleted(content: bool, comment: bool, actor: bool, restricted: bool) -> i64 {
    [content, comment, actor, restricted].iter().enumerate().map(|(bit, set)| i64::from(*set) << bit).sum()
}
