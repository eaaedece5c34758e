//! The paper about a survey: begun, written, looked at, released.
//!
//! Owns how the draft of an address is found, how a change of it is written down, and what happens
//! when two people change it at once. What a paper is and says is known to `outcomes::paper`.

pub(crate) mod file;
mod ledger;
pub(crate) mod overview;
pub(crate) mod quote;
pub(crate) mod release;
pub(crate) mod section;
pub(crate) mod text;

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::find;
use crate::outcomes::paper::{Fault as PaperFault, Proof, prove};
use crate::outcomes::{self, Published};
use crate::store::ReportDraft;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::moment;
use crate::web::{draw, see_other};

const TAB: &str = "/report";

impl From<outcomes::Error> for Fault {
    fn from(error: outcomes::Error) -> Self {
        match error {
            outcomes::Error::Store(error) => error.into(),
            error => Self::Broken(error.to_string()),
        }
    }
}

/// The address of a page of the report.
fn address(published: &Published, rest: &str) -> String {
    format!("{ROOT}/surveys/{}{TAB}{rest}", published.survey.id)
}

/// A survey with the paper that is being written about it.
#[derive(Clone)]
struct Work {
    published: Arc<Published>,
    draft: ReportDraft,
}

impl Work {
    /// The draft of the survey called `survey`.
    async fn find(staff: &Staff, survey: &str) -> Result<Self, Fault> {
        let published = find(staff, survey).await?;
        let draft = staff.app.store().report_draft(&published.survey.id).await?;
        // Without answers there is nothing to write about any more.
        let draft = draft.filter(|_| published.stored.purged_on.is_none());
        let draft = draft.ok_or(Fault::UnknownPage)?;
        Ok(Self { published, draft })
    }

    /// The draft beside the figures.
    async fn prove(&self, staff: &Staff) -> Result<Proof, Fault> {
        let published = Arc::clone(&self.published);
        Ok(prove(staff.app.store(), published, &self.draft.source).await?)
    }

    /// Puts `source` in place of the draft as it was in the revision `from`, and goes on to `next`.
    /// Where somebody else has changed it since, both are shown and nothing is lost.
    async fn change(
        &self,
        staff: &Staff,
        from: i64,
        source: &str,
        next: &str,
    ) -> Result<Response, Fault> {
        let id = &self.published.survey.id;
        let act = staff.act(Deed::ReportChanged, id.as_str());
        let store = staff.app.store();
        if source == self.draft.source || store.change_report(id, from, source, &act).await? {
            return Ok(see_other(&address(&self.published, next)));
        }
        let Some(theirs) = store.report_draft(id).await? else {
            return Err(Fault::UnknownPage);
        };
        Ok(conflict(staff, &self.published, &theirs, source))
    }
}

#[derive(Template)]
#[template(path = "staff/event/report/conflict.html")]
struct Conflict {
    desk: Desk,
    action: String,
    told: String,
    revision: i64,
    theirs: String,
    yours: String,
}

/// Two versions side by side, of which the second can still be saved.
fn conflict(staff: &Staff, published: &Published, theirs: &ReportDraft, yours: &str) -> Response {
    let words = staff.words();
    let title = words.say("paper-conflict-title");
    let page = Conflict {
        desk: staff
            .desk_of(&published.survey, TAB, &title)
            .with_error(true),
        action: address(published, "/text"),
        told: words.say_with(
            "paper-conflict-text",
            &[
                ("name", theirs.changed_by.clone().into()),
                ("moment", moment(words, theirs.changed_at).into()),
            ],
        ),
        revision: theirs.revision,
        theirs: theirs.source.clone(),
        yours: yours.to_owned(),
    };
    draw(StatusCode::CONFLICT, &page)
}

/// Something that keeps the paper from being made, in the words of the page.
struct Told {
    /// What kind of fault it is.
    heading: String,
    /// Where it can be mended: address and label.
    place: (String, String),
    /// The lines of the text, with a caret.
    shown: String,
}

/// What a fault is, in the words of somebody who writes papers and no files.
fn fault_message(code: &str) -> &'static str {
    match code {
        "bare-digit" => "paper-fault-digit",
        "unknown-figure" => "paper-fault-figure",
        "withheld-figure" => "paper-fault-withheld",
        "unfit-form" => "paper-fault-form",
        "unknown-words" | "cut-word" => "paper-fault-quote",
        "no-consent" | "not-quotable" => "paper-fault-consent",
        "missing-translation" => "paper-fault-translation",
        "unknown-evidence" => "paper-fault-evidence",
        "stray-brace" | "open-brace" | "open-bold" | "bad-shape" | "no-heading" | "no-html" => {
            "paper-fault-writing"
        }
        _ => "paper-fault-file",
    }
}

/// `faults` in the words of the page, each with the place where it can be mended.
fn tell(
    staff: &Staff,
    faults: &[PaperFault],
    place: impl Fn(&PaperFault) -> (String, String),
) -> Vec<Told> {
    let words = staff.words();
    let told = faults.iter().map(|fault| Told {
        heading: words.say(fault_message(fault.code)),
        place: place(fault),
        shown: fault.told.clone(),
    });
    told.collect()
}

/// Computes what takes a while beside the requests of others.
async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Fault::Broken(error.to_string()))
}
