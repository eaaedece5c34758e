//! The wide file: one line a response, one column a thing that can be said.
//!
//! Owns how values are written as codes or as labels. Which columns there are is in
//! [`column`](super::column), what stands in each in [`cell`](super::cell).

use std::io::Write;

use super::cell::Cell;
use super::column::{Column, Columns, Type};
use super::row::each_cell;
use super::sheet::Sheet;
use super::status::status_message;
use super::{Error, Options};
use crate::answer::Response;
use crate::i18n::words;
use crate::language::Language;
use crate::survey::Survey;

/// What stands between the labels of a multiple response.
const BETWEEN_LABELS: &str = "; ";

/// Writes the wide file, a response at a time.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use maoni::export::{Options, WideWriter};
/// # let survey = maoni::survey::read(
/// #     include_str!("../../tests/suite/definitions/fine.toml"), "fine.toml")
/// #     .map_err(|faults| faults.render(false, 100))?;
/// # let responses: Vec<maoni::answer::Response> = Vec::new();
/// let mut file = WideWriter::new(&survey, Options::default(), Vec::new())?;
/// for response in &responses {
///     file.write(response)?;
/// }
/// let bytes = file.finish()?;
/// assert!(bytes.starts_with(b"response_id,status,language,day,"));
/// # Ok(())
/// # }
/// ```
pub struct WideWriter<'s, W: Write> {
    survey: &'s Survey,
    options: Options,
    columns: Columns<'s>,
    sheet: Sheet<W>,
    written: i64,
}

impl<'s, W: Write> WideWriter<'s, W> {
    /// Begins the file in `sink` with its header.
    ///
    /// # Errors
    /// If `sink` cannot be written.
    pub fn new(survey: &'s Survey, options: Options, sink: W) -> Result<Self, Error> {
        let columns = columns(survey, options);
        let sheet = Sheet::begin(sink, options, columns.names())?;
        Ok(Self {
            survey,
            options,
            columns,
            sheet,
            written: 0,
        })
    }

    /// Goes on in `sink` after the header and `written` responses, which stand in an earlier part
    /// of the same file.
    pub fn resume(survey: &'s Survey, options: Options, sink: W, written: i64) -> Self {
        Self {
            survey,
            options,
            columns: columns(survey, options),
            sheet: Sheet::resume(sink, options),
            written,
        }
    }

    /// Writes the line of one response.
    ///
    /// # Errors
    /// If the sink cannot be written, or [`Error::Mismatch`] if the response was not given to this
    /// survey.
    pub fn write(&mut self, response: &Response) -> Result<(), Error> {
        self.written += 1;
        let mut pen = Pen(&mut self.sheet, self.options.labels);
        each_cell(
            self.survey,
            &self.columns,
            self.written,
            response,
            |column, cell| pen.put(column, cell),
        )?;
        self.sheet.end_line()
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    /// If the sink cannot be written.
    pub fn finish(self) -> Result<W, Error> {
        self.sheet.finish()
    }
}

fn columns(survey: &Survey, options: Options) -> Columns<'_> {
    if options.internal {
        Columns::of(survey)
    } else {
        Columns::of(survey).without_internal()
    }
}

/// Writes values as codes, or as labels in a language.
struct Pen<'p, W: Write>(&'p mut Sheet<W>, Option<Language>);

impl<W: Write> Pen<'_, W> {
    fn put(&mut self, column: &Column<'_>, cell: &Cell<'_>) -> Result<(), Error> {
        let Self(sheet, labels) = self;
        match (cell, *labels) {
            (Cell::Words(text), _) => sheet.words(text),
            (Cell::Code(code), Some(language)) => sheet.words(label(column, code, language)),
            (Cell::Codes(codes), Some(language)) => {
                let labels: Vec<&str> = codes
                    .iter()
                    .map(|code| label(column, code.as_str(), language))
                    .collect();
                sheet.words(&labels.join(BETWEEN_LABELS))
            }
            // A column of numbers without labels of their own stays a column of numbers.
            (Cell::Missing(status), Some(language))
                if column.cell_type != Type::Integer || !column.values.is_empty() =>
            {
                sheet.words(&words(language).say(status_message(*status)))
            }
            _ => sheet.plain(&cell.coded()),
        }
    }
}

fn label<'c>(column: &'c Column<'_>, code: &'c str, language: Language) -> &'c str {
    column
        .values
        .iter()
        .find(|(known, _)| known.as_str() == code)
        .map_or(code, |(_, label)| label.get(language))
}
