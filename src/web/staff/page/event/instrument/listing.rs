//! Every question of the published version with its codes, in each language; the draft where
//! nothing is published yet.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Subject, Told, Tongue, content_language, switch, told};
use crate::i18n::{Words, words};
use crate::outcomes::tell_condition;
use crate::store::Role;
use crate::survey::{Choice, Field, FieldKind, Item, Kind, LocalText, Page, Rows, Survey};
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::{Desk, Room};

#[derive(Template)]
#[template(path = "staff/event/instrument/listing.html")]
struct Listing {
    desk: Desk,
    ways: Vec<Room>,
    /// Which text this is.
    state: String,
    draft: Option<String>,
    /// Where to go on with a survey that is not published: address and label.
    onward: Vec<(String, String)>,
    languages: Vec<Tongue>,
    language: crate::survey::Language,
    told: Vec<Told>,
    pages: Vec<Part>,
}

/// A page of the survey.
struct Part {
    title: String,
    condition: Option<String>,
    entries: Vec<Entry>,
}

/// An item.
struct Entry {
    number: Option<usize>,
    id: String,
    text: String,
    hint: Option<String>,
    /// Kind and settings.
    facts: String,
    condition: Option<String>,
    lists: Vec<List>,
}

/// What can be answered.
struct List {
    title: Option<String>,
    entries: Vec<(String, String)>,
}

/// `GET /surveys/{survey}/questions`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let interface = staff.words();
    let is_published = subject.published.is_some();
    let state = match subject.version() {
        Some(version) => interface.say_with("instrument-version", &[("version", version.into())]),
        None => interface.say("instrument-unpublished"),
    };
    let source = match &subject.published {
        Some(published) => published.stored.source.clone(),
        None => subject.source().to_owned(),
    };
    let checked = subject.examine(&source);
    let languages = checked.survey.as_ref().map_or(&[][..], |s| &s.languages);
    let language = content_language(&staff, languages);
    let pages = checked.survey.iter().flat_map(|survey| {
        let reader = Reader {
            survey,
            interface,
            content: words(language),
        };
        reader.parts()
    });
    let page = Listing {
        desk: subject.desk(&staff, &interface.say("instrument-title")),
        ways: subject.ways(&staff, ""),
        state,
        // Of a survey that is not published, the draft is all there is.
        draft: subject.draft_line(&staff).filter(|_| is_published),
        onward: onward(&staff, &subject, is_published),
        languages: switch(languages, language, &subject.address("")),
        language,
        pages: pages.collect(),
        told: told(interface, &checked.diagnostics),
    };
    Ok(draw(StatusCode::OK, &page))
}

fn onward(staff: &Staff, subject: &Subject, is_published: bool) -> Vec<(String, String)> {
    if is_published || !staff.may(Role::Editor) {
        return Vec::new();
    }
    let ways = [
        ("/items", "instrument-order"),
        ("/changes", "instrument-changes"),
    ];
    ways.map(|(below, message)| (subject.address(below), staff.words().say(message)))
        .into()
}

/// What the entries are told from: the survey's words in one language, everything around them in
/// that of the page.
struct Reader<'a> {
    survey: &'a Survey,
    interface: &'static Words,
    content: &'static Words,
}

