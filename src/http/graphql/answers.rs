//! Answers that are the same for whoever asks, such as those that strangers share: in this process, and over all instances where they have a Valkey.

use std::sync::Arc;
use std::time::Duration;

use super::Answer;
use super::answer::Audience;
use crate::cache::{Made, Shared, Usage};
use crate::valkey::Valkey;

/// What answers are called in the Valkey.
const KIND: &str = "answer";

/// The least number of answers that are kept: a larger one is only for whoever asked.
const LEAST: usize = 8;

/// Bytes of answers about the schema. That to the question of GraphiQL takes a twentieth.
const BYTES_ABOUT_SCHEMA: usize = 4 * 1024 * 1024;

/// Answers that are the same for whoever asks. Cloning is cheap.
#[derive(Clone)]
pub struct Answers {
    own: Arc<Shared<Answer>>,
    largest: usize,
    of_all: Option<OfAll>,
}

/// What all instances of the same schema share.
#[derive(Clone)]
struct OfAll {
    valkey: Valkey,
    /// Tells schemas apart, as instances of two versions may run at the same time.
    schema: Arc<[u8]>,
}

impl Answers {
    /// Keeps so many bytes of them in this process, each for so long.
    pub fn new(bytes: usize, life: Duration) -> Self {
        Self { own: Shared::new(bytes, life, Answer::size), largest: bytes / LEAST, of_all: None }
    }

    /// Keeps those about the schema, which is the same as long as the process runs.
    pub fn about_schema() -> Self {
        Self::new(BYTES_ABOUT_SCHEMA, Duration::MAX)
    }

    /// Whether an answer may be kept here.
    pub fn hold(&self, answer: &Answer) -> bool {
        answer.audience() == Audience::All && answer.size() <= self.largest
    }

    /// What making an answer came to.
    pub fn made(&self, answer: Answer) -> Made<Answer> {
        match answer.audience() {
            Audience::All if self.hold(&answer) => Made::ForAll(answer),
            Audience::All | Audience::One => Made::ForOne(answer),
            Audience::Failed => Made::Failed(answer),
            Audience::Refused => Made::Refused(answer),
        }
    }

    /// The same, shared by all instances that answer by the same schema.
    pub fn shared(self, valkey: Valkey, schema: &[u8]) -> Self {
        Self { of_all: Some(OfAll { valkey, schema: schema.into() }), ..self }
    }

    /// The answer that is kept under this key, or else made.
    pub async fn kept_or_made(&self, key: &[u8], make: impl Future<Output = Made<Answer>>) -> Answer {
        let Some(all) = &self.of_all else { return self.own.kept_or_made(key, 0, make).await };
        // Read before anything is made, so that what is made is out of date if a mutation ends meanwhile.
        let Some(generation) = all.valkey.generation().await else { return self.own.kept_or_made(key, 0, make).await };
        let make = async {
            let name = [&all.schema, key].concat();
            if let Some(found) = all.valkey.find(KIND, &name, generation).await
                && let Some(answer) = Answer::of_bytes(found.value)
            {
                return Made::Before(answer, found.age);
            }
            let made = make.await;
            if let Made::ForAll(answer) = &made {
                let (valkey, answer, life) = (all.valkey.clone(), answer.to_bytes(), self.own.life());
                // Whoever asked need not wait for it.
                tokio::spawn(async move { valkey.keep(KIND, &name, generation, &answer, life).await });
            }
            made
        };
        self.own.kept_or_made(key, generation.number(), make).await
    }

    /// The answer that this process has kept under this key, if any.
    pub fn kept(&self, key: &[u8]) -> Option<Answer> {
        self.own.kept(key, 0)
    }

    /// Keeps an answer in this process, under one more key.
    pub fn keep(&self, key: Vec<u8>, answer: Answer) {
        self.own.keep(key, 0, answer);
    }

    /// How those of this process are used.
    pub fn usage(&self) -> Usage {
        self.own.usage()
    }
}

/// Forgets all answers that strangers share: those of this process when a mutation begins, and all when it ends, also where
/// whoever asked for it has gone away.
pub struct Forgetting {
    answers: Answers,
    is_done: bool,
}

impl Forgetting {
    /// A mutation begins.
    pub fn begin(answers: Answers) -> Self {
        answers.own.clear();
        Self { answers, is_done: false }
    }

    /// It has ended: whoever asks from now on, wherever, is told the new state.
    pub async fn end(mut self) {
        self.answers.own.clear();
        if let Some(all) = &self.answers.of_all {
            all.valkey.renew().await;
        }
        self.is_done = true;
    }
}

impl Drop for Forgetting {
    fn drop(&mut self) {
        if self.is_done {
            return;
        }
        self.answers.own.clear();
        if let Some(OfAll { valkey, .. }) = self.answers.of_all.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { valkey.renew().await });
        }
    }
}
