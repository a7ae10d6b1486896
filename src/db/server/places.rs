//! The bookkeeping of a server's connections: who has one, which lie idle, and who waits.

use std::time::{Duration, Instant};

use super::PoolId;
use super::queue::Queue;
use crate::db::connection::Connection;
use crate::telemetry::Asker;

/// A place for a connection, with what is in it.
#[derive(Default)]
pub(super) struct Granted {
    /// A connection of the same pool, that lay idle.
    pub idle: Option<Connection>,
    /// One of another pool, to be closed first.
    pub other: Option<Connection>,
}

/// A server's connections. `W` is what somebody who waits is told by.
pub(super) struct Places<W> {
    limit: usize,
    /// How many places are given out, those of connections that are being opened among them, and to whom.
    in_use: usize,
    holders: Vec<(Asker, usize)>,
    of_strangers: usize,
    /// How many connections are being closed, which the server counts until it has heard of it.
    closing: usize,
    /// Oldest first.
    idle: Vec<Idle>,
    /// Whether somebody closes those that have been idle for long.
    is_swept: bool,
    queue: Queue<(PoolId, W)>,
}

struct Idle {
    pool: PoolId,
    connection: Connection,
    since: Instant,
}

impl<W> Places<W> {
    pub(super) fn new(limit: usize) -> Self {
        let (holders, idle, queue) = (Vec::new(), Vec::new(), Queue::default());
        Self { limit, in_use: 0, holders, of_strangers: 0, closing: 0, idle, is_swept: false, queue }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn in_use(&self) -> usize {
        self.in_use + self.closing
    }

    pub(super) fn idle(&self) -> usize {
        self.idle.len()
    }

    pub(super) fn waiting(&self) -> usize {
        self.queue.len()
    }

    pub(super) fn has_spare(&self) -> bool {
        self.limit >= LEAST_WITH_SPARE
    }

    /// A place, unless one has to be waited for. Nobody overtakes who waits already and could have it.
    pub(super) fn ask(&mut self, asker: Asker, pool: PoolId) -> Option<Granted> {
        self.bounds().allow(asker, &self.holders).then(|| self.grant(asker, pool))
    }

    /// Waits; gives back who is turned away for it, if anybody.
    pub(super) fn wait(&mut self, asker: Asker, pool: PoolId, number: u64, waiter: W) -> Option<W> {
        self.queue.add(asker, number, (pool, waiter)).map(|(_, waiter)| waiter)
    }

    /// Waits no longer.
    pub(super) fn leave(&mut self, asker: Asker, number: u64) {
        self.queue.remove(asker, number);
    }

    /// The next who waits and may have a place, if there is one.
    pub(super) fn next(&mut self) -> Option<(Asker, PoolId, W, Granted)> {
        let (bounds, holders) = (self.bounds(), &self.holders);
        let (asker, (pool, waiter)) = self.queue.next(|asker| bounds.allow(asker, holders))?;
        let granted = self.grant(asker, pool);
        Some((asker, pool, waiter, granted))
    }

    /// Somebody's place is free again, and a connection that was in it lies idle from now on. Whether that has to be swept
    /// from now on.
    pub(super) fn release(&mut self, asker: Asker, idle: Option<(PoolId, Connection)>) -> bool {
        self.in_use -= 1;
        self.of_strangers -= usize::from(asker.is_stranger());
        if let Some(at) = self.holders.iter().position(|(holder, _)| *holder == asker) {
            self.holders[at].1 -= 1;
            if self.holders[at].1 == 0 {
                self.holders.swap_remove(at);
            }
        }
        let Some((pool, connection)) = idle else { return false };
        self.idle.push(Idle { pool, connection, since: Instant::now() });
        !std::mem::replace(&mut self.is_swept, true)
    }

    /// Connections that have been idle for so long, to be closed; each is told of by `closed`.
    pub(super) fn expired(&mut self, now: Instant, kept: Duration) -> Vec<Connection> {
        let fresh = self.idle.iter().position(|idle| now.duration_since(idle.since) < kept);
        let expired: Vec<_> = self.idle.drain(..fresh.unwrap_or(self.idle.len())).collect();
        self.closing += expired.len();
        expired.into_iter().map(|idle| idle.connection).collect()
    }

    /// One connection is closed.
    pub(super) fn closed(&mut self) {
        self.closing -= 1;
    }

    /// Since when the connection has been idle that has been so longest; where there is none, sweeping ends.
    pub(super) fn oldest(&mut self) -> Option<Instant> {
        self.is_swept = !self.idle.is_empty();
        self.idle.first().map(|idle| idle.since)
    }

    fn bounds(&self) -> Bounds {
        let for_requests = self.limit - usize::from(self.has_spare());
        let most_of_one = (for_requests - (for_requests / 4).max(1)).max(1);
        let free = self.limit - self.in_use - self.closing;
        Bounds {
            free,
            free_for_requests: free.saturating_sub(self.limit - for_requests),
            are_strangers_at_theirs: self.of_strangers >= most_of_one,
            most_of_one,
        }
    }

    fn grant(&mut self, asker: Asker, pool: PoolId) -> Granted {
        let mut granted = Granted::default();
        if let Some(own) = self.idle.iter().rposition(|idle| idle.pool == pool) {
            granted.idle = Some(self.idle.remove(own).connection);
        } else if self.in_use + self.closing + self.idle.len() >= self.limit {
            granted.other = Some(self.idle.remove(0).connection);
        }
        self.in_use += 1;
        self.of_strangers += usize::from(asker.is_stranger());
        match self.holders.iter_mut().find(|(holder, _)| *holder == asker) {
            Some((_, count)) => *count += 1,
            None => self.holders.push((asker, 1)),
        }
        granted
    }
}

/// With so many connections, one is kept for the gateway itself: to stop what nobody waits for any more, and to find out
/// whether the server answers.
const LEAST_WITH_SPARE: usize = 4;

/// Who may have a place now.
struct Bounds {
    free: usize,
    free_for_requests: usize,
    are_strangers_at_theirs: bool,
    /// How many one may have, and strangers together: a fourth is left for others.
    most_of_one: usize,
}

impl Bounds {
    fn allow(&self, asker: Asker, holders: &[(Asker, usize)]) -> bool {
        if asker == Asker::Gateway {
            return self.free > 0;
        }
        let own = holders.iter().find(|(holder, _)| *holder == asker).map_or(0, |(_, count)| *count);
        self.free_for_requests > 0 && own < self.most_of_one && !(asker.is_stranger() && self.are_strangers_at_theirs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: Asker = Asker::Person(1);
    const STRANGER: Asker = Asker::Stranger(1);

    /// How many places somebody gets, one after the other.
    fn granted(places: &mut Places<()>, asker: Asker) -> usize {
        std::iter::from_fn(|| places.ask(asker, PoolId(0))).count()
    }

    #[test]
    fn nobody_gets_all_places_but_of_a_single_one() {
        for (limit, of_one) in [(1, 1), (2, 1), (3, 2), (4, 2), (10, 7), (100, 75)] {
            assert_eq!(granted(&mut Places::new(limit), PERSON), of_one, "{limit}");
            let mut places = Places::new(limit);
            let of_strangers: usize = (0..100).map(|number| granted(&mut places, Asker::Stranger(number))).sum();
            assert_eq!(of_strangers, of_one, "{limit}");
        }
    }

    #[test]
    fn the_gateway_has_a_place_when_all_others_are_taken() {
        let mut places = Places::new(10);
        for number in 0..10 {
            granted(&mut places, Asker::Person(number));
        }
        assert_eq!((places.in_use(), granted(&mut places, Asker::Gateway)), (9, 1));
    }

    #[test]
    fn a_place_that_is_free_again_goes_to_who_waits_and_may_have_it() {
        let mut places = Places::new(2);
        assert_eq!((granted(&mut places, STRANGER), granted(&mut places, PERSON)), (1, 1));
        assert_eq!(places.wait(STRANGER, PoolId(0), 1, ()), None);
        places.release(PERSON, None);
        assert!(places.next().is_none(), "the stranger has their share");
        places.release(STRANGER, None);
        assert_eq!(places.next().map(|(asker, ..)| asker), Some(STRANGER));
        assert_eq!((places.waiting(), places.in_use()), (0, 1));
    }
}
