//! The colours of charts: few, safe for the colour-blind, and told apart in grey print.
//!
//! Fills come from the `BrBG` scheme of `ColorBrewer` and from one hue in steps (ordered); contrast of
//! words on them follows WCAG 2.2, 1.4.3.

use super::scene::Colour;

/// The one colour of plain bars.
pub const BAR: Colour = Colour::ACCENT;
/// A quieter bar beside it, or what is counted last ("other").
pub const QUIET: Colour = Colour(0x8f, 0xb8, 0xa2);
/// The second voice: offers beside needs.
pub const SECOND: Colour = Colour::HIGHLIGHT;
/// Don't know, and what does not belong to a scale.
pub const ASIDE: Colour = Colour(0xd9, 0xd9, 0xd9);

/// Colours for `count` points of an ordered scale, from low to high: light to dark in one hue, so
/// that grey print keeps the order.
pub fn ordered(count: usize) -> Vec<Colour> {
    const LOW: [f64; 3] = [229.0, 240.0, 233.0];
    const HIGH: [f64; 3] = [0.0, 82.0, 48.0];
    (0..count)
        .map(|step| {
            let share = if count < 2 {
                1.0
            } else {
                step as f64 / (count - 1) as f64
            };
            let mix = |i: usize| (LOW[i] + (HIGH[i] - LOW[i]) * share).round() as u8;
            Colour(mix(0), mix(1), mix(2))
        })
        .collect()
}

/// Colours for `count` parts without order: dark, middle and light by turns, so that neighbours
/// differ in grey print too.
pub fn parts(count: usize) -> Vec<Colour> {
    const PARTS: [Colour; 6] = [
        Colour(0x01, 0x66, 0x5e),
        Colour(0xd8, 0xb3, 0x65),
        Colour(0x8c, 0x51, 0x0a),
        Colour(0x5a, 0xb4, 0xac),
        Colour(0x0a, 0x4f, 0x86),
        Colour(0xcc, 0x79, 0xa7),
    ];
    (0..count).map(|part| PARTS[part % PARTS.len()]).collect()
}

/// Black or white, whichever reads better on `ground` (relative luminance, WCAG 2.2).
pub fn ink_on(ground: Colour) -> Colour {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance =
        0.2126 * channel(ground.0) + 0.7152 * channel(ground.1) + 0.0722 * channel(ground.2);
    if luminance > 0.22 {
        Colour::INK
    } else {
        Colour::WHITE
    }
}
