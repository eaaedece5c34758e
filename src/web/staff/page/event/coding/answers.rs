//! The open answers of a survey beside what is known of them.
//!
//! Owns the filters and the pages. A page follows a key and not a number, so that it stays where it
//! was; it ends when it has enough answers or enough words.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Reading, address, consent_label, desk, group_label, part_label, rooms, worded};
use crate::id::ItemId;
use crate::outcomes::coding::{Standing, Verbatim, is_readable, worded_items};
use crate::store::CodeId;
use crate::survey::{Item, Language};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::{Choice, Field};
use crate::web::{draw, see_other};

const ROOM: &str = "/answers";
/// The most answers on a page.
const MOST: usize = 25;
/// The words after which a page ends, in bytes.
const ENOUGH: usize = 40_000;
/// What the list of codes sends for answers without one.
const UNCODED: &str = "none";

#[derive(Template)]
#[template(path = "staff/event/coding/answers.html")]
struct Answers {
    desk: Desk,
    rooms: Vec<Room>,
    survey: String,
    is_readable: bool,
    filters: Vec<Field>,
    action: String,
    question: String,
    item: String,
    progress: String,
    found: String,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    has_codes: bool,
    has_answers: bool,
    is_finished: bool,
    can_resume: bool,
}

/// One answer.
struct Row {
    number: usize,
    address: String,
    text: String,
    language: Language,
    part: Option<String>,
    group: Option<String>,
    consent: Option<String>,
    codes: Vec<String>,
}

/// What was asked for.
struct Asked {
    code: Option<CodeId>,
    uncoded: bool,
    text: String,
    after: String,
}

impl Asked {
    fn of(query: &Sent) -> Self {
        Self {
            code: CodeId::parse(query.get("code")),
            uncoded: query.get("code") == UNCODED,
            text: query.get("text").trim().to_owned(),
            after: query.get("after").to_owned(),
        }
    }

    fn takes(&self, reading: &Reading, verbatim: &Verbatim) -> bool {
        let own = reading.codings.own(&verbatim.place);
        (!self.uncoded || own.is_empty())
            && self
                .code
                .is_none_or(|code| own.iter().any(|(known, _)| *known == code))
            && (self.text.is_empty()
                || verbatim
                    .text
                    .to_lowercase()
                    .contains(&self.text.to_lowercase()))
    }
}

/// `GET /surveys/{survey}/answers`
pub(crate) async fn list(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let reading = Reading::of(&staff, &survey).await?;
    let query = staff.query()?;
    let survey = reading.survey();
    let mut items = worded_items(survey);
    let item = match query.get("item") {
        "" => items.next(),
        id => Some(worded(survey, id).ok_or(Fault::UnknownPage)?),
    };
    let asked = Asked::of(&query);
    let words = staff.words();
    let answers = item.map_or_else(Vec::new, |item| reading.answers_to(&item.id));
    let taken = |(_, verbatim): &(usize, &Verbatim)| asked.takes(&reading, verbatim);
    let found: Vec<(usize, &Verbatim)> = (1..).zip(answers.iter().copied()).filter(taken).collect();
    let (shown, has_more) = page(&found, &asked.after);
    let own = item.map(|item| item.id.clone());
    let standing = own.as_ref().map(|id| reading.codings.standing(id));
    let is_finished = own
        .as_ref()
        .is_some_and(|id| reading.codings.has_finished(id));
    let next = shown.last().filter(|_| has_more).map(|(_, verbatim)| {
        let filter = filter_query(&query);
        format!("{}?{filter}after={}", address(survey, ROOM), verbatim.key)
    });
    let page = Answers {
        desk: desk(&staff, survey, &words.say("coding-answers")),
        rooms: rooms(&staff, survey, ROOM),
        survey: address(survey, ""),
        is_readable: is_readable(&reading.published),
        filters: filters(&staff, &reading, item, &query),
        action: address(survey, ROOM),
        question: item.map_or_else(String::new, |item| question(&staff, item)),
        progress: own
            .as_ref()
            .map_or_else(String::new, |id| progress(&staff, &reading, id)),
        item: own.map_or_else(String::new, |id| id.to_string()),
        found: words.say_with("coding-found", &[("answers", found.len().into())]),
        rows: shown
            .iter()
            .map(|(n, v)| row(&staff, &reading, *n, v))
            .collect(),
        first: answers
            .iter()
            .find(|verbatim| reading.codings.own(&verbatim.place).is_empty())
            .or(answers.first())
            .map(|verbatim| address(survey, &format!("{ROOM}/{}", verbatim.key))),
        next,
        has_codes: !reading.codes.is_empty(),
        has_answers: !answers.is_empty(),
        is_finished,
        can_resume: !matches!(standing, Some(Standing::Coded(2..))),
    };
    Ok(draw(StatusCode::OK, &page))
}

