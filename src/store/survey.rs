//! Published surveys: versions that never change, and when answers are taken.
//!
//! Owns the tables `survey` and `survey_version`. The definition is kept as its author wrote it, so
//! that what was asked can always be shown.

use std::future::Future;

use jiff::Timestamp;
use jiff::civil::Date;

use super::audit::Note as _;
use super::reading::COUNT_RESPONSES;
use super::row::{Place, instant_ms};
use super::{Act, Backend, Conflict, Store, StoreError, survey_draft};
use crate::id::{Hash, SurveyId};
use crate::survey::{Schedule, Survey, read};

statements! {
    LIST_SURVEYS: "
        SELECT s.id, s.version, v.source, s.opens_at_ms, s.closes_at_ms, s.closed_on, s.sealed_on,
               s.purged_on, s.is_synthetic
        FROM survey s JOIN survey_version v ON v.survey = s.id AND v.version = s.version
        ORDER BY s.id";
    FIND_SURVEY: "
        SELECT s.id, s.version, v.source, s.opens_at_ms, s.closes_at_ms, s.closed_on, s.sealed_on,
               s.purged_on, s.is_synthetic
        FROM survey s JOIN survey_version v ON v.survey = s.id AND v.version = s.version
        WHERE s.id = $1";
    FIND_SOURCE: "SELECT source FROM survey_version WHERE survey = $1 AND version = $2";
    FIND_CURRENT: "
        SELECT s.version, v.source, v.digest, s.is_synthetic, s.closed_on
        FROM survey s JOIN survey_version v ON v.survey = s.id AND v.version = s.version
        WHERE s.id = $1";
    INSERT_SURVEY: "
        INSERT INTO survey (id, version, opens_at_ms, closes_at_ms, is_synthetic)
        VALUES ($1, 1, $2, $3, $4)";
    INSERT_VERSION: "
        INSERT INTO survey_version (survey, version, source, digest, published_on)
        VALUES ($1, $2, $3, $4, $5)";
    SET_CURRENT: "
        UPDATE survey SET version = $2, opens_at_ms = $3, closes_at_ms = $4 WHERE id = $1";
    SET_SCHEDULE: "UPDATE survey SET opens_at_ms = $2, closes_at_ms = $3 WHERE id = $1";
    HOLD_SCHEDULE: "UPDATE survey SET version = version WHERE id = $1";
    FIND_SCHEDULE: "
        SELECT opens_at_ms, closes_at_ms, closed_on
        FROM survey WHERE id = $1";
    FIND_CLOSED_ON: "SELECT closed_on FROM survey WHERE id = $1";
    pub(super) COUNT_SURVEYS: "SELECT count(*) FROM survey";
}

/// What is needed to publish a survey.
#[derive(Debug, Clone)]
pub struct Publication<'a> {
    /// Name of the survey.
    pub survey: &'a SurveyId,
    /// The checked definition, as its author wrote it.
    pub source: &'a str,
    /// The day of publication.
    pub day: Date,
    /// When answers are taken.
    pub schedule: Schedule,
    /// Whether the answers will be invented ones, for a demonstration.
    pub is_synthetic: bool,
}

/// A published survey in its current version.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSurvey {
    /// Name of the survey.
    pub id: SurveyId,
    /// Number of the current version, from 1.
    pub version: i64,
    /// The definition of that version, as its author wrote it.
    pub source: String,
    /// When answers are taken; the definition's own schedule only proposes it.
    pub schedule: Schedule,
    /// The day on which the survey was closed for good: no answer is taken any more.
    pub closed_on: Option<Date>,
    /// The day on which the order of arrival and all keys were erased.
    pub sealed_on: Option<Date>,
    /// The day on which the answers were erased.
    pub purged_on: Option<Date>,
    /// Whether the answers are invented ones; said wherever they are shown.
    pub is_synthetic: bool,
}

/// Whether answers are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Not before this instant.
    NotYet(Timestamp),
    /// Now, until the instant if there is one.
    Open(Option<Timestamp>),
    /// No longer.
    Closed,
}

impl StoredSurvey {
    /// Whether answers are taken at `now`.
    pub fn stage(&self, now: Timestamp) -> Stage {
        let Schedule { opens, closes } = self.schedule;
        match opens {
            _ if self.closed_on.is_some() || closes.is_some_and(|closes| now >= closes) => {
                Stage::Closed
            }
            Some(opens) if now < opens => Stage::NotYet(opens),
            _ => Stage::Open(closes),
        }
    }

    /// The current version's definition.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the stored text is no valid definition any more.
    pub fn definition(&self) -> Result<Survey, StoreError> {
        parse(&self.id, self.version, &self.source)
    }
}

fn parse(survey: &SurveyId, version: i64, source: &str) -> Result<Survey, StoreError> {
    let file = format!("{survey}.toml");
    read(source, &file).map_err(|_| {
        let row = format!("{survey} version {version}");
        Place::new("survey_version", &row).corrupt("source")
    })
}

