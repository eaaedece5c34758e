//! Forms that were filled in on paper, typed in twice.
//!
//! Owns the way from the first typing to a stored response: both typings pass what the form on a
//! phone passes, where they differ is shown, and nothing is kept before. The page holds the first
//! typing, so no half-typed form is anywhere else. Who typed is written nowhere: the log counts the
//! forms under no name, and no invitation is used up.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{address, find};
use crate::answer::form::{self, Fields};
use crate::answer::{AnswerSet, Problem, json, validate};
use crate::i18n::words;
use crate::id::Key;
use crate::outcomes::Published;
use crate::store::{Act, Admission, Stage, Submission, Submitted};
use crate::survey::{Item, Language, Survey};
use crate::web::fault::Fault;
use crate::web::question::{Question, Sheet, faults_by_control};
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::event::instrument::{Tongue, content_language, switch};
use crate::web::summary::{Line, lines};
use crate::web::{draw, see_other, sentence};

const PAGE: &str = "/typing";
/// The hidden fields; no item's name begins so.
const KEY: &str = "_key";
const FIRST: &str = "_first";
const STEP: &str = "_step";
const LANGUAGE: &str = "_in";

/// Which typing a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    First,
    Second,
    /// The differences were shown; what stands in the form now is what the paper says.
    Settled,
}

impl Step {
    fn parse(name: &str) -> Self {
        match name {
            "second" => Self::Second,
            "settled" => Self::Settled,
            _ => Self::First,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Settled => "settled",
        }
    }

    /// What to do, and the button.
    fn messages(self) -> (&'static str, &'static str) {
        match self {
            Self::First => ("typing-first", "typing-first-go"),
            Self::Second => ("typing-second", "typing-second-go"),
            Self::Settled => ("typing-settle", "typing-settle-go"),
        }
    }
}

#[derive(Template)]
#[template(path = "staff/event/typing.html")]
struct Typing {
    desk: Desk,
    /// Why nothing can be typed in, or was not stored.
    refusal: Option<String>,
    is_open: bool,
    action: String,
    back: String,
    languages: Vec<Tongue>,
    language: Language,
    step: Step,
    key: String,
    first: String,
    /// What is wrong: the control, and the sentence.
    entries: Vec<(String, String)>,
    differences: Vec<Difference>,
    sheets: Vec<(String, Vec<Question>)>,
}

/// A question that was typed in two ways.
struct Difference {
    item: String,
    question: String,
    first: Vec<Line>,
    second: Vec<Line>,
}

/// What is on the way.
struct Form {
    language: Language,
    step: Step,
    key: Key,
    first: AnswerSet,
    fields: Fields,
    problems: Vec<Problem>,
    differences: Vec<Difference>,
    refusal: Option<&'static str>,
}

impl Form {
    fn begin(staff: &Staff, language: Language) -> Self {
        Self {
            language,
            step: Step::First,
            key: Key::draw(staff.app.randomness()),
            first: AnswerSet::default(),
            fields: Fields::new(),
            problems: Vec::new(),
            differences: Vec::new(),
            refusal: None,
        }
    }
}

/// `GET /surveys/{survey}/typing`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let language = content_language(&staff, &published.survey.languages);
    Ok(page(&staff, &published, Form::begin(&staff, language)))
}

/// Why nothing can be typed in now.
fn shut(staff: &Staff, published: &Published) -> Option<&'static str> {
    let stored = &published.stored;
    match stored.stage(staff.app.now()) {
        Stage::NotYet(_) => Some("typing-early"),
        _ if stored.closed_on.is_some() => Some("typing-closed"),
        _ => None,
    }
}

