//! The pages of the demonstration's paper as pictures and as lists of what lies on them, compared
//! with those that somebody has looked at.
//!
//! After a change that is meant: `MAONI_GOLDEN=write cargo test --test suite golden::`, look at the
//! sheets in `tests/suite/golden/`, and commit them.

use std::path::{Path, PathBuf};

use maoni::chart::scene::Shape;
use maoni::language::Language;
use maoni::report::page::{Item, Page, Paper};
use maoni::report::{lay_out, write_page_picture};

use crate::support::picture::decode;
use crate::voices::demonstration;

/// Dots an inch: enough to see where things are, in what colour, and not to read them.
const RESOLUTION: f64 = 40.0;
/// Pages side by side on a sheet.
const ABREAST: usize = 4;
/// Side of the squares that are compared, in pixels.
const SQUARE: usize = 8;
/// How far a channel may be off on average over a square, of 255. Processors round differently;
/// a hairline that has moved by its own width is further off.
const TOLERANCE: f64 = 12.0;

/// Pixels of red, green and blue, row after row.
#[derive(Clone, PartialEq)]
struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn decode(bytes: &[u8]) -> Self {
        let (width, _, pixels) = decode(bytes);
        Self { width, pixels }
    }

    fn encode(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height() as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("in memory");
        writer.write_image_data(&self.pixels).expect("in memory");
        writer.finish().expect("in memory");
        file
    }

    fn height(&self) -> usize {
        self.pixels.len() / 3 / self.width
    }

    /// Pages of one size on one sheet, row after row.
    fn sheet(pages: &[Self]) -> Self {
        let (width, height) = (pages[0].width, pages[0].height());
        let rows = pages.len().div_ceil(ABREAST);
        let whole = width * ABREAST;
        let mut pixels = vec![0xbb; whole * height * rows * 3];
        for (index, page) in pages.iter().enumerate() {
            let (left, top) = (index % ABREAST * width, index / ABREAST * height);
            for (y, line) in page.pixels.chunks_exact(width * 3).enumerate() {
                let start = ((top + y) * whole + left) * 3;
                pixels[start..start + line.len()].copy_from_slice(line);
            }
        }
        Self {
            width: whole,
            pixels,
        }
    }

    /// How far this is from `other` on average in each square, of 255, with the place of the square.
    fn distances(&self, other: &Self) -> Vec<((usize, usize), f64)> {
        assert_eq!(
            (self.width, self.height()),
            (other.width, other.height()),
            "the sheets have one size"
        );
        let (columns, rows) = (self.width.div_ceil(SQUARE), self.height().div_ceil(SQUARE));
        let mut sums = vec![0.0; columns * rows];
        for (index, (one, another)) in self.pixels.iter().zip(&other.pixels).enumerate() {
            let (x, y) = (index / 3 % self.width, index / 3 / self.width);
            sums[y / SQUARE * columns + x / SQUARE] += f64::from(one.abs_diff(*another));
        }
        let pixels = (SQUARE * SQUARE * 3) as f64;
        let place = |index: usize| (index % columns * SQUARE, index / columns * SQUARE);
        sums.into_iter()
            .enumerate()
            .map(|(index, sum)| (place(index), sum / pixels))
            .collect()
    }

    /// The squares in which this differs from `other`, by page of the sheet.
    fn differences(&self, other: &Self, page: (usize, usize)) -> Vec<String> {
        self.distances(other)
            .into_iter()
            .filter(|(_, distance)| *distance > TOLERANCE)
            .map(|((x, y), distance)| {
                let number = y / page.1 * ABREAST + x / page.0 + 1;
                let (x, y) = (x % page.0, y % page.1);
                format!("page {number}, {x} px from the left, {y} px down: {distance:.0} of 255")
            })
            .collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/golden")
}

fn pictures(paper: &Paper) -> Vec<Picture> {
    let pages = paper.pages.iter();
    pages
        .map(|page| Picture::decode(&write_page_picture(page, RESOLUTION)))
        .collect()
}

/// The paper of the demonstration, laid out.
fn paper(language: Language) -> Paper {
    lay_out(&demonstration(language))
}

