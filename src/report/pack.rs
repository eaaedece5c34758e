//! The chart pack: every drawing of a paper as a file of its own, in vectors or in pixels.
//!
//! Owns how drawings are named, so that a text can refer to the file. Must not know of folders.

use super::document::{Block, Document, Figure, Heading};
use crate::chart::png::write_png;
use crate::chart::scene::Scene;
use crate::chart::svg::write_svg;

/// Names drawings after the heading they stand under: `topic-relevance-1`, `topic-relevance-2`.
#[derive(Debug)]
pub(super) struct Names {
    stem: String,
    count: usize,
}

impl Names {
    /// The names of the cover, which has no heading.
    pub(super) fn new() -> Self {
        Self {
            stem: "cover".to_owned(),
            count: 0,
        }
    }

    /// Continues under `heading`; one without an anchor keeps the names of the heading before it.
    pub(super) fn enter(&mut self, heading: &Heading) {
        if let Some(anchor) = &heading.anchor {
            let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
            self.stem = anchor.chars().map(safe).collect();
            self.count = 0;
        }
    }

    /// The name of the next drawing.
    pub(super) fn next(&mut self) -> String {
        self.count += 1;
        format!("{}-{}", self.stem, self.count)
    }
}

/// Every drawing of `document` in reading order: its name, and the SVG text.
pub fn write_charts(document: &Document) -> Vec<(String, String)> {
    let svg = |name: &str, scene: &Scene| write_svg(scene, name);
    write_each(document, svg)
}

/// Every drawing of `document` in reading order: its name, and the PNG file.
pub fn write_pictures(document: &Document) -> Vec<(String, Vec<u8>)> {
    write_each(document, |_, scene| write_png(scene))
}

fn write_each<T>(document: &Document, write: impl Fn(&str, &Scene) -> T) -> Vec<(String, T)> {
    let mut named = Vec::new();
    collect(&document.blocks, &mut Names::new(), &mut named);
    named
        .into_iter()
        .map(|(name, figure)| {
            let written = write(&name, &figure.scene);
            (name, written)
        })
        .collect()
}

fn collect<'a>(blocks: &'a [Block], names: &mut Names, found: &mut Vec<(String, &'a Figure)>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => names.enter(heading),
            Block::Cover(cover) => {
                found.extend(cover.strip.iter().map(|figure| (names.next(), figure)));
            }
            Block::Figure(figure) => found.push((names.next(), figure)),
            Block::Row(cells) => {
                for cell in cells {
                    collect(&cell.blocks, names, found);
                }
            }
            _ => {}
        }
    }
}
