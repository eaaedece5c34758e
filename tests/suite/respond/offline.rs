//! The form on a phone without a network: the same way and the same judgement as the server's, and
//! a whole response taken at once.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use maoni::answer::{AnswerSet, ProblemKind, form};
use maoni::id::{DK, Key, SurveyId, SystemRandomness};
use maoni::survey::{FieldKind, Item, Kind, Survey, read};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::{AT, EVERY_KIND, begun, participation, site};
use crate::support::app::{Page, Site, Visitor};
use crate::support::database::{Database, both_databases, on_sqlite};

const SURVEYS: [(&str, &str); 3] = [
    ("every-kind", EVERY_KIND),
    (
        "gcm-side-event-2018",
        include_str!("../../../surveys/gcm-side-event-2018.toml"),
    ),
    (
        "training-workshop",
        include_str!("../../../surveys/training-workshop.toml"),
    ),
];

/// How many forms are filled for each survey.
const FORMS: usize = 400;

type Filled = Vec<(String, String)>;

/// What the controls of `item` could be filled with, each with how many may be at once.
fn controls(survey: &Survey, item: &Item) -> Vec<(String, Vec<String>, usize)> {
    let name = item.id.as_str();
    let texts = |limit: usize| {
        let near = |count: usize| "ن".repeat(count);
        let plain = ["Two words", " ", "\r\n\u{85}", "e\u{301}", ""].map(str::to_owned);
        [plain.to_vec(), vec![near(limit), near(limit + 1)]].concat()
    };
    let mut codes: Vec<String> = item.choices().iter().map(|c| c.code.to_string()).collect();
    codes.extend(item.dk.then(|| DK.to_owned()));
    let mut found = match &item.kind {
        Kind::Single { .. } => vec![(name.to_owned(), codes, 1)],
        Kind::Multiple { .. } => vec![(name.to_owned(), codes, 5)],
        Kind::Ranking { top, .. } => (1..=*top)
            .map(|place| (format!("{name}.{place}"), codes.clone(), 1))
            .collect(),
        Kind::Matrix { scale, .. } => {
            let points: Vec<String> = scale.points.iter().map(|p| p.code.to_string()).collect();
            let rows = survey.possible_rows(item);
            rows.iter()
                .map(|row| (format!("{name}.{}", row.code), points.clone(), 1))
                .collect()
        }
        Kind::Text { limit, .. } => vec![(name.to_owned(), texts(*limit), 1)],
        Kind::Records { fields, max } => (1..=*max)
            .flat_map(|index| {
                fields.iter().map(move |field| {
                    let values = match &field.kind {
                        FieldKind::Text { limit, .. } => texts(*limit),
                        FieldKind::Choice(choices) => {
                            choices.iter().map(|c| c.code.to_string()).collect()
                        }
                    };
                    (format!("{name}.{index}.{}", field.id), values, 1)
                })
            })
            .collect(),
        Kind::Statement => Vec::new(),
    };
    if item.has_other() {
        found.push((format!("{name}__other"), texts(120), 1));
    }
    found
}

/// A form filled without sense: every rule is broken by some.
fn filled(survey: &Survey) -> BoxedStrategy<Filled> {
    let controls: Vec<_> = survey
        .items()
        .flat_map(|item| controls(survey, item))
        .map(|(name, values, most)| {
            let some = prop::collection::vec(select(values), 0..=most);
            (Just(name), prop::option::weighted(0.6, some))
        })
        .collect();
    controls
        .prop_map(|controls| {
            let mut fields = Filled::new();
            for (name, values) in controls {
                for value in values.into_iter().flatten() {
                    fields.push((name.clone(), value));
                }
            }
            fields
        })
        .boxed()
}

fn name(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Required => "required",
        ProblemKind::TooMany { .. } => "many",
        ProblemKind::NotAlone { .. } => "alone",
        ProblemKind::ChosenTwice { .. } => "twice",
        ProblemKind::PlaceLeftOut { .. } => "gap",
        ProblemKind::TooLong { .. } => "long",
        ProblemKind::FieldMissing => "missing",
        ProblemKind::OtherNotChosen => "other",
        ProblemKind::NotOffered { .. } => "not offered",
        ProblemKind::Malformed { .. } => "malformed",
    }
}

/// What the server makes of `filled`.
fn judged(survey: &Survey, filled: &Filled) -> Value {
    let mut fields = form::Fields::new();
    for (name, value) in filled {
        fields.entry(name.clone()).or_default().push(value.clone());
    }
    let mut set = AnswerSet::default();
    let mut problems = Vec::new();
    for screen in survey.screens() {
        problems.extend(form::read(
            survey,
            screen.page,
            screen.items,
            &fields,
            &mut set,
        ));
    }
    let shown: Vec<&Item> = survey
        .pages
        .iter()
        .flat_map(|page| page.items.iter().map(move |item| (page, item)))
        .filter(|(page, item)| survey.is_shown(page, item, &set))
        .map(|(_, item)| item)
        .collect();
    let rows = |item: &Item| -> Vec<String> {
        let rows = survey.rows(item, &set);
        rows.iter().map(ToString::to_string).collect()
    };
    json!({
        "shown": shown.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(),
        "rows": shown
            .iter()
            .filter(|item| matches!(item.kind, Kind::Matrix { .. }))
            .map(|item| json!([item.id.as_str(), rows(item)]))
            .collect::<Vec<_>>(),
        "problems": problems
            .iter()
            .map(|problem| json!([problem.control, name(&problem.kind)]))
            .collect::<Vec<_>>(),
    })
}

