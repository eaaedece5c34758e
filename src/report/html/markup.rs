//! Elements and words as markup that is well-formed both as HTML and as XML.
//!
//! Owns escaping: everything a paper says passes through here. Must not know of blocks.

use std::fmt::Write as _;

use crate::text::Direction;

/// Markup being written.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Opens an element; attributes without a value are left out.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0.push('>');
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        // Writing into a String cannot fail, here and below.
        let _ = write!(self.0, "</{name}>");
    }

    /// An element without content.
    pub(super) fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0.push_str("/>");
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(self.0, " {attribute}=\"");
            self.text(value);
            self.0.push('"');
        }
    }

    /// Words, escaped.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // XML 1.0 allows no other control characters.
                other if other.is_control() && !matches!(other, '\t' | '\n' | '\r') => {}
                other => self.0.push(other),
            }
        }
    }

    /// An element that holds words and nothing else; nothing without words.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        if !text.is_empty() {
            self.open(name, attributes);
            self.text(text);
            self.close(name);
        }
    }

    /// A line break between blocks, for those who read the source.
    pub(super) fn line(&mut self) {
        self.0.push('\n');
    }

    /// What is markup already.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// All that was written.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A direction as the value of `dir`.
pub(super) fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}
