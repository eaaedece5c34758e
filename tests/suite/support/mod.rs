//! What several areas of the suite need.

pub(crate) mod answering;
pub(crate) mod app;
pub(crate) mod database;
pub(crate) mod html;
pub(crate) mod picture;
pub(crate) mod placement;
pub(crate) mod post;
pub(crate) mod staff;
