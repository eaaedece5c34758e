//! What other programs call a column, and how near a header is to that.
//!
//! Owns the names under which each part of an answer goes: `Q1[SQ001]`, `Question [Row]`,
//! `group/question/choice`, `Question - Choice`. All of them are the same once signs are spaces, so
//! names are compared reduced.

use std::collections::{BTreeMap, BTreeSet};

use super::super::lexicon::normalise;
use super::super::target::{Header, Part, Target};
use crate::export::{Columns, Part as Exported};
use crate::id::shorten;
use crate::language::LocalText;
use crate::survey::{Choice, FieldKind, Item, Kind, Survey};

/// Why a header is taken for a target.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    pub(super) target: Target,
    /// How sure that is, from 0 to 1.
    pub(super) likeness: f64,
    pub(super) reason: String,
}

/// Below this a likeness of words is chance.
const LEAST_LIKENESS: f64 = 0.75;
/// Shorter names are alike by chance.
const LEAST_LETTERS: usize = 8;

/// The names of all targets of a survey.
pub(super) struct Names<'s> {
    survey: &'s Survey,
    /// The columns of this product's own exports.
    own: BTreeMap<String, Option<Target>>,
    /// Reduced names with what they mean and why.
    reduced: Vec<(String, Target, f64, String)>,
}

impl<'s> Names<'s> {
    pub(super) fn new(survey: &'s Survey) -> Self {
        let mut names = Self {
            survey,
            own: own_columns(survey),
            reduced: Vec::new(),
        };
        for item in survey.items().filter(|item| item.is_asked()) {
            for target in Target::all_of(survey, item) {
                names.add(item, &target);
            }
        }
        names
    }

    /// Whether `header` is a column that this product writes and that only repeats others.
    pub(super) fn is_repeated(&self, header: &str) -> bool {
        matches!(self.own.get(header), Some(None))
    }

    /// Whether these headers are those of this product's own wide file.
    pub(super) fn is_own(&self, headers: &[Header]) -> bool {
        let columns = Columns::of(self.survey).without_internal();
        columns
            .names()
            .all(|name| headers.iter().any(|header| header.name == name))
    }

    /// What `header` may be, the likeliest first; each target once.
    pub(super) fn matches(&self, header: &str) -> Vec<Match> {
        if let Some(Some(target)) = self.own.get(header) {
            return vec![Match {
                target: target.clone(),
                likeness: 1.0,
                reason: "the name that exports give it".to_owned(),
            }];
        }
        let mut best: BTreeMap<&Target, (f64, &str, bool)> = BTreeMap::new();
        let whole = variants(header);
        for (name, target, weight, reason) in &self.reduced {
            let likeness = whole
                .iter()
                .enumerate()
                // A part of a path says a little less than the whole.
                .map(|(cut, header)| (likeness(header, name) - 0.01 * cut as f64, cut))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let Some((likeness, _)) = likeness.filter(|(likeness, _)| *likeness > 0.0) else {
                continue;
            };
            let is_same = likeness > 0.95;
            let scored = likeness * weight;
            let known = best.entry(target).or_insert((0.0, reason, is_same));
            if scored > known.0 {
                *known = (scored, reason, is_same);
            }
        }
        let mut matches: Vec<Match> = best
            .into_iter()
            .map(|(target, (likeness, reason, is_same))| Match {
                target: target.clone(),
                likeness,
                reason: if is_same {
                    reason.to_owned()
                } else {
                    format!("like {reason} ({:.0} %)", likeness * 100.0)
                },
            })
            .collect();
        matches.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        matches
    }

