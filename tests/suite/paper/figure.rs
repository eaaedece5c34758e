//! The figures in the paper are the published ones: the file is read as a reader sees it, and
//! compared with what was counted, by hand, of the synthetic responses.

use std::process::Command;

use maoni::answer::Response;
use maoni::intake::read_lines;
use maoni::language::Language;
use maoni::report::{lay_out, write_pdf};

use super::side_event;

fn demonstration() -> Vec<Response> {
    let lines = include_str!("../../../surveys/demo/gcm-side-event-2018.responses.jsonl");
    let read = read_lines(&side_event().survey, lines).expect("responses");
    read.into_iter()
        .map(|response| Response {
            id: uuid::Uuid::nil(),
            language: response.language,
            day: response.day,
            complete: response.complete,
            answers: response.answers,
        })
        .collect()
}

/// The words of a file as poppler finds them, one space between any two.
fn extract(bytes: &[u8]) -> Option<String> {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is needed");
        eprintln!("SKIPPED: pdftotext is not installed");
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, bytes).expect("written");
    let output = Command::new("pdftotext")
        .args(["-layout"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The rows of the table of expected figures whose first heading is `name`.
fn expected(name: &str) -> Vec<Vec<String>> {
    let figures = include_str!("../../data/gcm-side-event-2018.expected.md");
    let cells = |line: &str| -> Vec<String> {
        let cells = line.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().replace('`', "")).collect()
    };
    let rows: Vec<Vec<String>> = figures
        .lines()
        .skip_while(|line| !line.starts_with(&format!("| {name} |")))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect();
    assert!(!rows.is_empty(), "no table of {name}");
    rows
}

/// A count and its percentage, half a point rounded up.
fn share(count: &str, base: u32) -> String {
    let number: u32 = count.parse().expect("a count");
    format!("{count} ({}%)", (200 * number + base) / (2 * base))
}

/// How many answered `item`.
fn base(item: &str) -> u32 {
    let table = expected("question");
    let row = table.iter().find(|row| row[0] == item).expect("a question");
    row[2].parse().expect("a count")
}

/// The rows of an item as the annex must have them: how each choice is called, then its figures.
fn told(item: &str, figures: impl Fn(&[String], u32) -> Vec<String>) -> Vec<String> {
    let survey = side_event().survey;
    let asked = survey.item(item).expect("an item");
    let rows = survey.possible_rows(asked);
    let base = base(item);
    expected(item)
        .iter()
        .filter_map(|row| {
            let choices = asked.choices().iter().chain(&rows);
            let choice = choices
                .clone()
                .find(|choice| choice.code.as_str() == row[0])?;
            let label = choice.short_or_label().get(Language::En);
            Some(format!("{label} {}", figures(&row[1..], base).join(" ")))
        })
        .collect()
}

#[test]
fn the_file_tells_the_figures_that_were_counted_by_hand() {
    let paper = side_event();
    let documents = paper.compose(&paper.count(&demonstration()), Language::En);
    let texts: Option<Vec<String>> = documents
        .iter()
        .map(|document| extract(&write_pdf(&lay_out(document))))
        .collect();
    let Some(texts) = texts else { return };
    let [paper, annex] = texts.as_slice() else {
        panic!("a paper and an annex");
    };
    let one = |row: &[String], base| vec![share(&row[0], base)];
    let ranked = |row: &[String], base| [&[share(&row[0], base)], &row[1..]].concat();
    // The number of rows left out stands before the last two columns and is not shown.
    let rated = |row: &[String], _| [&row[..7], &row[8..]].concat();
    let mut lines = Vec::new();
    for item in ["q1_partnerships", "q5_approaches"] {
        lines.extend(told(item, ranked));
    }
    for item in ["q1_join", "q3_lessons", "q3_challenges"] {
        lines.extend(told(item, one));
    }
    for item in ["q4_relevance", "q4_effort"] {
        lines.extend(told(item, rated));
    }
    assert!(lines.len() > 45);
    for line in lines {
        assert!(
            annex.contains(&line),
            "the annex does not tell {line:?}:\n{annex}"
        );
    }
    let mut lines = told("q3_challenges", one);
    lines.extend(
        [
            "43 of the 50 people invited answered",
            "Sent a complete response 40 (80%)",
            "English 28, French 9, Arabic 6",
            "Base: 22 entries by 16 people.",
            "Climate change +3.06 Poverty +2.42 Employment +2.34 Natural disasters +2.00",
        ]
        .map(str::to_owned),
    );
    for line in lines {
        assert!(
            paper.contains(&line),
            "the paper does not tell {line:?}:\n{paper}"
        );
    }
}
