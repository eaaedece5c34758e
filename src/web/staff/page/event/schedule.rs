//! When a survey takes answers: opening, extending, closing for good.
//!
//! Two people may have the page before them. What is sent says which schedule was seen, and where
//! another stands by then, nothing is changed and both are shown.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::{address, find};
use crate::outcomes::{self, Error, Published, Unkept, sealing_due};
use crate::store::{Conflict, StoreError};
use crate::survey::Schedule;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::field::{Faults, Field};
use crate::web::staff::page::surveys::stage;
use crate::web::{draw, see_other, sentence};

/// The page belongs to the overview.
const TAB: &str = "";
const OPENS: &str = "opens";
const CLOSES: &str = "closes";
const CONFIRM: &str = "confirm";

#[derive(Template)]
#[template(path = "staff/event/schedule.html")]
struct SchedulePage {
    desk: Desk,
    faults: Faults,
    stage: String,
    sealing: String,
    /// Whether anything can be changed still.
    is_final: bool,
    back: String,
    /// Where the forms are sent, each with its own end.
    address: String,
    /// The schedule that is shown, as instants.
    seen: (String, String),
    fields: Vec<Field>,
    confirm: Field,
}

/// What stands in the two controls.
struct Typed {
    opens: String,
    closes: String,
}

/// `GET /surveys/{survey}/schedule`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let typed = Typed::of(&published);
    Ok(page(
        &staff,
        &published,
        typed,
        Faults::default(),
        StatusCode::OK,
    ))
}

/// `POST /surveys/{survey}/schedule`
pub(crate) async fn set(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let seen = seen(&sent)?;
    let zone = &published.survey.event.timezone;
    let words = staff.words();
    let mut faults = Faults::default();
    let mut read = |name, seen| {
        instant(sent.get(name), seen, zone).unwrap_or_else(|()| {
            faults.add(words, name, "schedule-fault");
            None
        })
    };
    let schedule = Schedule {
        opens: read(OPENS, seen.opens),
        closes: read(CLOSES, seen.closes),
    };
    let is_past = |closes: Timestamp| closes <= staff.app.now();
    if schedule.closes != seen.closes && schedule.closes.is_some_and(is_past) {
        faults.add(words, CLOSES, "schedule-past");
    }
    if faults.is_any() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page(&staff, &published, Typed::sent(&sent), faults, status));
    }
    let act = staff.act(Deed::Rescheduled, published.stored.id.as_str());
    let store = staff.app.store();
    let outcome = outcomes::reschedule(store, &published, &schedule, Some(&seen), &act).await;
    answer(&staff, &published, outcome, Typed::sent(&sent), "schedule").await
}

/// `POST /surveys/{survey}/open`
pub(crate) async fn open(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let seen = seen(&sent)?;
    let now = staff.app.now();
    let schedule = outcomes::opening(&published, now);
    let act = staff.act(Deed::Opened, published.stored.id.as_str());
    let store = staff.app.store();
    let outcome = outcomes::reschedule(store, &published, &schedule, Some(&seen), &act).await;
    let typed = Typed::of(&published);
    answer(&staff, &published, outcome, typed, "opened").await
}

/// `POST /surveys/{survey}/close`
pub(crate) async fn close(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let id = &published.stored.id;
    let typed = Typed::of(&published);
    if published.stored.sealed_on.is_some() {
        return conflict(&staff, &published, typed, "schedule-final").await;
    }
    if sent.get(CONFIRM).trim() != id.as_str() {
        let mut faults = Faults::default();
        faults.add(staff.words(), CONFIRM, "close-confirm-fault");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page(&staff, &published, typed, faults, status));
    }
    let act = staff.act(Deed::Closed, id.as_str());
    outcomes::close(staff.app.store(), &published, &act).await?;
    Ok(see_other(&format!("{}?done=closed", address(id, ""))))
}

/// Goes to the overview and says what was `done`, or tells on this page why nothing was.
async fn answer(
    staff: &Staff,
    published: &Published,
    outcome: Result<bool, Error>,
    typed: Typed,
    done: &str,
) -> Result<Response, Fault> {
    let words = staff.words();
    let sentence = match outcome {
        Ok(true) => {
            let overview = address(&published.stored.id, "");
            return Ok(see_other(&format!("{overview}?done={done}")));
        }
        Ok(false) => return Err(Fault::UnknownSurvey),
        Err(Error::Store(StoreError::Conflict(Conflict::Rescheduled))) => {
            return conflict(staff, published, typed, "schedule-conflict").await;
        }
        Err(Error::Store(StoreError::Conflict(Conflict::Closed))) => {
            return conflict(staff, published, typed, "schedule-final").await;
        }
        Err(Error::Unkept(Unkept::ClosesTooEarly)) => words.say("schedule-too-early"),
        Err(Error::Unkept(Unkept::ErasedBefore(day))) => {
            let day = words.date(day).into();
            words.say_with("schedule-erased-before", &[("day", day)])
        }
        Err(Error::Store(error)) => return Err(error.into()),
        Err(error) => return Err(Fault::Broken(error.to_string())),
    };
    let faults = Faults::one(CLOSES, sentence);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page(staff, published, typed, faults, status))
}

