//! The form on paper: it asks what the definition asks, and says what a screen would do by itself.

use std::collections::BTreeSet;

use maoni::i18n::words;
use maoni::report::document::{Answer, Block, Document, RowKind, Span};
use maoni::report::page::Item;
use maoni::report::{compose_questionnaire, lay_out, write_pdf};
use maoni::survey::{Kind, Language, Survey, read};

const SURVEYS: [(&str, &str); 2] = [
    (
        "gcm-side-event-2018.toml",
        include_str!("../../surveys/gcm-side-event-2018.toml"),
    ),
    (
        "training-workshop.toml",
        include_str!("../../surveys/training-workshop.toml"),
    ),
];

fn surveys() -> impl Iterator<Item = Survey> {
    SURVEYS
        .iter()
        .map(|(file, source)| read(source, file).expect("the bundled survey is sound"))
}

/// Everything that the document says, a line a text.
fn said(document: &Document) -> String {
    let mut lines = Vec::new();
    let mut running = |spans: &[Span]| lines.extend(spans.iter().map(|span| span.text.clone()));
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => running(&[Span::plain(&heading.text)]),
            Block::Paragraph(paragraph) => running(&paragraph.spans),
            Block::List(list) => {
                for item in &list.items {
                    running(item);
                }
            }
            Block::Answer(Answer::Boxes(ticks)) => {
                for tick in ticks {
                    running(&[Span::plain(&tick.label)]);
                }
            }
            Block::Answer(Answer::Labelled(labels)) => {
                for label in labels {
                    running(&[Span::plain(label)]);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for cell in table.head.iter().chain(cells) {
                    running(cell);
                }
            }
            _ => {}
        }
    }
    lines.join("\n")
}

#[test]
fn everything_that_is_asked_can_be_answered_with_a_pen() {
    for survey in surveys() {
        for &language in &survey.languages {
            let document = compose_questionnaire(&survey, words(language));
            let said = said(&document);
            for item in survey.items() {
                let mut wanted: Vec<&str> = item.text.get(language).split("\n\n").collect();
                let rows = survey.possible_rows(item);
                let choices = item.choices().iter().chain(&rows);
                wanted.extend(choices.map(|choice| choice.label.get(language)));
                let points = item.scale().into_iter().flat_map(|scale| &scale.points);
                wanted.extend(points.map(|point| point.label.get(language)));
                for text in wanted {
                    assert!(
                        said.contains(text.trim()),
                        "{} in {language}: {text}",
                        item.id
                    );
                }
            }
            let places = document.blocks.iter().filter(|block| match block {
                Block::Answer(_) => true,
                Block::Table(table) => table.rows.iter().all(|row| row.kind == RowKind::Boxes),
                _ => false,
            });
            let wanted = survey.items().map(|item| match &item.kind {
                Kind::Statement => 0,
                Kind::Records { fields, max } => fields.len() * max,
                _ => 1,
            });
            assert_eq!(
                places.count(),
                wanted.sum::<usize>(),
                "{} in {language}",
                survey.id
            );
        }
    }
}

#[test]
fn what_a_screen_leaves_out_is_said_with_the_number_of_the_question() {
    let survey = surveys().next().expect("the side event");
    for (language, condition, carried) in [
        (
            Language::En,
            "Only if your answer to question 9 is “Yes, written down and shared” or “Yes, written \
             down but not shared” or “Yes, known but not written down”",
            "Only for what you chose in question 4: tick one box in each of these rows",
        ),
        (
            Language::Fr,
            "Seulement si votre réponse à la question 9 est «",
            "Seulement pour ce que vous avez choisi à la question 4",
        ),
        (
            Language::Ar,
            "فقط إذا كانت إجابتكم عن السؤال 9 هي «",
            "فقط لما اخترتموه في السؤال 4:",
        ),
    ] {
        let said = said(&compose_questionnaire(&survey, words(language)));
        let said = said.replace(['\u{2068}', '\u{2069}'], "");
        for sentence in [condition, carried] {
            assert!(said.contains(sentence), "{language}: {sentence} in\n{said}");
        }
    }
}

#[test]
fn two_prints_are_the_same_and_of_a_length_that_people_fill_in() {
    for survey in surveys() {
        for &language in &survey.languages {
            let print = || lay_out(&compose_questionnaire(&survey, words(language)));
            let pages = print().pages.len();
            assert!(
                (2..=16).contains(&pages),
                "{} in {language}: {pages}",
                survey.id
            );
            assert!(write_pdf(&print()) == write_pdf(&print()), "{}", survey.id);
        }
    }
}

#[test]
fn no_word_over_a_column_of_boxes_is_divided() {
    for survey in surveys() {
        // In Arabic the letters of a run stand in the order of the eye, and no word is divided.
        for language in [Language::En, Language::Fr] {
            let pages = lay_out(&compose_questionnaire(&survey, words(language))).pages;
            let mut whole = BTreeSet::new();
            for item in pages.iter().flat_map(|page| &page.items) {
                if let Item::Run { run, .. } = item {
                    let line: String = run.glyphs.iter().map(|g| g.text.as_str()).collect();
                    whole.extend(line.split_whitespace().map(str::to_owned));
                }
            }
            let grids = survey
                .items()
                .filter(|item| matches!(item.kind, Kind::Matrix { .. }));
            for point in grids.flat_map(|item| &item.scale().expect("a scale").points) {
                for word in point.label.get(language).split_whitespace() {
                    assert!(whole.contains(word), "{} in {language}: {word}", survey.id);
                }
            }
        }
    }
}
