//! Page items as drawing operations, with the marks that tie them to the structure tree.
//!
//! Must not know of the tree's shape: it only says which node each sequence belongs to.

mod letters;
mod shape;

use std::collections::BTreeMap;

use printpdf::{Color, DictItem, Op, Rgb};

use self::letters::draw_run;
use self::shape::{draw_circle, draw_path, draw_rect};
use super::fontfile::Faces;
use super::integer;
use crate::chart::scene::{Colour, Shape};
use crate::report::document::Link;
use crate::report::page::{Artifact, Item, NodeId, PAGE_HEIGHT, Page, Paper};

/// A whole paper, drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The operations of each page.
    pub(super) operations: Vec<Vec<Op>>,
    /// For each page, the node of each marked sequence, by its number.
    pub(super) sequences: Vec<Vec<NodeId>>,
    /// The areas that lead elsewhere, in order of appearance.
    pub(super) links: Vec<Area>,
}

/// An area that leads elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Area {
    pub(super) page: usize,
    /// Left, lower, right and upper edge, from the lower left corner of the page.
    pub(super) edges: [f64; 4],
    pub(super) target: Link,
    pub(super) words: String,
    pub(super) node: NodeId,
    /// How many sequences stand before it on its page.
    pub(super) after: usize,
}

/// What the items drawn now belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Node(NodeId),
    Artifact(Artifact),
}

/// Draws all pages.
pub(super) fn draw_pages(paper: &Paper, faces: &Faces) -> Drawn {
    let mut drawn = Drawn::default();
    for (number, page) in paper.pages.iter().enumerate() {
        let mut canvas = Canvas::new(faces);
        canvas.draw(page, number, &mut drawn.links);
        drawn.operations.push(canvas.operations);
        drawn.sequences.push(canvas.sequences);
    }
    drawn
}

struct Canvas<'a> {
    faces: &'a Faces,
    operations: Vec<Op>,
    sequences: Vec<NodeId>,
    /// The sequence that has been opened.
    open: Option<Owner>,
    /// Whether it has ended but may go on if the next one has the same owner.
    ended: bool,
}

impl<'a> Canvas<'a> {
    fn new(faces: &'a Faces) -> Self {
        let (operations, sequences) = (Vec::new(), Vec::new());
        Self {
            faces,
            operations,
            sequences,
            open: None,
            ended: false,
        }
    }

    fn draw(&mut self, page: &Page, number: usize, links: &mut Vec<Area>) {
        for item in &page.items {
            match item {
                Item::Begin(node) => self.begin(Owner::Node(*node)),
                Item::BeginArtifact(kind) => self.begin(Owner::Artifact(*kind)),
                Item::End => self.ended = true,
                Item::Run {
                    x,
                    y,
                    run,
                    colour,
                    turn,
                } => {
                    self.operations.push(Op::SetFillColor { col: ink(*colour) });
                    let origin = (*x, flip(*y));
                    draw_run(run, origin, *turn, self.faces, &mut self.operations);
                }
                Item::Shape(Shape::Rect {
                    x,
                    y,
                    width,
                    height,
                    fill,
                    stroke,
                }) => {
                    let corner = (*x, flip(*y + *height));
                    draw_rect(
                        corner,
                        (*width, *height),
                        *fill,
                        *stroke,
                        &mut self.operations,
                    );
                }
                Item::Shape(Shape::Path {
                    points,
                    closed,
                    fill,
                    stroke,
                }) => {
                    let points: Vec<_> = points.iter().map(|(x, y)| (*x, flip(*y))).collect();
                    draw_path(&points, *closed, *fill, *stroke, &mut self.operations);
                }
                Item::Shape(Shape::Circle {
                    x,
                    y,
                    radius,
                    fill,
                    stroke,
                }) => {
                    let centre = (*x, flip(*y));
                    draw_circle(centre, *radius, *fill, *stroke, &mut self.operations);
                }
                Item::Link {
                    area,
                    target,
                    words,
                    node,
                } => links.push(Area {
                    page: number,
                    edges: [area[0], flip(area[3]), area[2], flip(area[1])],
                    target: target.clone(),
                    words: words.clone(),
                    node: *node,
                    after: self.sequences.len(),
                }),
            }
        }
        self.close();
    }

    fn begin(&mut self, owner: Owner) {
        if self.open == Some(owner) {
            self.ended = false;
            return;
        }
        self.close();
        let (tag, properties) = match owner {
            Owner::Node(node) => {
                let number = integer(self.sequences.len());
                self.sequences.push(node);
                (
                    "Span",
                    BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]),
                )
            }
            Owner::Artifact(kind) => {
                let kind = match kind {
                    Artifact::Pagination => "Pagination",
                    Artifact::Layout => "Layout",
                    Artifact::Background => "Background",
                };
                let kind = DictItem::Name(kind.into());
                ("Artifact", BTreeMap::from([("Type".to_owned(), kind)]))
            }
        };
        self.operations.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: properties },
        });
        self.open = Some(owner);
        self.ended = false;
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.operations.push(Op::EndMarkedContent);
        }
    }
}

/// From points below the upper edge to points above the lower one.
fn flip(y: f64) -> f64 {
    PAGE_HEIGHT - y
}

/// A coordinate with two decimals: finer than any printer, and short in the file.
fn round(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

fn ink(colour: Colour) -> Color {
    let share = |channel: u8| ((f32::from(channel) / 255.0) * 1000.0).round() / 1000.0;
    let Colour(red, green, blue) = colour;
    Color::Rgb(Rgb {
        r: share(red),
        g: share(green),
        b: share(blue),
        icc_profile: None,
    })
}
