//! Maoni: a post-event survey service and outcomes-report generator.

pub mod diagnostic;
pub mod id;
pub mod language;

pub mod definition;
pub mod i18n;
pub mod survey;

pub mod answer;

pub mod analysis;

pub mod store;

pub mod text;

pub mod chart;

pub mod report;

pub mod export;

pub mod outcomes;

pub mod cli;
