//! One answer with the codes that this coder gives it.
//!
//! Owns the form and what it sends: codes of the whole answer as checkboxes, codes of single words
//! as the words themselves, which have to stand in the answer exactly so. Works by keyboard alone,
//! and without scripts.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::answers::{progress, question};
use super::{Reading, address, consent_label, desk, group_label, part_label, rooms};
use crate::outcomes::coding::{Verbatim, find_span};
use crate::store::{CodeId, Conflict, Span, StoreError, StoredCode};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::{Choice, Faults, Field};
use crate::web::{draw, see_other};

const ROOM: &str = "/answers";

/// What a coder gave an answer.
type Given = BTreeSet<(CodeId, Option<Span>)>;

#[derive(Template)]
#[template(path = "staff/event/coding/answer.html")]
struct AnswerPage {
    desk: Desk,
    rooms: Vec<Room>,
    faults: Faults,
    list: String,
    book: String,
    question: String,
    position: String,
    progress: String,
    text: String,
    language: Language,
    facts: Vec<(String, String)>,
    action: String,
    groups: Vec<Group>,
    spans: Vec<SpanBox>,
    fields: Vec<Field>,
    previous: Option<String>,
    next: Option<String>,
    is_finished: bool,
}

/// The codes under one theme.
struct Group {
    theme: Option<String>,
    codes: Vec<CodeBox>,
}

/// A code to be given.
struct CodeBox {
    id: String,
    name: String,
    definition: String,
    is_given: bool,
    key: Option<usize>,
}

/// Words that have a code.
struct SpanBox {
    value: String,
    name: String,
    words: String,
}

/// An answer and its neighbours.
struct Place<'r> {
    verbatim: &'r Verbatim,
    number: usize,
    of: usize,
    previous: Option<&'r Verbatim>,
    next: Option<&'r Verbatim>,
}

fn place<'r>(reading: &'r Reading, key: &str) -> Result<Place<'r>, Fault> {
    let verbatim = reading
        .verbatims
        .iter()
        .find(|verbatim| verbatim.key == key);
    let verbatim = verbatim.ok_or(Fault::UnknownPage)?;
    let answers = reading.answers_to(&verbatim.place.item);
    let at = answers.partition_point(|known| known.key.as_str() < key);
    Ok(Place {
        verbatim,
        number: at + 1,
        of: answers.len(),
        previous: at.checked_sub(1).map(|before| answers[before]),
        next: answers.get(at + 1).copied(),
    })
}

