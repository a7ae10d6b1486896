//! Operations that ask for much: few run at a time.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Response;
use futures_util::future::BoxFuture;

use super::Fault;
use crate::telemetry::{self, UnderWay};
use crate::turns::Gate;

/// What runs operations that ask for much. The rows and answers of those that run are most of the gateway's memory, and who waits
/// for their turn holds no more than their document.
#[derive(Debug)]
pub struct Heavy {
    gate: Arc<Gate>,
}

impl Heavy {
    /// Runs so many at a time; nobody waits longer than so long for their turn.
    pub fn new(at_once: usize, wait: Duration) -> Self {
        Self { gate: Gate::new(at_once, wait) }
    }

    /// Runs one, when it is its turn.
    pub async fn run(&self, operation: BoxFuture<'static, Response>) -> Result<Response, Fault> {
        let waiting = UnderWay::connection();
        let _inside = self.gate.enter(telemetry::asker()).await?;
        drop(waiting);
        Ok(operation.await)
    }
}
