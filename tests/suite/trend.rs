//! Several events beside each other: what is the same is compared, what is not is said, and nothing
//! that an event withholds is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use maoni::analysis::{Results, Tabulator};
use maoni::answer::{Response, json};
use maoni::export::Options;
use maoni::i18n::words;
use maoni::id::{Code, SurveyId};
use maoni::language::Language;
use maoni::outcomes::comparison::{Refusal, count_with_others, export_comparison};
use maoni::outcomes::{Error, find};
use maoni::report::compose::{Event, Issue, compose, compose_annex};
use maoni::report::definition::{self, ReportDefinition};
use maoni::report::document::{Block, Document, Span, Table};
use maoni::report::{lay_out, write_markdown, write_pdf};
use maoni::store::{ImportedResponse, Publication};
use maoni::survey::comparison::{Changes, Comparison, compare};
use maoni::survey::{Schedule, Survey};

use crate::support::database::{Database, both_databases};

const SURVEYS: [&str; 3] = [
    include_str!("trend/meeting-1.toml"),
    include_str!("trend/meeting-2.toml"),
    include_str!("trend/meeting-3.toml"),
];
const REPORT: &str = include_str!("trend/report.toml");

/// Who answered what at the three meetings: how many people, and the answers of each as JSON.
const ANSWERS: [&[(usize, &str)]; 3] = [
    &[
        (
            30,
            r#"{"role":"officials","obstacles":["fees","waiting"],"measures":["hours"],"posts":{"north":"1","south":"4"},"again":"yes","advice":"yes","trust":"no"}"#,
        ),
        (
            10,
            r#"{"role":"traders","obstacles":["permits"],"measures":["window","hours"],"posts":{"north":"4","south":"3"},"again":"no","advice":"no","trust":"no"}"#,
        ),
    ],
    &[
        (
            20,
            r#"{"role":"officials","obstacles":["fees","network"],"measures":["window"],"posts":{"north":"3"}}"#,
        ),
        (
            16,
            r#"{"role":"traders","obstacles":["waiting","papers"],"measures":["market"],"posts":{"north":"4","south":"1"}}"#,
        ),
        (3, r#"{"role":"traders","posts":{"south":"2"}}"#),
    ],
    &[
        (
            12,
            r#"{"role":"officials","obstacles":["fees"],"measures":["window","market"],"posts":{"north":"4"},"again":"yes","advice":["hours"],"trust":"yes"}"#,
        ),
        (
            31,
            r#"{"role":"traders","obstacles":["network","waiting"],"measures":["window"],"posts":{"north":"3","south":"4"},"again":"yes","advice":["window"],"trust":"no"}"#,
        ),
    ],
];

fn survey(source: &str) -> Survey {
    maoni::survey::read(source, "meeting.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

fn report(source: &str) -> ReportDefinition {
    definition::read(source, "reports/trend.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

fn responses(survey: &Survey, answers: &[(usize, &str)]) -> Vec<Response> {
    let mut all = Vec::new();
    for (count, answers) in answers {
        let answers: serde_json::Value = serde_json::from_str(answers).expect("JSON");
        let answers = json::read(survey, answers.as_object().expect("an object")).expect("answers");
        let response = Response {
            id: uuid::Uuid::nil(),
            language: Language::En,
            day: survey.event.date,
            complete: true,
            answers,
        };
        all.extend(std::iter::repeat_n(response, *count));
    }
    all
}

/// A meeting and the figures of those who answered.
fn meeting(source: &str, answers: &[(usize, &str)]) -> (Survey, Results) {
    let survey = survey(source);
    let mut tabulator = Tabulator::new(Arc::new(survey.clone()));
    for response in responses(&survey, answers) {
        tabulator.push(&response);
    }
    (survey, tabulator.publish())
}

fn meetings() -> Vec<(Survey, Results)> {
    std::iter::zip(SURVEYS, ANSWERS)
        .map(|(source, answers)| meeting(source, answers))
        .collect()
}

/// The paper and its annex on the last of `meetings`, the others beside it.
fn papers(
    definition: &ReportDefinition,
    meetings: &[(Survey, Results)],
    language: Language,
) -> [Document; 2] {
    let (last, others) = meetings.split_last().expect("a meeting");
    let others: Vec<Event<'_>> = others
        .iter()
        .map(|(survey, results)| Event {
            survey,
            version: 2,
            is_synthetic: false,
            results,
            snapshot: "fedcba987654",
        })
        .collect();
    let issue = Issue {
        survey: &last.0,
        version: 1,
        is_synthetic: false,
        results: &last.1,
        coding: None,
        snapshot: "0123456789ab",
        others: &others,
        words: words(language),
        issued: jiff::civil::date(2024, 4, 2),
    };
    let told = |faults: maoni::diagnostic::Diagnostics| faults.render(false, 100);
    let paper = compose(definition, &issue).map_err(told);
    let annex = compose_annex(definition, &issue).map_err(told);
    [
        paper.expect("a paper"),
        annex.expect("a paper").expect("an annex"),
    ]
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The tables of an annex by their captions: each row as cells. Those to tick have none.
fn tables(annex: &Document) -> BTreeMap<String, Vec<Vec<String>>> {
    let tables = annex.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if !table.caption.is_empty() => Some(table),
        _ => None,
    });
    let rows = |table: &Table| {
        let head = table.head.iter().map(|cell| plain(cell)).collect();
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.cells.iter().map(|cell| plain(cell)).collect());
        std::iter::once(head).chain(rows).collect()
    };
    tables
        .map(|table| (plain(&table.caption), rows(table)))
        .collect()
}

/// Every word of a paper in English.
fn text(meetings: &[(Survey, Results)]) -> String {
    let [paper, _] = papers(&report(REPORT), meetings, Language::En);
    write_markdown(&paper, None)
}

#[test]
fn figures_of_each_event_stand_beside_each_other() {
    let [_, annex] = papers(&report(REPORT), &meetings(), Language::En);
    let tables = tables(&annex);
    let names: Vec<&str> = tables.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "Coming again, by event",
            "Ease of crossing: the 2 highest points of the scale, by event",
            "Measures, by event",
            "Obstacles, by event",
        ]
    );
    assert_eq!(
        tables["Obstacles, by event"],
        [
            ["Answer", "2022 (of 40)", "2023 (of 36)", "2024 (of 43)"],
            [
                "Waiting at the border\u{a0}*",
                "30 (75%)",
                "16 (44%)",
                "31 (72%)"
            ],
            [
                "No network for electronic forms",
                "not offered",
                "20 (56%)",
                "31 (72%)"
            ],
            ["Unclear fees", "30 (75%)", "20 (56%)", "12 (28%)"],
            ["Too many papers", "0 (0%)", "16 (44%)", "0 (0%)"],
            [
                "Permits that expire on the way",
                "10 (25%)",
                "0 (0%)",
                "not offered"
            ],
            ["Something else", "0 (0%)", "0 (0%)", "0 (0%)"],
        ]
    );
    // People of whom a row is not known are not in its base.
    assert_eq!(
        tables["Ease of crossing: the 2 highest points of the scale, by event"],
        [
            ["Row", "2022", "2023", "2024"],
            ["The northern post", "10 of 40", "36 of 36", "43 of 43"],
            ["The southern post", "40 of 40", "0 of 19", "31 of 31"],
        ]
    );
    assert_eq!(
        tables["Coming again, by event"][0],
        ["Answer", "2022 (of 40)", "2024 (of 43)"]
    );
}

#[test]
fn the_widest_change_is_the_title_and_differences_are_said() {
    let text = text(&meetings());
    for told in [
        "Longer opening hours: down from 40 of 40 (2022) to 0 of 43 (2024)",
        "2022: worded “What slows trade down?”.",
        "\\* Worded differently: 2022.",
        "Points of the scale worded differently: 2022.",
        "Another number of answers allowed: 2022.",
        "2023: not asked.",
        "2022: asked in another form, so not compared.",
        "2023. Second meeting on cross-border trade",
        "2022: survey meeting-1, version 2, snapshot fedcba987654",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    // The wording of the second meeting is that of the third.
    assert!(!text.contains("2023: worded"), "{text}");
}

#[test]
fn what_was_for_the_organisers_only_is_nowhere() {
    let [paper, annex] = papers(&report(REPORT), &meetings(), Language::En);
    let text = write_markdown(&paper, None) + &write_markdown(&annex, None);
    assert!(
        text.contains("**Trust.** This question was asked in the same form at no other"),
        "{text}"
    );
    assert!(
        !tables(&annex)
            .keys()
            .any(|caption| caption.starts_with("Trust"))
    );
}

#[test]
fn events_that_too_few_answered_tell_nothing() {
    let mut few = meetings();
    few[0] = meeting(SURVEYS[0], &[(4, ANSWERS[0][0].1)]);
    let text = text(&few);
    assert!(
        text.contains("2022: fewer than 5 people answered, so no figures are shown."),
        "{text}"
    );
    assert!(!text.contains("2022 (of"), "{text}");
    // A row that too few rated is withheld alone.
    few[1] = meeting(SURVEYS[1], &[(20, ANSWERS[1][0].1), (4, ANSWERS[1][1].1)]);
    let [_, annex] = papers(&report(REPORT), &few, Language::En);
    let rows = &tables(&annex)["Ease of crossing: the 2 highest points of the scale, by event"];
    assert_eq!(
        rows[2],
        ["The southern post", "fewer than\u{a0}5", "31 of 31"]
    );
}

#[test]
fn no_change_is_told_of_few_people_or_few_points() {
    let title = |first: &[(usize, &str)], last: &[(usize, &str)]| {
        let definition = report(&REPORT.replace("\"measures\", \"posts\", \"again\",", ""));
        let meetings = [meeting(SURVEYS[1], first), meeting(SURVEYS[2], last)];
        let [paper, _] = papers(&definition, &meetings, Language::En);
        let heading = paper.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) => Some(heading.text.clone()),
            _ => None,
        });
        heading.expect("a heading")
    };
    let fees = r#"{"obstacles":["fees"]}"#;
    let papers = r#"{"obstacles":["papers"]}"#;
    let waiting = r#"{"obstacles":["waiting"]}"#;
    assert_eq!(
        title(&[(9, fees)], &[(20, papers)]),
        "Too few answers to speak of a change"
    );
    assert_eq!(
        title(
            &[(20, fees), (40, papers), (40, waiting)],
            &[(29, fees), (36, papers), (35, waiting)]
        ),
        "Obstacles: no answer changed by as much as 10 points from 2023 to 2024"
    );
    assert_eq!(
        title(
            &[(20, fees), (40, papers), (40, waiting)],
            &[(30, fees), (35, papers), (35, waiting)]
        ),
        "Unclear fees: up from 20 of 100 (2023) to 30 of 100 (2024)"
    );
}

