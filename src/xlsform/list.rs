//! The sheet `choices`: lists by name.
//!
//! Owns what a choice of a form is in a survey. "Don't know" is a property of items in a survey and a
//! choice with the code `dk` in a form.

use super::form::{Languages, Line, Table};
use super::refusal::Findings;
use crate::id::{Code, DK, OTHER, is_code};
use crate::survey::write::name_like;
use crate::survey::{Choice, Point};

/// One list.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) name: String,
    /// The choices, `dk` not among them.
    pub(super) choices: Vec<Choice>,
    /// Whether "don't know" is one of them.
    pub(super) dk: bool,
}

/// The columns that are read.
const KNOWN: [&str; 6] = ["list_name", "name", "value", "label", "short", "exclusive"];
/// The columns without which a form would say something else.
const REFUSED: [&str; 4] = ["image", "audio", "video", "big_image"];

/// Reads every list.
pub(super) fn read(table: &Table<'_>, languages: &Languages, findings: &Findings) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for line in table.lines() {
        let name = line.get("list_name");
        // Lines without a list are for people.
        if name.is_empty() {
            continue;
        }
        check_columns(&line, findings);
        let key = if line.get("name").is_empty() {
            "value"
        } else {
            "name"
        };
        let told = line.get(key);
        let code = &*findings.shorten(told);
        if !is_code(code) {
            findings.refuse(
                line.place(key),
                format!("`{code}` cannot be a code"),
                format!(
                    "use lower-case letters, digits and single underscores, a letter first, or a \
                     number, such as `{}`",
                    name_like(code)
                ),
            );
            continue;
        }
        let at = lists.iter().position(|list| list.name == name);
        let at = at.unwrap_or_else(|| {
            lists.push(List {
                name: name.to_owned(),
                choices: Vec::new(),
                dk: false,
            });
            lists.len() - 1
        });
        let list = &mut lists[at];
        if list.choices.iter().any(|known| known.code.as_str() == code) {
            findings.refuse(
                line.place(key),
                format!("the code `{code}` is there twice in `{name}`"),
                "give each choice a code of its own; answers store nothing else",
            );
            continue;
        }
        if code == DK {
            list.dk = true;
            continue;
        }
        let Some(label) = line.local("label", languages, findings) else {
            findings.refuse(
                line.place("label"),
                format!("the choice `{code}` has no label"),
                "write what respondents read",
            );
            continue;
        };
        list.choices.push(Choice {
            code: Code::new(code),
            label,
            short: line.local("short", languages, findings),
            other: code == OTHER,
            exclusive: super::question::is_yes(line.get("exclusive")),
        });
    }
    lists
}

/// Refuses or names what a line holds and a choice cannot.
fn check_columns(line: &Line<'_>, findings: &Findings) {
    for (column, place) in line.others(&KNOWN) {
        if REFUSED.contains(&column) {
            findings.refuse(
                place,
                format!("choices of Maoni have no `{column}`"),
                "describe it in the label",
            );
        } else {
            findings.note(format!("the column `{column}` of the choices is not read"));
        }
    }
}

impl List {
    /// The name without what an export adds to it.
    pub(super) fn stem(&self) -> &str {
        self.name.split("__").next().unwrap_or(&self.name)
    }

    /// The choices as points of a scale.
    pub(super) fn points(&self) -> Vec<Point> {
        let points = self.choices.iter().map(|choice| Point {
            code: choice.code.clone(),
            label: choice.label.clone(),
        });
        points.collect()
    }
}
