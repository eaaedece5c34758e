//! QR codes as SVG.
//!
//! Owns their drawing: black on white with the quiet zone that the standard asks for (ISO/IEC
//! 18004: four modules on each side), error correction level M.

use askama::Template;
use askama::filters::HtmlSafe;
use fast_qr::{ECL, Module, QRBuilder};

use super::fault::Fault;

/// Modules of white on each side.
const QUIET: usize = 4;

/// A QR code.
#[derive(Template)]
#[template(path = "qr.svg", escape = "html")]
pub(crate) struct Picture {
    /// Modules on each side, the quiet zone included.
    size: usize,
    /// The dark modules, as runs in the syntax of SVG paths.
    path: String,
    /// What it says to those who do not see it.
    alt: String,
}

impl HtmlSafe for Picture {}

/// The QR code that leads to `address`, described by `alt`.
pub(crate) fn draw(address: &str, alt: &str) -> Result<Picture, Fault> {
    let code = QRBuilder::new(address)
        .ecl(ECL::M)
        .build()
        .map_err(|error| Fault::Broken(format!("a QR code cannot be drawn: {error:?}")))?;
    let runs = code.data.chunks(code.size).take(code.size).enumerate();
    let path = runs.flat_map(|(y, row)| dark_runs(y, row)).collect();
    Ok(Picture {
        size: code.size + 2 * QUIET,
        path,
        alt: alt.to_owned(),
    })
}

/// The runs of dark modules of row `y`, each as a closed path.
fn dark_runs(y: usize, row: &[Module]) -> Vec<String> {
    let mut x = 0;
    let mut runs = Vec::new();
    for run in row.chunk_by(|a, b| a.value() == b.value()) {
        let length = run.len();
        if run[0].value() {
            runs.push(format!(
                "M{} {}h{length}v1h-{length}z",
                x + QUIET,
                y + QUIET
            ));
        }
        x += length;
    }
    runs
}