    /// Finds the matrix of each statement that several have. Microsoft Forms heads a column with
    /// nothing but the statement, and with a number behind it where it comes again.
    pub(super) fn count_statements(&self, headers: &[Header], matches: &mut [Vec<Match>]) {
        for header in headers {
            let rows = self.rows_called(&header.name);
            let columns: Vec<usize> = (1..=rows.len())
                .filter_map(|time| {
                    let name = match time {
                        1 => header.name.clone(),
                        _ => format!("{}{time}", header.name),
                    };
                    headers.iter().position(|header| header.name == name)
                })
                .collect();
            if rows.len() < 2 || columns.len() < rows.len() {
                continue;
            }
            for (target, at) in rows.into_iter().zip(columns) {
                matches[at] = vec![Match {
                    target,
                    likeness: 0.9,
                    reason: "the row alone, of several called so; taken in the order of the survey"
                        .to_owned(),
                }];
            }
        }
    }

    /// The rows of matrices that are called `words`, in the order of the survey.
    fn rows_called(&self, words: &str) -> Vec<Target> {
        let words = normalise(words);
        let mut rows: Vec<Target> = Vec::new();
        for (name, target, ..) in &self.reduced {
            if *name == words && matches!(target.part, Part::Row(_)) && !rows.contains(target) {
                rows.push(target.clone());
            }
        }
        rows
    }

    fn add(&mut self, item: &Item, target: &Target) {
        let stems = stems(item);
        match &target.part {
            Part::Whole => {
                for (stem, reason) in &stems {
                    self.put(stem, target, 1.0, reason);
                    self.put(&format!("{stem} selected choice"), target, 0.98, reason);
                }
            }
            Part::Rank(place) => {
                for (stem, reason) in &stems {
                    for name in [
                        format!("{stem} {place}"),
                        format!("{stem} rank {place}"),
                        format!("{stem} rank{place}"),
                    ] {
                        self.put(&name, target, 0.99, reason);
                    }
                }
            }
            Part::Other => {
                for (stem, reason) in &stems {
                    for other in self.words_of(item, target) {
                        for ending in ["", " text", " specify"] {
                            let name = format!("{stem} {other}{ending}");
                            // A choice called so goes first.
                            self.put(&name, target, 0.96, reason);
                        }
                    }
                }
            }
            Part::Field(number, _) => {
                for field in self.words_of(item, target) {
                    for (stem, reason) in &stems {
                        self.put(&format!("{stem} {number} {field}"), target, 0.99, reason);
                        self.put(&format!("{stem} {field} {number}"), target, 0.99, reason);
                    }
                    self.put(&format!("{field} {number}"), target, 0.9, "the field");
                }
            }
            Part::Choice(_) | Part::Row(_) | Part::PlaceOf(_) => {
                for part in self.words_of(item, target) {
                    for (stem, reason) in &stems {
                        self.put(&format!("{stem} {part}"), target, 0.99, reason);
                    }
                    if matches!(target.part, Part::Row(_)) {
                        self.put(&part, target, 0.88, "the row alone");
                    }
                }
            }
        }
    }

    fn put(&mut self, name: &str, target: &Target, weight: f64, reason: &str) {
        let name = normalise(name);
        if !name.is_empty() {
            self.reduced
                .push((name, target.clone(), weight, reason.to_owned()));
        }
    }

    /// Code and labels of the part of an item that `target` names.
    fn words_of(&self, item: &Item, target: &Target) -> Vec<String> {
        let choice_words = |choice: &Choice| -> Vec<String> {
            let code = choice.code.to_string();
            let labels = [&choice.label, choice.short_or_label()];
            let labels = labels.into_iter().flat_map(all_texts);
            std::iter::once(code).chain(labels).collect()
        };
        match &target.part {
            Part::Choice(code) | Part::PlaceOf(code) => item
                .choice(code.as_str())
                .map_or_else(|| vec![code.to_string()], choice_words),
            Part::Row(code) => self
                .survey
                .possible_rows(item)
                .iter()
                .find(|row| row.code == *code)
                .map_or_else(Vec::new, choice_words),
            Part::Other => item
                .choices()
                .iter()
                .find(|choice| choice.other)
                .map_or_else(Vec::new, choice_words),
            Part::Field(_, id) => {
                let Kind::Records { fields, .. } = &item.kind else {
                    return Vec::new();
                };
                let field = fields.iter().find(|field| field.id == *id);
                field.map_or_else(Vec::new, |field| {
                    let id = std::iter::once(field.id.to_string());
                    id.chain(all_texts(&field.label)).collect()
                })
            }
            Part::Whole | Part::Rank(_) => Vec::new(),
        }
    }
}

