//! Who asks, and whether they may.
//!
//! Owns the way from the cookie to a [`Staff`], the policies of routes, and the order of refusals:
//! not signed in, not this role, not from our own page. A handler of a route that asks for somebody
//! gets a [`Staff`] and, where something is sent, [`Sent`]; both are put there by [`admit`] and by
//! nothing else, so a route cannot forget to ask.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::ROOT;
use super::act::Deed;
use crate::answer::form::Fields;
use crate::i18n::{Words, words};
use crate::id::{Hash, Key};
use crate::store::{Act, Lifetime, Role, StoredSession, StoredStaff};
use crate::survey::Language;
use crate::web::base_url::BaseUrl;
use crate::web::fault::Fault;
use crate::web::multipart::Files;
use crate::web::{AppState, body, cookie, see_other};

/// Who may ask for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody: the pages on the way in.
    Anyone,
    /// Whoever is signed in with this role or one that may more.
    AtLeast(Role),
}

/// How long somebody may do nothing.
const IDLE: SignedDuration = SignedDuration::from_hours(1);
/// How long a session lasts at most.
const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// The most bytes of a form: a definition in several scripts, percent-encoded, is large.
const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The field of every form that shows that it comes from our page.
pub(super) const TOKEN_FIELD: &str = "_token";

/// Which sessions are over at `now`.
pub(super) fn lifetime(now: Timestamp) -> Lifetime {
    Lifetime {
        begun_after: now - ABSOLUTE,
        seen_after: now - IDLE,
    }
}

/// Somebody who is signed in and may do what the route does.
#[derive(Clone)]
pub(crate) struct Staff {
    /// What every request shares.
    pub(crate) app: AppState,
    /// Who it is.
    pub(crate) who: Arc<StoredStaff>,
    /// The session.
    pub(super) session: StoredSession,
    /// What every form carries.
    pub(super) form_token: String,
    /// Where they are.
    pub(super) place: Place,
}

/// Somebody on the way in.
pub(crate) struct Guest {
    /// What every request shares.
    pub(crate) app: AppState,
    /// Where they are.
    pub(super) place: Place,
}

/// Which page is asked for, in which language.
#[derive(Clone)]
pub(super) struct Place {
    /// The address as it was asked for.
    uri: Uri,
    /// The language of the page.
    pub(super) language: Language,
}

impl Place {
    fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        Self {
            uri: uri.clone(),
            language: cookie::preferred(headers, &Language::ALL),
        }
    }

    /// The path and what follows it.
    pub(super) fn path(&self) -> String {
        self.uri
            .path_and_query()
            .map_or_else(|| ROOT.to_owned(), ToString::to_string)
    }

    /// The value of `name` in the query, as it stands there.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        let pairs = self.uri.query()?.split('&');
        pairs
            .filter_map(|pair| pair.split_once('='))
            .find_map(|(found, value)| (found == name).then_some(value))
    }

    pub(super) fn words(&self) -> &'static Words {
        words(self.language)
    }
}

impl Staff {
    /// The words of the page's language.
    pub(crate) fn words(&self) -> &'static Words {
        self.place.words()
    }

    /// The language of the page.
    pub(crate) fn language(&self) -> Language {
        self.place.language
    }

    /// Whether they may do what asks for `role`.
    pub(crate) fn may(&self, role: Role) -> bool {
        self.who.role >= role
    }

    /// What they do to `object`, for the audit log.
    pub(crate) fn act<'a>(&'a self, deed: Deed, object: &'a str) -> Act<'a> {
        Act {
            actor: &self.who.login,
            at: self.app.now(),
            act: deed.name(),
            object,
        }
    }

    /// What the address asks for after its path.
    pub(crate) fn query(&self) -> Result<Sent, Fault> {
        let query = self.place.uri.query().unwrap_or_default();
        Ok(Sent::of(body::parse(query.as_bytes())?, Files::new()))
    }

    /// Today, for what belongs to no event.
    pub(crate) fn today(&self) -> Date {
        today(&self.app)
    }
}

/// Today in UTC.
pub(super) fn today(app: &AppState) -> Date {
    TimeZone::UTC.to_datetime(app.now()).date()
}

/// The fields of a form that came from our own page.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    pub(super) fields: Arc<Fields>,
    files: Arc<Files>,
}

impl Sent {
    fn of(fields: Fields, files: Files) -> Self {
        Self {
            fields: Arc::new(fields),
            files: Arc::new(files),
        }
    }

    /// The bytes of the file chosen at `name`.
    pub(crate) fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// The value of `name`; empty when it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        value(&self.fields, name)
    }

    /// Every value of `name`, in the order of the form.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The first value of `name`; empty when there is none.
pub(super) fn value<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields
        .get(name)
        .and_then(|values| values.first())
        .map_or("", String::as_str)
}

