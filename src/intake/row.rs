//! From the rows of a table to responses, by a mapping.
//!
//! Owns the reading of one row: about the response, the answers, what contradicts the survey. All
//! faults of all rows are told at once, and with one fault nothing is returned.

use std::collections::BTreeMap;

use super::cell::{Cell, Found};
use super::fault::{Fault, Faults};
use super::identity;
use super::lexicon::Lexicon;
use super::line::tell;
use super::mapping::{Column, Mapping, Source};
use super::piece::{Piece, assemble};
use super::target::{Header, headers, in_one_line};
use super::value;
use crate::answer::{Answer, AnswerSet, ProblemKind, validate};
use crate::id::{Code, DK, Hash, ItemId};
use crate::store::ImportedResponse;
use crate::survey::{Item, Kind, Survey};
use crate::workbook::{Row, Sheet};

/// The responses of a table.
#[derive(Debug)]
pub struct Taken {
    /// One for each row.
    pub responses: Vec<ImportedResponse>,
    /// How many answers were left out because the survey hides their item after the other answers
    /// of the same response, by item.
    pub hidden: BTreeMap<ItemId, usize>,
    /// The headers of the columns that were left out.
    pub ignored: Vec<String>,
}

/// Reads the responses of `sheet`.
///
/// # Errors
/// Every fault of every row and column; no response is returned then.
pub fn read_rows(survey: &Survey, mapping: &Mapping, sheet: &Sheet) -> Result<Taken, Vec<Fault>> {
    let mut faults = Faults::new(sheet);
    let Some(reader) = RowReader::new(survey, mapping, sheet, &mut faults) else {
        return Err(faults.into_list());
    };
    let mut taken = Taken {
        responses: Vec::new(),
        hidden: BTreeMap::new(),
        ignored: reader.ignored(),
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in reader.rows() {
        let Some(mut response) = reader.response(row, &mut faults) else {
            continue;
        };
        if response.complete {
            prune(survey, &mut response.answers, &mut taken.hidden);
        }
        response.mark = reader.mark(row, &mut seen, &mut faults);
        taken.responses.push(response);
    }
    if taken.responses.is_empty() && faults.is_empty() {
        let message = "there is no response under the headers".to_owned();
        faults.add(mapping.header_row, None, message, None);
    }
    if faults.is_empty() {
        Ok(taken)
    } else {
        Err(faults.into_list())
    }
}

/// Takes out what the survey does not show after these answers, and counts it.
fn prune(survey: &Survey, set: &mut AnswerSet, hidden: &mut BTreeMap<ItemId, usize>) {
    let before: Vec<ItemId> = set.answers.keys().cloned().collect();
    validate::prune(survey, set);
    for item in before
        .into_iter()
        .filter(|item| !set.answers.contains_key(item))
    {
        *hidden.entry(item).or_default() += 1;
    }
}

/// A row reader for one sheet.
struct RowReader<'a> {
    survey: &'a Survey,
    mapping: &'a Mapping,
    sheet: &'a Sheet,
    headers: Vec<Header>,
    columns: Vec<Found<'a>>,
    about: AboutColumns,
}

/// The columns about a response as a whole.
#[derive(Default)]
struct AboutColumns {
    id: Option<Header>,
    language: Option<Header>,
    day: Option<Header>,
    complete: Option<Header>,
}

