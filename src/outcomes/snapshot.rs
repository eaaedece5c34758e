//! A name for a set of responses: who has the same name has counted the same answers.
//!
//! Owns how responses are hashed; their order and their ids play no part. Knows nothing of figures.

use sha2::{Digest as _, Sha256};

use crate::answer::{Response, json};

/// The sum of the responses' hashes: independent of their order and of their ids.
#[derive(Clone, Default)]
pub(super) struct Snapshot([u64; 4]);

impl Snapshot {
    /// Adds a response.
    pub(super) fn add(&mut self, response: &Response) {
        let text = format!(
            "{}\n{}\n{}\n{}",
            response.language,
            response.day,
            response.complete,
            json::write_text(&response.answers)
        );
        let digest = Sha256::digest(text);
        for (sum, bytes) in self.0.iter_mut().zip(digest.chunks_exact(8)) {
            let part = bytes
                .iter()
                .fold(0, |part, byte| part << 8 | u64::from(*byte));
            *sum = sum.wrapping_add(part);
        }
    }

    /// Adds what was added to `other`.
    pub(super) fn merge(&mut self, other: &Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum = sum.wrapping_add(more);
        }
    }

    /// The name of what was added.
    pub(super) fn name(&self) -> String {
        let bytes: Vec<u8> = self.0.iter().flat_map(|part| part.to_be_bytes()).collect();
        Sha256::digest(bytes)
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}
