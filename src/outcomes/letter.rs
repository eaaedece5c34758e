//! Invitations as files.
//!
//! Owns the way from what is invited to into a PDF, and of messages into one file. Knows nothing of how invitations are kept.

use jiff::civil::Date;

use super::{Error, Published};
use crate::export::package::zip;
use crate::i18n::words;
use crate::language::Language;
pub use crate::report::Letter;
use crate::report::{Occasion, compose_cards, compose_letters, lay_out, write_pdf};

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// A letter a person, each on a page.
    Letters,
    /// Cards without names, several on a sheet.
    Cards,
}

/// The file of `letters` in `language`; `facts` are sentences such as how long it takes.
pub fn print_letters(
    published: &Published,
    print: Print,
    letters: &[Letter],
    language: Language,
    facts: &[String],
    issued: Date,
) -> Vec<u8> {
    let occasion = Occasion {
        survey: &published.survey,
        words: words(language),
        facts,
        issued,
    };
    let document = match print {
        Print::Letters => compose_letters(&occasion, letters),
        Print::Cards => compose_cards(&occasion, letters),
    };
    write_pdf(&lay_out(&document))
}

/// Messages, each a name and its file, as one archive.
///
/// # Errors
/// [`Error::Export`] if two of them have the same name.
pub fn pack_mail(messages: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, Error> {
    Ok(zip(messages)?)
}
