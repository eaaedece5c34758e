//! The survey as a form on paper, from the same definition as the form on the phone.
//!
//! Owns how each kind of item is put to somebody with a pen: what a screen does by itself (leaving
//! out what does not apply, repeating rows) is said in words. Must not know of answers.

use std::collections::BTreeMap;

use super::document::{
    Align, Answer, Block, Column, Document, Furniture, Heading, Level, List, Paragraph, Row,
    RowKind, Span, Style, Table, Tick, Width,
};
use crate::chart::theme::Palette;
use crate::i18n::Words;
use crate::id::{Code, DK, ItemId};
use crate::language::LocalText;
use crate::survey::routing::Condition;
use crate::survey::{Choice, Field, FieldKind, Item, Kind, Rows, Scale, Survey};

/// Lines to write on for a short and for a long answer.
const LINES: [usize; 2] = [1, 4];

/// The most boxes that a field of a record has.
const MOST_BOXES: usize = 9;

/// The form of `survey` in the language of `words`, which must be one of the survey's.
pub fn compose_questionnaire(survey: &Survey, words: &Words) -> Document {
    let sheet = Sheet::new(survey, words);
    let title = sheet.local(&survey.title).to_owned();
    let furniture = Furniture {
        header: sheet.local(&survey.event.name).to_owned(),
        footer: words.say_with("questionnaire-footer", &[("title", title.as_str().into())]),
        folio: words.say("folio"),
        mark: None,
        unfold: String::new(),
    };
    Document {
        title: format!("{}: {title}", words.say("questionnaire")),
        author: sheet.local(&survey.event.organisers).to_owned(),
        subject: title,
        language: words.language().tag().to_owned(),
        direction: words.language().direction(),
        issued: survey.event.date,
        palette: Palette::NEUTRAL,
        furniture,
        blocks: sheet.blocks(),
    }
}

/// What stands on the form.
pub(super) fn questionnaire_blocks(survey: &Survey, words: &Words) -> Vec<Block> {
    Sheet::new(survey, words).blocks()
}

/// "Only if …": `condition` in the language of `words`. Questions are named by their numbers, which
/// count the items that ask something, from 1.
pub fn tell_condition(survey: &Survey, words: &Words, condition: &Condition) -> String {
    Sheet::new(survey, words).only_if(condition)
}

struct Sheet<'a> {
    survey: &'a Survey,
    words: &'a Words,
    /// The numbers of the questions.
    numbers: BTreeMap<&'a ItemId, usize>,
}

impl<'a> Sheet<'a> {
    fn new(survey: &'a Survey, words: &'a Words) -> Self {
        let asked = survey.items().filter(|item| item.is_asked());
        let numbers = asked.zip(1..).map(|(item, number)| (&item.id, number));
        Self {
            survey,
            words,
            numbers: numbers.collect(),
        }
    }