impl Reader<'_> {
    fn local(&self, text: &LocalText) -> String {
        text.get(self.content.language()).to_owned()
    }

    fn parts(&self) -> Vec<Part> {
        let mut number = 0;
        let mut part = |page: &Page| Part {
            title: self.local(&page.title),
            condition: page.show_if.as_ref().map(|c| self.condition(c)),
            entries: page
                .items
                .iter()
                .map(|item| {
                    number += usize::from(item.is_asked());
                    self.entry(item, item.is_asked().then_some(number))
                })
                .collect(),
        };
        self.survey.pages.iter().map(&mut part).collect()
    }

    fn condition(&self, condition: &crate::survey::routing::Condition) -> String {
        tell_condition(self.survey, self.content, condition)
    }

    fn entry(&self, item: &Item, number: Option<usize>) -> Entry {
        Entry {
            number,
            id: item.id.to_string(),
            text: self.local(&item.text),
            hint: item.hint.as_ref().map(|hint| self.local(hint)),
            facts: self.facts(item),
            condition: item.show_if.as_ref().map(|c| self.condition(c)),
            lists: self.lists(item),
        }
    }

    /// Kind and settings, in a line.
    fn facts(&self, item: &Item) -> String {
        let most = |max: usize| self.interface.say_with("item-most", &[("max", max.into())]);
        let limit = match &item.kind {
            Kind::Multiple { max, .. } => max.map(most),
            Kind::Ranking { top, .. } => Some(most(*top)),
            Kind::Records { max, .. } => Some(most(*max)),
            Kind::Text { limit, .. } => {
                let limit = [("max", (*limit).into())];
                Some(self.interface.say_with("text-limit", &limit))
            }
            _ => None,
        };
        let closed = !item.choices().is_empty() || item.scale().is_some();
        let flags = [
            (item.required, "item-required"),
            (closed && !item.dk, "item-without-dk"),
            (item.shuffle, "item-shuffled"),
            (item.internal, "item-internal"),
        ];
        let flags = flags.into_iter().filter(|(holds, _)| *holds);
        let kind = self.interface.say(kind_message(&item.kind));
        [kind]
            .into_iter()
            .chain(limit)
            .chain(flags.map(|(_, message)| self.interface.say(message)))
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn lists(&self, item: &Item) -> Vec<List> {
        match &item.kind {
            Kind::Matrix { rows, scale, .. } => {
                let rows = match rows {
                    Rows::Fixed(rows) => self.list(Some("item-rows"), rows),
                    Rows::Carried(source) => {
                        let source = [("item", source.as_str().into())];
                        List {
                            title: Some(self.interface.say_with("item-rows-carried", &source)),
                            entries: Vec::new(),
                        }
                    }
                    Rows::OpenAnswers => List {
                        title: Some(self.interface.say("item-rows-open")),
                        entries: Vec::new(),
                    },
                };
                let points = scale.points.iter();
                let points = List {
                    title: Some(self.interface.say("item-points")),
                    entries: points
                        .map(|point| (point.code.to_string(), self.local(&point.label)))
                        .collect(),
                };
                vec![rows, points]
            }
            Kind::Records { fields, .. } => {
                let mut lists = vec![List {
                    title: Some(self.interface.say("item-fields")),
                    entries: fields
                        .iter()
                        .map(|field| (field.id.to_string(), self.local(&field.label)))
                        .collect(),
                }];
                lists.extend(fields.iter().filter_map(|field| self.field(field)));
                lists
            }
            _ if item.choices().is_empty() => Vec::new(),
            _ => vec![self.list(None, item.choices())],
        }
    }

    fn field(&self, field: &Field) -> Option<List> {
        let FieldKind::Choice(choices) = &field.kind else {
            return None;
        };
        Some(List {
            title: Some(self.local(&field.label)),
            ..self.list(None, choices)
        })
    }

    fn list(&self, title: Option<&str>, choices: &[Choice]) -> List {
        List {
            title: title.map(|title| self.interface.say(title)),
            entries: choices
                .iter()
                .map(|choice| (choice.code.to_string(), self.local(&choice.label)))
                .collect(),
        }
    }
}

/// The message that names a kind.
pub(super) fn kind_message(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single { .. } => "item-single",
        Kind::Multiple { .. } => "item-multiple",
        Kind::Ranking { .. } => "item-ranking",
        Kind::Matrix { .. } => "item-matrix",
        Kind::Text { .. } => "item-text",
        Kind::Records { .. } => "item-records",
        Kind::Statement => "item-statement",
    }
}
