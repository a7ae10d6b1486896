//! Who has how much of what there is little of, and who may have more.

use crate::telemetry::Asker;

/// So many of something, which nobody may have all of, and nor may strangers together: a fourth is left for others.
#[derive(Debug)]
pub struct Shares {
    limit: usize,
    taken: usize,
    of_strangers: usize,
    holders: Vec<(Asker, usize)>,
}

impl Shares {
    /// So many, and nobody has any.
    pub fn new(limit: usize) -> Self {
        Self { limit, taken: 0, of_strangers: 0, holders: Vec::new() }
    }

    /// Whether somebody may have one more.
    pub fn allow(&self, asker: Asker) -> bool {
        let most_of_one = self.limit.saturating_sub((self.limit / 4).max(1)).max(1);
        let are_strangers_at_theirs = asker.is_stranger() && self.of_strangers >= most_of_one;
        self.taken < self.limit && self.of(asker) < most_of_one && !are_strangers_at_theirs
    }

    /// Whether somebody may have one more, and has no more than half of them then.
    pub fn allow_half(&self, asker: Asker) -> bool {
        self.of(asker) < (self.limit / 2).max(1) && self.allow(asker)
    }

    /// Whether somebody may have one more, as nobody else has any: the last, too.
    pub fn allow_alone(&self, asker: Asker) -> bool {
        self.taken < self.limit && self.of(asker) == self.taken
    }

    fn of(&self, asker: Asker) -> usize {
        self.holders.iter().find(|(holder, _)| *holder == asker).map_or(0, |(_, count)| *count)
    }

    /// Somebody has one more.
    pub fn take(&mut self, asker: Asker) {
        self.taken += 1;
        self.of_strangers += usize::from(asker.is_stranger());
        match self.holders.iter_mut().find(|(holder, _)| *holder == asker) {
            Some((_, count)) => *count += 1,
            None => self.holders.push((asker, 1)),
        }
    }

    /// Somebody gives one back.
    pub fn give_back(&mut self, asker: Asker) {
        let Some(at) = self.holders.iter().position(|(holder, _)| *holder == asker) else { return };
        self.taken -= 1;
        self.of_strangers -= usize::from(asker.is_stranger());
        self.holders[at].1 -= 1;
        if self.holders[at].1 == 0 {
            self.holders.swap_remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many somebody gets, one after the other.
    fn taken(shares: &mut Shares, asker: Asker) -> usize {
        let mut take = || shares.allow(asker).then(|| shares.take(asker));
        std::iter::from_fn(&mut take).count()
    }

    #[test]
    fn nobody_gets_all_but_of_a_single_one_and_nor_do_strangers_together() {
        for (limit, of_one) in [(1, 1), (2, 1), (3, 2), (4, 3), (9, 7), (100, 75)] {
            assert_eq!(taken(&mut Shares::new(limit), Asker::Person(1)), of_one, "{limit}");
            let mut shares = Shares::new(limit);
            let of_strangers: usize = (0..100).map(|number| taken(&mut shares, Asker::Stranger(number))).sum();
            assert_eq!(of_strangers, of_one, "{limit}");
            let of_people: usize = (0..100).map(|number| taken(&mut shares, Asker::Person(number))).sum();
            assert_eq!(of_strangers + of_people, limit);
        }
    }

    #[test]
    fn nobody_gets_more_than_half_where_that_is_the_most() {
        for (limit, half) in [(1, 1), (2, 1), (3, 1), (9, 4), (100, 50)] {
            let (mut shares, asker) = (Shares::new(limit), Asker::Person(1));
            let mut take = || shares.allow_half(asker).then(|| shares.take(asker));
            assert_eq!(std::iter::from_fn(&mut take).count(), half, "{limit}");
        }
    }

    #[test]
    fn whoever_is_alone_gets_all_until_others_come() {
        let (mut shares, asker) = (Shares::new(3), Asker::Stranger(1));
        let mut take = || shares.allow_alone(asker).then(|| shares.take(asker));
        assert_eq!(std::iter::from_fn(&mut take).count(), 3);
        shares.give_back(asker);
        assert!(shares.allow_alone(asker) && !shares.allow_alone(Asker::Stranger(2)));
        shares.take(Asker::Person(7));
        shares.give_back(asker);
        assert!(!shares.allow_alone(asker));
    }

    #[test]
    fn what_is_given_back_is_there_for_the_next() {
        let mut shares = Shares::new(4);
        assert_eq!(taken(&mut shares, Asker::Stranger(1)), 3);
        shares.give_back(Asker::Stranger(1));
        assert!(shares.allow(Asker::Stranger(2)));
        shares.give_back(Asker::Person(7));
        assert_eq!((taken(&mut shares, Asker::Person(1)), shares.taken), (2, 4));
    }
}
