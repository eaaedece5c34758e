//! Level 1: the definition of a survey, checked and ready to use.
//!
//! Owns the model that every later layer reads: pages, items, choices, scales, routing. A
//! [`Survey`] can only be made by [`read`], so whoever holds one may rely on every rule that
//! [`check`](mod@check) enforces. Knows nothing of answers, storage or pages of the web.

pub mod bundled;
pub mod check;
pub mod comparison;
pub mod item;
pub mod occasion;
pub mod outline;
pub mod parse;

pub mod revision;
pub mod routing;
pub mod screen;
pub mod translation;
pub mod write;

pub use crate::language::{Direction, Language, LocalText};
pub use item::{Choice, Field, FieldKind, Item, Kind, Point, Rows, Scale};

pub use parse::read;

use crate::id::{Code, ItemId, PageId, SurveyId};

/// A checked survey definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Name of the survey, as in its address.
    pub id: SurveyId,
    /// Languages, the base language first.
    pub languages: Vec<Language>,
    /// Title shown to respondents and on the paper.
    pub title: LocalText,
    /// What respondents are told before they begin.
    pub welcome: Option<LocalText>,
    /// The event the survey is about.
    pub event: Event,
    /// What is promised to respondents.
    pub privacy: Privacy,
    /// When answers are taken, if the definition says so.
    pub schedule: Schedule,
    /// Pages in order.
    pub pages: Vec<Page>,
}

/// The event that the survey asks about.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Name of the event.
    pub name: LocalText,
    /// Town and venue.
    pub place: LocalText,
    /// Day of the event.
    pub date: jiff::civil::Date,
    /// Time zone in which opening and closing times are told.
    pub timezone: jiff::tz::TimeZone,
    /// Who held it.
    pub organisers: LocalText,
    /// How many people were invited; `None` when nobody counted.
    pub invited: Option<u32>,
}

impl Event {
    /// The day that it is where the event was, at `instant`.
    pub fn day(&self, instant: jiff::Timestamp) -> jiff::civil::Date {
        self.timezone.to_datetime(instant).date()
    }
}

/// What is promised to respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct Privacy {
    /// Suppression threshold: the smallest base of a group that is shown, at least 5.
    pub threshold: u32,
    /// The smallest group whose name may stand under a quote, at least 8.
    pub quote_threshold: u32,
    /// The single item by whose choices figures are broken down.
    pub breakdown: Option<ItemId>,
    /// The matrix item that holds the consent to quote of each open answer.
    pub quote: Option<ItemId>,
    /// The day on which the responses are erased.
    pub delete_on: Option<jiff::civil::Date>,
    /// Whom to write to.
    pub contact: String,
}

/// When answers are taken.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schedule {
    /// First instant at which answers are taken.
    pub opens: Option<jiff::Timestamp>,
    /// First instant at which answers are no longer taken.
    pub closes: Option<jiff::Timestamp>,
}

/// A page: one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Name of the page.
    pub id: PageId,
    /// Title of the page.
    pub title: LocalText,
    /// When the page is shown; always, if `None`.
    pub show_if: Option<routing::Condition>,
    /// Items in order.
    pub items: Vec<Item>,
}

impl Survey {
    /// The language in which the definition was written first.
    pub fn base_language(&self) -> Language {
        self.languages[0]
    }

    /// All items in the order in which they are asked.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.pages.iter().flat_map(|page| &page.items)
    }

    /// The item called `id`.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id.as_str() == id)
    }

    /// The index of the page on which `id` is asked.
    pub fn page_of(&self, id: &ItemId) -> Option<usize> {
        self.pages
            .iter()
            .position(|page| page.items.iter().any(|item| item.id == *id))
    }

    /// The open answers: items whose words could be quoted.
    pub fn open_items(&self) -> impl Iterator<Item = &Item> {
        self.items()
            .filter(|item| matches!(item.kind, Kind::Text { .. } | Kind::Records { .. }))
    }

    /// Whether `row` of a matrix is about an open answer for the organisers only.
    pub fn is_internal_row(&self, matrix: &Item, row: &str) -> bool {
        let over_open_answers = matches!(
            matrix.kind,
            Kind::Matrix {
                rows: Rows::OpenAnswers,
                ..
            }
        );
        over_open_answers && self.item(row).is_some_and(|item| item.internal)
    }

    /// The rows that a matrix can have, whatever is chosen: for carried rows those of the source.
    /// Empty for an item that is no matrix.
    pub fn possible_rows(&self, matrix: &Item) -> Vec<Choice> {
        match &matrix.kind {
            Kind::Matrix {
                rows: Rows::Fixed(rows),
                ..
            } => rows.clone(),
            Kind::Matrix {
                rows: Rows::Carried(source),
                ..
            } => self
                .item(source.as_str())
                .map(|source| source.choices().to_vec())
                .unwrap_or_default(),
            Kind::Matrix {
                rows: Rows::OpenAnswers,
                ..
            } => self
                .open_items()
                .map(|item| Choice {
                    code: Code::new(item.id.as_str()),
                    label: item.short_or_text().clone(),
                    short: None,
                    other: false,
                    exclusive: false,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether `code` is one of the [`possible_rows`](Self::possible_rows) of a matrix. Every row of
    /// every response is asked about, so nothing is copied.
    pub fn has_row(&self, matrix: &Item, code: &Code) -> bool {
        let among = |choices: &[Choice]| choices.iter().any(|choice| choice.code == *code);
        let Kind::Matrix { rows, .. } = &matrix.kind else {
            return false;
        };
        match rows {
            Rows::Fixed(rows) => among(rows),
            Rows::Carried(source) => self
                .item(source.as_str())
                .is_some_and(|source| among(source.choices())),
            Rows::OpenAnswers => self
                .open_items()
                .any(|item| item.id.as_str() == code.as_str()),
        }
    }

    /// The choices of the breakdown item, in order.
    pub fn groups(&self) -> &[Choice] {
        self.privacy
            .breakdown
            .as_ref()
            .and_then(|id| self.item(id.as_str()))
            .map_or(&[], |item| item.choices())
    }
}
