//! What was released, and of which responses it told.
//!
//! Owns the tables `release` and `release_member`. A response is known by the first release that
//! told of it, and by nothing else; one that is changed or withdrawn is forgotten by the database
//! itself, whichever statement does it. What a ledger says is known to those who count.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sqlx::types::Uuid;

use super::audit::Note as _;
use super::release_file::KEEP_FILE;
use super::row::{Place, instant_ms};
use super::{Act, Backend, Conflict, NewReleaseFile, Store, StoreError, StoredSurvey};
use crate::id::{Hash, SurveyId};

statements! {
    LIST_RELEASES: "
        SELECT number, version, report, report_digest, snapshot, codings, issued_on, ledger, made_by
        FROM release WHERE survey = $1 ORDER BY number";
    FIND_REPORT: "SELECT report_source FROM release WHERE survey = $1 AND number = $2";
    LIST_MEMBERS: "SELECT response, number FROM release_member WHERE survey = $1";
    pub(super) HOLD_SURVEY: "
        UPDATE survey SET version = version
        WHERE id = $1 AND version = $2 AND coalesce(closes_at_ms, -1) = coalesce($3, -1)";
    pub(super) LAST_RELEASE: "SELECT coalesce(max(number), 0) FROM release WHERE survey = $1";
    INSERT_RELEASE: "
        INSERT INTO release (survey, number, version, report, report_digest, report_source,
                             snapshot, codings, issued_on, ledger, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    INSERT_MEMBERS: "
        INSERT INTO release_member (response, survey, number)
        SELECT id, survey, CAST($2 AS BIGINT) FROM response WHERE survey = $1
        UNION ALL
        SELECT id, survey, CAST($2 AS BIGINT) FROM draft
        WHERE survey = $1 AND response IS NULL AND answers <> '{}'
        ON CONFLICT (response) DO NOTHING";
    COUNT_MEMBERS: "SELECT count(*) FROM release_member WHERE survey = $1";
}

/// A release that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRelease {
    /// Its number, from 1 for each survey.
    pub number: u32,
    /// The version of the survey.
    pub version: i64,
    /// Name of the report definition.
    pub report: String,
    /// Hash of the text of the report definition.
    pub report_digest: Hash,
    /// The name of exactly the responses that it told of.
    pub snapshot: String,
    /// The name of exactly the codings that it told of; empty where nothing was coded.
    pub codings: String,
    /// The day that the paper bears.
    pub issued: Date,
    /// What later releases have to know.
    pub ledger: String,
    /// The sign-in name of who made it; nobody's for releases of the command line.
    pub made_by: Option<String>,
}

/// A release to be made.
#[derive(Debug, Clone)]
pub struct NewRelease<'a> {
    /// The survey, as it was when its responses were read.
    pub survey: &'a StoredSurvey,
    /// The number that it has to get.
    pub number: u32,
    /// Name of the report definition.
    pub report: &'a str,
    /// The text of the report definition.
    pub report_source: &'a str,
    /// The name of exactly the responses that it tells of.
    pub snapshot: &'a str,
    /// The name of exactly the codings that it tells of; empty where nothing is coded.
    pub codings: &'a str,
    /// How many they are.
    pub responses: u64,
    /// The day that the paper bears.
    pub issued: Date,
    /// What later releases have to know.
    pub ledger: &'a str,
    /// Its files, as they leave the house.
    pub files: &'a [NewReleaseFile],
    /// Who of the staff makes it, for the audit log; nobody at the command line.
    pub act: Option<&'a Act<'a>>,
}

impl NewRelease<'_> {
    /// The hash by which the text of a report definition is known.
    pub fn report_digest(source: &str) -> Hash {
        Hash::of("report", source)
    }
}

#[derive(sqlx::FromRow)]
struct ReleaseRow {
    number: i64,
    version: i64,
    report: String,
    report_digest: Vec<u8>,
    snapshot: String,
    codings: String,
    issued_on: String,
    ledger: String,
    made_by: Option<String>,
}

