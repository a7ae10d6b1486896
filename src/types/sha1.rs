//! SHA-1 as MediaWiki stores it: 31 digits in base 36.

const HEXADECIMAL: [u8; 16] = *b"0123456789abcdef";

/// What digits in base 36 are worth, by their bytes; all others are worth [`NO_DIGIT`].
const WORTH: [u8; 256] = {
    let mut worth = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 36 {
        let digit = b"0123456789abcdefghijklmnopqrstuvwxyz"[value as usize];
        worth[digit as usize] = value;
        worth[digit.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    worth
};

const NO_DIGIT: u8 = u8::MAX;

/// So many digits in base 36 are less than 2^63.
const DIGITS_AT_ONCE: usize = 12;

/// A SHA-1, as 40 lower-case hexadecimal digits.
#[derive(Debug)]
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
                let worth = WORTH[usize::from(*digit)];
                if worth == NO_DIGIT {
                    return None;
                }
                sum = sum * 36 + u64::from(worth);
                scale *= 36;
            }
            let mut carry = u128::from(sum);
            for word in &mut words {
                carry += u128::from(*word) * u128::from(scale);
                *word = carry as u64;
                carry >>= 64;
            }
        }
        let mut bytes = [0; 20];
        bytes[..4].copy_from_slice(&u32::try_from(words[2]).ok()?.to_be_bytes());
        bytes[4..12].copy_from_slice(&words[1].to_be_bytes());
        bytes[12..].copy_from_slice(&words[0].to_be_bytes());
        let mut hexadecimal = [0; 40];
        for (place, byte) in bytes.into_iter().enumerate() {
            hexadecimal[2 * place] = HEXADECIMAL[usize::from(byte >> 4)];
            hexadecimal[2 * place + 1] = HEXADECIMAL[usize::from(byte & 15)];
        }
        Some(Self(hexadecimal))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Its digits, which are ASCII.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
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
