//! Laid-out pages: the small closed language between layout and the file format.
//!
//! Everything has a place here and nothing has a meaning beyond its role in the structure tree.
//! Positions are points from the upper left corner of the page, y downward. Must not know of
//! documents, nor of PDF.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::document::{Direction, Link};
use crate::chart::scene::{Colour, Shape, Turn};
use crate::text::Run;

/// Width of an A4 page in points.
pub const PAGE_WIDTH: f64 = 595.276;
/// Height of an A4 page in points.
pub const PAGE_HEIGHT: f64 = 841.89;

/// A paper, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Title of the file.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Language as a tag.
    pub language: String,
    /// Direction of reading.
    pub direction: Direction,
    /// Day of issue.
    pub issued: Date,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The structure tree; the first node is its root.
    pub nodes: Vec<Node>,
    /// The outline, in reading order.
    pub outline: Vec<Bookmark>,
    /// Where links lead.
    pub anchors: BTreeMap<String, Place>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What is drawn, from the ground up. Every drawn item lies between a begin and its end.
    pub items: Vec<Item>,
}

/// A point in the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Page, counted from 0.
    pub page: usize,
    /// Points from its upper edge.
    pub y: f64,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// Depth, 1 for the outermost.
    pub depth: u8,
    /// The words.
    pub title: String,
    /// Where it leads.
    pub place: Place,
    /// The heading in the structure tree.
    pub node: NodeId,
}

/// A node of the structure tree, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(pub usize);

/// What a node is to a reader who listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole paper.
    Document,
    /// A group of blocks.
    Section,
    /// A heading of rank 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The words of someone else.
    BlockQuote,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// The number or term of an item.
    Label,
    /// The words of an item.
    ListBody,
    /// A drawing.
    Figure,
    /// A table.
    Table,
    /// The title of a table.
    Caption,
    /// The heading rows of a table.
    TableHead,
    /// The other rows of a table.
    TableBody,
    /// A row.
    TableRow,
    /// A cell that names its column.
    ColumnHeader,
    /// A cell that names its row, and how many columns it spans.
    RowHeader(u16),
    /// Any other cell.
    TableData,
    /// A table of contents.
    Contents,
    /// A line of it.
    ContentsItem,
    /// A mention of another place.
    Reference,
    /// Words that lead elsewhere.
    Link,
    /// Words in another language.
    Span,
}

/// A node of the structure tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node it belongs to; none for the root.
    pub parent: Option<NodeId>,
    /// The nodes that belong to it, in reading order.
    pub children: Vec<NodeId>,
    /// Words in place of what is drawn.
    pub alt: Option<String>,
    /// Language, when it is not that of the paper.
    pub language: Option<String>,
    /// The box of a figure: left, top, right, bottom.
    pub bounds: Option<[f64; 4]>,
}

/// Why something is drawn that is not content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// Heads, feet and page numbers.
    Pagination,
    /// Rules, and heads of tables that are repeated.
    Layout,
    /// Coloured grounds.
    Background,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// What follows, up to [`Item::End`], belongs to a node.
    Begin(NodeId),
    /// What follows, up to [`Item::End`], is no content.
    BeginArtifact(Artifact),
    /// Ends the innermost begin; they do not nest.
    End,
    /// Glyphs.
    Run {
        /// The left end of the baseline before turning.
        x: f64,
        /// The baseline.
        y: f64,
        /// The glyphs. Their own offset within a line is not added again.
        run: Run,
        /// Their colour.
        colour: Colour,
        /// Rotation about the left end of the baseline.
        turn: Turn,
    },
    /// Something with an outline.
    Shape(Shape),
    /// An area that leads elsewhere.
    Link {
        /// Left, top, right, bottom.
        area: [f64; 4],
        /// Where it leads; an anchor is in [`Paper::anchors`].
        target: Link,
        /// The words that lead there.
        words: String,
        /// The link in the structure tree.
        node: NodeId,
    },
}

impl Item {
    /// Whether this puts ink on the paper.
    pub fn is_drawn(&self) -> bool {
        match self {
            Self::Begin(_) | Self::BeginArtifact(_) | Self::End | Self::Link { .. } => false,
            Self::Run { .. } | Self::Shape(_) => true,
        }
    }

    /// The item moved down by `by` points.
    #[must_use]
    pub fn lowered(mut self, by: f64) -> Self {
        match &mut self {
            Self::Begin(_) | Self::BeginArtifact(_) | Self::End => {}
            Self::Run { y, .. } => *y += by,
            Self::Link { area, .. } => {
                area[1] += by;
                area[3] += by;
            }
            Self::Shape(shape) => return Self::Shape(shape.clone().lowered(by)),
        }
        self
    }
}

impl Node {
    /// A node with nothing but its role and its place in the tree.
    pub fn new(role: Role, parent: Option<NodeId>) -> Self {
        Self {
            role,
            parent,
            children: Vec::new(),
            alt: None,
            language: None,
            bounds: None,
        }
    }
}
