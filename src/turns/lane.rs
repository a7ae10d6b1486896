//! People, or strangers: those who wait for little, and those who wait for much.

use std::time::Duration;

use super::accounts::Accounts;
use super::class::Class;
use crate::telemetry::{Asker, Weight};

/// How much more a turn counts of those who ask for much: where both wait, a fourth of the time is theirs.
const HEAVY_COUNTS: u32 = 3;

/// People, or strangers. Those who ask for little and those who ask for much take turns with their own kind, and share the time
/// among them: what somebody has used of one says nothing of how long others are to wait for the other.
#[derive(Debug)]
pub(super) struct Lane<W> {
    weights: Accounts<Weight>,
    light: Class<W>,
    heavy: Class<W>,
}

impl<W> Default for Lane<W> {
    fn default() -> Self {
        Self { weights: Accounts::default(), light: Class::default(), heavy: Class::default() }
    }
}

impl<W> Lane<W> {
    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.light.len() + self.heavy.len()
    }

    pub(super) fn add(&mut self, asker: Asker, weight: Weight, number: u64, waiter: W) {
        self.of(weight).add(asker, number, waiter);
    }

    /// Whose turn it is of those who may have one now. It has begun.
    pub(super) fn next(&mut self, may: impl Fn(Asker, Weight) -> bool) -> Option<(Asker, Weight, W)> {
        let mut weights = [Weight::Light, Weight::Heavy];
        weights.sort_by_key(|weight| self.weights.at(*weight));
        weights.into_iter().find_map(|weight| {
            let (asker, waiter) = self.of(weight).next(|asker| may(asker, weight))?;
            self.weights.begin(weight, self.weights.at(weight));
            Some((asker, weight, waiter))
        })
    }

    pub(super) fn begin(&mut self, asker: Asker, weight: Weight) {
        self.weights.begin(weight, self.weights.at(weight));
        self.of(weight).begin(asker);
    }

    pub(super) fn end(&mut self, asker: Asker, weight: Weight, took: Duration) {
        let counts = match weight {
            Weight::Light => took,
            Weight::Heavy => took.saturating_mul(HEAVY_COUNTS),
        };
        self.weights.end(weight, counts);
        self.of(weight).end(asker, took);
    }

    pub(super) fn remove(&mut self, asker: Asker, weight: Weight, number: u64) {
        self.of(weight).remove(asker, number);
    }

    pub(super) fn most_of_one(&self) -> usize {
        self.light.most_of_one().max(self.heavy.most_of_one())
    }

    /// Takes out who came last of those who wait with most.
    pub(super) fn turn_away(&mut self) -> Option<W> {
        let is_of_heavy = self.heavy.most_of_one() > self.light.most_of_one();
        if is_of_heavy { self.heavy.turn_away() } else { self.light.turn_away() }
    }

    fn of(&mut self, weight: Weight) -> &mut Class<W> {
        match weight {
            Weight::Light => &mut self.light,
            Weight::Heavy => &mut self.heavy,
        }
    }
}
