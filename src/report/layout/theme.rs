//! Sizes, leadings and distances of the paper, in points.
//!
//! The one place to change how it looks. Must not know of blocks or pages.

use crate::chart::scene::Colour;
use crate::chart::theme::Palette;
use crate::report::page::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::text::Direction;

/// Inner and outer margin: 20 mm.
pub(super) const MARGIN: f64 = 56.69;
/// Where the flow begins: 24 mm, below the running head.
pub(super) const TOP: f64 = 68.0;
/// Where the flow ends: 24 mm above the lower edge.
pub(super) const BOTTOM: f64 = PAGE_HEIGHT - 68.0;
/// Height of the flow on a full page.
pub(super) const FLOW: f64 = BOTTOM - TOP;
/// Width of the text block.
pub(super) const BLOCK: f64 = PAGE_WIDTH - 2.0 * MARGIN;
/// The widest line that reads well, about 80 characters of body text.
pub(super) const MEASURE: f64 = 412.0;
/// Gutter of the twelve-column grid: 4 mm.
pub(super) const GUTTER: f64 = 11.34;
/// Distance between blocks.
pub(super) const GAP: f64 = 10.0;
/// Thickness of hairlines.
pub(super) const HAIRLINE: f64 = 0.5;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// Font size.
    pub(super) size: f64,
    /// Distance from line to line.
    pub(super) leading: f64,
    /// Bold or regular.
    pub(super) bold: bool,
    /// Colour.
    pub(super) colour: Colour,
}

impl Type {
    const fn new(size: f64, leading: f64, bold: bool, colour: Colour) -> Self {
        Self {
            size,
            leading,
            bold,
            colour,
        }
    }

    /// The same in another colour.
    pub(super) const fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same in bold.
    pub(super) const fn emboldened(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// The sizes used in one writing direction. Naskh letters look smaller at the same size and need
/// more room for marks above and below, hence larger sizes and wider leadings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) body: Type,
    pub(super) lead: Type,
    pub(super) question: Type,
    pub(super) note: Type,
    pub(super) small: Type,
    pub(super) kicker: Type,
    pub(super) part: Type,
    pub(super) finding: Type,
    pub(super) topic: Type,
    pub(super) quote: Type,
    pub(super) tile: Type,
    pub(super) cover_title: Type,
    pub(super) cover_line: Type,
    pub(super) furniture: Type,
}

fn latin(palette: &Palette) -> Scale {
    let Palette {
        ink, muted, accent, ..
    } = *palette;
    Scale {
        body: Type::new(10.0, 14.0, false, ink),
        lead: Type::new(12.0, 17.0, false, ink),
        question: Type::new(9.0, 12.5, false, muted),
        note: Type::new(8.5, 11.5, false, muted),
        small: Type::new(8.5, 11.5, false, ink),
        kicker: Type::new(8.5, 11.5, true, accent),
        part: Type::new(24.0, 28.0, true, accent),
        finding: Type::new(16.0, 20.0, true, ink),
        topic: Type::new(11.5, 14.5, true, ink),
        quote: Type::new(12.0, 17.0, false, ink),
        tile: Type::new(22.0, 26.0, true, accent),
        cover_title: Type::new(32.0, 37.0, true, Colour::WHITE),
        cover_line: Type::new(14.0, 19.0, false, Colour::WHITE),
        furniture: Type::new(8.0, 10.0, false, muted),
    }
}

fn arabic(palette: &Palette) -> Scale {
    let Palette {
        ink, muted, accent, ..
    } = *palette;
    Scale {
        body: Type::new(11.5, 18.5, false, ink),
        lead: Type::new(13.5, 21.5, false, ink),
        question: Type::new(10.5, 16.5, false, muted),
        note: Type::new(9.5, 15.0, false, muted),
        small: Type::new(9.5, 15.0, false, ink),
        kicker: Type::new(10.0, 15.5, true, accent),
        part: Type::new(24.0, 36.0, true, accent),
        finding: Type::new(17.0, 26.0, true, ink),
        topic: Type::new(13.0, 19.5, true, ink),
        quote: Type::new(13.5, 21.5, false, ink),
        tile: Type::new(22.0, 32.0, true, accent),
        cover_title: Type::new(32.0, 46.0, true, Colour::WHITE),
        cover_line: Type::new(15.0, 23.0, false, Colour::WHITE),
        furniture: Type::new(9.0, 12.0, false, muted),
    }
}

/// The sizes for a direction, in the colours of `palette`.
pub(super) fn scale(direction: Direction, palette: &Palette) -> Scale {
    match direction {
        Direction::Ltr => latin(palette),
        Direction::Rtl => arabic(palette),
    }
}

/// Height of the middle of a line above its baseline, as a share of the font size.
pub(super) fn rise(direction: Direction) -> f64 {
    match direction {
        Direction::Ltr => 0.36,
        Direction::Rtl => 0.27,
    }
}
