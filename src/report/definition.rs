//! What a paper is made of: the report definition, `reports/*.toml`.
//!
//! Owns the format (told in `reports/README.md`). A definition names items; those that a survey
//! does not have are left out when the paper is composed, so one definition serves many events.
//! Knows no figures and no pages.

mod trend;
mod voice;

pub use trend::Trend;

use super::narrative::{self, Narrative, Shape};
use super::theme::Theme;
use crate::definition::{Placed, Reading, Table, list};
use crate::diagnostic::Diagnostics;
use crate::id::{FieldId, ItemId};
use crate::language::{Language, LocalText};

pub use voice::{Evidence, Message, Quote, Recommendation, write_quote};

/// A checked report definition.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportDefinition {
    /// Name of the report, as in file names.
    pub id: String,
    /// The languages it can be issued in.
    pub languages: Vec<Language>,
    /// Title of the paper.
    pub title: LocalText,
    /// Who issues it.
    pub issuer: LocalText,
    /// Whose views it holds, for the foot of the cover.
    pub disclaimer: LocalText,
    /// How far it has come.
    pub status: Status,
    /// The theme file that it asks for, as a name from its own folder.
    pub theme_file: Option<String>,
    /// How the paper looks: the neutral theme until another is put on.
    pub theme: Theme,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// The file it was read from, as faults name it.
    pub file: String,
    /// The text of that file.
    pub source: String,
}

/// How far a paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not to be quoted.
    Draft,
    /// Sent round for comment.
    Comment,
    /// Issued.
    Final,
}

/// One section of the paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Section {
    /// The first page.
    Cover {
        /// A choice field of a records item, `item.field`, drawn as a strip of ticks.
        strip: Option<(ItemId, String)>,
    },
    /// Key messages and key figures.
    Summary {
        /// Sentences that the organisers wrote.
        messages: Vec<Message>,
        /// Items whose most chosen options are listed.
        priorities: Vec<ItemId>,
    },
    /// Who was invited, who answered.
    Participation {
        /// Items shown beside the breakdown.
        items: Vec<ItemId>,
    },
    /// One page on one topic.
    Topic(Topic),
    /// A topic for every page of the survey that no other section shows.
    Remaining,
    /// Where the groups of the breakdown agree and differ.
    Groups {
        /// The items on which they are set beside each other.
        items: Vec<ItemId>,
    },
    /// What people wrote about, as others coded it.
    Themes,
    /// What participants intend, what is proposed.
    WayForward(WayForward),
    /// The same questions at several events.
    Trend(Trend),
    /// How the paper was made.
    Method,
    /// The figures behind the exhibits, as a file of its own.
    Annex,
}

/// The page of what comes next.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WayForward {
    /// A title by the organisers.
    pub title: Option<Narrative>,
    /// What the organisers tell before the exhibits.
    pub narrative: Option<Narrative>,
    /// What is shown, such as a register of what participants intend.
    pub exhibits: Vec<Exhibit>,
    /// Words of participants.
    pub quotes: Vec<Quote>,
    /// What is proposed.
    pub recommendations: Vec<Recommendation>,
}

/// One page on one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The item whose question stands at the head of the page.
    pub question: ItemId,
    /// A title by the organisers in place of the one drafted from the figures.
    pub title: Option<Narrative>,
    /// What the organisers tell before the exhibits.
    pub narrative: Option<Narrative>,
    /// What is shown.
    pub exhibits: Vec<Exhibit>,
    /// Words of participants.
    pub quotes: Vec<Quote>,
    /// What the organisers conclude.
    pub conclusion: Option<Narrative>,
}

impl ReportDefinition {
    /// The same paper as the host of `theme` issues it.
    #[must_use]
    pub fn dressed(mut self, theme: Theme) -> Self {
        if let Some(issuer) = &theme.issuer {
            let all = self.issuer.iter().chain(issuer.iter());
            self.issuer = LocalText::new(all.map(|(language, text)| (language, text.to_owned())));
        }
        self.theme = theme;
        self
    }

    /// The sections that set several events beside each other.
    pub fn trends(&self) -> impl Iterator<Item = &Trend> {
        self.sections.iter().filter_map(|section| match section {
            Section::Trend(trend) => Some(trend),
            _ => None,
        })
    }

