//! The wide file: one line a response, one column a thing that can be said.
//!
//! Owns how values are written as codes or as labels. Which columns there are is in
//! [`column`](super::column), what stands in each in [`cell`](super::cell).

use std::io::Write;

use super::cell::{Cell, Given};
use super::column::{Column, Columns, Part, Type};
use super::sheet::Sheet;
use super::status::status_message;
use super::{Error, Options};
use crate::answer::{ItemStatus, Response};
use crate::i18n::words;
use crate::language::Language;
use crate::survey::{Item, Survey};

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
        let columns = if options.internal {
            Columns::of(survey)
        } else {
            Columns::of(survey).without_internal()
        };
        let sheet = Sheet::begin(sink, options, columns.names())?;
        Ok(Self {
            survey,
            options,
            columns,
            sheet,
            written: 0,
        })
    }

    /// Writes the line of one response.
    ///
    /// # Errors
    /// If the sink cannot be written, or [`Error::Mismatch`] if the response was not given to this
    /// survey.
    pub fn write(&mut self, response: &Response) -> Result<(), Error> {
        self.written += 1;
        let mut statuses = response.statuses(self.survey).into_iter();
        let mut current: Option<(&Item, Given<'_>)> = None;
        for column in self.columns.list() {
            let Some(item) = column.item else {
                let written = self.written;
                let pen = Pen(&mut self.sheet, self.options.labels);
                write_about(pen, column, written, response)?;
                continue;
            };
            // The columns of one item stand together, in the order of the definition.
            if current.as_ref().is_none_or(|(held, _)| held.id != item.id) {
                let status = statuses
                    .find(|(asked, _)| asked.id == item.id)
                    .map_or(ItemStatus::NotReached, |(_, status)| status);
                current = Some((item, Given::of(self.survey, item, status, response)));
            }
            if let Some((item, given)) = &current {
                let cell = given.cell(item, column)?;
                Pen(&mut self.sheet, self.options.labels).put(column, &cell)?;
            }
        }
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

/// Writes a cell of a column about the response itself.
fn write_about<W: Write>(
    mut pen: Pen<'_, W>,
    column: &Column<'_>,
    number: i64,
    response: &Response,
) -> Result<(), Error> {
    match column.part {
        Part::ResponseId => pen.put(column, &Cell::Number(number)),
        Part::Completeness if response.complete => pen.put(column, &Cell::Code("complete")),
        Part::Completeness => pen.put(column, &Cell::Code("partial")),
        Part::Language => pen.put(column, &Cell::Code(response.language.tag())),
        _ => pen.0.plain(&response.day.to_string()),
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
