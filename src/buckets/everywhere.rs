//! The buckets that all instances share: kept by a Valkey or Redis, which counts by its own clock.

use std::time::Duration;

use super::Key;
use super::in_process::InProcess;
use super::level::{self, Full, Level, Rate};
use crate::valkey::Valkey;

/// What buckets are called in the Valkey.
const KIND: &str = "bucket";

/// Puts `ARGV[2]` into a bucket whose window is `ARGV[1]`, both in microseconds of leaking; answers whether it fits, how long
/// the bucket takes to become empty, and how much there is too much. The same sum as [`level::take`].
const TAKE: &str = r"
local time = redis.call('TIME')
local now, window = time[1] * 1000000 + time[2], tonumber(ARGV[1])
local empty = math.max(tonumber(redis.call('GET', KEYS[1])) or 0, now)
empty = math.min(empty, now + window)
local later = empty + tonumber(ARGV[2])
local excess = later - now - window
if excess > 0 then return {0, empty - now, excess} end
redis.call('SET', KEYS[1], string.format('%.0f', later), 'PX', math.ceil((later - now) / 1000) + 1)
return {1, later - now, 0}
";

/// Corrects a bucket into which `ARGV[2]` was put where it should have been `ARGV[3]`; answers how long it takes to become
/// empty. The same sum as [`level::settle`].
const SETTLE: &str = r"
local time = redis.call('TIME')
local now, window = time[1] * 1000000 + time[2], tonumber(ARGV[1])
local empty = math.min(tonumber(redis.call('GET', KEYS[1])) or 0, now + window)
local change = tonumber(ARGV[3]) - tonumber(ARGV[2])
if change > 0 then
  empty = math.min(math.max(empty, now) + change, now + window)
else
  empty = empty + change
end
if empty <= now then
  redis.call('DEL', KEYS[1])
  return {0}
end
redis.call('SET', KEYS[1], string.format('%.0f', empty), 'PX', math.ceil((empty - now) / 1000) + 1)
return {empty - now}
";

/// The buckets of all instances, and those of this one for when there are none.
#[derive(Debug)]
pub(super) struct Everywhere {
    valkey: Valkey,
    own: InProcess,
}

impl Everywhere {
    pub(super) fn new(valkey: Valkey, most: usize) -> Self {
        Self { valkey, own: InProcess::new(most) }
    }

    pub(super) async fn take(&self, key: &Key, rate: Rate, points: u64) -> Result<Level, Full> {
        let numbers = [micros(rate.window_nanos()), micros(rate.nanos_of(points))];
        match self.valkey.run(TAKE, KIND, key, &numbers).await.as_deref() {
            Some([1, left, _]) => Ok(level_of(*left, rate)),
            Some([_, left, excess]) => Err(Full { level: level_of(*left, rate), wait: Duration::from_micros(*excess) }),
            _ => self.own.take(key, rate, points),
        }
    }

    pub(super) async fn settle(&self, key: &Key, rate: Rate, taken: u64, due: u64) -> Level {
        let numbers = [micros(rate.window_nanos()), micros(rate.nanos_of(taken)), micros(rate.nanos_of(due))];
        match self.valkey.run(SETTLE, KIND, key, &numbers).await.as_deref() {
            Some([left]) => level_of(*left, rate),
            _ => self.own.settle(key, rate, taken, due),
        }
    }
}

fn level_of(micros: u64, rate: Rate) -> Level {
    level::level(micros.saturating_mul(1_000), 0, rate)
}

/// Half a century is as long as for ever, and a number that a script can count exactly with the time added.
fn micros(nanos: u64) -> u64 {
    const MOST: u64 = 50 * 365 * 24 * 60 * 60 * 1_000_000;
    (nanos / 1_000).min(MOST)
}
