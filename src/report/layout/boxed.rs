//! What is set apart from the flow: quotes and callouts, marked by a rule at their start side.
//!
//! The three voices of the paper look different here: what participants said, what the organisers
//! conclude, what is proposed. Must not know of pages.

use super::Setter;
use super::block::space_below;
use super::frame::Frame;
use super::strip::{Strip, merge, stacked_height};
use super::theme::{FLOW, MEASURE, Type, scale};
use super::words::Look;
use crate::chart::scene::{Colour, Shape};
use crate::report::document::{Callout, Passage, Quote, Span, Tone};
use crate::report::page::{Artifact, Item, NodeId, Role};

/// Thickness of the rule at the start side.
const BAR: f64 = 2.5;
/// Distance from the rule to the words.
const INSET: f64 = 12.0;

impl Setter<'_> {
    /// Sets a quote: the words large, then who said them, then the original of a translation.
    pub(super) fn quote(&mut self, quote: &Quote, frame: &Frame, parent: NodeId) -> Vec<Strip> {
        let frame = frame.limited(MEASURE);
        let inner = frame.inset(INSET, 0.0);
        let small = self.scale.note;
        let block = self.node(Role::BlockQuote, parent);
        let words = quote.passage.quoted();
        let passage = &quote.passage;
        let letters = scale(passage.direction, &self.palette).quote;
        let mut strips = self.passage(passage, &words, letters, &inner, block);
        space_below(&mut strips, 3.0);
        let node = self.node(Role::Paragraph, parent);
        strips.extend(self.plain_lines(&quote.attribution, small, &inner, node));
        if let Some((remark, original)) = &quote.translated_from {
            let node = self.node(Role::Paragraph, parent);
            strips.extend(self.plain_lines(remark, small, &inner, node));
            space_below(&mut strips, 2.0);
            let letters = scale(original.direction, &self.palette).note;
            let block = self.node(Role::BlockQuote, parent);
            strips.extend(self.passage(original, &original.quoted(), letters, &inner, block));
        }
        bar(strips, &frame, self.palette.accent, None)
    }

    fn passage(
        &mut self,
        passage: &Passage,
        words: &str,
        letters: Type,
        frame: &Frame,
        parent: NodeId,
    ) -> Vec<Strip> {
        let node = self.node(Role::Paragraph, parent);
        if passage.language != self.language {
            self.nodes[parent.0].language = Some(passage.language.clone());
            self.nodes[node.0].language = Some(passage.language.clone());
        }
        let look = Look::new(letters, &passage.language);
        let frame = frame.towards(passage.direction);
        self.lines(&[Span::plain(words)], look, &frame, node)
    }

    /// Sets a callout.
    pub(super) fn callout(
        &mut self,
        callout: &Callout,
        frame: &Frame,
        parent: NodeId,
    ) -> Vec<Strip> {
        let scale = self.scale;
        let colour = callout.tone.colour(&self.palette);
        let (ground, letters) = match callout.tone {
            Tone::Conclusion => (Some(self.palette.tint), scale.body),
            Tone::Proposal => (Some(colour.on_white(0.08)), scale.body),
            Tone::Method => (Some(self.palette.grid.on_white(0.35)), scale.small),
            Tone::Notice => (None, scale.body),
        };
        let inner = frame.inset(INSET, INSET).limited(MEASURE + 30.0);
        let section = self.node(Role::Section, parent);
        let mut strips = vec![Strip::blank(7.0)];
        if !callout.label.is_empty() {
            let node = self.node(Role::Paragraph, section);
            let label = scale.kicker.coloured(colour);
            strips.extend(self.plain_lines(&callout.label, label, &inner, node));
            space_below(&mut strips, 2.0);
        }
        for spans in &callout.paragraphs {
            let node = self.node(Role::Paragraph, section);
            let look = Look::new(letters, self.language);
            strips.extend(self.lines(spans, look, &inner, node));
            space_below(&mut strips, letters.leading * 0.4);
        }
        space_below(&mut strips, 0.0);
        strips.push(Strip::blank(8.0));
        bar(strips, frame, colour, ground)
    }
}

/// Draws a rule at the start side of strips, and a ground under them. What is short enough becomes
/// one strip; a long text stays divisible, each line with its part of the rule.
fn bar(strips: Vec<Strip>, frame: &Frame, colour: Colour, ground: Option<Colour>) -> Vec<Strip> {
    let mut strips = if stacked_height(&strips) < FLOW * 0.5 {
        vec![merge(strips)]
    } else {
        close(strips)
    };
    for strip in &mut strips {
        let bar = frame.part(0.0, BAR);
        let bar = Item::Shape(Shape::Rect {
            x: bar.left,
            y: 0.0,
            width: bar.width,
            height: strip.height,
            fill: Some(colour),
            stroke: None,
        });
        strip.items.splice(
            0..0,
            [Item::BeginArtifact(Artifact::Layout), bar, Item::End],
        );
        if let Some(ground) = ground {
            strip.underlay(frame, ground);
        }
    }
    if let Some(first) = strips.first_mut() {
        first.before = 10.0;
    }
    space_below(&mut strips, 12.0);
    strips
}

/// Turns the white space between strips into height, so that rule and ground have no gaps.
fn close(mut strips: Vec<Strip>) -> Vec<Strip> {
    for strip in &mut strips {
        strip.height += strip.after;
        strip.after = 0.0;
    }
    strips
}
