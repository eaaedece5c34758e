//! The title of a topic: what its first exhibit found, and what its others add to it.
//!
//! A title is one or two clauses. Which clause follows hangs on the exhibits that the definition
//! names, never on what an event asks.

use super::Paper;
use super::finding::is_other;
use crate::analysis::{Figures, Matrix, RowFigures};
use crate::id::Code;
use crate::language::Language;
use crate::report::definition::{Exhibit, Form, Topic};
use crate::survey::{FieldKind, Item, Kind, Rows};

impl Paper<'_> {
    /// The organisers' title, or one drafted from the exhibits.
    pub(super) fn topic_title(&self, topic: &Topic) -> String {
        match &topic.title {
            Some(title) => self.narrative_line(title),
            None => self.drafted_title(topic),
        }
    }

    fn drafted_title(&self, topic: &Topic) -> String {
        let known: Vec<(&Exhibit, &Item)> = topic
            .exhibits
            .iter()
            .filter_map(|exhibit| Some((exhibit, self.survey().item(exhibit.item.as_str())?)))
            .collect();
        let told = known
            .iter()
            .find(|(_, item)| self.figures(&item.id).is_some());
        let Some(&(exhibit, item)) = told else {
            let question = self.survey().item(topic.question.as_str());
            return question.map_or_else(String::new, |item| self.finding(item, false));
        };
        let (lead, follows) = match (exhibit.form, self.figures(&item.id)) {
            (Form::Dumbbell, Some(Figures::Matrix(matrix))) => self.gap_title(item, matrix),
            (_, Some(Figures::Matrix(matrix))) => {
                let follows = self.effort_clause(item, matrix, &known);
                (self.finding(item, false), follows)
            }
            (_, Some(Figures::Records(_))) => {
                (self.finding(item, false), self.record_clause(exhibit, item))
            }
            _ => (self.finding(item, false), self.choice_clause(item, &known)),
        };
        match follows {
            Some(follows) => format!("{lead}{}{follows}", self.semicolon()),
            None => lead,
        }
    }

    fn semicolon(&self) -> &'static str {
        match self.language() {
            Language::En => "; ",
            Language::Fr => "\u{202f}; ",
            Language::Ar => "؛ ",
        }
    }

    /// The option named most and the widest gap, for levels that were asked of what was chosen.
    fn gap_title(&self, item: &Item, matrix: &Matrix) -> (String, Option<String>) {
        let lead = self.finding(item, true);
        let Kind::Matrix {
            rows: Rows::Carried(source),
            ..
        } = &item.kind
        else {
            return (lead, None);
        };
        let source = self.survey().item(source.as_str());
        let chosen = source.and_then(|source| Some((source, self.most(source)?)));
        match (chosen, self.widest_gap(item, matrix)) {
            (Some((source, most)), Some((code, gap))) if most.codes == [code.clone()] => {
                let also = self.say_with("finding-gap-it", &[("gap", self.decimal(gap, 1).into())]);
                (self.finding(source, false), Some(also))
            }
            (Some((source, _)), Some(_)) => (self.finding(source, false), Some(lead)),
            _ => (lead, None),
        }
    }

    /// How far the other level stands from the row that the title tells.
    fn effort_clause(
        &self,
        item: &Item,
        matrix: &Matrix,
        known: &[(&Exhibit, &Item)],
    ) -> Option<String> {
        let (exhibit, _) = known
            .iter()
            .find(|(e, other)| e.form == Form::Dumbbell && other.id == item.id)?;
        let with = self.survey().item(exhibit.with.as_ref()?.as_str())?;
        let (row, _) = highest_top(matrix)?;
        let gap = row.gap.as_ref()?.shown()?.mean_gap;
        let key = if gap < 0.0 {
            "finding-higher"
        } else {
            "finding-lower"
        };
        Some(self.say_with(
            key,
            &[
                ("name", self.name(with).to_owned().into()),
                ("gap", self.decimal(gap.abs(), 1).into()),
            ],
        ))
    }

    /// What was chosen most often in the records, in the field that the exhibit shows.
    fn record_clause(&self, exhibit: &Exhibit, item: &Item) -> Option<String> {
        let (Kind::Records { fields, .. }, Some(Figures::Records(records))) =
            (&item.kind, self.figures(&item.id))
        else {
            return None;
        };
        let name = exhibit.field.as_deref()?;
        let field = fields.iter().find(|field| field.id.as_str() == name)?;
        let FieldKind::Choice(_) = field.kind else {
            return None;
        };
        let counted = records
            .fields
            .iter()
            .find(|known| known.field == field.id)?;
        let exact = counted
            .rows
            .iter()
            .filter_map(|(code, share)| Some((code, share.count.exact()?, share.base)));
        let (code, count, base) = exact.clone().max_by_key(|(_, count, _)| *count)?;
        let is_alone = exact.filter(|(_, other, _)| *other == count).count() == 1;
        (count > 0 && is_alone).then(|| {
            self.say_with(
                "finding-records-most",
                &[
                    ("label", super::table::field_label(self, field, code).into()),
                    ("count", count.into()),
                    ("base", base.into()),
                ],
            )
        })
    }

    /// What was said of the option named most, or what else was named.
    fn choice_clause(&self, item: &Item, known: &[(&Exhibit, &Item)]) -> Option<String> {
        let most = self.most(item)?;
        let rated = known
            .iter()
            .filter(|(exhibit, shown)| {
                shown.id == item.id && matches!(exhibit.form, Form::Bars | Form::Scatter)
            })
            .filter_map(|(exhibit, _)| self.survey().item(exhibit.with.as_ref()?.as_str()));
        if let [code] = most.codes.as_slice() {
            let mut clauses = rated.filter_map(|with| self.rating_clause(with, code));
            if let Some(clause) = clauses.next() {
                return Some(clause);
            }
        }
        let other = known.iter().map(|(_, other)| *other).find(|other| {
            other.id != item.id && matches!(self.figures(&other.id), Some(Figures::Choices(_)))
        })?;
        let most = self.most(other)?;
        let [code] = most.codes.as_slice() else {
            return None;
        };
        Some(self.say_with(
            "finding-also",
            &[
                ("name", self.name(other).to_owned().into()),
                ("label", self.label(other, code).into()),
                ("share", self.of(most.count, most.base).into()),
            ],
        ))
    }

    /// How those who chose an option rated it: the point named most, or the highest points of a
    /// scale that has an order.
    fn rating_clause(&self, with: &Item, code: &Code) -> Option<String> {
        let Some(Figures::Matrix(matrix)) = self.figures(&with.id) else {
            return None;
        };
        let row = matrix.rows.iter().find(|row| row.code == *code)?;
        let row = row.figures.shown()?;
        let scale = with.scale()?;
        let (key, point, share) = if matrix.top > 0 {
            let lowest = scale.points.len().checked_sub(matrix.top)?;
            ("finding-rated", scale.points.get(lowest)?, row.top?)
        } else {
            let counts: Vec<u32> = row
                .points
                .iter()
                .map(|share| share.count.exact())
                .collect::<Option<_>>()?;
            let most = *counts.iter().max()?;
            let mut places = (0..counts.len()).filter(|index| counts[*index] == most);
            let (place, None) = (places.next()?, places.next()) else {
                return None;
            };
            (
                "finding-status",
                scale.points.get(place)?,
                row.points[place],
            )
        };
        let count = share.count.exact().filter(|count| *count > 0)?;
        Some(self.say_with(
            key,
            &[
                ("point", self.local(&point.label).to_owned().into()),
                ("count", count.into()),
                ("share", self.of(count, share.base).into()),
            ],
        ))
    }

    /// A count of people with its base, said so that a small base is seen to be one.
    pub(super) fn of(&self, count: u32, base: u32) -> String {
        let key = if base < SMALL {
            "finding-share-few"
        } else {
            "finding-share"
        };
        self.say_with(key, &[("count", count.into()), ("base", base.into())])
    }

    /// The options named by the most people.
    pub(super) fn most(&self, item: &Item) -> Option<Most> {
        let counts: Vec<(&Code, u32, u32)> = match self.figures(&item.id)? {
            Figures::Choices(choices) => {
                let rows = choices.rows.iter();
                rows.filter_map(|row| {
                    let share = row.share.shown()?;
                    Some((&row.code, share.count.exact()?, share.base))
                })
                .collect()
            }
            Figures::Ranking(ranking) => {
                let rows = ranking.rows.iter();
                rows.filter_map(|row| Some((&row.code, row.chosen.count.exact()?, row.chosen.base)))
                    .collect()
            }
            _ => return None,
        };
        let named = || counts.iter().filter(|(code, ..)| !is_other(item, code));
        let (_, count, base) = *named().max_by_key(|(_, count, _)| *count)?;
        let codes = named()
            .filter(|(_, other, _)| *other == count)
            .map(|(code, ..)| (*code).clone())
            .collect();
        (count > 0).then_some(Most { codes, count, base })
    }
}

/// A base below this is told as a few people.
const SMALL: u32 = 10;

/// The options that the most people named.
pub(super) struct Most {
    /// Those options: several where as many people named them.
    pub(super) codes: Vec<Code>,
    /// How many named each.
    pub(super) count: u32,
    /// Of how many.
    pub(super) base: u32,
}

/// The row with the highest top box, the first of several.
pub(super) fn highest_top(matrix: &Matrix) -> Option<(&RowFigures, &Code)> {
    let tops = matrix.rows.iter().filter_map(|row| {
        let figures = row.figures.shown()?;
        Some((figures, &row.code, figures.top?.fraction()))
    });
    let best = tops.reduce(|best, next| if next.2 > best.2 { next } else { best })?;
    Some((best.0, best.1))
}
