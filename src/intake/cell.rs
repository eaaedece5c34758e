//! What one cell says of its item.
//!
//! Owns the ways in which programs write a choice: a code, a label, several of them with a sign
//! between, yes and no in a column of its own, a place, words for "other" where a yes would stand.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::fault::Faults;
use super::lexicon::{Lexicon, Meaning, SEPARATORS, whole};
use super::mapping::{Column, Mapping, Source};
use super::piece::Piece;
use super::target::{Header, Part};
use super::value::truth;
use crate::export::armed;
use crate::id::{Code, DK, OTHER};
use crate::language::Language;
use crate::survey::Item;
use crate::workbook::Row;

/// A column of the mapping found in the sheet.
pub(super) struct Found<'a> {
    pub(super) header: Option<Header>,
    pub(super) column: &'a Column,
    pub(super) item: &'a Item,
    /// The meanings of its cells, where they are codes.
    pub(super) lexicon: Option<Lexicon>,
}

/// One cell being read.
pub(super) struct Cell<'a, 'r> {
    found: &'a Found<'a>,
    row: &'r Row,
    mapping: &'a Mapping,
    /// Words for "other" that were found in it.
    pub(super) other: Option<String>,
}

impl<'a, 'r> Cell<'a, 'r> {
    pub(super) fn new(found: &'a Found<'a>, row: &'r Row, mapping: &'a Mapping) -> Self {
        Self {
            found,
            row,
            mapping,
            other: None,
        }
    }

    fn fault(&self, faults: &mut Faults<'_>, message: String, help: Option<String>) {
        faults.add(self.row.number, self.found.header.as_ref(), message, help);
    }

    pub(super) fn read(&mut self, faults: &mut Faults<'_>) -> Option<Piece> {
        let found = self.found;
        if let Source::Constant(code) = &found.column.source {
            return Some(Piece::Codes(vec![Code::new(code.as_str())]));
        }
        let at = found.header.as_ref()?.at;
        let cell = self.row.cell(at);
        match &found.column.target.part {
            Part::Whole if found.column.target.holds_several(found.item) => {
                self.several(cell, faults)
            }
            Part::Whole if found.lexicon.is_some() => {
                self.code(cell, faults).map(|code| Piece::Codes(vec![code]))
            }
            Part::Whole => self.words(at).map(Piece::Words),
            Part::Choice(code) => self.choice(cell, code, at, faults),
            Part::Row(row) => self
                .code(cell, faults)
                .map(|point| Piece::Point(row.clone(), point)),
            Part::Rank(place) => self
                .code(cell, faults)
                .map(|code| Piece::Place(*place, code)),
            Part::PlaceOf(code) => self.place(cell, code, faults),
            Part::Field(number, field) => {
                let value = match found.lexicon {
                    Some(_) => self.code(cell, faults).map(|code| code.to_string()),
                    None => self.words(at),
                };
                value.map(|value| Piece::Field(*number, field.clone(), value))
            }
            Part::Other => {
                self.other = self.words(at);
                None
            }
        }
    }

    fn says_nothing(&self, cell: &str) -> bool {
        cell.is_empty() || self.mapping.skipped.iter().any(|value| value == cell)
    }

    /// Words as typed; of a file that spreadsheets must not run, as they were before.
    fn words(&self, at: usize) -> Option<String> {
        let raw = self.row.raw(at);
        let words = if self.mapping.disarmed {
            armed(raw)
        } else {
            raw
        };
        let fine = !self.says_nothing(words.trim());
        fine.then(|| words.replace("\r\n", "\n").nfc().collect())
    }

    fn code(&mut self, cell: &str, faults: &mut Faults<'_>) -> Option<Code> {
        let lexicon = self.found.lexicon.as_ref()?;
        match lexicon.meaning(cell) {
            Meaning::Code(code) => Some(code),
            Meaning::Nothing => None,
            Meaning::Unknown if self.found.column.rest_is_other => {
                self.other = Some(cell.nfc().collect());
                Some(Code::new(OTHER))
            }
            Meaning::Unknown => {
                self.unknown(cell, faults);
                None
            }
        }
    }

