//! Seeing the statements of a query.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::db::{Answered, Observe, Statement};
use crate::graph::field_under_way;

/// A statement and what became of it.
pub(super) struct Seen {
    pub statement: Statement,
    /// The field that asked it, or one of several.
    pub field: Option<Arc<str>>,
    pub number: u32,
    pub round: u32,
    pub time: Duration,
    pub rows: Result<usize, String>,
}

/// Remembers statements.
#[derive(Default)]
pub(super) struct Witness(Mutex<Vec<Seen>>);

impl Observe for Witness {
    fn sent(&self, _statement: &Statement) {}

    fn answered(&self, answered: &Answered<'_>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Seen {
            statement: answered.statement.clone(),
            field: field_under_way(),
            number: answered.number,
            round: answered.round,
            time: answered.time,
            rows: answered.rows.as_ref().map(|rows| *rows).map_err(ToString::to_string),
        });
    }
}

impl Witness {
    /// The statements since this was last asked, in the order in which they were asked.
    pub fn take(&self) -> Vec<Seen> {
        let mut seen = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        seen.sort_by_key(|one| one.number);
        seen
    }
}
