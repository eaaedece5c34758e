//! Strips: what is drawn at one height and never divided, and how strips are stacked.
//!
//! Must not know of pages.

use std::rc::Rc;

use super::frame::Frame;
use crate::chart::scene::{Colour, Shape, Stroke};
use crate::report::page::{Artifact, Item, NodeId};

/// Something drawn, as high as it is and never divided. X is on paper, y from its own top.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// Height in points.
    pub(super) height: f64,
    /// What is drawn.
    pub(super) items: Vec<Item>,
    /// White space wanted above; dropped at the head of a page.
    pub(super) before: f64,
    /// White space wanted below.
    pub(super) after: f64,
    /// Whether the next strip must stand on the same page.
    pub(super) keep: bool,
    /// What is drawn again above this strip when it begins a page.
    pub(super) running: Option<Rc<Strip>>,
    /// Places in it that links, the outline and the contents lead to.
    pub(super) landmarks: Vec<Landmark>,
}

/// A place that something leads to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Landmark {
    /// The target of a link.
    Anchor(String),
    /// A line of the outline.
    Bookmark {
        depth: u8,
        title: String,
        node: NodeId,
    },
    /// A line of the contents, by its number.
    Entry(usize),
    /// A drawing, whose box is known once it stands on a page.
    Drawing(NodeId),
}

/// What a flow is made of.
#[derive(Debug)]
pub(super) enum Piece {
    /// Drawn here.
    Strip(Strip),
    /// Flows side by side.
    Row(Vec<Vec<Piece>>),
    /// Drawn at the foot of the page.
    Foot(Strip),
    /// The page ends.
    Break,
}

impl Strip {
    /// White space.
    pub(super) fn blank(height: f64) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    /// A rule across `frame`, in the middle of its thickness.
    pub(super) fn rule(frame: &Frame, width: f64, colour: Colour) -> Self {
        let mut strip = Self::blank(width);
        strip.draw_rule(frame, width / 2.0, width, colour);
        strip
    }

    /// Adds a horizontal rule at `y`.
    pub(super) fn draw_rule(&mut self, frame: &Frame, y: f64, width: f64, colour: Colour) {
        let points = vec![(frame.left, y), (frame.left + frame.width, y)];
        let stroke = Some(Stroke::solid(colour, width));
        self.items.extend([
            Item::BeginArtifact(Artifact::Layout),
            Item::Shape(Shape::Path {
                points,
                closed: false,
                fill: None,
                stroke,
            }),
            Item::End,
        ]);
    }

    /// Puts a coloured ground of the strip's height under everything else.
    pub(super) fn underlay(&mut self, frame: &Frame, colour: Colour) {
        let ground = Item::Shape(Shape::Rect {
            x: frame.left,
            y: 0.0,
            width: frame.width,
            height: self.height,
            fill: Some(colour),
            stroke: None,
        });
        let ground = [Item::BeginArtifact(Artifact::Background), ground, Item::End];
        self.items.splice(0..0, ground);
    }

    /// Adds what `other` draws, lowered by `by`.
    pub(super) fn overlay(&mut self, other: Strip, by: f64) {
        self.items
            .extend(other.items.into_iter().map(|item| item.lowered(by)));
        self.landmarks.extend(other.landmarks);
    }

    /// The strip as an artifact: what it draws has been read already.
    pub(super) fn unread(&self) -> Self {
        let mut items = vec![Item::BeginArtifact(Artifact::Layout)];
        items.extend(self.items.iter().filter(|item| item.is_drawn()).cloned());
        items.push(Item::End);
        Self {
            height: self.height,
            items,
            ..Self::default()
        }
    }
}

/// Strips under each other as one that is never divided.
pub(super) fn merge(strips: Vec<Strip>) -> Strip {
    let mut whole = Strip::default();
    let mut gap = 0.0_f64;
    for (index, strip) in strips.into_iter().enumerate() {
        let above = if index == 0 {
            0.0
        } else {
            gap.max(strip.before)
        };
        if index == 0 {
            whole.before = strip.before;
        }
        gap = strip.after;
        let top = whole.height + above;
        whole.height = top + strip.height;
        whole.keep = strip.keep;
        whole.overlay(strip, top);
    }
    whole.after = gap;
    whole
}

/// Height of strips under each other.
pub(super) fn stacked_height(strips: &[Strip]) -> f64 {
    let mut height = 0.0;
    let mut gap = 0.0_f64;
    for (index, strip) in strips.iter().enumerate() {
        height += strip.height
            + if index == 0 {
                0.0
            } else {
                gap.max(strip.before)
            };
        gap = strip.after;
    }
    height
}

/// Keeps the first and the last two lines of a paragraph together.
pub(super) fn avoid_stragglers(lines: &mut [Strip]) {
    let count = lines.len();
    if count > 1 {
        lines[0].keep = true;
        lines[count - 2].keep = true;
    }
}

/// Keeps all strips with each other and with what follows them.
pub(super) fn keep_all(strips: &mut [Strip]) {
    for strip in strips {
        strip.keep = true;
    }
}
