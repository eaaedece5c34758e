//! The integration suite: one binary, one module an area.

#[path = "suite/definitions.rs"]
mod definitions;
#[path = "suite/typeset.rs"]
mod typeset;
