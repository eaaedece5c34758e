//! The sheet `survey`: its rows as a tree of questions, groups and repeats.
//!
//! Owns the spellings of types and settings. What a question is in a survey is said in
//! [`item`](super::item).

use super::form::{Line, Table};
use super::refusal::Findings;

/// A row, with what stands between it and its end.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) line: Line<'t>,
    pub(super) kind: Kind<'t>,
}

/// What a row is.
#[derive(Debug)]
pub(super) enum Kind<'t> {
    Note,
    Text,
    Integer,
    Choosing {
        how: Choosing,
        list: &'t str,
        or_other: bool,
    },
    Group(Vec<Node<'t>>),
    Repeat(Vec<Node<'t>>),
}

/// How one chooses from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choosing {
    One,
    Several,
    InOrder,
}

/// What a type says.
enum Type<'t> {
    Begin(bool),
    End(bool),
    Leaf(Kind<'t>),
    /// What devices add about the person who answers.
    Trace,
    Unknown,
}

/// What devices and accounts add to a response.
const TRACES: [&str; 12] = [
    "start",
    "end",
    "today",
    "deviceid",
    "imei",
    "subscriberid",
    "simserial",
    "phonenumber",
    "username",
    "email",
    "audit",
    "start_geopoint",
];

/// Columns without which a form would say something else.
const REFUSED: [(&str, &str); 12] = [
    ("image", "describe it in the question"),
    ("audio", "write it as text"),
    ("video", "describe it in the question"),
    ("big_image", "describe it in the question"),
    (
        "default",
        "remove it: respondents of Maoni begin with nothing chosen",
    ),
    (
        "calculation",
        "remove it: Maoni stores only what respondents say",
    ),
    (
        "choice_filter",
        "make a list of choices for each case, and show the question with `relevant`",
    ),
    (
        "trigger",
        "remove it: Maoni stores only what respondents say",
    ),
    ("guidance_hint", "move it to `hint`"),
    ("save_to", "remove it: Maoni keeps no entities"),
    ("query", "remove it: Maoni looks nothing up"),
    ("noapperrorstring", "remove it"),
];

/// Columns that are read, or that say nothing about the meaning of a row.
const KNOWN: [&str; 17] = [
    "type",
    "name",
    "label",
    "hint",
    "short",
    "required",
    "relevant",
    "constraint",
    "constraint_message",
    "required_message",
    "appearance",
    "repeat_count",
    "parameters",
    "maoni",
    "disabled",
    "read_only",
    "tag",
];

/// What is open: the line that began it and whether that was a repeat, none for the sheet itself; and
/// what stands in it so far.
type Open<'t> = (Option<(Line<'t>, bool)>, Vec<Node<'t>>);

/// The tree of the sheet. What is no part of the subset is refused.
pub(super) fn read<'t>(table: &'t Table<'_>, findings: &Findings) -> Vec<Node<'t>> {
    let mut open: Vec<Open<'t>> = vec![(None, Vec::new())];
    for line in table.lines() {
        let told = line.get("type");
        if is_yes(line.get("disabled")) || told.starts_with('#') {
            continue;
        }
        if told.is_empty() {
            if !line.get("name").is_empty() {
                findings.refuse(
                    line.place("type"),
                    "the row has a name and no type",
                    "write a type, or empty the row",
                );
            }
            continue;
        }
        check_columns(line, findings);
        match kind(told) {
            Type::Begin(repeat) => open.push((Some((line, repeat)), Vec::new())),
            Type::End(repeat) => {
                let is_open =
                    matches!(open.last(), Some((Some((_, begun)), _)) if *begun == repeat);
                if !is_open {
                    findings.refuse(
                        line.place("type"),
                        format!("`{told}` ends nothing that is open"),
                        "put it after the last question of what it ends",
                    );
                    continue;
                }
                close(&mut open);
            }
            Type::Leaf(kind) => add(&mut open, Node { line, kind }),
            Type::Trace => findings.note(format!(
                "`{told}` is left out: Maoni keeps nothing about devices and times"
            )),
            Type::Unknown => findings.refuse(
                line.place("type"),
                format!("questions of Maoni have no type `{told}`"),
                "use text, select_one, select_multiple, rank, note, groups and repeats; ask for \
                 numbers and dates as bands to choose from, or as text",
            ),
        }
    }
    while open.len() > 1 {
        if let Some((Some((line, _)), _)) = open.last() {
            findings.refuse(
                line.place("type"),
                format!("`{}` has no end", line.get("type")),
                "put its end after its last question",
            );
        }
        close(&mut open);
    }
    open.pop().map(|(_, nodes)| nodes).unwrap_or_default()
}

