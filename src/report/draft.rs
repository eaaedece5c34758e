//! A paper while it is written: its definition as text, changed a section at a time.
//!
//! Owns which settings a section has and how they are spelled, so that what is written in a form
//! and what is written in the file are the same text. Checks nothing: the text is read as any
//! other definition.

use std::collections::BTreeMap;

use super::compose::remaining;
use super::definition::{Exhibit, ReportDefinition, Status, Topic};
use crate::definition::edit::Editing;
use crate::id::ItemId;
use crate::language::{Language, LocalText};
use crate::survey::Survey;

/// The list of sections.
const SECTION: &str = "section";
/// The list of quotes of a section.
const QUOTE: &str = "quote";

/// A text in several languages, as it is typed.
pub type Texts = BTreeMap<Language, String>;

/// A paper that is being written.
#[derive(Debug, Clone)]
pub struct Draft {
    editing: Editing,
}

/// A section as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSection {
    /// Its place in the file, from 0.
    pub index: usize,
    /// Its kind, as definitions write it; may be one that does not exist.
    pub kind: String,
    /// The item that a topic is about.
    pub question: Option<String>,
}

/// A text of the organisers in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// In place of the title drafted from the figures.
    Title,
    /// Told before the exhibits.
    Narrative,
    /// What follows from it.
    Conclusion,
}

/// What is proposed, or a key message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What it says.
    pub text: Texts,
    /// Who would do it.
    pub who: Texts,
    /// By when.
    pub by: Texts,
    /// The items on whose figures it rests.
    pub evidence: Vec<String>,
}

/// Words of a participant in a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftQuote {
    /// The item, and after a dot the field, to which they were written.
    pub place: String,
    /// The words.
    pub text: String,
    /// Translations of them.
    pub translation: Texts,
}

impl Voice {
    /// The setting that holds it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Narrative => "narrative",
            Self::Conclusion => "conclusion",
        }
    }
}

impl DraftSection {
    /// The texts that the organisers can write in it.
    pub fn voices(&self) -> &'static [Voice] {
        match self.kind.as_str() {
            "topic" | "trend" => &[Voice::Title, Voice::Narrative, Voice::Conclusion],
            "way_forward" => &[Voice::Title, Voice::Narrative],
            _ => &[],
        }
    }

    /// The list of its proposals or key messages, if it has one.
    pub fn proposals(&self) -> Option<&'static str> {
        match self.kind.as_str() {
            "summary" => Some("message"),
            "way_forward" => Some("recommendation"),
            _ => None,
        }
    }

    /// Whether words of participants can stand in it.
    pub fn quotes(&self) -> bool {
        matches!(self.kind.as_str(), "topic" | "way_forward")
    }

    fn way(&self) -> [(&'static str, usize); 1] {
        [(SECTION, self.index)]
    }
}

/// The paper's own texts.
pub const PAPER: [&str; 3] = ["title", "issuer", "disclaimer"];

impl Draft {
    /// Reads `source`; `None` when it is not TOML.
    pub fn read(source: &str) -> Option<Self> {
        let editing = Editing::begin(source)?;
        Some(Self { editing })
    }

    /// A paper about `survey` as `definition` makes it, in `languages`: each topic that the survey
    /// has is a section of its own, so that something can be written in it.
    pub fn begin(
        definition: &ReportDefinition,
        survey: &Survey,
        languages: &[Language],
    ) -> Option<Self> {
        let mut draft = Self::read(&definition.source)?;
        let tags: Vec<String> = languages.iter().map(ToString::to_string).collect();
        draft.editing.set_texts(&[], "languages", &tags);
        let texts = [
            &definition.title,
            &definition.issuer,
            &definition.disclaimer,
        ];
        for (key, text) in PAPER.into_iter().zip(texts) {
            draft.set_paper(key, &of_languages(text, languages));
        }
        draft.leave_out_foreign(survey);
        for section in draft.sections() {
            if section.kind == "remaining" {
                draft.editing.remove_entry(&[], SECTION, section.index);
                for (topic, index) in remaining(definition, survey).iter().zip(section.index..) {
                    draft.add_topic(index, topic);
                }
            }
        }
        draft.offer_way_forward();
        Some(draft)
    }

