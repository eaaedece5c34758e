//! A definition a question at a time.
//!
//! Owns how questions and their choices are found in the text of a definition, put in order, added
//! and taken out. The text may have faults; they are told elsewhere. What is not touched stays as
//! it is written.

use std::collections::BTreeMap;

use super::occasion::Texts;
use crate::definition::edit::{Editing, LocalAt, Setting};
use crate::id::{DK, OTHER, is_code, is_name};
use crate::language::Language;

/// Kinds that a question can be added as. The others have parts of their own and begin in the file.
pub const KINDS: [&str; 5] = ["single", "multiple", "ranking", "text", "statement"];

/// A page of the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOutline {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// Its items in order.
    pub items: Vec<ItemOutline>,
}

/// An item, asked or said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemOutline {
    /// Its name; empty where it has none.
    pub id: String,
    /// Where it stands.
    pub place: String,
    /// What it asks or says.
    pub text: Texts,
    /// Its kind, as the file has it.
    pub kind: String,
}

/// An item with everything that a form can change of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// What stands in the outline.
    pub outline: ItemOutline,
    /// Languages of the survey.
    pub languages: Vec<Language>,
    /// Its texts, also those that nobody has written yet.
    pub texts: Vec<LocalAt>,
    /// The list of its choices.
    pub list: Option<ListOutline>,
    /// Settings that are yes or no.
    pub flags: Vec<(&'static str, bool)>,
    /// Settings that are numbers.
    pub numbers: Vec<(&'static str, Option<i64>)>,
    /// The condition under which it is shown.
    pub show_if: String,
}

/// A list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListOutline {
    /// Its place.
    pub place: String,
    /// Other items that have the same choices.
    pub shared: Vec<String>,
    /// Each choice: its code, its place, its texts.
    pub choices: Vec<(String, String, Vec<LocalAt>)>,
}

/// An item to add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewItem {
    /// Its name.
    pub id: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// What it asks or says.
    pub text: Texts,
    /// Its choices in the first language, in order.
    pub choices: Vec<String>,
}

/// The length that the answer to a new open question may have.
const LIMIT: i64 = 600;

/// The pages of the definition `source`; `None` when it is not TOML.
pub fn read(source: &str) -> Option<Vec<PageOutline>> {
    let editing = Editing::begin(source)?;
    Some(pages(&editing))
}

fn pages(editing: &Editing) -> Vec<PageOutline> {
    let texts: BTreeMap<String, Texts> = editing
        .locals()
        .into_iter()
        .map(|local| (local.place, local.texts))
        .collect();
    let text = |place: String| texts.get(&place).cloned().unwrap_or_default();
    let item = |place: String| ItemOutline {
        id: said(editing, &place, "id"),
        text: text(format!("{place}.text")),
        kind: said(editing, &place, "kind"),
        place,
    };
    let page = |name: &String| {
        let list = format!("page.{name}.item");
        let items = editing.names(&list);
        PageOutline {
            id: name.clone(),
            title: text(format!("page.{name}.title")),
            items: items
                .iter()
                .map(|name| item(format!("{list}.{name}")))
                .collect(),
        }
    };
    editing.names("page").iter().map(page).collect()
}

fn said(editing: &Editing, place: &str, key: &str) -> String {
    let text = editing.text_at(&format!("{place}.{key}"));
    text.unwrap_or_default().to_owned()
}

/// Which settings a form has for items of `kind`: yes or no with what holds by itself, and numbers.
fn settings(kind: &str) -> (&'static [(&'static str, bool)], &'static [&'static str]) {
    const CHOSEN: &[(&str, bool)] = &[
        ("required", false),
        ("dk", true),
        ("shuffle", false),
        ("internal", false),
    ];
    match kind {
        "single" => (CHOSEN, &[]),
        "multiple" => (CHOSEN, &["max"]),
        "ranking" => (CHOSEN, &["top"]),
        "matrix" => (&[("dk", true), ("internal", false)], &[]),
        "text" => (
            &[("required", false), ("long", false), ("internal", false)],
            &["limit"],
        ),
        "records" => (&[("internal", false)], &["max"]),
        _ => (&[], &[]),
    }
}

/// The item called `id` of the definition `source`.
pub fn details(source: &str, id: &str) -> Option<Details> {
    let editing = Editing::begin(source)?;
    let all: Vec<ItemOutline> = pages(&editing)
        .into_iter()
        .flat_map(|page| page.items)
        .collect();
    let outline = all.iter().find(|item| item.id == id)?.clone();
    let languages = editing.texts(&[], "languages");
    let languages = languages.iter().filter_map(|tag| Language::parse(tag));
    let locals = editing.locals();
    let wanted = match outline.kind.as_str() {
        "statement" => &["text"][..],
        _ => &["text", "hint", "short"],
    };
    let (flags, numbers) = settings(&outline.kind);
    let place = |key: &str| format!("{}.{key}", outline.place);
    Some(Details {
        languages: languages.collect(),
        texts: texts(&locals, &outline.place, wanted),
        list: list(&editing, &locals, &all, &outline),
        flags: flags
            .iter()
            .map(|(key, usual)| (*key, editing.flag_at(&place(key)).unwrap_or(*usual)))
            .collect(),
        numbers: numbers
            .iter()
            .map(|key| (*key, editing.number_at(&place(key))))
            .collect(),
        show_if: said(&editing, &outline.place, "show_if"),
        outline,
    })
}

