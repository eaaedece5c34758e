//! Reading all responses, importing them, and rows that cannot be read.

use std::collections::BTreeSet;

use maoni::id::Hash;
use maoni::store::{Conflict, ImportedResponse, StoreError};
use maoni::survey::Language;

use super::{DAY, answers, counts, meeting, page, publish, submission};
use crate::support::database::{Database, both_databases};

fn imported(words: &str, complete: bool) -> ImportedResponse {
    ImportedResponse {
        language: Language::Fr,
        day: DAY,
        complete,
        answers: answers(&[("first", words)]),
        mark: None,
    }
}

both_databases! {
    async fn every_response_is_read_once_and_in_the_order_of_ids(database: Database) {
        publish(&database).await;
        let many = (0..1203).map(|n| imported(&format!("words {n}"), n % 10 != 0));
        assert_eq!(database.import(&meeting(), 1, many).await.unwrap().taken, 1203);
        database.save_draft(page("a", "first", "tea")).await.unwrap();
        let mut unanswered = page("b", "first", "");
        unanswered.answers = answers(&[]);
        database.save_draft(unanswered).await.unwrap();

        let definition = database.definition(&meeting(), 1).await.unwrap().unwrap();
        let mut responses = database.responses(&meeting(), None);
        let (mut ids, mut words, mut complete) = (Vec::new(), BTreeSet::new(), 0);
        while let Some(response) = responses.next().await.unwrap() {
            let response = response.decode(&definition).unwrap();
            ids.push(response.id);
            words.insert(response.answers.text("first").unwrap().to_owned());
            complete += u64::from(response.complete);
        }
        assert!(ids.is_sorted());
        assert_eq!((ids.len(), words.len()), (1204, 1204));
        assert_eq!(counts(&database).await, (complete, 1204 - complete));
        let mut of_another_version = database.responses(&meeting(), Some(2));
        assert_eq!(of_another_version.next().await.unwrap(), None);
    }

    async fn a_marked_row_is_taken_in_once_and_its_mark_is_forgotten(database: Database) {
        publish(&database).await;
        let marked = |row: &str| ImportedResponse {
            mark: Some(Hash::of("imported row", row)),
            ..imported(row, true)
        };
        let first = database.import(&meeting(), 1, ["a", "b"].map(marked)).await.unwrap();
        assert_eq!((first.taken, first.known), (2, 0));
        let again = database.import(&meeting(), 1, ["b", "c", "a"].map(marked)).await.unwrap();
        assert_eq!((again.taken, again.known), (1, 2));
        assert_eq!(counts(&database).await, (3, 0));
        // Nothing joins a mark to a response.
        let joined = "SELECT count(*) || '' FROM sent_key WHERE response IS NOT NULL";
        assert_eq!(database.texts(joined).await, ["0"]);

        database.seal(&meeting(), DAY).await.unwrap();
        let marks = "SELECT count(*) || '' FROM sent_key";
        assert_eq!(database.texts(marks).await, ["0"]);
        let late = database.import(&meeting(), 1, ["a"].map(marked)).await;
        assert!(matches!(late, Err(StoreError::Conflict(Conflict::Closed))));
    }

    async fn an_import_that_fails_leaves_nothing(database: Database) {
        publish(&database).await;
        let mut bad = imported("y", true);
        // The schema takes days of four-figure years only.
        bad.day = jiff::civil::Date::MIN;
        let failed = database.import(&meeting(), 1, [imported("x", true), bad]).await;
        assert!(failed.is_err());
        assert_eq!(counts(&database).await, (0, 0));
        let unknown = database.import(&meeting(), 7, [imported("x", true)]).await;
        assert!(matches!(unknown, Err(StoreError::Conflict(Conflict::NoSurvey(_)))));
    }

    async fn a_row_that_cannot_be_read_is_named(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let definition = database.definition(&meeting(), 1).await.unwrap().unwrap();
        for (column, value) in [
            ("answers", "{\"first\""),
            ("answers", "{\"unknown\":\"x\"}"),
            ("language", "xx"),
            ("day", "2026-99-99"),
        ] {
            database.run(&format!("UPDATE response SET {column} = '{value}'")).await.unwrap();
            let read = match database.responses(&meeting(), None).next().await {
                Ok(response) => response.unwrap().decode(&definition).map(drop),
                Err(error) => Err(error),
            };
            let Err(StoreError::Corrupt { table: "response", column: named, row }) = read else {
                panic!("{column}: {read:?}");
            };
            assert_eq!((named, row.len()), (column, 36));
            database.run("UPDATE response SET answers = '{}', language = 'en', day = '2026-03-02'")
                .await
                .unwrap();
        }
    }

    async fn a_slow_reader_holds_no_connection(database: Database) {
        publish(&database).await;
        database.import(&meeting(), 1, [imported("x", true)]).await.unwrap();
        let mut slow = Vec::new();
        for _ in 0..20 {
            let mut responses = database.responses(&meeting(), None);
            assert!(responses.next().await.unwrap().is_some());
            slow.push(responses);
        }
        assert_eq!(counts(&database).await, (1, 0));
        database.ping().await.unwrap();
    }
}
