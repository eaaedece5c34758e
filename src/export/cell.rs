//! What stands in one cell of the wide file.
//!
//! Owns the step from a typed answer to the value of one column, reserved codes included. Knows
//! nothing of how a value is written.

use std::borrow::Cow;

use jiff::civil::Date;

use super::Error;
use super::column::{Column, Part, Type};
use super::status::reserved_code;
use crate::answer::{Answer, ItemStatus, Response};
use crate::id::{Code, DK};
use crate::survey::{Item, Survey};

/// The value of one cell.
#[derive(Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// Does not apply, or no words.
    Empty,
    /// A number that is no code.
    Number(i64),
    /// One of the codes of the column.
    Code(&'a str),
    /// Several of them.
    Codes(&'a [Code]),
    /// Words as typed.
    Words(&'a str),
    /// A day.
    Day(Date),
    /// No value, for this reason.
    Missing(ItemStatus),
}

/// What stands between the codes of a multiple response; no code has a space in it.
pub(super) const BETWEEN_CODES: &str = " ";

impl Cell<'_> {
    /// What is written where codes are.
    pub(super) fn coded(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Number(number) => number.to_string().into(),
            Self::Code(text) | Self::Words(text) => Cow::Borrowed(text),
            Self::Day(day) => day.to_string().into(),
            Self::Codes(codes) => {
                let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
                codes.join(BETWEEN_CODES).into()
            }
            Self::Missing(status) => {
                let code = reserved_code(*status);
                code.map_or(Cow::Borrowed(""), |code| code.to_string().into())
            }
        }
    }
}

/// What a response holds of one item.
pub(super) struct Given<'r> {
    status: ItemStatus,
    answer: Option<&'r Answer>,
    other: Option<&'r str>,
    rows: Vec<Code>,
}

impl<'r> Given<'r> {
    /// What `response` holds of `item`, whose status is `status`. Answers to what was not shown
    /// count for nothing: a partial response can still hold some.
    pub(super) fn of(
        survey: &Survey,
        item: &Item,
        status: ItemStatus,
        response: &'r Response,
    ) -> Self {
        let answers = &response.answers;
        let shown = status.is_answered();
        Self {
            status,
            answer: answers.answers.get(&item.id).filter(|_| shown),
            other: answers
                .other
                .get(&item.id)
                .map(String::as_str)
                .filter(|_| shown),
            rows: survey.rows(item, answers),
        }
    }

    /// The value of `column`, which is one of `item`.
    ///
    /// # Errors
    /// [`Error::Mismatch`] if the answer has another shape than the column.
    pub(super) fn cell<'a>(&'a self, item: &Item, column: &'a Column<'_>) -> Result<Cell<'a>, Error>
    where
        'r: 'a,
    {
        let Some(answer) = self.answer else {
            return Ok(self.missing(column));
        };
        Ok(match (&column.part, answer) {
            (Part::Other, _) => self.other.map_or(Cell::Empty, Cell::Words),
            (Part::Row(row), Answer::Matrix(points)) => match points.get(row) {
                _ if !self.rows.contains(row) => Cell::Missing(ItemStatus::NotShown),
                None => Cell::Missing(ItemStatus::Skipped),
                Some(point) if point.as_str() == DK => Cell::Missing(ItemStatus::DontKnow),
                Some(point) => Cell::Code(point.as_str()),
            },
            _ if self.status == ItemStatus::DontKnow => self.missing(column),
            (Part::Chosen, Answer::Single(code)) => Cell::Code(code.as_str()),
            (Part::Combined, Answer::Multiple(codes)) => Cell::Codes(codes),
            (Part::Choice(code), Answer::Multiple(codes)) => {
                Cell::Number(i64::from(codes.contains(code)))
            }
            (Part::Rank(place), Answer::Ranking(codes)) => codes
                .get(place - 1)
                .map_or(Cell::Missing(ItemStatus::Skipped), |code| {
                    Cell::Code(code.as_str())
                }),
            (Part::Place(code), Answer::Ranking(codes)) => codes
                .iter()
                .position(|ranked| ranked == code)
                .map_or(Cell::Empty, |index| Cell::Number(index as i64 + 1)),
            (Part::Words, Answer::Text(text)) => Cell::Words(text),
            (Part::Given, Answer::Text(_)) => Cell::Code("1"),
            (Part::Count, Answer::Records(records)) => Cell::Number(records.len() as i64),
            (Part::Field(number, field), Answer::Records(records)) => {
                let words = column.cell_type == Type::Words;
                match records.get(number - 1).map(|record| record.get(field)) {
                    Some(Some(value)) if words => Cell::Words(value),
                    Some(Some(value)) => Cell::Code(value),
                    Some(None) if !words => Cell::Missing(ItemStatus::Skipped),
                    Some(None) | None => Cell::Empty,
                }
            }
            _ => {
                return Err(Error::Mismatch {
                    item: item.id.clone(),
                });
            }
        })
    }

    /// What stands in `column` when the item as a whole has no value.
    fn missing(&self, column: &Column<'_>) -> Cell<'static> {
        match &column.part {
            Part::Choice(code) if code.as_str() == DK && self.status == ItemStatus::DontKnow => {
                Cell::Number(1)
            }
            Part::Row(row) if self.status == ItemStatus::Skipped && !self.rows.contains(row) => {
                Cell::Missing(ItemStatus::NotShown)
            }
            _ if column.cell_type == Type::Words => Cell::Empty,
            _ => Cell::Missing(self.status),
        }
    }
}
