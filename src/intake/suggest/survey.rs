//! A survey drafted from results, for a person to finish: where there is no definition to take them
//! in by.
//!
//! Owns the guesses: which columns asked something, what kind of question that was, and which values
//! are choices. Every item says why it is what it is. What a table cannot tell, such as the order of
//! choices and everything about the event, is left to the person with a comment. With the finished
//! definition the results come in like any others; the codes are new, and the words are those of the
//! table, by which the mapping finds them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::identity;
use super::super::lexicon::normalise;
use super::super::target::in_one_line;
use super::role::role;
use super::{Layout, Seen};
use crate::i18n::words;
use crate::id::{Code, DK, ItemId, OTHER, PageId, SurveyId, is_code};
use crate::language::{Language, LocalText};
use crate::survey::parse::{MIN_QUOTE_THRESHOLD, MIN_THRESHOLD};
use crate::survey::write::{Part, name_like, write};
use crate::survey::{
    Choice, Event, Item, Kind, Page, Point, Privacy, Rows, Scale, Schedule, Survey,
};
use crate::workbook::{Workbook, column_letters};

/// What is known of a survey before its results are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'o> {
    /// Its name.
    pub id: &'o SurveyId,
    /// The language of the headers and the cells.
    pub language: Language,
    /// The day of today, which stands in for that of the event.
    pub today: Date,
}

/// A drafted survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedSurvey {
    /// The definition, with comments.
    pub text: String,
    /// How many items it has.
    pub items: usize,
    /// How many columns are left out.
    pub left_out: usize,
}

/// The most choices that a column is taken to have; with more it holds words.
const MOST_CHOICES: usize = 15;
/// The most letters of a label.
const LONGEST_LABEL: usize = 120;
/// The most letters of an answer that fits on one line.
const ONE_LINE: usize = 200;

/// Drafts a survey from `workbook`, which came from `file`.
pub fn draft_survey(occasion: Occasion<'_>, workbook: &Workbook, file: &str) -> DraftedSurvey {
    let filled = workbook.sheets.iter().find(|sheet| !sheet.rows.is_empty());
    let sheet = filled.unwrap_or(&workbook.sheets[0]);
    let columns = Layout::of(sheet).columns(sheet);
    let mut drafting = Drafting {
        language: occasion.language,
        items: Vec::new(),
        reasons: BTreeMap::new(),
        left_out: Vec::new(),
    };
    let mut rest = &columns[..];
    while let Some(first) = rest.first() {
        let rows = rows_of(rest);
        if rows > 1 {
            drafting.matrix(&rest[..rows]);
            rest = &rest[rows..];
        } else {
            drafting.column(first);
            rest = &rest[1..];
        }
    }
    drafting.finish(occasion, &in_one_line(file))
}

struct Drafting {
    language: Language,
    items: Vec<Item>,
    /// What is said above each item.
    reasons: BTreeMap<String, String>,
    left_out: Vec<String>,
}

/// What the cells of a column look like.
enum Guess {
    /// One of these.
    One(Vec<String>),
    /// Some of these, with the sign between them.
    Several(Vec<String>, &'static str),
    /// Words, the longest of so many letters.
    Words(usize),
}

/// A question and its row, in a header such as `Question [Row]`.
fn row(header: &str) -> Option<(&str, &str)> {
    let (question, row) = header.strip_suffix(']')?.rsplit_once('[')?;
    let (question, row) = (question.trim(), row.trim());
    (!question.is_empty() && !row.is_empty()).then_some((question, row))
}

/// How many columns from the first on are rows of one question.
fn rows_of(columns: &[Seen<'_>]) -> usize {
    let Some((question, _)) = columns.first().and_then(|column| row(title(column))) else {
        return 0;
    };
    let same = |column: &&Seen<'_>| row(title(column)).is_some_and(|(own, _)| own == question);
    columns.iter().take_while(same).count()
}

/// What a column asked.
fn title<'c>(column: &'c Seen<'_>) -> &'c str {
    column
        .label
        .filter(|label| !label.is_empty())
        .unwrap_or(&column.header.name)
}

/// The filled cells, each once, as they come.
fn distinct<'c>(cells: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in cells {
        let cell = in_one_line(cell);
        if !cell.is_empty() && !found.contains(&cell) {
            found.push(cell);
        }
    }
    found
}

fn are_labels(values: &[String], given: usize) -> bool {
    // Words that never come again are no choices.
    values.len() <= MOST_CHOICES
        && values.len() < given
        && values
            .iter()
            .all(|value| value.chars().count() <= LONGEST_LABEL)
}

