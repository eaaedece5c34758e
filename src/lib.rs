//! Maoni: a post-event survey service and outcomes-report generator.

pub mod id;

pub mod survey;

pub mod i18n;

pub mod answer;

pub mod text;

pub mod chart;

pub mod report;