/// What the phone makes of `forms`; `None` without Node.
fn judged_by_phone(plan: &Value, forms: &[Filled]) -> Option<Vec<Value>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/respond/route.mjs");
    let started = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut node) = started else {
        assert!(std::env::var("CI").is_err(), "Node has to be installed");
        eprintln!("SKIPPED: node is not installed");
        return None;
    };
    let input = json!({ "plan": plan, "forms": forms }).to_string();
    let mut stdin = node.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("node reads");
    drop(stdin);
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "the module runs");
    serde_json::from_slice(&output.stdout).expect("a judgement a form")
}

/// The plan in the form of a phone.
async fn plan(site: &Site, survey: &str) -> Value {
    let page = site.visitor().get(&format!("/s/{survey}/fr/offline")).await;
    assert_eq!(page.status, 200);
    assert!(page.headers.contains_key("maoni-form"));
    let form = page.tags().into_iter().find(|tag| tag.is("id", "answers"));
    let plan = form.and_then(|form| form.get("data-plan").map(str::to_owned));
    serde_json::from_str(&plan.expect("a plan")).expect("JSON")
}

#[tokio::test]
async fn a_phone_routes_and_judges_as_the_server_does() {
    on_sqlite(|database| async move {
        let site = Site::open(&database);
        let mut runner = TestRunner::deterministic();
        let mut kinds = BTreeSet::new();
        for (id, source) in SURVEYS {
            site.publish(id, source).await;
            let survey = read(source, id).expect("a sound definition");
            let strategy = filled(&survey);
            let forms: Vec<Filled> = (0..FORMS)
                .map(|_| strategy.new_tree(&mut runner).expect("a form").current())
                .collect();
            let plan = plan(&site, id).await;
            let Some(told) = judged_by_phone(&plan, &forms) else {
                return;
            };
            for (form, told) in forms.iter().zip(told) {
                let judged = judged(&survey, form);
                for problem in judged["problems"].as_array().expect("a list") {
                    kinds.insert(problem[1].to_string());
                }
                assert_eq!(told, judged, "{id}: {form:?}");
            }
        }
        assert_eq!(kinds.len(), 8, "every rule was broken by some: {kinds:?}");
    })
    .await;
}

/// Sends `fields` as a phone does.
async fn deliver(visitor: &mut Visitor<'_>, key: &Key, fields: &[(&str, &str)]) -> Page {
    let own = [("_key", key.as_str()), ("_version", "1")];
    let fields: Filled = own
        .iter()
        .chain(fields)
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    visitor.post(&format!("{AT}/offline"), &fields).await
}

fn state(page: &Page, key: &Key) -> String {
    let reply: Value = serde_json::from_str(&page.html).expect("a reply that a phone believes");
    assert_eq!(reply["key"], key.as_str(), "the key comes back");
    reply["state"].as_str().expect("a state").to_owned()
}

const ANSWERS: [(&str, &str); 4] = [
    ("consent", "yes"),
    ("one", "water"),
    ("why", "It matters"),
    ("quote.why", "group"),
];

