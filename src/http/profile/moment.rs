//! Points in time, as pages show them.

use std::fmt;

use crate::types::Timestamp;

/// A point in time, for a `<time>` element.
#[derive(Debug, Clone)]
pub struct Moment {
    /// For machines.
    pub rfc_3339: String,
}

impl Moment {
    /// One of ours.
    pub fn of(timestamp: Timestamp) -> Self {
        Self::of_rfc_3339(&timestamp.rfc_3339())
    }

    /// One of an answer.
    pub fn of_rfc_3339(text: &str) -> Self {
        Self { rfc_3339: text.to_owned() }
    }
}

/// For people: to the minute, in UTC.
impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minute = self.rfc_3339.get(..16).unwrap_or(&self.rfc_3339);
        formatter.write_str(&minute.replace('T', " "))
    }
}
