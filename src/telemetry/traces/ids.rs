//! The numbers of traces and spans, and whom a client says that it asks for.
//!
//! See <https://www.w3.org/TR/trace-context/>.

use std::fmt;

/// The number of a trace, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TraceId(u128);

/// The number of a span, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SpanId(u64);

impl TraceId {
    pub fn new() -> Self {
        Self(fastrand::u128(1..))
    }
}

impl SpanId {
    pub fn new() -> Self {
        Self(fastrand::u64(1..))
    }
}

impl fmt::Display for TraceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl fmt::Display for SpanId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// The span that a request comes from, as the header `traceparent` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parent {
    pub(super) trace: TraceId,
    pub(super) span: SpanId,
    /// Whether whoever asks keeps its own part of the trace.
    pub(super) is_sampled: bool,
}

/// The length of the header in its first version; later ones may go on after a dash.
const LENGTH: usize = 55;

impl Parent {
    /// Reads the header's value: `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`. `None` for anything that is not
    /// exactly that.
    pub fn of_header(value: &[u8]) -> Option<Self> {
        let (known, further) = value.split_at_checked(LENGTH)?;
        if [known[2], known[35], known[52]] != *b"---" {
            return None;
        }
        let is_goodly = match hex(&known[..2])? {
            0x00 => further.is_empty(),
            0xff => false,
            _ => further.is_empty() || further.starts_with(b"-"),
        };
        let (trace, span) = (hex(&known[3..35])?, u64::try_from(hex(&known[36..52])?).ok()?);
        let is_sampled = hex(&known[53..])? & 1 == 1;
        let is_sound = is_goodly && trace != 0 && span != 0;
        is_sound.then_some(Self { trace: TraceId(trace), span: SpanId(span), is_sampled })
    }
}

/// The number that lower-case hexadecimal digits write.
fn hex(digits: &[u8]) -> Option<u128> {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let text = std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(is_digit))?;
    u128::from_str_radix(text, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    #[test]
    fn a_sound_parent_is_read() {
        let parent = Parent::of_header(SOUND.as_bytes()).expect("it is sound");
        assert_eq!(parent.trace.to_string(), "4bf92f3577b34da6a3ce929d0e0e4736");
        assert_eq!(parent.span.to_string(), "00f067aa0ba902b7");
        assert!(parent.is_sampled);
        let other = Parent::of_header(SOUND.replace("-01", "-02").as_bytes()).expect("it is sound");
        assert!(!other.is_sampled, "only the last bit counts");
    }

    #[test]
    fn a_later_version_is_read_as_far_as_it_is_known() {
        for sound in [SOUND.replace("00-4", "01-4"), format!("{}-more", SOUND.replace("00-4", "fe-4"))] {
            assert_eq!(Parent::of_header(sound.as_bytes()), Parent::of_header(SOUND.as_bytes()), "{sound}");
        }
    }

    #[test]
    fn anything_else_is_not_read() {
        for wrong in [
            String::new(),
            SOUND[..54].to_owned(),
            format!("{SOUND}-more"),
            format!("{SOUND} "),
            SOUND.to_uppercase(),
            SOUND.replace("00-4", "ff-4"),
            format!("{}more", SOUND.replace("00-4", "01-4")),
            SOUND.replace("00-4", "0x-4"),
            SOUND.replace('-', "_"),
            SOUND.replace("4bf92f3577b34da6a3ce929d0e0e4736", &"0".repeat(32)),
            SOUND.replace("00f067aa0ba902b7", &"0".repeat(16)),
            SOUND.replace("-01", "-+1"),
            SOUND.replace("00f067aa0ba902b7", "+0f067aa0ba902b7"),
            SOUND.replace("00f067aa0ba902b7", "ü0f067aa0ba902b"),
        ] {
            assert_eq!(Parent::of_header(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