/// The texts at the keys `wanted` below `place`, written or not.
fn texts(locals: &[LocalAt], place: &str, wanted: &[&str]) -> Vec<LocalAt> {
    let text = |key: &&str| {
        let place = format!("{place}.{key}");
        let written = locals.iter().find(|local| local.place == place);
        written.cloned().unwrap_or(LocalAt {
            place,
            texts: Texts::new(),
        })
    };
    wanted.iter().map(text).collect()
}

fn list(
    editing: &Editing,
    locals: &[LocalAt],
    all: &[ItemOutline],
    item: &ItemOutline,
) -> Option<ListOutline> {
    let named = |item: &ItemOutline| {
        ["choices", "rows"]
            .iter()
            .find_map(|key| editing.text_at(&format!("{}.{key}", item.place)))
    };
    let name = named(item)?;
    let place = format!("choices.{name}");
    let choice = |code: String| {
        let place = format!("{place}.{code}");
        let texts = texts(locals, &place, &["label", "short"]);
        (said(editing, &place, "code"), place, texts)
    };
    let choices = editing.names(&place).into_iter().map(choice).collect();
    let others = all.iter().filter(|other| other.place != item.place);
    let shared = others.filter(|other| named(other) == Some(name));
    Some(ListOutline {
        shared: shared.map(|other| other.id.clone()).collect(),
        choices,
        place,
    })
}

/// What a form says of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Texts at their places; empty ones are taken away.
    pub texts: Vec<(String, Language, String)>,
    /// Settings that are yes or no.
    pub flags: Vec<(&'static str, bool)>,
    /// Settings that are numbers.
    pub numbers: Vec<(&'static str, Option<i64>)>,
    /// The condition under which it is shown.
    pub show_if: String,
}

/// The definition `source` with `changes` of the item `details`; `None` when it is not TOML.
pub fn change(source: &str, details: &Details, changes: &Changes) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    for (place, language, text) in &changes.texts {
        let text = (!text.is_empty()).then_some(text.as_str());
        editing.set_translation(place, *language, text);
    }
    let place = |key: &str| format!("{}.{key}", details.outline.place);
    for flag in changes
        .flags
        .iter()
        .filter(|flag| !details.flags.contains(flag))
    {
        editing.set(&place(flag.0), Setting::Flag(flag.1));
    }
    for number in changes
        .numbers
        .iter()
        .filter(|number| !details.numbers.contains(number))
    {
        match number.1 {
            Some(value) => editing.set(&place(number.0), Setting::Number(value)),
            None => editing.remove(&place(number.0)),
        }
    }
    if changes.show_if != details.show_if {
        if changes.show_if.is_empty() {
            editing.remove(&place("show_if"));
        } else {
            editing.set(&place("show_if"), Setting::Text(&changes.show_if));
        }
    }
    Some(editing.write())
}

/// The definition `source` with the page, item or choice at `place` before the one that it follows,
/// or after the one that follows it; `None` when it is not TOML.
pub fn shift(source: &str, place: &str, is_up: bool) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    editing.shift(place, is_up);
    Some(editing.write())
}

/// The definition `source` without the page, item or choice at `place`; `None` when it is not TOML.
pub fn remove(source: &str, place: &str) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    editing.take_out(place);
    Some(editing.write())
}

/// The definition `source` with `item` at the end of the page `page`; `None` when there is no such
/// page.
pub fn add_item(source: &str, page: &str, item: &NewItem) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    let place = editing.append(&format!("page.{page}.item"), "id", &item.id)?;
    editing.set(&format!("{place}.kind"), Setting::Text(&item.kind));
    for (language, text) in &item.text {
        editing.set_translation(&format!("{place}.text"), *language, Some(text));
    }
    if item.kind == "text" {
        editing.set(&format!("{place}.limit"), Setting::Number(LIMIT));
    }
    if item.kind == "ranking" {
        let places = item.choices.len().clamp(1, 3) as i64;
        editing.set(&format!("{place}.top"), Setting::Number(places));
    }
    if !item.choices.is_empty() {
        let taken = editing.names("choices");
        let list = free(&item.id, |name| taken.iter().any(|known| known == name));
        editing.set(&format!("{place}.choices"), Setting::Text(&list));
        let languages = editing.texts(&[], "languages");
        let language = languages.iter().find_map(|tag| Language::parse(tag))?;
        for label in &item.choices {
            append_choice(&mut editing, &format!("choices.{list}"), language, label)?;
        }
    }
    Some(editing.write())
}