    /// Whether a narrative tells a share as a word, so that the ranges have to be printed.
    pub fn uses_words(&self) -> bool {
        let narratives = self.sections.iter().flat_map(Section::narratives);
        narratives
            .flat_map(Narrative::placeholders)
            .any(|placeholder| matches!(placeholder.form, narrative::Form::Word { .. }))
    }
}

impl ReportDefinition {
    /// All words of participants that the definition releases.
    pub fn quotes(&self) -> impl Iterator<Item = &Quote> {
        self.sections.iter().flat_map(Section::quotes)
    }
}

impl Section {
    /// Every text in which figures can be named.
    pub fn narratives(&self) -> Vec<&Narrative> {
        let (texts, more): ([&Option<Narrative>; 3], Vec<&Narrative>) = match self {
            Self::Summary { messages, .. } => (
                [&None, &None, &None],
                messages.iter().map(|message| &message.text).collect(),
            ),
            Self::Topic(topic) => (
                [&topic.title, &topic.narrative, &topic.conclusion],
                Vec::new(),
            ),
            Self::WayForward(next) => (
                [&next.title, &next.narrative, &None],
                next.recommendations.iter().map(|r| &r.text).collect(),
            ),
            Self::Trend(trend) => ([&None, &None, &None], trend.narratives().collect()),
            _ => return Vec::new(),
        };
        texts.into_iter().flatten().chain(more).collect()
    }

    /// The words of participants that it releases.
    pub fn quotes(&self) -> Vec<&Quote> {
        let (exhibits, quotes) = match self {
            Self::Topic(topic) => (&topic.exhibits, &topic.quotes),
            Self::WayForward(next) => (&next.exhibits, &next.quotes),
            _ => return Vec::new(),
        };
        let entries = exhibits.iter().flat_map(|exhibit| &exhibit.entries);
        entries.chain(quotes).collect()
    }
}

/// What is shown of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    /// The item.
    pub item: ItemId,
    /// How it is drawn.
    pub form: Form,
    /// A second item, for the forms that need one.
    pub with: Option<ItemId>,
    /// A field, for records.
    pub field: Option<String>,
    /// How many rows a drawing shows at most; the annex has them all.
    pub rows: Option<usize>,
    /// The choice fields that a register shows; all of them when none is named.
    pub columns: Vec<String>,
    /// The entries that a register shows.
    pub entries: Vec<Quote>,
}

impl Exhibit {
    /// `item` drawn in `form`.
    pub fn of(item: ItemId, form: Form) -> Self {
        Self {
            item,
            form,
            with: None,
            field: None,
            rows: None,
            columns: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// How an item is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As suits the kind of the item.
    Auto,
    /// Sorted bars; `with` a matrix with carried rows splits each bar.
    Bars,
    /// Sorted bars of how many gave each choice of a ranking the first place.
    First,
    /// One bar of 100 %.
    Share,
    /// A bar for each row, split by scale point.
    Stacked,
    /// From one level to another for each row; the item counts its gap from `with`.
    Dumbbell,
    /// Needs against offers: the item beside `with`.
    Butterfly,
    /// Priority against the middle rating in `with`.
    Scatter,
    /// The groups of the breakdown beside each other.
    Groups,
    /// Sorted dots, with a ring where the open answer `with` was not given as well.
    Dots,
    /// Words of participants as a table: the entries of a records item with what was chosen in
    /// them, or answers in words.
    Register,
}

const FORMS: [(&str, Form); 11] = [
    ("auto", Form::Auto),
    ("bars", Form::Bars),
    ("first", Form::First),
    ("share", Form::Share),
    ("stacked", Form::Stacked),
    ("dumbbell", Form::Dumbbell),
    ("butterfly", Form::Butterfly),
    ("scatter", Form::Scatter),
    ("groups", Form::Groups),
    ("dots", Form::Dots),
    ("register", Form::Register),
];

const STATUSES: [(&str, Status); 3] = [
    ("draft", Status::Draft),
    ("comment", Status::Comment),
    ("final", Status::Final),
];

const SECTIONS: [&str; 11] = [
    "cover",
    "summary",
    "participation",
    "topic",
    "remaining",
    "groups",
    "themes",
    "way_forward",
    "trend",
    "method",
    "annex",
];

impl Form {
    /// The form as definitions write it.
    pub fn name(self) -> &'static str {
        name_in(&FORMS, self)
    }
}

impl Status {
    /// Every status, from the first to the last.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Comment, Self::Final];

