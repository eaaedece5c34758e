//! Columns as values, and values as columns.
//!
//! Owns how days, instants, languages and answers stand in the database. What cannot be read is
//! told with its table, column and row, because somebody will have to look for it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::StoreError;
use crate::answer::{AnswerSet, json};
use crate::id::Hash;
use crate::survey::{Language, Survey};

/// The row that is being read, for what is told when it cannot be.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub(super) table: &'static str,
    pub(super) row: String,
}

impl Place {
    pub(super) fn new(table: &'static str, row: &(impl ToString + ?Sized)) -> Self {
        let row = row.to_string();
        Self { table, row }
    }

    pub(super) fn corrupt(&self, column: &'static str) -> StoreError {
        StoreError::Corrupt {
            table: self.table,
            column,
            row: self.row.clone(),
        }
    }

    pub(super) fn day(&self, column: &'static str, text: &str) -> Result<Date, StoreError> {
        text.parse().map_err(|_| self.corrupt(column))
    }

    pub(super) fn instant(
        &self,
        column: &'static str,
        ms: Option<i64>,
    ) -> Result<Option<Timestamp>, StoreError> {
        ms.map(Timestamp::from_millisecond)
            .transpose()
            .map_err(|_| self.corrupt(column))
    }

    /// An instant that is always there.
    pub(super) fn moment(&self, column: &'static str, ms: i64) -> Result<Timestamp, StoreError> {
        Timestamp::from_millisecond(ms).map_err(|_| self.corrupt(column))
    }

    pub(super) fn hash(&self, column: &'static str, bytes: Vec<u8>) -> Result<Hash, StoreError> {
        let bytes = bytes.try_into().map_err(|_| self.corrupt(column))?;
        Ok(Hash(bytes))
    }

    pub(super) fn language(&self, tag: &str) -> Result<Language, StoreError> {
        Language::parse(tag).ok_or_else(|| self.corrupt("language"))
    }

    pub(super) fn document(&self, text: &str) -> Result<Map<String, Value>, StoreError> {
        serde_json::from_str(text).map_err(|_| self.corrupt("answers"))
    }

    pub(super) fn answers(
        &self,
        survey: &Survey,
        document: &Map<String, Value>,
    ) -> Result<AnswerSet, StoreError> {
        json::read(survey, document).map_err(|_| self.corrupt("answers"))
    }
}

/// An instant as it is stored: milliseconds since 1970, UTC.
pub(super) fn instant_ms(instant: Option<Timestamp>) -> Option<i64> {
    instant.map(Timestamp::as_millisecond)
}