/// `GET /surveys/{survey}/answers/{answer}`
pub(crate) async fn show(
    staff: Staff,
    Path((survey, key)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let reading = Reading::of(&staff, &survey).await?;
    let place = place(&reading, &key)?;
    let given = reading.codings.own(&place.verbatim.place);
    let given = given.into_iter().collect();
    let faults = Faults::default();
    Ok(answer_page(
        &staff,
        &reading,
        &place,
        &given,
        &Sent::default(),
        faults,
    ))
}

/// `POST /surveys/{survey}/answers/{answer}`
pub(crate) async fn save(
    staff: Staff,
    Path((survey, key)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let reading = Reading::of(&staff, &survey).await?;
    let place = place(&reading, &key)?;
    let words = staff.words();
    let text = &place.verbatim.text;
    let mut given = given(&reading, text, &sent);
    let mut faults = Faults::default();
    match named_words(text, &sent, &given) {
        Ok(Some(named)) => {
            given.insert(named);
        }
        Ok(None) => {}
        Err((field, message)) => faults.add(words, field, message),
    }
    if faults.is_any() {
        return Ok(answer_page(&staff, &reading, &place, &given, &sent, faults));
    }
    let survey = reading.survey();
    let object = format!("{}/{}", survey.id, place.verbatim.place.item);
    let act = staff.act(Deed::AnswerCoded, &object);
    let at = &place.verbatim.place;
    match staff
        .app
        .store()
        .code_answer(&survey.id, at, &given, &act)
        .await
    {
        Ok(()) => {
            let to = match (sent.get("go"), place.next) {
                ("next", Some(next)) => &next.key,
                _ => &key,
            };
            Ok(see_other(&address(survey, &format!("{ROOM}/{to}"))))
        }
        Err(StoreError::Conflict(Conflict::CodingFinished)) => {
            let faults = Faults::one("form", words.say("coding-is-finished"));
            Ok(answer_page(&staff, &reading, &place, &given, &sent, faults))
        }
        Err(StoreError::Conflict(Conflict::CodeMoved)) => {
            let faults = Faults::one("form", words.say("coding-code-gone"));
            Ok(answer_page(&staff, &reading, &place, &given, &sent, faults))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the boxes say: codes of the answer, and words that keep theirs.
fn given(reading: &Reading, text: &str, sent: &Sent) -> Given {
    let whole = sent.all("code").iter();
    let whole = whole.filter_map(|id| Some((CodeId::parse(id)?, None)));
    let spans = sent.all("span").iter();
    let spans = spans.filter_map(|value| {
        let (code, span) = read_span(value)?;
        let (start, end) = (span.start as usize, span.end as usize);
        text.get(start..end).filter(|words| !words.is_empty())?;
        Some((code, Some(span)))
    });
    let known = |(code, _): &(CodeId, _)| reading.codes.iter().any(|stored| stored.id == *code);
    whole.chain(spans).filter(known).collect()
}

/// The field that is wrong and the message that says so.
type Fieldwise = (&'static str, &'static str);

/// The words that were typed and the code they get, if any were.
fn named_words(
    text: &str,
    sent: &Sent,
    given: &Given,
) -> Result<Option<(CodeId, Option<Span>)>, Fieldwise> {
    let typed = sent.get("words").trim();
    let code = CodeId::parse(sent.get("words-code"));
    if typed.is_empty() {
        return match code {
            Some(_) => Err(("words", "coding-words-missing")),
            None => Ok(None),
        };
    }
    // A form sends line ends as CR LF, whatever stands in the answer.
    let typed = typed.replace("\r\n", "\n");
    let Some(code) = code else {
        return Err(("words-code", "coding-words-code-missing"));
    };
    let mut from = 0;
    while let Some(span) = find_span(text, &typed, from) {
        if !given.contains(&(code, Some(span))) {
            return Ok(Some((code, Some(span))));
        }
        from = span.end as usize;
    }
    Err(("words", "coding-words-unknown"))
}

fn write_span(code: CodeId, span: Span) -> String {
    format!("{code}:{}:{}", span.start, span.end)
}

fn read_span(value: &str) -> Option<(CodeId, Span)> {
    let mut parts = value.split(':');
    let code = CodeId::parse(parts.next()?)?;
    let start = parts.next()?.parse().ok()?;
    let end = parts.next()?.parse().ok()?;
    Some((code, Span { start, end }))
}

fn answer_page(
    staff: &Staff,
    reading: &Reading,
    place: &Place<'_>,
    given: &Given,
    sent: &Sent,
    faults: Faults,
) -> Response {
    let (words, survey) = (staff.words(), reading.survey());
    let verbatim = place.verbatim;
    let item = survey.item(verbatim.place.item.as_str());
    let position = words.say_with(
        "coding-position",
        &[
            ("number", place.number.into()),
            ("answers", place.of.into()),
        ],
    );
    let mut fields = word_fields(staff, reading, sent);
    faults.tell(&mut fields);
    let to = |verbatim: &Verbatim| address(survey, &format!("{ROOM}/{}", verbatim.key));
    let status = if faults.is_any() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = AnswerPage {
        desk: desk(staff, survey, &position).with_error(faults.is_any()),
        rooms: rooms(staff, survey, ROOM),
        list: address(survey, &format!("{ROOM}?item={}", verbatim.place.item)),
        book: address(survey, "/codes"),
        question: item.map_or_else(String::new, |item| question(staff, item)),
        position,
        progress: progress(staff, reading, &verbatim.place.item),
        text: verbatim.text.clone(),
        language: verbatim.language,
        facts: facts(staff, reading, verbatim),
        action: to(verbatim),
        groups: groups(&reading.codes, given),
        spans: spans(reading, &verbatim.text, given),
        fields,
        previous: place.previous.map(to),
        next: place.next.map(to),
        is_finished: reading.codings.has_finished(&verbatim.place.item),
        faults,
    };
    draw(status, &page)
}

/// What is known beside the answer.
fn facts(staff: &Staff, reading: &Reading, verbatim: &Verbatim) -> Vec<(String, String)> {
    let (words, survey) = (staff.words(), reading.survey());
    let item = survey.item(verbatim.place.item.as_str());
    let part = item.and_then(|item| part_label(staff, item, &verbatim.place.part));
    let group = verbatim.group.as_ref();
    let consent = verbatim.consent.as_ref();
    [
        ("coding-part", part),
        ("language", Some(verbatim.language.own_name().to_owned())),
        (
            "coding-group",
            group.and_then(|group| group_label(staff, survey, group)),
        ),
        (
            "coding-consent",
            consent.and_then(|code| consent_label(staff, survey, code)),
        ),
    ]
    .into_iter()
    .filter_map(|(message, value)| Some((words.say(message), value?)))
    .collect()
}

/// The code book as boxes: codes without a theme first, then each theme with its codes.
fn groups(codes: &[StoredCode], given: &Given) -> Vec<Group> {
    let is_theme = |code: &StoredCode| codes.iter().any(|c| c.text.theme == Some(code.id));
    let mut number = 0;
    let mut boxed = |code: &StoredCode| {
        number += 1;
        CodeBox {
            id: code.id.to_string(),
            name: code.text.name.clone(),
            definition: code.text.definition.clone(),
            is_given: given.contains(&(code.id, None)),
            key: (number <= 9).then_some(number),
        }
    };
    let single = codes
        .iter()
        .filter(|c| c.text.theme.is_none() && !is_theme(c));
    let single: Vec<CodeBox> = single.map(&mut boxed).collect();
    let mut groups = Vec::new();
    if !single.is_empty() {
        groups.push(Group {
            theme: None,
            codes: single,
        });
    }
    for theme in codes.iter().filter(|code| is_theme(code)) {
        let below = codes
            .iter()
            .filter(|code| code.text.theme == Some(theme.id));
        groups.push(Group {
            theme: Some(theme.text.name.clone()),
            codes: std::iter::once(theme)
                .chain(below)
                .map(&mut boxed)
                .collect(),
        });
    }
    groups
}

fn spans(reading: &Reading, text: &str, given: &Given) -> Vec<SpanBox> {
    let name = |code: CodeId| reading.codes.iter().find(|stored| stored.id == code);
    let mut spans: Vec<(CodeId, Span)> = given
        .iter()
        .filter_map(|(code, span)| Some((*code, (*span)?)))
        .collect();
    spans.sort_by_key(|(code, span)| (*span, *code));
    spans
        .into_iter()
        .filter_map(|(code, span)| {
            Some(SpanBox {
                value: write_span(code, span),
                name: name(code)?.text.name.clone(),
                words: text.get(span.start as usize..span.end as usize)?.to_owned(),
            })
        })
        .collect()
}

/// Where words are typed that get a code of their own.
fn word_fields(staff: &Staff, reading: &Reading, sent: &Sent) -> Vec<Field> {
    let words = staff.words();
    let none = Choice {
        value: String::new(),
        label: words.say("coding-words-none"),
    };
    let codes = reading.codes.iter().map(|code| Choice {
        value: code.id.to_string(),
        label: code.text.name.clone(),
    });
    let codes = std::iter::once(none).chain(codes).collect();
    vec![
        Field::line(words, "words", "coding-words", sent.get("words"))
            .hint(words.say("coding-words-hint")),
        Field::list(
            words,
            "words-code",
            "coding-words-code",
            sent.get("words-code"),
            codes,
        ),
    ]
}
