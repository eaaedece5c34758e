//! A page as a picture in pixels: for previews, and for comparing pages with what they were.
//!
//! Must not know of documents, nor of PDF.

use super::page::{Item, PAGE_HEIGHT, PAGE_WIDTH, Page};
use crate::chart::png::Sheet;

/// Points in an inch.
const POINTS: f64 = 72.0;

/// A picture of `page` at `resolution` dots an inch, as a PNG file.
pub fn write_page_picture(page: &Page, resolution: f64) -> Vec<u8> {
    let mut sheet = Sheet::blank(PAGE_WIDTH, PAGE_HEIGHT, resolution / POINTS);
    for item in &page.items {
        match item {
            Item::Run {
                x,
                y,
                run,
                colour,
                turn,
            } => sheet.draw_run(run, (*x, *y), *turn, *colour),
            Item::Shape(shape) => sheet.draw_shape(shape),
            Item::Begin(_) | Item::BeginArtifact(_) | Item::End | Item::Link { .. } => {}
        }
    }
    sheet.into_png()
}
