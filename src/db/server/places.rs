//! The bookkeeping of a server's connections: who has one, which lie idle, and who waits.

use std::time::{Duration, Instant};

use super::PoolId;
use crate::db::connection::Connection;
use crate::telemetry::{Asker, Weight};
use crate::turns::{Queue, Shares};

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
    /// How many places are given out, those of connections that are being opened among them.
    in_use: usize,
    /// Those of requests.
    shares: Shares,
    /// Those of requests that ask for much, which are at most a third of them: the others find a place all the same.
    heavy: Shares,
    /// When a place was last given to what asks for little.
    light_at: Option<Instant>,
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
        let for_requests = limit - spare(limit);
        let (shares, heavy) = (Shares::new(for_requests), Shares::new((for_requests / 3).max(1)));
        let (idle, queue) = (Vec::new(), Queue::default());
        Self { limit, in_use: 0, shares, heavy, light_at: None, closing: 0, idle, is_swept: false, queue }
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
        self.queue.waiting()
    }

    pub(super) fn has_spare(&self) -> bool {
        spare(self.limit) > 0
    }

    /// A place, unless one has to be waited for. Nobody overtakes who waits already and could have it.
    pub(super) fn ask(&mut self, asker: Asker, weight: Weight, pool: PoolId) -> Option<Granted> {
        if !self.bounds().allow(asker, weight) {
            return None;
        }
        self.queue.begin(asker, weight);
        Some(self.grant(asker, weight, pool))
    }

    /// Waits; gives back who is turned away for it, if anybody.
    pub(super) fn wait(&mut self, asker: Asker, weight: Weight, pool: PoolId, number: u64, waiter: W) -> Option<W> {
        self.queue.add(asker, weight, number, (pool, waiter)).map(|(_, waiter)| waiter)
    }

    /// Waits no longer.
    pub(super) fn leave(&mut self, asker: Asker, weight: Weight, number: u64) {
        self.queue.remove(asker, weight, number);
    }

    /// The next who waits and may have a place, if there is one.
    pub(super) fn next(&mut self) -> Option<(Asker, Weight, PoolId, W, Granted)> {
        let (free, spare, light_at) = (self.free(), spare(self.limit), self.light_at);
        let bounds = Bounds { free, spare, shares: &self.shares, heavy: &self.heavy, light_at };
        let (asker, weight, (pool, waiter)) = self.queue.next(|asker, weight| bounds.allow(asker, weight))?;
        let granted = self.grant(asker, weight, pool);
        Some((asker, weight, pool, waiter, granted))
    }

    /// Somebody's place is free again after so long, and a connection that was in it lies idle from now on. Whether that has
    /// to be swept from now on.
    pub(super) fn release(
        &mut self,
        asker: Asker,
        weight: Weight,
        took: Duration,
        idle: Option<(PoolId, Connection)>,
    ) -> bool {
        self.in_use -= 1;
        self.queue.end(asker, weight, took);
        if asker != Asker::Gateway {
            self.shares.give_back(asker);
            if weight == Weight::Heavy {
                self.heavy.give_back(asker);
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

    fn free(&self) -> usize {
        self.limit - self.in_use - self.closing
    }

    fn bounds(&self) -> Bounds<'_> {
        let (free, spare, light_at) = (self.free(), spare(self.limit), self.light_at);
        Bounds { free, spare, shares: &self.shares, heavy: &self.heavy, light_at }
    }

    fn grant(&mut self, asker: Asker, weight: Weight, pool: PoolId) -> Granted {
        let mut granted = Granted::default();
        if let Some(own) = self.idle.iter().rposition(|idle| idle.pool == pool) {
            granted.idle = Some(self.idle.remove(own).connection);
        } else if self.in_use + self.closing + self.idle.len() >= self.limit {
            granted.other = Some(self.idle.remove(0).connection);
        }
        self.in_use += 1;
        if asker != Asker::Gateway {
            self.shares.take(asker);
            match weight {
                Weight::Heavy => self.heavy.take(asker),
                Weight::Light => self.light_at = Some(Instant::now()),
            }
        }
        granted
    }
}

/// With so many connections, one is kept for the gateway itself: to stop what nobody waits for any more, and to find out
/// whether the server answers.
const LEAST_WITH_SPARE: usize = 4;

fn spare(limit: usize) -> usize {
    usize::from(limit >= LEAST_WITH_SPARE)
}

/// For so long after somebody has asked for little, nobody has more than half of the places for what asks for much: on ten
/// connections one, so that what is quick finds a processor of the database. Where nobody has, and nobody else has such a
/// place, all are for who asks: a statement's end is soon enough for the next.
const CONSIDERATE: Duration = Duration::from_millis(100);

/// Who may have a place now.
struct Bounds<'a> {
    free: usize,
    spare: usize,
    shares: &'a Shares,
    heavy: &'a Shares,
    light_at: Option<Instant>,
}

