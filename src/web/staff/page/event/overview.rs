//! What a survey is, how it stands, and what comes next.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;

use super::erasure::when;
use super::{address, export, find, result};
use crate::i18n::Words;
use crate::outcomes::participation::{self, Steps};
use crate::outcomes::{Published, sealing_due};
use crate::store::{Participation, Role, Stage};
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::surveys::stage;
use crate::web::{draw, qr, sentence};

const TAB: &str = "";

#[derive(Template)]
#[template(path = "staff/event/overview.html")]
struct Overview {
    desk: Desk,
    event: String,
    synthetic: bool,
    stage: String,
    next: Next,
    /// The address of the schedule, for those who may change it.
    schedule: Option<String>,
    /// What is shown in the room, for those who decide on it while it can be shown.
    room: Option<String>,
    /// Where forms on paper are typed in, for those who may while it can be done.
    typing: Option<String>,
    /// The path of the public form.
    public: String,
    /// Its address as people type it.
    typed: String,
    picture: qr::Picture,
    /// How many took part: name and count.
    facts: Vec<(String, String)>,
    note: String,
    /// When the answers are erased.
    erasure: String,
    /// Where they can be erased before, for those who may.
    erase: Option<String>,
}

/// What to do now.
struct Next {
    sentence: String,
    /// Where it is done: address and label.
    way: Option<(String, String)>,
}

/// `GET /surveys/{survey}`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let (words, id) = (staff.words(), &published.stored.id);
    let store = staff.app.store();
    let steps = participation::count(store, &published).await?;
    let counts = store.participation(id).await?;
    let public = format!("/s/{id}");
    let typed = staff.app.base_url().short(&public);
    let alt = words.say_with("poster-scan", &[("address", typed.as_str().into())]);
    let page = Overview {
        desk: staff.desk_of(&published.survey, TAB, &words.say("overview-title")),
        event: sentence::event_line(words, &published.survey),
        synthetic: published.stored.is_synthetic,
        stage: stage(words, &published, staff.app.now()),
        next: next(&staff, &published, &steps),
        schedule: staff.may(Role::Editor).then(|| address(id, "/schedule")),
        room: (staff.may(Role::Editor) && published.stored.closed_on.is_none())
            .then(|| address(id, "/room")),
        typing: (staff.may(Role::Editor) && published.stored.closed_on.is_none())
            .then(|| address(id, "/typing")),
        picture: qr::draw(&staff.app.base_url().join(&public), &alt)?,
        public,
        typed,
        facts: facts(words, &published, &steps, counts),
        erasure: when(&staff, &published).await?,
        erase: (staff.may(Role::Owner) && published.stored.purged_on.is_none())
            .then(|| address(id, "/erase")),
        note: words.say(if published.stored.closed_on.is_some() {
            "took-part-note-closed"
        } else {
            "took-part-note"
        }),
    };
    Ok(draw(StatusCode::OK, &page))
}

/// How many took part: in steps while that can change, and exactly once it cannot.
fn facts(
    words: &Words,
    published: &Published,
    steps: &Steps,
    counts: Participation,
) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if published.stored.purged_on.is_some() {
        return facts;
    }
    if published.stored.closed_on.is_some() {
        facts.push((words.say("took-part-complete"), counts.complete.to_string()));
        facts.push((words.say("took-part-partial"), counts.partial.to_string()));
        let begun = counts.complete + counts.partial;
        if let Some(rate) = (counts.complete * 100 + begun / 2).checked_div(begun) {
            let rate = words.say_with("took-part-percent", &[("percent", rate.to_string().into())]);
            facts.push((words.say("took-part-rate"), rate));
        }
    } else {
        let complete = in_words(words, steps.complete);
        facts.push((words.say("took-part-complete"), complete));
    }
    if steps.languages.len() > 1 {
        facts.extend(steps.languages.iter().map(|(language, count)| {
            let name = words.say(&format!("language-{}", language.tag()));
            let name = words.say_with("took-part-language", &[("language", name.into())]);
            (name, in_words(words, *count))
        }));
    }
    facts
}

/// A count that was told in steps.
fn in_words(words: &Words, count: u64) -> String {
    if count == 0 {
        let step = participation::STEP.into();
        words.say_with("took-part-fewer", &[("step", step)])
    } else {
        words.say_with("took-part-least", &[("count", count.into())])
    }
}

/// What comes next on the way from opening to the paper.
fn next(staff: &Staff, published: &Published, steps: &Steps) -> Next {
    let words = staff.words();
    let stored = &published.stored;
    let poster = format!("/s/{}/poster", stored.id);
    let to_poster = Some((poster, words.say("overview-poster")));
    let to_schedule = staff.may(Role::Editor).then(|| {
        let label = words.say("schedule-title");
        (address(&stored.id, "/schedule"), label)
    });
    let moment = |at: Timestamp| sentence::moment(words, at, &published.survey.event.timezone);
    match stored.stage(staff.app.now()) {
        Stage::NotYet(opens) => Next {
            sentence: words.say_with("todo-open", &[("moment", moment(opens).into())]),
            way: to_poster,
        },
        Stage::Open(_) if steps.complete == 0 => Next {
            sentence: words.say("todo-share"),
            way: to_poster,
        },
        Stage::Open(Some(closes)) => Next {
            sentence: words.say_with("todo-wait", &[("moment", moment(closes).into())]),
            way: to_schedule,
        },
        Stage::Open(None) => Next {
            sentence: words.say("todo-close"),
            way: to_schedule,
        },
        Stage::Closed => closed(staff, published, to_schedule),
    }
}

fn closed(staff: &Staff, published: &Published, to_schedule: Option<(String, String)>) -> Next {
    let (words, stored) = (staff.words(), &published.stored);
    if stored.purged_on.is_some() {
        let to_files = (address(&stored.id, export::TAB), words.say("exports-title"));
        return Next {
            sentence: words.say("todo-erased"),
            way: Some(to_files),
        };
    }
    if stored.sealed_on.is_some() {
        let to_results = (address(&stored.id, result::TAB), words.say("results-title"));
        return Next {
            sentence: words.say("todo-paper"),
            way: Some(to_results),
        };
    }
    let due = sealing_due(stored).filter(|_| stored.closed_on.is_none());
    let Some(due) = due else {
        let sentence = words.say("todo-sealing");
        return Next {
            sentence,
            way: to_schedule,
        };
    };
    let moment = sentence::moment(words, due, &published.survey.event.timezone);
    Next {
        sentence: words.say_with("todo-seal", &[("moment", moment.into())]),
        way: to_schedule,
    }
}
