//! One section of the paper: what the organisers write in it, and its place.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::overview::kind_message;
use super::{TAB, Told, Work, address, tell};
use crate::outcomes::paper::{self, Draft, DraftSection, Figure, Proposal, Texts, Voice};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::Desk;
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "staff/event/report/section.html")]
struct SectionPage {
    desk: Desk,
    address: String,
    own: String,
    heading: String,
    question: Option<String>,
    revision: i64,
    faults: Vec<Told>,
    groups: Vec<Group>,
    figures: Vec<Figure>,
    /// How many words of participants are chosen, where some can stand.
    quotes: Option<String>,
    looks: Vec<(String, Language)>,
    may_move: bool,
}

/// Controls that belong together.
struct Group {
    legend: String,
    hint: String,
    areas: Vec<Area>,
    evidence: Vec<Evidence>,
}

/// A text in one language.
struct Area {
    name: String,
    label: String,
    language: Language,
    text: String,
    rows: usize,
}

/// A question on whose figures something rests.
struct Evidence {
    name: String,
    id: String,
    label: String,
    /// Name, words and whether it is chosen.
    options: Vec<(String, String, bool)>,
}

/// The name of a section in addresses; it stays when sections move.
pub(super) fn name(section: &DraftSection) -> &str {
    section.question.as_deref().unwrap_or(&section.kind)
}

/// The section called `wanted` in `draft`.
pub(super) fn find(draft: &Draft, wanted: &str) -> Result<DraftSection, Fault> {
    let mut sections = draft.sections().into_iter();
    let found = sections.find(|section| name(section) == wanted);
    found.ok_or(Fault::UnknownPage)
}

pub(super) fn read(work: &Work) -> Result<Draft, Fault> {
    let draft = Draft::read(&work.draft.source);
    draft.ok_or_else(|| Fault::Broken("a draft is no TOML".to_owned()))
}

