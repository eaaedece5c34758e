//! One survey in the workspace: how it stands, when it takes answers, what comes after.

mod erasure;
mod export;
mod schedule;

use maoni::id::SurveyId;
use maoni::outcomes::{Published, find};
use maoni::store::ImportedResponse;
use maoni::survey::Language;

use crate::support::answering::respond;
use crate::support::app::Site;

/// A survey with one item of every kind; open from nine to the same time in a week, UTC.
const SOURCE: &str = include_str!("../respond/every_kind.toml");
const ID: &str = "every-kind";
/// The page of the survey.
const OVERVIEW: &str = "/staff/surveys/every-kind";

/// Publishes the survey and has `count` people answer it completely, all in English but two, who
/// answer in French.
async fn collect(site: &Site, source: &str, count: usize) -> Published {
    site.publish(ID, source).await;
    let id = SurveyId::new(ID);
    let published = find(&site.store, &id).await.expect("read").expect("there");
    let responses = respond(&published.survey, count).into_iter().enumerate();
    let responses = responses.map(|(number, response)| ImportedResponse {
        language: if number < 2 {
            Language::Fr
        } else {
            Language::En
        },
        day: response.day,
        complete: true,
        answers: response.answers,
        mark: None,
    });
    let taken = site.store.import(&id, 1, responses).await.expect("taken");
    assert_eq!(taken.taken, count as u64);
    published
}

/// The names of all acts in the log, the latest first.
async fn acts(site: &Site) -> Vec<String> {
    let entries = site.store.audit(i64::MAX, 100).await.expect("the log");
    entries.into_iter().map(|entry| entry.act).collect()
}
