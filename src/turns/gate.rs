//! A gate that lets in so many at a time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::timeout;

use super::{Queue, Shares};
use crate::telemetry::{Asker, Weight};

/// A gate that lets in so many at a time; others wait their turn before it.
#[derive(Debug)]
pub struct Gate {
    wait: Duration,
    stay: Duration,
    lobby: Mutex<Lobby>,
}

/// Who is inside, and who waits.
#[derive(Debug)]
struct Lobby {
    inside: Shares,
    /// Those inside who are counted, in the order in which they came.
    guests: VecDeque<Guest>,
    queue: Queue<oneshot::Sender<Inside>>,
    numbers: u64,
}

/// Somebody inside.
#[derive(Debug, Clone, Copy)]
struct Guest {
    number: u64,
    asker: Asker,
    since: Instant,
}

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Shut {
    /// They waited for so long.
    #[error("nobody was let in for {0:?}")]
    Late(Duration),
    /// Too many wait, and nobody with more than they.
    #[error("too many wait")]
    Crowded,
}

impl Gate {
    /// A gate for so many at a time, at which nobody waits longer than so long.
    pub fn new(limit: usize, wait: Duration) -> Arc<Self> {
        Self::for_a_while(limit, wait, Duration::MAX)
    }

    /// The same, for those who mean to stay for a moment: whoever stays longer than so long is not counted any more.
    pub fn for_a_while(limit: usize, wait: Duration, stay: Duration) -> Arc<Self> {
        let (inside, guests, queue) = (Shares::new(limit), VecDeque::new(), Queue::default());
        Arc::new(Self { wait, stay, lobby: Mutex::new(Lobby { inside, guests, queue, numbers: 0 }) })
    }

    /// Waits until somebody may go in. Who waits with most is turned away where too many wait.
    pub async fn enter(self: &Arc<Self>, asker: Asker) -> Result<Inside, Shut> {
        let (number, mut receiver) = {
            let mut lobby = self.lobby();
            if lobby.inside.allow(asker) {
                lobby.queue.begin(asker, Weight::Light);
                return Ok(self.let_in(&mut lobby, asker));
            }
            let (sender, receiver) = oneshot::channel();
            let number = lobby.number();
            // Whoever is turned away hears of it by what is dropped.
            let turned_away = lobby.queue.add(asker, Weight::Light, number, sender);
            drop(lobby);
            drop(turned_away);
            (number, receiver)
        };
        let _waiting = Waiting { gate: self, asker, number };
        let entering = async {
            loop {
                match timeout(self.stay, &mut receiver).await {
                    Ok(entered) => return entered.ok(),
                    Err(_) => self.forget_who_stays(),
                }
            }
        };
        match timeout(self.wait, entering).await {
            Ok(entered) => entered.ok_or(Shut::Crowded),
            Err(_) => Err(Shut::Late(self.wait)),
        }
    }

    fn lobby(&self) -> MutexGuard<'_, Lobby> {
        self.lobby.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn let_in(self: &Arc<Self>, lobby: &mut Lobby, asker: Asker) -> Inside {
        let guest = Guest { number: lobby.number(), asker, since: Instant::now() };
        lobby.inside.take(asker);
        lobby.guests.push_back(guest);
        Inside { gate: Arc::clone(self), guest }
    }

    fn let_others_in(self: &Arc<Self>) {
        loop {
            let next = {
                let lobby = &mut *self.lobby();
                let Lobby { inside, queue, .. } = lobby;
                let Some((asker, _, sender)) = queue.next(|asker, _| inside.allow(asker)) else { return };
                (sender, self.let_in(lobby, asker))
            };
            let (sender, inside) = next;
            // Whoever does not wait any more drops it, which lets in the next.
            let _ = sender.send(inside);
        }
    }

    fn forget_who_stays(self: &Arc<Self>) {
        let mut lobby = self.lobby();
        while let Some(guest) = lobby.guests.front().copied().filter(|guest| guest.since.elapsed() >= self.stay) {
            lobby.guests.pop_front();
            lobby.goes(guest);
        }
        drop(lobby);
        self.let_others_in();
    }
}

impl Lobby {
    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    fn goes(&mut self, guest: Guest) {
        self.inside.give_back(guest.asker);
        self.queue.end(guest.asker, Weight::Light, guest.since.elapsed());
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
        self.gate.lobby().queue.remove(self.asker, Weight::Light, self.number);
    }
}

/// Somebody is inside, for as long as this is kept.
#[derive(Debug)]
#[must_use = "whoever is inside leaves when this is dropped"]
pub struct Inside {
    gate: Arc<Gate>,
    guest: Guest,
}

impl Drop for Inside {
    fn drop(&mut self) {
        {
            let mut lobby = self.gate.lobby();
            let Ok(at) = lobby.guests.binary_search_by_key(&self.guest.number, |guest| guest.number) else { return };
            lobby.guests.remove(at);
            lobby.goes(self.guest);
        }
        self.gate.let_others_in();
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
    async fn who_stays_too_long_is_not_counted_any_more() {
        let gate = Gate::for_a_while(1, LONG, Duration::ZERO);
        let stays = at(&gate, Asker::Person(1)).await.expect("nobody is inside");
        let second = at(&gate, Asker::Person(2)).await.expect("the first has been there for long");
        // That the first goes lets nobody in.
        drop(stays);
        assert!(!gate.lobby().inside.allow(Asker::Person(3)));
        drop(second);
        assert!(gate.lobby().inside.allow(Asker::Person(3)) && gate.lobby().guests.is_empty());
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_they_are_to() {
        let gate = Gate::new(1, Duration::ZERO);
        let _inside = at(&gate, Asker::Person(1)).await.expect("nobody is inside");
        assert_eq!(at(&gate, Asker::Person(2)).await.err(), Some(Shut::Late(Duration::ZERO)));
        assert_eq!(gate.lobby().queue.waiting(), 0);
    }

    #[tokio::test]
    async fn who_waits_with_most_is_turned_away_where_too_many_wait() {
        let gate = Gate::new(1, LONG);
        let _inside = at(&gate, Asker::Person(1)).await.expect("nobody is inside");
        let mut waiting: Vec<_> = (0..Queue::<()>::MOST).map(|_| at(&gate, Asker::Person(2))).collect();
        assert!(waiting.iter_mut().all(|waiting| waiting.now_or_never().is_none()));
        let mut other = at(&gate, Asker::Person(3));
        assert!((&mut other).now_or_never().is_none());
        let last = waiting.last_mut().and_then(|waiting| waiting.now_or_never());
        assert_eq!(last.map(|entered| entered.err()), Some(Some(Shut::Crowded)));
    }
}
