//! The files of records: one line a record, such as a practice, one file an item.
//!
//! Owns their columns and names. A field that was left out is `-99` where it holds codes and empty
//! where it holds words.

use super::schema::Field;
use super::{Line, Sink};
use crate::answer::{Answer, ItemStatus};
use crate::export::name::Names;
use crate::export::sheet::Sheet;
use crate::export::status::reserved_code;
use crate::export::{Error, Options};
use crate::survey::{self, FieldKind, Item, Kind, Survey};

/// One file of records being written.
pub(super) struct Records<'s> {
    item: &'s Item,
    fields: &'s [survey::Field],
    sheet: Sheet<Sink>,
}

/// The path of the file of `item`.
pub(super) fn path(item: &Item) -> String {
    format!("data/records-{}.csv", item.id)
}

/// Each item that asks for records, with its fields.
pub(super) fn items(survey: &Survey) -> impl Iterator<Item = (&Item, &[survey::Field], usize)> {
    survey.items().filter_map(|item| match &item.kind {
        Kind::Records { fields, max } => Some((item, fields.as_slice(), *max)),
        _ => None,
    })
}

/// The columns of the fields of an item, in order.
pub(super) fn fields(fields: &[survey::Field]) -> Vec<Field> {
    let mut names = Names::default();
    names.claim("response_id", "");
    names.claim("record", "");
    let columns = fields.iter().map(|field| {
        let name = names.claim(field.id.as_str(), "");
        match &field.kind {
            FieldKind::Text { .. } => Field::words(name, field.label.clone()),
            FieldKind::Choice(choices) => {
                let values = choices.iter();
                let values = values.map(|choice| (choice.code.clone(), choice.label.clone()));
                Field::codes(name, field.label.clone(), values.collect())
                    .with_reserved(&[ItemStatus::Skipped])
            }
        }
    });
    columns.collect()
}

/// Begins a file for each item that asks for records.
pub(super) fn begin<'s>(
    survey: &'s Survey,
    options: Options,
    create: impl Fn(&str) -> Result<Sink, Error>,
) -> Result<Vec<Records<'s>>, Error> {
    let begin = |(item, own, _): (&'s Item, &'s [survey::Field], usize)| {
        let columns = fields(own);
        let names = columns.iter().map(|field| field.name.as_str());
        let names = ["response_id", "record"].into_iter().chain(names);
        let sheet = Sheet::begin(create(&path(item))?, options, names)?;
        Ok(Records {
            item,
            fields: own,
            sheet,
        })
    };
    items(survey).map(begin).collect()
}

impl Records<'_> {
    /// Writes the records of one response.
    pub(super) fn write(&mut self, line: &Line<'_>) -> Result<(), Error> {
        let Some(Answer::Records(records)) = line.answer(self.item) else {
            return Ok(());
        };
        for (index, record) in records.iter().enumerate() {
            self.sheet.number(line.number)?;
            self.sheet.number(index as i64 + 1)?;
            for field in self.fields {
                match (record.get(&field.id), &field.kind) {
                    (Some(words), FieldKind::Text { .. }) => self.sheet.words(words)?,
                    (Some(code), FieldKind::Choice(_)) => self.sheet.plain(code)?,
                    (None, FieldKind::Text { .. }) => self.sheet.empty()?,
                    (None, FieldKind::Choice(_)) => {
                        let code = reserved_code(ItemStatus::Skipped).unwrap_or_default();
                        self.sheet.number(code)?;
                    }
                }
            }
            self.sheet.end_line()?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.sheet.finish().map(drop)
    }
}
