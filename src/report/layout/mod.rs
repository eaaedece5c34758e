//! Layout: a document becomes pages.
//!
//! Owns where everything stands and what it is in the structure tree. Blocks are set into strips
//! ([`strip`]), strips flow down pages ([`press`]), heads and feet come last ([`furniture`]),
//! because only then the number of pages is known. Must not know of PDF.

mod answer;
mod block;
mod boxed;
mod contents;
mod cover;
mod figure;
mod frame;
mod furniture;
mod press;
mod strip;
mod table;
mod theme;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use self::contents::Entry;
use self::frame::Frame;
use self::press::{Cursor, Press};
use self::strip::Piece;
use self::theme::{BLOCK, MARGIN, Scale, scale};
use super::document::{Block, Document};
use super::page::{Node, NodeId, Paper, Role};
use crate::chart::theme::Palette;

/// What setting blocks needs to know of the whole document, and the tree that grows meanwhile.
struct Setter<'a> {
    language: &'a str,
    scale: Scale,
    palette: Palette,
    nodes: Vec<Node>,
    /// Every name that a link may lead to.
    anchors: BTreeSet<&'a str>,
    /// The lines of the contents.
    entries: Vec<Entry>,
    /// Pages of these lines, from an earlier pass.
    pages: &'a BTreeMap<usize, usize>,
    /// How many headings of the contents have been set.
    listed: usize,
    /// Rank of the last heading in the structure tree.
    rank: u8,
    /// How far drawings are reduced, at most 1.
    reduction: f64,
}

/// How far drawings are reduced, step by step, so that what belongs together stands on one page.
/// Below the last the words on them could no longer be read.
const REDUCTIONS: [f64; 4] = [1.0, 0.92, 0.86, 0.8];

impl<'a> Setter<'a> {
    fn new(document: &'a Document, pages: &'a BTreeMap<usize, usize>) -> Self {
        let mut setter = Self {
            language: &document.language,
            scale: scale(document.direction, &document.palette),
            palette: document.palette,
            nodes: vec![Node::new(Role::Document, None)],
            anchors: BTreeSet::new(),
            entries: Vec::new(),
            pages,
            listed: 0,
            rank: 0,
            reduction: REDUCTIONS[0],
        };
        setter.survey(&document.blocks);
        setter
    }

    /// Collects what links and the contents can lead to.
    fn survey(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            let anchor = match block {
                Block::Heading(heading) => {
                    self.entries.extend(Entry::of(heading));
                    &heading.anchor
                }
                Block::Figure(figure) => &figure.anchor,
                Block::Table(table) => &table.anchor,
                Block::Row(cells) => {
                    for cell in cells {
                        self.survey(&cell.blocks);
                    }
                    continue;
                }
                _ => continue,
            };
            self.anchors.extend(anchor.as_deref());
        }
    }

    /// Adds a node to the structure tree.
    fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node::new(role, Some(parent)));
        self.nodes[parent.0].children.push(id);
        id
    }
}

/// Lays a document out on A4 pages.
pub fn lay_out(document: &Document) -> Paper {
    let unnumbered = BTreeMap::new();
    let (press, nodes) = set(document, &unnumbered);
    // Page numbers have a column of their own, so a second pass moves nothing.
    let listed = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Contents(_)));
    let (mut press, mut nodes) = if listed {
        set(document, &press.entries)
    } else {
        (press, nodes)
    };
    for (node, y) in &press.drawings {
        if let Some(bounds) = &mut nodes[node.0].bounds {
            bounds[1] += y;
            bounds[3] += y;
        }
    }
    let cover = matches!(document.blocks.first(), Some(Block::Cover(_)));
    furniture::furnish(&mut press.pages, document, cover);
    Paper {
        title: document.title.clone(),
        author: document.author.clone(),
        subject: document.subject.clone(),
        language: document.language.clone(),
        direction: document.direction,
        issued: document.issued,
        pages: press.pages,
        nodes,
        outline: press.outline,
        anchors: press.anchors,
    }
}

fn set(document: &Document, pages: &BTreeMap<usize, usize>) -> (Press, Vec<Node>) {
    let mut setter = Setter::new(document, pages);
    let frame = Frame {
        left: MARGIN,
        width: BLOCK,
        direction: document.direction,
    };
    let mut press = Press::default();
    let mut cursor = Cursor::start();
    // What stands between two page breaks has one message and is one page where it can be.
    let parts = document
        .blocks
        .split_inclusive(|block| *block == Block::PageBreak);
    for part in parts {
        let pieces = setter.part(part, &frame);
        press.flow(&pieces, &mut cursor);
    }
    (press, setter.nodes)
}

/// How far setting has come: what a second try begins from.
struct Point {
    nodes: usize,
    children: usize,
    listed: usize,
    rank: u8,
}

impl Setter<'_> {
    /// Sets what stands between two page breaks: with drawings as large as fit on one page, or in
    /// their own size where it takes several in any case.
    fn part(&mut self, blocks: &[Block], frame: &Frame) -> Vec<Piece> {
        let whole = self.reduced(blocks, frame, REDUCTIONS[0]);
        let has_drawings = blocks.iter().any(|block| matches!(block, Block::Figure(_)));
        if !has_drawings || is_one_page(&whole.1) {
            return whole.1;
        }
        for step in REDUCTIONS.into_iter().skip(1) {
            self.go_back(&whole.0);
            let (_, pieces) = self.reduced(blocks, frame, step);
            if is_one_page(&pieces) {
                return pieces;
            }
        }
        self.go_back(&whole.0);
        self.reduced(blocks, frame, REDUCTIONS[0]).1
    }

    fn reduced(&mut self, blocks: &[Block], frame: &Frame, step: f64) -> (Point, Vec<Piece>) {
        let point = Point {
            nodes: self.nodes.len(),
            children: self.nodes[0].children.len(),
            listed: self.listed,
            rank: self.rank,
        };
        self.reduction = step;
        let set = |block| self.block(block, frame, NodeId(0));
        (point, blocks.iter().flat_map(set).collect())
    }

    fn go_back(&mut self, point: &Point) {
        self.nodes.truncate(point.nodes);
        self.nodes[0].children.truncate(point.children);
        (self.listed, self.rank) = (point.listed, point.rank);
    }
}

fn is_one_page(pieces: &[Piece]) -> bool {
    let mut press = Press::default();
    press.flow(pieces, &mut Cursor::start());
    press.pages.len() <= 1
}
