//! The list of surveys that are open.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use crate::outcomes::Published;
use crate::store::Stage;
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::progress::minutes;
use crate::web::{AppState, cookie, draw, see_other, sentence};

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    surveys: Vec<Entry>,
}

/// One survey.
struct Entry {
    address: String,
    title: String,
    event: String,
    line: String,
}

/// `GET /`
pub(crate) async fn show(
    State(app): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let language = cookie::preferred(&headers, &Language::ALL);
    let title = crate::i18n::words(language).say("home-title");
    let frame = Frame::plain(language, &title)
        .in_languages(&Language::ALL, |language| format!("/language/{language}"));
    let open = |published: &&std::sync::Arc<Published>| {
        matches!(published.stored.stage(app.now()), Stage::Open(_))
    };
    let all = app.all().await?;
    let surveys = all
        .iter()
        .filter(open)
        .map(|published| entry(&frame, published))
        .collect();
    Ok(draw(StatusCode::OK, &Home { frame, surveys }))
}

/// `GET /language/{language}`: remembers the language and goes back to the list.
pub(crate) async fn switch(
    State(app): State<AppState>,
    Path(tag): Path<String>,
) -> Result<Response, Fault> {
    let language = Language::parse(&tag).ok_or(Fault::UnknownPage)?;
    let mut response = see_other("/");
    cookie::set_language(response.headers_mut(), app.base_url(), language);
    Ok(response)
}

fn entry(frame: &Frame, published: &Published) -> Entry {
    let survey = &published.survey;
    let language = frame.language;
    let names: Vec<_> = survey
        .languages
        .iter()
        .map(|language| language.own_name())
        .collect();
    let line = [
        ("minutes", minutes(survey).into()),
        ("languages", names.join(" · ").into()),
    ];
    Entry {
        address: format!("/s/{}", survey.id),
        title: survey.title.get(language).to_owned(),
        event: sentence::event_line(frame.words, survey),
        line: frame.words.say_with("home-line", &line),
    }
}
