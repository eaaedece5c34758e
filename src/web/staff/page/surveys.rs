//! The list of surveys.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::i18n::Words;
use crate::outcomes::Published;
use crate::store::Stage;
use crate::survey::Survey;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::Desk;
use crate::web::{draw, sentence};

const ROOM: &str = "";

#[derive(Template)]
#[template(path = "staff/surveys.html")]
struct Surveys {
    desk: Desk,
    surveys: Vec<Row>,
}

/// One survey.
struct Row {
    address: String,
    title: String,
    event: String,
    stage: String,
    synthetic: bool,
}

/// `GET /`
pub(crate) async fn list(staff: Staff) -> Result<Response, Fault> {
    let mut surveys: Vec<Row> = Vec::new();
    for published in staff.app.all().await? {
        surveys.push(row(&staff, &published));
    }
    let desk = staff.desk(ROOM, &staff.words().say("surveys-title"));
    Ok(draw(StatusCode::OK, &Surveys { desk, surveys }))
}

fn row(staff: &Staff, published: &Published) -> Row {
    let (words, survey) = (staff.words(), &published.survey);
    Row {
        address: format!("{ROOT}/surveys/{}", survey.id),
        title: survey.title.get(staff.language()).to_owned(),
        event: event_line(words, survey),
        stage: stage(words, published, staff.app.now()),
        synthetic: published.stored.is_synthetic,
    }
}

/// The event of `survey`: what, where, when.
pub(super) fn event_line(words: &Words, survey: &Survey) -> String {
    let (event, language) = (&survey.event, words.language());
    words.say_with(
        "event-line",
        &[
            ("event", event.name.get(language).into()),
            ("place", event.place.get(language).into()),
            ("day", words.date(event.date).into()),
        ],
    )
}

/// Whether answers are taken, in words.
pub(super) fn stage(words: &Words, published: &Published, now: jiff::Timestamp) -> String {
    let zone = &published.survey.event.timezone;
    let at = |message, instant| {
        let moment = sentence::moment(words, instant, zone);
        words.say_with(message, &[("moment", moment.into())])
    };
    match published.stored.stage(now) {
        Stage::NotYet(opens) => at("stage-from", opens),
        Stage::Open(Some(closes)) => at("stage-until", closes),
        Stage::Open(None) => words.say("stage-open"),
        Stage::Closed => match published.stored.sealed_on {
            Some(day) => words.say_with("stage-sealed", &[("day", words.date(day).into())]),
            None => words.say("stage-closed"),
        },
    }
}
