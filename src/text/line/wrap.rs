//! Where lines end: greedy, with measured widths.
//!
//! Must not know of directions: widths do not depend on the order of runs.

use std::cell::OnceCell;
use std::ops::Range;

use hypher::Lang;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};

use super::{Prepared, hyphen_run, is_breaking_space};
use crate::text::font::Face;

/// The bytes that go on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    pub(super) hyphenated: bool,
}

/// Tolerance for sums of rounded advances, in points.
const SLACK: f64 = 0.01;

/// Widths up to each byte of the paragraph, so that the width of any stretch is one subtraction.
struct Ruler<'a> {
    text: &'a str,
    up_to: Vec<f64>,
    /// Width of a hyphen, measured when a word is first divided.
    hyphen: OnceCell<f64>,
    paragraph: &'a Prepared<'a>,
}

impl<'a> Ruler<'a> {
    fn new(paragraph: &'a Prepared<'a>) -> Self {
        let text = paragraph.text;
        let mut widths = vec![0.0; text.len() + 1];
        for item in &paragraph.items {
            let run = paragraph.shape(item, item.range.clone());
            for glyph in &run.glyphs {
                widths[glyph.start + 1] += f64::from(glyph.advance) / Face::UNITS_PER_EM * run.size;
            }
        }
        let mut sum = 0.0;
        let up_to = widths
            .into_iter()
            .map(|width| {
                sum += width;
                sum
            })
            .collect();
        Self {
            text,
            up_to,
            hyphen: OnceCell::new(),
            paragraph,
        }
    }

    fn hyphen(&self) -> f64 {
        let Prepared { fonts, setting, .. } = self.paragraph;
        let width = |face| hyphen_run(fonts, face, setting.size).width;
        *self
            .hyphen
            .get_or_init(|| width(Face::Sans).max(width(Face::SansBold)))
    }

    /// Width of a line that holds `range`: without the space at its end, with a hyphen if a word
    /// is divided there.
    fn width(&self, range: &Range<usize>, hyphenated: bool) -> f64 {
        let visible = self.text[range.clone()]
            .trim_end_matches(is_breaking_space)
            .len();
        let hyphen = if hyphenated { self.hyphen() } else { 0.0 };
        self.up_to[range.start + visible] - self.up_to[range.start] + hyphen
    }
}

/// Cuts a paragraph into lines.
pub(super) fn break_paragraph(paragraph: &Prepared<'_>) -> Vec<Cut> {
    let text = paragraph.text;
    if paragraph.setting.width.is_infinite() {
        return break_at_ends(text);
    }
    let ruler = Ruler::new(paragraph);
    let measure = paragraph.setting.width + SLACK;
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut cuts = Vec::new();
    let (mut start, mut last) = (0, None);
    for end in segmenter.segment_str(text).filter(|end| *end > 0) {
        while ruler.width(&(start..end), divides(text, end)) > measure {
            let split = match last.take() {
                Some(split) => Cut {
                    range: start..split,
                    hyphenated: divides(text, split),
                },
                None => match divide(paragraph, &ruler, start..end, measure) {
                    Some(cut) => cut,
                    // A single character wider than the measure stays as it is.
                    None => break,
                },
            };
            start = split.range.end;
            cuts.push(split);
        }
        last = (end > start).then_some(end);
        if ends_line(text, end) && end > start {
            cuts.push(Cut {
                range: start..end,
                hyphenated: false,
            });
            (start, last) = (end, None);
        }
    }
    if start < text.len() {
        cuts.push(Cut {
            range: start..text.len(),
            hyphenated: false,
        });
    }
    cuts
}

/// The lines of a text that may be as wide as they like.
fn break_at_ends(text: &str) -> Vec<Cut> {
    let mut start = 0;
    let lines = text.split_inclusive(['\n', '\u{2028}', '\u{2029}']);
    lines
        .map(|line| {
            let range = start..start + line.len();
            start = range.end;
            Cut {
                range,
                hyphenated: false,
            }
        })
        .collect()
}

/// Whether a soft hyphen makes the break at `end` a division of a word.
fn divides(text: &str, end: usize) -> bool {
    end < text.len() && text[..end].ends_with('\u{ad}')
}

fn ends_line(text: &str, end: usize) -> bool {
    text[..end].ends_with(['\n', '\u{2028}', '\u{2029}'])
}

/// Divides a stretch that is too wide and has no break of its own: between syllables where the
/// language is known, else between characters.
fn divide(
    paragraph: &Prepared<'_>,
    ruler: &Ruler<'_>,
    range: Range<usize>,
    measure: f64,
) -> Option<Cut> {
    let word = &ruler.text[range.clone()];
    let fits = |cut: &Cut| ruler.width(&cut.range, cut.hyphenated) <= measure;
    let cut_at = |offset: usize, hyphenated: bool| Cut {
        range: range.start..range.start + offset,
        hyphenated,
    };
    let syllables = syllable_ends(word, paragraph.setting.language);
    if let Some(cut) = syllables
        .into_iter()
        .rev()
        .map(|end| cut_at(end, true))
        .find(fits)
    {
        return Some(cut);
    }
    let ends: Vec<usize> = GraphemeClusterSegmenter::new()
        .segment_str(word)
        .filter(|end| *end > 0 && *end < word.len())
        .collect();
    let widest = ends.iter().rev().map(|end| cut_at(*end, false)).find(fits);
    widest.or_else(|| ends.first().map(|end| cut_at(*end, false)))
}

/// The ends of all syllables but the last, as bytes of `word`.
fn syllable_ends(word: &str, language: &str) -> Vec<usize> {
    let lang = match language.get(..2) {
        Some("en") => Lang::English,
        Some("fr") => Lang::French,
        _ => return Vec::new(),
    };
    let letters = word.trim_end_matches(|character: char| !character.is_alphabetic());
    let lead = letters.find(char::is_alphabetic).unwrap_or(letters.len());
    let core = &letters[lead..];
    // Addresses, codes and hyphenated compounds are not words: a hyphen would alter them.
    if core.is_empty() || !core.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let mut at = lead;
    let mut ends: Vec<usize> = hypher::hyphenate_bounded(core, lang, 3, 3)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    ends.pop();
    ends
}