impl<'a> RowReader<'a> {
    /// Finds the columns of the mapping; `None` if some of them cannot be found or used.
    fn new(
        survey: &'a Survey,
        mapping: &'a Mapping,
        sheet: &'a Sheet,
        faults: &mut Faults<'_>,
    ) -> Option<Self> {
        let Some(row) = sheet.row(mapping.header_row) else {
            let message = "there are no headers here".to_owned();
            let help = "`header_row` of the mapping says where they stand".to_owned();
            faults.add(mapping.header_row, None, message, Some(help));
            return None;
        };
        let mut reader = Self {
            survey,
            mapping,
            sheet,
            headers: headers(row),
            columns: Vec::new(),
            about: AboutColumns::default(),
        };
        let about = &mapping.about;
        let mut find =
            |name: &Option<String>| name.as_ref().and_then(|name| reader.named(name, faults));
        let columns = AboutColumns {
            id: find(&about.id),
            language: find(&about.language_column),
            day: find(&about.day_column),
            complete: find(&about.complete_column),
        };
        reader.about = columns;
        for column in &mapping.columns {
            let Some(item) = survey.item(column.target.item.as_str()) else {
                continue;
            };
            let header = match &column.source {
                Source::Named(name) => reader.named(name, faults),
                Source::At(at) => reader.at(*at, faults),
                Source::Constant(_) => None,
            };
            let lexicon = reader.lexicon(column, item);
            reader.columns.push(Found {
                header,
                column,
                item,
                lexicon,
            });
        }
        reader.check_claims(faults);
        faults.is_empty().then_some(reader)
    }

    fn lexicon(&self, column: &Column, item: &Item) -> Option<Lexicon> {
        let choices = column.target.choices(item)?;
        let mut lexicon = Lexicon::new(&choices, item.dk, &self.survey.languages);
        for value in &self.mapping.skipped {
            lexicon.say(value, None);
        }
        for value in &self.mapping.dont_know {
            lexicon.say(value, item.dk.then(|| Code::new(DK)));
        }
        for (value, code) in &column.values {
            lexicon.say(value, code.clone());
        }
        Some(lexicon)
    }

    /// The one column called `name`.
    fn named(&self, name: &str, faults: &mut Faults<'_>) -> Option<Header> {
        let wanted = in_one_line(name);
        let found: Vec<&Header> = self.headers.iter().filter(|h| h.name == wanted).collect();
        let row = self.mapping.header_row;
        match found.as_slice() {
            [one] => Some((*one).clone()),
            [] => {
                let near = self
                    .headers
                    .iter()
                    .map(|h| {
                        (
                            strsim::normalized_damerau_levenshtein(&h.name, &wanted),
                            &h.name,
                        )
                    })
                    .filter(|(likeness, _)| *likeness > 0.7)
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                let help = match near {
                    Some((_, name)) => format!("did you mean `{name}`?"),
                    None => "headers in the mapping must be those of the file".to_owned(),
                };
                let message = format!("there is no column called `{wanted}`");
                faults.add(row, None, message, Some(help));
                None
            }
            [first, ..] => {
                let letters: Vec<String> = found
                    .iter()
                    .map(|header| crate::workbook::column_letters(header.at))
                    .collect();
                let message = format!("columns {} are all called so", letters.join(", "));
                let help = "name it by its letters: `at = \"C\"` instead of `name`".to_owned();
                faults.add(row, Some(first), message, Some(help));
                None
            }
        }
    }

    fn at(&self, at: usize, faults: &mut Faults<'_>) -> Option<Header> {
        let header = self.headers.iter().find(|header| header.at == at).cloned();
        if header.is_none() {
            let letters = crate::workbook::column_letters(at);
            let message = format!("there is no column {letters}");
            faults.add(self.mapping.header_row, None, message, None);
        }
        header
    }

