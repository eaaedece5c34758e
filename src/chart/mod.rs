//! Level 4: figures as drawings: geometry and words in points, drawn once for page and paper.
//!
//! Owns one file a chart, the [`Scene`](scene::Scene) they are drawn into, the recorder that
//! plotters draws with, and the SVG writer. Charts are given words and figures that may be shown;
//! they must not know of PDF, HTML pages, or how a figure was computed.

pub mod bars;
pub mod butterfly;
mod canvas;
pub mod dots;
pub mod dumbbell;
pub mod groups;
pub mod png;
pub mod scatter;
pub mod scene;
pub mod share;
pub mod stacked;
pub mod strip;
pub mod svg;
pub mod theme;
pub mod trend;

pub use canvas::Frame;

use canvas::{Canvas, LEADING, Look};

/// The lines of a row's label and the height that row and label need.
fn row_label(canvas: &Canvas, label: &str, width: f64, least: f64) -> (Vec<String>, f64) {
    let lines = canvas.wrap(label, width, Look::label(), 2);
    let height = least.max(lines.len() as f64 * LEADING);
    (lines, height)
}

/// A label and its figure, with the colon as the language sets it.
fn told(frame: &Frame, label: &str, value: &str) -> String {
    let colon = if frame.language == "fr" {
        "\u{a0}: "
    } else {
        ": "
    };
    format!("{label}{colon}{value}")
}

/// The figures of a chart in words, for those who hear it.
fn said<'a>(frame: &Frame, rows: impl Iterator<Item = (&'a str, String)>) -> String {
    let separator = match frame.language.as_str() {
        "ar" => "؛ ",
        "fr" => "\u{202f}; ",
        _ => "; ",
    };
    let rows: Vec<String> = rows
        .map(|(label, value)| told(frame, label, &value))
        .collect();
    format!("{}. {}", frame.title, rows.join(separator))
}

/// What stands between the parts of a row told in words.
fn comma(frame: &Frame) -> &'static str {
    if frame.language == "ar" { "، " } else { ", " }
}

/// A level with two decimals, its sign as the language sets it.
fn decimal(frame: &Frame, level: f64) -> String {
    let text = format!("{level:.2}");
    if frame.language == "fr" {
        text.replace('.', ",")
    } else {
        text
    }
}
