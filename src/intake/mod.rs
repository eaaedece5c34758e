//! Level 5: responses that were collected elsewhere, on their way in.
//!
//! Owns everything between a file of another program and responses ready to be stored: which column
//! tells what ([`Mapping`]), what a cell means ([`read_rows`]), what is wrong with one, and drafts of
//! a mapping ([`suggest`]) and of a survey ([`draft_survey`]) for a person to finish. Nothing is guessed while responses are read: what
//! the mapping does not say is a fault. What identifies a person is refused, of a time only the day
//! is kept. Code books of other programs come in too ([`read_code_book`]). Knows nothing of the database beyond the shape of what it takes.

mod cell;
mod code_book;
mod fault;
mod identity;
mod lexicon;
mod line;
mod mapping;
mod piece;
mod row;
mod suggest;
mod target;
mod value;

pub use code_book::read_code_book;
pub use fault::Fault;
pub use line::{LineFault, read_lines};
pub use mapping::Mapping;
pub use row::{Taken, read_rows};
pub use suggest::{DraftedSurvey, Occasion, Suggestion, draft_survey, suggest};
