//! Every figure that was worked out by hand for the demo responses, against what is published.
//!
//! Compiled into `analysis` itself, because some of the tables show what may never leave it; kept
//! here because it reads JSON, which that layer has no need for. The tables are read from the text
//! that people read, so a table that nobody checks fails the test.

use std::sync::Arc;

use super::tally::View;
use super::{Figures, Group, Published, Reason, Results, Tabulator, Value};
use crate::answer::{Response, json};
use crate::survey::{Language, Survey, read};

const TABLES: &str = include_str!("../data/gcm-side-event-2018.expected.md");
const SURVEY: &str = include_str!("../../surveys/gcm-side-event-2018.toml");
const RESPONSES: &str = include_str!("../../surveys/demo/gcm-side-event-2018.responses.jsonl");

/// The tables that are known, by their first heading. A table is checked or the test fails.
const KNOWN: [&str; 32] = [
    "language",
    "stakeholder",
    "role",
    "submitted_on",
    "question",
    "q1_partnerships",
    "q1_status",
    "q1_join",
    "level",
    "evidence",
    "bodies",
    "GCM objective",
    "practices per person",
    "q3_lessons",
    "q3_challenges",
    "q4_relevance",
    "q4_effort",
    "paired gap, relevance minus effort",
    "q5_approaches",
    "q5_feasible",
    "capacity",
    "q6_present",
    "q6_needed",
    "paired gap, needed minus present",
    "q6_capacities by group",
    "event",
    "consent to quote",
    "other text",
    // Figures that stand in sentences.
    "open answers",
    "practices",
    "levels given",
    "group labels",
];

fn survey(threshold: u32) -> Arc<Survey> {
    let mut survey = read(SURVEY, "gcm-side-event-2018.toml").expect("the demo survey is sound");
    survey.privacy.threshold = threshold;
    Arc::new(survey)
}

fn responses(survey: &Survey) -> Vec<Response> {
    RESPONSES
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let answers = line["answers"].as_object().expect("an object");
            Response {
                id: uuid::Uuid::nil(),
                language: Language::parse(line["language"].as_str().expect("text"))
                    .expect("a language"),
                day: line["submitted_on"]
                    .as_str()
                    .expect("text")
                    .parse()
                    .expect("a day"),
                complete: line["complete"].as_bool().expect("a flag"),
                answers: json::read(survey, answers).expect("answers of the demo survey"),
            }
        })
        .collect()
}

fn count(threshold: u32) -> Tabulator {
    let survey = survey(threshold);
    let mut tabulator = Tabulator::new(Arc::clone(&survey));
    for response in responses(&survey) {
        tabulator.push(&response);
    }
    tabulator
}

/// One table of the text.
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// The cell in `row` under `head`.
    fn cell<'a>(&self, row: &'a [String], head: &str) -> &'a str {
        let column = self.head.iter().position(|known| known == head);
        &row[column.unwrap_or_else(|| panic!("no column `{head}` in {:?}", self.head))]
    }
}

fn tables() -> Vec<Table> {
    let (_, figures) = TABLES
        .split_once("## Expected figures")
        .expect("the section is there");
    let mut tables: Vec<Table> = Vec::new();
    let mut open = false;
    for line in figures.lines() {
        let Some(cells) = line.strip_prefix('|').and_then(|l| l.strip_suffix('|')) else {
            open = false;
            continue;
        };
        let cells: Vec<String> = cells
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect();
        let Some(table) = tables.last_mut().filter(|_| open) else {
            open = true;
            tables.push(Table {
                head: cells,
                rows: Vec::new(),
            });
            continue;
        };
        if !cells.iter().all(|cell| cell.starts_with("---")) {
            table.rows.push(cells);
        }
    }
    tables
}

/// The published figures without a threshold, and the counts behind them.
struct Demo {
    tabulator: Tabulator,
    results: Results,
    all: super::tally::Tally,
}

