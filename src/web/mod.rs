//! Level 7: the site.
//!
//! Owns the router, what requests are made of, the pages, their templates and assets. Pages are
//! drawn on the server and complete without scripts. Everything about a respondent is in the
//! [store](crate::store) or in their browser, nothing in this process, so that any instance can
//! answer any request.

pub mod api;
mod asset;
mod base_url;
mod body;
mod cookie;
mod count;
mod fault;
mod frame;
mod guard;
mod metrics;
mod multipart;
mod notice;
mod page;
mod plan;
mod progress;
mod qr;
mod question;
mod sentence;
mod server;
pub mod staff;
mod state;
mod summary;
mod visit;

use std::time::Duration;

use askama::Template;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

pub use base_url::{BaseUrl, BaseUrlError};
pub use metrics::monitoring;
pub use server::{serve, stop_signal};
pub use state::AppState;

use fault::Fault;
use page::{code, health, home, invitation, offline, poster, receipt, review, screen, welcome};

/// How long a request may take, its body included. The store gives up earlier and says why.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(20);

/// Every route: those of the public site, and beside them the workspace of the staff and the API.
pub fn router(app: AppState) -> Router {
    let respond = Router::new()
        .route("/", get(welcome::show).post(screen::answer))
        .route("/restart", post(welcome::restart))
        .route("/saved", get(screen::saved))
        .route("/review", get(review::show))
        .route("/send", post(review::send))
        .route("/receipt", get(receipt::show))
        .route("/changed", get(receipt::changed))
        .route("/finish", get(receipt::finished).post(receipt::finish))
        .route("/code", get(code::ask).post(code::take))
        .route("/withdraw", post(code::withdraw))
        .route("/withdrawn", get(code::withdrawn))
        .route(
            "/i/{invitation}",
            get(invitation::show).post(invitation::begin),
        )
        .route("/offline", get(offline::show).post(offline::take))
        .route("/offline/draft", get(offline::draft))
        .route("/offline/add", post(offline::add))
        .route("/offline/ask", post(offline::ask))
        .route("/{screen}", get(screen::show).post(screen::answer))
        .route("/{screen}/draft", post(screen::keep))
        .route("/{screen}/add", post(screen::add));
    let public = Router::new()
        .route("/", get(home::show))
        .route("/language/{language}", get(home::switch))
        .route("/s/worker.js", get(asset::worker))
        .route("/s/{survey}", get(welcome::choose))
        .route("/s/{survey}/i/{invitation}", get(invitation::choose))
        .route("/s/{survey}/poster", get(poster::show))
        .route("/s/{survey}/qr.svg", get(poster::picture))
        .nest("/s/{survey}/{language}", respond)
        .route("/assets/{file}", get(asset::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready));
    let site = public.merge(staff::routes(&app));
    // As a service, because the address with a slash behind it is the API's too.
    guarded(site, app.clone()).nest_service(api::ROOT, api::router(app))
}

/// Puts what every request passes and every response carries around `routes`.
fn guarded(routes: Router<AppState>, app: AppState) -> Router {
    routes
        .fallback(async || Fault::UnknownPage)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(app.clone(), metrics::count))
                .layer(CompressionLayer::new())
                .layer(from_fn_with_state(app.clone(), guard::headers))
                .layer(from_fn_with_state(app.clone(), fault::pages))
                .layer(CatchPanicLayer::custom(|_| {
                    Fault::Broken("a handler panicked".to_owned()).into_response()
                }))
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::REQUEST_TIMEOUT,
                    REQUEST_TIMEOUT,
                ))
                .layer(from_fn_with_state(app.clone(), guard::same_origin)),
        )
        .with_state(app)
}

/// The response that shows `page`.
fn draw(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => {
            let media = HeaderValue::from_static("text/html; charset=utf-8");
            (status, [(header::CONTENT_TYPE, media)], html).into_response()
        }
        Err(error) => Fault::Broken(format!("a page could not be drawn: {error}")).into_response(),
    }
}

/// Sends the browser to `path` with a GET.
fn see_other(path: &str) -> Response {
    axum::response::Redirect::to(path).into_response()
}
