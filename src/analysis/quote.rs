//! Words of participants that may be quoted: released, or the reason why they are not.
//!
//! Owns the judgement whether words that a person chose may stand in a paper: they are a span of
//! one answer, and whoever wrote them allowed it. [`Released`] can be made here only, so no other
//! words of a participant leave `analysis`. Responses are seen one at a time and not kept; what
//! nobody asked for is not remembered. Knows nothing of pages or translations.
//!
//! # What is held to
//! 1. Only complete responses, only answers that were shown to their author and are not for the
//!    organisers alone, only with a consent of the level `anonymous` or `group` to this very answer.
//! 2. Where several people wrote the words, all of them must have allowed it, and the most
//!    restrictive consent holds for all.
//! 3. A group is named only with the level `group`, only from the quote threshold on, and only if
//!    the group stands alone in the partition of the people.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure::{Group, Participation};
use crate::answer::{Answer, ItemStatus, Response};
use crate::id::{Code, FieldId, ItemId};
use crate::survey::{FieldKind, Item, Kind, Language, Survey};

/// What stands for words left out of an answer.
pub const ELISION: &str = "[…]";

/// Words that a person chose to quote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// The item that was answered.
    pub item: ItemId,
    /// The field, for records.
    pub field: Option<FieldId>,
    /// The words, with [`ELISION`] where some are left out.
    pub text: String,
}

/// Words that may stand in a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    text: String,
    language: Language,
    group: Option<Code>,
    choices: BTreeMap<FieldId, Code>,
}

/// Why words may not be quoted. It never holds anybody's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody wrote them.
    NotFound,
    /// They begin or end within a word of the answer.
    CutWord,
    /// They were written, and may not be quoted.
    NotAllowed,
    /// Somebody allowed it; somebody else wrote the same and did not.
    AlsoNotAllowed,
    /// The survey has no open answer or field of this name, or it is for the organisers only.
    NotQuotable,
}

/// What became of each of the words that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quotes(BTreeMap<Wanted, Result<Released, Refusal>>);

/// An answer that may be quoted, for those who choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotable {
    /// Where it was given, and all its words.
    pub answer: Wanted,
    /// The group that would be named.
    pub group: Option<Code>,
}

impl Released {
    /// The words, with [`ELISION`] where some are left out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language in which their author read the form.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The group that may be named.
    pub fn group(&self) -> Option<&Code> {
        self.group.as_ref()
    }

    /// What was chosen in a field of the same record.
    pub fn choice(&self, field: &FieldId) -> Option<&Code> {
        self.choices.get(field)
    }
}

impl Quotes {
    /// What became of `wanted`; words that nobody looked for were not found.
    ///
    /// # Errors
    /// Why they may not be quoted.
    pub fn find(&self, wanted: &Wanted) -> Result<&Released, Refusal> {
        match self.0.get(wanted) {
            Some(Ok(released)) => Ok(released),
            Some(Err(refusal)) => Err(*refusal),
            None => Err(Refusal::NotFound),
        }
    }
}

/// Looks for words in responses, one at a time.
#[derive(Debug, Clone)]
pub struct QuoteFinder {
    survey: Arc<Survey>,
    wanted: Vec<(Wanted, Sighting)>,
}

/// What was seen of one wanted text so far.
#[derive(Debug, Clone, Default)]
struct Sighting {
    /// Whether an answer that may not be quoted holds it.
    denied: bool,
    /// Whether an answer holds it with an end within a word.
    cut: bool,
    /// What all who may be quoted with it have in common.
    allowed: Option<Author>,
}

/// What may be known of the author of an answer, once the answer is released.
#[derive(Debug, Clone)]
struct Author {
    language: Language,
    /// The group, where its author allows to name it.
    group: Option<Code>,
    choices: BTreeMap<FieldId, Code>,
}

impl Author {
    /// What two authors of the same words have in common.
    fn common(mut self, other: &Self) -> Self {
        self.language = self.language.min(other.language);
        self.group = self
            .group
            .filter(|group| other.group.as_ref() == Some(group));
        self.choices
            .retain(|field, code| other.choices.get(field) == Some(code));
        self
    }
}

impl QuoteFinder {
    /// Looks for `wanted` in responses to `survey`.
    pub fn new(survey: Arc<Survey>, wanted: impl IntoIterator<Item = Wanted>) -> Self {
        let wanted = wanted.into_iter();
        Self {
            survey,
            wanted: wanted.map(|w| (w, Sighting::default())).collect(),
        }
    }

