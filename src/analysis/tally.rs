//! Counts as they are kept: one flat row of cells a group, and how to read it.
//!
//! Owns the meaning of the cells laid out by [`plan`](super::plan). Because every figure is made
//! from sums of cells, adding two tallies is adding cells, whatever the survey asks.

use super::plan::{ITEM_HEAD, LANGUAGES, MatrixShape, OPEN, Plan};

/// The cells of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally(pub(super) Vec<u32>);

impl Tally {
    /// Nothing counted yet.
    pub(super) fn new(plan: &Plan) -> Self {
        Self(vec![0; plan.width])
    }

    /// Adds what was counted elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        for (cell, more) in self.0.iter_mut().zip(&other.0) {
            *cell += more;
        }
    }
}

/// The cells of a matrix row.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawRow<'a> {
    pub(super) points: &'a [u32],
    pub(super) dk: u32,
    pub(super) left_out: u32,
    /// People at each pair of points, the other matrix's point varying fastest; empty if no gap is
    /// asked for.
    pub(super) pairs: &'a [u32],
}

impl RawRow<'_> {
    /// People with a point of the scale.
    pub(super) fn valid(&self) -> u32 {
        self.points.iter().sum()
    }

    /// People with a point or `dk`.
    pub(super) fn rated(&self) -> u32 {
        self.valid() + self.dk
    }
}

/// A tally with the plan to read it by.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) cells: &'a [u32],
}

impl<'a> View<'a> {
    /// People.
    pub(super) fn people(self) -> u32 {
        self.cells[0]
    }

    /// People who sent their response.
    pub(super) fn complete(self) -> u32 {
        self.cells[1]
    }

    /// People, and those who sent their response, in the language with this index.
    pub(super) fn language(self, index: usize) -> (u32, u32) {
        let at = LANGUAGES + 2 * index;
        (self.cells[at], self.cells[at + 1])
    }

    /// People by number of open answers.
    pub(super) fn open_answers(self) -> &'a [u32] {
        &self.cells[OPEN..=OPEN + self.plan.open.len()]
    }

    /// People who were shown the item.
    pub(super) fn shown(self, item: usize) -> u32 {
        self.cells[self.plan.items[item].start]
    }

    /// People who answered the item, `dk` included.
    pub(super) fn answered(self, item: usize) -> u32 {
        self.cells[self.plan.items[item].start + 1]
    }

    /// People who answered nothing but `dk`.
    pub(super) fn dk(self, item: usize) -> u32 {
        self.cells[self.plan.items[item].start + 2]
    }

    /// The cells after the item's head.
    pub(super) fn body(self, item: usize) -> &'a [u32] {
        &self.cells[self.plan.items[item].start + ITEM_HEAD..]
    }

    /// One row of a matrix.
    pub(super) fn row(self, item: usize, matrix: &MatrixShape, row: usize) -> RawRow<'a> {
        let body = self.body(item);
        let (points, stride) = (matrix.points.len(), matrix.stride());
        let cells = &body[row * stride..(row + 1) * stride];
        let pairs = if matrix.gap_from.is_some() {
            let at = matrix.rows.len() * stride + row * matrix.pairs();
            &body[at..at + matrix.pairs()]
        } else {
            &[]
        };
        RawRow {
            points: &cells[..points],
            dk: cells[points],
            left_out: cells[points + 1],
            pairs,
        }
    }
}