/// The definition `source` with a choice that reads `label` in `language` at the end of the list at
/// `list`; `None` when it is not TOML.
pub fn add_choice(source: &str, list: &str, language: Language, label: &str) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    append_choice(&mut editing, list, language, label)?;
    Some(editing.write())
}

fn append_choice(editing: &mut Editing, list: &str, language: Language, label: &str) -> Option<()> {
    let taken = editing.names(list);
    let code = free(&code_like(label), |code| {
        code == DK || taken.iter().any(|known| known == code)
    });
    let place = editing.append(list, "code", &code)?;
    if code == OTHER {
        editing.set(&format!("{place}.other"), Setting::Flag(true));
    }
    editing.set_translation(&format!("{place}.label"), language, Some(label));
    Some(())
}

/// A code made of the words of `label`.
fn code_like(label: &str) -> String {
    let mut code = String::new();
    for c in label.to_lowercase().chars() {
        let c = if c.is_ascii_alphanumeric() { c } else { '_' };
        if !(c == '_' && (code.is_empty() || code.ends_with('_'))) && code.len() < 20 {
            code.push(c);
        }
    }
    let code = code.trim_end_matches('_');
    if is_code(code) {
        code.to_owned()
    } else {
        "choice".to_owned()
    }
}

/// `wanted`, or it with the first number that makes a name which is not taken.
fn free(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names
        .find(|name| !is_taken(name))
        .unwrap_or_else(|| wanted.to_owned())
}

/// Whether `id` can be the name of a new item of the definition `source`.
pub fn is_free_name(source: &str, id: &str) -> bool {
    let pages = read(source).unwrap_or_default();
    let mut items = pages.iter().flat_map(|page| &page.items);
    is_name(id) && items.all(|item| item.id != id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bundled::Bundled;
    use crate::survey::parse::examine;

    fn texts(en: &str, fr: &str) -> Texts {
        [(Language::En, en), (Language::Fr, fr)]
            .map(|(language, text)| (language, text.to_owned()))
            .into()
    }

    #[test]
    fn every_item_of_the_bundled_surveys_can_be_changed() {
        for bundled in Bundled::ALL {
            let source = bundled.source();
            let survey = examine(source, bundled.file()).survey.unwrap();
            let pages = read(source).unwrap();
            assert_eq!(pages.len(), survey.pages.len());
            for item in survey.items() {
                let details = details(source, item.id.as_str()).unwrap();
                let listed = details.list.as_ref().map_or(0, |list| list.choices.len());
                if details.outline.kind != "matrix" {
                    assert_eq!(listed, item.choices().len(), "{}", item.id);
                }
                let same = Changes {
                    flags: details.flags.clone(),
                    numbers: details.numbers.clone(),
                    show_if: details.show_if.clone(),
                    texts: Vec::new(),
                };
                assert_eq!(change(source, &details, &same).unwrap(), source);
            }
        }
    }

    #[test]
    fn a_new_question_has_no_faults() {
        let mut source = Bundled::Workshop.source().to_owned();
        for kind in KINDS {
            let is_chosen = !["text", "statement"].contains(&kind);
            let choices = ["Yes, of course", "Other", "نعم", "لا"];
            let item = NewItem {
                id: format!("new_{kind}"),
                kind: kind.to_owned(),
                text: texts("New?", "Nouveau ?"),
                choices: choices
                    .iter()
                    .filter(|_| is_chosen)
                    .map(|c| (*c).to_owned())
                    .collect(),
            };
            assert!(is_free_name(&source, &item.id));
            source = add_item(&source, "use", &item).unwrap();
            assert!(!is_free_name(&source, &item.id));
        }
        let codes = details(&source, "new_single")
            .unwrap()
            .list
            .unwrap()
            .choices;
        let codes: Vec<String> = codes.into_iter().map(|(code, ..)| code).collect();
        assert_eq!(codes, ["yes_of_course", "other", "choice", "choice_2"]);
        // Only the labels in French are missing.
        let checked = examine(&source, "new.toml");
        let faults = checked.diagnostics.list();
        assert!(
            faults
                .iter()
                .all(|fault| fault.code == "missing-translation"),
            "{faults:?}"
        );
        assert_eq!(faults.len(), 12);
        let shifted = shift(&source, "page.use.item.new_text", true).unwrap();
        let items = &read(&shifted).unwrap()[2].items;
        let ids: Vec<&str> = items
            .iter()
            .rev()
            .take(3)
            .map(|item| item.id.as_str())
            .collect();
        assert_eq!(ids, ["new_statement", "new_ranking", "new_text"]);
        let less = remove(&shifted, "page.use.item.new_text").unwrap();
        assert!(details(&less, "new_text").is_none());
    }
}
