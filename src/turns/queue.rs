//! Who waits, and whose turn is next.

use std::time::Duration;

use super::lane::Lane;
use crate::telemetry::{Asker, Weight};

/// As long as people wait too, every so-manieth turn is a stranger's.
const TURNS_UNTIL_STRANGERS: u32 = 4;

/// Those who wait: the gateway itself first, then people, then strangers, who have a share of the turns. Within people and
/// within strangers those who ask for much have a share of the time, and whoever has used least of the same has the next turn,
/// however many they wait with; of those who have used as much, who came first.
#[derive(Debug)]
pub struct Queue<W> {
    gateway: Lane<W>,
    people: Lane<W>,
    strangers: Lane<W>,
    turns_of_people: u32,
    most: usize,
}

impl<W> Default for Queue<W> {
    fn default() -> Self {
        Self::of_at_most(Self::MOST)
    }
}

impl<W> Queue<W> {
    /// How many may wait at a time.
    pub const MOST: usize = 4096;

    fn of_at_most(most: usize) -> Self {
        let (gateway, people, strangers) = (Lane::default(), Lane::default(), Lane::default());
        Self { gateway, people, strangers, turns_of_people: 0, most }
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.gateway.len() + self.people.len() + self.strangers.len()
    }

    /// Adds somebody, by a number of their own, which is higher than those before. Where that is too many, the last who came
    /// of those who wait with most is turned away, and given back.
    pub fn add(&mut self, asker: Asker, weight: Weight, number: u64, waiter: W) -> Option<W> {
        self.lane(asker).add(asker, weight, number, waiter);
        if self.waiting() <= self.most {
            return None;
        }
        let lanes = [&mut self.strangers, &mut self.people, &mut self.gateway];
        lanes.into_iter().max_by_key(|lane| lane.most_of_one()).and_then(Lane::turn_away)
    }

    /// Takes out somebody who does not want to wait any more.
    pub fn remove(&mut self, asker: Asker, weight: Weight, number: u64) {
        self.lane(asker).remove(asker, weight, number);
    }

    /// Whose turn it is among those who may have one now. It has begun.
    pub fn next(&mut self, may: impl Fn(Asker, Weight) -> bool) -> Option<(Asker, Weight, W)> {
        if self.waiting() == 0 {
            return None;
        }
        if let Some(next) = self.gateway.next(&may) {
            return Some(next);
        }
        let are_strangers_due = self.turns_of_people + 1 >= TURNS_UNTIL_STRANGERS;
        if !are_strangers_due && let Some(next) = self.people.next(&may) {
            self.turns_of_people += u32::from(self.strangers.len() > 0);
            return Some(next);
        }
        if let Some(next) = self.strangers.next(&may) {
            self.turns_of_people = 0;
            return Some(next);
        }
        self.people.next(&may)
    }

    /// Somebody has a turn without having waited.
    pub fn begin(&mut self, asker: Asker, weight: Weight) {
        self.lane(asker).begin(asker, weight);
    }

    /// Somebody's turn is over, and took so long.
    pub fn end(&mut self, asker: Asker, weight: Weight, took: Duration) {
        self.lane(asker).end(asker, weight, took);
    }

