//! A file as it is seen before anything is decided: headers, cells, and how days are written.
//!
//! Knows nothing of what the columns mean.

use std::collections::{BTreeMap, BTreeSet};

use super::super::target::{Header, headers};
use super::super::value;
use super::name::{Match, Names};
use crate::workbook::{Row, Sheet};

/// Where headers and responses stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) header_row: usize,
    pub(super) first_row: usize,
    /// The row with the words of the questions, where the headers are names.
    pub(super) label_row: Option<usize>,
}

impl Layout {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let number = |at: usize| sheet.rows.get(at).map(|row| row.number);
        let header_row = number(0).unwrap_or(1);
        // Qualtrics: names, questions, and what its own import recognises columns by.
        let is_qualtrics = sheet.rows.get(2).is_some_and(|row| {
            row.cells
                .iter()
                .any(|cell| cell.starts_with("{\"ImportId\""))
        });
        if is_qualtrics {
            return Self {
                header_row,
                first_row: number(2).unwrap_or(header_row) + 1,
                label_row: number(1),
            };
        }
        Self {
            header_row,
            first_row: header_row + 1,
            label_row: None,
        }
    }

    pub(super) fn columns<'s>(&self, sheet: &'s Sheet) -> Vec<Seen<'s>> {
        let Some(row) = sheet.row(self.header_row) else {
            return Vec::new();
        };
        let labels = self.label_row.and_then(|number| sheet.row(number));
        let rows = sheet.rows.iter().filter(|row| row.number >= self.first_row);
        let rows: Vec<&Row> = rows.collect();
        headers(row)
            .into_iter()
            .map(|header| Seen {
                label: labels.map(|row| row.cell(header.at)),
                cells: rows.iter().map(|row| row.cell(header.at)).collect(),
                header,
            })
            .collect()
    }
}

/// A column as it is seen.
#[derive(Debug)]
pub(super) struct Seen<'s> {
    pub(super) header: Header,
    pub(super) label: Option<&'s str>,
    pub(super) cells: Vec<&'s str>,
}

impl<'s> Seen<'s> {
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Each value once with how often it stands there, in order.
    pub(super) fn values(&self) -> BTreeMap<&'s str, usize> {
        let mut values = BTreeMap::new();
        for cell in self.cells.iter().filter(|cell| !cell.is_empty()) {
            *values.entry(*cell).or_default() += 1;
        }
        values
    }

    pub(super) fn matches(&self, names: &Names<'_>) -> Vec<Match> {
        let mut matches = names.matches(&self.header.name);
        if let Some(label) = self.label {
            matches.extend(names.matches(label));
            matches.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
            let mut seen = BTreeSet::new();
            matches.retain(|found| seen.insert(found.target.clone()));
        }
        matches
    }
}

/// How the days of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// Every one begins with its year.
    YearFirst,
    /// In this order, as a mapping names it.
    Ordered(&'static str),
    /// In an order that the days do not tell.
    Untold,
}

impl Days {
    pub(super) fn of(column: &Seen<'_>) -> Self {
        let numbers: Vec<[u16; 3]> = column
            .cells
            .iter()
            .filter_map(|cell| value::day_numbers(cell))
            .filter(|numbers| numbers[0] <= 31)
            .collect();
        let day_first = numbers.iter().any(|numbers| numbers[0] > 12);
        let month_first = numbers.iter().any(|numbers| numbers[1] > 12);
        match (day_first, month_first) {
            _ if numbers.is_empty() => Self::YearFirst,
            (true, false) => Self::Ordered("dmy"),
            (false, true) => Self::Ordered("mdy"),
            _ => Self::Untold,
        }
    }
}
