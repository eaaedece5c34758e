//! The report as it leaves the house: released once, listed and given out from then on.
//!
//! Owns who is asked what before a release and how a refusal is told. What is released and whether
//! it may be is known to `outcomes`.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{TAB, Work, address, compute};
use crate::outcomes::paper::{Draft, Form, issued_source, read_definition};
use crate::outcomes::{self, Error, Refusal, Waiting};
use crate::store::{Conflict, StoreError};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::see_other;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::field::{Faults, Field, FormPage};
use crate::web::staff::page::event::find;
use crate::web::staff::page::moment;

const CONFIRM: &str = "confirm";

/// `GET /surveys/{survey}/report/release`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    Ok(page(&staff, &work, Faults::default()))
}

/// `POST /surveys/{survey}/report/release`
pub(crate) async fn issue(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let (words, id) = (staff.words(), &work.published.stored.id);
    let seen: i64 = sent.get("revision").parse().map_err(|_| Fault::Malformed)?;
    if sent.get(CONFIRM).trim() != id.as_str() {
        let sentence = words.say("close-confirm-fault");
        return Ok(page(&staff, &work, Faults::one(CONFIRM, sentence)));
    }
    if seen != work.draft.revision {
        let changed = [
            ("name", work.draft.changed_by.clone().into()),
            ("moment", moment(words, work.draft.changed_at).into()),
        ];
        let sentence = words.say_with("release-changed", &changed);
        return Ok(refused(&staff, &work, sentence));
    }
    // Whoever gives up waiting does not stop it half-way.
    let (maker, text) = (staff.clone(), work.clone());
    let released = tokio::spawn(async move { release(&maker, &text).await });
    match released
        .await
        .map_err(|error| Fault::Broken(error.to_string()))?
    {
        Ok(true) => Ok(see_other(&address(&work.published, "?done=released"))),
        Ok(false) => {
            let next = address(&work.published, "?done=released-before");
            Ok(see_other(&next))
        }
        Err(error) => {
            let sentence = tell(&staff, &work, error)?;
            Ok(refused(&staff, &work, sentence))
        }
    }
}

/// Releases the draft as final; `false` when exactly this was released before.
async fn release(staff: &Staff, work: &Work) -> Result<bool, Failure> {
    let source = issued_source(&work.draft.source).ok_or(Failure::Faulty)?;
    let definition = read_definition(&source).map_err(|_| Failure::Faulty)?;
    let published = &work.published;
    let store = staff.app.store();
    let clock = staff.app.clock();
    let release = outcomes::prepare_release(store, published, &definition, None, clock).await?;
    // Nothing is written down that cannot be written out.
    outcomes::check_paper(published, &release.counted, &definition)?;
    let (release, definition, files) = {
        let published = std::sync::Arc::clone(published);
        compute(move || {
            let languages = &definition.languages;
            let files = outcomes::write_release(&published, &definition, &release, languages);
            (release, definition, files)
        })
        .await
        .map_err(Failure::Broken)?
    };
    let object = format!("{}/{}", published.stored.id, release.number);
    let act = staff.act(Deed::ReportReleased, &object);
    outcomes::record_release(store, published, &definition, &release, &files?, Some(&act)).await?;
    Ok(!release.is_repeated())
}

/// Why nothing was released.
enum Failure {
    /// The draft cannot be made into a paper.
    Faulty,
    /// The way to it failed.
    Broken(Fault),
    /// It may not be.
    Refused(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Narrative(_) | Error::Definition(_) | Error::NotCompared(_) => Self::Faulty,
            error => Self::Refused(error),
        }
    }
}

