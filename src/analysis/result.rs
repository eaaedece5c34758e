//! All published figures of one survey, and finding one by name.
//!
//! Owns look-up and the account of what was withheld. Holds nothing that has not been published.

use super::figure::{
    Breakdown, Count, Figures, ItemFigures, Participation, Published, Reason, Share,
};

/// The published figures of a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    items: Vec<ItemFigures>,
    participation: Participation,
    threshold: u32,
}

/// How much was withheld, to be said in the method section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Items with too few answers for any figure.
    pub items: u32,
    /// Rows of other items, and gaps, with too few answers.
    pub rows: u32,
    /// Items that are not broken down because too few groups have enough answers.
    pub breakdowns: u32,
    /// Rows, and gaps, within breakdowns that are withheld from every group.
    pub group_rows: u32,
}

impl Hidden {
    /// Everything withheld, each counted once.
    pub fn total(self) -> u32 {
        self.items + self.rows + self.breakdowns + self.group_rows
    }
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
        }
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

    /// How much was withheld.
    pub fn hidden(&self) -> Hidden {
        let mut hidden = Hidden::default();
        for item in &self.items {
            match &item.figures {
                Published::Shown(figures) => hidden.rows += hidden_rows(figures),
                Published::Suppressed(_) => hidden.items += 1,
            }
            match &item.breakdown {
                Published::Shown(Breakdown { blocks }) => {
                    // A row is withheld from all groups or from none.
                    hidden.group_rows += blocks.first().map_or(0, |b| hidden_rows(&b.figures));
                }
                Published::Suppressed(Reason::TooFewGroups) => hidden.breakdowns += 1,
                Published::Suppressed(_) => {}
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

fn hidden_rows(figures: &Figures) -> u32 {
    let count = match figures {
        Figures::Choices(choices) => choices
            .rows
            .iter()
            .filter(|row| row.share.shown().is_none())
            .count(),
        Figures::Matrix(matrix) => matrix
            .rows
            .iter()
            .filter(|row| {
                row.figures
                    .shown()
                    .is_none_or(|f| f.gap.is_some_and(|gap| gap.shown().is_none()))
            })
            .count(),
        Figures::Ranking(_) | Figures::Records(_) | Figures::Text { .. } => 0,
    };
    count as u32
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