    /// Looks through one response.
    pub fn push(&mut self, response: &Response) {
        let survey = &self.survey;
        for (wanted, sighting) in &mut self.wanted {
            let Some(item) = quotable(survey, &wanted.item) else {
                continue;
            };
            for (words, record) in texts(item, wanted.field.as_ref(), response) {
                match holds(words, &wanted.text) {
                    Fit::No => {}
                    Fit::Cut => sighting.cut = true,
                    Fit::Whole => match author(survey, item, record, response) {
                        None => sighting.denied = true,
                        Some(author) => sighting.allow(author),
                    },
                }
            }
        }
    }

    /// Takes over what `other` has seen of the same words. The order of pushing and merging makes
    /// no difference.
    pub fn merge(&mut self, other: Self) {
        for ((_, seen), (_, more)) in self.wanted.iter_mut().zip(other.wanted) {
            seen.denied |= more.denied;
            seen.cut |= more.cut;
            if let Some(author) = more.allowed {
                seen.allow(author);
            }
        }
    }

    /// What may be quoted, where the people are divided as `participation` says.
    pub fn release(self, participation: &Participation) -> Quotes {
        let survey = &self.survey;
        let judged = self.wanted.into_iter().map(|(wanted, sighting)| {
            let verdict = if is_place(survey, &wanted) {
                sighting.judge(&wanted.text, survey, participation)
            } else {
                Err(Refusal::NotQuotable)
            };
            (wanted, verdict)
        });
        Quotes(judged.collect())
    }
}

impl Sighting {
    fn allow(&mut self, author: Author) {
        self.allowed = Some(match self.allowed.take() {
            Some(known) => known.common(&author),
            None => author,
        });
    }

    fn judge(
        self,
        text: &str,
        survey: &Survey,
        participation: &Participation,
    ) -> Result<Released, Refusal> {
        match (self.allowed, self.denied, self.cut) {
            (Some(author), false, _) => Ok(Released {
                text: text.to_owned(),
                language: author.language,
                group: author
                    .group
                    .filter(|group| is_named(survey, participation, group)),
                choices: author.choices,
            }),
            (Some(_), true, _) => Err(Refusal::AlsoNotAllowed),
            (None, true, _) => Err(Refusal::NotAllowed),
            (None, false, true) => Err(Refusal::CutWord),
            (None, false, false) => Err(Refusal::NotFound),
        }
    }
}

/// Every answer of `response` that may be quoted, each field of a record by itself.
pub fn quotable_answers(
    survey: &Survey,
    participation: &Participation,
    response: &Response,
) -> Vec<Quotable> {
    let mut answers = Vec::new();
    for item in survey.open_items().filter(|item| !item.internal) {
        for field in places(item) {
            for (words, record) in texts(item, field.as_ref(), response) {
                if let Some(author) = author(survey, item, record, response) {
                    let named = |group: &Code| is_named(survey, participation, group);
                    answers.push(Quotable {
                        answer: Wanted {
                            item: item.id.clone(),
                            field: field.clone(),
                            text: words.to_owned(),
                        },
                        group: author.group.filter(named),
                    });
                }
            }
        }
    }
    answers
}

/// The open item called `id`, if words of it may ever be quoted.
fn quotable<'s>(survey: &'s Survey, id: &ItemId) -> Option<&'s Item> {
    survey
        .open_items()
        .find(|item| item.id == *id && !item.internal)
}

/// Whether words can be quoted from there.
fn is_place(survey: &Survey, wanted: &Wanted) -> bool {
    quotable(survey, &wanted.item).is_some_and(|item| places(item).contains(&wanted.field))
}

/// Where in an open answer words stand: the answer itself, or the fields for words of a record.
fn places(item: &Item) -> Vec<Option<FieldId>> {
    match &item.kind {
        Kind::Records { fields, .. } => fields
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Text { .. }))
            .map(|field| Some(field.id.clone()))
            .collect(),
        _ => vec![None],
    }
}

type Record = BTreeMap<FieldId, String>;

/// The words that `response` has in a place, with the record they stand in.
fn texts<'r>(
    item: &Item,
    field: Option<&FieldId>,
    response: &'r Response,
) -> Vec<(&'r str, Option<&'r Record>)> {
    match (response.answers.answers.get(&item.id), field) {
        (Some(Answer::Text(words)), None) => vec![(words, None)],
        (Some(Answer::Records(records)), Some(field)) => records
            .iter()
            .filter_map(|record| Some((record.get(field)?.as_str(), Some(record))))
            .collect(),
        _ => Vec::new(),
    }
}

