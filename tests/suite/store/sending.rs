//! Saving, sending, sending again, changing and taking back.

use std::collections::BTreeMap;

use jiff::civil::date;
use maoni::store::{Conflict, Saved, Store, StoreError, Submitted};
use sqlx::{Connection as _, Executor as _, SqliteConnection};

use super::{
    DAY, SOURCE, answers, counts, key, meeting, page, publish, publish_source, receipt, submission,
};
use crate::support::database::{Database, both_databases, on_sqlite};

async fn words_under(store: &Store, name: &str) -> String {
    let response = store
        .response_by_receipt(&meeting(), receipt(name))
        .await
        .unwrap();
    let definition = store.definition(&meeting(), 1).await.unwrap().unwrap();
    let answers = response.expect("a response").answers(&definition).unwrap();
    answers.text("first").expect("an answer").to_owned()
}

/// How many transactions a write-ahead log holds (<https://sqlite.org/fileformat2.html#walformat>):
/// after a header of 32 bytes, frames of 24 bytes and a page, of which the last of a transaction
/// has the size of the database in its second number.
fn commits_in(log: &[u8]) -> usize {
    let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().expect("four bytes"));
    let frame = 24 + number(8) as usize;
    (32..log.len().saturating_sub(frame - 1))
        .step_by(frame)
        .filter(|at| number(at + 4) > 0)
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writes_that_wait_are_committed_together() {
    on_sqlite(async |database: Database| {
        publish(&database).await;
        let log = database.file().with_extension("db-wal");
        let before = commits_in(&std::fs::read(&log).expect("a log"));
        let mut other = SqliteConnection::connect(&database.url)
            .await
            .expect("opened");
        other.execute("BEGIN IMMEDIATE").await.expect("locked");
        let mut sending = tokio::task::JoinSet::new();
        for person in 0..200 {
            let store = database.store();
            sending
                .spawn(async move { store.submit(submission(&format!("{person}"), "tea")).await });
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        other.execute("ROLLBACK").await.expect("unlocked");
        for outcome in sending.join_all().await {
            assert_eq!(outcome.expect("taken"), Submitted::New);
        }
        let commits = commits_in(&std::fs::read(&log).expect("a log")) - before;
        assert!(commits < 20, "200 writes took {commits} commits");
        assert_eq!(counts(&database).await, (200, 0));
    })
    .await;
}

both_databases! {
    async fn a_draft_becomes_a_response(database: Database) {
        publish(&database).await;
        assert_eq!(database.save_draft(page("a", "first", "tea")).await.unwrap(), Saved::Saved);
        assert_eq!(database.save_draft(page("a", "second", "rain")).await.unwrap(), Saved::Saved);
        let definition = database.definition(&meeting(), 1).await.unwrap().unwrap();
        let draft = database.draft(key("a")).await.unwrap().unwrap();
        let saved = answers(&[("first", "tea"), ("second", "rain")]);
        assert_eq!(draft.answers(&definition).unwrap(), saved);
        assert!(!draft.changes_response);
        assert_eq!(counts(&database).await, (0, 1));

        assert_eq!(database.submit(submission("a", "tea")).await.unwrap(), Submitted::New);
        assert_eq!(database.draft(key("a")).await.unwrap(), None);
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn a_page_saved_again_replaces_only_itself(database: Database) {
        publish(&database).await;
        database.save_draft(page("a", "first", "tea")).await.unwrap();
        database.save_draft(page("a", "second", "rain")).await.unwrap();
        let mut emptied = page("a", "first", "");
        emptied.answers = answers(&[]);
        database.save_draft(emptied).await.unwrap();
        let definition = database.definition(&meeting(), 1).await.unwrap().unwrap();
        let draft = database.draft(key("a")).await.unwrap().unwrap();
        assert_eq!(draft.answers(&definition).unwrap(), answers(&[("second", "rain")]));
    }

    async fn two_pages_saved_at_once_are_both_kept(database: Database) {
        publish(&database).await;
        for round in 0..20 {
            let name = format!("phone {round}");
            let (one, two) = tokio::join!(
                database.save_draft(page(&name, "first", "tea")),
                database.save_draft(page(&name, "second", "rain")),
            );
            assert_eq!((one.unwrap(), two.unwrap()), (Saved::Saved, Saved::Saved));
            let definition = database.definition(&meeting(), 1).await.unwrap().unwrap();
            let draft = database.draft(key(&name)).await.unwrap().unwrap();
            assert_eq!(draft.answers(&definition).unwrap().answers.len(), 2, "{name}");
        }
    }

    async fn a_draft_of_another_version_is_refused(database: Database) {
        publish(&database).await;
        database.save_draft(page("a", "first", "tea")).await.unwrap();
        let source = SOURCE.replace("What was good?", "What was best?");
        publish_source(&database, &source).await;
        let mut other = page("a", "second", "rain");
        other.version = 2;
        assert!(matches!(
            database.save_draft(other).await,
            Err(StoreError::Conflict(Conflict::OtherDraft))
        ));
        let mut other = submission("a", "tea");
        other.version = 2;
        assert!(matches!(
            database.submit(other).await,
            Err(StoreError::Conflict(Conflict::OtherDraft))
        ));
        assert_eq!(counts(&database).await, (0, 1));
    }

    async fn a_hundred_keys_sent_three_times_at_once_give_a_hundred_responses(database: Database) {
        publish(&database).await;
        let mut sending = tokio::task::JoinSet::new();
        for _ in 0..3 {
            for person in 0..100 {
                let store = database.store();
                sending.spawn(async move {
                    store.submit(submission(&format!("phone {person}"), "tea")).await
                });
            }
        }
        let mut outcomes = BTreeMap::new();
        while let Some(outcome) = sending.join_next().await {
            *outcomes.entry(format!("{:?}", outcome.unwrap().unwrap())).or_insert(0) += 1;
        }
        let expected = [("New".to_owned(), 100), ("Repeated".to_owned(), 200)];
        assert_eq!(outcomes, BTreeMap::from(expected));
        assert_eq!(counts(&database).await, (100, 0));
    }

    async fn a_repetition_on_the_next_day_is_a_repetition(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let mut late = submission("a", "tea");
        late.day = date(2026, 3, 3);
        assert_eq!(database.submit(late).await.unwrap(), Submitted::Repeated);
    }

    async fn other_answers_under_a_used_key_change_nothing(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let outcome = database.submit(submission("a", "coffee")).await.unwrap();
        assert_eq!(outcome, Submitted::Different);
        assert_eq!(words_under(&database, "a").await, "tea");
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn a_page_saved_late_does_not_begin_a_second_response(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let saved = database.save_draft(page("a", "second", "rain")).await.unwrap();
        assert_eq!(saved, Saved::AlreadySent);
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn a_page_saved_while_sending_does_not_begin_a_second_response(database: Database) {
        publish(&database).await;
        for round in 0..30 {
            let name = format!("phone {round}");
            let (saved, sent) = tokio::join!(
                database.save_draft(page(&name, "second", "rain")),
                database.submit(submission(&name, "tea")),
            );
            saved.unwrap();
            assert_eq!(sent.unwrap(), Submitted::New);
            assert_eq!(counts(&database).await, (round + 1, 0));
        }
    }

    async fn a_receipt_lets_its_holder_change_the_response(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        assert!(!database.begin_change(&meeting(), receipt("b"), key("n"), DAY).await.unwrap());
        assert!(database.begin_change(&meeting(), receipt("a"), key("n"), DAY).await.unwrap());
        assert!(database.draft(key("n")).await.unwrap().unwrap().changes_response);
        assert_eq!(counts(&database).await, (1, 0), "what is being changed counts once");
        database.save_draft(page("n", "first", "coffee")).await.unwrap();
        assert_eq!(words_under(&database, "a").await, "tea", "not before it is sent");

        let changed = submission("n", "coffee");
        assert_eq!(database.submit(changed.clone()).await.unwrap(), Submitted::Changed);
        assert_eq!(words_under(&database, "a").await, "coffee");
        assert_eq!(database.submit(changed).await.unwrap(), Submitted::Repeated);
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn a_change_needs_a_fresh_key(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        database.save_draft(page("n", "first", "milk")).await.unwrap();
        assert!(matches!(
            database.begin_change(&meeting(), receipt("a"), key("n"), DAY).await,
            Err(StoreError::Conflict(Conflict::KeyInUse))
        ));
    }

    async fn what_was_withdrawn_does_not_come_back(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        database.begin_change(&meeting(), receipt("a"), key("n"), DAY).await.unwrap();
        assert!(database.withdraw(&meeting(), receipt("a")).await.unwrap());
        assert!(!database.withdraw(&meeting(), receipt("a")).await.unwrap());
        assert_eq!(counts(&database).await, (0, 0));
        for key in ["a", "n"] {
            let outcome = database.submit(submission(key, "tea")).await.unwrap();
            assert_eq!(outcome, Submitted::Withdrawn, "{key}");
        }
        assert_eq!(counts(&database).await, (0, 0));
    }

    async fn a_receipt_of_one_survey_opens_no_other(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let other = maoni::id::SurveyId::new("other");
        assert_eq!(database.response_by_receipt(&other, receipt("a")).await.unwrap(), None);
        assert!(!database.withdraw(&other, receipt("a")).await.unwrap());
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn a_write_that_is_refused_spoils_none_beside_it(database: Database) {
        publish(&database).await;
        let mut sending = tokio::task::JoinSet::new();
        for person in 0..60 {
            let store = database.store();
            let mut one = submission(&format!("phone {person}"), "tea");
            if person % 10 == 0 {
                // No such version: the database refuses the row.
                one.version = 9;
            }
            sending.spawn(async move { store.submit(one).await });
        }
        let outcomes = sending.join_all().await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_err()).count(), 6);
        assert_eq!(counts(&database).await, (54, 0));
    }

    async fn an_unknown_survey_takes_nothing(database: Database) {
        assert_eq!(database.submit(submission("a", "tea")).await.unwrap(), Submitted::Closed);
        assert_eq!(database.save_draft(page("a", "first", "x")).await.unwrap(), Saved::Closed);
    }
}
