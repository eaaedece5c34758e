//! A question to add at the end of a page.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::edit::keep;
use super::order::{ITEMS, in_language, kind};
use super::{Subject, carried};
use crate::survey::Language;
use crate::survey::occasion::Texts;
use crate::survey::outline::{self, KINDS, NewItem};
use crate::survey::translation;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::{Choice, Faults, Field};
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "staff/event/instrument/addition.html")]
struct Addition {
    desk: Desk,
    ways: Vec<Room>,
    back: String,
    address: String,
    /// Whether somebody else was quicker.
    moved: bool,
    faults: Faults,
    page: String,
    title: String,
    kind: Field,
    name: Field,
    texts: Vec<Text>,
    choices: String,
    choices_fault: Option<String>,
    seen: String,
}

/// The question in a language.
struct Text {
    name: &'static str,
    language: Language,
    text: String,
    fault: Option<String>,
}

/// The controls of the question, in the order of [`Language::ALL`].
const TEXTS: [&str; 3] = ["text-en", "text-fr", "text-ar"];

/// What was typed.
#[derive(Default)]
struct Typed {
    page: String,
    item: NewItem,
    choices: String,
    faults: Faults,
    moved: bool,
}

/// `GET /surveys/{survey}/questions/new`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let typed = Typed {
        page: staff.place.query("page").unwrap_or_default().to_owned(),
        item: NewItem {
            kind: KINDS[0].to_owned(),
            ..NewItem::default()
        },
        ..Typed::default()
    };
    page(&staff, &subject, typed)
}

fn page(staff: &Staff, subject: &Subject, typed: Typed) -> Result<Response, Fault> {
    let words = staff.words();
    let pages = outline::read(subject.source()).unwrap_or_default();
    let of = pages.iter().find(|page| page.id == typed.page);
    let of = of.ok_or(Fault::UnknownPage)?;
    let fault = |name: &str| {
        let found = typed.faults.iter().find(|(control, _)| *control == name);
        found.map(|(_, sentence)| sentence.to_owned())
    };
    let kinds = KINDS.iter().map(|name| Choice {
        value: (*name).to_owned(),
        label: kind(staff, name),
    });
    let text = |language: Language| Text {
        name: TEXTS[language as usize],
        language,
        text: typed.item.text.get(&language).cloned().unwrap_or_default(),
        fault: fault(TEXTS[language as usize]),
    };
    let mut name = Field::line(words, "id", "item-name", &typed.item.id).latin();
    name = name.hint(words.say("item-name-hint"));
    name.fault = fault("id");
    let kinds = kinds.collect();
    let mut asked = Field::list(words, "kind", "item-kind", &typed.item.kind, kinds);
    asked.fault = fault("kind");
    let is_faulty = typed.faults.is_any() || typed.moved;
    let status = match (typed.moved, is_faulty) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    let shown = Addition {
        desk: subject
            .desk(staff, &words.say("item-add"))
            .with_error(is_faulty),
        ways: subject.ways(staff, ITEMS),
        back: subject.address(ITEMS),
        address: subject.address("/new"),
        moved: typed.moved,
        page: of.id.clone(),
        title: in_language(staff, &of.title),
        kind: asked,
        name,
        texts: languages(subject).into_iter().map(text).collect(),
        choices_fault: fault("choices"),
        choices: typed.choices,
        seen: carried(subject.draft.as_ref()),
        faults: typed.faults,
    };
    Ok(draw(status, &shown))
}

fn languages(subject: &Subject) -> Vec<Language> {
    translation::read(subject.source()).map_or_else(Vec::new, |texts| texts.languages)
}

/// `POST /surveys/{survey}/questions/new`
pub(crate) async fn add(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let mut typed = read(&staff, &subject, &sent);
    if typed.faults.is_any() {
        return page(&staff, &subject, typed);
    }
    let source = outline::add_item(subject.source(), &typed.page, &typed.item);
    let source = source.ok_or(Fault::UnknownPage)?;
    if keep(&staff, &subject, &source, &sent).await? {
        let next = format!("{ITEMS}/{}?done=draft-saved", typed.item.id);
        return Ok(see_other(&subject.address(&next)));
    }
    let subject = Subject::find(&staff, &survey).await?;
    typed.moved = true;
    page(&staff, &subject, typed)
}

fn read(staff: &Staff, subject: &Subject, sent: &Sent) -> Typed {
    let words = staff.words();
    let mut faults = Faults::default();
    let kind = sent.get("kind");
    let kind = KINDS.iter().find(|known| **known == kind);
    let kind = kind.map_or_else(String::new, |kind| (*kind).to_owned());
    if kind.is_empty() {
        faults.add(words, "kind", "item-kind-missing");
    }
    let mut text = Texts::new();
    for language in languages(subject) {
        let name = TEXTS[language as usize];
        let typed = sent.get(name).replace("\r\n", "\n").trim().to_owned();
        if typed.is_empty() {
            faults.add_missing(words, name, language);
        }
        text.insert(language, typed);
    }
    let lines = sent.get("choices").lines().map(str::trim);
    let choices: Vec<String> = lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    let is_chosen = ["single", "multiple", "ranking"].contains(&&*kind);
    if is_chosen && choices.is_empty() {
        faults.add(words, "choices", "item-choices-missing");
    }
    let id = sent.get("id").trim().to_owned();
    if !outline::is_free_name(subject.source(), &id) {
        faults.add(words, "id", "item-name-bad");
    }
    Typed {
        page: sent.get("page").to_owned(),
        choices: sent.get("choices").to_owned(),
        item: NewItem {
            id,
            kind,
            text,
            choices: if is_chosen { choices } else { Vec::new() },
        },
        faults,
        moved: false,
    }
}
