//! The published tables: every figure of a survey after disclosure control, one a line.
//!
//! Owns the names of the statistics and of the marks. Its figures come as `Published` values, so it
//! cannot write what was withheld. Items for the organisers only are never in it.
//!
//! | figures of | lines |
//! |---|---|
//! | everybody | `invited`, `started`, `complete`, `people` by group, language and day, `no_open_answer`, `two_or_more_open_answers` |
//! | any item | `shown`, `answered`, `dont_know`, `skipped` |
//! | a choice, or `dk` | `people` |
//! | a ranked choice | `people`, `place_1` ..., `points` |
//! | a row of a matrix | `people` at each point and at `dk`, `rated`, `left_out`, `top_box`, `median`, `mean`, `gap_people`, `gap_mean`, `gap_min`, `gap_max` |
//! | records | `people`, `records`, `people_with_1` ...; `records` by field and choice |
//!
//! `value` is empty where `mark` says why: a reason for withholding, or `under_10_percent` and
//! `over_90_percent` in groups of fewer than ten. Percentages are given from a base of 10 on, with
//! a decimal from a base of 30 on.

use std::io::Write;

use super::column::is_internal_row;
use super::sheet::Sheet;
use super::{Error, Options};
use crate::analysis::{
    Choices, Count, Figures, Gap, Group, ItemFigures, Matrix, Participation, Precision, Published,
    Ranking, Reason, Records, Results, RowFigures, Share, Value,
};
use crate::i18n::words;
use crate::id::{Code, DK};
use crate::language::Language;
use crate::survey::{Choice, FieldKind, Item, Kind, Survey};

/// The header of the file.
const COLUMNS: [&str; 13] = [
    "item",
    "item_label",
    "group",
    "group_label",
    "row",
    "row_label",
    "point",
    "point_label",
    "statistic",
    "value",
    "base",
    "percent",
    "mark",
];

/// Writes the published figures of `survey` to `sink` and gives the sink back. Labels are in
/// [`Options::labels`], or in the base language of the survey.
///
/// # Errors
/// If `sink` cannot be written.
pub fn write_tables<W: Write>(
    survey: &Survey,
    results: &Results,
    options: Options,
    sink: W,
) -> Result<W, Error> {
    let mut tables = Tables {
        survey,
        language: options.labels.unwrap_or(survey.base_language()),
        sheet: Sheet::begin(sink, options, COLUMNS)?,
    };
    tables.participation(results.participation())?;
    for figures in results.items() {
        match survey.item(figures.item.as_str()) {
            Some(item) if !item.internal => tables.item(item, figures)?,
            _ => {}
        }
    }
    tables.sheet.finish()
}

/// What a figure is about; what is empty does not apply.
#[derive(Clone, Copy, Default)]
struct At<'a> {
    item: Option<&'a Item>,
    group: Option<&'a Group>,
    row: &'a str,
    row_label: &'a str,
    point: &'a str,
    point_label: &'a str,
}

impl<'a> At<'a> {
    fn row(self, row: &'a str, row_label: &'a str) -> Self {
        Self {
            row,
            row_label,
            ..self
        }
    }

    fn point(self, point: &'a str, point_label: &'a str) -> Self {
        Self {
            point,
            point_label,
            ..self
        }
    }
}

struct Tables<'s, W: Write> {
    survey: &'s Survey,
    language: Language,
    sheet: Sheet<W>,
}

fn count(number: u32) -> Published<Value> {
    Published::Shown(Value::Count(number))
}

fn share(share: Share) -> Published<Value> {
    Published::Shown(Value::Share(share))
}

