//! What a room was told while answers came in.
//!
//! Owns the table `reveal`: a question is told once, and what was told stays. What the figures mean,
//! and whose answers they were drawn from, is known to those who count.

use super::audit::Note as _;
use super::release::{HOLD_SURVEY, LAST_RELEASE};
use super::row::instant_ms;
use super::{Act, Backend, Conflict, Store, StoreError, StoredSurvey};
use crate::id::{ItemId, SurveyId};

statements! {
    LIST_REVEALS: "SELECT item, figures FROM reveal WHERE survey = $1 ORDER BY item";
    KEEP_REVEAL: "
        INSERT INTO reveal (survey, item, figures) VALUES ($1, $2, $3)
        ON CONFLICT (survey, item) DO NOTHING";
}

impl Store {
    /// What a room was told about a survey: each question with its figures.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn reveals(&self, survey: &SurveyId) -> Result<Vec<(ItemId, String)>, StoreError> {
        let rows: Vec<(String, String)> = read!(self, |connection| {
            sqlx::query_as(LIST_REVEALS)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        let read = |(item, figures)| (ItemId::new(item), figures);
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps what a room is told of a question; `false` when it was told that question before, and
    /// then what stands stays.
    ///
    /// # Errors
    /// [`Conflict::Moved`] when the survey is not what it was when its responses were read, or
    /// figures of it were released; nothing is written then. Those of the driver.
    pub async fn keep_reveal(
        &self,
        survey: &StoredSurvey,
        item: &ItemId,
        figures: &str,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        let id = survey.id.as_str();
        Ok(transact!(self, |connection| {
            // Having written the row of the survey, this waits for others who release it.
            let held = sqlx::query(HOLD_SURVEY)
                .bind(id)
                .bind(survey.version)
                .bind(instant_ms(survey.schedule.closes))
                .execute(&mut *connection)
                .await?;
            let last: i64 = sqlx::query_scalar(LAST_RELEASE)
                .bind(id)
                .fetch_one(&mut *connection)
                .await?;
            if held.rows_affected() == 0 || last > 0 {
                return Err(Conflict::Moved.into());
            }
            let kept = sqlx::query(KEEP_REVEAL)
                .bind(id)
                .bind(item.as_str())
                .bind(figures)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if kept > 0 {
                connection.note(act).await?;
            }
            kept > 0
        }))
    }
}
