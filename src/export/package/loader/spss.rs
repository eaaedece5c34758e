//! The loader for SPSS, which PSPP reads too.
//!
//! Owns its syntax. It reads the file of closed answers, because neither program reads a cell with
//! a line break in it. Codes become numbers with labels, because a text can have three missing
//! values at most and there are four.

use std::fmt::Write as _;

use super::{Field, Form, Language, Table, line, numbered, reserved};

/// The longest label of a variable and of a value, in bytes.
const VARIABLE_LABEL: usize = 240;
const VALUE_LABEL: usize = 120;

/// The longest line of codes with spaces between them.
const CODES_WIDTH: usize = 2000;

/// The script for the file of closed answers.
pub(super) fn script(closed: &Table, language: Language) -> String {
    let mut script = String::from(
        "* Encoding: UTF-8.\n\
         * Reads data/responses-closed.csv; run it with the folder of the package as working folder.\n\
         SET DECIMAL=DOT.\n\
         GET DATA\n  /TYPE=TXT\n  /FILE='data/responses-closed.csv'\n  /ENCODING='UTF8'\n  \
         /ARRANGEMENT=DELIMITED\n  /DELIMITERS=','\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  \
         /VARIABLES=\n",
    );
    let fields = || (1..).zip(&closed.fields);
    for (place, field) in fields() {
        let format = match field.form {
            Form::Integer | Form::Number => "F8.0".to_owned(),
            Form::Date => "SDATE10".to_owned(),
            Form::Text => format!("A{}", width(field)),
        };
        let _ = writeln!(script, "    {} {format}", read_as(place, field));
    }
    script.push_str("  .\n\n");
    let recoded = || fields().filter(|(_, field)| is_recoded(field));
    for (place, field) in recoded() {
        let _ = write!(script, "RECODE {}", read_as(place, field));
        for (number, code, _) in numbered(field, language) {
            let _ = write!(script, "\n  ('{code}'={number})");
        }
        for (_, code) in &field.reserved {
            let _ = write!(script, "\n  ('{code}'={code})");
        }
        let name = &field.name;
        let _ = writeln!(script, "\n  INTO {name}.\nFORMATS {name} (F8.0).");
    }
    script.push_str("EXECUTE.\n");
    for (place, field) in recoded() {
        let _ = writeln!(script, "DELETE VARIABLES {}.", read_as(place, field));
    }
    script.push('\n');
    for field in &closed.fields {
        describe(field, language, &mut script);
    }
    script
}

/// Whether a column of codes becomes numbers.
fn is_recoded(field: &Field) -> bool {
    field.form == Form::Text && !field.values.is_empty()
}

/// The name under which a column is read: another than its own where it is recoded.
fn read_as(place: usize, field: &Field) -> String {
    if is_recoded(field) {
        format!("text_{place}_")
    } else {
        field.name.clone()
    }
}

/// The longest text that can stand in the column.
fn width(field: &Field) -> usize {
    let codes = field.values.iter().map(|(code, _)| code.as_str().len());
    let longest = codes.max().unwrap_or(CODES_WIDTH);
    longest.max("-99".len())
}

fn describe(field: &Field, language: Language, script: &mut String) {
    let name = &field.name;
    let label = quoted(field.title.get(language), VARIABLE_LABEL);
    let _ = writeln!(script, "VARIABLE LABELS {name}\n  {label}.");
    if field.form == Form::Text && !is_recoded(field) {
        return;
    }
    let values = numbered(field, language);
    let reserved = reserved(field, language);
    if !values.is_empty() || !reserved.is_empty() {
        let _ = write!(script, "VALUE LABELS {name}");
        for (number, _, label) in &values {
            let _ = write!(script, "\n  {number} {}", quoted(label, VALUE_LABEL));
        }
        for (number, label) in &reserved {
            let _ = write!(script, "\n  {number} {}", quoted(label, VALUE_LABEL));
        }
        script.push_str(".\n");
    }
    let codes = reserved.iter().map(|(code, _)| *code);
    if let (Some(least), Some(most)) = (codes.clone().min(), codes.max()) {
        let _ = writeln!(script, "MISSING VALUES {name} ({least} THRU {most}).");
    }
}

fn quoted(text: &str, longest: usize) -> String {
    format!("'{}'", line(text, longest).replace('\'', "''"))
}
