//! A survey as a phone needs it to lead somebody through without a network: routing, limits and
//! the sentences about what is wrong, as JSON.
//!
//! Owns what `assets/routing.js` reads; a test holds that module to the same routing and the same
//! problems as [`answer::form`](crate::answer::form). Knows nothing of requests, and holds nothing
//! of any respondent.

use serde_json::{Map, Value, json};

use super::sentence;
use crate::answer::validate::OTHER_LIMIT;
use crate::answer::{Problem, ProblemKind};
use crate::i18n::Words;
use crate::id::DK;
use crate::survey::routing::Condition;
use crate::survey::{Field, FieldKind, Item, Kind, Rows, Survey};

/// Stands in a sentence for what only the phone knows.
const PLACE: &str = "#";

/// The plan of `survey`, its sentences in the language of `words`.
pub(crate) fn plan(survey: &Survey, words: &Words, version: i64) -> String {
    let screens = survey.screens();
    let mut items = Map::new();
    for screen in &screens {
        for item in screen.items {
            let mut entry = kind(survey, item);
            entry.insert("page".to_owned(), json!(survey.page_of(&item.id)));
            entry.insert("if".to_owned(), json!(item.show_if.as_ref().map(condition)));
            entry.insert("say".to_owned(), sentences(survey, words, item));
            items.insert(item.id.to_string(), Value::Object(entry));
        }
    }
    let pages = survey.pages.iter();
    json!({
        "version": version,
        "dk": DK,
        "otherLimit": OTHER_LIMIT,
        "pages": pages.map(|page| page.show_if.as_ref().map(condition)).collect::<Vec<_>>(),
        "screens": screens.iter().map(|screen| names(screen.items)).collect::<Vec<_>>(),
        "items": items,
    })
    .to_string()
}

fn names(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.id.as_str()).collect()
}

fn condition(condition: &Condition) -> Value {
    match condition {
        Condition::Chosen(item, codes) => {
            let codes: Vec<&str> = codes.iter().map(crate::id::Code::as_str).collect();
            json!({ "item": item.as_str(), "in": codes })
        }
        Condition::Answered(item) => json!({ "item": item.as_str() }),
        Condition::Not(inner) => json!({ "not": self::condition(inner) }),
        Condition::All(parts) => json!({ "all": conditions(parts) }),
        Condition::Any(parts) => json!({ "any": conditions(parts) }),
    }
}

fn conditions(parts: &[Condition]) -> Vec<Value> {
    parts.iter().map(condition).collect()
}

/// What decides how an answer to `item` is read and when it is in order.
fn kind(survey: &Survey, item: &Item) -> Map<String, Value> {
    let mut entry = Map::new();
    let mut put = |name: &str, value: Value| {
        entry.insert(name.to_owned(), value);
    };
    put("kind", json!(item.kind_name()));
    put("required", json!(item.required));
    put("shuffle", json!(item.shuffle));
    put(
        "codes",
        item.choices()
            .iter()
            .map(|choice| json!(choice.code.as_str()))
            .chain(item.dk.then(|| json!(DK)))
            .collect(),
    );
    put(
        "alone",
        item.choices()
            .iter()
            .filter(|choice| choice.exclusive)
            .map(|choice| json!(choice.code.as_str()))
            .chain([json!(DK)])
            .collect(),
    );
    put(
        "other",
        json!(
            item.choices()
                .iter()
                .find(|choice| choice.other)
                .map(|choice| choice.code.as_str())
        ),
    );
    match &item.kind {
        Kind::Multiple { max, .. } => put("max", json!(max)),
        Kind::Ranking { top, .. } => put("max", json!(top)),
        Kind::Matrix { rows, .. } => put("rows", self::rows(survey, item, rows)),
        Kind::Text { limit, .. } => put("limit", json!(limit)),
        Kind::Records { fields, max } => {
            put("max", json!(max));
            put("fields", fields.iter().map(field).collect());
        }
        Kind::Single { .. } | Kind::Statement => {}
    }
    entry
}

/// Rows that do not depend on answers as a list, and else where they come from. Open answers that
/// are asked later than the matrix are not there yet when it is shown.
fn rows(survey: &Survey, matrix: &Item, rows: &Rows) -> Value {
    match rows {
        Rows::Fixed(rows) => rows.iter().map(|row| json!(row.code.as_str())).collect(),
        Rows::Carried(source) => json!({ "from": source.as_str() }),
        Rows::OpenAnswers => {
            let open: Vec<&str> = survey
                .items()
                .take_while(|item| item.id != matrix.id)
                .filter(|item| matches!(item.kind, Kind::Text { .. } | Kind::Records { .. }))
                .map(|item| item.id.as_str())
                .collect();
            json!({ "open": open })
        }
    }
}

fn field(field: &Field) -> Value {
    let limit = match field.kind {
        FieldKind::Text { limit, .. } => Some(limit),
        FieldKind::Choice(_) => None,
    };
    json!({ "id": field.id.as_str(), "required": field.required, "limit": limit })
}

/// What may be wrong with an answer to `item`, by kind of problem, in words.
fn sentences(survey: &Survey, words: &Words, item: &Item) -> Value {
    let say = |control: String, kind: ProblemKind| {
        let problem = Problem {
            item: item.id.clone(),
            control,
            kind,
        };
        json!(sentence::problem(words, survey, &problem))
    };
    let whole = |kind| say(item.id.to_string(), kind);
    let code = PLACE.to_owned();
    let mut found = Map::new();
    let mut put = |name: &str, value: Value| {
        found.insert(name.to_owned(), value);
    };
    if item.required {
        put("required", whole(ProblemKind::Required));
    }
    if item.has_other() {
        put("other", whole(ProblemKind::OtherNotChosen));
    }
    match &item.kind {
        Kind::Multiple { max, .. } => {
            put("alone", whole(ProblemKind::NotAlone { code }));
            if let Some(max) = *max {
                put("many", json!(too_many(words, max)));
            }
        }
        Kind::Ranking { top, .. } => {
            put("alone", whole(ProblemKind::NotAlone { code: code.clone() }));
            put("twice", whole(ProblemKind::ChosenTwice { code }));
            let gaps = (1..=*top).map(|place| whole(ProblemKind::PlaceLeftOut { place }));
            put("gaps", gaps.collect());
        }
        Kind::Records { fields, .. } => {
            let missing = fields.iter().filter(|field| field.required).map(|field| {
                let control = format!("{}.1.{}", item.id, field.id);
                let sentence = say(control, ProblemKind::FieldMissing);
                (field.id.to_string(), sentence)
            });
            put("missing", Value::Object(missing.collect()));
        }
        _ => {}
    }
    Value::Object(found)
}

/// The sentence of [`ProblemKind::TooMany`] with a place for how many were chosen.
fn too_many(words: &Words, max: usize) -> String {
    let variables = [("max", max.into()), ("chosen", PLACE.into())];
    words.say_with("problem-too-many", &variables)
}
