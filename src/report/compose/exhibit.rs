//! From published figures to drawings, one function a form.

use super::finding::is_other;
use super::{Paper, table};
use crate::analysis::{Choices, Figures, Matrix, MatrixRow, Published, Ranking, Share};
use crate::chart::bars::{Bar, Bars};
use crate::chart::butterfly::Butterfly;
use crate::chart::dumbbell::{Dumbbell, DumbbellRow};
use crate::chart::scatter::{Axis, Dot, Scatter};
use crate::chart::scene::{Colour, Scene};
use crate::chart::share::{Part, Share as ShareBar};
use crate::chart::stacked::{Stacked, StackedRow};
use crate::chart::theme;
use crate::id::{Code, ItemId};
use crate::report::definition::{Exhibit, Form};
use crate::report::document::{Block, Paragraph, Span, Style};
use crate::survey::{Item, Kind};

/// A field with more choices than this shows only those that were named.
const MANY: usize = 12;

/// One bar to be: a choice, how many made it, and whether it stands for "other".
struct Chosen {
    code: Code,
    label: String,
    share: Published<Share>,
    other: bool,
}

impl Paper<'_> {
    /// What the definition asks to be shown; nothing where the survey lacks the item.
    pub(super) fn exhibit(&self, exhibit: &Exhibit) -> Vec<Block> {
        let Some(item) = self.survey().item(exhibit.item.as_str()) else {
            return Vec::new();
        };
        let with = exhibit
            .with
            .as_ref()
            .and_then(|id| self.survey().item(id.as_str()));
        if exhibit.with.is_some() && with.is_none() {
            return Vec::new();
        }
        let Some(figures) = self.figures(&item.id) else {
            return vec![self.nothing(item)];
        };
        if let Figures::Text { answered } = figures {
            return self.text_exhibit(item, *answered);
        }
        if exhibit.form == Form::Groups {
            return self.group_exhibit(item);
        }
        let caption = self.caption(item, with, exhibit);
        if matches!(figures, Figures::Records(_)) {
            return self.record_exhibit(item, exhibit);
        }
        match self.chart(exhibit.form, (item, with), figures, &caption) {
            Some(scenes) => {
                let base = self.exhibit_base(exhibit.form, item, with);
                let tables = [Some(item), with].into_iter().flatten();
                let tables = tables.flat_map(|item| self.item_tables(item)).collect();
                vec![self.figure(item, caption, scenes, base, tables)]
            }
            None => vec![self.nothing(item)],
        }
    }

    /// The chart of a form for the page and for a phone; nothing where the figures do not carry it.
    fn chart(
        &self,
        form: Form,
        (item, with): (&Item, Option<&Item>),
        figures: &Figures,
        caption: &str,
    ) -> Option<[Scene; 2]> {
        let bars = |with| {
            let chart = self.bars(item, figures, with);
            Some(self.draw(caption, |frame| chart.draw(frame)))
        };
        match (form, figures, with) {
            (Form::Butterfly, _, Some(with)) => {
                let chart = self.butterfly(item, with)?;
                Some(self.draw(caption, |frame| chart.draw(frame)))
            }
            (Form::Dumbbell, Figures::Matrix(matrix), Some(with)) => {
                let chart = self.dumbbell(item, with, matrix)?;
                Some(self.draw(caption, |frame| chart.draw(frame)))
            }
            (Form::Scatter, _, Some(with)) => {
                let chart = self.scatter(item, with)?;
                Some(self.draw(caption, |frame| chart.draw(frame)))
            }
            (Form::Share | Form::Auto, Figures::Choices(choices), _)
                if form == Form::Share || !choices.multiple =>
            {
                match self.share_bar(item, choices) {
                    Some(chart) => Some(self.draw(caption, |frame| chart.draw(frame))),
                    None => bars(None),
                }
            }
            (_, Figures::Matrix(matrix), _) => {
                let chart = self.stacked(item, matrix);
                Some(self.draw(caption, |frame| chart.draw(frame)))
            }
            (_, _, with) => bars(with),
        }
    }

    fn caption(&self, item: &Item, with: Option<&Item>, exhibit: &Exhibit) -> String {
        match (with, exhibit.form) {
            (Some(with), Form::Dumbbell) => {
                format!("{} – {}", self.name(with), self.name(item))
            }
            (Some(with), _) => format!("{} – {}", self.name(item), self.name(with)),
            (None, _) => self.name(item).to_owned(),
        }
    }

    /// The sentence that stands where there is nothing to show.
    fn nothing(&self, item: &Item) -> Block {
        let name = self.name(item);
        let text = self.say_with("too-few", &[("k", self.survey().privacy.threshold.into())]);
        Block::Paragraph(Paragraph {
            spans: vec![Span::bold(format!("{name}. ")), Span::plain(text)],
            style: Style::Body,
        })
    }

    fn text_exhibit(&self, item: &Item, answered: u32) -> Vec<Block> {
        let count = self.say_with("finding-text", &[("n", answered.into())]);
        vec![Block::Paragraph(Paragraph {
            spans: vec![
                Span::bold(format!("{}. ", self.name(item))),
                Span::plain(format!("{count}. {}", self.say("text-note"))),
            ],
            style: Style::Body,
        })]
    }

    /// The choices of an item with their counts, as the paper orders them: most people first,
    /// "other" last.
    fn chosen(&self, item: &Item) -> Vec<Chosen> {
        let row = |code: &Code, share| Chosen {
            code: code.clone(),
            label: self.label(item, code),
            share,
            other: is_other(item, code),
        };
        let mut rows: Vec<Chosen> = match self.figures(&item.id) {
            Some(Figures::Choices(Choices { rows, .. })) => {
                rows.iter().map(|r| row(&r.code, r.share)).collect()
            }
            Some(Figures::Ranking(Ranking { rows, .. })) => rows
                .iter()
                .map(|r| row(&r.code, Published::Shown(r.chosen)))
                .collect(),
            _ => Vec::new(),
        };
        rows.sort_by_key(|row| {
            let count = row.share.shown().and_then(|share| share.count.exact());
            (row.other, std::cmp::Reverse(count))
        });
        rows
    }

    fn bars(&self, item: &Item, figures: &Figures, split: Option<&Item>) -> Bars {
        let (base, dk) = match figures {
            Figures::Choices(choices) => (choices.base, choices.dk),
            Figures::Ranking(ranking) => (ranking.base, ranking.dk),
            _ => (0, None),
        };
        let chosen = self.chosen(item);
        let (parts, key) = self.split_parts(split);
        let most = chosen
            .iter()
            .filter_map(|row| row.share.shown()?.count.exact())
            .max();
        let mut rows: Vec<Bar> = chosen
            .iter()
            .map(|row| {
                let count = row.share.shown().and_then(|share| share.count.exact());
                let whole = if row.other { theme::QUIET } else { theme::BAR };
                let parts = match (count, parts(&row.code)) {
                    (Some(count), Some(counts)) => divide(count, &counts),
                    (Some(count), None) if split.is_some() => {
                        vec![(f64::from(count), theme::QUIET)]
                    }
                    (Some(count), None) => vec![(f64::from(count), whole)],
                    (None, _) => Vec::new(),
                };
                let value = self.published(&row.share, |share| self.share(*share));
                Bar {
                    label: row.label.clone(),
                    parts,
                    value,
                }
            })
            .collect();
        if let Some(dk) = dk.filter(|dk| dk.count.exact().is_none_or(|count| count > 0)) {
            let count = f64::from(dk.count.exact().unwrap_or(0));
            rows.push(Bar {
                label: self.say("answer-dk"),
                parts: vec![(count, theme::ASIDE)],
                value: self.share(dk),
            });
        }
        Bars {
            rows,
            key,
            full: f64::from(most.unwrap_or(base).max(1)),
        }
    }

    /// How a bar is split by the points of a carried matrix, and what the colours mean.
    #[expect(clippy::type_complexity, reason = "a lookup and its key, used once")]
    fn split_parts(
        &self,
        split: Option<&Item>,
    ) -> (
        Box<dyn Fn(&Code) -> Option<Vec<(u32, Colour)>> + '_>,
        Vec<(String, Colour)>,
    ) {
        let matrix = split.and_then(|item| match self.figures(&item.id) {
            Some(Figures::Matrix(matrix)) => Some((item, matrix)),
            _ => None,
        });
        let Some((item, matrix)) = matrix else {
            return (Box::new(|_| None), Vec::new());
        };
        let colours = theme::parts(matrix.points.len());
        let mut key: Vec<(String, Colour)> = item
            .scale()
            .into_iter()
            .flat_map(|scale| &scale.points)
            .map(|point| self.local(&point.label).to_owned())
            .zip(colours.iter().copied())
            .collect();
        key.push((self.say("chart-aside"), theme::ASIDE));
        let k = self.survey().privacy.threshold;
        key.push((
            self.say_with("chart-unsplit", &[("k", k.into())]),
            theme::QUIET,
        ));
        let parts = move |code: &Code| {
            let row = matrix.rows.iter().find(|row| row.code == *code)?;
            let points = &row.figures.shown()?.points;
            points
                .iter()
                .zip(&colours)
                .map(|(share, colour)| Some((share.count.exact()?, *colour)))
                .collect()
        };
        (Box::new(parts), key)
    }

    fn share_bar(&self, item: &Item, choices: &Choices) -> Option<ShareBar> {
        let colours = theme::parts(choices.rows.len());
        let mut parts: Vec<Part> = Vec::new();
        for (row, colour) in choices.rows.iter().zip(colours) {
            let share = row.share.shown()?;
            parts.push(Part {
                label: self.label(item, &row.code),
                count: f64::from(share.count.exact()?),
                value: self.share(*share),
                colour,
            });
        }
        if let Some(dk) = choices.dk {
            parts.push(Part {
                label: self.say("answer-dk"),
                count: f64::from(dk.count.exact()?),
                value: self.share(dk),
                colour: theme::ASIDE,
            });
        }
        parts.retain(|part| part.count > 0.0);
        // Neighbours in more than six colours cannot be told apart.
        (parts.len() <= 6).then_some(ShareBar { parts })
    }

    fn stacked(&self, item: &Item, matrix: &Matrix) -> Stacked {
        let points = item.scale().map_or_else(Vec::new, |scale| {
            scale
                .points
                .iter()
                .map(|point| self.local(&point.label).to_owned())
                .collect()
        });
        let remark = if matrix.top > 0 {
            self.say_with("table-top", &[("n", matrix.top.into())])
        } else {
            self.say("table-rated")
        };
        let rows = matrix
            .rows
            .iter()
            .map(|row| self.stacked_row(item, row))
            .collect();
        Stacked {
            points,
            rows,
            remark,
            aside: self.say("chart-dk-short"),
        }
    }

    fn stacked_row(&self, item: &Item, row: &MatrixRow) -> StackedRow {
        let label = self.label(item, &row.code);
        let Some(figures) = row.figures.shown() else {
            return StackedRow {
                label,
                counts: Vec::new(),
                aside: 0,
                remark: self.too_few(),
            };
        };
        let exact = |share: &Share| u64::from(share.count.exact().unwrap_or(0));
        StackedRow {
            label,
            counts: figures.points.iter().map(exact).collect(),
            aside: exact(&figures.dk),
            remark: figures.top.map_or_else(
                || self.number(&figures.rated.to_string()),
                |top| self.share(top),
            ),
        }
    }

    fn dumbbell(&self, item: &Item, with: &Item, matrix: &Matrix) -> Option<Dumbbell> {
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
        Some(Dumbbell {
            range: (low, high),
            names: [self.name(with).to_owned(), self.name(item).to_owned()],
            gap: self.say("table-gap"),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        })
    }

    fn butterfly(&self, item: &Item, with: &Item) -> Option<Butterfly> {
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

    fn scatter(&self, item: &Item, with: &Item) -> Option<Scatter> {
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

    fn record_exhibit(&self, item: &Item, exhibit: &Exhibit) -> Vec<Block> {
        let Some(Figures::Records(records)) = self.figures(&item.id) else {
            return Vec::new();
        };
        let Kind::Records { fields, .. } = &item.kind else {
            return Vec::new();
        };
        let mut blocks = Vec::new();
        for counted in &records.fields {
            if exhibit
                .field
                .as_ref()
                .is_some_and(|field| *field != counted.field.as_str())
            {
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.id == counted.field) else {
                continue;
            };
            let many = counted.rows.len() > MANY;
            let mut rows: Vec<Bar> = Vec::new();
            let mut most = 1.0_f64;
            for (code, share) in &counted.rows {
                let count = f64::from(share.count.exact().unwrap_or(0));
                if many && count == 0.0 {
                    continue;
                }
                most = most.max(count);
                let label = table::field_label(self, field, code);
                rows.push(Bar {
                    label,
                    parts: vec![(count, theme::BAR)],
                    value: self.share(*share),
                });
            }
            let missing = f64::from(counted.not_given.count.exact().unwrap_or(0));
            if missing > 0.0 {
                most = most.max(missing);
                rows.push(Bar {
                    label: self.say("table-not-given"),
                    parts: vec![(missing, theme::ASIDE)],
                    value: self.share(counted.not_given),
                });
            }
            let caption = self.local(&field.label).to_owned();
            let bars = Bars {
                rows,
                key: Vec::new(),
                full: most,
            };
            let scenes = self.draw(&caption, |frame| bars.draw(frame));
            let tables = vec![self.record_table(item, field, counted)];
            blocks.push(self.figure(item, caption, scenes, self.base(item), tables));
        }
        blocks
    }

    /// The figures of an item which the summary lists: label and share, most people first.
    pub(super) fn priorities(&self, item: &ItemId, count: usize) -> Vec<(String, String)> {
        let Some(item) = self.survey().item(item.as_str()) else {
            return Vec::new();
        };
        self.chosen(item)
            .into_iter()
            .filter(|row| !row.other)
            .filter_map(|row| {
                let share = *row.share.shown()?;
                (share.count.exact()? > 0).then(|| (row.label, self.share(share)))
            })
            .take(count)
            .collect()
    }
}

/// The parts of a bar of `count` people, with those who rated nothing or did not know at the end.
fn divide(count: u32, parts: &[(u32, Colour)]) -> Vec<(f64, Colour)> {
    let told: u32 = parts.iter().map(|(part, _)| part).sum();
    let rest = (count.saturating_sub(told), theme::ASIDE);
    parts
        .iter()
        .chain([&rest])
        .filter(|(part, _)| *part > 0)
        .map(|(part, colour)| (f64::from(*part), *colour))
        .collect()
}
