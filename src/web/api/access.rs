//! Who asks, and whether they may.
//!
//! Owns the way from the header to a [`Grant`], and the order of refusals: no token, too much at a
//! time, not this scope. Which surveys a token opens is asked where a survey is looked up, so that
//! one it does not open is like one that is not there.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use jiff::tz::TimeZone;

use super::super::AppState;
use super::problem::Problem;
use crate::id::{SurveyId, Token};
use crate::outcomes::Published;
use crate::store::{Scope, StoredToken};

/// A token that was let in.
#[derive(Clone)]
pub(super) struct Grant(pub(super) Arc<StoredToken>);

/// Lets those in whose token has `scope`.
pub(super) async fn authorise(
    State((app, scope)): State<(AppState, Scope)>,
    mut request: Request,
    next: Next,
) -> Response {
    match admit(&app, scope, request.headers()).await {
        Ok(grant) => {
            request.extensions_mut().insert(grant);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn admit(app: &AppState, scope: Scope, headers: &HeaderMap) -> Result<Grant, Problem> {
    let sent = headers.get(header::AUTHORIZATION);
    let refused = Problem::Unauthorised {
        was_sent: sent.is_some(),
    };
    // What cannot be a token costs no look into the database.
    let token = sent
        .and_then(|value| value.to_str().ok())
        .and_then(bearer)
        .ok_or_else(|| refused.clone())?;
    let now = app.now();
    let today = TimeZone::UTC.to_datetime(now).date();
    let stored = app.store().use_token(token.hash(), today).await?;
    let stored = stored.ok_or(refused)?;
    app.api().spend(&stored.id, now)?;
    if !stored.scopes.contains(&scope) {
        return Err(Problem::Forbidden(scope));
    }
    Ok(Grant(Arc::new(stored)))
}

/// The token in a header such as `Bearer maoni_...`; the word may be written in any case.
fn bearer(value: &str) -> Option<Token> {
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| Token::parse(token.trim()))?
}

/// Refuses everything but reading, before anything is looked at.
pub(super) async fn reads_only(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        next.run(request).await
    } else {
        Problem::WrongMethod.into_response()
    }
}

impl FromRequestParts<AppState> for Grant {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        let grant = parts.extensions.get::<Self>().cloned();
        grant.ok_or_else(|| Problem::Broken("a route without a scope asks who asks".to_owned()))
    }
}

/// The survey that the address names, if the token opens it.
pub(super) struct Asked {
    pub(super) grant: Grant,
    pub(super) published: Arc<Published>,
}

impl FromRequestParts<AppState> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let grant = Grant::from_request_parts(parts, app).await?;
        let Ok(Path(name)) = Path::<String>::from_request_parts(parts, app).await else {
            return Err(Problem::UnknownSurvey);
        };
        let id = SurveyId::new(name);
        if !grant.0.opens(&id) {
            return Err(Problem::UnknownSurvey);
        }
        // The database is asked, not what was known before: whether a survey is sealed decides.
        let stored = app.store().survey(&id).await?;
        let stored = stored.ok_or(Problem::UnknownSurvey)?;
        let survey = app.definition(&id, stored.version).await?;
        Ok(Self {
            grant,
            published: Arc::new(Published { stored, survey }),
        })
    }
}

impl Asked {
    /// The survey, if its figures and responses may be read: once it is sealed. Until then it
    /// could be opened again, and two readings told apart by who came in between.
    pub(super) fn sealed(&self) -> Result<&Published, Problem> {
        let stored = &self.published.stored;
        match (stored.purged_on, stored.sealed_on) {
            (Some(day), _) => Err(Problem::Erased(day)),
            (None, Some(_)) => Ok(&self.published),
            (None, None) => Err(Problem::NotSealed),
        }
    }
}
