//! A screen of questions: shown, answered, saved, gone back from, read in another language.
//!
//! Owns the one handler that takes answers. Whatever goes wrong, what was typed is shown again.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::welcome::LOST;
use super::{Alert, Entry, field, own};
use crate::answer::form::{self, Fields};
use crate::answer::{Problem, ProblemKind};
use crate::id::Key;
use crate::store::Saved;
use crate::survey::screen::Screen;
use crate::web::body::Form;
use crate::web::fault::{Fault, log};
use crate::web::frame::Frame;
use crate::web::notice::{Held, HeldField, Link, Notice, hold};
use crate::web::progress::Progress;
use crate::web::question::{Question, Sheet, faults_by_control};
use crate::web::visit::{FROM_REVIEW, Standing, Visit, Writing};
use crate::web::{draw, see_other, sentence};

#[derive(Template)]
#[template(path = "screen.html")]
struct ScreenPage {
    frame: Frame,
    alert: Alert,
    step: String,
    title: String,
    action: String,
    /// The key of a response that a phone may go on with by itself; a change of answers already sent
    /// stays with the server.
    key: Option<String>,
    version: i64,
    /// Where the script saves.
    keep: String,
    from_review: bool,
    /// The message on the button that goes on.
    next: &'static str,
    questions: Vec<Question>,
}

/// Which button was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    Next,
    Back,
    /// Save and finish later.
    Save,
    /// The same screen in the language of the address.
    Stay,
}

impl Go {
    fn of(fields: &Fields) -> Self {
        match own(fields, field::GO) {
            "back" => Self::Back,
            "save" => Self::Save,
            "stay" => Self::Stay,
            _ => Self::Next,
        }
    }
}

/// `GET /s/{survey}/{language}/{screen}`
pub(crate) async fn show(visit: Visit) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let index = visit.screen()?;
    let welcome = visit.address("");
    let writing = match visit.standing().await? {
        Standing::Writing(writing) => writing,
        Standing::New => return Ok(see_other(&format!("{welcome}?{LOST}"))),
        Standing::Sent(_) => return Ok(see_other(&welcome)),
    };
    let progress = Progress::new(&writing.survey, &writing.answers);
    let screen = progress.screens.get(index).ok_or(Fault::UnknownPage)?;
    if index == 0 {
        return Ok(see_other(&welcome));
    }
    if let Some(gate) = progress.gate(index) {
        return Ok(see_other(&visit.screen_address(gate)));
    }
    if !screen.is_shown(&writing.survey, &writing.answers) {
        return Ok(see_other(&forward(&visit, progress.after(index))));
    }
    let fields = form::write(&writing.answers);
    let page = Shown::of(&writing, &fields).screen(&visit, index, visit.from_review);
    Ok(visit.with_language(draw(StatusCode::OK, &page)))
}

/// `POST` to a screen, the welcome page among them.
pub(crate) async fn answer(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let index = visit.screen()?;
    let mut writing = match standing(&visit, &fields).await {
        Ok(Standing::Writing(writing)) => writing,
        Ok(Standing::New) => visit.begin(visit.fresh_key()),
        Ok(Standing::Sent(key)) => return Ok(used(&visit, index, &key, &fields)),
        Err(Fault::Busy(cause)) => return Ok(held(&visit, &fields, &cause)),
        Err(fault) => return Err(fault),
    };
    if !writing.is_saved
        && let Some(refusal) = visit.not_invited().await?
    {
        return Ok(refusal);
    }
    let survey = Arc::clone(&writing.survey);
    let screens = survey.screens();
    let screen = screens.get(index).ok_or(Fault::UnknownPage)?;
    let mut problems = writing.read(screen, &fields);
    let go = Go::of(&fields);
    if go != Go::Next {
        // Whoever does not go on yet need not have answered yet.
        problems.retain(|problem| problem.kind != ProblemKind::Required);
    }
    match save(&visit, &writing, screen).await {
        Ok(Saved::Saved) => {
            let response = onward(&visit, index, go, &fields, &writing, &problems);
            Ok(visit.with_language(visit.with_key(response, &writing.key)))
        }
        Ok(Saved::AlreadySent) => Ok(spent(&visit)),
        Ok(Saved::Closed) => Ok(visit.closed()),
        Err(Fault::Busy(cause)) => {
            let incident = log(visit.app.randomness(), "POST screen", &cause);
            let mut shown = Shown::of(&writing, &fields);
            shown.problems = &problems;
            shown.incident = Some(incident);
            Ok(shown.draw(&visit, index, StatusCode::SERVICE_UNAVAILABLE))
        }
        Err(fault) => Err(fault),
    }
}

