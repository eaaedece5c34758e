//! The things that are asked: items, their kinds, choices and scales.
//!
//! Owns one closed enum of kinds; a new kind is a new variant, and the compiler names every place
//! that has to treat it. Knows nothing of how an item is drawn, answered or counted.

use super::routing::Condition;
use crate::id::{Code, DK, FieldId, ItemId};
use crate::language::LocalText;

/// One thing asked, or one thing said (`statement`).
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Name of the item, never reused within a survey.
    pub id: ItemId,
    /// The question as respondents read it.
    pub text: LocalText,
    /// A helper line under the question.
    pub hint: Option<LocalText>,
    /// A short name for headings, charts and dictionaries.
    pub short: Option<LocalText>,
    /// Whether the response cannot go on without an answer.
    pub required: bool,
    /// Whether "don't know / prefer not to say" is offered (closed kinds only).
    pub dk: bool,
    /// Whether the choices are put in another order for every respondent.
    pub shuffle: bool,
    /// Whether the answers are for the organisers only and never leave in a report.
    pub internal: bool,
    /// When the item is shown; always, if `None`.
    pub show_if: Option<Condition>,
    /// What is asked.
    pub kind: Kind,
}

/// The kinds of item.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One choice of several.
    Single {
        /// The choices, `dk` not among them.
        choices: Vec<Choice>,
    },
    /// Multiple response: any number of choices up to a limit.
    Multiple {
        /// The choices, `dk` not among them.
        choices: Vec<Choice>,
        /// The most that may be chosen; `None` is no limit.
        max: Option<usize>,
    },
    /// The first, second, ... `top`-th choice.
    Ranking {
        /// The choices, `dk` not among them.
        choices: Vec<Choice>,
        /// How many places there are.
        top: usize,
    },
    /// Several rows answered on one scale.
    Matrix {
        /// Where the rows come from.
        rows: Rows,
        /// The points of the scale.
        scale: Scale,
        /// Another matrix with the same rows from which this one's points are counted as a gap
        /// per person: this minus that.
        gap_from: Option<ItemId>,
    },
    /// An open answer.
    Text {
        /// Whether several lines are offered.
        long: bool,
        /// The most grapheme clusters.
        limit: usize,
    },
    /// A group of fields, repeated up to `max` times.
    Records {
        /// The fields of one record.
        fields: Vec<Field>,
        /// The most records.
        max: usize,
    },
    /// Something said, nothing asked.
    Statement,
}

/// One choice of an item, one row of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What is stored.
    pub code: Code,
    /// What is read.
    pub label: LocalText,
    /// A shorter label for charts and tables.
    pub short: Option<LocalText>,
    /// Whether the respondent is asked to say which (`other`).
    pub other: bool,
    /// Whether it stands alone.
    pub exclusive: bool,
}

impl Choice {
    /// The label for charts and tables.
    pub fn short_or_label(&self) -> &LocalText {
        self.short.as_ref().unwrap_or(&self.label)
    }
}

/// Where the rows of a matrix come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Rows {
    /// The same rows for everybody.
    Fixed(Vec<Choice>),
    /// What the respondent chose in an earlier item.
    Carried(ItemId),
    /// The open answers that the respondent gave.
    OpenAnswers,
}

/// A named scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Name of the scale.
    pub id: String,
    /// The points from low to high.
    pub points: Vec<Point>,
    /// How many of the highest points count as agreement (top-two-box: 2); 0 for a scale without
    /// order.
    pub top: usize,
}

impl Scale {
    /// Whether the points are numbers, so that medians and gaps have a meaning.
    pub fn is_ordinal(&self) -> bool {
        !self.points.is_empty() && self.points.iter().all(|point| point.value().is_some())
    }

    /// The index of the point with this code.
    pub fn position(&self, code: &Code) -> Option<usize> {
        self.points.iter().position(|point| point.code == *code)
    }
}

/// One point of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What is stored.
    pub code: Code,
    /// What is read.
    pub label: LocalText,
}

impl Point {
    /// The point as a number, when its code is one.
    pub fn value(&self) -> Option<i64> {
        self.code.as_str().parse().ok()
    }
}

/// One field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name of the field.
    pub id: FieldId,
    /// What is asked.
    pub label: LocalText,
    /// A record without this field is incomplete.
    pub required: bool,
    /// What can be entered.
    pub kind: FieldKind,
}

/// What can be entered in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// Words.
    Text {
        /// Whether several lines are offered.
        long: bool,
        /// The most grapheme clusters.
        limit: usize,
    },
    /// One of several choices.
    Choice(Vec<Choice>),
}

impl Item {
    /// The choices of a closed item; of a matrix with fixed rows, none.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Single { choices }
            | Kind::Multiple { choices, .. }
            | Kind::Ranking { choices, .. } => choices,
            _ => &[],
        }
    }

    /// The choice with this code.
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices()
            .iter()
            .find(|choice| choice.code.as_str() == code)
    }

    /// The scale of a matrix.
    pub fn scale(&self) -> Option<&Scale> {
        match &self.kind {
            Kind::Matrix { scale, .. } => Some(scale),
            _ => None,
        }
    }

    /// Whether `code` may be stored: one of the choices, or `dk` where it is offered.
    pub fn takes(&self, code: &str) -> bool {
        (self.dk && code == DK) || self.choice(code).is_some()
    }

    /// Whether the respondent can be asked to say which "other".
    pub fn has_other(&self) -> bool {
        self.choices().iter().any(|choice| choice.other)
    }

    /// The short name, or the question when there is none.
    pub fn short_or_text(&self) -> &LocalText {
        self.short.as_ref().unwrap_or(&self.text)
    }

    /// Whether anything is asked.
    pub fn is_asked(&self) -> bool {
        !matches!(self.kind, Kind::Statement)
    }

    /// The kind as written in definition files and data dictionaries.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Single { .. } => "single",
            Kind::Multiple { .. } => "multiple",
            Kind::Ranking { .. } => "ranking",
            Kind::Matrix { .. } => "matrix",
            Kind::Text { .. } => "text",
            Kind::Records { .. } => "records",
            Kind::Statement => "statement",
        }
    }
}