    fn local<'t>(&self, text: &'t LocalText) -> &'t str {
        text.get(self.words.language())
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = self.head();
        for page in &self.survey.pages {
            let title = Heading::plain(Level::Finding, self.local(&page.title));
            blocks.push(Block::Heading(title));
            if let Some(condition) = &page.show_if {
                blocks.push(note(self.only_if(condition)));
            }
            for item in &page.items {
                blocks.extend(self.item(item));
            }
        }
        blocks
    }

    /// What the welcome page says, as far as it holds on paper.
    fn head(&self) -> Vec<Block> {
        let Survey { event, privacy, .. } = self.survey;
        let line = self.words.say_with(
            "event-line",
            &[
                ("event", self.local(&event.name).into()),
                ("place", self.local(&event.place).into()),
                ("day", self.words.date(event.date).into()),
            ],
        );
        let mut blocks = vec![
            Block::Heading(Heading::plain(Level::Part, self.local(&self.survey.title))),
            note(line),
        ];
        let welcome = self.survey.welcome.iter();
        let paragraphs = welcome.flat_map(|text| self.local(text).split("\n\n"));
        blocks.extend(
            paragraphs
                .map(str::trim)
                .filter(|t| !t.is_empty())
                .map(|text| Block::Paragraph(Paragraph::plain(Style::Body, text))),
        );
        let mut promises = vec![
            self.words.say("promise-voluntary"),
            self.words.say("questionnaire-anonymous"),
            self.words
                .say_with("promise-groups", &[("people", privacy.threshold.into())]),
        ];
        if privacy.quote.is_some() {
            promises.push(self.words.say("promise-quotes"));
        }
        promises.push(self.words.say("questionnaire-final"));
        if let Some(day) = privacy.delete_on {
            let day = self.words.date(day);
            promises.push(
                self.words
                    .say_with("promise-deleted", &[("day", day.into())]),
            );
        }
        if !privacy.contact.is_empty() {
            let contact = [("contact", privacy.contact.as_str().into())];
            promises.push(self.words.say_with("promise-contact", &contact));
        }
        blocks.push(Block::List(List {
            numbered: false,
            items: promises
                .into_iter()
                .map(|text| vec![Span::plain(text)])
                .collect(),
        }));
        blocks
    }

    fn item(&self, item: &Item) -> Vec<Block> {
        let text = self.local(&item.text);
        let mut paragraphs = text.split("\n\n").map(str::trim);
        let Some(number) = self.numbers.get(&item.id) else {
            return paragraphs
                .map(|text| Block::Paragraph(Paragraph::plain(Style::Body, text)))
                .collect();
        };
        let question = self.words.say_with(
            "questionnaire-question",
            &[
                ("number", number.to_string().into()),
                ("question", paragraphs.next().unwrap_or_default().into()),
            ],
        );
        let mut blocks = vec![Block::Heading(Heading {
            listed: false,
            ..Heading::plain(Level::Topic, question)
        })];
        blocks.extend(paragraphs.map(|more| aside(more.to_owned())));
        // What a gate adds to the question is about sending from a screen; for paper the promises
        // stand above it.
        let hint = item.hint.as_ref().filter(|_| !is_gate(item));
        let hint = hint.map(|hint| self.local(hint).to_owned());
        let notes = item.show_if.iter().map(|condition| self.only_if(condition));
        for note in notes.chain(self.instruction(item)).chain(hint) {
            blocks.push(aside(note));
        }
        blocks.extend(self.place(item));
        blocks
    }

    /// How to answer.
    fn instruction(&self, item: &Item) -> Option<String> {
        let up_to = |key, max: usize| Some(self.words.say_with(key, &[("max", max.into())]));
        match &item.kind {
            Kind::Single { choices } if choices.len() > 1 => up_to("choose-up-to", 1),
            Kind::Multiple { max: Some(max), .. } => up_to("choose-up-to", *max),
            Kind::Multiple { max: None, .. } => Some(self.words.say("choose-all")),
            Kind::Ranking { top, .. } => up_to("questionnaire-rank", *top),
            Kind::Matrix { rows, .. } => Some(match rows {
                Rows::Fixed(_) => self.words.say("questionnaire-row"),
                Rows::Carried(source) => self.with_number("questionnaire-carried", source),
                Rows::OpenAnswers => self.words.say("questionnaire-open"),
            }),
            Kind::Records { max, .. } => up_to("records-up-to", *max),
            Kind::Single { .. } | Kind::Text { .. } | Kind::Statement => None,
        }
    }

    /// Where the answer goes.
    fn place(&self, item: &Item) -> Vec<Block> {
        match &item.kind {
            // Places of a ranking are written into the boxes as numbers.
            Kind::Single { choices }
            | Kind::Multiple { choices, .. }
            | Kind::Ranking { choices, .. } => {
                vec![Block::Answer(self.ticks(choices, item.dk))]
            }
            Kind::Matrix { scale, .. } => vec![self.grid(item, scale)],
            Kind::Text { long, .. } => vec![lines(*long)],
            Kind::Records { fields, max } => {
                let records = (1..=*max).flat_map(|index| self.record(fields, index, *max));
                records.chain(self.lists(fields)).collect()
            }
            Kind::Statement => Vec::new(),
        }
    }

    fn ticks(&self, choices: &[Choice], dk: bool) -> Answer {
        let mut choices: Vec<&Choice> = choices.iter().collect();
        choices.sort_by_key(|choice| (choice.exclusive, choice.other));
        let mut ticks: Vec<Tick> = choices
            .into_iter()
            .map(|choice| Tick {
                label: self.label(choice),
                write_in: choice.other,
                apart: choice.exclusive,
            })
            .collect();
        if dk {
            ticks.push(Tick {
                label: self.words.say("answer-dk"),
                write_in: false,
                apart: true,
            });
        }
        Answer::Boxes(ticks)
    }

    fn label(&self, choice: &Choice) -> String {
        let label = self.local(&choice.label);
        if choice.other {
            let which = self.words.say("other-which");
            let named = [("choice", label.into()), ("words", which.into())];
            return self.words.say_with("other-said", &named);
        }
        label.to_owned()
    }

    fn grid(&self, item: &Item, scale: &Scale) -> Block {
        let mut heads: Vec<String> = scale
            .points
            .iter()
            .map(|point| self.local(&point.label).to_owned())
            .collect();
        if item.dk {
            heads.push(self.words.say("answer-dk"));
        }
        let points = heads.len();
        let mut columns = vec![Column {
            width: Width::Share(3.0),
            align: Align::Start,
        }];
        columns.extend((0..points).map(|_| Column {
            width: Width::Share(1.0),
            align: Align::Centre,
        }));
        let mut head = vec![Vec::new()];
        head.extend(heads.into_iter().map(|head| vec![Span::plain(head)]));
        let rows = self.survey.possible_rows(item);
        Block::Table(Table {
            caption: Vec::new(),
            columns,
            head,
            rows: rows.iter().map(|row| self.grid_row(item, row)).collect(),
            named_rows: true,
            note: Vec::new(),
            summary: self.local(item.short_or_text()).to_owned(),
            anchor: None,
        })
    }

    fn grid_row(&self, item: &Item, row: &Choice) -> Row {
        let mut label = self.local(&row.label).to_owned();
        let number = self.numbers.get(&ItemId::new(row.code.as_str()));
        let open = matches!(
            &item.kind,
            Kind::Matrix {
                rows: Rows::OpenAnswers,
                ..
            }
        );
        if let Some(number) = number.filter(|_| open) {
            let numbered = [
                ("number", number.to_string().into()),
                ("question", label.into()),
            ];
            label = self.words.say_with("questionnaire-question", &numbered);
        }
        Row {
            kind: RowKind::Boxes,
            cells: vec![vec![Span::plain(label)]],
        }
    }

    fn record(&self, fields: &[Field], index: usize, max: usize) -> Vec<Block> {
        let title = [("index", index.into()), ("max", max.into())];
        let mut blocks = Vec::new();
        if max > 1 {
            blocks.push(aside(self.words.say_with("record", &title)));
        }
        for field in fields {
            let label = Paragraph {
                spans: vec![Span::bold(self.local(&field.label))],
                style: Style::Question,
            };
            blocks.push(Block::Paragraph(label));
            blocks.push(match &field.kind {
                FieldKind::Text { long, .. } => lines(*long),
                FieldKind::Choice(choices) if is_listed(choices) => {
                    Block::Answer(Answer::Labelled(vec![self.words.say("questionnaire-pick")]))
                }
                FieldKind::Choice(choices) => Block::Answer(self.ticks(choices, false)),
            });
        }
        blocks
    }

    /// The choices that would fill a page if every record repeated them.
    fn lists(&self, fields: &[Field]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for field in fields {
            let FieldKind::Choice(choices) = &field.kind else {
                continue;
            };
            if !is_listed(choices) {
                continue;
            }
            let label = [("question", self.local(&field.label).into())];
            blocks.push(aside(self.words.say_with("questionnaire-list", &label)));
            let labels = choices.iter().map(|choice| self.local(&choice.label));
            blocks.push(Block::List(List {
                numbered: false,
                items: labels.map(|label| vec![Span::plain(label)]).collect(),
            }));
        }
        blocks
    }

    /// "Only if …".
    fn only_if(&self, condition: &Condition) -> String {
        let condition = self.condition(condition, false);
        let condition = [("condition", condition.into())];
        self.words.say_with("questionnaire-if", &condition)
    }

    /// A condition as part of a sentence; `not` turns it round.
    fn condition(&self, condition: &Condition, not: bool) -> String {
        match condition {
            Condition::Chosen(item, codes) => {
                let choices: Vec<String> =
                    codes.iter().map(|code| self.quoted(item, code)).collect();
                let key = if not {
                    "condition-not-chosen"
                } else {
                    "condition-chosen"
                };
                let said = [
                    ("number", self.number(item).into()),
                    ("choices", self.joined(&choices, "condition-or").into()),
                ];
                self.words.say_with(key, &said)
            }
            Condition::Answered(item) => {
                let key = if not {
                    "condition-not-answered"
                } else {
                    "condition-answered"
                };
                self.with_number(key, item)
            }
            Condition::Not(inner) => self.condition(inner, !not),
            Condition::All(parts) | Condition::Any(parts) => {
                let all = matches!(condition, Condition::All(_)) != not;
                let parts: Vec<String> = parts.iter().map(|p| self.condition(p, not)).collect();
                self.joined(&parts, if all { "condition-and" } else { "condition-or" })
            }
        }
    }

    /// Parts with the word of `key` between each two.
    fn joined(&self, parts: &[String], key: &str) -> String {
        let mut parts = parts.iter().cloned();
        let first = parts.next().unwrap_or_default();
        parts.fold(first, |before, next| {
            let both = [("before", before.into()), ("next", next.into())];
            self.words.say_with(key, &both)
        })
    }

    fn quoted(&self, item: &ItemId, code: &Code) -> String {
        let label = [("text", self.choice(item, code).into())];
        self.words.say_with("quoted", &label)
    }

    fn choice(&self, item: &ItemId, code: &Code) -> String {
        if code.as_str() == DK {
            return self.words.say("answer-dk");
        }
        let item = self.survey.item(item.as_str());
        let choice = item.and_then(|item| item.choice(code.as_str()));
        choice.map_or_else(|| code.to_string(), |c| self.local(&c.label).to_owned())
    }

    fn number(&self, item: &ItemId) -> String {
        self.numbers
            .get(item)
            .map_or_else(String::new, ToString::to_string)
    }

    fn with_number(&self, key: &str, item: &ItemId) -> String {
        self.words
            .say_with(key, &[("number", self.number(item).into())])
    }
}

/// Whether an item is the consent that lets a respondent in.
fn is_gate(item: &Item) -> bool {
    item.required && item.choices().len() == 1
}

/// Whether a field of a record has more choices than every record can repeat.
fn is_listed(choices: &[Choice]) -> bool {
    choices.len() > MOST_BOXES
}

fn lines(long: bool) -> Block {
    Block::Answer(Answer::Lines(LINES[usize::from(long)]))
}

fn note(text: String) -> Block {
    Block::Paragraph(Paragraph::plain(Style::Note, text))
}

/// A line that stays with what follows it.
fn aside(text: String) -> Block {
    Block::Paragraph(Paragraph::plain(Style::Question, text))
}
