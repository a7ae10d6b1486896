//! What one call of the endpoint spends: estimated before it runs, and settled once it has.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use async_graphql::Value;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue};

use super::Fault;
use super::document::Prepared;
use crate::buckets::{Full, Key, Level, Rate, whole_seconds};
use crate::graph::RateLimit;
use crate::graph::limits::{Overspent, points_of};
use crate::http::State;
use crate::http::allowance::{self, Payer};
use crate::telemetry::Spent;

/// What a call is charged that runs nothing.
const LEAST: u64 = 1;

/// What one call spends.
pub struct Spending {
    payer: Payer,
    /// Whose bucket, and how large it is; `None` where there is no limit.
    bucket: Option<(Key, Rate)>,
    /// Points that were estimated, for all operations of the call.
    estimated: AtomicU64,
    /// Points that they are to cost together: less for what is a dry run.
    due: AtomicU64,
    /// Points that were taken from the bucket.
    taken: AtomicU64,
    is_free: AtomicBool,
}

impl Spending {
    /// Nothing so far.
    pub fn new(state: &State, payer: Payer) -> Self {
        let bucket = state.allowances.rate(&payer).map(|rate| (payer.key(), rate));
        let (estimated, due, taken, is_free) = Default::default();
        Self { payer, bucket, estimated, due, taken, is_free }
    }

    /// Takes what an operation is estimated at, and tells what `rateLimit` is then. All operations of a call together may
    /// cost no more than one alone.
    pub async fn charge(&self, state: &State, prepared: &Prepared) -> Result<RateLimit, Fault> {
        let cost = prepared.estimate.points();
        let mut limit = state.settings.limits.cost;
        if let Some((_, rate)) = self.bucket {
            limit = limit.min(rate.points.into());
        }
        let before = self.due.load(Ordering::Relaxed);
        if !prepared.estimate.is_dry_run && before.saturating_add(cost) > limit {
            let field = prepared.costliest(&state.settings.limits);
            return Err(too_dear(before, Overspent { cost, limit, field }));
        }
        let due = if prepared.estimate.is_dry_run { LEAST } else { cost };
        self.estimated.fetch_add(cost, Ordering::Relaxed);
        self.due.fetch_add(due, Ordering::Relaxed);
        let Some((_, rate)) = self.bucket else { return Ok(RateLimit::unlimited(cost)) };
        match self.take(state, due).await {
            Ok(level) => Ok(RateLimit::of(rate, level.unwrap_or_default(), cost)),
            Err(full) => {
                let field = prepared.costliest(&state.settings.limits);
                Err(rate_limited(rate, full, &Overspent { cost: due, limit: rate.points.into(), field }))
            }
        }
    }

    /// Takes what a call costs that another's answer serves.
    pub async fn charge_least(&self, state: &State) -> Result<(), Fault> {
        match (self.take(state, LEAST).await, self.bucket) {
            (Err(full), Some((_, rate))) => {
                Err(rate_limited(rate, full, &Overspent { cost: LEAST, limit: rate.points.into(), field: None }))
            }
            _ => Ok(()),
        }
    }

    /// The call costs nothing unless something was taken for it before.
    pub fn waive(&self) {
        self.is_free.store(true, Ordering::Relaxed);
    }

    async fn take(&self, state: &State, points: u64) -> Result<Option<Level>, Full> {
        let Some((key, rate)) = &self.bucket else { return Ok(None) };
        match state.allowances.buckets.take(key, *rate, points).await {
            Ok(level) => {
                self.taken.fetch_add(points, Ordering::Relaxed);
                Ok(Some(level))
            }
            Err(full) => {
                self.waive();
                Err(full)
            }
        }
    }

    /// Settles what the call has really cost, and tells it; in points. Whoever has nothing left pays nothing.
    pub async fn finish(&self, state: &State, spent: &Spent, headers: &mut HeaderMap) -> u64 {
        let cost = points_of(spent);
        let estimated = Some(self.estimated.load(Ordering::Relaxed)).filter(|points| *points > 0);
        headers.insert(allowance::QUERY_COST, allowance::query_cost(cost, estimated));
        if let Some((key, rate)) = &self.bucket {
            let taken = self.taken.load(Ordering::Relaxed);
            let due = if taken == 0 && self.is_free.load(Ordering::Relaxed) { 0 } else { cost };
            let level = state.allowances.buckets.settle(key, *rate, taken, due).await;
            headers.insert(allowance::RATE_LIMIT_POLICY, allowance::rate_limit_policy(&self.payer, *rate));
            headers.insert(allowance::RATE_LIMIT, allowance::rate_limit(&self.payer, *rate, level));
        }
        cost
    }
}

/// More than anybody may spend on one call.
fn too_dear(before: u64, overspent: Overspent) -> Fault {
    let Overspent { cost, limit, .. } = overspent;
    let advice = overspent.advice();
    let message = match before {
        0 => format!("The query can cost {cost} points, and at most {limit} are allowed. {advice}"),
        before => format!(
            "This operation of the batch can cost {cost} points, those before it {before}, and at most {limit} are allowed \
             together. {advice}"
        ),
    };
    Fault::too_complex(message).with_numbers(&overspent)
}

/// More than somebody has left.
fn rate_limited(rate: Rate, full: Full, overspent: &Overspent) -> Fault {
    let remaining = rate.points.saturating_sub(full.level.used);
    let wait = whole_seconds(full.wait).max(1);
    let window = whole_seconds(rate.window);
    let advice =
        overspent.field.as_ref().map_or(String::new(), |_| format!(" Or ask for less: {}", overspent.advice()));
    let message = format!(
        "The request can cost {} points, and {remaining} of your {} in {window} s are left. Wait {wait} s.{advice}",
        overspent.cost, rate.points
    );
    let header = HeaderValue::from(wait);
    Fault::rate_limited(message, (RETRY_AFTER, header))
        .with_numbers(overspent)
        .with("remaining", remaining.into())
        .with("retryAfter", Value::from(wait))
}
