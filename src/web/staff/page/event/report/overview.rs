//! Where the paper stands: begun or not, its sections, what keeps it from being made, its files.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::ledger::{Edition, editions};
use super::section;
use super::{TAB, Told, Work, address, compute, tell};
use crate::outcomes::Published;
use crate::outcomes::paper::{self, Bundled, Draft, DraftSection, Form, Proof, Status};
use crate::store::{ReportDraft, Role, Stage};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::event::find;
use crate::web::staff::page::moment;
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "staff/event/report/overview.html")]
struct Overview {
    desk: Desk,
    address: String,
    /// Said while figures can still change.
    open: bool,
    /// Said when there are no answers any more.
    erased: Option<String>,
    beginning: Option<Beginning>,
    draft: Option<Shown>,
    /// Whether the latest release is of the draft as it stands.
    is_current: bool,
    editions: Vec<Edition>,
}

/// What a paper can begin from.
struct Beginning {
    bundled: Vec<Choosable>,
    languages: Vec<Choosable>,
    fault: Option<String>,
}

/// Something to choose.
struct Choosable {
    value: &'static str,
    label: String,
    hint: Option<String>,
    checked: bool,
}

/// The draft as it stands.
struct Shown {
    changed: String,
    /// Every status in order, and whether it is the one of the draft.
    stages: Vec<(String, bool)>,
    /// Whether it is released as it stands.
    is_released: bool,
    /// The status that can be given to it, and what the button says.
    next: (&'static str, String),
    faults: Vec<Told>,
    is_readable: bool,
    sections: Vec<Row>,
    previews: Vec<Link>,
    files: Vec<(String, Vec<Link>)>,
}

/// A section.
struct Row {
    /// Its name in addresses.
    name: String,
    title: String,
    kind: String,
    faults: usize,
}

/// A link to what is in a language.
pub(super) struct Link {
    pub(super) address: String,
    pub(super) label: String,
    pub(super) language: &'static str,
}

/// `GET /surveys/{survey}/report`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    page(&staff, published, None).await
}

async fn page(
    staff: &Staff,
    published: std::sync::Arc<Published>,
    fault: Option<&str>,
) -> Result<Response, Fault> {
    let words = staff.words();
    let erased = published.stored.purged_on;
    let may_write = staff.may(Role::Editor) && erased.is_none();
    let draft = if may_write {
        staff.app.store().report_draft(&published.survey.id).await?
    } else {
        None
    };
    let beginning = (may_write && draft.is_none()).then(|| Beginning {
        bundled: bundled(staff, &published),
        languages: languages(&published),
        fault: fault.map(|message| words.say(message)),
    });
    let work = draft.map(|draft| Work {
        published: published.clone(),
        draft,
    });
    let shown = match work {
        Some(work) => Some(shown(staff, &work).await?),
        None => None,
    };
    let status = match fault {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = words.say("paper-title");
    let is_current = shown.as_ref().is_some_and(|draft| draft.is_released);
    let page = Overview {
        desk: staff
            .desk_of(&published.survey, TAB, &title)
            .with_error(fault.is_some()),
        address: address(&published, ""),
        open: published.stored.stage(staff.app.now()) != Stage::Closed,
        erased: erased.map(|day| {
            let day = words.date(day).into();
            words.say_with("paper-erased", &[("day", day)])
        }),
        beginning,
        draft: shown,
        is_current,
        editions: editions(staff, &published).await?,
    };
    Ok(draw(status, &page))
}

fn bundled(staff: &Staff, published: &Published) -> Vec<Choosable> {
    let words = staff.words();
    let fitting = Bundled::fitting(&published.survey).into_iter().enumerate();
    let option = |(index, bundled): (usize, Bundled)| {
        let (label, hint) = match bundled {
            Bundled::OutcomesSummary => ("paper-from-summary", "paper-from-summary-hint"),
            Bundled::General => ("paper-from-general", "paper-from-general-hint"),
        };
        Choosable {
            value: bundled.name(),
            label: words.say(label),
            hint: Some(words.say(hint)),
            checked: index == 0,
        }
    };
    fitting.map(option).collect()
}

fn languages(published: &Published) -> Vec<Choosable> {
    let option = |language: &Language| Choosable {
        value: language.tag(),
        label: language.own_name().to_owned(),
        hint: None,
        checked: true,
    };
    published.survey.languages.iter().map(option).collect()
}

/// The message that names a status.
fn status_message(status: Status) -> &'static str {
    match status {
        Status::Draft => "paper-status-draft",
        Status::Comment => "paper-status-comment",
        Status::Final => "paper-status-final",
    }
}

/// The message that names a kind of file.
pub(super) fn form_message(form: Form) -> &'static str {
    match form {
        Form::Pages => "paper-file-pages",
        Form::Annex => "paper-file-annex",
        Form::Web => "paper-file-web",
        Form::Text => "paper-file-text",
        Form::Charts => "paper-file-charts",
        Form::Tables => "paper-file-tables",
    }
}

/// How far a draft has come: final is what was released and not changed since.
fn standing(draft: Option<&Draft>, is_released: bool) -> Status {
    match draft.and_then(Draft::status) {
        _ if is_released => Status::Final,
        Some(Status::Comment) => Status::Comment,
        _ => Status::Draft,
    }
}

