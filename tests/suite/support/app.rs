//! The site, and the people who use it: each with cookies of their own, without scripts.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::date;
use maoni::id::{Clock, SurveyId, SystemRandomness};
use maoni::mail::Mailer;
use maoni::store::{Publication, Store};
use maoni::survey::Schedule;
use maoni::web::{AppState, monitoring, router};
use tower::ServiceExt as _;

use super::html::{self, Tag};

/// A clock that the test turns.
#[derive(Clone)]
struct TestClock(Arc<Mutex<Timestamp>>);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self
            .0
            .lock()
            .expect("no test panicked while turning the clock")
    }
}

/// The site at [`Site::BASE`], open for answers.
pub(crate) struct Site {
    router: Router,
    monitoring: Router,
    pub(crate) store: Store,
    clock: TestClock,
}

/// The instant at which every test begins.
fn beginning() -> Timestamp {
    "2018-12-09T10:00:00Z".parse().expect("an instant")
}

impl Site {
    pub(crate) const BASE: &str = "https://survey.example.org";

    /// A site on `store` with no survey.
    pub(crate) fn open(store: &Store) -> Self {
        Self::open_with(store, None)
    }

    /// A site on `store` with no survey, which sends its mail by `mailer`.
    pub(crate) fn open_with(store: &Store, mailer: Option<Mailer>) -> Self {
        let clock = TestClock(Arc::new(Mutex::new(beginning())));
        let base = Self::BASE.parse().expect("a base URL");
        let app = AppState::new(store.clone(), clock.clone(), SystemRandomness, base, mailer);
        Self {
            monitoring: monitoring(app.clone()),
            router: router(app),
            store: store.clone(),
            clock,
        }
    }

    /// Publishes `source` as `id`, open from an hour ago until in a week.
    pub(crate) async fn publish(&self, id: &str, source: &str) {
        let hour = jiff::SignedDuration::from_hours(1);
        let publication = Publication {
            survey: &SurveyId::new(id),
            source,
            day: date(2018, 12, 9),
            schedule: Schedule {
                opens: Some(beginning() - hour),
                closes: Some(beginning() + hour * 24 * 7),
            },
            is_synthetic: false,
        };
        self.store
            .publish(&publication)
            .await
            .expect("a valid definition");
    }

    /// Turns the clock to `instant`.
    pub(crate) fn turn(&self, instant: &str) {
        *self.clock.0.lock().expect("the clock") = instant.parse().expect("an instant");
    }

    /// The instant at which the clock stands.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Somebody new.
    pub(crate) fn visitor(&self) -> Visitor<'_> {
        Visitor {
            site: self,
            cookies: BTreeMap::new(),
        }
    }

    /// The routes, to be served.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    /// What a monitoring system is told.
    pub(crate) async fn metrics(&self) -> String {
        let request = Request::get("/metrics").body(Body::empty());
        let response = self
            .monitoring
            .clone()
            .oneshot(request.expect("a request"))
            .await
            .expect("the router never fails");
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = to_bytes(response.into_body(), 1 << 20).await;
        String::from_utf8(bytes.expect("a body").into()).expect("UTF-8")
    }

    /// How many bytes the body has that answers `request`.
    pub(crate) async fn size(&self, request: Request<Body>) -> usize {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router never fails");
        assert!(response.status().is_success());
        to_bytes(response.into_body(), 1 << 20)
            .await
            .expect("a body")
            .len()
    }

    /// Sends a request as it is.
    pub(crate) async fn call(&self, request: Request<Body>) -> Page {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router never fails");
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 23).await.expect("a body");
        let is_file = head.headers.contains_key(header::CONTENT_DISPOSITION);
        Page {
            status: head.status,
            headers: head.headers,
            html: match String::from_utf8(bytes.to_vec()) {
                Ok(html) => html,
                Err(file) => {
                    assert!(is_file, "pages are UTF-8");
                    String::from_utf8_lossy(file.as_bytes()).into_owned()
                }
            },
        }
    }
}

/// Somebody with a browser that runs no scripts.
#[derive(Clone)]
pub(crate) struct Visitor<'a> {
    site: &'a Site,
    pub(crate) cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
}

