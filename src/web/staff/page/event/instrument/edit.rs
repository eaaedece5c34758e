//! The whole definition as a text to edit. It is kept whatever is wrong with it, and every fault is
//! told.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::difference::{Passage, passages};
use super::{Subject, Told, carried, is_moved, seen, told};
use crate::store::Writing;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::{Desk, Room};
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "staff/event/instrument/edit.html")]
struct Edit {
    desk: Desk,
    ways: Vec<Room>,
    action: String,
    draft: Option<String>,
    /// What others did meanwhile, and where their text differs.
    moved: Option<Vec<Passage>>,
    told: Vec<Told>,
    source: String,
    seen: String,
}

/// `GET /surveys/{survey}/questions/edit`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let source = subject.source().to_owned();
    Ok(draw(StatusCode::OK, &page(&staff, &subject, source)))
}

fn page(staff: &Staff, subject: &Subject, source: String) -> Edit {
    let checked = subject.examine(&source);
    Edit {
        desk: subject.desk(staff, &staff.words().say("instrument-edit")),
        ways: subject.ways(staff, "/edit"),
        action: subject.address("/edit"),
        draft: subject.draft_line(staff),
        moved: None,
        told: told(staff.words(), &checked.diagnostics),
        seen: carried(subject.draft.as_ref()),
        source,
    }
}

/// `POST /surveys/{survey}/questions/edit`
pub(crate) async fn save(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let source = lines(sent.get("source"));
    if source.trim().is_empty() {
        return Ok(see_other(&subject.address("/edit")));
    }
    let is_same = subject.draft.is_none() && source == subject.source();
    if is_same || keep(&staff, &subject, &source, &sent).await? {
        return Ok(see_other(&subject.address("/edit?done=draft-saved")));
    }
    let subject = Subject::find(&staff, &survey).await?;
    let theirs = passages(subject.source(), &source);
    let mut page = page(&staff, &subject, source);
    page.moved = Some(theirs);
    page.desk = page.desk.with_error(true);
    Ok(draw(StatusCode::CONFLICT, &page))
}

/// Keeps `source` as the draft of `subject`; `false` when somebody else was quicker.
pub(super) async fn keep(
    staff: &Staff,
    subject: &Subject,
    source: &str,
    sent: &Sent,
) -> Result<bool, Fault> {
    let base = match &subject.draft {
        Some(draft) => draft.base,
        None => subject.version(),
    };
    let writing = Writing {
        survey: &subject.id,
        source,
        base,
        seen: seen(sent),
    };
    let act = staff.act(Deed::DraftSaved, subject.id.as_str());
    match staff.app.store().save_survey_draft(&writing, &act).await {
        Ok(_) => Ok(true),
        Err(error) if is_moved(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A text with the ends of lines that definitions have; browsers send others.
pub(in crate::web::staff::page) fn lines(text: &str) -> String {
    let mut lines = text.replace("\r\n", "\n").replace('\r', "\n");
    if !lines.ends_with('\n') {
        lines.push('\n');
    }
    lines
}
