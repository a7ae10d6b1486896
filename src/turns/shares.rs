//! Who has how much of what there is little of, and who may have more.

use crate::telemetry::Asker;

/// So many of something, which nobody may have all of, and nor may strangers together: a fourth is left for others.
#[derive(Debug)]
pub struct Shares {
    limit: usize,
    most_of_one: usize,
    most_of_strangers: usize,
    taken: usize,
    of_strangers: usize,
    holders: Vec<(Asker, usize)>,
}

impl Shares {
    /// So many, and nobody has any.
    pub fn new(limit: usize) -> Self {
        let most = limit.saturating_sub((limit / 4).max(1)).max(1);
        Self { limit, most_of_one: most, most_of_strangers: most, taken: 0, of_strangers: 0, holders: Vec::new() }
    }

    /// The same, of which nobody may have more than half.
    pub fn halved(limit: usize) -> Self {
        Self { most_of_one: (limit / 2).max(1), ..Self::new(limit) }
    }

    /// Whether somebody may have one more.
    pub fn allow(&self, asker: Asker) -> bool {
        let own = self.holders.iter().find(|(holder, _)| *holder == asker).map_or(0, |(_, count)| *count);
        let are_strangers_at_theirs = asker.is_stranger() && self.of_strangers >= self.most_of_strangers;
        self.taken < self.limit && own < self.most_of_one && !are_strangers_at_theirs
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
        for (limit, of_one, of_strangers) in [(1, 1, 1), (2, 1, 1), (3, 1, 2), (9, 4, 7), (100, 50, 75)] {
            assert_eq!(taken(&mut Shares::halved(limit), Asker::Person(1)), of_one, "{limit}");
            let mut shares = Shares::halved(limit);
            let taken: usize = (0..100).map(|number| taken(&mut shares, Asker::Stranger(number))).sum();
            assert_eq!(taken, of_strangers, "{limit}");
        }
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
