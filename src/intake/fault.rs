//! What is wrong with a table of responses, told with sheet, line and column.
//!
//! Owns the joining of equal faults: a label that is unknown in a hundred lines is one fault, with
//! the lines it stands in.

use std::collections::BTreeMap;

use super::target::Header;
use crate::workbook::{Sheet, column_letters};

/// How many further lines of an equal fault are named.
const NAMED_LINES: usize = 5;

/// One fault, in one or several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands first: sheet, line and column.
    pub place: String,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The further lines in which the same stands.
    pub further: Vec<usize>,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.message)?;
        if !self.further.is_empty() {
            let named = self.further.iter().take(NAMED_LINES);
            let named: Vec<String> = named.map(ToString::to_string).collect();
            write!(f, "\n  the same in {}", named.join(", "))?;
            if self.further.len() > NAMED_LINES {
                write!(f, " and {} more", self.further.len() - NAMED_LINES)?;
            }
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// The faults of one table as they are found.
pub(super) struct Faults<'s> {
    sheet: &'s Sheet,
    list: Vec<Fault>,
    known: BTreeMap<(Option<usize>, String), usize>,
}

impl<'s> Faults<'s> {
    pub(super) fn new(sheet: &'s Sheet) -> Self {
        Self {
            sheet,
            list: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// Adds a fault of the row with this number, in a column or in the row as a whole.
    pub(super) fn add(
        &mut self,
        row: usize,
        column: Option<&Header>,
        message: String,
        help: Option<String>,
    ) {
        let key = (column.map(|header| header.at), message);
        if let Some(at) = self.known.get(&key) {
            let further = &mut self.list[*at].further;
            if further.last() != Some(&row) {
                further.push(row);
            }
            return;
        }
        let mut place = self.sheet.row_name(row);
        if let Some(header) = column {
            place = format!(
                "{place}, column {} `{}`",
                column_letters(header.at),
                header.name
            );
        }
        self.list.push(Fault {
            place,
            message: key.1.clone(),
            help,
            further: Vec::new(),
        });
        self.known.insert(key, self.list.len() - 1);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn into_list(self) -> Vec<Fault> {
        self.list
    }
}
