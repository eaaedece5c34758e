//! What was coded in open answers: the code book, the codings, the themes counted, and how far two
//! coders agreed.
//!
//! Owns the columns of these files. Coders are numbers here; who they are, this never learns. The
//! codings stand in the restricted package only, and only of items that are coded to the end. The
//! book and the counted themes stand in both: the book is the organisers' own words, and the themes
//! have passed disclosure control.

use std::collections::{BTreeMap, BTreeSet};

use super::Sink;
use crate::analysis::{BookCode, Coding, Value, statistic};
use crate::export::grid::{Grid, Line};
use crate::export::sheet::Sheet;
use crate::export::tables::cells;
use crate::export::{Error, Options};
use crate::id::ItemId;
use crate::language::Language;
use crate::survey::Survey;

/// What was coded in a survey.
#[derive(Debug, Clone, Default)]
pub struct Coded {
    /// The code book, by name.
    pub book: Vec<BookCode>,
    /// The numbers of the coders of each item that is coded to the end.
    pub coders: BTreeMap<ItemId, BTreeSet<usize>>,
    /// What was found, by the place of the words.
    pub findings: BTreeMap<WordsPlace, Vec<Mark>>,
}

/// Where words stand: the number of the response's random id, the item, and the part of its answer.
pub type WordsPlace = (u128, ItemId, String);

/// A code that a coder gave to words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The number of the code in the book, from 0.
    pub code: usize,
    /// The number of the coder, from 1.
    pub coder: usize,
    /// From which byte up to which it holds; of all the words if `None`.
    pub span: Option<(usize, usize)>,
    /// Whether it holds in the end; `None` while coders disagree and nothing is settled.
    pub holds: Option<bool>,
}

pub(super) const CODINGS: [(&str, &str); 10] = [
    ("verbatim", "export-column-verbatim"),
    ("response_id", "export-column-response-id"),
    ("item", "export-column-item"),
    ("part", "export-column-verbatim-part"),
    ("record", "export-column-record"),
    ("code", "export-column-code-name"),
    ("coder", "export-column-coder"),
    ("start", "export-column-start"),
    ("end", "export-column-end"),
    ("holds", "export-column-holds"),
];

pub(super) const BOOK: [(&str, &str); 6] = [
    ("code", "export-column-code-name"),
    ("theme", "export-column-theme"),
    ("definition", "export-column-definition"),
    ("includes", "export-column-includes"),
    ("excludes", "export-column-excludes"),
    ("guid", "export-column-guid"),
];

pub(super) const THEMES: [(&str, &str); 7] = [
    ("item", "export-column-item"),
    ("item_label", "export-column-figure-item-label"),
    ("code", "export-column-code-name"),
    ("value", "export-column-people"),
    ("base", "export-column-figure-base"),
    ("percent", "export-column-figure-percent"),
    ("mark", "export-column-theme-mark"),
];

pub(super) const AGREEMENT: [(&str, &str); 10] = [
    ("item", "export-column-item"),
    ("code", "export-column-code-name"),
    ("first_coder", "export-column-first-coder"),
    ("second_coder", "export-column-second-coder"),
    ("both", "export-column-both"),
    ("first_only", "export-column-first-only"),
    ("second_only", "export-column-second-only"),
    ("neither", "export-column-neither"),
    ("agreement", "export-column-agreement"),
    ("kappa", "export-column-kappa"),
];

/// The mark of a theme on which coders still differ.
pub(in crate::export) const UNSETTLED: &str = "unsettled";

/// The file of codings being written.
pub(super) struct Codings<'s> {
    coded: &'s Coded,
    sheet: Sheet<Sink>,
}

/// The words that a line of codings is about.
pub(super) struct Words<'a> {
    pub(super) verbatim: i64,
    pub(super) number: i64,
    pub(super) place: WordsPlace,
    pub(super) part: &'a str,
    pub(super) record: Option<i64>,
    pub(super) text: &'a str,
}

