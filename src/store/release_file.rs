//! The files of a release, byte for byte as they were issued.
//!
//! Owns the table `release_file`. Nothing of it is changed or erased, not with the answers either:
//! from a release on its files are what respondents were told would be published. What is in a file
//! is known to those who write it.

use super::{Backend, Store, StoreError};
use crate::id::SurveyId;

statements! {
    LIST_FILES: "
        SELECT number, name, form, language FROM release_file
        WHERE survey = $1 ORDER BY number, name";
    FIND_FILE: "
        SELECT form, content FROM release_file WHERE survey = $1 AND number = $2 AND name = $3";
    pub(super) KEEP_FILE: "
        INSERT INTO release_file (survey, number, name, form, language, content)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (survey, number, name) DO NOTHING";
}

/// A file to be kept with a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReleaseFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub form: &'static str,
    /// The tag of its language; empty for figures, which have none.
    pub language: &'static str,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// A file that is kept, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReleaseFile {
    /// The number of the release.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// What it is.
    pub form: String,
    /// The tag of its language; empty for figures.
    pub language: String,
}

impl Store {
    /// The files of all releases of a survey, by release and name.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn release_files(
        &self,
        survey: &SurveyId,
    ) -> Result<Vec<StoredReleaseFile>, StoreError> {
        let rows: Vec<(i64, String, String, String)> = read!(self, |connection| {
            sqlx::query_as(LIST_FILES)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        let file = |(number, name, form, language)| StoredReleaseFile {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            name,
            form,
            language,
        };
        Ok(rows.into_iter().map(file).collect())
    }

    /// What a file of a release is, and its bytes, as they were issued; `None` when there is no such
    /// file.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn release_file(
        &self,
        survey: &SurveyId,
        number: u32,
        name: &str,
    ) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        Ok(read!(self, |connection| {
            sqlx::query_as(FIND_FILE)
                .bind(survey.as_str())
                .bind(i64::from(number))
                .bind(name)
                .fetch_optional(connection)
                .await?
        }))
    }

    /// Keeps files of a release that stands in the ledger, such as those in another language; one
    /// that is kept already stays as it is.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn keep_release_files(
        &self,
        survey: &SurveyId,
        number: u32,
        files: &[NewReleaseFile],
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            for file in files {
                sqlx::query(KEEP_FILE)
                    .bind(survey.as_str())
                    .bind(i64::from(number))
                    .bind(file.name.as_str())
                    .bind(file.form)
                    .bind(file.language)
                    .bind(file.content.as_slice())
                    .execute(&mut *connection)
                    .await?;
            }
        });
        Ok(())
    }
}
