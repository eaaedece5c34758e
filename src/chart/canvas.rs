//! The sheet that charts are drawn on: geometry through plotters, words measured and placed.
//!
//! Owns mirroring: a chart is built from the side where lines begin (`start`) to the side where
//! they end, and the canvas turns that into left and right once, so no chart knows about Arabic.
//! Knows nothing of what is drawn.

use plotters::prelude::{Circle, IntoDrawingArea as _, PathElement, RGBColor, Rectangle};
use plotters::style::{Color as _, ShapeStyle};

use super::scene::{Anchor, Colour, Label, Mark, PIXELS_PER_POINT, Recorder, Scene, Turn};
use super::theme::Palette;
use crate::text::{Direction, Fonts, Setting, Weight};

/// Size of labels, in points.
pub(super) const LABEL: f64 = 8.5;
/// Distance between the baselines of two lines of a label, in points.
pub(super) const LEADING: f64 = 10.5;
/// Size of small remarks, in points.
pub(super) const SMALL: f64 = 7.5;

/// What every chart is told about the place it will stand in.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Width in points.
    pub width: f64,
    /// Language of the words, as a tag.
    pub language: String,
    /// Direction of the paper.
    pub direction: Direction,
    /// What the chart shows: its name for screen readers.
    pub title: String,
    /// The colours to draw in.
    pub palette: Palette,
}

/// Where a text stands with regard to its x coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A chart being drawn.
pub(super) struct Canvas {
    scene: Scene,
    fonts: &'static Fonts,
    palette: Palette,
}

impl Canvas {
    pub(super) fn new(frame: &Frame) -> Self {
        let mut scene = Scene::new(frame.width, 0.0, &frame.language, frame.direction);
        scene.title.clone_from(&frame.title);
        Self {
            scene,
            fonts: Fonts::embedded(),
            palette: frame.palette,
        }
    }

    /// Ends the drawing at `height` with `alt` in place of the picture for those who hear it.
    pub(super) fn finish(mut self, height: f64, alt: String) -> Scene {
        self.scene.height = height;
        self.scene.alt = alt;
        self.scene
    }

    /// The colours to draw in.
    pub(super) fn palette(&self) -> &Palette {
        &self.palette
    }

    /// The width of the sheet, in points.
    pub(super) fn width(&self) -> f64 {
        self.scene.width
    }

    fn x(&self, x: f64) -> f64 {
        if self.scene.direction.is_rtl() {
            self.scene.width - x
        } else {
            x
        }
    }

    /// Lets plotters draw; the canvas grows with what is drawn, so its height is open while it is.
    fn draw(
        &mut self,
        element: impl FnOnce(&plotters::drawing::DrawingArea<Recorder<'_>, plotters::coord::Shift>),
    ) {
        self.scene.height = OPEN_HEIGHT;
        let area = Recorder::new(&mut self.scene).into_drawing_area();
        element(&area);
    }

    /// A filled rectangle from `x` (towards the end) and `y` (downward).
    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, colour: Colour) {
        if width <= 0.0 || height <= 0.0 {
            return;
        }
        let (a, b) = (self.x(x), self.x(x + width));
        let corners = [
            (pixel(a.min(b)), pixel(y)),
            (pixel(a.max(b)), pixel(y + height)),
        ];
        self.draw(|area| {
            area.draw(&Rectangle::new(corners, filled(colour)))
                .expect("recording cannot fail");
        });
    }

