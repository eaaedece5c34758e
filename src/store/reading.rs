//! Reading responses, for figures, files and the respondent's own eyes.
//!
//! Owns how a whole survey is read: in the order of the random ids, page by page, so that neither
//! the order of arrival shows nor a slow reader holds a connection. Drafts that would not change a
//! sent response and hold an answer count as partial responses.

use std::collections::{BTreeMap, VecDeque};

use jiff::civil::Date;
use sqlx::types::Uuid;

use super::row::Place;
use super::{Backend, Store, StoreError};
use crate::answer::{AnswerSet, Response};
use crate::id::{Hash, SurveyId};
use crate::survey::{Language, Survey};

/// How many responses are fetched at once.
const PAGE: i64 = 500;

statements! {
    pub(super) FIND_BY_RECEIPT: "
        SELECT id, version, language, day, TRUE AS is_complete, answers
        FROM response WHERE survey = $1 AND receipt_hash = $2";
    READ_PAGE: "
        SELECT id, version, language, day, TRUE AS is_complete, answers
        FROM response
        WHERE survey = $1 AND id > $2 AND (CAST($3 AS BIGINT) IS NULL OR version = $3)
        UNION ALL
        SELECT id, version, language, day, FALSE AS is_complete, answers
        FROM draft
        WHERE survey = $1 AND id > $2 AND (CAST($3 AS BIGINT) IS NULL OR version = $3)
          AND response IS NULL AND answers <> '{}'
        ORDER BY id LIMIT $4";
    pub(super) COUNT_RESPONSES: "
        SELECT (SELECT count(*) FROM response WHERE survey = $1) AS complete,
               (SELECT count(*) FROM draft
                WHERE survey = $1 AND response IS NULL AND answers <> '{}') AS partial";
    COUNT_BY_LANGUAGE: "
        SELECT language, count(*) FROM response WHERE survey = $1 GROUP BY language";
}

/// How many responses a survey has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participation {
    /// Sent.
    pub complete: u64,
    /// Saved with at least one answer and never sent.
    pub partial: u64,
}

/// A response as it was stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredResponse {
    /// Random id, not ordered by time.
    pub id: Uuid,
    /// The version that was answered.
    pub version: i64,
    /// The language in which the form was last read.
    pub language: Language,
    /// The day on which it was sent (complete) or last saved (partial).
    pub day: Date,
    /// Whether it was sent.
    pub complete: bool,
    /// The answers as JSON; read where they are needed, which may be on another core.
    document: String,
}

impl StoredResponse {
    /// The answers, read with the definition of the version that was answered.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when they do not fit that definition.
    pub fn answers(&self, survey: &Survey) -> Result<AnswerSet, StoreError> {
        let place = place(self.complete, &self.id);
        place.answers(survey, &place.document(&self.document)?)
    }

    /// The response, read with the definition of the version that was answered.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the answers do not fit that definition.
    pub fn decode(&self, survey: &Survey) -> Result<Response, StoreError> {
        Ok(Response {
            id: self.id,
            language: self.language,
            day: self.day,
            complete: self.complete,
            answers: self.answers(survey)?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct ResponseRow {
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) language: String,
    day: String,
    is_complete: bool,
    pub(super) answers: String,
}

impl ResponseRow {
    fn read(self) -> Result<StoredResponse, StoreError> {
        let place = place(self.is_complete, &self.id);
        Ok(StoredResponse {
            id: self.id,
            version: self.version,
            language: place.language(&self.language)?,
            day: place.day("day", &self.day)?,
            complete: self.is_complete,
            document: self.answers,
        })
    }
}

/// The row of a response, for what is told when it cannot be read.
fn place(is_complete: bool, id: &Uuid) -> Place {
    Place::new(if is_complete { "response" } else { "draft" }, id)
}

/// The responses of a survey, one after the other in the order of their random ids.
#[derive(Debug)]
pub struct Responses {
    store: Store,
    survey: SurveyId,
    version: Option<i64>,
    last: Uuid,
    fetched: VecDeque<ResponseRow>,
    is_over: bool,
}

impl std::fmt::Debug for ResponseRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ResponseRow({})", self.id)
    }
}

impl Responses {
    /// Only those that come after the response with this random id.
    #[must_use]
    pub fn after(self, id: [u8; 16]) -> Self {
        Self {
            last: Uuid::from_bytes(id),
            ..self
        }
    }

    /// The next response; `None` after the last. No connection is held between two calls.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a row cannot be read, and those of the driver.
    pub async fn next(&mut self) -> Result<Option<StoredResponse>, StoreError> {
        if self.fetched.is_empty() && !self.is_over {
            self.fetch().await?;
        }
        self.fetched.pop_front().map(ResponseRow::read).transpose()
    }

    /// The next responses together, as many as are fetched at once; none after the last.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn next_page(&mut self) -> Result<Vec<StoredResponse>, StoreError> {
        if self.fetched.is_empty() && !self.is_over {
            self.fetch().await?;
        }
        self.fetched.drain(..).map(ResponseRow::read).collect()
    }

    async fn fetch(&mut self) -> Result<(), StoreError> {
        let rows: Vec<ResponseRow> = read!(self.store, |connection| {
            sqlx::query_as(READ_PAGE)
                .bind(self.survey.as_str())
                .bind(self.last)
                .bind(self.version)
                .bind(PAGE)
                .fetch_all(connection)
                .await?
        });
        self.is_over = rows.len() < PAGE as usize;
        self.last = rows.last().map_or(self.last, |row| row.id);
        self.fetched = rows.into();
        Ok(())
    }
}

impl Store {
    /// All responses of a survey, or of one version of it, complete and partial.
    pub fn responses(&self, survey: &SurveyId, version: Option<i64>) -> Responses {
        Responses {
            store: self.clone(),
            survey: survey.clone(),
            version,
            last: Uuid::nil(),
            fetched: VecDeque::new(),
            is_over: false,
        }
    }

    /// The response that has this receipt, until the survey is sealed.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn response_by_receipt(
        &self,
        survey: &SurveyId,
        receipt: Hash,
    ) -> Result<Option<StoredResponse>, StoreError> {
        let row: Option<ResponseRow> = read!(self, |connection| {
            sqlx::query_as(FIND_BY_RECEIPT)
                .bind(survey.as_str())
                .bind(receipt.0.as_slice())
                .fetch_optional(connection)
                .await?
        });
        row.map(ResponseRow::read).transpose()
    }

    /// How many responses there are.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn participation(&self, survey: &SurveyId) -> Result<Participation, StoreError> {
        let (complete, partial): (i64, i64) = read!(self, |connection| {
            sqlx::query_as(COUNT_RESPONSES)
                .bind(survey.as_str())
                .fetch_one(connection)
                .await?
        });
        Ok(Participation {
            complete: complete as u64,
            partial: partial as u64,
        })
    }

    /// How many complete responses there are in each language in which there is one.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a language cannot be read, and those of the driver.
    pub async fn responses_by_language(
        &self,
        survey: &SurveyId,
    ) -> Result<BTreeMap<Language, u64>, StoreError> {
        let rows: Vec<(String, i64)> = read!(self, |connection| {
            sqlx::query_as(COUNT_BY_LANGUAGE)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        let place = Place::new("response", survey);
        rows.into_iter()
            .map(|(tag, count)| Ok((place.language(&tag)?, count as u64)))
            .collect()
    }
}
