//! Tables: rows are strips, the head is drawn again on each page.
//!
//! Must not know of pages; a row too high for one is cut between lines.

mod widths;

use std::rc::Rc;

use self::widths::column_widths;
use super::Setter;
use super::answer::{BOX, square};
use super::block::space_below;
use super::frame::Frame;
use super::strip::{Landmark, Strip, avoid_stragglers, keep_all, merge};
use super::theme::{FLOW, HAIRLINE, MEASURE, Type};
use super::words::Look;
use crate::report::document::{Align, Column, Row, RowKind, Span, Table};
use crate::report::page::{NodeId, Role};

/// White space above and below the words of a cell.
const PADDING: f64 = 3.5;
/// White space between columns.
const CHANNEL: f64 = 14.0;
/// Thickness of the rules above and below a table.
const RULE: f64 = 0.75;

/// What the rows of one table have in common.
struct Grid<'a> {
    frame: Frame,
    cells: Vec<Frame>,
    columns: &'a [Column],
    named_rows: bool,
}

impl Setter<'_> {
    /// Sets a table: caption, head, rows and note.
    pub(super) fn table(&mut self, table: &Table, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        if table.columns.is_empty() {
            return Vec::new();
        }
        let node = self.node(Role::Table, parent);
        if !table.summary.is_empty() {
            self.nodes[node.0].alt = Some(table.summary.clone());
        }
        let mut strips = self.table_caption(table, frame, node);
        let widths = column_widths(table, self.scale.small, frame, self.language);
        let mut offset = 0.0;
        let cells = widths.iter().map(|width| {
            let cell = frame.part(offset, width - CHANNEL);
            offset += width;
            cell
        });
        let grid = Grid {
            frame: *frame,
            cells: cells.collect(),
            columns: &table.columns,
            named_rows: table.named_rows,
        };
        let head = self.table_head(table, &grid, node);
        // A head of several strips is too high to be drawn on every page.
        let running = match &head[..] {
            [head] => Some(Rc::new(head.unread())),
            _ => None,
        };
        strips.extend(head);
        let body = self.node(Role::TableBody, node);
        for (index, row) in table.rows.iter().enumerate() {
            let mut rows = self.table_row(row, &grid, body);
            // A row alone under its head, or over the end, reads like a mistake.
            let is_edge = index + 2 == table.rows.len() || (index == 0 && table.rows.len() > 2);
            if row.kind == RowKind::Group || is_edge {
                keep_all(&mut rows);
            }
            for strip in &mut rows {
                strip.running.clone_from(&running);
            }
            strips.extend(rows);
        }
        if let Some(last) = strips.last_mut() {
            last.draw_rule(frame, last.height, RULE, self.palette.ink);
        }
        self.table_note(table, frame, parent, &mut strips);
        if let Some(first) = strips.first_mut() {
            first.before = 8.0;
            first
                .landmarks
                .extend(table.anchor.clone().map(Landmark::Anchor));
        }
        space_below(&mut strips, 14.0);
        strips
    }

    fn table_caption(&mut self, table: &Table, frame: &Frame, node: NodeId) -> Vec<Strip> {
        if table.caption.is_empty() {
            return Vec::new();
        }
        let caption = self.node(Role::Caption, node);
        let look = Look::new(self.scale.small.emboldened(), self.language);
        let mut strips = self.lines(&table.caption, look, frame, caption);
        keep_all(&mut strips);
        space_below(&mut strips, 4.0);
        strips
    }

    fn table_note(
        &mut self,
        table: &Table,
        frame: &Frame,
        parent: NodeId,
        strips: &mut Vec<Strip>,
    ) {
        if table.note.is_empty() {
            return;
        }
        let node = self.node(Role::Paragraph, parent);
        let look = Look::new(self.scale.note, self.language);
        let mut words = self.lines(&table.note, look, &frame.limited(MEASURE), node);
        avoid_stragglers(&mut words);
        if let Some(last) = strips.last_mut() {
            (last.keep, last.after) = (true, 5.0);
        }
        strips.extend(words);
    }

    /// The head; nothing when no column has a heading.
    fn table_head(&mut self, table: &Table, grid: &Grid<'_>, parent: NodeId) -> Vec<Strip> {
        if table.head.iter().flatten().all(|span| span.text.is_empty()) {
            return Vec::new();
        }
        let head = self.node(Role::TableHead, parent);
        let row = self.node(Role::TableRow, head);
        let letters = self.scale.small.emboldened();
        let columns = (0..grid.cells.len()).map(|column| {
            let node = self.node(Role::ColumnHeader, row);
            let spans = table.head.get(column).map_or(&[][..], Vec::as_slice);
            self.cell_lines(spans, letters, grid, column, node)
        });
        let columns: Vec<Vec<Strip>> = columns.collect();
        let mut strips = cut(stack(columns, letters.leading, true));
        if let Some(first) = strips.first_mut() {
            first.draw_rule(&grid.frame, 0.0, RULE, self.palette.ink);
        }
        if let Some(last) = strips.last_mut() {
            last.draw_rule(&grid.frame, last.height, HAIRLINE, self.palette.ink);
        }
        keep_all(&mut strips);
        strips
    }

    /// A row as one strip, or several where it is too high to be kept whole.
    fn table_row(&mut self, row: &Row, grid: &Grid<'_>, parent: NodeId) -> Vec<Strip> {
        let node = self.node(Role::TableRow, parent);
        let bold = matches!(row.kind, RowKind::Group | RowKind::Total);
        let small = self.scale.small;
        let letters = if bold { small.emboldened() } else { small };
        let empty = Vec::new();
        let mut columns = Vec::new();
        if row.kind == RowKind::Group {
            let span = grid.cells.len() as u16;
            let cell = self.node(Role::RowHeader(span), node);
            let spans = row.cells.first().unwrap_or(&empty);
            let look = Look::new(letters.coloured(self.palette.accent), self.language);
            columns.push(self.lines(spans, look, &grid.frame, cell));
        } else {
            for column in 0..grid.cells.len() {
                let named = column == 0 && grid.named_rows;
                let role = if named {
                    Role::RowHeader(1)
                } else {
                    Role::TableData
                };
                let cell = self.node(role, node);
                let spans = row.cells.get(column).unwrap_or(&empty);
                columns.push(if row.kind == RowKind::Boxes && column > 0 {
                    vec![box_line(&grid.cells[column], letters)]
                } else {
                    self.cell_lines(spans, letters, grid, column, cell)
                });
            }
        }
        let lines = stack(columns, letters.leading, false);
        let mut strips = cut(lines);
        if let Some(first) = strips.first_mut().filter(|_| row.kind == RowKind::Total) {
            first.draw_rule(&grid.frame, 0.0, HAIRLINE, self.palette.ink);
        }
        if let Some(last) = strips.last_mut() {
            let colour = if row.kind == RowKind::Group {
                self.palette.ink
            } else {
                self.palette.grid
            };
            last.draw_rule(&grid.frame, last.height, HAIRLINE, colour);
        }
        strips
    }

    fn cell_lines(
        &mut self,
        spans: &[Span],
        letters: Type,
        grid: &Grid<'_>,
        column: usize,
        node: NodeId,
    ) -> Vec<Strip> {
        let align = grid
            .columns
            .get(column)
            .map_or(Align::Start, |column| column.align);
        let look = Look {
            align,
            ..Look::new(letters, self.language)
        };
        self.lines(spans, look, &grid.cells[column], node)
    }
}

