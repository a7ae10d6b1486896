//! Points in time, as MediaWiki writes them (`20260131123456`) and as GraphQL does (`2026-01-31T12:34:56Z`).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A second in UTC, kept as MediaWiki's 14 digits.
///
/// See <https://www.mediawiki.org/wiki/Manual:Timestamp>.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp([u8; 14]);

/// Where the digits of year, month, day, hour, minute and second stand in RFC 3339's form.
const RFC_3339_DIGITS: [usize; 14] = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18];

impl Timestamp {
    /// Reads MediaWiki's 14 digits; anything else (`infinity`, an empty cell) is `None`.
    pub fn from_database(text: &[u8]) -> Option<Self> {
        let digits: [u8; 14] = text.try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }

    /// Reads RFC 3339 with any offset; fractions of a second are cut off. In UTC, too, its year has four digits.
    pub fn from_rfc_3339(text: &str) -> Option<Self> {
        let parsed = time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok()?;
        parsed.checked_to_offset(time::UtcOffset::UTC).and_then(Self::from_parts)
    }

    /// Now, by this machine's clock.
    pub fn now() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
        i64::try_from(seconds)
            .ok()
            .and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok())
            .and_then(Self::from_parts)
            .unwrap_or(Self(*b"19700101000000"))
    }

    /// So much later; the end of time where that is past it.
    pub fn after(self, duration: Duration) -> Self {
        let later = self.parts().and_then(|parts| parts.checked_add(duration.try_into().ok()?));
        later.and_then(Self::from_parts).unwrap_or(Self([b'9'; 14]))
    }

    /// So much earlier; the beginning of time where that is past it.
    pub fn before(self, duration: Duration) -> Self {
        let earlier = self.parts().and_then(|parts| parts.checked_sub(duration.try_into().ok()?));
        earlier.and_then(Self::from_parts).unwrap_or(Self([b'0'; 14]))
    }

    fn parts(self) -> Option<time::OffsetDateTime> {
        let format = &time::format_description::well_known::Rfc3339;
        time::OffsetDateTime::parse(&self.rfc_3339(), format).ok()
    }

    fn from_parts(utc: time::OffsetDateTime) -> Option<Self> {
        let (date, clock) = (utc.date(), utc.time());
        let text = format!(
            "{:04}{:02}{:02}{:02}{:02}{:02}",
            date.year(),
            u8::from(date.month()),
            date.day(),
            clock.hour(),
            clock.minute(),
            clock.second()
        );
        Self::from_database(text.as_bytes())
    }

    /// The 14 digits, as the database has them.
    pub fn database(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The same, digit by digit.
    pub fn digits(&self) -> [u8; 14] {
        self.0
    }

    /// RFC 3339 in UTC, whole seconds.
    pub fn rfc_3339(&self) -> String {
        let mut text = *b"0000-00-00T00:00:00Z";
        for (digit, place) in self.0.iter().zip(RFC_3339_DIGITS) {
            text[place] = *digit;
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_name_the_same_second() {
        let stamp = Timestamp::from_database(b"20260131123456").expect("14 digits");
        assert_eq!(stamp.rfc_3339(), "2026-01-31T12:34:56Z");
        assert_eq!(Timestamp::from_rfc_3339("2026-01-31T14:34:56.9+02:00"), Some(stamp));
    }

    #[test]
    fn time_can_be_added_and_taken_away() {
        let stamp = Timestamp::from_database(b"20240229235959").expect("14 digits");
        assert_eq!(stamp.after(Duration::from_secs(1)).database(), "20240301000000");
        assert_eq!(stamp.after(Duration::from_secs(1)).before(Duration::from_secs(1)), stamp);
        assert_eq!(stamp.after(Duration::MAX).database(), "99999999999999");
        assert_eq!(stamp.before(Duration::MAX).database(), "00000000000000");
    }

    #[test]
    fn what_is_no_point_in_time_is_none() {
        assert_eq!(Timestamp::from_database(b"infinity"), None);
        assert_eq!(Timestamp::from_database(b""), None);
        assert_eq!(Timestamp::from_rfc_3339("yesterday"), None);
        assert_eq!(Timestamp::from_rfc_3339("2026-02-30T00:00:00Z"), None);
        assert_eq!(Timestamp::from_rfc_3339("9999-12-31T23:59:59-00:01"), None);
        assert_eq!(Timestamp::from_rfc_3339("0000-01-01T00:00:00+00:01"), None);
    }
}