    /// A line of `width` points.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: Colour, width: f64) {
        let points = [from, to].map(|(x, y)| (pixel(self.x(x)), pixel(y)));
        let style = stroked(colour, width);
        self.draw(|area| {
            area.draw(&PathElement::new(points.to_vec(), style))
                .expect("recording cannot fail");
        });
    }

    /// A dot, filled with `fill` and outlined with `outline`.
    pub(super) fn dot(&mut self, x: f64, y: f64, radius: f64, fill: Colour, outline: Colour) {
        let centre = (pixel(self.x(x)), pixel(y));
        self.draw(|area| {
            area.draw(&Circle::new(centre, pixel(radius), filled(fill)))
                .and_then(|()| {
                    area.draw(&Circle::new(centre, pixel(radius), stroked(outline, 1.0)))
                })
                .expect("recording cannot fail");
        });
    }

    /// One line of words with its baseline at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, at: At, look: Look) {
        let rtl = self.scene.direction.is_rtl();
        let anchor = match (at, rtl) {
            (At::Middle, _) => Anchor::Middle,
            (At::Start, false) | (At::End, true) => Anchor::Left,
            (At::Start, true) | (At::End, false) => Anchor::Right,
        };
        let label = Label {
            x: self.x(x),
            y,
            text: text.to_owned(),
            size: look.size,
            bold: look.bold,
            colour: look.tone.colour(&self.palette),
            anchor,
            direction: self.scene.direction,
            turn: Turn::None,
        };
        self.scene.marks.push(Mark::Text(label));
    }

    /// The width of `text`, in points.
    pub(super) fn width_of(&self, text: &str, look: Look) -> f64 {
        self.fonts.measure(text, look.size, look.weight())
    }

    /// `text` in lines no wider than `width`, at most `most` of them.
    pub(super) fn wrap(&self, text: &str, width: f64, look: Look, most: usize) -> Vec<String> {
        let setting = Setting {
            size: look.size,
            width,
            direction: self.scene.direction,
            language: &self.scene.language,
        };
        self.fonts.wrap_within(text, look.weight(), &setting, most)
    }

    /// Lines of words, the block centred on `middle`.
    pub(super) fn lines(&mut self, x: f64, middle: f64, lines: &[String], at: At, look: Look) {
        let leading = look.size * LEADING / LABEL;
        let first = middle - leading * (lines.len() as f64 - 1.0) / 2.0 + look.size * 0.36;
        for (index, line) in lines.iter().enumerate() {
            self.text(x, first + leading * index as f64, line, at, look);
        }
    }

    /// A key to colours, flowing over as many lines as it needs from `y` downward; returns where it
    /// ends.
    pub(super) fn key(&mut self, x: f64, y: f64, entries: &[(String, Colour)]) -> f64 {
        const SWATCH: f64 = 8.0;
        let look = Look::label();
        let right = self.scene.width;
        let (mut at, mut line) = (x, y);
        for (words, colour) in entries {
            let room = right - x - SWATCH - 4.0;
            let words = self.wrap(words, room, look, 1).join(" ");
            let width = SWATCH + 4.0 + self.width_of(&words, look) + 14.0;
            if at > x && at + width - 14.0 > right {
                (at, line) = (x, line + 13.0);
            }
            self.rect(at, line + 1.5, SWATCH, SWATCH, *colour);
            self.text(at + SWATCH + 4.0, line + 8.6, &words, At::Start, look);
            at += width;
        }
        if entries.is_empty() { y } else { line + 17.0 }
    }
}

/// The canvas is cut to its height when it is finished.
const OPEN_HEIGHT: f64 = 10_000.0;

/// What words are written in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tone {
    /// The colour of text.
    Ink,
    /// The colour of remarks.
    Muted,
    /// Whatever reads well on this ground.
    On(Colour),
    /// This colour.
    Of(Colour),
}

impl Tone {
    fn colour(self, palette: &Palette) -> Colour {
        match self {
            Self::Ink => palette.ink,
            Self::Muted => palette.muted,
            Self::On(ground) => palette.ink_on(ground),
            Self::Of(colour) => colour,
        }
    }
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) tone: Tone,
}

impl Look {
    pub(super) fn label() -> Self {
        Self {
            size: LABEL,
            bold: false,
            tone: Tone::Ink,
        }
    }

    pub(super) fn value() -> Self {
        Self {
            size: LABEL,
            bold: true,
            tone: Tone::Ink,
        }
    }

    pub(super) fn small() -> Self {
        Self {
            size: SMALL,
            bold: false,
            tone: Tone::Muted,
        }
    }

    /// The same on a coloured ground.
    pub(super) fn on(self, ground: Colour) -> Self {
        Self {
            tone: Tone::On(ground),
            ..self
        }
    }

    fn weight(self) -> Weight {
        if self.bold {
            Weight::Bold
        } else {
            Weight::Regular
        }
    }
}

fn pixel(points: f64) -> i32 {
    (points * PIXELS_PER_POINT).round() as i32
}

fn filled(colour: Colour) -> ShapeStyle {
    RGBColor(colour.0, colour.1, colour.2).filled()
}

fn stroked(colour: Colour, width: f64) -> ShapeStyle {
    RGBColor(colour.0, colour.1, colour.2).stroke_width(pixel(width).max(1) as u32)
}
