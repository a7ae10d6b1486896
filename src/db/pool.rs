//! Connections to one database, out of those that its server has for all.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::task::yield_now;

use super::connection::{Connection, Purpose};
use super::lent::Lent;
use super::server::{Place, PoolId};
use super::{Answered, DatabaseError, Observer, Rows, Server, Statement, traced};
use crate::config::{Address, PoolSettings};
use crate::tables::Dialect;
use crate::telemetry::metrics::PoolUse;
use crate::telemetry::traces::OpenSpan;
use crate::telemetry::{Asked, UnderWay};

/// How long to leave a server alone that has no connection for us.
const PAUSE: Duration = Duration::from_millis(50);

/// Connections to one database, made as needed. Cloning is cheap.
#[derive(Clone)]
pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    address: Address,
    purpose: Purpose,
    settings: PoolSettings,
    server: Server,
    id: PoolId,
    observer: Option<Observer>,
}

impl Pool {
    /// A pool that only reads, has connected to nothing yet, and shares its connections with no other.
    pub fn new(address: Address, settings: PoolSettings, observer: Option<Observer>) -> Self {
        Self::on(&Server::new(&settings), address, settings, observer)
    }

    /// The same, on a server whose connections it shares with the pools of other databases there. How many these are, how
    /// long they are kept, used and waited for is the server's; of `settings`, only the limit of a statement counts.
    pub fn on(server: &Server, address: Address, settings: PoolSettings, observer: Option<Observer>) -> Self {
        Self::with_purpose(server, address, Purpose::Reading, settings, observer)
    }

    /// A pool that also writes.
    pub(super) fn writing(address: Address, settings: PoolSettings) -> Self {
        Self::with_purpose(&Server::new(&settings), address, Purpose::Writing, settings, None)
    }

    fn with_purpose(
        server: &Server,
        address: Address,
        purpose: Purpose,
        settings: PoolSettings,
        observer: Option<Observer>,
    ) -> Self {
        let (server, id) = (server.clone(), server.new_pool());
        Self { shared: Arc::new(Shared { address, purpose, settings, server, id, observer }) }
    }

    /// Where it connects to.
    pub fn address(&self) -> &Address {
        &self.shared.address
    }

