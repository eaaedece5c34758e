//! The read API: who may read what and when, that it says the same as the files, and that the
//! description that is given to the world holds.

#[path = "api/contract.rs"]
mod contract;
#[path = "api/policy.rs"]
mod policy;
#[path = "api/reading.rs"]
mod reading;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::civil::{Date, date};
use maoni::id::{SurveyId, SystemRandomness, Token};
use maoni::outcomes::{Published, find};
use maoni::store::{ImportedResponse, NewToken, Scope, Store};
use tower::ServiceExt as _;

use crate::support::answering::respond;
use crate::support::app::Site;

/// A survey with one item of every kind.
const SOURCE: &str = include_str!("respond/every_kind.toml");
/// The day on which every test begins.
const TODAY: Date = date(2018, 12, 9);
/// How many responses the survey has: more than are written at once.
const RESPONSES: usize = 450;

/// What came back.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "names are constants, which read better bare"
    )]
    fn header(&self, name: header::HeaderName) -> &str {
        let value = self.headers.get(&name);
        value.map_or("", |value| value.to_str().expect("ASCII"))
    }
}

/// Sends `GET path` with these headers.
async fn get(site: &Site, path: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let request = request.body(Body::empty()).expect("a request");
    let response = site.router().oneshot(request).await.expect("an answer");
    let (head, body) = response.into_parts();
    Answer {
        status: head.status,
        headers: head.headers,
        body: to_bytes(body, 1 << 24).await.expect("a whole body"),
    }
}

/// Sends `GET path` below the root of the API with a token.
async fn read(site: &Site, token: &Token, path: &str) -> Answer {
    let bearer = format!("Bearer {}", token.as_str());
    get(
        site,
        &format!("/api/v1{path}"),
        &[(header::AUTHORIZATION, &bearer)],
    )
    .await
}

/// A token that is stored, valid for a week.
async fn token(store: &Store, scopes: &[Scope], survey: Option<&str>) -> Token {
    let week = TODAY.saturating_add(jiff::Span::new().days(7));
    token_until(store, scopes, survey, week).await
}

async fn token_until(
    store: &Store,
    scopes: &[Scope],
    survey: Option<&str>,
    expires_on: Date,
) -> Token {
    let token = Token::draw(&SystemRandomness);
    let survey = survey.map(SurveyId::new);
    let new = NewToken {
        id: token.name(),
        hash: token.hash(),
        label: "a dashboard",
        scopes,
        survey: survey.as_ref(),
        created_on: TODAY,
        expires_on,
    };
    store.create_token(&new).await.expect("kept");
    token
}

/// Publishes the survey as `id` and has `count` people answer it.
async fn collect(site: &Site, id: &str, count: usize) -> Published {
    site.publish(id, SOURCE).await;
    let published = find(&site.store, &SurveyId::new(id))
        .await
        .expect("read")
        .expect("published");
    let responses = respond(&published.survey, count);
    let responses = responses.into_iter().map(|response| ImportedResponse {
        language: response.language,
        day: response.day,
        complete: response.complete,
        answers: response.answers,
        mark: None,
    });
    let taken = site.store.import(&published.stored.id, 1, responses).await;
    assert_eq!(taken.expect("taken").taken, count as u64);
    published
}

/// Closes the survey for good.
async fn seal(site: &Site, id: &str) {
    let id = SurveyId::new(id);
    assert!(site.store.seal(&id, TODAY).await.expect("sealed"));
}
