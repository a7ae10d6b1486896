//! JSON as it is written: bytes, without a tree of values in between.

/// JSON under way. What is written is well-formed as long as whoever writes keeps to the grammar of lists and objects.
#[derive(Debug, Default)]
pub struct Json {
    bytes: Vec<u8>,
}

/// Where the digits of a 14-digit timestamp stand in RFC 3339's form, quotes included.
const MOMENT: [u8; 22] = *b"\"0000-00-00T00:00:00Z\"";
const MOMENT_DIGITS: [usize; 14] = [1, 2, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19];

const HEXADECIMAL: [u8; 16] = *b"0123456789abcdef";

impl Json {
    /// Nothing yet, with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes) }
    }

    /// Makes room for so many further bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.bytes.reserve(bytes);
    }

    /// Takes back what was written after so many bytes.
    pub fn truncate(&mut self, length: usize) {
        self.bytes.truncate(length);
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// All that was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What was written so far.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A piece that is JSON already, or a mark between values.
    pub fn raw(&mut self, json: &[u8]) {
        self.bytes.extend_from_slice(json);
    }

    /// One mark: a bracket, a brace, a comma or a colon.
    pub fn mark(&mut self, mark: u8) {
        self.bytes.push(mark);
    }

    /// `null`.
    pub fn null(&mut self) {
        self.raw(b"null");
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { b"true" } else { b"false" });
    }

    /// A whole number.
    pub fn integer(&mut self, value: i64) {
        self.bytes.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.bytes.reserve(text.len() + 2);
        self.bytes.push(b'"');
        self.escaped(text.as_bytes());
        self.bytes.push(b'"');
    }

    /// A string out of bytes; what is no UTF-8 is replaced, as by [`String::from_utf8_lossy`].
    pub fn text(&mut self, bytes: &[u8]) {
        if is_plain(bytes) {
            return self.plain(bytes);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => self.string(text),
            Err(_) => self.string(&String::from_utf8_lossy(bytes)),
        }
    }

    /// A string of ASCII in which nothing needs an escape.
    pub fn plain(&mut self, text: &[u8]) {
        self.bytes.reserve(text.len() + 2);
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(text);
        self.bytes.push(b'"');
    }

    /// A title out of its beginning and its name, in which underscores stand for spaces; what is no UTF-8 is replaced.
    pub fn title(&mut self, prefix: &str, name: &[u8]) {
        let is_plain = is_plain(name);
        if !is_plain && let Err(_) = std::str::from_utf8(name) {
            return self.title(prefix, String::from_utf8_lossy(name).as_bytes());
        }
        self.bytes.reserve(prefix.len() + name.len() + 2);
        self.bytes.push(b'"');
        self.escaped(prefix.as_bytes());
        let start = self.bytes.len();
        if is_plain {
            self.bytes.extend_from_slice(name);
        } else {
            self.escaped(name);
        }
        // No escape has an underscore.
        self.bytes[start..].iter_mut().for_each(|byte| *byte = if *byte == b'_' { b' ' } else { *byte });
        self.bytes.push(b'"');
    }

    /// A point in time by RFC 3339, out of 14 digits.
    pub fn moment(&mut self, digits: [u8; 14]) {
        let mut text = MOMENT;
        for (digit, place) in digits.into_iter().zip(MOMENT_DIGITS) {
            text[place] = digit;
        }
        self.raw(&text);
    }

    /// What stands between the quotes of a string: RFC 8259, section 7.
    fn escaped(&mut self, text: &[u8]) {
        let mut rest = text;
        while let Some(plain) = first_to_escape(rest) {
            self.bytes.extend_from_slice(&rest[..plain]);
            self.escape(rest[plain]);
            rest = &rest[plain + 1..];
        }
        self.bytes.extend_from_slice(rest);
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0C => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                self.raw(b"\\u00");
                self.mark(HEXADECIMAL[usize::from(byte >> 4)]);
                return self.mark(HEXADECIMAL[usize::from(byte & 15)]);
            }
        };
        self.raw(&[b'\\', short]);
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = ONES << 7;

