//! Bringing in responses that were collected elsewhere or invented for a demonstration.
//!
//! Owns nothing but the way in: all of them in one transaction, or none. Imported responses have
//! no key and no receipt.

use jiff::civil::Date;

use super::row::document_text;
use super::survey::Gate as _;
use super::{Backend, Conflict, Store, StoreError};
use crate::answer::AnswerSet;
use crate::id::{SurveyId, random_id};
use crate::survey::Language;

statements! {
    IMPORT_RESPONSE: "
        INSERT INTO response (id, survey, version, language, day, answers)
        VALUES ($1, $2, $3, $4, $5, $6)";
    IMPORT_DRAFT: "
        INSERT INTO draft (id, survey, version, language, day, answers)
        VALUES ($1, $2, $3, $4, $5, $6)";
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
    ) -> Result<u64, StoreError> {
        if self.definition(survey, version).await?.is_none() {
            return Err(Conflict::NoSurvey(survey.to_string()).into());
        }
        Ok(transact!(self, |connection| {
            if !connection.takes_answers(survey).await? {
                return Err(Conflict::Closed.into());
            }
            let mut count = 0;
            for response in responses {
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
                    .bind(document_text(&response.answers))
                    .execute(&mut *connection)
                    .await?;
                count += 1;
            }
            count
        }))
    }
}
