//! The loader for Stata.
//!
//! Owns its syntax. Codes become numbers with labels, and reserved codes Stata's own extended
//! missing values, which keep the reason: `.a` skipped, `.b` don't know, `.c` not shown,
//! `.d` not reached.

use std::fmt::Write as _;

use super::{Field, Form, Language, Table, line, numbered, reserved};
use crate::export::status::RESERVED;

/// The longest label of a variable, in characters; bytes are counted, which is never too long.
const VARIABLE_LABEL: usize = 80;
const VALUE_LABEL: usize = 1000;

/// The script for the wide file.
pub(super) fn script(wide: &Table, language: Language) -> String {
    let mut script = String::from(
        "* Reads data/responses-wide.csv; run it with the folder of the package as working directory.\n\
         * Missing values keep their reason: .a skipped, .b don't know, .c not shown, .d not reached.\n\
         version 14\n\
         import delimited using \"data/responses-wide.csv\", encoding(\"UTF-8\") varnames(1) ///\n    \
         case(preserve) bindquote(strict) maxquotedrows(unlimited) stringcols(_all) clear\n\n",
    );
    for field in &wide.fields {
        convert(field, language, &mut script);
    }
    script
}

/// The letter of the extended missing value that stands for a reserved code.
fn missing(code: i64) -> Option<char> {
    let place = RESERVED
        .iter()
        .position(|(_, reserved)| *reserved == code)?;
    ('a'..='z').nth(place)
}

fn convert(field: &Field, language: Language, script: &mut String) {
    let name = &field.name;
    let values = numbered(field, language);
    let is_coded = field.form == Form::Text && !values.is_empty();
    if is_coded {
        let _ = writeln!(script, "rename {name} text__\ngenerate long {name} = .");
        for (number, code, _) in &values {
            let _ = writeln!(script, "replace {name} = {number} if text__ == \"{code}\"");
        }
        for (_, code) in &field.reserved {
            if let Some(letter) = missing(*code) {
                let _ = writeln!(script, "replace {name} = .{letter} if text__ == \"{code}\"");
            }
        }
        script.push_str("drop text__\n");
    } else if field.form == Form::Integer {
        let _ = writeln!(script, "destring {name}, replace");
        let pairs = field.reserved.iter();
        let pairs = pairs.filter_map(|(_, code)| Some(format!("{code}=.{}", missing(*code)?)));
        let pairs: Vec<String> = pairs.collect();
        if !pairs.is_empty() {
            let _ = writeln!(script, "mvdecode {name}, mv({})", pairs.join(" \\ "));
        }
    } else if field.form == Form::Date {
        let _ = writeln!(
            script,
            "rename {name} text__\ngenerate long {name} = date(text__, \"YMD\")\n\
             format {name} %td\ndrop text__"
        );
    }
    let label = quoted(field.title.get(language), VARIABLE_LABEL);
    let _ = writeln!(script, "label variable {name} {label}");
    let reserved = reserved(field, language);
    if field.form == Form::Text && !is_coded || values.is_empty() && reserved.is_empty() {
        return;
    }
    let values = values
        .iter()
        .map(|(number, _, label)| (number.to_string(), *label));
    let reserved = reserved.iter();
    let reserved =
        reserved.filter_map(|(code, label)| Some((format!(".{}", missing(*code)?), &**label)));
    for (index, (value, label)) in values.chain(reserved).enumerate() {
        let add = if index == 0 { "" } else { ", add" };
        let label = quoted(label, VALUE_LABEL);
        let _ = writeln!(script, "label define {name} {value} {label}{add}");
    }
    let _ = writeln!(script, "label values {name} {name}");
}

/// A text between compound quotes, without what Stata would take for a macro or an end of them.
fn quoted(text: &str, longest: usize) -> String {
    let text = line(text, longest).replace('`', "'").replace('$', "\\$");
    format!("`\"{}\"'", text.replace("\"'", "\" '"))
}
