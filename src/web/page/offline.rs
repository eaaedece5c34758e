//! The form for a phone without a network: all screens in one page, what the server has of a draft,
//! and the sending of a whole response at once.
//!
//! Owns the form that the service worker keeps, and the replies that the phone believes: a mark, the
//! key it sent, and what became of the answers. Everything else that answers in our place — a
//! captive portal, a proxy, a page about a fault — is not one of them, and the phone tries again.
//! Knows nothing of how the phone keeps and sends.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::receipt;
use super::welcome::{About, promises};
use super::{field, own};
use crate::answer::form::{self, Fields};
use crate::answer::{AnswerSet, Problem, validate};
use crate::id::Key;
use crate::store::{Submission, Submitted};
use crate::survey::screen::Screen;
use crate::web::body::Form;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::plan::plan;
use crate::web::question::{Question, Sheet};
use crate::web::visit::{Standing, Visit, Writing};
use crate::web::{draw, sentence};

/// By this header the worker knows a form of ours from whatever else answered.
const MARK: HeaderName = HeaderName::from_static("maoni-form");

#[derive(Template)]
#[template(path = "offline.html")]
struct Offline {
    frame: Frame,
    title: String,
    event: String,
    organisers: String,
    welcome: Vec<String>,
    facts: Vec<String>,
    promises: Vec<String>,
    screens: Vec<Step>,
    survey: String,
    plan: String,
    /// Sentences with a place for what only the phone knows.
    step: String,
    label: String,
    other: String,
    /// What the receipt code is good for, and until when.
    keep: String,
    /// Where everything of this survey in this language is.
    base: String,
    script: &'static str,
}

/// One screen.
struct Step {
    title: String,
    questions: Vec<Asked>,
}

/// One item, and what it is called where answers are checked.
struct Asked {
    short: String,
    question: Question,
}

/// `GET .../offline`: the same for everybody, so that it may be kept on the phone.
pub(crate) async fn show(visit: Visit) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    if let Some(refusal) = visit.not_invited().await? {
        return Ok(refusal);
    }
    let mut response = visit.with_language(draw(StatusCode::OK, &page(&visit)));
    response
        .headers_mut()
        .insert(MARK, HeaderValue::from_static("1"));
    Ok(response)
}

