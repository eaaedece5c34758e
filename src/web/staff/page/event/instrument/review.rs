//! What the draft changes, and what becomes of it: published as the next version, or thrown away.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::difference::{Passage, passages};
use super::{Subject, Told, carried, is_moved, seen, told};
use crate::i18n::Words;
use crate::id::Code;
use crate::outcomes::{self, Reviewed};
use crate::store::{Conflict, Role, StoreError};
use crate::survey::revision::{Change, changes};
use crate::survey::{Schedule, Survey};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::Field;
use crate::web::{draw, see_other, sentence};

#[derive(Template)]
#[template(path = "staff/event/instrument/review.html")]
struct Review {
    desk: Desk,
    ways: Vec<Room>,
    address: String,
    draft: String,
    /// Why what was asked was not done.
    refusal: Option<String>,
    told: Vec<Told>,
    /// Questions that change: name, and what changes.
    items: Vec<(String, Vec<Effect>)>,
    /// Whether answers already given stop counting.
    drops: bool,
    passages: Vec<Passage>,
    is_new: bool,
    /// When answers will be taken; `None` where the draft cannot be published.
    publishes: Option<Vec<String>>,
    writes: bool,
    seen: String,
    beside: String,
    confirm: Field,
}

/// What a change means.
struct Effect {
    sentence: String,
    drops: bool,
}

/// `GET /surveys/{survey}/questions/changes`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    Ok(page(&staff, &subject, Answer::default()))
}

/// Why what was asked was not done.
#[derive(Default)]
struct Answer {
    status: StatusCode,
    /// In a sentence above the page.
    refusal: Option<String>,
    /// At the control in which the name is typed.
    untyped: Option<String>,
}

impl Answer {
    fn refused(refusal: String) -> Self {
        Self {
            status: StatusCode::CONFLICT,
            refusal: Some(refusal),
            untyped: None,
        }
    }
}

fn page(staff: &Staff, subject: &Subject, answer: Answer) -> Response {
    let Some(draft) = &subject.draft else {
        return see_other(&subject.address(""));
    };
    let words = staff.words();
    let checked = subject.examine(&draft.source);
    let known = subject.published.as_deref();
    let items = match (known, &checked.survey) {
        (Some(known), Some(survey)) => items(words, &known.survey, survey),
        _ => Vec::new(),
    };
    let publishes = checked.survey.as_ref().map(|survey| {
        let schedule = outcomes::next_schedule(known, survey);
        taken(staff, survey, &schedule)
    });
    let is_faulty = answer.refusal.is_some() || answer.untyped.is_some();
    let rule = words.say_with("discard-hint", &[("name", subject.id.as_str().into())]);
    let confirm = Field::line(words, "name", "discard-name", "");
    let mut confirm = confirm.latin().hint(rule);
    confirm.fault = answer.untyped;
    let page = Review {
        desk: subject
            .desk(staff, &words.say("instrument-changes"))
            .with_error(is_faulty),
        ways: subject.ways(staff, "/changes"),
        address: subject.address(""),
        draft: subject.draft_line(staff).unwrap_or_default(),
        refusal: answer.refusal,
        told: told(words, &checked.diagnostics),
        drops: items.iter().flat_map(|(_, e)| e).any(|effect| effect.drops),
        items,
        passages: known.map_or_else(Vec::new, |known| {
            passages(&known.stored.source, &draft.source)
        }),
        is_new: known.is_none(),
        publishes,
        writes: staff.may(Role::Editor),
        seen: carried(Some(draft)),
        beside: subject
            .version()
            .map_or_else(String::new, |v| v.to_string()),
        confirm,
    };
    draw(answer.status, &page)
}

/// What changes from `before` to `after`, a question at a time.
fn items(words: &Words, before: &Survey, after: &Survey) -> Vec<(String, Vec<Effect>)> {
    let mut items: Vec<(String, Vec<Effect>)> = Vec::new();
    for (item, change) in changes(before, after) {
        let effect = effect(words, &change);
        match items.last_mut().filter(|(id, _)| *id == item.as_str()) {
            Some((_, effects)) => effects.push(effect),
            None => items.push((item.to_string(), vec![effect])),
        }
    }
    items
}