impl<W: Write> Tables<'_, W> {
    fn participation(&mut self, people: &Participation) -> Result<(), Error> {
        let at = At::default();
        if let Some(invited) = people.invited {
            self.put(at, "invited", count(invited))?;
        }
        self.put(at, "started", count(people.started))?;
        self.put(at, "complete", count(people.complete))?;
        if let Published::Shown(groups) = &people.groups {
            for (group, number) in groups {
                let group = Some(group);
                self.put(At { group, ..at }, "people", count(*number))?;
            }
        }
        if let Published::Shown(languages) = &people.languages {
            for (languages, number) in languages {
                let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
                let names: Vec<&str> = languages.iter().map(|l| l.own_name()).collect();
                let (tags, names) = (tags.join(" "), names.join("; "));
                self.put(at.row(&tags, &names), "people", count(*number))?;
            }
        }
        if let Published::Shown(days) = &people.days {
            for period in days {
                let day = if period.first == period.last {
                    period.first.to_string()
                } else {
                    format!("{}/{}", period.first, period.last)
                };
                self.put(at.row(&day, ""), "people", count(period.people))?;
            }
        }
        if let Published::Shown(open) = people.open_answers {
            self.put(at, "no_open_answer", share(open.none))?;
            self.put(at, "two_or_more_open_answers", share(open.two_or_more))?;
        }
        Ok(())
    }

    fn item(&mut self, item: &Item, figures: &ItemFigures) -> Result<(), Error> {
        let at = At {
            item: Some(item),
            ..At::default()
        };
        let base = figures.base;
        self.put(at, "shown", base.shown.map(Value::Count))?;
        self.put(at, "answered", base.answered.map(Value::Count))?;
        self.put(at, "dont_know", base.dk.map(Value::Count))?;
        self.put(at, "skipped", base.skipped.map(Value::Count))?;
        match &figures.figures {
            Published::Shown(figures) => self.figures(at, item, figures)?,
            Published::Suppressed(reason) => {
                self.put(at, "figures", Published::Suppressed(*reason))?;
            }
        }
        match &figures.breakdown {
            Published::Shown(breakdown) => {
                for block in &breakdown.blocks {
                    let group = Some(&block.group);
                    let at = At { group, ..at };
                    self.put(at, "answered", count(block.answered))?;
                    self.figures(at, item, &block.figures)?;
                }
                Ok(())
            }
            Published::Suppressed(Reason::NotBrokenDown) => Ok(()),
            Published::Suppressed(reason) => {
                self.put(at, "breakdown", Published::Suppressed(*reason))
            }
        }
    }

    fn figures(&mut self, at: At<'_>, item: &Item, figures: &Figures) -> Result<(), Error> {
        match figures {
            Figures::Choices(choices) => self.choices(at, item, choices),
            Figures::Ranking(ranking) => self.ranking(at, item, ranking),
            Figures::Matrix(matrix) => self.matrix(at, item, matrix),
            Figures::Records(records) => self.records(at, item, records),
            // How many wrote something is told as `answered`.
            Figures::Text { .. } => Ok(()),
        }
    }

    fn choices(&mut self, at: At<'_>, item: &Item, choices: &Choices) -> Result<(), Error> {
        for row in &choices.rows {
            let at = at.row(row.code.as_str(), self.label(item.choices(), &row.code));
            self.put(at, "people", row.share.map(Value::Share))?;
        }
        self.dk(at, choices.dk)
    }

    fn ranking(&mut self, at: At<'_>, item: &Item, ranking: &Ranking) -> Result<(), Error> {
        for row in &ranking.rows {
            let at = at.row(row.code.as_str(), self.label(item.choices(), &row.code));
            self.put(at, "people", share(row.chosen))?;
            for (index, place) in row.places.iter().enumerate() {
                self.put(at, &format!("place_{}", index + 1), share(*place))?;
            }
            self.put(at, "points", row.borda.map(Value::Count))?;
        }
        self.dk(at, ranking.dk)
    }

    fn dk(&mut self, at: At<'_>, dk: Option<Share>) -> Result<(), Error> {
        let Some(dk) = dk else { return Ok(()) };
        let label = words(self.language).say("answer-dk");
        self.put(at.row(DK, &label), "people", share(dk))
    }

    fn matrix(&mut self, at: At<'_>, item: &Item, matrix: &Matrix) -> Result<(), Error> {
        let rows = self.survey.possible_rows(item);
        for row in &matrix.rows {
            if is_internal_row(self.survey, item, &row.code) {
                continue;
            }
            let at = at.row(row.code.as_str(), label(&rows, &row.code, self.language));
            match &row.figures {
                Published::Shown(figures) => self.matrix_row(at, item, matrix, figures)?,
                Published::Suppressed(reason) => {
                    self.put(at, "figures", Published::Suppressed(*reason))?;
                }
            }
        }
        Ok(())
    }

    fn matrix_row(
        &mut self,
        at: At<'_>,
        item: &Item,
        matrix: &Matrix,
        row: &RowFigures,
    ) -> Result<(), Error> {
        let points = item.scale().map_or(&[][..], |scale| &scale.points);
        for (code, at_point) in matrix.points.iter().zip(&row.points) {
            let point = points.iter().find(|point| point.code == *code);
            let label = point.map_or("", |point| point.label.get(self.language));
            self.put(at.point(code.as_str(), label), "people", share(*at_point))?;
        }
        if item.dk {
            let label = words(self.language).say("answer-dk");
            self.put(at.point(DK, &label), "people", share(row.dk))?;
        }
        self.put(at, "rated", count(row.rated))?;
        // By group it is never told, which is no news about the group.
        if at.group.is_none() {
            self.put(at, "left_out", row.left_out.map(Value::Count))?;
        }
        if let Some(top) = row.top {
            self.put(at, "top_box", share(top))?;
        }
        if let Some(median) = row.median {
            self.put(at, "median", median.map(Value::Point))?;
        }
        if let Some(mean) = row.mean {
            self.put(at, "mean", mean.map(Value::Mean))?;
        }
        match row.gap {
            Some(Published::Shown(gap)) => self.gap(at, &gap),
            Some(Published::Suppressed(reason)) => {
                self.put(at, "gap_mean", Published::Suppressed(reason))
            }
            None => Ok(()),
        }
    }

    fn gap(&mut self, at: At<'_>, gap: &Gap) -> Result<(), Error> {
        self.put(at, "gap_people", count(gap.people))?;
        self.put(at, "gap_mean", Published::Shown(Value::Mean(gap.mean_gap)))?;
        if at.group.is_none() {
            let extremes = gap.extremes;
            self.put(at, "gap_min", extremes.map(|(low, _)| Value::Point(low)))?;
            self.put(at, "gap_max", extremes.map(|(_, high)| Value::Point(high)))?;
        }
        Ok(())
    }

    fn records(&mut self, at: At<'_>, item: &Item, records: &Records) -> Result<(), Error> {
        self.put(at, "people", count(records.people))?;
        self.put(at, "records", count(records.records))?;
        for (index, people) in records.per_person.iter().enumerate() {
            self.put(at, &format!("people_with_{}", index + 1), share(*people))?;
        }
        let Kind::Records { fields, .. } = &item.kind else {
            return Ok(());
        };
        for counted in &records.fields {
            let Some(field) = fields.iter().find(|field| field.id == counted.field) else {
                continue;
            };
            let FieldKind::Choice(choices) = &field.kind else {
                continue;
            };
            let at = at.row(field.id.as_str(), field.label.get(self.language));
            for (code, of) in &counted.rows {
                let at = at.point(code.as_str(), self.label(choices, code));
                self.put(at, "records", share(*of))?;
            }
            self.put(at, "records_without", share(counted.not_given))?;
        }
        Ok(())
    }

    fn label<'c>(&self, choices: &'c [Choice], code: &Code) -> &'c str {
        label(choices, code, self.language)
    }

    /// The name of a group and its label.
    fn group(&self, group: &Group) -> (String, String) {
        let say = words(self.language);
        match group {
            Group::One(code) => {
                let label = self.label(self.survey.groups(), code);
                (code.to_string(), label.to_owned())
            }
            Group::NotGiven => ("not_given".to_owned(), say.say("export-no-group")),
            Group::Others { codes, not_given } => {
                let nobody = not_given.then(|| say.say("export-no-group"));
                let names: Vec<String> = codes
                    .iter()
                    .map(|code| self.label(self.survey.groups(), code).to_owned())
                    .chain(nobody)
                    .collect();
                let label = format!("{} ({})", say.say("answer-other-group"), names.join("; "));
                ("others".to_owned(), label)
            }
        }
    }

    fn put(&mut self, at: At<'_>, statistic: &str, figure: Published<Value>) -> Result<(), Error> {
        let (group, group_label) = at
            .group
            .map_or_else(Default::default, |group| self.group(group));
        let item_label = at
            .item
            .map_or("", |item| item.short_or_text().get(self.language));
        let sheet = &mut self.sheet;
        sheet.plain(at.item.map_or("", |item| item.id.as_str()))?;
        sheet.words(item_label)?;
        sheet.plain(&group)?;
        sheet.words(&group_label)?;
        sheet.plain(at.row)?;
        sheet.words(at.row_label)?;
        sheet.plain(at.point)?;
        sheet.words(at.point_label)?;
        sheet.plain(statistic)?;
        for cell in cells(figure) {
            sheet.plain(&cell)?;
        }
        sheet.end_line()
    }
}

