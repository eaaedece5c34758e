//! What participants said in words, and what is proposed: the voices beside the figures.
//!
//! Words come from the released ones only and stand as they were written; a translation is marked
//! as one and keeps the original beside it. Their order comes from the words themselves, so that it
//! tells nothing of who answered first.

use sha2::{Digest as _, Sha256};

use super::Paper;
use super::summary::topic_heading;
use super::{anchor, on_new_page};
use crate::analysis::quote::Released;
use crate::analysis::{Figures, Group};
use crate::language::{Direction, Language, LocalText};
use crate::report::definition::{Evidence, Exhibit, Quote, Recommendation, Topic, WayForward};
use crate::report::document::{
    self, Align, Block, Callout, Cell, Column, Heading, Level, Paragraph, Passage, Row, Span,
    Style, Table, Tone, Width,
};
use crate::survey::{Field, FieldKind, Item, Kind};

/// Quotes of no more characters than this stand side by side.
const SHORT: usize = 330;

/// The name by which links find the page of what comes next.
const WAY_FORWARD: &str = "way-forward";

/// Words that may be shown, with how the definition wants them.
type Chosen<'p> = (&'p Quote, &'p Released);

impl Paper<'_> {
    /// What became of the words in the paper: in an order that comes from the words.
    fn released<'p>(&'p self, quotes: &'p [Quote]) -> Vec<Chosen<'p>> {
        let all = self.issue.results.quotes();
        let mut found: Vec<Chosen<'p>> = quotes
            .iter()
            .filter_map(|quote| Some((quote, all.find(&quote.wanted).ok()?)))
            .collect();
        found.sort_by_key(|(quote, _)| Sha256::digest(&quote.wanted.text));
        found
    }

    /// Quotes, short ones side by side.
    pub(super) fn quotes(&self, quotes: &[Quote]) -> Vec<Block> {
        let is_short = |(quote, _): &Chosen<'_>| {
            let longest = quote.translations.values().map(|text| text.chars().count());
            let own = quote.wanted.text.chars().count();
            longest.chain([own]).max() <= Some(SHORT)
        };
        let (short, long): (Vec<_>, Vec<_>) = self.released(quotes).into_iter().partition(is_short);
        let block = |chosen: &Chosen<'_>| Block::Quote(self.quote(*chosen));
        let mut blocks: Vec<Block> = long.iter().map(block).collect();
        for pair in short.chunks(2) {
            if let [only] = pair {
                blocks.push(block(only));
                continue;
            }
            let cells = pair.iter().map(|chosen| Cell {
                columns: 6,
                blocks: vec![block(chosen)],
            });
            blocks.push(Block::Row(cells.collect()));
        }
        blocks
    }

    fn quote(&self, (quote, released): Chosen<'_>) -> document::Quote {
        let original = original(quote, released);
        let who = self.author(released);
        match self.translation(quote, &original) {
            Some(passage) => document::Quote {
                passage,
                attribution: who,
                translated_from: Some((self.translated_from(&original.language), original)),
            },
            None => document::Quote {
                passage: original,
                attribution: who,
                translated_from: None,
            },
        }
    }

    /// The translation of a passage in the language of the paper, where it needs one and has one.
    fn translation(&self, quote: &Quote, original: &Passage) -> Option<Passage> {
        let language = self.language();
        let text = quote.translations.get(&language)?;
        (original.language != language.tag()).then(|| Passage {
            text: text.clone(),
            language: language.tag().to_owned(),
            direction: language.direction(),
        })
    }

    fn translated_from(&self, language: &str) -> String {
        self.say_with("quote-translated", &[("language", language.into())])
    }

    /// Who wrote it, as far as that may be said.
    fn author(&self, released: &Released) -> String {
        match released.group() {
            Some(group) => self.group_label(&Group::One(group.clone())),
            None => self.say("quote-anonymous"),
        }
    }

    /// A register: released entries as a table; a sentence where none is released yet.
    pub(super) fn register(&self, item: &Item, exhibit: &Exhibit) -> Vec<Block> {
        let entries = self.released(&exhibit.entries);
        if entries.is_empty() {
            return self.unreleased(item);
        }
        match (&item.kind, &exhibit.field) {
            (Kind::Records { fields, .. }, Some(named)) => {
                vec![Block::Table(
                    self.record_register(item, exhibit, fields, named, entries),
                )]
            }
            _ => vec![Block::Table(self.word_register(item, &entries))],
        }
    }

    /// How many there are, and that none was released.
    fn unreleased(&self, item: &Item) -> Vec<Block> {
        let count = match self.figures(&item.id) {
            Some(Figures::Text { answered }) => {
                self.say_with("finding-text", &[("n", (*answered).into())])
            }
            Some(Figures::Records(records)) => self.record_count(records),
            _ => return Vec::new(),
        };
        vec![Block::Paragraph(Paragraph {
            spans: vec![
                Span::bold(format!("{}. ", self.name(item))),
                Span::plain(format!("{count}. {}", self.say("text-note"))),
            ],
            style: Style::Body,
        })]
    }

    fn record_register(
        &self,
        item: &Item,
        exhibit: &Exhibit,
        fields: &[Field],
        named: &str,
        mut entries: Vec<Chosen<'_>>,
    ) -> Table {
        let is_column = |field: &&Field| {
            matches!(field.kind, FieldKind::Choice(_))
                && (exhibit.columns.is_empty()
                    || exhibit.columns.iter().any(|c| c == field.id.as_str()))
        };
        let columns: Vec<&Field> = fields.iter().filter(is_column).collect();
        // What has the same answer in the first column stands together.
        entries.sort_by_key(|(_, released)| {
            columns.first().map(|field| {
                let at = released
                    .choice(&field.id)
                    .and_then(|code| place(field, code.as_str()));
                at.unwrap_or(usize::MAX)
            })
        });
        let field = fields.iter().find(|field| field.id.as_str() == named);
        let name = field.map_or_else(String::new, |field| self.local(&field.label).to_owned());
        let mut heads = vec![name];
        heads.extend(
            columns
                .iter()
                .map(|field| self.local(&field.label).to_owned()),
        );
        let mut widths = vec![3.0];
        widths.extend(columns.iter().map(|_| 1.35));
        let mut table = self.register_table(item, heads, &widths, entries.len());
        table.rows = entries
            .into_iter()
            .map(|chosen| {
                let mut cells = vec![self.words_of(chosen, true)];
                cells.extend(
                    columns
                        .iter()
                        .map(|field| vec![Span::plain(self.chosen_in(field, chosen.1))]),
                );
                Row {
                    cells,
                    ..Row::default()
                }
            })
            .collect();
        table
    }

    fn word_register(&self, item: &Item, entries: &[Chosen<'_>]) -> Table {
        let heads = vec![self.say("register-words"), self.say("register-who")];
        let mut table = self.register_table(item, heads, &[4.0, 1.2], entries.len());
        table.named_rows = false;
        table.rows = entries
            .iter()
            .map(|chosen| Row {
                cells: vec![
                    self.words_of(*chosen, false),
                    vec![Span::plain(self.author(chosen.1))],
                ],
                ..Row::default()
            })
            .collect();
        table
    }

    fn register_table(
        &self,
        item: &Item,
        heads: Vec<String>,
        widths: &[f64],
        shown: usize,
    ) -> Table {
        let all = match self.figures(&item.id) {
            Some(Figures::Text { answered }) => *answered,
            Some(Figures::Records(records)) => records.records,
            _ => 0,
        };
        let note = self.say_with("register-note", &[("n", shown.into()), ("all", all.into())]);
        let column = |width: &f64| Column {
            width: Width::Share(*width),
            align: Align::Start,
        };
        Table {
            caption: vec![Span::bold(self.name(item))],
            columns: widths.iter().map(column).collect(),
            head: heads
                .into_iter()
                .map(|head| vec![Span::plain(head)])
                .collect(),
            rows: Vec::new(),
            named_rows: true,
            note: vec![Span::plain(note)],
            summary: self.name(item).to_owned(),
            anchor: None,
        }
    }

    /// Words in a cell: as they were written, after their translation where there is one.
    fn words_of(&self, (quote, released): Chosen<'_>, bold: bool) -> Vec<Span> {
        let original = original(quote, released);
        let foreign = |text: String| Span {
            text,
            language: Some(original.language.clone())
                .filter(|language| language != self.language().tag()),
            ..Span::default()
        };
        match self.translation(quote, &original) {
            Some(translation) => vec![
                Span {
                    text: format!("{} ", translation.text),
                    bold,
                    ..Span::default()
                },
                Span::plain(format!("{} ", self.translated_from(&original.language))),
                foreign(crate::text::isolate(&original.quoted())),
            ],
            None => vec![Span {
                bold,
                ..foreign(original.text.clone())
            }],
        }
    }

    /// What was chosen in a field of a released record.
    fn chosen_in(&self, field: &Field, released: &Released) -> String {
        let FieldKind::Choice(choices) = &field.kind else {
            return String::new();
        };
        let chosen = released.choice(&field.id);
        let choice = chosen.and_then(|code| choices.iter().find(|choice| choice.code == *code));
        choice.map_or_else(
            || self.say("table-not-given"),
            |choice| self.local(choice.short_or_label()).to_owned(),
        )
    }

    /// The page of what comes next: what participants intend, what is proposed. Nothing where
    /// neither has anything to say.
    pub(super) fn way_forward(&self, next: &WayForward, topics: &[Topic]) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(narrative) = &next.narrative {
            blocks.append(&mut self.narrative(narrative));
        }
        for exhibit in &next.exhibits {
            blocks.append(&mut self.exhibit(exhibit));
        }
        blocks.append(&mut self.quotes(&next.quotes));
        if !next.recommendations.is_empty() {
            blocks.push(topic_heading(self.say("proposals-heading")));
            for (number, recommendation) in (1_usize..).zip(&next.recommendations) {
                blocks.push(self.recommendation(number, recommendation, topics));
            }
        }
        if blocks.is_empty() {
            return blocks;
        }
        let name = self.say("way-heading");
        let heading = Heading {
            level: Level::Finding,
            text: match &next.title {
                Some(title) => self.narrative_line(title),
                None => name.clone(),
            },
            kicker: next.title.as_ref().map(|_| name.clone()),
            bookmark: Some(name),
            anchor: Some(WAY_FORWARD.to_owned()),
            listed: true,
        };
        blocks.insert(0, Block::Heading(heading));
        on_new_page(blocks)
    }

    fn recommendation(
        &self,
        number: usize,
        recommendation: &Recommendation,
        topics: &[Topic],
    ) -> Block {
        let mut paragraphs = self.narrative_lines(&recommendation.text);
        let mut facts = Vec::new();
        for (key, text) in [
            ("proposal-who", &recommendation.who),
            ("proposal-by", &recommendation.by),
        ] {
            facts.extend(text.iter().flat_map(|text| self.fact(key, text)));
        }
        if !facts.is_empty() {
            paragraphs.push(facts);
        }
        paragraphs.push(self.evidence(&recommendation.evidence, topics));
        Block::Callout(Callout {
            tone: Tone::Proposal,
            label: self.say_with("proposal-label", &[("n", number.into())]),
            paragraphs,
        })
    }

    fn fact(&self, key: &str, text: &LocalText) -> [Span; 2] {
        let label = self.say_with("label", &[("label", self.say(key).into())]);
        [
            Span::bold(format!("{label} ")),
            Span::plain(format!("{}  ", self.local(text))),
        ]
    }

    /// The pages on which something rests, or that it is the organisers' view.
    fn evidence(&self, evidence: &[Evidence], topics: &[Topic]) -> Vec<Span> {
        if evidence.is_empty() {
            return vec![Span::plain(self.say("proposal-view"))];
        }
        let label = self.say("proposal-evidence");
        let label = self.say_with("label", &[("label", label.into())]);
        let mut spans = vec![Span::bold(format!("{label} "))];
        for (index, evidence) in evidence.iter().enumerate() {
            if index > 0 {
                spans.push(Span::plain(self.join(&[String::new(), String::new()])));
            }
            let name = self
                .survey()
                .item(evidence.item.as_str())
                .map_or_else(String::new, |item| self.name(item).to_owned());
            spans.push(match page_of(evidence, topics) {
                Some(topic) => Span::reference(name, anchor(&topic.question)),
                None => Span::plain(name),
            });
        }
        spans
    }
}