/// `POST .../draft`: what the script saves while somebody types. What is in order is stored; the
/// rest is judged when the screen is sent.
pub(crate) async fn keep(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    let index = visit.screen()?;
    if visit.not_open().is_some() {
        return Ok(StatusCode::FORBIDDEN.into_response());
    }
    let Standing::Writing(mut writing) = visit.standing().await? else {
        return Ok(StatusCode::CONFLICT.into_response());
    };
    let survey = Arc::clone(&writing.survey);
    let screens = survey.screens();
    let screen = screens.get(index).ok_or(Fault::UnknownPage)?;
    let problems = writing.read(screen, &fields);
    if visit.save(&writing, screen.items).await? != Saved::Saved || !problems.is_empty() {
        return Ok(StatusCode::CONFLICT.into_response());
    }
    // A captive portal answers every request too; the script believes only this header.
    let marker = (
        HeaderName::from_static("maoni-saved"),
        HeaderValue::from_static("1"),
    );
    Ok((StatusCode::NO_CONTENT, [marker]).into_response())
}

/// `POST .../add`: puts what was typed under a key already sent into a change of what was sent.
pub(crate) async fn add(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let index = visit.screen()?;
    let sent = Key::parse(own(&fields, field::KEY)).ok_or(Fault::Malformed)?;
    let Some(mut writing) = visit.begin_change(sent.receipt().hash()).await? else {
        return Ok(spent(&visit));
    };
    let survey = Arc::clone(&writing.survey);
    let screens = survey.screens();
    let screen = screens.get(index).ok_or(Fault::UnknownPage)?;
    let problems = writing.read(screen, &fields);
    save(&visit, &writing, screen).await?;
    let response = if problems.is_empty() {
        see_other(&visit.address("review"))
    } else {
        let mut shown = Shown::of(&writing, &fields);
        shown.problems = &problems;
        shown.draw(&visit, index, StatusCode::UNPROCESSABLE_ENTITY)
    };
    Ok(visit.with_key(response, &writing.key))
}

/// `GET .../saved`
pub(crate) async fn saved(visit: Visit) -> Response {
    let title = visit.words.say("saved-title");
    let mut notice = Notice::of(visit.frame(&title), "saved-title", &["saved-text"]);
    notice.paragraphs.extend(visit.until("saved-until"));
    notice
        .link("saved-resume", visit.address(""))
        .draw(StatusCode::OK)
}

/// What the sender of `fields` writes. The welcome page carries a key in its form, so that a second
/// tap on its button does not begin a second response.
async fn standing(visit: &Visit, fields: &Fields) -> Result<Standing, Fault> {
    let begun = visit.standing().await?;
    let (Standing::New, Some(key)) = (&begun, Key::parse(own(fields, field::KEY))) else {
        return Ok(begun);
    };
    Ok(match visit.standing_of(&key).await? {
        Standing::New => Standing::Writing(visit.begin(key)),
        known => known,
    })
}

/// Saves the screen, unless nothing is in it and nothing was saved before: who only looks at the
/// first screen in another language has not begun.
async fn save(visit: &Visit, writing: &Writing, screen: &Screen<'_>) -> Result<Saved, Fault> {
    if !writing.is_saved && writing.answers.is_empty() {
        return Ok(Saved::Saved);
    }
    visit.save(writing, screen.items).await
}

