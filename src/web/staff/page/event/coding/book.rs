//! The code book: every code with what it means, by theme; and the book as a file for programs of
//! qualitative analysis.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{address, desk, rooms};
use crate::outcomes::coding::written_book;
use crate::store::StoredCode;
use crate::survey::Survey;
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::page::event::find;

pub(super) const ROOM: &str = "/codes";
const FILE: &str = "/code-book.qdc";

#[derive(Template)]
#[template(path = "staff/event/coding/book.html")]
struct Book {
    desk: Desk,
    rooms: Vec<Room>,
    new: String,
    file: String,
    entries: Vec<Entry>,
}

/// One code.
struct Entry {
    address: String,
    name: String,
    theme: Option<String>,
    definition: String,
    includes: String,
    excludes: String,
}

/// `GET /surveys/{survey}/codes`
pub(crate) async fn list(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let survey = &published.survey;
    let codes = staff.app.store().codes(&survey.id).await?;
    let page = Book {
        desk: desk(&staff, survey, &staff.words().say("coding-book")),
        rooms: rooms(&staff, survey, ROOM),
        new: address(survey, "/codes/new"),
        file: address(survey, FILE),
        entries: entries(survey, &codes),
    };
    Ok(draw(StatusCode::OK, &page))
}

/// `GET /surveys/{survey}/code-book.qdc`
pub(crate) async fn take(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let survey = &published.survey;
    let book = written_book(staff.app.store(), &survey.id).await?;
    let book = book.ok_or(Fault::UnknownPage)?;
    let saved = format!("attachment; filename=\"{}-code-book.qdc\"", survey.id);
    let headers = [
        (header::CONTENT_TYPE, "application/xml".to_owned()),
        (header::CONTENT_DISPOSITION, saved),
    ];
    Ok((headers, book).into_response())
}

/// The codes in the order of the book: a theme, then the codes under it.
fn entries(survey: &Survey, codes: &[StoredCode]) -> Vec<Entry> {
    let name = |code: &StoredCode| {
        let theme = code.text.theme?;
        let theme = codes.iter().find(|known| known.id == theme)?;
        Some(theme.text.name.clone())
    };
    let mut entries: Vec<Entry> = codes
        .iter()
        .map(|code| Entry {
            address: address(survey, &format!("{ROOM}/{}", code.id)),
            name: code.text.name.clone(),
            theme: name(code),
            definition: code.text.definition.clone(),
            includes: code.text.includes.clone(),
            excludes: code.text.excludes.clone(),
        })
        .collect();
    entries.sort_by(|a, b| {
        let place = |e: &Entry| {
            let top = e.theme.clone().unwrap_or_else(|| e.name.clone());
            (top, e.theme.is_some(), e.name.clone())
        };
        place(a).cmp(&place(b))
    });
    entries
}
