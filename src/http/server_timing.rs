//! `Server-Timing`: how a request's time was spent, where browsers and scripts look for it.
//!
//! See <https://www.w3.org/TR/server-timing/>. Times are milliseconds; a phase that took no time was not there. None of it
//! is secret: it is time that whoever asks has waited, and how often the database was asked for them.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use bytes::Bytes;

use crate::telemetry::{Phase, Spent};

/// The header that carries it.
pub const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// As much as is usual.
const USUAL_LENGTH: usize = 256;

/// The header's value: `parse;dur=0.112, sql;dur=1.204;desc="3 statements in 2 rounds", …, total;dur=1.902`.
///
/// It is part of every answer, so it is written without the formatting machinery.
pub fn header(spent: &Spent) -> Option<HeaderValue> {
    let mut text = Vec::with_capacity(USUAL_LENGTH);
    for phase in Phase::ALL {
        let microseconds = microseconds(spent.time(phase));
        if microseconds == 0 {
            continue;
        }
        push_metric(&mut text, phase.name(), microseconds);
        match phase {
            Phase::Sql => push_counts(&mut text, &[(spent.statements, "statement"), (spent.rounds, "round")]),
            Phase::Api => push_counts(&mut text, &[(spent.calls, "call")]),
            _ => {}
        }
        text.extend_from_slice(b", ");
    }
    push_metric(&mut text, "total", microseconds(spent.total()));
    HeaderValue::from_maybe_shared(Bytes::from(text)).ok()
}

/// In a number that processors divide at once, as they do not those of 128 bits.
fn microseconds(time: Duration) -> u64 {
    time.as_secs().saturating_mul(1_000_000).saturating_add(time.subsec_micros().into())
}

fn push_metric(text: &mut Vec<u8>, name: &str, microseconds: u64) {
    text.extend_from_slice(name.as_bytes());
    text.extend_from_slice(b";dur=");
    let milliseconds = u32::try_from(microseconds / 1_000).unwrap_or(u32::MAX);
    push_number(text, milliseconds);
    text.push(b'.');
    let rest = (microseconds % 1_000) as u16;
    text.extend([rest / 100, rest / 10 % 10, rest % 10].map(|digit| b'0' + digit as u8));
}

/// `;desc="3 statements in 2 rounds"`.
fn push_counts(text: &mut Vec<u8>, counts: &[(u32, &str)]) {
    for (index, (count, noun)) in counts.iter().enumerate() {
        text.extend_from_slice(if index == 0 { b";desc=\"" } else { b" in " });
        push_number(text, *count);
        text.push(b' ');
        text.extend_from_slice(noun.as_bytes());
        if *count != 1 {
            text.push(b's');
        }
    }
    text.push(b'"');
}

fn push_number(text: &mut Vec<u8>, mut number: u32) {
    let mut digits = [0; 10];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    text.extend_from_slice(&digits[first..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(name: &str, microseconds: u64) -> String {
        let mut text = Vec::new();
        push_metric(&mut text, name, microseconds);
        String::from_utf8(text).expect("text")
    }

    #[test]
    fn times_are_milliseconds() {
        for (microseconds, told) in
            [(0, "0.000"), (7, "0.007"), (80, "0.080"), (999, "0.999"), (1_000, "1.000"), (1_234_567, "1234.567")]
        {
            assert_eq!(metric("sql", microseconds), format!("sql;dur={told}"));
        }
    }

    #[test]
    fn counts_are_told_as_people_say_them() {
        let told = |counts: &[(u32, &str)]| {
            let mut text = Vec::new();
            push_counts(&mut text, counts);
            String::from_utf8(text).expect("text")
        };
        assert_eq!(told(&[(1, "statement"), (1, "round")]), ";desc=\"1 statement in 1 round\"");
        assert_eq!(told(&[(12, "statement"), (2, "round")]), ";desc=\"12 statements in 2 rounds\"");
        assert_eq!(told(&[(1, "call")]), ";desc=\"1 call\"");
    }

    #[test]
    fn what_took_no_time_is_left_out() {
        assert_eq!(header(&Spent::default()).expect("a header"), "total;dur=0.000");
    }
}
