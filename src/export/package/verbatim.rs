//! The file of verbatims: one line a thing that was written, with the consent to quote it.
//!
//! Owns its columns. It stands in the restricted package only: words can name the person who wrote
//! them, whatever is left out beside them.

use super::coding::{Codings, Words};
use super::{Line, Sink};
use crate::answer::Answer;
use crate::export::sheet::Sheet;
use crate::export::{Error, Options};
use crate::id::Code;
use crate::language::Language;
use crate::survey::{FieldKind, Item, Kind, Survey};

/// The header of the file, with the message that describes each column.
pub(super) const COLUMNS: [(&str, &str); 8] = [
    ("verbatim", "export-column-verbatim"),
    ("response_id", "export-column-response-id"),
    ("item", "export-column-item"),
    ("part", "export-column-verbatim-part"),
    ("record", "export-column-record"),
    ("language", "export-column-language"),
    ("consent", "export-column-consent"),
    ("text", "export-column-text"),
];

/// The part under which the words for "other, please say" stand.
pub(super) const OTHER: &str = "other_text";

/// The file of verbatims being written.
pub(super) struct Verbatims<'s> {
    survey: &'s Survey,
    sheet: Sheet<Sink>,
    codings: Option<Codings<'s>>,
    written: i64,
}

/// Where words stand in a response.
struct Place<'a> {
    number: i64,
    response: u128,
    language: Language,
    item: &'a Item,
    part: &'a str,
    record: Option<i64>,
    consent: &'a str,
}

impl<'s> Verbatims<'s> {
    pub(super) fn begin(
        survey: &'s Survey,
        options: Options,
        sink: Sink,
        codings: Option<Codings<'s>>,
    ) -> Result<Self, Error> {
        let sheet = Sheet::begin(sink, options, COLUMNS.map(|(name, _)| name))?;
        Ok(Self {
            survey,
            sheet,
            codings,
            written: 0,
        })
    }

    /// Writes everything that was written in one response.
    pub(super) fn write(&mut self, line: &Line<'_>) -> Result<(), Error> {
        let survey = self.survey;
        let quote = survey.privacy.quote.as_ref();
        let quote = quote.and_then(|id| survey.item(id.as_str()));
        let levels = quote.and_then(|item| line.answer(item));
        let consent = |item: &Item| match levels {
            Some(Answer::Matrix(points)) => points
                .get(&Code::new(item.id.as_str()))
                .map_or("", Code::as_str),
            _ => "",
        };
        for (item, _) in line.statuses {
            let Some(answer) = line.answer(item) else {
                continue;
            };
            let mut place = Place {
                number: line.number,
                response: line.response.id.as_u128(),
                language: line.response.language,
                item,
                part: "",
                record: None,
                consent: consent(item),
            };
            match (&item.kind, answer) {
                (_, Answer::Text(text)) => self.line(&place, text)?,
                (Kind::Records { fields, .. }, Answer::Records(records)) => {
                    let words = fields
                        .iter()
                        .filter(|field| matches!(field.kind, FieldKind::Text { .. }));
                    let words: Vec<_> = words.collect();
                    for (index, record) in records.iter().enumerate() {
                        for field in &words {
                            let Some(text) = record.get(&field.id) else {
                                continue;
                            };
                            place.part = field.id.as_str();
                            place.record = Some(index as i64 + 1);
                            self.line(&place, text)?;
                        }
                    }
                }
                _ => {
                    if let Some(text) = line.response.answers.other.get(&item.id) {
                        place.part = OTHER;
                        self.line(&place, text)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, place: &Place<'_>, text: &str) -> Result<(), Error> {
        self.written += 1;
        let sheet = &mut self.sheet;
        sheet.number(self.written)?;
        sheet.number(place.number)?;
        sheet.plain(place.item.id.as_str())?;
        sheet.plain(place.part)?;
        match place.record {
            Some(record) => sheet.number(record)?,
            None => sheet.empty()?,
        }
        sheet.plain(place.language.tag())?;
        sheet.plain(place.consent)?;
        sheet.words(text)?;
        sheet.end_line()?;
        let Some(codings) = &mut self.codings else {
            return Ok(());
        };
        let part = match place.record {
            Some(record) => format!("{record}/{}", place.part),
            None => place.part.to_owned(),
        };
        codings.write(&Words {
            verbatim: self.written,
            number: place.number,
            place: (place.response, place.item.id.clone(), part),
            part: place.part,
            record: place.record,
            text,
        })
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.codings.map_or(Ok(()), Codings::finish)?;
        self.sheet.finish().map(drop)
    }
}