/// The page with the schedule as it is now, and in the controls what was wanted.
async fn conflict(
    staff: &Staff,
    published: &Published,
    typed: Typed,
    message: &str,
) -> Result<Response, Fault> {
    let words = staff.words();
    let now = find(staff, published.stored.id.as_str()).await?;
    let stage = stage(words, &now, staff.app.now());
    let sentence = words.say_with(message, &[("stage", stage.into())]);
    let faults = Faults::one(OPENS, sentence);
    Ok(page(staff, &now, typed, faults, StatusCode::CONFLICT))
}

fn page(
    staff: &Staff,
    published: &Published,
    typed: Typed,
    faults: Faults,
    status: StatusCode,
) -> Response {
    let words = staff.words();
    let Typed { opens, closes } = typed;
    let stored = &published.stored;
    let zone = &published.survey.event.timezone;
    let clock = zone.iana_name().unwrap_or("UTC");
    let hint = |key: &str| words.say_with(key, &[("zone", clock.into())]);
    let mut fields = vec![
        Field::time(words, OPENS, "schedule-opens", &opens).hint(hint("schedule-opens-hint")),
        Field::time(words, CLOSES, "schedule-closes", &closes).hint(hint("schedule-closes-hint")),
    ];
    let id = stored.id.as_str();
    let mut confirm = vec![
        Field::line(words, CONFIRM, "close-confirm", "")
            .hint(words.say_with("close-confirm-hint", &[("id", id.into())]))
            .latin(),
    ];
    faults.tell(&mut fields);
    faults.tell(&mut confirm);
    let sealing = match sealing_due(stored) {
        Some(due) => {
            let moment = sentence::moment(words, due, zone);
            words.say_with("sealing-due", &[("moment", moment.into())])
        }
        None => words.say("sealing-open"),
    };
    let title = words.say("schedule-title");
    let page = SchedulePage {
        desk: staff
            .desk_of(&published.survey, TAB, &title)
            .with_error(faults.is_any()),
        faults,
        stage: stage(words, published, staff.app.now()),
        sealing,
        is_final: stored.sealed_on.is_some(),
        back: address(&stored.id, ""),
        address: address(&stored.id, ""),
        seen: (
            written(stored.schedule.opens),
            written(stored.schedule.closes),
        ),
        fields,
        confirm: confirm.remove(0),
    };
    draw(status, &page)
}

impl Typed {
    fn of(published: &Published) -> Self {
        let zone = &published.survey.event.timezone;
        let Schedule { opens, closes } = published.stored.schedule;
        Self {
            opens: local(opens, zone),
            closes: local(closes, zone),
        }
    }

    fn sent(sent: &Sent) -> Self {
        Self {
            opens: sent.get(OPENS).to_owned(),
            closes: sent.get(CLOSES).to_owned(),
        }
    }
}

/// The schedule that whoever sent the form has seen.
fn seen(sent: &Sent) -> Result<Schedule, Fault> {
    let read = |name| match sent.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Fault::Malformed),
    };
    Ok(Schedule {
        opens: read("seen-opens")?,
        closes: read("seen-closes")?,
    })
}

/// An instant as forms carry it.
fn written(instant: Option<Timestamp>) -> String {
    instant.map_or_else(String::new, |instant| instant.to_string())
}

/// An instant as it stands in a control: to the minute, by the clocks of the event.
fn local(instant: Option<Timestamp>, zone: &TimeZone) -> String {
    instant.map_or_else(String::new, |instant| {
        zone.to_datetime(instant)
            .strftime("%Y-%m-%dT%H:%M")
            .to_string()
    })
}

/// What was typed. What says the same as was `seen` is that, with its seconds.
fn instant(typed: &str, seen: Option<Timestamp>, zone: &TimeZone) -> Result<Option<Timestamp>, ()> {
    if typed == local(seen, zone) {
        return Ok(seen);
    }
    if typed.is_empty() {
        return Ok(None);
    }
    let time: DateTime = typed.parse().map_err(|_| ())?;
    zone.to_timestamp(time).map(Some).map_err(|_| ())
}