impl Visitor<'_> {
    /// Opens `path`, without following where it leads.
    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.call(Request::get(path), Body::empty()).await
    }

    /// Sends `fields` to `path` from one of our pages.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.call(request, Body::from(body)).await
    }

    /// Sends `fields` and the file `content` at `control` to `path` from one of our pages.
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        control: &str,
        content: &[u8],
    ) -> Page {
        const BETWEEN: &str = "----between";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.bytes());
        }
        let head = format!(
            "--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{control}\"; \
             filename=\"chosen\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(content);
        body.extend(format!("\r\n--{BETWEEN}--\r\n").bytes());
        let media = format!("multipart/form-data; boundary={BETWEEN}");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, media)
            .header("sec-fetch-site", "same-origin");
        self.call(request, Body::from(body)).await
    }

    /// Opens `path` and follows where it leads, to the page at the end.
    pub(crate) async fn open(&mut self, path: &str) -> Page {
        let mut page = self.get(path).await;
        for _ in 0..5 {
            match page.leads_to() {
                Some(path) => page = self.get(&path).await,
                None => return page,
            }
        }
        panic!("{path} leads round in circles");
    }

    /// Presses a button of the form `id` on `page` after changing some fields, and follows.
    pub(crate) async fn press(
        &mut self,
        page: &Page,
        id: &str,
        button: &str,
        changes: &[(&str, &str)],
    ) -> Page {
        let (path, fields) = page.filled(id, button, changes);
        let answer = self.post(&path, &fields).await;
        match answer.leads_to() {
            Some(path) => self.open(&path).await,
            None => answer,
        }
    }

    /// The bytes of the file at `path`, and the name under which it is saved.
    pub(crate) async fn take(&self, path: &str) -> (String, Vec<u8>) {
        let cookies = self.cookies.iter();
        let cookies: Vec<_> = cookies
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = Request::get(path).header(header::COOKIE, cookies.join("; "));
        let request = request.body(Body::empty()).expect("a well-formed request");
        let answer = self.site.router().oneshot(request).await;
        let (head, body) = answer.expect("the router never fails").into_parts();
        assert_eq!(head.status, StatusCode::OK, "{path}");
        let saved = head.headers.get(header::CONTENT_DISPOSITION);
        let saved = saved.map_or("", |value| value.to_str().expect("ASCII"));
        let bytes = to_bytes(body, 1 << 24).await.expect("a body");
        (saved.to_owned(), bytes.to_vec())
    }

    async fn call(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .expect("a well-formed request");
        let page = self.site.call(request).await;
        for cookie in page.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("ASCII");
            let (pair, scope) = cookie.split_once(';').expect("a cookie with a scope");
            let (name, value) = pair.split_once('=').expect("name and value");
            if scope.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        page
    }
}

impl Page {
    /// Where a redirect leads.
    pub(crate) fn leads_to(&self) -> Option<String> {
        let location = self.headers.get(header::LOCATION)?;
        assert_eq!(self.status, StatusCode::SEE_OTHER);
        Some(location.to_str().expect("ASCII").to_owned())
    }

    /// Every start tag.
    pub(crate) fn tags(&self) -> Vec<Tag> {
        html::tags(&self.html)
    }

    /// The text of the first tag called `name`.
    pub(crate) fn text(&self, name: &str) -> String {
        let tag = self.tags().into_iter().find(|tag| tag.name == name);
        tag.unwrap_or_else(|| panic!("no <{name}> in {}", self.html))
            .text
            .trim()
            .to_owned()
    }

    /// What the form `id` would send.
    pub(crate) fn fields(&self, id: &str) -> Vec<(String, String)> {
        html::fields(&self.html, id)
    }

    /// What `control` of the form `answers` holds.
    pub(crate) fn value(&self, control: &str) -> Option<String> {
        let fields = self.fields("answers");
        fields
            .into_iter()
            .find(|(name, _)| name == control)
            .map(|(_, value)| value)
    }

    /// The number of the screen, from the address of its form.
    pub(crate) fn form_action(&self, id: &str) -> String {
        let form = self
            .tags()
            .into_iter()
            .find(|tag| tag.name == "form" && tag.is("id", id));
        form.and_then(|form| form.get("action").map(str::to_owned))
            .expect("the form has an action")
    }

    /// Where the form `id` goes when `button` is pressed, and what it sends after `changes`. A
    /// button is named by its value, or by its language.
    fn filled(
        &self,
        id: &str,
        button: &str,
        changes: &[(&str, &str)],
    ) -> (String, Vec<(String, String)>) {
        let mut fields = self.fields(id);
        fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        fields.extend(
            changes
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        let mut path = self.form_action(id);
        let pressed = self.tags().into_iter().find(|tag| {
            tag.name == "button" && (tag.is("value", button) || tag.is("lang", button))
        });
        if let Some(tag) = pressed {
            if let Some(name) = tag.get("name") {
                let value = tag.get("value").unwrap_or_default();
                fields.push((name.to_owned(), value.to_owned()));
            }
            if let Some(action) = tag.get("formaction") {
                action.clone_into(&mut path);
            }
        } else {
            assert!(button.is_empty(), "no button `{button}` in {}", self.html);
        }
        (path, fields)
    }
}
