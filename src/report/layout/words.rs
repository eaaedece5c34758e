//! Text in a frame: spans become lines, each a strip.
//!
//! Must not know of blocks; knows only spans, a look and a place.

use super::Setter;
use super::frame::Frame;
use super::strip::Strip;
use super::theme::{Type, rise};
use crate::chart::scene::{Colour, Turn};
use crate::report::document::{Align, Link, Span};
use crate::report::page::{Item, NodeId, Role};
use crate::text::{Direction, Fonts, Line, Piece, Run, Setting, Weight};

/// Where lines stand and what they look like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) letters: Type,
    pub(super) align: Align,
    pub(super) language: &'a str,
}

impl<'a> Look<'a> {
    /// Lines at the start side.
    pub(super) fn new(letters: Type, language: &'a str) -> Self {
        Self {
            letters,
            align: Align::Start,
            language,
        }
    }
}

/// What belongs to one span while its lines are made.
struct Voice<'a> {
    node: NodeId,
    colour: Colour,
    link: Option<&'a Link>,
    words: &'a str,
}

/// Distance from the top of a line to its baseline.
pub(super) fn baseline(letters: Type, direction: Direction) -> f64 {
    letters.leading / 2.0 + rise(direction) * letters.size
}

fn weight(bold: bool) -> Weight {
    if bold { Weight::Bold } else { Weight::Regular }
}

/// Breaks spans into lines that fit `width`. The mark of each run is the index of its span.
pub(super) fn break_spans(
    spans: &[Span],
    letters: Type,
    width: f64,
    direction: Direction,
    language: &str,
) -> Vec<Line> {
    let pieces: Vec<Piece<'_>> = spans
        .iter()
        .zip(0..)
        .map(|(span, mark)| Piece {
            text: &span.text,
            weight: weight(letters.bold || span.bold),
            mark,
        })
        .collect();
    let setting = Setting {
        size: letters.size,
        width,
        direction,
        language,
    };
    Fonts::embedded().paragraph(&pieces, &setting)
}

/// The narrowest part of `frame` in which a title takes no more lines than in the whole of it, so
/// that its last line is not a single word.
pub(super) fn balance(text: &str, letters: Type, frame: &Frame, language: &str) -> Frame {
    let spans = [Span::plain(text)];
    let count = |width: f64| break_spans(&spans, letters, width, frame.direction, language).len();
    let fewest = count(frame.width);
    let (mut narrow, mut wide) = (frame.width * 0.5, frame.width);
    while fewest > 1 && wide - narrow > 4.0 {
        let middle = f64::midpoint(narrow, wide);
        if count(middle) > fewest {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    frame.limited(wide)
}

impl Setter<'_> {
    /// Sets spans as the content of `node`, one strip a line.
    pub(super) fn lines(
        &mut self,
        spans: &[Span],
        look: Look<'_>,
        frame: &Frame,
        node: NodeId,
    ) -> Vec<Strip> {
        let letters = look.letters;
        let voices: Vec<Voice<'_>> = spans
            .iter()
            .map(|span| self.voice(span, letters, node))
            .collect();
        break_spans(spans, letters, frame.width, frame.direction, look.language)
            .into_iter()
            .map(|line| {
                let left = frame.align(look.align, line.width);
                let y = baseline(letters, frame.direction);
                let items = draw_line(&line, &voices, left, y, letters);
                Strip {
                    height: letters.leading,
                    items,
                    ..Strip::default()
                }
            })
            .collect()
    }

    /// Sets words in the language of the document.
    pub(super) fn plain_lines(
        &mut self,
        text: &str,
        letters: Type,
        frame: &Frame,
        node: NodeId,
    ) -> Vec<Strip> {
        let look = Look::new(letters, self.language);
        self.lines(&[Span::plain(text)], look, frame, node)
    }

    fn voice<'a>(&mut self, span: &'a Span, letters: Type, node: NodeId) -> Voice<'a> {
        let known = |link: &&Link| match link {
            Link::Anchor(name) => self.anchors.contains(name.as_str()),
            Link::Address(_) => true,
        };
        // A space alone has no words to say where it leads.
        let has_words = !span.text.trim().is_empty();
        let link = span.link.as_ref().filter(known).filter(|_| has_words);
        let foreign = span
            .language
            .as_ref()
            .filter(|tag| *tag != self.language)
            .cloned();
        let role = match (link, &foreign) {
            (Some(_), _) => Some(Role::Link),
            (None, Some(_)) => Some(Role::Span),
            (None, None) => None,
        };
        let node = role.map_or(node, |role| {
            let own = self.node(role, node);
            self.nodes[own.0].language = foreign;
            own
        });
        let colour = if link.is_some() {
            self.palette.highlight
        } else {
            letters.colour
        };
        Voice {
            node,
            colour,
            link,
            words: &span.text,
        }
    }
}

/// Draws a line. Runs of one span follow each other; the spans come in reading order, so that the
/// order of the content is that of the text in either direction.
fn draw_line(line: &Line, voices: &[Voice<'_>], left: f64, y: f64, letters: Type) -> Vec<Item> {
    let mut marks: Vec<u32> = line.runs.iter().map(|run| run.mark).collect();
    marks.sort_unstable();
    marks.dedup();
    let mut items = Vec::new();
    for mark in marks {
        let Some(voice) = voices.get(mark as usize) else {
            continue;
        };
        let runs: Vec<&Run> = line.runs.iter().filter(|run| run.mark == mark).collect();
        items.push(Item::Begin(voice.node));
        let (mut start, mut end) = (f64::INFINITY, f64::NEG_INFINITY);
        for run in runs {
            let x = left + run.x;
            (start, end) = (start.min(x), end.max(x + run.width));
            let (run, colour) = (run.clone(), voice.colour);
            items.push(Item::Run {
                x,
                y,
                run,
                colour,
                turn: Turn::None,
            });
        }
        items.push(Item::End);
        if let Some(target) = voice.link {
            let top = y - letters.size * 0.95;
            items.push(Item::Link {
                area: [start, top, end, y + letters.size * 0.3],
                target: target.clone(),
                words: voice.words.trim().to_owned(),
                node: voice.node,
            });
        }
    }
    items
}
