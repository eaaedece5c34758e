//! What a monitoring system may know of the running site.
//!
//! Owns the counts of requests by route and status and the page that tells them, on an address of
//! its own. Routes are told as they are written in the router, never as they were asked for, so
//! that neither a survey nor a language nor anything of a respondent becomes a label.

use std::time::Duration;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use tokio::time::Instant;

use super::AppState;
use super::page::health;

/// Upper bounds of the times that are told apart, in seconds: from what nobody notices to the
/// longest that a request may take.
const SECONDS: [f64; 10] = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 20.0];

/// What is counted.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram, fn() -> Histogram>,
    under_way: Gauge,
}

/// A request by what it asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    method: &'static str,
    route: String,
}

/// A request by what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Answered {
    asked: Asked,
    status: u16,
}

impl EncodeLabelSet for Asked {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> std::fmt::Result {
        [("method", self.method), ("route", &self.route)].encode(encoder)
    }
}

impl EncodeLabelSet for Answered {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> std::fmt::Result {
        self.asked.encode(encoder)?;
        [("status", self.status.to_string())].encode(encoder)
    }
}

impl Metrics {
    /// Nothing counted yet.
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("maoni");
        let requests = Family::default();
        let seconds: Family<Asked, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(SECONDS));
        let under_way = Gauge::default();
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The program that answers", build);
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register_with_unit(
            "http_request_duration",
            "Time until the head of the answer",
            Unit::Seconds,
            seconds.clone(),
        );
        registry.register(
            "http_requests_under_way",
            "Requests not answered yet",
            under_way.clone(),
        );
        Self {
            registry,
            requests,
            seconds,
            under_way,
        }
    }

    fn count(&self, asked: Asked, status: StatusCode, took: Duration) {
        self.seconds
            .get_or_create(&asked)
            .observe(took.as_secs_f64());
        let status = status.as_u16();
        self.requests
            .get_or_create(&Answered { asked, status })
            .inc();
    }
}

/// Counts a request. A client that goes away before it is answered is under way no more.
pub(crate) async fn count(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let metrics = app.metrics();
    let asked = Asked {
        method: method(request.method()),
        route: request
            .extensions()
            .get::<MatchedPath>()
            .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned()),
    };
    let began = Instant::now();
    let under_way = UnderWay::begin(&metrics.under_way);
    let response = next.run(request).await;
    drop(under_way);
    metrics.count(asked, response.status(), began.elapsed());
    response
}

/// The methods that the site knows; a client may make up others, and each would be a label.
fn method(method: &axum::http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

/// A request counted as under way for as long as this lives.
struct UnderWay<'a>(&'a Gauge);

impl<'a> UnderWay<'a> {
    fn begin(gauge: &'a Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// What is served on the address for monitoring: never beside the public pages.
pub fn monitoring(app: AppState) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .with_state(app)
}

/// The media type of the text that Prometheus and OpenTelemetry collectors read.
const OPEN_METRICS: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

async fn show(State(app): State<AppState>) -> Response {
    let mut text = String::new();
    match prometheus_client::encoding::text::encode(&mut text, &app.metrics().registry) {
        Ok(()) => {
            let headers: [(HeaderName, HeaderValue); 1] = [(header::CONTENT_TYPE, OPEN_METRICS)];
            (headers, text).into_response()
        }
        Err(error) => {
            tracing::warn!(%error, "the metrics could not be told");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
