//! The poster for the room: one sheet of A4 that leads to the survey, and its QR code.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::i18n::words;
use crate::id::SurveyId;
use crate::outcomes::Published;
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::progress::minutes;
use crate::web::{AppState, cookie, draw, qr, sentence};

#[derive(Template)]
#[template(path = "poster.html")]
struct Poster {
    frame: Frame,
    /// The QR code as an SVG document of this module's making.
    picture: qr::Picture,
    /// The address as people type it.
    address: String,
    sides: Vec<Side>,
}

/// What the poster says in one language.
struct Side {
    language: Language,
    call: String,
    title: String,
    facts: String,
    until: Option<String>,
}

/// `GET /s/{survey}/poster`
pub(crate) async fn show(
    State(app): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = app.published(&SurveyId::new(id)).await?;
    let survey = &published.survey;
    let path = format!("/s/{}", survey.id);
    let language = cookie::preferred(&headers, &survey.languages);
    let short = app.base_url().short(&path);
    let alt = words(language).say_with("poster-scan", &[("address", short.as_str().into())]);
    let page = Poster {
        frame: Frame {
            synthetic: published.stored.is_synthetic,
            ..Frame::plain(language, &words(language).say("poster-page"))
        },
        picture: qr::draw(&app.base_url().join(&path), &alt)?,
        address: short,
        sides: survey
            .languages
            .iter()
            .map(|&language| side(&published, language))
            .collect(),
    };
    Ok(draw(StatusCode::OK, &page))
}

/// `GET /s/{survey}/qr.svg`
pub(crate) async fn picture(
    State(app): State<AppState>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let published = app.published(&SurveyId::new(id)).await?;
    let path = format!("/s/{}", published.survey.id);
    let picture = qr::draw(&app.base_url().join(&path), &app.base_url().short(&path))?;
    let media = [(header::CONTENT_TYPE, "image/svg+xml")];
    Ok((media, picture.to_string()).into_response())
}

fn side(published: &Published, language: Language) -> Side {
    let survey = &published.survey;
    let words = words(language);
    let until = published.stored.schedule.closes.map(|closes| {
        let moment = sentence::moment(words, closes, &survey.event.timezone);
        words.say_with("poster-until", &[("moment", moment.into())])
    });
    Side {
        language,
        call: words.say("poster-call"),
        title: survey.title.get(language).to_owned(),
        facts: words.say_with("poster-facts", &[("minutes", minutes(survey).into())]),
        until,
    }
}
