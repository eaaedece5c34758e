//! One question: its words, its settings, its choices and their order, and taking it out.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::edit::keep;
use super::order::{ITEMS, in_language, kind, shifted};
use super::translation::{Row, row, said};
use super::{Subject, Told, carried, told};
use crate::survey::outline::{self, Changes, Details};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::Field;
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "staff/event/instrument/item.html")]
struct ItemPage {
    desk: Desk,
    ways: Vec<Room>,
    back: String,
    address: String,
    draft: Option<String>,
    /// Whether somebody else was quicker.
    moved: bool,
    /// What cannot be done as it was asked.
    refusal: Option<String>,
    told: Vec<Told>,
    title: String,
    id: String,
    kind: String,
    rows: Vec<Row>,
    flags: Vec<Flag>,
    lines: Vec<Field>,
    list: Option<List>,
    seen: String,
    confirm: Field,
}

/// A setting that is yes or no.
struct Flag {
    name: &'static str,
    label: String,
    is_on: bool,
}

/// The choices.
struct List {
    /// Other questions that have the same choices.
    shared: String,
    choices: Vec<Choice>,
    add: Field,
}

/// A choice.
struct Choice {
    code: String,
    place: String,
    rows: Vec<Row>,
}

/// What happened to what was sent.
#[derive(Default)]
struct Answer<'a> {
    typed: Option<&'a Sent>,
    moved: bool,
    /// A number that is none.
    faulty: Option<&'static str>,
    /// The name that confirms taking out differs.
    untyped: bool,
}

/// `GET /surveys/{survey}/questions/items/{item}`
pub(crate) async fn ask(
    staff: Staff,
    Path((survey, item)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let details = outline::details(subject.source(), &item).ok_or(Fault::UnknownPage)?;
    Ok(page(&staff, &subject, &details, &Answer::default()))
}

fn page(staff: &Staff, subject: &Subject, details: &Details, answer: &Answer<'_>) -> Response {
    let words = staff.words();
    let Details {
        outline, languages, ..
    } = details;
    let typed = answer.typed;
    let rows = |texts: &[crate::survey::translation::LocalAt]| -> Vec<Row> {
        let row = |text| row(words, text, languages, typed);
        texts.iter().map(row).collect()
    };
    let flag = |(name, is_on): &(&'static str, bool)| Flag {
        name,
        label: words.say(setting(name)),
        is_on: typed.map_or(*is_on, |sent| !sent.get(name).is_empty()),
    };
    let list = details.list.as_ref().map(|list| List {
        shared: list.shared.join(", "),
        choices: list
            .choices
            .iter()
            .map(|(code, place, texts)| Choice {
                code: code.clone(),
                place: place.clone(),
                rows: rows(texts),
            })
            .collect(),
        add: {
            let typed = typed.map_or("", |sent| sent.get("choice"));
            Field::line(words, "choice", "choice-new", typed).hint(words.say("choice-new-hint"))
        },
    });
    let is_faulty = answer.moved || answer.faulty.is_some() || answer.untyped;
    let status = match (answer.moved, is_faulty) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    let rule = words.say_with("discard-hint", &[("name", outline.id.as_str().into())]);
    let mut confirm = Field::line(words, "name", "item-name", "")
        .latin()
        .hint(rule);
    confirm.fault = answer.untyped.then(|| words.say("item-name-differs"));
    let checked = subject.examine(subject.source());
    let page = ItemPage {
        desk: subject
            .desk(staff, &words.say("instrument-item"))
            .with_error(is_faulty),
        ways: subject.ways(staff, ITEMS),
        back: subject.address(ITEMS),
        address: subject.address(&format!("{ITEMS}/{}", outline.id)),
        draft: subject.draft_line(staff),
        moved: answer.moved,
        refusal: answer.faulty.map(|_| words.say("setting-number-bad")),
        told: told(words, &checked.diagnostics),
        title: in_language(staff, &outline.text),
        id: outline.id.clone(),
        kind: kind(staff, &outline.kind),
        rows: rows(&details.texts),
        flags: details.flags.iter().map(flag).collect(),
        lines: lines(staff, details, answer),
        list,
        seen: carried(subject.draft.as_ref()),
        confirm,
    };
    draw(status, &page)
}

/// What the setting `name` is called, as a message.
fn setting(name: &str) -> &'static str {
    match name {
        "required" => "setting-required",
        "dk" => "setting-dk",
        "shuffle" => "setting-shuffle",
        "internal" => "setting-internal",
        "long" => "setting-long",
        "max" => "setting-max",
        "top" => "setting-top",
        _ => "setting-limit",
    }
}

