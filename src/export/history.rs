//! The published versions of a survey, and what became of each column between them.
//!
//! Owns how a change is told in the data dictionary. The files themselves have the columns of the
//! current version: what it dropped is named in the dictionary and is in no file of answers. Knows
//! nothing of where versions are kept.

use std::sync::Arc;

use super::column::{Column, Columns};
use crate::language::LocalText;
use crate::survey::Survey;

/// The versions of a survey with their numbers, the current one last.
#[derive(Debug, Clone)]
pub struct History {
    earlier: Vec<(i64, Arc<Survey>)>,
    current: (i64, Arc<Survey>),
}

/// A column that the current version has no more.
pub(super) struct Dropped<'s> {
    /// The column as it was.
    pub(super) column: Column<'s>,
    /// The last version that had it.
    pub(super) survey: &'s Survey,
}

impl History {
    /// A survey with one version.
    pub fn new(version: i64, survey: Arc<Survey>) -> Self {
        Self {
            earlier: Vec::new(),
            current: (version, survey),
        }
    }

    /// The same with the versions before it, oldest first.
    #[must_use]
    pub fn after(mut self, earlier: Vec<(i64, Arc<Survey>)>) -> Self {
        self.earlier = earlier;
        self
    }

    /// The current version.
    pub fn current(&self) -> &Survey {
        &self.current.1
    }

    /// The number of the current version.
    pub fn version(&self) -> i64 {
        self.current.0
    }

    /// The versions before it, oldest first.
    pub(super) fn earlier(&self) -> impl DoubleEndedIterator<Item = (i64, &Survey)> {
        self.earlier
            .iter()
            .map(|(version, survey)| (*version, &**survey))
    }

    fn all(&self) -> Vec<(i64, Columns<'_>)> {
        let current = (self.version(), self.current());
        let surveys = self.earlier().chain([current]);
        surveys
            .map(|(version, survey)| (version, Columns::of(survey)))
            .collect()
    }
}

/// The columns of every version, to look changes up in.
pub(super) struct Changes<'s> {
    history: &'s History,
    versions: Vec<(i64, Columns<'s>)>,
}

impl<'s> Changes<'s> {
    pub(super) fn of(history: &'s History) -> Self {
        let versions = history.all();
        Self { history, versions }
    }

    /// Each version that has the column, with what it says of it.
    fn told<'a>(&'a self, column: &'a Column<'_>) -> impl Iterator<Item = (i64, &'a Column<'s>)> {
        self.versions.iter().filter_map(move |(version, columns)| {
            let found = columns.list().iter().find(|other| is_same(other, column))?;
            Some((*version, found))
        })
    }

    /// The versions that have the column: `1-3`, `2`, `1, 3`.
    pub(super) fn asked_in(&self, column: &Column<'_>) -> String {
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for (version, _) in self.told(column) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == version => *last = version,
                _ => runs.push((version, version)),
            }
        }
        let runs = runs.iter().map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            }
        });
        runs.collect::<Vec<_>>().join(", ")
    }

    /// What later versions say otherwise than the one before: `2=question | 3=values`.
    pub(super) fn changed(&self, column: &Column<'_>) -> String {
        let told: Vec<_> = self.told(column).collect();
        let mut changes = Vec::new();
        for pair in told.windows(2) {
            let [(_, before), (version, after)] = pair else {
                continue;
            };
            let differences = [
                ("question", text(before) != text(after)),
                ("part", before.label != after.label),
                ("values", before.values != after.values),
            ];
            let differences = differences.into_iter().filter(|(_, differs)| *differs);
            changes.extend(differences.map(|(what, _)| format!("{version}={what}")));
        }
        changes.join(super::dictionary::BETWEEN)
    }

    /// The columns that only earlier versions have, each as the last one that had it says.
    pub(super) fn dropped(&self) -> Vec<Dropped<'s>> {
        let mut dropped: Vec<Dropped<'s>> = Vec::new();
        let current = self.versions.last();
        for (version, survey) in self.history.earlier().rev() {
            let of_version = self.versions.iter().find(|(number, _)| *number == version);
            let columns = of_version.map_or(&[][..], |(_, columns)| columns.list());
            for column in columns {
                let kept = current.is_some_and(|(_, columns)| {
                    columns.list().iter().any(|other| is_same(other, column))
                });
                if !kept && !dropped.iter().any(|known| is_same(&known.column, column)) {
                    let column = column.clone();
                    dropped.push(Dropped { column, survey });
                }
            }
        }
        dropped
    }
}

fn text<'a>(column: &Column<'a>) -> Option<&'a LocalText> {
    column.item.map(|item| &item.text)
}

/// Whether two versions mean the same thing by their columns.
fn is_same(one: &Column<'_>, other: &Column<'_>) -> bool {
    let of = |column: &Column<'_>| column.item.map(|item| item.id.clone());
    one.part == other.part && of(one) == of(other)
}