/// `GET .../offline/draft`: what the server has of the draft of this browser, so that the phone can
/// go on with it when the network fails. A change of answers already sent is no business of the
/// phone's.
pub(crate) async fn draft(visit: Visit) -> Result<Response, Fault> {
    let Standing::Writing(writing) = visit.standing().await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    if writing.is_change {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let fields: Vec<[String; 2]> = form::write(&writing.answers)
        .into_iter()
        .flat_map(|(name, values)| values.into_iter().map(move |value| [name.clone(), value]))
        .collect();
    let draft = json!({
        "key": writing.key.as_str(),
        "version": writing.version,
        "fields": fields,
    });
    Ok(told(StatusCode::OK, &draft))
}

/// `POST .../offline`: a whole response from a phone. However often the same is sent, it is stored
/// once and has the same receipt, which the phone can work out from its key.
pub(crate) async fn take(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    let key = key(&fields)?;
    if visit.not_open().is_some() {
        return Ok(reply(StatusCode::FORBIDDEN, "closed", &key, &[]));
    }
    let mut writing = writing(&visit, &key, &fields).await?;
    let problems = fill(&mut writing, &fields);
    if !problems.is_empty() {
        let problems: Vec<Value> = problems
            .iter()
            .map(|problem| {
                let sentence = sentence::problem(visit.words, &writing.survey, problem);
                json!([problem.control, sentence])
            })
            .collect();
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(reply(status, "problems", &key, &problems));
    }
    validate::prune(&writing.survey, &mut writing.answers);
    let submission = Submission {
        key: key.hash(),
        receipt: key.receipt().hash(),
        survey: visit.survey().id.clone(),
        version: writing.version,
        language: visit.language,
        day: visit.today(),
        answers: writing.answers,
        admission: visit.admission(),
    };
    let (status, state) = match visit.app.store().submit(submission).await? {
        Submitted::New | Submitted::Repeated => (StatusCode::OK, "sent"),
        Submitted::Changed => (StatusCode::OK, "changed"),
        Submitted::Different => (StatusCode::CONFLICT, "different"),
        Submitted::Withdrawn => (StatusCode::GONE, "withdrawn"),
        Submitted::Closed => (StatusCode::FORBIDDEN, "closed"),
        Submitted::Uninvited => (StatusCode::FORBIDDEN, "uninvited"),
    };
    let reply = reply(status, state, &key, &[]);
    Ok(match state {
        "sent" => visit.without_invitation(reply),
        _ => reply,
    })
}

/// `POST .../offline/add`: puts what a phone holds under a key already sent into a change of what
/// was sent, to be looked at and sent.
pub(crate) async fn add(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    let sent = key(&fields)?;
    if visit.not_open().is_some() {
        return Ok(reply(StatusCode::FORBIDDEN, "closed", &sent, &[]));
    }
    let Some(mut writing) = visit.begin_change(sent.receipt().hash()).await? else {
        return Ok(reply(StatusCode::GONE, "withdrawn", &sent, &[]));
    };
    // The phone judged the answers before it sent them; what does not fit the version that was
    // sent stays as it was, and is seen in the review.
    fill(&mut writing, &fields);
    let survey = Arc::clone(&writing.survey);
    visit.save(&writing, survey.items()).await?;
    let added = reply(StatusCode::OK, "added", &sent, &[]);
    Ok(visit.with_key(added, &writing.key))
}

/// `POST .../offline/ask`: whether the response of a key was sent. The phone asks when a page said so
/// that may have come from elsewhere.
pub(crate) async fn ask(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    let key = key(&fields)?;
    let state = match visit.standing_of(&key).await? {
        Standing::Sent(_) => "sent",
        Standing::New | Standing::Writing(_) => "unsent",
    };
    Ok(reply(StatusCode::OK, state, &key, &[]))
}

/// The key that a phone sends, which it may have drawn itself.
fn key(fields: &Fields) -> Result<Key, Fault> {
    Key::parse(own(fields, field::KEY))
        .filter(Key::is_strong)
        .ok_or(Fault::Malformed)
}

/// What is to be filled under `key`: empty, of the version of its draft or else of the version that
/// the phone had.
async fn writing(visit: &Visit, key: &Key, fields: &Fields) -> Result<Writing, Fault> {
    if let Standing::Writing(begun) = visit.standing_of(key).await? {
        return Ok(Writing {
            answers: AnswerSet::default(),
            ..begun
        });
    }
    let mut fresh = visit.begin(key.clone());
    let version = own(fields, field::VERSION).parse().unwrap_or(fresh.version);
    if (1..fresh.version).contains(&version) {
        fresh.survey = visit.app.definition(&visit.survey().id, version).await?;
        fresh.version = version;
    }
    Ok(fresh)
}

/// Reads every screen, as if they had been sent one after the other.
fn fill(writing: &mut Writing, fields: &Fields) -> Vec<Problem> {
    let survey = Arc::clone(&writing.survey);
    let screens = survey.screens();
    screens
        .iter()
        .flat_map(|screen| writing.read(screen, fields))
        .collect()
}

/// The reply that the phone believes.
fn reply(status: StatusCode, state: &str, key: &Key, problems: &[Value]) -> Response {
    let body = json!({ "state": state, "key": key.as_str(), "problems": problems });
    told(status, &body)
}

fn told(status: StatusCode, body: &Value) -> Response {
    let media = (header::CONTENT_TYPE, "application/json");
    (status, [media], body.to_string()).into_response()
}

fn page(visit: &Visit) -> Offline {
    let survey = visit.survey();
    let (nothing, no_fields) = (AnswerSet::default(), Fields::new());
    let no_faults = std::collections::BTreeMap::new();
    let sheet = Sheet {
        survey,
        words: visit.words,
        given: &nothing,
        fields: &no_fields,
        faults: &no_faults,
        key: None,
        whole: true,
    };
    let step = |screen: &Screen<'_>| Step {
        title: screen.page.title.get(visit.language).to_owned(),
        questions: screen
            .items
            .iter()
            .map(|item| Asked {
                short: item.short_or_text().get(visit.language).to_owned(),
                question: sheet.question(item),
            })
            .collect(),
    };
    let words = visit.words;
    let about = About::of(visit);
    Offline {
        frame: Frame {
            title: about.title.clone(),
            ..visit.frame_at(&about.title, "offline")
        },
        promises: promises(visit),
        screens: survey.screens().iter().map(step).collect(),
        survey: survey.id.to_string(),
        step: words.say_with("step", &[("step", "#".into()), ("all", "##".into())]),
        label: words.say_with("label", &[("label", "#".into())]),
        other: words.say_with(
            "other-said",
            &[("choice", "#".into()), ("words", "##".into())],
        ),
        keep: receipt::keep(visit),
        plan: plan(survey, visit.words, visit.version()),
        base: visit.address(""),
        script: &crate::web::asset::addresses().offline,
        title: about.title,
        event: about.event,
        organisers: about.organisers,
        welcome: about.welcome,
        facts: about.facts,
    }
}
