//! Whether an item of one survey asks the same as an item of another, held at another time.
//!
//! Owns the rule by which events are compared: items are matched by their names, answers by their
//! codes, whatever their words. What was worded or asked differently is told, so that a reader can
//! judge; what was asked in another form is not compared at all. Knows no figures.

use std::collections::BTreeSet;

use super::{Choice, Item, Kind, LocalText, Rows, Scale, Survey};
use crate::id::Code;

/// How an item of another survey relates to the one of the same name here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// It is not there, or for its organisers only.
    Missing,
    /// It is of another kind, or its scale has other points.
    Different,
    /// It can be compared, with these changes.
    Same(Changes),
}

/// What differs between two items that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The question is worded differently, or not in any language that both surveys have.
    pub question: bool,
    /// The points of the scale are worded differently.
    pub scale: bool,
    /// Another number of answers could be given.
    pub limit: bool,
    /// "Don't know" was offered here and not there, or the other way round.
    pub dk: bool,
    /// Answers that both offer and that are worded differently.
    pub answers: BTreeSet<Code>,
}

impl Changes {
    /// Whether the question as a whole was put differently, so that a difference in figures may come
    /// of that.
    pub fn is_question(&self) -> bool {
        self.question || self.scale || self.limit || self.dk
    }
}

/// How `there` asks what `here` asks as `item`.
pub fn compare(here: &Survey, item: &Item, there: &Survey) -> Comparison {
    let Some(other) = there.item(item.id.as_str()).filter(|other| !other.internal) else {
        return Comparison::Missing;
    };
    let Some((scale, limit)) = compare_kinds(&item.kind, &other.kind) else {
        return Comparison::Different;
    };
    let theirs = answers(there, other);
    let reworded = answers(here, item).into_iter().filter(|answer| {
        let counterpart = theirs.iter().find(|theirs| theirs.code == answer.code);
        counterpart.is_some_and(|theirs| differ(&answer.label, &theirs.label))
    });
    Comparison::Same(Changes {
        question: differ(&item.text, &other.text),
        scale,
        limit,
        dk: item.dk != other.dk,
        answers: reworded.map(|answer| answer.code).collect(),
    })
}

/// What is matched by code: the choices of an item, or the rows of a matrix.
pub fn answers(survey: &Survey, item: &Item) -> Vec<Choice> {
    match &item.kind {
        // Its rows are open answers, which are no answers to compare.
        Kind::Matrix {
            rows: Rows::OpenAnswers,
            ..
        } => Vec::new(),
        Kind::Matrix { .. } => survey.possible_rows(item),
        _ => item.choices().to_vec(),
    }
}

/// Whether scale and limit changed; `None` for kinds that cannot be compared.
fn compare_kinds(here: &Kind, there: &Kind) -> Option<(bool, bool)> {
    match (here, there) {
        (Kind::Single { .. }, Kind::Single { .. }) => Some((false, false)),
        (Kind::Multiple { max: here, .. }, Kind::Multiple { max: there, .. }) => {
            Some((false, here != there))
        }
        (Kind::Ranking { top: here, .. }, Kind::Ranking { top: there, .. }) => {
            Some((false, here != there))
        }
        (Kind::Matrix { scale: here, .. }, Kind::Matrix { scale: there, .. }) => {
            let is_same = here.top > 0 && here.top == there.top && codes(here).eq(codes(there));
            let mut points = here.points.iter().zip(&there.points);
            is_same.then(|| (points.any(|(a, b)| differ(&a.label, &b.label)), false))
        }
        _ => None,
    }
}

fn codes(scale: &Scale) -> impl Iterator<Item = &Code> {
    scale.points.iter().map(|point| &point.code)
}

/// Whether two texts differ in a language that both have, or have none in common.
fn differ(here: &LocalText, there: &LocalText) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut common = 0;
    for (language, words) in here.iter() {
        let theirs = there.iter().find(|(theirs, _)| *theirs == language);
        let Some((_, theirs)) = theirs else { continue };
        common += 1;
        if plain(words) != plain(theirs) {
            return true;
        }
    }
    common == 0
}
