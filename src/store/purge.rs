//! Erasing the answers of a survey.
//!
//! Owns which rows go: everything near answers, and with it by the database's own triggers whatever
//! is known of a response, and the list of who was invited. What was published, released and logged stays. When it is due is not
//! known here.

use jiff::civil::Date;

use super::audit::Note as _;
use super::invitee::ERASE_INVITEES;
use super::{Act, Backend, Store, StoreError};
use crate::id::SurveyId;

statements! {
    ERASE_RESPONSES: "DELETE FROM response WHERE survey = $1";
    ERASE_DRAFTS: "DELETE FROM draft WHERE survey = $1";
    ERASE_SENT_KEYS: "DELETE FROM sent_key WHERE survey = $1";
    ERASE_INVITATIONS: "DELETE FROM invitation WHERE survey = $1";
    /// No longer sealed, so that sealing, which lays the files down anew, is finished by whoever
    /// finishes interrupted ones.
    MARK_PURGED: "
        UPDATE survey SET purged_on = coalesce(purged_on, $2), sealed_on = NULL WHERE id = $1";
    LIST_ANSWERED: "
        SELECT version FROM response WHERE survey = $1
        UNION SELECT version FROM draft WHERE survey = $1 AND answers <> '{}'";
}

impl Store {
    /// Closes a survey for good, erases its responses, partial ones included, with all that is tied
    /// to them and the list of who was invited, and writes `act` down. Nothing of them is left in the files of the database.
    /// `false` when there is no such survey.
    ///
    /// # Errors
    /// As [`Store::seal`]; the answers may then be erased, and their traces not yet.
    pub async fn purge(
        &self,
        survey: &SurveyId,
        day: Date,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        // Whoever is sending at this moment is through or refused afterwards.
        if !self.seal(survey, day).await? {
            return Ok(false);
        }
        transact!(self, |connection| {
            for statement in [
                ERASE_RESPONSES,
                ERASE_DRAFTS,
                ERASE_SENT_KEYS,
                ERASE_INVITATIONS,
                ERASE_INVITEES,
            ] {
                sqlx::query(statement)
                    .bind(survey.as_str())
                    .execute(&mut *connection)
                    .await?;
            }
            sqlx::query(MARK_PURGED)
                .bind(survey.as_str())
                .bind(day.to_string())
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        self.seal(survey, day).await
    }

    /// The versions of a survey to which there are answers.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn answered_versions(&self, survey: &SurveyId) -> Result<Vec<i64>, StoreError> {
        Ok(read!(self, |connection| {
            sqlx::query_scalar(LIST_ANSWERED)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        }))
    }
}
