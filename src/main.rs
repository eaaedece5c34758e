//! The `maoni` command.
fn main() {}