/// Value, base, percentage and mark of a figure.
fn cells(figure: Published<Value>) -> [String; 4] {
    let none = String::new;
    match figure {
        Published::Suppressed(reason) => [none(), none(), none(), mark(reason).to_owned()],
        Published::Shown(Value::Count(number)) => [number.to_string(), none(), none(), none()],
        Published::Shown(Value::Point(point)) => [point.to_string(), none(), none(), none()],
        Published::Shown(Value::Mean(mean)) => [format!("{mean:.2}"), none(), none(), none()],
        Published::Shown(Value::Share(share)) => {
            let base = share.base.to_string();
            let percent = match (share.percent(), share.precision()) {
                (Some(percent), Precision::Both) => format!("{percent:.1}"),
                (Some(percent), Precision::CountFirst) => format!("{percent:.0}"),
                (Some(_), Precision::CountOnly) | (None, _) => none(),
            };
            match share.count {
                Count::Exact(number) => [number.to_string(), base, percent, none()],
                Count::UnderTenth => [none(), base, none(), "under_10_percent".to_owned()],
                Count::OverNineTenths => [none(), base, none(), "over_90_percent".to_owned()],
            }
        }
    }
}

/// Why a figure is withheld, as the file says it.
fn mark(reason: Reason) -> &'static str {
    match reason {
        Reason::TooFew => "too_few",
        Reason::SmallGroup => "small_group",
        Reason::TooFewGroups => "too_few_groups",
        Reason::NotBrokenDown => "not_broken_down",
        Reason::Unanimous => "unanimous",
        Reason::Derivable => "derivable",
    }
}

fn label<'c>(choices: &'c [Choice], code: &Code, language: Language) -> &'c str {
    choices
        .iter()
        .find(|choice| choice.code == *code)
        .map_or("", |choice| choice.short_or_label().get(language))
}
