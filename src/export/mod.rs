//! Level 5: responses as CSV files that statistics packages and spreadsheets read as they are.
//!
//! Owns which columns there are and what they are called ([`Columns`], from the definition and
//! never from the data), the wide file ([`WideWriter`]: a line a response, [`RecordWriter`] the
//! same as JSON), the long file ([`LongWriter`]: a line an answered thing), the data dictionary
//! ([`write_dictionary`]), the published tables ([`write_tables`]: figures after disclosure
//! control, the only file to publish), and all of them together with what describes them
//! ([`package`]).
//! It takes responses one at a time and holds none, so memory does not grow with their number.
//! It must not know where responses come from.
//!
//! What every reader of the files may rely on:
//!
//! - **Rows come in the order in which they are handed over.** The store hands them over by random
//!   id, which says nothing of the order of arrival. `response_id` numbers them from 1, so the wide
//!   and the long file of one export join on it; another export numbers anew.
//! - **Reserved codes are negative and never mix with valid values**: [`reserved_code`] gives them.
//!   They stand in every column of codes and numbers. Columns of words have none: an empty cell
//!   means that there are no words, and the `_status` or `_count` column beside them says why.
//! - **An empty cell in a column of codes or numbers does not apply**: the item was answered, and
//!   this choice has no place in the ranking, or there is no such record.
//! - **In a multiple response "don't know" is no zero**: its own column is 1 and those of the
//!   choices hold the reserved code, because the person did not say no to them.
//! - **Words are disarmed** unless [`Options::guard`] is off, so that no spreadsheet takes an answer
//!   for a formula; [`sheet::disarm`] tells how, and how to undo it.

mod cell;
mod column;
mod comparison;
mod dictionary;
mod grid;
mod history;
mod long;
mod name;
pub mod package;
mod read;
mod record;
mod row;
pub mod sheet;
mod status;
mod tables;
mod verify;
mod wide;

pub use column::{Column, Columns, Part, Type};
pub use comparison::write_comparison;
pub use dictionary::write_dictionary;
pub use history::History;
pub use long::LongWriter;
pub use read::{ReadError, WideReader, armed};
pub use record::{RecordWriter, figure_records};
pub use status::{reserved_code, status_word};
pub use tables::write_tables;
pub use verify::{Outcome, Told, Verdict, VerifyError, verify, verify_themes};
pub use wide::WideWriter;

use crate::id::ItemId;
use crate::language::Language;

/// How files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Labels in this language in place of codes in the wide file; codes if `None`. In the long
    /// file, which has both, the language of the labels.
    pub labels: Option<Language>,
    /// Marks the file as UTF-8 for Excel, which otherwise garbles everything but ASCII.
    pub excel: bool,
    /// Disarms words that a spreadsheet could take for a formula.
    pub guard: bool,
    /// Whether items for the organisers only are in the file. Without them the file still holds
    /// single responses and words that nobody released: it is no file to publish.
    pub internal: bool,
}

impl Default for Options {
    /// Codes, no mark, disarmed, everything that was asked.
    fn default() -> Self {
        Self {
            labels: None,
            excel: false,
            guard: true,
            internal: true,
        }
    }
}

/// What can go wrong when a file is written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be written.
    #[error("the file cannot be written: {0}")]
    Write(#[from] csv::Error),
    /// The Parquet file could not be written.
    #[error("the Parquet file cannot be written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// The workbook could not be written.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The archive could not be written.
    #[error("the archive cannot be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// An answer has another shape than its item asks for.
    #[error(
        "the answer to `{item}` does not fit its kind: the response belongs to another version of the survey"
    )]
    Mismatch {
        /// The item.
        item: ItemId,
    },
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error.into())
    }
}
