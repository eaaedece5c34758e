//! How many took part, as it may be told while answers come in.
//!
//! Owns the steps in which it is told: two readings must not tell of one person.

use std::collections::BTreeMap;

use super::Published;
use crate::language::Language;
use crate::store::{Store, StoreError};

/// Participation is told in steps of so many.
pub const STEP: u64 = 5;

/// `count` as it may be told: the last step that it has reached.
pub fn in_steps(count: u64) -> u64 {
    count / STEP * STEP
}

/// Participation in steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// At least so many complete responses.
    pub complete: u64,
    /// The same for each language of the survey.
    pub languages: BTreeMap<Language, u64>,
}

/// How many took part in a survey, in steps.
///
/// # Errors
/// Those of the store.
pub async fn count(store: &Store, published: &Published) -> Result<Steps, StoreError> {
    let id = &published.stored.id;
    let counts = store.participation(id).await?;
    let spoken = store.responses_by_language(id).await?;
    let languages = published.survey.languages.iter();
    Ok(Steps {
        complete: in_steps(counts.complete),
        languages: languages
            .map(|language| {
                (
                    *language,
                    in_steps(spoken.get(language).copied().unwrap_or(0)),
                )
            })
            .collect(),
    })
}