both_databases! {
    /// Begun and finished on a phone: stored once, under the code that the phone worked out.
    async fn a_whole_response_is_taken_once(database: Database) {
        let site = site(&database).await;
        let key = Key::draw(&SystemRandomness);
        for _ in 0..3 {
            let taken = deliver(&mut site.visitor(), &key, &ANSWERS).await;
            assert_eq!(taken.status, 200);
            assert_eq!(state(&taken, &key), "sent");
        }
        assert_eq!(participation(&database).await, (1, 0));
        let stored = database
            .response_by_receipt(&SurveyId::new("every-kind"), key.receipt().hash())
            .await
            .expect("the store answers");
        assert!(stored.is_some(), "the code opens it");
    }

    /// Begun with a network and finished without: the draft becomes the response.
    async fn a_draft_is_finished_on_the_phone(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        visitor.press(&page, "answers", "next", &[("one", "roads")]).await;
        let draft = visitor.get(&format!("{AT}/offline/draft")).await;
        let draft: Value = serde_json::from_str(&draft.html).expect("the draft");
        assert_eq!(draft["fields"], json!([["consent", "yes"], ["one", "roads"]]));
        let key = Key::parse(draft["key"].as_str().expect("a key")).expect("a key");
        let taken = deliver(&mut site.visitor(), &key, &ANSWERS).await;
        assert_eq!(state(&taken, &key), "sent");
        assert_eq!(participation(&database).await, (1, 0));
        let receipt = visitor.open(&format!("{AT}/receipt")).await;
        assert_eq!(receipt.text("bdi"), key.receipt().to_string());
    }

    /// Something else under a used key is told, and can be added to what was sent.
    async fn other_answers_from_a_phone_are_told(database: Database) {
        let site = site(&database).await;
        let mut visitor = site.visitor();
        let key = Key::draw(&SystemRandomness);
        deliver(&mut visitor, &key, &ANSWERS).await;
        let mut other = ANSWERS;
        other[2].1 = "It matters more";
        let refused = deliver(&mut visitor, &key, &other).await;
        assert_eq!(refused.status, 409);
        assert_eq!(state(&refused, &key), "different");
        assert_eq!(participation(&database).await, (1, 0));
        let fields: Filled = [("_key", key.as_str())]
            .iter()
            .chain(&other)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let added = visitor.post(&format!("{AT}/offline/add"), &fields).await;
        assert_eq!(state(&added, &key), "added");
        let review = visitor.open(&format!("{AT}/review")).await;
        assert!(review.html.contains("It matters more"));
        let changed = visitor.press(&review, "send", "", &[]).await;
        assert_eq!(changed.text("h1"), "Thank you. We have received your changes.");
        assert_eq!(participation(&database).await, (1, 0));
    }

    /// A phone that is not sure asks.
    async fn a_phone_can_ask_whether_its_answers_arrived(database: Database) {
        let site = site(&database).await;
        let mut visitor = site.visitor();
        let key = Key::draw(&SystemRandomness);
        let fields = [("_key".to_owned(), key.as_str().to_owned())];
        let asked = visitor.post(&format!("{AT}/offline/ask"), &fields).await;
        assert_eq!(state(&asked, &key), "unsent");
        deliver(&mut visitor, &key, &ANSWERS).await;
        let asked = visitor.post(&format!("{AT}/offline/ask"), &fields).await;
        assert_eq!(state(&asked, &key), "sent");
    }

    /// What was withdrawn does not come back from a phone that sends late.
    async fn a_withdrawn_response_stays_withdrawn(database: Database) {
        let site = site(&database).await;
        let key = Key::draw(&SystemRandomness);
        deliver(&mut site.visitor(), &key, &ANSWERS).await;
        let id = SurveyId::new("every-kind");
        assert!(database.withdraw(&id, key.receipt().hash()).await.expect("the store answers"));
        let late = deliver(&mut site.visitor(), &key, &ANSWERS).await;
        assert_eq!(state(&late, &key), "withdrawn");
        assert_eq!(participation(&database).await, (0, 0));
    }

    /// A survey closed in the meantime is told, and so are problems.
    async fn a_refusal_is_told_with_its_reason(database: Database) {
        let site = site(&database).await;
        let key = Key::draw(&SystemRandomness);
        let incomplete = deliver(&mut site.visitor(), &key, &ANSWERS[1..]).await;
        assert_eq!(incomplete.status, 422);
        assert_eq!(state(&incomplete, &key), "problems");
        assert!(incomplete.html.contains("[[\"consent\",\"Tick the box"), "{}", incomplete.html);
        site.turn("2019-01-09T10:00:00Z");
        let late = deliver(&mut site.visitor(), &key, &ANSWERS).await;
        assert_eq!(late.status, 403);
        assert_eq!(state(&late, &key), "closed");
        assert_eq!(participation(&database).await, (0, 0));
    }
}

#[tokio::test]
async fn a_key_that_could_be_guessed_is_refused() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        for weak in ["A".repeat(26), "short".to_owned(), "a".repeat(26)] {
            let fields = [
                ("_key".to_owned(), weak),
                ("consent".to_owned(), "yes".to_owned()),
            ];
            let refused = site.visitor().post(&format!("{AT}/offline"), &fields).await;
            assert_eq!(refused.status, 400);
        }
        assert_eq!(participation(&database).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn the_worker_is_found_where_it_may_serve_the_form_only() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let worker = site.visitor().get("/s/worker.js").await;
        assert!(
            worker.headers["content-type"]
                .to_str()
                .expect("ASCII")
                .starts_with("text/javascript")
        );
        assert_eq!(worker.headers["cache-control"], "no-cache");
        assert!(
            !worker.headers.contains_key("service-worker-allowed"),
            "nothing above /s/"
        );
        for tag in site.visitor().get(&format!("{AT}/offline")).await.tags() {
            let address = tag.get("src").or(tag.get("href")).unwrap_or_default();
            if address.starts_with("/assets/") {
                assert!(
                    worker.html.contains(&format!("\"{address}\"")),
                    "{address} is kept"
                );
            }
        }
    })
    .await;
}
