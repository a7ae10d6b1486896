//! How much everybody has used of what they take turns at.

use std::collections::BTreeMap;
use std::time::Duration;

/// What a turn counts for while nobody knows how long it takes.
const FORESEEN: Duration = Duration::from_millis(1);

/// Whoever has used nothing for a while stands so far behind where turns are at, and is next until they have used that. Without
/// it, somebody who asks little now and then would wait for a turn of everybody else each time.
const LEAD: Duration = Duration::from_millis(25);

/// Whoever is not known stands at that place, so that accounts that are behind it need not be kept.
const LEAST_KEPT: usize = 64;

/// How many stay known at the most, and twice as many meanwhile. Where more are ahead, the clock goes on: strangers can have any
/// number of addresses.
const MOST_KEPT: usize = 4096;

/// Everybody's place on a clock that goes on by what they use: whose is lowest has used least. `K` is whom they are known by.
///
/// Turns go along that clock. Who comes anew begins a little behind where turns are at: not with what others have used before,
/// and with no more credit for having used nothing than that.
#[derive(Debug)]
pub(super) struct Accounts<K> {
    /// Where turns are at.
    now: Duration,
    /// Those who are ahead of whoever comes anew, and some who were.
    ahead: BTreeMap<K, Duration>,
    /// With so many, those are forgotten who are not ahead any more.
    most: usize,
}

impl<K> Default for Accounts<K> {
    fn default() -> Self {
        Self { now: Duration::ZERO, ahead: BTreeMap::new(), most: 0 }
    }
}

impl<K: Ord + Copy> Accounts<K> {
    /// Where somebody stands.
    pub(super) fn at(&self, who: K) -> Duration {
        self.ahead.get(&who).copied().unwrap_or_default().max(self.behind())
    }

    /// Somebody has a turn, which counts for something from now on; turns are at no less than `stood`.
    pub(super) fn begin(&mut self, who: K, stood: Duration) {
        self.now = self.now.max(stood);
        let at = self.at(who) + FORESEEN;
        self.set(who, at);
    }

    /// Somebody's turn is over, and took so long.
    pub(super) fn end(&mut self, who: K, took: Duration) {
        let at = self.ahead.get(&who).copied().unwrap_or_else(|| self.behind());
        self.set(who, (at + took).saturating_sub(FORESEEN));
    }

    fn behind(&self) -> Duration {
        self.now.saturating_sub(LEAD)
    }

    fn set(&mut self, who: K, at: Duration) {
        self.ahead.insert(who, at);
        if self.ahead.len() > self.most.max(LEAST_KEPT) {
            self.forget(self.behind());
            if self.ahead.len() > MOST_KEPT {
                self.pass_half();
            }
            self.most = 2 * self.ahead.len();
        }
    }

    fn forget(&mut self, behind: Duration) {
        self.ahead.retain(|_, at| *at > behind);
    }

    /// The clock goes on until half of all are not ahead any more.
    fn pass_half(&mut self) {
        let mut places: Vec<Duration> = self.ahead.values().copied().collect();
        let middle = places.len() / 2;
        let (_, at, _) = places.select_nth_unstable(middle);
        self.now = self.now.max(*at + LEAD);
        self.forget(self.behind());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telemetry::Asker;

    const ANNA: Asker = Asker::Person(1);
    const BERT: Asker = Asker::Person(2);

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_turn_counts_for_what_it_took() {
        let mut accounts = Accounts::default();
        accounts.begin(ANNA, ms(0));
        assert_eq!((accounts.at(ANNA), accounts.at(BERT)), (FORESEEN, ms(0)));
        accounts.begin(ANNA, ms(0));
        accounts.end(ANNA, ms(20));
        accounts.end(ANNA, ms(0));
        assert_eq!((accounts.at(ANNA), accounts.at(BERT)), (ms(20), ms(0)));
    }

    #[test]
    fn who_comes_anew_begins_a_little_behind_where_turns_are_at() {
        let mut accounts = Accounts::default();
        accounts.begin(ANNA, ms(0));
        accounts.end(ANNA, ms(200));
        accounts.begin(ANNA, accounts.at(ANNA));
        assert_eq!((accounts.at(ANNA), accounts.at(BERT)), (ms(201), ms(200) - LEAD));
        // What they use before they have caught up is theirs.
        accounts.begin(BERT, accounts.at(BERT));
        accounts.end(BERT, ms(5));
        assert_eq!(accounts.at(BERT), ms(205) - LEAD);
    }

    #[test]
    fn who_is_not_ahead_is_forgotten_and_stands_where_they_stood() {
        let mut accounts = Accounts::default();
        accounts.begin(ANNA, ms(0));
        accounts.end(ANNA, ms(500));
        for id in 2..1_000 {
            accounts.begin(Asker::Person(id), ms(0));
            accounts.end(Asker::Person(id), ms(0));
        }
        assert!(accounts.ahead.len() <= LEAST_KEPT, "{}", accounts.ahead.len());
        assert_eq!((accounts.at(ANNA), accounts.at(BERT)), (ms(500), ms(0)));
    }

    #[test]
    fn of_any_number_who_come_once_so_many_are_known() {
        let mut accounts = Accounts::default();
        for id in 0..100_000 {
            accounts.begin(Asker::Person(id), accounts.at(Asker::Person(id)));
            accounts.end(Asker::Person(id), ms(5));
        }
        assert!(accounts.ahead.len() <= 2 * MOST_KEPT, "{}", accounts.ahead.len());
    }
}
