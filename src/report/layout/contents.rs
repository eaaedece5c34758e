//! The table of contents.
//!
//! Must not know how pages are numbered; it is told.

use super::Setter;
use super::block::space_below;
use super::frame::Frame;
use super::strip::{Strip, avoid_stragglers, keep_all};
use super::theme::{HAIRLINE, MEASURE};
use super::words::{Look, balance};
use crate::report::document::{Align, Contents, Heading, Level, Link, Span};
use crate::report::page::{Item, NodeId, Role};

/// Width of the column of page numbers.
const NUMBERS: f64 = 30.0;

/// A heading that the contents may list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    level: Level,
    title: String,
}

impl Entry {
    /// The entry of a heading, if it is listed.
    pub(super) fn of(heading: &Heading) -> Option<Self> {
        let title = heading.bookmark.as_ref().unwrap_or(&heading.text).clone();
        heading.listed.then_some(Self {
            level: heading.level,
            title,
        })
    }

    /// The anchor of the listed heading of this number. Composers cannot take it by accident.
    pub(super) fn anchor(number: usize) -> String {
        format!("#{number}")
    }
}

impl Setter<'_> {
    /// Sets the contents: a line a heading, with its page at the end side.
    pub(super) fn contents(
        &mut self,
        contents: &Contents,
        frame: &Frame,
        parent: NodeId,
    ) -> Vec<Strip> {
        let scale = self.scale;
        let frame = frame.limited(MEASURE + 40.0);
        let mut strips = Vec::new();
        if !contents.title.is_empty() {
            let node = self.heading_node(Level::Part, parent);
            strips.extend(self.plain_lines(&contents.title, scale.topic, &frame, node));
            keep_all(&mut strips);
            space_below(&mut strips, 3.0);
        }
        let list = self.node(Role::Contents, parent);
        let entries = self.entries.clone();
        for (number, entry) in entries.iter().enumerate() {
            if entry.level <= contents.depth {
                strips.extend(self.entry(number, entry, &frame, list));
            }
        }
        space_below(&mut strips, 16.0);
        strips
    }

    fn entry(&mut self, number: usize, entry: &Entry, frame: &Frame, list: NodeId) -> Vec<Strip> {
        let body = self.scale.small;
        let letters = if entry.level == Level::Part {
            body.emboldened()
        } else {
            body
        };
        let item = self.node(Role::ContentsItem, list);
        let reference = self.node(Role::Reference, item);
        let node = self.node(Role::Link, reference);
        let indent = if entry.level == Level::Part {
            0.0
        } else {
            12.0
        };
        let words = frame.inset(indent, NUMBERS);
        let words = balance(&entry.title, letters, &words, self.language);
        let mut strips = self.plain_lines(&entry.title, letters, &words, node);
        let page = self
            .pages
            .get(&number)
            .map_or(0, |page| page + 1)
            .to_string();
        let numbers = frame.inset(frame.width - NUMBERS, 0.0);
        let look = Look {
            align: Align::End,
            ..Look::new(letters, self.language)
        };
        let page = self.lines(&[Span::plain(page)], look, &numbers, node);
        if let (Some(last), Some(page)) = (strips.last_mut(), page.into_iter().next()) {
            last.overlay(page, 0.0);
            last.draw_rule(frame, last.height - 1.0, HAIRLINE, self.palette.grid);
        }
        for strip in &mut strips {
            strip.items.push(Item::Link {
                area: [frame.left, 0.0, frame.left + frame.width, letters.leading],
                target: Link::Anchor(Entry::anchor(number)),
                words: entry.title.clone(),
                node,
            });
        }
        avoid_stragglers(&mut strips);
        strips
    }
}