impl Demo {
    fn new() -> Self {
        let tabulator = count(0);
        Self {
            results: tabulator.publish(),
            all: tabulator.total(),
            tabulator,
        }
    }

    fn all(&self) -> View<'_> {
        self.tabulator.view(&self.all)
    }

    fn group(&self, code: &str) -> View<'_> {
        let slot = self
            .tabulator
            .plan
            .groups()
            .iter()
            .position(|known| known.as_str() == code)
            .unwrap_or_else(|| panic!("no group `{code}`"));
        self.tabulator.view(&self.tabulator.groups[slot])
    }

    fn index(&self, item: &str) -> usize {
        let items = &self.tabulator.plan.items;
        items
            .iter()
            .position(|known| known.id.as_str() == item)
            .unwrap_or_else(|| panic!("no item `{item}`"))
    }

    /// People of `group` who chose `code` in a multiple item.
    fn chose(&self, group: &str, item: &str, code: &str) -> u32 {
        let survey = self.tabulator.survey();
        let choices = survey.item(item).expect("an item").choices();
        let at = choices.iter().position(|c| c.code.as_str() == code);
        self.group(group).body(self.index(item))[at.expect("a code")]
    }

    fn value(&self, name: &str) -> f64 {
        match self.results.value(name) {
            Some(Published::Shown(value)) => value.number().expect("an exact figure"),
            other => panic!("`{name}` is {other:?}"),
        }
    }

    fn is(&self, name: &str, expected: &str) {
        let value = self.value(name);
        let written = match self.results.value(name) {
            Some(Published::Shown(Value::Mean(mean))) => format!("{mean:.2}"),
            _ => format!("{value}"),
        };
        assert_eq!(written, expected, "{name}");
    }
}

#[test]
fn every_table_is_met() {
    let demo = Demo::new();
    let mut met: Vec<String> = tables().iter().map(|table| check(&demo, table)).collect();
    met.extend(check_sentences(&demo));
    let mut known = KNOWN.map(str::to_owned).to_vec();
    known.sort();
    met.sort();
    assert_eq!(met, known);
}

/// Checks one table and says which it is.
fn check(demo: &Demo, table: &Table) -> String {
    let name = table.head[0].as_str();
    match name {
        "language" => check_languages(demo, table),
        "stakeholder" => check_stakeholders(demo, table),
        "submitted_on" => check_days(demo, table),
        "question" if table.head[1] == "line" => {
            check_other_texts(demo, table);
            return "other text".to_owned();
        }
        "question" => check_bases(demo, table),
        "role" | "q1_join" | "q3_lessons" | "q3_challenges" => check_choices(demo, name, table),
        "q1_partnerships" | "q5_approaches" => check_ranking(demo, name, table),
        "q1_status" | "q4_relevance" | "q4_effort" | "q5_feasible" | "q6_present" | "q6_needed"
        | "event" => check_matrix(demo, name, table),
        "level" | "evidence" | "bodies" => check_field(demo, name, table),
        "GCM objective" => check_field(demo, "objective", table),
        "practices per person" => check_per_person(demo, table),
        "paired gap, relevance minus effort" => check_gap(demo, "q4_relevance", table),
        "paired gap, needed minus present" => check_gap(demo, "q6_needed", table),
        "capacity" => check_capacities(demo, table),
        "q6_capacities by group" => check_groups(demo, table),
        "consent to quote" => check_consent(demo, table),
        _ => panic!("nobody checks the table `{name}`"),
    }
    name.to_owned()
}