#[test]
fn a_question_that_was_put_differently_makes_no_headline() {
    let definition = report(&REPORT.replace("\"measures\", \"posts\", \"again\",", ""));
    let [paper, _] = papers(&definition, &meetings(), Language::En);
    let text = write_markdown(&paper, None);
    assert!(
        text.contains("## The same questions at several events"),
        "{text}"
    );
}

#[test]
fn an_event_that_stands_alone_has_no_trend() {
    let alone = meetings().split_off(2);
    let [paper, annex] = papers(&report(REPORT), &alone, Language::En);
    let text = write_markdown(&paper, None) + &write_markdown(&annex, None);
    assert!(!text.contains("Change between events"), "{text}");
}

#[test]
fn invented_responses_of_any_event_mark_every_page() {
    let meetings = meetings();
    let (first, last) = (&meetings[0], &meetings[2]);
    for is_synthetic in [false, true] {
        let others = [Event {
            survey: &first.0,
            version: 1,
            is_synthetic,
            results: &first.1,
            snapshot: "fedcba987654",
        }];
        let issue = Issue {
            survey: &last.0,
            version: 1,
            is_synthetic: false,
            results: &last.1,
            coding: None,
            snapshot: "0123456789ab",
            others: &others,
            words: words(Language::En),
            issued: jiff::civil::date(2024, 4, 2),
        };
        let Ok(paper) = compose(&report(REPORT), &issue) else {
            panic!("a paper");
        };
        assert_eq!(paper.furniture.mark.is_some(), is_synthetic);
    }
}