/// The settings that are typed.
fn lines(staff: &Staff, details: &Details, answer: &Answer<'_>) -> Vec<Field> {
    let words = staff.words();
    let mut lines: Vec<Field> = Vec::new();
    for (name, value) in &details.numbers {
        let value = value.map_or_else(String::new, |value| value.to_string());
        let value = answer.typed.map_or(&*value, |sent| sent.get(name));
        let mut field = Field::line(words, name, setting(name), value).latin();
        let is_faulty = answer.faulty == Some(*name);
        field.fault = is_faulty.then(|| words.say("setting-number-bad"));
        lines.push(field);
    }
    let value = answer
        .typed
        .map_or(&*details.show_if, |sent| sent.get("show_if"));
    let condition = Field::line(words, "show_if", "setting-show-if", value).latin();
    lines.push(condition.hint(words.say("setting-show-if-hint")));
    lines
}

/// `POST /surveys/{survey}/questions/items/{item}`
pub(crate) async fn save(
    staff: Staff,
    Path((survey, item)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let details = outline::details(subject.source(), &item).ok_or(Fault::UnknownPage)?;
    let changes = match read(&details, &sent) {
        Ok(changes) => changes,
        Err(faulty) => {
            let answer = Answer {
                typed: Some(&sent),
                faulty: Some(faulty),
                ..Answer::default()
            };
            return Ok(page(&staff, &subject, &details, &answer));
        }
    };
    let saved = outline::change(subject.source(), &details, &changes).unwrap_or_default();
    let source = acted(saved, &details, &sent);
    let back = subject.address(&format!("{ITEMS}/{item}"));
    if source == subject.source() {
        return Ok(see_other(&back));
    }
    if keep(&staff, &subject, &source, &sent).await? {
        return Ok(see_other(&format!("{back}?done=draft-saved")));
    }
    let subject = Subject::find(&staff, &survey).await?;
    let details = outline::details(subject.source(), &item).ok_or(Fault::UnknownPage)?;
    let answer = Answer {
        typed: Some(&sent),
        moved: true,
        ..Answer::default()
    };
    Ok(page(&staff, &subject, &details, &answer))
}

/// What the form says; the name of a number that is none.
fn read(details: &Details, sent: &Sent) -> Result<Changes, &'static str> {
    let of_choices = details.list.iter().flat_map(|list| &list.choices);
    let of_choices = of_choices.flat_map(|(_, _, texts)| texts);
    let mut texts = Vec::new();
    for text in details.texts.iter().chain(of_choices) {
        for language in &details.languages {
            let typed = said(sent, &format!("{}:{language}", text.place));
            let known = text.texts.get(language).map_or("", |text| text.trim());
            if let Some(typed) = typed.filter(|typed| typed != known) {
                texts.push((text.place.clone(), *language, typed));
            }
        }
    }
    let mut numbers = Vec::new();
    for (name, _) in &details.numbers {
        let value = match sent.get(name).trim() {
            "" => None,
            typed => Some(typed.parse().map_err(|_| *name)?),
        };
        numbers.push((*name, value));
    }
    let flag = |(name, _): &(&'static str, bool)| (*name, !sent.get(name).is_empty());
    Ok(Changes {
        texts,
        flags: details.flags.iter().map(flag).collect(),
        numbers,
        show_if: sent.get("show_if").trim().to_owned(),
    })
}

/// The definition `source` after what the form asks for beyond saving.
fn acted(source: String, details: &Details, sent: &Sent) -> String {
    let Some(list) = &details.list else {
        return source;
    };
    let go = sent.get("go");
    let place = go.split_once(' ').map_or("", |(_, place)| place);
    let is_here = list.choices.iter().any(|(_, known, _)| known == place);
    let moved = match go.strip_prefix("remove ") {
        _ if !is_here => None,
        Some(place) => outline::remove(&source, place),
        None => shifted(&source, go),
    };
    let source = moved.unwrap_or(source);
    let label = sent.get("choice").trim();
    let first = details.languages.first();
    let added = first.filter(|_| !label.is_empty());
    let added = added.and_then(|first| outline::add_choice(&source, &list.place, *first, label));
    added.unwrap_or(source)
}

/// `POST /surveys/{survey}/questions/items/{item}/remove`
pub(crate) async fn remove(
    staff: Staff,
    Path((survey, item)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let details = outline::details(subject.source(), &item).ok_or(Fault::UnknownPage)?;
    if sent.get("name").trim() != item {
        let answer = Answer {
            untyped: true,
            ..Answer::default()
        };
        return Ok(page(&staff, &subject, &details, &answer));
    }
    let source = outline::remove(subject.source(), &details.outline.place).unwrap_or_default();
    if keep(&staff, &subject, &source, &sent).await? {
        let next = subject.address(&format!("{ITEMS}?done=draft-saved"));
        return Ok(see_other(&next));
    }
    let subject = Subject::find(&staff, &survey).await?;
    let details = outline::details(subject.source(), &item).ok_or(Fault::UnknownPage)?;
    let answer = Answer {
        moved: true,
        ..Answer::default()
    };
    Ok(page(&staff, &subject, &details, &answer))
}