fn check_languages(demo: &Demo, table: &Table) {
    for row in &table.rows {
        let (people, complete) = match Language::ALL.iter().position(|l| l.tag() == row[0]) {
            Some(index) => demo.all().language(index),
            None => (demo.all().people(), demo.all().complete()),
        };
        assert_eq!(
            row[1..],
            [people, complete].map(|n| n.to_string()),
            "{row:?}"
        );
    }
    let took_part = demo.results.participation();
    let languages = took_part.languages.shown().expect("shown");
    let told: Vec<_> = languages.iter().map(|(l, n)| (l[0].tag(), *n)).collect();
    let expected: Vec<_> = table.rows[..3]
        .iter()
        .map(|row| (row[0].as_str(), row[1].parse().expect("a number")))
        .collect();
    assert_eq!(told, expected);
    assert_eq!((took_part.started, took_part.complete), (43, 40));
}

fn check_stakeholders(demo: &Demo, table: &Table) {
    for row in &table.rows {
        let group = demo.group(&row[0]);
        let language = |tag| {
            let at = Language::ALL.iter().position(|l| l.tag() == tag);
            group.language(at.expect("a language")).0
        };
        let counts = [
            group.people(),
            group.complete(),
            language("en"),
            language("fr"),
            language("ar"),
        ];
        assert_eq!(row[1..], counts.map(|n| n.to_string()), "{row:?}");
        demo.is(&format!("stakeholder.{}", row[0]), &row[1]);
    }
    assert_eq!(table.rows.len(), demo.tabulator.plan.groups().len());
}

fn check_days(demo: &Demo, table: &Table) {
    let days: Vec<Vec<String>> = demo
        .tabulator
        .days
        .iter()
        .map(|(day, people)| vec![day.to_string(), people.to_string()])
        .collect();
    assert_eq!(days, table.rows);
}

fn check_bases(demo: &Demo, table: &Table) {
    for row in &table.rows {
        for (figure, expected) in ["shown", "answered", "skipped"].iter().zip(&row[1..]) {
            demo.is(&format!("{}.{figure}", row[0]), expected);
        }
        let value = |figure| demo.value(&format!("{}.{figure}", row[0]));
        let share = 100.0 * value("skipped") / value("shown");
        assert_eq!(row[4], format!("{share:.0} %"), "{row:?}");
    }
    assert_eq!(table.rows.len(), demo.results.items().len());
}

/// The number of people in a cell, whatever choice it is.
fn sum_of<'a>(names: impl Iterator<Item = &'a str>, demo: &Demo, item: &str) -> f64 {
    names
        .map(|code| demo.value(&format!("{item}.{code}")))
        .sum()
}

fn check_choices(demo: &Demo, item: &str, table: &Table) {
    let mut listed = 0.0;
    for row in &table.rows {
        let figure = match row[0].as_str() {
            "not answered" => "skipped",
            code => code,
        };
        demo.is(&format!("{item}.{figure}"), &row[1]);
        if !["answered", "skipped", "dk"].contains(&figure) {
            listed += demo.value(&format!("{item}.{figure}"));
        }
    }
    let survey = demo.tabulator.survey();
    let choices = survey.item(item).expect("an item").choices();
    let all = sum_of(choices.iter().map(|c| c.code.as_str()), demo, item);
    assert!(
        (all - listed).abs() < f64::EPSILON,
        "{item} has rows that are not listed"
    );
}

fn check_ranking(demo: &Demo, item: &str, table: &Table) {
    let heads = ["chosen", "first", "second", "third", "Borda 3-2-1"];
    let mut sums = [0.0; 5];
    for row in table.rows.iter().filter(|row| row[0] != "all") {
        for (sum, head) in sums.iter_mut().zip(heads) {
            let figure = head.split(' ').next().unwrap_or(head).to_lowercase();
            let name = format!("{item}.{}.{figure}", row[0]);
            demo.is(&name, table.cell(row, head));
            *sum += demo.value(&name);
        }
    }
    let all = table.rows.last().expect("rows");
    assert_eq!(all[0], "all");
    assert_eq!(all[1..], sums.map(|sum| sum.to_string()), "{item}");
}