    fn unknown(&self, cell: &str, faults: &mut Faults<'_>) {
        let Some(lexicon) = &self.found.lexicon else {
            return;
        };
        let message = format!("found `{cell}`, expected one of {}", lexicon.codes());
        let near = lexicon
            .nearest(cell)
            .filter(|(_, likeness)| *likeness > 0.7);
        let help = match near {
            Some((code, _)) => format!(
                "if it means `{code}`, add to the column: `values = {{ {} = \"{code}\" }}`",
                super::suggest::quote(cell)
            ),
            None => format!(
                "say what it means in the column: `values = {{ {} = \"CODE\" }}`, with \"\" for no answer",
                super::suggest::quote(cell)
            ),
        };
        self.fault(faults, message, Some(help));
    }

    fn several(&mut self, cell: &str, faults: &mut Faults<'_>) -> Option<Piece> {
        let lexicon = self.found.lexicon.as_ref()?;
        match lexicon.meaning(cell) {
            Meaning::Code(code) => return Some(Piece::Codes(vec![code])),
            Meaning::Nothing => return None,
            Meaning::Unknown => {}
        }
        let separator = self.found.column.separator.as_deref().unwrap_or(";");
        let (mut codes, left) = lexicon.meanings(cell, separator);
        if self.found.column.rest_is_other && !left.is_empty() {
            self.other = Some(together(cell, &left, separator).nfc().collect());
            let other = Code::new(OTHER);
            if !codes.contains(&other) {
                codes.push(other);
            }
        } else if !left.is_empty() {
            // A cell in which nothing is left over with another sign needs that sign.
            let other = SEPARATORS.into_iter().filter(|sign| *sign != separator);
            let mut fitting = other.filter(|sign| lexicon.meanings(cell, sign).1.is_empty());
            if let Some(sign) = fitting.next() {
                let message = format!(
                    "several choices stand in `{cell}`, with no `{separator}` between them"
                );
                let help = format!(
                    "add to the column: `separator = {}`",
                    super::suggest::quote(sign)
                );
                self.fault(faults, message, Some(help));
            } else {
                for part in left {
                    self.unknown(cell[part].trim(), faults);
                }
            }
        }
        (!codes.is_empty()).then_some(Piece::Codes(codes))
    }

    /// Yes or no; the words for "other" often stand where its yes would.
    fn choice(
        &mut self,
        cell: &str,
        code: &Code,
        at: usize,
        faults: &mut Faults<'_>,
    ) -> Option<Piece> {
        let piece = Some(Piece::Choice(code.clone()));
        if self.says_nothing(cell) || self.mapping.dont_know.iter().any(|value| value == cell) {
            return None;
        }
        match truth(cell) {
            Some(true) => return piece,
            Some(false) => return None,
            None => {}
        }
        let choice = self.found.item.choice(code.as_str());
        let own = choice.map(std::slice::from_ref).unwrap_or_default();
        let dk = code.as_str() == DK;
        let languages = Language::ALL;
        let lexicon = Lexicon::new(own, dk, &languages);
        if lexicon.meaning(cell) == Meaning::Code(code.clone()) {
            return piece;
        }
        if choice.is_some_and(|choice| choice.other) {
            self.other = self.words(at);
            return piece;
        }
        let message = format!(
            "found `{cell}`, expected yes or no for the choice `{code}`: 1 or 0, Y or empty, or its label"
        );
        self.fault(faults, message, None);
        None
    }

    fn place(&self, cell: &str, code: &Code, faults: &mut Faults<'_>) -> Option<Piece> {
        if self.says_nothing(cell) || self.mapping.dont_know.iter().any(|value| value == cell) {
            return None;
        }
        let number = whole(cell).unwrap_or_else(|| cell.to_owned());
        let Some(place) = number.parse::<usize>().ok().filter(|place| *place > 0) else {
            let message =
                format!("found `{cell}`, expected the place of `{code}`: 1 for the first");
            self.fault(faults, message, None);
            return None;
        };
        Some(Piece::Place(place, code.clone()))
    }
}

/// The parts of a cell that belong together, with the sign that stood between those side by side.
fn together(cell: &str, parts: &[Range<usize>], separator: &str) -> String {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match runs.last_mut() {
            Some(run) if run.end + separator.len() == part.start => run.end = part.end,
            _ => runs.push(part.clone()),
        }
    }
    let runs: Vec<&str> = runs.into_iter().map(|run| cell[run].trim()).collect();
    runs.join("; ")
}
