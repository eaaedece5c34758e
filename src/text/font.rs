//! The four embedded faces and what can be asked of them.
//!
//! Noto Sans carries Latin, Greek and Cyrillic; Noto Naskh Arabic carries Arabic. Both are under
//! the SIL Open Font License, whose text lies beside them. The Arabic face is version 2.004 on
//! purpose: later versions build letters from a dotless base and separate dots, which no reader
//! can copy or search. Must not know of text, only of characters and glyphs.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use harfrust::{Direction as ShapeDirection, Font, Language, Script, ShapePlan};

/// Thickness of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Headings and what must stand out.
    Bold,
}

/// One embedded font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans Regular.
    Sans,
    /// Noto Sans Bold.
    SansBold,
    /// Noto Naskh Arabic Regular.
    Naskh,
    /// Noto Naskh Arabic Bold.
    NaskhBold,
}

impl Face {
    /// Every face, in the order of their declaration.
    pub const ALL: [Self; 4] = [Self::Sans, Self::SansBold, Self::Naskh, Self::NaskhBold];

    /// Units in one em. All four faces are drawn on the same grid.
    pub const UNITS_PER_EM: f64 = 1000.0;

    /// The whole font file, TrueType outlines.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("fonts/NotoSans-Regular.ttf"),
            Self::SansBold => include_bytes!("fonts/NotoSans-Bold.ttf"),
            Self::Naskh => include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
            Self::NaskhBold => include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
        }
    }

    /// The PostScript name of the font.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSans-Regular",
            Self::SansBold => "NotoSans-Bold",
            Self::Naskh => "NotoNaskhArabic-Regular",
            Self::NaskhBold => "NotoNaskhArabic-Bold",
        }
    }

    /// The weight of the letters.
    pub fn weight(self) -> Weight {
        match self {
            Self::Sans | Self::Naskh => Weight::Regular,
            Self::SansBold | Self::NaskhBold => Weight::Bold,
        }
    }

    pub(super) fn sans(weight: Weight) -> Self {
        match weight {
            Weight::Regular => Self::Sans,
            Weight::Bold => Self::SansBold,
        }
    }

    pub(super) fn naskh(weight: Weight) -> Self {
        match weight {
            Weight::Regular => Self::Naskh,
            Weight::Bold => Self::NaskhBold,
        }
    }
}

/// The characters of a face, one bit each: asked for every character of every paragraph, where
/// the font's own table would have to be searched.
struct Coverage(Vec<u64>);

impl Coverage {
    fn of(font: &Font) -> Self {
        let mut bits = Vec::new();
        let mapped = font.charmap();
        for (character, _) in mapped.unicodes().filter(|(_, glyph)| glyph.to_u32() != 0) {
            let word = character as usize / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (character % 64);
        }
        Self(bits)
    }

    fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        let word = self.0.get(code as usize / 64);
        word.is_some_and(|word| (word >> (code % 64)) & 1 == 1)
    }
}

/// What a shaping plan depends on.
type PlanKey = (Face, bool, [u8; 4], String);

/// The embedded fonts, ready to shape.
pub struct Fonts {
    faces: [Font; 4],
    covers: [Coverage; 4],
    /// Plans cost more than shaping a short label with them, and few differ.
    plans: Mutex<BTreeMap<PlanKey, Arc<ShapePlan>>>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(Face::ALL).finish()
    }
}

impl Fonts {
    /// The fonts in the binary, read once.
    pub fn embedded() -> &'static Self {
        static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
            let faces = Face::ALL.map(|face| {
                Font::new(face.bytes(), 0).expect("the embedded font files are well formed")
            });
            let covers = faces.each_ref().map(Coverage::of);
            Fonts {
                faces,
                covers,
                plans: Mutex::default(),
            }
        });
        &FONTS
    }

    pub(super) fn font(&self, face: Face) -> &Font {
        &self.faces[face as usize]
    }

    /// Whether `face` has a glyph for `character`.
    pub fn has(&self, face: Face, character: char) -> bool {
        self.covers[face as usize].has(character)
    }

    pub(super) fn plan(
        &self,
        face: Face,
        rtl: bool,
        script: Script,
        language: &str,
    ) -> Arc<ShapePlan> {
        let key = (face, rtl, script.tag().to_be_bytes(), language.to_owned());
        // A poisoned lock only means that another thread died between two inserts.
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = plans.entry(key).or_insert_with(|| {
            let direction = if rtl {
                ShapeDirection::RightToLeft
            } else {
                ShapeDirection::LeftToRight
            };
            let language = Language::new(language);
            let font = self.font(face);
            Arc::new(ShapePlan::new(
                font,
                direction,
                Some(script),
                language.as_ref(),
                &[],
            ))
        });
        Arc::clone(plan)
    }
}
