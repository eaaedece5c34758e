//! The first page of a survey: what it is about, what is promised, consent; and for those who come
//! back, where they were.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::Alert;
use super::screen::{Shown, forward};
use crate::answer::AnswerSet;
use crate::answer::form::Fields;
use crate::id::{Key, SurveyId};
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::progress::{Progress, minutes};
use crate::web::question::{Question, paragraphs};
use crate::web::visit::{Standing, Visit};
use crate::web::{AppState, cookie, draw, see_other, sentence};

/// The query that tells that answers were expected and not found.
pub(super) const LOST: &str = "lost";

#[derive(Template)]
#[template(path = "welcome.html")]
pub(super) struct Welcome {
    frame: Frame,
    alert: Alert,
    /// That answers were expected and not found.
    lost: Option<String>,
    title: String,
    event: String,
    organisers: String,
    welcome: Vec<String>,
    facts: Vec<String>,
    offer: Offer,
    restart: String,
}

/// What the visitor can do.
enum Offer {
    /// Begin.
    Begin {
        /// The key under which the response will be written.
        key: String,
        /// The version of the survey that is shown.
        version: i64,
        /// Where the form is sent.
        action: String,
        promises: Vec<String>,
        questions: Vec<Question>,
    },
    /// Go on at this address.
    Resume(String),
    /// See the receipt at this address.
    Receipt(String),
}

/// `GET /s/{survey}`: on to the language that suits the visitor.
pub(crate) async fn choose(
    State(app): State<AppState>,
    Path(survey): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = app.published(&SurveyId::new(survey)).await?;
    let definition = &published.survey;
    let language = cookie::preferred(&headers, &definition.languages);
    Ok(see_other(&format!("/s/{}/{language}", definition.id)))
}

/// `GET /s/{survey}/{language}`
pub(crate) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let mut page = match visit.standing().await? {
        Standing::New => {
            if let Some(refusal) = visit.not_invited().await? {
                return Ok(refusal);
            }
            let writing = visit.begin(visit.fresh_key());
            Shown::of(&writing, &Fields::new()).welcome(&visit, &writing.key)
        }
        Standing::Writing(writing) => {
            let progress = Progress::new(&writing.survey, &writing.answers);
            // A change begins with all answers in view.
            let next = progress.resume().filter(|_| !writing.is_change);
            welcome(
                &visit,
                Alert::default(),
                Offer::Resume(forward(&visit, next)),
            )
        }
        Standing::Sent(_) => welcome(
            &visit,
            Alert::default(),
            Offer::Receipt(visit.address("receipt")),
        ),
    };
    if query.as_deref() == Some(LOST) && matches!(page.offer, Offer::Begin { .. }) {
        page.lost = Some(visit.words.say("lost-answers"));
    }
    Ok(visit.with_language(draw(StatusCode::OK, &page)))
}

/// `POST .../restart`: empties the draft, which would else count as a partial response beside the
/// one that follows, and takes its key away.
pub(crate) async fn restart(visit: Visit) -> Result<Response, Fault> {
    if let Standing::Writing(mut writing) = visit.standing().await? {
        writing.answers = AnswerSet::default();
        let survey = Arc::clone(&writing.survey);
        visit.save(&writing, survey.items()).await?;
    }
    Ok(visit.without_key(see_other(&visit.address(""))))
}

impl Shown<'_> {
    /// The welcome page with the questions of the first screen, to begin under `key`.
    pub(super) fn welcome(&self, visit: &Visit, key: &Key) -> Welcome {
        let offer = Offer::Begin {
            key: key.as_str().to_owned(),
            version: self.writing.version,
            action: visit.address(""),
            promises: promises(visit),
            questions: self.questions(visit, 0),
        };
        welcome(visit, self.alert(visit), offer)
    }
}

fn welcome(visit: &Visit, alert: Alert, offer: Offer) -> Welcome {
    let frame = visit.welcome_frame().with_error(alert.is_raised());
    let about = About::of(visit);
    Welcome {
        frame: if matches!(offer, Offer::Begin { .. }) {
            frame.with_form()
        } else {
            frame
        },
        lost: None,
        title: about.title,
        event: about.event,
        organisers: about.organisers,
        welcome: about.welcome,
        facts: about.facts,
        restart: visit.address("restart"),
        alert,
        offer,
    }
}

/// What is told before anybody begins.
pub(super) struct About {
    pub(super) title: String,
    pub(super) event: String,
    pub(super) organisers: String,
    pub(super) welcome: Vec<String>,
    pub(super) facts: Vec<String>,
}

impl About {
    pub(super) fn of(visit: &Visit) -> Self {
        let survey = visit.survey();
        let (words, language) = (visit.words, visit.language);
        let event = &survey.event;
        let organisers = [("organisers", event.organisers.get(language).into())];
        let welcome = survey
            .welcome
            .as_ref()
            .map(|text| paragraphs(text.get(language)));
        Self {
            title: survey.title.get(language).to_owned(),
            event: sentence::event_line(words, survey),
            organisers: words.say_with("event-by", &organisers),
            welcome: welcome.unwrap_or_default(),
            facts: facts(visit),
        }
    }
}

/// How long it takes, what may be skipped, until when it is open.
fn facts(visit: &Visit) -> Vec<String> {
    let minutes = minutes(visit.survey());
    let mut facts = vec![
        visit
            .words
            .say_with("fact-minutes", &[("minutes", minutes.into())]),
        visit.words.say("fact-skip"),
    ];
    facts.extend(visit.until("fact-until"));
    facts
}

/// What the definition's privacy section promises, in words.
pub(super) fn promises(visit: &Visit) -> Vec<String> {
    let words = visit.words;
    let privacy = &visit.survey().privacy;
    let mut promises = vec![
        words.say("promise-voluntary"),
        words.say("promise-anonymous"),
        words.say_with("promise-groups", &[("people", privacy.threshold.into())]),
    ];
    if privacy.quote.is_some() {
        promises.push(words.say("promise-quotes"));
    }
    promises.push(words.say("promise-code"));
    if let Some(day) = privacy.delete_on {
        promises.push(words.say_with("promise-deleted", &[("day", words.date(day).into())]));
    }
    if !privacy.contact.is_empty() {
        let contact = [("contact", privacy.contact.as_str().into())];
        promises.push(words.say_with("promise-contact", &contact));
    }
    promises
}
