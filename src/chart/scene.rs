//! A drawing as data: rectangles, paths, circles and words on a canvas measured in points.
//!
//! The one drawing from which the web's SVG and the paper's PDF are both made, and the artefact
//! that golden tests compare. Must not know what is drawn nor who shows it.

mod recorder;

pub use recorder::{PIXELS_PER_POINT, RecordError, Recorder};

use crate::text::{Direction, Fonts, Weight};

/// An opaque sRGB colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Paper white.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
    /// The near-black of text and of lines that matter.
    pub const INK: Self = Self(0x1f, 0x29, 0x33);
    /// Secondary text: 7.0:1 on white.
    pub const MUTED: Self = Self(0x59, 0x59, 0x59);
    /// Hairlines and grid lines.
    pub const GRID: Self = Self(0xd9, 0xd9, 0xd9);
    /// The one accent colour: 6.8:1 on white.
    pub const ACCENT: Self = Self(0x00, 0x69, 0x3c);
    /// A pale ground of the accent colour, for boxes.
    pub const ACCENT_TINT: Self = Self(0xea, 0xf4, 0xee);
    /// The one highlight colour: 8.5:1 on white.
    pub const HIGHLIGHT: Self = Self(0x0a, 0x4f, 0x86);
    /// Marks that must not be overlooked.
    pub const ALERT: Self = Self(0xb3, 0x26, 0x1e);

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

    /// Every character drawn, in drawing order, so that fonts can be checked for coverage.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(label) => Some(label.text.as_str()),
            Mark::Shape(_) => None,
        })
    }
}
