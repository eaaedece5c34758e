//! The audit log: who of the staff did what, and when.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::moment;
use crate::store::{AuditCheck, AuditEntry};
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;

const ROOM: &str = "/audit";
/// How many entries stand on a page.
const PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "staff/audit.html")]
struct AuditPage {
    desk: Desk,
    verdict: String,
    holds: bool,
    head: String,
    rows: Vec<Row>,
    older: Option<String>,
}

/// One entry.
struct Row {
    number: i64,
    at: String,
    actor: String,
    act: String,
    object: String,
}

/// `GET /audit`
pub(crate) async fn list(staff: Staff) -> Result<Response, Fault> {
    let words = staff.words();
    let before = staff
        .place
        .query("before")
        .and_then(|number| number.parse().ok());
    let store = staff.app.store();
    let entries = store.audit(before.unwrap_or(i64::MAX), PAGE).await?;
    let check = store.check_audit(None).await?;
    let (verdict, head) = match &check {
        AuditCheck::Whole { entries, head } => (
            words.say_with("audit-whole", &[("entries", (*entries).into())]),
            head.to_hex(),
        ),
        AuditCheck::Broken { at } => (
            words.say_with("audit-broken", &[("number", (*at).into())]),
            String::new(),
        ),
        AuditCheck::Unnoted => return Err(Fault::Broken("nothing was noted".to_owned())),
    };
    let older = entries.last().filter(|last| last.number > 1);
    let page = AuditPage {
        desk: staff.desk(ROOM, &words.say("audit-title")),
        holds: matches!(check, AuditCheck::Whole { .. }),
        verdict,
        head,
        older: older.map(|last| format!("{ROOT}{ROOM}?before={}", last.number)),
        rows: entries.iter().map(|entry| row(&staff, entry)).collect(),
    };
    Ok(draw(StatusCode::OK, &page))
}

fn row(staff: &Staff, entry: &AuditEntry) -> Row {
    let words = staff.words();
    let deed = Deed::parse(&entry.act);
    Row {
        number: entry.number,
        at: moment(words, entry.at),
        actor: entry.actor.clone(),
        act: deed.map_or_else(|| entry.act.clone(), |deed| words.say(deed.message())),
        object: entry.object.clone(),
    }
}