/// What may be known of the author of the answer to `item`; `None` where the answer may not be
/// quoted.
fn author(
    survey: &Survey,
    item: &Item,
    record: Option<&Record>,
    response: &Response,
) -> Option<Author> {
    let consent = survey.privacy.quote.as_ref()?;
    let statuses = response.statuses(survey);
    let is_given = |id: &ItemId| {
        let mut known = statuses.iter();
        known.any(|(known, status)| known.id == *id && *status == ItemStatus::Answered)
    };
    if !response.complete || !is_given(&item.id) || !is_given(consent) {
        return None;
    }
    let Some(Answer::Matrix(levels)) = response.answers.answers.get(consent) else {
        return None;
    };
    let names_group = match levels.get(item.id.as_str())?.as_str() {
        "group" => true,
        "anonymous" => false,
        _ => return None,
    };
    let breakdown = survey.privacy.breakdown.as_ref();
    let group = breakdown
        .filter(|id| names_group && is_given(id))
        .and_then(|id| response.answers.single(id.as_str()))
        .cloned();
    Some(Author {
        language: response.language,
        group,
        choices: choices(item, record),
    })
}

/// What was chosen in the fields of a record.
fn choices(item: &Item, record: Option<&Record>) -> BTreeMap<FieldId, Code> {
    let (Kind::Records { fields, .. }, Some(record)) = (&item.kind, record) else {
        return BTreeMap::new();
    };
    let chosen = fields.iter().filter_map(|field| {
        let FieldKind::Choice(known) = &field.kind else {
            return None;
        };
        let value = record.get(&field.id)?;
        let choice = known.iter().find(|choice| choice.code.as_str() == value)?;
        Some((field.id.clone(), choice.code.clone()))
    });
    chosen.collect()
}

/// Whether a group is large enough to be named under a quote, and stands alone.
pub fn is_named(survey: &Survey, participation: &Participation, group: &Code) -> bool {
    participation.groups.shown().is_some_and(|groups| {
        groups.iter().any(|(known, people)| {
            *known == Group::One(group.clone()) && *people >= survey.privacy.quote_threshold
        })
    })
}

/// How words stand in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Not at all.
    No,
    /// With an end within a word.
    Cut,
    /// From the beginning of a word to the end of one.
    Whole,
}

/// Whether `answer` holds `text` byte for byte, in fragments with [`ELISION`] between them that
/// stand there in this order.
fn holds(answer: &str, text: &str) -> Fit {
    // The author may have written the sign.
    let whole = fits(answer, &[text]);
    if whole != Fit::No || !text.contains(ELISION) {
        return whole;
    }
    let fragments: Vec<&str> = text.split(ELISION).map(str::trim).collect();
    let fragments: Vec<&str> = fragments.into_iter().filter(|f| !f.is_empty()).collect();
    fits(answer, &fragments)
}

fn fits(answer: &str, fragments: &[&str]) -> Fit {
    if fragments.is_empty() || fragments.iter().any(|fragment| fragment.is_empty()) {
        return Fit::No;
    }
    let place = |cut_too: bool| {
        fragments.iter().try_fold(0, |from, fragment| {
            let found = answer[from..]
                .match_indices(fragment)
                .map(|(at, _)| from + at);
            let mut ends = found.map(|at| (at, at + fragment.len()));
            ends.find(|(start, end)| cut_too || !(cuts(answer, *start) || cuts(answer, *end)))
                .map(|(_, end)| end)
        })
    };
    match (place(false), place(true)) {
        (Some(_), _) => Fit::Whole,
        (None, Some(_)) => Fit::Cut,
        (None, None) => Fit::No,
    }
}

/// Whether a word of `text` goes on across the place `at`.
fn cuts(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    matches!((before, after), (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_stand_in_the_order_of_the_answer() {
        let answer = "We cannot pay the fuel. We can pay the airtime.";
        assert_eq!(holds(answer, "We cannot pay the fuel."), Fit::Whole);
        assert_eq!(holds(answer, "We cannot […] the airtime."), Fit::Whole);
        assert_eq!(holds(answer, "the airtime […] We cannot"), Fit::No);
        assert_eq!(holds(answer, "we cannot"), Fit::No, "another letter");
        assert_eq!(holds(answer, "[…]"), Fit::No);
        assert_eq!(holds(answer, ""), Fit::No);
    }

    #[test]
    fn a_word_is_not_cut_into_another() {
        assert_eq!(holds("The plan is unworkable.", "workable"), Fit::Cut);
        assert_eq!(holds("unworkable, then workable", "workable"), Fit::Whole);
        assert_eq!(holds("خطة غير قابلة للتنفيذ", "قابلة للتنفيذ"), Fit::Whole);
        assert_eq!(holds("خطة غير قابلة للتنفيذ", "تنفيذ"), Fit::Cut);
    }

    #[test]
    fn a_sign_that_the_author_wrote_is_a_sign_of_theirs() {
        assert_eq!(holds("they said […] and left", "said […] and"), Fit::Whole);
    }
}