#[test]
fn the_page_comes_out_in_every_language_and_twice_the_same() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).expect("a folder");
    for language in Language::ALL {
        let make = || {
            papers(&report(REPORT), &meetings(), language)
                .map(|document| write_pdf(&lay_out(&document)))
        };
        let bytes = make();
        assert_eq!(bytes, make());
        for (bytes, part) in bytes.iter().zip(["", "-annex"]) {
            std::fs::write(folder.join(format!("trend{part}.{language}.pdf")), bytes)
                .expect("written");
        }
    }
}

#[test]
fn surveys_are_compared_by_codes_and_differences_found() {
    let [first, second, third] = SURVEYS.map(survey);
    let how =
        |item: &str, other: &Survey| compare(&third, third.item(item).expect("an item"), other);
    let Comparison::Same(changes) = how("obstacles", &first) else {
        panic!("the obstacles are the same question");
    };
    assert!(changes.question && changes.limit && !changes.scale);
    let reworded: Vec<&str> = changes.answers.iter().map(Code::as_str).collect();
    assert_eq!(reworded, ["waiting"]);
    assert_eq!(
        how("obstacles", &second),
        Comparison::Same(Changes::default())
    );
    assert_eq!(how("again", &second), Comparison::Missing);
    assert_eq!(how("advice", &first), Comparison::Different);
    assert_eq!(how("trust", &first), Comparison::Missing);
    let Comparison::Same(changes) = how("posts", &first) else {
        panic!("the posts are the same question");
    };
    assert!(changes.scale && !changes.question);
}

