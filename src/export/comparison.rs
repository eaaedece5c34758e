//! Published figures of several events: a long table, a line a figure and event.
//!
//! Owns the columns and the marks. Figures are matched by name, that is by item and code; the
//! column `difference` says what was worded or asked differently at an event than at the latest one
//! that has the figure, and `mark` why a line has no value.

use std::collections::BTreeSet;
use std::io::Write;

use super::sheet::Sheet;
use super::tables::{Row, cells};
use super::{Error, Options};
use crate::analysis::name::{self, Index, Named};
use crate::analysis::{Group, Results};
use crate::id::ItemId;
use crate::survey::Survey;
use crate::survey::comparison::{Comparison, answers, compare};

const COLUMNS: [&str; 14] = [
    "name",
    "survey",
    "event_date",
    "event",
    "item",
    "group",
    "row",
    "point",
    "statistic",
    "value",
    "base",
    "percent",
    "mark",
    "difference",
];

/// Writes the published figures of `events`, the earliest first, to `sink` and gives it back. Names
/// of events are in [`Options::labels`], or in the base language of each survey.
///
/// # Errors
/// If `sink` cannot be written.
pub fn write_comparison<W: Write>(
    events: &[(&Survey, &Results)],
    options: Options,
    sink: W,
) -> Result<W, Error> {
    let mut sheet = Sheet::begin(sink, options, COLUMNS)?;
    let indexes: Vec<Index> = events
        .iter()
        .map(|(survey, results)| Index::of(survey, results))
        .collect();
    let mut done = BTreeSet::new();
    // The latest event leads: it is the one that the others are held against.
    for (survey, results) in events.iter().rev() {
        for named in name::published(survey, results) {
            // Days are those of one event.
            if named.row == "day" || !done.insert(named.name()) {
                continue;
            }
            for ((other, _), index) in events.iter().zip(&indexes) {
                write_line(&mut sheet, options, (survey, &named), (other, index))?;
            }
        }
    }
    sheet.finish()
}

/// The line of the figure `named` of `survey` at another event.
fn write_line<W: Write>(
    sheet: &mut Sheet<W>,
    options: Options,
    (survey, named): (&Survey, &Named<'_>),
    (other, index): (&Survey, &Index),
) -> Result<(), Error> {
    let row = Row::of(named);
    let language = options.labels.unwrap_or(other.base_language());
    sheet.plain(&row.name)?;
    sheet.plain(other.id.as_str())?;
    sheet.plain(&other.event.date.to_string())?;
    sheet.words(other.event.name.get(language))?;
    sheet.plain(named.item.map_or("", ItemId::as_str))?;
    sheet.plain(named.group.map_or("", Group::name))?;
    for cell in [row.row, row.point, row.statistic] {
        sheet.plain(cell)?;
    }
    let (figure, difference) = hold(survey, named, other, index);
    for cell in &figure {
        sheet.plain(cell)?;
    }
    sheet.plain(&difference)?;
    sheet.end_line()
}

/// Value, base, percentage and mark of a figure at another event, and what differs there.
fn hold(
    survey: &Survey,
    named: &Named<'_>,
    other: &Survey,
    index: &Index,
) -> ([String; 4], String) {
    let none = |mark: &str| {
        let [value, base, percent] = [const { String::new() }; 3];
        [value, base, percent, mark.to_owned()]
    };
    let figure = index.find(&named.name()).map(cells);
    let item = named.item.and_then(|id| survey.item(id.as_str()));
    let Some(item) = item else {
        return (
            figure.unwrap_or_else(|| none("not_published")),
            String::new(),
        );
    };
    let changes = match compare(survey, item, other) {
        Comparison::Missing => return (none("not_asked"), String::new()),
        Comparison::Different => return (none("asked_otherwise"), String::new()),
        Comparison::Same(changes) => changes,
    };
    let differences = [
        ("question", changes.question),
        ("scale", changes.scale),
        ("limit", changes.limit),
        ("dk", changes.dk),
        (
            "answer",
            changes
                .answers
                .iter()
                .any(|code| code.as_str() == named.row),
        ),
    ];
    let differences: Vec<&str> = differences
        .iter()
        .filter(|(_, differs)| *differs)
        .map(|(name, _)| *name)
        .collect();
    let is_offered = |survey: &Survey| {
        let asked = survey.item(item.id.as_str());
        let offered = asked.map_or_else(Vec::new, |asked| answers(survey, asked));
        offered
            .iter()
            .any(|answer| answer.code.as_str() == named.row)
    };
    let figure = figure.unwrap_or_else(|| {
        if is_offered(survey) && !is_offered(other) {
            none("not_offered")
        } else {
            none("not_published")
        }
    });
    (figure, differences.join(" "))
}
