//! One response as the cells of its row.
//!
//! Owns the walk over the columns, which every file with a row a response has in common. Knows
//! nothing of how a cell is written.

use super::Error;
use super::cell::{Cell, Given};
use super::column::{Column, Columns, Part};
use crate::answer::{ItemStatus, Response};
use crate::survey::{Item, Survey};

/// Hands each cell of `response`, which has this `number` in the file, to `put`.
pub(super) fn each_cell(
    survey: &Survey,
    columns: &Columns<'_>,
    number: i64,
    response: &Response,
    mut put: impl FnMut(&Column<'_>, &Cell<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statuses = response.statuses(survey).into_iter();
    let mut current: Option<(&Item, Given<'_>)> = None;
    for column in columns.list() {
        let Some(item) = column.item else {
            put_about(column, number, response, &mut put)?;
            continue;
        };
        // The columns of one item stand together, in the order of the definition.
        if current.as_ref().is_none_or(|(held, _)| held.id != item.id) {
            let status = statuses
                .find(|(asked, _)| asked.id == item.id)
                .map_or(ItemStatus::NotReached, |(_, status)| status);
            current = Some((item, Given::of(survey, item, status, response)));
        }
        if let Some((item, given)) = &current {
            put(column, &given.cell(item, column)?)?;
        }
    }
    Ok(())
}

/// A cell of a column about the response itself.
fn put_about(
    column: &Column<'_>,
    number: i64,
    response: &Response,
    put: &mut impl FnMut(&Column<'_>, &Cell<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    match column.part {
        Part::ResponseId => put(column, &Cell::Number(number)),
        Part::Completeness if response.complete => put(column, &Cell::Code("complete")),
        Part::Completeness => put(column, &Cell::Code("partial")),
        Part::Language => put(column, &Cell::Code(response.language.tag())),
        _ => put(column, &Cell::Day(response.day)),
    }
}
