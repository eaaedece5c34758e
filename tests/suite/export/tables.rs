//! The published tables: the expected figures for everybody, nothing for groups that are too small.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maoni::analysis::{Tabulator, name};
use maoni::export::{Options, write_tables};
use maoni::language::Language;

use super::demonstration::{side_event, side_event_responses};
use super::lines;

fn tables(options: Options) -> Vec<BTreeMap<String, String>> {
    let survey = Arc::new(side_event());
    let mut tabulator = Tabulator::new(Arc::clone(&survey));
    for response in &side_event_responses(&survey) {
        tabulator.push(response);
    }
    let bytes = write_tables(&survey, &tabulator.publish(), options, Vec::new()).expect("tables");
    lines(&String::from_utf8(bytes).expect("UTF-8"))
}

/// What the tables say of everybody: value, base, percentage and mark.
fn told(tables: &[BTreeMap<String, String>], item: &str, row: &str, statistic: &str) -> String {
    let found: Vec<_> = tables
        .iter()
        .filter(|line| line["item"] == item && line["group"].is_empty())
        .filter(|line| line["row"] == row && line["point"].is_empty())
        .filter(|line| line["statistic"] == statistic)
        .map(|line| {
            ["value", "base", "percent", "mark"]
                .map(|of| line[of].as_str())
                .join(",")
        })
        .collect();
    assert_eq!(found.len(), 1, "{item} {row} {statistic}: {found:?}");
    found.concat()
}

#[test]
fn figures_of_everybody_are_the_expected_ones() {
    let tables = tables(Options::default());
    let told = |item, row, statistic| told(&tables, item, row, statistic);
    assert_eq!(told("", "", "started"), "43,,,");
    assert_eq!(told("q1_partnerships", "regional", "first"), "10,40,25.0,");
    assert_eq!(told("q1_partnerships", "regional", "borda"), "47,,,");
    assert_eq!(told("q4_relevance", "climate", "top_two"), "37,39,94.9,");
    assert_eq!(told("q4_effort", "climate", "median"), "2,,,");
    assert_eq!(told("q6_needed", "data", "gap"), "3.09,,,");
    assert_eq!(told("q6_capacities", "data", "chosen"), "23,37,62.2,");
    assert_eq!(told("q2_practices", "", "records"), "22,,,");
}

#[test]
fn small_groups_and_internal_items_are_not_in_the_file() {
    let tables = tables(Options::default());
    let groups: BTreeSet<&str> = tables.iter().map(|line| line["group"].as_str()).collect();
    for small in [
        "partner_government",
        "donor",
        "private",
        "academia",
        "other",
    ] {
        assert!(!groups.contains(small), "{small}");
    }
    assert!(groups.contains("government") && groups.contains("others"));
    assert!(
        tables
            .iter()
            .all(|line| line["item"] != "improve" && line["row"] != "improve")
    );
    let marked = tables.iter().filter(|line| !line["mark"].is_empty());
    let marked: Vec<_> = marked.collect();
    assert!(!marked.is_empty());
    assert!(
        marked
            .iter()
            .all(|line| line["value"].is_empty() && line["percent"].is_empty())
    );
    assert!(
        tables
            .iter()
            .all(|line| line["mark"].is_empty() != line["value"].is_empty())
    );
}

#[test]
fn every_figure_has_one_name_and_is_found_by_it() {
    let survey = Arc::new(side_event());
    let mut tabulator = Tabulator::new(Arc::clone(&survey));
    for response in &side_event_responses(&survey) {
        tabulator.push(response);
    }
    let results = tabulator.publish();
    let known = name::names(&survey);
    let tables = tables(Options::default());
    let names: BTreeSet<&str> = tables.iter().map(|line| line["name"].as_str()).collect();
    assert_eq!(names.len(), tables.len());
    for line in &tables {
        let name = line["name"].as_str();
        let marked = name.contains(".figures") || name.ends_with(".breakdown");
        let day = name.starts_with("day.") || name.starts_with("language.");
        assert!(marked || day || known.contains(name), "{name}");
        let value = results.value(name).expect("a figure");
        let is_empty = value.shown().and_then(|value| value.number()).is_none();
        assert_eq!(is_empty, line["value"].is_empty(), "{name}");
    }
    for (short, full) in [
        (
            "q1_partnerships.regional",
            "q1_partnerships.regional.chosen",
        ),
        ("role.dk@government", "role.dk.chosen@government"),
        (
            "q2_practices.level.regional",
            "q2_practices.level.regional.records",
        ),
    ] {
        assert_eq!(results.value(short), results.value(full), "{short}");
    }
    assert_eq!(results.value("q1_partnerships.regoinal"), None);
}

#[test]
fn labels_are_in_the_language_asked_for() {
    let options = Options {
        labels: Some(Language::Fr),
        ..Options::default()
    };
    let tables = tables(options);
    let dk = tables
        .iter()
        .find(|line| line["row"] == "dk")
        .expect("a line");
    assert_eq!(
        dk["row_label"],
        "Je ne sais pas ou je préfère ne pas répondre"
    );
}
