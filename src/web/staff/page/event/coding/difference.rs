//! Where those who coded the same answers differ, side by side, and what is settled.
//!
//! Owns the list, the form under each answer and how far coders agree on each code. Only questions
//! that are coded by two or more to the end are here: whoever codes stays blind to the others until
//! then, which `outcomes` sees to.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::answers::{page, question};
use super::{Reading, address, desk, part_label, rooms};
use crate::id::ItemId;
use crate::outcomes::coding::{Finding, Standing, Verbatim, is_readable, worded_items};
use crate::store::{AnswerPlace, CodeId, Conflict, StoreError, Verdict};
use crate::survey::{Item, Language};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::{Choice, Faults, Field};
use crate::web::{draw, see_other};

const ROOM: &str = "/differences";
/// What the address says for settled ones as well.
const ALL: &str = "all";
/// What a form sends for a code that holds, and for one that does not.
const HOLDS: [(&str, bool); 2] = [("holds", true), ("fails", false)];

#[derive(Template)]
#[template(path = "staff/event/coding/differences.html")]
struct Differences {
    desk: Desk,
    rooms: Vec<Room>,
    faults: Faults,
    survey: String,
    is_readable: bool,
    filters: Vec<Field>,
    action: String,
    question: String,
    codes: Vec<CodeRow>,
    is_pair: bool,
    standing: String,
    answers: Vec<Answer>,
    next: Option<String>,
    /// The other of the two lists: its address and what it is called.
    other: Option<(String, String)>,
}

/// How far coders agree on one code.
struct CodeRow {
    name: String,
    by_all: String,
    by_some: String,
    agreement: String,
    kappa: String,
}

/// One answer on which coders differ.
struct Answer {
    key: String,
    action: String,
    text: String,
    language: Language,
    part: Option<String>,
    codes: Vec<Disputed>,
}

/// A code that some gave and others did not.
struct Disputed {
    id: String,
    name: String,
    definition: String,
    /// Who gave it, and who did not.
    coders: String,
    /// The words that it was given to.
    words: Vec<String>,
    settled: &'static str,
}

/// The items that two or more have coded to the end.
fn coded(reading: &Reading) -> impl Iterator<Item = &Item> {
    worded_items(reading.survey())
        .filter(|item| matches!(reading.codings.standing(&item.id), Standing::Coded(2..)))
}

/// `GET /surveys/{survey}/differences`
pub(crate) async fn list(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let reading = Reading::of(&staff, &survey).await?;
    let query = staff.query()?;
    let item = match query.get("item") {
        "" => coded(&reading).next(),
        id => Some(
            coded(&reading)
                .find(|item| item.id.as_str() == id)
                .ok_or(Fault::UnknownPage)?,
        ),
    };
    let show = Show {
        all: query.get("show") == ALL,
        after: query.get("after"),
    };
    Ok(draw(
        StatusCode::OK,
        &differences(&staff, &reading, item, &show, Faults::default()),
    ))
}

/// What is to be seen.
#[derive(Default)]
struct Show<'q> {
    all: bool,
    after: &'q str,
}

fn differences(
    staff: &Staff,
    reading: &Reading,
    item: Option<&Item>,
    show: &Show<'_>,
    faults: Faults,
) -> Differences {
    let (words, survey) = (staff.words(), reading.survey());
    let answers = item.map_or_else(Vec::new, |item| reading.answers_to(&item.id));
    let differing: Vec<(usize, &Verbatim)> = (1..)
        .zip(answers.iter().copied())
        .filter(|(_, verbatim)| !reading.codings.differences(&verbatim.place).is_empty())
        .collect();
    let is_open = |verbatim: &Verbatim| {
        let differences = reading.codings.differences(&verbatim.place);
        differences.values().any(|finding| finding.holds.is_none())
    };
    let mut open = differing.clone();
    open.retain(|(_, verbatim)| is_open(verbatim));
    let shown = if show.all { &differing } else { &open };
    let (here, has_more) = page(shown, show.after);
    let to = |all: bool, after: &str| {
        let item = item.map_or("", |item| item.id.as_str());
        let all = if all { "&show=all" } else { "" };
        let after = if after.is_empty() {
            String::new()
        } else {
            format!("&after={after}")
        };
        address(survey, &format!("{ROOM}?item={item}{all}{after}"))
    };
    let other = if show.all {
        "coding-differences-open"
    } else {
        "coding-differences-all"
    };
    let has_settled = differing.len() > open.len();
    Differences {
        desk: desk(staff, survey, &words.say("coding-differences")).with_error(faults.is_any()),
        rooms: rooms(staff, survey, ROOM),
        faults,
        survey: address(survey, ""),
        is_readable: is_readable(&reading.published),
        filters: vec![items(staff, reading, item)],
        action: address(survey, ROOM),
        question: item.map_or_else(String::new, |item| question(staff, item)),
        codes: item.map_or_else(Vec::new, |item| code_rows(staff, reading, item, &answers)),
        is_pair: item.is_some_and(|item| reading.codings.finished(&item.id).len() == 2),
        standing: if differing.is_empty() {
            words.say("coding-differences-nobody")
        } else {
            let counts = [
                ("open", open.len().into()),
                ("answers", differing.len().into()),
            ];
            words.say_with("coding-differences-standing", &counts)
        },
        answers: here
            .iter()
            .map(|(_, verbatim)| answer(staff, reading, verbatim))
            .collect(),
        next: here
            .last()
            .filter(|_| has_more)
            .map(|(_, verbatim)| to(show.all, &verbatim.key)),
        other: (has_settled || show.all).then(|| (to(!show.all, ""), words.say(other))),
    }
}

