//! From a survey back to the text of a definition.
//!
//! Owns how a definition is laid out when it is written by the product: the order of
//! `surveys/README.md`, one setting a line, each list once. What [`read`](super::read) makes of the
//! text is the survey that was written.

use std::fmt::Write as _;

use super::item::{Choice, Field, FieldKind, Item, Kind, Rows, Scale};
use super::routing::Condition;
use super::{Event, Page, Privacy, Survey};
use crate::id::is_name;
use crate::language::LocalText;

/// A definition as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// Where the parts begin, in bytes and in their order: the names of pages and items.
    pub parts: Vec<(usize, Part)>,
}

/// A part of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The page called so.
    Page(String),
    /// The item called so.
    Item(String),
}

impl Written {
    /// The part in which the byte `at` stands; `None` before the first page.
    pub fn part_at(&self, at: usize) -> Option<&Part> {
        let begun = self.parts.iter().take_while(|(start, _)| *start <= at);
        begun.last().map(|(_, part)| part)
    }
}

/// Writes `survey`. A list of choices is called as it is in `names`; one that is not there after
/// the first item that uses it.
pub fn write(survey: &Survey, names: &[(String, Vec<Choice>)]) -> Written {
    let mut writing = Writing {
        text: String::new(),
        parts: Vec::new(),
        lists: Named::default(),
        scales: Named::default(),
    };
    for item in survey.items() {
        writing.collect(item, names);
    }
    writing.head(survey);
    writing.event(survey, &survey.event);
    writing.privacy(&survey.privacy);
    writing.schedule(survey);
    writing.lists();
    writing.scales();
    for page in &survey.pages {
        writing.page(page);
    }
    Written {
        text: writing.text,
        parts: writing.parts,
    }
}

/// `condition` as `show_if` has it.
pub fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Answered(item) => format!("{item} is answered"),
        Condition::Chosen(item, codes) => match codes.as_slice() {
            [code] => format!("{item} is {code}"),
            _ => format!("{item} in ({})", join(codes, ", ")),
        },
        Condition::Not(inner) => format!("not {}", closed(inner)),
        Condition::All(parts) => join(parts.iter().map(closed), " and "),
        Condition::Any(parts) => join(parts.iter().map(closed), " or "),
    }
}

fn closed(part: &Condition) -> String {
    match part {
        Condition::All(_) | Condition::Any(_) => format!("({})", condition(part)),
        _ => condition(part),
    }
}

fn join<T: ToString>(parts: impl IntoIterator<Item = T>, between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().map(|part| part.to_string()).collect();
    parts.join(between)
}

