//! Who waits for a connection, and whose turn is next.

use std::collections::{HashMap, VecDeque};

use crate::telemetry::Asker;

/// How many may wait at a server at a time.
const MOST: usize = 4096;

/// As long as people wait too, every so-manieth turn is a stranger's.
const TURNS_UNTIL_STRANGERS: u32 = 4;

/// Those who wait: the gateway itself first, then people, then strangers, who have a share of the turns. Within
/// people and within strangers everybody has their turn after the other, however many they wait with.
#[derive(Debug)]
pub(super) struct Queue<W> {
    gateway: Lane<W>,
    people: Lane<W>,
    strangers: Lane<W>,
    turns_of_people: u32,
    most: usize,
}

impl<W> Default for Queue<W> {
    fn default() -> Self {
        Self::of_at_most(MOST)
    }
}

impl<W> Queue<W> {
    fn of_at_most(most: usize) -> Self {
        let (gateway, people, strangers) = (Lane::default(), Lane::default(), Lane::default());
        Self { gateway, people, strangers, turns_of_people: 0, most }
    }

    pub(super) fn len(&self) -> usize {
        self.gateway.len + self.people.len + self.strangers.len
    }

    /// Adds somebody, by a number of their own. Where that is too many, the last who came of those who wait with most is
    /// turned away, and given back.
    pub(super) fn add(&mut self, asker: Asker, number: u64, waiter: W) -> Option<W> {
        self.lane(asker).add(asker, number, waiter);
        if self.len() <= self.most {
            return None;
        }
        let lanes = [&mut self.strangers, &mut self.people, &mut self.gateway];
        lanes.into_iter().max_by_key(|lane| lane.most_of_one()).and_then(Lane::turn_away)
    }

    /// Takes out somebody who does not want to wait any more.
    pub(super) fn remove(&mut self, asker: Asker, number: u64) {
        self.lane(asker).remove(asker, number);
    }

    /// Whose turn it is among those who may have a connection now.
    pub(super) fn next(&mut self, may: impl Fn(Asker) -> bool) -> Option<(Asker, W)> {
        if let Some(next) = self.gateway.next(&may) {
            return Some(next);
        }
        let are_strangers_due = self.turns_of_people + 1 >= TURNS_UNTIL_STRANGERS;
        if !are_strangers_due && let Some(next) = self.people.next(&may) {
            self.turns_of_people += u32::from(self.strangers.len > 0);
            return Some(next);
        }
        if let Some(next) = self.strangers.next(&may) {
            self.turns_of_people = 0;
            return Some(next);
        }
        self.people.next(&may)
    }

    fn lane(&mut self, asker: Asker) -> &mut Lane<W> {
        match asker {
            Asker::Gateway => &mut self.gateway,
            Asker::Person(_) => &mut self.people,
            Asker::Stranger(_) => &mut self.strangers,
        }
    }
}

/// Those of one kind: each of them in turn.
#[derive(Debug)]
struct Lane<W> {
    turns: VecDeque<Asker>,
    waiting: HashMap<Asker, VecDeque<(u64, W)>>,
    len: usize,
}

impl<W> Default for Lane<W> {
    fn default() -> Self {
        Self { turns: VecDeque::new(), waiting: HashMap::new(), len: 0 }
    }
}

impl<W> Lane<W> {
    fn add(&mut self, asker: Asker, number: u64, waiter: W) {
        let own = self.waiting.entry(asker).or_default();
        if own.is_empty() {
            self.turns.push_back(asker);
        }
        own.push_back((number, waiter));
        self.len += 1;
    }

    fn next(&mut self, may: impl Fn(Asker) -> bool) -> Option<(Asker, W)> {
        let turn = self.turns.iter().position(|asker| may(*asker))?;
        let asker = self.turns.remove(turn)?;
        let own = self.waiting.get_mut(&asker)?;
        let (_, waiter) = own.pop_front()?;
        self.len -= 1;
        if own.is_empty() {
            self.waiting.remove(&asker);
        } else {
            self.turns.push_back(asker);
        }
        Some((asker, waiter))
    }

    fn most_of_one(&self) -> usize {
        self.waiting.values().map(VecDeque::len).max().unwrap_or(0)
    }

    fn turn_away(&mut self) -> Option<W> {
        let (asker, _) = self.waiting.iter().max_by_key(|(_, own)| own.len())?;
        let asker = *asker;
        let (_, waiter) = self.waiting.get_mut(&asker)?.pop_back()?;
        self.left(asker);
        Some(waiter)
    }

    fn remove(&mut self, asker: Asker, number: u64) {
        let Some(own) = self.waiting.get_mut(&asker) else { return };
        let before = own.len();
        own.retain(|(other, _)| *other != number);
        if own.len() < before {
            self.left(asker);
        }
    }

    /// One of somebody's is gone without a turn.
    fn left(&mut self, asker: Asker) {
        self.len -= 1;
        if self.waiting.get(&asker).is_some_and(VecDeque::is_empty) {
            self.waiting.remove(&asker);
            self.turns.retain(|other| *other != asker);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(askers: &[Asker]) -> Queue<usize> {
        let mut queue = Queue::default();
        for (number, asker) in askers.iter().enumerate() {
            assert_eq!(queue.add(*asker, number as u64, number), None);
        }
        queue
    }

    fn order(mut queue: Queue<usize>) -> Vec<usize> {
        std::iter::from_fn(|| queue.next(|_| true)).map(|(_, waiter)| waiter).collect()
    }

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
        assert_eq!(waiting.next(|asker| asker.is_stranger()), Some((HERE, 1)));
        assert_eq!(waiting.next(|asker| asker.is_stranger()), None);
        assert_eq!(waiting.len(), 1);
    }

    #[test]
    fn who_does_not_wait_any_more_has_no_turn() {
        let mut waiting = queue(&[ANNA, ANNA, BERT]);
        waiting.remove(ANNA, 0);
        waiting.remove(BERT, 2);
        waiting.remove(BERT, 2);
        assert_eq!(order(waiting), [1]);
    }

    #[test]
    fn whoever_waits_with_most_is_turned_away() {
        let mut queue = Queue::of_at_most(3);
        for number in 0..3 {
            assert_eq!(queue.add(HERE, number, number), None);
        }
        assert_eq!(queue.add(ANNA, 3, 3), Some(2));
        assert_eq!(queue.add(THERE, 4, 4), Some(1));
        assert_eq!(queue.len(), 3);
    }
}
