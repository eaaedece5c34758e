//! Figures of a sealed survey, after disclosure control.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::super::AppState;
use super::access::Asked;
use super::problem::Problem;
use super::tag::{Tag, keepable};
use crate::outcomes::{Counted, feed};

/// The figures by name.
pub(super) async fn list(
    State(app): State<AppState>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    answer(&app, &asked, &headers, "json", |counted| {
        let stored = &asked.published.stored;
        let body = json!({
            "survey": stored.id.as_str(),
            "version": stored.version,
            "is_synthetic": stored.is_synthetic,
            "snapshot": counted.snapshot,
            "figures": feed::figures(&asked.published, counted),
        });
        Ok(("application/json", body.to_string().into_bytes()))
    })
    .await
}

/// The same as the file that `maoni export` writes.
pub(super) async fn tables(
    State(app): State<AppState>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    answer(&app, &asked, &headers, "csv", |counted| {
        let tables = feed::tables(&asked.published, counted)?;
        Ok(("text/csv; charset=utf-8", tables))
    })
    .await
}

async fn answer(
    app: &AppState,
    asked: &Asked,
    headers: &HeaderMap,
    form: &str,
    draw: impl FnOnce(&Counted) -> Result<(&'static str, Vec<u8>), Problem>,
) -> Result<Response, Problem> {
    let published = asked.sealed()?;
    let counted = app.counted(published).await?;
    let tag = Tag::new(&[
        &counted.snapshot,
        &published.stored.version.to_string(),
        form,
    ]);
    if tag.is_known(headers) {
        return Ok(tag.unchanged());
    }
    let (media, body) = draw(&counted)?;
    Ok(keepable(&tag, media, body))
}
