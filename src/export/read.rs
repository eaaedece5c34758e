//! The wide file read back as responses.
//!
//! Owns the way from cells to typed answers, and the proof that a line holds together: what was
//! read is written again, and every cell must be the one that stands there. Reads files of codes
//! with all items; knows nothing of where they come from.

use std::collections::BTreeMap;
use std::io::Read;

use super::cell::{BETWEEN_CODES, Given};
use super::column::{Column, Columns, Part, Type};
use super::sheet::disarm;
use super::status::RESERVED;
use crate::answer::{Answer, AnswerSet, ItemStatus, ProblemKind, Response, json};
use crate::id::{Code, DK, FieldId};
use crate::language::Language;
use crate::survey::{Field, FieldKind, Item, Kind, Survey};

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is no CSV file, or cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] csv::Error),
    /// A column is not there.
    #[error("there is no column `{column}`; a full export with codes is needed")]
    NoColumn {
        /// Its name.
        column: String,
    },
    /// A cell holds what cannot stand there.
    #[error("line {line}, column `{column}`: found `{found}`, expected {expected}")]
    Cell {
        /// The line of the file, from 1.
        line: u64,
        /// The column.
        column: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
}

/// Reads the wide file, a response at a time.
pub struct WideReader<'s, R: Read> {
    survey: &'s Survey,
    columns: Columns<'s>,
    /// For each of the columns its place in the file.
    places: Vec<usize>,
    records: csv::StringRecordsIntoIter<R>,
    number: String,
}

impl<'s, R: Read> WideReader<'s, R> {
    /// Begins to read `source`.
    ///
    /// # Errors
    /// If it cannot be read, or lacks a column of `survey`.
    pub fn new(survey: &'s Survey, source: R) -> Result<Self, ReadError> {
        let mut reader = csv::Reader::from_reader(source);
        let columns = Columns::of(survey);
        let places = find_columns(reader.headers()?, columns.names())?;
        Ok(Self {
            survey,
            columns,
            places,
            records: reader.into_records(),
            number: String::new(),
        })
    }

    /// The `response_id` of the response that was read last, by which other files of the same
    /// export know it.
    pub fn number(&self) -> &str {
        &self.number
    }
}

/// The places of the columns called `names` in a file with these `headers`.
pub(super) fn find_columns<'n>(
    headers: &csv::StringRecord,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Vec<usize>, ReadError> {
    let find = |name: &str| {
        let place = headers.iter().position(|header| header == name);
        place.ok_or_else(|| ReadError::NoColumn {
            column: name.to_owned(),
        })
    };
    names.into_iter().map(find).collect()
}

impl<R: Read> Iterator for WideReader<'_, R> {
    type Item = Result<Response, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = match self.records.next()? {
            Ok(record) => record,
            Err(error) => return Some(Err(error.into())),
        };
        let line = Line {
            survey: self.survey,
            number: record.position().map_or(0, csv::Position::line),
            cells: self
                .columns
                .list()
                .iter()
                .zip(&self.places)
                .map(|(column, place)| (column, record.get(*place).unwrap_or("")))
                .collect(),
        };
        let response = line.response();
        let mut cells = line.cells.iter();
        let number = cells.find(|(column, _)| column.part == Part::ResponseId);
        self.number = number.map_or_else(String::new, |(_, cell)| (*cell).to_owned());
        Some(response)
    }
}

/// One line of the file.
struct Line<'l, 's> {
    survey: &'s Survey,
    number: u64,
    cells: Vec<(&'l Column<'s>, &'l str)>,
}

impl Line<'_, '_> {
    fn fault(&self, column: &str, found: &str, expected: impl Into<String>) -> ReadError {
        ReadError::Cell {
            line: self.number,
            column: column.to_owned(),
            found: found.to_owned(),
            expected: expected.into(),
        }
    }

