//! Responses part by part, for readers who take them over a network.
//!
//! Owns the places between two parts. A part is read by key and never by offset, so no part costs
//! more than another and none is longer in memory than what the store fetches at once. Rows come in
//! the order of the random ids, which says nothing of the order of arrival.

use std::sync::Arc;

use crate::answer::Response;
use crate::export::{
    History, Options, RecordWriter, WideWriter, figure_records, write_dictionary, write_tables,
};
use crate::store::Store;

use super::reading::Reader;
use super::{Counted, Error, Published, Refusal};

/// How many responses are written at once.
const CHUNK: usize = 200;

/// How responses are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The wide file.
    Csv,
    /// The same columns, an object a line.
    JsonLines,
}

/// A place between two responses. Its text is for this program alone to read: it holds the random
/// id of the response before it, and how many stand before it, so that numbers go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    id: [u8; 16],
    before: u32,
}

impl Place {
    /// Reads a place that came back from a reader; `None` when it cannot be one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        // Shorter or longer texts, and signs before digits, would be other names for one place.
        let are_digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() != 40 || !are_digits {
            return None;
        }
        let (id, before) = text.split_at(32);
        Some(Self {
            id: u128::from_str_radix(id, 16).ok()?.to_be_bytes(),
            before: u32::from_str_radix(before, 16).ok()?,
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:032x}{:08x}",
            u128::from_be_bytes(self.id),
            self.before
        )
    }
}

/// The responses of a survey from a place on.
pub struct Feed {
    reader: Reader,
    format: Format,
    /// The response that was read ahead.
    ahead: Option<Response>,
    place: Place,
    /// How many responses may still be written.
    room: usize,
    has_begun: bool,
}

impl Feed {
    /// The responses after `place`, or all; at most `limit` of them if there is one.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn begin(
        store: &Store,
        published: &Published,
        format: Format,
        place: Option<Place>,
        limit: Option<usize>,
    ) -> Result<Self, Error> {
        if let Some(day) = published.stored.purged_on {
            return Err(Error::Refused(Refusal::Erased(day)));
        }
        let mut reader = Reader::begin(store, published);
        let place = place.unwrap_or(Place {
            id: [0; 16],
            before: 0,
        });
        reader.responses = reader.responses.after(place.id);
        Ok(Self {
            ahead: reader.next().await?,
            reader,
            format,
            place,
            room: limit.unwrap_or(usize::MAX),
            has_begun: false,
        })
    }

    /// The next bytes; `None` after the last. A CSV begins with its header, whatever the place.
    ///
    /// # Errors
    /// Those of the store and of writing.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if self.has_begun && (self.ahead.is_none() || self.room == 0) {
            return Ok(None);
        }
        let responses = self.take().await?;
        let survey = self.reader.survey();
        let options = Options::default();
        let written = i64::from(self.place.before) - responses.len() as i64;
        let mut bytes = Vec::new();
        match self.format {
            Format::Csv => {
                if !self.has_begun {
                    bytes = WideWriter::new(survey, options, bytes)?.finish()?;
                }
                let mut writer = WideWriter::resume(survey, options, bytes, written);
                for response in &responses {
                    writer.write(response)?;
                }
                bytes = writer.finish()?;
            }
            Format::JsonLines => {
                let mut writer = RecordWriter::resume(survey, &mut bytes, written);
                for response in &responses {
                    writer.write(response)?;
                }
            }
        }
        self.has_begun = true;
        Ok(Some(bytes))
    }

    /// Where to go on after what was written; `None` when nothing follows.
    pub fn place(&self) -> Option<Place> {
        self.ahead.is_some().then_some(self.place)
    }

    /// The responses of one chunk.
    async fn take(&mut self) -> Result<Vec<Response>, Error> {
        let mut responses = Vec::new();
        while responses.len() < CHUNK.min(self.room)
            && let Some(response) = self.ahead.take()
        {
            self.place = Place {
                id: response.id.into_bytes(),
                before: self.place.before.saturating_add(1),
            };
            responses.push(response);
            self.ahead = self.reader.next().await?;
        }
        self.room -= responses.len();
        Ok(responses)
    }
}

/// The published tables as CSV.
///
/// # Errors
/// Those of writing.
pub fn tables(published: &Published, counted: &Counted) -> Result<Vec<u8>, Error> {
    let (survey, results) = (&published.survey, &counted.results);
    Ok(write_tables(
        survey,
        results,
        Options::default(),
        Vec::new(),
    )?)
}

/// The published figures, the same as in the published tables.
pub fn figures(published: &Published, counted: &Counted) -> Vec<serde_json::Value> {
    figure_records(&published.survey, &counted.results)
}

/// The data dictionary of the current version as CSV.
///
/// # Errors
/// Those of writing.
pub fn dictionary(published: &Published) -> Result<Vec<u8>, Error> {
    let survey = Arc::clone(&published.survey);
    let history = History::new(published.stored.version, survey);
    Ok(write_dictionary(&history, Options::default(), Vec::new())?)
}