    /// The status as definitions write it.
    pub fn name(self) -> &'static str {
        name_in(&STATUSES, self)
    }

    /// The status called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

fn name_in<T: PartialEq + Copy>(known: &[(&'static str, T)], value: T) -> &'static str {
    let found = known.iter().find(|(_, known)| *known == value);
    found.map_or("", |(name, _)| name)
}

/// Reads the report definition `source`, which came from `file`.
///
/// # Errors
/// Every fault found, as text with source lines and carets when rendered.
pub fn read(source: &str, file: &str) -> Result<ReportDefinition, Diagnostics> {
    let reading = Reading::new(file, source);
    let definition = {
        let document = reading.parse(source);
        let root = Table::new(&reading, document.get_ref(), 0..source.len(), "the report");
        let definition = read_report(&reading, &root, file, source);
        root.finish();
        definition
    };
    let (faults, _) = reading.finish();
    match definition {
        Some(definition) if !faults.has_errors() => Ok(definition),
        _ => Err(faults),
    }
}

fn read_report(
    reading: &Reading,
    root: &Table<'_>,
    file: &str,
    source: &str,
) -> Option<ReportDefinition> {
    root.need_number("format", 1..=1);
    let id = root.need_text("id");
    let languages = read_languages(reading, root);
    reading.set_languages(&languages);
    let title = root.need_local("title");
    let issuer = root.need_local("issuer");
    let disclaimer = root.need_local("disclaimer");
    let status = root
        .need_text("status")
        .and_then(|name| one_of(reading, &name, &STATUSES));
    let theme_file = root.text("theme").map(|name| name.value);
    let sections: Vec<Section> = root
        .tables("section", "a section")
        .into_iter()
        .filter_map(|table| read_section(reading, source, table))
        .collect();
    if sections.is_empty() {
        reading
            .faults()
            .error("missing-key", 0..0, "the report has no sections")
            .help("add `[[section]]` with a `kind`");
    }
    Some(ReportDefinition {
        id: id?.value,
        languages,
        title: title?,
        issuer: issuer?,
        disclaimer: disclaimer?,
        status: status?,
        theme_file,
        theme: Theme::default(),
        sections,
        file: file.to_owned(),
        source: source.to_owned(),
    })
}

fn read_languages(reading: &Reading, root: &Table<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for tag in root.texts("languages").unwrap_or_default() {
        match Language::parse(&tag.value) {
            Some(language) => languages.push(language),
            None => {
                reading
                    .faults()
                    .error(
                        "unknown-language",
                        tag.span,
                        format!("no language `{}`", tag.value),
                    )
                    .help(format!("known are {}", list(&Language::ALL)));
            }
        }
    }
    languages
}

fn one_of<T: Copy>(reading: &Reading, name: &Placed<String>, known: &[(&str, T)]) -> Option<T> {
    let found = known
        .iter()
        .find(|(known, _)| *known == name.value)
        .map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        reading
            .faults()
            .error(
                "unknown-word",
                name.span.clone(),
                format!("`{}` is not known here", name.value),
            )
            .help(format!("known are {}", list(&names)))
            .suggest(&name.value, names);
    }
    found
}

fn read_section(reading: &Reading, source: &str, mut table: Table<'_>) -> Option<Section> {
    let kind = table.need_text("kind")?;
    table.rename(format!("the section `{}`", kind.value));
    let section = match kind.value.as_str() {
        "cover" => {
            let strip = table
                .text("strip")
                .and_then(|name| read_strip(reading, &name));
            Some(Section::Cover { strip })
        }
        "summary" => Some(Section::Summary {
            messages: voice::read_messages(reading, source, &table),
            priorities: items(&table, "priorities"),
        }),
        "participation" => Some(Section::Participation {
            items: items(&table, "items"),
        }),
        "topic" => read_topic(reading, source, &table).map(Section::Topic),
        "remaining" => Some(Section::Remaining),
        "groups" => Some(Section::Groups {
            items: items(&table, "items"),
        }),
        "themes" => Some(Section::Themes),
        "way_forward" => Some(Section::WayForward(read_way_forward(
            reading, source, &table,
        ))),
        "trend" => trend::read(reading, source, &table).map(Section::Trend),
        "method" => Some(Section::Method),
        "annex" => Some(Section::Annex),
        unknown => {
            reading
                .faults()
                .error("unknown-word", kind.span, format!("no section `{unknown}`"))
                .help(format!("known are {}", list(&SECTIONS)))
                .suggest(unknown, SECTIONS);
            return None;
        }
    };
    table.finish();
    section
}

fn items(table: &Table<'_>, key: &'static str) -> Vec<ItemId> {
    let names = items_placed(table, key).into_iter();
    names.map(|name| ItemId::new(name.value)).collect()
}

fn items_placed(table: &Table<'_>, key: &'static str) -> Vec<Placed<String>> {
    table.texts(key).unwrap_or_default()
}

fn read_strip(reading: &Reading, name: &Placed<String>) -> Option<(ItemId, String)> {
    let parts = name.value.split_once('.');
    if parts.is_none() {
        reading
            .faults()
            .error(
                "bad-name",
                name.span.clone(),
                format!("`{}` names no field", name.value),
            )
            .help(
                "write the item and its field with a dot between, such as `q2_practices.objective`",
            );
    }
    parts.map(|(item, field)| (ItemId::new(item), field.to_owned()))
}

fn narrative(
    reading: &Reading,
    source: &str,
    table: &Table<'_>,
    key: &'static str,
    shape: Shape,
) -> Option<Narrative> {
    let texts = table.placed(key)?;
    Some(narrative::read(reading, source, &texts, shape))
}

fn read_topic(reading: &Reading, source: &str, table: &Table<'_>) -> Option<Topic> {
    let question = table.need_text("question");
    let read = |key, shape| narrative(reading, source, table, key, shape);
    let title = read("title", Shape::Line);
    let narrative = read("narrative", Shape::Full);
    let conclusion = read("conclusion", Shape::Paragraphs);
    let exhibits = read_exhibits(reading, table);
    let quotes = voice::read_quotes(reading, table);
    Some(Topic {
        question: ItemId::new(question?.value),
        title,
        narrative,
        exhibits,
        quotes,
        conclusion,
    })
}

fn read_way_forward(reading: &Reading, source: &str, table: &Table<'_>) -> WayForward {
    let read = |key, shape| narrative(reading, source, table, key, shape);
    WayForward {
        title: read("title", Shape::Line),
        narrative: read("narrative", Shape::Full),
        exhibits: read_exhibits(reading, table),
        quotes: voice::read_quotes(reading, table),
        recommendations: voice::read_recommendations(reading, source, table),
    }
}

fn read_exhibits(reading: &Reading, table: &Table<'_>) -> Vec<Exhibit> {
    let exhibits = table.tables("exhibit", "an exhibit").into_iter();
    exhibits
        .filter_map(|table| {
            let exhibit = read_exhibit(reading, &table);
            table.finish();
            exhibit
        })
        .collect()
}

fn read_exhibit(reading: &Reading, table: &Table<'_>) -> Option<Exhibit> {
    let item = table.need_text("item");
    let form = match table.text("form") {
        Some(name) => one_of(reading, &name, &FORMS),
        None => Some(Form::Auto),
    };
    let with = table.text("with").map(|name| ItemId::new(name.value));
    let field = table.text("field").map(|name| name.value);
    let rows = table
        .number("rows", 1..=100)
        .map(|rows| rows.value as usize);
    let (item, form) = (ItemId::new(item?.value), form?);
    let mut exhibit = Exhibit {
        with,
        rows,
        ..Exhibit::of(item, form)
    };
    // Settings of a register are not known elsewhere.
    if form == Form::Register {
        exhibit.columns = table.texts("columns").map_or_else(Vec::new, |names| {
            names.into_iter().map(|name| name.value).collect()
        });
        let named = field.as_deref().map(FieldId::new);
        exhibit.entries = voice::read_entries(reading, table, &exhibit.item, named.as_ref());
    }
    exhibit.field = field;
    Some(exhibit)
}
