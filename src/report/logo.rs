//! The mark of a host: an SVG file becomes a drawing like any other.
//!
//! Owns the part of SVG that is read: filled shapes and paths, groups and transforms. That keeps a
//! mark sharp at every size and its bytes the same; anything that would look different without
//! being read is a fault. Must not know where marks stand.

mod path;

use roxmltree::{Document, Node};

use crate::chart::scene::{Colour, Mark, Scene, Shape};
use crate::diagnostic::Diagnostics;
use crate::language::Direction;

/// What is read.
const ELEMENTS: &str =
    "`g`, `path`, `rect`, `circle`, `ellipse` and `polygon`, filled with plain colours";

/// A point, and what moves it: the columns of an affine matrix.
type Point = (f64, f64);
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Reads the mark `source`, which came from `file`.
///
/// # Errors
/// Every fault found, as text with source lines and carets when rendered.
pub(super) fn read(source: &str, file: &str) -> Result<Scene, Diagnostics> {
    let mut faults = Diagnostics::new(file, source);
    let document = match Document::parse(source) {
        Ok(document) => document,
        Err(error) => {
            let at = offset(source, error.pos());
            faults.error("bad-xml", at..at, error.to_string());
            return Err(faults);
        }
    };
    let root = document.root_element();
    let Some([left, top, width, height]) = view(&root) else {
        let fault = faults.error("missing-key", root.range(), "the mark has no size");
        fault.help("give the `svg` element a `viewBox` such as `0 0 120 40`");
        return Err(faults);
    };
    let mut reader = Reader {
        faults,
        marks: Vec::new(),
    };
    let matrix = [1.0, 0.0, 0.0, 1.0, -left, -top];
    reader.children(&root, matrix, Some(Colour::BLACK));
    if reader.marks.is_empty() && !reader.faults.has_errors() {
        let fault = reader
            .faults
            .error("empty", root.range(), "the mark draws nothing");
        fault.help(format!("read are {ELEMENTS}"));
    }
    if reader.faults.has_errors() {
        return Err(reader.faults);
    }
    let mut scene = Scene::new(width, height, "", Direction::Ltr);
    scene.marks = reader.marks;
    Ok(scene)
}

/// Left, top, width and height of what is shown.
fn view(root: &Node<'_, '_>) -> Option<[f64; 4]> {
    let plain = |name| root.attribute(name)?.trim_end_matches("px").parse().ok();
    let numbers: Vec<f64> = match root.attribute("viewBox") {
        Some(numbers) => path::numbers(numbers)?,
        None => vec![0.0, 0.0, plain("width")?, plain("height")?],
    };
    let view: [f64; 4] = numbers.try_into().ok()?;
    (view[2] > 0.0 && view[3] > 0.0).then_some(view)
}

/// The byte at a line and column of `source`.
fn offset(source: &str, place: roxmltree::TextPos) -> usize {
    let lines = source.split_inclusive('\n');
    let before: usize = lines.take(place.row as usize - 1).map(str::len).sum();
    (before + place.col as usize - 1).min(source.len())
}

struct Reader {
    faults: Diagnostics,
    marks: Vec<Mark>,
}

impl Reader {
    fn children(&mut self, node: &Node<'_, '_>, matrix: Matrix, fill: Option<Colour>) {
        for child in node.children().filter(Node::is_element) {
            self.element(&child, matrix, fill);
        }
    }

