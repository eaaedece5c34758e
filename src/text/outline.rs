//! The outlines of glyphs, for what is drawn in pixels.
//!
//! Owns reading them from the font files, once each. Must not know where glyphs stand.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use ttf_parser::{GlyphId, OutlineBuilder};

use super::font::{Face, Fonts};

/// A step of an outline. Lengths are in units of the face, y upward.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a ring.
    Move(f32, f32),
    /// A straight line to a point.
    Line(f32, f32),
    /// A curve with one control point, to a point.
    Quadratic([f32; 2], [f32; 2]),
    /// A curve with two control points, to a point.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Ends a ring.
    Close,
}

/// The rings of one glyph.
pub type Outline = Vec<Segment>;

impl Fonts {
    /// The outline of glyph number `glyph` of `face`; empty for spaces.
    pub fn outline(&self, face: Face, glyph: u16) -> Arc<Outline> {
        static FACES: LazyLock<[ttf_parser::Face<'static>; 4]> = LazyLock::new(|| {
            Face::ALL.map(|face| {
                ttf_parser::Face::parse(face.bytes(), 0)
                    .expect("the embedded font files are well formed")
            })
        });
        static KNOWN: Mutex<BTreeMap<(Face, u16), Arc<Outline>>> = Mutex::new(BTreeMap::new());
        // A poisoned lock only means that another thread died between two inserts.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let outline = known.entry((face, glyph)).or_insert_with(|| {
            let mut tracer = Tracer::default();
            FACES[face as usize].outline_glyph(GlyphId(glyph), &mut tracer);
            Arc::new(tracer.0)
        });
        Arc::clone(outline)
    }
}

#[derive(Default)]
struct Tracer(Outline);

impl OutlineBuilder for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(Segment::Quadratic([x1, y1], [x, y]));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(Segment::Cubic([x1, y1], [x2, y2], [x, y]));
    }

    fn close(&mut self) {
        self.0.push(Segment::Close);
    }
}