impl ReleaseRow {
    fn read(self, survey: &SurveyId) -> Result<StoredRelease, StoreError> {
        let row = format!("{survey} number {}", self.number);
        let place = Place::new("release", &row);
        let digest = self.report_digest.try_into();
        Ok(StoredRelease {
            number: u32::try_from(self.number).map_err(|_| place.corrupt("number"))?,
            version: self.version,
            report: self.report,
            report_digest: Hash(digest.map_err(|_| place.corrupt("report_digest"))?),
            snapshot: self.snapshot,
            codings: self.codings,
            issued: place.day("issued_on", &self.issued_on)?,
            ledger: self.ledger,
            made_by: self.made_by,
        })
    }
}

impl Store {
    /// The releases of a survey, in order.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one cannot be read, and those of the driver.
    pub async fn releases(&self, survey: &SurveyId) -> Result<Vec<StoredRelease>, StoreError> {
        let rows: Vec<ReleaseRow> = read!(self, |connection| {
            sqlx::query_as(LIST_RELEASES)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        rows.into_iter().map(|row| row.read(survey)).collect()
    }

    /// The text of the report definition of a release, if there is one of this number.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn released_report(
        &self,
        survey: &SurveyId,
        number: u32,
    ) -> Result<Option<String>, StoreError> {
        Ok(read!(self, |connection| {
            sqlx::query_scalar(FIND_REPORT)
                .bind(survey.as_str())
                .bind(i64::from(number))
                .fetch_optional(connection)
                .await?
        }))
    }

    /// The responses that were released and have not changed since, each with the number of the
    /// first release that told of it.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn released_responses(
        &self,
        survey: &SurveyId,
    ) -> Result<BTreeMap<Uuid, u32>, StoreError> {
        let rows: Vec<(Uuid, i64)> = read!(self, |connection| {
            sqlx::query_as(LIST_MEMBERS)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        let first = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(rows.into_iter().map(|(id, n)| (id, first(n))).collect())
    }

    /// Writes a release down, with the responses that it is the first to tell of.
    ///
    /// # Errors
    /// [`Conflict::Moved`] when the survey, its responses or its releases are not what they were
    /// when the release was prepared; nothing is written then. Those of the driver.
    pub async fn record_release(&self, release: &NewRelease<'_>) -> Result<(), StoreError> {
        let survey = release.survey.id.as_str();
        let number = i64::from(release.number);
        let digest = NewRelease::report_digest(release.report_source);
        transact!(self, |connection| {
            // Having written the row of the survey, this waits for others who release it.
            let held = sqlx::query(HOLD_SURVEY)
                .bind(survey)
                .bind(release.survey.version)
                .bind(instant_ms(release.survey.schedule.closes))
                .execute(&mut *connection)
                .await?;
            let last: i64 = sqlx::query_scalar(LAST_RELEASE)
                .bind(survey)
                .fetch_one(&mut *connection)
                .await?;
            if held.rows_affected() == 0 || last + 1 != number {
                return Err(Conflict::Moved.into());
            }
            sqlx::query(INSERT_RELEASE)
                .bind(survey)
                .bind(number)
                .bind(release.survey.version)
                .bind(release.report)
                .bind(digest.0.as_slice())
                .bind(release.report_source)
                .bind(release.snapshot)
                .bind(release.codings)
                .bind(release.issued.to_string())
                .bind(release.ledger)
                .bind(release.act.map(|act| act.actor))
                .execute(&mut *connection)
                .await?;
            sqlx::query(INSERT_MEMBERS)
                .bind(survey)
                .bind(number)
                .execute(&mut *connection)
                .await?;
            let members: i64 = sqlx::query_scalar(COUNT_MEMBERS)
                .bind(survey)
                .fetch_one(&mut *connection)
                .await?;
            if members.try_into() != Ok(release.responses) {
                return Err(Conflict::Moved.into());
            }
            for file in release.files {
                sqlx::query(KEEP_FILE)
                    .bind(survey)
                    .bind(number)
                    .bind(file.name.as_str())
                    .bind(file.form)
                    .bind(file.language)
                    .bind(file.content.as_slice())
                    .execute(&mut *connection)
                    .await?;
            }
            if let Some(act) = release.act {
                connection.note(act).await?;
            }
        });
        Ok(())
    }
}
