//! `RateLimit`: what an operation costs, and what whoever asks may still spend.

use std::time::Duration;

use async_graphql::{Description, Object};

use crate::buckets::{Level, Rate, whole_seconds};
use crate::graph::scalars::DateTime;
use crate::types::Timestamp;

/// What this operation costs in points, and what whoever asks has left: a person by all of their API tokens and sessions, a
/// stranger by their address. Points that were spent come back steadily; docs/cost.md says what costs how much.
#[derive(Debug, Clone, Copy, Description)]
pub struct RateLimit {
    limit: u32,
    cost: u64,
    level: Level,
}

/// What is told where there is no limit: the largest Int.
const UNLIMITED: u32 = i32::MAX.unsigned_abs();

impl RateLimit {
    /// Of an operation of this cost, which is already in a bucket that has this level.
    pub fn of(rate: Rate, level: Level, cost: u64) -> Self {
        Self { limit: rate.points, cost, level }
    }

    /// Of an operation of this cost, where nobody counts.
    pub fn unlimited(cost: u64) -> Self {
        Self { limit: UNLIMITED, cost, level: Level::default() }
    }
}

fn int(points: impl TryInto<i32>) -> i32 {
    points.try_into().unwrap_or(i32::MAX)
}

#[Object(use_type_description, cache_control(no_cache))]
impl RateLimit {
    /// The most points that may be spent at a time, and in a minute; 2147483647 where there is no limit.
    async fn limit(&self) -> i32 {
        int(self.limit)
    }

    /// What this operation is estimated at, in points, and charged before it runs. Afterwards what it did not need is given
    /// back: the header `Query-Cost` tells what it did.
    async fn cost(&self) -> i32 {
        int(self.cost)
    }

    /// The points that are left, this operation's taken off.
    async fn remaining(&self) -> i32 {
        int(self.limit.saturating_sub(self.level.used))
    }

    /// The points that are spent and have not come back yet, this operation's included.
    async fn used(&self) -> i32 {
        int(self.level.used)
    }

    /// When all points will have come back, if none are spent meanwhile.
    async fn reset_at(&self) -> DateTime {
        // A second that has begun is not over yet.
        DateTime(Timestamp::now().after(Duration::from_secs(whole_seconds(self.level.empty_in))))
    }
}
