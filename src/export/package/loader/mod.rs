//! Loaders: scripts that read the files into R, Python, Stata and SPSS with labels and missing
//! values.
//!
//! Owns what they have in common: the variables as statistics packages see them. Each language has
//! a file of its own; the Python loader reads the descriptor and needs none.

mod r;
mod spss;
mod stata;

use super::Study;
use super::schema::{self, Field, Form, Table};
use crate::export::status::status_message;
use crate::i18n::words;
use crate::language::Language;

/// The Python loader, which is the same for every survey.
const PYTHON: &str = include_str!("load.py");

/// Each script with its path in the package.
pub(super) fn scripts(study: &Study<'_>, tables: &[Table]) -> Vec<(&'static str, String)> {
    let language = study.labels;
    let table = |path| tables.iter().find(|table| table.path == path);
    let (Some(wide), Some(closed)) = (table(schema::WIDE), table(schema::CLOSED)) else {
        return Vec::new();
    };
    vec![
        ("load/load.py", PYTHON.to_owned()),
        ("load/load.R", r::script(tables, wide, language)),
        ("load/load.do", stata::script(wide, language)),
        ("load/load.sps", spss::script(closed, language)),
    ]
}

/// The values of a field as whole numbers with their labels: the codes themselves where they are
/// numbers, or else their places in the dictionary.
fn numbered(field: &Field, language: Language) -> Vec<(i64, &str, &str)> {
    let values = (1..).zip(&field.values);
    let values = values.map(|(place, (code, label))| {
        let number = match (field.form, code.as_str().parse()) {
            (Form::Integer, Ok(number)) => number,
            _ => place,
        };
        (number, code.as_str(), label.get(language))
    });
    values.collect()
}

/// The reserved codes of a field with their labels.
fn reserved(field: &Field, language: Language) -> Vec<(i64, String)> {
    let say = words(language);
    let reserved = field.reserved.iter();
    reserved
        .map(|(status, code)| (*code, say.say(status_message(*status))))
        .collect()
}

/// Words in one line, at most `longest` bytes of them.
fn line(text: &str, longest: usize) -> String {
    let mut kept = String::new();
    for word in text.split_whitespace() {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.len() <= longest {
        return kept;
    }
    let mut end = longest.saturating_sub('…'.len_utf8());
    while !kept.is_char_boundary(end) {
        end -= 1;
    }
    kept.truncate(end);
    kept.push('…');
    kept
}
