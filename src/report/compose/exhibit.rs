//! From the published figures of one item to drawings, one function a form; those of two items
//! stand in `pair`.

use super::finding::is_other;
use super::{Paper, table};
use crate::analysis::{Choices, Figures, Matrix, MatrixRow, Published, Ranking, Share};
use crate::chart::bars::{Bar, Bars};
use crate::chart::scene::{Colour, Scene};
use crate::chart::share::{Part, Share as ShareBar};
use crate::chart::stacked::{Stacked, StackedRow};
use crate::id::{Code, ItemId};
use crate::report::definition::{Exhibit, Form};
use crate::report::document::{Block, Paragraph, Span, Style};
use crate::survey::{Item, Kind};

/// A field with more choices than this shows only those that were named.
const MANY: usize = 12;

/// One bar to be: a choice, how many made it, and whether it stands for "other".
pub(super) struct Chosen {
    pub(super) code: Code,
    pub(super) label: String,
    pub(super) share: Published<Share>,
    /// Whether it stands after the others: "other", and what excludes all others.
    last: u8,
}

impl Chosen {
    /// Whether it is "other" or excludes the others, and so no answer to be put at the head.
    pub(super) fn stands_last(&self) -> bool {
        self.last > 0
    }
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
        if exhibit.form == Form::Register {
            return self.register(item, exhibit);
        }
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
        match self.chart(exhibit, (item, with), figures, &caption) {
            Some((scenes, left_out)) => {
                let mut base = self.exhibit_base(exhibit.form, item, with);
                if let Some(bounds) = self.bounds(exhibit.form, item) {
                    base.push(' ');
                    base.push_str(&bounds);
                }
                let unmet = with.filter(|_| exhibit.form == Form::Butterfly);
                if let Some(unmet) = unmet.and_then(|with| self.unmet(item, with)) {
                    base.push(' ');
                    base.push_str(&unmet);
                }
                if left_out > 0 {
                    base.push(' ');
                    base.push_str(&self.say_with("rows-in-annex", &[("n", left_out.into())]));
                }
                let tables = [Some(item), with].into_iter().flatten();
                let tables = tables.flat_map(|item| self.item_tables(item));
                let told = with.filter(|_| exhibit.form == Form::Dots);
                let told = told.and_then(|with| self.told_table(item, with));
                let tables = tables.chain(told).collect();
                vec![self.figure(item, caption, scenes, base, tables)]
            }
            None => vec![self.undrawn(item, with, &caption)],
        }
    }

    /// The chart of an exhibit for the page and for a phone, with the number of rows that it leaves
    /// to the annex; nothing where the figures do not carry it.
    fn chart(
        &self,
        exhibit: &Exhibit,
        (item, with): (&Item, Option<&Item>),
        figures: &Figures,
        caption: &str,
    ) -> Option<([Scene; 2], usize)> {
        let bars = |with| {
            let mut chart = self.bars(item, figures, with);
            let left_out = cut(&mut chart.rows, exhibit.rows);
            Some((self.draw(caption, |frame| chart.draw(frame)), left_out))
        };
        match (exhibit.form, figures, with) {
            (Form::First, Figures::Ranking(ranking), _) => {
                let mut chart = self.first_places(item, ranking)?;
                let left_out = cut(&mut chart.rows, exhibit.rows);
                Some((self.draw(caption, |frame| chart.draw(frame)), left_out))
            }
            (Form::Butterfly, _, Some(with)) => {
                let mut chart = self.butterfly(item, with)?;
                let left_out = cut(&mut chart.rows, exhibit.rows);
                Some((self.draw(caption, |frame| chart.draw(frame)), left_out))
            }
            (Form::Dumbbell, Figures::Matrix(matrix), Some(with)) => {
                let mut chart = self.dumbbell(item, with, matrix)?;
                let left_out = cut(&mut chart.rows, exhibit.rows);
                Some((self.draw(caption, |frame| chart.draw(frame)), left_out))
            }
            (Form::Dots, Figures::Choices(_) | Figures::Ranking(_), Some(with)) => {
                match self.dots(item, with) {
                    Some(chart) => Some((self.draw(caption, |frame| chart.draw(frame)), 0)),
                    None => bars(None),
                }
            }
            (Form::Scatter, _, Some(with)) => {
                let chart = self.scatter(item, with)?;
                Some((self.draw(caption, |frame| chart.draw(frame)), 0))
            }
            (Form::Share | Form::Auto, Figures::Choices(choices), _)
                if exhibit.form == Form::Share || !choices.multiple =>
            {
                match self.share_bar(item, choices) {
                    Some(chart) => Some((self.draw(caption, |frame| chart.draw(frame)), 0)),
                    None => bars(None),
                }
            }
            (_, Figures::Matrix(matrix), _) => {
                let chart = self.stacked(item, matrix)?;
                Some((self.draw(caption, |frame| chart.draw(frame)), 0))
            }
            (_, _, with) => bars(with),
        }
    }

    /// The sentence that stands where there are figures, but none that `caption` promises.
    fn undrawn(&self, item: &Item, with: Option<&Item>, caption: &str) -> Block {
        if let Some(unanswered) = with.filter(|with| self.figures(&with.id).is_none()) {
            return self.nothing(unanswered);
        }
        let key = match item.kind {
            Kind::Matrix { .. } => "too-few-rows",
            _ if with.is_some() => "too-few-rows",
            _ => "too-few",
        };
        self.sentence(caption, key)
    }

    fn caption(&self, item: &Item, with: Option<&Item>, exhibit: &Exhibit) -> String {
        match (with, exhibit.form) {
            (Some(with), Form::Dumbbell) => {
                format!("{} – {}", self.name(with), self.name(item))
            }
            (Some(with), _) => format!("{} – {}", self.name(item), self.name(with)),
            (None, Form::First) => self.say_with(
                "chart-first-places",
                &[("name", self.name(item).to_owned().into())],
            ),
            (None, _) => self.name(item).to_owned(),
        }
    }

    /// How many gave each choice the first place, without those that nobody put there.
    fn first_places(&self, item: &Item, ranking: &Ranking) -> Option<Bars> {
        let mut firsts: Vec<(&Code, Share, u32)> = ranking
            .rows
            .iter()
            .filter_map(|row| {
                let first = *row.places.first()?;
                Some((&row.code, first, first.count.exact()?))
            })
            .filter(|(_, _, count)| *count > 0)
            .collect();
        firsts.sort_by_key(|(code, _, count)| (last(item, code), std::cmp::Reverse(*count)));
        let (_, _, full) = firsts.iter().max_by_key(|(_, _, count)| *count)?;
        let full = f64::from(*full);
        let bar = |(code, share, count): &(&Code, Share, u32)| Bar {
            label: self.label(item, code),
            parts: vec![(f64::from(*count), self.palette().accent)],
            value: self.share(*share),
        };
        Some(Bars {
            rows: firsts.iter().map(bar).collect(),
            key: Vec::new(),
            full,
        })
    }

    /// The sentence that stands where there is nothing to show.
    fn nothing(&self, item: &Item) -> Block {
        self.sentence(self.name(item), "too-few")
    }

    fn sentence(&self, name: &str, key: &str) -> Block {
        let text = self.say_with(key, &[("k", self.survey().privacy.threshold.into())]);
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
    /// "other" and "none of these" last.
    pub(super) fn chosen(&self, item: &Item) -> Vec<Chosen> {
        let row = |code: &Code, share| Chosen {
            code: code.clone(),
            label: self.label(item, code),
            share,
            last: last(item, code),
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
            (row.last, std::cmp::Reverse(count))
        });
        rows
    }

    fn bars(&self, item: &Item, figures: &Figures, split: Option<&Item>) -> Bars {
        let dk = match figures {
            Figures::Choices(choices) => choices.dk,
            Figures::Ranking(ranking) => ranking.dk,
            _ => None,
        };
        let chosen = self.chosen(item);
        let (parts, key) = self.split_parts(split);
        let mut rows: Vec<Bar> = chosen
            .iter()
            .map(|row| {
                let count = row.share.shown().and_then(|share| share.count.exact());
                let whole = if row.last > 0 {
                    self.palette().quiet
                } else {
                    self.palette().accent
                };
                let parts = match (count, parts(&row.code)) {
                    (Some(count), Some(counts)) => divide(count, &counts, self.palette().aside),
                    (Some(count), None) if split.is_some() => {
                        vec![(f64::from(count), self.palette().quiet)]
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
                parts: vec![(count, self.palette().aside)],
                value: self.share(dk),
            });
        }
        // "Don't know" may be the longest bar of all.
        let full = rows
            .iter()
            .map(|row| row.parts.iter().map(|(count, _)| count).sum())
            .fold(1.0, f64::max);
        // A colour that no bar has would be looked for in vain.
        let parts = || rows.iter().flat_map(|row| &row.parts);
        let key = key
            .into_iter()
            .filter(|(_, colour)| parts().any(|(_, drawn)| drawn == colour))
            .collect();
        Bars { rows, key, full }
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
        let colours = self.palette().parts(matrix.points.len());
        let mut key: Vec<(String, Colour)> = item
            .scale()
            .into_iter()
            .flat_map(|scale| &scale.points)
            .map(|point| self.local(&point.label).to_owned())
            .zip(colours.iter().copied())
            .collect();
        key.push((self.say("chart-aside"), self.palette().aside));
        let k = self.survey().privacy.threshold;
        key.push((
            self.say_with("chart-unsplit", &[("k", k.into())]),
            self.palette().quiet,
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
        let colours = self.palette().parts(choices.rows.len());
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
                colour: self.palette().aside,
            });
        }
        parts.retain(|part| part.count > 0.0);
        // Neighbours in more than six colours cannot be told apart.
        (parts.len() <= 6).then_some(ShareBar { parts })
    }

    fn stacked(&self, item: &Item, matrix: &Matrix) -> Option<Stacked> {
        if matrix.rows.iter().all(|row| row.figures.shown().is_none()) {
            return None;
        }
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
        Some(Stacked {
            points,
            rows,
            remark,
            aside: self.say("chart-dk-short"),
        })
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
                    parts: vec![(count, self.palette().accent)],
                    value: self.share(*share),
                });
            }
            let missing = f64::from(counted.not_given.count.exact().unwrap_or(0));
            if missing > 0.0 {
                most = most.max(missing);
                rows.push(Bar {
                    label: self.say("table-not-given"),
                    parts: vec![(missing, self.palette().aside)],
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
            .filter(|row| row.last == 0)
            .filter_map(|row| {
                let share = *row.share.shown()?;
                (share.count.exact()? > 0).then(|| (row.label, self.share(share)))
            })
            .take(count)
            .collect()
    }
}

/// Leaves the first `most` rows and says how many it cut.
fn cut<T>(rows: &mut Vec<T>, most: Option<usize>) -> usize {
    let all = rows.len();
    rows.truncate(most.unwrap_or(all));
    all - rows.len()
}

/// How far from the others a choice stands: "other" after all that have a name, then what excludes
/// them.
fn last(item: &Item, code: &Code) -> u8 {
    let excludes = item
        .choice(code.as_str())
        .is_some_and(|choice| choice.exclusive);
    u8::from(is_other(item, code)) + 2 * u8::from(excludes)
}

/// The parts of a bar of `count` people, with those who rated nothing or did not know at the end.
fn divide(count: u32, parts: &[(u32, Colour)], rest: Colour) -> Vec<(f64, Colour)> {
    let told: u32 = parts.iter().map(|(part, _)| part).sum();
    let rest = (count.saturating_sub(told), rest);
    parts
        .iter()
        .chain([&rest])
        .filter(|(part, _)| *part > 0)
        .map(|(part, colour)| (f64::from(*part), *colour))
        .collect()
}
