//! Which characters the embedded fonts cannot show.
//!
//! Must not know where the characters come from.

use super::font::{Face, Fonts, Weight};
use super::shape::is_silent;

/// The character shown in place of one that no face has.
pub(super) const REPLACEMENT: char = '\u{fffd}';

/// The characters of `text` that no embedded face has, each once, in order of appearance.
///
/// Controls, direction marks and joiners need no glyph and are never reported.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let fonts = Fonts::embedded();
    let mut missing = Vec::new();
    for character in text.chars() {
        let needless = is_silent(character) || character.is_control();
        let covered = needless || face_for(fonts, character, None, Weight::Regular).is_some();
        if !covered && !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}

/// The face that shows `character`: letters by their script, everything weak in the face of its
/// neighbour where that has it, so that a line does not flicker between two designs.
pub(super) fn face_for(
    fonts: &Fonts,
    character: char,
    neighbour: Option<Face>,
    weight: Weight,
) -> Option<Face> {
    let (sans, naskh) = (Face::sans(weight), Face::naskh(weight));
    // European digits keep one shape throughout a document, whichever script stands beside them.
    let first = if character.is_ascii_alphanumeric() {
        sans
    } else {
        neighbour.unwrap_or(sans)
    };
    [first, sans, naskh]
        .into_iter()
        .find(|face| fonts.has(*face, character))
}
