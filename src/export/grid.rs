//! A small table that is held whole: the data dictionary, the published tables.
//!
//! Owns its headers and cells, so that the CSV file and the workbook say the same. Its size depends
//! on the definition, never on the number of responses.

use std::io::Write;

use super::sheet::Sheet;
use super::{Error, Options};

/// A cell of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Text {
    /// What this program itself writes in a fixed form.
    Plain(String),
    /// Words that a person wrote.
    Words(String),
    /// A number, as it is written.
    Number(String),
}

/// Headers and lines.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) headers: Vec<String>,
    pub(super) lines: Vec<Vec<Text>>,
}

impl Grid {
    /// Writes the grid as a CSV file and gives the sink back.
    pub(super) fn write<W: Write>(&self, options: Options, sink: W) -> Result<W, Error> {
        let headers = self.headers.iter().map(String::as_str);
        let mut sheet = Sheet::begin(sink, options, headers)?;
        for line in &self.lines {
            for cell in line {
                match cell {
                    Text::Plain(text) | Text::Number(text) => sheet.plain(text)?,
                    Text::Words(text) => sheet.words(text)?,
                }
            }
            sheet.end_line()?;
        }
        sheet.finish()
    }
}

/// A line of a grid while it is filled.
#[derive(Default)]
pub(super) struct Line(pub(super) Vec<Text>);

impl Line {
    pub(super) fn plain(&mut self, text: impl Into<String>) {
        self.0.push(Text::Plain(text.into()));
    }

    pub(super) fn words(&mut self, text: impl Into<String>) {
        self.0.push(Text::Words(text.into()));
    }

    pub(super) fn number(&mut self, number: impl Into<String>) {
        self.0.push(Text::Number(number.into()));
    }
}
