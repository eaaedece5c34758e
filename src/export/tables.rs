//! The published tables: every figure of a survey after disclosure control, one a line.
//!
//! Owns the columns, the labels and the marks; names and order of the figures are those of
//! [`analysis::name`](crate::analysis::name). Its figures come as `Published` values, so it cannot
//! write what was withheld. Items for the organisers only are never in it.
//!
//! `value` is empty where `mark` says why: a reason for withholding, or `under_10_percent` and
//! `over_90_percent` in groups of fewer than ten. Percentages are given from a base of 10 on, with
//! a decimal from a base of 30 on.

use std::io::Write;

use super::grid::{Grid, Line};
use super::{Error, Options};
use crate::analysis::{Count, Group, Named, Precision, Published, Reason, Results, Value, name};
use crate::i18n::words;
use crate::id::{Code, DK, ItemId};
use crate::language::{Language, LocalText};
use crate::survey::{Choice, FieldKind, Item, Kind, Survey};

/// The header of the file.
pub(super) const COLUMNS: [&str; 14] = [
    "name",
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
    tables(survey, results, options.labels).write(options, sink)
}

/// The published figures, with labels in `language` or the base language of the survey.
pub(super) fn tables(survey: &Survey, results: &Results, language: Option<Language>) -> Grid {
    let labels = Labels {
        survey,
        language: language.unwrap_or(survey.base_language()),
    };
    let lines = name::published(survey, results).into_iter().map(|named| {
        let item = named.item.and_then(|id| survey.item(id.as_str()));
        let group = named.group;
        let row = Row::of(&named);
        let mut line = Line::default();
        line.plain(row.name);
        line.plain(row.item);
        line.words(item.map_or("", |item| item.short_or_text().get(labels.language)));
        line.plain(row.group);
        line.words(group.map(|group| labels.group(group)).unwrap_or_default());
        line.plain(row.row);
        line.words(labels.row(item, &named));
        line.plain(row.point);
        line.words(labels.point(item, &named));
        line.plain(row.statistic);
        let [value, base, percent, mark] = row.cells;
        for figure in [value, base, percent] {
            line.number(figure);
        }
        line.plain(mark);
        line.0
    });
    Grid {
        headers: COLUMNS.map(str::to_owned).to_vec(),
        lines: lines.collect(),
    }
}

/// A line without its labels; what does not apply is empty.
pub(super) struct Row<'n> {
    pub(super) name: String,
    pub(super) item: &'n str,
    pub(super) group: &'n str,
    pub(super) row: &'n str,
    pub(super) point: &'n str,
    pub(super) statistic: &'n str,
    /// Value, base, percentage and mark.
    pub(super) cells: [String; 4],
}

impl<'n> Row<'n> {
    pub(super) fn of(named: &'n Named<'_>) -> Self {
        Self {
            name: named.name(),
            item: named.item.map_or("", ItemId::as_str),
            group: named.group.map_or("", Group::name),
            row: &named.row,
            point: &named.point,
            statistic: &named.statistic,
            cells: cells(named.figure),
        }
    }
}

/// What respondents read for codes, in one language.
#[derive(Clone, Copy)]
struct Labels<'s> {
    survey: &'s Survey,
    language: Language,
}

impl Labels<'_> {
    fn row(self, item: Option<&Item>, named: &Named<'_>) -> String {
        let Some(item) = item else {
            return String::new();
        };
        match &item.kind {
            Kind::Matrix { .. } => self.choice(&self.survey.possible_rows(item), &named.row),
            Kind::Records { fields, .. } => {
                let field = fields.iter().find(|field| *field.id.as_str() == *named.row);
                field.map_or_else(String::new, |field| self.text(&field.label))
            }
            _ => self.choice(item.choices(), &named.row),
        }
    }

    fn point(self, item: Option<&Item>, named: &Named<'_>) -> String {
        let Some(item) = item else {
            let languages = named.point.split('+').filter_map(Language::parse);
            return languages
                .map(Language::own_name)
                .collect::<Vec<_>>()
                .join("; ");
        };
        match &item.kind {
            Kind::Records { fields, .. } => {
                let field = fields.iter().find(|field| *field.id.as_str() == *named.row);
                match field.map(|field| &field.kind) {
                    Some(FieldKind::Choice(choices)) => self.choice(choices, &named.point),
                    _ => String::new(),
                }
            }
            _ if named.point == DK => words(self.language).say("answer-dk"),
            _ => {
                let points = item.scale().map_or(&[][..], |scale| &scale.points);
                let point = points.iter().find(|p| *p.code.as_str() == *named.point);
                point.map_or_else(String::new, |point| self.text(&point.label))
            }
        }
    }

    fn choice(self, choices: &[Choice], code: &str) -> String {
        if code == DK {
            return words(self.language).say("answer-dk");
        }
        choices
            .iter()
            .find(|choice| choice.code.as_str() == code)
            .map_or_else(String::new, |choice| self.text(choice.short_or_label()))
    }

    fn text(self, text: &LocalText) -> String {
        text.get(self.language).to_owned()
    }

    fn group(self, group: &Group) -> String {
        let say = words(self.language);
        let label = |code: &Code| self.choice(self.survey.groups(), code.as_str());
        match group {
            Group::One(code) => label(code),
            Group::NotGiven => say.say("export-no-group"),
            Group::Others { codes, not_given } => {
                let nobody = not_given.then(|| say.say("export-no-group"));
                let names: Vec<String> = codes.iter().map(label).chain(nobody).collect();
                format!("{} ({})", say.say("answer-other-group"), names.join("; "))
            }
        }
    }
}

/// Value, base, percentage and mark of a figure.
pub(super) fn cells(figure: Published<Value>) -> [String; 4] {
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
pub(super) fn mark(reason: Reason) -> &'static str {
    match reason {
        Reason::TooFew => "too_few",
        Reason::SmallGroup => "small_group",
        Reason::TooFewGroups => "too_few_groups",
        Reason::NotBrokenDown => "not_broken_down",
        Reason::Unanimous => "unanimous",
        Reason::Derivable => "derivable",
    }
}