fn guess(column: &Seen<'_>) -> Guess {
    let cells = || column.cells.iter().copied().filter(|cell| !cell.is_empty());
    let one = distinct(cells());
    let several = |sign: &'static str| {
        let parts: Vec<&str> = cells()
            .flat_map(|cell| cell.split(sign))
            .map(str::trim)
            .collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let values = distinct(parts.iter().copied());
        let is_cut = cells().any(|cell| cell.trim_end_matches(sign).contains(sign));
        (is_cut && are_labels(&values, parts.len())).then_some(Guess::Several(values, sign))
    };
    if let Some(guess) = several(";") {
        return guess;
    }
    if are_labels(&one, column.filled()) {
        return Guess::One(one);
    }
    if let Some(guess) = several(", ").or_else(|| several("|")) {
        return guess;
    }
    let longest = cells().map(|cell| cell.chars().count()).max();
    Guess::Words(longest.unwrap_or(0))
}

impl Drafting {
    /// Why the column is no question, if it is none.
    fn reason_against(column: &Seen<'_>) -> Option<String> {
        let header = &column.header.name;
        if let Some(what) = identity::told(header, column.cells.iter().copied()) {
            return Some(format!("holds {what}, which are never taken in"));
        }
        if role(header).is_some() {
            return Some("added by the program".to_owned());
        }
        (column.filled() == 0).then(|| "empty".to_owned())
    }

    fn is_left_out(&mut self, column: &Seen<'_>) -> bool {
        let reason = Self::reason_against(column);
        if let Some(reason) = &reason {
            let name = in_one_line(&column.header.name);
            self.left_out.push(format!("{name}: {reason}"));
        }
        reason.is_some()
    }

    fn column(&mut self, column: &Seen<'_>) {
        if self.is_left_out(column) {
            return;
        }
        let (kind, dk, reason) = match guess(column) {
            Guess::One(values) => {
                let (choices, dk) = self.choices(&values);
                let reason = format!("{} values. DECIDE their order.", values.len());
                (Kind::Single { choices }, dk, reason)
            }
            Guess::Several(values, sign) => {
                let (choices, dk) = self.choices(&values);
                let reason = format!(
                    "{} values, several in a cell with \"{sign}\" between them. DECIDE their order.",
                    values.len()
                );
                let kind = Kind::Multiple { choices, max: None };
                (kind, dk, reason)
            }
            Guess::Words(longest) => {
                let long =
                    longest > ONE_LINE || column.cells.iter().any(|cell| cell.contains('\n'));
                let limit = longest.div_ceil(100).max(2) * 100;
                let reason = if column.cells.iter().all(|cell| cell.parse::<f64>().is_ok()) {
                    "Numbers, taken as words. DECIDE whether bands to choose from say more."
                } else {
                    "Words; look that nobody is named in them."
                };
                (Kind::Text { long, limit }, false, reason.to_owned())
            }
        };
        // A list in which nothing is left but "don't know" asks nothing.
        if matches!(&kind, Kind::Single { choices } | Kind::Multiple { choices, .. } if choices.is_empty())
        {
            self.left_out
                .push(format!("{}: nothing but “don’t know”", title(column)));
            return;
        }
        self.add(
            title(column),
            &column_letters(column.header.at),
            kind,
            dk,
            &reason,
        );
    }

