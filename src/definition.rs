//! Level 1: reading a TOML definition so that every fault is found at once and has a place.
//!
//! Owns typed access to tables with spans: a key that is missing, unknown or of another type is
//! reported and reading goes on. Surveys and report definitions are read through it. Knows nothing
//! of what they mean.

pub mod edit;
mod place;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::Diagnostics;
use crate::language::{Language, LocalText};

pub use place::locate;

/// A value with its place in the source, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A text of the definition with its place, for checks on the letters themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedText {
    /// The language the text is in.
    pub language: Language,
    /// The text.
    pub text: Placed<String>,
}

/// What all tables of one file share: the faults found so far, the languages, the texts read.
pub struct Reading {
    faults: RefCell<Diagnostics>,
    languages: RefCell<Vec<Language>>,
    texts: RefCell<Vec<PlacedText>>,
}

impl Reading {
    /// Begins to read `source`, which came from `file`.
    pub fn new(file: &str, source: &str) -> Self {
        Self {
            faults: RefCell::new(Diagnostics::new(file, source)),
            languages: RefCell::default(),
            texts: RefCell::default(),
        }
    }

    /// Parses the TOML; syntax errors become faults and what could be read is returned.
    pub fn parse<'s>(&self, source: &'s str) -> Spanned<DeTable<'s>> {
        let (table, errors) = DeTable::parse_recoverable(source);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            self.faults
                .borrow_mut()
                .error("syntax", span, format!("not TOML: {}", error.message()))
                .help("strings need quotation marks; see https://toml.io for the format");
        }
        table
    }

    /// Sets the languages that every text must be in.
    pub fn set_languages(&self, languages: &[Language]) {
        *self.languages.borrow_mut() = languages.to_vec();
    }

    /// The faults found so far, to add to.
    pub fn faults(&self) -> std::cell::RefMut<'_, Diagnostics> {
        self.faults.borrow_mut()
    }

    /// Ends reading: the faults, and every text with its place.
    pub fn finish(self) -> (Diagnostics, Vec<PlacedText>) {
        (self.faults.into_inner(), self.texts.into_inner())
    }
}

