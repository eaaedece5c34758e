//! A survey's definition as JSON: what was asked, with codes and labels in every language.
//!
//! Owns the names of the members, which `docs/openapi.json` promises.

use serde_json::{Map, Value, json};

use crate::survey::routing::Condition;
use crate::survey::{Choice, Field, FieldKind, Item, Kind, LocalText, Page, Rows, Scale, Survey};

/// A text in its languages.
pub(super) fn local(text: &LocalText) -> Value {
    text.iter()
        .map(|(language, words)| (language.tag().to_owned(), words.into()))
        .collect::<Map<_, _>>()
        .into()
}

/// Adds event, privacy and pages to what is told of the survey already.
pub(super) fn add(body: &mut Value, survey: &Survey) {
    let event = &survey.event;
    body["event"] = json!({
        "name": local(&event.name),
        "place": local(&event.place),
        "date": event.date.to_string(),
        "timezone": event.timezone.iana_name(),
        "organisers": local(&event.organisers),
        "invited": event.invited,
    });
    body["suppression_threshold"] = survey.privacy.threshold.into();
    let breakdown = survey.privacy.breakdown.as_ref();
    body["breakdown"] = breakdown.map(crate::id::ItemId::as_str).into();
    body["pages"] = survey.pages.iter().map(page).collect();
}

fn page(page: &Page) -> Value {
    json!({
        "id": page.id.as_str(),
        "title": local(&page.title),
        "show_if": page.show_if.as_ref().map(condition),
        "items": page.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn item(item: &Item) -> Value {
    let mut body = json!({
        "id": item.id.as_str(),
        "kind": item.kind_name(),
        "text": local(&item.text),
        "hint": item.hint.as_ref().map(local),
        "short": item.short.as_ref().map(local),
        "required": item.required,
        "dk": item.dk,
        "internal": item.internal,
        "show_if": item.show_if.as_ref().map(condition),
    });
    match &item.kind {
        Kind::Single { choices: offered } => body["choices"] = choices(offered),
        Kind::Multiple {
            choices: offered,
            max,
        } => {
            body["choices"] = choices(offered);
            body["max"] = (*max).into();
        }
        Kind::Ranking {
            choices: offered,
            top,
        } => {
            body["choices"] = choices(offered);
            body["top"] = (*top).into();
        }
        Kind::Matrix {
            rows,
            scale: points,
            gap_from,
        } => {
            body["rows"] = match rows {
                Rows::Fixed(fixed) => json!({ "fixed": choices(fixed) }),
                Rows::Carried(source) => json!({ "carried_from": source.as_str() }),
                Rows::OpenAnswers => json!({ "open_answers": true }),
            };
            body["scale"] = scale(points);
            body["gap_from"] = gap_from.as_ref().map(crate::id::ItemId::as_str).into();
        }
        Kind::Text { limit, .. } => body["limit"] = (*limit).into(),
        Kind::Records { fields, max } => {
            body["fields"] = fields.iter().map(field).collect();
            body["max"] = (*max).into();
        }
        Kind::Statement => {}
    }
    body
}

fn choices(choices: &[Choice]) -> Value {
    choices
        .iter()
        .map(|choice| {
            json!({
                "code": choice.code.as_str(),
                "label": local(&choice.label),
                "short": choice.short.as_ref().map(local),
                "other": choice.other,
                "exclusive": choice.exclusive,
            })
        })
        .collect()
}

fn scale(scale: &Scale) -> Value {
    let points = scale.points.iter();
    let points =
        points.map(|point| json!({ "code": point.code.as_str(), "label": local(&point.label) }));
    json!({ "points": points.collect::<Vec<_>>(), "top": scale.top })
}

fn field(field: &Field) -> Value {
    let (limit, offered) = match &field.kind {
        FieldKind::Text { limit, .. } => (Some(*limit), None),
        FieldKind::Choice(offered) => (None, Some(choices(offered))),
    };
    json!({
        "id": field.id.as_str(),
        "label": local(&field.label),
        "required": field.required,
        "limit": limit,
        "choices": offered,
    })
}

/// When something is shown, as the definition says it.
fn condition(of: &Condition) -> Value {
    let all = |parts: &[Condition]| parts.iter().map(condition).collect::<Vec<_>>();
    match of {
        Condition::Chosen(item, codes) => {
            let codes: Vec<&str> = codes.iter().map(crate::id::Code::as_str).collect();
            json!({ "item": item.as_str(), "chosen": codes })
        }
        Condition::Answered(item) => json!({ "item": item.as_str(), "answered": true }),
        Condition::Not(inner) => json!({ "not": condition(inner) }),
        Condition::All(parts) => json!({ "all": all(parts) }),
        Condition::Any(parts) => json!({ "any": all(parts) }),
    }
}
