//! The wide file: one line a response, one column a thing that can be said.
//!
//! Owns how values are written as codes or as labels. Which columns there are is in
//! [`column`](super::column), what stands in each in [`cell`](super::cell).

use std::borrow::Cow;
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
        Self::with_columns(survey, Columns::of(survey), options, sink)
    }

    /// Begins the file with these columns, which are those of `survey` or some of them.
    ///
    /// # Errors
    /// If `sink` cannot be written.
    pub fn with_columns(
        survey: &'s Survey,
        columns: Columns<'s>,
        options: Options,
        sink: W,
    ) -> Result<Self, Error> {
        let columns = fitting(columns, options);
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
        let (sheet, labels) = (&mut self.sheet, self.options.labels);
        each_cell(
            self.survey,
            &self.columns,
            self.written,
            response,
            |column, cell| write_cell(sheet, column, cell, labels),
        )?;
        sheet.end_line()
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
    fitting(Columns::of(survey), options)
}

/// The columns that belong into a file with these options.
fn fitting(columns: Columns<'_>, options: Options) -> Columns<'_> {
    if options.internal {
        columns
    } else {
        columns.without_internal()
    }
}

/// Writes a cell as codes, or as labels in a language.
pub(super) fn write_cell<W: Write>(
    sheet: &mut Sheet<W>,
    column: &Column<'_>,
    cell: &Cell<'_>,
    labels: Option<Language>,
) -> Result<(), Error> {
    match (cell, labels) {
        (Cell::Words(text), _) => sheet.words(text),
        (_, Some(language)) => match labelled(column, cell, language) {
            Some(label) => sheet.words(&label),
            None => sheet.plain(&cell.coded()),
        },
        _ => sheet.plain(&cell.coded()),
    }
}

/// What a cell says in `language`; `None` where it has no label of its own.
pub(super) fn labelled<'c>(
    column: &'c Column<'_>,
    cell: &Cell<'c>,
    language: Language,
) -> Option<Cow<'c, str>> {
    match cell {
        Cell::Code(code) => Some(label(column, code, language).into()),
        Cell::Codes(codes) => {
            let labels = codes.iter();
            let labels = labels.map(|code| label(column, code.as_str(), language));
            Some(labels.collect::<Vec<_>>().join(BETWEEN_LABELS).into())
        }
        // A column of numbers without labels of their own stays a column of numbers.
        Cell::Missing(status) if column.cell_type != Type::Integer || !column.values.is_empty() => {
            Some(words(language).say(status_message(*status)).into())
        }
        _ => None,
    }
}

fn label<'c>(column: &'c Column<'_>, code: &'c str, language: Language) -> &'c str {
    column
        .values
        .iter()
        .find(|(known, _)| known.as_str() == code)
        .map_or(code, |(_, label)| label.get(language))
}