/// What was promised when answers were given is kept.
fn keep_thresholds(publication: &Publication<'_>, current: &CurrentRow) -> Result<(), StoreError> {
    let promised = parse(publication.survey, current.version, &current.source)?.privacy;
    let next = parse(publication.survey, current.version + 1, publication.source)?.privacy;
    let is_kept =
        next.threshold >= promised.threshold && next.quote_threshold >= promised.quote_threshold;
    if is_kept {
        return Ok(());
    }
    Err(Conflict::LowerThreshold {
        threshold: promised.threshold,
        quote_threshold: promised.quote_threshold,
    }
    .into())
}

#[derive(sqlx::FromRow)]
struct SurveyRow {
    id: String,
    version: i64,
    source: String,
    opens_at_ms: Option<i64>,
    closes_at_ms: Option<i64>,
    closed_on: Option<String>,
    sealed_on: Option<String>,
    purged_on: Option<String>,
    is_synthetic: bool,
}

impl SurveyRow {
    fn read(self) -> Result<StoredSurvey, StoreError> {
        let place = Place::new("survey", &self.id);
        let day =
            |column, text: Option<String>| text.map(|text| place.day(column, &text)).transpose();
        Ok(StoredSurvey {
            id: SurveyId::new(self.id.as_str()),
            version: self.version,
            source: self.source,
            schedule: Schedule {
                opens: place.instant("opens_at_ms", self.opens_at_ms)?,
                closes: place.instant("closes_at_ms", self.closes_at_ms)?,
            },
            closed_on: day("closed_on", self.closed_on)?,
            sealed_on: day("sealed_on", self.sealed_on)?,
            purged_on: day("purged_on", self.purged_on)?,
            is_synthetic: self.is_synthetic,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CurrentRow {
    version: i64,
    source: String,
    digest: Vec<u8>,
    is_synthetic: bool,
    closed_on: Option<String>,
}

/// A connection that can say whether a survey takes answers. Every write near answers asks first:
/// on PostgreSQL, having read `survey` is what sealing waits for, and sealing locks it first.
pub(super) trait Gate {
    /// Whether `survey` exists and is not closed for good.
    fn takes_answers(
        &mut self,
        survey: &SurveyId,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;
}

on_both! {
    impl Gate for Connection {
        async fn takes_answers(&mut self, survey: &SurveyId) -> Result<bool, sqlx::Error> {
            let closed_on: Option<Option<String>> = sqlx::query_scalar(FIND_CLOSED_ON)
                .bind(survey.as_str())
                .fetch_optional(self)
                .await?;
            Ok(closed_on == Some(None))
        }
    }
}

/// Which version a new one is published after.
#[derive(Debug, Clone, Copy)]
enum Expected {
    /// Whichever is current.
    Any,
    /// This one alone; `None` is a survey that is not published.
    This(Option<i64>),
}

/// A connection that can make a definition the next version of its survey.
trait Press {
    /// Publishes in the transaction at hand, if the current version is as `expected`.
    fn issue(
        &mut self,
        publication: &Publication<'_>,
        expected: Expected,
    ) -> impl Future<Output = Result<i64, StoreError>> + Send;
}

on_both! {
    impl Press for Connection {
        async fn issue(
            &mut self,
            publication: &Publication<'_>,
            expected: Expected,
        ) -> Result<i64, StoreError> {
            let survey = publication.survey.as_str();
            let digest = Hash::of("definition", publication.source);
            let opens = instant_ms(publication.schedule.opens);
            let closes = instant_ms(publication.schedule.closes);
            let current: Option<CurrentRow> = sqlx::query_as(FIND_CURRENT)
                .bind(survey)
                .fetch_optional(&mut *self)
                .await?;
            let version = current.as_ref().map(|current| current.version);
            if matches!(expected, Expected::This(seen) if seen != version) {
                return Err(Conflict::DraftMoved.into());
            }
            if let Some(current) = &current {
                if current.is_synthetic != publication.is_synthetic {
                    return Err(Conflict::Synthetic.into());
                }
                if current.digest == digest.0 {
                    return Ok(current.version);
                }
                if current.closed_on.is_some() {
                    return Err(Conflict::Closed.into());
                }
                let (complete, partial): (i64, i64) = sqlx::query_as(COUNT_RESPONSES)
                    .bind(survey)
                    .fetch_one(&mut *self)
                    .await?;
                if complete + partial > 0 {
                    keep_thresholds(publication, current)?;
                }
            }
            let version = version.map_or(1, |version| version + 1);
            if current.is_none() {
                sqlx::query(INSERT_SURVEY)
                    .bind(survey)
                    .bind(opens)
                    .bind(closes)
                    .bind(publication.is_synthetic)
                    .execute(&mut *self)
                    .await?;
            } else {
                sqlx::query(SET_CURRENT)
                    .bind(survey)
                    .bind(version)
                    .bind(opens)
                    .bind(closes)
                    .execute(&mut *self)
                    .await?;
            }
            sqlx::query(INSERT_VERSION)
                .bind(survey)
                .bind(version)
                .bind(publication.source)
                .bind(digest.0.as_slice())
                .bind(publication.day.to_string())
                .execute(&mut *self)
                .await?;
            Ok(version)
        }
    }
}

impl Store {
    /// Publishes a definition and returns the number of its version. The same text as the current
    /// version changes nothing, its schedule included; another text becomes the next version, and
    /// responses begun on an earlier one stay with it.
    ///
    /// # Errors
    /// [`Conflict::Closed`] when the survey is closed for good, [`Conflict::Synthetic`] when it
    /// would mix invented and real answers, [`Conflict::LowerThreshold`] when it would protect
    /// fewer people than those who have answered were promised.
    pub async fn publish(&self, publication: &Publication<'_>) -> Result<i64, StoreError> {
        Ok(transact!(self, |connection| {
            connection.issue(publication, Expected::Any).await?
        }))
    }

    /// Publishes the text of a [draft](super::SurveyDraft) that was seen as of `seen`, set beside
    /// version `beside` if there was one; the draft is then gone and `act` written down.
    ///
    /// # Errors
    /// [`Conflict::DraftMoved`] when the draft or the published version is another by now; those of
    /// [`Store::publish`].
    pub async fn publish_draft(
        &self,
        publication: &Publication<'_>,
        seen: Timestamp,
        beside: Option<i64>,
        act: &Act<'_>,
    ) -> Result<i64, StoreError> {
        Ok(transact!(self, |connection| {
            let gone = sqlx::query(survey_draft::DELETE_DRAFT)
                .bind(publication.survey.as_str())
                .bind(seen.as_millisecond())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if gone == 0 {
                return Err(Conflict::DraftMoved.into());
            }
            let version = connection
                .issue(publication, Expected::This(beside))
                .await?;
            connection.note(act).await?;
            version
        }))
    }

    /// All surveys in their current versions, by name.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one cannot be read, and those of the driver.
    pub async fn surveys(&self) -> Result<Vec<StoredSurvey>, StoreError> {
        let rows: Vec<SurveyRow> = read!(self, |connection| {
            sqlx::query_as(LIST_SURVEYS).fetch_all(connection).await?
        });
        rows.into_iter().map(SurveyRow::read).collect()
    }

    /// A survey in its current version.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn survey(&self, survey: &SurveyId) -> Result<Option<StoredSurvey>, StoreError> {
        let row: Option<SurveyRow> = read!(self, |connection| {
            sqlx::query_as(FIND_SURVEY)
                .bind(survey.as_str())
                .fetch_optional(connection)
                .await?
        });
        row.map(SurveyRow::read).transpose()
    }

    /// The definition of one version, which never changes: it may be kept by the caller.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn definition(
        &self,
        survey: &SurveyId,
        version: i64,
    ) -> Result<Option<Survey>, StoreError> {
        let source: Option<String> = read!(self, |connection| {
            sqlx::query_scalar(FIND_SOURCE)
                .bind(survey.as_str())
                .bind(version)
                .fetch_optional(connection)
                .await?
        });
        source
            .map(|source| parse(survey, version, &source))
            .transpose()
    }

    /// Changes when answers are taken and writes `act` down. Where `seen` is given, the schedule
    /// must still be that one. `false` when there is no such survey.
    ///
    /// # Errors
    /// [`Conflict::Closed`] when the survey is closed for good, [`Conflict::Rescheduled`] when
    /// somebody else has changed the schedule since it was seen, and those of the driver.
    pub async fn set_schedule(
        &self,
        survey: &SurveyId,
        schedule: &Schedule,
        seen: Option<&Schedule>,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        let instants =
            |schedule: &Schedule| (instant_ms(schedule.opens), instant_ms(schedule.closes));
        let (opens, closes) = instants(schedule);
        Ok(transact!(self, |connection| {
            // Having written the row, this waits for others who change it.
            sqlx::query(HOLD_SCHEDULE)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            let found: Option<(Option<i64>, Option<i64>, Option<String>)> =
                sqlx::query_as(FIND_SCHEDULE)
                    .bind(survey.as_str())
                    .fetch_optional(&mut *connection)
                    .await?;
            let Some((from, until, ended_on)) = found else {
                return Ok(false);
            };
            if ended_on.is_some() {
                return Err(Conflict::Closed.into());
            }
            if seen.is_some_and(|seen| instants(seen) != (from, until)) {
                return Err(Conflict::Rescheduled.into());
            }
            sqlx::query(SET_SCHEDULE)
                .bind(survey.as_str())
                .bind(opens)
                .bind(closes)
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
            true
        }))
    }
}