/// The place of the first byte that needs an escape: a quote, a backslash, or one below a space. Eight are looked at at a
/// time, by arithmetic that leaves the highest bit of such a byte set; beyond the first, others may have it set, too.
fn first_to_escape(text: &[u8]) -> Option<usize> {
    let (words, rest) = text.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
        let quotes = zeros(word ^ (ONES * u64::from(b'"')));
        let backslashes = zeros(word ^ (ONES * u64::from(b'\\')));
        let controls = word.wrapping_sub(ONES * u64::from(b' ')) & !word;
        let found = (quotes | backslashes | controls) & HIGHEST;
        if found != 0 {
            return Some(number * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let place = rest.iter().position(|byte| needs_escape(*byte))?;
    Some(text.len() - rest.len() + place)
}

fn needs_escape(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | ..b' ')
}

/// Whether bytes are ASCII, and none needs an escape.
fn is_plain(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    // What is left behind whole words is looked at with what stands before it.
    match bytes.last_chunk::<8>() {
        Some(last) => words.iter().chain((!rest.is_empty()).then_some(last)).all(|word| is_plain_word(*word)),
        None => rest.iter().all(|byte| byte.is_ascii() && !needs_escape(*byte)),
    }
}

/// The same of eight. Where all highest bits are clear, to take away one sets that of a zero, and of nothing below the first of
/// them.
fn is_plain_word(word: [u8; 8]) -> bool {
    let word = u64::from_le_bytes(word);
    let no_zeros = |word: u64| word.wrapping_sub(ONES);
    let quotes = no_zeros(word ^ (ONES * u64::from(b'"')));
    let backslashes = no_zeros(word ^ (ONES * u64::from(b'\\')));
    let controls = word.wrapping_sub(ONES * u64::from(b' '));
    (word | quotes | backslashes | controls) & HIGHEST == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Json)) -> String {
        let mut json = Json::default();
        write(&mut json);
        String::from_utf8(json.into_bytes()).expect("UTF-8")
    }

    #[test]
    fn strings_are_escaped_as_serde_does() {
        let mut all: String = (0..0x100).filter_map(char::from_u32).collect();
        all.push_str("\u{2028}\u{10FFFF}ä");
        assert_eq!(written(|json| json.string(&all)), serde_json::to_string(&all).expect("JSON"));
        assert_eq!(written(|json| json.string("")), "\"\"");
        for place in 0..20 {
            for odd in ['"', '\\', '\n', '\u{1f}', '!', '[', ']', '#', '\u{7f}', '\u{80}'] {
                let mut text = "plain ä text behind".to_owned();
                let place = text.floor_char_boundary(place);
                text.insert(place, odd);
                text.insert(place, odd);
                assert_eq!(written(|json| json.string(&text)), serde_json::to_string(&text).expect("JSON"));
            }
        }
    }

    #[test]
    fn bytes_are_written_as_strings_are() {
        for length in 0..20 {
            for place in 0..=length {
                for odd in (0..=u8::MAX).map(char::from) {
                    let mut text = "a_plain text behind?"[..length].to_owned();
                    text.insert(place, odd);
                    assert_eq!(written(|json| json.text(text.as_bytes())), serde_json::to_string(&text).expect("JSON"));
                    let title = serde_json::to_string(&text.replace('_', " ")).expect("JSON");
                    assert_eq!(written(|json| json.title("", text.as_bytes())), title);
                }
            }
        }
    }

    #[test]
    fn half_a_character_is_replaced() {
        assert_eq!(written(|json| json.text(b"a\xC3")), "\"a\u{FFFD}\"");
        assert_eq!(written(|json| json.title("A_B:", b"c_\xC3_\"")), "\"A_B:c \u{FFFD} \\\"\"");
    }

    #[test]
    fn numbers_and_moments() {
        assert_eq!(written(|json| json.integer(i64::MIN)), i64::MIN.to_string());
        assert_eq!(written(|json| json.moment(*b"20260131123456")), "\"2026-01-31T12:34:56Z\"");
        assert_eq!(written(|json| json.boolean(true)), "true");
    }
}
