//! Bringing in responses that were collected elsewhere or invented for a demonstration.
//!
//! Owns nothing but the way in: all of them in one transaction, or none. Imported responses have
//! no key and no receipt. A row that was recognised leaves a hash, so that it is not taken in twice;
//! nothing joins the hash to the response, and sealing forgets it.

use jiff::civil::Date;

use super::survey::Gate as _;
use super::{Backend, Conflict, Store, StoreError};
use crate::answer::{AnswerSet, json};
use crate::id::{Hash, SurveyId, random_id};
use crate::survey::Language;

statements! {
    IMPORT_RESPONSE: "
        INSERT INTO response (id, survey, version, language, day, answers)
        VALUES ($1, $2, $3, $4, $5, $6)";
    IMPORT_DRAFT: "
        INSERT INTO draft (id, survey, version, language, day, answers)
        VALUES ($1, $2, $3, $4, $5, $6)";
    MARK_ROW: "
        INSERT INTO sent_key (key_hash, survey) VALUES ($1, $2)
        ON CONFLICT (key_hash) DO NOTHING";
}

/// A response from elsewhere.
#[derive(Debug, Clone)]
pub struct ImportedResponse {
    /// The language in which the form was read.
    pub language: Language,
    /// The day on which it was sent (complete) or last saved (partial).
    pub day: Date,
    /// Whether it was sent.
    pub complete: bool,
    /// The answers.
    pub answers: AnswerSet,
    /// What the row it came from is recognised by, if it can be.
    pub mark: Option<Hash>,
}

/// What came of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// How many responses were stored.
    pub taken: u64,
    /// How many had been taken in before, and were left as they are.
    pub known: u64,
}

impl Store {
    /// Stores responses to one version of a survey, all or none, and returns how many.
    ///
    /// # Errors
    /// [`Conflict::Closed`] when the survey is closed for good, [`Conflict::NoSurvey`] when this
    /// version of it was never published, and those of the driver.
    pub async fn import(
        &self,
        survey: &SurveyId,
        version: i64,
        responses: impl IntoIterator<Item = ImportedResponse>,
    ) -> Result<Imported, StoreError> {
        if self.definition(survey, version).await?.is_none() {
            return Err(Conflict::NoSurvey(survey.to_string()).into());
        }
        Ok(transact!(self, |connection| {
            if !connection.takes_answers(survey).await? {
                return Err(Conflict::Closed.into());
            }
            let mut imported = Imported::default();
            for response in responses {
                if let Some(mark) = response.mark {
                    let marked = sqlx::query(MARK_ROW)
                        .bind(mark.0.as_slice())
                        .bind(survey.as_str())
                        .execute(&mut *connection)
                        .await?;
                    if marked.rows_affected() == 0 {
                        imported.known += 1;
                        continue;
                    }
                }
                let statement = if response.complete {
                    IMPORT_RESPONSE
                } else {
                    IMPORT_DRAFT
                };
                sqlx::query(statement)
                    .bind(random_id(&*self.randomness))
                    .bind(survey.as_str())
                    .bind(version)
                    .bind(response.language.tag())
                    .bind(response.day.to_string())
                    .bind(json::write_text(&response.answers))
                    .execute(&mut *connection)
                    .await?;
                imported.taken += 1;
            }
            imported
        }))
    }
}
