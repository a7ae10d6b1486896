//! A connection on loan. What is under way on it when it is dropped is stopped at the database, not only abandoned.

use super::connection::{Connection, Purpose};
use super::server::Place;
use super::{DatabaseError, Pool, Rows, Statement};

/// A connection on loan, with its place among those of its server.
pub(super) struct Lent {
    pool: Pool,
    /// Both are there until it is given back, or something was left under way.
    held: Option<(Place, Connection)>,
}

impl Lent {
    pub(super) fn new(pool: Pool, place: Place, connection: Connection) -> Self {
        Self { pool, held: Some((place, connection)) }
    }

    /// Sends a statement, and gives back its rows.
    pub(super) async fn rows(&mut self, statement: &Statement) -> Result<Rows, DatabaseError> {
        let mut under_way = UnderWay { lent: self, statement };
        let outcome = under_way.connection()?.rows(statement).await;
        std::mem::forget(under_way);
        outcome
    }

    /// Sends a statement that has no rows, and says how many it concerned.
    pub(super) async fn changed(&mut self, statement: &Statement) -> Result<u64, DatabaseError> {
        let mut under_way = UnderWay { lent: self, statement };
        let outcome = under_way.connection()?.changed(statement).await;
        std::mem::forget(under_way);
        outcome
    }

    /// Gives the connection back, by what happened on it.
    pub(super) fn give_back<T>(
        mut self,
        statement: &Statement,
        outcome: Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        match &outcome {
            Err(error) if !error.leaves_connection_sound() => self.leave(statement),
            _ => self.keep(),
        }
        outcome
    }

    fn keep(&mut self) {
        match self.held.take() {
            Some((place, connection)) if connection.is_past(self.pool.life()) => {
                // The place is free once the server has heard of it.
                tokio::spawn(async move {
                    connection.close().await;
                    drop(place);
                });
            }
            Some((place, connection)) => place.keep(connection),
            None => {}
        }
    }

    /// Gives up a connection that turned out to be gone; its place is free for another.
    pub(super) fn without_connection(mut self) -> Option<Place> {
        self.held.take().map(|(place, _)| place)
    }

    /// Leaves the connection with a statement under way. The place stays taken until that is stopped, as the server goes on
    /// counting the connection. What writes is left to finish.
    fn leave(&mut self, statement: &Statement) {
        let Some((place, connection)) = self.held.take() else { return };
        let Some(number) = connection.leave() else { return };
        if self.pool.purpose() == Purpose::Writing {
            return;
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (pool, statement) = (self.pool.clone(), statement.sql().to_owned());
        runtime.spawn(async move {
            match pool.stop(place, number, &statement).await {
                Ok(true) => tracing::debug!(number, statement, "stopped what nobody waits for any more"),
                Ok(false) => tracing::debug!(number, "what nobody waits for any more had ended"),
                Err(error) => tracing::warn!(%error, number, statement, "a statement could not be stopped"),
            }
        });
    }
}

/// A statement under way.
struct UnderWay<'a> {
    lent: &'a mut Lent,
    statement: &'a Statement,
}

impl UnderWay<'_> {
    fn connection(&mut self) -> Result<&mut Connection, DatabaseError> {
        let held = self.lent.held.as_mut().map(|(_, connection)| connection);
        held.ok_or_else(|| DatabaseError::Lost("a statement was left under way".to_owned()))
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.lent.leave(self.statement);
    }
}
