//! The figures of one item for one part of the people.
//!
//! Owns the judgement that needs nothing but that part: rows with too few people, none and all in
//! small groups. Whether the part may be shown at all is decided in [`publish`](super::publish);
//! formulas are in [`statistic`].

use super::disclosure::Crowd;
use super::figure::{
    ChoiceRow, Choices, FieldFigures, Figures, Gap, Matrix, MatrixRow, Published, RankedRow,
    Ranking, Reason, Records, RowFigures,
};
use super::plan::{FieldPlan, MatrixShape, Shape};
use super::statistic;
use super::tally::{RawRow, View};
use crate::id::Code;

/// Puts numbers into figures for one part of the people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teller {
    /// The suppression threshold, in people.
    pub(super) k: u32,
    /// The people of this part who answered the item.
    pub(super) crowd: Crowd,
    /// Whether the part is everybody.
    pub(super) whole: bool,
}

impl Teller {
    /// What these people said to the item with this index.
    pub(super) fn figures(self, view: View<'_>, index: usize) -> Figures {
        let (base, body) = (view.answered(index), view.body(index));
        let item = &view.plan.items[index];
        let dk = || item.dk.then(|| self.crowd.share(view.dk(index), base));
        match &item.shape {
            Shape::Choices { codes, multiple } => Figures::Choices(Choices {
                base,
                multiple: *multiple,
                rows: codes
                    .iter()
                    .zip(body)
                    .map(|(code, count)| ChoiceRow {
                        code: code.clone(),
                        share: Published::Shown(self.crowd.share(*count, base)),
                    })
                    .collect(),
                dk: dk(),
            }),
            Shape::Ranking { codes, top } => Figures::Ranking(Ranking {
                base,
                top: *top,
                rows: codes
                    .iter()
                    .zip(body.chunks(*top))
                    .map(|(code, places)| self.ranked(code, places, base))
                    .collect(),
                dk: dk(),
            }),
            Shape::Matrix(matrix) => Figures::Matrix(self.matrix(matrix, view, index)),
            Shape::Records { max, fields } => {
                Figures::Records(self.records(&body[..*max], fields, body, base))
            }
            Shape::Text => Figures::Text { answered: base },
        }
    }

    fn ranked(self, code: &Code, places: &[u32], base: u32) -> RankedRow {
        let chosen = self.crowd.share(places.iter().sum(), base);
        let places_shown = places.iter().map(|p| self.crowd.share(*p, base)).collect();
        RankedRow {
            code: code.clone(),
            chosen,
            places: places_shown,
            borda: Published::when(chosen.count.exact().is_some(), Reason::Unanimous, || {
                statistic::borda(places)
            }),
        }
    }

    fn matrix(self, matrix: &MatrixShape, view: View<'_>, index: usize) -> Matrix {
        let rows = matrix.rows.iter().enumerate().map(|(row, code)| {
            let raw = view.row(index, matrix, row);
            MatrixRow {
                code: code.clone(),
                figures: Published::when(raw.rated() >= self.k, Reason::TooFew, || {
                    self.row(matrix, raw)
                }),
            }
        });
        Matrix {
            base: view.answered(index),
            points: matrix.points.clone(),
            top: matrix.top,
            rows: rows.collect(),
        }
    }

    fn row(self, matrix: &MatrixShape, raw: RawRow<'_>) -> RowFigures {
        let (rated, valid) = (raw.rated(), raw.valid());
        let share = |count| self.crowd.share(count, rated);
        let unanimous = self.crowd.is_small() && raw.points.contains(&valid);
        let reason = if valid < self.k {
            Reason::TooFew
        } else {
            Reason::Unanimous
        };
        let open = valid >= self.k && !unanimous;
        let ordinal = !matrix.values.is_empty();
        let at_top = raw.points.iter().rev().take(matrix.top).sum();
        RowFigures {
            rated,
            left_out: Published::when(self.whole, Reason::Derivable, || raw.left_out),
            points: raw.points.iter().map(|count| share(*count)).collect(),
            dk: share(raw.dk),
            top: (matrix.top > 0).then(|| share(at_top)),
            median: ordinal
                .then(|| known(statistic::median(&matrix.values, raw.points), open, reason)),
            mean: ordinal.then(|| known(statistic::mean(&matrix.values, raw.points), open, reason)),
            gap: matrix.gap_from.map(|_| self.gap(&matrix.values, raw.pairs)),
        }
    }

    fn gap(self, values: &[i64], pairs: &[u32]) -> Published<Gap> {
        let width = values.len();
        let here: Vec<u32> = pairs.chunks(width).map(|row| row.iter().sum()).collect();
        let there: Vec<u32> = (0..width)
            .map(|at| pairs.iter().skip(at).step_by(width).sum())
            .collect();
        let gaps: Vec<i64> = values
            .iter()
            .flat_map(|here| values.iter().map(move |there| here - there))
            .collect();
        let people: u32 = pairs.iter().sum();
        let seen = gaps.iter().zip(pairs).filter(|(_, n)| **n > 0);
        let extremes = seen.fold(None, |range: Option<(i64, i64)>, (gap, _)| {
            let (low, high) = range.unwrap_or((*gap, *gap));
            Some((low.min(*gap), high.max(*gap)))
        });
        let (Some(mean), Some(mean_from), Some(mean_gap), Some(extremes)) = (
            statistic::mean(values, &here),
            statistic::mean(values, &there),
            statistic::mean(&gaps, pairs),
            extremes,
        ) else {
            return Published::Suppressed(Reason::TooFew);
        };
        let one_point = here.contains(&people) || there.contains(&people);
        if people < self.k {
            Published::Suppressed(Reason::TooFew)
        } else if self.crowd.is_small() && (one_point || extremes.0 == extremes.1) {
            Published::Suppressed(Reason::Unanimous)
        } else {
            Published::Shown(Gap {
                people,
                mean,
                mean_from,
                mean_gap,
                extremes: Published::when(self.whole, Reason::Derivable, || extremes),
            })
        }
    }

    fn records(self, people: &[u32], fields: &[FieldPlan], body: &[u32], base: u32) -> Records {
        let records = (1..).zip(people).map(|(n, people)| n * people).sum();
        let share = |count| self.crowd.share(count, records);
        Records {
            people: people.iter().sum(),
            records,
            per_person: people.iter().map(|n| self.crowd.share(*n, base)).collect(),
            fields: fields
                .iter()
                .map(|field| {
                    let cells = &body[field.at..=field.at + field.codes.len()];
                    let codes = field.codes.iter().zip(cells);
                    FieldFigures {
                        field: field.id.clone(),
                        rows: codes.map(|(code, n)| (code.clone(), share(*n))).collect(),
                        not_given: share(cells[field.codes.len()]),
                    }
                })
                .collect(),
        }
    }
}

fn known<T>(figure: Option<T>, open: bool, reason: Reason) -> Published<T> {
    match figure {
        Some(figure) if open => Published::Shown(figure),
        _ => Published::Suppressed(reason),
    }
}
