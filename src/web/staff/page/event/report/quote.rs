//! Words of participants in a section: chosen by an editor from the answers that may be quoted.
//!
//! Owns how they are chosen, translated and taken out; they stand in the text of the draft and
//! nowhere else. Whether words may be quoted is judged in `outcomes`.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::section::{find, read, texts};
use super::{TAB, Work, address};
use crate::id::{FieldId, ItemId};
use crate::outcomes::coding::is_readable;
use crate::outcomes::paper::{Draft, DraftQuote, DraftSection};
use crate::outcomes::{Quotable, Unquotable, Wanted, may_be_quoted, quotable};
use crate::survey::{Item, Kind, Language, Survey};
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::see_other;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::Desk;
use crate::web::staff::field::{Choice, Field};

/// How many answers stand on a page.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "staff/event/report/quotes.html")]
struct QuotesPage {
    desk: Desk,
    /// The section.
    back: String,
    heading: String,
    own: String,
    revision: i64,
    is_readable: bool,
    chosen: Vec<Chosen>,
    /// The question whose answers are listed.
    filter: Option<Field>,
    answers: Vec<Passage>,
    /// What was typed and is not quoted, and why.
    refused: Option<(Passage, String)>,
    next: Option<String>,
}

/// Words that are chosen.
struct Chosen {
    /// Its place in the list, from 0.
    index: usize,
    about: String,
    quote: DraftQuote,
    /// The languages of the report with what it is there.
    translations: Vec<(Language, String)>,
}

/// An answer that may be quoted.
struct Passage {
    /// Its number on the page.
    number: usize,
    about: String,
    /// Where it was given, as definitions write it.
    place: String,
    text: String,
    /// Whether a group would be named.
    group: String,
}

