//! Where a part of a text stands in its file.
//!
//! Owns how TOML writes a text: quotation marks, escapes, lines that are joined. Knows nothing of
//! what texts say.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The bytes of `source` from which `part` of `text` was read, when all of `text` was read from the
/// string at `span`.
pub fn locate(source: &str, span: &Range<usize>, text: &str, part: &Range<usize>) -> Range<usize> {
    let raw = &source[span.clone()];
    let literal = raw.starts_with('\'');
    let mut at = opening(raw);
    let mut start = at;
    for (index, character) in text.char_indices() {
        if index >= part.end {
            break;
        }
        if !literal {
            at += joined(&raw[at..]);
        }
        if index <= part.start {
            start = at;
        }
        at += step(&raw[at..], character, literal);
    }
    let end = at.max(start).min(raw.len());
    span.start + start..span.start + end
}

/// Bytes of the opening quotation marks, with the line end that belongs to them.
fn opening(raw: &str) -> usize {
    for marks in ["\"\"\"", "'''"] {
        if let Some(rest) = raw.strip_prefix(marks) {
            let line_end = ["\r\n", "\n"].iter().find(|end| rest.starts_with(**end));
            return marks.len() + line_end.map_or(0, |end| end.len());
        }
    }
    1.min(raw.len())
}

/// Bytes of a backslash at the end of a line, with all the space after it that it takes away.
fn joined(raw: &str) -> usize {
    let Some(rest) = raw.strip_prefix('\\') else {
        return 0;
    };
    let space = rest.len() - rest.trim_start().len();
    if rest[..space].contains('\n') {
        1 + space
    } else {
        0
    }
}

/// Bytes at the head of `raw` that stand for `character`.
fn step(raw: &str, character: char, literal: bool) -> usize {
    let Some(first) = raw.chars().next() else {
        return 0;
    };
    match first {
        '\r' if character == '\n' => "\r\n".len(),
        _ if first == character && (literal || first != '\\') => first.len_utf8(),
        '\\' if !literal => match raw.as_bytes().get(1) {
            Some(b'u') => 6,
            Some(b'U') => 10,
            Some(b'x') => 4,
            _ => 2,
        },
        // A letter and its accents, which were read as one.
        _ => {
            let marks = raw[first.len_utf8()..].chars();
            let marks = marks.take_while(|mark| is_combining_mark(*mark));
            first.len_utf8() + marks.map(char::len_utf8).sum::<usize>()
        }
    }
    .min(raw.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_in_every_way_of_writing_a_text() {
        for raw in [
            r#"k = "a\u00e9 {x} b""#,
            r"k = 'aé {x} b'",
            "k = \"\"\"\naé \\\n   {x} b\"\"\"",
            "k = '''\r\nae\u{301} {x} b'''",
            "k = \"a\\U000000e9 {x} b\"",
        ] {
            let text = "aé {x} b";
            let part = text.find('{').expect("there");
            let found = locate(raw, &(4..raw.len()), text, &(part..part + 3));
            assert_eq!(&raw[found], "{x}", "{raw}");
        }
    }
}
