//! What the API remembers between requests: how much each token asks.
//!
//! Owns nothing of a respondent. Limits are kept by token and never by address, because a whole
//! office shares one.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::problem::Problem;

/// The most requests of one token in a minute.
const REQUESTS: u32 = 240;
/// The most responses of one token that are being sent at a time.
const STREAMS: usize = 4;
/// A minute, in seconds.
const MINUTE: i64 = 60;

/// The memory of the API.
#[derive(Default)]
pub(crate) struct Memory {
    usage: Mutex<BTreeMap<String, Usage>>,
}

/// What a token asked in the current minute, and what is being sent to it.
struct Usage {
    minute: i64,
    requests: u32,
    streams: Arc<Semaphore>,
}

impl Memory {
    /// Counts one request of the token called `token`.
    pub(super) fn spend(&self, token: &str, now: Timestamp) -> Result<(), Problem> {
        let mut usage = self.usage.lock().unwrap_or_else(PoisonError::into_inner);
        let usage = usage.entry(token.to_owned()).or_insert_with(Usage::new);
        let minute = now.as_second().div_euclid(MINUTE);
        if usage.minute != minute {
            (usage.minute, usage.requests) = (minute, 0);
        }
        usage.requests += 1;
        if usage.requests > REQUESTS {
            return Err(Problem::TooMany(
                MINUTE - now.as_second().rem_euclid(MINUTE),
            ));
        }
        Ok(())
    }

    /// A place among those to whom responses are being sent; it is free again when it is dropped.
    pub(super) fn stream(&self, token: &str) -> Result<OwnedSemaphorePermit, Problem> {
        let mut usage = self.usage.lock().unwrap_or_else(PoisonError::into_inner);
        let usage = usage.entry(token.to_owned()).or_insert_with(Usage::new);
        Arc::clone(&usage.streams)
            .try_acquire_owned()
            .map_err(|_| Problem::TooMany(10))
    }
}

impl Usage {
    fn new() -> Self {
        Self {
            minute: 0,
            requests: 0,
            streams: Arc::new(Semaphore::new(STREAMS)),
        }
    }
}
