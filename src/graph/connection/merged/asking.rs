//! Asking several wikis: each is opened and its list is made for itself, then those that are ready are read together.
//!
//! Nobody waits long for others. Wikis that are not ready in time are asked alone once they are; where what was asked of
//! several fails, there is time left to ask each of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_graphql::Context;
use futures_util::future::{BoxFuture, join, join_all};
use futures_util::stream::{FuturesUnordered, StreamExt};
use futures_util::{FutureExt, TryFutureExt};

use super::super::super::{Fault, Wikis, reach};
use super::OnEachWiki;
use super::question::{Found, Question};
use crate::db::Wiki;
use crate::store::{List, Parents, counts};
use crate::types::WikiCode;

/// What part of the time wikis may take to be ready without being left behind.
const PART_TO_BE_READY: u32 = 4;

/// A question on its way to several wikis.
pub(super) struct Asking<'a> {
    context: &'a Context<'a>,
    wanted: &'a dyn OnEachWiki,
    pub(super) question: &'a Question,
    patience: Duration,
    begun: Instant,
}

/// A wiki that can be asked, with its number in the question.
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
        let opening = codes.iter().enumerate().map(|(number, code)| {
            let ready = self.in_time(code, self.ready(number, code));
            ready.map_err(move |fault| (number, Err(fault))).boxed()
        });
        let mut opening: FuturesUnordered<BoxFuture<'_, Result<Ready, Outcome>>> = opening.collect();
        let (mut ready, mut outcomes) = (Vec::with_capacity(codes.len()), Vec::with_capacity(codes.len()));
        let in_good_time = async {
            while let Some(opened) = opening.next().await {
                match opened {
                    Ok(wiki) => ready.push(wiki),
                    Err(failed) => outcomes.push(failed),
                }
            }
        };
        let until = self.begun + self.patience / PART_TO_BE_READY;
        let _ = tokio::time::timeout_at(until.into(), in_good_time).await;
        let left_behind = opening.map(|opened| self.left_behind(opened).boxed()).buffer_unordered(codes.len());
        let (together, alone) = join(self.together(ready), left_behind.concat()).await;
        outcomes.extend(together.into_iter().chain(alone));
        outcomes.sort_unstable_by_key(|(number, _)| *number);
        outcomes.into_iter().map(|(_, outcome)| outcome).collect()
    }

    /// Opens a wiki, and finds out what its list depends on.
    async fn ready(&self, number: usize, code: &WikiCode) -> Result<Ready, Fault> {
        let wiki = reach::required(self.context, Some(code.as_str())).await?;
        let list = self.wanted.list(&wiki).await?;
        // Where to ask is known at once from now on.
        wiki.side(list.view).await?;
        Ok(Ready { number, wiki, list })
    }

    async fn left_behind(&self, opened: Result<Ready, Outcome>) -> Vec<Outcome> {
        match opened {
            Ok(wiki) => self.together(vec![wiki]).await,
            Err(failed) => vec![failed],
        }
    }

    /// Reads and counts the lists of wikis that are ready.
    async fn together(&self, ready: Vec<Ready>) -> Vec<Outcome> {
        let counted = join_all(ready.iter().map(|ready| self.in_time(&ready.wiki.code, self.counted(ready))));
        let (read, counted) = join(self.read(&ready), counted).await;
        let outcomes = ready.into_iter().zip(read.into_iter().zip(counted));
        outcomes
            .map(|(Ready { number, wiki, list }, (read, total))| {
                (number, read.and_then(|read| Found::new(wiki, &list, read, total?)))
            })
            .collect()
    }

    async fn counted(&self, ready: &Ready) -> Result<Option<i64>, Fault> {
        if !self.question.asks.total_count {
            return Ok(None);
        }
        let counts = counts(&ready.wiki, &ready.list, &Parents::wiki(), self.question.selection()).await?;
        Ok(counts.first().copied())
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
