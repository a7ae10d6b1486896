//! A gate that lets in so many at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::{Queue, Shares};
use crate::telemetry::{Asker, Weight};

/// A gate that lets in so many at a time; others wait their turn before it.
#[derive(Debug)]
pub struct Gate {
    wait: Duration,
    lobby: Mutex<Lobby>,
}

/// Who is inside, and who waits.
#[derive(Debug)]
struct Lobby {
    inside: Shares,
    queue: Queue<oneshot::Sender<Inside>>,
    numbers: u64,
}

/// Somebody waited at the gate for so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody was let in for {0:?}")]
pub struct Shut(pub Duration);

impl Gate {
    /// A gate for so many at a time, at which nobody waits longer than so long.
    pub fn new(limit: usize, wait: Duration) -> Arc<Self> {
        let lobby = Lobby { inside: Shares::new(limit), queue: Queue::default(), numbers: 0 };
        Arc::new(Self { wait, lobby: Mutex::new(lobby) })
    }

    /// Waits until somebody may go in. Who waits with most is turned away where too many wait.
    pub async fn enter(self: &Arc<Self>, asker: Asker) -> Result<Inside, Shut> {
        let (number, receiver) = {
            let mut lobby = self.lobby();
            if lobby.inside.allow(asker) {
                lobby.inside.take(asker);
                lobby.queue.begin(asker);
                return Ok(self.inside(asker));
            }
            let (sender, receiver) = oneshot::channel();
            lobby.numbers += 1;
            let number = lobby.numbers;
            // Whoever is turned away hears of it by what is dropped.
            let turned_away = lobby.queue.add(asker, Weight::Heavy, number, sender);
            drop(lobby);
            drop(turned_away);
            (number, receiver)
        };
        let _waiting = Waiting { gate: self, asker, number };
        let entered = tokio::time::timeout(self.wait, receiver).await;
        entered.ok().and_then(Result::ok).ok_or(Shut(self.wait))
    }

    fn inside(self: &Arc<Self>, asker: Asker) -> Inside {
        Inside { gate: Arc::clone(self), asker, since: Instant::now() }
    }

    fn lobby(&self) -> MutexGuard<'_, Lobby> {
        self.lobby.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn let_in(self: &Arc<Self>) {
        loop {
            let next = {
                let Lobby { inside, queue, .. } = &mut *self.lobby();
                let next = queue.next(|asker, _| inside.allow(asker));
                next.inspect(|(asker, ..)| inside.take(*asker))
            };
            let Some((asker, _, sender)) = next else { return };
            // Whoever does not wait any more drops it, which lets in the next.
            let _ = sender.send(self.inside(asker));
        }
    }
}

/// Somebody at the gate.
struct Waiting<'a> {
    gate: &'a Gate,
    asker: Asker,
    number: u64,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.gate.lobby().queue.remove(self.asker, Weight::Heavy, self.number);
    }
}

/// Somebody is inside, for as long as this is kept.
#[derive(Debug)]
#[must_use = "whoever is inside leaves when this is dropped"]
pub struct Inside {
    gate: Arc<Gate>,
    asker: Asker,
    since: Instant,
}

impl Drop for Inside {
    fn drop(&mut self) {
        let took = self.since.elapsed();
        {
            let mut lobby = self.gate.lobby();
            lobby.inside.give_back(self.asker);
            lobby.queue.end(self.asker, took);
        }
        self.gate.let_in();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use futures_util::future::BoxFuture;

    use super::*;

    const LONG: Duration = Duration::from_secs(1_000);

    fn at(gate: &Arc<Gate>, asker: Asker) -> BoxFuture<'static, Result<Inside, Shut>> {
        let gate = Arc::clone(gate);
        Box::pin(async move { gate.enter(asker).await })
    }

    #[tokio::test]
    async fn so_many_are_inside_and_who_leaves_lets_in_the_next() {
        let gate = Gate::new(2, LONG);
        let (greedy, other) = (Asker::Stranger(1), Asker::Person(1));
        let first = at(&gate, greedy).await.expect("nobody is inside");
        let (mut second, mut third) = (at(&gate, greedy), at(&gate, other));
        assert!((&mut second).now_or_never().is_none(), "nobody has all places");
        let _third = (&mut third).now_or_never().expect("there is one for others").expect("inside");
        assert!((&mut second).now_or_never().is_none());
        drop(first);
        assert!(second.now_or_never().is_some_and(|entered| entered.is_ok()));
    }

    #[tokio::test]
    async fn who_goes_away_from_the_gate_keeps_nobody_waiting() {
        let gate = Gate::new(1, LONG);
        let inside = at(&gate, Asker::Person(1)).await.expect("nobody is inside");
        let (mut leaving, mut staying) = (at(&gate, Asker::Person(2)), at(&gate, Asker::Person(3)));
        assert!((&mut leaving).now_or_never().is_none() && (&mut staying).now_or_never().is_none());
        drop(leaving);
        drop(inside);
        assert!(staying.now_or_never().is_some_and(|entered| entered.is_ok()));
    }

    #[tokio::test]
    async fn who_is_let_in_and_does_not_look_lets_in_the_next_on_leaving() {
        let gate = Gate::new(1, LONG);
        let inside = at(&gate, Asker::Person(1)).await.expect("nobody is inside");
        let (mut leaving, mut staying) = (at(&gate, Asker::Person(2)), at(&gate, Asker::Person(3)));
        assert!((&mut leaving).now_or_never().is_none() && (&mut staying).now_or_never().is_none());
        drop(inside);
        drop(leaving);
        assert!(staying.now_or_never().is_some_and(|entered| entered.is_ok()));
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_they_are_to() {
        let gate = Gate::new(1, Duration::ZERO);
        let _inside = at(&gate, Asker::Person(1)).await.expect("nobody is inside");
        assert_eq!(at(&gate, Asker::Person(2)).await.err(), Some(Shut(Duration::ZERO)));
        assert_eq!(gate.lobby().queue.waiting(), 0);
    }
}
