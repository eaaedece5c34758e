//! What the database still knows after a survey is sealed. Each test first shows that it can see
//! the trace it looks for.

use std::path::Path;

use maoni::answer::AnswerSet;
use maoni::id::SurveyId;
use maoni::store::{Saved, Submitted};

use super::{
    DAY, SOURCE, answers, counts, key, meeting, page, publish, publish_as, receipt, submission,
};
use crate::support::database::{Database, both_databases};

/// How many people answer, one after the other.
const PEOPLE: usize = 60;

async fn answer_in_order(database: &Database) {
    for person in 0..PEOPLE {
        let name = format!("canary-{person:03}-");
        assert_eq!(
            database.submit(submission(&name, &name)).await.unwrap(),
            Submitted::New
        );
    }
}

/// Kendall's tau between the order in which people answered and an order found: 1 is the same
/// order, -1 the reverse, and for unrelated orders the standard deviation is about 0.09.
fn tau(found: &[usize]) -> f64 {
    assert_eq!(found.len(), PEOPLE);
    let mut agreement = 0;
    for (place, one) in found.iter().enumerate() {
        for other in &found[place + 1..] {
            agreement += if one < other { 1 } else { -1 };
        }
    }
    f64::from(agreement) / (PEOPLE * (PEOPLE - 1) / 2) as f64
}

fn person(text: &str) -> usize {
    let start = text.find("canary-").expect("words of this test") + "canary-".len();
    text[start..start + 3].parse().expect("a number")
}

