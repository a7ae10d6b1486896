//! PHP's serialisation format, read into JSON.
//!
//! MediaWiki keeps parameters in it. Nothing is ever executed or built: objects and references are refused,
//! nesting is bounded, and a length is never believed beyond the bytes that are there. Lengths count bytes, so
//! the reader works on bytes and decodes UTF-8 last.
//!
//! See <https://www.php.net/manual/en/function.serialize.php>.

use serde_json::{Map, Number, Value};

/// How deep arrays may lie in each other.
const DEEPEST: usize = 32;

/// Why a value could not be read, and at which byte.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a value that PHP serialised: {expected} was expected at byte {at}")]
pub struct PhpError {
    expected: &'static str,
    at: usize,
}

/// Reads one serialised value.
///
/// An array whose keys are 0, 1, 2 … becomes a list, any other an object; bytes that are no UTF-8 are replaced.
pub fn unserialize(stored: &[u8]) -> Result<Value, PhpError> {
    let mut reader = Reader { stored, at: 0 };
    let value = reader.value(0)?;
    if reader.at == stored.len() { Ok(value) } else { Err(reader.expected("the end")) }
}

struct Reader<'a> {
    stored: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn expected(&self, expected: &'static str) -> PhpError {
        PhpError { expected, at: self.at }
    }

    fn value(&mut self, depth: usize) -> Result<Value, PhpError> {
        let kind = self.stored.get(self.at..self.at + 2).ok_or_else(|| self.expected("a value"))?;
        self.at += 2;
        match kind {
            b"N;" => Ok(Value::Null),
            b"b:" => Ok(Value::Bool(self.until(b';')? == "1")),
            b"i:" => self.until(b';')?.parse::<i64>().map(Value::from).map_err(|_| self.expected("an integer")),
            b"d:" => self.double(),
            b"s:" => {
                let text = self.string()?;
                self.literal(b";")?;
                Ok(Value::String(text))
            }
            b"a:" if depth < DEEPEST => self.array(depth),
            b"a:" => Err(self.expected("less nesting")),
            _ => Err(self.expected("a scalar or an array")),
        }
    }

    fn double(&mut self) -> Result<Value, PhpError> {
        let text = self.until(b';')?;
        let number = text.parse::<f64>().map_err(|_| self.expected("a number"))?;
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn string(&mut self) -> Result<String, PhpError> {
        let length: usize = self.until(b':')?.parse().map_err(|_| self.expected("a length"))?;
        self.literal(b"\"")?;
        let end = self.at.checked_add(length).ok_or_else(|| self.expected("a length"))?;
        let bytes = self.stored.get(self.at..end).ok_or_else(|| self.expected("a string of its length"))?;
        self.at = end;
        self.literal(b"\"")?;
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }

    fn array(&mut self, depth: usize) -> Result<Value, PhpError> {
        let length: usize = self.until(b':')?.parse().map_err(|_| self.expected("a length"))?;
        self.literal(b"{")?;
        let mut entries = Vec::new();
        for _ in 0..length {
            let key = match self.value(DEEPEST)? {
                Value::String(name) => name,
                Value::Number(number) => number.to_string(),
                _ => return Err(self.expected("a key")),
            };
            entries.push((key, self.value(depth + 1)?));
        }
        self.literal(b"}")?;
        let is_list = entries.iter().enumerate().all(|(index, (key, _))| *key == index.to_string());
        Ok(if is_list {
            entries.into_iter().map(|(_, value)| value).collect()
        } else {
            Value::Object(entries.into_iter().collect::<Map<_, _>>())
        })
    }

    fn until(&mut self, end: u8) -> Result<&'a str, PhpError> {
        let rest = self.stored.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == end).ok_or_else(|| self.expected("a terminator"))?;
        let text = std::str::from_utf8(&rest[..length]).map_err(|_| self.expected("digits"))?;
        self.at += length + 1;
        Ok(text)
    }

    fn literal(&mut self, literal: &'static [u8]) -> Result<(), PhpError> {
        if !self.stored.get(self.at..).unwrap_or_default().starts_with(literal) {
            return Err(self.expected("a delimiter"));
        }
        self.at += literal.len();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn scalars_and_arrays() {
        let stored = r#"a:6:{s:1:"n";N;s:1:"b";b:1;s:1:"i";i:-5;s:1:"d";d:0.5;s:1:"s";s:4:"Fön";s:1:"l";a:2:{i:0;i:7;i:1;i:8;}}"#;
        let expected = json!({"n": null, "b": true, "i": -5, "d": 0.5, "s": "Fön", "l": [7, 8]});
        assert_eq!(unserialize(stored.as_bytes()), Ok(expected));
    }

    #[test]
    fn what_php_would_not_write_is_refused() {
        let deep = "a:1:{i:0;".repeat(5_000);
        for wrong in [
            "",
            "x",
            "i:1",
            "i:x;",
            "s:5:\"abc\";",
            "s:18446744073709551615:\"\";",
            "a:9:{}",
            "O:8:\"stdClass\":0:{}",
            &deep,
        ] {
            assert!(unserialize(wrong.as_bytes()).is_err(), "{wrong:.40} was read");
        }
    }
}
