//! The data dictionary: what every column means, in every language of the survey.
//!
//! Owns its lines, one for each column of the wide file and then of the long file, and how a base
//! is put into words. Holds nothing of any response, so it may be published.

use std::io::Write;

use super::column::{Column, Columns, Part, Type};
use super::long;
use super::sheet::Sheet;
use super::status::{RESERVED, status_word};
use super::{Error, Options};
use crate::answer::ItemStatus;
use crate::answer::validate::OTHER_LIMIT;
use crate::i18n::{Words, words};
use crate::id::DK;
use crate::language::Language;
use crate::survey::routing::Condition;
use crate::survey::{FieldKind, Item, Kind, Rows, Survey};

/// What stands between the entries of a list of codes.
const BETWEEN: &str = " | ";

/// Writes the data dictionary of `survey` to `sink` and gives the sink back.
///
/// One line a column: file, column, item, kind, part, type, whether it is for the organisers only;
/// then for each language question, part, values with labels and base in words; reserved codes;
/// limit and its unit.
///
/// # Errors
/// If `sink` cannot be written.
pub fn write_dictionary<W: Write>(survey: &Survey, options: Options, sink: W) -> Result<W, Error> {
    let headers = headers(&survey.languages);
    let mut sheet = Sheet::begin(sink, options, headers.iter().map(String::as_str))?;
    let columns = Columns::of(survey);
    for column in columns.list() {
        if options.internal || !column.internal {
            write_column(survey, column, &mut sheet)?;
        }
    }
    for (name, description) in long::COLUMNS {
        for fixed in ["long", name, "", "", "", long_type(name), "0"] {
            sheet.plain(fixed)?;
        }
        for language in &survey.languages {
            sheet.words(&words(*language).say(description))?;
            let values = if name == "status" {
                statuses()
            } else {
                String::new()
            };
            for text in ["", &values, ""] {
                sheet.words(text)?;
            }
        }
        for _ in ["reserved", "limit", "limit_unit"] {
            sheet.empty()?;
        }
        sheet.end_line()?;
    }
    sheet.finish()
}

fn headers(languages: &[Language]) -> Vec<String> {
    let fixed = ["file", "column", "item", "kind", "part", "type", "internal"];
    let mut headers: Vec<String> = fixed.map(str::to_owned).to_vec();
    for language in languages {
        headers.extend(["question", "part", "values", "base"].map(|of| format!("{of}_{language}")));
    }
    headers.extend(["reserved", "limit", "limit_unit"].map(str::to_owned));
    headers
}

fn write_column<W: Write>(
    survey: &Survey,
    column: &Column<'_>,
    sheet: &mut Sheet<W>,
) -> Result<(), Error> {
    sheet.plain("wide")?;
    sheet.plain(&column.name)?;
    sheet.plain(column.item.map_or("", |item| item.id.as_str()))?;
    sheet.plain(column.item.map_or("response", Item::kind_name))?;
    sheet.plain(&part_name(&column.part))?;
    sheet.plain(column.cell_type.name())?;
    sheet.number(i64::from(column.internal))?;
    for language in &survey.languages {
        let say = words(*language);
        match column.item {
            Some(item) => sheet.words(item.text.get(*language))?,
            None => sheet.words(&say.say(about_message(&column.part)))?,
        }
        match (&column.label, &column.part) {
            (Some(label), _) => sheet.words(label.get(*language))?,
            (None, part) => match part_message(part) {
                Some(key) => sheet.words(&say.say(key))?,
                None => sheet.empty()?,
            },
        }
        sheet.words(&values(column, *language))?;
        sheet.words(&base(survey, column, say))?;
    }
    sheet.plain(&reserved(survey, column))?;
    match limit(column) {
        Some((limit, unit)) => {
            sheet.number(limit as i64)?;
            sheet.plain(unit)?;
        }
        None => {
            sheet.empty()?;
            sheet.empty()?;
        }
    }
    sheet.end_line()
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

fn values(column: &Column<'_>, language: Language) -> String {
    if matches!(column.part, Part::Choice(_)) {
        let say = words(language);
        let (no, yes) = (say.say("export-no"), say.say("export-yes"));
        return format!("0={no}{BETWEEN}1={yes}");
    }
    column
        .values
        .iter()
        .map(|(code, label)| format!("{code}={}", label.get(language)))
        .collect::<Vec<_>>()
        .join(BETWEEN)
}

/// The reserved codes that can stand in the column.
fn reserved(survey: &Survey, column: &Column<'_>) -> String {
    let Some(item) = column.item else {
        return String::new();
    };
    if column.cell_type == Type::Words {
        return String::new();
    }
    let has_condition = base_condition(survey, column).is_some();
    RESERVED
        .iter()
        .filter(|(status, _)| match status {
            ItemStatus::DontKnow => {
                item.dk && !matches!(&column.part, Part::Choice(code) if code.as_str() == DK)
            }
            ItemStatus::NotShown => has_condition,
            _ => true,
        })
        .map(|(status, code)| format!("{code}={}", status_word(*status)))
        .collect::<Vec<_>>()
        .join(BETWEEN)
}

/// The most that the respondent can give, and of what.
fn limit(column: &Column<'_>) -> Option<(usize, &'static str)> {
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

fn base(survey: &Survey, column: &Column<'_>, say: &Words) -> String {
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
