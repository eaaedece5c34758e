//! What is shown once answers are stored, and the clearing of a device that is somebody else's.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::welcome::LOST;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::notice::Notice;
use crate::web::visit::{Standing, Visit};
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    frame: Frame,
    heading: &'static str,
    /// The code; `None` after a change, when only its holder knows it.
    receipt: Option<String>,
    /// What the code is good for, and until when.
    keep: String,
    /// What happens next.
    steps: Vec<String>,
    finish: String,
}

/// `GET .../receipt`. Shown after the survey is closed too: the code is the proof of having
/// answered.
pub(crate) async fn show(visit: Visit) -> Result<Response, Fault> {
    match visit.standing().await? {
        Standing::Sent(key) => {
            let page = receipt(&visit, "receipt-title", Some(key.receipt().to_string()));
            Ok(visit.with_language(draw(StatusCode::OK, &page)))
        }
        Standing::Writing(_) => Ok(see_other(&visit.address("review"))),
        Standing::New => Ok(see_other(&format!("{}?{LOST}", visit.address("")))),
    }
}

/// `GET .../changed`
pub(crate) async fn changed(visit: Visit) -> Response {
    draw(
        StatusCode::OK,
        &receipt(&visit, "receipt-title-change", None),
    )
}

/// `POST .../finish`
pub(crate) async fn finish(visit: Visit) -> Response {
    visit.without_key(see_other(&visit.address("finish")))
}

/// `GET .../finish`
pub(crate) async fn finished(visit: Visit) -> Response {
    let frame = visit.frame(&visit.words.say("finished-title"));
    let mut notice = Notice::of(frame, "finished-title", &["finished-text"]);
    notice.forget = true;
    notice.draw(StatusCode::OK)
}

fn receipt(visit: &Visit, heading: &'static str, receipt: Option<String>) -> ReceiptPage {
    let words = visit.words;
    let privacy = &visit.survey().privacy;
    let mut steps: Vec<String> = visit.until("next-close").into_iter().collect();
    steps.push(words.say_with("next-report", &[("people", privacy.threshold.into())]));
    if let Some(day) = privacy.delete_on {
        steps.push(words.say_with("next-deleted", &[("day", words.date(day).into())]));
    }
    ReceiptPage {
        frame: visit.frame(&words.say("receipt-page")),
        heading,
        receipt,
        keep: keep(visit),
        steps,
        finish: visit.address("finish"),
    }
}

/// What the code is good for, and until when.
pub(super) fn keep(visit: &Visit) -> String {
    visit
        .until("receipt-keep-until")
        .unwrap_or_else(|| visit.words.say("receipt-keep"))
}
