//! From characters to positioned glyphs: splits a paragraph into runs and shapes each.
//!
//! Must not know of lines or pages.

use std::ops::Range;

use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction as ShapeDirection, Language, Script, ShapeOptions,
    ShaperFont, shape,
};
use unicode_bidi::Level;
use unicode_script::{Script as CharScript, UnicodeScript};

use super::coverage::{REPLACEMENT, face_for};
use super::font::{Face, Fonts, Weight};

/// One glyph. Lengths are in units of the face, [`Face::UNITS_PER_EM`] to the em.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Number of the glyph in its font file.
    pub id: u16,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// How far the pen moves by the font's own width of this glyph.
    pub native_advance: i32,
    /// Displacement of the glyph to the right.
    pub x_offset: i32,
    /// Displacement of the glyph upward.
    pub y_offset: i32,
    /// The characters shown by this glyph and, where empty glyphs follow it in reading order, by
    /// those as well.
    pub text: String,
    /// How many glyphs, this one included, show `text` together; 0 in all but the first of them.
    pub cluster: usize,
    /// The byte of the paragraph at which `text` begins.
    pub start: usize,
}

/// Glyphs of one face and one direction, in the order in which they stand on paper, left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face of all its glyphs.
    pub face: Face,
    /// Font size in points.
    pub size: f64,
    /// Left end, in points from the left end of its line.
    pub x: f64,
    /// Width in points.
    pub width: f64,
    /// Whether the characters read from right to left.
    pub rtl: bool,
    /// The number given with the piece of text that this run shows.
    pub mark: u32,
    /// What is drawn.
    pub glyphs: Vec<Glyph>,
}

/// A stretch of a paragraph that one call of the shaper can handle.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) range: Range<usize>,
    pub(super) level: Level,
    pub(super) mark: u32,
    pub(super) face: Face,
    script: Script,
}

impl Item {
    /// The part `range` of this item, at the level it has on its line.
    pub(super) fn part(&self, range: Range<usize>, level: Level) -> Self {
        Self {
            range,
            level,
            mark: self.mark,
            face: self.face,
            script: self.script,
        }
    }
}

/// Whether a character guides layout and is never drawn.
pub(super) fn is_silent(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Joiners change the shape of their neighbours, so the shaper must see them.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether the shaper leaves this character out altogether.
fn is_skipped(character: char) -> bool {
    (is_silent(character) && !is_joiner(character))
        || (character.is_control() && character != '\t')
        || matches!(character, '\u{2028}' | '\u{2029}')
}

fn script_of(character: char, previous: Option<Script>) -> Script {
    match character.script() {
        CharScript::Arabic => Script::ARABIC,
        CharScript::Greek => Script::GREEK,
        CharScript::Cyrillic => Script::CYRILLIC,
        CharScript::Common | CharScript::Inherited => previous.unwrap_or(Script::LATIN),
        _ => Script::LATIN,
    }
}

/// Splits `text` where the face, script, direction, weight or mark changes.
///
/// `styles` covers the text with weights and marks; `levels` holds one embedding level a byte.
pub(super) fn itemise(
    fonts: &Fonts,
    text: &str,
    styles: &[(Range<usize>, Weight, u32)],
    levels: &[Level],
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (range, weight, mark) in styles {
        let mut neighbour = leading_face(fonts, &text[range.clone()], *weight);
        for (offset, character) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            let end = at + character.len_utf8();
            let level = levels[at];
            let previous = items.last().map(|item| item.script);
            let script = script_of(character, previous);
            let face = if is_silent(character) || character.is_control() {
                neighbour
            } else {
                face_for(fonts, character, neighbour, *weight)
            };
            neighbour = face.or(neighbour);
            let face = face.unwrap_or_else(|| Face::sans(*weight));
            match items.last_mut() {
                Some(last)
                    if (last.face, last.script, last.level, last.mark)
                        == (face, script, level, *mark) =>
                {
                    last.range.end = end;
                }
                _ => items.push(Item {
                    range: at..end,
                    level,
                    mark: *mark,
                    face,
                    script,
                }),
            }
        }
    }
    items
}

/// The face of the first letter, which opening quotation marks and brackets should share.
fn leading_face(fonts: &Fonts, text: &str, weight: Weight) -> Option<Face> {
    let letter = text.chars().find(|character| character.is_alphabetic())?;
    face_for(fonts, letter, None, weight)
}

/// Shapes the part `range` of `item`, within the paragraph `text` that gives the letters at its
/// ends their joining neighbours.
pub(super) fn shape_item(
    fonts: &Fonts,
    text: &str,
    item: &Item,
    range: Range<usize>,
    size: f64,
    language: &str,
) -> Run {
    let rtl = item.level.is_rtl();
    let mut buffer = Buffer::new();
    buffer.set_pre_context(&text[..range.start]);
    for (offset, character) in text[range.clone()].char_indices() {
        if is_skipped(character) {
            continue;
        }
        let shown = match character {
            '\t' => ' ',
            other if is_joiner(other) || fonts.has(item.face, other) => other,
            other if is_made_from_space(other) => other,
            _ => REPLACEMENT,
        };
        buffer.push(u32::from(shown), (range.start + offset) as u32);
    }
    buffer.set_post_context(&text[range.end..]);
    buffer.set_direction(if rtl {
        ShapeDirection::RightToLeft
    } else {
        ShapeDirection::LeftToRight
    });
    buffer.set_script(Some(item.script));
    buffer.set_language(Language::new(language));
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    let plan = fonts.plan(item.face, rtl, item.script, language);
    let font = ShaperFont::new(fonts.font(item.face));
    shape(&font, &mut buffer, ShapeOptions::new().plan(Some(&plan)))
        .expect("the plan was made for the direction and script of this buffer");
    let glyphs = collect(&font, &buffer, text, range.end);
    let advance: i32 = glyphs.iter().map(|glyph| glyph.advance).sum();
    let width = f64::from(advance) / Face::UNITS_PER_EM * size;
    Run {
        face: item.face,
        size,
        x: 0.0,
        width,
        rtl,
        mark: item.mark,
        glyphs,
    }
}

/// Spaces of fixed width and hyphens that the shaper makes from plain ones where a font has none.
fn is_made_from_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2010}' | '\u{2011}' | '\u{202f}' | '\u{205f}'
    )
}

fn collect(font: &ShaperFont, buffer: &Buffer, text: &str, end: usize) -> Vec<Glyph> {
    let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut glyphs = Vec::with_capacity(infos.len());
    for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let first = index == 0 || infos[index - 1].cluster != info.cluster;
        let (mut characters, mut cluster) = (String::new(), 0);
        if first {
            let next = starts.partition_point(|other| *other <= start);
            let stop = starts.get(next).copied().unwrap_or(end);
            characters = shown_text(&text[start..stop]);
            cluster = infos[index..]
                .iter()
                .take_while(|other| other.cluster == info.cluster)
                .count();
        }
        let id = info.glyph_id as u16;
        glyphs.push(Glyph {
            id,
            advance: position.x_advance,
            native_advance: font.glyph_h_advance(info.glyph_id.into()),
            x_offset: position.x_offset,
            y_offset: position.y_offset,
            text: characters,
            cluster,
            start,
        });
    }
    glyphs
}

/// The characters as a reader of the paper should find them: without silent ones.
fn shown_text(text: &str) -> String {
    text.chars()
        .filter(|character| !is_skipped(*character) && !is_joiner(*character))
        .collect()
}
