//! The choices of an item beside an open answer: drawn as dots, and as a table.

use super::Paper;
use super::table::line;
use crate::analysis::{Count, Published, Reason, Share, Told};
use crate::chart::dots::{DotRow, Dots};
use crate::id::Code;
use crate::report::document::Table;
use crate::survey::Item;

impl Paper<'_> {
    /// What was written beside the choices of `item`, if `text` is an open answer on its page.
    fn written(&self, item: &Item, text: &Item) -> Option<&Told> {
        let figures = self.issue.results.item(item.id.as_str())?;
        figures.told.iter().find(|told| told.text == text.id)
    }

    /// Sorted dots, with a ring where nobody, or too few, answered `text` as well.
    pub(super) fn dots(&self, item: &Item, text: &Item) -> Option<Dots> {
        let told = self.written(item, text)?;
        let rows = self.chosen(item).into_iter().map(|row| {
            let more = wrote(told, &row.code);
            DotRow {
                label: row.label,
                count: row.share.shown().and_then(|share| share.count.exact()),
                value: self.published(&row.share, |share| self.share(*share)),
                is_full: more.shown().is_some_and(|share| !is_nobody(share.count)),
                remark: more
                    .shown()
                    .map_or_else(untold, |share| self.count(share.count)),
            }
        });
        let name = || [("name", self.name(text).into())];
        Some(Dots {
            key: ["dots-full", "dots-ring"].map(|key| self.say_with(key, &name())),
            column: self.say_with("dots-column", &name()),
            rows: rows.collect(),
        })
    }

    /// The same figures in rows and columns.
    pub(super) fn told_table(&self, item: &Item, text: &Item) -> Option<Table> {
        let told = self.written(item, text)?;
        self.figures(&item.id)?;
        let caption = format!("{} – {}", self.name(item), self.name(text));
        let heads = vec![
            self.say("table-count"),
            self.say_with("dots-column", &[("name", self.name(text).into())]),
        ];
        let mut table = self.sheet(&caption, "table-option", heads, self.base(item));
        for row in self.chosen(item) {
            let people = self.published(&row.share, |share| self.share(*share));
            let more = wrote(told, &row.code);
            let more = more.shown().map_or_else(untold, |share| self.share(*share));
            table.rows.push(line(row.label, [people, more]));
        }
        Some(table)
    }
}

/// How many of those who made a choice wrote something.
fn wrote(told: &Told, code: &Code) -> Published<Share> {
    let row = told.rows.iter().find(|(known, _)| known == code);
    row.map_or(Published::Suppressed(Reason::TooFew), |(_, share)| *share)
}

fn is_nobody(count: Count) -> bool {
    matches!(count, Count::Exact(0) | Count::UnderTenth)
}

/// What stands in place of a number that is withheld. The number withheld is not said to be small:
/// it may be withheld for the sake of another.
fn untold() -> String {
    "–".to_owned()
}
