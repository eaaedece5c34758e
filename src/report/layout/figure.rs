//! Drawings on a page, with caption and note.
//!
//! Must not know what a drawing shows.

use super::Setter;
use super::block::space_below;
use super::frame::Frame;
use super::strip::{Landmark, Strip, avoid_stragglers, keep_all};
use super::theme::FLOW;
use super::words::Look;
use crate::chart::scene::{Label, Mark, Scene, Turn};
use crate::report::document::{Align, Figure};
use crate::report::page::{Item, NodeId, Role};

/// A drawing is never higher than this share of a page, so that its words stand beside it.
const TALLEST: f64 = 0.8;

impl Setter<'_> {
    /// Sets a figure: caption, drawing and note, kept on one page.
    pub(super) fn figure(&mut self, figure: &Figure, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let scale = self.scale;
        let mut strips = Vec::new();
        if !figure.caption.is_empty() {
            let node = self.node(Role::Paragraph, parent);
            let look = Look::new(scale.small.emboldened(), self.language);
            strips.extend(self.lines(&figure.caption, look, frame, node));
            space_below(&mut strips, 6.0);
        }
        strips.push(self.drawing(&figure.scene, frame, parent));
        keep_all(&mut strips);
        if figure.note.is_empty() {
            if let Some(last) = strips.last_mut() {
                last.keep = false;
            }
        } else {
            let node = self.node(Role::Paragraph, parent);
            let look = Look::new(scale.note, self.language);
            let mut words = self.lines(&figure.note, look, frame, node);
            avoid_stragglers(&mut words);
            strips.extend(words);
        }
        if let Some(first) = strips.first_mut() {
            first.before = 6.0;
            first
                .landmarks
                .extend(figure.anchor.clone().map(Landmark::Anchor));
        }
        space_below(&mut strips, 14.0);
        strips
    }

    /// Sets the drawing alone, reduced where it is wider than the frame.
    pub(super) fn drawing(&mut self, scene: &Scene, frame: &Frame, parent: NodeId) -> Strip {
        let [left, top, right, bottom] = extent(scene);
        let (whole_width, whole_height) = (right - left, bottom - top);
        let fit = (frame.width / whole_width).min(FLOW * TALLEST / whole_height);
        let factor = fit.min(1.0) * self.reduction;
        let (width, height) = (whole_width * factor, whole_height * factor);
        let edge = frame.align(Align::Start, width);
        let node = self.node(Role::Figure, parent);
        let alt = [scene.title.as_str(), scene.alt.as_str()];
        let alt: Vec<&str> = alt
            .into_iter()
            .filter(|words| !words.trim().is_empty())
            .collect();
        self.nodes[node.0].alt = Some(alt.join(". "));
        self.nodes[node.0].bounds = Some([edge, 0.0, edge + width, height]);
        let origin = (edge - left * factor, -top * factor);
        let transfer = Transfer {
            factor,
            origin,
            language: &scene.language,
        };
        let mut items = vec![Item::Begin(node)];
        for mark in &scene.marks {
            transfer.draw(mark, &mut items);
        }
        items.push(Item::End);
        let landmarks = vec![Landmark::Drawing(node)];
        Strip {
            height,
            items,
            landmarks,
            after: 5.0,
            ..Strip::default()
        }
    }
}

/// The canvas of a drawing and all words on it: left, top, right, bottom. Words that stick out are
/// given room, so that they never leave the page.
fn extent(scene: &Scene) -> [f64; 4] {
    let mut edges = [0.0, 0.0, scene.width.max(1.0), scene.height.max(1.0)];
    for mark in &scene.marks {
        let Mark::Text(label) = mark else { continue };
        if label.turn != Turn::None {
            continue;
        }
        let (left, right) = label.span();
        edges[0] = edges[0].min(left);
        edges[1] = edges[1].min(label.y - label.size * 0.8);
        edges[2] = edges[2].max(right);
        edges[3] = edges[3].max(label.y + label.size * 0.3);
    }
    edges
}

/// From the drawing's own coordinates to those of the page.
struct Transfer<'a> {
    factor: f64,
    /// Where the drawing's own origin lies.
    origin: (f64, f64),
    language: &'a str,
}

impl Transfer<'_> {
    fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.origin.0 + x * self.factor,
            self.origin.1 + y * self.factor,
        )
    }

    fn draw(&self, mark: &Mark, items: &mut Vec<Item>) {
        match mark {
            Mark::Shape(shape) => items.push(Item::Shape(shape.placed(self.factor, self.origin))),
            Mark::Text(label) => self.label(label, items),
        }
    }

    fn label(&self, label: &Label, items: &mut Vec<Item>) {
        let (x, y) = self.point((label.x, label.y));
        let size = label.size * self.factor;
        let label = Label {
            x,
            y,
            size,
            ..label.clone()
        };
        let (colour, turn) = (label.colour, label.turn);
        for placed in label.runs(self.language) {
            items.push(Item::Run {
                x: placed.x,
                y: placed.y,
                run: placed.run,
                colour,
                turn,
            });
        }
    }
}
