//! The check sums that MediaWiki stores beside texts and comments.

use sha1::{Digest, Sha1};

/// SHA-1 in base 36 with 31 digits, as `content_sha1` holds it.
pub fn sha1_base36(text: &str) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut number: Vec<u32> = Sha1::digest(text).iter().map(|byte| u32::from(*byte)).collect();
    let mut digits = [b'0'; 31];
    for digit in digits.iter_mut().rev() {
        let mut remainder = 0;
        for byte in &mut number {
            let dividend = remainder * 256 + *byte;
            *byte = dividend / 36;
            remainder = dividend % 36;
        }
        *digit = DIGITS[remainder as usize];
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// CRC-32 as a signed number, as `comment_hash` holds it.
pub fn comment_hash(text: &str, data: Option<&str>) -> i64 {
    let hash = crc32fast::hash(text.as_bytes()) ^ crc32fast::hash(data.unwrap_or_default().as_bytes());
    i64::from(hash.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_text_has_mediawiki_s_well_known_sum() {
        assert_eq!(sha1_base36(""), "phoiac9h4m842xq45sp7s6u21eteeq1");
    }

    #[test]
    fn comment_hashes_are_signed() {
        assert_eq!(comment_hash("", None), 0);
        assert!(comment_hash("typo", None) >= i64::from(i32::MIN));
        assert_ne!(comment_hash("typo", None), comment_hash("typo", Some("{}")));
    }
}
