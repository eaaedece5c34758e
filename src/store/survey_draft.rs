//! Definitions that somebody is writing: texts that are no version of a survey yet.
//!
//! Owns the table `survey_draft`. A draft is kept whatever is wrong with it, so that nothing typed
//! is lost; nothing but publishing makes a survey of it. The instant of the last change also names
//! the revision, so that a change made on top of another one's text is noticed. Respondents' drafts
//! are elsewhere.

use jiff::Timestamp;

use super::audit::Note as _;
use super::row::Place;
use super::{Act, Backend, Conflict, Store, StoreError};
use crate::id::SurveyId;

statements! {
    LIST_DRAFTS: "
        SELECT survey, source, base_version, changed_at_ms, changed_by
        FROM survey_draft ORDER BY survey";
    FIND_DRAFT: "
        SELECT survey, source, base_version, changed_at_ms, changed_by
        FROM survey_draft WHERE survey = $1";
    INSERT_DRAFT: "
        INSERT INTO survey_draft (survey, source, base_version, changed_at_ms, changed_by)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (survey) DO NOTHING";
    UPDATE_DRAFT: "
        UPDATE survey_draft
        SET source = $2, base_version = $3, changed_at_ms = $4, changed_by = $5
        WHERE survey = $1 AND changed_at_ms = $6";
    pub(super) DELETE_DRAFT: "
        DELETE FROM survey_draft WHERE survey = $1 AND changed_at_ms = $2";
}

/// A definition that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyDraft {
    /// Name of the survey, published or not.
    pub survey: SurveyId,
    /// The text, right or wrong.
    pub source: String,
    /// The version from which the text was begun; `None` for a survey that is new.
    pub base: Option<i64>,
    /// When it was last changed: later with every change, so it also names the revision.
    pub changed_at: Timestamp,
    /// The sign-in name of who changed it last.
    pub changed_by: String,
}

/// What is to be kept as a draft.
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    /// Name of the survey.
    pub survey: &'a SurveyId,
    /// The text, right or wrong.
    pub source: &'a str,
    /// The version from which the text was begun; `None` for a survey that is new.
    pub base: Option<i64>,
    /// The revision on top of which it was written; `None` where there was no draft.
    pub seen: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    survey: String,
    source: String,
    base_version: Option<i64>,
    changed_at_ms: i64,
    changed_by: String,
}

impl DraftRow {
    fn read(self) -> Result<SurveyDraft, StoreError> {
        let place = Place::new("survey_draft", &self.survey);
        Ok(SurveyDraft {
            changed_at: place.moment("changed_at_ms", self.changed_at_ms)?,
            survey: SurveyId::new(self.survey),
            source: self.source,
            base: self.base_version,
            changed_by: self.changed_by,
        })
    }
}

impl Store {
    /// All drafts, by the name of the survey.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one cannot be read, and those of the driver.
    pub async fn survey_drafts(&self) -> Result<Vec<SurveyDraft>, StoreError> {
        let rows: Vec<DraftRow> = read!(self, |connection| {
            sqlx::query_as(LIST_DRAFTS).fetch_all(connection).await?
        });
        rows.into_iter().map(DraftRow::read).collect()
    }

    /// The draft of a survey.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn survey_draft(&self, survey: &SurveyId) -> Result<Option<SurveyDraft>, StoreError> {
        let row: Option<DraftRow> = read!(self, |connection| {
            sqlx::query_as(FIND_DRAFT)
                .bind(survey.as_str())
                .fetch_optional(connection)
                .await?
        });
        row.map(DraftRow::read).transpose()
    }

    /// Keeps `writing`, writes `act` down and returns the new revision. Who changes it is the actor.
    ///
    /// # Errors
    /// [`Conflict::DraftMoved`] when there is another draft than the one seen, and those of the
    /// driver.
    pub async fn save_survey_draft(
        &self,
        writing: &Writing<'_>,
        act: &Act<'_>,
    ) -> Result<Timestamp, StoreError> {
        let now = act.at.as_millisecond();
        let seen = writing.seen.map(Timestamp::as_millisecond);
        // Also where the clock stands still or was put back.
        let revision = seen.map_or(now, |seen| now.max(seen + 1));
        transact!(self, |connection| {
            let statement = if seen.is_some() {
                UPDATE_DRAFT
            } else {
                INSERT_DRAFT
            };
            let mut query = sqlx::query(statement)
                .bind(writing.survey.as_str())
                .bind(writing.source)
                .bind(writing.base)
                .bind(revision)
                .bind(act.actor);
            if let Some(seen) = seen {
                query = query.bind(seen);
            }
            let kept = query.execute(&mut *connection).await?.rows_affected();
            if kept == 0 {
                return Err(Conflict::DraftMoved.into());
            }
            connection.note(act).await?;
        });
        Place::new("survey_draft", writing.survey.as_str()).moment("changed_at_ms", revision)
    }

    /// Throws the draft away that was seen as of `seen`, and writes `act` down.
    ///
    /// # Errors
    /// [`Conflict::DraftMoved`] when there is another draft or none, and those of the driver.
    pub async fn discard_survey_draft(
        &self,
        survey: &SurveyId,
        seen: Timestamp,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            let gone = sqlx::query(DELETE_DRAFT)
                .bind(survey.as_str())
                .bind(seen.as_millisecond())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if gone == 0 {
                return Err(Conflict::DraftMoved.into());
            }
            connection.note(act).await?;
        });
        Ok(())
    }
}
