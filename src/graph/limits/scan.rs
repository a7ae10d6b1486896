//! One pass over a query's text, before it is parsed.

use super::{BRACKETS, Limits, Reason, Refusal};

/// Refuses a text that is over the limits on size, tokens, directives or bracket depth.
///
/// What is no GraphQL at all passes: the parser says so better.
pub(super) fn check(limits: &Limits, query: &str) -> Result<(), Refusal> {
    if query.len() > limits.query_bytes {
        return Err(Refusal::too_complex(
            format!(
                "The query is {} bytes long, and at most {} are allowed. Give long lists as variables, or split the query.",
                query.len(),
                limits.query_bytes
            ),
            None,
        ));
    }
    let mut seen = Seen::default();
    let mut rest = query.as_bytes();
    while let Some((&first, _)) = rest.split_first() {
        let length = match first {
            b' ' | b'\t' | b'\n' | b'\r' | b',' | 0xEF | 0xBB | 0xBF => Some(1),
            b'#' => Some(line_length(rest)),
            _ => {
                seen.token(first, limits)?;
                token_length(rest)?
            }
        };
        let Some(length) = length else { break };
        rest = &rest[length..];
    }
    Ok(())
}

/// What the text had so far.
#[derive(Default)]
struct Seen {
    tokens: usize,
    directives: usize,
    brackets: usize,
}

impl Seen {
    fn token(&mut self, first: u8, limits: &Limits) -> Result<(), Refusal> {
        self.tokens += 1;
        match first {
            b'@' => self.directives += 1,
            b'{' | b'[' | b'(' => self.brackets += 1,
            b'}' | b']' | b')' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        let over = if self.tokens > limits.tokens {
            format!(
                "The query has more than {} tokens. Give long lists as variables, or split the query.",
                limits.tokens
            )
        } else if self.directives > limits.directives {
            format!(
                "The query has more than {} directives. Put @include or @skip on a fragment instead of on each field, or split the query.",
                limits.directives
            )
        } else if self.brackets > BRACKETS {
            format!(
                "The query's brackets nest deeper than {BRACKETS} levels. Select less deep, and give nested values as variables."
            )
        } else {
            return Ok(());
        };
        Err(Refusal::too_complex(over, None))
    }
}

/// The length of the token that `text`, which is not empty, starts with; nothing where it starts
/// with none, for no parser gets past that.
fn token_length(text: &[u8]) -> Result<Option<usize>, Refusal> {
    Ok(match text {
        [b'"', b'"', b'"', ..] => Some(block_string_length(text)?),
        [b'"', ..] => string_length(text),
        [b'.', b'.', b'.', ..] => Some(3),
        [b'-' | b'0'..=b'9', ..] => Some(number_length(text)),
        [first, ..] if is_word(*first) => Some(text.iter().take_while(|byte| is_word(**byte)).count()),
        [first, ..] => b"!$&()[]{}:=@|".contains(first).then_some(1),
        [] => None,
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn number_length(text: &[u8]) -> usize {
    let continues = |pair: &[u8]| match pair[1] {
        b'+' | b'-' => pair[0].eq_ignore_ascii_case(&b'e'),
        byte => is_word(byte) || byte == b'.',
    };
    1 + text.windows(2).take_while(|pair| continues(pair)).count()
}

fn line_length(text: &[u8]) -> usize {
    text.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count()
}

fn string_length(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match text.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            b'\n' | b'\r' => return None,
            _ => at += 1,
        }
    }
}

/// Refuses a block string without an end: the parser would take it for two strings, and search the
/// whole text for the end again at each of its kind.
fn block_string_length(text: &[u8]) -> Result<usize, Refusal> {
    let mut at = 3;
    while at < text.len() {
        match &text[at..] {
            [b'\\', b'"', b'"', b'"', ..] => at += 4,
            [b'"', b'"', b'"', ..] => return Ok(at + 3),
            _ => at += 1,
        }
    }
    Err(Refusal {
        reason: Reason::Syntax,
        message: "Syntax error: a block string has no closing \"\"\".".to_owned(),
        position: None,
        overspent: None,
    })
}
