//! Operations that ask for much: few run at a time, and they give way to all others.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Response;
use futures_util::future::BoxFuture;

use super::Fault;
use crate::telemetry::{self, UnderWay};
use crate::turns::{Background, Gate};

/// What runs operations that ask for much. The rows and answers of those that run are most of the gateway's memory, and who waits
/// for their turn holds no more than their document.
#[derive(Debug)]
pub struct Heavy {
    gate: Arc<Gate>,
    /// Threads of their own, where they have any.
    background: Option<Background>,
}

impl Heavy {
    /// Runs so many at a time, on threads of their own or on those of whoever asks; nobody waits longer than so long for their
    /// turn.
    pub fn new(at_once: usize, wait: Duration, is_apart: bool) -> Self {
        Self { gate: Gate::new(at_once, wait), background: is_apart.then(Background::default) }
    }

    /// Runs one, when it is its turn.
    pub async fn run(&self, operation: BoxFuture<'static, Response>) -> Result<Response, Fault> {
        let waiting = UnderWay::connection();
        let _inside = self.gate.enter(telemetry::asker()).await?;
        drop(waiting);
        Ok(match &self.background {
            Some(background) => background.run(telemetry::carried(operation)).await,
            None => operation.await,
        })
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::Value;

    use super::*;
    use crate::telemetry::{Asker, asked_by, metered};

    #[tokio::test]
    async fn an_operation_that_asks_for_much_is_still_of_its_request() {
        let heavy = Heavy::new(1, Duration::from_secs(1_000), true);
        let operation = async {
            let thread = std::thread::current().name().unwrap_or_default().to_owned();
            Response::new(Value::from(format!("{thread} {:?}", telemetry::asker())))
        };
        let run = metered(async {
            asked_by(Asker::Person(7));
            heavy.run(Box::pin(operation)).await
        });
        let data = run.await.map(|response| response.data).map_err(|_| "refused");
        assert_eq!(data, Ok(Value::from("background Person(7)")));
    }
}
