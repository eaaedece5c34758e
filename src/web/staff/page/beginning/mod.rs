//! A new survey, begun from another one or taken in from a file.
//!
//! Owns what both ways have in common: names, and keeping the draft. What comes of it is a draft
//! that the pages of the questions go on with; nothing here publishes.

pub(crate) mod copy;
pub(crate) mod file;
pub(crate) mod way;

use crate::i18n::Words;
use crate::id::{SurveyId, is_survey_name};
use crate::outcomes;
use crate::store::{Conflict, StoreError, Writing};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;
use crate::web::staff::act::Deed;
use crate::web::staff::field::{Faults, Field};

/// The address of the page with all ways.
pub(super) const NEW: &str = "/staff/new";

/// The control in which the name of the new survey is typed.
fn name_field(words: &Words, value: &str, hint: &str) -> Field {
    let field = Field::line(words, "id", "survey-name", value);
    field.latin().hint(words.say(hint))
}

/// What is wrong with `id` as the name of a new survey; empty names are.
fn check_name(words: &Words, id: &str, faults: &mut Faults) {
    if id.is_empty() {
        faults.add(words, "id", "survey-name-missing");
    } else if !is_survey_name(id) {
        faults.add(words, "id", "survey-name-bad");
    }
}

/// Keeps `source` as the draft of the new survey `id`; `false` when that name is taken.
async fn keep(staff: &Staff, id: &str, source: &str) -> Result<bool, Fault> {
    let id = SurveyId::new(id);
    let store = staff.app.store();
    if outcomes::find(store, &id).await?.is_some() {
        return Ok(false);
    }
    let writing = Writing {
        survey: &id,
        source,
        base: None,
        seen: None,
    };
    let act = staff.act(Deed::DraftSaved, id.as_str());
    match store.save_survey_draft(&writing, &act).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict(Conflict::DraftMoved)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Where the draft of `id` goes on.
fn questions(id: &str, below: &str) -> String {
    format!("{ROOT}/surveys/{id}/questions{below}?done=draft-begun")
}
