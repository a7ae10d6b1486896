//! What the server depends on, and how that is at the moment.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};
use tracing::Instrument;

/// Something that the server depends on.
pub struct Dependency {
    /// What it is called: `wiki:` and a code for a wiki's database, and the like. It holds no secret.
    pub name: String,
    /// How much depends on it.
    pub need: Need,
    /// Asks how it is.
    pub health: BoxFuture<'static, Health>,
}

/// How much depends on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Where none of those is up, the server can answer nothing.
    Essential,
    /// Without it the server still answers, but for what it is for.
    Partial,
}

/// How something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// It works.
    Up,
    /// It does not; the reason is for anybody to read.
    Down(&'static str),
    /// Nobody has needed it lately.
    Unknown,
}

/// Lists what the server depends on.
pub type Readiness = Arc<dyn Fn() -> Vec<Dependency> + Send + Sync>;

/// How all of it is.
#[derive(Debug, Clone)]
pub struct Report {
    /// Whether the server can do its work, at least in part.
    pub is_ready: bool,
    /// The whole, as JSON.
    pub json: Arc<Value>,
    made: Instant,
}

/// Asks, once however many want to know.
pub struct Reporter {
    list: Readiness,
    /// How long one dependency has to answer.
    deadline: Duration,
    /// How long a report is given to others: anybody may ask, and each report takes connections.
    life: Duration,
    last: Arc<Mutex<Option<Report>>>,
}

impl Reporter {
    pub fn new(list: Readiness, deadline: Duration, life: Duration) -> Self {
        Self { list, deadline, life, last: Arc::default() }
    }

    /// How all of it is. Whoever goes away does not stop the asking, which would close connections.
    pub async fn report(&self) -> Report {
        let mut last = Arc::clone(&self.last).lock_owned().await;
        if let Some(report) = last.as_ref().filter(|report| report.made.elapsed() < self.life) {
            return report.clone();
        }
        let asking = asked((self.list)(), self.deadline);
        let asking = async move {
            let report = asking.await;
            last.replace(report.clone());
            report
        };
        tokio::spawn(asking.in_current_span()).await.unwrap_or_else(|_| Report::of(Vec::new()))
    }
}

/// Asks all of them at the same time.
async fn asked(dependencies: Vec<Dependency>, deadline: Duration) -> Report {
    let asking = dependencies.into_iter().map(|Dependency { name, need, health }| async move {
        let started = Instant::now();
        let health = timeout(deadline, health).await.unwrap_or(Health::Down("it does not answer in time"));
        Answer { name, need, health, time: started.elapsed() }
    });
    Report::of(join_all(asking).await)
}

/// What one of them said.
struct Answer {
    name: String,
    need: Need,
    health: Health,
    time: Duration,
}

impl Answer {
    fn json(&self) -> Value {
        match self.health {
            Health::Up => json!({ "status": "up", "milliseconds": self.time.as_millis() as u64 }),
            Health::Down(reason) => {
                json!({ "status": "down", "milliseconds": self.time.as_millis() as u64, "reason": reason })
            }
            Health::Unknown => json!({ "status": "unknown" }),
        }
    }
}

impl Report {
    fn of(answers: Vec<Answer>) -> Self {
        let is_down = |answer: &Answer| matches!(answer.health, Health::Down(_));
        let is_ready = answers.iter().any(|answer| answer.need == Need::Essential && !is_down(answer));
        let status = match (is_ready, answers.iter().any(is_down)) {
            (false, _) => "unavailable",
            (true, true) => "degraded",
            (true, false) => "ready",
        };
        let dependencies: serde_json::Map<_, _> =
            answers.iter().map(|answer| (answer.name.clone(), answer.json())).collect();
        let json = Arc::new(json!({ "status": status, "dependencies": dependencies }));
        Self { is_ready, json, made: Instant::now() }
    }
}