impl<'s> Codings<'s> {
    pub(super) fn begin(coded: &'s Coded, options: Options, sink: Sink) -> Result<Self, Error> {
        let sheet = Sheet::begin(sink, options, CODINGS.map(|(name, _)| name))?;
        Ok(Self { coded, sheet })
    }

    /// Writes what was found in these words.
    pub(super) fn write(&mut self, words: &Words<'_>) -> Result<(), Error> {
        let marks = self.coded.findings.get(&words.place);
        for mark in marks.into_iter().flatten() {
            let sheet = &mut self.sheet;
            sheet.number(words.verbatim)?;
            sheet.number(words.number)?;
            sheet.plain(words.place.1.as_str())?;
            sheet.plain(words.part)?;
            match words.record {
                Some(record) => sheet.number(record)?,
                None => sheet.empty()?,
            }
            sheet.words(&self.coded.book[mark.code].name)?;
            sheet.plain(&coder(mark.coder))?;
            match mark.span {
                Some((start, end)) => {
                    sheet.number(letters(words.text, start))?;
                    sheet.number(letters(words.text, end))?;
                }
                None => {
                    sheet.empty()?;
                    sheet.empty()?;
                }
            }
            sheet.plain(match mark.holds {
                Some(true) => "1",
                Some(false) => "0",
                None => "",
            })?;
            sheet.end_line()?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.sheet.finish().map(drop)
    }
}

/// How a coder is called.
fn coder(number: usize) -> String {
    format!("coder {number}")
}

/// How many characters stand before the byte `at`.
fn letters(text: &str, at: usize) -> i64 {
    let before = text.char_indices().take_while(|(byte, _)| *byte < at);
    i64::try_from(before.count()).unwrap_or(i64::MAX)
}

fn grid<const N: usize>(columns: [(&str, &str); N], lines: impl Iterator<Item = Line>) -> Grid {
    Grid {
        headers: columns.map(|(name, _)| name.to_owned()).to_vec(),
        lines: lines.map(|line| line.0).collect(),
    }
}

/// The code book as a table.
pub(super) fn book(coded: &Coded) -> Grid {
    let lines = coded.book.iter().map(|code| {
        let theme = code.theme.map_or("", |theme| &coded.book[theme].name);
        let mut line = Line::default();
        for words in [
            code.name.as_str(),
            theme,
            &code.definition,
            &code.includes,
            &code.excludes,
        ] {
            line.words(words);
        }
        line.plain(code.guid.as_str());
        line
    });
    grid(BOOK, lines)
}

/// The themes counted, as a table. What is not settled is not told.
pub(super) fn themes(survey: &Survey, coded: &Coded, counted: &Coding, language: Language) -> Grid {
    let lines = counted.themes.iter().map(|(theme, settled)| {
        let label = survey.item(theme.item.as_str());
        let mut line = Line::default();
        line.plain(theme.item.as_str());
        line.words(label.map_or("", |item| item.short_or_text().get(language)));
        line.words(coded.book[theme.code].name.as_str());
        let [value, base, percent, mark] = if *settled {
            cells(theme.share.map(Value::Share))
        } else {
            let none = String::new;
            [none(), none(), none(), UNSETTLED.to_owned()]
        };
        for figure in [value, base, percent] {
            line.number(figure);
        }
        line.plain(mark);
        line
    });
    grid(THEMES, lines)
}

/// How far coders agreed, as a table.
pub(super) fn agreement(coded: &Coded, counted: &Coding) -> Grid {
    let lines = counted.agreement.iter().map(|pair| {
        let mut line = Line::default();
        line.plain(pair.item.as_str());
        line.words(coded.book[pair.code].name.as_str());
        line.plain(coder(pair.coders.0));
        line.plain(coder(pair.coders.1));
        for answers in pair.answers {
            line.number(answers.to_string());
        }
        let agreed = statistic::agreement(pair.answers);
        line.number(agreed.map_or_else(String::new, |share| format!("{:.1}", share * 100.0)));
        let kappa = statistic::kappa(pair.answers);
        line.number(kappa.map_or_else(String::new, |kappa| format!("{kappa:.3}")));
        line
    });
    grid(AGREEMENT, lines)
}