/// The topic that shows the item on which something rests.
pub(super) fn page_of<'t>(evidence: &Evidence, topics: &'t [Topic]) -> Option<&'t Topic> {
    topics.iter().find(|topic| {
        let exhibits = topic.exhibits.iter();
        let shown = exhibits.flat_map(|exhibit| [Some(&exhibit.item), exhibit.with.as_ref()]);
        topic.question == evidence.item || shown.flatten().any(|item| *item == evidence.item)
    })
}

/// The words as they were written.
fn original(quote: &Quote, released: &Released) -> Passage {
    let language = quote
        .language
        .clone()
        .unwrap_or_else(|| released.language().tag().to_owned());
    Passage {
        text: released.text().to_owned(),
        direction: direction(&language, released.text()),
        language,
    }
}

/// The direction of words: that of their language, or of their first letter where the interface
/// does not know the language.
fn direction(language: &str, text: &str) -> Direction {
    if let Some(known) = Language::parse(language) {
        return known.direction();
    }
    // Hebrew, Arabic, Syriac and what lies between.
    let is_rtl = |c: char| ('\u{590}'..='\u{8ff}').contains(&c);
    match text.chars().find(|c| c.is_alphabetic()) {
        Some(first) if is_rtl(first) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

fn place(field: &Field, code: &str) -> Option<usize> {
    let FieldKind::Choice(choices) = &field.kind else {
        return None;
    };
    choices
        .iter()
        .position(|choice| choice.code.as_str() == code)
}