    fn lane(&mut self, asker: Asker) -> &mut Lane<W> {
        match asker {
            Asker::Gateway => &mut self.gateway,
            Asker::Person(_) => &mut self.people,
            Asker::Stranger(_) => &mut self.strangers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(askers: &[Asker]) -> Queue<usize> {
        let mut queue = Queue::default();
        for (number, asker) in askers.iter().enumerate() {
            assert_eq!(queue.add(*asker, LIGHT, number as u64, number), None);
        }
        queue
    }

    fn order(mut queue: Queue<usize>) -> Vec<usize> {
        std::iter::from_fn(|| queue.next(|_, _| true)).map(|(_, _, waiter)| waiter).collect()
    }

    const LIGHT: Weight = Weight::Light;
    const HEAVY: Weight = Weight::Heavy;
    const ANNA: Asker = Asker::Person(1);
    const BERT: Asker = Asker::Person(2);
    const HERE: Asker = Asker::Stranger(1);
    const THERE: Asker = Asker::Stranger(2);

    #[test]
    fn everybody_has_a_turn_after_the_other() {
        assert_eq!(order(queue(&[ANNA, ANNA, ANNA, BERT])), [0, 3, 1, 2]);
        assert_eq!(order(queue(&[HERE, HERE, THERE, THERE])), [0, 2, 1, 3]);
    }

    #[test]
    fn the_gateway_comes_first_and_strangers_have_a_share() {
        let waiting = [HERE, HERE, ANNA, BERT, ANNA, BERT, ANNA, Asker::Gateway];
        assert_eq!(order(queue(&waiting)), [7, 2, 3, 4, 0, 5, 6, 1]);
    }

    #[test]
    fn strangers_wait_for_nobody_where_there_are_no_people() {
        let mut waiting = queue(&[ANNA, HERE]);
        assert_eq!(waiting.next(|asker, _| asker.is_stranger()), Some((HERE, LIGHT, 1)));
        assert_eq!(waiting.next(|asker, _| asker.is_stranger()), None);
        assert_eq!(waiting.waiting(), 1);
    }

    #[test]
    fn who_does_not_wait_any_more_has_no_turn() {
        let mut waiting = queue(&[ANNA, ANNA, BERT]);
        waiting.remove(ANNA, LIGHT, 0);
        waiting.remove(BERT, LIGHT, 2);
        waiting.remove(BERT, LIGHT, 2);
        assert_eq!(order(waiting), [1]);
    }

    #[test]
    fn whoever_waits_with_most_is_turned_away() {
        let mut queue = Queue::of_at_most(3);
        for number in 0..3 {
            assert_eq!(queue.add(HERE, LIGHT, number, number), None);
        }
        assert_eq!(queue.add(ANNA, LIGHT, 3, 3), Some(2));
        assert_eq!(queue.add(THERE, LIGHT, 4, 4), Some(1));
        assert_eq!(queue.waiting(), 3);
    }

    #[test]
    fn who_has_used_least_is_next_and_who_comes_anew_is_not_behind() {
        let mut waiting = queue(&[HERE, HERE, HERE, THERE, THERE]);
        let mut turn = |took: u64| {
            let (asker, weight, waiter) = waiting.next(|_, _| true)?;
            waiting.end(asker, weight, Duration::from_millis(took));
            Some(waiter)
        };
        // One turn of here takes as long as many of there.
        assert_eq!([turn(50), turn(2), turn(2)], [Some(0), Some(3), Some(4)]);
        assert_eq!(turn(50), Some(1));
        let elsewhere = Asker::Stranger(3);
        for (number, asker) in [(5, THERE), (6, elsewhere), (7, elsewhere)] {
            waiting.add(asker, LIGHT, number, number as usize);
        }
        assert_eq!(order(waiting), [5, 6, 7, 2]);
    }

    #[test]
    fn what_is_light_does_not_wait_behind_what_is_heavy_and_may_not_go_on() {
        let mut waiting = queue(&[]);
        for (number, weight) in [(0, HEAVY), (1, HEAVY), (2, LIGHT), (3, LIGHT)] {
            waiting.add(HERE, weight, number, number as usize);
        }
        waiting.add(THERE, HEAVY, 4, 4);
        assert_eq!(waiting.next(|_, weight| weight == LIGHT), Some((HERE, LIGHT, 2)));
        assert_eq!(waiting.next(|_, _| true), Some((HERE, HEAVY, 0)), "of what asks for much, nobody has had a turn");
        assert_eq!(order(waiting), [3, 4, 1]);
    }

    #[test]
    fn what_is_heavy_has_a_fourth_of_the_time() {
        let mut waiting = queue(&[HERE; 100]);
        for number in 100..200 {
            waiting.add(HERE, HEAVY, number, number as usize);
        }
        let mut used = [0; 2];
        while used[0] + used[1] < 400 {
            let (asker, weight, _) = waiting.next(|_, _| true).expect("there are more");
            let took = if weight == HEAVY { 40 } else { 5 };
            waiting.end(asker, weight, Duration::from_millis(took));
            used[usize::from(weight == HEAVY)] += took;
        }
        assert_eq!(used, [280, 120], "as it has a turn of 40 ms now and then");
    }

    #[test]
    fn who_asks_for_much_while_others_do_not_wait_takes_nothing_from_who_has_used_little() {
        let (greedy, usual, little) = (HERE, THERE, Asker::Stranger(3));
        let mut waiting = queue(&[]);
        for number in 0..10 {
            waiting.add(greedy, HEAVY, number, 0);
            let (asker, weight, _) = waiting.next(|_, _| true).expect("it waits");
            waiting.end(asker, weight, Duration::from_secs(1));
            waiting.begin(usual, LIGHT);
            waiting.end(usual, LIGHT, Duration::from_millis(5));
        }
        for (number, asker) in [(10, usual), (11, usual), (12, little)] {
            waiting.add(asker, LIGHT, number, number as usize);
        }
        assert_eq!(order(waiting), [12, 10, 11]);
    }

    #[test]
    fn who_may_not_have_a_turn_stays_ahead_of_who_comes_anew() {
        let mut waiting = queue(&[HERE, THERE]);
        for _ in 0..20 {
            waiting.begin(THERE, LIGHT);
            waiting.end(THERE, LIGHT, Duration::from_millis(10));
        }
        // Here may not, so that turns go on without; whoever comes anew stands behind where it has stood all the time.
        assert_eq!(waiting.next(|asker, _| asker == THERE), Some((THERE, LIGHT, 1)));
        waiting.add(Asker::Stranger(3), LIGHT, 2, 2);
        assert_eq!(order(waiting), [0, 2]);
    }

    #[test]
    fn a_turn_without_waiting_counts_too() {
        let mut waiting = queue(&[]);
        waiting.begin(ANNA, LIGHT);
        waiting.add(ANNA, LIGHT, 0, 0);
        waiting.add(BERT, LIGHT, 1, 1);
        assert_eq!(order(waiting), [1, 0]);
    }
}