/// `GET /surveys/{survey}/report/sections/{section}/quotes`
pub(crate) async fn list(
    staff: Staff,
    Path((survey, wanted)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let (_, section) = section(&work, &wanted)?;
    let query = staff.query()?;
    let from = query.get("from").parse().unwrap_or(0);
    let page = page(&staff, &work, &section, query.get("item"), from).await?;
    Ok(draw(StatusCode::OK, &page))
}

/// `POST /surveys/{survey}/report/sections/{section}/quotes`
pub(crate) async fn add(
    staff: Staff,
    Path((survey, wanted)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let (mut draft, section) = section(&work, &wanted)?;
    let revision = sent.get("revision").parse().map_err(|_| Fault::Malformed)?;
    if !is_readable(&work.published) {
        return Err(Fault::Malformed);
    }
    let quote = DraftQuote {
        place: sent.get("place").to_owned(),
        text: sent.get("text").replace("\r\n", "\n").trim().to_owned(),
        ..DraftQuote::default()
    };
    let item = quote.place.split('.').next().unwrap_or_default().to_owned();
    let store = staff.app.store();
    if let Err(reason) = may_be_quoted(store, &work.published, &asked(&quote)).await? {
        let mut page = page(&staff, &work, &section, &item, 0).await?;
        let passage = Passage {
            number: 0,
            about: about(&staff, &work.published.survey, &quote.place),
            place: quote.place,
            text: quote.text,
            group: String::new(),
        };
        page.desk = page.desk.with_error(true);
        page.refused = Some((passage, staff.words().say(reason_message(reason))));
        return Ok(draw(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let next = format!("/sections/{wanted}/quotes?item={item}&done=report-saved");
    let is_it = |known: &DraftQuote| known.place == quote.place && known.text == quote.text;
    if draft.quotes(&section).iter().any(is_it) {
        return Ok(see_other(&address(&work.published, &next)));
    }
    draft.add_quote(&section, &quote);
    work.change(&staff, revision, &draft.source(), &next).await
}

/// `POST /surveys/{survey}/report/sections/{section}/quotes/chosen`
pub(crate) async fn save(
    staff: Staff,
    Path((survey, wanted)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let (mut draft, section) = section(&work, &wanted)?;
    let revision = sent.get("revision").parse().map_err(|_| Fault::Malformed)?;
    let languages = draft.languages();
    let held = draft.quotes(&section);
    for index in 0..sent.all("text").len() {
        let words = |name: &str| {
            sent.all(name)
                .get(index)
                .map(|text| text.replace("\r\n", "\n"))
        };
        let is_it = |quote: &DraftQuote| {
            Some(&quote.place) == words("place").as_ref()
                && Some(&quote.text) == words("text").as_ref()
        };
        // Another may have been chosen or taken out meanwhile: words are known by themselves.
        if let Some(at) = held.iter().position(is_it) {
            let translation = texts(&sent, &format!("{index}.translation"), &languages);
            draft.translate_quote(&section, at, &translation);
        }
    }
    let out = sent.get("out");
    if let Some(at) = out.parse().ok().filter(|at| *at < held.len()) {
        draft.remove_quote(&section, at);
    }
    let next = format!("/sections/{wanted}/quotes?done=report-saved");
    work.change(&staff, revision, &draft.source(), &next).await
}

/// The draft and its section called `wanted`, if words of participants can stand in it.
fn section(work: &Work, wanted: &str) -> Result<(Draft, DraftSection), Fault> {
    let draft = read(work)?;
    let section = find(&draft, wanted)?;
    if section.quotes() {
        Ok((draft, section))
    } else {
        Err(Fault::UnknownPage)
    }
}

fn asked(quote: &DraftQuote) -> Wanted {
    let (item, field) = match quote.place.split_once('.') {
        Some((item, field)) => (item, Some(FieldId::new(field))),
        None => (quote.place.as_str(), None),
    };
    Wanted {
        item: ItemId::new(item),
        field,
        text: quote.text.clone(),
    }
}

fn reason_message(reason: Unquotable) -> &'static str {
    match reason {
        Unquotable::NotFound | Unquotable::NotQuotable => "quotes-not-found",
        Unquotable::CutWord => "quotes-cut",
        Unquotable::NotAllowed => "quotes-denied",
        Unquotable::AlsoNotAllowed => "quotes-also-denied",
    }
}

async fn page(
    staff: &Staff,
    work: &Work,
    section: &DraftSection,
    item: &str,
    from: usize,
) -> Result<QuotesPage, Fault> {
    let words = staff.words();
    let published = &work.published;
    let survey = &published.survey;
    let own = format!("/sections/{}/quotes", super::section::name(section));
    let own = address(published, &own);
    let items: Vec<&Item> = survey.open_items().filter(|item| !item.internal).collect();
    let known = items
        .iter()
        .copied()
        .find(|known| known.id.as_str() == item);
    let item = known.or_else(|| near(survey, section, &items));
    let is_readable = is_readable(published);
    let all = match item {
        Some(item) if is_readable => quotable(staff.app.store(), published, Some(&item.id)).await?,
        _ => Vec::new(),
    };
    let shown = all.iter().enumerate().skip(from).take(MOST);
    let id = item.map_or_else(String::new, |item| item.id.to_string());
    let next = (all.len() > from + MOST).then(|| format!("{own}?item={id}&from={}", from + MOST));
    let draft = read(work)?;
    Ok(QuotesPage {
        desk: staff.desk_of(survey, TAB, &words.say("quotes-title")),
        back: address(
            published,
            &format!("/sections/{}", super::section::name(section)),
        ),
        heading: super::section::heading(staff, work, section),
        revision: work.draft.revision,
        is_readable,
        chosen: chosen(staff, survey, &draft, section),
        filter: item.map(|item| filter(staff, &items, item)),
        answers: shown
            .map(|(index, answer)| passage(staff, survey, index + 1, answer))
            .collect(),
        refused: None,
        next,
        own,
    })
}

/// The open question nearest to a section: one of its page, else the first.
fn near<'s>(survey: &Survey, section: &DraftSection, items: &[&'s Item]) -> Option<&'s Item> {
    let question = section.question.as_ref().map(ItemId::new);
    let page = question.and_then(|id| survey.page_of(&id));
    let is_near = |item: &&&Item| page.is_some() && survey.page_of(&item.id) == page;
    items.iter().find(is_near).or(items.first()).copied()
}

fn filter(staff: &Staff, items: &[&Item], item: &Item) -> Field {
    let choice = |item: &&Item| Choice {
        value: item.id.to_string(),
        label: item.short_or_text().get(staff.language()).to_owned(),
    };
    let choices = items.iter().map(choice).collect();
    Field::list(
        staff.words(),
        "item",
        "quotes-item",
        item.id.as_str(),
        choices,
    )
}

fn chosen(staff: &Staff, survey: &Survey, draft: &Draft, section: &DraftSection) -> Vec<Chosen> {
    let languages = draft.languages();
    let quotes = draft.quotes(section).into_iter().enumerate();
    let chosen = quotes.map(|(index, quote)| {
        let text = |language: &Language| {
            let text = quote.translation.get(language).cloned();
            (*language, text.unwrap_or_default())
        };
        Chosen {
            index,
            about: about(staff, survey, &quote.place),
            translations: languages.iter().map(text).collect(),
            quote,
        }
    });
    chosen.collect()
}

fn passage(staff: &Staff, survey: &Survey, number: usize, quotable: &Quotable) -> Passage {
    let words = staff.words();
    let answer = &quotable.answer;
    let place = match &answer.field {
        Some(field) => format!("{}.{field}", answer.item),
        None => answer.item.to_string(),
    };
    let group = quotable.group.as_ref().and_then(|group| {
        let choice = survey
            .groups()
            .iter()
            .find(|choice| choice.code == *group)?;
        Some(choice.short_or_label().get(staff.language()).to_owned())
    });
    Passage {
        number,
        about: about(staff, survey, &place),
        place,
        text: answer.text.clone(),
        group: match group {
            Some(group) => words.say_with("quotes-group", &[("group", group.into())]),
            None => words.say("quotes-no-group"),
        },
    }
}

/// The question that was answered, with the field for records.
fn about(staff: &Staff, survey: &Survey, place: &str) -> String {
    let (id, field) = place.split_once('.').unwrap_or((place, ""));
    let Some(item) = survey.item(id) else {
        return place.to_owned();
    };
    let name = item.short_or_text().get(staff.language()).to_owned();
    let Kind::Records { fields, .. } = &item.kind else {
        return name;
    };
    match fields.iter().find(|known| known.id.as_str() == field) {
        Some(field) => format!("{name} – {}", field.label.get(staff.language())),
        None => name,
    }
}
