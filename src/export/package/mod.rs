//! The data package: everything an analyst needs, in one folder that describes itself.
//!
//! Owns which files there are, the one pass over the responses that fills them all, and the two
//! profiles. One pass, so that every file holds the same responses even while answers still come
//! in. What a file looks like inside is in the module of its name; where responses come from and
//! where the folder ends up, this does not know.
//!
//! - [`Profile::Restricted`] holds single responses and words as typed: for those who prepare the
//!   report.
//! - [`Profile::Public`] holds no line that is about one person: published tables, dictionary,
//!   questionnaire and metadata. A response of a small event stands alone in its answers, so no
//!   choice of columns makes its line safe; and whoever could add the lines up again would undo
//!   disclosure control.

mod archive;
pub mod coding;
mod csvw;
mod datapackage;
mod ddi;
mod loader;
mod pair;
mod parquet;
mod qdc;
mod readme;
mod record;
mod schema;
mod verbatim;
mod workbook;
mod xml;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

pub use archive::{pack, zip};
pub use qdc::describe_code_book;

use super::column::{Column, Columns, Type};
use super::dictionary::dictionary;
use super::row::each_cell;
use super::sheet::Sheet;
use super::tables::tables;
use super::wide::write_cell;
use super::{Error, History, LongWriter, Options};
use crate::analysis::{Coding, Results};
use crate::answer::{Answer, ItemStatus, Response, json};
use crate::language::Language;
use crate::survey::Item;

/// For whom a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For those who prepare the report: single responses and words as typed.
    Restricted,
    /// For anybody: nothing that is about one person.
    Public,
}

impl Profile {
    /// The profile as metadata name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::Public => "public",
        }
    }
}

/// What a package is made of, beside the responses.
#[derive(Debug, Clone, Copy)]
pub struct Study<'s> {
    /// The versions of the survey.
    pub history: &'s History,
    /// The text of the current version's definition.
    pub source: &'s str,
    /// Whether the answers are invented ones.
    pub is_synthetic: bool,
    /// For whom the package is.
    pub profile: Profile,
    /// The language of labels in the workbook and the loaders.
    pub labels: Language,
    /// Disarms words in CSV files that a spreadsheet could take for a formula.
    pub guard: bool,
    /// What was coded in open answers, if anything was coded to the end.
    pub coded: Option<&'s coding::Coded>,
}

impl Study<'_> {
    fn options(&self) -> Options {
        Options {
            guard: self.guard,
            internal: self.profile == Profile::Restricted,
            ..Options::default()
        }
    }
}

/// What is known of the responses once all of them are written.
#[derive(Debug, Clone, Copy)]
struct Contents<'r> {
    snapshot: &'r str,
    responses: i64,
}

/// A file of the package being written.
type Sink = BufWriter<File>;

/// Begins the file at `path` inside `folder`.
fn create(folder: &Path, path: &str) -> Result<Sink, Error> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    Ok(BufWriter::new(File::create(path)?))
}

/// Writes a package into an empty folder, a response at a time.
pub struct PackageWriter<'s> {
    study: Study<'s>,
    folder: PathBuf,
    workbook: workbook::Book,
    rows: Option<Rows<'s>>,
    written: i64,
}

