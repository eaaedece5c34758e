//! Pages become a PDF file: archival (PDF/A-2a), accessible (PDF/UA-1), and the same bytes for
//! the same pages.
//!
//! The writer draws with printpdf and adds what that lacks in a pass over the objects: the
//! structure tree, the outline, links, metadata and the output intent. Must not know of documents
//! or layout.

mod canvas;
mod fontfile;
mod icc;
mod metadata;
mod navigation;
mod tree;

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};
use sha2::{Digest, Sha256};

use self::canvas::{Drawn, draw_pages};
use self::fontfile::Faces;
use super::page::{PAGE_HEIGHT, PAGE_WIDTH, Paper};
use crate::text::Direction;

/// Writes a paper as a PDF file.
pub fn write_pdf(paper: &Paper) -> Vec<u8> {
    let faces = Faces::collect(paper);
    let drawn = draw_pages(paper, &faces);
    let mut file = translate(paper, &faces, &drawn);
    "1.7".clone_into(&mut file.version);
    fontfile::name_subsets(&mut file, &faces);
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let annotations = navigation::add_links(&mut file, paper, &drawn, &pages);
    let tree = tree::add_tree(&mut file, paper, &drawn, &annotations, &pages);
    let outline = navigation::add_outline(&mut file, paper, &tree.elements, &pages);
    let metadata = metadata::add_metadata(&mut file, paper);
    let intent = icc::add_output_intent(&mut file);
    let mut viewer = dictionary! { "DisplayDocTitle" => true };
    if paper.direction == Direction::Rtl {
        viewer.set("Direction", "R2L");
    }
    let catalog = file.catalog_mut().expect("printpdf writes a catalog");
    catalog.remove(b"PageLayout");
    catalog.remove(b"PageMode");
    catalog.set("Lang", Object::string_literal(paper.language.as_str()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", viewer);
    catalog.set("StructTreeRoot", tree.root);
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    finish(file)
}

/// A count as a PDF integer.
fn integer(count: usize) -> i64 {
    i64::try_from(count).expect("a paper has fewer parts than an i64 can count")
}

/// Lets printpdf turn the drawing operations into content streams and font objects.
fn translate(paper: &Paper, faces: &Faces, drawn: &Drawn) -> Document {
    let mut pdf = PdfDocument::new(&paper.title);
    pdf.resources.fonts.map = faces.resources();
    let edge = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(PAGE_WIDTH as f32),
        height: Pt(PAGE_HEIGHT as f32),
        mode: None,
        winding_order: None,
    };
    let page = |ops: &Vec<printpdf::Op>| PdfPage {
        media_box: edge.clone(),
        trim_box: edge.clone(),
        crop_box: edge.clone(),
        ops: ops.clone(),
    };
    pdf.pages = drawn.operations.iter().map(page).collect();
    // The fonts are cut already, and the file is compressed once everything is in it.
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        ..Default::default()
    };
    pdf.to_lopdf_document(&options, &mut Vec::new())
}

/// Numbers the objects anew, derives the file identifier from the content and writes the bytes.
fn finish(mut file: Document) -> Vec<u8> {
    file.prune_objects();
    file.renumber_objects();
    let mut digest = Sha256::new();
    let objects: &BTreeMap<ObjectId, Object> = &file.objects;
    for (id, object) in objects {
        digest.update(id.0.to_be_bytes());
        digest.update(format!("{object:?}"));
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let id = Object::string_literal(&digest.finalize()[..16]);
    file.trailer.set("ID", vec![id.clone(), id]);
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)
        .expect("writing to memory cannot fail");
    bytes
}
