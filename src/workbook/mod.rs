//! Level 1: tables that other programs wrote, as rows of text with addresses.
//!
//! Owns the reading of workbooks (XLSX, XLS, ODS) and of delimited text (CSV and its relatives) into
//! the same [`Sheet`], and how a cell is called so that a person finds it in their own program. A
//! text file is a workbook with one sheet. Knows nothing of what the cells mean.

mod text;

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader as _};

pub use text::{Encoding, TextFormat};

/// A file of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The sheets in their order; one for a text file.
    pub sheets: Vec<Sheet>,
    /// How the text was written, when the file was text.
    pub text: Option<TextFormat>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; `None` for a text file.
    pub name: Option<String>,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in a spreadsheet, or the line of a text file on which it begins; from 1.
    pub number: usize,
    /// Its cells from the first column on, numbers and days as text.
    pub cells: Vec<String>,
}

/// Why a file cannot be read as tables.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WorkbookError {
    /// It is a workbook that cannot be opened.
    #[error("the workbook cannot be read: {0}; open it in a spreadsheet program and save it anew")]
    Workbook(String),
    /// It is text in an encoding that it does not name.
    #[error(
        "line {line} is not UTF-8 text; save the file as \"CSV UTF-8\", or name its encoding (utf-8, \
         utf-16le, utf-16be, windows-1252 or windows-1256)"
    )]
    Encoding {
        /// The first line that cannot be read.
        line: usize,
    },
    /// It is text that is no table.
    #[error("the file is no table of delimited text: {0}")]
    Delimited(String),
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
}

impl Workbook {
    /// Reads a file; `format` is what is known of it in case it is text.
    ///
    /// # Errors
    /// [`WorkbookError`], which says what to do.
    pub fn read(bytes: &[u8], format: TextFormat) -> Result<Self, WorkbookError> {
        let is_workbook =
            bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
        let workbook = if is_workbook {
            read_sheets(bytes)?
        } else {
            let (sheet, format) = text::read(bytes, format)?;
            Self {
                sheets: vec![sheet],
                text: Some(format),
            }
        };
        if workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
            return Err(WorkbookError::Empty);
        }
        Ok(workbook)
    }

    /// The sheet called `name`, whatever its capitals.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| {
            let own = sheet.name.as_deref().unwrap_or_default();
            own.eq_ignore_ascii_case(name)
        })
    }
}

impl Sheet {
    /// The row with this number.
    pub fn row(&self, number: usize) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number);
        at.ok().map(|at| &self.rows[at])
    }

    /// How the row with this number is called.
    pub fn row_name(&self, number: usize) -> String {
        match &self.name {
            Some(name) => format!("sheet `{name}`, row {number}"),
            None => format!("line {number}"),
        }
    }
}

impl Row {
    /// The cell in this column, from 0, without the space around it; empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The cell as it stands there.
    pub fn raw(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The letters over a column, counted from 0: A, B, ..., Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column under these letters, from 0; `None` if they are none.
pub fn column_under(letters: &str) -> Option<usize> {
    let fine = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    let number = letters
        .bytes()
        .fold(0, |number, b| number * 26 + usize::from(b - b'A' + 1));
    fine.then(|| number - 1)
}

fn read_sheets(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    let fault = |error: calamine::Error| WorkbookError::Workbook(error.to_string());
    let mut source = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(fault)?;
    let mut sheets = Vec::new();
    for name in source.sheet_names() {
        let range = source.worksheet_range(&name).map_err(fault)?;
        let (top, left) = range.start().unwrap_or_default();
        let rows = range.rows().enumerate().filter_map(|(index, cells)| {
            let before = (0..left).map(|_| String::new());
            let cells: Vec<String> = before.chain(cells.iter().map(in_text)).collect();
            let number = top as usize + index + 1;
            is_filled(&cells).then_some(Row { number, cells })
        });
        sheets.push(Sheet {
            rows: rows.collect(),
            name: Some(name),
        });
    }
    Ok(Workbook { sheets, text: None })
}

fn is_filled(cells: &[String]) -> bool {
    cells.iter().any(|cell| !cell.trim().is_empty())
}

/// A cell as a person reads it, numbers without the decimals that a spreadsheet keeps for itself.
fn in_text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => plain(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(moment) => in_digits(moment),
    }
}

fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        (number as i64).to_string()
    } else {
        number.to_string()
    }
}

fn in_digits(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return plain(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
            assert_eq!(column_under(letters), Some(column));
        }
        assert!(column_under("a").is_none() && column_under("").is_none());
    }
}
