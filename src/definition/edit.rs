//! Changing a definition in place: what is not changed keeps its comments, its order and the way
//! it is spelled.
//!
//! Owns how texts, lists and entries of lists are written into TOML. Knows nothing of what they
//! mean, and checks nothing: what was written is read again as any other file.

mod place;

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, TableLike, Value};

use crate::language::Language;

pub use place::{LocalAt, Setting};

/// The way to a table: lists and the number of an entry of each, from the outside in.
pub type Way<'w> = &'w [(&'w str, usize)];

/// A TOML text that is being changed.
#[derive(Debug, Clone)]
pub struct Editing {
    document: DocumentMut,
}

impl Editing {
    /// Begins to change `source`; `None` when it is not TOML.
    pub fn begin(source: &str) -> Option<Self> {
        let document = source.parse().ok()?;
        Some(Self { document })
    }

    /// The text as it is now.
    pub fn write(&self) -> String {
        self.document.to_string()
    }

    fn table(&self, way: Way<'_>) -> Option<&Table> {
        let mut table = self.document.as_table();
        for (list, index) in way {
            table = table.get(list)?.as_array_of_tables()?.get(*index)?;
        }
        Some(table)
    }

    fn table_mut(&mut self, way: Way<'_>) -> Option<&mut Table> {
        let mut table = self.document.as_table_mut();
        for (list, index) in way {
            table = entries_mut(table, list)?.get_mut(*index)?;
        }
        Some(table)
    }

    /// How many entries the list `list` has.
    pub fn count(&self, way: Way<'_>, list: &str) -> usize {
        let list = self.table(way).and_then(|table| table.get(list));
        list.map_or(0, |item| match item {
            Item::ArrayOfTables(entries) => entries.len(),
            Item::Value(Value::Array(entries)) => entries.len(),
            _ => 0,
        })
    }

    /// The text at `key`.
    pub fn text(&self, way: Way<'_>, key: &str) -> Option<&str> {
        self.table(way)?.get(key)?.as_str()
    }

    /// The texts of the list at `key`; a single text is a list of one.
    pub fn texts(&self, way: Way<'_>, key: &str) -> Vec<String> {
        let Some(item) = self.table(way).and_then(|table| table.get(key)) else {
            return Vec::new();
        };
        let listed = item.as_array().into_iter().flatten();
        let texts = listed.filter_map(Value::as_str);
        item.as_str()
            .into_iter()
            .chain(texts)
            .map(str::to_owned)
            .collect()
    }

    /// The text at `key` in each language that it is in.
    pub fn local(&self, way: Way<'_>, key: &str) -> BTreeMap<Language, String> {
        let table = self.table(way).and_then(|table| table.get(key));
        let Some(table) = table.and_then(Item::as_table_like) else {
            return BTreeMap::new();
        };
        let texts = table.iter().filter_map(|(tag, item)| {
            let language = Language::parse(tag)?;
            Some((language, item.as_str()?.to_owned()))
        });
        texts.collect()
    }

    /// Writes `text` at `key`, or takes the key away when there is none.
    pub fn set_text(&mut self, way: Way<'_>, key: &str, text: Option<&str>) {
        if let Some(table) = self.table_mut(way) {
            put(table, key, text.map(written));
        }
    }

    /// Writes the list `texts` at `key`, or takes the key away when it is empty.
    pub fn set_texts(&mut self, way: Way<'_>, key: &str, texts: &[String]) {
        if let Some(table) = self.table_mut(way) {
            let list: Array = texts.iter().map(|text| written(text)).collect();
            put(table, key, (!texts.is_empty()).then_some(list.into()));
        }
    }

    /// Writes `texts` at `key`, a line a language, and takes every other language away; the key
    /// goes with the last of them.
    pub fn set_local(&mut self, way: Way<'_>, key: &str, texts: &BTreeMap<Language, String>) {
        let Some(table) = self.table_mut(way) else {
            return;
        };
        if texts.is_empty() {
            table.remove(key);
            return;
        }
        if table.get(key).and_then(Item::as_table_like).is_none() {
            let mut dotted = Table::new();
            dotted.set_dotted(true);
            table.insert(key, Item::Table(dotted));
        }
        let held = table.get_mut(key).and_then(Item::as_table_like_mut);
        let held = held.expect("it was put there");
        for language in Language::ALL {
            put(
                held,
                language.tag(),
                texts.get(&language).map(|t| written(t)),
            );
        }
    }

    /// Adds an entry to the list `list` before the entry `index`, or after the last, and gives its
    /// number.
    pub fn add_entry(&mut self, way: Way<'_>, list: &str, index: usize) -> Option<usize> {
        let table = self.table_mut(way)?;
        if table.get(list).is_none() {
            table.insert(list, Item::ArrayOfTables(ArrayOfTables::new()));
        }
        let entries = entries_mut(table, list)?;
        let index = index.min(entries.len());
        entries.insert(index, Table::new());
        self.number();
        Some(index)
    }

    /// Takes the entry `index` out of the list `list`.
    pub fn remove_entry(&mut self, way: Way<'_>, list: &str, index: usize) {
        if let Some(entries) = self.table_mut(way).and_then(|t| entries_mut(t, list))
            && index < entries.len()
        {
            entries.remove(index);
        }
    }

    /// Moves the entry `from` of the list `list` to where `to` stands.
    pub fn move_entry(&mut self, way: Way<'_>, list: &str, from: usize, to: usize) {
        if let Some(entries) = self.table_mut(way).and_then(|t| entries_mut(t, list))
            && from.max(to) < entries.len()
        {
            let entry = entries.remove(from);
            entries.insert(to, entry);
            self.number();
        }
    }

    /// Lets the tables be written in the order in which they stand here, not in that of the file.
    fn number(&mut self) {
        number(self.document.as_table_mut(), &mut 0);
    }
}

/// Where each entry of the list `list` begins in `source`, in bytes; empty when it is not TOML.
pub fn entry_places(source: &str, list: &str) -> Vec<usize> {
    let Ok(document) = Document::parse(source) else {
        return Vec::new();
    };
    let entries = document.as_table().get(list);
    let entries = entries.and_then(Item::as_array_of_tables);
    let spans = entries.into_iter().flatten().filter_map(Table::span);
    spans.map(|span| span.start).collect()
}

/// The entries of the list `list`, written as tables of their own from here on.
fn entries_mut<'t>(table: &'t mut dyn TableLike, list: &str) -> Option<&'t mut ArrayOfTables> {
    let item = table.get_mut(list)?;
    if item.is_array() {
        let entries = std::mem::take(item).into_array_of_tables();
        *item = entries.map_or_else(|item| item, Item::ArrayOfTables);
    }
    item.as_array_of_tables_mut()
}

