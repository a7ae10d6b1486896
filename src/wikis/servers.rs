//! The database servers: all pools of one share its connections.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::config::{Address, PoolSettings, WikiConfig};
use crate::db::{LagWatch, Observer, Pool, Server};

/// Servers by their names. Cloning is cheap.
#[derive(Clone)]
pub struct Servers {
    settings: PoolSettings,
    lag_worth_telling: Duration,
    known: Arc<Mutex<HashMap<String, Server>>>,
    /// By server and section.
    watches: Arc<Mutex<HashMap<(String, String), LagWatch>>>,
}

impl Servers {
    /// Servers each of which has the connections that are configured.
    pub fn new(config: &WikiConfig) -> Self {
        let (known, watches) = (Arc::default(), Arc::default());
        Self { settings: config.pool.clone(), lag_worth_telling: config.lag_worth_telling, known, watches }
    }

    /// What looks at the lag of a section, from a database on its server; none where nobody wants to be told.
    pub(super) fn lag_watch(&self, server: &str, address: &Address, section: Option<&str>) -> Option<LagWatch> {
        let section = section.filter(|_| !self.lag_worth_telling.is_zero())?;
        let mut watches = self.watches.lock().unwrap_or_else(PoisonError::into_inner);
        let watch = watches.entry((server.to_owned(), section.to_owned()));
        let watch = watch.or_insert_with(|| {
            let pool = self.pool(server, address.clone(), None);
            LagWatch::new(pool, section.to_owned(), self.lag_worth_telling)
        });
        Some(watch.clone())
    }

    /// A pool of connections to a database on the server of this name.
    pub fn pool(&self, server: &str, address: Address, observer: Option<Observer>) -> Pool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let server = known.entry(server.to_owned()).or_insert_with(|| Server::new(&self.settings));
        Pool::on(server, address, self.settings.clone(), observer)
    }
}