/// The names of an item, with how each is told.
fn stems(item: &Item) -> Vec<(String, String)> {
    let mut stems = vec![(item.id.to_string(), format!("the name `{}`", item.id))];
    let texts = [Some(&item.text), item.short.as_ref()];
    for (text, what) in texts.into_iter().zip(["question", "short name"]) {
        for (language, words) in text.into_iter().flat_map(LocalText::iter) {
            let told = format!("the {what} in {}", language.own_name());
            stems.push((words.to_owned(), told));
        }
    }
    stems
}

fn all_texts(text: &LocalText) -> Vec<String> {
    text.iter().map(|(_, words)| words.to_owned()).collect()
}

/// A header, and the ends of it where it is a path of groups; each also with the names in it as they
/// were shortened where the form was taken in.
fn variants(header: &str) -> Vec<String> {
    let parts: Vec<&str> = header.split('/').collect();
    let mut variants = vec![header.to_owned()];
    if parts.len() > 1 {
        for last in (1..parts.len()).rev().take(2) {
            variants.push(parts[last..].join(" "));
        }
    }
    let shortened: Vec<String> = variants
        .iter()
        .map(|name| {
            let words = name.split(['/', ' ']).flat_map(|word| word.split("__"));
            words.map(shorten).collect::<Vec<_>>().join(" ")
        })
        .collect();
    variants.extend(shortened);
    let mut variants: Vec<String> = variants.iter().map(|name| normalise(name)).collect();
    let mut seen = BTreeSet::new();
    variants.retain(|name| seen.insert(name.clone()));
    variants
}

/// How alike two reduced names are; 0 where that would be chance.
fn likeness(header: &str, name: &str) -> f64 {
    if header == name {
        return 1.0;
    }
    let (short, long) = (header.len().min(name.len()), header.len().max(name.len()));
    if short < LEAST_LETTERS || short * 4 < long * 3 {
        return 0.0;
    }
    let quick = strsim::sorensen_dice(header, name);
    if quick < LEAST_LIKENESS - 0.15 {
        return 0.0;
    }
    let likeness = strsim::normalized_damerau_levenshtein(header, name);
    if likeness < LEAST_LIKENESS {
        0.0
    } else {
        likeness.min(0.94)
    }
}

/// The columns of this product's own wide file; `None` for those that repeat others.
fn own_columns(survey: &Survey) -> BTreeMap<String, Option<Target>> {
    let mut own = BTreeMap::new();
    for column in Columns::of(survey).list() {
        let Some(item) = column.item else { continue };
        let part = match &column.part {
            Exported::Chosen | Exported::Combined | Exported::Words => Some(Part::Whole),
            Exported::Rank(place) => Some(Part::Rank(*place)),
            Exported::Row(row) => Some(Part::Row(row.clone())),
            Exported::Field(number, field) => Some(Part::Field(*number, field.clone())),
            Exported::Other => Some(Part::Other),
            _ => None,
        };
        // Choices and places stand in other columns too, under names that other programs share.
        if part.is_none() && !matches!(column.part, Exported::Given | Exported::Count) {
            continue;
        }
        own.insert(
            column.name.clone(),
            part.map(|part| Target::new(item, part)),
        );
    }
    own
}

/// Whether such a field takes words.
pub(super) fn takes_words(item: &Item, target: &Target) -> bool {
    match (&item.kind, &target.part) {
        (_, Part::Other) | (Kind::Text { .. }, Part::Whole) => true,
        (Kind::Records { fields, .. }, Part::Field(_, id)) => fields
            .iter()
            .any(|field| field.id == *id && matches!(field.kind, FieldKind::Text { .. })),
        _ => false,
    }
}
