//! One code: written, changed, merged into another, removed.
//!
//! Owns the form of a code. Whoever changes a code says which writing of it they have seen; when
//! somebody else wrote it in the meantime, both are shown and nothing is overwritten.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{address, desk, rooms};
use crate::outcomes::Published;
use crate::store::{CodeId, CodeText, Conflict, StoreError, StoredCode};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::field::{Choice, Faults, Field};
use crate::web::staff::page::event::find;
use crate::web::{draw, see_other};

use super::book::ROOM;

/// The most characters of a name.
const LONGEST_NAME: usize = 120;
/// The most characters of a definition or a note.
const LONGEST: usize = 4_000;

#[derive(Template)]
#[template(path = "staff/event/coding/code.html")]
struct CodePage {
    desk: Desk,
    rooms: Vec<Room>,
    faults: Faults,
    book: String,
    heading: String,
    action: String,
    button: String,
    revision: i64,
    fields: Vec<Field>,
    notes: Vec<Note>,
    theirs: Vec<(String, String)>,
    other: Option<Field>,
    confirm: Option<Field>,
    name: String,
}

/// Several lines to type into.
struct Note {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
}

/// What a form of a code holds.
#[derive(Default)]
struct Draft {
    text: CodeText,
    theme: String,
    revision: i64,
}

impl Draft {
    fn of(sent: &Sent) -> Self {
        let words = |name| sent.get(name).trim().replace("\r\n", "\n");
        Self {
            text: CodeText {
                name: words("name"),
                definition: words("definition"),
                includes: words("includes"),
                excludes: words("excludes"),
                theme: CodeId::parse(sent.get("theme")),
            },
            theme: sent.get("theme").to_owned(),
            revision: sent.get("revision").parse().unwrap_or(0),
        }
    }

    fn stored(code: &StoredCode) -> Self {
        Self {
            text: code.text.clone(),
            theme: code
                .text
                .theme
                .map_or_else(String::new, |id| id.to_string()),
            revision: code.revision,
        }
    }

    fn check(&self, staff: &Staff) -> Faults {
        let words = staff.words();
        let mut faults = Faults::default();
        let length = |text: &str| text.chars().count();
        if self.text.name.is_empty() {
            faults.add(words, "name", "code-name-missing");
        } else if length(&self.text.name) > LONGEST_NAME {
            faults.add(words, "name", "code-name-long");
        }
        for (name, text) in [
            ("definition", &self.text.definition),
            ("includes", &self.text.includes),
            ("excludes", &self.text.excludes),
        ] {
            if length(text) > LONGEST {
                faults.add(words, name, "code-note-long");
            }
        }
        faults
    }
}

/// The survey, its code book, and the code of the address.
struct Shelf {
    published: std::sync::Arc<Published>,
    codes: Vec<StoredCode>,
}

impl Shelf {
    async fn of(staff: &Staff, survey: &str) -> Result<Self, Fault> {
        let published = find(staff, survey).await?;
        let codes = staff.app.store().codes(&published.stored.id).await?;
        Ok(Self { published, codes })
    }

    fn code(&self, id: &str) -> Result<&StoredCode, Fault> {
        let id = CodeId::parse(id).ok_or(Fault::UnknownPage)?;
        let found = self.codes.iter().find(|code| code.id == id);
        found.ok_or(Fault::UnknownPage)
    }

    fn object(&self, name: &str) -> String {
        format!("{}: {name}", self.published.stored.id)
    }

    fn back(&self, done: &str) -> Response {
        see_other(&address(
            &self.published.survey,
            &format!("{ROOM}?done={done}"),
        ))
    }
}

/// `GET /surveys/{survey}/codes/new`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let shelf = Shelf::of(&staff, &survey).await?;
    Ok(code_page(
        &staff,
        &shelf,
        None,
        &Draft::default(),
        Faults::default(),
    ))
}

/// `POST /surveys/{survey}/codes/new`
pub(crate) async fn add(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let shelf = Shelf::of(&staff, &survey).await?;
    let draft = Draft::of(&sent);
    let faults = draft.check(&staff);
    if faults.is_any() {
        return Ok(code_page(&staff, &shelf, None, &draft, faults));
    }
    let object = shelf.object(&draft.text.name);
    let act = staff.act(Deed::CodeAdded, &object);
    let store = staff.app.store();
    let added = store
        .add_code(&shelf.published.stored.id, &draft.text, &act)
        .await;
    match added {
        Ok(_) => Ok(shelf.back("code-added")),
        Err(error) => refused(&staff, &shelf, None, &draft, error),
    }
}

