//! Canonical bytes and digests: RFC 8785 JSON, SHA-256 with a domain word in front, so that no
//! digest of one thing can pass for that of another.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// The canonical JSON (RFC 8785) of a value: one text per value, whoever writes it.
///
/// # Panics
/// Never for the types of `model`: their numbers are integers and their keys are strings.
pub fn canonical<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("records hold no floats and no odd keys")
}

/// The digest of parts under a domain word. The parts are told apart by a zero byte, which occurs
/// in none but the last.
pub(crate) fn digest(domain: &str, parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(domain.as_bytes());
    for part in parts {
        hasher.update([0]);
        hasher.update(part);
    }
    hasher.finalize().into()
}