impl<'s> PackageWriter<'s> {
    /// Begins a package in `folder`.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn create(folder: &Path, study: Study<'s>) -> Result<Self, Error> {
        let mut workbook = workbook::Book::begin(folder, study.labels)?;
        let rows = match study.profile {
            Profile::Restricted => Some(Rows::begin(folder, study, &mut workbook)?),
            Profile::Public => None,
        };
        Ok(Self {
            study,
            folder: folder.to_owned(),
            workbook,
            rows,
            written: 0,
        })
    }

    /// Takes in one response.
    ///
    /// # Errors
    /// If the folder cannot be written, or [`Error::Mismatch`] if the response was not given to
    /// this survey.
    pub fn write(&mut self, response: &Response) -> Result<(), Error> {
        self.written += 1;
        match &mut self.rows {
            Some(rows) => rows.write(self.written, response, &mut self.workbook),
            None => Ok(()),
        }
    }

    /// Writes what describes the responses and ends the package. `results` are the figures of
    /// exactly the responses that were written, `counted` what was counted of their codings, and
    /// `snapshot` is their name.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn finish(
        mut self,
        results: &Results,
        counted: &Coding,
        snapshot: &str,
    ) -> Result<(), Error> {
        let study = self.study;
        if let Some(rows) = self.rows {
            rows.finish()?;
        }
        let survey = study.history.current();
        let dictionary = dictionary(study.history, study.options().internal);
        let published = tables(survey, results, Some(study.labels));
        let folder = &self.folder;
        dictionary.write(study.options(), create(folder, schema::DICTIONARY)?)?;
        published.write(study.options(), create(folder, schema::PUBLISHED)?)?;
        self.workbook.add("dictionary", &dictionary)?;
        self.workbook.add("tables", &published)?;
        if let Some(coded) = study.coded {
            self.workbook.add(
                "themes",
                &coding::themes(survey, coded, counted, study.labels),
            )?;
            write_coded(folder, &study, coded, counted)?;
        }
        let title = survey.title.get(study.labels);
        self.workbook.finish(title, &folder.join("workbook.xlsx"))?;

        let contents = Contents {
            snapshot,
            responses: self.written,
        };
        let tables = schema::tables(&study);
        let write = |path: &str, text: &str| -> Result<(), Error> {
            let mut file = create(folder, path)?;
            file.write_all(text.as_bytes())?;
            Ok(file.flush()?)
        };
        write("survey.toml", study.source)?;
        write(
            "datapackage.json",
            &datapackage::describe(&study, contents, &tables),
        )?;
        write("csv-metadata.json", &csvw::describe(&study, &tables))?;
        write("ddi-codebook.xml", &ddi::describe(&study, contents))?;
        if study.profile == Profile::Restricted {
            for (path, text) in loader::scripts(&study, &tables) {
                write(path, &text)?;
            }
        }
        for (path, text) in readme::texts(&study, contents, &tables) {
            write(&path, &text)?;
        }
        archive::write_sums(folder)
    }
}

/// Writes the code book and what was counted of the codings.
fn write_coded(
    folder: &Path,
    study: &Study<'_>,
    coded: &coding::Coded,
    counted: &Coding,
) -> Result<(), Error> {
    let survey = study.history.current();
    let mut files = vec![
        (schema::BOOK, coding::book(coded)),
        (
            schema::THEMES,
            coding::themes(survey, coded, counted, study.labels),
        ),
    ];
    if study.profile == Profile::Restricted {
        files.push((schema::AGREEMENT, coding::agreement(coded, counted)));
    }
    for (path, grid) in files {
        grid.write(study.options(), create(folder, path)?)?;
    }
    let mut file = create(folder, schema::QDC)?;
    file.write_all(describe_code_book(&coded.book).as_bytes())?;
    Ok(file.flush()?)
}

/// A response with its number and the status of each item.
struct Line<'a> {
    number: i64,
    response: &'a Response,
    statuses: &'a [(&'a Item, ItemStatus)],
}

impl<'a> Line<'a> {
    fn status(&self, item: &Item) -> ItemStatus {
        let found = self.statuses.iter().find(|(asked, _)| asked.id == item.id);
        found.map_or(ItemStatus::NotReached, |(_, status)| *status)
    }

    /// The answer to an item that was shown: a partial response can still hold others.
    fn answer(&self, item: &Item) -> Option<&'a Answer> {
        let answer = self.response.answers.get(item.id.as_str());
        answer.filter(|_| self.status(item).is_answered())
    }
}

