//! A survey taken in from a file: a definition, or a form of another survey program.
//!
//! A definition becomes a draft whatever is wrong with it, because the pages of the questions tell
//! that. Of a form only a whole one is taken; what it does not say of the event stands at the head
//! of the draft.

use axum::response::Response;

use super::way::{Tried, page};
use super::{check_name, keep, questions};
use crate::i18n::Words;
use crate::survey::occasion;
use crate::web::fault::Fault;
use crate::web::see_other;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::field::Faults;
use crate::web::staff::page::event::instrument::edit::lines;
use crate::workbook::{TextFormat, Workbook};
use crate::xlsform::{self, About, Imported, Refusal};

/// A draft that is still without a place.
struct Taken {
    id: String,
    source: String,
}

/// `POST /new/file`
pub(crate) async fn take(staff: Staff, sent: Sent) -> Result<Response, Fault> {
    let words = staff.words();
    let id = sent.get("id").trim();
    let is_form = sent.file("file").is_some_and(is_workbook);
    let taken = match sent.file("file") {
        Some(bytes) if is_form => form(&staff, bytes, id),
        Some(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(definition(text, id)),
            Err(_) => Err(fault(words, "file", "file-unreadable")),
        },
        None if sent.get("source").trim().is_empty() => Err(fault(words, "file", "file-missing")),
        None => Ok(definition(sent.get("source"), id)),
    };
    let mut tried = match taken {
        Err(tried) => tried,
        Ok(Taken { id, source }) => {
            let mut faults = Faults::default();
            check_name(words, &id, &mut faults);
            if !faults.is_any() {
                if keep(&staff, &id, &source).await? {
                    return Ok(see_other(&questions(&id, "/edit")));
                }
                faults.add(words, "id", "survey-name-taken");
            }
            Tried {
                faults,
                source,
                ..Tried::default()
            }
        }
    };
    id.clone_into(&mut tried.id);
    if tried.source.is_empty() {
        sent.get("source").clone_into(&mut tried.source);
    }
    page(&staff, tried).await
}

fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

fn fault(words: &Words, control: &'static str, message: &str) -> Tried {
    Tried {
        faults: Faults::one(control, words.say(message)),
        ..Tried::default()
    }
}

/// The definition `text` under the name `id`, or under its own where none is given.
fn definition(text: &str, id: &str) -> Taken {
    let source = lines(text.trim_start_matches('\u{feff}'));
    let own = occasion::read(&source).map_or_else(String::new, |occasion| occasion.id);
    match occasion::rename(&source, id).filter(|_| !id.is_empty() && id != own) {
        Some(source) => Taken {
            id: id.to_owned(),
            source,
        },
        None if id.is_empty() => Taken { id: own, source },
        None => Taken {
            id: id.to_owned(),
            source,
        },
    }
}

/// The form in the workbook `bytes` as a definition under the name `id`.
fn form(staff: &Staff, bytes: &[u8], id: &str) -> Result<Taken, Tried> {
    let words = staff.words();
    let workbook = Workbook::read(bytes, TextFormat::default())
        .map_err(|_| fault(words, "file", "file-unreadable"))?;
    let about = About {
        id: (!id.is_empty()).then(|| id.to_owned()),
        language: None,
        date: None,
        timezone: None,
        place: None,
        organisers: None,
        contact: None,
        today: staff.today(),
    };
    match xlsform::read(&workbook, &about) {
        Ok(imported) => Ok(Taken {
            id: imported.survey.id.to_string(),
            source: annotated(&imported),
        }),
        Err(refusals) => Err(refused(words, refusals)),
    }
}

fn refused(words: &Words, refusals: Vec<Refusal>) -> Tried {
    Tried {
        refusals,
        ..fault(words, "file", "file-refused")
    }
}

/// The definition of a form, below comments on what the form left open.
fn annotated(imported: &Imported) -> String {
    let comment = |head: &str, lines: &[String]| {
        if lines.is_empty() {
            return String::new();
        }
        let lines = lines.iter().map(|line| format!("# - {line}\n"));
        format!("# {head}\n{}#\n", lines.collect::<String>())
    };
    [
        comment(
            "Taken otherwise than it stands in the form:",
            &imported.notes,
        ),
        comment(
            "The form does not tell these; replace the neutral words before publishing:",
            &imported.to_fill,
        ),
        imported.source.clone(),
    ]
    .concat()
}
