//! The page on which all answers are checked, and their sending.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::screen::{forward, held, spent};
use super::welcome::LOST;
use super::{Alert, Entry, field, own};
use crate::answer::{Problem, validate};
use crate::id::Key;
use crate::store::{Submission, Submitted};
use crate::survey::Item;
use crate::web::body::Form;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::progress::Progress;
use crate::web::summary::{Section, sections};
use crate::web::visit::{FROM_REVIEW, Standing, Visit, Writing};
use crate::web::{draw, see_other, sentence};

#[derive(Template)]
#[template(path = "review.html")]
struct Review {
    frame: Frame,
    alert: Alert,
    back: String,
    lead: &'static str,
    sections: Vec<Section>,
    action: String,
    key: String,
    promise: &'static str,
    send: &'static str,
}

/// `GET .../review`
pub(crate) async fn show(visit: Visit) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let welcome = visit.address("");
    match visit.standing().await? {
        Standing::New => Ok(see_other(&format!("{welcome}?{LOST}"))),
        Standing::Sent(_) => Ok(see_other(&visit.address("receipt"))),
        Standing::Writing(writing) => {
            let page = review(&visit, &writing, &[]);
            Ok(visit.with_language(draw(StatusCode::OK, &page)))
        }
    }
}

/// `POST .../send`. However often the same is sent, it is stored once and has the same receipt.
pub(crate) async fn send(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let key = Key::parse(own(&fields, field::KEY)).ok_or(Fault::Malformed)?;
    let mut writing = match visit.standing_of(&key).await {
        Ok(Standing::Writing(writing)) => writing,
        Ok(Standing::Sent(_)) => {
            return Ok(visit.with_key(see_other(&visit.address("receipt")), &key));
        }
        // The draft is gone because it was sent: as a change, which keeps its own receipt.
        Ok(Standing::New) => return Ok(see_other(&visit.address("changed"))),
        Err(Fault::Busy(cause)) => return Ok(held(&visit, &fields, &cause)),
        Err(fault) => return Err(fault),
    };
    let problems = problems(&writing);
    if !problems.is_empty() {
        return Ok(draw(
            StatusCode::UNPROCESSABLE_ENTITY,
            &review(&visit, &writing, &problems),
        ));
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
    let submitted = match visit
        .app
        .store()
        .submit(submission)
        .await
        .map_err(Fault::from)
    {
        Ok(submitted) => submitted,
        Err(Fault::Busy(cause)) => return Ok(held(&visit, &fields, &cause)),
        Err(fault) => return Err(fault),
    };
    Ok(match submitted {
        // `Different`: a screen was saved while the answers were on their way. What was sent first
        // stands, and its receipt opens it for a change.
        Submitted::New | Submitted::Repeated | Submitted::Different if !writing.is_change => {
            visit.without_invitation(visit.with_key(see_other(&visit.address("receipt")), &key))
        }
        Submitted::New | Submitted::Repeated | Submitted::Different | Submitted::Changed => {
            visit.without_key(see_other(&visit.address("changed")))
        }
        Submitted::Withdrawn => spent(&visit),
        Submitted::Closed => visit.closed(),
        Submitted::Uninvited => visit.uninvited(),
    })
}

/// Everything wrong with the answers to what is shown.
fn problems(writing: &Writing) -> Vec<Problem> {
    let survey = &writing.survey;
    survey
        .pages
        .iter()
        .flat_map(|page| page.items.iter().map(move |item| (page, item)))
        .filter(|(page, item)| item.is_asked() && survey.is_shown(page, item, &writing.answers))
        .flat_map(|(_, item)| validate::check(item, &writing.answers))
        .collect()
}

fn review(visit: &Visit, writing: &Writing, problems: &[Problem]) -> Review {
    let change = |index: usize, item: &Item| {
        format!("{}?{FROM_REVIEW}#{}", visit.screen_address(index), item.id)
    };
    let sections = sections(
        &writing.survey,
        visit.words,
        &writing.answers,
        problems,
        change,
    );
    let progress = Progress::new(&writing.survey, &writing.answers);
    let entry = |problem: &Problem| {
        let item = writing.survey.item(problem.item.as_str())?;
        let holds = |screen: &&crate::survey::screen::Screen<'_>| {
            screen.items.iter().any(|other| other.id == item.id)
        };
        Some(Entry {
            address: change(progress.screens.iter().find(holds)?.index, item),
            sentence: visit.words.say_with(
                "problem-of",
                &[
                    ("question", item.short_or_text().get(visit.language).into()),
                    (
                        "sentence",
                        sentence::problem(visit.words, &writing.survey, problem).into(),
                    ),
                ],
            ),
        })
    };
    let alert = Alert {
        trouble: None,
        entries: problems.iter().filter_map(entry).collect(),
    };
    let frame = visit.frame_at(&visit.words.say("review-page"), "review");
    let (lead, promise, send) = if writing.is_change {
        ("review-text-change", "send-promise-change", "send-change")
    } else {
        ("review-text", "send-promise", "send")
    };
    Review {
        frame: frame.with_error(alert.is_raised()),
        back: forward(visit, progress.before(progress.screens.len())),
        action: visit.address("send"),
        key: writing.key.as_str().to_owned(),
        alert,
        sections,
        lead,
        promise,
        send,
    }
}
