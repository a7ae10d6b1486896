//! Asking several wikis: each is opened for itself, then those of one server are asked together.
//!
//! Nobody waits long for others. Wikis that are not open in good time are asked alone once they are; where what was asked
//! of several fails, there is time left to ask each of them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_graphql::Context;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join, join_all};
use futures_util::stream::{FuturesUnordered, StreamExt};

use super::super::super::{Fault, Wikis, reach};
use super::OnEachWiki;
use super::question::{Found, Question};
use super::reading::Failure;
use crate::db::Wiki;
use crate::store::List;
use crate::types::WikiCode;

/// What part of the time wikis may take to be opened without being left behind.
const PART_TO_OPEN: u32 = 4;

/// A question on its way to several wikis.
pub(super) struct Asking<'a> {
    context: &'a Context<'a>,
    pub(super) wanted: &'a dyn OnEachWiki,
    pub(super) question: &'a Question,
    patience: Duration,
    begun: Instant,
}

/// A wiki that is open, with its number in the question.
pub(super) struct Open {
    number: usize,
    pub(super) wiki: Arc<Wiki>,
}

/// A wiki with its list.
pub(super) struct Ready {
    number: usize,
    pub(super) wiki: Arc<Wiki>,
    pub(super) list: List,
}

/// What became of the wiki of this number.
type Outcome = (usize, Result<Found, Fault>);

impl<'a> Asking<'a> {
    pub(super) fn new(context: &'a Context<'a>, wanted: &'a dyn OnEachWiki, question: &'a Question) -> Self {
        let patience = context.data_unchecked::<Wikis>().patience();
        Self { context, wanted, question, patience, begun: Instant::now() }
    }

    /// What each of these wikis has, in their order.
    pub(super) async fn of(&self, codes: &[WikiCode]) -> Vec<Result<Found, Fault>> {
        let opening = codes.iter().enumerate().map(|(number, code)| self.opened(number, code).boxed());
        let mut opening: FuturesUnordered<BoxFuture<'_, Result<Open, Outcome>>> = opening.collect();
        let (mut companies, mut outcomes) = (Vec::new(), Vec::with_capacity(codes.len()));
        let in_good_time = async {
            while let Some(opened) = opening.next().await {
                match opened {
                    Ok(open) => join_company(open, &mut companies),
                    Err(failed) => outcomes.push(failed),
                }
            }
        };
        let until = self.begun + self.patience / PART_TO_OPEN;
        // Whoever is not open by then is left behind.
        let _ = tokio::time::timeout_at(until.into(), in_good_time).await;
        let left_behind = opening.map(|opened| self.left_behind(opened).boxed()).buffer_unordered(codes.len());
        let in_company = join_all(companies.into_iter().map(|company| self.in_company(company)));
        let (in_company, left_behind) = join(in_company, left_behind.collect::<Vec<_>>()).await;
        outcomes.extend(in_company.into_iter().flatten().chain(left_behind));
        let mut found: HashMap<usize, Result<Found, Fault>> = outcomes.into_iter().collect();
        (0..codes.len()).map(|number| found.remove(&number).unwrap_or_else(|| Err(unasked()))).collect()
    }

    async fn opened(&self, number: usize, code: &WikiCode) -> Result<Open, Outcome> {
        let opening = async {
            let wiki = reach::required(self.context, Some(code.as_str())).await?;
            wiki.tell_lag().await;
            Ok(Open { number, wiki })
        };
        self.in_time(code, opening).await.map_err(|fault| (number, Err(fault)))
    }

    async fn left_behind(&self, opened: Result<Open, Outcome>) -> Outcome {
        match opened {
            Ok(open) => self.alone(open).await,
            Err(failed) => failed,
        }
    }

