//! Needs on one side, offers on the other, on one scale.

use super::canvas::{At, Canvas, Frame, Look, Tone};
use super::scene::{Colour, Scene};
use super::{row_label, said};

/// Rows with a bar to either side.
#[derive(Debug, Clone, PartialEq)]
pub struct Butterfly {
    /// What the bars towards the start and towards the end count.
    pub names: [String; 2],
    /// Rows in order: label, and both counts (`None` where not shown).
    pub rows: Vec<(String, [Option<u64>; 2])>,
    /// What stands where a count is not shown.
    pub hidden: String,
}

const BAR: f64 = 12.0;
const GAP: f64 = 5.5;

impl Butterfly {
    /// Draws the bars to either side of a common line.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let labels = frame.width * 0.36;
        let numbers = 22.0;
        let start = labels + 8.0;
        let axis = f64::midpoint(start, frame.width);
        let room = axis - start - numbers;
        let full = self
            .rows
            .iter()
            .flat_map(|(_, counts)| counts.iter().flatten())
            .max();
        let full = full.copied().unwrap_or(1).max(1) as f64;
        let colours = [frame.palette.accent, frame.palette.highlight];
        let half = axis - start - 6.0;
        let bold = Look {
            bold: true,
            ..Look::small()
        };
        let heads = self
            .names
            .each_ref()
            .map(|name| canvas.wrap(name, half, bold, 2));
        let head = 10.0 * heads.iter().map(Vec::len).max().unwrap_or(1) as f64;
        for (lines, (x, at, colour)) in heads.iter().zip([
            (axis - 4.0, At::End, colours[0]),
            (axis + 4.0, At::Start, colours[1]),
        ]) {
            let look = Look {
                tone: Tone::Of(colour),
                ..bold
            };
            canvas.lines(x, head / 2.0, lines, at, look);
        }
        let mut y = head + 5.0;
        for (label, counts) in &self.rows {
            let (lines, height) = row_label(&canvas, label, labels, BAR);
            let middle = y + height / 2.0;
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            for (side, count) in counts.iter().enumerate() {
                let width = room * count.unwrap_or(0) as f64 / full;
                let (x, edge, at) = if side == 0 {
                    (axis - width, axis - width - 3.0, At::End)
                } else {
                    (axis, axis + width + 3.0, At::Start)
                };
                canvas.rect(x, middle - BAR / 2.0, width, BAR, colours[side]);
                match count {
                    Some(n) => canvas.text(edge, middle + 3.0, &n.to_string(), at, Look::value()),
                    None => canvas.text(edge, middle + 2.7, &self.hidden, at, Look::small()),
                }
            }
            y += height + GAP;
        }
        canvas.line((axis, head + 3.0), (axis, y - GAP), Colour::WHITE, 1.2);
        let [first, second] = &self.names;
        let tell = |count: Option<u64>| count.map_or(self.hidden.clone(), |n| n.to_string());
        let alt = said(
            frame,
            self.rows.iter().map(|(label, [a, b])| {
                (
                    label.as_str(),
                    format!("{first} {}, {second} {}", tell(*a), tell(*b)),
                )
            }),
        );
        canvas.finish((y - GAP).max(1.0), alt)
    }
}
