//! Words on a drawing: one line each, anchored and perhaps turned.
//!
//! Owns where the letters of a label stand. Must not know what is written.

use super::Colour;
use crate::text::{Direction, Fonts, Piece, Run, Setting, Weight};

/// Which physical end of a text sits at its x coordinate.
///
/// Left and right are those of the paper, whatever the direction of the text: mirroring is done
/// once, by whoever builds the scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at x and extends to the right.
    Left,
    /// The text is centred on x.
    Middle,
    /// The text ends at x, extending to the left.
    Right,
}

/// How far a text is turned, clockwise, about its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Level.
    #[default]
    None,
    /// By 90 degrees: reads downward.
    Quarter,
    /// By 180 degrees.
    Half,
    /// By 270 degrees: reads upward.
    ThreeQuarters,
}

impl Turn {
    /// The angle in degrees, clockwise.
    pub fn degrees(self) -> i32 {
        match self {
            Self::None => 0,
            Self::Quarter => 90,
            Self::Half => 180,
            Self::ThreeQuarters => 270,
        }
    }
}

/// One line of words. It is never broken: whoever builds a scene measures first.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// X of the anchor, in points from the left.
    pub x: f64,
    /// Y of the baseline, in points from the top.
    pub y: f64,
    /// The words.
    pub text: String,
    /// Font size in points.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
    /// Colour of the words.
    pub colour: Colour,
    /// Which physical end sits at `x`.
    pub anchor: Anchor,
    /// Base direction in which the words are ordered.
    pub direction: Direction,
    /// Rotation about the anchor.
    pub turn: Turn,
}

impl Label {
    /// The weight of its letters.
    pub fn weight(&self) -> Weight {
        if self.bold {
            Weight::Bold
        } else {
            Weight::Regular
        }
    }

    /// Where its letters begin and end on the paper, left and right in points, before any turn.
    pub fn span(&self) -> (f64, f64) {
        let width = Fonts::embedded().measure(&self.text, self.size, self.weight());
        let left = match self.anchor {
            Anchor::Left => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::Right => self.x - width,
        };
        (left, left + width)
    }

    /// Its letters as glyphs, in their places on the drawing.
    pub fn runs(&self, language: &str) -> Vec<PlacedRun> {
        let setting = Setting {
            size: self.size,
            width: f64::INFINITY,
            direction: self.direction,
            language,
        };
        let piece = Piece {
            text: &self.text,
            weight: self.weight(),
            mark: 0,
        };
        let mut placed = Vec::new();
        for line in Fonts::embedded().paragraph(&[piece], &setting) {
            let shift = match self.anchor {
                Anchor::Left => 0.0,
                Anchor::Middle => -line.width / 2.0,
                Anchor::Right => -line.width,
            };
            for run in line.runs {
                let along = shift + run.x;
                let (x, y) = match self.turn {
                    Turn::None => (self.x + along, self.y),
                    Turn::Quarter => (self.x, self.y + along),
                    Turn::Half => (self.x - along, self.y),
                    Turn::ThreeQuarters => (self.x, self.y - along),
                };
                placed.push(PlacedRun { x, y, run });
            }
        }
        placed
    }
}

/// Glyphs that begin at a place, and run from there in the direction of their label's turn.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedRun {
    /// X of their left end, in points.
    pub x: f64,
    /// Y of their baseline, in points.
    pub y: f64,
    /// The glyphs.
    pub run: Run,
}
