//! What several areas of the suite need.

pub(crate) mod database;