/// `GET /surveys/{survey}/codes/{code}`
pub(crate) async fn show(
    staff: Staff,
    Path((survey, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let shelf = Shelf::of(&staff, &survey).await?;
    let code = shelf.code(&id)?;
    Ok(code_page(
        &staff,
        &shelf,
        Some(code),
        &Draft::stored(code),
        Faults::default(),
    ))
}

/// `POST /surveys/{survey}/codes/{code}`
pub(crate) async fn change(
    staff: Staff,
    Path((survey, id)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let shelf = Shelf::of(&staff, &survey).await?;
    let code = shelf.code(&id)?;
    let draft = Draft::of(&sent);
    let faults = draft.check(&staff);
    if faults.is_any() {
        return Ok(code_page(&staff, &shelf, Some(code), &draft, faults));
    }
    let object = shelf.object(&draft.text.name);
    let act = staff.act(Deed::CodeChanged, &object);
    let store = staff.app.store();
    let survey = &shelf.published.stored.id;
    let (id, seen) = (code.id, draft.revision);
    match store.change_code(survey, id, seen, &draft.text, &act).await {
        Ok(()) => Ok(shelf.back("code-changed")),
        Err(error) => refused(&staff, &shelf, Some(code), &draft, error),
    }
}

/// `POST /surveys/{survey}/codes/{code}/merge`
pub(crate) async fn merge(
    staff: Staff,
    Path((survey, id)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let shelf = Shelf::of(&staff, &survey).await?;
    let code = shelf.code(&id)?;
    let into = shelf.code(sent.get("into")).ok();
    let Some(into) = into.filter(|into| into.id != code.id) else {
        let draft = Draft::stored(code);
        let fault = ("into", "code-merge-missing");
        return Ok(unfit(&staff, &shelf, Some(code), &draft, fault));
    };
    let object = shelf.object(&format!("{} → {}", code.text.name, into.text.name));
    let act = staff.act(Deed::CodesMerged, &object);
    let survey = &shelf.published.stored.id;
    let store = staff.app.store();
    match store.merge_codes(survey, code.id, into.id, &act).await {
        Ok(()) => Ok(shelf.back("codes-merged")),
        Err(StoreError::Conflict(Conflict::CodeMoved)) => Err(Fault::UnknownPage),
        Err(error) => Err(error.into()),
    }
}

/// `POST /surveys/{survey}/codes/{code}/remove`
pub(crate) async fn remove(
    staff: Staff,
    Path((survey, id)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let shelf = Shelf::of(&staff, &survey).await?;
    let code = shelf.code(&id)?;
    if sent.get("confirm").trim() != code.text.name {
        let draft = Draft::stored(code);
        let fault = ("confirm", "code-remove-differs");
        return Ok(unfit(&staff, &shelf, Some(code), &draft, fault));
    }
    let object = shelf.object(&code.text.name);
    let act = staff.act(Deed::CodeRemoved, &object);
    let survey = &shelf.published.stored.id;
    if staff.app.store().remove_code(survey, code.id, &act).await? {
        Ok(shelf.back("code-removed"))
    } else {
        Err(Fault::UnknownPage)
    }
}

/// The form again, with why the store did not take it.
fn refused(
    staff: &Staff,
    shelf: &Shelf,
    code: Option<&StoredCode>,
    draft: &Draft,
    error: StoreError,
) -> Result<Response, Fault> {
    let fault = match error {
        StoreError::Conflict(Conflict::CodeTaken) => ("name", "code-name-taken"),
        StoreError::Conflict(Conflict::NoTheme) => ("theme", "code-theme-fault"),
        StoreError::Conflict(Conflict::CodeMoved) => ("name", "code-moved"),
        error => return Err(error.into()),
    };
    Ok(unfit(staff, shelf, code, draft, fault))
}

/// The page with one fault, a field and a message.
fn unfit(
    staff: &Staff,
    shelf: &Shelf,
    code: Option<&StoredCode>,
    draft: &Draft,
    (field, message): (&'static str, &'static str),
) -> Response {
    let mut faults = Faults::default();
    faults.add(staff.words(), field, message);
    code_page(staff, shelf, code, draft, faults)
}

fn code_page(
    staff: &Staff,
    shelf: &Shelf,
    code: Option<&StoredCode>,
    draft: &Draft,
    faults: Faults,
) -> Response {
    let (words, survey) = (staff.words(), &shelf.published.survey);
    // Both writings stand on the page; what is sent next is about the later one.
    let moved = code.filter(|code| draft.revision != code.revision);
    let path = code.map_or_else(
        || "/codes/new".to_owned(),
        |code| format!("{ROOM}/{}", code.id),
    );
    let heading = words.say(if code.is_some() {
        "code-heading"
    } else {
        "code-new"
    });
    let mut fields = vec![
        Field::line(words, "name", "code-name", &draft.text.name),
        Field::list(
            words,
            "theme",
            "code-theme",
            &draft.theme,
            themes(staff, shelf, code),
        )
        .hint(words.say("code-theme-hint")),
    ];
    let mut other = code
        .filter(|_| shelf.codes.len() > 1)
        .map(|code| others(staff, shelf, code));
    let mut confirm = code.map(|_| Field::line(words, "confirm", "code-remove-name", ""));
    faults.tell(&mut fields);
    for field in other.iter_mut().chain(&mut confirm) {
        faults.tell(std::slice::from_mut(field));
    }
    let status = match (moved, faults.is_any()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    let page = CodePage {
        desk: desk(staff, survey, &heading).with_error(faults.is_any()),
        rooms: rooms(staff, survey, ROOM),
        book: address(survey, ROOM),
        heading,
        action: address(survey, &path),
        button: words.say(if code.is_some() {
            "code-change-go"
        } else {
            "code-add-go"
        }),
        revision: code.map_or(0, |code| code.revision),
        fields,
        notes: notes(staff, &draft.text),
        theirs: moved.map_or_else(Vec::new, |code| theirs(staff, shelf, code)),
        other,
        confirm,
        name: code.map_or_else(String::new, |code| code.text.name.clone()),
        faults,
    };
    draw(status, &page)
}

fn notes(staff: &Staff, text: &CodeText) -> Vec<Note> {
    let words = staff.words();
    [
        (
            "definition",
            ["code-definition", "code-definition-hint"],
            &text.definition,
        ),
        (
            "includes",
            ["code-includes", "code-includes-hint"],
            &text.includes,
        ),
        (
            "excludes",
            ["code-excludes", "code-excludes-hint"],
            &text.excludes,
        ),
    ]
    .map(|(name, [label, hint], value)| Note {
        name,
        label: words.say(label),
        hint: words.say(hint),
        value: value.clone(),
    })
    .into()
}

/// What the code says now, where somebody else has written it.
fn theirs(staff: &Staff, shelf: &Shelf, code: &StoredCode) -> Vec<(String, String)> {
    let text = &code.text;
    let theme = text.theme.and_then(|theme| {
        let found = shelf.codes.iter().find(|known| known.id == theme)?;
        Some(found.text.name.clone())
    });
    [
        ("code-name", text.name.clone()),
        ("code-theme", theme.unwrap_or_default()),
        ("code-definition", text.definition.clone()),
        ("code-includes", text.includes.clone()),
        ("code-excludes", text.excludes.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(message, value)| (staff.words().say(message), value))
    .collect()
}

/// The codes that `code` may stand under.
fn themes(staff: &Staff, shelf: &Shelf, code: Option<&StoredCode>) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: staff.words().say("code-theme-none"),
    };
    let themes = shelf
        .codes
        .iter()
        .filter(|known| known.text.theme.is_none() && code.is_none_or(|code| code.id != known.id));
    std::iter::once(none).chain(themes.map(choice)).collect()
}

/// The codes that `code` may be merged into.
fn others(staff: &Staff, shelf: &Shelf, code: &StoredCode) -> Field {
    let none = Choice {
        value: String::new(),
        label: staff.words().say("code-merge-none"),
    };
    let others = shelf.codes.iter().filter(|known| known.id != code.id);
    let choices = std::iter::once(none).chain(others.map(choice)).collect();
    Field::list(staff.words(), "into", "code-merge-into", "", choices)
}

fn choice(code: &StoredCode) -> Choice {
    Choice {
        value: code.id.to_string(),
        label: code.text.name.clone(),
    }
}
