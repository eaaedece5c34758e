//! The paper from responses: it says something true and looks like something, however many people
//! answered, whatever they were asked.

#[path = "paper/chart.rs"]
mod chart;
#[path = "paper/figure.rs"]
mod figure;
#[path = "paper/sense.rs"]
mod sense;

use std::path::PathBuf;
use std::sync::Arc;

use maoni::analysis::{Results, Tabulator};
use maoni::answer::Response;
use maoni::i18n::words;
use maoni::language::Language;
use maoni::report::compose::{Issue, compose, compose_annex};
use maoni::report::definition::{self, ReportDefinition};
use maoni::report::document::Document;
use maoni::report::page::{Item, Page, Paper as Pages};
use maoni::report::{lay_out, write_pdf};
use maoni::survey::Survey;

use crate::support::answering::respond;

/// A survey and the definition of its paper.
struct Paper {
    survey: Arc<Survey>,
    definition: ReportDefinition,
}

/// The survey of the demonstration with the definition made for it.
fn side_event() -> Paper {
    Paper::read(
        include_str!("../../surveys/gcm-side-event-2018.toml"),
        include_str!("../../reports/outcomes-summary.toml"),
    )
}

/// Another survey, with the definition for any survey.
fn workshop() -> Paper {
    Paper::read(
        include_str!("../../surveys/training-workshop.toml"),
        include_str!("../../reports/general.toml"),
    )
}

impl Paper {
    fn read(survey: &str, definition: &str) -> Self {
        let survey = maoni::survey::read(survey, "survey.toml")
            .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
        let definition = definition::read(definition, "report.toml")
            .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
        Self {
            survey: Arc::new(survey),
            definition,
        }
    }

    fn fold(&self, responses: &[Response]) -> Tabulator {
        let mut tabulator = Tabulator::new(Arc::clone(&self.survey));
        for response in responses {
            tabulator.push(response);
        }
        tabulator
    }

    fn count(&self, responses: &[Response]) -> Results {
        self.fold(responses).publish()
    }

    /// The paper and its annex.
    fn compose(&self, results: &Results, language: Language) -> Vec<Document> {
        let issue = Issue {
            survey: &self.survey,
            version: 1,
            is_synthetic: true,
            results,
            coding: None,
            snapshot: "0123456789ab",
            others: &[],
            words: words(language),
            issued: jiff::civil::date(2026, 11, 24),
        };
        let told = |faults: maoni::diagnostic::Diagnostics| faults.render(false, 100);
        let paper = compose(&self.definition, &issue)
            .map_err(told)
            .expect("a paper");
        let annex = compose_annex(&self.definition, &issue)
            .map_err(told)
            .expect("an annex");
        [paper].into_iter().chain(annex).collect()
    }
}

/// The words of a page, one line for each thing that is read as one.
fn text_of(page: &Page) -> String {
    let mut text = String::new();
    let mut line = f64::NAN;
    for item in &page.items {
        match item {
            Item::Run { y, run, .. } => {
                if !text.ends_with(['\n', ' ']) && (*y - line).abs() > 0.01 && !text.is_empty() {
                    text.push(' ');
                }
                line = *y;
                text.extend(run.glyphs.iter().map(|glyph| glyph.text.as_str()));
            }
            Item::End if !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// Writes a paper where a person can look at it.
fn keep(pages: &Pages, name: &str) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{name}.{}.pdf", pages.language));
    std::fs::write(file, write_pdf(pages)).expect("written");
}

/// How many different people there are; more than that answer like those before them.
const DIFFERENT: usize = 1000;

/// Papers and annexes in every language, for nobody, for too few, for a room and for a city.
fn come_out(paper: &Paper) {
    let mut faults = Vec::new();
    let responses = respond(&paper.survey, DIFFERENT);
    let different = paper.fold(&responses);
    for count in [0, 1, 4, 5, 9, 50, 10_000] {
        let mut people = paper.fold(&responses[..count % DIFFERENT]);
        for _ in 0..count / DIFFERENT {
            people.merge(&different);
        }
        let results = people.publish();
        for language in paper.survey.languages.iter().copied() {
            let documents = paper.compose(&results, language);
            for (document, part) in documents.iter().zip(["", "-annex"]) {
                let name = format!("{}-{count}{part}", paper.survey.id);
                let pages = lay_out(document);
                let found = sense::faults(document, &pages);
                faults.extend(found.iter().map(|f| format!("{name}.{language}: {f}")));
                keep(&pages, &name);
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_paper_on_the_side_event_comes_out_however_many_answered() {
    come_out(&side_event());
}

#[test]
fn a_paper_on_the_workshop_comes_out_however_many_answered() {
    come_out(&workshop());
}

/// The words of a whole paper, page after page.
fn text(paper: &Paper, count: usize) -> String {
    let results = paper.count(&respond(&paper.survey, count));
    let documents = paper.compose(&results, Language::En);
    let pages = lay_out(&documents[0]).pages;
    let texts: Vec<String> = pages.iter().map(text_of).collect();
    texts.join("\n----\n")
}

#[test]
fn nobody_having_answered_is_said_in_plain_sentences() {
    insta::assert_snapshot!(text(&side_event(), 0));
    insta::assert_snapshot!(text(&workshop(), 0));
}

#[test]
fn a_small_workshop_is_told_in_counts() {
    insta::assert_snapshot!(text(&workshop(), 9));
}