#[test]
fn every_page_looks_as_it_did() {
    for language in Language::ALL {
        let pages = pictures(&paper(language));
        let count = pages.len();
        assert!((8..=12).contains(&count), "{language}: {count} pages");
        let size = (pages[0].width, pages[0].height());
        let sheet = Picture::sheet(&pages);
        let file = folder().join(format!("paper.{language}.png"));
        if std::env::var_os("MAONI_GOLDEN").is_some() {
            std::fs::write(&file, sheet.encode()).expect("written");
            continue;
        }
        let known =
            std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let known = Picture::decode(&known);
        let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("golden.{language}.png"));
        std::fs::write(&found, sheet.encode()).expect("written");
        let found = found.display();
        assert_eq!(
            sheet.pixels.len(),
            known.pixels.len(),
            "as many pages: {found}"
        );
        let differences = sheet.differences(&known, size);
        assert!(
            differences.is_empty(),
            "{language}, see {found}:\n{}",
            differences.join("\n")
        );
    }
}

/// A comparison that takes anything for the same would be worth nothing.
#[test]
fn a_page_that_changed_is_noticed() {
    let paper = paper(Language::En);
    let page = &paper.pages[3];
    let before = Picture::decode(&write_page_picture(page, RESOLUTION));
    let size = (before.width, before.height());
    let drawn = |page: &Page| Picture::decode(&write_page_picture(page, RESOLUTION));
    assert!(drawn(page).differences(&before, size).is_empty());

    let mut lower = page.clone();
    lower.items = page
        .items
        .iter()
        .map(|item| item.clone().lowered(2.0))
        .collect();
    assert!(
        !drawn(&lower).differences(&before, size).is_empty(),
        "moved"
    );

    let shapes = |item: &Item| matches!(item, Item::Shape(_));
    for index in (0..page.items.len())
        .filter(|index| shapes(&page.items[*index]))
        .take(20)
    {
        let mut without = page.clone();
        without.items.remove(index);
        let pixels = drawn(&without).pixels;
        // What lies wholly under something else leaves no hole.
        if pixels != before.pixels && index > 8 {
            return assert!(
                !drawn(&without).differences(&before, size).is_empty(),
                "taken out: {:?}",
                page.items[index]
            );
        }
    }
    panic!("nothing on the page can be missed");
}

/// What lies on a page, one line for what touches: words and shapes, with places in whole points.
fn list(page: &Page) -> String {
    let mut lines: Vec<String> = Vec::new();
    // The baseline and the end of the words before.
    let mut pen = (f64::NAN, f64::NAN);
    for item in &page.items {
        match item {
            Item::Run { x, y, run, .. } => {
                let said: String = run.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
                let touches = (*y - pen.0).abs() < 0.1 && (*x - pen.1).abs() < 1.0;
                match lines.last_mut().filter(|_| touches) {
                    Some(line) => line.push_str(&said),
                    None => lines.push(format!("{x:.0},{y:.0} {said}")),
                }
                pen = (*y, x + run.width);
                continue;
            }
            Item::Begin(_) | Item::End => continue,
            Item::BeginArtifact(kind) => lines.push(format!("not content: {kind:?}")),
            Item::Shape(shape) => lines.push(told(shape)),
            Item::Link { area, target, .. } => {
                let [left, top, right, bottom] = area.map(f64::round);
                lines.push(format!("{left},{top} to {right},{bottom} {target:?}"));
            }
        }
        pen = (f64::NAN, f64::NAN);
    }
    lines.join("\n")
}

fn told(shape: &Shape) -> String {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            ..
        } => format!("{x:.0},{y:.0} rectangle {width:.0} x {height:.0}"),
        Shape::Path { points, .. } => {
            let (x, y) = points.first().copied().unwrap_or_default();
            format!("{x:.0},{y:.0} path of {}", points.len())
        }
        Shape::Circle { x, y, radius, .. } => format!("{x:.0},{y:.0} circle {radius:.0}"),
    }
}

/// One page of each make: the summary, a finding with its exhibit, a table, the method.
#[test]
fn what_lies_on_a_page_lies_where_it_did() {
    for language in [Language::En, Language::Ar] {
        let pages = paper(language).pages;
        for number in [2, 4, 11, 12] {
            let name = format!("page_{number}_{language}");
            insta::assert_snapshot!(name, list(&pages[number - 1]));
        }
    }
}
