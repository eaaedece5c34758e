//! Finding and changing values by their places.
//!
//! Owns how a place is written: keys with dots between, an entry of a list by its `id` or `code`
//! where it has one of its own, else by `#` and its number: `page.skills.item.before.text`. Such a
//! place stays right where others add or move entries.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, Datetime, Item, Table, TableLike, Value};

use super::{Editing, entries_mut, put, written};
use crate::language::Language;

/// A text in languages, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalAt {
    /// The place.
    pub place: String,
    /// The text in each language that it is in.
    pub texts: BTreeMap<Language, String>,
}

/// A value that is written at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting<'s> {
    /// A text.
    Text(&'s str),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

impl Editing {
    /// Every text that is in languages, in the order of the file.
    pub fn locals(&self) -> Vec<LocalAt> {
        let mut found = Vec::new();
        collect(self.document.as_table(), "", &mut |place, item| {
            let texts = item.as_table_like().map(local).unwrap_or_default();
            let is_local = !texts.is_empty();
            if is_local {
                let place = place.to_owned();
                found.push(LocalAt { place, texts });
            }
            !is_local
        });
        found
    }

    /// Every other text, with its place, in the order of the file.
    pub fn plain_texts(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        collect(self.document.as_table(), "", &mut |place, item| {
            if let Some(text) = item.as_str() {
                found.push((place.to_owned(), text.to_owned()));
            }
            item.as_table_like()
                .is_none_or(|table| local(table).is_empty())
        });
        found
    }

    /// Writes `text` in `language` at `place`, or takes it away when there is none; the place goes
    /// with the last language. What is the same already stays as it is spelled.
    pub fn set_translation(&mut self, place: &str, language: Language, text: Option<&str>) {
        if text.is_some() && self.at(place).is_none() {
            let (above, key) = split(place);
            if let Some(table) = self.at_mut(above) {
                let mut dotted = Table::new();
                dotted.set_dotted(true);
                table.insert(key, Item::Table(dotted));
            }
        }
        let Some(table) = self.at_mut(place) else {
            return;
        };
        let held = table.get(language.tag()).and_then(Item::as_str);
        if held == text {
            return;
        }
        put(table, language.tag(), text.map(written));
        if table.is_empty() {
            self.remove(place);
        }
    }

    /// The day at `place`.
    pub fn day(&self, place: &str) -> Option<Date> {
        let (above, key) = split(place);
        let moment = self.at(above)?.get(key)?.as_datetime()?;
        moment.date?.to_string().parse().ok()
    }

    /// Writes `day` at `place`, if there is a table to write it into.
    pub fn set_day(&mut self, place: &str, day: Date) {
        let (above, key) = split(place);
        let day: Option<Datetime> = day.to_string().parse().ok();
        if let (Some(table), Some(day)) = (self.at_mut(above), day) {
            put(table, key, Some(day.into()));
        }
    }

    /// Writes `number` at `place`, if there is a table to write it into.
    pub fn set_number(&mut self, place: &str, number: u32) {
        let (above, key) = split(place);
        if let Some(table) = self.at_mut(above) {
            put(table, key, Some(i64::from(number).into()));
        }
    }

    /// The single text at `place`.
    pub fn text_at(&self, place: &str) -> Option<&str> {
        self.value(place)?.as_str()
    }

    /// The number at `place`.
    pub fn number_at(&self, place: &str) -> Option<i64> {
        self.value(place)?.as_integer()
    }

    /// Whether `place` says `true`; `None` where it says neither.
    pub fn flag_at(&self, place: &str) -> Option<bool> {
        self.value(place)?.as_bool()
    }

    fn value(&self, place: &str) -> Option<&Item> {
        let (above, key) = split(place);
        self.at(above)?.get(key)
    }

    /// Writes `value` at `place`, if there is a table to write it into.
    pub fn set(&mut self, place: &str, value: Setting<'_>) {
        let (above, key) = split(place);
        if let Some(table) = self.at_mut(above) {
            let value = match value {
                Setting::Text(text) => written(text),
                Setting::Number(number) => number.into(),
                Setting::Flag(flag) => flag.into(),
            };
            put(table, key, Some(value));
        }
    }

    /// The names of the entries of the list at `place`, or of the keys of the table there.
    pub fn names(&self, place: &str) -> Vec<String> {
        if let Some(table) = self.at(place) {
            return table.iter().map(|(key, _)| key.to_owned()).collect();
        }
        let entries = self.value(place).map(entries).unwrap_or_default();
        (0..entries.len())
            .map(|index| name(&entries, index))
            .collect()
    }

    /// Lets the entry at `place` change places with the one before it, or after it.
    pub fn shift(&mut self, place: &str, is_up: bool) {
        let Some((list, index)) = self.entry(place) else {
            return;
        };
        let to = if is_up {
            index.checked_sub(1)
        } else {
            Some(index + 1)
        };
        if let (Some(entries), Some(to)) = (self.list_mut(&list), to)
            && to < entries.len()
        {
            let entry = entries.remove(index);
            entries.insert(to, entry);
            self.number();
        }
    }

    /// Takes the entry at `place` out of its list.
    pub fn take_out(&mut self, place: &str) {
        if let Some((list, index)) = self.entry(place)
            && let Some(entries) = self.list_mut(&list)
        {
            entries.remove(index);
        }
    }

    /// Adds an entry called `id` under the key `key` after the last of the list at `list`, which is
    /// made where there is none, and gives its place.
    pub fn append(&mut self, list: &str, key: &str, id: &str) -> Option<String> {
        let (above, own) = split(list);
        if self.at(above).is_none() {
            let (root, section) = split(above);
            let mut implicit = Table::new();
            implicit.set_implicit(true);
            self.at_mut(root)?.insert(section, Item::Table(implicit));
        }
        let table = self.at_mut(above)?;
        if table.get(own).is_none() {
            table.insert(own, Item::ArrayOfTables(ArrayOfTables::new()));
        }
        let mut entry = Table::new();
        entry.decor_mut().set_prefix("\n");
        entry.insert(key, Item::Value(written(id)));
        self.list_mut(list)?.push(entry);
        self.number();
        let tables = entries(self.value(list)?);
        Some(format!("{list}.{}", name(&tables, tables.len() - 1)))
    }

    /// The list in which the entry at `place` stands, and its number there.
    fn entry(&self, place: &str) -> Option<(String, usize)> {
        let (list, called) = place.rsplit_once('.')?;
        let index = number(&entries(self.value(list)?), called)?;
        Some((list.to_owned(), index))
    }

    fn list_mut(&mut self, list: &str) -> Option<&mut ArrayOfTables> {
        let (above, key) = split(list);
        entries_mut(self.at_mut(above)?, key)
    }

    /// Takes away what stands at `place`.
    pub fn remove(&mut self, place: &str) {
        let (above, key) = split(place);
        if let Some(table) = self.at_mut(above) {
            table.remove(key);
        }
    }

    /// The table at `place`; the whole file at the empty one.
    fn at(&self, place: &str) -> Option<&dyn TableLike> {
        let mut table: &dyn TableLike = self.document.as_table();
        let mut steps = place.split('.').filter(|step| !step.is_empty());
        while let Some(key) = steps.next() {
            let item = table.get(key)?;
            table = match item.as_table_like() {
                Some(table) => table,
                None => {
                    let entries = entries(item);
                    *entries.get(number(&entries, steps.next()?)?)?
                }
            };
        }
        Some(table)
    }

    fn at_mut(&mut self, place: &str) -> Option<&mut dyn TableLike> {
        let mut table: &mut dyn TableLike = self.document.as_table_mut();
        let mut steps = place.split('.').filter(|step| !step.is_empty());
        while let Some(key) = steps.next() {
            let item = table.get_mut(key)?;
            let entry = if item.is_table_like() {
                None
            } else {
                Some(number(&entries(item), steps.next()?)?)
            };
            table = match (item, entry) {
                (Item::ArrayOfTables(list), Some(entry)) => list.get_mut(entry)?,
                (Item::Value(Value::Array(list)), Some(entry)) => {
                    list.get_mut(entry)?.as_inline_table_mut()?
                }
                (item, _) => item.as_table_like_mut()?,
            };
        }
        Some(table)
    }
}

/// A place as the table in which its last key stands, and that key.
fn split(place: &str) -> (&str, &str) {
    place.rsplit_once('.').unwrap_or(("", place))
}

fn local(table: &dyn TableLike) -> BTreeMap<Language, String> {
    let texts = table.iter().filter_map(|(tag, item)| {
        let language = Language::parse(tag)?;
        Some((language, item.as_str()?.to_owned()))
    });
    texts.collect()
}

/// The tables of a list.
fn entries(item: &Item) -> Vec<&dyn TableLike> {
    let of_tables = item.as_array_of_tables().into_iter().flatten();
    let inline = item.as_array().into_iter().flatten();
    let inline = inline.filter_map(Value::as_inline_table);
    let of_tables = of_tables.map(|table: &Table| table as &dyn TableLike);
    of_tables
        .chain(inline.map(|table| table as &dyn TableLike))
        .collect()
}

fn own_name<'t>(entry: &&'t dyn TableLike) -> Option<&'t str> {
    let name = entry.get("id").or_else(|| entry.get("code"))?.as_str()?;
    (!name.is_empty() && !name.contains(['.', '#'])).then_some(name)
}

