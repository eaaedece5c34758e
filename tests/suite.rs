//! The integration suite.

#[path = "suite/typeset.rs"]
mod typeset;
