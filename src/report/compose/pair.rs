//! Drawings that set two items against each other.

use super::Paper;
use crate::analysis::{Figures, Matrix, Published, Share};
use crate::chart::butterfly::Butterfly;
use crate::chart::dumbbell::{Dumbbell, DumbbellRow};
use crate::chart::scatter::{Axis, Dot, Scatter};
use crate::survey::{Item, Kind};

impl Paper<'_> {
    pub(super) fn dumbbell(&self, item: &Item, with: &Item, matrix: &Matrix) -> Option<Dumbbell> {
        let scale = item.scale()?;
        let low = scale.points.first()?.value()? as f64;
        let high = scale.points.last()?.value()? as f64;
        let Kind::Matrix {
            gap_from: Some(from),
            ..
        } = &item.kind
        else {
            return None;
        };
        if *from != with.id {
            return None;
        }
        let mut rows: Vec<(Option<f64>, DumbbellRow)> = matrix
            .rows
            .iter()
            .map(|row| {
                let gap = row
                    .figures
                    .shown()
                    .and_then(|figures| figures.gap.as_ref()?.shown());
                let label = self.label(item, &row.code);
                let levels = gap.map(|gap| (gap.mean_from, gap.mean));
                let words = gap.map_or_else(|| self.too_few(), |gap| self.gap(gap.mean_gap));
                (
                    gap.map(|gap| gap.mean_gap),
                    DumbbellRow {
                        label,
                        levels,
                        gap: words,
                    },
                )
            })
            .collect();
        rows.sort_by(|(a, _), (b, _)| {
            b.unwrap_or(f64::NEG_INFINITY)
                .total_cmp(&a.unwrap_or(f64::NEG_INFINITY))
        });
        if rows.iter().all(|(gap, _)| gap.is_none()) {
            return None;
        }
        Some(Dumbbell {
            range: (low, high),
            names: [self.name(with).to_owned(), self.name(item).to_owned()],
            gap: self.say("table-gap"),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        })
    }

    pub(super) fn butterfly(&self, item: &Item, with: &Item) -> Option<Butterfly> {
        let offers = self.chosen(with);
        if offers.is_empty() {
            return None;
        }
        let count =
            |share: &Published<Share>| share.shown().and_then(|s| s.count.exact()).map(u64::from);
        let rows = self
            .chosen(item)
            .into_iter()
            .map(|row| {
                let offer = offers.iter().find(|offer| offer.code == row.code);
                let offered = offer.and_then(|offer| count(&offer.share));
                (row.label, [count(&row.share), offered])
            })
            .collect();
        Some(Butterfly {
            names: [self.name(item).to_owned(), self.name(with).to_owned()],
            rows,
            hidden: self.too_few(),
        })
    }

    /// Where more people ask for something than offer it, the widest gap first.
    pub(super) fn unmet(&self, item: &Item, with: &Item) -> Option<String> {
        const MOST: usize = 3;
        let count = |share: &Published<Share>| share.shown()?.count.exact();
        let offers = self.chosen(with);
        let mut unmet: Vec<(u32, String)> = self
            .chosen(item)
            .into_iter()
            .filter(|row| !row.stands_last())
            .filter_map(|row| {
                let offer = offers.iter().find(|offer| offer.code == row.code)?;
                let gap = count(&row.share)?.checked_sub(count(&offer.share)?)?;
                (gap > 0).then_some((gap, row.label))
            })
            .collect();
        unmet.sort_by_key(|(gap, _)| std::cmp::Reverse(*gap));
        let told = unmet.iter().take(MOST).map(|(gap, label)| {
            let gap = self.number(&gap.to_string());
            let arguments = [("label", label.clone().into()), ("gap", gap.into())];
            self.say_with("unmet-one", &arguments)
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty())
            .then(|| self.say_with("unmet-need", &[("list", self.join(&told).into())]))
    }

    pub(super) fn scatter(&self, item: &Item, with: &Item) -> Option<Scatter> {
        let Some(Figures::Matrix(matrix)) = self.figures(&with.id) else {
            return None;
        };
        let scale = with.scale()?;
        let low = scale.points.first()?.value()? as f64;
        let high = scale.points.last()?.value()? as f64;
        let mut dots = Vec::new();
        let mut most = 1;
        for row in self.chosen(item) {
            let Some(count) = row.share.shown().and_then(|share| share.count.exact()) else {
                continue;
            };
            let rated = matrix.rows.iter().find(|rated| rated.code == row.code);
            let mean =
                rated.and_then(|rated| rated.figures.shown()?.mean.as_ref()?.shown().copied());
            let Some(mean) = mean else { continue };
            most = most.max(count);
            let value = format!("{count}; {}", self.decimal(mean, 2));
            dots.push(Dot {
                label: row.label,
                x: f64::from(count),
                y: mean,
                value,
            });
        }
        let step = most.div_ceil(4).max(1);
        let marks = (0..=4).map(|i| (f64::from(i * step), self.number(&(i * step).to_string())));
        let points = scale
            .points
            .iter()
            .filter_map(|point| Some((point.value()? as f64, self.local(&point.label).to_owned())));
        (!dots.is_empty()).then(|| Scatter {
            x: Axis {
                name: self.say_with(
                    "chart-people",
                    &[("name", self.name(item).to_owned().into())],
                ),
                range: (0.0, f64::from(step * 4)),
                marks: marks.collect(),
            },
            y: Axis {
                name: self.name(with).to_owned(),
                range: (low, high),
                marks: points.collect(),
            },
            dots,
        })
    }
}
