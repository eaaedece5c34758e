//! What goes wrong with a request of a program, and the JSON that says so (RFC 9457).
//!
//! Owns kinds, status and sentences. A handler returns a [`Problem`]; it travels in the response's
//! extensions to [`number`], which gives those that are worth looking into their number and logs
//! them once. What a program reads names no cause, and a survey that a token does not open reads
//! like one that is not there.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde_json::json;

use super::super::{AppState, fault};
use crate::outcomes;
use crate::store::{Scope, StoreError};

/// A request that does not get what it asked for.
#[derive(Debug, Clone)]
pub(super) enum Problem {
    /// There is no token, or none of ours, or it opens nothing any more.
    Unauthorised { was_sent: bool },
    /// The token may not read this.
    Forbidden(Scope),
    /// There is no such survey for this token.
    UnknownSurvey,
    /// There is no such address.
    UnknownAddress,
    /// The address is only read.
    WrongMethod,
    /// The survey is not sealed.
    NotSealed,
    /// The answers were erased on this day.
    Erased(Date),
    /// A parameter cannot be used.
    Parameter(String),
    /// Too much at a time; again after so many seconds.
    TooMany(i64),
    /// The request took too long.
    Slow,
    /// The store cannot be reached for the moment.
    Busy(String),
    /// The program or its data are at fault.
    Broken(String),
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Unauthorised { .. } => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::UnknownSurvey | Self::UnknownAddress => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotSealed => StatusCode::CONFLICT,
            Self::Erased(_) => StatusCode::GONE,
            Self::Parameter(_) => StatusCode::BAD_REQUEST,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The name of the kind, and what it is in general.
    fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::Unauthorised { .. } => ("unauthorised", "A valid token is needed"),
            Self::Forbidden(_) => ("forbidden", "The token may not read this"),
            Self::UnknownSurvey => ("unknown-survey", "There is no such survey"),
            Self::UnknownAddress => ("unknown-address", "There is no such address"),
            Self::WrongMethod => ("wrong-method", "This address is only read"),
            Self::NotSealed => ("not-sealed", "The survey is not closed for good"),
            Self::Erased(_) => ("answers-erased", "The answers were erased"),
            Self::Parameter(_) => ("bad-parameter", "A parameter cannot be used"),
            Self::TooMany(_) => ("too-many-requests", "Too much at a time"),
            Self::Slow => ("too-slow", "The request took too long"),
            Self::Busy(_) => ("busy", "The database is busy"),
            Self::Broken(_) => ("failed", "Something went wrong here"),
        }
    }

    /// What it is this time, and what to do.
    fn detail(&self) -> String {
        match self {
            Self::Unauthorised { was_sent: false } => {
                "Send the token in the header `Authorization: Bearer TOKEN`. The secretariat makes \
                 one with `maoni token create`."
                    .to_owned()
            }
            Self::Unauthorised { was_sent: true } => {
                "The token is unknown, revoked or expired. Ask the secretariat for another one."
                    .to_owned()
            }
            Self::Forbidden(scope) => format!(
                "This needs a token with the scope `{}`. Ask the secretariat for one.",
                scope.name()
            ),
            Self::UnknownSurvey => {
                "No survey of this name can be read with this token; `surveys` lists those that can."
                    .to_owned()
            }
            Self::UnknownAddress => {
                "Nothing is here; `openapi.json` describes what there is.".to_owned()
            }
            Self::WrongMethod => "Nothing can be changed through this API: use GET.".to_owned(),
            Self::NotSealed => {
                "Figures and responses are given once the survey is closed for good \
                 (`maoni survey close`). Until then `participation` tells how many took part, in \
                 steps of five."
                    .to_owned()
            }
            Self::Erased(day) => format!(
                "The answers were erased on {day}, as respondents were told, so there are no \
                 figures or responses to be read any more. Papers that were released stay."
            ),
            Self::Parameter(detail) => detail.clone(),
            Self::TooMany(seconds) => format!("Try again in {seconds} seconds."),
            Self::Slow => "Nothing was sent in time; try again.".to_owned(),
            Self::Busy(_) => "Nothing is lost; try again in ten seconds.".to_owned(),
            Self::Broken(_) => {
                "The fault is on our side. Tell the secretariat the number of the incident."
                    .to_owned()
            }
        }
    }

    /// What the log says of the cause; `None` if it is nothing to look into.
    fn cause(&self) -> Option<&str> {
        match self {
            Self::Busy(cause) | Self::Broken(cause) => Some(cause),
            _ => None,
        }
    }

    /// The header that goes with the status.
    fn header(&self) -> Option<(header::HeaderName, String)> {
        match self {
            Self::Unauthorised { was_sent: false } => Some((
                header::WWW_AUTHENTICATE,
                "Bearer realm=\"maoni\"".to_owned(),
            )),
            Self::Unauthorised { was_sent: true } => Some((
                header::WWW_AUTHENTICATE,
                "Bearer realm=\"maoni\", error=\"invalid_token\"".to_owned(),
            )),
            Self::Forbidden(scope) => Some((
                header::WWW_AUTHENTICATE,
                format!(
                    "Bearer realm=\"maoni\", error=\"insufficient_scope\", scope=\"{}\"",
                    scope.name()
                ),
            )),
            Self::WrongMethod => Some((header::ALLOW, "GET, HEAD".to_owned())),
            Self::TooMany(seconds) => Some((header::RETRY_AFTER, seconds.to_string())),
            Self::Busy(_) => Some((header::RETRY_AFTER, "10".to_owned())),
            _ => None,
        }
    }

    fn draw(&self, incident: Option<&str>) -> Response {
        let (kind, title) = self.kind();
        let mut body = json!({
            "type": format!("urn:maoni:problem:{kind}"),
            "title": title,
            "status": self.status().as_u16(),
            "detail": self.detail(),
        });
        if let Some(incident) = incident {
            body["incident"] = incident.into();
        }
        let media = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (self.status(), media, body.to_string()).into_response();
        if let Some((name, value)) = self.header()
            && let Ok(value) = HeaderValue::try_from(value)
        {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Unavailable(_) => Self::Busy(error.to_string()),
            error => Self::Broken(error.to_string()),
        }
    }
}

impl From<outcomes::Error> for Problem {
    fn from(error: outcomes::Error) -> Self {
        match error {
            outcomes::Error::Store(error) => error.into(),
            outcomes::Error::Refused(outcomes::Refusal::Erased(day)) => Self::Erased(day),
            error => Self::Broken(error.to_string()),
        }
    }
}

impl From<fault::Fault> for Problem {
    fn from(fault: fault::Fault) -> Self {
        match fault {
            fault::Fault::Busy(cause) => Self::Busy(cause),
            fault::Fault::UnknownSurvey => Self::UnknownSurvey,
            fault => Self::Broken(format!("{fault:?}")),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.draw(None);
        response.extensions_mut().insert(self);
        response
    }
}

/// Numbers and logs what is worth looking into, and words what the layers below refused.
pub(super) async fn number(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let route = fault::route(&request);
    let response = next.run(request).await;
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None if response.status() == StatusCode::REQUEST_TIMEOUT => Problem::Slow,
        None => return response,
    };
    let incident = problem
        .cause()
        .map(|cause| fault::log(app.randomness(), &route, cause));
    problem.draw(incident.as_deref())
}
