//! Words on paper: the embedded fonts, shaping, both writing directions, and line breaking.
//!
//! Owns how wide words are, where lines break and which glyphs show them. Must not know what the
//! words say, nor whether they end in a figure or on a page. Lengths are points (1/72 inch).

mod coverage;
mod font;
mod line;
mod measure;
mod outline;
mod shape;
mod typography;

pub use coverage::missing_glyphs;
pub use font::{Face, Fonts, Weight};
pub use line::{Line, Piece, Setting};
pub use outline::{Outline, Segment};
pub use shape::{Glyph, Run};
pub use typography::{isolate, isolate_number, space_french, typeset};

pub use crate::language::Direction;
