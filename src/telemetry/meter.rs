//! The meter of the request that a task is running.

use std::time::Instant;

use super::ledger::Ledger;
use super::request::{let_go, with_ledger as with};
use super::{Phase, Spent};

/// Says what the request itself does from now on; gives back what it did before.
pub fn turn_to(phase: Phase) -> Option<Phase> {
    with(|ledger| ledger.turn_to(phase, Instant::now()))
}

/// Counts what a piece of work takes for a phase; afterwards the request goes on with what it did before.
pub fn during<T>(phase: Phase, work: impl FnOnce() -> T) -> T {
    let before = turn_to(phase);
    let done = work();
    before.map(turn_to);
    done
}

/// What the request has spent so far; `None` outside of one.
pub fn spent() -> Option<Spent> {
    with(|ledger| ledger.spent(Instant::now()))
}

/// Something that the request waits for, for as long as this is kept.
#[derive(Debug)]
#[must_use = "it is waited for until this is dropped"]
pub struct UnderWay(Phase);

impl UnderWay {
    /// Waits for the gateway's own database.
    pub fn people() -> Self {
        Self::begin(Phase::People)
    }

    /// Waits for a connection.
    pub fn connection() -> Self {
        Self::begin(Phase::Wait)
    }

    /// Waits for a statement.
    pub fn statement() -> Self {
        Self::begin(Phase::Sql)
    }

    /// Waits for a call of the Action API.
    pub fn call() -> Self {
        Self::begin(Phase::Api)
    }

    fn begin(phase: Phase) -> Self {
        let_go();
        with(|ledger| ledger.begin(phase, Instant::now()));
        Self(phase)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        with(|ledger| ledger.end(self.0, Instant::now()));
    }
}

/// A statement that the request asked, and waits for with or without a connection, for as long as this is kept.
#[derive(Debug)]
#[must_use = "it is answered when this is dropped"]
pub struct Asked {
    /// Its number among the request's statements, from 1; 0 outside of a request.
    pub number: u32,
    /// Its round, from 1: one more than that of the latest statement that had been answered before.
    pub round: u32,
}

impl Asked {
    /// Asks a statement.
    pub fn now() -> Self {
        let (number, round) = with(Ledger::ask).unwrap_or_default();
        Self { number, round }
    }

    /// Counts the rows that it brought.
    pub fn brought(&self, rows: usize) {
        with(|ledger| ledger.add_rows(rows as u64));
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        with(|ledger| ledger.answer(self.round));
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join;

    use super::super::metered;
    use super::*;

    #[tokio::test]
    async fn every_future_of_a_request_has_its_meter() {
        let statement = async || {
            let asked = Asked::now();
            tokio::task::yield_now().await;
            asked.brought(2);
            asked.round
        };
        let spent = metered(async {
            assert_eq!(join(statement(), statement()).await, (1, 1));
            assert_eq!(statement().await, 2);
            spent()
        });
        let spent = spent.await.expect("a meter");
        assert_eq!((spent.statements, spent.rounds, spent.rows), (3, 2, 6));
    }

    #[tokio::test]
    async fn what_is_given_up_is_no_longer_waited_for() {
        let spent = metered(async {
            let call = async {
                let _call = UnderWay::call();
                std::future::pending::<()>().await;
            };
            tokio::select! {
                biased;
                () = call => {}
                () = std::future::ready(()) => {}
            }
            spent().map(|before| (before, spent()))
        });
        let (before, after) = spent.await.expect("a meter");
        let after = after.expect("a meter");
        assert_eq!((before.calls, after.calls), (1, 1));
        assert_eq!(before.time(Phase::Api), after.time(Phase::Api), "time went on to count for the call");
    }

    #[test]
    fn without_a_request_nothing_is_counted() {
        assert_eq!(during(Phase::Plan, || Asked::now().number), 0);
        assert_eq!(spent(), None);
    }
}
