//! The outcomes paper: a document becomes laid-out pages, and pages become a PDF file.
//!
//! Owns typesetting, pagination, tagging and the file format. Must not know where the words and
//! figures of a document come from beyond the modules that compose it.

pub mod compose;
pub mod definition;
pub mod document;
mod layout;
pub mod narrative;
pub mod page;
mod pdf;

pub use layout::lay_out;
pub use pdf::write_pdf;