/// A table being read. Keys that nobody asked for are reported by [`Table::finish`].
pub struct Table<'a> {
    reading: &'a Reading,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    what: String,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Table<'a> {
    /// Reads `table`, which is called `what` in messages.
    pub fn new(
        reading: &'a Reading,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        what: impl Into<String>,
    ) -> Self {
        Self {
            reading,
            table,
            span,
            what: what.into(),
            asked: RefCell::default(),
        }
    }

    /// Where the table stands.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Each key with its place, for tables whose keys are names given by the author.
    pub fn names(&self) -> Vec<Placed<&'a str>> {
        self.table
            .keys()
            .map(|key| Placed {
                value: key.get_ref().as_ref(),
                span: key.span(),
            })
            .collect()
    }

    fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn missing(&self, key: &str, expected: &str) {
        let message = format!("{} has no `{key}`", self.what);
        self.reading
            .faults()
            .error("missing-key", self.head(), message)
            .label(format!("`{key}` is needed here"))
            .help(format!("add `{key} = ` with {expected}"));
    }

    /// The first line of the table, where a missing key is best shown.
    fn head(&self) -> Range<usize> {
        self.span.start..self.span.end.min(self.span.start + 60).max(self.span.start)
    }

    fn mismatch(&self, key: &str, expected: &str, found: &Spanned<DeValue<'_>>) {
        let message = format!("`{key}` of {}: expected {expected}", self.what);
        self.reading
            .faults()
            .error("wrong-type", found.span(), message)
            .label(format!("found {}", kind_of(found.get_ref())));
    }

    /// A text that is the same in all languages.
    pub fn text(&self, key: &'static str) -> Option<Placed<String>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Placed {
                value: text.nfc().collect(),
                span: value.span(),
            }),
            _ => {
                self.mismatch(key, "a text in quotation marks", value);
                None
            }
        }
    }

    /// A text that must be there.
    pub fn need_text(&self, key: &'static str) -> Option<Placed<String>> {
        if self.value(key).is_none() {
            self.missing(key, "a text in quotation marks");
        }
        self.text(key)
    }

    /// A list of texts.
    pub fn texts(&self, key: &'static str) -> Option<Vec<Placed<String>>> {
        let value = self.value(key)?;
        let DeValue::Array(values) = value.get_ref() else {
            self.mismatch(key, "a list of texts", value);
            return None;
        };
        let mut texts = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::String(text) => {
                    texts.push(Placed {
                        value: text.nfc().collect(),
                        span: value.span(),
                    });
                }
                _ => self.mismatch(key, "a list of texts", value),
            }
        }
        Some(texts)
    }

    /// The texts of a table whose keys are words of the author, such as `{ "Yes" = "yes" }`.
    pub fn pairs(&self, key: &'static str) -> Vec<(Placed<&'a str>, Placed<String>)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.mismatch(
                key,
                "a table of texts, such as `{ \"Yes\" = \"yes\" }`",
                value,
            );
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, value) in table {
            match value.get_ref() {
                DeValue::String(text) => pairs.push((
                    Placed {
                        value: name.get_ref().as_ref(),
                        span: name.span(),
                    },
                    Placed {
                        value: text.nfc().collect(),
                        span: value.span(),
                    },
                )),
                _ => self.mismatch(name.get_ref(), "a text in quotation marks", value),
            }
        }
        pairs
    }

    /// A list of texts that must be there and hold something; `expected` says what.
    pub fn need_texts(&self, key: &'static str, expected: &str) -> Vec<Placed<String>> {
        let texts = self.texts(key).unwrap_or_default();
        if texts.is_empty() {
            self.missing(key, expected);
        }
        texts
    }

    /// A whole number from `range`.
    pub fn number(
        &self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<Placed<u32>> {
        let value = self.value(key)?;
        let expected = format!("a whole number from {} to {}", range.start(), range.end());
        if let DeValue::Integer(number) = value.get_ref()
            && let Ok(number) = u32::from_str_radix(number.as_str(), number.radix())
            && range.contains(&number)
        {
            return Some(Placed {
                value: number,
                span: value.span(),
            });
        }
        self.mismatch(key, &expected, value);
        None
    }

    /// A whole number that must be there.
    pub fn need_number(
        &self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<Placed<u32>> {
        if self.value(key).is_none() {
            let expected = format!("a whole number from {} to {}", range.start(), range.end());
            self.missing(key, &expected);
        }
        self.number(key, range)
    }

    /// `true` or `false`; `default` when the key is not there.
    pub fn flag(&self, key: &'static str, default: bool) -> bool {
        match self.value(key).map(|value| (value, value.get_ref())) {
            None => default,
            Some((_, DeValue::Boolean(flag))) => *flag,
            Some((value, _)) => {
                self.mismatch(key, "true or false", value);
                default
            }
        }
    }

    /// A day such as `2018-12-09`.
    pub fn date(&self, key: &'static str) -> Option<Placed<jiff::civil::Date>> {
        let value = self.value(key)?;
        if let DeValue::Datetime(found) = value.get_ref()
            && let (Some(date), None, None) = (found.date, found.time, found.offset)
            && let Ok(date) = civil_date(date)
        {
            return Some(Placed {
                value: date,
                span: value.span(),
            });
        }
        self.mismatch(
            key,
            "a day such as 2018-12-09, without quotation marks",
            value,
        );
        None
    }

    /// A day that must be there.
    pub fn need_date(&self, key: &'static str) -> Option<Placed<jiff::civil::Date>> {
        if self.value(key).is_none() {
            self.missing(key, "a day such as 2018-12-09, without quotation marks");
        }
        self.date(key)
    }

    /// A local time such as `2018-12-09T08:00:00`.
    pub fn date_time(&self, key: &'static str) -> Option<Placed<jiff::civil::DateTime>> {
        let value = self.value(key)?;
        if let DeValue::Datetime(found) = value.get_ref()
            && let (Some(date), Some(time), None) = (found.date, found.time, found.offset)
            && let Ok(date) = civil_date(date)
            && let Ok(time) = jiff::civil::Time::new(
                time.hour as i8,
                time.minute as i8,
                time.second.unwrap_or(0) as i8,
                0,
            )
        {
            return Some(Placed {
                value: date.to_datetime(time),
                span: value.span(),
            });
        }
        self.mismatch(
            key,
            "a local time such as 2018-12-09T08:00:00, without a zone",
            value,
        );
        None
    }

    /// A text in every language of the definition.
    pub fn local(&self, key: &'static str) -> Option<LocalText> {
        let texts = self.placed(key)?;
        let words = texts.into_iter().map(|t| (t.language, t.text.value));
        Some(LocalText::new(words))
    }

    /// A text in every language of the definition, each with its place.
    pub fn placed(&self, key: &'static str) -> Option<Vec<PlacedText>> {
        let value = self.value(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.mismatch(
                key,
                &format!("one text a language, such as `{key}.en = `"),
                value,
            );
            return None;
        };
        let languages = self.reading.languages.borrow().clone();
        let mut texts = Vec::new();
        for (tag, text) in table {
            let known = Language::parse(tag.get_ref()).filter(|tag| languages.contains(tag));
            let Some(language) = known else {
                let message = format!("`{key}.{}`: not a language of this file", tag.get_ref());
                self.reading
                    .faults()
                    .error("unknown-language", tag.span(), message)
                    .help(format!("the languages are {}", list(&languages)));
                continue;
            };
            match text.get_ref() {
                DeValue::String(words) if !words.trim().is_empty() => {
                    texts.push(PlacedText {
                        language,
                        text: Placed {
                            value: words.nfc().collect(),
                            span: text.span(),
                        },
                    });
                }
                DeValue::String(_) => self.untranslated(key, language, text.span()),
                _ => self.mismatch(key, "a text in quotation marks", text),
            }
        }
        for &language in &languages {
            let there = table.keys().any(|tag| tag.get_ref() == language.tag());
            if !there {
                let span = table
                    .values()
                    .map(Spanned::span)
                    .next()
                    .unwrap_or_else(|| value.span());
                self.untranslated(key, language, span);
            }
        }
        self.reading
            .texts
            .borrow_mut()
            .extend(texts.iter().cloned());
        Some(texts)
    }

    fn untranslated(&self, key: &str, language: Language, span: Range<usize>) {
        let message = format!(
            "`{key}` of {} is not there in {}",
            self.what,
            language.own_name()
        );
        self.reading
            .faults()
            .error("missing-translation", span, message)
            .help(format!("add `{key}.{language} = \"...\"`"));
    }

    /// A text in every language that must be there.
    pub fn need_local(&self, key: &'static str) -> Option<LocalText> {
        if self.value(key).is_none() {
            self.missing(key, "a text in each language");
        }
        self.local(key)
    }

    /// A table inside this one.
    pub fn table(&self, key: &'static str, what: impl Into<String>) -> Option<Table<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Table::new(self.reading, table, value.span(), what)),
            _ => {
                self.mismatch(key, &format!("a table, written `[{key}]`"), value);
                None
            }
        }
    }

    /// A table inside this one that must be there.
    pub fn need_table(&self, key: &'static str, what: impl Into<String>) -> Option<Table<'a>> {
        if self.value(key).is_none() {
            let message = format!("{} has no `[{key}]`", self.what);
            self.reading
                .faults()
                .error("missing-key", self.head(), message);
        }
        self.table(key, what)
    }

    /// A list of tables, written `[[key]]`; `what` names one of them.
    pub fn tables(&self, key: &'static str, what: &str) -> Vec<Table<'a>> {
        match self.value(key) {
            None => Vec::new(),
            Some(value) => self.list_of(value, key, what),
        }
    }

    /// Every value of this table as a list of tables, for tables whose keys are names.
    pub fn lists(&self, what: &str) -> Vec<(Placed<&'a str>, Vec<Table<'a>>)> {
        self.table
            .iter()
            .map(|(name, value)| {
                let placed = Placed {
                    value: name.get_ref().as_ref(),
                    span: name.span(),
                };
                let tables = self.list_of(
                    value,
                    name.get_ref(),
                    &format!("{what} `{}`", name.get_ref()),
                );
                (placed, tables)
            })
            .collect()
    }

    /// Every value of this table as a table, for tables whose keys are names.
    pub fn named_tables(&self, what: &str) -> Vec<(Placed<&'a str>, Table<'a>)> {
        let mut tables = Vec::new();
        for (name, value) in self.table {
            let placed = Placed {
                value: name.get_ref().as_ref(),
                span: name.span(),
            };
            match value.get_ref() {
                DeValue::Table(table) => {
                    let what = format!("{what} `{}`", name.get_ref());
                    tables.push((placed, Table::new(self.reading, table, value.span(), what)));
                }
                _ => self.mismatch(name.get_ref(), "a table", value),
            }
        }
        tables
    }

    fn list_of(&self, value: &'a Spanned<DeValue<'a>>, key: &str, what: &str) -> Vec<Table<'a>> {
        let DeValue::Array(values) = value.get_ref() else {
            self.mismatch(
                key,
                &format!("a list of tables, each written `[[{key}]]`"),
                value,
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Table::new(self.reading, table, value.span(), what));
                }
                _ => self.mismatch(
                    key,
                    &format!("a list of tables, written `[[{key}]]`"),
                    value,
                ),
            }
        }
        tables
    }

    /// Calls the table `what` in messages from here on.
    pub fn rename(&mut self, what: String) {
        self.what = what;
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        let asked = self.asked.into_inner();
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !asked.contains(name) {
                let message = format!("{} has no setting called `{name}`", self.what);
                self.reading
                    .faults()
                    .error("unknown-key", key.span(), message)
                    .help(format!(
                        "known are {}",
                        list(&asked.iter().collect::<Vec<_>>())
                    ))
                    .suggest(name, asked.iter().copied());
            }
        }
    }
}

/// Words in backticks with commas between.
pub fn list<T: std::fmt::Display>(names: &[T]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn kind_of(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(_) => "a text".to_owned(),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(flag) => format!("`{flag}`"),
        DeValue::Datetime(when) => format!("the time {when}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn civil_date(date: toml::value::Date) -> Result<jiff::civil::Date, jiff::Error> {
    jiff::civil::Date::new(date.year as i16, date.month as i8, date.day as i8)
}
