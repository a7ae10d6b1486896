//! What a request has spent so far.

use std::time::Duration;

use super::Phase;

/// What a request has spent so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spent {
    pub(super) times: [Duration; Phase::COUNT],
    /// Statements that the wiki's database was asked.
    pub statements: u32,
    /// Rows that they brought.
    pub rows: u64,
    /// The length of the longest chain of statements of which each was asked after the one before had been answered.
    pub rounds: u32,
    /// Calls of the wiki's Action API; one that is sent again counts again.
    pub calls: u32,
}

impl Spent {
    /// The time of one phase; phases do not overlap.
    pub fn time(&self, phase: Phase) -> Duration {
        self.times[phase as usize]
    }

    /// The time of all phases.
    pub fn total(&self) -> Duration {
        self.times.iter().sum()
    }
}
