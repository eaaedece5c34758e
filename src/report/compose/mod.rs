//! From figures and a report definition to the words and exhibits of the paper.
//!
//! Owns what is said and in which order: titles drafted from the figures, bases under exhibits,
//! sentences where there is nothing to show. Only published figures come in, so nothing withheld
//! can be said. Knows nothing of fonts, pages or where figures are stored.

mod agreement;
mod beside;
mod cover;
mod exhibit;
mod figure;
mod finding;
mod group;
mod method;
mod narrative;
mod pair;
mod participation;
mod question;
mod remaining;
mod summary;
mod table;
mod theme;
mod title;
mod topic;
mod trend;
mod voice;
mod wording;

use super::definition::{ReportDefinition, Section, Status, Topic};
use super::document::{Block, Document, Furniture};
use super::narrative::check;
use super::questionnaire::questionnaire_blocks;
use crate::analysis::name::Index;
use crate::analysis::{Coding, Results};
use crate::diagnostic::Diagnostics;
use crate::i18n::Words;
use crate::id::ItemId;
use crate::language::Language;
use crate::survey::{Page, Survey};

/// What one issue of a paper is made from, besides its definition.
#[derive(Clone, Copy)]
pub struct Issue<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// Which version of it.
    pub version: i64,
    /// Whether the responses are invented ones, which is said on every page.
    pub is_synthetic: bool,
    /// The figures that may be shown.
    pub results: &'a Results,
    /// What was coded in open answers, if anything was.
    pub coding: Option<&'a Coding>,
    /// The name of exactly these responses.
    pub snapshot: &'a str,
    /// The other events whose figures may be set beside these.
    pub others: &'a [Event<'a>],
    /// The words of the paper's language.
    pub words: &'a Words,
    /// Day of issue.
    pub issued: jiff::civil::Date,
}

pub use question::{compose_page, questions};
pub use remaining::remaining;
pub use trend::Event;

/// The paper that `definition` makes of `issue`, without its annex.
///
/// # Errors
/// The faults of the narrative (see [`check`]).
pub fn compose(definition: &ReportDefinition, issue: &Issue<'_>) -> Result<Document, Diagnostics> {
    let paper = Paper::new(definition, issue)?;
    let topics = paper.topics();
    let (silent, spoken): (Vec<Topic>, Vec<Topic>) =
        topics.into_iter().partition(|topic| paper.is_silent(topic));
    let mut silent_page = (!silent.is_empty()).then(|| paper.silent_page(&silent));
    let mut tell = |topic: &Topic| {
        if silent.contains(topic) {
            silent_page.take().unwrap_or_default()
        } else {
            paper.topic(topic)
        }
    };
    let mut blocks = Vec::new();
    for section in &definition.sections {
        blocks.append(&mut match section {
            Section::Cover { strip } => paper.cover(strip.as_ref()),
            Section::Summary {
                messages,
                priorities,
            } => paper.summary(messages, priorities, &spoken, &silent),
            Section::Participation { items } => paper.participation(items),
            Section::Topic(topic) => tell(topic),
            Section::Remaining => paper.remaining().iter().flat_map(&mut tell).collect(),
            Section::Groups { items } => paper.groups_page(items),
            Section::Themes => paper.themes_page(),
            Section::WayForward(next) => paper.way_forward(next, &spoken),
            Section::Trend(trend) => paper.trend(trend),
            Section::Method => paper.method(),
            Section::Annex => Vec::new(),
        });
    }
    Ok(paper.document(definition.title.get(issue.words.language()), blocks))
}

/// The annex of the paper, a file of its own: the figures behind the exhibits, what the themes of
/// open answers mean, and what was asked. `None` when the definition asks for none.
///
/// # Errors
/// The faults of the narrative (see [`check`]).
pub fn compose_annex(
    definition: &ReportDefinition,
    issue: &Issue<'_>,
) -> Result<Option<Document>, Diagnostics> {
    let paper = Paper::new(definition, issue)?;
    let title = definition.title.get(issue.words.language());
    let title = paper.say_with("annex-title", &[("title", title.into())]);
    let wanted = definition.sections.contains(&Section::Annex);
    Ok(wanted.then(|| {
        let mut blocks = paper.annex(&paper.topics());
        blocks.extend(
            definition
                .trends()
                .flat_map(|trend| paper.trend_tables(trend)),
        );
        blocks.append(&mut paper.theme_tables());
        blocks.append(&mut paper.code_book());
        blocks.append(&mut paper.questionnaire());
        paper.document(&title, blocks)
    }))
}

