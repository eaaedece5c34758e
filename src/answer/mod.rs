//! Level 2: answers as they are stored, and what is wrong with those that cannot be.
//!
//! Owns the typed answer of each kind, the set of answers of one response, and the status of each
//! item in it. Knows the survey definition and nothing of storage, counting or pages.

pub mod form;
pub mod json;
pub mod problem;
pub mod validate;

use std::collections::BTreeMap;

pub use problem::{Problem, ProblemKind};

use crate::id::{Code, DK, FieldId, ItemId};
use crate::survey::routing::Given;
use crate::survey::{Item, Kind, Language, Survey};

/// The answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The code chosen.
    Single(Code),
    /// The codes chosen, in the order of the definition; `dk` stands alone.
    Multiple(Vec<Code>),
    /// First, second, ... choice; `dk` stands alone.
    Ranking(Vec<Code>),
    /// The point chosen in each row; a row left out was skipped.
    Matrix(BTreeMap<Code, Code>),
    /// Words exactly as typed, NFC.
    Text(String),
    /// Records in order; a field left out was skipped.
    Records(Vec<BTreeMap<FieldId, String>>),
}

impl Answer {
    /// Whether the answer is "don't know / prefer not to say" and nothing else.
    pub fn is_dk(&self) -> bool {
        match self {
            Self::Single(code) => code.as_str() == DK,
            Self::Multiple(codes) | Self::Ranking(codes) => {
                matches!(codes.as_slice(), [code] if code.as_str() == DK)
            }
            Self::Matrix(points) => {
                !points.is_empty() && points.values().all(|point| point.as_str() == DK)
            }
            Self::Text(_) | Self::Records(_) => false,
        }
    }
}

/// All answers of one response.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerSet {
    /// The answer of each item that was answered.
    pub answers: BTreeMap<ItemId, Answer>,
    /// The words given for "other, please say", by item.
    pub other: BTreeMap<ItemId, String>,
}

impl AnswerSet {
    /// The answer to `item`.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.answers.get(item)
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// The code chosen in a single item.
    pub fn single(&self, item: &str) -> Option<&Code> {
        match self.get(item) {
            Some(Answer::Single(code)) => Some(code),
            _ => None,
        }
    }

    /// The words of a text item.
    pub fn text(&self, item: &str) -> Option<&str> {
        match self.get(item) {
            Some(Answer::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl Given for AnswerSet {
    fn codes(&self, item: &ItemId) -> Vec<&Code> {
        match self.answers.get(item) {
            Some(Answer::Single(code)) => vec![code],
            Some(Answer::Multiple(codes) | Answer::Ranking(codes)) => codes.iter().collect(),
            _ => Vec::new(),
        }
    }

    fn is_answered(&self, item: &ItemId) -> bool {
        self.answers.contains_key(item)
    }
}

/// One response, as folds and exports see it: nothing in it says who answered, or when to the
/// minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Random id, not ordered by time.
    pub id: uuid::Uuid,
    /// The language in which the form was last read.
    pub language: Language,
    /// The day on which it was sent (complete) or last saved (partial).
    pub day: jiff::civil::Date,
    /// Whether it was sent; a partial response was saved and never sent.
    pub complete: bool,
    /// What was answered.
    pub answers: AnswerSet,
}

/// What became of an item in one response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemStatus {
    /// Answered with something else than `dk`.
    Answered,
    /// Answered with "don't know / prefer not to say".
    DontKnow,
    /// Shown and left without an answer: item nonresponse.
    Skipped,
    /// Hidden by routing.
    NotShown,
    /// On a page that a partial response never reached.
    NotReached,
}

impl ItemStatus {
    /// Whether the item was put to the respondent.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Answered | Self::DontKnow | Self::Skipped)
    }

    /// Whether there is an answer, `dk` included.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Answered | Self::DontKnow)
    }
}

impl Response {
    /// A response read from a file, which has no ids.
    pub fn without_id(
        language: Language,
        day: jiff::civil::Date,
        complete: bool,
        answers: AnswerSet,
    ) -> Self {
        Self {
            id: uuid::Uuid::nil(),
            language,
            day,
            complete,
            answers,
        }
    }

    /// The number of pages that the respondent reached: all of them in a complete response, those
    /// up to the last answered one in a partial response.
    pub fn pages_reached(&self, survey: &Survey) -> usize {
        if self.complete {
            return survey.pages.len();
        }
        survey
            .pages
            .iter()
            .rposition(|page| {
                page.items
                    .iter()
                    .any(|item| self.answers.is_answered(&item.id))
            })
            .map_or(0, |last| last + 1)
    }

    /// Each item that asks something with its status, in the order of the definition.
    pub fn statuses<'s>(&self, survey: &'s Survey) -> Vec<(&'s Item, ItemStatus)> {
        let reached = self.pages_reached(survey);
        let mut statuses = Vec::new();
        for (index, page) in survey.pages.iter().enumerate() {
            for item in page
                .items
                .iter()
                .filter(|item| !matches!(item.kind, Kind::Statement))
            {
                let status = if index >= reached {
                    ItemStatus::NotReached
                } else if !survey.is_shown(page, item, &self.answers) {
                    ItemStatus::NotShown
                } else {
                    match self.answers.answers.get(&item.id) {
                        None => ItemStatus::Skipped,
                        Some(answer) if answer.is_dk() => ItemStatus::DontKnow,
                        Some(_) => ItemStatus::Answered,
                    }
                };
                statuses.push((item, status));
            }
        }
        statuses
    }
}
