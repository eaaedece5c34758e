//! Every text of the survey beside its translations, a part at a time. What is written goes into the
//! draft in place.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::edit::keep;
use super::{Subject, carried};
use crate::i18n::Words;
use crate::survey::Language;
use crate::survey::translation::{self, LocalAt, Part, PartKind, Translations};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::{Choice, Field};
use crate::web::{draw, see_other};

const PAGE: &str = "/translations";

#[derive(Template)]
#[template(path = "staff/event/instrument/translation.html")]
struct Page {
    desk: Desk,
    ways: Vec<Room>,
    address: String,
    draft: Option<String>,
    /// Whether somebody else was quicker.
    moved: bool,
    /// Whether the text can be read at all.
    readable: bool,
    parts: Vec<Room>,
    part: usize,
    title: String,
    rows: Vec<Row>,
    seen: String,
    add: Option<Field>,
}

/// A text.
pub(super) struct Row {
    pub(super) what: String,
    /// Whose text it is: names and codes.
    pub(super) owner: String,
    pub(super) cells: Vec<Cell>,
}

/// A text in a language.
pub(super) struct Cell {
    pub(super) name: String,
    pub(super) language: Language,
    pub(super) text: String,
    pub(super) missing: bool,
    pub(super) lines: usize,
    /// What others wrote meanwhile, where it differs.
    pub(super) theirs: Option<String>,
}

/// `GET /surveys/{survey}/questions/translations`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let part = staff.place.query("part").and_then(|part| part.parse().ok());
    let page = page(&staff, &subject, part.unwrap_or(0), None);
    Ok(draw(StatusCode::OK, &page))
}

/// The page; with what was typed where somebody else was quicker.
fn page(staff: &Staff, subject: &Subject, part: usize, typed: Option<&Sent>) -> Page {
    let words = staff.words();
    let texts = translation::read(subject.source());
    let readable = texts.is_some();
    let texts = texts.unwrap_or(Translations {
        languages: Vec::new(),
        parts: Vec::new(),
    });
    let part = part.min(texts.parts.len().saturating_sub(1));
    let titles: Vec<String> = texts.parts.iter().map(|part| title(staff, part)).collect();
    let address = subject.address(PAGE);
    let rooms = texts.parts.iter().enumerate().map(|(index, one)| Room {
        address: format!("{address}?part={index}"),
        label: label(words, &titles[index], one.missing(&texts.languages)),
        current: index == part,
    });
    let shown = texts.parts.get(part);
    let rows = shown.map_or(&[][..], |part| &part.rows);
    let rows = rows
        .iter()
        .map(|text| row(words, text, &texts.languages, typed));
    Page {
        desk: subject
            .desk(staff, &words.say("instrument-translations"))
            .with_error(typed.is_some()),
        ways: subject.ways(staff, PAGE),
        draft: subject.draft_line(staff),
        moved: typed.is_some(),
        readable,
        parts: rooms.collect(),
        part,
        title: titles.get(part).cloned().unwrap_or_default(),
        rows: rows.collect(),
        seen: carried(subject.draft.as_ref()),
        add: addable(words, &texts.languages).filter(|_| readable),
        address,
    }
}

fn title(staff: &Staff, part: &Part) -> String {
    match &part.kind {
        PartKind::Survey => staff.words().say("translations-survey"),
        PartKind::Unused => staff.words().say("translations-unused"),
        PartKind::Page(title) => {
            let own = title.get(&staff.language()).or(title.values().next());
            own.cloned().unwrap_or_default()
        }
    }
}

fn label(words: &Words, title: &str, missing: usize) -> String {
    if missing == 0 {
        return title.to_owned();
    }
    let said = [("title", title.into()), ("missing", missing.into())];
    words.say_with("translations-lacking", &said)
}

