//! A vertical band of the page, addressed from where lines begin.
//!
//! The only place that knows which side is which: everything else counts from the start side, and
//! right-to-left pages come out mirrored. Must not know what is placed.

use super::theme::GUTTER;
use crate::report::document::Align;
use crate::text::Direction;

/// A band of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Left edge on paper, in points.
    pub(super) left: f64,
    /// Width in points.
    pub(super) width: f64,
    /// Direction of the lines in it.
    pub(super) direction: Direction,
}

impl Frame {
    /// The left edge on paper of something `extent` wide, `offset` away from the start side.
    pub(super) fn at(&self, offset: f64, extent: f64) -> f64 {
        match self.direction {
            Direction::Ltr => self.left + offset,
            Direction::Rtl => self.left + self.width - offset - extent,
        }
    }

    /// The left edge on paper of something `extent` wide, aligned.
    pub(super) fn align(&self, align: Align, extent: f64) -> f64 {
        match align {
            Align::Start => self.at(0.0, extent),
            Align::Centre => self.left + (self.width - extent) / 2.0,
            Align::End => self.at(self.width - extent, extent),
        }
    }

    /// The band from `offset` to `offset + width` from the start side.
    pub(super) fn part(&self, offset: f64, width: f64) -> Self {
        let width = width.max(1.0);
        Self {
            left: self.at(offset, width),
            width,
            direction: self.direction,
        }
    }

    /// The band without so much at its start and its end.
    pub(super) fn inset(&self, start: f64, end: f64) -> Self {
        self.part(start, self.width - start - end)
    }

    /// The band, no wider than `most`.
    pub(super) fn limited(&self, most: f64) -> Self {
        self.part(0.0, self.width.min(most))
    }

    /// The same place for text in another direction.
    pub(super) fn towards(&self, direction: Direction) -> Self {
        Self { direction, ..*self }
    }

    /// The parts of a grid of twelve columns that cells of so many columns take up.
    pub(super) fn split(&self, columns: &[u8]) -> Vec<Self> {
        let gutter = GUTTER.min(self.width * 0.024);
        let asked: u32 = columns.iter().map(|count| u32::from(*count)).sum();
        // More than twelve columns share the width instead of leaving the page.
        let column = (self.width + gutter) / f64::from(asked.max(12));
        let mut offset = 0.0;
        let mut parts = Vec::with_capacity(columns.len());
        for count in columns {
            let taken = column * f64::from(*count);
            parts.push(self.part(offset, taken - gutter));
            offset += taken;
        }
        parts
    }
}
