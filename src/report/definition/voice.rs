//! The voices of a paper beside its figures: words of participants, and what is proposed.
//!
//! Owns how quotes, entries of a register and recommendations stand in a definition: reading them,
//! and writing a quote ready to paste. Whether words may be quoted is judged in `analysis`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{items_placed, narrative};
use crate::analysis::quote::{ELISION, Wanted};
use crate::definition::edit::basic_string;
use crate::definition::{Placed, Reading, Table};
use crate::id::{FieldId, ItemId};
use crate::language::{Language, LocalText};
use crate::report::narrative::{Narrative, Shape};

/// Words of a participant, chosen by a person who has read them: listing them here releases them.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words and where they were written.
    pub wanted: Wanted,
    /// Their language as a tag, where it is not that of the form their author read.
    pub language: Option<String>,
    /// Translations, for papers in other languages.
    pub translations: BTreeMap<Language, String>,
    /// Where the words stand in the definition, in bytes.
    pub span: Range<usize>,
}

/// A key message of the organisers.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// What it says.
    pub text: Narrative,
    /// The item whose page it rests on.
    pub evidence: Option<Evidence>,
}

/// Something proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// What is proposed.
    pub text: Narrative,
    /// Who would do it.
    pub who: Option<LocalText>,
    /// By when; a day or a meeting is no figure of the survey, so it is written as it is read.
    pub by: Option<LocalText>,
    /// What it rests on; nothing for a view of the organisers.
    pub evidence: Vec<Evidence>,
}

/// An item on whose figures something rests.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The item.
    pub item: ItemId,
    /// Where it is named, in bytes.
    pub span: Range<usize>,
}

impl From<Placed<String>> for Evidence {
    fn from(name: Placed<String>) -> Self {
        Self {
            item: ItemId::new(name.value),
            span: name.span,
        }
    }
}

/// Reads the quotes of a section.
pub(super) fn read_quotes(reading: &Reading, table: &Table<'_>) -> Vec<Quote> {
    let quotes = table.tables("quote", "a quote").into_iter();
    quotes
        .filter_map(|table| {
            let place = table.need_text("item").map(|name| {
                let (item, field) = match name.value.split_once('.') {
                    Some((item, field)) => (item, Some(FieldId::new(field))),
                    None => (name.value.as_str(), None),
                };
                (ItemId::new(item), field)
            });
            let quote = read_words(reading, &table);
            table.finish();
            let (item, field) = place?;
            Some(placed(quote?, item, field))
        })
        .collect()
}

/// Reads the entries that a register shows of `item`.
pub(super) fn read_entries(
    reading: &Reading,
    table: &Table<'_>,
    item: &ItemId,
    field: Option<&FieldId>,
) -> Vec<Quote> {
    let entries = table.tables("entry", "an entry").into_iter();
    entries
        .filter_map(|table| {
            let quote = read_words(reading, &table);
            table.finish();
            Some(placed(quote?, item.clone(), field.cloned()))
        })
        .collect()
}

fn placed(mut quote: Quote, item: ItemId, field: Option<FieldId>) -> Quote {
    quote.wanted.item = item;
    quote.wanted.field = field;
    quote
}

/// The words of a quote, which does not know yet where they were written.
fn read_words(reading: &Reading, table: &Table<'_>) -> Option<Quote> {
    let text = table.need_text("text");
    let language = table.text("language").map(|tag| tag.value);
    let mut translations = BTreeMap::new();
    if let Some(texts) = table.table("translation", "the translations of a quote") {
        for language in Language::ALL {
            if let Some(text) = texts.text(language.tag()) {
                translations.insert(language, text.value.trim().to_owned());
            }
        }
        texts.finish();
    }
    let text = text?;
    let words = text.value.trim();
    if words.replace(ELISION, "").trim().is_empty() {
        reading
            .faults()
            .error("no-words", text.span, "this quotes nothing")
            .help("copy the words from the answer; `maoni quotes` writes them ready to paste");
        return None;
    }
    Some(Quote {
        wanted: Wanted {
            item: ItemId::new(""),
            field: None,
            text: words.to_owned(),
        },
        language,
        translations,
        span: text.span,
    })
}

/// Reads the key messages of a section.
pub(super) fn read_messages(reading: &Reading, source: &str, table: &Table<'_>) -> Vec<Message> {
    let messages = table.tables("message", "a key message").into_iter();
    messages
        .filter_map(|table| {
            let text = narrative(reading, source, &table, "text", Shape::Line);
            let evidence = table.text("evidence").map(Evidence::from);
            table.finish();
            Some(Message {
                text: text?,
                evidence,
            })
        })
        .collect()
}

/// Reads the recommendations of a section.
pub(super) fn read_recommendations(
    reading: &Reading,
    source: &str,
    table: &Table<'_>,
) -> Vec<Recommendation> {
    let recommendations = table.tables("recommendation", "a recommendation");
    recommendations
        .into_iter()
        .filter_map(|table| {
            if table.placed("text").is_none() {
                table.need_local("text");
            }
            let text = narrative(reading, source, &table, "text", Shape::Paragraphs);
            let who = table.local("who");
            let by = table.local("by");
            let evidence = items_placed(&table, "evidence");
            table.finish();
            Some(Recommendation {
                text: text?,
                who,
                by,
                evidence: evidence.into_iter().map(Evidence::from).collect(),
            })
        })
        .collect()
}

/// A quote as it is written in a definition, to be pasted into a section.
pub fn write_quote(answer: &Wanted) -> String {
    let place = match &answer.field {
        Some(field) => format!("{}.{field}", answer.item),
        None => answer.item.to_string(),
    };
    let text = basic_string(&answer.text);
    format!("[[section.quote]]\nitem = \"{place}\"\ntext = {text}\n")
}
