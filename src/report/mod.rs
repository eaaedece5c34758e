//! The outcomes paper: a document becomes laid-out pages, and pages become a PDF file; the same
//! document becomes an HTML page and a Markdown text.
//!
//! Owns typesetting, pagination, tagging and the file formats. Must not know where the words and
//! figures of a document come from beyond the modules that compose it.

pub mod bundled;
pub mod compose;
pub mod definition;
pub mod document;
pub mod draft;
mod html;
mod layout;
mod letter;
mod logo;
mod markdown;
pub mod narrative;
mod pack;
pub mod page;
mod pdf;
mod picture;
mod questionnaire;
pub mod theme;

pub use html::{write_html, write_html_content};
pub use layout::lay_out;
pub use letter::{Letter, Occasion, compose_cards, compose_letters};
pub use markdown::write_markdown;
pub use pack::{write_charts, write_pictures};
pub use pdf::write_pdf;
pub use picture::write_page_picture;
pub use questionnaire::{compose_questionnaire, tell_condition};
