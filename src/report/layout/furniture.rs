//! Heads and feet, drawn when the number of pages is known.
//!
//! Must not know what stands between them.

use super::frame::Frame;
use super::theme::{BLOCK, HAIRLINE, MARGIN, Type, scale};
use super::words::baseline;
use crate::chart::scene::{Colour, Shape, Stroke, Turn};
use crate::report::document::{Align, Document};
use crate::report::page::{Artifact, Item, PAGE_HEIGHT, Page};
use crate::text::{Fonts, Piece, Setting, Weight};

/// Top of the line of words at the head.
const HEAD: f64 = 32.0;
/// Top of the line of words at the foot.
const FOOT: f64 = PAGE_HEIGHT - 46.0;
/// Least distance between words that share a line.
const APART: f64 = 18.0;

/// Draws heads and feet on all pages. A cover bears no head but the mark.
pub(super) fn furnish(pages: &mut [Page], document: &Document, cover: bool) {
    let total = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let bare = cover && index == 0;
        let items = draw(document, index + 1, total, bare);
        page.items.push(Item::BeginArtifact(Artifact::Pagination));
        page.items.extend(items);
        page.items.push(Item::End);
    }
}

fn draw(document: &Document, number: usize, total: usize, bare: bool) -> Vec<Item> {
    let words = &document.furniture;
    let frame = Frame {
        left: MARGIN,
        width: BLOCK,
        direction: document.direction,
    };
    let palette = &document.palette;
    let letters = scale(document.direction, palette).furniture;
    let line = Words {
        language: &document.language,
        letters,
        frame,
    };
    let mut items = Vec::new();
    let mut room = frame.width;
    if let Some(mark) = &words.mark {
        let colour = if bare { Colour::WHITE } else { palette.alert };
        let letters = letters.coloured(colour).emboldened();
        let width = line.draw(mark, letters, Align::End, HEAD, room, &mut items);
        room -= width + APART;
    }
    if !bare {
        line.draw(&words.header, letters, Align::Start, HEAD, room, &mut items);
        items.push(rule(&frame, HEAD + letters.leading + 5.0, palette.grid));
    }
    items.push(rule(&frame, FOOT - 6.0, palette.grid));
    let folio = words.folio.replace("{pages}", &total.to_string());
    let folio = folio.replace("{page}", &number.to_string());
    let width = line.draw(&folio, letters, Align::End, FOOT, frame.width, &mut items);
    let room = frame.width - width - APART;
    line.draw(&words.footer, letters, Align::Start, FOOT, room, &mut items);
    items
}

fn rule(frame: &Frame, y: f64, colour: Colour) -> Item {
    let points = vec![(frame.left, y), (frame.left + frame.width, y)];
    let stroke = Some(Stroke::solid(colour, HAIRLINE));
    Item::Shape(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke,
    })
}

struct Words<'a> {
    language: &'a str,
    letters: Type,
    frame: Frame,
}

impl Words<'_> {
    /// Draws one line, shortened to `room`; returns its width.
    fn draw(
        &self,
        text: &str,
        letters: Type,
        align: Align,
        top: f64,
        room: f64,
        items: &mut Vec<Item>,
    ) -> f64 {
        let weight = if letters.bold {
            Weight::Bold
        } else {
            Weight::Regular
        };
        let fonts = Fonts::embedded();
        let direction = self.frame.direction;
        let setting = Setting {
            size: letters.size,
            width: room.max(1.0),
            direction,
            language: self.language,
        };
        let shown = fonts.wrap_within(text, weight, &setting, 1).concat();
        let piece = Piece {
            text: &shown,
            weight,
            mark: 0,
        };
        let setting = Setting {
            width: f64::INFINITY,
            ..setting
        };
        let Some(line) = fonts.paragraph(&[piece], &setting).into_iter().next() else {
            return 0.0;
        };
        let left = self.frame.align(align, line.width);
        let y = top + baseline(self.letters, direction);
        for run in line.runs {
            let (x, colour) = (left + run.x, letters.colour);
            items.push(Item::Run {
                x,
                y,
                run,
                colour,
                turn: Turn::None,
            });
        }
        line.width
    }
}