    fn element(&mut self, node: &Node<'_, '_>, matrix: Matrix, fill: Option<Colour>) {
        let name = node.tag_name().name();
        if matches!(name, "title" | "desc" | "metadata") {
            return;
        }
        let Some(matrix) = self.transform(node, matrix) else {
            return;
        };
        let fill = self.fill(node, fill);
        let number = |key: &str| {
            let value = node.attribute(key).unwrap_or("0");
            value.trim_end_matches("px").parse::<f64>().ok()
        };
        let rings = match name {
            "g" => return self.children(node, matrix, fill),
            "path" => path::read(node.attribute("d").unwrap_or_default()),
            "polygon" => path::numbers(node.attribute("points").unwrap_or_default())
                .map(|numbers| vec![numbers.chunks_exact(2).map(|xy| (xy[0], xy[1])).collect()]),
            "rect" => [number("x"), number("y"), number("width"), number("height")]
                .into_iter()
                .collect::<Option<Vec<f64>>>()
                .map(|r| {
                    let (right, bottom) = (r[0] + r[2], r[1] + r[3]);
                    vec![vec![
                        (r[0], r[1]),
                        (right, r[1]),
                        (right, bottom),
                        (r[0], bottom),
                    ]]
                }),
            "circle" => ring(number("cx"), number("cy"), number("r"), number("r")),
            "ellipse" => ring(number("cx"), number("cy"), number("rx"), number("ry")),
            _ => {
                let told = format!("`{name}` is not read in a mark");
                let fault = self.faults.error("unknown-element", node.range(), told);
                fault.help(format!(
                    "read are {ELEMENTS}; turn words and lines into paths"
                ));
                return;
            }
        };
        self.refuse(node);
        match (rings, fill) {
            (None, _) => {
                let told = format!("the shape of this `{name}` cannot be read");
                self.faults.error("bad-shape", node.range(), told);
            }
            (Some(rings), Some(fill)) => self.draw(&rings, matrix, fill),
            (Some(_), None) => {}
        }
    }

    /// What would change the look if it were passed over.
    fn refuse(&mut self, node: &Node<'_, '_>) {
        const OTHER: [&str; 8] = [
            "stroke",
            "opacity",
            "fill-opacity",
            "clip-path",
            "mask",
            "filter",
            "style",
            "class",
        ];
        for key in OTHER {
            if let Some(attribute) = node.attribute_node(key)
                && !matches!(attribute.value(), "none" | "1" | "")
            {
                let told = format!("`{key}` is not read in a mark");
                let fault = self.faults.error("unknown-key", attribute.range(), told);
                fault.help(format!("read are {ELEMENTS}"));
            }
        }
    }

    fn fill(&mut self, node: &Node<'_, '_>, inherited: Option<Colour>) -> Option<Colour> {
        let Some(attribute) = node.attribute_node("fill") else {
            return inherited;
        };
        let value = attribute.value();
        let colour = match value {
            "none" => return None,
            "black" => Some(Colour::BLACK),
            "white" => Some(Colour::WHITE),
            _ => hex(value),
        };
        if colour.is_none() {
            let told = format!("`{value}` is no colour");
            let fault = self.faults.error("bad-colour", attribute.range(), told);
            fault.help("write red, green and blue as six digits, such as `#00693c`");
        }
        colour
    }

    fn transform(&mut self, node: &Node<'_, '_>, outer: Matrix) -> Option<Matrix> {
        let Some(attribute) = node.attribute_node("transform") else {
            return Some(outer);
        };
        let read = path::transform(attribute.value());
        if read.is_none() {
            let told = format!("the transform `{}` is not read", attribute.value());
            let fault = self.faults.error("bad-transform", attribute.range(), told);
            fault.help("read are `translate`, `scale`, `rotate` and `matrix`");
        }
        read.map(|inner| path::multiply(outer, inner))
    }

    /// Rings as one outline that goes from each ring back to the first point of all: the ways there
    /// and back cancel each other, so that rings within rings stay holes.
    fn draw(&mut self, rings: &[Vec<Point>], matrix: Matrix, fill: Colour) {
        let mut points = Vec::new();
        let first = rings.first().and_then(|ring| ring.first());
        for ring in rings {
            points.extend(ring.iter().chain(ring.first()).chain(first).copied());
        }
        let points = points
            .into_iter()
            .map(|point| path::apply(matrix, point))
            .collect();
        self.marks.push(Mark::Shape(Shape::Path {
            points,
            closed: true,
            fill: Some(fill),
            stroke: None,
        }));
    }
}

fn ring(
    x: Option<f64>,
    y: Option<f64>,
    across: Option<f64>,
    down: Option<f64>,
) -> Option<Vec<Vec<Point>>> {
    let (x, y, across, down) = (x?, y?, across?, down?);
    let at = |step: u32| {
        let angle = std::f64::consts::TAU * f64::from(step) / 64.0;
        (x + across * angle.cos(), y + down * angle.sin())
    };
    Some(vec![(0..64).map(at).collect()])
}

fn hex(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    match digits.len() {
        6 => Some(Colour(red, green, blue)),
        3 => {
            let double = |nibble: u32| ((number >> nibble & 0xf) * 0x11) as u8;
            Some(Colour(double(8), double(4), double(0)))
        }
        _ => None,
    }
}
