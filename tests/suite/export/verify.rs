//! Verification: the demonstration holds, and whatever is changed in either file is found.

use std::sync::{Arc, LazyLock};

use maoni::analysis::{Cohorts, Reason, Revealed, Tabulator};
use maoni::export::{Options, Outcome, Verdict, VerifyError, verify, write_tables};
use maoni::id::ItemId;
use maoni::survey::Survey;
use proptest::prelude::*;

use super::demonstration::{side_event, side_event_responses};
use super::wide;

/// The survey of the demonstration with its two files.
struct Files {
    survey: Arc<Survey>,
    responses: String,
    tables: String,
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let survey = Arc::new(side_event());
    let responses = side_event_responses(&survey);
    let mut tabulator = Tabulator::new(Arc::clone(&survey));
    for response in &responses {
        tabulator.push(response);
    }
    let options = Options {
        labels: Some(maoni::language::Language::Ar),
        excel: true,
        ..Options::default()
    };
    let tables = write_tables(&survey, &tabulator.publish(), options, Vec::new());
    Files {
        responses: wide(&survey, Options::default(), &responses),
        tables: String::from_utf8(tables.expect("tables")).expect("UTF-8"),
        survey,
    }
});

impl Files {
    fn verify(&self, responses: &str, tables: &str) -> Result<Vec<Verdict>, VerifyError> {
        verify(&self.survey, responses.as_bytes(), tables.as_bytes())
    }

    /// The names of the figures that fail.
    fn failing(&self, responses: &str, tables: &str) -> Vec<String> {
        let verdicts = self.verify(responses, tables).expect("readable files");
        let failing = verdicts.into_iter().filter(|v| !v.outcome.is_pass());
        failing.map(|verdict| verdict.name).collect()
    }
}

/// `file` with one cell changed; lines and columns from 0, the header being line 0.
fn change(file: &str, line: usize, column: &str, new: &str) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(file.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut place = None;
    for (number, record) in reader.records().enumerate() {
        let record = record.expect("a record");
        place = place.or_else(|| record.iter().position(|header| header == column));
        let changed = record.iter().enumerate().map(|(at, cell)| {
            if number == line && Some(at) == place {
                new
            } else {
                cell
            }
        });
        writer.write_record(changed).expect("a line");
    }
    String::from_utf8(writer.into_inner().expect("an end")).expect("UTF-8")
}

/// The first line of the file of responses whose `column` holds `value`.
fn line_with(column: &str, value: &str) -> usize {
    let lines = super::lines(&FILES.responses);
    let found = lines.iter().position(|line| line[column] == value);
    found.expect("such a line") + 1
}

/// Groups stay as an earlier release drew them up, which nothing in the responses tells.
#[test]
fn what_is_divided_as_in_an_earlier_release_holds() {
    let files = &*FILES;
    let responses = side_event_responses(&files.survey);
    let mut told_otherwise = 0;
    for early in [8, 12, 16, 20, 25, 30, 36] {
        let mut first = Cohorts::new(Arc::clone(&files.survey));
        for response in &responses[..early] {
            first.push(response, 1);
        }
        let (_, ledger) = first.release(1, None).expect("a first release");
        let mut all = Tabulator::new(Arc::clone(&files.survey));
        for response in &responses {
            all.push(response);
        }
        let results = all.publish_by(ledger.partition());
        let tables = write_tables(&files.survey, &results, Options::default(), Vec::new());
        let tables = String::from_utf8(tables.expect("tables")).expect("UTF-8");
        let failing = files.failing(&files.responses, &tables);
        assert_eq!(failing, Vec::<String>::new(), "after a release of {early}");
        told_otherwise += usize::from(results != all.publish());
    }
    assert!(
        told_otherwise > 2,
        "only {told_otherwise} were divided otherwise"
    );
}