fn page(staff: &Staff, published: &Published, form: Form) -> Response {
    let (interface, survey) = (staff.words(), &*published.survey);
    let shut = shut(staff, published);
    let refusal = shut.or(form.refusal);
    let is_faulty =
        form.refusal.is_some() || !form.problems.is_empty() || !form.differences.is_empty();
    let status = match form.refusal {
        Some("typing-empty") => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::CONFLICT,
        None if !form.problems.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let entry = |problem: &Problem| {
        let sentence = sentence::problem(interface, survey, problem);
        (problem.control.clone(), sentence)
    };
    let here = address(&survey.id, PAGE);
    let page = Typing {
        desk: staff
            .desk_of(survey, "", &interface.say("typing-title"))
            .with_error(is_faulty),
        refusal: refusal.map(|message| interface.say(message)),
        is_open: shut.is_none(),
        languages: switch(&survey.languages, form.language, &here),
        action: here,
        back: address(&survey.id, ""),
        language: form.language,
        step: form.step,
        key: form.key.as_str().to_owned(),
        first: written(&form.first),
        entries: form.problems.iter().map(entry).collect(),
        sheets: sheets(survey, &form),
        differences: form.differences,
    };
    draw(status, &page)
}

/// Every question, a page of the survey at a time, with what was typed.
fn sheets(survey: &Survey, form: &Form) -> Vec<(String, Vec<Question>)> {
    let content = words(form.language);
    let mut faults = faults_by_control(survey, content, &form.problems);
    for difference in &form.differences {
        let fault = content.say("typing-differs");
        faults.insert(difference.item.clone(), fault);
    }
    let given = AnswerSet::default();
    let sheet = Sheet {
        survey,
        words: content,
        given: &given,
        fields: &form.fields,
        faults: &faults,
        // On paper choices stand as in the definition.
        key: None,
        whole: true,
    };
    let page = |page: &crate::survey::Page| {
        let questions = page.items.iter().map(|item| sheet.question(item));
        let title = page.title.get(form.language).to_owned();
        (title, questions.collect())
    };
    survey.pages.iter().map(page).collect()
}

fn written(answers: &AnswerSet) -> String {
    serde_json::Value::from(json::write(answers)).to_string()
}

/// The first typing, as the form carried it.
fn first_typing(survey: &Survey, text: &str) -> Result<AnswerSet, Fault> {
    let object = serde_json::from_str(text).map_err(|_| Fault::Malformed)?;
    json::read(survey, &object).map_err(|_| Fault::Malformed)
}

/// `POST /surveys/{survey}/typing`
pub(crate) async fn take(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let survey = &*published.survey;
    let known =
        Language::parse(sent.get(LANGUAGE)).filter(|tongue| survey.languages.contains(tongue));
    let language = known.unwrap_or(survey.languages[0]);
    let Some(key) = Key::parse(sent.get(KEY)) else {
        return Ok(page(&staff, &published, Form::begin(&staff, language)));
    };
    let mut form = Form {
        key,
        step: Step::parse(sent.get(STEP)),
        fields: BTreeMap::clone(&sent.fields),
        ..Form::begin(&staff, language)
    };
    if form.step != Step::First {
        form.first = first_typing(survey, sent.get(FIRST))?;
    }
    let (answers, problems) = read(survey, &form.fields);
    if shut(&staff, &published).is_some() || !problems.is_empty() {
        form.problems = problems;
        return Ok(page(&staff, &published, form));
    }
    if answers.is_empty() {
        form.refusal = Some("typing-empty");
        return Ok(page(&staff, &published, form));
    }
    match form.step {
        Step::First => {
            form.first = answers;
            form.fields = Fields::new();
            form.step = Step::Second;
            return Ok(page(&staff, &published, form));
        }
        Step::Second => {
            form.differences = differences(&staff, survey, &form.first, &answers);
            if !form.differences.is_empty() {
                form.step = Step::Settled;
                return Ok(page(&staff, &published, form));
            }
        }
        Step::Settled => {}
    }
    store(&staff, &published, form, answers).await
}

/// What was typed, as a form on a phone takes it, and everything wrong with it.
fn read(survey: &Survey, fields: &Fields) -> (AnswerSet, Vec<Problem>) {
    let mut answers = AnswerSet::default();
    let mut problems = Vec::new();
    for screen in survey.screens() {
        let (page, items) = (screen.page, screen.items);
        problems.append(&mut form::read(survey, page, items, fields, &mut answers));
    }
    validate::prune(survey, &mut answers);
    (answers, problems)
}

/// The questions whose answers differ.
fn differences(
    staff: &Staff,
    survey: &Survey,
    first: &AnswerSet,
    second: &AnswerSet,
) -> Vec<Difference> {
    let words = staff.words();
    let differs = |item: &&Item| {
        let id = &item.id;
        first.answers.get(id) != second.answers.get(id)
            || first.other.get(id) != second.other.get(id)
    };
    let told = |item: &Item| Difference {
        item: item.id.to_string(),
        question: item.short_or_text().get(staff.language()).to_owned(),
        first: lines(survey, words, item, first),
        second: lines(survey, words, item, second),
    };
    survey.items().filter(differs).map(told).collect()
}

async fn store(
    staff: &Staff,
    published: &Published,
    mut form: Form,
    answers: AnswerSet,
) -> Result<Response, Fault> {
    let survey = &published.survey;
    let submission = Submission {
        key: form.key.hash(),
        receipt: form.key.receipt().hash(),
        survey: survey.id.clone(),
        version: published.stored.version,
        language: form.language,
        day: survey.event.day(staff.app.now()),
        answers,
        admission: Admission::Vouched,
    };
    let store = staff.app.store();
    match store.submit(submission).await? {
        Submitted::New => {
            // After it is stored, so that the log counts what is there; under no name, so that the
            // log tells nothing of whose forms came when.
            let act = Act {
                actor: "-",
                ..staff.act(Deed::PaperTyped, survey.id.as_str())
            };
            store.record(&act).await?;
        }
        Submitted::Repeated => {}
        Submitted::Closed => form.refusal = Some("typing-closed"),
        _ => form.refusal = Some("typing-stored-before"),
    }
    if form.refusal.is_some() {
        return Ok(page(staff, published, form));
    }
    let next = format!("{PAGE}?in={}&done=paper-typed", form.language);
    Ok(see_other(&address(&survey.id, &next)))
}
