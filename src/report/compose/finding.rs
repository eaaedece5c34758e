//! Titles drafted from the figures: what stands out of an item, in one sentence.
//!
//! The rule is the same for every event and language: the row with the most people, the widest gap,
//! the highest top box. An organiser can put a title of their own in its place.

use super::Paper;
use crate::analysis::{Choices, Figures, Matrix, Ranking, Share};
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
            Figures::Choices(choices) => self.choice_finding(item, choices),
            Figures::Ranking(ranking) => self.ranking_finding(item, ranking),
            Figures::Matrix(matrix) => by_gap
                .then(|| self.gap_finding(item, matrix))
                .flatten()
                .or_else(|| self.top_finding(item, matrix))
                .or_else(|| Some(self.say("finding-too-few"))),
            Figures::Records(records) => Some(self.say_with(
                "finding-records",
                &[
                    ("records", records.records.into()),
                    ("people", records.people.into()),
                ],
            )),
            Figures::Text { answered } => {
                Some(self.say_with("finding-text", &[("n", (*answered).into())]))
            }
        };
        sentence.unwrap_or_else(|| self.name(item).to_owned())
    }

    fn counted(&self, key: &str, item: &Item, code: &Code, share: Share) -> Option<String> {
        let count = share.count.exact().filter(|count| *count > 0)?;
        Some(self.say_with(
            key,
            &[
                ("label", self.label(item, code).into()),
                ("count", count.into()),
                ("base", share.base.into()),
            ],
        ))
    }

    fn choice_finding(&self, item: &Item, choices: &Choices) -> Option<String> {
        let rows = choices.rows.iter().filter(|row| !is_other(item, &row.code));
        let shown = rows.filter_map(|row| Some((row, *row.share.shown()?)));
        let (row, share) = first_max(shown, |(_, share)| share.count.exact())?;
        let key = if choices.multiple {
            "finding-multiple"
        } else {
            "finding-single"
        };
        self.counted(key, item, &row.code, share)
    }

    fn ranking_finding(&self, item: &Item, ranking: &Ranking) -> Option<String> {
        let rows = ranking.rows.iter().filter(|row| !is_other(item, &row.code));
        let row = first_max(rows, |row| {
            Some((row.chosen.count.exact()?, row.borda.shown().copied()))
        })?;
        self.counted("finding-ranking", item, &row.code, row.chosen)
    }

    fn gap_finding(&self, item: &Item, matrix: &Matrix) -> Option<String> {
        let rows = matrix
            .rows
            .iter()
            .filter(|row| !self.is_other_row(item, &row.code));
        let gaps = rows.filter_map(|row| {
            let gap = row.figures.shown()?.gap.as_ref()?.shown()?.mean_gap;
            Some((row, gap))
        });
        let (row, gap) = gaps.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        Some(self.say_with(
            "finding-gap",
            &[
                ("label", self.label(item, &row.code).into()),
                ("gap", self.decimal(gap, 1).into()),
            ],
        ))
    }

    fn top_finding(&self, item: &Item, matrix: &Matrix) -> Option<String> {
        let tops = matrix
            .rows
            .iter()
            .filter_map(|row| Some((row, row.figures.shown()?.top?)));
        let (row, top) = tops.reduce(|best, next| {
            if next.1.fraction() > best.1.fraction() {
                next
            } else {
                best
            }
        })?;
        let scale = item.scale()?;
        let lowest = scale.points.len().checked_sub(matrix.top)?;
        let point = self.local(&scale.points.get(lowest)?.label);
        let count = top.count.exact()?;
        Some(self.say_with(
            "finding-top",
            &[
                ("label", self.label(item, &row.code).into()),
                ("point", point.to_owned().into()),
                ("count", count.into()),
                ("base", top.base.into()),
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

/// The first of the rows with the greatest key.
fn first_max<T, K: Ord>(rows: impl Iterator<Item = T>, key: impl Fn(&T) -> Option<K>) -> Option<T> {
    let mut best: Option<(K, T)> = None;
    for row in rows {
        if let Some(found) = key(&row)
            && best.as_ref().is_none_or(|(most, _)| found > *most)
        {
            best = Some((found, row));
        }
    }
    best.map(|(_, row)| row)
}
