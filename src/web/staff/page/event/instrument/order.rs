//! The questions in their order, to be moved, opened and added.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::edit::keep;
use super::{Subject, Told, carried, told};
use crate::survey::occasion::Texts;
use crate::survey::outline::{self, ItemOutline, PageOutline};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::{Desk, Room};
use crate::web::{draw, see_other};

/// The page, below the tab.
pub(super) const ITEMS: &str = "/items";

#[derive(Template)]
#[template(path = "staff/event/instrument/order.html")]
struct Order {
    desk: Desk,
    ways: Vec<Room>,
    address: String,
    draft: Option<String>,
    /// Whether somebody else was quicker.
    moved: bool,
    told: Vec<Told>,
    /// The pages; `None` where the text cannot be read.
    pages: Option<Vec<Group>>,
    seen: String,
}

/// A page of the survey.
struct Group {
    title: String,
    add: String,
    entries: Vec<Entry>,
}

/// A question.
struct Entry {
    id: String,
    place: String,
    text: String,
    kind: String,
    address: String,
}

/// `GET /surveys/{survey}/questions/items`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    Ok(draw(StatusCode::OK, &page(&staff, &subject, false)))
}

fn page(staff: &Staff, subject: &Subject, moved: bool) -> Order {
    let words = staff.words();
    let checked = subject.examine(subject.source());
    let address = subject.address(ITEMS);
    let entry = |item: ItemOutline| Entry {
        text: in_language(staff, &item.text),
        kind: kind(staff, &item.kind),
        address: format!("{address}/{}", item.id),
        id: item.id,
        place: item.place,
    };
    let group = |page: PageOutline| Group {
        title: in_language(staff, &page.title),
        add: format!("{}?page={}", subject.address("/new"), page.id),
        entries: page.items.into_iter().map(entry).collect(),
    };
    let pages = outline::read(subject.source());
    Order {
        desk: subject
            .desk(staff, &words.say("instrument-order"))
            .with_error(moved),
        ways: subject.ways(staff, ITEMS),
        draft: subject.draft_line(staff),
        moved,
        told: told(words, &checked.diagnostics),
        pages: pages.map(|pages| pages.into_iter().map(group).collect()),
        seen: carried(subject.draft.as_ref()),
        address,
    }
}

/// The text in the language of the page, else in the first that it is in.
pub(super) fn in_language(staff: &Staff, texts: &Texts) -> String {
    let text = texts.get(&staff.language()).or(texts.values().next());
    text.cloned().unwrap_or_default()
}

/// What kind of question it is, in words where the kind is known.
pub(super) fn kind(staff: &Staff, kind: &str) -> String {
    const KNOWN: [&str; 7] = [
        "single",
        "multiple",
        "ranking",
        "matrix",
        "text",
        "records",
        "statement",
    ];
    if KNOWN.contains(&kind) {
        staff.words().say(&format!("item-{kind}"))
    } else {
        kind.to_owned()
    }
}

/// The definition `source` after what a button asks for: `up PLACE` or `down PLACE`.
pub(super) fn shifted(source: &str, go: &str) -> Option<String> {
    match go.split_once(' ')? {
        ("up", place) => outline::shift(source, place, true),
        ("down", place) => outline::shift(source, place, false),
        _ => None,
    }
}

/// `POST /surveys/{survey}/questions/items`
pub(crate) async fn shift(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let source = shifted(subject.source(), sent.get("go"));
    let Some(source) = source.filter(|source| source != subject.source()) else {
        return Ok(see_other(&subject.address(ITEMS)));
    };
    if keep(&staff, &subject, &source, &sent).await? {
        let next = subject.address(&format!("{ITEMS}?done=draft-saved"));
        return Ok(see_other(&next));
    }
    let subject = Subject::find(&staff, &survey).await?;
    Ok(draw(StatusCode::CONFLICT, &page(&staff, &subject, true)))
}
