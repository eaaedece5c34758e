//! One CSV file being written: encoding, quoting, and words that spreadsheets must not run.
//!
//! Owns the bytes (RFC 4180: comma, CRLF, quotes where needed; UTF-8) and the formula guard. Knows
//! nothing of surveys.

use std::borrow::Cow;
use std::io::Write;

use super::{Error, Options};

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A CSV file being written, cell by cell.
pub(super) struct Sheet<W: Write> {
    csv: csv::Writer<W>,
    guard: bool,
}

impl<W: Write> Sheet<W> {
    /// Begins a file in `sink` with a line of `headers`.
    pub(super) fn begin<'h>(
        mut sink: W,
        options: Options,
        headers: impl IntoIterator<Item = &'h str>,
    ) -> Result<Self, Error> {
        if options.excel {
            sink.write_all(BYTE_ORDER_MARK)?;
        }
        let mut sheet = Self::resume(sink, options);
        for header in headers {
            sheet.words(header)?;
        }
        sheet.end_line()?;
        Ok(sheet)
    }

    /// Goes on in `sink`, where the header stands already.
    pub(super) fn resume(sink: W, options: Options) -> Self {
        let csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(sink);
        Self {
            csv,
            guard: options.guard,
        }
    }

    /// A cell with nothing in it.
    pub(super) fn empty(&mut self) -> Result<(), Error> {
        self.plain("")
    }

    /// A number, negative ones untouched.
    pub(super) fn number(&mut self, number: i64) -> Result<(), Error> {
        self.plain(&number.to_string())
    }

    /// What this program itself writes in a fixed form: codes, dates, names of columns.
    pub(super) fn plain(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.csv.write_field(text)?)
    }

    /// Words that a person wrote: a respondent, or the author of a definition.
    pub(super) fn words(&mut self, text: &str) -> Result<(), Error> {
        if self.guard {
            Ok(self.csv.write_field(disarm(text).as_bytes())?)
        } else {
            self.plain(text)
        }
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) -> Result<(), Error> {
        Ok(self.csv.write_record(None::<&[u8]>)?)
    }

    /// Ends the file and gives the sink back, everything written through.
    pub(super) fn finish(mut self) -> Result<W, Error> {
        self.csv.flush()?;
        self.csv
            .into_inner()
            .map_err(|error| Error::from(std::io::Error::other(error.to_string())))
    }
}

/// `text` with an apostrophe before it, if a spreadsheet could take it for a formula: it begins
/// with `=`, `+`, `-`, `@`, a tab, a line end or NUL, also in full-width or small forms, and also
/// after spaces, quotes or characters that are not seen (CWE-1236; OWASP ASVS 5.0, 1.2.10).
///
/// To undo it, take the first character away from every cell of words that `disarm` would change:
/// those, and only those, were given one.
pub fn disarm(text: &str) -> Cow<'_, str> {
    if is_armed(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_armed(text: &str) -> bool {
    for c in text.chars() {
        match c {
            '\t' | '\r' | '\n' | '\0' | '=' | '+' | '-' | '@' => return true,
            // Full-width and small forms, which some spreadsheets fold, and the minus sign.
            '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '\u{2212}' => {
                return true;
            }
            // The apostrophe is passed over, so that the guard itself can be undone.
            '\'' | '"' => {}
            c if c.is_whitespace() || c.is_control() || is_unseen(c) => {}
            _ => return false,
        }
    }
    false
}

/// Characters of no width: soft hyphen, joiners, directional marks and isolates, byte-order mark.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
