//! Responses and figures as JSON: the columns of the wide file and of the published tables.
//!
//! Owns how a cell stands in JSON: codes and words as strings, several codes as a list, numbers and
//! reserved codes as numbers, what does not apply as `null`. Words are as typed: nothing that reads
//! JSON takes them for a formula.

use std::io::Write;

use serde_json::{Value, json};

use super::Error;
use super::cell::Cell;
use super::column::{Column, Columns, Type};
use super::row::each_cell;
use super::status::reserved_code;
use super::tables::Row;
use crate::analysis::{Results, name};
use crate::answer::Response;
use crate::id::Code;
use crate::survey::Survey;

/// Writes responses as JSON Lines: an object a response, with the names of the columns of the wide
/// file in their order.
pub struct RecordWriter<'s, W: Write> {
    survey: &'s Survey,
    columns: Columns<'s>,
    sink: W,
    written: i64,
}

impl<'s, W: Write> RecordWriter<'s, W> {
    /// Begins after `written` responses, which stand in an earlier part of the same file.
    pub fn resume(survey: &'s Survey, sink: W, written: i64) -> Self {
        Self {
            survey,
            columns: Columns::of(survey),
            sink,
            written,
        }
    }

    /// Writes the line of one response.
    ///
    /// # Errors
    /// If the sink cannot be written, or [`Error::Mismatch`] if the response was not given to this
    /// survey.
    pub fn write(&mut self, response: &Response) -> Result<(), Error> {
        self.written += 1;
        let sink = &mut self.sink;
        let mut before = '{';
        each_cell(
            self.survey,
            &self.columns,
            self.written,
            response,
            |column, cell| {
                // A map of the JSON library would put the columns in the order of their names.
                write!(sink, "{before}\"{}\":{}", column.name, value(column, cell))?;
                before = ',';
                Ok(())
            },
        )?;
        Ok(sink.write_all(b"}\n")?)
    }
}

/// What stands for a cell.
fn value(column: &Column<'_>, cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => (*number).into(),
        Cell::Code(code) if column.cell_type == Type::Integer => code
            .parse::<i64>()
            .map_or_else(|_| (*code).into(), Value::from),
        Cell::Code(text) | Cell::Words(text) => (*text).into(),
        Cell::Codes(codes) => codes.iter().map(Code::as_str).collect(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Missing(status) => reserved_code(*status).into(),
    }
}

/// The published figures: the lines of the published tables, without their labels.
pub fn figure_records(survey: &Survey, results: &Results) -> Vec<Value> {
    name::published(survey, results)
        .iter()
        .map(|named| {
            let Row {
                name,
                item,
                group,
                row,
                point,
                statistic,
                cells: [number, base, percent, mark],
            } = Row::of(named);
            let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            json!({
                "name": name,
                "item": text(item),
                "group": text(group),
                "row": text(row),
                "point": text(point),
                "statistic": statistic,
                "value": parse(&number),
                "base": parse(&base),
                "percent": parse(&percent),
                "mark": text(&mark),
            })
        })
        .collect()
}

/// A number as the tables write it; `null` where they write none.
fn parse(text: &str) -> Option<serde_json::Number> {
    text.parse().ok()
}
