//! Delimited text: its encoding, what stands between its cells, and its lines.
//!
//! Owns what programs do to a CSV file without saying so: marks at its beginning, UTF-16, semicolons
//! and tabs. An encoding is told by a mark or proved by reading; it is never guessed.

use super::{Row, Sheet, WorkbookError, is_filled};

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The code page of western Europe.
    Windows1252,
    /// The code page of Arabic.
    Windows1256,
}

impl Encoding {
    /// Every encoding that can be read.
    pub const ALL: [Self; 5] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1256,
    ];

    /// Its usual name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1256 => "windows-1256",
        }
    }

    /// The encoding with this name.
    pub fn parse(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|encoding| encoding.name() == lower)
    }

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1256 => encoding_rs::WINDOWS_1256,
        }
    }
}

/// How a text file is written; what is `None` is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextFormat {
    /// Its encoding.
    pub encoding: Option<Encoding>,
    /// What stands between cells: one ASCII character.
    pub delimiter: Option<u8>,
}

/// What may stand between cells; the first wins where several fit.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many lines are looked at to find out which does.
const LOOKED_AT: usize = 20;

/// Reads a text file as a sheet, and tells how it is written.
pub(super) fn read(bytes: &[u8], format: TextFormat) -> Result<(Sheet, TextFormat), WorkbookError> {
    let (text, encoding) = decode(bytes, format.encoding)?;
    // A line that only tells spreadsheet programs the delimiter.
    let told = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.split_once(['\n', '\r']))
        .filter(|(mark, _)| mark.len() == 1);
    let (start, told) = told.map_or((0, None), |(mark, _)| ("sep=;".len(), mark.bytes().next()));
    let body = &text[start..];
    let delimiter = format
        .delimiter
        .or(told)
        .unwrap_or_else(|| find_delimiter(body));
    let format = TextFormat {
        encoding: Some(encoding),
        delimiter: Some(delimiter),
    };
    let sheet = Sheet {
        name: None,
        rows: rows(body, delimiter)?,
    };
    Ok((sheet, format))
}

fn decode(bytes: &[u8], told: Option<Encoding>) -> Result<(String, Encoding), WorkbookError> {
    let marks: [(&[u8], Encoding); 3] = [
        (b"\xEF\xBB\xBF", Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
    ];
    let marked = marks.iter().find(|(mark, _)| bytes.starts_with(mark));
    let (body, encoding) = match marked {
        Some((mark, encoding)) => (&bytes[mark.len()..], *encoding),
        None => (bytes, told.unwrap_or(Encoding::Utf8)),
    };
    let (text, is_faulty) = encoding.decoder().decode_without_bom_handling(body);
    if is_faulty {
        let good = match std::str::from_utf8(body) {
            Err(error) if encoding == Encoding::Utf8 => error.valid_up_to(),
            _ => 0,
        };
        let line = String::from_utf8_lossy(&body[..good]).matches('\n').count() + 1;
        return Err(WorkbookError::Encoding { line });
    }
    Ok((text.into_owned(), encoding))
}

/// The delimiter that cuts the first lines into the same number of cells most often; among those
/// the one that makes most cells.
fn find_delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let Ok(rows) = rows_up_to(text, delimiter, LOOKED_AT) else {
            return (0, 0);
        };
        let width = rows.first().map_or(0, |row| row.cells.len());
        let alike = rows.iter().filter(|row| row.cells.len() == width).count();
        if width > 1 { (alike, width) } else { (0, 0) }
    };
    let mut best = (DELIMITERS[0], score(DELIMITERS[0]));
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

fn rows(text: &str, delimiter: u8) -> Result<Vec<Row>, WorkbookError> {
    rows_up_to(text, delimiter, usize::MAX)
}

fn rows_up_to(text: &str, delimiter: u8, most: usize) -> Result<Vec<Row>, WorkbookError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut counted, mut line) = (0, 1);
    for record in reader.records().take(most) {
        let record = record.map_err(|error| WorkbookError::Delimited(error.to_string()))?;
        let at = record
            .position()
            .map_or(0, |position| position.byte() as usize);
        // Empty lines before a record are passed over without being counted.
        let blank = text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
        let begins = at + blank;
        line += lines_in(&text[counted..begins]);
        counted = begins;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if is_filled(&cells) {
            rows.push(Row {
                number: line,
                cells,
            });
        }
    }
    Ok(rows)
}

/// How many lines end in `text`, whether by one sign or two.
fn lines_in(text: &str) -> usize {
    let pairs = text.matches("\r\n").count();
    text.matches(['\r', '\n']).count() - pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Vec<Row>, u8) {
        let (sheet, format) = read(text.as_bytes(), TextFormat::default()).expect("it is text");
        (sheet.rows, format.delimiter.expect("it is found"))
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        let (rows, _) = read_text("a,b\r\n\r\n\"one\r\ntwo\",2\r\n,\r\n3,4\r\n");
        let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 6]);
        assert_eq!(rows[1].cells, ["one\r\ntwo", "2"]);
    }

    #[test]
    fn the_delimiter_is_found_or_told() {
        assert_eq!(read_text("a;b\n1,5;2\n").1, b';');
        assert_eq!(read_text("a\tb\n1\t2\n").1, b'\t');
        let (rows, delimiter) = read_text("sep=;\na,b;c\n");
        assert_eq!((rows[0].number, delimiter), (2, b';'));
        assert_eq!(rows[0].cells, ["a,b", "c"]);
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let utf16 = |big: bool| -> Vec<u8> {
            let units = "\u{feff}é;ب\n1;2".encode_utf16();
            let pair = |unit: u16| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            units.flat_map(pair).collect()
        };
        for bytes in [
            "\u{feff}é;ب\n1;2".as_bytes().to_vec(),
            utf16(true),
            utf16(false),
        ] {
            let (sheet, _) = read(&bytes, TextFormat::default()).expect("it is text");
            assert_eq!(sheet.rows[0].cells, ["é", "ب"]);
        }
        let western = TextFormat {
            encoding: Some(Encoding::Windows1252),
            delimiter: None,
        };
        let (sheet, _) = read(b"\xE9;b\n", western).expect("it is text");
        assert_eq!(sheet.rows[0].cells, ["é", "b"]);
        assert_eq!(
            read(b"a;b\n\xE9;b\n", TextFormat::default()),
            Err(WorkbookError::Encoding { line: 2 })
        );
    }
}