#[test]
fn a_trend_without_surveys_or_items_is_a_fault_with_its_line() {
    let broken = REPORT
        .replace("surveys = [\"meeting-1\", \"meeting-2\"]\n", "")
        .replace("\"obstacles\", \"measures\", \"posts\", \"again\", \"advice\", \"trust\", \"not_here\"", "");
    let faults = definition::read(&broken, "reports/trend.toml").expect_err("faults");
    let told = faults.render(false, 100);
    for part in [
        "the section `trend` has no `surveys`",
        "the section `trend` has no `items`",
        "reports/trend.toml:12:1",
        "the surveys of other events",
    ] {
        assert!(told.contains(part), "{told}");
    }
}

/// Publishes the meetings with their answers; all but the last are closed.
async fn hold(database: &Database) {
    for (source, answers) in std::iter::zip(SURVEYS, ANSWERS) {
        let survey = survey(source);
        let publication = Publication {
            survey: &survey.id,
            source,
            day: survey.event.date,
            schedule: Schedule::default(),
            is_synthetic: false,
        };
        database.publish(&publication).await.expect("published");
        let responses = responses(&survey, answers).into_iter();
        let responses = responses.map(|response| ImportedResponse {
            language: response.language,
            day: response.day,
            complete: response.complete,
            answers: response.answers,
            mark: None,
        });
        database
            .import(&survey.id, 1, responses)
            .await
            .expect("taken");
    }
    for closed in ["meeting-1", "meeting-2"] {
        let day = jiff::civil::date(2024, 1, 1);
        database
            .seal(&SurveyId::new(closed), day)
            .await
            .expect("sealed");
    }
}

both_databases! {
    async fn a_survey_that_cannot_be_compared_is_named_with_its_line(database: Database) {
        hold(&database).await;
        let published = find(&database, &"meeting-2".into()).await.unwrap().expect("a survey");
        let definition = report(&REPORT.replace(
            "[\"meeting-1\", \"meeting-2\"]",
            "[\"meeting-1\", \"meeting-2\", \"meeting-3\", \"meeting-03\"]",
        ));
        let Err(Error::Definition(faults)) = count_with_others(&database, &published, &definition).await else {
            panic!("faults");
        };
        let told = faults.render(false, 100);
        for part in [
            "`meeting-3` still takes answers",
            "maoni survey close meeting-3",
            "there is no survey `meeting-03`",
            "did you mean `meeting-3`",
            "reports/trend.toml:14:",
        ] {
            assert!(told.to_lowercase().contains(&part.to_lowercase()), "{part}\n{told}");
        }
        assert!(!told.contains("`meeting-1`"), "{told}");
        let counted = count_with_others(&database, &published, &report(REPORT)).await.unwrap();
        let others: Vec<&str> = counted.others.iter().map(|other| other.published.stored.id.as_str()).collect();
        assert_eq!(others, ["meeting-1"]);
    }

    async fn the_table_of_comparison_has_a_line_a_figure_and_event(database: Database) {
        hold(&database).await;
        let ids = ["meeting-3", "meeting-1", "meeting-2"].map(SurveyId::new);
        let mut file = Vec::new();
        let open = export_comparison(&database, &ids, Options::default(), &mut file).await;
        assert!(matches!(open, Err(Error::NotCompared(Refusal::NotClosed(id))) if id.as_str() == "meeting-3"));
        database.seal(&ids[0], jiff::civil::date(2024, 4, 1)).await.unwrap();
        export_comparison(&database, &ids, Options::default(), &mut file).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        let lines_of = |name: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| line.split(',').next() == Some(name));
            let cells = lines.map(|line| line.split(',').collect::<Vec<_>>());
            cells.map(|cells| [&cells[1..3], &cells[9..]].concat().join(",")).collect()
        };
        assert_eq!(lines_of("obstacles.waiting.chosen"), [
            "meeting-1,2022-03-04,30,40,75.0,,question limit answer",
            "meeting-2,2023-03-05,16,36,44.4,,",
            "meeting-3,2024-03-06,31,43,72.1,,",
        ]);
        assert_eq!(lines_of("obstacles.network.chosen")[0], "meeting-1,2022-03-04,,,,not_offered,question limit");
        assert_eq!(lines_of("again.yes.chosen")[1], "meeting-2,2023-03-05,,,,not_asked,");
        assert_eq!(lines_of("advice.window.chosen")[0], "meeting-1,2022-03-04,,,,asked_otherwise,");
        assert_eq!(lines_of("complete").len(), 3);
        // Internal at the first two, so not published there.
        assert_eq!(lines_of("trust.yes.chosen")[0], "meeting-1,2022-03-04,,,,not_asked,");
        // Every figure stands there once for each event.
        let mut names = BTreeMap::new();
        for line in text.lines().skip(1) {
            *names.entry(line.split(',').next().unwrap()).or_insert(0) += 1;
        }
        assert!(names.values().all(|count| *count == 3), "{names:?}");
    }
}