fn effect(words: &Words, change: &Change) -> Effect {
    let codes = |message, codes: &[Code]| {
        let list: Vec<&str> = codes.iter().map(Code::as_str).collect();
        words.say_with(message, &[("codes", list.join(", ").into())])
    };
    let sentence = match change {
        Change::Added => words.say("change-added"),
        Change::Removed => words.say("change-removed"),
        Change::Recast => words.say("change-recast"),
        Change::Offered(new) => codes("change-offered", new),
        Change::Withdrawn(gone) => codes("change-withdrawn", gone),
        Change::Reworded(languages) => {
            let list: Vec<&str> = languages.iter().map(|l| l.own_name()).collect();
            words.say_with("change-reworded", &[("languages", list.join(", ").into())])
        }
        Change::Rerouted => words.say("change-rerouted"),
        Change::Reset => words.say("change-reset"),
        Change::Moved => words.say("change-moved"),
    };
    Effect {
        sentence,
        drops: change.drops_answers(),
    }
}

/// When answers will be taken once the draft is published, in sentences.
fn taken(staff: &Staff, survey: &Survey, schedule: &Schedule) -> Vec<String> {
    let (words, now) = (staff.words(), staff.app.now());
    let zone = &survey.event.timezone;
    let told = |message, instant: Option<jiff::Timestamp>| {
        let moment = instant.map(|instant| sentence::moment(words, instant, zone));
        let moment = [("moment", moment.unwrap_or_default().into())];
        words.say_with(message, &moment)
    };
    let opens = match schedule.opens {
        Some(opens) if opens > now => told("publish-opens", Some(opens)),
        _ => words.say("publish-opens-now"),
    };
    match schedule.closes {
        Some(closes) if closes <= now => vec![told("publish-closed", Some(closes))],
        Some(closes) => vec![opens, told("publish-closes", Some(closes))],
        None => vec![opens, words.say("publish-closes-never")],
    }
}

/// `POST /surveys/{survey}/questions/publish`
pub(crate) async fn publish(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let (Some(draft), Some(seen)) = (&subject.draft, seen(&sent)) else {
        return Ok(see_other(&subject.address("")));
    };
    let checked = subject.examine(&draft.source);
    let Some(definition) = &checked.survey else {
        let answer = Answer {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Answer::default()
        };
        return Ok(page(&staff, &subject, answer));
    };
    let reviewed = Reviewed {
        seen,
        beside: sent.get("beside").parse().ok(),
    };
    let act = staff.act(Deed::Published, subject.id.as_str());
    let store = staff.app.store();
    match outcomes::publish_draft(store, definition, &draft.source, reviewed, &act).await {
        Ok(_) => Ok(see_other(&subject.address("?done=published"))),
        Err(StoreError::Conflict(conflict)) => {
            let subject = Subject::find(&staff, &survey).await?;
            let refusal = refusal(staff.words(), &conflict);
            Ok(page(&staff, &subject, Answer::refused(refusal)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Why a draft is not published.
fn refusal(words: &Words, conflict: &Conflict) -> String {
    match conflict {
        Conflict::DraftMoved => words.say("refused-moved"),
        Conflict::Closed => words.say("refused-closed"),
        Conflict::Released => words.say("refused-released"),
        Conflict::LowerThreshold {
            threshold,
            quote_threshold,
        } => words.say_with(
            "refused-threshold",
            &[
                ("threshold", (*threshold).into()),
                ("quote", (*quote_threshold).into()),
            ],
        ),
        other => other.to_string(),
    }
}

/// `POST /surveys/{survey}/questions/discard`
pub(crate) async fn discard(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let (Some(_), Some(seen)) = (&subject.draft, seen(&sent)) else {
        return Ok(see_other(&subject.address("")));
    };
    if sent.get("name").trim() != subject.id.as_str() {
        let answer = Answer {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            refusal: None,
            untyped: Some(staff.words().say("discard-differs")),
        };
        return Ok(page(&staff, &subject, answer));
    }
    let act = staff.act(Deed::DraftDiscarded, subject.id.as_str());
    let store = staff.app.store();
    match store.discard_survey_draft(&subject.id, seen, &act).await {
        Ok(()) if subject.published.is_some() => {
            Ok(see_other(&subject.address("?done=draft-discarded")))
        }
        Ok(()) => Ok(see_other(&format!("{ROOT}?done=draft-discarded"))),
        Err(error) if is_moved(&error) => {
            let subject = Subject::find(&staff, &survey).await?;
            let refusal = staff.words().say("refused-moved");
            Ok(page(&staff, &subject, Answer::refused(refusal)))
        }
        Err(error) => Err(error.into()),
    }
}
