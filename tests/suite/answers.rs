//! Answers: from form fields and JSON to typed answers, routing, limits, pruning.

use maoni::answer::{Answer, AnswerSet, ItemStatus, ProblemKind, Response, form, json, validate};
use maoni::id::Code;
use maoni::survey::{Survey, read};

const SURVEY: &str = r#"
format = 1
id = "kinds"
languages = ["en"]
title.en = "Every kind"
[event]
name.en = "Event"
place.en = "Place"
organisers.en = "Organisers"
date = 2026-03-01
timezone = "Africa/Nairobi"
[[choices.fruit]]
code = "apple"
label.en = "Apple"
[[choices.fruit]]
code = "fig"
label.en = "Fig"
[[choices.fruit]]
code = "none"
label.en = "None of them"
exclusive = true
[[choices.fruit]]
code = "other"
label.en = "Other"
other = true
[scales.much]
top = 1
[[scales.much.points]]
code = "1"
label.en = "Little"
[[scales.much.points]]
code = "2"
label.en = "Much"
[[page]]
id = "one"
title.en = "One"
[[page.item]]
id = "likes"
kind = "multiple"
text.en = "Which do you like?"
choices = "fruit"
max = 2
[[page.item]]
id = "how"
kind = "matrix"
text.en = "How much?"
scale = "much"
rows_from = "likes"
[[page.item]]
id = "best"
kind = "ranking"
text.en = "Which is best?"
choices = "fruit"
top = 2
[[page]]
id = "two"
title.en = "Two"
[[page.item]]
id = "pick"
kind = "single"
text.en = "One of them"
choices = "fruit"
required = true
[[page.item]]
id = "why"
kind = "text"
text.en = "Why?"
limit = 5
show_if = "pick is fig"
[[page.item]]
id = "cases"
kind = "records"
text.en = "Cases"
max = 2
[[page.item.field]]
id = "name"
label.en = "Name"
limit = 10
required = true
[[page.item.field]]
id = "fruit"
label.en = "Fruit"
choices = "fruit"
"#;

fn survey() -> Survey {
    read(SURVEY, "kinds.toml").unwrap_or_else(|faults| panic!("{}", faults.render(false, 90)))
}

fn fields(pairs: &[(&str, &str)]) -> form::Fields {
    let mut fields = form::Fields::new();
    for (name, value) in pairs {
        fields
            .entry((*name).to_owned())
            .or_default()
            .push((*value).to_owned());
    }
    fields
}

/// Sends `pairs` as the fields of page `page`.
fn send(page: usize, pairs: &[(&str, &str)], set: &mut AnswerSet) -> Vec<ProblemKind> {
    let survey = survey();
    let page = &survey.pages[page];
    form::read(&survey, page, &page.items, &fields(pairs), set)
        .into_iter()
        .map(|problem| problem.kind)
        .collect()
}

fn codes(codes: &[&str]) -> Vec<Code> {
    codes.iter().map(|code| Code::new(*code)).collect()
}

#[test]
fn every_kind_is_read_from_its_fields() {
    let mut set = AnswerSet::default();
    let problems = send(
        0,
        &[
            ("likes", "fig"),
            ("likes", "apple"),
            ("how.apple", "2"),
            ("how.fig", "dk"),
            ("best.1", "fig"),
            ("best.2", "apple"),
        ],
        &mut set,
    );
    assert_eq!(problems, []);
    assert_eq!(
        set.get("likes"),
        Some(&Answer::Multiple(codes(&["apple", "fig"])))
    );
    assert_eq!(
        set.get("best"),
        Some(&Answer::Ranking(codes(&["fig", "apple"])))
    );
    let Some(Answer::Matrix(points)) = set.get("how") else {
        panic!("no matrix")
    };
    assert_eq!(points.len(), 2);
    let problems = send(
        1,
        &[
            ("pick", "fig"),
            ("cases.2.name", "A case"),
            ("cases.2.fruit", "fig"),
        ],
        &mut set,
    );
    assert_eq!(problems, []);
    let Some(Answer::Records(records)) = set.get("cases") else {
        panic!("no records")
    };
    assert_eq!(records.len(), 1, "an empty group of fields is no record");
}

#[test]
fn what_was_typed_can_be_shown_again() {
    let mut set = AnswerSet::default();
    send(
        0,
        &[
            ("likes", "apple"),
            ("likes", "other"),
            ("likes__other", "Kei apple"),
        ],
        &mut set,
    );
    let shown = form::write(&set);
    assert_eq!(shown["likes"], ["apple", "other"]);
    assert_eq!(shown["likes__other"], ["Kei apple"]);
    let survey = survey();
    assert_eq!(json::read(&survey, &json::write(&set)), Ok(set));
}

