//! The ways to a new survey, on one page.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{NEW, name_field};
use crate::survey::bundled::Bundled;
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::Desk;
use crate::web::staff::field::{Faults, Field};
use crate::web::staff::page::surveys::drafts;
use crate::xlsform::Refusal;

#[derive(Template)]
#[template(path = "staff/beginning/way.html")]
struct Ways {
    desk: Desk,
    faults: Faults,
    file_fault: Option<String>,
    refusals: Vec<Refusal>,
    examples: Vec<Start>,
    surveys: Vec<Start>,
    action: String,
    name: Field,
    source: String,
}

/// A survey that another can be begun from.
struct Start {
    address: String,
    title: String,
    about: String,
}

/// What was sent and could not be taken.
#[derive(Default)]
pub(super) struct Tried {
    pub(super) faults: Faults,
    /// What of a form cannot be taken.
    pub(super) refusals: Vec<Refusal>,
    pub(super) id: String,
    pub(super) source: String,
}

/// `GET /new`
pub(crate) async fn list(staff: Staff) -> Result<Response, Fault> {
    page(&staff, Tried::default()).await
}

/// The page, with what was tried.
pub(super) async fn page(staff: &Staff, tried: Tried) -> Result<Response, Fault> {
    let words = staff.words();
    let is_faulty = tried.faults.is_any() || !tried.refusals.is_empty();
    let mut name = [name_field(words, &tried.id, "survey-name-file-hint")];
    tried.faults.tell(&mut name);
    let [name] = name;
    let page = Ways {
        desk: staff
            .desk("", &words.say("new-title"))
            .with_error(is_faulty),
        file_fault: tried.faults.of("file"),
        faults: tried.faults,
        refusals: tried.refusals,
        examples: Bundled::ALL
            .iter()
            .map(|one| example(staff, *one))
            .collect(),
        surveys: surveys(staff).await?,
        action: format!("{NEW}/file"),
        name,
        source: tried.source,
    };
    let status = if is_faulty {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Ok(draw(status, &page))
}

fn example(staff: &Staff, bundled: Bundled) -> Start {
    let (title, about) = match bundled {
        Bundled::Workshop => ("example-workshop", "example-workshop-about"),
        Bundled::SideEvent => ("example-side-event", "example-side-event-about"),
    };
    Start {
        address: format!("{NEW}/copy?example={}", bundled.name()),
        title: staff.words().say(title),
        about: staff.words().say(about),
    }
}

async fn surveys(staff: &Staff) -> Result<Vec<Start>, Fault> {
    let start = |id: &str, title: String| Start {
        address: format!("{NEW}/copy?from={id}"),
        title,
        about: id.to_owned(),
    };
    let mut surveys = Vec::new();
    for published in staff.app.all().await? {
        let survey = &published.survey;
        let title = survey.title.get(staff.language()).to_owned();
        surveys.push(start(survey.id.as_str(), title));
    }
    for draft in drafts(staff).await? {
        surveys.push(start(&draft.id, draft.title));
    }
    Ok(surveys)
}