fn check_matrix(demo: &Demo, item: &str, table: &Table) {
    for row in &table.rows {
        for (head, expected) in table.head.iter().zip(row).skip(1) {
            let figure = match head.as_str() {
                "row left out" => "left_out",
                "top two" => "top_two",
                other => other,
            };
            demo.is(&format!("{item}.{}.{figure}", row[0]), expected);
        }
    }
    let survey = demo.tabulator.survey();
    let rows = survey.possible_rows(survey.item(item).expect("an item"));
    assert_eq!(table.rows.len(), rows.len(), "{item}");
}

fn check_field(demo: &Demo, field: &str, table: &Table) {
    let mut listed = 0.0;
    for row in &table.rows {
        let code = row[0].replace("not given", "not_given");
        let name = format!("q2_practices.{field}.{code}");
        demo.is(&name, &row[1]);
        listed += demo.value(&name);
    }
    let records = demo.value("q2_practices.records");
    assert!(
        (listed - records).abs() < f64::EPSILON,
        "{field} has rows that are not listed"
    );
}

fn check_per_person(demo: &Demo, table: &Table) {
    let item = demo.results.item("q2_practices").expect("an item");
    let Published::Shown(Figures::Records(records)) = &item.figures else {
        panic!("{:?}", item.figures);
    };
    let told: Vec<Vec<String>> = (1..)
        .zip(&records.per_person)
        .map(|(n, people)| {
            let people = people.count.exact().expect("exact");
            vec![n.to_string(), people.to_string()]
        })
        .collect();
    assert_eq!(told, table.rows);
}

fn check_gap(demo: &Demo, item: &str, table: &Table) {
    for row in &table.rows {
        for (head, expected) in table.head.iter().zip(row).skip(1) {
            let figure = match head.as_str() {
                "people with both" => "gap_people",
                "mean" | "mean gap" => "gap",
                "min" | "smallest gap" => "gap_min",
                "max" => "gap_max",
                "mean present" => "gap_mean_from",
                "mean needed" => "gap_mean",
                other => panic!("nobody checks the column `{other}`"),
            };
            demo.is(&format!("{item}.{}.{figure}", row[0]), expected);
        }
    }
}

fn check_capacities(demo: &Demo, table: &Table) {
    for row in &table.rows {
        let name = |item| format!("{item}.{}", row[0]);
        let code = row[0].as_str();
        demo.is(&name("q6_capacities"), &row[1]);
        demo.is(&name("q6_offer"), &row[2]);
        match code {
            "dk" => {}
            "answered" => {
                let offer = demo.index("q6_offer");
                let answered = demo.group("international").answered(offer);
                assert_eq!(answered.to_string(), row[3]);
            }
            _ => {
                let offers = demo.chose("international", "q6_offer", code);
                assert_eq!(offers.to_string(), row[3], "{row:?}");
                let unmet = demo.value(&name("q6_capacities")) - demo.value(&name("q6_offer"));
                assert_eq!(unmet.to_string(), row[4], "{row:?}");
            }
        }
    }
}

fn check_groups(demo: &Demo, table: &Table) {
    let item = "q6_capacities";
    for row in &table.rows {
        let answered = demo.group(&row[0]).answered(demo.index(item));
        assert_eq!(answered.to_string(), row[1], "{row:?}");
        for (code, expected) in table.head.iter().zip(row).skip(2) {
            let chose = demo.chose(&row[0], item, code);
            assert_eq!(chose.to_string(), *expected, "{row:?} {code}");
        }
    }
    check_published_groups(item, table);
}