    /// A cell about the response itself.
    fn about<T>(
        &self,
        part: &Part,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, ReadError> {
        let own = self.cells.iter().find(|(column, _)| column.part == *part);
        let (name, cell) = own.map_or(("", ""), |(column, cell)| (column.name.as_str(), *cell));
        read(cell).ok_or_else(|| self.fault(name, cell, expected))
    }

    fn response(&self) -> Result<Response, ReadError> {
        let complete = self.about(
            &Part::Completeness,
            "`complete` or `partial`, as in an export with codes",
            |cell| match cell {
                "complete" => Some(true),
                "partial" => Some(false),
                _ => None,
            },
        )?;
        let language = self.about(&Part::Language, "en, fr or ar", Language::parse)?;
        let day = self.about(&Part::Day, "a day such as 2018-12-09", |cell| {
            cell.parse().ok()
        })?;
        let answers = self.answers();
        if let Err(problems) = json::read(self.survey, &json::write(&answers))
            && let Some(problem) = problems.first()
        {
            let found = match &problem.kind {
                ProblemKind::NotOffered { found } => found.as_str(),
                _ => "another answer",
            };
            return Err(self.fault(&problem.control, found, "one that the survey takes"));
        }
        let response = Response::without_id(language, day, complete, answers);
        self.check(&response)?;
        Ok(response)
    }

    fn answers(&self) -> AnswerSet {
        let mut set = AnswerSet::default();
        for item in self.survey.items().filter(|item| item.is_asked()) {
            let own = self
                .cells
                .iter()
                .filter(|(column, _)| column.item.is_some_and(|of| of.id == item.id));
            let cells = Cells(own.map(|(column, cell)| (&column.part, *cell)).collect());
            let answer = cells.answer(self.survey, item);
            set.answers
                .extend(answer.map(|answer| (item.id.clone(), answer)));
            let other = words(cells.get(&Part::Other));
            set.other
                .extend(other.map(|words| (item.id.clone(), words)));
        }
        set
    }

    /// Whether every cell is the one that `response` would be written with. Words stand alone:
    /// nothing else in the line repeats them.
    fn check(&self, response: &Response) -> Result<(), ReadError> {
        let statuses: BTreeMap<_, ItemStatus> = response
            .statuses(self.survey)
            .into_iter()
            .map(|(item, status)| (&item.id, status))
            .collect();
        let mut current: Option<(&Item, Given<'_>)> = None;
        for (column, found) in &self.cells {
            let Some(item) = column.item else { continue };
            if current.as_ref().is_none_or(|(held, _)| held.id != item.id) {
                let status = statuses.get(&item.id).copied();
                let status = status.unwrap_or(ItemStatus::NotReached);
                current = Some((item, Given::of(self.survey, item, status, response)));
            }
            let Some((_, given)) = &current else { continue };
            let wanted = given.cell(item, column).map_err(|error| {
                let expected = error.to_string();
                self.fault(&column.name, found, expected)
            })?;
            let wanted = wanted.coded();
            if column.cell_type != Type::Words && wanted != *found {
                let expected = format!("`{wanted}` by the other cells of the line");
                return Err(self.fault(&column.name, found, expected));
            }
        }
        Ok(())
    }
}

/// A cell of words, armed again; `None` if there are none.
fn words(cell: &str) -> Option<String> {
    let words = armed(cell);
    (!words.is_empty()).then(|| words.to_owned())
}

/// What [`disarm`] made this cell from.
pub fn armed(cell: &str) -> &str {
    let guarded = disarm(cell) != cell;
    match cell.strip_prefix('\'') {
        Some(words) if guarded => words,
        _ => cell,
    }
}

/// The code in a cell; `None` where a reserved one says that there is none.
fn code(cell: &str) -> Option<Code> {
    let reserved = RESERVED
        .iter()
        .find(|(_, reserved)| reserved.to_string() == cell);
    match reserved {
        Some((ItemStatus::DontKnow, _)) => Some(Code::new(DK)),
        Some(_) => None,
        None => (!cell.is_empty()).then(|| Code::new(cell)),
    }
}

/// The cells of one item.
struct Cells<'l>(Vec<(&'l Part, &'l str)>);

impl<'l> Cells<'l> {
    /// The cell of `part`; empty where the item has none.
    fn get(&self, part: &Part) -> &'l str {
        let found = self.0.iter().find(|(of, _)| *of == part);
        found.map_or("", |(_, cell)| cell)
    }

    fn code(&self, part: &Part) -> Option<Code> {
        code(self.get(part))
    }

    fn answer(&self, survey: &Survey, item: &Item) -> Option<Answer> {
        match &item.kind {
            Kind::Single { .. } => self.code(&Part::Chosen).map(Answer::Single),
            Kind::Multiple { .. } => {
                let given = self.code(&Part::Combined)?;
                let codes = given.as_str().split(BETWEEN_CODES).map(Code::from);
                Some(Answer::Multiple(codes.collect()))
            }
            Kind::Ranking { top, .. } => {
                let ranks = (1..=*top).filter_map(|place| self.code(&Part::Rank(place)));
                let mut codes: Vec<Code> = ranks.collect();
                // "Don't know" stands in every place.
                if codes.iter().all(|code| code.as_str() == DK) {
                    codes.truncate(1);
                }
                (!codes.is_empty()).then_some(Answer::Ranking(codes))
            }
            Kind::Matrix { .. } => {
                let rows = survey.possible_rows(item).into_iter().map(|row| row.code);
                let points: BTreeMap<Code, Code> = rows
                    .filter_map(|row| Some((row.clone(), self.code(&Part::Row(row))?)))
                    .collect();
                (!points.is_empty()).then_some(Answer::Matrix(points))
            }
            Kind::Text { .. } => words(self.get(&Part::Words)).map(Answer::Text),
            Kind::Records { fields, max } => {
                let count = self.get(&Part::Count).parse::<usize>().ok()?.min(*max);
                let records = (1..=count).map(|number| self.record(fields, number));
                (count > 0).then(|| Answer::Records(records.collect()))
            }
            Kind::Statement => None,
        }
    }

    fn record(&self, fields: &[Field], number: usize) -> BTreeMap<FieldId, String> {
        let value = |field: &Field| {
            let cell = self.get(&Part::Field(number, field.id.clone()));
            match field.kind {
                FieldKind::Text { .. } => words(cell),
                FieldKind::Choice(_) => code(cell).map(|code| code.to_string()),
            }
        };
        fields
            .iter()
            .filter_map(|field| Some((field.id.clone(), value(field)?)))
            .collect()
    }
}
