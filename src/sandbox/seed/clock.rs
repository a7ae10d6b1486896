//! Time in the embedded wiki: seconds since 1970, shown as MediaWiki's 14 digits, never read from the machine's clock.

use std::fmt;
use std::ops::{Add, Sub};

/// The fixed present of the embedded wiki: 2026-11-01T00:00:00Z.
pub const NOW: Moment = Moment(1_793_491_200);

/// How long recent changes are kept, as on Wikimedia's wikis.
pub const RECENT: Seconds = Seconds(30 * DAY.0);

/// One minute.
pub const MINUTE: Seconds = Seconds(60);
/// One hour.
pub const HOUR: Seconds = Seconds(60 * MINUTE.0);
/// One day.
pub const DAY: Seconds = Seconds(24 * HOUR.0);

/// A span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seconds(pub i64);

impl Seconds {
    /// The span, so many times.
    pub const fn times(self, count: i64) -> Self {
        Self(self.0 * count)
    }
}

/// A second in time, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// Midnight at the start of a day.
    pub fn day(year: i64, month: i64, day: i64) -> Self {
        // Years are counted from March, so that the leap day comes last.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self((era * 146_097 + day_of_era - 719_468) * DAY.0)
    }

    /// A day or an hour of the lists of facts: `2021-06-01` or `2021-06-01 09`.
    pub fn parse(text: &str) -> Self {
        let parts: Result<Vec<i64>, _> = text.split(['-', ' ']).map(str::parse).collect();
        match parts.as_deref() {
            Ok([year, month, day]) => Self::day(*year, *month, *day),
            Ok([year, month, day, hour]) => Self::day(*year, *month, *day) + HOUR.times(*hour),
            _ => panic!("neither a day nor an hour: {text}"),
        }
    }

    /// The moment, so many seconds after 1970.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// A moment in MediaWiki's form: `20261101000000`.
    pub fn from_digits(text: &str) -> Option<Self> {
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
        if text.len() != 14 {
            return None;
        }
        let [month, day, hour, minute, second] = [part(4..6)?, part(6..8)?, part(8..10)?, part(10..12)?, part(12..14)?];
        Some(Self(Self::day(part(0..4)?, month, day).0 + hour * HOUR.0 + minute * MINUTE.0 + second))
    }

    /// Seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The date and time of day: year, month, day, hour, minute, second.
    pub fn parts(self) -> [i64; 6] {
        let days = self.0.div_euclid(DAY.0) + 719_468;
        let second_of_day = self.0.rem_euclid(DAY.0);
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        [year, month, day, second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60]
    }

    /// As signatures on talk pages show it: `12:30, 4 May 2025 (UTC)`.
    pub fn signature(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let [year, month, day, hour, minute, _] = self.parts();
        let month = MONTHS[month as usize - 1];
        format!("{hour:02}:{minute:02}, {day} {month} {year} (UTC)")
    }
}

impl fmt::Display for Moment {
    /// MediaWiki's form: `20261101000000`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day, hour, minute, second] = self.parts();
        write!(formatter, "{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}")
    }
}

impl Add<Seconds> for Moment {
    type Output = Self;

    fn add(self, span: Seconds) -> Self {
        Self(self.0 + span.0)
    }
}

impl Sub<Seconds> for Moment {
    type Output = Self;

    fn sub(self, span: Seconds) -> Self {
        Self(self.0 - span.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_is_the_first_of_november_2026() {
        assert_eq!(NOW.to_string(), "20261101000000");
        assert_eq!(Moment::day(2026, 11, 1), NOW);
        assert_eq!(Moment::parse("2026-10-31 24"), NOW);
    }

    #[test]
    fn leap_days_exist() {
        assert_eq!(Moment::day(2024, 2, 29).to_string(), "20240229000000");
        assert_eq!((Moment::day(2024, 2, 28) + DAY).to_string(), "20240229000000");
        assert_eq!((Moment::day(2023, 2, 28) + DAY).to_string(), "20230301000000");
    }

    #[test]
    fn signatures_read_like_mediawiki_s() {
        let moment = Moment::day(2025, 5, 4) + HOUR.times(12) + MINUTE.times(30);
        assert_eq!(moment.signature(), "12:30, 4 May 2025 (UTC)");
    }
}