/// What is published of the table under the survey's own threshold: groups of 5 and more, and
/// the sum of the rest.
fn check_published_groups(item: &str, table: &Table) {
    let results = count(5).publish();
    let item = results.item(item).expect("an item");
    let blocks = &item.breakdown.shown().expect("broken down").blocks;
    let groups: Vec<(&str, u32)> = blocks
        .iter()
        .map(|block| match &block.group {
            Group::One(code) => (code.as_str(), block.answered),
            Group::Others { .. } => ("others", block.answered),
            Group::NotGiven => ("not given", block.answered),
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("government", 10),
            ("regional", 5),
            ("international", 7),
            ("civil_society", 5),
            ("others", 10)
        ]
    );
    for block in blocks {
        let Figures::Choices(choices) = &block.figures else {
            panic!("{:?}", block.figures);
        };
        let rows = table.rows.iter().filter(|row| match &block.group {
            Group::One(code) => code.as_str() == row[0],
            Group::Others { codes, .. } => codes.iter().any(|code| code.as_str() == row[0]),
            Group::NotGiven => false,
        });
        let rows: Vec<_> = rows.collect();
        for code in &table.head[2..] {
            let sum = rows.iter().map(|row| table.cell(row, code));
            let expected: u32 = sum.map(|n| n.parse::<u32>().expect("a number")).sum();
            let row = choices.rows.iter().find(|row| row.code.as_str() == code);
            let share = row.and_then(|row| row.share.shown()).expect("a row");
            let told = super::disclosure::Crowd(block.answered).share(expected, block.answered);
            assert_eq!(*share, told, "{:?} {code}", block.group);
        }
    }
}

