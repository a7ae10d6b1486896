//! The database servers: all pools of one share its connections.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::{Address, PoolSettings};
use crate::db::{Observer, Pool, Server};

/// Servers by their names. Cloning is cheap.
#[derive(Clone)]
pub struct Servers {
    settings: PoolSettings,
    known: Arc<Mutex<HashMap<String, Server>>>,
}

impl Servers {
    /// Servers each of which has the connections that these settings allow.
    pub fn new(settings: PoolSettings) -> Self {
        Self { settings, known: Arc::default() }
    }

    /// A pool of connections to a database on the server of this name.
    pub fn pool(&self, server: &str, address: Address, observer: Option<Observer>) -> Pool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let server = known.entry(server.to_owned()).or_insert_with(|| Server::new(&self.settings));
        Pool::on(server, address, self.settings.clone(), observer)
    }
}
