//! Rows by the keys that a client wrote, gathered from all fields that ask at the same time.
//!
//! The loader only gathers: it hands out what answers a batch, and whoever asked waits for that by themselves. So no field waits
//! for another wiki's database, and a field that is given up in the middle keeps no other from its answer.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use dataloader::BatchFn;
use dataloader::non_cached::Loader;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};

use super::{Cohort, LoadError, Member};
use crate::db::{Bind, Wiki};
use crate::store::{Keys, lookup};
use crate::tables::{AnyColumn, Cell, Selection, View};
use crate::telemetry::in_time;

/// What a key is looked up in.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Where the rows come from.
    pub view: View,
    /// The columns that the key's values are compared with: one, or a pair.
    pub columns: &'static [AnyColumn],
}

/// A row, or none where the key leads to nothing.
pub type Found = Result<Option<Member>, LoadError>;

/// The answers to all questions of one kind: whoever polls it first asks the database.
#[derive(Clone)]
struct Answers(Shared<BoxFuture<'static, Arc<HashMap<Question, Found>>>>);

/// What is asked: a key, and what is wanted of its row.
#[derive(Clone, Debug)]
struct Question {
    wiki: Arc<Wiki>,
    target: Target,
    key: Vec<Bind>,
    selection: Arc<Selection>,
    /// The statement's kind: questions of one kind are answered by one statement.
    kind: u64,
    /// Rows of one company are a cohort. Others, which one statement may bring as well, have other edges.
    company: u64,
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.kind == other.kind && self.company == other.company
    }
}

impl Eq for Question {}

impl std::hash::Hash for Question {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
        self.kind.hash(state);
        self.company.hash(state);
    }
}

/// The lookups of one request.
pub struct Lookups {
    loader: Loader<Question, Answers, Batch>,
}

impl Default for Lookups {
    fn default() -> Self {
        // Larger than any page of a list, so that a batch is never cut.
        let loader = Loader::new(Batch).with_max_batch_size(1_000).with_yield_count(1);
        Self { loader }
    }
}

impl Lookups {
    /// Finds the row of a key. Whoever names the same company asks for the same edges of its row.
    pub async fn find(
        &self,
        wiki: &Arc<Wiki>,
        target: Target,
        key: Vec<Bind>,
        selection: Selection,
        company: u64,
    ) -> Found {
        let columns: Vec<&str> = target.columns.iter().map(|column| column.name).collect();
        let mut hasher = DefaultHasher::new();
        (&wiki.code, target.view, columns, &selection).hash(&mut hasher);
        let kind = hasher.finish();
        let question = Question { wiki: Arc::clone(wiki), target, key, selection: Arc::new(selection), kind, company };
        // Boxed, so that fields which look something up do not have room for a whole statement each.
        let asking = async {
            let unanswered = |error: &dyn Display| Err(LoadError::Unanswered(error.to_string()));
            match self.loader.try_load(question.clone()).await {
                Ok(answers) => match answers.0.await.get(&question) {
                    Some(found) => found.clone(),
                    None => unanswered(&"the batch lacks it"),
                },
                Err(error) => unanswered(&error),
            }
        };
        asking.boxed().await
    }
}

struct Batch;

impl BatchFn<Question, Answers> for Batch {
    /// Waits for nothing, as the loader would be left half done where whoever polls it is given up.
    async fn load(&mut self, questions: &[Question]) -> HashMap<Question, Answers> {
        let mut kinds: HashMap<u64, Vec<Question>> = HashMap::new();
        for question in questions {
            kinds.entry(question.kind).or_default().push(question.clone());
        }
        let answers: HashMap<u64, Answers> =
            kinds.into_iter().map(|(kind, questions)| (kind, Answers(answer(questions).boxed().shared()))).collect();
        let of = |question: &Question| Some((question.clone(), answers.get(&question.kind)?.clone()));
        questions.iter().filter_map(of).collect()
    }
}

/// Answers questions of one kind by one statement.
async fn answer(questions: Vec<Question>) -> Arc<HashMap<Question, Found>> {
    let Some(first) = questions.first() else { return Arc::default() };
    let found = in_time(find(first, &questions)).await.unwrap_or_else(|late| Err(late.into()));
    let found: Vec<Found> = match found {
        Ok(members) => members.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error); questions.len()],
    };
    Arc::new(questions.into_iter().zip(found).collect())
}

/// The row that each of these questions is about.
async fn find(first: &Question, questions: &[Question]) -> Result<Vec<Option<Member>>, LoadError> {
    let columns = first.target.columns;
    let mut selection = (*first.selection).clone();
    columns.iter().for_each(|column| selection.column(*column));
    // In one order always, so that like batches share a prepared statement.
    let different: BTreeSet<&Vec<Bind>> = questions.iter().map(|question| &question.key).collect();
    let (rows, shape) = lookup(&first.wiki, first.target.view, keys(columns, different), None, &selection).await?;
    let rows = Arc::new(rows);
    let value = |row: &[Cell], column: &AnyColumn| Bind::of_cell(row.get(shape.column(column.name)?)?);
    let key = |row: &[Cell]| columns.iter().map(|column| value(row, column)).collect::<Option<Vec<Bind>>>();
    let numbers: HashMap<Vec<Bind>, usize> =
        rows.iter().enumerate().filter_map(|(number, row)| Some((key(row)?, number))).collect();
    let found: Vec<Option<usize>> = questions.iter().map(|question| numbers.get(&question.key).copied()).collect();
    let mut companies: HashMap<u64, Vec<usize>> = HashMap::new();
    for (question, number) in questions.iter().zip(&found) {
        if let Some(number) = number {
            companies.entry(question.company).or_default().push(*number);
        }
    }
    let cohort = |own: Vec<usize>| Cohort::new(Arc::clone(&first.wiki), Arc::clone(&rows), own.into(), &shape);
    let cohorts: HashMap<u64, Arc<Cohort>> =
        companies.into_iter().map(|(company, own)| (company, cohort(own))).collect();
    let member = |(question, number): (&Question, Option<usize>)| Some(cohorts.get(&question.company)?.member(number?));
    Ok(questions.iter().zip(found).map(member).collect())
}

fn keys(columns: &[AnyColumn], different: BTreeSet<&Vec<Bind>>) -> Keys {
    match columns {
        [left, right] => {
            let pairs = different.into_iter().filter_map(|key| match key.as_slice() {
                [first, second] => Some((first.clone(), second.clone())),
                _ => None,
            });
            Keys::Pairs([left.name, right.name], pairs.collect())
        }
        columns => {
            let name = columns.first().map_or("", |column| column.name);
            Keys::Of(name, different.into_iter().flatten().cloned().collect())
        }
    }
}
