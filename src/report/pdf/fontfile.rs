//! The glyphs a paper uses, cut out of the embedded fonts.
//!
//! Owns the numbering of glyphs in the file and the characters that each stands for. Must not
//! know where glyphs are drawn.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use printpdf::{FontId, ParsedFont, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::report::page::{Item, Paper};
use crate::text::{Face, Glyph, Weight};

/// All faces of a paper.
#[derive(Debug, Default)]
pub(super) struct Faces {
    cuts: BTreeMap<Face, Cut>,
}

/// The part of a face that a paper uses.
#[derive(Debug)]
struct Cut {
    remapper: GlyphRemapper,
    /// What each glyph of the cut stands for: one text for the whole file.
    texts: BTreeMap<u16, String>,
}

impl Faces {
    /// Collects all glyphs of a paper, in the order in which they appear.
    pub(super) fn collect(paper: &Paper) -> Self {
        let mut faces = Self::default();
        for item in paper.pages.iter().flat_map(|page| &page.items) {
            let Item::Run { run, .. } = item else {
                continue;
            };
            let cut = faces.cuts.entry(run.face).or_insert_with(|| Cut {
                remapper: GlyphRemapper::new(),
                texts: BTreeMap::new(),
            });
            for glyph in &run.glyphs {
                let id = cut.remapper.remap(glyph.id);
                // The first to stand alone for its characters decides what the glyph means.
                if glyph.cluster == 1 && !glyph.text.is_empty() {
                    cut.texts.entry(id).or_insert_with(|| glyph.text.clone());
                }
            }
        }
        faces
    }

    /// The number of a glyph in the file.
    pub(super) fn number(&self, face: Face, glyph: &Glyph) -> u16 {
        self.cuts
            .get(&face)
            .and_then(|cut| cut.remapper.get(glyph.id))
            .unwrap_or(0)
    }

    /// What a glyph of the file stands for, wherever it is not said otherwise.
    pub(super) fn text(&self, face: Face, number: u16) -> &str {
        let text = self.cuts.get(&face).and_then(|cut| cut.texts.get(&number));
        // A glyph that never stands alone is always covered by a text of its own.
        text.map_or("\u{fffd}", String::as_str)
    }

    /// The fonts as printpdf wants them.
    pub(super) fn resources(&self) -> BTreeMap<FontId, PdfFont> {
        let cut = |(face, cut): (&Face, &Cut)| {
            let bytes = subsetter::subset(face.bytes(), 0, &cut.remapper)
                .expect("the embedded fonts have the tables that cutting needs");
            let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
                .expect("a cut font has the tables that widths are read from");
            font.font_name = Some(face.name().to_owned());
            font.pdf_font_metrics.us_weight_class = match face.weight() {
                Weight::Regular => 400,
                Weight::Bold => 700,
            };
            (font_id(*face), PdfFont::new(font))
        };
        self.cuts.iter().map(cut).collect()
    }

    /// The name of a cut font: six letters that depend on its glyphs, then the name of the font.
    fn subset_name(&self, face: Face) -> String {
        let mut digest = Sha256::new();
        for glyph in self
            .cuts
            .get(&face)
            .iter()
            .flat_map(|cut| cut.remapper.remapped_gids())
        {
            digest.update(glyph.to_be_bytes());
        }
        let tag = digest
            .finalize()
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect::<String>();
        format!("{tag}+{}", face.name())
    }
}

/// The resource name of a face.
pub(super) fn font_id(face: Face) -> FontId {
    let name = match face {
        Face::Sans => "FS",
        Face::SansBold => "FSB",
        Face::Naskh => "FN",
        Face::NaskhBold => "FNB",
    };
    FontId(name.to_owned())
}

/// Marks the fonts as cut (ISO 32000-1, 9.6.4), in all the places that must agree.
pub(super) fn name_subsets(file: &mut Document, faces: &Faces) {
    for face in faces.cuts.keys() {
        let plain = Object::Name(face.name().into());
        let tagged = Object::Name(faces.subset_name(*face).into_bytes());
        for object in file.objects.values_mut() {
            let Ok(dictionary) = object.as_dict_mut() else {
                continue;
            };
            let own = [b"BaseFont".as_slice(), b"FontName"]
                .into_iter()
                .find(|key| dictionary.get(key).is_ok_and(|name| *name == plain));
            let Some(key) = own else { continue };
            dictionary.set(key, tagged.clone());
            if key == b"FontName" {
                // Symbolic: the codes are glyph numbers, not those of a Latin encoding.
                dictionary.set("Flags", 4);
            }
            if let Ok(below) = dictionary
                .get_mut(b"DescendantFonts")
                .and_then(Object::as_array_mut)
            {
                for font in below.iter_mut().filter_map(|font| font.as_dict_mut().ok()) {
                    font.set("BaseFont", tagged.clone());
                }
            }
        }
    }
}