/// A paper being composed.
struct Paper<'a> {
    definition: &'a ReportDefinition,
    issue: &'a Issue<'a>,
    /// The figures that narratives name.
    index: Index,
}

impl<'a> Paper<'a> {
    fn new(definition: &'a ReportDefinition, issue: &'a Issue<'a>) -> Result<Self, Diagnostics> {
        check(definition, issue.survey, issue.results)?;
        Ok(Self {
            definition,
            issue,
            index: Index::of(issue.survey, issue.results),
        })
    }
}

impl Paper<'_> {
    /// `blocks` with what stands on every page.
    fn document(&self, title: &str, blocks: Vec<Block>) -> Document {
        let Issue {
            survey,
            words,
            issued,
            ..
        } = self.issue;
        let language = words.language();
        let footer = [
            ("title", title.to_owned().into()),
            ("version", self.issue.version.to_string().into()),
            ("hash", self.issue.snapshot.into()),
        ];
        Document {
            title: format!("{title}: {}", self.local(&survey.event.name)),
            author: self.local(&self.definition.issuer).to_owned(),
            subject: self.local(&survey.title).to_owned(),
            language: language.tag().to_owned(),
            direction: language.direction(),
            issued: *issued,
            palette: *self.palette(),
            furniture: Furniture {
                header: self.local(&survey.title).to_owned(),
                footer: self.say_with("footer", &footer),
                folio: self.say("folio"),
                mark: self.holds_synthetic().then(|| self.say("synthetic-mark")),
                unfold: self.say("unfold-tables"),
            },
            blocks,
        }
    }

    /// What was asked, as it is put to somebody with a pen.
    fn questionnaire(&self) -> Vec<Block> {
        let mut blocks = questionnaire_blocks(self.survey(), self.issue.words);
        if let Some(Block::Heading(first)) = blocks.first_mut() {
            first.kicker = Some(self.say("questionnaire"));
            first.bookmark = Some(self.say("questionnaire"));
            first.anchor = Some("questionnaire".to_owned());
        }
        on_new_page(blocks)
    }

    /// Every topic of the paper whose question the survey has, in order.
    fn topics(&self) -> Vec<Topic> {
        let mut topics = Vec::new();
        for section in &self.definition.sections {
            match section {
                Section::Topic(topic) => topics.push(topic.clone()),
                Section::Remaining => topics.extend(self.remaining()),
                _ => {}
            }
        }
        topics.retain(|topic| self.survey().item(topic.question.as_str()).is_some());
        topics
    }

    /// A topic for every page of the survey that shows something and that no section names.
    fn remaining(&self) -> Vec<Topic> {
        remaining(self.definition, self.survey())
    }

    fn survey(&self) -> &Survey {
        self.issue.survey
    }

    fn language(&self) -> Language {
        self.issue.words.language()
    }

    /// The page on which `item` is asked.
    fn page(&self, item: &ItemId) -> Option<&Page> {
        self.survey()
            .page_of(item)
            .map(|index| &self.survey().pages[index])
    }
}

impl ReportDefinition {
    /// Whether at least one of the topics asks about an item that `survey` has.
    pub fn fits(&self, survey: &Survey) -> bool {
        self.sections.iter().any(|section| match section {
            Section::Topic(topic) => survey.item(topic.question.as_str()).is_some(),
            _ => false,
        })
    }
}

impl Status {
    /// The key of the words for it.
    fn key(self) -> &'static str {
        match self {
            Self::Draft => "status-draft",
            Self::Comment => "status-comment",
            Self::Final => "status-final",
        }
    }
}

/// The name by which links find the page of a topic.
fn anchor(question: &ItemId) -> String {
    format!("topic-{question}")
}

/// A page of its own.
fn on_new_page(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.insert(0, Block::PageBreak);
    blocks
}