/// The reason in the words of the page; a fault of ours is one.
fn tell(staff: &Staff, work: &Work, failure: Failure) -> Result<String, Fault> {
    let words = staff.words();
    Ok(match failure {
        Failure::Faulty => words.say("release-faulty"),
        Failure::Broken(fault) => return Err(fault),
        Failure::Refused(Error::Refused(Refusal::Open)) => words.say("release-open"),
        Failure::Refused(Error::Refused(Refusal::Waiting(waiting))) => {
            let about = about(staff, work, &waiting);
            let k = waiting.threshold.into();
            words.say_with("release-waiting", &[("k", k), ("about", about.into())])
        }
        Failure::Refused(Error::Store(StoreError::Conflict(Conflict::Moved))) => {
            words.say("release-moved")
        }
        Failure::Refused(error) => return Err(error.into()),
    })
}

/// About whom too little would change between two releases.
fn about(staff: &Staff, work: &Work, waiting: &Waiting) -> String {
    let (words, survey) = (staff.words(), &work.published.survey);
    let everybody = waiting.everybody.then(|| words.say("release-everybody"));
    let items = waiting.items.iter().map(|id| {
        let item = survey.item(id.as_str());
        item.map_or_else(
            || id.to_string(),
            |item| item.short_or_text().get(staff.language()).to_owned(),
        )
    });
    let all: Vec<String> = everybody.into_iter().chain(items).collect();
    all.join(match staff.language() {
        Language::Ar => "، ",
        _ => ", ",
    })
}

fn refused(staff: &Staff, work: &Work, sentence: String) -> Response {
    let mut page = page(staff, work, Faults::one(CONFIRM, sentence));
    *page.status_mut() = StatusCode::CONFLICT;
    page
}

fn page(staff: &Staff, work: &Work, faults: Faults) -> Response {
    let words = staff.words();
    let (id, published) = (&work.published.stored.id, &work.published);
    let draft = Draft::read(&work.draft.source);
    let titles = draft.as_ref().map(|draft| draft.paper("title"));
    let titles = titles.unwrap_or_default();
    let title = titles.get(&staff.language()).or(titles.values().next());
    let languages = draft.map_or_else(Vec::new, |draft| draft.languages());
    let languages: Vec<String> = languages
        .iter()
        .map(|language| words.say(&format!("language-{}", language.tag())))
        .collect();
    let day = published.survey.event.day(staff.app.now());
    let what = [
        ("title", title.cloned().unwrap_or_default().into()),
        ("languages", languages.join(" – ").into()),
        ("day", words.date(day).into()),
    ];
    let mut paragraphs = vec![
        words.say_with("release-what", &what),
        words.say("release-stays"),
    ];
    if published.stored.sealed_on.is_none() {
        paragraphs.push(words.say("release-unsealed"));
    }
    FormPage {
        desk: staff.desk_of(&published.survey, TAB, &words.say("release-title")),
        heading: words.say("release-title"),
        paragraphs,
        action: address(published, "/release"),
        carried: vec![("revision", work.draft.revision.to_string())],
        fields: vec![
            Field::line(words, CONFIRM, "close-confirm", "")
                .hint(words.say_with("close-confirm-hint", &[("id", id.as_str().into())]))
                .latin(),
        ],
        faults,
        button: words.say("release-go"),
        picture: None,
        links: vec![(address(published, ""), words.say("cancel"))],
    }
    .draw()
}

/// `GET /surveys/{survey}/report/releases/{number}/{file}`
pub(crate) async fn take(
    staff: Staff,
    Path((survey, number, name)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let id = &published.stored.id;
    let number: u32 = number.parse().map_err(|_| Fault::UnknownPage)?;
    let store = staff.app.store();
    let kept = store.release_file(id, number, &name).await?;
    let (form, content) = kept.ok_or(Fault::UnknownPage)?;
    let form = Form::parse(&form).ok_or(Fault::UnknownPage)?;
    let object = format!("{id}/release-{number}-{name}");
    store.record(&staff.act(Deed::FileTaken, &object)).await?;
    let saved = format!("attachment; filename=\"release-{number}-{name}\"");
    // Names of reports are plain; one that is not is saved under the name of its address.
    let saved = HeaderValue::from_str(&saved).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(form.media())),
        (header::CONTENT_DISPOSITION, saved),
    ];
    Ok((headers, content).into_response())
}
