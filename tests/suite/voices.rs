//! Words of participants in a paper: byte for byte, allowed by whoever wrote them, and no others.

use std::collections::BTreeMap;
use std::sync::Arc;

use maoni::analysis::quote::{QuoteFinder, Wanted};
use maoni::analysis::{Results, Tabulator};
use maoni::answer::{Answer, AnswerSet, Response};
use maoni::diagnostic::Diagnostics;
use maoni::export::{Options, write_tables};
use maoni::i18n::words;
use maoni::id::{Code, FieldId, ItemId};
use maoni::language::Language;
use maoni::report::compose::{Issue, compose, compose_annex};
use maoni::report::definition::{self, ReportDefinition, write_quote};
use maoni::report::document::Document;
use maoni::report::{lay_out, write_charts, write_html, write_markdown, write_pdf};
use maoni::survey::Survey;

use super::export::{side_event, side_event_responses};

const DEMONSTRATION: &str = include_str!("../../reports/demo/gcm-side-event-2018.toml");

/// Stands in every sentence that must not be read, and in no other text.
const CANARY: &str = "Zugvogel";

/// What a definition has after the quotes of its first topic.
const FIRST_QUOTE: &str = "[[section.quote]]";

/// How a respondent kept words from being quoted.
#[derive(Clone, Copy)]
enum Denial {
    /// Chose "counted only".
    Counted,
    /// Gave no level for this answer.
    Silent,
    /// Never came to the question of consent.
    Partial,
    /// Allowed it, for an item that is for the organisers only.
    Internal,
    /// Allowed another answer only.
    Other,
}

const DENIALS: [Denial; 5] = [
    Denial::Counted,
    Denial::Silent,
    Denial::Partial,
    Denial::Internal,
    Denial::Other,
];

fn sentence(index: usize) -> String {
    format!("{CANARY} number {index} must not be read by anybody.")
}

fn answered(item: &str, text: &str, level: Option<(&str, &str)>, complete: bool) -> Response {
    let answer = if item == "q2_practices" {
        let record = [("title", text), ("what", text)];
        let record = record.map(|(field, text)| (FieldId::new(field), text.to_owned()));
        Answer::Records(vec![BTreeMap::from(record)])
    } else {
        Answer::Text(text.to_owned())
    };
    let mut answers = BTreeMap::from([
        (ItemId::new("consent"), Answer::Single(Code::new("yes"))),
        (
            ItemId::new("stakeholder"),
            Answer::Single(Code::new("government")),
        ),
        (
            ItemId::new("q3_lessons"),
            Answer::Single(Code::new("shared")),
        ),
        (ItemId::new(item), answer),
    ]);
    if let Some((about, level)) = level {
        let levels = BTreeMap::from([(Code::new(about), Code::new(level))]);
        answers.insert(ItemId::new("quote"), Answer::Matrix(levels));
    }
    let answers = AnswerSet {
        answers,
        ..AnswerSet::default()
    };
    let day = jiff::civil::date(2018, 12, 9);
    Response::without_id(Language::En, day, complete, answers)
}

fn denied(index: usize) -> Response {
    const ITEMS: [&str; 6] = [
        "q1_comment",
        "q2_practices",
        "q3_lesson",
        "q5_step",
        "commitment",
        "key_message",
    ];
    let item = ITEMS[index % ITEMS.len()];
    let text = sentence(index);
    match DENIALS[index % DENIALS.len()] {
        Denial::Counted => answered(item, &text, Some((item, "count")), true),
        Denial::Silent => answered(item, &text, None, true),
        Denial::Partial => answered(item, &text, Some((item, "group")), false),
        Denial::Internal => answered("improve", &text, Some(("improve", "group")), true),
        Denial::Other => answered(item, &text, Some(("q6_comment", "group")), true),
    }
}

