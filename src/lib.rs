//! Maoni: a post-event survey service and outcomes-report generator.
//!
//! A survey file goes in on the left, answers come in through the web, figures are folded from the
//! answers once, and page, paper and files are three views of the same figures:
//!
//! ```text
//! survey file ─┐                                      ┌─ chart ── report ── PDF
//!              ├─ survey ─ answer ─ analysis ─ outcomes ┤
//! web form ────┘        └── store ──┘                 └─ export ── CSV
//! ```
//!
//! Each module may use only what stands above it here; a test reads the sources and holds them to
//! it. Everything particular to an event is a file in `surveys/` or `reports/`.
//!
//! | level | module | owns |
//! |---|---|---|
//! | 0 | [`id`], [`language`], [`diagnostic`] | names, instants, randomness; languages; faults in files with line and caret |
//! | 1 | [`definition`], [`workbook`], [`i18n`], [`survey`] | reading TOML with places; tables of other programs; the interface's words; the survey: pages, items, routing |
//! | 2 | [`answer`] | typed answers, their form fields and JSON, what is wrong with them |
//! | 2 | [`mail`] | messages: as files, or to a mail server |
//! | 2 | [`xlsform`] | surveys as `XLSForm` workbooks, in and out |
//! | 3 | [`analysis`] | counting, statistics, disclosure control: only published figures leave it |
//! | 3 | [`store`] | the only SQL: surveys, drafts and responses in SQLite or PostgreSQL |
//! | 4 | [`text`], [`chart`] | fonts, shaping, line breaking; figures as drawings |
//! | 5 | [`report`] | the paper: definition → document → pages → tagged PDF |
//! | 5 | [`export`] | CSV files, data dictionary, published tables |
//! | 5 | [`intake`] | responses collected elsewhere: mapping → rows → responses; drafts of both |
//! | 6 | [`outcomes`] | the one seam: store → analysis → report, export and pages |
//! | 7 | [`web`] | the site: router, pages, templates, assets |
//! | 8 | [`cli`] | the command line, one file a command |
//!
//! Where to begin: a new kind of question is a variant of [`survey::Kind`], and the compiler names
//! every place that has to treat it; a new exhibit is a form in [`report::definition`] and a file
//! in [`chart`]; a new page is a route in [`web`].

pub mod diagnostic;
pub mod id;
pub mod language;

pub mod definition;
pub mod i18n;
pub mod survey;
pub mod workbook;

pub mod answer;
pub mod mail;
pub mod xlsform;

pub mod analysis;

pub mod store;

pub mod text;

pub mod chart;

pub mod report;

pub mod export;

pub mod intake;

pub mod outcomes;

pub mod web;

pub mod cli;
