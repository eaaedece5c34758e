//! Places to answer by hand: boxes to tick and lines to write on.
//!
//! What is drawn for a pen is no content, so it is an artifact; the words beside it are read. Must
//! not know what is asked.

use super::Setter;
use super::block::space_below;
use super::frame::Frame;
use super::strip::{Strip, keep_all, merge};
use super::theme::{GAP, HAIRLINE};
use super::words::{Look, break_spans};
use crate::chart::scene::{Colour, Shape, Stroke};
use crate::report::document::{Answer, Span, Tick};
use crate::report::page::{Artifact, Item, NodeId, Role};

/// Side of a box to tick.
pub(super) const BOX: f64 = 9.0;
/// From a box to its words.
const BOX_GAP: f64 = 7.0;
/// So many short choices stand in two columns.
const MANY: usize = 6;
/// Height of a line to write on: a comfortable hand needs about eight millimetres.
const HAND: f64 = 23.0;
/// Width of the label of a line to write on.
const LABEL: f64 = 110.0;

impl Setter<'_> {
    /// Sets the place for an answer.
    pub(super) fn answer(&mut self, answer: &Answer, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let mut strips = match answer {
            Answer::Boxes(boxes) => self.boxes(boxes, frame, parent),
            Answer::Labelled(labels) => self.labelled(labels, frame, parent),
            Answer::Lines(count) => (0..*count)
                .map(|_| ruled(frame, self.palette.muted))
                .collect(),
        };
        // A question answered on two sheets is a question half answered.
        keep_all(&mut strips);
        if let Some(last) = strips.last_mut() {
            last.keep = false;
        }
        space_below(&mut strips, GAP);
        strips
    }

    /// Boxes under each other; the first ones in two columns where there are many short ones.
    fn boxes(&mut self, ticks: &[Tick], frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let list = self.node(Role::List, parent);
        let halves = frame.split(&[6, 6]);
        let plain = ticks
            .iter()
            .take_while(|tick| !tick.write_in && !tick.apart);
        let plain: Vec<&Tick> = plain.collect();
        let are_short = plain
            .iter()
            .all(|tick| self.is_line(&tick.label, &beside(&halves[0])));
        let paired = if plain.len() >= MANY && are_short {
            plain.len()
        } else {
            0
        };
        let (first, second) = ticks[..paired].split_at(paired.div_ceil(2));
        let [mut left, right] = [(first, 0), (second, 1)].map(|(ticks, column)| {
            let set = ticks
                .iter()
                .map(|tick| merge(self.tick(tick, &halves[column], list)));
            set.collect::<Vec<Strip>>()
        });
        for (line, other) in left.iter_mut().zip(right) {
            line.overlay(other, 0.0);
        }
        for tick in &ticks[paired..] {
            left.extend(self.tick(tick, frame, list));
        }
        left
    }

    /// Whether `words` fit on one line.
    fn is_line(&self, words: &str, frame: &Frame) -> bool {
        let spans = [Span::plain(words)];
        let letters = self.scale.body;
        break_spans(&spans, letters, frame.width, frame.direction, self.language).len() == 1
    }

    fn tick(&mut self, tick: &Tick, frame: &Frame, list: NodeId) -> Vec<Strip> {
        let item = self.node(Role::ListItem, list);
        let body = self.node(Role::ListBody, item);
        let look = Look::new(self.scale.body, self.language);
        let words = beside(frame);
        let mut lines = self.lines(&[Span::plain(&tick.label)], look, &words, body);
        if let Some(first) = lines.first_mut() {
            let y = (first.height - BOX) / 2.0;
            first
                .items
                .extend(square(frame.at(0.0, BOX), y, self.palette.ink));
            first.before = if tick.apart { 7.0 } else { 0.0 };
        }
        if tick.write_in {
            lines.push(ruled(&words, self.palette.muted));
        }
        space_below(&mut lines, 2.5);
        lines
    }

    fn labelled(&mut self, labels: &[String], frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let mut strips = Vec::new();
        for label in labels {
            let node = self.node(Role::Paragraph, parent);
            let place = frame.part(0.0, LABEL);
            let lines = self.plain_lines(label, self.scale.small, &place, node);
            let rest = frame.inset(LABEL + BOX_GAP, 0.0);
            let mut strip = ruled(&rest, self.palette.muted);
            let height: f64 = lines.iter().map(|line| line.height).sum();
            let mut y = strip.height - height;
            if y < 0.0 {
                strip = Strip::blank(height);
                strip.draw_rule(&rest, height - HAIRLINE, HAIRLINE, self.palette.muted);
                y = 0.0;
            }
            for line in lines {
                let below = line.height;
                strip.overlay(line, y);
                y += below;
            }
            strips.push(strip);
        }
        strips
    }
}

/// The band for the words beside a box.
fn beside(frame: &Frame) -> Frame {
    frame.inset(BOX + BOX_GAP, 0.0)
}

/// A line to write on.
fn ruled(frame: &Frame, colour: Colour) -> Strip {
    let mut strip = Strip::blank(HAND);
    strip.draw_rule(frame, HAND - HAIRLINE, HAIRLINE, colour);
    strip
}

/// A box to tick.
pub(super) fn square(x: f64, y: f64, colour: Colour) -> [Item; 3] {
    let outline = Shape::Rect {
        x,
        y,
        width: BOX,
        height: BOX,
        fill: None,
        stroke: Some(Stroke::solid(colour, 0.8)),
    };
    [
        Item::BeginArtifact(Artifact::Layout),
        Item::Shape(outline),
        Item::End,
    ]
}