    /// Takes the topics out that the survey does not have.
    fn leave_out_foreign(&mut self, survey: &Survey) {
        let has = |question: &String| survey.item(question).is_some();
        for section in self.sections().iter().rev() {
            if section.question.as_ref().is_some_and(|q| !has(q)) {
                self.leave_out(section);
            }
        }
    }

    fn add_topic(&mut self, index: usize, topic: &Topic) {
        let Some(index) = self.editing.add_entry(&[], SECTION, index) else {
            return;
        };
        let way = [(SECTION, index)];
        self.editing.set_text(&way, "kind", Some("topic"));
        let question = Some(topic.question.as_str());
        self.editing.set_text(&way, "question", question);
        for exhibit in &topic.exhibits {
            self.add_exhibit(index, exhibit);
        }
    }

    fn add_exhibit(&mut self, section: usize, exhibit: &Exhibit) {
        let way = [(SECTION, section)];
        let Some(index) = self.editing.add_entry(&way, "exhibit", usize::MAX) else {
            return;
        };
        let way = [(SECTION, section), ("exhibit", index)];
        let item = Some(exhibit.item.as_str());
        self.editing.set_text(&way, "item", item);
        self.editing
            .set_text(&way, "form", Some(exhibit.form.name()));
        let with = exhibit.with.as_ref().map(ItemId::as_str);
        self.editing.set_text(&way, "with", with);
    }

    /// Makes room for what is proposed, where a definition has none: an empty section shows nothing.
    fn offer_way_forward(&mut self) {
        let sections = self.sections();
        if sections.iter().any(|section| section.kind == "way_forward") {
            return;
        }
        let is_end = |section: &&DraftSection| matches!(section.kind.as_str(), "method" | "annex");
        let end = sections.iter().find(is_end).map(|section| section.index);
        let end = end.unwrap_or(sections.len());
        if let Some(index) = self.editing.add_entry(&[], SECTION, end) {
            let kind = Some("way_forward");
            self.editing.set_text(&[(SECTION, index)], "kind", kind);
        }
    }

    /// The text of the definition as it is now.
    pub fn source(&self) -> String {
        self.editing.write()
    }

    /// The languages of the paper.
    pub fn languages(&self) -> Vec<Language> {
        let tags = self.editing.texts(&[], "languages");
        tags.iter().filter_map(|tag| Language::parse(tag)).collect()
    }

    /// How far it has come; `None` when the file says something else.
    pub fn status(&self) -> Option<Status> {
        Status::parse(self.editing.text(&[], "status")?)
    }

    /// Says how far it has come.
    pub fn set_status(&mut self, status: Status) {
        self.editing.set_text(&[], "status", Some(status.name()));
    }

    /// One of the paper's own texts, of [`PAPER`].
    pub fn paper(&self, key: &str) -> Texts {
        self.editing.local(&[], key)
    }

    /// Writes one of the paper's own texts, of [`PAPER`].
    pub fn set_paper(&mut self, key: &str, texts: &Texts) {
        self.editing.set_local(&[], key, texts);
    }

    /// The sections in order.
    pub fn sections(&self) -> Vec<DraftSection> {
        let section = |index| {
            let text = |key| self.editing.text(&[(SECTION, index)], key);
            DraftSection {
                index,
                kind: text("kind").unwrap_or_default().to_owned(),
                question: text("question").map(str::to_owned),
            }
        };
        let count = self.editing.count(&[], SECTION);
        (0..count).map(section).collect()
    }

    /// Moves `section` to the place of another.
    pub fn move_section(&mut self, section: &DraftSection, to: usize) {
        self.editing.move_entry(&[], SECTION, section.index, to);
    }

