//! A bar for each row, divided by the points of an ordered scale.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};
use super::{row_label, said};

/// Rows divided by scale points.
#[derive(Debug, Clone, PartialEq)]
pub struct Stacked {
    /// The points from low to high.
    pub points: Vec<String>,
    /// The rows in order.
    pub rows: Vec<StackedRow>,
    /// Head of the column at the end.
    pub remark: String,
    /// Head of the column of "don't know".
    pub aside: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct StackedRow {
    /// What was rated.
    pub label: String,
    /// How many chose each point; empty where the row is not shown.
    pub counts: Vec<u64>,
    /// How many did not know; stands apart, it is no point of the scale.
    pub aside: u64,
    /// What stands at the end: the top box, or why nothing is shown.
    pub remark: String,
}

const BAR: f64 = 16.0;
const GAP: f64 = 8.0;
const ASIDE: f64 = 46.0;

impl Stacked {
    /// Draws the rows under a key of the points.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let colours = frame.palette.ordered(self.points.len());
        let key: Vec<(String, Colour)> = self
            .points
            .iter()
            .cloned()
            .zip(colours.iter().copied())
            .collect();
        let mut y = canvas.key(0.0, 0.0, &key);
        let labels = frame.width * 0.28;
        let remarks = self.remark_width(&canvas).min(frame.width * 0.24);
        let room = frame.width - labels - 8.0 - ASIDE - remarks - 10.0;
        let (aside, remark) = (labels + 8.0 + room + ASIDE / 2.0, frame.width);
        canvas.text(aside, y + 6.0, &self.aside, At::Middle, Look::small());
        canvas.text(remark, y + 6.0, &self.remark, At::End, Look::small());
        y += 11.0;
        for row in &self.rows {
            let (lines, height) = row_label(&canvas, &row.label, labels, BAR);
            let middle = y + height / 2.0;
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            let total: u64 = row.counts.iter().sum();
            let mut x = labels + 8.0;
            for (count, colour) in row.counts.iter().zip(&colours) {
                let width = room * *count as f64 / (total as f64).max(1.0);
                canvas.rect(x, middle - BAR / 2.0, (width - 0.7).max(0.0), BAR, *colour);
                let number = count.to_string();
                if width > canvas.width_of(&number, Look::label()) + 3.0 {
                    let look = Look::label().on(*colour);
                    canvas.text(x + width / 2.0, middle + 3.0, &number, At::Middle, look);
                }
                x += width;
            }
            if row.counts.is_empty() {
                canvas.text(
                    labels + 8.0,
                    middle + 3.0,
                    &row.remark,
                    At::Start,
                    Look::small(),
                );
            } else {
                canvas.text(
                    aside,
                    middle + 3.0,
                    &row.aside.to_string(),
                    At::Middle,
                    Look::label(),
                );
                canvas.text(remark, middle + 3.0, &row.remark, At::End, Look::value());
            }
            y += height + GAP;
        }
        let alt = said(
            frame,
            self.rows
                .iter()
                .map(|row| (row.label.as_str(), self.alt(row))),
        );
        canvas.finish((y - GAP).max(1.0), alt)
    }

    fn remark_width(&self, canvas: &Canvas) -> f64 {
        let rows = self.rows.iter().filter(|row| !row.counts.is_empty());
        rows.map(|row| canvas.width_of(&row.remark, Look::value()))
            .fold(canvas.width_of(&self.remark, Look::small()), f64::max)
    }

    fn alt(&self, row: &StackedRow) -> String {
        let points: Vec<String> = self
            .points
            .iter()
            .zip(&row.counts)
            .map(|(point, count)| format!("{point} {count}"))
            .collect();
        if points.is_empty() {
            return row.remark.clone();
        }
        format!("{}, {} {}", points.join(", "), self.aside, row.aside)
    }
}
