//! The list of surveys: those that are published, and those that somebody is writing.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::i18n::Words;
use crate::outcomes::{self, Published};
use crate::store::{Role, Stage, SurveyDraft};
use crate::survey::{Language, occasion};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::beginning::NEW;
use crate::web::staff::page::moment;
use crate::web::{draw, sentence};

const ROOM: &str = "";

#[derive(Template)]
#[template(path = "staff/surveys.html")]
struct Surveys {
    desk: Desk,
    /// Where another survey is made, for those who may.
    new: Option<&'static str>,
    surveys: Vec<Row>,
    drafts: Vec<Begun>,
}

/// A survey that nobody has published yet.
pub(super) struct Begun {
    pub(super) id: String,
    pub(super) title: String,
    address: String,
    /// Who changed it last, and when.
    line: String,
}

/// One survey.
struct Row {
    address: String,
    title: String,
    event: String,
    stage: String,
    synthetic: bool,
}

/// `GET /`
pub(crate) async fn list(staff: Staff) -> Result<Response, Fault> {
    let mut surveys: Vec<Row> = Vec::new();
    for published in staff.app.all().await? {
        surveys.push(row(&staff, &published));
    }
    let page = Surveys {
        desk: staff.desk(ROOM, &staff.words().say("surveys-title")),
        new: staff.may(Role::Editor).then_some(NEW),
        surveys,
        drafts: drafts(&staff).await?,
    };
    Ok(draw(StatusCode::OK, &page))
}

/// Every survey that somebody is writing and nobody has published.
pub(super) async fn drafts(staff: &Staff) -> Result<Vec<Begun>, Fault> {
    let mut begun = Vec::new();
    for draft in staff.app.store().survey_drafts().await? {
        if draft.base.is_none()
            && outcomes::find(staff.app.store(), &draft.survey)
                .await?
                .is_none()
        {
            begun.push(row_of_draft(staff, draft));
        }
    }
    Ok(begun)
}

/// What a draft calls its survey, in `language` if it has it.
pub(super) fn draft_title(source: &str, language: Language) -> Option<String> {
    let titles = occasion::read(source)?.title;
    let title = titles.get(&language).or(titles.values().next());
    title.cloned()
}

fn row_of_draft(staff: &Staff, draft: SurveyDraft) -> Begun {
    let words = staff.words();
    let id = draft.survey.to_string();
    let said = [
        ("who", draft.changed_by.into()),
        ("moment", moment(words, draft.changed_at).into()),
    ];
    Begun {
        title: draft_title(&draft.source, staff.language()).unwrap_or_else(|| id.clone()),
        address: format!("{ROOT}/surveys/{id}/questions"),
        line: words.say_with("surveys-draft-line", &said),
        id,
    }
}

fn row(staff: &Staff, published: &Published) -> Row {
    let (words, survey) = (staff.words(), &published.survey);
    Row {
        address: format!("{ROOT}/surveys/{}", survey.id),
        title: survey.title.get(staff.language()).to_owned(),
        event: sentence::event_line(words, survey),
        stage: stage(words, published, staff.app.now()),
        synthetic: published.stored.is_synthetic,
    }
}

/// Whether answers are taken, in words.
pub(super) fn stage(words: &Words, published: &Published, now: jiff::Timestamp) -> String {
    let zone = &published.survey.event.timezone;
    let at = |message, instant| {
        let moment = sentence::moment(words, instant, zone);
        words.say_with(message, &[("moment", moment.into())])
    };
    match published.stored.stage(now) {
        Stage::NotYet(opens) => at("stage-from", opens),
        Stage::Open(Some(closes)) => at("stage-until", closes),
        Stage::Open(None) => words.say("stage-open"),
        Stage::Closed => match published.stored.sealed_on {
            Some(day) => words.say_with("stage-sealed", &[("day", words.date(day).into())]),
            None => words.say("stage-closed"),
        },
    }
}
