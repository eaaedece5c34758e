//! The data dictionary: what every column means, in every language of the survey.
//!
//! Owns its lines, one for each column of the wide file, then of the long file, then one for each
//! column that only earlier versions of the survey had (file `dropped`), and how a base is put into
//! words. Holds nothing of any response, so it may be published.

use std::io::Write;

use super::column::{Column, Columns, Part, Type};
use super::grid::{Grid, Line};
use super::history::{Changes, Dropped};
use super::long;
use super::status::{RESERVED, status_word};
use super::{Error, History, Options};
use crate::answer::ItemStatus;
use crate::answer::validate::OTHER_LIMIT;
use crate::i18n::{Words, words};
use crate::id::{Code, DK};
use crate::language::{Language, LocalText};
use crate::survey::routing::Condition;
use crate::survey::{FieldKind, Item, Kind, Rows, Survey};

/// What stands between the entries of a list of codes.
pub(super) const BETWEEN: &str = " | ";

/// Writes the data dictionary of a survey to `sink` and gives the sink back.
///
/// One line a column: file, column, item, kind, part, type, whether it is for the organisers only;
/// then for each language question, part, values with labels and base in words; reserved codes;
/// limit and its unit; the versions of the survey that have it, and what later ones changed.
///
/// # Errors
/// If `sink` cannot be written.
pub fn write_dictionary<W: Write>(
    history: &History,
    options: Options,
    sink: W,
) -> Result<W, Error> {
    dictionary(history, options.internal).write(options, sink)
}

/// The data dictionary, with items for the organisers only if `internal`.
pub(super) fn dictionary(history: &History, internal: bool) -> Grid {
    let survey = history.current();
    let changes = Changes::of(history);
    let columns = Columns::across(history);
    let columns = columns.list().iter();
    let mut lines: Vec<Line> = columns
        .filter(|column| internal || !column.internal)
        .map(|column| {
            let mut line = column_line("wide", survey, column, &survey.languages);
            line.plain(changes.asked_in(column));
            line.plain(changes.changed(column));
            line
        })
        .collect();
    lines.extend(long::COLUMNS.map(|(name, about)| long_line(name, about, &survey.languages)));
    let dropped = changes.dropped();
    let dropped = dropped.iter().filter(|d| internal || !d.column.internal);
    lines.extend(dropped.map(|Dropped { column, survey: of }| {
        let mut line = column_line("dropped", of, column, &survey.languages);
        line.plain(changes.asked_in(column));
        line.plain(changes.changed(column));
        line
    }));
    Grid {
        headers: headers(&survey.languages),
        lines: lines.into_iter().map(|line| line.0).collect(),
    }
}

fn long_line(name: &str, about: &str, languages: &[Language]) -> Line {
    let mut line = Line::default();
    for fixed in ["long", name, "", "", "", long_type(name)] {
        line.plain(fixed);
    }
    line.number("0");
    for language in languages {
        line.words(words(*language).say(about));
        let values = if name == "status" {
            statuses()
        } else {
            String::new()
        };
        for text in [String::new(), values, String::new()] {
            line.words(text);
        }
    }
    for _ in LAST {
        line.plain("");
    }
    line
}

/// The headers after those of the languages.
const LAST: [&str; 5] = ["reserved", "limit", "limit_unit", "asked_in", "changed"];

pub(super) fn headers(languages: &[Language]) -> Vec<String> {
    let fixed = ["file", "column", "item", "kind", "part", "type", "internal"];
    let mut headers: Vec<String> = fixed.map(str::to_owned).to_vec();
    for language in languages {
        headers.extend(["question", "part", "values", "base"].map(|of| format!("{of}_{language}")));
    }
    headers.extend(LAST.map(str::to_owned));
    headers
}

