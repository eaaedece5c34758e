//! Words on paper: the embedded fonts, shaping, both writing directions, and line breaking.
//!
//! Owns how wide words are, where lines break and which glyphs show them. Must not know what the
//! words say, nor whether they end in a figure or on a page. Lengths are points (1/72 inch).

mod coverage;
mod font;
mod line;
mod measure;
mod shape;
mod typography;

pub use coverage::missing_glyphs;
pub use font::{Face, Fonts, Weight};
pub use line::{Line, Piece, Setting};
pub use shape::{Glyph, Run};
pub use typography::{isolate, isolate_number, space_french, typeset};

/// The direction in which a paragraph, a page or a drawing runs.
///
/// It is always given and never guessed: an Arabic label that begins with a Latin name is still
/// an Arabic label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The direction in which `language` (a tag such as `ar` or `fr-CH`) is written.
    pub fn of_language(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "ar" | "fa" | "he" | "ur" | "ps" | "ug" | "yi" | "dv" | "ckb" => Self::Rtl,
            _ => Self::Ltr,
        }
    }

    /// Whether this is right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }
}
