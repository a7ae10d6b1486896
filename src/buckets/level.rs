//! What a bucket holds.

use std::time::Duration;

/// How large a bucket is, and how fast it leaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Points that a bucket holds, and that leak out of it in a window; at least one.
    pub points: u32,
    /// How long a full bucket takes to become empty.
    pub window: Duration,
}

impl Rate {
    pub(super) fn window_nanos(self) -> u64 {
        u64::try_from(self.window.as_nanos()).unwrap_or(u64::MAX)
    }

    /// How long so many points take to leak.
    pub(super) fn nanos_of(self, points: u64) -> u64 {
        let nanos = u128::from(points) * u128::from(self.window_nanos()) / u128::from(self.points.max(1));
        u64::try_from(nanos).unwrap_or(u64::MAX)
    }

    /// How many points leak meanwhile; begun ones count.
    fn points_of(self, nanos: u64) -> u32 {
        let points = (u128::from(nanos) * u128::from(self.points)).div_ceil(u128::from(self.window_nanos().max(1)));
        u32::try_from(points).unwrap_or(u32::MAX)
    }
}

/// What a bucket holds at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Level {
    /// Points that are in it.
    pub used: u32,
    /// How long until it is empty.
    pub empty_in: Duration,
}

/// Points that do not fit into a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full {
    /// What is in it.
    pub level: Level,
    /// How long until they would fit; they never do where there are more than the bucket is large.
    pub wait: Duration,
}

/// The moment at which a bucket will be empty, after points were put into it at `now`; both in nanoseconds of the same clock.
pub(super) fn take(empty_at: u64, now: u64, rate: Rate, points: u64) -> Result<u64, Full> {
    let later = empty_at.max(now).saturating_add(rate.nanos_of(points));
    match later.checked_sub(now.saturating_add(rate.window_nanos())) {
        None | Some(0) => Ok(later),
        Some(excess) => Err(Full { level: level(empty_at, now, rate), wait: Duration::from_nanos(excess) }),
    }
}

/// The same, where `taken` points were put into it before and it should have been `due`.
pub(super) fn settle(empty_at: u64, now: u64, rate: Rate, taken: u64, due: u64) -> u64 {
    if due <= taken {
        return empty_at.saturating_sub(rate.nanos_of(taken - due));
    }
    let later = empty_at.max(now).saturating_add(rate.nanos_of(due - taken));
    later.min(now.saturating_add(rate.window_nanos())).max(empty_at)
}

/// What is in the bucket.
pub(super) fn level(empty_at: u64, now: u64, rate: Rate) -> Level {
    let left = empty_at.saturating_sub(now);
    Level { used: rate.points_of(left), empty_in: Duration::from_nanos(left) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000_000;

    fn rate() -> Rate {
        Rate { points: 60, window: Duration::from_secs(60) }
    }

    #[test]
    fn a_bucket_fills_and_leaks() {
        let now = 5 * SECOND;
        let empty_at = take(0, now, rate(), 40).expect("it is empty");
        assert_eq!(level(empty_at, now, rate()).used, 40);
        assert_eq!(level(empty_at, now + 10 * SECOND, rate()).used, 30);
        assert_eq!(level(empty_at, now + 50 * SECOND, rate()), Level { used: 0, empty_in: Duration::ZERO });
    }

    #[test]
    fn what_does_not_fit_is_told_when_it_will() {
        let now = 5 * SECOND;
        let empty_at = take(0, now, rate(), 50).expect("it is empty");
        assert!(take(empty_at, now, rate(), 10).is_ok());
        let full = take(empty_at, now, rate(), 15).expect_err("only 10 are left");
        assert_eq!((full.level.used, full.wait), (50, Duration::from_secs(5)));
        assert!(take(empty_at, now + 5 * SECOND, rate(), 15).is_ok());
    }

    #[test]
    fn more_than_a_bucket_holds_never_fits() {
        assert!(take(0, SECOND, rate(), 60).is_ok());
        assert!(take(0, SECOND, rate(), 61).is_err());
        assert!(take(0, SECOND, rate(), u64::MAX).is_err());
    }

    #[test]
    fn what_was_too_much_goes_back_and_what_was_too_little_follows() {
        let now = SECOND;
        let empty_at = take(0, now, rate(), 30).expect("it is empty");
        assert_eq!(level(settle(empty_at, now, rate(), 30, 2), now, rate()).used, 2);
        assert_eq!(level(settle(empty_at, now, rate(), 30, 45), now, rate()).used, 45);
        assert_eq!(level(settle(empty_at, now, rate(), 30, 1_000), now, rate()).used, 60);
        // It was empty again before the end of what it was filled for.
        assert_eq!(level(settle(empty_at, now + 90 * SECOND, rate(), 30, 2), now + 90 * SECOND, rate()).used, 0);
    }
}