/// Lets those in whom `policy` lets in.
pub(super) async fn admit(
    State((app, policy)): State<(AppState, Policy)>,
    mut request: Request,
    next: Next,
) -> Response {
    let Policy::AtLeast(role) = policy else {
        return next.run(request).await;
    };
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let staff = match recognise(&app, request.uri(), request.headers()).await {
        Ok(Some(staff)) => staff,
        Ok(None) if reads => return see_other(&sign_in(request.uri())),
        Ok(None) => return Fault::SignedOut.into_response(),
        Err(fault) => return fault.into_response(),
    };
    if staff.who.role < role {
        return Fault::Forbidden.into_response();
    }
    if !reads {
        let (parts, content) = request.into_parts();
        let sent = Request::from_parts(parts.clone(), content);
        let (fields, files) = match body::read_with_files(sent, MAX_BYTES).await {
            Ok(read) => read,
            Err(fault) => return fault.into_response(),
        };
        if value(&fields, TOKEN_FIELD) != staff.form_token {
            return Fault::Refused.into_response();
        }
        request = Request::from_parts(parts, axum::body::Body::empty());
        request.extensions_mut().insert(Sent::of(fields, files));
    }
    request.extensions_mut().insert(staff);
    next.run(request).await
}

/// Whoever the cookie says it is.
pub(super) async fn recognise(
    app: &AppState,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Option<Staff>, Fault> {
    let Some(key) = cookie_key(headers, app.base_url()) else {
        return Ok(None);
    };
    let now = app.now();
    let found = app
        .store()
        .session(token_hash(&key), now, lifetime(now))
        .await?;
    Ok(found.map(|(session, who)| Staff {
        app: app.clone(),
        who: Arc::new(who),
        session,
        form_token: Hash::of("form token", key.as_str()).to_hex(),
        place: Place::of(uri, headers),
    }))
}

/// Where to sign in, and to go on from there to the page that was asked for.
fn sign_in(uri: &Uri) -> String {
    match uri.path() {
        path if path == ROOT => format!("{ROOT}/sign-in"),
        path => format!("{ROOT}/sign-in?to={path}"),
    }
}

/// `path` if it is one of the workspace's own, else its beginning.
pub(super) fn own_path(path: &str) -> &str {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./@~?=&%+".contains(&b);
    let is_own = path
        .strip_prefix(ROOT)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if is_own && path.bytes().all(plain) {
        path
    } else {
        ROOT
    }
}

fn token_hash(key: &Key) -> Hash {
    Hash::of("session", key.as_str())
}

/// Over https the prefix ties the cookie to this host alone.
fn cookie_name(base: &BaseUrl) -> &'static str {
    if base.is_secure() {
        "__Host-maoni_staff"
    } else {
        "maoni_staff"
    }
}

fn cookie_key(headers: &HeaderMap, base: &BaseUrl) -> Option<Key> {
    Key::parse(
        CookieJar::from_headers(headers)
            .get(cookie_name(base))?
            .value(),
    )
}

/// Begins a session of `login` under a fresh token, which goes with `response`.
pub(super) async fn begin(
    app: &AppState,
    login: &str,
    response: Response,
) -> Result<Response, Fault> {
    let key = Key::draw(app.randomness());
    let now = app.now();
    app.store()
        .begin_session(token_hash(&key), login, now, lifetime(now))
        .await?;
    Ok(with_cookie(
        response,
        app.base_url(),
        key.as_str(),
        ABSOLUTE.as_secs(),
    ))
}

/// Takes the token away from the browser with `response`.
pub(super) fn forget(app: &AppState, response: Response) -> Response {
    with_cookie(response, app.base_url(), "", 0)
}

fn with_cookie(mut response: Response, base: &BaseUrl, value: &str, seconds: i64) -> Response {
    let name = cookie_name(base);
    let secure = if base.is_secure() { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    // Keys are ASCII without separators, so this cannot fail.
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Fault> {
        let staff = parts.extensions.get::<Self>().cloned();
        staff.ok_or_else(|| Fault::Broken("a route for anybody asks who asks".to_owned()))
    }
}

impl FromRequestParts<AppState> for Sent {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Fault> {
        let sent = parts.extensions.get::<Self>().cloned();
        sent.ok_or_else(|| Fault::Broken("a route asks for what nobody sent".to_owned()))
    }
}

impl FromRequestParts<AppState> for Guest {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Fault> {
        Ok(Self {
            app: app.clone(),
            place: Place::of(&parts.uri, &parts.headers),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_addresses_are_gone_on_to() {
        for (path, to) in [
            ("/staff", "/staff"),
            ("/staff/people?done=saved", "/staff/people?done=saved"),
            ("/staffing", ROOT),
            ("//evil.example", ROOT),
            ("/staff\\evil", ROOT),
            ("https://evil.example/staff", ROOT),
            ("/staff/\r\nx: y", ROOT),
            ("", ROOT),
        ] {
            assert_eq!(own_path(path), to, "{path}");
        }
    }
}
