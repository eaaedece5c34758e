//! What stands out of one item, in one clause.
//!
//! The rule is the same for every event and language: the row with the most people, the widest gap,
//! the highest top box. Rows that as many people named are told together.

use super::Paper;
use super::title::highest_top;
use crate::analysis::{Figures, Matrix, Records};
use crate::id::{Code, ItemId};
use crate::survey::{Choice, Item, Kind};

impl Paper<'_> {
    /// The figures of an item, if they may be shown.
    pub(super) fn figures(&self, item: &ItemId) -> Option<&Figures> {
        self.issue.results.item(item.as_str())?.figures.shown()
    }

    /// One sentence on `item`. With `by_gap` the widest gap of a matrix is told, else its highest
    /// top box.
    pub(super) fn finding(&self, item: &Item, by_gap: bool) -> String {
        let Some(figures) = self.figures(&item.id) else {
            return self.say("finding-too-few");
        };
        let sentence = match figures {
            Figures::Choices(choices) => self.most_finding(item, !choices.multiple),
            Figures::Ranking(_) => self.most_finding(item, false),
            Figures::Matrix(matrix) => by_gap
                .then(|| self.gap_finding(item, matrix))
                .flatten()
                .or_else(|| self.top_finding(item, matrix))
                .or_else(|| Some(self.say("finding-too-few"))),
            Figures::Records(records) => Some(self.record_count(records)),
            Figures::Text { answered } => {
                Some(self.say_with("finding-text", &[("n", (*answered).into())]))
            }
        };
        sentence.unwrap_or_else(|| self.name(item).to_owned())
    }

    /// How many records there are, and of how many people.
    pub(super) fn record_count(&self, records: &Records) -> String {
        self.say_with(
            "finding-records",
            &[
                ("records", records.records.into()),
                ("people", records.people.into()),
            ],
        )
    }

    /// The options of an item that most people named; several where as many named them.
    fn most_finding(&self, item: &Item, single: bool) -> Option<String> {
        let most = self.most(item)?;
        let share = self.of(most.count, most.base);
        let label = |code: &Code| self.label(item, code);
        Some(match most.codes.as_slice() {
            [code] => self.say_with(
                if single {
                    "finding-single"
                } else {
                    "finding-most"
                },
                &[
                    ("label", label(code).into()),
                    ("count", most.count.into()),
                    ("share", share.into()),
                ],
            ),
            [first, second] => self.say_with(
                "finding-tie",
                &[
                    ("first", label(first).into()),
                    ("second", label(second).into()),
                    ("share", share.into()),
                ],
            ),
            codes => self.say_with(
                "finding-ties",
                &[("n", codes.len().into()), ("share", share.into())],
            ),
        })
    }

    fn gap_finding(&self, item: &Item, matrix: &Matrix) -> Option<String> {
        let (code, gap) = self.widest_gap(item, matrix)?;
        Some(self.say_with(
            "finding-gap",
            &[
                ("label", self.label(item, code).into()),
                ("gap", self.decimal(gap, 1).into()),
            ],
        ))
    }

    /// The row with the widest gap, the first of several.
    pub(super) fn widest_gap<'m>(
        &self,
        item: &Item,
        matrix: &'m Matrix,
    ) -> Option<(&'m Code, f64)> {
        let rows = matrix
            .rows
            .iter()
            .filter(|row| !self.is_other_row(item, &row.code));
        let gaps = rows.filter_map(|row| {
            let gap = row.figures.shown()?.gap.as_ref()?.shown()?.mean_gap;
            Some((&row.code, gap))
        });
        gaps.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    fn top_finding(&self, item: &Item, matrix: &Matrix) -> Option<String> {
        let (row, code) = highest_top(matrix)?;
        let top = row.top?;
        let scale = item.scale()?;
        let lowest = scale.points.len().checked_sub(matrix.top)?;
        let point = self.local(&scale.points.get(lowest)?.label);
        let count = top.count.exact()?;
        Some(self.say_with(
            "finding-top",
            &[
                ("label", self.label(item, code).into()),
                ("point", point.to_owned().into()),
                ("count", count.into()),
                ("share", self.of(count, top.base).into()),
            ],
        ))
    }

    /// Whether a row stands for "other, please say".
    pub(super) fn is_other_row(&self, item: &Item, code: &Code) -> bool {
        self.survey()
            .possible_rows(item)
            .iter()
            .any(|row| row.other && row.code == *code)
    }
}

/// Whether a choice stands for "other, please say".
pub(super) fn is_other(item: &Item, code: &Code) -> bool {
    let is = |choice: &Choice| choice.other && choice.code == *code;
    match &item.kind {
        Kind::Single { choices }
        | Kind::Multiple { choices, .. }
        | Kind::Ranking { choices, .. } => choices.iter().any(is),
        _ => false,
    }
}