#[test]
fn limits_are_told_and_keep_the_former_answer() {
    let mut set = AnswerSet::default();
    send(0, &[("likes", "apple")], &mut set);
    let problems = send(
        0,
        &[("likes", "apple"), ("likes", "fig"), ("likes", "other")],
        &mut set,
    );
    assert_eq!(problems, [ProblemKind::TooMany { max: 2, chosen: 3 }]);
    assert_eq!(set.get("likes"), Some(&Answer::Multiple(codes(&["apple"]))));
    let problems = send(0, &[("likes", "apple"), ("likes", "none")], &mut set);
    assert_eq!(
        problems,
        [ProblemKind::NotAlone {
            code: "none".into()
        }]
    );
    let problems = send(0, &[("likes", "apple"), ("likes", "dk")], &mut set);
    assert_eq!(problems, [ProblemKind::NotAlone { code: "dk".into() }]);
    let problems = send(0, &[("likes", "pear")], &mut set);
    assert_eq!(
        problems,
        [ProblemKind::NotOffered {
            found: "pear".into()
        }]
    );
    let problems = send(0, &[("best.1", "fig"), ("best.2", "fig")], &mut set);
    assert_eq!(problems, [ProblemKind::ChosenTwice { code: "fig".into() }]);
    let problems = send(0, &[("best.2", "fig")], &mut set);
    assert_eq!(problems, [ProblemKind::PlaceLeftOut { place: 1 }]);
}

#[test]
fn words_for_other_choose_it_unless_something_else_is_chosen() {
    let mut set = AnswerSet::default();
    assert_eq!(send(1, &[("pick__other", "Quince")], &mut set), []);
    assert_eq!(set.single("pick"), Some(&Code::new("other")));
    let problems = send(1, &[("pick", "apple"), ("pick__other", "Quince")], &mut set);
    assert_eq!(problems, [ProblemKind::OtherNotChosen]);
}

#[test]
fn lengths_count_what_a_reader_sees() {
    let mut set = AnswerSet::default();
    let family = "👩‍👩‍👧‍👦";
    let five = family.repeat(5);
    assert_eq!(send(1, &[("pick", "fig"), ("why", &five)], &mut set), []);
    let six = family.repeat(6);
    assert_eq!(
        send(1, &[("pick", "fig"), ("why", &six)], &mut set),
        [ProblemKind::TooLong { max: 5, by: 1 }]
    );
}

#[test]
fn a_change_of_mind_brings_hidden_answers_back_until_they_are_pruned() {
    let survey = survey();
    let mut set = AnswerSet::default();
    send(
        0,
        &[
            ("likes", "apple"),
            ("likes", "fig"),
            ("how.apple", "1"),
            ("how.fig", "2"),
        ],
        &mut set,
    );
    // The second row is hidden now, and its point is kept.
    send(0, &[("likes", "apple"), ("how.apple", "2")], &mut set);
    let Some(Answer::Matrix(points)) = set.get("how") else {
        panic!("no matrix")
    };
    assert_eq!(points.get("fig"), Some(&Code::new("2")));
    send(1, &[("pick", "fig"), ("why", "Ripe")], &mut set);
    send(1, &[("pick", "apple")], &mut set);
    assert_eq!(set.text("why"), Some("Ripe"));
    validate::prune(&survey, &mut set);
    assert_eq!(set.text("why"), None);
    let Some(Answer::Matrix(points)) = set.get("how") else {
        panic!("no matrix")
    };
    assert_eq!(
        points.keys().map(Code::as_str).collect::<Vec<_>>(),
        ["apple"]
    );
}

#[test]
fn every_item_of_a_response_has_one_status() {
    use ItemStatus::{Answered, DontKnow, NotReached, NotShown, Skipped};

    let survey = survey();
    let mut set = AnswerSet::default();
    send(0, &[("likes", "dk"), ("best.1", "fig")], &mut set);
    let mut response = Response {
        id: uuid::Uuid::nil(),
        language: maoni::language::Language::En,
        day: jiff::civil::date(2026, 3, 1),
        complete: false,
        answers: set,
    };
    let statuses = |response: &Response| -> Vec<ItemStatus> {
        response
            .statuses(&survey)
            .into_iter()
            .map(|(_, status)| status)
            .collect()
    };
    assert_eq!(
        statuses(&response),
        [
            DontKnow, NotShown, Answered, NotReached, NotReached, NotReached
        ],
        "a row is not carried from `dk`, and a partial response ends at its last answer"
    );
    response.complete = true;
    assert_eq!(
        statuses(&response),
        [DontKnow, NotShown, Answered, Skipped, NotShown, Skipped]
    );
}

#[test]
fn an_item_that_depends_on_its_own_page_starts_a_new_screen() {
    let survey = survey();
    let screens: Vec<Vec<&str>> = survey
        .screens()
        .iter()
        .map(|screen| screen.items.iter().map(|item| item.id.as_str()).collect())
        .collect();
    assert_eq!(
        screens,
        [
            vec!["likes"],
            vec!["how", "best"],
            vec!["pick"],
            vec!["why", "cases"]
        ]
    );
}

#[test]
fn unknown_names_codes_and_shapes_are_all_told() {
    let survey = survey();
    let object = serde_json::json!({
        "likes": ["apple", "pear"],
        "how": "much",
        "nothing": "here",
        "pick": 3,
    });
    let problems = json::read(&survey, object.as_object().expect("an object"))
        .expect_err("nothing of it fits");
    assert_eq!(problems.len(), 4);
}