impl Bounds<'_> {
    fn allow(&self, asker: Asker, weight: Weight) -> bool {
        if asker == Asker::Gateway {
            return self.free > 0;
        }
        self.free > self.spare && self.shares.allow(asker) && (weight == Weight::Light || self.allow_heavy(asker))
    }

    fn allow_heavy(&self, asker: Asker) -> bool {
        match self.light_at {
            Some(at) if at.elapsed() < CONSIDERATE => self.heavy.allow_half(asker),
            _ => self.heavy.allow(asker) || self.heavy.allow_alone(asker),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: Asker = Asker::Person(1);
    const STRANGER: Asker = Asker::Stranger(1);
    const ANY: PoolId = PoolId(0);

    /// How many places somebody gets, one after the other.
    fn granted(places: &mut Places<()>, asker: Asker, weight: Weight) -> usize {
        std::iter::from_fn(|| places.ask(asker, weight, ANY)).count()
    }

    #[test]
    fn nobody_gets_all_places_but_of_a_single_one() {
        for (limit, of_one) in [(1, 1), (2, 1), (3, 2), (4, 2), (10, 7), (100, 75)] {
            assert_eq!(granted(&mut Places::new(limit), PERSON, Weight::Light), of_one, "{limit}");
        }
    }

    #[test]
    fn what_is_heavy_leaves_places_to_what_is_light() {
        for (limit, heavy) in [(1, 1), (2, 1), (3, 1), (5, 1), (10, 3), (100, 33)] {
            let mut places = Places::new(limit);
            assert_eq!(granted(&mut places, PERSON, Weight::Heavy), heavy, "{limit}");
            assert_eq!(granted(&mut places, Asker::Person(2), Weight::Heavy), 0, "{limit}");
            assert_eq!(granted(&mut places, STRANGER, Weight::Light) > 0, limit > 1, "{limit}");
        }
    }

    #[test]
    fn whoever_has_all_heavy_places_leaves_one_to_the_next() {
        let (heavy, moment, other) = (Weight::Heavy, Duration::from_millis(1), Asker::Person(2));
        let mut places = Places::new(10);
        assert_eq!(granted(&mut places, PERSON, heavy), 3);
        assert_eq!(places.wait(other, heavy, ANY, 1, ()), None);
        places.release(PERSON, heavy, moment, None);
        assert_eq!(places.next().map(|(asker, ..)| asker), Some(other));
        places.release(PERSON, heavy, moment, None);
        assert_eq!((granted(&mut places, PERSON, heavy), granted(&mut places, other, heavy)), (1, 0));
    }

    #[test]
    fn what_is_heavy_takes_half_where_somebody_asks_for_little() {
        for (limit, of_one) in [(1, 0), (2, 1), (10, 1), (100, 16)] {
            let mut places = Places::new(limit);
            assert!(places.ask(PERSON, Weight::Light, ANY).is_some());
            assert_eq!(granted(&mut places, STRANGER, Weight::Heavy), of_one, "{limit}");
        }
    }

    #[test]
    fn the_gateway_has_a_place_when_all_others_are_taken() {
        let mut places = Places::new(10);
        for number in 0..10 {
            granted(&mut places, Asker::Person(number), Weight::Light);
        }
        assert_eq!((places.in_use(), granted(&mut places, Asker::Gateway, Weight::Light)), (9, 1));
    }

    #[test]
    fn a_place_that_is_free_again_goes_to_who_waits_and_may_have_it() {
        let (light, moment) = (Weight::Light, Duration::from_millis(1));
        let mut places = Places::new(2);
        assert_eq!((granted(&mut places, STRANGER, light), granted(&mut places, PERSON, light)), (1, 1));
        assert_eq!(places.wait(STRANGER, light, ANY, 1, ()), None);
        places.release(PERSON, light, moment, None);
        assert!(places.next().is_none(), "the stranger has their share");
        places.release(STRANGER, light, moment, None);
        assert_eq!(places.next().map(|(asker, ..)| asker), Some(STRANGER));
        assert_eq!((places.waiting(), places.in_use()), (0, 1));
    }

    #[test]
    fn a_heavy_place_that_is_free_again_goes_to_the_next_heavy_one() {
        let mut places = Places::new(10);
        assert_eq!(granted(&mut places, STRANGER, Weight::Heavy), 3);
        assert_eq!(places.wait(STRANGER, Weight::Heavy, ANY, 1, ()), None);
        assert!(places.next().is_none(), "light places are no use to it");
        places.release(STRANGER, Weight::Heavy, Duration::from_millis(1), None);
        assert_eq!(places.next().map(|(asker, weight, ..)| (asker, weight)), Some((STRANGER, Weight::Heavy)));
    }
}
