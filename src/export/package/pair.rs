//! The file of paired choices: two items that offer the same choices, side by side for each
//! response and choice, such as what is needed and what is offered.
//!
//! Owns which items are a pair: closed items whose choices have the same codes in the same order.
//! Nothing in the definition has to say so.

use super::{Line, Sink};
use crate::answer::{Answer, ItemStatus};
use crate::export::sheet::Sheet;
use crate::export::status::reserved_code;
use crate::export::{Error, Options};
use crate::id::Code;
use crate::survey::{Item, Kind, Survey};

/// The header of the file, with the message that describes each column.
pub(super) const COLUMNS: [(&str, &str); 6] = [
    ("response_id", "export-column-response-id"),
    ("first_item", "export-column-first-item"),
    ("second_item", "export-column-second-item"),
    ("code", "export-column-pair-code"),
    ("in_first", "export-column-in-first"),
    ("in_second", "export-column-in-second"),
];

/// The items that are pairs, the one asked first before the other.
pub(super) fn pairs(survey: &Survey) -> Vec<(&Item, &Item)> {
    let items: Vec<&Item> = survey
        .items()
        .filter(|item| matches!(item.kind, Kind::Multiple { .. } | Kind::Ranking { .. }))
        .collect();
    let mut pairs = Vec::new();
    for (index, first) in items.iter().enumerate() {
        let rest = items[index + 1..].iter();
        let same = rest.filter(|second| codes(first).eq(codes(second)));
        pairs.extend(same.map(|second| (*first, *second)));
    }
    pairs
}

fn codes(item: &Item) -> impl Iterator<Item = &Code> {
    item.choices().iter().map(|choice| &choice.code)
}

/// The file of paired choices being written.
pub(super) struct Pairs<'s> {
    pairs: Vec<(&'s Item, &'s Item)>,
    sheet: Sheet<Sink>,
}

impl<'s> Pairs<'s> {
    /// Begins the file; `None` for a survey without pairs.
    pub(super) fn begin(
        survey: &'s Survey,
        options: Options,
        create: impl Fn(&str) -> Result<Sink, Error>,
    ) -> Result<Option<Self>, Error> {
        let pairs = pairs(survey);
        if pairs.is_empty() {
            return Ok(None);
        }
        let sink = create(super::schema::PAIRS)?;
        let sheet = Sheet::begin(sink, options, COLUMNS.map(|(name, _)| name))?;
        Ok(Some(Self { pairs, sheet }))
    }

    /// Writes the lines of one response: one for each choice of each pair.
    pub(super) fn write(&mut self, line: &Line<'_>) -> Result<(), Error> {
        for (first, second) in &self.pairs {
            let sides = [*first, *second].map(|item| {
                let status = line.status(item);
                (status, line.response.answers.get(item.id.as_str()))
            });
            for code in codes(first) {
                self.sheet.number(line.number)?;
                self.sheet.plain(first.id.as_str())?;
                self.sheet.plain(second.id.as_str())?;
                self.sheet.plain(code.as_str())?;
                for (status, answer) in sides {
                    self.sheet.number(chosen(status, answer, code))?;
                }
                self.sheet.end_line()?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.sheet.finish().map(drop)
    }
}

/// 1 if `code` was chosen, 0 if not, a reserved code if nothing was said.
fn chosen(status: ItemStatus, answer: Option<&Answer>, code: &Code) -> i64 {
    match answer {
        Some(Answer::Multiple(codes) | Answer::Ranking(codes))
            if status == ItemStatus::Answered =>
        {
            i64::from(codes.contains(code))
        }
        _ => reserved_code(status).unwrap_or_default(),
    }
}
