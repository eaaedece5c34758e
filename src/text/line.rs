//! Lines: where a paragraph breaks, and the order of its runs on paper.
//!
//! Greedy breaking at the opportunities of UAX #14, reordering by UAX #9 with a given base
//! direction. A word wider than the measure is hyphenated or, failing that, cut: nothing is ever
//! wider than asked. Must not know how lines are stacked.

mod wrap;

use std::ops::Range;

use unicode_bidi::{Level, ParagraphBidiInfo};

use self::wrap::{Cut, break_paragraph};
use super::Direction;
use super::font::{Face, Fonts, Weight};
use super::shape::{Glyph, Item, Run, itemise, shape_item};

/// A stretch of text in one weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece<'a> {
    /// The characters.
    pub text: &'a str,
    /// Regular or bold.
    pub weight: Weight,
    /// Any number; the runs that show this piece carry it.
    pub mark: u32,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting<'a> {
    /// Font size in points.
    pub size: f64,
    /// The measure: no line is wider, in points. Infinite for a single line.
    pub width: f64,
    /// Base direction.
    pub direction: Direction,
    /// Language tag: decides on hyphenation and on local letter forms.
    pub language: &'a str,
}

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What stands on the line, left to right.
    pub runs: Vec<Run>,
    /// Width in points without the space at its end, which hangs outside the measure.
    pub width: f64,
    /// The bytes of the paragraph shown on this line.
    pub range: Range<usize>,
    /// Whether a hyphen was added at its end.
    pub hyphenated: bool,
}

/// A paragraph prepared for measuring and cutting.
struct Prepared<'a> {
    fonts: &'a Fonts,
    text: &'a str,
    bidi: ParagraphBidiInfo<'a>,
    items: Vec<Item>,
    setting: Setting<'a>,
}

impl Fonts {
    /// Sets a paragraph: breaks it into lines no wider than the measure.
    ///
    /// A line feed in the text ends a line. Empty text gives no lines.
    pub fn paragraph(&self, pieces: &[Piece<'_>], setting: &Setting<'_>) -> Vec<Line> {
        let mut text = String::new();
        let mut styles = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let start = text.len();
            text.push_str(piece.text);
            styles.push((start..text.len(), piece.weight, piece.mark));
        }
        if text.is_empty() {
            return Vec::new();
        }
        let level = match setting.direction {
            Direction::Ltr => Level::ltr(),
            Direction::Rtl => Level::rtl(),
        };
        let bidi = ParagraphBidiInfo::new(&text, Some(level));
        let items = itemise(self, &text, &styles, &bidi.levels);
        let prepared = Prepared {
            fonts: self,
            text: &text,
            bidi,
            items,
            setting: *setting,
        };
        let cuts = break_paragraph(&prepared);
        cuts.into_iter().map(|cut| prepared.line(cut)).collect()
    }
}

impl Prepared<'_> {
    /// Shapes one line and puts its runs in visual order.
    fn line(&self, cut: Cut) -> Line {
        let Cut { range, hyphenated } = cut;
        let (levels, visual) = self.bidi.visual_runs(range.clone());
        let mut runs = Vec::new();
        for stretch in visual {
            let level = levels[stretch.start];
            let overlap = |item: &Item| {
                let start = item.range.start.max(stretch.start);
                let end = item.range.end.min(stretch.end);
                (start < end).then(|| item.part(start..end, level))
            };
            let mut parts: Vec<Item> = self.items.iter().filter_map(overlap).collect();
            if level.is_rtl() {
                parts.reverse();
            }
            runs.extend(
                parts
                    .iter()
                    .map(|part| self.shape(part, part.range.clone())),
            );
        }
        if hyphenated {
            runs.extend(self.hyphen(&range));
        }
        let spare = self.trailing_width(&range);
        // In a right-to-left paragraph the space at the end of the line stands at its left.
        let mut pen = if self.setting.direction.is_rtl() {
            -spare
        } else {
            0.0
        };
        let mut width = -spare;
        for run in &mut runs {
            run.x = pen;
            pen += run.width;
            width += run.width;
        }
        Line {
            runs,
            width: width.max(0.0),
            range,
            hyphenated,
        }
    }

    fn shape(&self, item: &Item, range: Range<usize>) -> Run {
        let Setting { size, language, .. } = self.setting;
        shape_item(self.fonts, self.text, item, range, size, language)
    }

    fn trailing_width(&self, range: &Range<usize>) -> f64 {
        let line = &self.text[range.clone()];
        let visible = range.start + line.trim_end_matches(is_breaking_space).len();
        let spaces = visible..range.end;
        self.items
            .iter()
            .filter_map(|item| {
                let start = item.range.start.max(spaces.start);
                let end = item.range.end.min(spaces.end);
                (start < end).then(|| self.shape(item, start..end).width)
            })
            .sum()
    }

    /// The hyphen of a divided word. It stands for a soft hyphen, so that the word is found whole.
    fn hyphen(&self, range: &Range<usize>) -> Option<Run> {
        let item = self
            .items
            .iter()
            .rev()
            .find(|item| item.range.start < range.end)?;
        let face = Face::sans(item.face.weight());
        let mut run = hyphen_run(self.fonts, face, self.setting.size);
        run.mark = item.mark;
        Some(run)
    }
}

/// A single hyphen.
fn hyphen_run(fonts: &Fonts, face: Face, size: f64) -> Run {
    let styles = [(0..1, face.weight(), 0)];
    let items = itemise(fonts, "-", &styles, &[Level::ltr()]);
    let mut run = shape_item(fonts, "-", &items[0], 0..1, size, "en");
    for Glyph { text, .. } in &mut run.glyphs {
        "\u{ad}".clone_into(text);
    }
    run
}

/// Spaces that may hang at the end of a line. The no-break spaces are not among them.
fn is_breaking_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}'
    )
}