fn items(staff: &Staff, reading: &Reading, item: Option<&Item>) -> Field {
    let items = coded(reading).map(|item| Choice {
        value: item.id.to_string(),
        label: item.short_or_text().get(staff.language()).to_owned(),
    });
    let item = item.map_or("", |item| item.id.as_str());
    Field::list(staff.words(), "item", "coding-item", item, items.collect())
}

fn code_rows(staff: &Staff, reading: &Reading, item: &Item, answers: &[&Verbatim]) -> Vec<CodeRow> {
    let places: Vec<&AnswerPlace> = answers.iter().map(|verbatim| &verbatim.place).collect();
    let accords = reading.codings.accords(&item.id, &places);
    let rows = reading.codes.iter().filter_map(|code| {
        let accord = accords.iter().find(|accord| accord.code == code.id)?;
        let [by_all, by_some, _] = accord.answers;
        let percent = accord.agreement().map(|share| 100.0 * share);
        Some(CodeRow {
            name: code.text.name.clone(),
            by_all: by_all.to_string(),
            by_some: by_some.to_string(),
            agreement: percent.map_or_else(String::new, |percent| {
                let percent = format!("{percent:.0}").into();
                let variables = [("percent", percent)];
                staff.words().say_with("coding-percent", &variables)
            }),
            kappa: accord
                .kappa
                .map_or_else(String::new, |kappa| format!("{kappa:.2}")),
        })
    });
    rows.collect()
}

fn answer(staff: &Staff, reading: &Reading, verbatim: &Verbatim) -> Answer {
    let survey = reading.survey();
    let item = survey.item(verbatim.place.item.as_str());
    let differences = reading.codings.differences(&verbatim.place);
    let codes = reading.codes.iter().filter_map(|code| {
        let finding = differences.get(&code.id)?;
        let spans = finding.spans.iter();
        let words = spans.filter_map(|span| {
            let words = verbatim.text.get(span.start as usize..span.end as usize)?;
            Some(words.to_owned())
        });
        Some(Disputed {
            id: code.id.to_string(),
            name: code.text.name.clone(),
            definition: code.text.definition.clone(),
            coders: coders(staff, reading, &verbatim.place.item, finding),
            words: words.collect(),
            settled: name(finding.holds),
        })
    });
    Answer {
        key: verbatim.key.clone(),
        action: address(survey, &format!("{ROOM}/{}", verbatim.key)),
        text: verbatim.text.clone(),
        language: verbatim.language,
        part: item.and_then(|item| part_label(staff, item, &verbatim.place.part)),
        codes: codes.collect(),
    }
}

/// Who gave a code and who did not, by sign-in name.
fn coders(staff: &Staff, reading: &Reading, item: &ItemId, finding: &Finding) -> String {
    let all = reading.codings.finished(item);
    let others = all.iter().filter(|login| !finding.coders.contains(**login));
    let others: Vec<&str> = others.copied().collect();
    let gave: Vec<&str> = finding.coders.iter().map(String::as_str).collect();
    let variables = [
        ("gave", gave.join(", ").into()),
        ("others", others.join(", ").into()),
    ];
    staff.words().say_with("coding-differ", &variables)
}

/// What a form sends for it; nothing while it is open.
fn name(holds: Option<bool>) -> &'static str {
    let known = HOLDS.iter().find(|(_, known)| Some(*known) == holds);
    known.map_or("", |(name, _)| name)
}

fn read(name: &str) -> Option<bool> {
    let known = HOLDS.iter().find(|(known, _)| *known == name);
    known.map(|(_, holds)| *holds)
}

/// `POST /surveys/{survey}/differences/{answer}`
pub(crate) async fn settle(
    staff: Staff,
    Path((survey, key)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let reading = Reading::of(&staff, &survey).await?;
    let mut all = reading.verbatims.iter();
    let verbatim = all.find(|verbatim| verbatim.key == key);
    let verbatim = verbatim.ok_or(Fault::UnknownPage)?;
    let (survey, place) = (reading.survey(), &verbatim.place);
    let item = coded(&reading).find(|item| item.id == place.item);
    let item = item.ok_or(Fault::UnknownPage)?;
    let differing = reading.codings.differences(place);
    let verdicts = differing.keys().filter_map(|code| {
        let holds = read(sent.get(&format!("verdict-{code}")))?;
        let seen = read(sent.get(&format!("seen-{code}")));
        (seen != Some(holds)).then_some((*code, Verdict { holds, seen }))
    });
    let verdicts: BTreeMap<CodeId, Verdict> = verdicts.collect();
    let again = |message: &str, status: StatusCode| {
        let faults = Faults::one("answers", staff.words().say(message));
        let show = Show {
            all: true,
            ..Show::default()
        };
        draw(
            status,
            &differences(&staff, &reading, Some(item), &show, faults),
        )
    };
    if verdicts.is_empty() {
        return Ok(again(
            "coding-settle-missing",
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let object = format!("{}/{}", survey.id, item.id);
    let act = staff.act(Deed::CodingSettled, &object);
    let store = staff.app.store();
    match store
        .settle_coding(&survey.id, place, &verdicts, &act)
        .await
    {
        Ok(()) => {
            let list = address(survey, ROOM);
            let to = format!("{list}?item={}&done=coding-settled", item.id);
            Ok(see_other(&to))
        }
        Err(StoreError::Conflict(Conflict::Settled | Conflict::CodeMoved)) => {
            Ok(again("coding-settle-moved", StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}
