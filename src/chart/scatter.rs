//! Two figures of each row against each other, with labels that cannot collide: they stand in a
//! column of their own at the end, in the order of the dots, each tied to its dot by a hairline.

use super::canvas::{At, Canvas, Frame, LEADING, Look};
use super::said;
use super::scene::{Colour, Scene};

/// Dots with labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Scatter {
    /// Name and range of the figure from start to end.
    pub x: Axis,
    /// Name and range of the figure from bottom to top.
    pub y: Axis,
    /// The dots: label, x, y, and how both are told.
    pub dots: Vec<Dot>,
}

/// One axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// What it measures.
    pub name: String,
    /// Lowest and highest value.
    pub range: (f64, f64),
    /// The values marked, with their words.
    pub marks: Vec<(f64, String)>,
}

/// One dot.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// What it stands for.
    pub label: String,
    /// Where it lies between start and end.
    pub x: f64,
    /// Where it lies between bottom and top.
    pub y: f64,
    /// Both figures in words.
    pub value: String,
}

const HEIGHT: f64 = 190.0;

impl Scatter {
    /// Draws the dots and their labels.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let scale = self
            .y
            .marks
            .iter()
            .map(|(_, words)| canvas.width_of(words, Look::small()))
            .fold(0.0, f64::max)
            .min(frame.width * 0.2);
        let (left, right) = (scale + 8.0, frame.width * 0.64);
        let labels = self.place_labels(&canvas, frame.width - right - 26.0);
        let needed = labels.last().map_or(0.0, |label| label.bottom);
        let (top, bottom) = (18.0, 18.0 + HEIGHT.max(needed));
        let x = |value: f64| left + 8.0 + (right - left - 16.0) * share(value, self.x.range);
        let y = |value: f64| bottom - 8.0 - (bottom - top - 16.0) * share(value, self.y.range);
        self.draw_axes(&mut canvas, (left, right), (top, bottom), x, y);
        for label in &labels {
            let dot = &self.dots[label.dot];
            let (at_x, at_y) = (x(dot.x), y(dot.y));
            let line = top + label.middle;
            canvas.line((at_x, at_y), (right + 20.0, line), frame.palette.aside, 0.5);
        }
        for label in &labels {
            let dot = &self.dots[label.dot];
            let line = top + label.middle;
            canvas.dot(x(dot.x), y(dot.y), 4.0, frame.palette.accent, Colour::WHITE);
            canvas.lines(right + 24.0, line, &label.lines, At::Start, Look::label());
        }
        let alt = said(
            frame,
            self.dots
                .iter()
                .map(|d| (d.label.as_str(), d.value.clone())),
        );
        canvas.finish(bottom + 30.0, alt)
    }

    fn draw_axes(
        &self,
        canvas: &mut Canvas,
        (left, right): (f64, f64),
        (top, bottom): (f64, f64),
        x: impl Fn(f64) -> f64,
        y: impl Fn(f64) -> f64,
    ) {
        let grid = canvas.palette().grid;
        for (value, words) in &self.y.marks {
            let words = canvas.wrap(words, left - 6.0, Look::small(), 2);
            canvas.line((left, y(*value)), (right, y(*value)), grid, 0.4);
            canvas.lines(left - 4.0, y(*value), &words, At::End, Look::small());
        }
        for (value, words) in &self.x.marks {
            canvas.line((x(*value), top), (x(*value), bottom), grid, 0.4);
            canvas.text(x(*value), bottom + 10.0, words, At::Middle, Look::small());
        }
        let name = Look {
            bold: true,
            ..Look::small()
        };
        canvas.text(0.0, 8.0, &self.y.name, At::Start, name);
        canvas.text(right, bottom + 22.0, &self.x.name, At::End, name);
    }

    /// The labels from the top in the order of their dots, each below the one before it.
    fn place_labels(&self, canvas: &Canvas, width: f64) -> Vec<Placed> {
        let mut order: Vec<usize> = (0..self.dots.len()).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (&self.dots[a], &self.dots[b]);
            b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x))
        });
        let blocks: Vec<(usize, Vec<String>)> = order
            .into_iter()
            .map(|dot| {
                (
                    dot,
                    canvas.wrap(&self.dots[dot].label, width, Look::label(), 2),
                )
            })
            .collect();
        let used: f64 = blocks
            .iter()
            .map(|(_, lines)| lines.len() as f64 * LEADING)
            .sum();
        let gap = ((HEIGHT - used) / blocks.len().max(1) as f64).clamp(4.0, 14.0);
        let mut top = 0.0;
        blocks
            .into_iter()
            .map(|(dot, lines)| {
                let height = lines.len() as f64 * LEADING;
                let middle = top + height / 2.0;
                top += height + gap;
                Placed {
                    dot,
                    lines,
                    middle,
                    bottom: middle + height / 2.0,
                }
            })
            .collect()
    }
}

/// A label that has its place.
struct Placed {
    dot: usize,
    lines: Vec<String>,
    middle: f64,
    bottom: f64,
}

fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    ((value - low) / (high - low).max(1e-9)).clamp(0.0, 1.0)
}
