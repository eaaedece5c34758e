//! Figures as drawings: geometry and words in points, drawn once for page and paper.
//!
//! Owns the [`Scene`](scene::Scene), the recorder that plotters draws into, and the SVG writer.
//! Must not know of PDF, HTML pages, or how a figure was computed.

pub mod scene;
pub mod svg;
