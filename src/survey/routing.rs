//! Routing: which items and rows a respondent sees, given what was answered before.
//!
//! Owns the `show_if` expression (its grammar, its evaluation) and the carrying forward of rows.
//! Knows answers only through [`Given`], so that the definition stands below them.
//!
//! ```text
//! any       = all { "or" all }
//! all       = one { "and" one }
//! one       = "not" one | "(" any ")" | item "is" code | item "in" "(" code { "," code } ")"
//!           | item "is" "answered"
//! ```
//! `item is code` asks whether the code is among those chosen, whatever the kind.

use super::item::{Item, Kind, Rows};
use super::{Page, Survey};
use crate::id::{Code, DK, ItemId};

/// When something is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// One of the codes was chosen in the item.
    Chosen(ItemId, Vec<Code>),
    /// The item was answered, in whatever way.
    Answered(ItemId),
    /// The condition does not hold.
    Not(Box<Self>),
    /// All of them hold.
    All(Vec<Self>),
    /// At least one of them holds.
    Any(Vec<Self>),
}

/// What routing may ask of answers.
pub trait Given {
    /// The codes chosen in an item, in order; empty if there are none.
    fn codes(&self, item: &ItemId) -> Vec<&Code>;
    /// Whether the item has an answer.
    fn is_answered(&self, item: &ItemId) -> bool;
}

impl Condition {
    /// Whether the condition holds for what was answered.
    pub fn holds(&self, given: &impl Given) -> bool {
        match self {
            Self::Chosen(item, codes) => given
                .codes(item)
                .iter()
                .any(|chosen| codes.contains(chosen)),
            Self::Answered(item) => given.is_answered(item),
            Self::Not(inner) => !inner.holds(given),
            Self::All(parts) => parts.iter().all(|part| part.holds(given)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(given)),
        }
    }

    /// The items that the condition asks about.
    pub fn items(&self) -> Vec<&ItemId> {
        match self {
            Self::Chosen(item, _) | Self::Answered(item) => vec![item],
            Self::Not(inner) => inner.items(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::items).collect(),
        }
    }
}

impl Item {
    /// The items that decide whether and how this one is shown.
    pub fn depends_on(&self) -> Vec<&ItemId> {
        let mut sources: Vec<&ItemId> = self
            .show_if
            .iter()
            .flat_map(|condition| condition.items())
            .collect();
        if let Kind::Matrix {
            rows: Rows::Carried(source),
            ..
        } = &self.kind
        {
            sources.push(source);
        }
        sources
    }
}

impl Survey {
    /// Whether `item` on `page` is put to a respondent who answered `given`: the conditions of page
    /// and item hold, and a matrix has at least one row. An item whose condition asks about an item
    /// that is itself not shown sees that item as unanswered.
    pub fn is_shown(&self, page: &Page, item: &Item, given: &impl Given) -> bool {
        let visible = Visible {
            survey: self,
            given,
        };
        page.show_if
            .as_ref()
            .is_none_or(|condition| condition.holds(&visible))
            && item
                .show_if
                .as_ref()
                .is_none_or(|condition| condition.holds(&visible))
            && (!matches!(item.kind, Kind::Matrix { .. }) || !self.rows(item, given).is_empty())
    }

    /// The codes of the rows of a matrix for this respondent, in the order of the definition (for
    /// carried rows of a ranking: in the order of choice).
    pub fn rows(&self, matrix: &Item, given: &impl Given) -> Vec<Code> {
        let visible = Visible {
            survey: self,
            given,
        };
        match &matrix.kind {
            Kind::Matrix {
                rows: Rows::Fixed(rows),
                ..
            } => rows.iter().map(|row| row.code.clone()).collect(),
            Kind::Matrix {
                rows: Rows::Carried(source),
                ..
            } => visible
                .codes(source)
                .into_iter()
                .filter(|code| code.as_str() != DK)
                .cloned()
                .collect(),
            Kind::Matrix {
                rows: Rows::OpenAnswers,
                ..
            } => self
                .open_items()
                .filter(|item| visible.is_answered(&item.id))
                .map(|item| Code::new(item.id.as_str()))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// The answers to items that are shown; the rest counts as not given.
struct Visible<'a, G> {
    survey: &'a Survey,
    given: &'a G,
}

impl<G: Given> Visible<'_, G> {
    fn is_visible(&self, id: &ItemId) -> bool {
        self.survey.pages.iter().any(|page| {
            page.items
                .iter()
                .any(|item| item.id == *id && self.survey.is_shown(page, item, self.given))
        })
    }
}

impl<G: Given> Given for Visible<'_, G> {
    fn codes(&self, item: &ItemId) -> Vec<&Code> {
        if self.is_visible(item) {
            self.given.codes(item)
        } else {
            Vec::new()
        }
    }

    fn is_answered(&self, item: &ItemId) -> bool {
        self.given.is_answered(item) && self.is_visible(item)
    }
}
