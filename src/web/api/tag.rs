//! Names of answers, so that a reader need not take the same bytes twice.
//!
//! Owns `ETag`, `If-None-Match` and what may be kept. Answers without a tag are kept by nobody.

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// The name of exactly these bytes before they are compressed.
pub(super) struct Tag(String);

impl Tag {
    /// Made from what decides the bytes.
    pub(super) fn new(parts: &[&str]) -> Self {
        // Weak, because a proxy may compress and a reader take either.
        Self(format!("W/\"{}\"", parts.join("-")))
    }

    /// Whether the reader has these bytes already.
    pub(super) fn is_known(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|tag| tag.trim() == self.0 || tag.trim() == "*")
    }

    /// Says that the reader's copy is still right.
    pub(super) fn unchanged(&self) -> Response {
        (StatusCode::NOT_MODIFIED, self.headers()).into_response()
    }

    fn headers(&self) -> [(header::HeaderName, String); 2] {
        [
            (header::ETAG, self.0.clone()),
            (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        ]
    }
}

/// An answer that its reader may keep and ask about again.
pub(super) fn keepable(tag: &Tag, media: &'static str, body: impl Into<Body>) -> Response {
    let media = [(header::CONTENT_TYPE, media)];
    (media, tag.headers(), body.into()).into_response()
}
