//! Pagination: pieces flow down pages.
//!
//! Owns where pages end. Must not know what the strips show.

use std::collections::BTreeMap;

use super::strip::{Landmark, Piece, Strip};
use super::theme::{BOTTOM, FLOW, TOP};
use crate::report::page::{Bookmark, NodeId, Page, Place};

/// Pages being filled.
#[derive(Debug, Default)]
pub(super) struct Press {
    pub(super) pages: Vec<Page>,
    pub(super) anchors: BTreeMap<String, Place>,
    pub(super) outline: Vec<Bookmark>,
    /// The page of each line of the contents.
    pub(super) entries: BTreeMap<usize, usize>,
    /// Where drawings begin.
    pub(super) drawings: Vec<(NodeId, f64)>,
}

/// The point that a flow has reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cursor {
    page: usize,
    y: f64,
    /// White space owed to what was placed last.
    gap: f64,
    /// Whether nothing stands above on this page.
    fresh: bool,
}

impl Cursor {
    /// The head of the first page.
    pub(super) fn start() -> Self {
        Self {
            page: 0,
            y: TOP,
            gap: 0.0,
            fresh: true,
        }
    }

    fn turn_page(&mut self) {
        *self = Self {
            page: self.page + 1,
            y: TOP,
            gap: 0.0,
            fresh: true,
        };
    }

    fn gap_before(&self, wanted: f64) -> f64 {
        if self.fresh {
            0.0
        } else {
            self.gap.max(wanted)
        }
    }
}

impl Press {
    /// Lets pieces flow down from `cursor`.
    pub(super) fn flow(&mut self, pieces: &[Piece], cursor: &mut Cursor) {
        for (index, piece) in pieces.iter().enumerate() {
            let rest = &pieces[index..];
            match piece {
                Piece::Strip(strip) => self.place(strip, chain(rest), cursor),
                Piece::Row(cells) => self.place_row(cells, chain(rest), cursor),
                Piece::Foot(strip) => {
                    make_room(strip.before, strip.height, strip.height, cursor);
                    cursor.y = BOTTOM - strip.height;
                    cursor.gap = 0.0;
                    self.put(strip, cursor);
                }
                Piece::Break if !cursor.fresh => cursor.turn_page(),
                Piece::Break => {}
            }
        }
    }

    fn place(&mut self, strip: &Strip, chain: f64, cursor: &mut Cursor) {
        let page = cursor.page;
        make_room(strip.before, strip.height, chain, cursor);
        if let Some(running) = strip.running.as_ref().filter(|_| cursor.page != page) {
            self.put(running, cursor);
        }
        cursor.y += cursor.gap_before(strip.before);
        self.put(strip, cursor);
        cursor.gap = strip.after;
    }

    fn put(&mut self, strip: &Strip, cursor: &mut Cursor) {
        if self.pages.len() <= cursor.page {
            self.pages.resize_with(cursor.page + 1, Page::default);
        }
        let (page, y) = (cursor.page, cursor.y);
        let place = Place { page, y };
        self.pages[page]
            .items
            .extend(strip.items.iter().map(|item| item.clone().lowered(y)));
        for landmark in &strip.landmarks {
            match landmark.clone() {
                Landmark::Anchor(name) => {
                    self.anchors.entry(name).or_insert(place);
                }
                Landmark::Bookmark { depth, title, node } => {
                    self.outline.push(Bookmark {
                        depth,
                        title,
                        place,
                        node,
                    });
                }
                Landmark::Entry(number) => {
                    self.entries.insert(number, page);
                }
                Landmark::Drawing(node) => self.drawings.push((node, y)),
            }
        }
        cursor.y += strip.height;
        // White space alone does not count as something standing on the page.
        cursor.fresh &= strip.height == 0.0 || strip.items.is_empty();
    }

    fn place_row(&mut self, cells: &[Vec<Piece>], chain: f64, cursor: &mut Cursor) {
        make_room(0.0, chain, chain, cursor);
        let mut end = *cursor;
        for cell in cells {
            let mut own = *cursor;
            self.flow(cell, &mut own);
            if (own.page, own.y) > (end.page, end.y) {
                end = own;
            }
        }
        *cursor = end;
    }
}

/// Goes to the next page when what must stay together does not fit, or, where that is more than a
/// page, when the strip itself does not.
fn make_room(before: f64, height: f64, chain: f64, cursor: &mut Cursor) {
    let needed = if chain <= FLOW { chain } else { height };
    // The tolerance is for sums of many leadings.
    if !cursor.fresh && cursor.y + cursor.gap_before(before) + needed > BOTTOM + 0.01 {
        cursor.turn_page();
    }
}

/// Height of the first piece with all that must stand on its page.
fn chain(pieces: &[Piece]) -> f64 {
    let mut height = 0.0;
    let mut gap = 0.0_f64;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Strip(strip) => {
                height += strip.height
                    + if index == 0 {
                        0.0
                    } else {
                        gap.max(strip.before)
                    };
                gap = strip.after;
                if !strip.keep {
                    break;
                }
            }
            Piece::Row(cells) => {
                let tallest = cells.iter().map(|cell| chain(cell)).fold(0.0, f64::max);
                return height + gap + tallest;
            }
            Piece::Foot(strip) => return height + strip.height,
            Piece::Break => break,
        }
    }
    height
}
