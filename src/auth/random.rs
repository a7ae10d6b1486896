//! Secrets out of nothing, and what is kept of them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::AuthError;
use crate::types::Secret;

/// A fresh secret of 256 bits after a prefix, in characters that cookies, headers and URLs take as they are.
pub(super) fn secret(prefix: &str) -> Result<Secret, AuthError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| AuthError::NoRandomness)?;
    Ok(Secret::new(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))))
}

/// What is stored of a secret that has only to be recognised. A plain hash is enough for one that nobody can guess;
/// and whoever learns the hash, by how long a look-up takes or from a copy of the database, has nothing to show.
pub(super) fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_plain_and_never_the_same() {
        let one = secret("wg_").expect("randomness");
        let other = secret("wg_").expect("randomness");
        assert_ne!(one, other);
        assert_eq!(one.reveal().len(), 3 + 43);
        assert!(one.reveal().chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)));
    }

    #[test]
    fn hashes_are_sha_256() {
        assert_eq!(hash("abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }
}
