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

    /// A place, unless one has to be waited for. Nobody overtakes who waits already and could have it.
    pub(super) fn ask(&mut self, asker: Asker, pool: PoolId) -> Option<Granted> {
        if self.is_full() || !self.may(asker) {
            return None;
        }
        Some(self.grant(asker, pool))
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
        if self.is_full() {
            return None;
        }
        let (holders, of_strangers, most) = (&self.holders, self.of_strangers, self.most_of_one());
        let (asker, (pool, waiter)) = self.queue.next(|asker| may(holders, of_strangers, most, asker))?;
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

    fn is_full(&self) -> bool {
        self.in_use + self.closing >= self.limit
    }

    /// How many one may have, and strangers together: a fourth is left for others.
    fn most_of_one(&self) -> usize {
        (self.limit - (self.limit / 4).max(1)).max(1)
    }

    fn may(&self, asker: Asker) -> bool {
        may(&self.holders, self.of_strangers, self.most_of_one(), asker)
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

/// Whether somebody may have one more.
fn may(holders: &[(Asker, usize)], of_strangers: usize, most: usize, asker: Asker) -> bool {
    if asker == Asker::Gateway {
        return true;
    }
    let own = holders.iter().find(|(holder, _)| *holder == asker).map_or(0, |(_, count)| *count);
    own < most && !(asker.is_stranger() && of_strangers >= most)
}