    /// Whether statements here can reach the other's database: it is on the same server, and read by the same account.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let is_of_account = match (&self.shared.address, &other.shared.address) {
            (Address::MariaDb(own), Address::MariaDb(others)) => own.user == others.user,
            _ => false,
        };
        is_of_account && self.shared.server.is(&other.shared.server)
    }

    /// What the database is called in statements; a file has no name there.
    pub(super) fn database(&self) -> Option<&str> {
        match &self.shared.address {
            Address::MariaDb(address) => Some(&address.database),
            Address::Sqlite(_) => None,
        }
    }

    /// The SQL that is spoken there.
    pub fn dialect(&self) -> Dialect {
        match self.shared.address {
            Address::MariaDb(_) => Dialect::MariaDb,
            Address::Sqlite(_) => Dialect::Sqlite,
        }
    }

    /// The server, whose connections it shares.
    pub fn server(&self) -> &Server {
        &self.shared.server
    }

    /// How the server's connections are used at the moment.
    pub fn usage(&self) -> PoolUse {
        self.shared.server.usage()
    }

    /// Sends a statement and waits for all its rows.
    pub fn rows(&self, statement: Statement) -> BoxFuture<'_, Result<Rows, DatabaseError>> {
        let asking = async move {
            let asked = Asked::now();
            let mut span = traced::asked(&self.shared.address, &statement);
            let outcome = self.observed(&statement, &asked, &mut span).await;
            traced::answered(span, &outcome, |rows| Some(rows.len()));
            outcome
        };
        asking.boxed()
    }

    async fn observed(&self, statement: &Statement, asked: &Asked, span: &mut OpenSpan) -> Result<Rows, DatabaseError> {
        let Some(observer) = &self.shared.observer else { return self.answer(statement, asked, span).await };
        observer.sent(statement);
        let started = Instant::now();
        let outcome = self.answer(statement, asked, span).await;
        let (time, rows) = (started.elapsed(), outcome.as_ref().map(Rows::len));
        observer.answered(&Answered { statement, number: asked.number, round: asked.round, time, rows });
        outcome
    }

    /// A connection that lay idle may have been cut by the server; then, and only then, a fresh one tries again,
    /// as a statement here only reads.
    async fn answer(&self, statement: &Statement, asked: &Asked, span: &mut OpenSpan) -> Result<Rows, DatabaseError> {
        if asked.number > 1 && matches!(self.shared.address, Address::Sqlite(_)) {
            // A file's statement keeps the thread. Before a request has another, what it asks at the same time is asked, and
            // others get their turn; a connection that was held meanwhile would be one more, with caches of its own.
            yield_now().await;
        }
        let mut place = self.place().await?;
        if let Some(idle) = place.take_idle() {
            let mut lent = Lent::new(self.clone(), place, idle);
            let outcome = send(&mut lent, statement, asked, span).await;
            let Err(DatabaseError::Lost(message)) = outcome else { return lent.give_back(statement, outcome) };
            tracing::debug!(message, "an idle connection was gone");
            place = lent.without_connection().ok_or(DatabaseError::Lost(message))?;
        }
        let fresh = self.fresh(&mut place).await?;
        let mut lent = Lent::new(self.clone(), place, fresh);
        let outcome = send(&mut lent, statement, asked, span).await;
        lent.give_back(statement, outcome)
    }

    /// Lends a connection that is known to be up: what is sent on it is sent once, as it may write.
    pub(super) async fn lend(&self) -> Result<Lent, DatabaseError> {
        let mut place = self.place().await?;
        let idle = match place.take_idle() {
            Some(mut connection) => connection.rows(&Statement::new("SELECT 1")).await.is_ok().then_some(connection),
            None => None,
        };
        let connection = match idle {
            Some(connection) => connection,
            None => self.fresh(&mut place).await?,
        };
        Ok(Lent::new(self.clone(), place, connection))
    }

    pub(super) fn life(&self) -> Duration {
        self.shared.server.life()
    }

    pub(super) fn purpose(&self) -> Purpose {
        self.shared.purpose
    }

    /// Stops a statement that was left under way on the connection of this number, whose place this is; whether there was
    /// anything to stop. Another connection does that: for the gateway itself there is a place where nobody else has one any
    /// more. Where there are too few for that, it takes the place of the one that was left.
    pub(super) async fn stop(&self, mut left: Place, number: u32, sql: &str) -> Result<bool, DatabaseError> {
        let mut own = if self.shared.server.has_spare() { Some(self.place().await?) } else { None };
        let place = own.as_mut().unwrap_or(&mut left);
        let idle = match place.take_idle() {
            Some(mut connection) => connection.stop(number, sql).await.ok().map(|stopped| (connection, stopped)),
            None => None,
        };
        let (connection, stopped) = match idle {
            Some(done) => done,
            None => {
                let mut connection = self.fresh(place).await?;
                let stopped = connection.stop(number, sql).await?;
                (connection, stopped)
            }
        };
        own.unwrap_or(left).keep(connection);
        Ok(stopped)
    }

    async fn place(&self) -> Result<Place, DatabaseError> {
        let _waiting = UnderWay::connection();
        self.shared.server.place(self.shared.id).await
    }

    /// Opens a connection. A server that has none for us, as others of the same account hold them, or as it has not
    /// noticed yet that one was closed, is asked again for a while. Boxed, as hardly any statement has to wait for it.
    fn fresh<'a>(&'a self, place: &'a mut Place) -> BoxFuture<'a, Result<Connection, DatabaseError>> {
        self.opened(place).boxed()
    }

    async fn opened(&self, place: &mut Place) -> Result<Connection, DatabaseError> {
        let _waiting = UnderWay::connection();
        let shared = Arc::clone(&self.shared);
        place.make_room().await;
        let opening = self.shared.server.open(async move {
            let Shared { address, purpose, settings, .. } = &*shared;
            loop {
                match Connection::open(address, *purpose, settings.statement).await {
                    Err(error @ DatabaseError::NoConnection(_)) => {
                        tracing::debug!(%error, "asking again");
                        tokio::time::sleep(PAUSE).await;
                    }
                    opened => return opened,
                }
            }
        });
        let wait = self.shared.server.wait();
        tokio::time::timeout(wait, opening).await.unwrap_or(Err(DatabaseError::Busy(wait)))
    }
}

async fn send(
    lent: &mut Lent,
    statement: &Statement,
    asked: &Asked,
    span: &mut OpenSpan,
) -> Result<Rows, DatabaseError> {
    traced::sent(span);
    let sent = UnderWay::statement();
    let outcome = lent.rows(statement).await;
    drop(sent);
    if let Ok(rows) = &outcome {
        asked.brought(rows.len());
    }
    outcome
}

impl fmt::Debug for Pool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pool").field("address", &self.shared.address.describe()).finish_non_exhaustive()
    }
}
