//! Drawings as pictures in pixels, for slides, for previews and for editors that do not take
//! vectors.
//!
//! Letters are drawn from the embedded fonts, so a picture is the same on every machine. Must not
//! know where the picture is shown.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash,
    Transform,
};

use super::scene::{Colour, Mark, Scene, Shape, Turn};
use crate::text::{Face, Fonts, Run, Segment};

/// Pixels in one point: a drawing as wide as the page is wide enough for a slide.
const PIXELS: f64 = 3.0;
/// A picture is never higher or wider than this.
const MOST: f64 = 8000.0;

/// A picture of `scene` on white, as a PNG file.
pub fn write_png(scene: &Scene) -> Vec<u8> {
    let scale = PIXELS
        .min(MOST / scene.width.max(1.0))
        .min(MOST / scene.height.max(1.0));
    let mut sheet = Sheet::blank(scene.width, scene.height, scale);
    for mark in &scene.marks {
        match mark {
            Mark::Shape(shape) => sheet.draw_shape(shape),
            Mark::Text(label) => {
                for placed in label.runs(&scene.language) {
                    sheet.draw_run(&placed.run, (placed.x, placed.y), label.turn, label.colour);
                }
            }
        }
    }
    sheet.into_png()
}

/// White paper that shapes and letters are drawn on, in points from its upper left corner.
pub struct Sheet {
    pixmap: Pixmap,
    whole: Transform,
    /// Pixels in one point.
    scale: f64,
}

impl Sheet {
    /// A sheet of `width` by `height` points with `scale` pixels in each.
    ///
    /// # Panics
    /// When that is more than can be held in memory.
    pub fn blank(width: f64, height: f64, scale: f64) -> Self {
        let pixels = |length: f64| ((length * scale).ceil() as u32).max(1);
        let mut pixmap =
            Pixmap::new(pixels(width), pixels(height)).expect("a picture has a size within bounds");
        pixmap.fill(Color::WHITE);
        Self {
            pixmap,
            whole: Transform::from_scale(scale as f32, scale as f32),
            scale,
        }
    }

    /// Draws `shape`.
    pub fn draw_shape(&mut self, shape: &Shape) {
        let mut builder = PathBuilder::new();
        let (fill, stroke) = match shape {
            Shape::Rect {
                x,
                y,
                width,
                height,
                fill,
                stroke,
            } => {
                let (left, top) = (*x as f32, *y as f32);
                let (right, bottom) = ((x + width) as f32, (y + height) as f32);
                builder.move_to(left, top);
                builder.line_to(right, top);
                builder.line_to(right, bottom);
                builder.line_to(left, bottom);
                builder.close();
                (fill, stroke)
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                for (index, (x, y)) in points.iter().enumerate() {
                    if index == 0 {
                        builder.move_to(*x as f32, *y as f32);
                    } else {
                        builder.line_to(*x as f32, *y as f32);
                    }
                }
                if *closed {
                    builder.close();
                }
                (fill, stroke)
            }
            Shape::Circle {
                x,
                y,
                radius,
                fill,
                stroke,
            } => {
                builder.push_circle(*x as f32, *y as f32, *radius as f32);
                (fill, stroke)
            }
        };
        let Some(path) = builder.finish() else { return };
        if let Some(fill) = fill {
            self.fill(&path, *fill, self.whole);
        }
        if let Some(line) = stroke {
            let dash = line
                .dash
                .and_then(|(dash, gap)| StrokeDash::new(vec![dash as f32, gap as f32], 0.0));
            let stroke = Stroke {
                width: line.width as f32,
                line_cap: LineCap::Butt,
                line_join: LineJoin::Miter,
                dash,
                ..Stroke::default()
            };
            let (paint, whole) = (paint(line.colour), self.whole);
            self.pixmap.stroke_path(&path, &paint, &stroke, whole, None);
        }
    }

    fn fill(&mut self, path: &Path, colour: Colour, transform: Transform) {
        let paint = paint(colour);
        self.pixmap
            .fill_path(path, &paint, FillRule::Winding, transform, None);
    }

    /// Draws the letters of `run` from the left end of its baseline at `origin`, turned about it.
    pub fn draw_run(&mut self, run: &Run, origin: (f64, f64), turn: Turn, colour: Colour) {
        let Some(path) = letters(run) else { return };
        let turned = Transform::from_rotate(turn.degrees() as f32)
            .post_translate(origin.0 as f32, origin.1 as f32);
        self.fill(&path, colour, turned.post_concat(self.whole));
    }

    /// What was drawn, as a PNG file without dates or names.
    pub fn into_png(self) -> Vec<u8> {
        encode(&self.pixmap, self.scale)
    }
}

/// The outlines of a run from its own left end on the baseline, y downward.
fn letters(run: &Run) -> Option<Path> {
    let unit = (run.size / Face::UNITS_PER_EM) as f32;
    let mut builder = PathBuilder::new();
    let mut pen = 0;
    for glyph in &run.glyphs {
        let (left, up) = ((pen + glyph.x_offset) as f32, glyph.y_offset as f32);
        let at = |[x, y]: [f32; 2]| ((left + x) * unit, -(up + y) * unit);
        for segment in Fonts::embedded().outline(run.face, glyph.id).iter() {
            match *segment {
                Segment::Move(x, y) => {
                    let (x, y) = at([x, y]);
                    builder.move_to(x, y);
                }
                Segment::Line(x, y) => {
                    let (x, y) = at([x, y]);
                    builder.line_to(x, y);
                }
                Segment::Quadratic(one, to) => {
                    let ((a, b), (x, y)) = (at(one), at(to));
                    builder.quad_to(a, b, x, y);
                }
                Segment::Cubic(one, two, to) => {
                    let [one, two, to] = [one, two, to].map(at);
                    builder.cubic_to(one.0, one.1, two.0, two.1, to.0, to.1);
                }
                Segment::Close => builder.close(),
            }
        }
        pen += glyph.advance;
    }
    builder.finish()
}

fn paint(colour: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour.0, colour.1, colour.2, 255);
    paint.anti_alias = true;
    paint
}

/// Opaque pixels, `scale` in a point, as a PNG file.
fn encode(pixmap: &Pixmap, scale: f64) -> Vec<u8> {
    let per_metre = (scale * 72.0 / 0.0254) as u32;
    let pixels: Vec<u8> = pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder
        .write_header()
        .expect("writing to memory cannot fail");
    writer
        .write_image_data(&pixels)
        .expect("as many pixels as the header says");
    writer.finish().expect("writing to memory cannot fail");
    file
}