    /// Every column must be mapped or left out, once, and none may tell who answered.
    fn check_claims(&self, faults: &mut Faults<'_>) {
        let row = self.mapping.header_row;
        let about = &self.about;
        let about = [&about.id, &about.language, &about.day, &about.complete];
        for header in &self.headers {
            let claims = self
                .columns
                .iter()
                .filter_map(|found| found.header.as_ref());
            let claims = claims.filter(|claimed| claimed.at == header.at).count();
            let is_about = about
                .iter()
                .any(|a| a.as_ref().is_some_and(|a| a.at == header.at));
            let ignored = self.is_ignored(header);
            let is_empty = !self.rows().any(|row| !row.cell(header.at).is_empty());
            if claims == 0 && !is_about && !ignored && !is_empty {
                faults.add(
                    row,
                    Some(header),
                    "the mapping does not say what this column is".to_owned(),
                    Some("give it a `[[column]]`, or add its header to `ignore`".to_owned()),
                );
            }
            if claims > 1 {
                let message = "the mapping names this column more than once".to_owned();
                faults.add(row, Some(header), message, None);
            }
            if (claims > 0 || is_about) && ignored {
                let message = "the mapping both uses this column and leaves it out".to_owned();
                let help = "take it out of `ignore`, or take its `[[column]]` out".to_owned();
                faults.add(row, Some(header), message, Some(help));
            }
            let cells = self.rows().map(|row| row.cell(header.at));
            if (claims > 0 || is_about)
                && let Some(what) = identity::told(&header.name, cells)
            {
                let message = format!("this column holds {what}, which are never taken in");
                let help =
                    "add its header to `ignore`; if it holds something else, rename it in the file";
                faults.add(row, Some(header), message, Some(help.to_owned()));
            }
        }
    }

    fn is_ignored(&self, header: &Header) -> bool {
        let mut ignored = self.mapping.ignored.iter();
        ignored.any(|name| in_one_line(name) == header.name)
    }

    fn ignored(&self) -> Vec<String> {
        let names = self.headers.iter().filter(|header| self.is_ignored(header));
        names.map(|header| header.name.clone()).collect()
    }

    /// The rows with responses.
    fn rows(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let first = self.mapping.first_row;
        self.sheet
            .rows
            .iter()
            .filter(move |row| row.number >= first)
    }

    fn response(&self, row: &Row, faults: &mut Faults<'_>) -> Option<ImportedResponse> {
        let language = self.language(row, faults);
        let day = self.day(row, faults);
        let complete = match &self.about.complete {
            None => Some(true),
            Some(header) => value::sent(row.cell(header.at)).or_else(|| {
                let message = format!(
                    "found `{}`, expected yes or no, complete or partial, 1 or 0, or the time of sending",
                    row.cell(header.at)
                );
                faults.add(row.number, Some(header), message, None);
                None
            }),
        };
        let answers = self.answers(row, complete.unwrap_or(true), faults);
        Some(ImportedResponse {
            language: language?,
            day: day?,
            complete: complete?,
            answers,
            mark: None,
        })
    }

    fn language(&self, row: &Row, faults: &mut Faults<'_>) -> Option<crate::language::Language> {
        let default = self.mapping.about.language;
        let Some(header) = &self.about.language else {
            return default;
        };
        let cell = row.cell(header.at);
        if cell.is_empty() && default.is_some() {
            return default;
        }
        let known = value::language(cell).filter(|l| self.survey.languages.contains(l));
        if known.is_none() {
            let languages: Vec<String> = self
                .survey
                .languages
                .iter()
                .map(|l| format!("`{l}`"))
                .collect();
            let message = format!(
                "found `{cell}`, expected a language of the survey: {}",
                languages.join(", ")
            );
            let help = "`language` in the mapping says what an empty cell means".to_owned();
            faults.add(row.number, Some(header), message, Some(help));
        }
        known
    }

    fn day(&self, row: &Row, faults: &mut Faults<'_>) -> Option<jiff::civil::Date> {
        let default = self.mapping.about.day;
        let Some(header) = &self.about.day else {
            return default;
        };
        let cell = row.cell(header.at);
        if cell.is_empty() && default.is_some() {
            return default;
        }
        let order = self.mapping.about.day_order;
        let day = value::day(cell, order);
        if day.is_none() {
            let help = match order {
                None if value::day_numbers(cell).is_some() => {
                    "write `day_order = \"dmy\"` or `\"mdy\"` in the mapping: the numbers do not say which is the month"
                }
                _ => "`day` in the mapping says what an empty cell means",
            };
            let message = format!("found `{cell}`, expected a day such as 2018-12-09");
            faults.add(row.number, Some(header), message, Some(help.to_owned()));
        }
        day
    }

