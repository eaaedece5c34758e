//! The way in with an invitation.
//!
//! Looking at the address of an invitation changes nothing, because programs that scan mail look at
//! every address in it; only the button on the page begins. The browser then carries the invitation
//! along until the answers are sent, which uses it up: whoever loses their page, their battery or
//! their network before that opens the same letter again.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use crate::id::{Invitation, SurveyId};
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::notice::Notice;
use crate::web::visit::Visit;
use crate::web::{AppState, cookie, draw, see_other, sentence};

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    frame: Frame,
    title: String,
    event: String,
    action: String,
}

/// `GET /s/{survey}/i/{invitation}`: on to the language that suits the visitor.
pub(crate) async fn choose(
    State(app): State<AppState>,
    Path((survey, invitation)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = app.published(&SurveyId::new(survey)).await?;
    let invitation = Invitation::parse(&invitation).ok_or(Fault::UnknownPage)?;
    let definition = &published.survey;
    let language = cookie::preferred(&headers, &definition.languages);
    let path = format!("/s/{}/{language}/i/{invitation}", definition.id);
    Ok(see_other(&path))
}

/// `GET /s/{survey}/{language}/i/{invitation}`
pub(crate) async fn show(visit: Visit) -> Result<Response, Fault> {
    let invitation = visit.invited.as_ref().ok_or(Fault::UnknownPage)?;
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    if !is_good(&visit, invitation).await? {
        return Ok(used(&visit));
    }
    let (survey, words) = (visit.survey(), visit.words);
    let title = survey.title.get(visit.language);
    let page = InvitationPage {
        frame: visit.frame(title),
        title: title.to_owned(),
        event: sentence::event_line(words, survey),
        action: visit.address(&format!("i/{invitation}")),
    };
    Ok(visit.with_language(draw(StatusCode::OK, &page)))
}

/// `POST /s/{survey}/{language}/i/{invitation}`
pub(crate) async fn begin(visit: Visit) -> Result<Response, Fault> {
    let invitation = visit.invited.as_ref().ok_or(Fault::UnknownPage)?;
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    if !is_good(&visit, invitation).await? {
        return Ok(used(&visit));
    }
    Ok(visit.with_invitation(see_other(&visit.address("")), invitation))
}

async fn is_good(visit: &Visit, invitation: &Invitation) -> Result<bool, Fault> {
    let (store, survey) = (visit.app.store(), &visit.survey().id);
    Ok(store.is_good_invitation(survey, invitation.hash()).await?)
}

/// The page of an invitation that was used, replaced by a newer one or never made.
fn used(visit: &Visit) -> Response {
    let title = visit.words.say("invitation-used-title");
    let texts = ["invitation-used-text", "invitation-used-hint"];
    Notice::of(visit.frame(&title), "invitation-used-title", &texts)
        .link("code-page", visit.address("code"))
        .draw(StatusCode::GONE)
}
