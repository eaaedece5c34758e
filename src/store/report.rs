//! The paper that is being written about a survey.
//!
//! Owns the table `report_draft`: the text of a report definition as its authors left it, faults
//! included. Of two people who change the same revision the second is told, and nothing of either
//! is lost. What the text means is known to those who read it.

use jiff::Timestamp;

use super::audit::Note as _;
use super::row::Place;
use super::{Act, Backend, Store, StoreError};
use crate::id::SurveyId;

statements! {
    FIND_DRAFT: "
        SELECT source, revision, changed_at_ms, changed_by FROM report_draft WHERE survey = $1";
    INSERT_DRAFT: "
        INSERT INTO report_draft (survey, source, revision, changed_at_ms, changed_by)
        VALUES ($1, $2, 1, $3, $4) ON CONFLICT (survey) DO NOTHING";
    CHANGE_DRAFT: "
        UPDATE report_draft
        SET source = $2, revision = revision + 1, changed_at_ms = $3, changed_by = $4
        WHERE survey = $1 AND revision = $5";
    DELETE_DRAFT: "DELETE FROM report_draft WHERE survey = $1";
}

/// A paper that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDraft {
    /// The text of its definition.
    pub source: String,
    /// How often it was changed, from 1.
    pub revision: i64,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// Who changed it last.
    pub changed_by: String,
}

impl Store {
    /// The paper that is being written about a survey, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn report_draft(&self, survey: &SurveyId) -> Result<Option<ReportDraft>, StoreError> {
        let row: Option<(String, i64, i64, String)> = read!(self, |connection| {
            sqlx::query_as(FIND_DRAFT)
                .bind(survey.as_str())
                .fetch_optional(connection)
                .await?
        });
        row.map(|(source, revision, changed_at_ms, changed_by)| {
            let place = Place::new("report_draft", survey.as_str());
            Ok(ReportDraft {
                source,
                revision,
                changed_at: place.moment("changed_at_ms", changed_at_ms)?,
                changed_by,
            })
        })
        .transpose()
    }

    /// Begins a paper about a survey; `false` when somebody has begun one.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn begin_report(
        &self,
        survey: &SurveyId,
        source: &str,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            let begun = sqlx::query(INSERT_DRAFT)
                .bind(survey.as_str())
                .bind(source)
                .bind(act.at.as_millisecond())
                .bind(act.actor)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if begun > 0 {
                connection.note(act).await?;
            }
            begun > 0
        }))
    }

    /// Changes the paper from the revision `from` on; `false` when somebody else has changed it
    /// since, and then nothing is written.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn change_report(
        &self,
        survey: &SurveyId,
        from: i64,
        source: &str,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            let changed = sqlx::query(CHANGE_DRAFT)
                .bind(survey.as_str())
                .bind(source)
                .bind(act.at.as_millisecond())
                .bind(act.actor)
                .bind(from)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if changed > 0 {
                connection.note(act).await?;
            }
            changed > 0
        }))
    }

    /// Throws the paper away; `false` when there is none.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn discard_report(
        &self,
        survey: &SurveyId,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            let discarded = sqlx::query(DELETE_DRAFT)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if discarded > 0 {
                connection.note(act).await?;
            }
            discarded > 0
        }))
    }
}