fn put(table: &mut dyn TableLike, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        table.remove(key);
        return;
    };
    match table.get_mut(key) {
        Some(Item::Value(held)) => {
            *value.decor_mut() = held.decor().clone();
            *held = value;
        }
        _ => {
            table.insert(key, Item::Value(value));
        }
    }
}

fn number(table: &mut Table, next: &mut isize) {
    if !table.is_dotted() {
        table.set_position(Some(*next));
        *next += 1;
    }
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => number(inner, next),
            Item::ArrayOfTables(entries) => {
                for entry in entries.iter_mut() {
                    number(entry, next);
                }
            }
            _ => {}
        }
    }
}

/// `text` as TOML: lines under each other where it has several, and what shows nothing written out.
fn written(text: &str) -> Value {
    if text.contains('\n') && !text.chars().any(is_unseen) {
        return text.into();
    }
    // A string on one line is TOML whatever is in it.
    basic_string(text).parse().unwrap_or_else(|_| text.into())
}

/// `text` as a TOML string on one line: an editor that trims lines or changes their ends must not
/// change it, and one line is commented out with one sign.
pub fn basic_string(text: &str) -> String {
    use std::fmt::Write as _;
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            c if c.is_control() || is_unseen(c) => {
                let _ = write!(written, "\\U{:08X}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

/// Whether a character directs the order of others or joins them and shows nothing itself: in a
/// file it would be lost or overlooked.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"# About the file.
id = "x" # the name

[[section]]
kind = "cover"

# The first topic.
[[section]]
kind = "topic"
title.en = "One" # kept
[[section.exhibit]]
item = "a"

[[section]]
kind = "method"
"#;

    fn texts(en: &str, fr: &str) -> BTreeMap<Language, String> {
        [(Language::En, en), (Language::Fr, fr)]
            .map(|(language, text)| (language, text.to_owned()))
            .into()
    }

    #[test]
    fn nothing_changed_is_written_as_it_was() {
        assert_eq!(Editing::begin(SOURCE).unwrap().write(), SOURCE);
        assert!(Editing::begin("id = ").is_none());
    }

    #[test]
    fn what_is_written_is_read_back_and_the_rest_stays() {
        let mut editing = Editing::begin(SOURCE).unwrap();
        let topic = &[("section", 1)];
        let told = texts("First\n\n- \"a\" {q1:of}", "Un \\ deux");
        editing.set_local(topic, "narrative", &told);
        editing.set_local(topic, "title", &texts("Two", "Deux"));
        editing.add_entry(topic, "quote", usize::MAX);
        let quote = &[("section", 1), ("quote", 0)];
        editing.set_text(quote, "text", Some("line\nline\u{200f}"));
        let written = editing.write();
        let read = Editing::begin(&written).unwrap();
        assert_eq!(read.local(topic, "narrative"), told);
        assert_eq!(read.local(topic, "title"), texts("Two", "Deux"));
        assert_eq!(read.text(quote, "text"), Some("line\nline\u{200f}"));
        for kept in [
            "# About the file.",
            "# the name",
            "# The first topic.",
            "# kept",
        ] {
            assert!(written.contains(kept), "{kept} in {written}");
        }
        let topic_of_quote = written.find("[[section.quote]]").unwrap();
        assert!(topic_of_quote < written.find("kind = \"method\"").unwrap());
    }

    #[test]
    fn taking_away_what_was_added_leaves_the_file() {
        let mut editing = Editing::begin(SOURCE).unwrap();
        let topic = &[("section", 1)];
        editing.set_local(topic, "narrative", &texts("a", "b"));
        editing.set_local(topic, "narrative", &BTreeMap::new());
        editing.set_texts(topic, "evidence", &["a".to_owned()]);
        editing.set_texts(topic, "evidence", &[]);
        assert_eq!(editing.write(), SOURCE);
    }

    #[test]
    fn an_entry_moves_with_all_that_is_in_it() {
        let mut editing = Editing::begin(SOURCE).unwrap();
        editing.move_entry(&[], "section", 1, 0);
        let written = editing.write();
        let at = |text: &str| {
            written
                .find(text)
                .unwrap_or_else(|| panic!("{text} in {written}"))
        };
        assert!(at("item = \"a\"") < at("kind = \"cover\""), "{written}");
        assert!(at("# The first topic.") < at("kind = \"topic\""));
        editing.remove_entry(&[], "section", 0);
        assert_eq!(editing.count(&[], "section"), 2);
        assert!(!editing.write().contains("exhibit"));
    }

    #[test]
    fn entries_are_found_in_the_file() {
        let places = entry_places(SOURCE, "section");
        let begins: Vec<&str> = places.iter().map(|at| &SOURCE[*at..*at + 9]).collect();
        assert_eq!(begins, ["[[section"; 3]);
    }
}
