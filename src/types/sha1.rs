//! SHA-1 as MediaWiki stores it: 31 digits in base 36.

use std::fmt;

const HEXADECIMAL: [u8; 16] = *b"0123456789abcdef";

/// So many digits in base 36 are less than 2^63.
const DIGITS_AT_ONCE: usize = 12;

/// A SHA-1, as 40 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sha1([u8; 40]);

impl Sha1 {
    /// Reads MediaWiki's base 36; `None` if it is not a SHA-1.
    ///
    /// See <https://www.mediawiki.org/wiki/Manual:Revision_table#rev_sha1>.
    pub fn of_base_36(digits: &[u8]) -> Option<Self> {
        if digits.is_empty() || digits.len() > 31 {
            return None;
        }
        // The number in words, the least significant first; the last has half of its bits.
        let mut words = [0_u64; 3];
        for digits in digits.chunks(DIGITS_AT_ONCE) {
            let (mut sum, mut scale) = (0_u64, 1_u64);
            for digit in digits {
                sum = sum * 36 + u64::from(char::from(*digit).to_digit(36)?);
                scale *= 36;
            }
            let mut carry = u128::from(sum);
            for word in &mut words {
                carry += u128::from(*word) * u128::from(scale);
                *word = carry as u64;
                carry >>= 64;
            }
        }
        let first = u32::try_from(words[2]).ok()?;
        let mut hexadecimal = [0; 40];
        let bytes = first.to_be_bytes().into_iter().chain(words[1].to_be_bytes()).chain(words[0].to_be_bytes());
        for (digits, byte) in hexadecimal.chunks_exact_mut(2).zip(bytes) {
            digits.copy_from_slice(&[byte >> 4, byte & 15].map(|digit| HEXADECIMAL[usize::from(digit)]));
        }
        Some(Self(hexadecimal))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Sha1 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Turns 40 hexadecimal digits into MediaWiki's 31 in base 36; `None` if it is not a SHA-1.
pub fn sha1_base_36(hexadecimal: &str) -> Option<String> {
    if hexadecimal.len() != 40 {
        return None;
    }
    let mut digits = [0_u32; 31];
    for digit in hexadecimal.chars() {
        let mut carry = digit.to_digit(16)?;
        for place in digits.iter_mut().rev() {
            let sum = *place * 16 + carry;
            *place = sum % 36;
            carry = sum / 36;
        }
    }
    digits.iter().map(|digit| char::from_digit(*digit, 36)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(base_36: &str) -> Option<String> {
        Sha1::of_base_36(base_36.as_bytes()).map(|sha1| sha1.as_str().to_owned())
    }

    #[test]
    fn one_too_many() {
        // 2^160 - 1 and 2^160.
        assert_eq!(hex("twj4yidkw7a8pn4g709kzmfoaol3x8f").as_deref(), Some("f".repeat(40).as_str()));
        assert_eq!(hex("twj4yidkw7a8pn4g709kzmfoaol3x8g"), None);
        assert_eq!(hex("1").as_deref(), Some(format!("{:040x}", 1).as_str()));
    }

    #[test]
    fn both_forms_name_the_same_text() {
        for hexadecimal in ["da39a3ee5e6b4b0d3255bfef95601890afd80709", "ffffffffffffffffffffffffffffffffffffffff"] {
            let base_36 = sha1_base_36(hexadecimal).expect("a SHA-1");
            assert_eq!(hex(&base_36).as_deref(), Some(hexadecimal));
        }
        assert_eq!(sha1_base_36("da39"), None);
        assert_eq!(sha1_base_36("not hexadecimal digits, forty of them...."), None);
    }

    #[test]
    fn the_empty_text() {
        let hex = hex("phoiac9h4m842xq45sp7s6u21eteeq1");
        assert_eq!(hex.as_deref(), Some("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    }

    #[test]
    fn what_is_no_sha1() {
        assert_eq!(hex(""), None);
        assert_eq!(hex("z".repeat(31).as_str()), None);
        assert_eq!(hex("not base 36!"), None);
        assert_eq!(hex(&"0".repeat(32)), None);
    }
}