/// `GET /surveys/{survey}/report/sections/{section}`
pub(crate) async fn ask(
    staff: Staff,
    Path((survey, wanted)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let draft = read(&work)?;
    let section = find(&draft, &wanted)?;
    let proof = work.prove(&staff).await?;
    let words = staff.words();
    let mine: Vec<paper::Fault> = proof
        .faults
        .iter()
        .filter(|fault| fault.section == Some(section.index))
        .cloned()
        .collect();
    let place = |fault: &paper::Fault| {
        let line = [("line", fault.line.into())];
        let label = words.say_with("paper-line", &line);
        (address(&work.published, "/text"), label)
    };
    let survey = &work.published.survey;
    let item = section.question.as_ref().and_then(|id| survey.item(id));
    let heading = heading(&staff, &work, &section);
    let has_words = !section.voices().is_empty() || section.proposals().is_some();
    let figures = if has_words {
        proof.figures(staff.language(), section.question.as_deref())
    } else {
        Vec::new()
    };
    let readable = proof.definition.iter();
    let languages = readable.flat_map(|definition| definition.languages.clone());
    let looks = languages.map(|language| {
        let rest = format!("/preview/{language}#{}", anchor(&section));
        (address(&work.published, &rest), language)
    });
    let title = words.say_with(
        "paper-section-title",
        &[("section", heading.clone().into())],
    );
    let page = SectionPage {
        desk: staff
            .desk_of(survey, TAB, &title)
            .with_error(!mine.is_empty()),
        address: address(&work.published, ""),
        own: address(&work.published, &format!("/sections/{wanted}")),
        question: item.map(|item| item.text.get(staff.language()).to_owned()),
        heading,
        revision: work.draft.revision,
        faults: tell(&staff, &mine, place),
        groups: groups(&staff, &work, &draft, &section),
        figures,
        quotes: section.quotes().then(|| {
            let count = draft.quotes(&section).len();
            words.say_with("quotes-count", &[("count", count.to_string().into())])
        }),
        looks: looks.collect(),
        may_move: draft.sections().len() > 1,
    };
    Ok(draw(StatusCode::OK, &page))
}

/// What a section is about: the page on which its question is asked, else its kind.
pub(super) fn heading(staff: &Staff, work: &Work, section: &DraftSection) -> String {
    let survey = &work.published.survey;
    let item = section.question.as_ref().and_then(|id| survey.item(id));
    let page = item.and_then(|item| survey.page_of(&item.id));
    page.map_or_else(
        || staff.words().say(kind_message(&section.kind)),
        |page| survey.pages[page].title.get(staff.language()).to_owned(),
    )
}

/// Where the section stands in the page of the paper.
fn anchor(section: &DraftSection) -> String {
    match (&section.question, section.kind.as_str()) {
        (Some(question), _) => format!("topic-{question}"),
        (None, "way_forward") => "way-forward".to_owned(),
        (None, kind) => kind.to_owned(),
    }
}

fn groups(staff: &Staff, work: &Work, draft: &Draft, section: &DraftSection) -> Vec<Group> {
    let words = staff.words();
    let languages = draft.languages();
    let areas = |name: &str, texts: &Texts, rows: usize| -> Vec<Area> {
        let area = |language: &Language| Area {
            name: format!("{name}.{language}"),
            label: language.own_name().to_owned(),
            language: *language,
            text: texts.get(language).cloned().unwrap_or_default(),
            rows,
        };
        languages.iter().map(area).collect()
    };
    let mut groups: Vec<Group> = Vec::new();
    for voice in section.voices() {
        let (legend, hint, rows) = match voice {
            Voice::Title => ("paper-voice-title", "paper-voice-title-hint", 2),
            Voice::Narrative => ("paper-voice-narrative", "paper-voice-narrative-hint", 8),
            Voice::Conclusion => ("paper-voice-conclusion", "paper-voice-conclusion-hint", 4),
        };
        groups.push(Group {
            legend: words.say(legend),
            hint: words.say(hint),
            areas: areas(voice.key(), &draft.words(section, *voice), rows),
            evidence: Vec::new(),
        });
    }
    let Some(list) = section.proposals() else {
        return groups;
    };
    let (legend, hint) = if list == "message" {
        ("paper-message", "paper-message-hint")
    } else {
        ("paper-proposal", "paper-proposal-hint")
    };
    let mut proposals = draft.proposals(section);
    // Room for another.
    proposals.push(Proposal::default());
    for (index, proposal) in proposals.iter().enumerate() {
        let number = [("number", (index + 1).into())];
        let field = |name: &str| format!("{index}.{name}");
        let mut own = areas(&field("text"), &proposal.text, 3);
        if list == "recommendation" {
            for (key, texts, label) in [
                ("who", &proposal.who, "paper-proposal-who"),
                ("by", &proposal.by, "paper-proposal-by"),
            ] {
                let mut more = areas(&field(key), texts, 1);
                for area in &mut more {
                    area.label = format!("{} – {}", words.say(label), area.label);
                }
                own.append(&mut more);
            }
        }
        groups.push(Group {
            legend: words.say_with(legend, &number),
            hint: words.say(hint),
            areas: own,
            evidence: evidence(staff, work, index, list, &proposal.evidence),
        });
    }
    groups
}

/// The questions on which a proposal rests, and room for another.
fn evidence(
    staff: &Staff,
    work: &Work,
    index: usize,
    list: &str,
    chosen: &[String],
) -> Vec<Evidence> {
    let survey = &work.published.survey;
    let room = match list {
        "message" => 1,
        _ => chosen.len() + 1,
    };
    let select = |place: usize| {
        let held = chosen.get(place).map_or("", String::as_str);
        let items = survey
            .items()
            .filter(|item| item.is_asked() && !item.internal);
        let options = items.map(|item| {
            let label = item.short_or_text().get(staff.language());
            let id = item.id.as_str();
            (id.to_owned(), label.to_owned(), id == held)
        });
        Evidence {
            name: format!("{index}.evidence"),
            id: format!("{index}.evidence.{place}"),
            label: staff.words().say("paper-evidence"),
            options: options.collect(),
        }
    };
    (0..room).map(select).collect()
}

/// The texts called `name` that were sent, without those left empty.
pub(super) fn texts(sent: &Sent, name: &str, languages: &[Language]) -> Texts {
    let text = |language: &Language| {
        let typed = sent
            .get(&format!("{name}.{language}"))
            .replace("\r\n", "\n");
        let typed = typed.trim().to_owned();
        (!typed.is_empty()).then_some((*language, typed))
    };
    languages
        .iter()
        .filter_map(text)
        .collect::<BTreeMap<_, _>>()
}

/// `POST /surveys/{survey}/report/sections/{section}`
pub(crate) async fn save(
    staff: Staff,
    Path((survey, wanted)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let mut draft = read(&work)?;
    let section = find(&draft, &wanted)?;
    let revision = sent.get("revision").parse().map_err(|_| Fault::Malformed)?;
    let languages = draft.languages();
    for voice in section.voices() {
        let texts = texts(&sent, voice.key(), &languages);
        draft.set_words(&section, *voice, &texts);
    }
    if section.proposals().is_some() {
        let mut proposals = Vec::new();
        for index in 0..=draft.proposals(&section).len() {
            let local = |key: &str| texts(&sent, &format!("{index}.{key}"), &languages);
            let chosen = sent.all(&format!("{index}.evidence")).iter();
            let proposal = Proposal {
                text: local("text"),
                who: local("who"),
                by: local("by"),
                evidence: chosen.filter(|item| !item.is_empty()).cloned().collect(),
            };
            if !proposal.text.is_empty() {
                proposals.push(proposal);
            }
        }
        draft.set_proposals(&section, &proposals);
    }
    let next = format!("/sections/{wanted}?done=report-saved");
    work.change(&staff, revision, &draft.source(), &next).await
}

/// `POST /surveys/{survey}/report/sections/{section}/place`
pub(crate) async fn place(
    staff: Staff,
    Path((survey, wanted)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let mut draft = read(&work)?;
    let section = find(&draft, &wanted)?;
    let last = draft.sections().len() - 1;
    match sent.get("to") {
        "up" => draft.move_section(&section, section.index.saturating_sub(1)),
        "down" => draft.move_section(&section, last.min(section.index + 1)),
        "out" => draft.leave_out(&section),
        _ => return Err(Fault::Malformed),
    }
    let revision = work.draft.revision;
    let next = "?done=report-saved";
    work.change(&staff, revision, &draft.source(), next).await
}

/// `POST /surveys/{survey}/report/status`
pub(crate) async fn status(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let status = paper::Status::parse(sent.get("status"));
    // A paper becomes final when it is released, and in no other way.
    let status = status.filter(|status| *status != paper::Status::Final);
    let mut draft = read(&work)?;
    draft.set_status(status.ok_or(Fault::Malformed)?);
    if draft.source() == work.draft.source {
        return Ok(see_other(&address(&work.published, "")));
    }
    let revision = work.draft.revision;
    let next = "?done=report-saved";
    work.change(&staff, revision, &draft.source(), next).await
}
