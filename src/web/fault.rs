//! What goes wrong with a request, and the page that says so.
//!
//! Owns the mapping from kind to status and words. A handler returns a [`Fault`]; it travels in the
//! response's extensions to [`pages`], which alone knows the language of the request, gives the
//! incident its number, logs it once and draws the page. What a visitor reads names no cause.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::frame::Frame;
use super::notice::Notice;
use super::{AppState, cookie};
use crate::id::Randomness;
use crate::store::StoreError;
use crate::survey::Language;

/// A request that does not get the page it asked for.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// There is no such page.
    UnknownPage,
    /// There is no such survey.
    UnknownSurvey,
    /// Another site sent the request.
    Refused,
    /// Whoever asks may not do this.
    Forbidden,
    /// Nobody is signed in who could send this.
    SignedOut,
    /// The page takes no such request.
    WrongMethod,
    /// The body is no form of ours.
    Malformed,
    /// The body is too large.
    TooLarge,
    /// The request took too long to arrive.
    Slow,
    /// The store cannot be reached for the moment.
    Busy(String),
    /// The program or its data are at fault.
    Broken(String),
}

impl Fault {
    fn status(&self) -> StatusCode {
        match self {
            Self::UnknownPage | Self::UnknownSurvey => StatusCode::NOT_FOUND,
            Self::Refused | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Heading and sentence.
    fn messages(&self) -> (&'static str, &'static str) {
        match self {
            Self::UnknownPage | Self::WrongMethod => ("unknown-page-title", "unknown-page-text"),
            Self::UnknownSurvey => ("unknown-survey-title", "unknown-survey-text"),
            Self::Refused => ("refused-title", "refused-text"),
            Self::Forbidden => ("forbidden-title", "forbidden-text"),
            Self::SignedOut => ("signed-out-title", "signed-out-text"),
            Self::Malformed => ("malformed-title", "malformed-text"),
            Self::TooLarge => ("large-title", "large-text"),
            Self::Slow | Self::Busy(_) => ("busy-title", "busy-text"),
            Self::Broken(_) => ("failed-title", "failed-text"),
        }
    }

    /// What the log says of the cause; `None` if it is nothing to look into.
    fn cause(&self) -> Option<&str> {
        match self {
            Self::Busy(cause) | Self::Broken(cause) => Some(cause),
            _ => None,
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Unavailable(_) => Self::Busy(error.to_string()),
            error => Self::Broken(error.to_string()),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Draws the page of whatever [`Fault`] comes back.
pub(crate) async fn pages(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let language = language(&request);
    let route = route(&request);
    let is_staff = request.uri().path().starts_with(super::staff::ROOT);
    let response = next.run(request).await;
    let fault = match response.extensions().get::<Fault>() {
        Some(fault) => fault.clone(),
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => Fault::WrongMethod,
        None if response.status() == StatusCode::REQUEST_TIMEOUT => Fault::Slow,
        None => return response,
    };
    let incident = fault
        .cause()
        .map(|cause| log(app.randomness(), &route, cause));
    page(&fault, language, incident, is_staff)
}

fn page(fault: &Fault, language: Language, incident: Option<String>, is_staff: bool) -> Response {
    let (heading, text) = fault.messages();
    let title = crate::i18n::words(language).say(heading);
    let mut notice = Notice::of(Frame::plain(language, &title), heading, &[text]);
    notice.incident = incident;
    if is_staff {
        notice = notice.link("to-desk", super::staff::ROOT);
    } else if matches!(fault, Fault::UnknownPage | Fault::UnknownSurvey) {
        notice = notice.link("to-home", "/");
    }
    let mut response = notice.draw(fault.status());
    if matches!(fault, Fault::Busy(_)) {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

/// Logs `cause` under a number that the visitor can quote, and returns the number. Neither address
/// nor answers nor keys are in it.
pub(crate) fn log(randomness: &dyn Randomness, route: &str, cause: &str) -> String {
    let mut bytes = [0; 4];
    randomness.fill(&mut bytes);
    let incident = format!("{:08X}", u32::from_be_bytes(bytes));
    tracing::error!(incident, route, cause, "a request failed");
    incident
}

/// The method and the pattern of the address, without names of surveys or anything typed.
pub(crate) fn route(request: &Request) -> String {
    let pattern = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or("no route", axum::extract::MatchedPath::as_str);
    format!("{} {pattern}", request.method())
}

/// The language of a request: the one in its address, else the one preferred.
fn language(request: &Request) -> Language {
    request
        .uri()
        .path()
        .split('/')
        .nth(3)
        .and_then(Language::parse)
        .unwrap_or_else(|| cookie::preferred(request.headers(), &Language::ALL))
}
