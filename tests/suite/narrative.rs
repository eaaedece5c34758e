//! Narratives: every figure is a name, told in three languages; what cannot be told stops the paper.

use std::path::Path;
use std::sync::Arc;

use maoni::analysis::{Count, Results, Share, Tabulator};
use maoni::i18n::words;
use maoni::language::Language;
use maoni::report::compose::{Issue, compose};
use maoni::report::definition;
use maoni::report::document::{Block, Document, Span};
use maoni::report::narrative::{Quantity, check};
use maoni::survey::Survey;

use super::export::{side_event, side_event_responses};

fn figures() -> (Survey, Results) {
    let survey = side_event();
    let mut tabulator = Tabulator::new(Arc::new(survey.clone()));
    for response in &side_event_responses(&survey) {
        tabulator.push(response);
    }
    (survey, tabulator.publish())
}

fn paper(language: Language) -> Document {
    let source = include_str!("narrative/forms.toml");
    let definition = definition::read(source, "forms.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
    let (survey, results) = figures();
    let issue = Issue {
        survey: &survey,
        version: 1,
        is_synthetic: true,
        results: &results,
        coding: None,
        snapshot: "abc",
        others: &[],
        words: words(language),
        issued: jiff::civil::date(2018, 12, 17),
    };
    compose(&definition, &issue).unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

/// Compares with the text expected; `UPDATE_EXPECTED=1` writes it.
fn compare(said: &str, file: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/narrative");
    let expected = folder.join(file);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&expected, said).expect("writing what was said");
    }
    let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
    assert_eq!(
        said, wanted,
        "{file}: run with UPDATE_EXPECTED=1 and read the difference"
    );
}

/// Words with bold ones between asterisks; characters that only direct the order are left out.
fn plain(spans: &[Span]) -> String {
    let told = spans.iter().map(|span| {
        if span.bold {
            format!("**{}**", span.text)
        } else {
            span.text.clone()
        }
    });
    told.collect::<String>()
        .replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

/// What the organisers say in the paper: key messages, titles, narratives, conclusions.
fn said(document: &Document) -> String {
    let mut said = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) if heading.anchor.is_some() => {
                said.push(plain(&[Span::plain(heading.text.as_str())]));
            }
            Block::Paragraph(paragraph) => said.push(plain(&paragraph.spans)),
            Block::List(list) => said.extend(list.items.iter().map(|item| plain(item))),
            Block::Callout(callout) => {
                said.extend(callout.paragraphs.iter().map(|spans| plain(spans)));
            }
            Block::KeyValue(facts) => {
                let words = facts
                    .iter()
                    .map(|(key, value)| format!("{key}: {}", plain(value)));
                said.extend(words.filter(|fact| fact.contains("45")));
            }
            _ => {}
        }
    }
    said.join("\n")
}

#[test]
fn every_form_is_told_in_each_language() {
    for language in Language::ALL {
        compare(&said(&paper(language)), &format!("forms.{language}.txt"));
    }
}

/// The example that authors copy is right on the demonstration.
#[test]
fn the_example_of_the_readme_is_told() {
    let readme = include_str!("../../reports/README.md");
    let from = readme.find("narrative.en = \"\"\"").expect("an example");
    let example = &readme[from..];
    let example = &example[..example.find("```").expect("its end")];
    let source = format!(
        "format = 1\nid = \"example\"\nlanguages = [\"en\"]\nstatus = \"draft\"\n\
         title.en = \"Example\"\nissuer.en = \"Organisers\"\ndisclaimer.en = \"Views\"\n\
         [[section]]\nkind = \"topic\"\nquestion = \"q4_relevance\"\n{example}"
    );
    let (survey, results) = figures();
    let checked = definition::read(&source, "reports/README.md")
        .and_then(|definition| check(&definition, &survey, &results));
    checked.unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
}

#[test]
fn what_is_typed_wrongly_is_shown_where_it_stands() {
    let source = include_str!("narrative/typed.toml");
    let faults = definition::read(source, "typed.toml").expect_err("faults");
    compare(&faults.render(false, 100), "typed.txt");
}

#[test]
fn figures_that_cannot_be_told_stop_the_paper() {
    let source = include_str!("narrative/names.toml");
    let definition = definition::read(source, "names.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
    let (survey, results) = figures();
    let faults = check(&definition, &survey, &results).expect_err("faults");
    compare(&faults.render(false, 100), "names.txt");
}

#[test]
fn words_are_bound_to_their_ranges() {
    let word = |count, base| {
        let count = Count::Exact(count);
        Quantity::of(Share { count, base })
    };
    for (count, wanted) in [
        (0, Quantity::None),
        (1, Quantity::Few),
        (199, Quantity::Few),
        (200, Quantity::Some),
        (449, Quantity::Some),
        (450, Quantity::Half),
        (550, Quantity::Half),
        (551, Quantity::Most),
        (899, Quantity::Most),
        (900, Quantity::NearlyAll),
        (999, Quantity::NearlyAll),
        (1000, Quantity::All),
    ] {
        assert_eq!(word(count, 1000), Some(wanted), "{count}");
    }
    assert_eq!(word(0, 0), None);
    for (count, wanted) in [
        (Count::UnderTenth, Quantity::Few),
        (Count::OverNineTenths, Quantity::NearlyAll),
    ] {
        assert_eq!(Quantity::of(Share { count, base: 7 }), Some(wanted));
    }
}
