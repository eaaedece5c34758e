//! The same answers at several events: a bar for each event, the events beside each other in the
//! order of time.
//!
//! Every value is written out, so that nothing has to be read off an axis and nothing hangs on
//! colour; the latest event is dark, those before it light. Where the sheet is too narrow for the
//! events to stand beside each other they stand below each other.

use super::canvas::{At, Canvas, Frame, LEADING, Look};
use super::scene::{Colour, Scene};
use super::theme::Palette;
use super::{comma, row_label, said};

/// Rows with a bar for each event.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The events from the earliest to the latest.
    pub events: Vec<TrendEvent>,
    /// The rows in order.
    pub rows: Vec<TrendRow>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendEvent {
    /// What it is called: a year or a date.
    pub name: String,
    /// How many stand behind its figures; empty where that differs from row to row.
    pub base: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendRow {
    /// What was chosen or rated.
    pub label: String,
    /// The share at each event, 0 to 1, and how it is told; without a share why there is none.
    pub cells: Vec<(Option<f64>, String)>,
}

const ROW: f64 = 13.0;
const GAP: f64 = 5.0;
/// Height of a bar, in points.
const BAR: f64 = 8.5;
/// Distance of two columns, in points.
const GUTTER: f64 = 14.0;
/// Distance of a bar and its value, in points.
const SPACE: f64 = 4.0;
/// A column leaves at least so much for its longest bar, in points.
const LEAST: f64 = 28.0;
/// Height of an event below another, in points.
const LINE: f64 = 11.5;
/// Room for words beyond their measure: a browser without the fonts of the paper sets them wider.
const SLACK: f64 = 1.3;

impl Trend {
    /// Draws the rows under the names of the events.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let labels = frame.width * 0.3;
        let columns = self.events.len().max(1) as f64;
        let column = (frame.width - labels - GUTTER * columns) / columns;
        let height = if column - SPACE - self.values(&canvas) >= LEAST {
            self.draw_beside(&mut canvas, labels, column)
        } else {
            self.draw_below(&mut canvas)
        };
        let alt = said(
            frame,
            self.rows
                .iter()
                .map(|row| (row.label.as_str(), self.alt(row, frame))),
        );
        canvas.finish(height.max(1.0), alt)
    }

    /// The width of the widest value.
    fn values(&self, canvas: &Canvas) -> f64 {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let told = cells.filter(|(share, _)| share.is_some());
        told.map(|(_, value)| SLACK * canvas.width_of(value, Look::value()))
            .fold(0.0, f64::max)
    }

    /// The share that a bar of full length stands for: the largest of all.
    fn full(&self) -> f64 {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.filter_map(|(share, _)| *share).fold(0.01, f64::max)
    }

    fn colour(&self, palette: &Palette, event: usize) -> Colour {
        if event + 1 == self.events.len() {
            palette.accent
        } else {
            palette.quiet
        }
    }

    /// The events beside each other; returns the height.
    fn draw_beside(&self, canvas: &mut Canvas, labels: f64, column: f64) -> f64 {
        let palette = *canvas.palette();
        let grid = palette.grid;
        let room = column - SPACE - self.values(canvas);
        let full = self.full();
        let start = |event: usize| labels + GUTTER + (column + GUTTER) * event as f64;
        let head = self.draw_heads(canvas, column, start);
        let mut y = head;
        for row in &self.rows {
            let reasons: Vec<Vec<String>> = row
                .cells
                .iter()
                .map(|(share, told)| match share {
                    Some(_) => Vec::new(),
                    None => canvas.wrap(told, column - SPACE, Look::small(), 2),
                })
                .collect();
            let most = reasons.iter().map(Vec::len).max().unwrap_or(0) as f64;
            let (lines, height) = row_label(canvas, &row.label, labels, ROW.max(most * LEADING));
            let middle = y + height / 2.0;
            canvas.lines(labels, middle, &lines, At::End, Look::label());
            for (event, ((share, told), reason)) in row.cells.iter().zip(&reasons).enumerate() {
                let x = start(event);
                let Some(share) = share else {
                    canvas.lines(x + SPACE, middle, reason, At::Start, Look::small());
                    continue;
                };
                let length = room * (share / full).clamp(0.0, 1.0);
                canvas.rect(
                    x,
                    middle - BAR / 2.0,
                    length,
                    BAR,
                    self.colour(&palette, event),
                );
                canvas.text(
                    x + length + SPACE,
                    middle + 3.0,
                    told,
                    At::Start,
                    Look::value(),
                );
            }
            y += height + GAP;
        }
        for event in 0..self.events.len() {
            canvas.line(
                (start(event), head - 2.0),
                (start(event), y - GAP + 2.0),
                grid,
                0.8,
            );
        }
        y - GAP + 3.0
    }

    /// The names of the events with their bases; returns where the rows begin.
    fn draw_heads(&self, canvas: &mut Canvas, column: f64, start: impl Fn(usize) -> f64) -> f64 {
        let names: Vec<Vec<String>> = self
            .events
            .iter()
            .map(|event| canvas.wrap(&event.name, column, Look::value(), 2))
            .collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let bases = self.events.iter().any(|event| !event.base.is_empty());
        for (index, (event, name)) in self.events.iter().zip(&names).enumerate() {
            let x = start(index);
            for (line, words) in name.iter().enumerate() {
                canvas.text(
                    x,
                    9.0 + LEADING * line as f64,
                    words,
                    At::Start,
                    Look::value(),
                );
            }
            canvas.text(
                x,
                8.5 + LEADING * lines,
                &event.base,
                At::Start,
                Look::small(),
            );
        }
        LEADING * (lines + f64::from(u8::from(bases))) + 7.0
    }

    /// The events below each other; returns the height.
    fn draw_below(&self, canvas: &mut Canvas) -> f64 {
        let palette = *canvas.palette();
        let grid = palette.grid;
        let width = canvas.width();
        let names = self
            .events
            .iter()
            .map(|event| SLACK * canvas.width_of(&event.name, Look::small()))
            .fold(0.0, f64::max)
            .min(width * 0.35);
        let start = names + 10.0;
        let room = (width - start - SPACE - self.values(canvas)).max(LEAST);
        let full = self.full();
        let mut y = 0.0;
        for row in &self.rows {
            for words in canvas.wrap(&row.label, width, Look::label(), 2) {
                canvas.text(0.0, y + 9.0, &words, At::Start, Look::label());
                y += LEADING;
            }
            y += 2.0;
            let top = y;
            for (event, (share, told)) in row.cells.iter().enumerate() {
                let base = y + 8.0;
                let name = canvas.wrap(&self.events[event].name, names, Look::small(), 1);
                canvas.text(names, base, &name.join(" "), At::End, Look::small());
                if let Some(share) = share {
                    let length = room * (share / full).clamp(0.0, 1.0);
                    canvas.rect(start, y + 1.0, length, BAR, self.colour(&palette, event));
                    canvas.text(start + length + SPACE, base, told, At::Start, Look::value());
                } else {
                    let told = canvas.wrap(told, width - start - SPACE, Look::small(), 1);
                    canvas.text(
                        start + SPACE,
                        base,
                        &told.join(" "),
                        At::Start,
                        Look::small(),
                    );
                }
                y += LINE;
            }
            canvas.line((start, top), (start, y - 1.0), grid, 0.8);
            y += GAP;
        }
        y - GAP + 1.0
    }

    fn alt(&self, row: &TrendRow, frame: &Frame) -> String {
        let cells = self.events.iter().zip(&row.cells);
        let told: Vec<String> = cells
            .map(|(event, (_, told))| format!("{} {told}", event.name))
            .collect();
        told.join(comma(frame))
    }
}