/// What an entry is called in a place.
fn name(entries: &[&dyn TableLike], index: usize) -> String {
    let own = own_name(&entries[index]);
    let is_alone = |name: &&str| {
        let same = entries
            .iter()
            .filter(|entry| own_name(entry) == Some(*name));
        same.count() == 1
    };
    own.filter(is_alone)
        .map_or_else(|| format!("#{index}"), str::to_owned)
}

/// The entry that a place calls `name`.
fn number(entries: &[&dyn TableLike], called: &str) -> Option<usize> {
    (0..entries.len()).find(|index| name(entries, *index) == called)
}

/// Shows `see` everything in `table` with its place; what it says `true` to is gone into.
fn collect(table: &dyn TableLike, above: &str, see: &mut impl FnMut(&str, &Item) -> bool) {
    for (key, item) in table.iter() {
        let place = match above {
            "" => key.to_owned(),
            above => format!("{above}.{key}"),
        };
        if !see(&place, item) {
            continue;
        }
        if let Some(inner) = item.as_table_like() {
            collect(inner, &place, see);
        }
        let entries = entries(item);
        for (index, entry) in entries.iter().enumerate() {
            let place = format!("{place}.{}", name(&entries, index));
            collect(*entry, &place, see);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"# About.
title.en = "One" # kept
title.fr = "Un"
[event]
name = { en = "Event" }
date = 2019-03-14 # the first day
[[choices.best]]
code = "1"
label.en = "Best"
[[choices.best]]
code = "2"
label.en = "Second"
[[page]]
id = "first"
title.en = "First"
[[page.item]]
kind = "statement"
text.en = "Nameless"
"#;

    #[test]
    fn every_text_has_a_place_and_is_changed_there() {
        let mut editing = Editing::begin(SOURCE).unwrap();
        let places: Vec<String> = editing.locals().into_iter().map(|one| one.place).collect();
        assert_eq!(
            places,
            [
                "title",
                "event.name",
                "choices.best.1.label",
                "choices.best.2.label",
                "page.first.title",
                "page.first.item.#0.text"
            ]
        );
        for place in &places {
            editing.set_translation(place, Language::En, Some("Changed"));
            editing.set_translation(place, Language::Ar, Some("ج"));
        }
        editing.set_day("event.date", jiff::civil::date(2030, 1, 2));
        let written = editing.write();
        let read = Editing::begin(&written).unwrap();
        for one in read.locals() {
            assert_eq!(one.texts[&Language::En], "Changed", "{written}");
            assert_eq!(one.texts[&Language::Ar], "ج");
        }
        assert_eq!(read.day("event.date"), Some(jiff::civil::date(2030, 1, 2)));
        for kept in ["# About.", "# kept", "# the first day", "title.fr = \"Un\""] {
            assert!(written.contains(kept), "{kept} in {written}");
        }
        assert!(written.find("title.ar").unwrap() < written.find("[event]").unwrap());
    }

    #[test]
    fn what_is_written_as_it_was_changes_nothing() {
        let mut editing = Editing::begin(SOURCE).unwrap();
        for one in editing.locals() {
            for (language, text) in &one.texts {
                editing.set_translation(&one.place, *language, Some(text));
            }
        }
        editing.set_translation("page.nowhere.title", Language::En, Some("lost"));
        assert_eq!(editing.write(), SOURCE);
    }

    #[test]
    fn a_text_goes_with_its_last_language() {
        let mut editing = Editing::begin("hint.en = \"a\"\nid = \"b\"\n").unwrap();
        editing.set_translation("hint", Language::En, None);
        assert_eq!(editing.write(), "id = \"b\"\n");
    }

    #[test]
    fn entries_of_one_name_are_told_apart() {
        let twice =
            "[[page]]\nid = \"a\"\ntitle.en = \"1\"\n[[page]]\nid = \"a\"\ntitle.en = \"2\"\n";
        let mut editing = Editing::begin(twice).unwrap();
        editing.set_translation("page.#1.title", Language::En, Some("3"));
        assert_eq!(editing.write(), twice.replace('2', "3"));
        assert_eq!(
            editing.plain_texts()[1],
            ("page.#1.id".to_owned(), "a".to_owned())
        );
    }

    #[test]
    fn entries_are_added_moved_and_taken_out() {
        let mut editing = Editing::begin(SOURCE).unwrap();
        editing.shift("choices.best.2", true);
        editing.shift("choices.best.2", true);
        assert_eq!(editing.names("choices.best"), ["2", "1"]);
        editing.shift("choices.best.2", false);
        let place = editing.append("choices.best", "code", "3").unwrap();
        assert_eq!(place, "choices.best.3");
        editing.set_translation("choices.best.3.label", Language::En, Some("Third"));
        editing.take_out("choices.best.1");
        let item = editing.append("page.first.item", "id", "new").unwrap();
        editing.set(&format!("{item}.limit"), Setting::Number(80));
        editing.set(&format!("{item}.long"), Setting::Flag(true));
        editing.append("choices.fresh", "code", "a").unwrap();
        let written = editing.write();
        let read = Editing::begin(&written).unwrap();
        assert_eq!(read.names("choices"), ["best", "fresh"], "{written}");
        assert_eq!(read.names("choices.best"), ["2", "3"]);
        assert_eq!(read.names("page.first.item"), ["#0", "new"]);
        assert_eq!(read.number_at("page.first.item.new.limit"), Some(80));
        assert_eq!(read.flag_at("page.first.item.new.long"), Some(true));
        assert!(
            written.contains("\n\n[[choices.best]]\ncode = \"3\"\nlabel.en = \"Third\""),
            "{written}"
        );
        assert!(written.find("Third").unwrap() < written.find("[[page]]").unwrap());
    }
}