    fn matrix(&mut self, columns: &[Seen<'_>]) {
        let kept: Vec<&Seen<'_>> = columns
            .iter()
            .filter(|column| !self.is_left_out(column))
            .collect();
        let cells = kept.iter().flat_map(|column| column.cells.iter().copied());
        let values = distinct(cells);
        let (points, dk) = self.choices(&values);
        let Some((question, _)) = kept.first().and_then(|column| row(title(column))) else {
            return;
        };
        if points.is_empty() || points.len() > MOST_CHOICES {
            for column in kept {
                self.column(column);
            }
            return;
        }
        let labels: Vec<String> = kept
            .iter()
            .filter_map(|column| row(title(column)))
            .map(|(_, row)| row.to_owned())
            .collect();
        let (rows, _) = self.choices(&labels);
        let scale = Scale {
            id: self.free_name(question),
            points: points
                .into_iter()
                .map(|choice| Point {
                    code: choice.code,
                    label: choice.label,
                })
                .collect(),
            top: 0,
        };
        let kind = Kind::Matrix {
            rows: Rows::Fixed(rows),
            scale,
            gap_from: None,
        };
        let reason = "Rows of one question. DECIDE the order of the scale, and `top`: how many of its \
                      highest points count as agreement.";
        let at = column_letters(kept[0].header.at);
        self.add(question, &at, kind, dk, reason);
    }

    fn add(&mut self, question: &str, at: &str, kind: Kind, dk: bool, reason: &str) {
        let id = self.free_name(question);
        self.reasons
            .insert(id.clone(), format!("Column {at}. {reason}"));
        self.items.push(Item {
            id: ItemId::new(id),
            text: self.local(question),
            hint: None,
            short: None,
            required: false,
            dk,
            shuffle: false,
            internal: false,
            show_if: None,
            kind,
        });
    }

    fn local(&self, text: &str) -> LocalText {
        LocalText::new([(self.language, in_one_line(text))])
    }

    fn free_name(&self, text: &str) -> String {
        let is_free = |name: &str| self.items.iter().all(|item| item.id.as_str() != name);
        free(&named(text, "question"), is_free)
    }

    /// Values as choices, and whether "don't know" is one of them.
    fn choices(&self, values: &[String]) -> (Vec<Choice>, bool) {
        let mut choices: Vec<Choice> = Vec::new();
        let mut dk = false;
        for value in values {
            // The survey is of one language, and its mapping knows the words of no other.
            let says = |key: &str| normalise(value) == normalise(&words(self.language).say(key));
            if value == DK || says("answer-dk") {
                dk = true;
                continue;
            }
            let is_free = |code: &str| choices.iter().all(|choice| choice.code.as_str() != code);
            let is_other = (value == OTHER || says("xlsform-other")) && is_free(OTHER);
            let code = if is_other {
                OTHER.to_owned()
            } else if is_code(value) && value != OTHER {
                value.clone()
            } else {
                let is_ours = |code: &str| ![DK, OTHER].contains(&code) && is_free(code);
                free(&named(value, "choice"), is_ours)
            };
            choices.push(Choice {
                code: Code::new(code),
                label: self.local(value),
                short: None,
                other: is_other,
                exclusive: false,
            });
        }
        (choices, dk)
    }

    fn finish(self, occasion: Occasion<'_>, file: &str) -> DraftedSurvey {
        let say = |key: &str| self.local(&words(self.language).say(key));
        let title = self.local(occasion.id.as_str());
        let survey = Survey {
            id: occasion.id.clone(),
            languages: vec![self.language],
            title: title.clone(),
            welcome: None,
            event: Event {
                name: title.clone(),
                place: say("xlsform-place"),
                date: occasion.today,
                timezone: TimeZone::UTC,
                organisers: say("xlsform-organisers"),
                invited: None,
            },
            privacy: Privacy {
                threshold: MIN_THRESHOLD,
                quote_threshold: MIN_QUOTE_THRESHOLD,
                breakdown: None,
                quote: None,
                delete_on: None,
                contact: "office@example.org".to_owned(),
            },
            schedule: Schedule::default(),
            pages: vec![Page {
                id: PageId::new("answers"),
                title,
                show_if: None,
                items: self.items,
            }],
        };
        let written = write(&survey, &[]);
        // What an editor checks the file by has to stand first.
        let mut at = match written.text.strip_prefix("#:schema") {
            Some(rest) => {
                written.text.len() - rest.len() + rest.find('\n').map_or(0, |end| end + 1)
            }
            None => 0,
        };
        let mut text = written.text[..at].to_owned();
        text.push_str(&head(file, &self.left_out));
        for (start, part) in &written.parts {
            let Part::Item(id) = part else { continue };
            text.push_str(&written.text[at..*start]);
            at = *start;
            if let Some(reason) = self.reasons.get(id) {
                let _ = writeln!(text, "# {reason}");
            }
        }
        text.push_str(&written.text[at..]);
        DraftedSurvey {
            text,
            items: survey.items().count(),
            left_out: self.left_out.len(),
        }
    }
}

fn head(file: &str, left_out: &[String]) -> String {
    // Comments hold no characters that cannot be printed.
    let shown = |text: &str| text.replace(char::is_control, " ");
    let file = shown(file);
    let mut text = format!(
        "# A survey drafted from {file}. Read it through: what begins with \"DECIDE\" is yours to say,\n\
         # and everything about the event stands in for what the file does not tell.\n\
         # Then `maoni survey check` it, publish it, and take the file in: docs/import.md.\n"
    );
    if !left_out.is_empty() {
        text.push_str("#\n# Columns that are no questions:\n");
    }
    for line in left_out {
        let _ = writeln!(text, "#   {}", shown(line));
    }
    text
}

/// A name near to `text`, or `fallback` where nothing of it can stand in one.
fn named(text: &str, fallback: &str) -> String {
    let plain = normalise(text);
    if plain.chars().any(|c| c.is_ascii_alphabetic()) {
        name_like(&plain)
    } else {
        fallback.to_owned()
    }
}

/// `name`, with a number behind it where it is not free.
fn free(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let stem: String = name.chars().take(20).collect();
    let stem = stem.trim_end_matches('_');
    let numbered = (2..).map(|number| format!("{stem}_{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}
