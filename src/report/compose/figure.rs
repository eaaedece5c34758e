//! What stands around a drawing: caption, base, and the tables that hold the same figures.

use super::Paper;
use crate::analysis::statistic::bounds;
use crate::analysis::{Figures, Matrix, Share};
use crate::chart::Frame;
use crate::chart::scene::Scene;
use crate::report::definition::Form;
use crate::report::document::{Block, Figure, Span, Table};
use crate::survey::Item;

/// Width of an exhibit in points: the text block of an A4 page.
const WIDTH: f64 = 482.0;

/// Width of an exhibit for a phone: its words are read there at the size of a caption.
const NARROW: f64 = 264.0;

impl Paper<'_> {
    /// A chart for the page, and for a phone.
    pub(super) fn draw(&self, caption: &str, draw: impl Fn(&Frame) -> Scene) -> [Scene; 2] {
        [WIDTH, NARROW].map(|width| draw(&self.frame(width, caption)))
    }

    /// The drawing of what was answered to `item`, with those who did not answer under it.
    pub(super) fn figure(
        &self,
        item: &Item,
        caption: String,
        scenes: [Scene; 2],
        base: String,
        tables: Vec<Table>,
    ) -> Block {
        let mut note = base;
        if let Some(skipped) = self
            .issue
            .results
            .item(item.id.as_str())
            .and_then(|figures| figures.base.skipped.shown().copied())
            .filter(|skipped| *skipped > 0)
        {
            note.push(' ');
            note.push_str(&self.say_with("base-skipped", &[("n", skipped.into())]));
        }
        captioned(caption, scenes, note, tables)
    }

    /// Who stands behind an exhibit of one item or of two.
    pub(super) fn exhibit_base(&self, form: Form, item: &Item, with: Option<&Item>) -> String {
        let rated = matches!(self.figures(&item.id), Some(Figures::Matrix(_)));
        match (form, with) {
            (Form::Butterfly, Some(with)) => self.both_bases(item, with),
            (Form::Dumbbell, Some(_)) if rated => self.say("base-pairs"),
            _ => self.base(item),
        }
    }

    /// How many of all who were invited can have given the answer given most, where an exhibit
    /// shows how many gave each answer.
    pub(super) fn bounds(&self, form: Form, item: &Item) -> Option<String> {
        let invited = self.invited()?;
        let (label, share) = match self.figures(&item.id)? {
            Figures::Matrix(matrix) if matches!(form, Form::Auto | Form::Stacked) => {
                self.highest_top(item, matrix)?
            }
            _ if matches!(form, Form::Auto | Form::Bars | Form::Share | Form::Dots) => {
                let mut rows = self.chosen(item).into_iter();
                let first = rows.find(|row| !row.stands_last())?;
                (first.label, *first.share.shown()?)
            }
            _ => return None,
        };
        let count = share.count.exact().filter(|count| *count > 0)?;
        let range = bounds(count, share.base, invited);
        let tell = |number: u32| self.number(&number.to_string()).into();
        Some(self.say_with(
            "base-bounds",
            &[
                ("label", label.into()),
                ("count", tell(count)),
                ("answered", tell(share.base)),
                ("least", tell(*range.start())),
                ("most", tell(*range.end())),
                ("invited", tell(invited)),
            ],
        ))
    }

    /// The row with the largest share at the highest points, as an answer in words.
    fn highest_top(&self, item: &Item, matrix: &Matrix) -> Option<(String, Share)> {
        let tops = matrix
            .rows
            .iter()
            .filter_map(|row| Some((row, row.figures.shown()?.top?)));
        // Of equal ones the first.
        let (row, top) = tops
            .rev()
            .max_by(|(_, a), (_, b)| a.fraction().total_cmp(&b.fraction()))?;
        let points = &item.scale()?.points;
        let lowest = points.get(points.len().checked_sub(matrix.top)?)?;
        let label = self.say_with(
            "bounds-top",
            &[
                ("label", self.label(item, &row.code).into()),
                ("point", self.local(&lowest.label).into()),
            ],
        );
        Some((label, top))
    }

    /// Who stands behind the figures of an item.
    pub(super) fn base(&self, item: &Item) -> String {
        match self.figures(&item.id) {
            Some(Figures::Choices(choices)) => {
                let key = if choices.multiple {
                    "base-multiple"
                } else {
                    "base-people"
                };
                self.say_with(key, &[("n", choices.base.into())])
            }
            Some(Figures::Ranking(ranking)) => self.say_with(
                "base-ranking",
                &[("n", ranking.base.into()), ("top", ranking.top.into())],
            ),
            Some(Figures::Matrix(matrix)) => self.matrix_base(matrix),
            Some(Figures::Records(records)) => self.say_with(
                "base-records",
                &[
                    ("records", records.records.into()),
                    ("people", records.people.into()),
                ],
            ),
            Some(Figures::Text { answered }) => {
                self.say_with("base-people", &[("n", (*answered).into())])
            }
            None => String::new(),
        }
    }

    /// Who stands behind each of two items drawn side by side.
    fn both_bases(&self, item: &Item, with: &Item) -> String {
        [item, with]
            .map(|item| {
                let base = self.base(item);
                self.say_with(
                    "base-of",
                    &[
                        ("name", self.name(item).to_owned().into()),
                        ("base", base.into()),
                    ],
                )
            })
            .join(" ")
    }

    fn matrix_base(&self, matrix: &Matrix) -> String {
        let mut base = self.say_with("base-matrix", &[("n", matrix.base.into())]);
        let hidden = matrix
            .rows
            .iter()
            .filter(|row| row.figures.shown().is_none())
            .count();
        if hidden > 0 {
            base.push(' ');
            base.push_str(&self.say_with(
                "hidden-rows",
                &[
                    ("n", hidden.into()),
                    ("k", self.survey().privacy.threshold.into()),
                ],
            ));
        }
        base
    }
}

/// A drawing under its caption.
pub(super) fn captioned(
    caption: String,
    [scene, narrow]: [Scene; 2],
    note: String,
    mut tables: Vec<Table>,
) -> Block {
    for table in &mut tables {
        let said: String = table.note.iter().map(|span| span.text.as_str()).collect();
        // The base stands under the drawing already.
        if note.starts_with(&said) {
            table.note.clear();
        }
    }
    let note = if note.is_empty() {
        Vec::new()
    } else {
        vec![Span::plain(note)]
    };
    Block::Figure(Box::new(Figure {
        scene,
        narrow: Some(narrow),
        caption: vec![Span::bold(caption)],
        note,
        tables,
        anchor: None,
    }))
}