    /// What wikis have that one statement can ask.
    async fn in_company(&self, company: Vec<Open>) -> Vec<Outcome> {
        if company.len() == 1 {
            return join_all(company.into_iter().map(|open| self.alone(open))).await;
        }
        let actors = match self.actors_of(&company).await {
            Ok(actors) => actors,
            Err(Failure::OfServer(failure)) => {
                let fault = |open: &Open| self.fault_of(failure.as_ref(), &open.wiki.code);
                return company.iter().map(|open| (open.number, Err(fault(open)))).collect();
            }
            Err(Failure::OfOne) => {
                let wikis: Vec<Arc<Wiki>> = company.iter().map(|open| Arc::clone(&open.wiki)).collect();
                let outcomes = join_all(company.into_iter().map(|open| self.alone(open))).await;
                separate(wikis.iter().map(|wiki| &**wiki).zip(outcomes.iter().map(|(_, outcome)| outcome.is_ok())));
                return outcomes;
            }
        };
        let ready = company.into_iter().zip(actors).map(|(open, actors)| self.ready(open, &actors)).collect();
        self.together(ready).await
    }

    /// What a wiki has that is asked by statements of its own.
    async fn alone(&self, open: Open) -> Outcome {
        let number = open.number;
        let actors = self.in_time(&open.wiki.code, self.actors_alone(&open.wiki)).await;
        match actors {
            Ok(actors) => {
                let outcome = self.together(vec![self.ready(open, &actors)]).await.pop();
                outcome.unwrap_or_else(|| (number, Err(unasked())))
            }
            Err(fault) => (number, Err(fault)),
        }
    }

    fn ready(&self, Open { number, wiki }: Open, actors: &[Option<i64>]) -> Ready {
        let list = self.wanted.list(&wiki, actors);
        Ready { number, wiki, list }
    }

    /// Reads and counts the lists of wikis that are ready.
    async fn together(&self, ready: Vec<Ready>) -> Vec<Outcome> {
        let (read, counted) = join(self.read(&ready), self.count(&ready)).await;
        let outcomes = ready.into_iter().zip(read.into_iter().zip(counted));
        outcomes
            .map(|(Ready { number, wiki, list }, (read, total))| {
                (number, read.and_then(|read| Found::new(wiki, &list, read, total?)))
            })
            .collect()
    }

    /// Waits for what is asked of one wiki for as long as each may take.
    pub(super) async fn in_time<T>(
        &self,
        code: &WikiCode,
        asking: impl Future<Output = Result<T, Fault>>,
    ) -> Result<T, Fault> {
        tokio::time::timeout_at(self.until().into(), asking).await.unwrap_or_else(|_| Err(self.late(code)))
    }

    /// When nobody waits any more.
    pub(super) fn until(&self) -> Instant {
        self.begun + self.patience
    }

    /// A wiki has not answered.
    pub(super) fn late(&self, code: &WikiCode) -> Fault {
        let seconds = self.patience.as_secs_f64();
        Fault::Timeout(format!(
            "{code} gave no answer within {seconds} s. Ask for it again, or for fewer rows; the rows of the other wikis are \
             here."
        ))
    }
}

/// Nothing came of asking a wiki.
fn unasked() -> Fault {
    Fault::Internal("a wiki was asked for nothing".into())
}

/// Puts a wiki to those that one statement can ask with it.
fn join_company(open: Open, companies: &mut Vec<Vec<Open>>) {
    let goes_along = |company: &&mut Vec<Open>| company.iter().all(|other| other.wiki.goes_with(&open.wiki));
    match companies.iter_mut().find(goes_along) {
        Some(company) => company.push(open),
        None => companies.push(vec![open]),
    }
}

/// Has those asked alone for a while that were not well when they were asked one by one. If all were, nobody knows whose
/// fault it was before.
pub(super) fn separate<'a>(asked: impl Iterator<Item = (&'a Wiki, bool)> + Clone) {
    let are_all_well = asked.clone().all(|(_, is_well)| is_well);
    asked.filter(|(_, is_well)| are_all_well || !is_well).for_each(|(wiki, _)| wiki.ask_alone());
}
