//! A drawing as data: rectangles, paths, circles and words on a canvas measured in points.
//!
//! The one drawing from which the web's SVG and the paper's PDF are both made, and the artefact
//! that golden tests compare. Must not know what is drawn nor who shows it.

mod label;
mod recorder;

pub use label::{Anchor, Label, PlacedRun, Turn};
pub use recorder::{PIXELS_PER_POINT, RecordError, Recorder};

use crate::text::Direction;

/// An opaque sRGB colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Paper white.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
    /// Black.
    pub const BLACK: Self = Self(0, 0, 0);

    /// A colour between this one (share 0) and `other` (share 1).
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix = |from: u8, to: u8| {
            (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// Red, green and blue as amounts of light, 0 to 1.
    pub fn light(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Relative luminance (WCAG 2.2): 0 for black, 1 for white.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.light();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast with `other` (WCAG 2.2): from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The colour as `#rrggbb`.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour seen when this one is laid with `alpha` (0 to 1) on white paper.
    ///
    /// PDF/A and grey printing are simplest without transparency, so translucent colours are
    /// mixed when they enter the scene.
    #[must_use]
    pub fn on_white(self, alpha: f64) -> Self {
        let mix = |channel: u8| {
            let alpha = alpha.clamp(0.0, 1.0);
            (f64::from(channel) * alpha + 255.0 * (1.0 - alpha)).round() as u8
        };
        Self(mix(self.0), mix(self.1), mix(self.2))
    }
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour of the line.
    pub colour: Colour,
    /// Thickness in points.
    pub width: f64,
    /// Lengths of dash and gap in points; `None` for a solid line.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// A solid line of `width` points.
    pub fn solid(colour: Colour, width: f64) -> Self {
        Self {
            colour,
            width,
            dash: None,
        }
    }

    /// The line with thickness and dashes multiplied by `factor`.
    fn scaled(self, factor: f64) -> Self {
        let dash = self.dash.map(|(dash, gap)| (dash * factor, gap * factor));
        Self {
            width: self.width * factor,
            dash,
            ..self
        }
    }
}

/// Something with an outline, filled or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle from its upper left corner, in points.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width, not negative.
        width: f64,
        /// Height, not negative.
        height: f64,
        /// Colour of the inside.
        fill: Option<Colour>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// Straight segments through points.
    Path {
        /// The corners, x and y in points.
        points: Vec<(f64, f64)>,
        /// Whether the last corner joins the first.
        closed: bool,
        /// Colour of the inside.
        fill: Option<Colour>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// X of the centre.
        x: f64,
        /// Y of the centre.
        y: f64,
        /// Radius in points.
        radius: f64,
        /// Colour of the inside.
        fill: Option<Colour>,
        /// Outline.
        stroke: Option<Stroke>,
    },
}

impl Shape {
    /// The shape enlarged by `factor` about the origin, and its origin then moved to `to`.
    #[must_use]
    pub fn placed(&self, factor: f64, to: (f64, f64)) -> Self {
        let at = |x: f64, y: f64| (to.0 + x * factor, to.1 + y * factor);
        let scaled = |stroke: &Option<Stroke>| stroke.map(|stroke| stroke.scaled(factor));
        match self {
            Self::Rect {
                x,
                y,
                width,
                height,
                fill,
                stroke,
            } => {
                let (x, y) = at(*x, *y);
                let (width, height) = (width * factor, height * factor);
                Self::Rect {
                    x,
                    y,
                    width,
                    height,
                    fill: *fill,
                    stroke: scaled(stroke),
                }
            }
            Self::Path {
                points,
                closed,
                fill,
                stroke,
            } => Self::Path {
                points: points.iter().map(|(x, y)| at(*x, *y)).collect(),
                closed: *closed,
                fill: *fill,
                stroke: scaled(stroke),
            },
            Self::Circle {
                x,
                y,
                radius,
                fill,
                stroke,
            } => {
                let (x, y) = at(*x, *y);
                let radius = radius * factor;
                Self::Circle {
                    x,
                    y,
                    radius,
                    fill: *fill,
                    stroke: scaled(stroke),
                }
            }
        }
    }

    /// The shape moved down by `by` points.
    #[must_use]
    pub fn lowered(mut self, by: f64) -> Self {
        match &mut self {
            Self::Rect { y, .. } | Self::Circle { y, .. } => *y += by,
            Self::Path { points, .. } => points.iter_mut().for_each(|point| point.1 += by),
        }
        self
    }
}

/// One thing drawn. Later marks lie over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Something with an outline.
    Shape(Shape),
    /// Words.
    Text(Label),
}

/// A drawing: origin at the top left, y downward, all lengths in points (1/72 inch).
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Short name, read out first by a screen reader.
    pub title: String,
    /// What the drawing shows, in words that carry the same figures.
    pub alt: String,
    /// Language of the words, as a tag: `en`, `fr`, `ar`.
    pub language: String,
    /// Base direction of the drawing.
    pub direction: Direction,
    /// What is drawn, from the ground up.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// An empty canvas.
    pub fn new(width: f64, height: f64, language: &str, direction: Direction) -> Self {
        Self {
            width,
            height,
            title: String::new(),
            alt: String::new(),
            language: language.to_owned(),
            direction,
            marks: Vec::new(),
        }
    }

    /// The drawing enlarged by `factor`.
    #[must_use]
    pub fn enlarged(mut self, factor: f64) -> Self {
        for mark in &mut self.marks {
            match mark {
                Mark::Shape(shape) => *shape = shape.placed(factor, (0.0, 0.0)),
                Mark::Text(label) => {
                    label.x *= factor;
                    label.y *= factor;
                    label.size *= factor;
                }
            }
        }
        self.width *= factor;
        self.height *= factor;
        self
    }

    /// Every character drawn, in drawing order, so that fonts can be checked for coverage.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(label) => Some(label.text.as_str()),
            Mark::Shape(_) => None,
        })
    }
}
