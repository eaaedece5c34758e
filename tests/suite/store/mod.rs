//! The store on both databases: what is promised of answers, one fact a test.

mod coding;
mod inspecting;
mod inviting;
mod opening;
mod publishing;
mod reading;
mod releasing;
mod restoring;
mod schema;
mod sealing;
mod sending;

use jiff::civil::{Date, date};
use maoni::answer::{Answer, AnswerSet};
use maoni::id::{Hash, ItemId, SurveyId};
use maoni::store::{Admission, DraftPage, Participation, Publication, Store, Submission};
use maoni::survey::{Language, Schedule};

/// A survey of one page with two open answers.
pub(crate) const SOURCE: &str = r#"
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

/// The day of everything here.
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
        admission: Admission::Anybody,
    }
}

/// Publishes the survey of these tests and returns its version.
async fn publish(store: &Store) -> i64 {
    publish_source(store, SOURCE).await
}

async fn publish_source(store: &Store, source: &str) -> i64 {
    publish_as(store, &meeting(), source).await
}

async fn publish_as(store: &Store, survey: &SurveyId, source: &str) -> i64 {
    let publication = Publication {
        survey,
        source,
        day: DAY,
        schedule: Schedule::default(),
        is_synthetic: false,
    };
    store.publish(&publication).await.expect("published")
}

async fn counts(store: &Store) -> (u64, u64) {
    let Participation { complete, partial } =
        store.participation(&meeting()).await.expect("counted");
    (complete, partial)
}