    /// Takes `section` out, with all that is in it.
    pub fn leave_out(&mut self, section: &DraftSection) {
        self.editing.remove_entry(&[], SECTION, section.index);
    }

    /// What the organisers wrote in a section.
    pub fn words(&self, section: &DraftSection, voice: Voice) -> Texts {
        self.editing.local(&section.way(), voice.key())
    }

    /// Writes what the organisers tell in a section; nothing takes it away.
    pub fn set_words(&mut self, section: &DraftSection, voice: Voice, texts: &Texts) {
        self.editing.set_local(&section.way(), voice.key(), texts);
    }

    /// The proposals or key messages of a section.
    pub fn proposals(&self, section: &DraftSection) -> Vec<Proposal> {
        let Some(list) = section.proposals() else {
            return Vec::new();
        };
        let proposal = |index| {
            let way = [(SECTION, section.index), (list, index)];
            let local = |key| self.editing.local(&way, key);
            Proposal {
                text: local("text"),
                who: local("who"),
                by: local("by"),
                evidence: self.editing.texts(&way, "evidence"),
            }
        };
        let count = self.editing.count(&section.way(), list);
        (0..count).map(proposal).collect()
    }

    /// Writes the proposals or key messages of a section in place of those that are there.
    pub fn set_proposals(&mut self, section: &DraftSection, proposals: &[Proposal]) {
        let Some(list) = section.proposals() else {
            return;
        };
        let held = self.editing.count(&section.way(), list);
        for index in (proposals.len()..held).rev() {
            self.editing.remove_entry(&section.way(), list, index);
        }
        for (index, proposal) in proposals.iter().enumerate() {
            if index >= held {
                self.editing.add_entry(&section.way(), list, index);
            }
            let way = [(SECTION, section.index), (list, index)];
            self.editing.set_local(&way, "text", &proposal.text);
            if list == "message" {
                let evidence = proposal.evidence.first().map(String::as_str);
                self.editing.set_text(&way, "evidence", evidence);
            } else {
                self.editing.set_local(&way, "who", &proposal.who);
                self.editing.set_local(&way, "by", &proposal.by);
                self.editing.set_texts(&way, "evidence", &proposal.evidence);
            }
        }
    }

    /// The words of participants in a section.
    pub fn quotes(&self, section: &DraftSection) -> Vec<DraftQuote> {
        let quote = |index| {
            let way = [(SECTION, section.index), (QUOTE, index)];
            let text = |key| self.editing.text(&way, key).unwrap_or_default().to_owned();
            DraftQuote {
                place: text("item"),
                text: text("text"),
                translation: self.editing.local(&way, "translation"),
            }
        };
        let count = self.editing.count(&section.way(), QUOTE);
        (0..count).map(quote).collect()
    }

    /// Adds words of a participant to a section, after those that are there.
    pub fn add_quote(&mut self, section: &DraftSection, quote: &DraftQuote) {
        let held = self.editing.count(&section.way(), QUOTE);
        let Some(index) = self.editing.add_entry(&section.way(), QUOTE, held) else {
            return;
        };
        let way = [(SECTION, section.index), (QUOTE, index)];
        self.editing.set_text(&way, "item", Some(&quote.place));
        self.editing.set_text(&way, "text", Some(&quote.text));
        self.translate_quote(section, index, &quote.translation);
    }

    /// Writes the translations of the words at `index` in a section.
    pub fn translate_quote(&mut self, section: &DraftSection, index: usize, texts: &Texts) {
        let way = [(SECTION, section.index), (QUOTE, index)];
        self.editing.set_local(&way, "translation", texts);
    }

    /// Takes the words at `index` out of a section.
    pub fn remove_quote(&mut self, section: &DraftSection, index: usize) {
        self.editing.remove_entry(&section.way(), QUOTE, index);
    }
}

