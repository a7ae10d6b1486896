//! A database server: how many connections there are to it, over all its databases, and who may have them.

mod places;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::{OnceCell, oneshot};

use super::DatabaseError;
use super::connection::Connection;
use crate::config::PoolSettings;
use crate::telemetry::metrics::PoolUse;
use crate::telemetry::{self, Asker, Weight};
use crate::turns::run_on;
use places::{Granted, Places};

/// A database server, which has so many connections for all that is asked of it: the pools of its databases share them.
/// Cloning is cheap.
///
/// A connection belongs to one database for life. Where all are open and some lie idle, one of another database is
/// closed to make room. Where all are in use, those who ask wait their turn for a while: people before strangers, who
/// have a share of the turns, and whoever has used the database least before others. Nobody has all connections, nor have strangers
/// together, and what asks for much has at most a third of them.
#[derive(Clone)]
pub struct Server {
    shared: Arc<Shared>,
}

struct Shared {
    /// How long an unused connection is kept.
    kept: Duration,
    /// How long a connection is used.
    life: Duration,
    /// How long somebody waits for their turn.
    wait: Duration,
    places: Mutex<Places<Sender>>,
    opened: AtomicU64,
    numbers: AtomicU64,
    /// Where it became known.
    home: Option<Handle>,
    /// Whether it makes rows of JSON texts, once that was asked.
    has_json_table: OnceCell<bool>,
}

type Sender = oneshot::Sender<Result<Place, DatabaseError>>;

/// Tells the pools of a server apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PoolId(u64);

impl Server {
    /// A server to which nothing is connected yet.
    pub fn new(settings: &PoolSettings) -> Self {
        let shared = Shared {
            kept: settings.idle,
            life: settings.life,
            wait: settings.wait,
            places: Mutex::new(Places::new(settings.connections)),
            opened: AtomicU64::new(0),
            numbers: AtomicU64::new(0),
            home: Handle::try_current().ok(),
            has_json_table: OnceCell::new(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// How its connections are used at the moment, over all databases.
    pub fn usage(&self) -> PoolUse {
        let places = self.shared.places();
        PoolUse {
            limit: places.limit(),
            in_use: places.in_use(),
            idle: places.idle(),
            opened: self.shared.opened.load(Ordering::Relaxed),
        }
    }

    /// How many wait for a connection at the moment.
    pub fn waiting(&self) -> usize {
        self.shared.places().waiting()
    }

    /// Whether this is the same server.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    /// How long somebody waits for their turn, and then for a connection to be opened.
    pub(super) fn wait(&self) -> Duration {
        self.shared.wait
    }

    /// How long a connection is used before another takes its place.
    pub(super) fn life(&self) -> Duration {
        self.shared.life
    }

    /// Whether a place is kept for the gateway itself.
    pub(super) fn has_spare(&self) -> bool {
        self.shared.places().has_spare()
    }

    /// Opens a connection. It is heard of on the threads that the server became known on, whoever asks for it first: what
    /// gives way to others does not have them wait for it.
    pub(super) async fn open<T: Send + 'static>(&self, opening: impl Future<Output = T> + Send + 'static) -> T {
        match &self.shared.home {
            Some(home) if home.id() != Handle::current().id() => run_on(home, opening).await,
            _ => opening.await,
        }
    }

    /// Whether it makes rows of JSON texts, which is asked once for all its databases.
    pub(super) async fn has_json_table(
        &self,
        asking: impl Future<Output = Result<bool, DatabaseError>>,
    ) -> Result<bool, DatabaseError> {
        self.shared.has_json_table.get_or_try_init(|| asking).await.copied()
    }

    pub(super) fn new_pool(&self) -> PoolId {
        PoolId(self.shared.number())
    }

    /// A place among the server's connections, for a connection of this pool; waits for it where there is none.
    pub(super) async fn place(&self, pool: PoolId) -> Result<Place, DatabaseError> {
        let (asker, weight) = (telemetry::asker(), telemetry::weight());
        let (sender, number) = {
            let mut places = self.shared.places();
            if let Some(granted) = places.ask(asker, weight, pool) {
                drop(places);
                return Ok(self.shared.place_of(asker, weight, pool, granted));
            }
            let (sender, receiver) = oneshot::channel();
            let number = self.shared.number();
            let turned_away = places.wait(asker, weight, pool, number, sender);
            drop(places);
            if let Some(turned_away) = turned_away {
                // Whoever it was may have gone away in the meantime.
                let _ = turned_away.send(Err(DatabaseError::Crowded));
            }
            (receiver, number)
        };
        let _turn = Turn { server: &self.shared, asker, weight, number };
        let wait = self.shared.wait;
        let granted = tokio::time::timeout(wait, sender).await;
        granted.ok().and_then(Result::ok).unwrap_or(Err(DatabaseError::Busy(wait)))
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Server").field("usage", &self.usage()).finish_non_exhaustive()
    }
}

impl Shared {
    fn places(&self) -> MutexGuard<'_, Places<Sender>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    fn place_of(self: &Arc<Self>, asker: Asker, weight: Weight, pool: PoolId, granted: Granted) -> Place {
        Place { server: Arc::clone(self), asker, weight, since: Instant::now(), pool, granted, kept: None }
    }

    /// Gives free places to those who wait.
    fn hand_on(self: &Arc<Self>) {
        loop {
            let next = self.places().next();
            let Some((asker, weight, pool, sender, granted)) = next else { return };
            // Whoever does not wait any more drops the place, which gives it to the next.
            let _ = sender.send(Ok(self.place_of(asker, weight, pool, granted)));
        }
    }

    /// Closes what stays unused, also when no request comes by any more; ends when nothing is left.
    fn sweep(self: &Arc<Self>) {
        let server = Arc::downgrade(self);
        let mut pause = self.kept;
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(pause).await;
                let Some(server) = server.upgrade() else { return };
                let now = Instant::now();
                let expired = server.places().expired(now, server.kept);
                for connection in expired {
                    connection.close().await;
                    server.places().closed();
                }
                server.hand_on();
                let oldest = server.places().oldest();
                let Some(oldest) = oldest else { return };
                pause = server.kept.saturating_sub(oldest.elapsed());
            }
        });
    }
}

/// Somebody's place in the queue.
struct Turn<'a> {
    server: &'a Arc<Shared>,
    asker: Asker,
    weight: Weight,
    number: u64,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.server.places().leave(self.asker, self.weight, self.number);
    }
}

/// A place among a server's connections, for as long as this is kept.
pub(super) struct Place {
    server: Arc<Shared>,
    asker: Asker,
    weight: Weight,
    since: Instant,
    pool: PoolId,
    granted: Granted,
    kept: Option<Connection>,
}

impl Place {
    /// The connection that lay idle here, if one did.
    pub(super) fn take_idle(&mut self) -> Option<Connection> {
        self.granted.idle.take()
    }

    /// Makes room for a new connection: that of another database is closed, which takes until the server has heard of it.
    pub(super) async fn make_room(&mut self) {
        if let Some(other) = self.granted.other.take() {
            other.close().await;
        }
        self.server.opened.fetch_add(1, Ordering::Relaxed);
    }

    /// Gives the place back with a connection that is good for the next.
    pub(super) fn keep(mut self, connection: Connection) {
        self.kept = Some(connection);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let idle = self.kept.take().or_else(|| self.granted.idle.take()).map(|connection| (self.pool, connection));
        let is_unswept = self.server.places().release(self.asker, self.weight, self.since.elapsed(), idle);
        if is_unswept {
            self.server.sweep();
        }
        self.server.hand_on();
    }
}
