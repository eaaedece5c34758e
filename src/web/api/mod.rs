//! The read API: what programs may fetch, each with a token of its own.
//!
//! Owns the second router of the site, beside the public one. `routes` is the policy: a route
//! stands there with the scope that it asks for or not at all. `docs/openapi.json` tells it to the
//! world and is served with it; a test holds the two together.
//!
//! Nothing is written but the day on which a token was last used. Figures and responses are given
//! once a survey is sealed; before that only how many took part, in steps of five.

mod access;
mod definition;
mod figure;
mod memory;
mod problem;
mod response;
mod survey;
mod tag;

use std::time::Duration;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::{AppState, guard};
use crate::store::Scope;
use problem::Problem;

pub(crate) use memory::Memory;

/// How long a request may take until its response begins. The first request for the figures of a
/// large survey counts them.
const REQUEST_TIMEOUT: Duration = Duration::from_mins(2);

/// The address below which the API stands.
pub const ROOT: &str = "/api/v1";

/// The description of the API in `OpenAPI` 3.1.
pub const DESCRIPTION: &str = include_str!("../../../docs/openapi.json");

/// Every route below [`ROOT`] and what a token must be allowed to read for it.
fn routes() -> Vec<(&'static str, Option<Scope>, MethodRouter<AppState>)> {
    use Scope::{Figures, Responses, Surveys};

    vec![
        ("/openapi.json", None, get(describe)),
        ("/surveys", Some(Surveys), get(survey::list)),
        ("/surveys/{survey}", Some(Surveys), get(survey::show)),
        (
            "/surveys/{survey}/participation",
            Some(Surveys),
            get(survey::participation),
        ),
        (
            "/surveys/{survey}/data-dictionary.csv",
            Some(Surveys),
            get(survey::dictionary),
        ),
        (
            "/surveys/{survey}/figures",
            Some(Figures),
            get(figure::list),
        ),
        (
            "/surveys/{survey}/published-tables.csv",
            Some(Figures),
            get(figure::tables),
        ),
        (
            "/surveys/{survey}/responses.jsonl",
            Some(Responses),
            get(response::json_lines),
        ),
        (
            "/surveys/{survey}/responses.csv",
            Some(Responses),
            get(response::csv),
        ),
    ]
}

/// Every route below [`ROOT`] and its scope, for those who want to check.
pub fn policy() -> Vec<(&'static str, Option<Scope>)> {
    routes()
        .into_iter()
        .map(|(path, scope, _)| (path, scope))
        .collect()
}

/// The routes of the API, guarded.
pub(super) fn router(app: AppState) -> Router {
    let mut router = Router::new();
    for (path, scope, route) in routes() {
        router = router.route(
            path,
            match scope {
                Some(scope) => {
                    route.route_layer(from_fn_with_state((app.clone(), scope), access::authorise))
                }
                None => route,
            },
        );
    }
    router
        .fallback(async || Problem::UnknownAddress)
        .layer(
            ServiceBuilder::new()
                .layer(CompressionLayer::new())
                .layer(from_fn_with_state(app.clone(), guard::headers))
                .layer(from_fn_with_state(app.clone(), problem::number))
                .layer(CatchPanicLayer::custom(|_| {
                    Problem::Broken("a handler panicked".to_owned()).into_response()
                }))
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::REQUEST_TIMEOUT,
                    REQUEST_TIMEOUT,
                ))
                .layer(from_fn(access::reads_only)),
        )
        .with_state(app)
}

/// The description of this API; it is no secret.
async fn describe() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, DESCRIPTION).into_response()
}
