//! All published figures of one survey, and finding one by name.
//!
//! Owns look-up and the account of what was withheld. Holds nothing that has not been published.

use super::figure::{Count, ItemFigures, Participation, Published, Share};
use super::quote::Quotes;
use crate::survey::Survey;

/// The published figures of a survey, and the words that were released.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    items: Vec<ItemFigures>,
    participation: Participation,
    threshold: u32,
    quotes: Quotes,
}

/// How many of the published figures tell less than was counted, to be said in the method section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Withheld, each a line with a reason in the published tables.
    pub withheld: u32,
    /// Told as a range, in groups of fewer than ten.
    pub ranged: u32,
}

/// A single figure found by name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A number of people or records.
    Count(u32),
    /// A count of a base.
    Share(Share),
    /// A point of a scale or a difference of points, one of those that exist.
    Point(i64),
    /// A mean, in points.
    Mean(f64),
}

impl Results {
    pub(super) fn new(
        items: Vec<ItemFigures>,
        participation: Participation,
        threshold: u32,
    ) -> Self {
        Self {
            items,
            participation,
            threshold,
            quotes: Quotes::default(),
        }
    }

    /// The same figures with words that were released.
    #[must_use]
    pub fn with_quotes(self, quotes: Quotes) -> Self {
        Self { quotes, ..self }
    }

    /// The words that were released.
    pub fn quotes(&self) -> &Quotes {
        &self.quotes
    }

    /// The figures of each item that asks something, in the order of the definition.
    pub fn items(&self) -> &[ItemFigures] {
        &self.items
    }

    /// The figures of one item.
    pub fn item(&self, name: &str) -> Option<&ItemFigures> {
        self.items.iter().find(|item| item.item.as_str() == name)
    }

    /// Who took part.
    pub fn participation(&self) -> &Participation {
        &self.participation
    }

    /// The suppression threshold that was kept, in people.
    pub fn threshold(&self) -> u32 {
        self.threshold
    }

    /// How many of the figures that may leave the house tell less than was counted.
    pub fn hidden(&self, survey: &Survey) -> Hidden {
        let mut hidden = Hidden::default();
        for named in super::name::published(survey, self) {
            match named.figure {
                Published::Suppressed(_) => hidden.withheld += 1,
                Published::Shown(value) => hidden.ranged += u32::from(value.number().is_none()),
            }
        }
        hidden
    }

    /// The figure called `name` (see [`name`](super::name)); `None` if there is no such figure,
    /// [`Published::Suppressed`] if there is one that may not be told.
    pub fn value(&self, name: &str) -> Option<Published<Value>> {
        super::name::Index::from_list(&super::name::list(self)).find(name)
    }
}

impl Value {
    /// The number told, `None` when only its range is.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Count(count)
            | Self::Share(Share {
                count: Count::Exact(count),
                ..
            }) => Some(f64::from(count)),
            Self::Share(_) => None,
            Self::Point(point) => Some(point as f64),
            Self::Mean(mean) => Some(mean),
        }
    }
}