/// People in the order in which their words first stand in a file.
fn order_in(bytes: &[u8]) -> Vec<usize> {
    let text = String::from_utf8_lossy(bytes);
    let mut found = Vec::new();
    for (at, _) in text.match_indices("canary-") {
        let one = person(&text[at..]);
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

fn bytes_of(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_default()
}

/// The database file and the write-ahead log beside it.
pub(super) fn all_bytes(database: &Database) -> Vec<u8> {
    let file = database.file();
    [bytes_of(&file), bytes_of(&file.with_extension("db-wal"))].concat()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn tau_sees_order() {
    let order: Vec<usize> = (0..PEOPLE).collect();
    assert!((tau(&order) - 1.0).abs() < 1e-9);
    let reverse: Vec<usize> = order.iter().rev().copied().collect();
    assert!((tau(&reverse) + 1.0).abs() < 1e-9);
}

both_databases! {
    async fn the_order_of_arrival_is_erased(database: Database) {
        publish(&database).await;
        answer_in_order(&database).await;
        if database.is_sqlite() {
            let log = bytes_of(&database.file().with_extension("db-wal"));
            assert!(tau(&order_in(&log)).abs() > 0.5, "the log shows the order");
            database.seal(&meeting(), DAY).await.unwrap();
            let after = tau(&order_in(&bytes_of(&database.file())));
            assert!(after.abs() < 0.5, "the file shows the order: {after}");
            let log = bytes_of(&database.file().with_extension("db-wal"));
            assert!(!holds(&log, "canary-"), "the log still holds answers");
        } else {
            let by_place = "SELECT answers FROM response ORDER BY ctid";
            let place = |rows: Vec<String>| -> Vec<usize> {
                rows.iter().map(|row| person(row)).collect()
            };
            let before = tau(&place(database.texts(by_place).await));
            assert!(before > 0.5, "the places show the order: {before}");
            database.seal(&meeting(), DAY).await.unwrap();
            let after = tau(&place(database.texts(by_place).await));
            assert!(after.abs() < 0.5, "the places show the order: {after}");
            let writers = "SELECT DISTINCT xmin::text FROM response";
            assert_eq!(database.texts(writers).await.len(), 1);
        }
        assert_eq!(counts(&database).await, (PEOPLE as u64, 0));
    }

    async fn keys_and_receipts_are_forgotten(database: Database) {
        publish(&database).await;
        database.submit(submission("sent", "tea")).await.unwrap();
        database.save_draft(page("saved", "first", "rain")).await.unwrap();
        let mut empty = page("empty", "first", "");
        empty.answers = AnswerSet::default();
        database.save_draft(empty).await.unwrap();
        database.seal(&meeting(), DAY).await.unwrap();
        assert_eq!(counts(&database).await, (1, 1), "partial responses are kept");
        assert_eq!(database.response_by_receipt(&meeting(), receipt("sent")).await.unwrap(), None);
        assert_eq!(database.draft(key("saved")).await.unwrap(), None);
        for table in ["SELECT survey FROM sent_key",
            "SELECT survey FROM response WHERE receipt_hash IS NOT NULL",
            "SELECT survey FROM draft WHERE key_hash IS NOT NULL OR answers = '{}'"] {
            assert_eq!(database.texts(table).await, Vec::<String>::new(), "{table}");
        }
        if database.is_sqlite() {
            let bytes = all_bytes(&database);
            for hash in [key("sent"), key("saved"), key("empty"), receipt("sent")] {
                assert!(!bytes.windows(32).any(|window| window == hash.0));
            }
        }
    }

    async fn a_sealed_survey_takes_nothing(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        database.seal(&meeting(), DAY).await.unwrap();
        assert_eq!(database.submit(submission("a", "tea")).await.unwrap(), Submitted::Closed);
        assert_eq!(database.save_draft(page("b", "first", "x")).await.unwrap(), Saved::Closed);
        assert!(!database.begin_change(&meeting(), receipt("a"), key("n"), DAY).await.unwrap());
        assert!(!database.withdraw(&meeting(), receipt("a")).await.unwrap());
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn what_is_sent_during_the_seal_is_either_in_or_refused(database: Database) {
        publish(&database).await;
        let mut sending = tokio::task::JoinSet::new();
        for person in 0..200 {
            let store = database.store();
            sending.spawn(async move { store.submit(submission(&format!("{person}"), "x")).await });
        }
        database.seal(&meeting(), DAY).await.unwrap();
        let at_the_seal = counts(&database).await;
        let mut taken = 0;
        for outcome in sending.join_all().await {
            match outcome.unwrap() {
                Submitted::New => taken += 1,
                other => assert_eq!(other, Submitted::Closed),
            }
        }
        assert_eq!(at_the_seal, (taken, 0));
        assert_eq!(counts(&database).await, (taken, 0));
    }

    async fn what_was_withdrawn_is_gone_from_the_file(database: Database) {
        publish(&database).await;
        for name in ["kept-words-7319", "gone-words-7319"] {
            database.submit(submission(name, name)).await.unwrap();
        }
        if database.is_sqlite() {
            assert!(holds(&all_bytes(&database), "gone-words-7319"));
        }
        assert!(database.withdraw(&meeting(), receipt("gone-words-7319")).await.unwrap());
        database.seal(&meeting(), DAY).await.unwrap();
        if database.is_sqlite() {
            let bytes = all_bytes(&database);
            assert!(!holds(&bytes, "gone-words-7319") && holds(&bytes, "kept-words-7319"));
        } else {
            let stored = database.texts("SELECT answers FROM response").await;
            assert_eq!(stored, ["{\"first\":\"kept-words-7319\"}"]);
        }
    }

    async fn other_surveys_go_on(database: Database) {
        publish(&database).await;
        let other = SurveyId::new("other");
        let source = SOURCE.replace("\"meeting\"", "\"other\"");
        publish_as(&database, &other, &source).await;
        let mut elsewhere = submission("a", "tea");
        elsewhere.survey = other.clone();
        database.submit(elsewhere.clone()).await.unwrap();
        database.submit(submission("b", "rain")).await.unwrap();
        database.seal(&meeting(), DAY).await.unwrap();
        assert_eq!(database.submit(elsewhere).await.unwrap(), Submitted::Repeated);
        let definition = database.definition(&other, 1).await.unwrap().unwrap();
        let response = database.response_by_receipt(&other, receipt("a")).await.unwrap().unwrap();
        assert_eq!(response.answers(&definition).unwrap(), answers(&[("first", "tea")]));
    }

    async fn nothing_of_the_seal_is_done_to_an_unknown_survey(database: Database) {
        assert!(!database.seal(&SurveyId::new("unknown"), DAY).await.unwrap());
    }
}
