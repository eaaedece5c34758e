//! Widths and plain lines for those who draw labels rather than pages.
//!
//! Must not know what the labels belong to.

use super::font::{Fonts, Weight};
use super::line::{Piece, Setting};
use super::typography::is_isolate;

impl Fonts {
    /// Width in points of `text` on a single line at `size` points.
    pub fn measure(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let setting = Setting {
            size,
            width: f64::INFINITY,
            ..Setting::default()
        };
        let lines = self.paragraph(
            &[Piece {
                text,
                weight,
                mark: 0,
            }],
            &setting,
        );
        lines.iter().map(|line| line.width).fold(0.0, f64::max)
    }

    /// Breaks `text` into lines no wider than the setting asks, as strings in reading order.
    ///
    /// A word divided at the end of a line carries its hyphen.
    pub fn wrap(&self, text: &str, weight: Weight, setting: &Setting<'_>) -> Vec<String> {
        let lines = self.paragraph(
            &[Piece {
                text,
                weight,
                mark: 0,
            }],
            setting,
        );
        let mut open = Vec::new();
        lines
            .iter()
            .map(|line| {
                let words = text[line.range.clone()].trim_end();
                let words = rebalance(words.trim_end_matches('\u{ad}'), &mut open);
                if line.hyphenated { words + "-" } else { words }
            })
            .collect()
    }

    /// Like [`Fonts::wrap`], with at most `most` lines; what does not fit ends in an ellipsis.
    pub fn wrap_within(
        &self,
        text: &str,
        weight: Weight,
        setting: &Setting<'_>,
        most: usize,
    ) -> Vec<String> {
        let mut lines = self.wrap(text, weight, setting);
        if lines.len() <= most || most == 0 {
            lines.truncate(most);
            return lines;
        }
        lines.truncate(most);
        if let Some(last) = lines.pop() {
            lines.push(self.shorten(&last, weight, setting));
        }
        lines
    }

    /// Takes characters off the end until the words and an ellipsis fit the measure.
    fn shorten(&self, text: &str, weight: Weight, setting: &Setting<'_>) -> String {
        let mut kept = text.trim_end_matches(['-', ' ']).to_owned();
        loop {
            let mut candidate = rebalance(kept.trim_end(), &mut Vec::new());
            candidate.push('…');
            if kept.is_empty() || self.measure(&candidate, setting.size, weight) <= setting.width {
                return candidate;
            }
            kept.pop();
        }
    }
}

/// Closes the isolates that a line leaves open and opens them again on the next, so that each line
/// can be shown on its own.
fn rebalance(line: &str, open: &mut Vec<char>) -> String {
    let mut balanced: String = open.iter().collect();
    for character in line.chars() {
        if is_isolate(character) {
            open.push(character);
        } else if character == '\u{2069}' && open.pop().is_none() {
            continue;
        }
        balanced.push(character);
    }
    balanced.extend(open.iter().map(|_| '\u{2069}'));
    balanced
}

impl Default for Setting<'_> {
    /// A single line of 10 points, left to right, in English.
    fn default() -> Self {
        Self {
            size: 10.0,
            width: f64::INFINITY,
            direction: super::Direction::Ltr,
            language: "en",
        }
    }
}
