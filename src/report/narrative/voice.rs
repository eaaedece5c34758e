//! Whether the words of participants that a definition releases may be quoted, and whether what is
//! proposed rests on something.
//!
//! Owns the faults of quotes and evidence. A fault tells where the definition is wrong and never
//! what somebody wrote: the only words shown are those that stand in the definition.

use crate::analysis::quote::{Quotes, Refusal};
use crate::definition::list;
use crate::diagnostic::Diagnostics;
use crate::report::definition::{Evidence, Exhibit, Quote, ReportDefinition, Section};
use crate::survey::{FieldKind, Item, Kind, Survey};

/// The words of participants that a paper on `survey` would show.
fn shown<'d>(definition: &'d ReportDefinition, survey: &Survey) -> Vec<&'d Quote> {
    let mut quotes = Vec::new();
    let has = |exhibit: &&Exhibit| survey.item(exhibit.item.as_str()).is_some();
    for section in &definition.sections {
        let (exhibits, own) = match section {
            Section::Topic(topic) if survey.item(topic.question.as_str()).is_some() => {
                (&topic.exhibits, &topic.quotes)
            }
            Section::WayForward(next) => (&next.exhibits, &next.quotes),
            _ => continue,
        };
        quotes.extend(exhibits.iter().filter(has).flat_map(|e| &e.entries));
        quotes.extend(own);
    }
    quotes
}

/// Everything on which a message or a recommendation says that it rests.
fn evidence(definition: &ReportDefinition) -> Vec<&Evidence> {
    let sections = definition.sections.iter();
    sections
        .flat_map(|section| match section {
            Section::Summary { messages, .. } => messages
                .iter()
                .filter_map(|message| message.evidence.as_ref())
                .collect(),
            Section::WayForward(next) => next
                .recommendations
                .iter()
                .flat_map(|recommendation| &recommendation.evidence)
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// Adds every fault of the quotes and the evidence to `faults`.
pub(super) fn check(
    definition: &ReportDefinition,
    survey: &Survey,
    quotes: &Quotes,
    faults: &mut Diagnostics,
) {
    for quote in shown(definition, survey) {
        if let Err(refusal) = quotes.find(&quote.wanted) {
            tell(quote, refusal, survey, faults);
        }
    }
    for evidence in evidence(definition) {
        if survey.item(evidence.item.as_str()).is_none() {
            let message = format!("the survey has no item `{}`", evidence.item);
            faults
                .error("unknown-evidence", evidence.span.clone(), message)
                .help("name an item whose figures it rests on, or leave it out: then it is marked as the organisers’ view")
                .suggest(
                    evidence.item.as_str(),
                    survey.items().map(|item| item.id.as_str()),
                );
        }
    }
}

fn tell(quote: &Quote, refusal: Refusal, survey: &Survey, faults: &mut Diagnostics) {
    let item = &quote.wanted.item;
    let (code, message, help) = match refusal {
        Refusal::NotFound => (
            "unknown-words",
            format!("no answer to `{item}` holds these words"),
            format!(
                "copy them letter by letter; `maoni quotes {} --item {item}` writes the answers \
                 that may be quoted. What was withdrawn is not there any more",
                survey.id
            ),
        ),
        Refusal::CutWord => (
            "cut-word",
            "these words begin or end within a word".to_owned(),
            "quote whole words; what is left out is written `[…]`".to_owned(),
        ),
        Refusal::NotAllowed => (
            "no-consent",
            "this answer may not be quoted".to_owned(),
            "whoever wrote it did not allow it; leave the quote out".to_owned(),
        ),
        Refusal::AlsoNotAllowed => (
            "no-consent",
            "somebody else wrote these words too and did not allow to quote them".to_owned(),
            format!(
                "quote more of the answer that may be quoted, until no other holds the words; \
                 `maoni quotes {} --item {item}` writes it",
                survey.id
            ),
        ),
        Refusal::NotQuotable => (
            "not-quotable",
            format!("no words can be quoted from `{}`", place(quote)),
            places(survey, item.as_str()),
        ),
    };
    faults.error(code, quote.span.clone(), message).help(help);
}

/// The place of a quote as it is written in definitions.
fn place(quote: &Quote) -> String {
    let item = &quote.wanted.item;
    match &quote.wanted.field {
        Some(field) => format!("{item}.{field}"),
        None => item.to_string(),
    }
}

/// From where words can be quoted, for somebody who named `item`.
fn places(survey: &Survey, item: &str) -> String {
    if survey.item(item).is_some_and(|item| item.internal) {
        return format!("`{item}` is for the organisers only: nothing of it is published");
    }
    let open = survey.open_items().filter(|item| !item.internal);
    let places: Vec<String> = open.flat_map(item_places).collect();
    format!("words can be quoted from {}", list(&places))
}

fn item_places(item: &Item) -> Vec<String> {
    let Kind::Records { fields, .. } = &item.kind else {
        return vec![item.id.to_string()];
    };
    let open = fields
        .iter()
        .filter(|field| matches!(field.kind, FieldKind::Text { .. }));
    open.map(|field| format!("{}.{}", item.id, field.id))
        .collect()
}