/// The files that hold single responses.
struct Rows<'s> {
    study: Study<'s>,
    columns: Columns<'s>,
    wide: Sheet<Sink>,
    closed: Sheet<Sink>,
    parquet: parquet::Rows,
    long: LongWriter<'s, Sink>,
    lines: Sink,
    records: Vec<record::Records<'s>>,
    verbatims: verbatim::Verbatims<'s>,
    pairs: Option<pair::Pairs<'s>>,
}

/// Whether a column stands in the file of closed answers, which has no words in it.
fn is_closed(column: &Column<'_>) -> bool {
    column.cell_type != Type::Words
}

impl<'s> Rows<'s> {
    fn begin(
        folder: &Path,
        study: Study<'s>,
        workbook: &mut workbook::Book,
    ) -> Result<Self, Error> {
        let options = study.options();
        let survey = study.history.current();
        let columns = Columns::across(study.history);
        workbook.begin_rows(&columns)?;
        let closed = columns.list().iter().filter(|column| is_closed(column));
        let closed = closed.map(|column| column.name.as_str());
        let in_labels = Options {
            labels: Some(study.labels),
            ..options
        };
        let codings = study.coded.map(|coded| {
            let sink = create(folder, schema::CODINGS)?;
            coding::Codings::begin(coded, options, sink)
        });
        let codings = codings.transpose()?;
        Ok(Self {
            study,
            wide: Sheet::begin(create(folder, schema::WIDE)?, options, columns.names())?,
            closed: Sheet::begin(create(folder, schema::CLOSED)?, options, closed)?,
            parquet: parquet::Rows::begin(&columns, create(folder, schema::PARQUET)?)?,
            long: LongWriter::new(survey, in_labels, create(folder, schema::LONG)?)?,
            lines: create(folder, schema::LINES)?,
            records: record::begin(survey, options, |path| create(folder, path))?,
            verbatims: verbatim::Verbatims::begin(
                survey,
                options,
                create(folder, schema::VERBATIMS)?,
                codings,
            )?,
            pairs: pair::Pairs::begin(survey, options, |path| create(folder, path))?,
            columns,
        })
    }

    fn write(
        &mut self,
        number: i64,
        response: &Response,
        workbook: &mut workbook::Book,
    ) -> Result<(), Error> {
        let survey = self.study.history.current();
        let (wide, closed, parquet) = (&mut self.wide, &mut self.closed, &mut self.parquet);
        let mut row = workbook.row(number);
        each_cell(survey, &self.columns, number, response, |column, cell| {
            write_cell(wide, column, cell, None)?;
            if is_closed(column) {
                write_cell(closed, column, cell, None)?;
            }
            parquet.push(cell);
            row.put(column, cell)
        })?;
        wide.end_line()?;
        closed.end_line()?;
        parquet.end_row()?;
        self.long.write(response)?;
        let line = Line {
            number,
            response,
            statuses: &response.statuses(survey),
        };
        for records in &mut self.records {
            records.write(&line)?;
        }
        self.verbatims.write(&line)?;
        if let Some(pairs) = &mut self.pairs {
            pairs.write(&line)?;
        }
        write_line(&mut self.lines, response)
    }

    fn finish(mut self) -> Result<(), Error> {
        self.wide.finish()?;
        self.closed.finish()?;
        self.parquet.finish()?;
        self.long.finish()?;
        self.lines.flush()?;
        for records in self.records {
            records.finish()?;
        }
        self.verbatims.finish()?;
        match self.pairs {
            Some(pairs) => pairs.finish(),
            None => Ok(()),
        }
    }
}

/// A response as a line of JSON, as `maoni import` reads it.
fn write_line(lines: &mut Sink, response: &Response) -> Result<(), Error> {
    let line = serde_json::json!({
        "language": response.language.tag(),
        "submitted_on": response.day.to_string(),
        "complete": response.complete,
        "answers": json::write(&response.answers),
    });
    writeln!(lines, "{line}")?;
    Ok(())
}