/// The text `text` in `languages`; with what was typed where somebody else was quicker.
pub(super) fn row(
    words: &Words,
    text: &LocalAt,
    languages: &[Language],
    typed: Option<&Sent>,
) -> Row {
    let cell = |language: &Language| {
        let name = format!("{}:{language}", text.place);
        let known = text.texts.get(language).map_or("", |text| text.trim());
        let mine = typed.and_then(|sent| said(sent, &name));
        let theirs = mine.as_deref().filter(|mine| *mine != known);
        let theirs = theirs.map(|_| known.to_owned());
        let shown = mine.unwrap_or_else(|| known.to_owned());
        Cell {
            lines: lines(&shown),
            // What nobody has written in any language is not wanted.
            missing: shown.is_empty() && !text.texts.is_empty(),
            text: shown,
            language: *language,
            theirs,
            name,
        }
    };
    Row {
        what: words.say(what(&text.place)),
        owner: owner(&text.place),
        cells: languages.iter().map(cell).collect(),
    }
}

/// The height of a control for `text`.
fn lines(text: &str) -> usize {
    let lines = text.lines().map(|line| 1 + line.chars().count() / 28);
    lines.sum::<usize>().clamp(1, 12)
}

/// What was typed at `name`, if the form had it.
pub(super) fn said(sent: &Sent, name: &str) -> Option<String> {
    let [text] = sent.all(name) else {
        return None;
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(text.trim().to_owned())
}

/// What the text at `place` is, as a message.
fn what(place: &str) -> &'static str {
    let steps: Vec<&str> = place.split('.').collect();
    match steps[..] {
        ["title"] => "text-title",
        ["welcome"] => "text-welcome",
        ["event", "name"] => "text-event-name",
        ["event", "place"] => "text-event-place",
        ["event", "organisers"] => "text-event-organisers",
        ["page", _, "title"] => "text-page-title",
        ["page", .., "text"] => "text-item",
        ["page", .., "hint"] => "text-hint",
        ["page", .., "label"] => "text-field",
        ["choices", .., "label"] => "text-choice",
        ["scales", .., "label"] => "text-point",
        [.., "short"] => "text-short",
        _ => "text-other",
    }
}

/// Names and codes of what the text at `place` belongs to.
fn owner(place: &str) -> String {
    let steps: Vec<&str> = place.split('.').collect();
    match steps[..] {
        ["page", page, _] => page.to_owned(),
        ["page", _, "item", item, _] => item.to_owned(),
        ["page", _, "item", item, "field", field, _] => format!("{item} {field}"),
        ["choices", list, code, _] | ["scales", list, "points", code, _] => {
            format!("{list} {code}")
        }
        _ => String::new(),
    }
}

/// The languages that the survey is not in yet.
fn addable(words: &Words, languages: &[Language]) -> Option<Field> {
    let others = Language::ALL
        .iter()
        .filter(|language| !languages.contains(language));
    let options: Vec<Choice> = others
        .map(|language| Choice {
            value: language.tag().to_owned(),
            label: language.own_name().to_owned(),
        })
        .collect();
    let first = options.first()?.value.clone();
    Some(Field::list(
        words,
        "language",
        "language-to-add",
        &first,
        options,
    ))
}

/// `POST /surveys/{survey}/questions/translations`
pub(crate) async fn save(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let part: usize = sent.get("part").parse().unwrap_or(0);
    let back = |done: &str| see_other(&format!("{}?part={part}{done}", subject.address(PAGE)));
    let written = match Language::parse(sent.get("language")) {
        Some(language) => translation::add_language(subject.source(), language),
        None => write(subject.source(), part, &sent),
    };
    let Some(source) = written.filter(|written| written != subject.source()) else {
        return Ok(back(""));
    };
    if keep(&staff, &subject, &source, &sent).await? {
        return Ok(back("&done=draft-saved"));
    }
    let subject = Subject::find(&staff, &survey).await?;
    let page = page(&staff, &subject, part, Some(&sent));
    Ok(draw(StatusCode::CONFLICT, &page))
}

/// The definition `source` with what was typed into the part `part`.
fn write(source: &str, part: usize, sent: &Sent) -> Option<String> {
    let texts = translation::read(source)?;
    let rows = &texts.parts.get(part)?.rows;
    let mut changed = Vec::new();
    for row in rows {
        for language in &texts.languages {
            let typed = said(sent, &format!("{}:{language}", row.place));
            let known = row.texts.get(language).map_or("", |text| text.trim());
            if let Some(typed) = typed.filter(|typed| typed != known) {
                changed.push((row.place.as_str(), *language, typed));
            }
        }
    }
    translation::write(source, &changed)
}
