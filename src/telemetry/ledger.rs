//! The bookkeeping of a meter, which is told what time it is.

use std::time::Instant;

use super::{Phase, Spent};

/// Counts each moment for one phase.
#[derive(Debug)]
pub(super) struct Ledger {
    /// Up to when all time is counted.
    counted: Instant,
    /// What counts while nothing is waited for.
    own: Phase,
    /// How many things are waited for, by phase.
    waiting: [u32; Phase::COUNT],
    /// The latest round of which a statement was answered.
    answered: u32,
    spent: Spent,
}

impl Ledger {
    pub(super) fn new(now: Instant) -> Self {
        let waiting = [0; Phase::COUNT];
        Self { counted: now, own: Phase::Receive, waiting, answered: 0, spent: Spent::default() }
    }

    /// Says what the request itself does from now on; gives back what it did before.
    pub(super) fn turn_to(&mut self, phase: Phase, now: Instant) -> Phase {
        self.count(now);
        std::mem::replace(&mut self.own, phase)
    }

    /// Says that something is waited for.
    pub(super) fn begin(&mut self, phase: Phase, now: Instant) {
        self.count(now);
        self.waiting[phase as usize] += 1;
        self.spent.calls += u32::from(phase == Phase::Api);
    }

    /// Says that it has come. What began before the request did, or in another, was never counted.
    pub(super) fn end(&mut self, phase: Phase, now: Instant) {
        self.count(now);
        let waiting = &mut self.waiting[phase as usize];
        *waiting = waiting.saturating_sub(1);
    }

    /// A statement is asked: its number, and its round. It may have had to wait for every statement that is answered.
    pub(super) fn ask(&mut self) -> (u32, u32) {
        let round = self.answered + 1;
        self.spent.statements += 1;
        self.spent.rounds = self.spent.rounds.max(round);
        (self.spent.statements, round)
    }

    /// A statement of this round is answered.
    pub(super) fn answer(&mut self, round: u32) {
        self.answered = self.answered.max(round);
    }

    pub(super) fn add_rows(&mut self, rows: u64) {
        self.spent.rows += rows;
    }

    /// What was spent up to now.
    pub(super) fn spent(&mut self, now: Instant) -> Spent {
        self.count(now);
        self.spent.clone()
    }

    fn count(&mut self, now: Instant) {
        let waited = Phase::WAITING.into_iter().find(|phase| self.waiting[*phase as usize] > 0);
        self.spent.times[waited.unwrap_or(self.own) as usize] += now - self.counted;
        self.counted = now;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn phases_follow_each_other_and_add_up() {
        let start = Instant::now();
        let mut ledger = Ledger::new(start);
        assert_eq!(ledger.turn_to(Phase::Parse, start + ms(2)), Phase::Receive);
        assert_eq!(ledger.turn_to(Phase::Execute, start + ms(5)), Phase::Parse);
        let spent = ledger.spent(start + ms(9));
        let times = [Phase::Receive, Phase::Parse, Phase::Execute, Phase::Sql].map(|phase| spent.time(phase));
        assert_eq!(times, [ms(2), ms(3), ms(4), ms(0)]);
        assert_eq!(spent.total(), ms(9));
    }

    #[test]
    fn two_statements_at_once_count_once() {
        let start = Instant::now();
        let mut ledger = Ledger::new(start);
        ledger.begin(Phase::Sql, start + ms(1));
        ledger.begin(Phase::Sql, start + ms(2));
        ledger.end(Phase::Sql, start + ms(4));
        ledger.end(Phase::Sql, start + ms(7));
        let spent = ledger.spent(start + ms(10));
        assert_eq!((spent.time(Phase::Sql), spent.total()), (ms(6), ms(10)));
    }

    #[test]
    fn a_statement_counts_before_a_wait_for_another_connection() {
        let start = Instant::now();
        let mut ledger = Ledger::new(start);
        ledger.begin(Phase::Wait, start);
        ledger.begin(Phase::Sql, start + ms(1));
        ledger.end(Phase::Sql, start + ms(3));
        ledger.end(Phase::Wait, start + ms(7));
        let spent = ledger.spent(start + ms(7));
        assert_eq!((spent.time(Phase::Wait), spent.time(Phase::Sql)), (ms(5), ms(2)));
    }

    #[test]
    fn rounds_are_the_longest_chain() {
        let mut ledger = Ledger::new(Instant::now());
        // The second is asked while the first is under way, the third once the first is answered.
        assert_eq!([ledger.ask(), ledger.ask()], [(1, 1), (2, 1)]);
        ledger.answer(1);
        assert_eq!(ledger.ask(), (3, 2));
        // The second is answered late, which makes no chain longer.
        ledger.answer(1);
        assert_eq!(ledger.ask(), (4, 2));
        ledger.answer(2);
        assert_eq!(ledger.ask(), (5, 3));
        assert_eq!(ledger.spent(Instant::now()).rounds, 3);
    }
}