fn add<'t>(open: &mut [Open<'t>], node: Node<'t>) {
    if let Some((_, nodes)) = open.last_mut() {
        nodes.push(node);
    }
}

fn close(open: &mut Vec<Open<'_>>) {
    if let Some((Some((line, repeat)), nodes)) = open.pop() {
        let kind = if repeat {
            Kind::Repeat(nodes)
        } else {
            Kind::Group(nodes)
        };
        add(open, Node { line, kind });
    }
}

fn kind(told: &str) -> Type<'_> {
    let simple = told.to_lowercase().replace([' ', '-'], "_");
    match simple.as_str() {
        "begin_group" => Type::Begin(false),
        "begin_repeat" => Type::Begin(true),
        "end_group" => Type::End(false),
        "end_repeat" => Type::End(true),
        "note" => Type::Leaf(Kind::Note),
        "text" | "string" => Type::Leaf(Kind::Text),
        "integer" | "int" => Type::Leaf(Kind::Integer),
        trace if TRACES.contains(&trace) => Type::Trace,
        _ => choosing(told).map_or(Type::Unknown, Type::Leaf),
    }
}

/// `select_one LIST`, `select multiple from LIST or_other` and the like.
fn choosing(told: &str) -> Option<Kind<'_>> {
    let mut words: Vec<&str> = told.split_whitespace().collect();
    let or_other = match words.as_slice() {
        [.., last] if last.eq_ignore_ascii_case("or_other") => 1,
        [.., "or", "specify", "other"] => 3,
        _ => 0,
    };
    words.truncate(words.len() - or_other);
    let (&list, head) = words.split_last()?;
    let head = head.join("_").to_lowercase();
    let how = match head.as_str() {
        "select_one" | "select_one_from" | "select_one_using" | "select1" => Choosing::One,
        "select_multiple"
        | "select_multiple_from"
        | "select_multiple_using"
        | "select_all_that_apply"
        | "select_all_that_apply_from" => Choosing::Several,
        "rank" => Choosing::InOrder,
        _ => return None,
    };
    Some(Kind::Choosing {
        how,
        list,
        or_other: or_other > 0,
    })
}

fn check_columns(line: Line<'_>, findings: &Findings) {
    for (column, place) in line.others(&KNOWN) {
        match REFUSED.iter().find(|(refused, _)| *refused == column) {
            Some((_, help)) => {
                findings.refuse(
                    place,
                    format!("questions of Maoni have no `{column}`"),
                    *help,
                );
            }
            None => findings.note(format!("the column `{column}` is not read")),
        }
    }
    if line.get("appearance").contains("search(") {
        findings.refuse(
            line.place("appearance"),
            "`search(…)` takes the choices from another file, which Maoni cannot",
            "write them on the sheet `choices`",
        );
    }
    if is_yes(line.get("read_only")) && kind_is_asked(line.get("type")) {
        findings.refuse(
            line.place("read_only"),
            "a question that cannot be answered",
            "make it a `note`",
        );
    }
}

fn kind_is_asked(told: &str) -> bool {
    !matches!(kind(told), Type::Leaf(Kind::Note))
}

/// Whether a cell says yes.
pub(super) fn is_yes(cell: &str) -> bool {
    matches!(
        cell.to_lowercase().as_str(),
        "yes" | "true" | "true()" | "1" | "x"
    )
}

/// Whether an answer is required; an expression is refused.
pub(super) fn is_required(line: Line<'_>, findings: &Findings) -> bool {
    let cell = line.get("required");
    let is_no = matches!(
        cell.to_lowercase().as_str(),
        "" | "no" | "false" | "false()" | "0"
    );
    if !is_no && !is_yes(cell) {
        findings.refuse(
            line.place("required"),
            format!("`{cell}`: expected `yes` or `no`"),
            "an answer is required of everybody or of nobody",
        );
    }
    !is_no
}

/// Settings of the form `name=value`, of the column `column`.
pub(super) fn settings<'t>(line: Line<'t>, column: &str) -> Vec<(&'t str, &'t str)> {
    let words = line
        .get(column)
        .split(|c: char| c.is_whitespace() || c == ';' || c == ',');
    words
        .filter(|word| !word.is_empty())
        .map(|word| word.split_once('=').unwrap_or((word, "")))
        .collect()
}

/// Whether `appearance` has the word.
pub(super) fn looks(line: Line<'_>, word: &str) -> bool {
    line.get("appearance")
        .split_whitespace()
        .any(|own| own == word)
}
