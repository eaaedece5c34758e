//! Pages for machines: whether the process lives, and whether it can store answers.

use axum::extract::State;
use axum::http::StatusCode;

use crate::web::AppState;

/// `GET /healthz`
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

/// `GET /readyz`
pub(crate) async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match app.store().ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the store cannot be reached\n",
            )
        }
    }
}
