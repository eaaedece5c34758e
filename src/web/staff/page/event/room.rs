//! In the room: which questions the screen shows, and showing one more.
//!
//! A question is shown once and stays as it was; a second organiser who shows the same one sees what
//! the first has shown. How many have answered a question is not told, only whether they are enough.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{address, find};
use crate::outcomes::Published;
use crate::outcomes::room::{self, Outcome};
use crate::store::Stage;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::surveys::stage;
use crate::web::{draw, see_other, sentence};

/// The page belongs to the overview.
const TAB: &str = "";
pub(super) const SCREEN: &str = "/room/screen";
pub(super) const QUESTION: &str = "question";

#[derive(Template)]
#[template(path = "staff/event/room.html")]
struct Room {
    desk: Desk,
    event: String,
    stage: String,
    /// What is wrong, if something is.
    fault: Option<String>,
    screen: String,
    action: String,
    /// Why no question can be shown now.
    wait: Option<String>,
    least: String,
    questions: Vec<Question>,
}

/// A question that can be shown.
struct Question {
    id: String,
    text: String,
    /// Where the screen shows it, if it does.
    shown: Option<String>,
}

/// `GET /surveys/{survey}/room`
pub(crate) async fn list(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    page(&staff, &published, None, StatusCode::OK).await
}

/// `POST /surveys/{survey}/room`
pub(crate) async fn reveal(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let id = sent.get(QUESTION);
    let mut questions = room::closed_questions(&published.survey);
    let item = questions.find(|item| item.id.as_str() == id);
    let item = item.ok_or(Fault::Malformed)?;
    let (app, survey) = (&staff.app, published.stored.id.as_str());
    let act = staff.act(Deed::Revealed, survey);
    let outcome = room::reveal(app.store(), &published, item, app.randomness(), &act).await?;
    let fault = match outcome {
        Outcome::Shown | Outcome::ShownBefore => {
            let screen = address(&published.stored.id, SCREEN);
            return Ok(see_other(&format!("{screen}?{QUESTION}={id}")));
        }
        Outcome::TooFew => "room-too-few",
        Outcome::Over => "room-over",
    };
    let least = room::least_answers(published.survey.privacy.threshold);
    let fault = staff.words().say_with(fault, &[("least", least.into())]);
    page(&staff, &published, Some(fault), StatusCode::CONFLICT).await
}

async fn page(
    staff: &Staff,
    published: &Published,
    fault: Option<String>,
    status: StatusCode,
) -> Result<Response, Fault> {
    let (words, stored, survey) = (staff.words(), &published.stored, &published.survey);
    let store = staff.app.store();
    let told = room::revealed(store, published).await?;
    let screen = address(&stored.id, SCREEN);
    let is_open = matches!(stored.stage(staff.app.now()), Stage::Open(_));
    let questions = room::closed_questions(survey).map(|item| Question {
        id: item.id.to_string(),
        text: item.text.get(staff.language()).to_owned(),
        shown: told
            .contains_key(&item.id)
            .then(|| format!("{screen}?{QUESTION}={}", item.id)),
    });
    let wait = if !is_open {
        Some(words.say("room-closed"))
    } else if !store.releases(&stored.id).await?.is_empty() {
        Some(words.say("room-released"))
    } else {
        None
    };
    let least = room::least_answers(survey.privacy.threshold);
    let page = Room {
        desk: staff
            .desk_of(survey, TAB, &words.say("room-title"))
            .with_error(fault.is_some()),
        event: sentence::event_line(words, survey),
        stage: stage(words, published, staff.app.now()),
        fault,
        action: address(&stored.id, "/room"),
        wait,
        least: words.say_with("room-least", &[("least", least.into())]),
        questions: questions.collect(),
        screen,
    };
    Ok(draw(status, &page))
}
