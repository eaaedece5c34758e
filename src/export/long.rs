//! The long file: one line an answered thing, and one line an item that was not answered.
//!
//! Owns its columns and which lines an answer makes. Codes and labels stand side by side, so a
//! pivot table needs nothing else.
//!
//! A matrix gives a line for each row that was shown, a records item one for each field of each
//! record; a row or field left out has the status `skipped`. An item without any answer gives one
//! line, whatever its kind.

use std::io::Write;

use super::sheet::Sheet;
use super::status::status_word;
use super::{Error, Options};
use crate::answer::{Answer, ItemStatus, Response};
use crate::i18n::words;
use crate::id::{Code, DK};
use crate::language::Language;
use crate::survey::{Field, FieldKind, Item, Kind, Survey};

/// The header of the long file, with the message that describes each column.
pub(super) const COLUMNS: [(&str, &str); 9] = [
    ("response_id", "export-column-response-id"),
    ("item", "export-column-item"),
    ("part", "export-column-part"),
    ("place", "export-column-place"),
    ("code", "export-column-code"),
    ("label", "export-column-label"),
    ("value", "export-column-value"),
    ("text", "export-column-text"),
    ("status", "export-column-item-status"),
];

/// Writes the long file, a response at a time.
pub struct LongWriter<'s, W: Write> {
    survey: &'s Survey,
    options: Options,
    language: Language,
    sheet: Sheet<W>,
    written: i64,
}

/// What stands in one line beside response and item.
#[derive(Default)]
struct Line<'a> {
    part: &'a str,
    place: Option<usize>,
    code: &'a str,
    label: Option<&'a str>,
    text: &'a str,
}

impl<'s, W: Write> LongWriter<'s, W> {
    /// Begins the file in `sink` with its header. Labels are in [`Options::labels`], or in the base
    /// language of the survey.
    ///
    /// # Errors
    /// If `sink` cannot be written.
    pub fn new(survey: &'s Survey, options: Options, sink: W) -> Result<Self, Error> {
        Ok(Self {
            survey,
            options,
            language: options.labels.unwrap_or(survey.base_language()),
            sheet: Sheet::begin(sink, options, COLUMNS.map(|(name, _)| name))?,
            written: 0,
        })
    }

    /// Writes the lines of one response.
    ///
    /// # Errors
    /// If the sink cannot be written, or [`Error::Mismatch`] if the response was not given to this
    /// survey.
    pub fn write(&mut self, response: &Response) -> Result<(), Error> {
        self.written += 1;
        for (item, status) in response.statuses(self.survey) {
            if item.internal && !self.options.internal {
                continue;
            }
            match response.answers.answers.get(&item.id) {
                Some(answer) if status.is_answered() => {
                    self.write_answer(item, answer, response)?;
                }
                _ => self.line(item, status, &Line::default())?,
            }
        }
        Ok(())
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    /// If the sink cannot be written.
    pub fn finish(self) -> Result<W, Error> {
        self.sheet.finish()
    }

    fn write_answer(
        &mut self,
        item: &'s Item,
        answer: &Answer,
        response: &Response,
    ) -> Result<(), Error> {
        let other = response
            .answers
            .other
            .get(&item.id)
            .map_or("", String::as_str);
        match (&item.kind, answer) {
            (Kind::Single { .. }, Answer::Single(code)) => self.choice(item, code, None, other),
            (Kind::Multiple { .. }, Answer::Multiple(codes)) => codes
                .iter()
                .try_for_each(|code| self.choice(item, code, None, other)),
            (Kind::Ranking { .. }, Answer::Ranking(codes)) => codes
                .iter()
                .enumerate()
                .try_for_each(|(index, code)| self.choice(item, code, Some(index + 1), other)),
            (Kind::Matrix { scale, .. }, Answer::Matrix(points)) => {
                for row in self.survey.rows(item, &response.answers) {
                    if !self.options.internal && self.survey.is_internal_row(item, row.as_str()) {
                        continue;
                    }
                    let code = points.get(&row).map_or("", Code::as_str);
                    let point = scale
                        .points
                        .iter()
                        .find(|point| point.code.as_str() == code);
                    let line = Line {
                        part: row.as_str(),
                        code,
                        label: point.map(|point| point.label.get(self.language)),
                        ..Line::default()
                    };
                    self.line(item, status_of(code), &line)?;
                }
                Ok(())
            }
            (Kind::Text { .. }, Answer::Text(text)) => {
                let line = Line {
                    text,
                    ..Line::default()
                };
                self.line(item, ItemStatus::Answered, &line)
            }
            (Kind::Records { fields, .. }, Answer::Records(records)) => {
                for (index, record) in records.iter().enumerate() {
                    for field in fields {
                        let value = record.get(&field.id).map_or("", String::as_str);
                        self.field(item, field, index + 1, value)?;
                    }
                }
                Ok(())
            }
            _ => Err(Error::Mismatch {
                item: item.id.clone(),
            }),
        }
    }

    fn choice(
        &mut self,
        item: &'s Item,
        code: &Code,
        place: Option<usize>,
        other: &str,
    ) -> Result<(), Error> {
        let choice = item.choice(code.as_str());
        let line = Line {
            place,
            code: code.as_str(),
            label: choice.map(|choice| choice.label.get(self.language)),
            text: if choice.is_some_and(|choice| choice.other) {
                other
            } else {
                ""
            },
            ..Line::default()
        };
        self.line(item, status_of(code.as_str()), &line)
    }

    fn field(
        &mut self,
        item: &'s Item,
        field: &'s Field,
        number: usize,
        value: &str,
    ) -> Result<(), Error> {
        let mut line = Line {
            part: field.id.as_str(),
            place: Some(number),
            ..Line::default()
        };
        match &field.kind {
            FieldKind::Text { .. } => line.text = value,
            FieldKind::Choice(choices) => {
                let choice = choices.iter().find(|choice| choice.code.as_str() == value);
                line.code = value;
                line.label = choice.map(|choice| choice.label.get(self.language));
            }
        }
        let status = if value.is_empty() {
            ItemStatus::Skipped
        } else {
            ItemStatus::Answered
        };
        self.line(item, status, &line)
    }

    fn line(&mut self, item: &Item, status: ItemStatus, line: &Line<'_>) -> Result<(), Error> {
        let sheet = &mut self.sheet;
        sheet.number(self.written)?;
        sheet.plain(item.id.as_str())?;
        sheet.plain(line.part)?;
        match line.place {
            Some(place) => sheet.number(place as i64)?,
            None => sheet.empty()?,
        }
        sheet.plain(line.code)?;
        match line.label {
            Some(label) => sheet.words(label)?,
            None if line.code == DK => sheet.words(&words(self.language).say("answer-dk"))?,
            None => sheet.empty()?,
        }
        match line.code.parse() {
            Ok(value) => sheet.number(value)?,
            Err(_) => sheet.empty()?,
        }
        sheet.words(line.text)?;
        sheet.plain(status_word(status))?;
        sheet.end_line()
    }
}

/// The status of one part of an answer, by its code.
fn status_of(code: &str) -> ItemStatus {
    match code {
        "" => ItemStatus::Skipped,
        DK => ItemStatus::DontKnow,
        _ => ItemStatus::Answered,
    }
}
