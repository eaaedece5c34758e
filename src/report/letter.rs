//! Invitations on paper: a letter a person, or cards to be laid on seats.
//!
//! Owns what stands on them and where. Must not know who is invited beyond the name on a letter, nor
//! how an invitation is made or used.

use fast_qr::{ECL, QRBuilder};

use super::document::{
    Block, Cell, Direction, Document, Figure, Furniture, Heading, Level, Link, List, Paragraph,
    Span, Style,
};
use crate::chart::scene::{Colour, Mark, Scene, Shape};
use crate::chart::theme::Palette;
use crate::i18n::Words;
use crate::language::LocalText;
use crate::survey::Survey;

/// The white that a QR code needs on each side, in modules (ISO/IEC 18004).
const QUIET: usize = 4;
/// Side of the code on a letter and on a card, in points.
const SIDES: [f64; 2] = [170.0, 98.0];
/// Cards beside each other, and under each other on a sheet.
const SHEET: [usize; 2] = [2, 3];

/// An invitation to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whose it is; empty on a card.
    pub name: String,
    /// Their delegation or table; may be empty.
    pub team: String,
    /// The whole address, for the code.
    pub address: String,
    /// The address as people type it.
    pub typed: String,
}

/// What all letters of an act have in common.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    /// The survey to which is invited.
    pub survey: &'a Survey,
    /// The words of the letters' language.
    pub words: &'a Words,
    /// How long it takes and until when it is open.
    pub facts: &'a [String],
    /// The day on which they are made.
    pub issued: jiff::civil::Date,
}

impl Occasion<'_> {
    fn local<'t>(&self, text: &'t LocalText) -> &'t str {
        text.get(self.words.language())
    }

    fn document(&self, kind: &str, blocks: Vec<Block>) -> Document {
        let event = self.local(&self.survey.event.name);
        let title = self.local(&self.survey.title);
        Document {
            title: format!("{}: {title}", self.words.say(kind)),
            author: self.local(&self.survey.event.organisers).to_owned(),
            subject: title.to_owned(),
            language: self.words.language().tag().to_owned(),
            direction: self.words.language().direction(),
            issued: self.issued,
            palette: Palette::NEUTRAL,
            furniture: Furniture {
                header: event.to_owned(),
                footer: self.words.say("letter-foot"),
                folio: String::new(),
                mark: None,
                unfold: String::new(),
            },
            blocks,
        }
    }

    fn event_line(&self) -> String {
        let event = &self.survey.event;
        self.words.say_with(
            "event-line",
            &[
                ("event", self.local(&event.name).into()),
                ("place", self.local(&event.place).into()),
                ("day", self.words.date(event.date).into()),
            ],
        )
    }

    fn letter(&self, letter: &Letter) -> Vec<Block> {
        let words = self.words;
        let organisers = self.local(&self.survey.event.organisers);
        let people = self.survey.privacy.threshold;
        let promises = [
            words.say("letter-anonymous"),
            words.say("promise-voluntary"),
            words.say_with("promise-groups", &[("people", people.into())]),
            words.say("letter-once"),
        ];
        let mut name = vec![Span::bold(&letter.name)];
        if !letter.team.is_empty() {
            name.push(Span::plain(format!(" · {}", letter.team)));
        }
        vec![
            Block::Paragraph(Paragraph {
                spans: name,
                style: Style::Lead,
            }),
            Block::Heading(Heading {
                bookmark: Some(letter.name.clone()),
                ..Heading::plain(Level::Part, self.local(&self.survey.title))
            }),
            Block::Paragraph(Paragraph::plain(Style::Note, self.event_line())),
            Block::Paragraph(Paragraph::plain(
                Style::Lead,
                words.say_with("letter-text", &[("organisers", organisers.into())]),
            )),
            Block::Paragraph(Paragraph::plain(Style::Body, self.facts.join(" · "))),
            self.code(letter, SIDES[0]),
            Block::Paragraph(Paragraph::plain(Style::Body, words.say("letter-scan"))),
            self.address(letter),
            Block::List(List {
                numbered: false,
                items: promises.map(|text| vec![Span::plain(text)]).into(),
            }),
        ]
    }

    fn card(&self, letter: &Letter) -> Vec<Block> {
        vec![
            Block::Heading(Heading {
                listed: false,
                ..Heading::plain(Level::Topic, self.local(&self.survey.title))
            }),
            self.code(letter, SIDES[1]),
            self.address(letter),
            Block::Paragraph(Paragraph::plain(Style::Note, self.words.say("card-text"))),
        ]
    }

    /// The address to be typed, from left to right in every language.
    fn address(&self, letter: &Letter) -> Block {
        let typed = match self.words.language().direction() {
            Direction::Ltr => letter.typed.clone(),
            Direction::Rtl => format!("\u{2066}{}\u{2069}", letter.typed),
        };
        let span = Span {
            link: Some(Link::Address(letter.address.clone())),
            ..Span::bold(typed)
        };
        Block::Paragraph(Paragraph {
            spans: vec![span],
            style: Style::Body,
        })
    }

    /// The code that opens the invitation, `side` points wide.
    fn code(&self, letter: &Letter, side: f64) -> Block {
        let language = self.words.language();
        let mut scene = Scene::new(side, side, language.tag(), language.direction());
        scene.title = self.words.say("letter-code");
        // An address of the service is far shorter than what a code can hold.
        if let Ok(code) = QRBuilder::new(letter.address.as_str()).ecl(ECL::M).build() {
            let module = side / (code.size + 2 * QUIET) as f64;
            for (y, row) in code.data.chunks(code.size).take(code.size).enumerate() {
                let mut x = 0;
                for run in row.chunk_by(|a, b| a.value() == b.value()) {
                    if run[0].value() {
                        scene.marks.push(Mark::Shape(Shape::Rect {
                            x: (x + QUIET) as f64 * module,
                            y: (y + QUIET) as f64 * module,
                            width: run.len() as f64 * module,
                            height: module,
                            fill: Some(Colour::BLACK),
                            stroke: None,
                        }));
                    }
                    x += run.len();
                }
            }
        }
        Block::Figure(Box::new(Figure {
            scene,
            narrow: None,
            caption: Vec::new(),
            note: Vec::new(),
            tables: Vec::new(),
            anchor: None,
        }))
    }
}

/// A letter a page.
pub fn compose_letters(occasion: &Occasion<'_>, letters: &[Letter]) -> Document {
    let pages: Vec<Vec<Block>> = letters.iter().map(|each| occasion.letter(each)).collect();
    occasion.document("letters", pages.join(&Block::PageBreak))
}

/// Cards without names, six a sheet.
pub fn compose_cards(occasion: &Occasion<'_>, cards: &[Letter]) -> Document {
    let [beside, below] = SHEET;
    let sheets: Vec<Vec<Block>> = cards
        .chunks(beside * below)
        .map(|sheet| {
            let rows = sheet.chunks(beside).map(|row| {
                let cells = row.iter().map(|card| Cell {
                    columns: 12 / beside as u8,
                    blocks: occasion.card(card),
                });
                Block::Row(cells.collect())
            });
            let rows: Vec<Vec<Block>> = rows.map(|row| vec![row]).collect();
            rows.join(&Block::Space(10.0))
        })
        .collect();
    occasion.document("cards", sheets.join(&Block::PageBreak))
}
