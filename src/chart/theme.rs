//! The colours of charts and of the paper around them: few, safe for the colour-blind, and told
//! apart in grey print.
//!
//! Owns which colour plays which part. Contrast of words follows WCAG 2.2, 1.4.3. Must not know
//! where colours are read from.

pub mod vision;

use super::scene::Colour;

/// The least contrast of words with their ground (WCAG 2.2, 1.4.3).
pub const LEGIBLE: f64 = 4.5;

/// The colours of one host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The near-black of text and of lines that matter.
    pub ink: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Hairlines and grid lines.
    pub grid: Colour,
    /// The one accent colour: bars, headings, the ground of the cover.
    pub accent: Colour,
    /// A pale ground of the accent colour, for boxes.
    pub tint: Colour,
    /// The one highlight colour, and the second voice of a chart: offers beside needs.
    pub highlight: Colour,
    /// Marks that must not be overlooked.
    pub alert: Colour,
    /// A quieter bar beside those of the accent, or what is counted last ("other").
    pub quiet: Colour,
    /// Don't know, and what does not belong to a scale.
    pub aside: Colour,
    /// The low and the high end of an ordered scale.
    pub scale: [Colour; 2],
    /// Parts without order: neighbours differ in grey print too, and of the first four any two,
    /// because a part that nobody chose brings others together.
    pub parts: [Colour; 6],
}

impl Palette {
    /// The colours of a paper whose host has chosen none.
    pub const NEUTRAL: Self = Self {
        ink: Colour(0x1f, 0x29, 0x33),
        muted: Colour(0x59, 0x59, 0x59),
        grid: Colour(0xd9, 0xd9, 0xd9),
        accent: Colour(0x1f, 0x4e, 0x79),
        tint: Colour(0xec, 0xf1, 0xf6),
        highlight: Colour(0x8a, 0x4b, 0x08),
        alert: Colour(0xb3, 0x26, 0x1e),
        quiet: Colour(0x92, 0xae, 0xc6),
        aside: Colour(0xd9, 0xd9, 0xd9),
        scale: [Colour(0xe3, 0xec, 0xf4), Colour(0x15, 0x3a, 0x5c)],
        parts: [
            Colour(0x00, 0x4b, 0x45),
            Colour(0xd8, 0xb3, 0x65),
            Colour(0x98, 0x58, 0x0f),
            Colour(0x46, 0x9c, 0x94),
            Colour(0x0a, 0x4f, 0x86),
            Colour(0xa5, 0x8c, 0xe0),
        ],
    };

    /// Colours for `count` points of an ordered scale, from low to high: light to dark, so that
    /// grey print keeps the order.
    pub fn ordered(&self, count: usize) -> Vec<Colour> {
        let [low, high] = self.scale;
        (0..count)
            .map(|step| {
                let share = if count < 2 {
                    1.0
                } else {
                    step as f64 / (count - 1) as f64
                };
                low.towards(high, share)
            })
            .collect()
    }

    /// Colours for `count` parts without order.
    pub fn parts(&self, count: usize) -> Vec<Colour> {
        let all = self.parts.iter().copied().cycle();
        all.take(count).collect()
    }

    /// What words on `ground` are written in: the ink where it reads well, else white, else black.
    /// One of the last two always does.
    pub fn ink_on(&self, ground: Colour) -> Colour {
        let inks = [self.ink, Colour::WHITE, Colour::BLACK];
        let reads = |ink: &Colour| ground.contrast(*ink) >= LEGIBLE;
        inks.into_iter().find(reads).unwrap_or(self.ink)
    }
}

impl Default for Palette {
    fn default() -> Self {
        Self::NEUTRAL
    }
}