    fn answers(&self, row: &Row, complete: bool, faults: &mut Faults<'_>) -> AnswerSet {
        let mut set = AnswerSet::default();
        let mut pieces: BTreeMap<&ItemId, Vec<Piece>> = BTreeMap::new();
        for found in &self.columns {
            let mut cell = Cell::new(found, row, self.mapping);
            let piece = cell.read(faults);
            if let Some(words) = cell.other {
                set.other.insert(found.item.id.clone(), words);
            }
            pieces.entry(&found.item.id).or_default().extend(piece);
        }
        for (id, pieces) in pieces {
            let mut own = self.columns.iter().filter(|found| found.item.id == *id);
            let Some(first) = own.next() else { continue };
            let (item, header) = (first.item, first.header.as_ref());
            match assemble(item, pieces) {
                Ok(answer) => set
                    .answers
                    .extend(answer.map(|answer| (id.clone(), answer))),
                Err(message) => faults.add(row.number, header, message, None),
            }
            // Words for "other" choose it, as they do on the form.
            if set.other.contains_key(id) {
                choose_other(item, &mut set);
            }
            for problem in validate::check(item, &set) {
                let partly = problem.kind == ProblemKind::Required && !complete;
                let not_shown = problem.kind == ProblemKind::Required && item.show_if.is_some();
                if !partly && !not_shown {
                    faults.add(
                        row.number,
                        header,
                        tell(&problem.control, &problem.kind),
                        None,
                    );
                }
            }
        }
        set
    }

    /// What the row is recognised by when the file is taken in again. Its hash says that the row
    /// was taken in, and not which response it became.
    fn mark(
        &self,
        row: &Row,
        seen: &mut BTreeMap<String, usize>,
        faults: &mut Faults<'_>,
    ) -> Option<Hash> {
        let survey = &self.survey.id;
        if let Some(header) = &self.about.id {
            let id = row.cell(header.at);
            if id.is_empty() {
                let message = "the response has no id".to_owned();
                let help = "without `id_column` rows are recognised by all that the mapping uses";
                faults.add(row.number, Some(header), message, Some(help.to_owned()));
                return None;
            }
            let times = seen.entry(id.to_owned()).or_default();
            *times += 1;
            if *times > 1 {
                let message = format!("the id `{id}` stands above already");
                let help =
                    "two responses cannot have the same id; look which one is to be taken in";
                faults.add(row.number, Some(header), message, Some(help.to_owned()));
            }
            return Some(Hash::of("imported row", &format!("{survey}\0id\0{id}")));
        }
        // Nothing of a column that is left out goes into it, not even hashed.
        let used = self
            .headers
            .iter()
            .filter(|header| !self.is_ignored(header));
        let cells: Vec<&str> = used.map(|header| row.cell(header.at)).collect();
        let all = cells.join("\u{1f}");
        let times = seen.entry(all.clone()).or_default();
        *times += 1;
        Some(Hash::of(
            "imported row",
            &format!("{survey}\0row\0{times}\0{all}"),
        ))
    }
}

fn choose_other(item: &Item, set: &mut AnswerSet) {
    let Some(other) = item.choices().iter().find(|choice| choice.other) else {
        return;
    };
    let code = other.code.clone();
    match (&item.kind, set.answers.get_mut(&item.id)) {
        (Kind::Single { .. }, None) => {
            set.answers.insert(item.id.clone(), Answer::Single(code));
        }
        (Kind::Multiple { .. }, None) => {
            set.answers
                .insert(item.id.clone(), Answer::Multiple(vec![code]));
        }
        (Kind::Multiple { .. }, Some(Answer::Multiple(codes))) if !codes.contains(&code) => {
            let place = item
                .choices()
                .iter()
                .position(|choice| choice.other)
                .unwrap_or(0);
            let before =
                |code: &Code| item.choices().iter().position(|c| c.code == *code) < Some(place);
            let at = codes.iter().filter(|code| before(code)).count();
            codes.insert(at, code);
        }
        _ => {}
    }
}