/// The answers of one page after the key `after`, and whether more follow.
pub(super) fn page<'v>(
    found: &[(usize, &'v Verbatim)],
    after: &str,
) -> (Vec<(usize, &'v Verbatim)>, bool) {
    // Keys are in order within an item.
    let from = found.partition_point(|(_, verbatim)| verbatim.key.as_str() <= after);
    let mut bytes = 0;
    let shown: Vec<_> = found[from..]
        .iter()
        .take(MOST)
        .take_while(|(_, verbatim)| {
            let is_room = bytes < ENOUGH;
            bytes += verbatim.text.len();
            is_room
        })
        .copied()
        .collect();
    let has_more = from + shown.len() < found.len();
    (shown, has_more)
}

/// The filters as they stand in an address, each with `&` after it.
fn filter_query(query: &Sent) -> String {
    ["item", "code", "text"]
        .iter()
        .filter(|name| !query.get(name).is_empty())
        .map(|name| format!("{name}={}&", crate::web::body::encode(query.get(name))))
        .collect()
}

/// The question as the page calls it.
pub(super) fn question(staff: &Staff, item: &Item) -> String {
    item.text.get(staff.language()).to_owned()
}

/// How far this coder is with `item`, in words.
pub(super) fn progress(staff: &Staff, reading: &Reading, item: &ItemId) -> String {
    let variables = [
        ("coded", reading.coded(item).into()),
        ("answers", reading.answers_to(item).len().into()),
    ];
    staff.words().say_with("coding-progress", &variables)
}

fn filters(staff: &Staff, reading: &Reading, item: Option<&Item>, query: &Sent) -> Vec<Field> {
    let words = staff.words();
    let items = worded_items(reading.survey()).map(|item| Choice {
        value: item.id.to_string(),
        label: item.short_or_text().get(staff.language()).to_owned(),
    });
    let any = Choice {
        value: String::new(),
        label: words.say("coding-any"),
    };
    let uncoded = Choice {
        value: UNCODED.to_owned(),
        label: words.say("coding-uncoded"),
    };
    let codes = reading.codes.iter().map(|code| Choice {
        value: code.id.to_string(),
        label: code.text.name.clone(),
    });
    let codes = [any, uncoded].into_iter().chain(codes).collect();
    let item = item.map_or("", |item| item.id.as_str());
    vec![
        Field::list(words, "item", "coding-item", item, items.collect()),
        Field::list(
            words,
            "code",
            "coding-filter-code",
            query.get("code"),
            codes,
        ),
        Field::line(words, "text", "coding-filter-text", query.get("text")),
    ]
}

fn row(staff: &Staff, reading: &Reading, number: usize, verbatim: &Verbatim) -> Row {
    let survey = reading.survey();
    let item = survey.item(verbatim.place.item.as_str());
    let own = reading.codings.own(&verbatim.place);
    let codes = reading.codes.iter();
    let given = codes.filter(|code| own.iter().any(|(known, _)| *known == code.id));
    Row {
        number,
        address: address(survey, &format!("{ROOM}/{}", verbatim.key)),
        text: verbatim.text.clone(),
        language: verbatim.language,
        part: item.and_then(|item| part_label(staff, item, &verbatim.place.part)),
        group: verbatim
            .group
            .as_ref()
            .and_then(|group| group_label(staff, survey, group)),
        consent: verbatim
            .consent
            .as_ref()
            .and_then(|consent| consent_label(staff, survey, consent)),
        codes: given.map(|code| code.text.name.clone()).collect(),
    }
}

/// `POST /surveys/{survey}/coding/finish`
pub(crate) async fn finish(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let reading = Reading::of(&staff, &survey).await?;
    let survey = reading.survey();
    let item = worded(survey, sent.get("item")).ok_or(Fault::UnknownPage)?;
    if reading.answers_to(&item.id).is_empty() {
        return Err(Fault::UnknownPage);
    }
    let object = format!("{}/{}", survey.id, item.id);
    let act = staff.act(Deed::CodingFinished, &object);
    let store = staff.app.store();
    store.finish_item(&survey.id, &item.id, &act).await?;
    Ok(back(&reading, item, "coding-finished"))
}

/// `POST /surveys/{survey}/coding/resume`
pub(crate) async fn resume(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    use crate::store::{Conflict, StoreError};

    let reading = Reading::of(&staff, &survey).await?;
    let survey = reading.survey();
    let item = worded(survey, sent.get("item")).ok_or(Fault::UnknownPage)?;
    let object = format!("{}/{}", survey.id, item.id);
    let act = staff.act(Deed::CodingResumed, &object);
    let store = staff.app.store();
    match store.resume_item(&survey.id, &item.id, &act).await {
        Ok(()) => Ok(back(&reading, item, "coding-resumed")),
        Err(StoreError::Conflict(Conflict::CodingSeen)) => Ok(back(&reading, item, "coding-seen")),
        Err(error) => Err(error.into()),
    }
}

fn back(reading: &Reading, item: &Item, done: &str) -> Response {
    let list = address(reading.survey(), ROOM);
    see_other(&format!("{list}?item={}&done={done}", item.id))
}
