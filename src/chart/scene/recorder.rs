//! The plotters backend that writes down what is drawn instead of painting it.
//!
//! Plotters counts in whole pixels; a pixel here is a twentieth of a point, fine enough for
//! hairlines. Must not decide colours, sizes or positions.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};

use super::{Anchor, Colour, Label, Mark, Scene, Shape, Stroke, Turn};
use crate::text::{Fonts, Weight};

/// Plotters pixels in one point.
pub const PIXELS_PER_POINT: f64 = 20.0;

/// What drawing into a [`Recorder`] can fail with: nothing, recording cannot fail.
pub type RecordError = DrawingErrorKind<Infallible>;

/// Draws plotters elements into a [`Scene`].
///
/// Sizes given to plotters (coordinates, stroke widths, font sizes) are pixels: points times
/// [`PIXELS_PER_POINT`].
#[derive(Debug)]
pub struct Recorder<'a> {
    scene: &'a mut Scene,
}

impl<'a> Recorder<'a> {
    /// A recorder that appends to `scene`.
    pub fn new(scene: &'a mut Scene) -> Self {
        Self { scene }
    }
}

fn points(pixels: i32) -> f64 {
    f64::from(pixels) / PIXELS_PER_POINT
}

fn place(at: BackendCoord) -> (f64, f64) {
    (points(at.0), points(at.1))
}

/// The colour on white paper, or nothing when it is wholly transparent.
fn blend(colour: BackendColor) -> Option<Colour> {
    let (red, green, blue) = colour.rgb;
    (colour.alpha > 0.0).then(|| Colour(red, green, blue).on_white(colour.alpha))
}

fn outline<S: BackendStyle>(style: &S) -> Option<Stroke> {
    let width = f64::from(style.stroke_width()) / PIXELS_PER_POINT;
    blend(style.color()).map(|colour| Stroke::solid(colour, width))
}

/// Fill and outline of a closed shape: plotters gives one style and a flag.
fn paint<S: BackendStyle>(style: &S, fill: bool) -> (Option<Colour>, Option<Stroke>) {
    if fill {
        (blend(style.color()), None)
    } else {
        (None, outline(style))
    }
}

/// Offset of the baseline from the anchor, as a share of the font size. Noto Sans has a cap
/// height of 0.714 em, so the middle of capitals and digits lies 0.36 em above the baseline.
fn baseline_offset(position: VPos) -> f64 {
    match position {
        VPos::Top => 0.76,
        VPos::Center => 0.36,
        VPos::Bottom => -0.24,
    }
}

fn weight<T: BackendTextStyle>(style: &T) -> Weight {
    if matches!(style.style(), FontStyle::Bold) {
        Weight::Bold
    } else {
        Weight::Regular
    }
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let pixels = |length: f64| (length * PIXELS_PER_POINT).round() as u32;
        (pixels(self.scene.width), pixels(self.scene.height))
    }

    fn ensure_prepared(&mut self) -> Result<(), RecordError> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), RecordError> {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Result<(), RecordError> {
        let (x, y) = place(at);
        if let Some(fill) = blend(colour) {
            let side = 1.0 / PIXELS_PER_POINT;
            let fill = Some(fill);
            self.scene.marks.push(Mark::Shape(Shape::Rect {
                x,
                y,
                width: side,
                height: side,
                fill,
                stroke: None,
            }));
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), RecordError> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), RecordError> {
        let ((left, top), (right, bottom)) = (place(upper_left), place(bottom_right));
        let (fill, stroke) = paint(style, fill);
        if fill.is_some() || stroke.is_some() {
            self.scene.marks.push(Mark::Shape(Shape::Rect {
                x: left.min(right),
                y: top.min(bottom),
                width: (right - left).abs(),
                height: (bottom - top).abs(),
                fill,
                stroke,
            }));
        }
        Ok(())
    }

    // The default turns thick lines into polygons, which print with uneven joins.
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), RecordError> {
        if let Some(stroke) = outline(style) {
            let points = path.into_iter().map(place).collect();
            let stroke = Some(stroke);
            self.scene.marks.push(Mark::Shape(Shape::Path {
                points,
                closed: false,
                fill: None,
                stroke,
            }));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), RecordError> {
        let (x, y) = place(center);
        let radius = f64::from(radius) / PIXELS_PER_POINT;
        let (fill, stroke) = paint(style, fill);
        if fill.is_some() || stroke.is_some() {
            self.scene.marks.push(Mark::Shape(Shape::Circle {
                x,
                y,
                radius,
                fill,
                stroke,
            }));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Result<(), RecordError> {
        if let Some(fill) = blend(style.color()) {
            let points = vert.into_iter().map(place).collect();
            let fill = Some(fill);
            self.scene.marks.push(Mark::Shape(Shape::Path {
                points,
                closed: true,
                fill,
                stroke: None,
            }));
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        at: BackendCoord,
    ) -> Result<(), RecordError> {
        let Some(colour) = blend(style.color()) else {
            return Ok(());
        };
        let (x, y) = place(at);
        let size = style.size() / PIXELS_PER_POINT;
        let offset = baseline_offset(style.anchor().v_pos) * size;
        let (turn, dx, dy) = match style.transform() {
            FontTransform::None => (Turn::None, 0.0, offset),
            FontTransform::Rotate90 => (Turn::Quarter, -offset, 0.0),
            FontTransform::Rotate180 => (Turn::Half, 0.0, -offset),
            FontTransform::Rotate270 => (Turn::ThreeQuarters, offset, 0.0),
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Left,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::Right,
        };
        self.scene.marks.push(Mark::Text(Label {
            x: x + dx,
            y: y + dy,
            text: text.to_owned(),
            size,
            bold: weight(style) == Weight::Bold,
            colour,
            anchor,
            direction: self.scene.direction,
            turn,
        }));
        Ok(())
    }

    // Without a font plotters guesses 0.7 em for each byte, two to three times too wide in Arabic.
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), RecordError> {
        let width = Fonts::embedded().measure(text, style.size(), weight(style));
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Result<(), RecordError> {
        // Figures are vectors: no element used here hands over a bitmap.
        Ok(())
    }
}
