//! Clients that ask all the time, know what they ought to be told, and accept only what is documented.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

use super::patience::until;
use super::served::{Answer, Asking};

/// Whoever asks waits no longer than this for an answer: some times as long as the gateway has.
const HANGS_AFTER: Duration = Duration::from_secs(60);

/// What a database's fault may look like to a client.
const DOCUMENTED: [&str; 3] = ["UPSTREAM_UNAVAILABLE", "TIMEOUT", "RATE_LIMITED"];

/// What is asked: by id, by name, lists, and lists of lists.
const QUERIES: [&str; 4] = [
    "{ wiki { page(title: \"Main Page\") { databaseId title length latestRevision { databaseId comment size } } } }",
    "{ wiki { pages(first: 20) { nodes { title revisions(first: 3) { nodes { databaseId timestamp } } } } } }",
    "{ wiki { page(title: \"Main Page\") { revisions(first: 10) { totalCount nodes { databaseId sha1 } } } } }",
    "{ wiki { statistics { totalPages edits users } recentChanges(first: 10) { nodes { databaseId title } } } }",
];

/// Clients at work.
pub struct Load {
    asking: Arc<Asking>,
    expected: Vec<Value>,
    told: Arc<Told>,
    clients: Vec<tokio::task::JoinHandle<()>>,
}

/// What clients were told.
#[derive(Debug, Default)]
struct Told {
    good: AtomicUsize,
    /// Good answers since the last that was not.
    in_a_row: AtomicUsize,
    errors: Mutex<BTreeMap<String, usize>>,
    is_over: AtomicBool,
}

impl Load {
    /// So many clients, once it is known what they ought to be told.
    pub async fn of(clients: usize, asking: Arc<Asking>) -> Self {
        let mut expected = Vec::new();
        for query in QUERIES {
            let answer = asking.ask("expected", query).await.unwrap();
            assert_eq!((answer.status, answer.errors()), (200, vec![]), "{}", answer.body);
            expected.push(answer.body["data"].clone());
        }
        let mut load = Self { asking, expected, told: Arc::default(), clients: Vec::new() };
        load.clients = (0..clients).map(|number| tokio::spawn(load.client(number))).collect();
        load.until_well().await;
        load
    }

    fn client(&self, number: usize) -> impl Future<Output = ()> + use<> {
        let (asking, expected, told) = (Arc::clone(&self.asking), self.expected.clone(), Arc::clone(&self.told));
        async move {
            for turn in number.. {
                if told.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let which = turn % QUERIES.len();
                let id = format!("client-{number}");
                let asked = asking.ask(&id, QUERIES[which]);
                let answer = tokio::time::timeout(HANGS_AFTER, asked).await.expect("an answer, whatever it is");
                // What has no answer at all is for the test to judge that stops the gateway.
                let Some(answer) = answer else { return };
                told.note(&answer, &expected[which]);
            }
        }
    }

    /// Waits until every client has been told something that is right, and nothing else, for a while.
    pub async fn until_well(&self) {
        self.told.in_a_row.store(0, Ordering::Relaxed);
        let wanted = self.clients.len() * QUERIES.len();
        until("well", async || {
            self.check();
            (self.told.in_a_row.load(Ordering::Relaxed) >= wanted).then_some(())
        })
        .await;
    }

    /// Waits until so many errors of a code were told.
    pub async fn until_told(&self, code: &str, count: usize) {
        self.until_errors(code, |told| told == code, count).await;
    }

    /// Waits until so many errors were told, whatever their codes.
    pub async fn until_refused(&self, count: usize) {
        self.until_errors("refused", |_| true, count).await;
    }

    async fn until_errors(&self, what: &str, counts: impl Fn(&str) -> bool, count: usize) {
        until(what, async || {
            self.check();
            let errors = self.told.errors.lock().unwrap();
            let told: usize = errors.iter().filter(|(code, _)| counts(code)).map(|(_, told)| told).sum();
            (told >= count).then_some(())
        })
        .await;
    }

    /// How many answers were good so far.
    pub fn good(&self) -> usize {
        self.told.good.load(Ordering::Relaxed)
    }

    /// Ends, and gives back the errors by their codes; no client may have been told anything wrong.
    pub async fn end(self) -> BTreeMap<String, usize> {
        self.told.is_over.store(true, Ordering::Relaxed);
        for client in self.clients {
            client.await.expect("no client was told anything wrong");
        }
        let errors = self.told.errors.lock().unwrap().clone();
        println!("{} good answers, {errors:?}", self.told.good.load(Ordering::Relaxed));
        errors
    }

    /// Whether no client has given up in horror.
    fn check(&self) {
        let over = self.told.is_over.load(Ordering::Relaxed);
        assert!(over || self.clients.iter().all(|client| !client.is_finished()), "a client has given up");
    }
}

impl Told {
    /// Looks at an answer, whatever it is: it is right as far as it goes, and says why it goes no further.
    fn note(&self, answer: &Answer, expected: &Value) {
        let errors = answer.errors();
        if errors.is_empty() {
            assert_eq!(answer.body["data"], *expected, "a wrong answer");
            assert_eq!(answer.status, 200);
            self.good.fetch_add(1, Ordering::Relaxed);
            self.in_a_row.fetch_add(1, Ordering::Relaxed);
            return;
        }
        self.in_a_row.store(0, Ordering::Relaxed);
        assert!(is_part_of(&answer.body["data"], expected), "{} is no part of {expected}", answer.body);
        assert!([200, 429, 503, 504].contains(&answer.status), "{}: {}", answer.status, answer.body);
        assert!(answer.status != 503 || answer.retry_after.is_some(), "when to try again: {}", answer.body);
        for (code, _) in errors {
            assert!(DOCUMENTED.contains(&code.as_str()), "{}", answer.body);
            *self.errors.lock().unwrap().entry(code).or_default() += 1;
        }
    }
}

/// Whether what is there is as expected; anything may be null.
fn is_part_of(data: &Value, expected: &Value) -> bool {
    match (data, expected) {
        (Value::Null, _) => true,
        (Value::Object(fields), Value::Object(expected)) => {
            fields.iter().all(|(name, value)| expected.get(name).is_some_and(|expected| is_part_of(value, expected)))
        }
        (Value::Array(values), Value::Array(expected)) => {
            values.len() == expected.len()
                && values.iter().zip(expected).all(|(value, expected)| is_part_of(value, expected))
        }
        (value, expected) => value == expected,
    }
}
