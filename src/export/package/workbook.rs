//! The workbook: sheets of codes, of labels, of the dictionary and of the published tables.
//!
//! Owns how cells stand in a spreadsheet. Every text is stored as text, so a spreadsheet runs none
//! of it and words need no guard. Rows go to the disk as they come.

use std::borrow::Cow;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::export::Error;
use crate::export::cell::Cell;
use crate::export::column::{Column, Columns, Type};
use crate::export::grid::{Grid, Text};
use crate::export::wide::labelled;
use crate::language::Language;

/// The most responses that a sheet can have: its rows without the header.
pub(super) const MOST_RESPONSES: i64 = 1_048_575;

/// The most UTF-16 units that a cell can hold.
const LONGEST: usize = 32_767;

/// What a cell takes in the file beside its text, at the most.
const CELL_BYTES: u64 = 64;

/// The sheets of responses, in the order in which they stand.
const CODES: usize = 0;
const LABELS: usize = 1;

/// The workbook being written.
pub(super) struct Book {
    workbook: Workbook,
    language: Language,
    header: Format,
    /// How long the longer of the two sheets of responses is, at the most.
    bytes: u64,
}

impl Book {
    /// Begins a workbook whose rows wait in `folder` until it is finished.
    pub(super) fn begin(folder: &Path, language: Language) -> Result<Self, Error> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        Ok(Self {
            workbook,
            language,
            header: Format::new().set_bold(),
            bytes: 0,
        })
    }

    /// Adds the two sheets of responses.
    pub(super) fn begin_rows(&mut self, columns: &Columns<'_>) -> Result<(), Error> {
        self.sheet("codes", columns.names())?;
        self.sheet("labels", columns.names())?;
        if self.language.direction().is_rtl() {
            self.workbook
                .worksheet_from_index(LABELS)?
                .set_right_to_left(true);
        }
        Ok(())
    }

    fn sheet<'n>(
        &mut self,
        name: &str,
        headers: impl IntoIterator<Item = &'n str>,
    ) -> Result<&mut Worksheet, Error> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, header) in (0..).zip(headers) {
            sheet.write_string_with_format(0, column, header, &self.header)?;
        }
        Ok(sheet)
    }

    /// The row of the response with this number, from 1.
    pub(super) fn row(&mut self, number: i64) -> Row<'_> {
        Row {
            book: self,
            row: (1..=MOST_RESPONSES)
                .contains(&number)
                .then_some(number as u32),
            column: 0,
        }
    }

    /// Adds a sheet with a small table.
    pub(super) fn add(&mut self, name: &str, grid: &Grid) -> Result<(), Error> {
        let headers = grid.headers.iter().map(String::as_str);
        let sheet = self.sheet(name, headers)?;
        for (row, line) in (1..).zip(&grid.lines) {
            for (column, cell) in (0..).zip(line) {
                match cell {
                    Text::Plain(text) | Text::Words(text) => write_text(sheet, row, column, text)?,
                    Text::Number(text) => match text.parse::<f64>() {
                        Ok(number) => {
                            sheet.write_number(row, column, number)?;
                        }
                        Err(_) => write_text(sheet, row, column, text)?,
                    },
                }
            }
        }
        Ok(())
    }

    /// Writes the file. Its date is fixed: the same contents give the same bytes.
    pub(super) fn finish(mut self, title: &str, path: &Path) -> Result<(), Error> {
        let properties = DocProperties::new()
            .set_title(title)
            .set_author("maoni")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        self.workbook.set_properties(&properties);
        // Only where it has to be: some spreadsheets do not open files with these marks.
        if self.bytes >= u64::from(u32::MAX) {
            self.workbook.use_zip_large_file(true);
        }
        Ok(self.workbook.save(path)?)
    }
}

/// A row of the sheets of responses while it is filled.
pub(super) struct Row<'b> {
    book: &'b mut Book,
    /// `None` beyond the end of the sheets.
    row: Option<u32>,
    column: u16,
}

impl Row<'_> {
    /// Writes the next cell into both sheets.
    pub(super) fn put(&mut self, column: &Column<'_>, cell: &Cell<'_>) -> Result<(), Error> {
        let Some(row) = self.row else { return Ok(()) };
        let place = self.column;
        self.column += 1;
        let workbook = &mut self.book.workbook;
        write_code(
            workbook.worksheet_from_index(CODES)?,
            row,
            place,
            column,
            cell,
        )?;
        let sheet = workbook.worksheet_from_index(LABELS)?;
        let label = labelled(column, cell, self.book.language);
        // A character of the text can take up to six, as an entity.
        let length = label
            .as_ref()
            .map_or(cell.coded().len(), |label| label.len());
        self.book.bytes += CELL_BYTES + 6 * length as u64;
        match label {
            Some(label) => write_text(sheet, row, place, &label),
            None => write_code(sheet, row, place, column, cell),
        }
    }
}

/// Writes a cell as a code; as a number where the column holds numbers.
fn write_code(
    sheet: &mut Worksheet,
    row: u32,
    place: u16,
    column: &Column<'_>,
    cell: &Cell<'_>,
) -> Result<(), Error> {
    let text = cell.coded();
    let is_number = column.cell_type == Type::Integer || matches!(cell, Cell::Missing(_));
    match text.parse::<i64>() {
        Ok(number) if is_number => {
            sheet.write_number(row, place, number as f64)?;
            Ok(())
        }
        _ => write_text(sheet, row, place, &text),
    }
}

fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), Error> {
    if !text.is_empty() {
        sheet.write_string(row, column, &*fitting(text))?;
    }
    Ok(())
}

/// As much of `text` as fits into a cell.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return text.into();
    }
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < LONGEST
    });
    let mut kept: String = kept.collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept.into()
}