fn of_languages(text: &LocalText, languages: &[Language]) -> Texts {
    let texts = text
        .iter()
        .filter(|(language, _)| languages.contains(language));
    texts
        .map(|(language, text)| (language, text.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::bundled::{self, Bundled};

    const WORKSHOP: &str = include_str!("../../surveys/training-workshop.toml");
    const SIDE_EVENT: &str = include_str!("../../surveys/gcm-side-event-2018.toml");

    fn survey(source: &str) -> Survey {
        crate::survey::read(source, "survey.toml").expect("a survey")
    }

    fn begin(bundled: Bundled, survey: &Survey, languages: &[Language]) -> Draft {
        let definition = bundled.definition().expect("it is bundled");
        Draft::begin(&definition, survey, languages).expect("it is TOML")
    }

    #[test]
    fn a_draft_shows_every_topic_that_its_definition_would() {
        for source in [WORKSHOP, SIDE_EVENT] {
            let survey = survey(source);
            for bundled in Bundled::fitting(&survey) {
                let definition = bundled.definition().expect("it is bundled");
                let draft = begin(bundled, &survey, &[Language::Fr]);
                let read = bundled::read(&draft.source(), "draft.toml");
                let read = read.unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
                assert_eq!(read.languages, [Language::Fr]);
                assert_eq!(remaining(&read, &survey), Vec::new());
                let named = |section: &DraftSection| section.question.clone();
                let topics: Vec<String> = draft.sections().iter().filter_map(named).collect();
                for topic in remaining(&definition, &survey) {
                    assert!(topics.contains(&topic.question.to_string()));
                }
                assert!(topics.iter().all(|topic| survey.item(topic).is_some()));
                assert!(draft.sections().iter().any(|s| s.kind == "way_forward"));
            }
        }
    }

    #[test]
    fn what_is_written_is_what_the_definition_says() {
        let survey = survey(WORKSHOP);
        let mut draft = begin(Bundled::General, &survey, &[Language::En]);
        let sections = draft.sections();
        let next = sections.iter().find(|s| s.kind == "way_forward").unwrap();
        let proposal = Proposal {
            text: [(Language::En, "Meet again.".to_owned())].into(),
            by: [(Language::En, "2030".to_owned())].into(),
            evidence: vec!["a".to_owned(), "b".to_owned()],
            ..Proposal::default()
        };
        draft.set_proposals(next, &[proposal.clone(), proposal.clone()]);
        draft.set_proposals(next, std::slice::from_ref(&proposal));
        draft.set_status(Status::Comment);
        let again = Draft::read(&draft.source()).unwrap();
        assert_eq!(again.proposals(next), [proposal]);
        let read = bundled::read(&again.source(), "draft.toml").expect("no faults");
        assert_eq!(read.status, Status::Comment);
        assert_eq!(again.status(), Some(Status::Comment));
    }
    #[test]
    fn quotes_are_added_translated_and_taken_out_one_by_one() {
        let survey = survey(WORKSHOP);
        let mut draft = begin(Bundled::General, &survey, &[Language::En, Language::Fr]);
        let section = draft.sections().into_iter().find(DraftSection::quotes);
        let section = section.expect("a topic");
        let quote = |text: &str| DraftQuote {
            place: "comment".to_owned(),
            text: text.to_owned(),
            ..DraftQuote::default()
        };
        for text in ["one \"two\"\nthree", "four […] five"] {
            draft.add_quote(&section, &quote(text));
        }
        let french: Texts = [(Language::Fr, "quatre".to_owned())].into();
        draft.translate_quote(&section, 1, &french);
        let mut again = Draft::read(&draft.source()).unwrap();
        let second = DraftQuote {
            translation: french,
            ..quote("four […] five")
        };
        assert_eq!(
            again.quotes(&section),
            [quote("one \"two\"\nthree"), second.clone()]
        );
        again.remove_quote(&section, 0);
        assert_eq!(
            Draft::read(&again.source()).unwrap().quotes(&section),
            [second]
        );
    }
}
