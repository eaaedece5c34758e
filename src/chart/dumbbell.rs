//! From one level to another for each row, with the gap told at the end.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};
use super::{comma, decimal, row_label, said};

/// Rows with two levels on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// The lowest and highest point of the scale.
    pub range: (f64, f64),
    /// What the first and the second level are.
    pub names: [String; 2],
    /// Head of the column of gaps.
    pub gap: String,
    /// The rows in order.
    pub rows: Vec<DumbbellRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct DumbbellRow {
    /// What was rated.
    pub label: String,
    /// Both levels; `None` where the row is not shown.
    pub levels: Option<(f64, f64)>,
    /// The gap, or why nothing is shown.
    pub gap: String,
}

const ROW: f64 = 13.0;
const GAP: f64 = 6.0;

impl Dumbbell {
    /// Draws the rows over the points of the scale.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let [from, to] = &self.names;
        let key = [
            (from.clone(), frame.palette.quiet),
            (to.clone(), frame.palette.accent),
        ];
        let top = canvas.key(0.0, 0.0, &key);
        let labels = frame.width * 0.36;
        let gaps = 44.0_f64.max(canvas.width_of(&self.gap, Look::small()) + 6.0);
        let (start, end) = (labels + 16.0, frame.width - gaps - 10.0);
        let (low, high) = self.range;
        let x = |level: f64| start + (end - start) * (level - low) / (high - low).max(1e-9);
        let mut rows = Vec::new();
        let mut y = top + 12.0;
        for row in &self.rows {
            let (lines, height) = row_label(&canvas, &row.label, labels, ROW);
            rows.push((row, lines, y + height / 2.0));
            y += height + GAP;
        }
        let mut point = low;
        while point <= high + 1e-9 {
            canvas.line(
                (x(point), top + 10.0),
                (x(point), y - GAP),
                frame.palette.grid,
                0.4,
            );
            canvas.text(
                x(point),
                top + 6.5,
                &format!("{point}"),
                At::Middle,
                Look::small(),
            );
            point += 1.0;
        }
        canvas.text(frame.width, top + 6.5, &self.gap, At::End, Look::small());
        for (row, lines, middle) in rows {
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            if let Some((a, b)) = row.levels {
                canvas.line((x(a), middle), (x(b), middle), frame.palette.quiet, 2.5);
                canvas.dot(x(a), middle, 3.6, frame.palette.quiet, Colour::WHITE);
                canvas.dot(x(b), middle, 3.6, frame.palette.accent, Colour::WHITE);
                canvas.text(frame.width, middle + 3.0, &row.gap, At::End, Look::value());
            } else {
                canvas.text(start, middle + 2.7, &row.gap, At::Start, Look::small());
            }
        }
        let alt = said(
            frame,
            self.rows
                .iter()
                .map(|row| (row.label.as_str(), self.alt(row, frame))),
        );
        canvas.finish((y - GAP + 2.0).max(1.0), alt)
    }

    fn alt(&self, row: &DumbbellRow, frame: &Frame) -> String {
        let [from, to] = &self.names;
        row.levels.map_or_else(
            || row.gap.clone(),
            |(a, b)| {
                let levels = [(from, a), (to, b)]
                    .map(|(name, level)| format!("{name} {}", decimal(frame, level)));
                let gap = format!("{} {}", self.gap, row.gap);
                [levels.as_slice(), &[gap]].concat().join(comma(frame))
            },
        )
    }
}