/// Lists or scales under the names by which items refer to them.
#[derive(Debug)]
struct Named<T>(Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq + Clone> Named<T> {
    fn add(&mut self, wanted: &str, value: &T) {
        if self.name_of(value).is_some() {
            return;
        }
        let wanted = name_like(wanted);
        let taken = |name: &str| self.0.iter().any(|(known, _)| known == name);
        let mut name = wanted.clone();
        let mut number = 1;
        while taken(&name) {
            number += 1;
            name = format!("{wanted}_{number}");
        }
        self.0.push((name, value.clone()));
    }

    fn name_of(&self, value: &T) -> Option<&str> {
        let found = self.0.iter().find(|(_, known)| known == value);
        found.map(|(name, _)| name.as_str())
    }
}

/// A name of the kind that definitions use, near to `text`.
pub fn name_like(text: &str) -> String {
    const MOST: usize = 24;
    let mut name = String::new();
    for c in text.to_lowercase().chars() {
        let c = if c.is_ascii_alphanumeric() { c } else { '_' };
        let doubled = c == '_' && (name.is_empty() || name.ends_with('_'));
        if !doubled && name.len() < MOST {
            name.push(c);
        }
    }
    let name = name.trim_end_matches('_');
    if is_name(name) {
        return name.to_owned();
    }
    let name: String = format!("n{name}").chars().take(MOST).collect();
    name.trim_end_matches('_').to_owned()
}

/// A text between quotation marks, as TOML writes it; one of several lines on lines of its own.
pub fn quote(text: &str) -> String {
    let is_long = text.contains('\n');
    let mut quoted = String::from(if is_long { "\"\"\"\n" } else { "\"" });
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push('\n'),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push_str(if is_long { "\"\"\"" } else { "\"" });
    quoted
}

struct Writing {
    text: String,
    parts: Vec<(usize, Part)>,
    lists: Named<Vec<Choice>>,
    scales: Named<Scale>,
}

impl Writing {
    fn collect(&mut self, item: &Item, names: &[(String, Vec<Choice>)]) {
        let mut list = |choices: &Vec<Choice>, fallback: &str| {
            let known = names.iter().find(|(_, same)| same == choices);
            let wanted = known.map_or(fallback, |(name, _)| name);
            self.lists.add(wanted, choices);
        };
        match &item.kind {
            Kind::Single { choices }
            | Kind::Multiple { choices, .. }
            | Kind::Ranking { choices, .. } => {
                list(choices, item.id.as_str());
            }
            Kind::Matrix { rows, scale, .. } => {
                if let Rows::Fixed(rows) = rows {
                    list(rows, item.id.as_str());
                }
                self.scales.add(&scale.id, scale);
            }
            Kind::Records { fields, .. } => {
                for field in fields {
                    if let FieldKind::Choice(choices) = &field.kind {
                        list(choices, field.id.as_str());
                    }
                }
            }
            Kind::Text { .. } | Kind::Statement => {}
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn set(&mut self, key: &str, value: impl std::fmt::Display) {
        self.line(&format!("{key} = {value}"));
    }

    fn local(&mut self, key: &str, text: &LocalText) {
        for (language, text) in text.iter() {
            self.set(&format!("{key}.{language}"), quote(text));
        }
    }

    fn optional(&mut self, key: &str, text: Option<&LocalText>) {
        if let Some(text) = text {
            self.local(key, text);
        }
    }

    fn flag(&mut self, key: &str, value: bool, usual: bool) {
        if value != usual {
            self.set(key, value);
        }
    }

    fn section(&mut self, title: &str) {
        self.line("");
        self.line(title);
    }

    fn head(&mut self, survey: &Survey) {
        self.line("#:schema ./schema.json");
        self.line("");
        self.set("format", 1);
        self.set("id", quote(survey.id.as_str()));
        let languages = survey.languages.iter().map(|tag| quote(tag.tag()));
        self.set("languages", format!("[{}]", join(languages, ", ")));
        self.local("title", &survey.title);
        self.optional("welcome", survey.welcome.as_ref());
    }

    fn event(&mut self, survey: &Survey, event: &Event) {
        self.section("[event]");
        self.local("name", &event.name);
        self.local("place", &event.place);
        self.local("organisers", &event.organisers);
        self.set("date", event.date);
        let zone = survey.event.timezone.iana_name().unwrap_or("UTC");
        self.set("timezone", quote(zone));
        if let Some(invited) = event.invited {
            self.set("invited", invited);
        }
    }

    fn privacy(&mut self, privacy: &Privacy) {
        self.section("[privacy]");
        self.set("threshold", privacy.threshold);
        self.set("quote_threshold", privacy.quote_threshold);
        if let Some(breakdown) = &privacy.breakdown {
            self.set("breakdown", quote(breakdown.as_str()));
        }
        if let Some(item) = &privacy.quote {
            self.set("quote", quote(item.as_str()));
        }
        if let Some(day) = privacy.delete_on {
            self.set("delete_on", day);
        }
        self.set("contact", quote(&privacy.contact));
    }

    fn schedule(&mut self, survey: &Survey) {
        let schedule = &survey.schedule;
        if schedule.opens.is_none() && schedule.closes.is_none() {
            return;
        }
        self.section("[schedule]");
        let zone = &survey.event.timezone;
        for (key, instant) in [("opens", schedule.opens), ("closes", schedule.closes)] {
            if let Some(instant) = instant {
                self.set(key, zone.to_datetime(instant));
            }
        }
    }

    fn lists(&mut self) {
        for (name, choices) in std::mem::take(&mut self.lists.0) {
            for choice in &choices {
                self.section(&format!("[[choices.{name}]]"));
                self.set("code", quote(choice.code.as_str()));
                self.flag("other", choice.other, false);
                self.flag("exclusive", choice.exclusive, false);
                self.local("label", &choice.label);
                self.optional("short", choice.short.as_ref());
            }
            self.lists.0.push((name, choices));
        }
    }

    fn scales(&mut self) {
        for (name, scale) in std::mem::take(&mut self.scales.0) {
            self.section(&format!("[scales.{name}]"));
            self.set("top", scale.top);
            for point in &scale.points {
                self.section(&format!("[[scales.{name}.points]]"));
                self.set("code", quote(point.code.as_str()));
                self.local("label", &point.label);
            }
            self.scales.0.push((name, scale));
        }
    }

    fn page(&mut self, page: &Page) {
        self.section("[[page]]");
        let part = Part::Page(page.id.as_str().to_owned());
        self.parts.push((self.text.len(), part));
        self.set("id", quote(page.id.as_str()));
        self.local("title", &page.title);
        self.show_if(page.show_if.as_ref());
        for item in &page.items {
            self.item(item);
        }
    }

    fn show_if(&mut self, shown: Option<&Condition>) {
        if let Some(shown) = shown {
            self.set("show_if", quote(&condition(shown)));
        }
    }

    fn item(&mut self, item: &Item) {
        self.section("[[page.item]]");
        let part = Part::Item(item.id.as_str().to_owned());
        self.parts.push((self.text.len(), part));
        self.set("id", quote(item.id.as_str()));
        self.set("kind", quote(item.kind_name()));
        self.local("text", &item.text);
        self.optional("hint", item.hint.as_ref());
        self.optional("short", item.short.as_ref());
        self.show_if(item.show_if.as_ref());
        self.flag("required", item.required, false);
        if !item.choices().is_empty() || item.scale().is_some() {
            self.flag("dk", item.dk, true);
        }
        self.flag("shuffle", item.shuffle, false);
        self.flag("internal", item.internal, false);
        match &item.kind {
            Kind::Single { choices } => self.choices("choices", choices),
            Kind::Multiple { choices, max } => {
                self.choices("choices", choices);
                if let Some(max) = max {
                    self.set("max", max);
                }
            }
            Kind::Ranking { choices, top } => {
                self.choices("choices", choices);
                self.set("top", top);
            }
            Kind::Matrix {
                rows,
                scale,
                gap_from,
            } => {
                match rows {
                    Rows::Fixed(rows) => self.choices("rows", rows),
                    Rows::Carried(source) => self.set("rows_from", quote(source.as_str())),
                    Rows::OpenAnswers => self.set("rows_from", quote("open-answers")),
                }
                let name = self.scales.name_of(scale).map(quote);
                self.set("scale", name.unwrap_or_default());
                if let Some(other) = gap_from {
                    self.set("gap_from", quote(other.as_str()));
                }
            }
            Kind::Text { long, limit } => self.words(*long, *limit),
            Kind::Records { fields, max } => {
                self.set("max", max);
                for field in fields {
                    self.field(field);
                }
            }
            Kind::Statement => {}
        }
    }

    fn choices(&mut self, key: &str, choices: &Vec<Choice>) {
        let name = self.lists.name_of(choices).map(quote);
        self.set(key, name.unwrap_or_default());
    }

    fn words(&mut self, long: bool, limit: usize) {
        self.flag("long", long, false);
        self.set("limit", limit);
    }

    fn field(&mut self, field: &Field) {
        self.section("[[page.item.field]]");
        self.set("id", quote(field.id.as_str()));
        self.local("label", &field.label);
        self.flag("required", field.required, false);
        match &field.kind {
            FieldKind::Text { long, limit } => self.words(*long, *limit),
            FieldKind::Choice(choices) => self.choices("choices", choices),
        }
    }
}