/// The line of a column, up to its limit.
fn column_line(file: &str, survey: &Survey, column: &Column<'_>, languages: &[Language]) -> Line {
    let mut line = Line::default();
    line.plain(file);
    line.plain(&*column.name);
    line.plain(column.item.map_or("", |item| item.id.as_str()));
    line.plain(column.item.map_or("response", Item::kind_name));
    line.plain(part_name(&column.part));
    line.plain(column.cell_type.name());
    line.number(u8::from(column.internal).to_string());
    for language in languages {
        line.words(question(column, *language));
        line.words(part(column, *language));
        line.words(values(column, *language));
        line.words(base(survey, column, words(*language)));
    }
    let reserved = reserved(survey, column).into_iter();
    let reserved = reserved.map(|(status, code)| format!("{code}={}", status_word(status)));
    line.plain(reserved.collect::<Vec<_>>().join(BETWEEN));
    match limit(column) {
        Some((limit, unit)) => {
            line.number(limit.to_string());
            line.plain(unit);
        }
        None => {
            line.plain("");
            line.plain("");
        }
    }
    line
}

/// What is asked, or what the column says of the response.
pub(super) fn question(column: &Column<'_>, language: Language) -> String {
    match column.item {
        Some(item) => item.text.get(language).to_owned(),
        None => words(language).say(about_message(&column.part)),
    }
}

/// The part of the answer in words; empty for the whole of it.
pub(super) fn part(column: &Column<'_>, language: Language) -> String {
    match (&column.label, part_message(&column.part)) {
        (Some(label), _) => label.get(language).to_owned(),
        (None, Some(key)) => words(language).say(key),
        (None, None) => String::new(),
    }
}

/// The part as a code: the choice, row or field, or what else the column holds.
fn part_name(part: &Part) -> String {
    match part {
        Part::Choice(code) | Part::Place(code) | Part::Row(code) => code.to_string(),
        Part::Rank(place) => format!("rank{place}"),
        Part::Given => "status".to_owned(),
        Part::Count => "count".to_owned(),
        Part::Field(number, field) => format!("{number}.{field}"),
        Part::Other => "other_text".to_owned(),
        Part::ResponseId
        | Part::Completeness
        | Part::Language
        | Part::Day
        | Part::Chosen
        | Part::Combined
        | Part::Words => String::new(),
    }
}

/// The message that describes a part which respondents have no words for.
fn part_message(part: &Part) -> Option<&'static str> {
    match part {
        Part::Combined => Some("export-part-combined"),
        Part::Rank(_) => Some("export-part-rank"),
        Part::Given => Some("export-part-given"),
        Part::Count => Some("export-part-count"),
        Part::Other => Some("export-part-other"),
        _ => None,
    }
}

/// The message that describes a column about the response itself.
fn about_message(part: &Part) -> &'static str {
    match part {
        Part::Completeness => "export-column-completeness",
        Part::Language => "export-column-language",
        Part::Day => "export-column-day",
        _ => "export-column-response-id",
    }
}

fn long_type(name: &str) -> &'static str {
    let kind = match name {
        "response_id" | "place" | "value" => Type::Integer,
        "label" | "text" => Type::Words,
        _ => Type::Code,
    };
    kind.name()
}

fn statuses() -> String {
    std::iter::once(ItemStatus::Answered)
        .chain(RESERVED.map(|(status, _)| status))
        .map(status_word)
        .collect::<Vec<_>>()
        .join(BETWEEN)
}

/// The codes that can stand in the column, with what they mean; empty where anything can.
pub(super) fn codes(column: &Column<'_>, languages: &[Language]) -> Vec<(Code, LocalText)> {
    if !matches!(column.part, Part::Choice(_)) {
        return column.values.clone();
    }
    let say = |key: &str| {
        let languages = languages.iter();
        LocalText::new(languages.map(|language| (*language, words(*language).say(key))))
    };
    vec![
        (Code::new("0"), say("export-no")),
        (Code::new("1"), say("export-yes")),
    ]
}

fn values(column: &Column<'_>, language: Language) -> String {
    codes(column, &[language])
        .iter()
        .map(|(code, label)| format!("{code}={}", label.get(language)))
        .collect::<Vec<_>>()
        .join(BETWEEN)
}