/// Where to go after the screen was saved.
fn onward(
    visit: &Visit,
    index: usize,
    go: Go,
    fields: &Fields,
    writing: &Writing,
    problems: &[Problem],
) -> Response {
    if !problems.is_empty() {
        let mut shown = Shown::of(writing, fields);
        // A change of language is no moment to judge, but what was typed has to come along.
        if go == Go::Stay {
            return shown.draw(visit, index, StatusCode::OK);
        }
        shown.problems = problems;
        return shown.draw(visit, index, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let progress = Progress::new(&writing.survey, &writing.answers);
    let from_review = own(fields, field::FROM) == "review";
    let marked = |index| format!("{}?{FROM_REVIEW}", visit.screen_address(index));
    see_other(&match go {
        Go::Stay if from_review => marked(index),
        Go::Stay => visit.screen_address(index),
        Go::Save => visit.address("saved"),
        Go::Back if from_review => visit.address("review"),
        Go::Back => visit.screen_address(progress.before(index).unwrap_or(0)),
        Go::Next if from_review => progress
            .after_change(index)
            .map_or_else(|| visit.address("review"), marked),
        Go::Next => forward(visit, progress.after(index)),
    })
}

/// The address of the next screen, or of the page on which answers are checked.
pub(super) fn forward(visit: &Visit, next: Option<usize>) -> String {
    next.map_or_else(
        || visit.address("review"),
        |next| visit.screen_address(next),
    )
}

/// A screen about to be shown.
pub(super) struct Shown<'a> {
    pub(super) writing: &'a Writing,
    fields: &'a Fields,
    problems: &'a [Problem],
    /// The number under which a failure to save was logged.
    incident: Option<String>,
}

impl<'a> Shown<'a> {
    /// The screens of `writing` with what `fields` hold, and nothing wrong.
    pub(super) fn of(writing: &'a Writing, fields: &'a Fields) -> Self {
        Self {
            writing,
            fields,
            problems: &[],
            incident: None,
        }
    }

    fn draw(&self, visit: &Visit, index: usize, status: StatusCode) -> Response {
        if index == 0 {
            return draw(status, &self.welcome(visit, &self.writing.key));
        }
        let from_review = own(self.fields, field::FROM) == "review";
        draw(status, &self.screen(visit, index, from_review))
    }

    fn screen(&self, visit: &Visit, index: usize, from_review: bool) -> ScreenPage {
        let progress = Progress::new(&self.writing.survey, &self.writing.answers);
        let (step, all) = progress.step(index);
        let title = progress.screens[index]
            .page
            .title
            .get(visit.language)
            .to_owned();
        let alert = self.alert(visit);
        // Only the last step there can be leads on to the page of answers.
        let is_last = if from_review {
            progress.after_change(index).is_none()
        } else {
            step == all
        };
        ScreenPage {
            frame: visit
                .frame(&title)
                .with_form()
                .with_error(alert.is_raised()),
            step: visit
                .words
                .say_with("step", &[("step", step.into()), ("all", all.into())]),
            action: visit.screen_address(index),
            key: (!self.writing.is_change).then(|| self.writing.key.as_str().to_owned()),
            version: self.writing.version,
            keep: visit.address(&format!("{index}/draft")),
            next: if is_last { "to-review" } else { "continue" },
            questions: self.questions(visit, index),
            from_review,
            title,
            alert,
        }
    }

    /// The questions of the screen that are shown.
    pub(super) fn questions(&self, visit: &Visit, index: usize) -> Vec<Question> {
        let survey = &self.writing.survey;
        let faults = faults_by_control(survey, visit.words, self.problems);
        let sheet = Sheet {
            survey,
            words: visit.words,
            given: &self.writing.answers,
            fields: self.fields,
            faults: &faults,
            key: Some(&self.writing.key),
            whole: false,
        };
        let screens = survey.screens();
        let Screen { page, items, .. } = screens[index];
        items
            .iter()
            .filter(|item| survey.is_shown(page, item, &self.writing.answers))
            .map(|item| sheet.question(item))
            .collect()
    }

    pub(super) fn alert(&self, visit: &Visit) -> Alert {
        let trouble = self.incident.as_ref().map(|incident| {
            let [text, lead] = ["unsaved-text", "incident"].map(|key| visit.words.say(key));
            format!("{text} {lead} {incident}")
        });
        let entry = |problem: &Problem| Entry {
            address: format!("#{}", problem.control),
            sentence: sentence::problem(visit.words, &self.writing.survey, problem),
        };
        Alert {
            trouble,
            entries: self.problems.iter().map(entry).collect(),
        }
    }
}

/// The page for answers under a key whose response was sent before: they are kept on it.
fn used(visit: &Visit, index: usize, key: &Key, fields: &Fields) -> Response {
    let frame = visit
        .frame(&visit.words.say("used-title"))
        .without_languages();
    let mut held = hold(fields);
    held.retain(|field| !field.name.starts_with('_'));
    held.push(HeldField {
        name: field::KEY.to_owned(),
        value: key.as_str().to_owned(),
    });
    let page = Held {
        heading: frame.say("used-title"),
        paragraphs: vec![frame.say("used-text"), frame.say("used-hint")],
        action: visit.address(&format!("{index}/add")),
        held,
        button: frame.say("used-button"),
        links: vec![Link {
            address: visit.address("receipt"),
            label: frame.say("sent-receipt"),
        }],
        incident: None,
        frame,
    };
    draw(StatusCode::CONFLICT, &page)
}

/// The page for answers under a key that was spent and whose response is gone or has the receipt of
/// another key.
pub(super) fn spent(visit: &Visit) -> Response {
    let frame = visit
        .frame(&visit.words.say("used-title"))
        .without_languages();
    Notice::of(frame, "used-title", &["sent-text"])
        .link("code-page", visit.address("code"))
        .draw(StatusCode::CONFLICT)
}

/// The page that holds what was typed while the store cannot be reached at all.
pub(super) fn held(visit: &Visit, fields: &Fields, cause: &str) -> Response {
    let frame = visit
        .frame(&visit.words.say("unsaved-title"))
        .without_languages();
    let page = Held {
        heading: frame.say("unsaved-title"),
        paragraphs: vec![frame.say("held-text")],
        action: visit.address(&visit.rest),
        held: hold(fields),
        button: frame.say("held-button"),
        links: Vec::new(),
        incident: Some(log(visit.app.randomness(), "POST screen", cause)),
        frame,
    };
    draw(StatusCode::SERVICE_UNAVAILABLE, &page)
}
