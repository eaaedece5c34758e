//! Sorted bars, whole or split: how many chose what.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};
use super::{row_label, said};

/// Bars from a common line.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// The rows, in the order in which they are drawn.
    pub rows: Vec<Bar>,
    /// What the parts of a split bar mean; empty for whole bars.
    pub key: Vec<(String, Colour)>,
    /// The value at which a bar fills the width; bars are drawn from zero.
    pub full: f64,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// Its parts from the start: value and colour. A whole bar has one.
    pub parts: Vec<(f64, Colour)>,
    /// What stands at its end; for a row without a bar, why there is none.
    pub value: String,
}

const BAR: f64 = 12.0;
const GAP: f64 = 7.0;

impl Bars {
    /// Draws the bars; the rows make the height.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let labels = frame.width * 0.40;
        let widest = self
            .rows
            .iter()
            .map(|row| canvas.width_of(&row.value, Look::value()))
            .fold(0.0, f64::max);
        let room = (frame.width - labels - 8.0 - widest - 6.0).max(20.0);
        let top = canvas.key(0.0, 0.0, &self.key);
        let mut y = top;
        for row in &self.rows {
            let (lines, height) = row_label(&canvas, &row.label, labels, BAR);
            let middle = y + height / 2.0;
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            let mut x = labels + 8.0;
            for (value, colour) in &row.parts {
                let width = room * value / self.full.max(1.0);
                // A hair of paper between parts tells them apart where colours do not.
                canvas.rect(x, middle - BAR / 2.0, (width - 0.7).max(0.0), BAR, *colour);
                let number = format!("{value}");
                if row.parts.len() > 1 && width > canvas.width_of(&number, Look::small()) + 4.0 {
                    let look = Look::small().on(*colour);
                    canvas.text(x + width / 2.0, middle + 2.7, &number, At::Middle, look);
                }
                x += width;
            }
            let look = if row.parts.is_empty() {
                Look::small()
            } else {
                Look::value()
            };
            canvas.text(x + 4.0, middle + 3.0, &row.value, At::Start, look);
            y += height + GAP;
        }
        canvas.line(
            (labels + 8.0, top),
            (labels + 8.0, y - GAP),
            frame.palette.aside,
            0.5,
        );
        let alt = said(
            frame,
            self.rows
                .iter()
                .map(|row| (row.label.as_str(), row.alt(&self.key))),
        );
        canvas.finish((y - GAP).max(1.0), alt)
    }
}

impl Bar {
    fn alt(&self, key: &[(String, Colour)]) -> String {
        if self.parts.len() < 2 {
            return self.value.clone();
        }
        let parts: Vec<String> = self
            .parts
            .iter()
            .filter_map(|(value, colour)| {
                let (name, _) = key.iter().find(|(_, of)| of == colour)?;
                Some(format!("{name} {value}"))
            })
            .collect();
        format!("{} ({})", self.value, parts.join(", "))
    }
}
