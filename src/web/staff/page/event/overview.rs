//! What a survey is and how it stands.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::find;
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::surveys::{event_line, stage};

const TAB: &str = "";

#[derive(Template)]
#[template(path = "staff/event/overview.html")]
struct Overview {
    desk: Desk,
    event: String,
    stage: String,
    public: String,
}

/// `GET /surveys/{survey}`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let words = staff.words();
    let page = Overview {
        desk: staff.desk_of(&published.survey, TAB, &words.say("overview-title")),
        event: event_line(words, &published.survey),
        stage: stage(words, &published, staff.app.now()),
        public: format!("/s/{}", published.survey.id),
    };
    Ok(draw(StatusCode::OK, &page))
}
