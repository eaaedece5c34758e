//! The store on both databases: what is promised of answers, one fact a test.

use jiff::civil::{Date, date};
use maoni::answer::{Answer, AnswerSet};
use maoni::id::{Hash, ItemId, SurveyId};
use maoni::store::{DraftPage, Participation, Publication, Saved, Store, Submission, Submitted};
use maoni::survey::{Language, Schedule};

use crate::support::database::{Database, both_databases};

const SOURCE: &str = r#"
format = 1
id = "meeting"
languages = ["en"]
title = { en = "After the meeting" }

[event]
name = { en = "The meeting" }
place = { en = "Djibouti" }
date = 2026-03-02
timezone = "Africa/Djibouti"
organisers = { en = "The secretariat" }

[[page]]
id = "one"
title = { en = "One" }

[[page.item]]
id = "first"
kind = "text"
text = { en = "What was good?" }
limit = 200

[[page.item]]
id = "second"
kind = "text"
text = { en = "What was not?" }
limit = 200
"#;

const DAY: Date = date(2026, 3, 2);

fn meeting() -> SurveyId {
    SurveyId::new("meeting")
}

fn key(name: &str) -> Hash {
    Hash::of("key", name)
}

fn receipt(name: &str) -> Hash {
    Hash::of("receipt", name)
}

fn answers(pairs: &[(&str, &str)]) -> AnswerSet {
    let mut set = AnswerSet::default();
    for (item, words) in pairs {
        set.answers
            .insert(ItemId::new(*item), Answer::Text((*words).to_owned()));
    }
    set
}

fn page(name: &str, item: &str, words: &str) -> DraftPage {
    DraftPage {
        key: key(name),
        survey: meeting(),
        version: 1,
        language: Language::En,
        day: DAY,
        items: vec![ItemId::new(item)],
        answers: answers(&[(item, words)]),
    }
}

fn submission(name: &str, words: &str) -> Submission {
    Submission {
        key: key(name),
        receipt: receipt(name),
        survey: meeting(),
        version: 1,
        language: Language::En,
        day: DAY,
        answers: answers(&[("first", words)]),
    }
}

async fn publish(store: &Store) -> i64 {
    store
        .publish(&Publication {
            survey: &meeting(),
            source: SOURCE,
            day: DAY,
            schedule: Schedule::default(),
            is_synthetic: false,
        })
        .await
        .expect("published")
}

both_databases! {
    async fn a_survey_is_published_once(database: Database) {
        assert_eq!(publish(&database).await, 1);
        assert_eq!(publish(&database).await, 1);
        let survey = database.survey(&meeting()).await.unwrap().unwrap();
        assert_eq!(survey.definition().unwrap().id, meeting());
    }

    async fn every_statement_prepares(database: Database) {
        assert!(database.check().await.unwrap() > 30);
    }

    async fn a_draft_becomes_a_response(database: Database) {
        publish(&database).await;
        assert_eq!(database.save_draft(page("a", "first", "tea")).await.unwrap(), Saved::Saved);
        assert_eq!(database.save_draft(page("a", "second", "rain")).await.unwrap(), Saved::Saved);
        let definition = database.definition(&meeting(), 1).await.unwrap().unwrap();
        let draft = database.draft(key("a")).await.unwrap().unwrap();
        assert_eq!(
            draft.answers(&definition).unwrap(),
            answers(&[("first", "tea"), ("second", "rain")])
        );
        assert_eq!(
            database.participation(&meeting()).await.unwrap(),
            Participation { complete: 0, partial: 1 }
        );
        assert_eq!(database.submit(submission("a", "tea")).await.unwrap(), Submitted::New);
        assert_eq!(database.draft(key("a")).await.unwrap(), None);
        assert_eq!(
            database.participation(&meeting()).await.unwrap(),
            Participation { complete: 1, partial: 0 }
        );
    }
}
