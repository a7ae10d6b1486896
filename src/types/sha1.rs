//! SHA-1 as MediaWiki stores it: 31 digits in base 36.

/// Turns MediaWiki's base 36 into 40 lower-case hexadecimal digits; `None` if it is not a SHA-1.
///
/// See <https://www.mediawiki.org/wiki/Manual:Revision_table#rev_sha1>.
pub fn sha1_hex(base_36: &str) -> Option<String> {
    if base_36.is_empty() || base_36.len() > 31 {
        return None;
    }
    let mut bytes = [0_u8; 20];
    for digit in base_36.chars() {
        let mut carry = digit.to_digit(36)?;
        for byte in bytes.iter_mut().rev() {
            let sum = u32::from(*byte) * 36 + carry;
            *byte = (sum & 0xff) as u8;
            carry = sum >> 8;
        }
        if carry != 0 {
            return None;
        }
    }
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
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