/// The reserved codes that can stand in the column.
pub(super) fn reserved(survey: &Survey, column: &Column<'_>) -> Vec<(ItemStatus, i64)> {
    let Some(item) = column.item else {
        return Vec::new();
    };
    if column.cell_type == Type::Words {
        return Vec::new();
    }
    let has_condition = base_condition(survey, column).is_some();
    let mut reserved = RESERVED.to_vec();
    reserved.retain(|(status, _)| match status {
        ItemStatus::DontKnow => {
            item.dk && !matches!(&column.part, Part::Choice(code) if code.as_str() == DK)
        }
        ItemStatus::NotShown => has_condition,
        _ => true,
    });
    reserved
}

/// The most that the respondent can give, and of what.
pub(super) fn limit(column: &Column<'_>) -> Option<(usize, &'static str)> {
    let item = column.item?;
    match (&column.part, &item.kind) {
        (Part::Words, Kind::Text { limit, .. }) => Some((*limit, "characters")),
        (Part::Other, _) => Some((OTHER_LIMIT, "characters")),
        (Part::Combined, Kind::Multiple { max, .. }) => max.map(|max| (max, "choices")),
        (Part::Place(_), Kind::Ranking { top, .. }) => Some((*top, "places")),
        (Part::Count, Kind::Records { max, .. }) => Some((*max, "records")),
        (Part::Field(_, id), Kind::Records { fields, .. }) => {
            let field = fields.iter().find(|field| field.id == *id)?;
            match field.kind {
                FieldKind::Text { limit, .. } => Some((limit, "characters")),
                FieldKind::Choice(_) => None,
            }
        }
        _ => None,
    }
}

/// When what the column holds was put to a respondent; `None` if always.
fn base_condition(survey: &Survey, column: &Column<'_>) -> Option<Condition> {
    let item = column.item?;
    let page = &survey.pages[survey.page_of(&item.id)?];
    let row = match (&column.part, &item.kind) {
        (Part::Row(row), Kind::Matrix { rows, .. }) => match rows {
            Rows::Fixed(_) => None,
            Rows::Carried(source) => Some(Condition::Chosen(source.clone(), vec![row.clone()])),
            Rows::OpenAnswers => Some(Condition::Answered(row.as_str().into())),
        },
        _ => None,
    };
    let mut parts: Vec<Condition> = page
        .show_if
        .iter()
        .chain(&item.show_if)
        .cloned()
        .chain(row)
        .collect();
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(Condition::All(parts)),
    }
}

pub(super) fn base(survey: &Survey, column: &Column<'_>, say: &Words) -> String {
    match base_condition(survey, column) {
        None => say.say("export-base-all"),
        Some(condition) => {
            let condition = put(&condition, say, false);
            say.say_with("export-base-if", &[("condition", condition.into())])
        }
    }
}

/// The condition in words, with the names and codes of the file.
fn put(condition: &Condition, say: &Words, inside: bool) -> String {
    let join = |parts: &[Condition], key| {
        let parts: Vec<String> = parts.iter().map(|part| put(part, say, true)).collect();
        let joined = parts.join(&format!(" {} ", say.say(key)));
        if inside {
            format!("({joined})")
        } else {
            joined
        }
    };
    match condition {
        Condition::Chosen(item, codes) => {
            let codes: Vec<&str> = codes.iter().map(crate::id::Code::as_str).collect();
            say.say_with(
                "export-condition-chosen",
                &[
                    ("item", item.as_str().into()),
                    ("codes", codes.join(" / ").into()),
                ],
            )
        }
        Condition::Answered(item) => say.say_with(
            "export-condition-answered",
            &[("item", item.as_str().into())],
        ),
        Condition::Not(inner) => {
            let inner = put(inner, say, false);
            say.say_with("export-condition-not", &[("condition", inner.into())])
        }
        Condition::All(parts) => join(parts, "export-and"),
        Condition::Any(parts) => join(parts, "export-or"),
    }
}
