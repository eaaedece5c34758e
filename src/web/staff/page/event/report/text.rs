//! The whole definition as a file, for those who like to type it.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{TAB, Told, Work, address, tell};
use crate::outcomes::paper::{Fault as PaperFault, read_faults};
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::Desk;

#[derive(Template)]
#[template(path = "staff/event/report/text.html")]
struct TextPage {
    desk: Desk,
    address: String,
    revision: i64,
    source: String,
    faults: Vec<Told>,
}

/// `GET /surveys/{survey}/report/text`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let proof = work.prove(&staff).await?;
    let (revision, source) = (work.draft.revision, &work.draft.source);
    let page = page(&staff, &work, revision, source, &proof.faults);
    Ok(draw(StatusCode::OK, &page))
}

/// `POST /surveys/{survey}/report/text`
pub(crate) async fn save(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let revision = sent.get("revision").parse().map_err(|_| Fault::Malformed)?;
    // Browsers end lines in two characters.
    let source = sent.get("source").replace("\r\n", "\n");
    let faults = read_faults(&source);
    if !faults.is_empty() {
        let mut page = page(&staff, &work, revision, &source, &faults);
        page.desk = page.desk.with_error(true);
        return Ok(draw(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let next = "?done=report-saved";
    work.change(&staff, revision, &source, next).await
}

fn page(
    staff: &Staff,
    work: &Work,
    revision: i64,
    source: &str,
    faults: &[PaperFault],
) -> TextPage {
    let words = staff.words();
    let place = |fault: &PaperFault| {
        let line = [("line", fault.line.into())];
        ("#source".to_owned(), words.say_with("paper-line", &line))
    };
    TextPage {
        desk: staff.desk_of(&work.published.survey, TAB, &words.say("paper-text-title")),
        address: address(&work.published, ""),
        revision,
        source: source.to_owned(),
        faults: tell(staff, faults, place),
    }
}