fn check_consent(demo: &Demo, table: &Table) {
    let mut sums = [0.0; 5];
    for row in table.rows.iter().filter(|row| row[0] != "all") {
        let item = row[0].as_str();
        let level = |level| demo.value(&format!("quote.{item}.{level}"));
        let answers = demo.value(&format!("{item}.answered"));
        let given = [level("count"), level("anonymous"), level("group")];
        let none = answers - given.iter().sum::<f64>();
        let counts = [answers, given[0], given[1], given[2], none];
        assert_eq!(row[1..], counts.map(|n| n.to_string()), "{row:?}");
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    let all = table.rows.last().expect("rows");
    assert_eq!(all[1..], sums.map(|sum| sum.to_string()));
}

fn check_other_texts(demo: &Demo, table: &Table) {
    let responses = responses(demo.tabulator.survey());
    let given: usize = responses.iter().map(|r| r.answers.other.len()).sum();
    assert_eq!(table.rows.len(), given);
    for row in &table.rows {
        let line: usize = row[1].parse().expect("a line");
        let words = responses[line - 1].answers.other.get(row[0].as_str());
        assert_eq!(words.map(String::as_str), Some(row[2].as_str()), "{row:?}");
    }
}

/// The figures that stand in sentences: they are written anew and looked for in the text.
fn check_sentences(demo: &Demo) -> Vec<String> {
    let given = demo.all().open_answers();
    let (people, none): (u32, u32) = (demo.all().people(), given[0]);
    let two: u32 = given[2..].iter().sum();
    let (practices, from) = (
        demo.value("q2_practices.records"),
        demo.value("q2_practices.people"),
    );
    let level = |level: &str| -> u32 {
        let quoted = demo.tabulator.survey().open_items();
        quoted
            .map(|item| demo.value(&format!("quote.{}.{level}", item.id)) as u32)
            .sum()
    };
    let levels = [level("count"), level("anonymous"), level("group")];
    let [count, anonymous, group] = levels;
    let shares = super::statistic::largest_remainder(&levels, 100);
    let labelled: u32 = demo
        .tabulator
        .plan
        .groups()
        .iter()
        .map(|code| demo.group(code.as_str()))
        .filter(|view| view.people() >= demo.tabulator.survey().privacy.quote_threshold)
        .map(|view| group_level(demo, view))
        .sum();
    let sentences = [
        (
            "open answers",
            format!(
                "At least two open answers: {two} of {people} people ({:.0} %). No open answer: {none}.",
                100.0 * f64::from(two) / f64::from(people)
            ),
        ),
        (
            "practices",
            format!("Practices: {practices} from {from} people."),
        ),
        (
            "levels given",
            format!(
                "Of the {} levels given: count {} %, anonymous {} %, group {} %.",
                count + anonymous + group,
                shares[0],
                shares[1],
                shares[2]
            ),
        ),
        (
            "group labels",
            format!("so that the label may be shown: {labelled} of {group}."),
        ),
    ];
    sentences
        .into_iter()
        .map(|(name, sentence)| {
            assert!(TABLES.contains(&sentence), "not in the text: {sentence}");
            name.to_owned()
        })
        .collect()
}

/// Answers of one group that may be quoted with its label.
fn group_level(demo: &Demo, view: View<'_>) -> u32 {
    let quote = demo.index("quote");
    let super::plan::Shape::Matrix(matrix) = &demo.tabulator.plan.items[quote].shape else {
        panic!("the quote item is a matrix");
    };
    let at = matrix.points.iter().position(|p| p.as_str() == "group");
    (0..matrix.rows.len())
        .map(|row| view.row(quote, matrix, row).points[at.expect("a level")])
        .sum()
}

#[test]
fn rows_with_too_few_people_are_withheld_and_counted() {
    let tabulator = count(5);
    let results = tabulator.publish();
    let withheld = |item: &str| -> Vec<String> {
        let Some(Published::Shown(Figures::Matrix(matrix))) =
            results.item(item).map(|item| &item.figures)
        else {
            panic!("`{item}` is no matrix");
        };
        let rows = matrix.rows.iter();
        rows.filter(|row| row.figures.reason() == Some(Reason::TooFew))
            .map(|row| row.code.to_string())
            .collect()
    };
    assert_eq!(withheld("q1_status"), ["un", "donors", "private", "other"]);
    assert_eq!(withheld("q5_feasible"), ["other"]);
    assert_eq!(withheld("q6_present"), ["other"]);
    assert_eq!(withheld("q6_needed"), ["other"]);
    let suppressed = Some(Published::Suppressed(Reason::TooFew));
    assert_eq!(results.value("q1_status.un.works"), suppressed);
    let small = Some(Published::Suppressed(Reason::SmallGroup));
    assert_eq!(results.value("stakeholder.donor"), small);
    // Counted in the published tables: of the whole seven rows of matrices and the five
    // small groups; five items are told of no group, 209 rows of no group, one row of one group has
    // no median and no mean for want of people; in groups of which all said the same 19 Borda
    // counts, two medians, two means and the four figures of two gaps are withheld; beside 22
    // choices it is not told who wrote something.
    let hidden = results.hidden(tabulator.survey());
    assert_eq!(hidden.withheld, 7 + 5 + 5 + 209 + 2 + 19 + 2 + 2 + 8 + 22);
    assert_eq!(hidden.ranged, 404);
}

#[test]
fn the_whole_is_the_sum_of_the_groups_as_they_are_published() {
    let results = count(5).publish();
    let took_part = results.participation();
    let groups = took_part.groups.shown().expect("enough groups");
    let people: u32 = groups.iter().map(|(_, people)| people).sum();
    assert_eq!(people, took_part.started);
    let sizes: Vec<u32> = groups.iter().map(|(_, people)| *people).collect();
    assert_eq!(sizes, [12, 5, 9, 6, 11]);
}

#[test]
fn statuses_are_judged_as_answers_judge_them() {
    let survey = survey(5);
    for response in responses(&survey) {
        let mut tabulator = Tabulator::new(Arc::clone(&survey));
        tabulator.push(&response);
        let total = tabulator.total();
        let view = tabulator.view(&total);
        for (index, (item, status)) in response.statuses(&survey).into_iter().enumerate() {
            assert_eq!(view.shown(index) == 1, status.is_shown(), "{}", item.id);
            assert_eq!(
                view.answered(index) == 1,
                status.is_answered(),
                "{}",
                item.id
            );
        }
    }
}
