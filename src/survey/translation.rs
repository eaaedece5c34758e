//! The texts of a definition beside their translations.
//!
//! Owns how they are parted, so that nobody faces all at once: what is said of the survey and its
//! event, then each page with the lists and scales that it uses first. Works on the text of the
//! definition, which may have faults; they are told elsewhere.

use std::collections::BTreeSet;

use super::occasion::Texts;
use crate::definition::edit::Editing;
use crate::language::Language;

pub use crate::definition::edit::LocalAt;

/// The texts of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translations {
    /// Languages of the survey, that of the original first.
    pub languages: Vec<Language>,
    /// Its parts in order.
    pub parts: Vec<Part>,
}

/// Texts that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What the texts are about.
    pub kind: PartKind,
    /// The texts in order.
    pub rows: Vec<LocalAt>,
}

/// What the texts of a part are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// The survey and its event.
    Survey,
    /// A page, with its title.
    Page(Texts),
    /// Lists and scales that no page uses.
    Unused,
}

impl Part {
    /// How many texts are missing in `languages`.
    pub fn missing(&self, languages: &[Language]) -> usize {
        let missing = |row: &LocalAt| {
            let there = languages.iter().filter(|language| has(row, **language));
            languages.len() - there.count()
        };
        self.rows.iter().map(missing).sum()
    }
}

/// Whether `row` says something in `language`.
pub fn has(row: &LocalAt, language: Language) -> bool {
    let text = row.texts.get(&language);
    text.is_some_and(|text| !text.trim().is_empty())
}

/// The texts of the definition `source`; `None` when it is not TOML.
pub fn read(source: &str) -> Option<Translations> {
    let editing = Editing::begin(source)?;
    let languages = editing.texts(&[], "languages");
    let languages = languages.iter().filter_map(|tag| Language::parse(tag));
    let locals = editing.locals();
    let below = |above: &str| {
        let rows = locals.iter().filter(|row| row.place.starts_with(above));
        rows.cloned().collect::<Vec<_>>()
    };
    let is_listed = |row: &&LocalAt| {
        ["page.", "choices.", "scales."]
            .iter()
            .any(|list| row.place.starts_with(list))
    };
    let about: Vec<_> = locals
        .iter()
        .filter(|row| !is_listed(row))
        .cloned()
        .collect();
    let mut parts = vec![Part {
        kind: PartKind::Survey,
        rows: about,
    }];
    let plain = editing.plain_texts();
    let mut shown = BTreeSet::new();
    for page in pages(&locals) {
        let mut rows = below(&page);
        let title = rows.iter().find(|row| row.place == format!("{page}title"));
        let title = title.map_or_else(Texts::new, |row| row.texts.clone());
        for list in lists(&plain, &page) {
            if shown.insert(list.clone()) {
                rows.extend(below(&list));
            }
        }
        let kind = PartKind::Page(title);
        parts.push(Part { kind, rows });
    }
    let unused = locals.iter().filter(|row| {
        let of_a_list = row.place.starts_with("choices.") || row.place.starts_with("scales.");
        of_a_list
            && !shown
                .iter()
                .any(|list| row.place.starts_with(list.as_str()))
    });
    let rows: Vec<_> = unused.cloned().collect();
    if !rows.is_empty() {
        let kind = PartKind::Unused;
        parts.push(Part { kind, rows });
    }
    Some(Translations {
        languages: languages.collect(),
        parts,
    })
}

/// What the places of each page begin with.
fn pages(locals: &[LocalAt]) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for row in locals {
        let mut steps = row.place.split('.');
        if let (Some("page"), Some(page)) = (steps.next(), steps.next()) {
            let page = format!("page.{page}.");
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
    }
    pages
}

/// What the places of each list and scale begin with that the page at `page` names.
fn lists(plain: &[(String, String)], page: &str) -> Vec<String> {
    let named = plain.iter().filter_map(|(place, name)| {
        let (_, key) = place.strip_prefix(page)?.rsplit_once('.')?;
        match key {
            "choices" | "rows" => Some(format!("choices.{name}.")),
            "scale" => Some(format!("scales.{name}.")),
            _ => None,
        }
    });
    named.collect()
}

/// The definition `source` with `texts` written at their places, empty ones taken away; `None` when
/// it is not TOML.
pub fn write(source: &str, texts: &[(&str, Language, String)]) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    for (place, language, text) in texts {
        let text = (!text.is_empty()).then_some(text.as_str());
        editing.set_translation(place, *language, text);
    }
    Some(editing.write())
}

/// The definition `source` with `language` after its other languages; `None` when it is not TOML.
pub fn add_language(source: &str, language: Language) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    let mut tags = editing.texts(&[], "languages");
    if !tags.iter().any(|tag| tag == language.tag()) {
        tags.push(language.tag().to_owned());
        editing.set_texts(&[], "languages", &tags);
    }
    Some(editing.write())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bundled::Bundled;

    #[test]
    fn every_text_is_in_one_part() {
        for bundled in Bundled::ALL {
            let source = bundled.source();
            let texts = read(source).unwrap();
            let mut places: Vec<_> = texts.parts.iter().flat_map(|part| &part.rows).collect();
            assert!(places.len() > 50);
            places.sort_by(|a, b| a.place.cmp(&b.place));
            let mut all = Editing::begin(source).unwrap().locals();
            all.sort_by(|a, b| a.place.cmp(&b.place));
            assert_eq!(places, all.iter().collect::<Vec<_>>());
            for part in &texts.parts {
                assert_eq!(part.missing(&texts.languages), 0);
                assert!(part.kind != PartKind::Unused);
                assert!(part.rows.len() < 90, "{}", part.rows.len());
            }
        }
    }

    #[test]
    fn what_a_new_language_lacks_is_counted() {
        let source = add_language(Bundled::Workshop.source(), Language::Ar).unwrap();
        let texts = read(&source).unwrap();
        assert_eq!(texts.languages, Language::ALL);
        let survey = &texts.parts[0];
        assert_eq!(survey.missing(&texts.languages), survey.rows.len());
        let written = write(&source, &[("title", Language::Ar, "تقييم".to_owned())]).unwrap();
        let texts = read(&written).unwrap();
        assert_eq!(
            texts.parts[0].missing(&texts.languages),
            survey.rows.len() - 1
        );
        assert_eq!(written.lines().count(), source.lines().count() + 1);
    }
}
