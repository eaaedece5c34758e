//! Sorted dots: how many chose what, and a ring in place of the dot where nothing more was said.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};
use super::{comma, row_label, said};

/// Rows with a dot each, on a line from nobody.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// What a dot and what a ring mean.
    pub key: [String; 2],
    /// Head of the column at the end.
    pub column: String,
    /// The rows, in the order in which they are drawn.
    pub rows: Vec<DotRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRow {
    /// What was chosen.
    pub label: String,
    /// How many chose it; `None` where that is not told.
    pub count: Option<u32>,
    /// The same in words.
    pub value: String,
    /// Whether some of them said more, so that the dot is full.
    pub is_full: bool,
    /// How many of them did, or why it is not told.
    pub remark: String,
}

const ROW: f64 = 12.0;
const GAP: f64 = 3.5;
const RADIUS: f64 = 3.8;

impl Dots {
    /// Draws the rows under a key of dot and ring.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let head = canvas.wrap(&self.column, frame.width * 0.3, Look::small(), 1);
        let head = head.join(" ");
        let top = self.draw_key(&mut canvas) + 10.0;
        let widest = |words: &mut dyn Iterator<Item = (&str, Look)>| {
            words.fold(0.0, |most, (text, look)| {
                canvas.width_of(text, look).max(most)
            })
        };
        let remarks = self
            .rows
            .iter()
            .map(|row| (row.remark.as_str(), Look::small()));
        let column = widest(&mut remarks.chain([(head.as_str(), Look::small())]));
        let values = self
            .rows
            .iter()
            .map(|row| (row.value.as_str(), Look::value()));
        let values = widest(&mut values.into_iter());
        let labels = frame.width * 0.36;
        let start = labels + 10.0;
        let end = (frame.width - column - 12.0 - values - RADIUS - 5.0).max(start + 10.0);
        let most = self.rows.iter().filter_map(|row| row.count).max();
        let most = f64::from(most.unwrap_or(0).max(1));
        canvas.text(frame.width, top - 3.5, &head, At::End, Look::small());
        let mut y = top + 4.0;
        for row in &self.rows {
            let (lines, height) = row_label(&canvas, &row.label, labels, ROW);
            let middle = y + height / 2.0;
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            if let Some(count) = row.count {
                let x = start + (end - start) * f64::from(count) / most;
                canvas.line((start, middle), (x, middle), frame.palette.grid, 1.2);
                draw_mark(&mut canvas, x, middle, row.is_full);
                let at = x + RADIUS + 4.0;
                canvas.text(at, middle + 3.0, &row.value, At::Start, Look::value());
            } else {
                canvas.text(start, middle + 2.7, &row.value, At::Start, Look::small());
            }
            let remark = &row.remark;
            canvas.text(frame.width, middle + 2.7, remark, At::End, Look::small());
            y += height + GAP;
        }
        canvas.line(
            (start, top + 2.0),
            (start, y - GAP),
            frame.palette.aside,
            0.5,
        );
        let alt = said(
            frame,
            self.rows.iter().map(|row| {
                let more = format!("{} {}", self.column, row.remark);
                let told = [row.value.clone(), more].join(comma(frame));
                (row.label.as_str(), told)
            }),
        );
        canvas.finish((y - GAP + 2.0).max(1.0), alt)
    }

    /// What dot and ring mean, under each other where they do not fit on a line; returns where it
    /// ends.
    fn draw_key(&self, canvas: &mut Canvas) -> f64 {
        let (mut at, mut line) = (0.0, 0.0);
        for (words, is_full) in self.key.iter().zip([true, false]) {
            let room = canvas.width() - 12.0;
            let words = canvas.wrap(words, room, Look::label(), 1).join(" ");
            let width = 12.0 + canvas.width_of(&words, Look::label());
            if at > 0.0 && at + width > canvas.width() {
                (at, line) = (0.0, line + 13.0);
            }
            draw_mark(canvas, at + RADIUS, line + 5.6, is_full);
            canvas.text(at + 12.0, line + 8.6, &words, At::Start, Look::label());
            at += width + 14.0;
        }
        line + 15.0
    }
}

/// A dot, or a ring: told apart by shape, so that grey print keeps the difference.
fn draw_mark(canvas: &mut Canvas, x: f64, y: f64, is_full: bool) {
    let colour = canvas.palette().accent;
    let fill = if is_full { colour } else { Colour::WHITE };
    canvas.dot(x, y, RADIUS, fill, colour);
}