/// What is withheld beside what a room was told, which nothing in the responses tells either.
#[test]
fn what_is_withheld_for_the_room_holds() {
    let files = &*FILES;
    let mut all = Tabulator::new(Arc::clone(&files.survey));
    for response in side_event_responses(&files.survey) {
        all.push(&response);
    }
    let names = ["q1_partnerships", "q3_lessons"].map(ItemId::from);
    let [ranking, single] = names.each_ref().map(|item| {
        let told = Revealed::of(&all.publish(), item);
        (item.clone(), Some(told.expect("figures")))
    });
    let partition = all.partition().beside([ranking, single].into());
    let tables = all.publish_by(&partition);
    for item in names {
        let figures = &tables.item(item.as_str()).expect("an item").figures;
        assert_eq!(
            figures.reason(),
            Some(Reason::Derivable),
            "told of nobody more"
        );
    }
    let tables = write_tables(&files.survey, &tables, Options::default(), Vec::new());
    let tables = String::from_utf8(tables.expect("tables")).expect("UTF-8");
    let failing = files.failing(&files.responses, &tables);
    assert_eq!(failing, Vec::<String>::new());
}

#[test]
fn the_demonstration_holds() {
    let files = &*FILES;
    let verdicts = files
        .verify(&files.responses, &files.tables)
        .expect("files");
    assert!(verdicts.len() > 1000, "{}", verdicts.len());
    assert!(verdicts.iter().all(|verdict| verdict.outcome.is_pass()));
}

#[test]
fn a_changed_answer_is_found() {
    let files = &*FILES;
    let line = line_with("q4_relevance_climate", "5");
    let responses = change(&files.responses, line, "q4_relevance_climate", "1");
    let failing = files.failing(&responses, &files.tables);
    for name in [
        "q4_relevance.climate.1.chosen",
        "q4_relevance.climate.5.chosen",
        "q4_relevance.climate.top_two",
        "q4_relevance.climate.mean",
    ] {
        assert!(
            failing.iter().any(|failed| failed == name),
            "{name}: {failing:?}"
        );
    }
    assert!(
        failing.iter().all(|name| name.starts_with("q4_")),
        "{failing:?}"
    );
}

#[test]
fn cells_that_contradict_each_other_are_found() {
    let files = &*FILES;
    let line = line_with("q3_challenges_data", "1");
    for (column, new, told) in [
        ("q3_challenges_data", "0", "`1` by the other cells"),
        (
            "q3_challenges",
            "data funds",
            "expected one that the survey takes",
        ),
        ("status", "Sent", "expected `complete` or `partial`"),
        ("day", "yesterday", "a day such as"),
    ] {
        let responses = change(&files.responses, line, column, new);
        let error = files.verify(&responses, &files.tables).expect_err(column);
        let error = error.to_string();
        assert!(
            error.contains(told) && error.contains(&format!("line {}", line + 1)),
            "{error}"
        );
    }
    let responses = files.responses.replacen("q3_challenges_data", "renamed", 1);
    let error = files
        .verify(&responses, &files.tables)
        .expect_err("no column");
    assert!(
        error.to_string().contains("no column `q3_challenges_data`"),
        "{error}"
    );
}

#[test]
fn figures_left_out_or_made_up_are_found() {
    let files = &*FILES;
    let mut lines: Vec<&str> = files.tables.lines().collect();
    let left_out = lines.remove(20);
    let made_up = lines[30];
    lines.push(made_up);
    let tables = lines.join("\n");
    let verdicts = files.verify(&files.responses, &tables).expect("files");
    let failing: Vec<_> = verdicts.iter().filter(|v| !v.outcome.is_pass()).collect();
    assert_eq!(failing.len(), 2, "{failing:?}");
    assert!(made_up.starts_with(&failing[0].name));
    assert!(matches!(failing[0].outcome, Outcome::NotCounted(_)));
    assert!(left_out.starts_with(&failing[1].name));
    assert!(matches!(failing[1].outcome, Outcome::NotPublished(_)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_changed_in_the_tables_is_found(
        at in any::<prop::sample::Index>(),
        column in prop::sample::select(vec![
            "name", "item", "group", "row", "point", "statistic", "value", "base", "percent", "mark",
        ]),
        digit in 0..10,
    ) {
        let files = &*FILES;
        let figures = super::lines(files.tables.trim_start_matches('\u{FEFF}'));
        let line = at.index(figures.len());
        let new = format!("{}{digit}", figures[line][column]);
        let tables = files.tables.trim_start_matches('\u{FEFF}');
        let tables = change(tables, line + 1, column, &new);
        let found = files
            .verify(&files.responses, &tables)
            .map_or(true, |verdicts| verdicts.iter().any(|v| !v.outcome.is_pass()));
        prop_assert!(found);
    }
}
