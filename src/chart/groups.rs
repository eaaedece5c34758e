//! The groups beside each other: a mark for each group on a line from nobody to everybody.
//!
//! Groups are told apart by shape as well as by colour, and marks that would cover each other stand
//! above one another.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};
use super::{row_label, said};

/// Rows with a mark for each group.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The groups, at most [`Groups::MOST`].
    pub names: Vec<String>,
    /// What the tick of a row stands for: all who answered.
    pub whole: String,
    /// The shares marked above the rows, 0 to 1, with their words.
    pub scale: Vec<(f64, String)>,
    /// The rows in order.
    pub rows: Vec<GroupsRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupsRow {
    /// What was chosen.
    pub label: String,
    /// The share of each group, 0 to 1, and how it is told; in the order of [`Groups::names`].
    pub shares: Vec<(f64, String)>,
    /// The share of all, 0 to 1, and how it is told.
    pub whole: (f64, String),
}

const ROW: f64 = 11.0;
const GAP: f64 = 6.0;
/// Half the width of a mark, in points.
const RADIUS: f64 = 3.4;
/// Distance of two lanes, and of two marks in one lane, in points.
const LANE: f64 = 8.6;

impl Groups {
    /// More groups than this cannot be told apart.
    pub const MOST: usize = 8;

    /// Draws the rows under a key of the groups.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let top = self.draw_key(&mut canvas);
        let labels = frame.width * 0.32;
        let values = self
            .rows
            .iter()
            .map(|row| canvas.width_of(&row.whole.1, Look::value()))
            .fold(canvas.width_of(&self.whole, Look::small()), f64::max);
        let (start, end) = (labels + 14.0, frame.width - values - 14.0);
        let x = |share: f64| start + (end - start) * share.clamp(0.0, 1.0);
        let mut placed = Vec::new();
        let mut y = top + 13.0;
        for row in &self.rows {
            let offsets = offsets(&row.shares, x);
            let reach = offsets.iter().copied().fold(0.0, f64::max);
            let least = ROW.max((2.0 * reach + 1.0) * LANE);
            let (lines, height) = row_label(&canvas, &row.label, labels, least);
            placed.push((row, lines, offsets, y, height));
            y += height + GAP;
        }
        for (share, words) in &self.scale {
            let (top, bottom) = ((x(*share), top + 10.0), (x(*share), y - GAP));
            canvas.line(top, bottom, frame.palette.grid, 0.4);
            canvas.text(x(*share), top.1 - 3.5, words, At::Middle, Look::small());
        }
        canvas.text(frame.width, top + 6.5, &self.whole, At::End, Look::small());
        for (row, lines, offsets, y, height) in placed {
            let middle = y + height / 2.0;
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            canvas.line((start, middle), (end, middle), frame.palette.grid, 0.4);
            let whole = x(row.whole.0);
            canvas.line(
                (whole, y - 1.0),
                (whole, y + height + 1.0),
                frame.palette.ink,
                1.2,
            );
            for (group, ((share, _), offset)) in row.shares.iter().zip(offsets).enumerate() {
                draw_mark(&mut canvas, group, x(*share), middle + offset * LANE);
            }
            canvas.text(
                frame.width,
                middle + 3.0,
                &row.whole.1,
                At::End,
                Look::value(),
            );
        }
        let alt = said(
            frame,
            self.rows
                .iter()
                .map(|row| (row.label.as_str(), self.alt(row))),
        );
        canvas.finish((y - GAP + 2.0).max(1.0), alt)
    }

    /// The groups with their marks, flowing over as many lines as they need; returns where it ends.
    fn draw_key(&self, canvas: &mut Canvas) -> f64 {
        const LINE: f64 = 13.0;
        let right = canvas.width();
        let (mut at, mut line) = (0.0, 0.0);
        for (group, name) in self.names.iter().enumerate() {
            let words = canvas.wrap(name, right - 12.0, Look::label(), 1).join(" ");
            let width = 12.0 + canvas.width_of(&words, Look::label());
            if at > 0.0 && at + width > right {
                (at, line) = (0.0, line + LINE);
            }
            draw_mark(canvas, group, at + RADIUS, line + 5.6);
            canvas.text(at + 12.0, line + 8.6, &words, At::Start, Look::label());
            at += width + 14.0;
        }
        line + LINE + 4.0
    }

    fn alt(&self, row: &GroupsRow) -> String {
        let groups = self.names.iter().zip(&row.shares);
        let told: Vec<String> = groups
            .map(|(name, (_, told))| format!("{name} {told}"))
            .collect();
        format!("{} {}, {}", self.whole, row.whole.1, told.join(", "))
    }
}

/// How far from the middle of its row each mark stands, in lanes: marks that would touch each other
/// stand above one another, the others on the line.
fn offsets(shares: &[(f64, String)], x: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|a, b| shares[*a].0.total_cmp(&shares[*b].0).then(a.cmp(b)));
    let mut offsets = vec![0.0; shares.len()];
    let touch = |a: &usize, b: &usize| x(shares[*b].0) - x(shares[*a].0) < LANE;
    for run in order.chunk_by(touch) {
        let mut ends: Vec<f64> = Vec::new();
        let mut lanes = Vec::new();
        for mark in run {
            let at = x(shares[*mark].0);
            let free = ends.iter().position(|end| at - end >= LANE);
            let lane = free.unwrap_or(ends.len());
            if lane == ends.len() {
                ends.push(at);
            }
            ends[lane] = at;
            lanes.push((*mark, lane));
        }
        for (mark, lane) in lanes {
            offsets[mark] = lane as f64 - (ends.len() as f64 - 1.0) / 2.0;
        }
    }
    offsets
}

/// The mark of a group: disc, square, ring and frame by turns.
fn draw_mark(canvas: &mut Canvas, group: usize, x: f64, y: f64) {
    let colour = canvas.palette().parts(Groups::MOST)[group % Groups::MOST];
    let (side, inner) = (2.0 * RADIUS, 2.0 * RADIUS - 2.8);
    match group % 4 {
        0 => canvas.dot(x, y, RADIUS, colour, colour),
        1 => canvas.rect(x - RADIUS, y - RADIUS, side, side, colour),
        2 => {
            canvas.dot(x, y, RADIUS, colour, colour);
            canvas.dot(x, y, RADIUS - 1.4, Colour::WHITE, Colour::WHITE);
        }
        _ => {
            canvas.rect(x - RADIUS, y - RADIUS, side, side, colour);
            canvas.rect(
                x - inner / 2.0,
                y - inner / 2.0,
                inner,
                inner,
                Colour::WHITE,
            );
        }
    }
}
