//! The paper as one HTML file that needs nothing else: its own style sheet, its drawings as SVG,
//! no scripts.
//!
//! Owns which element stands for which block. Layout turns the same blocks into pages; the two
//! share the document and nothing else. Must not know what a paper says.

mod block;
mod figure;
mod markup;

use std::collections::BTreeSet;

use self::markup::{Markup, dir};
use super::document::{Block, Document, Heading, Level};
use crate::chart::scene::Colour;
use crate::chart::theme::Palette;

/// The looks of the page; colours come before it.
const STYLE: &str = include_str!("paper.css");

/// Nothing may be loaded or run, whatever a text of the survey holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Writes `document` as one HTML file.
pub fn write_html(document: &Document) -> String {
    let mut writer = Writer::new(document);
    writer.head();
    writer.body();
    writer.markup.finish()
}

/// Writes the content of `document` for a page that has a style sheet, a title and a heading of the
/// second rank of its own.
pub fn write_html_content(document: &Document) -> String {
    let mut writer = Writer::new(document);
    writer.rank = 2;
    writer.blocks(&document.blocks);
    writer.markup.finish()
}

/// A line of the contents.
struct Entry {
    level: Level,
    title: String,
    id: String,
}

/// The page being written.
struct Writer<'a> {
    document: &'a Document,
    markup: Markup,
    /// Every name that a link may lead to.
    anchors: BTreeSet<&'a str>,
    entries: Vec<Entry>,
    /// How many headings, drawings and tables have been written.
    headings: usize,
    figures: usize,
    tables: usize,
    /// Rank of the last heading.
    rank: u8,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document) -> Self {
        let mut writer = Self {
            document,
            markup: Markup::default(),
            anchors: BTreeSet::new(),
            entries: Vec::new(),
            headings: 0,
            figures: 0,
            tables: 0,
            rank: 1,
        };
        writer.survey(&document.blocks);
        writer.headings = 0;
        writer
    }

    /// Collects what links and the contents can lead to.
    fn survey(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let id = self.heading_id(heading);
                    if heading.listed {
                        let title = heading.bookmark.as_ref().unwrap_or(&heading.text).clone();
                        let level = heading.level;
                        self.entries.push(Entry { level, title, id });
                    }
                    self.anchors.extend(heading.anchor.as_deref());
                }
                Block::Figure(figure) => self.anchors.extend(figure.anchor.as_deref()),
                Block::Table(table) => self.anchors.extend(table.anchor.as_deref()),
                Block::Row(cells) => {
                    for cell in cells {
                        self.survey(&cell.blocks);
                    }
                }
                _ => {}
            }
        }
    }

    /// The id of the next heading.
    fn heading_id(&mut self, heading: &Heading) -> String {
        self.headings += 1;
        match &heading.anchor {
            Some(anchor) => id(anchor),
            None => format!("heading.{}", self.headings),
        }
    }

    fn head(&mut self) {
        let Document {
            title,
            author,
            subject,
            language,
            direction,
            issued,
            palette,
            ..
        } = self.document;
        let markup = &mut self.markup;
        markup.raw("<!DOCTYPE html>\n");
        markup.open("html", &[("lang", language), ("dir", dir(*direction))]);
        markup.raw("\n<head>\n");
        markup.void("meta", &[("charset", "utf-8")]);
        markup.line();
        let policy = ("http-equiv", "Content-Security-Policy");
        markup.void("meta", &[policy, ("content", POLICY)]);
        markup.line();
        markup.element("title", &[], title);
        let issued = issued.to_string();
        for (name, content) in [
            ("viewport", "width=device-width, initial-scale=1"),
            ("author", author),
            ("description", subject),
            ("date", &issued),
        ] {
            markup.line();
            markup.void("meta", &[("name", name), ("content", content)]);
        }
        markup.raw("\n<style>\n");
        markup.raw(&colours(palette));
        markup.raw(STYLE);
        markup.raw("</style>\n</head>\n");
    }

    fn body(&mut self) {
        let furniture = &self.document.furniture;
        let blocks = &self.document.blocks;
        self.markup.raw("<body>\n");
        if let Some(mark) = &furniture.mark {
            self.markup.element("aside", &[("class", "mark")], mark);
            self.markup.line();
        }
        let rest = if let Some(Block::Cover(cover)) = blocks.first() {
            self.cover(cover);
            &blocks[1..]
        } else {
            self.plain_cover();
            blocks
        };
        self.markup.raw("<main>\n");
        for page in rest.split(|block| matches!(block, Block::PageBreak)) {
            if !page.is_empty() {
                self.markup.raw("<section>\n");
                self.blocks(page);
                self.markup.raw("</section>\n");
            }
        }
        self.markup.raw("</main>\n");
        self.markup.open("footer", &[]);
        self.markup.element("p", &[], &furniture.footer);
        self.markup.raw("</footer>\n</body>\n</html>\n");
    }

    /// What opens a document that has no cover, so that the first heading has a title above it.
    fn plain_cover(&mut self) {
        let markup = &mut self.markup;
        markup.open("header", &[("class", "cover")]);
        markup.element("p", &[("class", "issuer")], &self.document.author);
        markup.element("h1", &[], &self.document.title);
        markup.raw("</header>\n");
    }
}

/// The colours of the paper for the style sheet, so that they are set in one place.
fn colours(palette: &Palette) -> String {
    let named = [
        ("ink", palette.ink),
        ("muted", palette.muted),
        ("grid", palette.grid),
        ("accent", palette.accent),
        ("tint", palette.tint),
        ("highlight", palette.highlight),
        ("proposal", palette.highlight.on_white(0.08)),
        ("method", palette.grid.on_white(0.35)),
        ("alert", palette.alert),
    ];
    let set = |(name, colour): (&str, Colour)| format!("--{name}:{};", colour.to_hex());
    format!(":root{{{}}}\n", named.map(set).concat())
}

/// An anchor as an id. Ids with a full stop are those the writer makes, so none is taken twice.
fn id(anchor: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            c
        } else {
            '-'
        }
    };
    anchor.chars().map(safe).collect()
}