/// A line with a box to tick in the middle of a cell.
fn box_line(cell: &Frame, letters: Type) -> Strip {
    let mut line = Strip::blank(letters.leading);
    let left = cell.align(Align::Centre, BOX);
    line.items
        .extend(square(left, (letters.leading - BOX) / 2.0, letters.colour));
    line
}

/// Lays cells beside each other, line by line, with padding above and below. Heads stand on the
/// lowest line, rows hang from the highest.
fn stack(columns: Vec<Vec<Strip>>, leading: f64, from_below: bool) -> Vec<Strip> {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut lines: Vec<Strip> = std::iter::repeat_with(|| Strip::blank(leading))
        .take(rows)
        .collect();
    // Cell after cell, so that the content of a cell is never interrupted.
    for column in columns {
        let first = if from_below { rows - column.len() } else { 0 };
        for (line, words) in lines[first..].iter_mut().zip(column) {
            line.overlay(words, 0.0);
        }
    }
    lines.insert(0, Strip::blank(PADDING));
    lines.push(Strip::blank(PADDING));
    lines
}

/// Merges lines into strips no higher than a third of a page.
fn cut(lines: Vec<Strip>) -> Vec<Strip> {
    let mut strips = Vec::new();
    let mut part: Vec<Strip> = Vec::new();
    let mut height = 0.0;
    for line in lines {
        // White space alone never begins a part.
        if height + line.height > FLOW / 3.0 && !line.items.is_empty() {
            strips.push(merge(std::mem::take(&mut part)));
            height = 0.0;
        }
        height += line.height;
        part.push(line);
    }
    strips.push(merge(part));
    strips
}
