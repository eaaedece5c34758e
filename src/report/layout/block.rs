//! Headings, paragraphs, lists, quotes, tiles and rows as strips.
//!
//! Must not know of pages.

use super::Setter;
use super::contents::Entry;
use super::frame::Frame;
use super::strip::{Landmark, Piece, Strip, avoid_stragglers, keep_all};
use super::theme::{GAP, HAIRLINE, MEASURE, Type};
use super::words::{Look, balance};
use crate::report::document::{Block, Cell, Heading, Level, List, Paragraph, Span, Style, Tile};
use crate::report::page::{NodeId, Role};

impl Setter<'_> {
    /// Sets a block into `frame`.
    pub(super) fn block(&mut self, block: &Block, frame: &Frame, parent: NodeId) -> Vec<Piece> {
        let strips = match block {
            Block::Cover(cover) => return self.cover(cover, frame, parent),
            Block::Row(cells) => return self.row(cells, frame, parent),
            Block::Tiles(tiles) => return self.tiles(tiles, frame, parent),
            Block::PageBreak => return vec![Piece::Break],
            Block::Heading(heading) => self.heading(heading, frame, parent),
            Block::Paragraph(paragraph) => self.paragraph(paragraph, frame, parent),
            Block::List(list) => self.list(list, frame, parent),
            Block::Answer(answer) => self.answer(answer, frame, parent),
            Block::Figure(figure) => self.figure(figure, frame, parent),
            Block::Table(table) => self.table(table, frame, parent),
            Block::Quote(quote) => self.quote(quote, frame, parent),
            Block::Callout(callout) => self.callout(callout, frame, parent),
            Block::KeyValue(facts) => self.facts(facts, self.scale.small, frame, parent),
            Block::Contents(contents) => self.contents(contents, frame, parent),
            Block::Space(height) => vec![Strip {
                before: height.max(0.0),
                ..Strip::default()
            }],
        };
        strips.into_iter().map(Piece::Strip).collect()
    }

    fn row(&mut self, cells: &[Cell], frame: &Frame, parent: NodeId) -> Vec<Piece> {
        let columns: Vec<u8> = cells.iter().map(|cell| cell.columns.max(1)).collect();
        let flows = cells.iter().zip(frame.split(&columns)).map(|(cell, part)| {
            let fits = |block: &&Block| {
                !matches!(
                    block,
                    Block::Cover(_) | Block::PageBreak | Block::Contents(_)
                )
            };
            let blocks = cell.blocks.iter().filter(fits);
            blocks
                .flat_map(|block| self.block(block, &part, parent))
                .collect()
        });
        vec![Piece::Row(flows.collect())]
    }

    fn heading(&mut self, heading: &Heading, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let (letters, before, after) = match heading.level {
            Level::Part => (self.scale.part, 0.0, 14.0),
            Level::Finding => (self.scale.finding, 18.0, 7.0),
            Level::Topic => (self.scale.topic, 14.0, 4.0),
        };
        let frame = frame.limited(MEASURE + 30.0);
        let mut strips = Vec::new();
        if let Some(kicker) = &heading.kicker {
            let node = self.node(Role::Paragraph, parent);
            strips.extend(self.plain_lines(kicker, self.scale.kicker, &frame, node));
            if let Some(last) = strips.last_mut() {
                last.after = 2.0;
            }
        }
        let node = self.heading_node(heading.level, parent);
        let frame = balance(&heading.text, letters, &frame, self.language);
        strips.extend(self.plain_lines(&heading.text, letters, &frame, node));
        keep_all(&mut strips);
        if let Some(last) = strips.last_mut() {
            last.after = after;
        }
        if let Some(first) = strips.first_mut() {
            first.before = before;
            first.landmarks = self.landmarks(heading, node);
        }
        strips
    }

    /// A heading in the structure tree: no rank may be left out on the way down (PDF/UA-1, 7.4.2).
    pub(super) fn heading_node(&mut self, level: Level, parent: NodeId) -> NodeId {
        let wanted = level as u8 + 1;
        self.rank = wanted.min(self.rank + 1);
        self.node(Role::Heading(self.rank), parent)
    }

    fn landmarks(&mut self, heading: &Heading, node: NodeId) -> Vec<Landmark> {
        let title = heading.bookmark.as_ref().unwrap_or(&heading.text).clone();
        let mut landmarks = vec![Landmark::Bookmark {
            depth: self.rank,
            title,
            node,
        }];
        landmarks.extend(heading.anchor.clone().map(Landmark::Anchor));
        if heading.listed {
            landmarks.push(Landmark::Entry(self.listed));
            landmarks.push(Landmark::Anchor(Entry::anchor(self.listed)));
            self.listed += 1;
        }
        landmarks
    }

    fn paragraph(&mut self, paragraph: &Paragraph, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let scale = self.scale;
        let letters = match paragraph.style {
            Style::Body => scale.body,
            Style::Lead => scale.lead,
            Style::Question => scale.question,
            Style::Note => scale.note,
        };
        let mut strips = self.prose(&paragraph.spans, letters, frame, parent);
        if paragraph.style == Style::Question {
            // The question belongs to the exhibit that answers it.
            keep_all(&mut strips);
        }
        strips
    }

    /// A paragraph of any look, no wider than reads well.
    pub(super) fn prose(
        &mut self,
        spans: &[Span],
        letters: Type,
        frame: &Frame,
        parent: NodeId,
    ) -> Vec<Strip> {
        let node = self.node(Role::Paragraph, parent);
        let frame = frame.limited(MEASURE);
        let mut strips = self.lines(spans, Look::new(letters, self.language), &frame, node);
        avoid_stragglers(&mut strips);
        space_below(&mut strips, letters.leading * 0.5);
        strips
    }

    fn list(&mut self, list: &List, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let letters = self.scale.body;
        let frame = frame.limited(MEASURE);
        let node = self.node(Role::List, parent);
        let indent = if list.numbered { 20.0 } else { 13.0 };
        let mut strips: Vec<Strip> = Vec::new();
        for (index, spans) in list.items.iter().enumerate() {
            let sign = if list.numbered {
                format!("{}.", index + 1)
            } else {
                "•".to_owned()
            };
            let item = self.node(Role::ListItem, node);
            let label = self.node(Role::Label, item);
            let body = self.node(Role::ListBody, item);
            let accent = letters.coloured(self.palette.accent).emboldened();
            let labels = self.plain_lines(&sign, accent, &frame.part(0.0, indent), label);
            let look = Look::new(letters, self.language);
            let mut lines = self.lines(spans, look, &frame.inset(indent, 0.0), body);
            avoid_stragglers(&mut lines);
            space_below(&mut lines, letters.leading * 0.3);
            if let (Some(first), Some(label)) = (lines.first_mut(), labels.into_iter().next()) {
                let words = std::mem::take(&mut first.items);
                first.items = label.items;
                first.items.extend(words);
            }
            strips.extend(lines);
        }
        space_below(&mut strips, GAP);
        strips
    }

    fn tiles(&mut self, tiles: &[Tile], frame: &Frame, parent: NodeId) -> Vec<Piece> {
        // Four or five in a line where the page has room, so that a short set is one line.
        let across = match (frame.width > 330.0, tiles.len()) {
            (true, few @ 4..=5) => few,
            (true, _) => 3,
            (false, _) => 2,
        };
        let columns = vec![(12 / across) as u8; across];
        let parts = frame.split(&columns);
        let rows = tiles.chunks(across).map(|row| {
            let cells = row.iter().zip(&parts).map(|(tile, part)| {
                self.tile(tile, part, parent)
                    .into_iter()
                    .map(Piece::Strip)
                    .collect()
            });
            Piece::Row(cells.collect())
        });
        rows.collect()
    }

    fn tile(&mut self, tile: &Tile, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let scale = self.scale;
        let node = self.node(Role::Paragraph, parent);
        let mut strips = vec![Strip {
            before: GAP,
            ..Strip::rule(frame, HAIRLINE, self.palette.grid)
        }];
        strips[0].after = 5.0;
        strips.extend(self.plain_lines(&tile.value, scale.tile, frame, node));
        strips.extend(self.plain_lines(&tile.label, scale.small.emboldened(), frame, node));
        strips.extend(self.plain_lines(&tile.note, scale.note, frame, node));
        keep_all(&mut strips);
        if let Some(last) = strips.last_mut() {
            (last.keep, last.after) = (false, GAP);
        }
        strips
    }

    /// Labels with what belongs to them, in two columns.
    pub(super) fn facts(
        &mut self,
        facts: &[(String, Vec<Span>)],
        letters: Type,
        frame: &Frame,
        parent: NodeId,
    ) -> Vec<Strip> {
        let list = self.node(Role::List, parent);
        let term = (frame.width * 0.3).min(130.0);
        let mut strips = Vec::new();
        for (name, value) in facts {
            let item = self.node(Role::ListItem, list);
            let label = self.node(Role::Label, item);
            let body = self.node(Role::ListBody, item);
            let names = frame.part(0.0, term - 8.0);
            let mut names = self.plain_lines(name, letters.emboldened(), &names, label);
            let look = Look::new(letters, self.language);
            let values = self.lines(value, look, &frame.inset(term, 0.0), body);
            // The columns run line by line, so that a long value can go on to the next page.
            let rows = names.len().max(values.len());
            names.resize_with(rows, || Strip::blank(letters.leading));
            for (line, value) in names.iter_mut().zip(values) {
                line.overlay(value, 0.0);
            }
            avoid_stragglers(&mut names);
            space_below(&mut names, 4.0);
            strips.extend(names);
        }
        space_below(&mut strips, GAP);
        strips
    }
}

/// Sets the white space under the last strip.
pub(super) fn space_below(strips: &mut [Strip], height: f64) {
    if let Some(last) = strips.last_mut() {
        last.after = height;
    }
}
