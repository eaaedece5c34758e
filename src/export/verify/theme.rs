//! Counted themes against the codings and responses that they were counted from.
//!
//! Owns how the lines of a codings file become what holds of a person. Counting and disclosure
//! control are those of `analysis`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::Arc;

use super::{TOLD, Told, Verdict, VerifyError, judge};
use crate::analysis::{ThemeTally, Value};
use crate::export::package::coding::UNSETTLED;
use crate::export::read::{ReadError, WideReader, find_columns};
use crate::export::tables::cells;
use crate::id::ItemId;
use crate::survey::Survey;

/// The columns of a codings file that say which code an answer has.
const GIVEN: [&str; 4] = ["response_id", "item", "code", "holds"];
/// The columns that say which theme a line counts.
const ABOUT: [&str; 2] = ["item", "code"];

/// What a codings file says.
#[derive(Default)]
struct Given {
    /// The codes, in the order in which they are met.
    codes: Vec<String>,
    /// The codes that were given to answers of each item.
    items: BTreeMap<ItemId, BTreeSet<usize>>,
    /// What holds of the answers of a response.
    holds: BTreeMap<String, BTreeSet<(ItemId, usize)>>,
    /// On which codes of which items coders still differ.
    open: BTreeSet<(ItemId, usize)>,
}

/// Counts every theme of `themes`, a published-themes file, again from `responses`, a wide file of
/// codes with all items, and from `codings`, all of one export. The verdicts stand in the order of
/// `themes`; themes that are missing from it come last.
///
/// # Errors
/// If a file cannot be read, or a line of the responses contradicts itself.
pub fn verify_themes(
    survey: &Arc<Survey>,
    responses: impl Read,
    codings: impl Read,
    themes: impl Read,
) -> Result<Vec<Verdict>, VerifyError> {
    let given = read_codings(codings).map_err(VerifyError::Codings)?;
    let published = read_themes(themes).map_err(VerifyError::Themes)?;
    let mut tally = ThemeTally::new(Arc::clone(survey), &given.items);
    let mut reader = WideReader::new(survey, responses).map_err(VerifyError::Responses)?;
    let none = BTreeSet::new();
    while let Some(response) = reader.next() {
        let response = response.map_err(VerifyError::Responses)?;
        tally.push(&response, given.holds.get(reader.number()).unwrap_or(&none));
    }
    let counted = tally.publish().into_iter().map(|theme| {
        let name = name(theme.item.as_str(), &given.codes[theme.code]);
        let told = if given.open.contains(&(theme.item, theme.code)) {
            Told::of(["", "", "", UNSETTLED])
        } else {
            let [value, base, percent, mark] = cells(theme.share.map(Value::Share));
            Told::of([&value, &base, &percent, &mark])
        };
        (name, told)
    });
    let counted: Vec<(String, Told)> = counted.collect();
    Ok(judge(published, &counted))
}

/// How a counted theme is called.
fn name(item: &str, code: &str) -> String {
    format!("theme {item}: {code}")
}

fn read_codings(source: impl Read) -> Result<Given, ReadError> {
    let mut reader = csv::Reader::from_reader(source);
    let columns = find_columns(reader.headers()?, GIVEN)?;
    let mut given = Given::default();
    for record in reader.into_records() {
        let record = record?;
        let cell = |at: usize| record.get(columns[at]).unwrap_or("");
        let item = ItemId::new(cell(1));
        let known = given.codes.iter().position(|code| code == cell(2));
        let code = known.unwrap_or_else(|| {
            given.codes.push(cell(2).to_owned());
            given.codes.len() - 1
        });
        given.items.entry(item.clone()).or_default().insert(code);
        match cell(3) {
            "1" => {
                let holds = given.holds.entry(cell(0).to_owned()).or_default();
                holds.insert((item, code));
            }
            "0" => {}
            "" => drop(given.open.insert((item, code))),
            other => {
                return Err(ReadError::Cell {
                    line: record.position().map_or(0, csv::Position::line),
                    column: GIVEN[3].to_owned(),
                    found: other.to_owned(),
                    expected: "`1`, `0` or nothing".to_owned(),
                });
            }
        }
    }
    Ok(given)
}

fn read_themes(source: impl Read) -> Result<Vec<(String, Told)>, ReadError> {
    let mut reader = csv::Reader::from_reader(source);
    let about = find_columns(reader.headers()?, ABOUT)?;
    let told = find_columns(reader.headers()?, TOLD)?;
    let mut themes = Vec::new();
    for record in reader.into_records() {
        let record = record?;
        let cell = |place: usize| record.get(place).unwrap_or("");
        let told = Told::of([0, 1, 2, 3].map(|at| cell(told[at])));
        themes.push((name(cell(about[0]), cell(about[1])), told));
    }
    Ok(themes)
}