/// Whether the latest release is of this draft as it stands.
async fn is_released(staff: &Staff, work: &Work) -> Result<bool, Fault> {
    let (store, id) = (staff.app.store(), &work.published.stored.id);
    let editions = store.releases(id).await?;
    let Some(last) = editions.last() else {
        return Ok(false);
    };
    let source = store.released_report(id, last.number).await?;
    Ok(source.is_some() && source == paper::issued_source(&work.draft.source))
}

/// The message that names a kind of section.
pub(super) fn kind_message(kind: &str) -> &'static str {
    match kind {
        "cover" => "paper-kind-cover",
        "summary" => "paper-kind-summary",
        "participation" => "paper-kind-participation",
        "topic" => "paper-kind-topic",
        "remaining" => "paper-kind-remaining",
        "groups" => "paper-kind-groups",
        "themes" => "paper-kind-themes",
        "way_forward" => "paper-kind-way-forward",
        "trend" => "paper-kind-trend",
        "method" => "paper-kind-method",
        "annex" => "paper-kind-annex",
        _ => "paper-kind-unknown",
    }
}

async fn shown(staff: &Staff, work: &Work) -> Result<Shown, Fault> {
    let words = staff.words();
    let proof = work.prove(staff).await?;
    let (language, day) = (staff.language(), proof.day(staff.app.now()));
    let (proof, titles) = compute(move || {
        let titles = proof.titles(language, day);
        (proof, titles)
    })
    .await?;
    let draft = Draft::read(&work.draft.source);
    let is_released = is_released(staff, work).await?;
    let status = standing(draft.as_ref(), is_released);
    let sections = draft.as_ref().map_or_else(Vec::new, Draft::sections);
    let name = |section: &DraftSection| {
        let question = section.question.as_deref();
        let drafted = question.and_then(|question| titles.get(question));
        drafted
            .cloned()
            .unwrap_or_else(|| section::heading(staff, work, section))
    };
    let rows = sections.iter().map(|section| {
        let own = |fault: &&paper::Fault| fault.section == Some(section.index);
        Row {
            name: section::name(section).to_owned(),
            title: name(section),
            kind: words.say(kind_message(&section.kind)),
            faults: proof.faults.iter().filter(own).count(),
        }
    });
    let rows = rows.collect();
    let place = |fault: &paper::Fault| {
        let section = fault.section.and_then(|index| sections.get(index));
        let label = section.map_or_else(|| words.say("paper-place-file"), name);
        let rest = section.map_or("/text".to_owned(), |section| {
            format!("/sections/{}", section::name(section))
        });
        (address(&work.published, &rest), label)
    };
    Ok(Shown {
        changed: changed(staff, &work.draft),
        stages: Status::ALL
            .map(|stage| (words.say(status_message(stage)), stage == status))
            .to_vec(),
        is_released,
        next: match status {
            Status::Comment => ("draft", words.say("paper-to-draft")),
            _ => ("comment", words.say("paper-to-comment")),
        },
        faults: tell(staff, &proof.faults, place),
        is_readable: proof.definition.is_some(),
        sections: rows,
        previews: previews(&proof),
        files: files(staff, &proof),
    })
}

fn changed(staff: &Staff, draft: &ReportDraft) -> String {
    let words = staff.words();
    words.say_with(
        "paper-changed",
        &[
            ("name", draft.changed_by.clone().into()),
            ("moment", moment(words, draft.changed_at).into()),
        ],
    )
}

fn previews(proof: &Proof) -> Vec<Link> {
    let definition = proof.definition.iter();
    let languages = definition.flat_map(|definition| &definition.languages);
    let link = |language: &Language| Link {
        address: address(&proof.published, &format!("/preview/{language}")),
        label: language.own_name().to_owned(),
        language: language.tag(),
    };
    languages.map(link).collect()
}

/// The files of the paper, those of a kind beside each other.
fn files(staff: &Staff, proof: &Proof) -> Vec<(String, Vec<Link>)> {
    let Some(definition) = &proof.definition else {
        return Vec::new();
    };
    let mut rows: Vec<(String, Vec<Link>)> = Vec::new();
    for file in paper::files(definition) {
        let kind = staff.words().say(form_message(file.form));
        let label = file.language.map_or("CSV", Language::own_name);
        let link = Link {
            address: address(&proof.published, &format!("/files/{}", file.name)),
            label: label.to_owned(),
            language: file.language.map_or("en", Language::tag),
        };
        match rows.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, links)) => links.push(link),
            None => rows.push((kind, vec![link])),
        }
    }
    rows
}

/// `POST /surveys/{survey}/report/begin`
pub(crate) async fn begin(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let bundled = Bundled::parse(sent.get("from")).ok_or(Fault::Malformed)?;
    let chosen = sent.all("language");
    let languages: Vec<Language> = published
        .survey
        .languages
        .iter()
        .copied()
        .filter(|language| chosen.iter().any(|tag| tag == language.tag()))
        .collect();
    if languages.is_empty() {
        return page(&staff, published, Some("paper-languages-fault")).await;
    }
    let source = paper::begin(&published, bundled, &languages)
        .ok_or_else(|| Fault::Broken(format!("{} cannot be read", bundled.file())))?;
    let id = &published.survey.id;
    let act = staff.act(Deed::ReportBegun, id.as_str());
    staff.app.store().begin_report(id, &source, &act).await?;
    Ok(see_other(&address(&published, "?done=report-begun")))
}
