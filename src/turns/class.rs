//! Those who wait for the same, some of them with much.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use super::accounts::Accounts;
use crate::telemetry::Asker;

/// Those who wait for the same: whoever has used least has the next turn, however many they wait with; of those who have used the
/// same, who came first.
#[derive(Debug)]
pub(super) struct Class<W> {
    accounts: Accounts<Asker>,
    waiting: BTreeMap<Asker, Waiting<W>>,
    turns: BTreeSet<Turn>,
    len: usize,
}

/// What somebody waits with, and when their turn is.
#[derive(Debug)]
struct Waiting<W> {
    turn: Turn,
    line: VecDeque<(u64, W)>,
}

/// The lowest is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    at: Duration,
    number: u64,
    asker: Asker,
}

impl<W> Default for Class<W> {
    fn default() -> Self {
        Self { accounts: Accounts::default(), waiting: BTreeMap::new(), turns: BTreeSet::new(), len: 0 }
    }
}

impl<W> Class<W> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn add(&mut self, asker: Asker, number: u64, waiter: W) {
        let turn = Turn { at: self.accounts.at(asker), number, asker };
        let waiting = self.waiting.entry(asker).or_insert_with(|| Waiting { turn, line: VecDeque::new() });
        waiting.line.push_back((number, waiter));
        self.len += 1;
        self.turns_anew(asker);
    }

    /// Whose turn it is of those who may have one now. It has begun.
    pub(super) fn next(&mut self, may: impl Fn(Asker) -> bool) -> Option<(Asker, W)> {
        let asker = self.turns.iter().find(|turn| may(turn.asker))?.asker;
        let (_, waiter) = self.waiting.get_mut(&asker)?.line.pop_front()?;
        self.len -= 1;
        self.begin(asker);
        Some((asker, waiter))
    }

    /// Somebody has a turn. Where others wait who have used less, but may not have one now, turns are still at where the first of
    /// them stands: they are not to lose what they are ahead of whoever comes anew.
    pub(super) fn begin(&mut self, asker: Asker) {
        let stood = self.accounts.at(asker);
        let first = self.turns.first().map_or(stood, |turn| turn.at);
        self.accounts.begin(asker, stood.min(first));
        self.turns_anew(asker);
    }

    /// Somebody's turn is over, and took so long.
    pub(super) fn end(&mut self, asker: Asker, took: Duration) {
        self.accounts.end(asker, took);
        self.turns_anew(asker);
    }

    pub(super) fn most_of_one(&self) -> usize {
        self.waiting.values().map(|waiting| waiting.line.len()).max().unwrap_or(0)
    }

    /// Takes out who came last of those who wait with most.
    pub(super) fn turn_away(&mut self) -> Option<W> {
        let (asker, waiting) = self.waiting.iter_mut().max_by_key(|(_, waiting)| waiting.line.len())?;
        let asker = *asker;
        let (_, waiter) = waiting.line.pop_back()?;
        self.len -= 1;
        self.turns_anew(asker);
        Some(waiter)
    }

    pub(super) fn remove(&mut self, asker: Asker, number: u64) {
        let Some(waiting) = self.waiting.get_mut(&asker) else { return };
        let before = waiting.line.len();
        waiting.line.retain(|(other, _)| *other != number);
        self.len -= before - waiting.line.len();
        self.turns_anew(asker);
    }

    /// Finds somebody's next turn, if they still wait.
    fn turns_anew(&mut self, asker: Asker) {
        let Some(waiting) = self.waiting.get_mut(&asker) else { return };
        self.turns.remove(&waiting.turn);
        let Some((number, _)) = waiting.line.front() else {
            self.waiting.remove(&asker);
            return;
        };
        waiting.turn = Turn { at: self.accounts.at(asker), number: *number, asker };
        self.turns.insert(waiting.turn);
    }
}
