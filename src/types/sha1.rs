//! SHA-1 as MediaWiki stores it: 31 digits in base 36.

const DIGITS: [u8; 16] = *b"0123456789abcdef";

/// Turns MediaWiki's base 36 into 40 lower-case hexadecimal digits; `None` if it is not a SHA-1.
///
/// See <https://www.mediawiki.org/wiki/Manual:Revision_table#rev_sha1>.
pub fn sha1_hex(base_36: &str) -> Option<String> {
    if base_36.is_empty() || base_36.len() > 31 {
        return None;
    }
    // The number in five words, the most significant first; six digits at a time are less than 2^32.
    let mut words = [0_u32; 5];
    for digits in base_36.as_bytes().chunks(6) {
        let mut carry = 0_u64;
        let mut scale = 1_u64;
        for digit in digits {
            carry = carry * 36 + u64::from(char::from(*digit).to_digit(36)?);
            scale *= 36;
        }
        for word in words.iter_mut().rev() {
            let sum = u64::from(*word) * scale + carry;
            *word = (sum & 0xffff_ffff) as u32;
            carry = sum >> 32;
        }
        if carry != 0 {
            return None;
        }
    }
    let mut hexadecimal = String::with_capacity(40);
    for word in words {
        let digits = (0..8).rev().map(|place| DIGITS[(word >> (4 * place)) as usize % 16]);
        hexadecimal.extend(digits.map(char::from));
    }
    Some(hexadecimal)
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

    #[test]
    fn both_forms_name_the_same_text() {
        for hexadecimal in ["da39a3ee5e6b4b0d3255bfef95601890afd80709", "ffffffffffffffffffffffffffffffffffffffff"] {
            let base_36 = sha1_base_36(hexadecimal).expect("a SHA-1");
            assert_eq!(sha1_hex(&base_36).as_deref(), Some(hexadecimal));
        }
        assert_eq!(sha1_base_36("da39"), None);
        assert_eq!(sha1_base_36("not hexadecimal digits, forty of them...."), None);
    }

    #[test]
    fn the_empty_text() {
        let hex = sha1_hex("phoiac9h4m842xq45sp7s6u21eteeq1");
        assert_eq!(hex.as_deref(), Some("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    }

    #[test]
    fn what_is_no_sha1() {
        assert_eq!(sha1_hex(""), None);
        assert_eq!(sha1_hex("z".repeat(31).as_str()), None);
        assert_eq!(sha1_hex("not base 36!"), None);
    }
}
