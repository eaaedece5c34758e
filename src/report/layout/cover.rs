//! The first page: a coloured band with the title, the facts, and whose views these are.
//!
//! Must not know of other pages.

use super::Setter;
use super::block::space_below;
use super::frame::Frame;
use super::strip::{Landmark, Piece, Strip, avoid_stragglers, merge, stacked_height};
use super::theme::{FLOW, HAIRLINE, TOP, Type};
use super::words::{balance, break_spans};
use crate::chart::scene::{Colour, Scene, Shape};
use crate::report::document::{Cover, Level, Span};
use crate::report::page::{Artifact, Item, NodeId, PAGE_HEIGHT, PAGE_WIDTH, Role};

/// The band takes at least this share of the page.
const BAND: f64 = 0.36;
/// Height of the mark of a host, and the white around it.
const MARK: f64 = 44.0;
const PLATE: f64 = 9.0;
/// A band that would take more than this share of the page gives way to words on white.
const HIGHEST_BAND: f64 = 0.7;

impl Setter<'_> {
    /// Sets the cover, and ends its page.
    pub(super) fn cover(&mut self, cover: &Cover, frame: &Frame, parent: NodeId) -> Vec<Piece> {
        let band = self.band(cover, frame, parent);
        let mut pieces: Vec<Piece> = band.into_iter().map(Piece::Strip).collect();
        let facts: Vec<(String, Vec<Span>)> = cover
            .facts
            .iter()
            .map(|(name, value)| (name.clone(), vec![Span::plain(value)]))
            .collect();
        pieces.extend(
            self.facts(&facts, self.scale.body, frame, parent)
                .into_iter()
                .map(Piece::Strip),
        );
        if let Some(strip) = &cover.strip {
            let figure = self.figure(strip, frame, parent);
            pieces.push(Piece::Strip(Strip {
                before: 16.0,
                ..Strip::default()
            }));
            pieces.extend(figure.into_iter().map(Piece::Strip));
        }
        pieces.extend(self.cover_note(cover, frame, parent));
        pieces.push(Piece::Break);
        pieces
    }

    /// The band, from the upper edge of the paper across its whole width.
    fn band(&mut self, cover: &Cover, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let scale = self.scale;
        let inner = frame.inset(0.0, 40.0);
        let white = |letters: Type| letters.coloured(Colour::WHITE);
        let mut strips = Vec::new();
        if let Some(logo) = &cover.logo {
            strips.push(self.plate(logo, &inner, parent));
        }
        let issuer = self.node(Role::Paragraph, parent);
        strips.extend(self.plain_lines(&cover.issuer, white(scale.topic), &inner, issuer));
        space_below(&mut strips, 26.0);
        let node = self.heading_node(Level::Part, parent);
        let letters = title_type(cover, scale.cover_title, &inner, self.language);
        let title_frame = balance(&cover.title, letters, &inner, self.language);
        let mut title = self.plain_lines(&cover.title, letters, &title_frame, node);
        if let Some(first) = title.first_mut() {
            let (depth, title) = (self.rank, cover.title.clone());
            first
                .landmarks
                .push(Landmark::Bookmark { depth, title, node });
        }
        strips.extend(title);
        space_below(&mut strips, 12.0);
        let subtitle = self.node(Role::Paragraph, parent);
        strips.extend(self.plain_lines(&cover.subtitle, scale.cover_line, &inner, subtitle));
        space_below(&mut strips, 20.0);
        let status = self.node(Role::Paragraph, parent);
        let line = white(scale.lead.emboldened());
        strips.extend(self.plain_lines(&cover.status, line, &inner, status));
        if stacked_height(&strips) > FLOW * HIGHEST_BAND {
            space_below(&mut strips, 30.0);
            return on_white(strips, self.palette.ink);
        }
        let spare = PAGE_HEIGHT * BAND - TOP - 28.0 - stacked_height(&strips);
        // The title stands low in the band, whatever its length.
        let mut words = vec![Strip::blank(spare.max(0.0))];
        words.extend(strips);
        let mut band = merge(words);
        band.height += 28.0;
        let height = band.height + TOP;
        let fill = Some(self.palette.accent);
        let ground = Item::Shape(Shape::Rect {
            x: 0.0,
            y: -TOP,
            width: PAGE_WIDTH,
            height,
            fill,
            stroke: None,
        });
        let ground = [Item::BeginArtifact(Artifact::Background), ground, Item::End];
        band.items.splice(0..0, ground);
        band.after = 30.0;
        vec![band]
    }

    /// The mark of the host on a white plate, so that its own colours stay as they are.
    fn plate(&mut self, logo: &Scene, frame: &Frame, parent: NodeId) -> Strip {
        let factor = (MARK / logo.height).min(frame.width * 0.6 / logo.width);
        let logo = logo.clone().enlarged(factor);
        let inner = frame.inset(PLATE, 0.0);
        let mark = self.drawing(&logo, &inner, parent);
        let ground = frame.part(0.0, logo.width + 2.0 * PLATE);
        let mut strip = Strip::blank(mark.height + 2.0 * PLATE);
        strip.underlay(&ground, Colour::WHITE);
        for landmark in &mark.landmarks {
            if let Landmark::Drawing(node) = landmark
                && let Some(bounds) = &mut self.nodes[node.0].bounds
            {
                bounds[1] += PLATE;
                bounds[3] += PLATE;
            }
        }
        strip.overlay(mark, PLATE);
        strip.after = 22.0;
        strip
    }

    fn cover_note(&mut self, cover: &Cover, frame: &Frame, parent: NodeId) -> Vec<Piece> {
        if cover.note.is_empty() {
            return Vec::new();
        }
        let letters = self.scale.note;
        let node = self.node(Role::Paragraph, parent);
        let mut strips = vec![Strip::rule(frame, HAIRLINE, self.palette.grid)];
        space_below(&mut strips, 6.0);
        strips.extend(self.plain_lines(&cover.note, letters, &frame.limited(400.0), node));
        if stacked_height(&strips) < FLOW * 0.3 {
            let foot = Strip {
                before: 12.0,
                ..merge(strips)
            };
            return vec![Piece::Foot(foot)];
        }
        avoid_stragglers(&mut strips);
        strips.into_iter().map(Piece::Strip).collect()
    }
}

/// Words made for the band, legible without it.
fn on_white(mut strips: Vec<Strip>, ink: Colour) -> Vec<Strip> {
    for item in strips.iter_mut().flat_map(|strip| &mut strip.items) {
        if let Item::Run { colour, .. } = item {
            *colour = ink;
        }
    }
    strips
}

/// The largest type in which the title leaves room for the rest of the page.
fn title_type(cover: &Cover, largest: Type, frame: &Frame, language: &str) -> Type {
    let title = [Span::plain(&cover.title)];
    let mut letters = largest;
    loop {
        let lines = break_spans(&title, letters, frame.width, frame.direction, language).len();
        if lines as f64 * letters.leading <= FLOW * 0.28 || letters.size < 12.0 {
            return letters;
        }
        letters.size *= 0.85;
        letters.leading *= 0.85;
    }
}