fn read(source: &str) -> ReportDefinition {
    definition::read(source, "demo.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

fn figures(survey: &Survey, definition: &ReportDefinition, responses: &[Response]) -> Results {
    let survey = Arc::new(survey.clone());
    let mut tabulator = Tabulator::new(Arc::clone(&survey));
    let wanted = definition.quotes().map(|quote| quote.wanted.clone());
    let mut finder = QuoteFinder::new(survey, wanted);
    for response in responses {
        tabulator.push(response);
        finder.push(response);
    }
    let results = tabulator.publish();
    let quotes = finder.release(results.participation());
    results.with_quotes(quotes)
}

fn issue<'a>(survey: &'a Survey, results: &'a Results, language: Language) -> Issue<'a> {
    Issue {
        survey,
        version: 1,
        is_synthetic: true,
        results,
        coding: None,
        snapshot: "abc",
        others: &[],
        words: words(language),
        issued: jiff::civil::date(2018, 12, 17),
    }
}

fn paper(
    definition: &ReportDefinition,
    responses: &[Response],
    language: Language,
) -> Result<Document, Diagnostics> {
    let survey = side_event();
    let results = figures(&survey, definition, responses);
    compose(definition, &issue(&survey, &results, language))
}

/// The paper of the demonstration.
pub(crate) fn demonstration(language: Language) -> Document {
    let responses = side_event_responses(&side_event());
    paper(&read(DEMONSTRATION), &responses, language).expect("the demonstration can be told")
}

/// Everything of a PDF file that is not glyphs, its streams unpacked: words stand in it as bytes or
/// as UTF-16.
fn unpacked(pdf: &[u8]) -> Vec<u8> {
    let mut file = lopdf::Document::load_mem(pdf).expect("a PDF file");
    file.decompress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("written to memory");
    bytes
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex: String = utf16.iter().map(|byte| format!("{byte:02X}")).collect();
    [word.as_bytes(), &utf16, hex.as_bytes()]
        .iter()
        .any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
}

#[test]
fn five_hundred_sentences_that_nobody_allowed_reach_no_file() {
    let survey = side_event();
    let definition = read(DEMONSTRATION);
    let mut responses = side_event_responses(&survey);
    responses.extend((0..500).map(denied));
    let results = figures(&survey, &definition, &responses);
    let mut tables = Vec::new();
    write_tables(&survey, &results, Options::default(), &mut tables).expect("written to memory");
    assert!(!holds(&tables, CANARY), "the published tables");
    for language in Language::ALL {
        let issue = issue(&survey, &results, language);
        let paper = compose(&definition, &issue).expect("the demonstration can be told");
        let annex = compose_annex(&definition, &issue).expect("so can its annex");
        for document in [Some(paper), annex].into_iter().flatten() {
            assert!(!format!("{document:?}").contains(CANARY), "{language}");
            let mut files = vec![
                ("html", write_html(&document).into_bytes()),
                ("markdown", write_markdown(&document, None).into_bytes()),
                ("pdf", unpacked(&write_pdf(&lay_out(&document)))),
            ];
            let charts = write_charts(&document);
            files.extend(charts.into_iter().map(|(_, svg)| ("svg", svg.into_bytes())));
            for (form, bytes) in files {
                assert!(!holds(&bytes, CANARY), "{form} in {language}");
            }
        }
    }
}

/// The demonstration with one more quote in its first topic that quotes something.
fn quoting(place: &str, text: &str) -> ReportDefinition {
    let (item, field) = match place.split_once('.') {
        Some((item, field)) => (item, Some(FieldId::new(field))),
        None => (place, None),
    };
    let quote = write_quote(&Wanted {
        item: ItemId::new(item),
        field,
        text: text.to_owned(),
    });
    let source = DEMONSTRATION.replacen(FIRST_QUOTE, &format!("{quote}{FIRST_QUOTE}"), 1);
    read(&source)
}

#[test]
fn a_sentence_that_nobody_allowed_stops_the_paper_where_it_is_named() {
    let survey = side_event();
    for index in 0..30 {
        let response = denied(index);
        let place = response
            .answers
            .answers
            .iter()
            .find_map(|(item, answer)| match answer {
                Answer::Text(_) => Some(item.to_string()),
                Answer::Records(_) => Some(format!("{item}.what")),
                _ => None,
            })
            .expect("it has words");
        let mut responses = side_event_responses(&survey);
        responses.push(response);
        let definition = quoting(&place, &sentence(index));
        let faults = paper(&definition, &responses, Language::En)
            .expect_err("it was not allowed")
            .render(false, 100);
        assert!(faults.contains("demo.toml:"), "{faults}");
        assert!(faults.contains(&format!("number {index}")), "{faults}");
    }
}

#[test]
fn words_that_are_allowed_stand_in_the_paper_as_they_were_typed() {
    let survey = side_event();
    let typed = "  Zugvogel: \"two\u{a0}lines\",\nwith a \\ and 💸 ";
    for (level, label) in [
        ("anonymous", "A participant"),
        ("group", "IGAD Member States"),
    ] {
        let mut responses = side_event_responses(&survey);
        responses.push(answered(
            "q1_comment",
            typed,
            Some(("q1_comment", level)),
            true,
        ));
        let definition = quoting("q1_comment", typed.trim());
        let paper = paper(&definition, &responses, Language::En)
            .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
        let told = format!("{paper:?}");
        assert!(told.contains(&format!("{:?}", typed.trim())), "{level}");
        let html = write_html(&paper);
        let after = html.split_once(CANARY).expect("the words").1;
        let attribution = after.find(label).expect("who said it");
        assert!(attribution < 400, "{level}: {label} stands under the words");
    }
}

#[test]
fn a_small_group_is_not_named_whatever_its_member_allowed() {
    let survey = side_event();
    let mut responses = side_event_responses(&survey);
    let mut response = answered(
        "q1_comment",
        &sentence(0),
        Some(("q1_comment", "group")),
        true,
    );
    let donor = Answer::Single(Code::new("donor"));
    response
        .answers
        .answers
        .insert(ItemId::new("stakeholder"), donor);
    responses.push(response);
    let definition = quoting("q1_comment", &sentence(0));
    let paper = paper(&definition, &responses, Language::En)
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
    let html = write_html(&paper);
    let after = html.split_once(CANARY).expect("the words").1;
    let under: String = after.chars().take(300).collect();
    assert!(under.contains("A participant"), "{under}");
    assert!(!under.contains("partner"), "{under}");
}
