//! The files of a survey: what each holds, who may take it, and who has.

use std::fs::File as Source;
use std::io::Read as _;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::try_unfold;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use super::{address, find};
use crate::i18n::Words;
use crate::outcomes::file::File;
use crate::outcomes::{Error, Published, Refusal};
use crate::store::{AuditEntry, Role};
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::moment;

pub(super) const TAB: &str = "/exports";
/// How many takings are listed.
const TAKEN: i64 = 30;
/// How many bytes are sent at once.
const BLOCK: usize = 1 << 16;

#[derive(Template)]
#[template(path = "staff/event/exports.html")]
struct Exports {
    desk: Desk,
    refusal: Option<String>,
    /// Why files about answers cannot be had now.
    wait: Option<String>,
    groups: Vec<Group>,
    /// Who took what; `None` for those who are not told.
    taken: Option<Vec<Taking>>,
}

/// Files for the same readers.
struct Group {
    title: String,
    text: String,
    files: Vec<Row>,
}

/// One file.
struct Row {
    name: String,
    content: String,
    /// Where it is; `None` while nobody has it.
    address: Option<String>,
}

/// Somebody took a file.
struct Taking {
    at: String,
    actor: String,
    file: String,
}

/// `GET /surveys/{survey}/exports`
pub(crate) async fn list(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    page(&staff, &published, None).await
}

/// `GET /surveys/{survey}/exports/public/{file}`
pub(crate) async fn take_public(
    staff: Staff,
    Path((survey, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    take(&staff, &survey, &name, true).await
}

/// `GET /surveys/{survey}/exports/restricted/{file}`
pub(crate) async fn take_restricted(
    staff: Staff,
    Path((survey, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    take(&staff, &survey, &name, false).await
}

async fn take(staff: &Staff, survey: &str, name: &str, is_public: bool) -> Result<Response, Fault> {
    let published = find(staff, survey).await?;
    let is_it = |file: &File| file.is_public() == is_public && file.name() == name;
    let file = File::all(&published.survey).into_iter().find(is_it);
    let file = file.ok_or(Fault::UnknownPage)?;
    let words = staff.words();
    if let Some(wait) = wait(words, &published).filter(|_| file.holds_answers()) {
        return page(staff, &published, Some(wait)).await;
    }
    let (store, language) = (staff.app.store().clone(), staff.language());
    let source = {
        let published = (*published).clone();
        // Counting and packing take the processor; reading waits for the store.
        let writing = move || Handle::current().block_on(file.write(&store, &published, language));
        let joined = spawn_blocking(writing).await;
        joined.map_err(|error| Fault::Broken(error.to_string()))?
    };
    let source = match source {
        Ok(source) => source,
        Err(Error::Refused(Refusal::Unreleased)) => {
            let refusal = words.say("exports-unreleased");
            return page(staff, &published, Some(refusal)).await;
        }
        Err(Error::Store(error)) => return Err(error.into()),
        Err(error) => return Err(Fault::Broken(error.to_string())),
    };
    let object = format!("{}/{name}", published.stored.id);
    let act = staff.act(Deed::FileTaken, &object);
    staff.app.store().record(&act).await?;
    send(source, &format!("{}-{name}", published.stored.id), file)
}

/// Sends a file that is whole, a block at a time.
fn send(source: Source, name: &str, file: File) -> Result<Response, Fault> {
    let broken = |error: std::io::Error| Fault::Broken(error.to_string());
    let length = source.metadata().map_err(broken)?.len();
    let saved = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|error| Fault::Broken(error.to_string()))?;
    let stream = try_unfold(source, async |mut source| {
        let block = spawn_blocking(move || {
            let mut block = Vec::with_capacity(BLOCK);
            (&mut source).take(BLOCK as u64).read_to_end(&mut block)?;
            Ok::<_, std::io::Error>((block, source))
        });
        let (block, source) = block.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((!block.is_empty()).then_some((block, source)))
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media())),
        (header::CONTENT_DISPOSITION, saved),
        (header::CONTENT_LENGTH, HeaderValue::from(length)),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}

/// Why files about answers cannot be had; `None` when they can.
fn wait(words: &Words, published: &Published) -> Option<String> {
    let stored = &published.stored;
    if let Some(day) = stored.purged_on {
        let day = words.date(day).into();
        return Some(words.say_with("exports-erased", &[("day", day)]));
    }
    stored
        .sealed_on
        .is_none()
        .then(|| words.say("exports-wait"))
}

/// The page, with the reason why a file that was asked for is not given.
async fn page(
    staff: &Staff,
    published: &Published,
    refusal: Option<String>,
) -> Result<Response, Fault> {
    let words = staff.words();
    let id = &published.stored.id;
    let wait = wait(words, published);
    let group = |[title, text]: [&str; 2], is_public: bool| {
        let profile = if is_public { "public" } else { "restricted" };
        let row = |file: File| Row {
            name: file.name(),
            content: content(words, file),
            address: (wait.is_none() || !file.holds_answers())
                .then(|| address(id, &format!("{TAB}/{profile}/{}", file.name()))),
        };
        let files = File::all(&published.survey).into_iter();
        Group {
            title: words.say(title),
            text: words.say(text),
            files: files
                .filter(|file| file.is_public() == is_public)
                .map(row)
                .collect(),
        }
    };
    let mut groups = vec![group(["exports-public", "exports-public-text"], true)];
    let mut taken = None;
    if staff.may(Role::Analyst) {
        groups.push(group(
            ["exports-restricted", "exports-restricted-text"],
            false,
        ));
        let begin = format!("{id}/");
        let store = staff.app.store();
        let entries = store
            .audit_of(Deed::FileTaken.name(), &begin, TAKEN)
            .await?;
        taken = Some(entries.iter().map(|e| taking(words, e, &begin)).collect());
    }
    let status = match refusal {
        Some(_) => StatusCode::CONFLICT,
        None => StatusCode::OK,
    };
    let title = words.say("exports-title");
    let page = Exports {
        desk: staff
            .desk_of(&published.survey, TAB, &title)
            .with_error(refusal.is_some()),
        refusal,
        wait,
        groups,
        taken,
    };
    Ok(draw(status, &page))
}

fn taking(words: &Words, entry: &AuditEntry, begin: &str) -> Taking {
    let file = entry.object.strip_prefix(begin);
    Taking {
        at: moment(words, entry.at),
        actor: entry.actor.clone(),
        file: file.unwrap_or(&entry.object).to_owned(),
    }
}

/// What is in a file.
fn content(words: &Words, file: File) -> String {
    words.say(match file {
        File::Wide => "exports-wide",
        File::Long => "exports-long",
        File::Dictionary => "exports-dictionary",
        File::Tables => "exports-tables",
        File::Restricted => "exports-package-restricted",
        File::Public => "exports-package-public",
        File::Form(language) => {
            let name = words.say(&format!("language-{}", language.tag()));
            return words.say_with("exports-form", &[("language", name.into())]);
        }
    })
}
