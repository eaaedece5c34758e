//! Published figures against the responses they were counted from.
//!
//! Owns the comparison: every figure of the published tables is counted again from the wide file,
//! and each gets a verdict. Counting and disclosure control are those of `analysis`.

mod theme;

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::sync::Arc;

use super::read::{ReadError, WideReader, find_columns};
use super::tables::mark;
use super::{Error, Options, write_tables};
use crate::analysis::{Partition, Reason, Tabulator};
use crate::survey::Survey;

pub use theme::verify_themes;

/// The columns that say what a figure is about, from which its name is made.
const ABOUT: [&str; 6] = ["name", "item", "row", "point", "statistic", "group"];
/// The columns that tell the figure.
const TOLD: [&str; 4] = ["value", "base", "percent", "mark"];

/// What became of one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Its name.
    pub name: String,
    /// Whether it holds.
    pub outcome: Outcome,
}

/// Whether a figure holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The responses give the same.
    Pass(Told),
    /// The responses give another figure.
    Differs {
        /// What was published.
        published: Told,
        /// What the responses give.
        counted: Told,
    },
    /// It was published, and the responses give no such figure.
    NotCounted(Told),
    /// The responses give it, and it was not published.
    NotPublished(Told),
}

/// A figure as the published tables tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    value: String,
    base: String,
    percent: String,
    mark: String,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            value,
            base,
            percent,
            mark,
        } = self;
        if value.is_empty() {
            write!(f, "withheld ({mark})")?;
        } else {
            write!(f, "{value}")?;
        }
        if !base.is_empty() {
            write!(f, " of {base}")?;
        }
        if !percent.is_empty() {
            write!(f, " ({percent} %)")?;
        }
        Ok(())
    }
}

impl Told {
    /// What the cells of [`TOLD`] say.
    fn of(cells: [&str; 4]) -> Self {
        let [value, base, percent, mark] = cells.map(str::to_owned);
        Self {
            value,
            base,
            percent,
            mark,
        }
    }

    fn withheld(&self) -> Option<Reason> {
        let mut reasons = Reason::ALL.into_iter();
        reasons.find(|reason| self.mark == mark(*reason))
    }
}

impl Outcome {
    /// Whether the figure holds.
    pub fn is_pass(&self) -> bool {
        matches!(self, Self::Pass(_))
    }
}

/// Why figures cannot be verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The file of responses cannot be read.
    #[error("the responses: {0}")]
    Responses(ReadError),
    /// The published tables cannot be read.
    #[error("the published tables: {0}")]
    Tables(ReadError),
    /// The codings cannot be read.
    #[error("the codings: {0}")]
    Codings(ReadError),
    /// The counted themes cannot be read.
    #[error("the themes: {0}")]
    Themes(ReadError),
    /// The figures cannot be written for comparison.
    #[error(transparent)]
    Write(#[from] Error),
}

/// Counts every figure of `tables`, a published-tables file, again from `responses`, a wide file of
/// codes with all items. The verdicts stand in the order of `tables`; figures that are missing from
/// it come last.
///
/// # Errors
/// If a file cannot be read, or a line of the responses contradicts itself.
pub fn verify(
    survey: &Arc<Survey>,
    responses: impl Read,
    tables: impl Read,
) -> Result<Vec<Verdict>, VerifyError> {
    let mut tabulator = Tabulator::new(Arc::clone(survey));
    let reader = WideReader::new(survey, responses).map_err(VerifyError::Responses)?;
    for response in reader {
        tabulator.push(&response.map_err(VerifyError::Responses)?);
    }
    let published = read_tables(tables).map_err(VerifyError::Tables)?;
    // After a first release groups are divided as they were then, which the responses of today do
    // not tell; whether the parts are large enough is judged anew.
    let names = published
        .iter()
        .map(|(name, told)| (&**name, told.withheld()));
    let partition = Partition::of_figures(survey, names);
    let results = tabulator.publish_by(&partition);
    let counted = write_tables(survey, &results, Options::default(), Vec::new())?;
    let counted = read_tables(counted.as_slice()).map_err(VerifyError::Tables)?;

    Ok(judge(published, &counted))
}

/// A verdict for each figure of `published`, then one for each that only `counted` has.
fn judge(published: Vec<(String, Told)>, counted: &[(String, Told)]) -> Vec<Verdict> {
    let mut left: BTreeMap<&str, &Told> = counted.iter().map(|(name, t)| (&**name, t)).collect();
    let mut verdicts = Vec::new();
    for (name, published) in published {
        let outcome = match left.remove(name.as_str()) {
            Some(counted) if *counted == published => Outcome::Pass(published),
            Some(counted) => Outcome::Differs {
                published,
                counted: counted.clone(),
            },
            None => Outcome::NotCounted(published),
        };
        verdicts.push(Verdict { name, outcome });
    }
    verdicts.extend(left.into_iter().map(|(name, told)| Verdict {
        name: name.to_owned(),
        outcome: Outcome::NotPublished(told.clone()),
    }));
    verdicts
}

/// Each figure of a published-tables file with its name, in the order of the file.
fn read_tables(source: impl Read) -> Result<Vec<(String, Told)>, ReadError> {
    let mut reader = csv::Reader::from_reader(source);
    let about = find_columns(reader.headers()?, ABOUT)?;
    let told = find_columns(reader.headers()?, TOLD)?;
    let mut figures = Vec::new();
    for record in reader.into_records() {
        let record = record?;
        let cell = |place: &usize| record.get(*place).unwrap_or("");
        let name = cell(&about[0]);
        let parts: Vec<&str> = about[1..5].iter().map(cell).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let group = cell(&about[5]);
        let mark = if group.is_empty() { "" } else { "@" };
        let expected = format!("{}{mark}{group}", parts.join("."));
        if name != expected {
            return Err(ReadError::Cell {
                line: record.position().map_or(0, csv::Position::line),
                column: ABOUT[0].to_owned(),
                found: name.to_owned(),
                expected: format!("`{expected}` by the other cells of the line"),
            });
        }
        figures.push((
            name.to_owned(),
            Told::of([0, 1, 2, 3].map(|at| cell(&told[at]))),
        ));
    }
    Ok(figures)
}
