//! All published figures of one survey, and finding one by name.
//!
//! Owns look-up and the account of what was withheld. Holds nothing that has not been published.

use super::figure::{
    Breakdown, Choices, Count, Figures, ItemFigures, Matrix, Participation, Published, Ranking,
    Reason, Records, RowFigures, Share,
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

    /// The figure called `name`, as narratives write it; `None` if there is no such figure,
    /// [`Published::Suppressed`] if there is one that may not be told. Names are
    ///
    /// - `invited`, `started`, `complete`;
    /// - `ITEM.shown`, `ITEM.answered`, `ITEM.dk`, `ITEM.skipped`;
    /// - `ITEM.CODE` for a choice or a ranked choice (people choosing), and `ITEM.CODE.first`,
    ///   `.second`, `.third`, `.borda` for a ranking;
    /// - `ITEM.ROW.POINT`, `ITEM.ROW.dk`, `.rated`, `.left_out`, `.top_two`, `.median`, `.mean`,
    ///   `.gap` (its mean), `.gap_min`, `.gap_max`, `.gap_people`, and the means of the two
    ///   sides `.gap_mean` and `.gap_mean_from`, for a matrix;
    /// - `ITEM.people`, `ITEM.records`, `ITEM.FIELD.CODE` and `ITEM.FIELD.not_given` for records.
    pub fn value(&self, name: &str) -> Option<Published<Value>> {
        let parts: Vec<&str> = name.split('.').collect();
        let took_part = &self.participation;
        match parts.as_slice() {
            ["invited"] => took_part.invited.map(|n| Published::Shown(Value::Count(n))),
            ["started"] => Some(Published::Shown(Value::Count(took_part.started))),
            ["complete"] => Some(Published::Shown(Value::Count(took_part.complete))),
            [item, rest @ ..] => item_value(self.item(item)?, rest),
            [] => None,
        }
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

fn item_value(item: &ItemFigures, rest: &[&str]) -> Option<Published<Value>> {
    match rest {
        ["shown"] => return Some(item.base.shown.map(Value::Count)),
        ["answered"] => return Some(item.base.answered.map(Value::Count)),
        ["dk"] => return Some(item.base.dk.map(Value::Count)),
        ["skipped"] => return Some(item.base.skipped.map(Value::Count)),
        _ => {}
    }
    match &item.figures {
        Published::Suppressed(reason) => Some(Published::Suppressed(*reason)),
        Published::Shown(Figures::Choices(choices)) => choice_value(choices, rest),
        Published::Shown(Figures::Ranking(ranking)) => ranking_value(ranking, rest),
        Published::Shown(Figures::Matrix(matrix)) => matrix_value(matrix, rest),
        Published::Shown(Figures::Records(records)) => records_value(records, rest),
        Published::Shown(Figures::Text { .. }) => None,
    }
}

fn choice_value(choices: &Choices, rest: &[&str]) -> Option<Published<Value>> {
    let [code] = rest else { return None };
    let row = choices.rows.iter().find(|row| row.code.as_str() == *code)?;
    Some(row.share.map(Value::Share))
}

fn ranking_value(ranking: &Ranking, rest: &[&str]) -> Option<Published<Value>> {
    let (code, figure) = match rest {
        [code] => (code, "chosen"),
        [code, figure] => (code, *figure),
        _ => return None,
    };
    let row = ranking.rows.iter().find(|row| row.code.as_str() == *code)?;
    let place = |at: usize| {
        let share = row.places.get(at)?;
        Some(Published::Shown(Value::Share(*share)))
    };
    match figure {
        "chosen" => Some(Published::Shown(Value::Share(row.chosen))),
        "first" => place(0),
        "second" => place(1),
        "third" => place(2),
        "borda" => Some(row.borda.map(Value::Count)),
        _ => None,
    }
}

fn matrix_value(matrix: &Matrix, rest: &[&str]) -> Option<Published<Value>> {
    let [row, figure] = rest else { return None };
    let row = matrix
        .rows
        .iter()
        .find(|known| known.code.as_str() == *row)?;
    match &row.figures {
        Published::Suppressed(reason) => Some(Published::Suppressed(*reason)),
        Published::Shown(figures) => row_value(matrix, figures, figure),
    }
}

fn row_value(matrix: &Matrix, row: &RowFigures, figure: &str) -> Option<Published<Value>> {
    let share = |share: Share| Published::Shown(Value::Share(share));
    let gap = |pick: fn(&super::Gap) -> Published<Value>| {
        row.gap.as_ref().map(|gap| match gap {
            Published::Shown(gap) => pick(gap),
            Published::Suppressed(reason) => Published::Suppressed(*reason),
        })
    };
    match figure {
        "dk" => Some(share(row.dk)),
        "rated" => Some(Published::Shown(Value::Count(row.rated))),
        "left_out" => Some(row.left_out.map(Value::Count)),
        "top_two" => row.top.map(share),
        "median" => row.median.map(|median| median.map(Value::Point)),
        "mean" => row.mean.map(|mean| mean.map(Value::Mean)),
        "gap" => gap(|gap| Published::Shown(Value::Mean(gap.mean_gap))),
        "gap_mean" => gap(|gap| Published::Shown(Value::Mean(gap.mean))),
        "gap_mean_from" => gap(|gap| Published::Shown(Value::Mean(gap.mean_from))),
        "gap_people" => gap(|gap| Published::Shown(Value::Count(gap.people))),
        "gap_min" => gap(|gap| gap.extremes.map(|(low, _)| Value::Point(low))),
        "gap_max" => gap(|gap| gap.extremes.map(|(_, high)| Value::Point(high))),
        point => {
            let at = matrix
                .points
                .iter()
                .position(|code| code.as_str() == point)?;
            row.points.get(at).copied().map(share)
        }
    }
}

fn records_value(records: &Records, rest: &[&str]) -> Option<Published<Value>> {
    match rest {
        ["people"] => Some(Published::Shown(Value::Count(records.people))),
        ["records"] => Some(Published::Shown(Value::Count(records.records))),
        [field, code] => {
            let field = records.fields.iter().find(|f| f.field.as_str() == *field)?;
            let row = field.rows.iter().find(|(known, _)| known.as_str() == *code);
            match row {
                Some((_, share)) => Some(Published::Shown(Value::Share(*share))),
                None if *code == "not_given" => {
                    Some(Published::Shown(Value::Share(field.not_given)))
                }
                None => None,
            }
        }
        _ => None,
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
