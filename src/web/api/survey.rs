//! Which surveys there are, what they ask, and how many took part.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::super::AppState;
use super::access::{Asked, Grant};
use super::definition;
use super::problem::Problem;
use super::tag::{Tag, keepable};
use crate::outcomes::participation::{STEP, in_steps};
use crate::outcomes::{Published, feed};
use crate::store::Stage;

/// The surveys that the token opens.
pub(super) async fn list(State(app): State<AppState>, grant: Grant) -> Result<Response, Problem> {
    let mut surveys = Vec::new();
    for published in app.all().await? {
        if grant.0.opens(&published.stored.id) {
            surveys.push(summary(&app, &published));
        }
    }
    Ok(axum::Json(json!({ "surveys": surveys })).into_response())
}

/// What a survey is, in short.
fn summary(app: &AppState, published: &Published) -> Value {
    let Published { stored, survey } = published;
    let state = match stored.stage(app.now()) {
        _ if stored.sealed_on.is_some() => "sealed",
        Stage::NotYet(_) => "not_yet_open",
        Stage::Open(_) => "open",
        Stage::Closed => "closed",
    };
    let languages: Vec<&str> = survey.languages.iter().map(|l| l.tag()).collect();
    json!({
        "id": stored.id.as_str(),
        "version": stored.version,
        "state": state,
        "is_synthetic": stored.is_synthetic,
        "languages": languages,
        "title": definition::local(&survey.title),
        "opens": stored.schedule.opens.map(|at| at.to_string()),
        "closes": stored.schedule.closes.map(|at| at.to_string()),
        "sealed_on": stored.sealed_on.map(|day| day.to_string()),
    })
}

/// A survey with its pages, items, codes and labels.
pub(super) async fn show(State(app): State<AppState>, asked: Asked) -> Response {
    let mut body = summary(&app, &asked.published);
    definition::add(&mut body, &asked.published.survey);
    axum::Json(body).into_response()
}

/// How many took part, in steps.
pub(super) async fn participation(
    State(app): State<AppState>,
    asked: Asked,
) -> Result<Response, Problem> {
    let id = &asked.published.stored.id;
    let counts = app.store().participation(id).await?;
    let body = json!({
        "survey": id.as_str(),
        "step": STEP,
        "complete_at_least": in_steps(counts.complete),
    });
    Ok(axum::Json(body).into_response())
}

/// What every column of the files means.
pub(super) async fn dictionary(asked: Asked, headers: HeaderMap) -> Result<Response, Problem> {
    let stored = &asked.published.stored;
    let tag = Tag::new(&[stored.id.as_str(), &stored.version.to_string()]);
    if tag.is_known(&headers) {
        return Ok(tag.unchanged());
    }
    let body = feed::dictionary(&asked.published)?;
    Ok(keepable(&tag, "text/csv; charset=utf-8", body))
}
