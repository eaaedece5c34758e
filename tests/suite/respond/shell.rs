//! What stands around the pages: headers, assets, the list, the poster, and the server itself.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{AT, begun, sent, site};
use crate::support::app::Site;
use crate::support::database::on_sqlite;

/// Pages of every sort: found, not found, refused, drawn, static.
const PATHS: [&str; 9] = [
    "/",
    "/s/every-kind/en",
    "/s/every-kind/en/code",
    "/s/every-kind/poster",
    "/s/every-kind/qr.svg",
    "/s/nothing/en",
    "/nowhere",
    "/healthz",
    "/s/every-kind/en/send",
];

#[tokio::test]
async fn every_response_carries_the_headers() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let mut visitor = site.visitor();
        for path in PATHS {
            let page = visitor.get(path).await;
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "same-origin"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                (
                    "strict-transport-security",
                    "max-age=63072000; includeSubDomains",
                ),
                ("cache-control", "no-store"),
            ] {
                assert_eq!(page.headers.get(name).expect(name), value, "{path}");
            }
            assert!(page.headers.contains_key("permissions-policy"), "{path}");
            let policy = page.headers["content-security-policy"]
                .to_str()
                .expect("ASCII");
            assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
            assert!(
                policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
                "{policy}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn pages_need_nothing_inline_and_nothing_from_elsewhere() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let welcome = site.visitor().open(AT).await;
        let poster = visitor.open("/s/every-kind/poster").await;
        for page in [page, welcome, poster] {
            for tag in page.tags() {
                assert!(tag.get("style").is_none() && tag.name != "style", "{tag:?}");
                assert!(tag.name != "script" || tag.get("src").is_some(), "{tag:?}");
                for name in ["src", "href", "action"] {
                    let address = tag.get(name).unwrap_or("/");
                    assert!(
                        address.starts_with('/') || address.starts_with('#'),
                        "{tag:?}"
                    );
                }
            }
        }
    })
    .await;
}

/// The first view of a phone: the page and what it asks for.
#[tokio::test]
async fn the_first_view_is_light() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let mut paths = vec![AT.to_owned()];
        for tag in site.visitor().get(AT).await.tags() {
            if matches!(tag.name.as_str(), "link" | "script" | "img") {
                paths.extend(tag.get("href").or(tag.get("src")).map(str::to_owned));
            }
        }
        assert!(paths.len() <= 4, "{paths:?}");
        let mut bytes = 0;
        for path in &paths {
            let request = Request::get(path)
                .header(header::ACCEPT_ENCODING, "gzip")
                .body(Body::empty())
                .expect("a request");
            let weight = site.size(request).await;
            assert!(weight > 0, "{path}");
            bytes += weight;
        }
        assert!(bytes <= 40 * 1024, "{bytes} bytes");
        for path in &paths[1..] {
            let asset = site.visitor().get(path).await;
            let cache = asset.headers[header::CACHE_CONTROL]
                .to_str()
                .expect("ASCII");
            assert!(cache.contains("immutable"), "{path}");
        }
        assert_eq!(
            site.visitor()
                .get("/assets/maoni.000000000000.css")
                .await
                .status,
            404
        );
    })
    .await;
}

#[tokio::test]
async fn requests_made_by_another_site_are_refused() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        for (name, value, refused) in [
            ("sec-fetch-site", "cross-site", true),
            ("sec-fetch-site", "same-site", true),
            ("sec-fetch-site", "same-origin", false),
            ("origin", "https://evil.example", true),
            ("origin", "null", true),
            ("origin", Site::BASE, false),
            ("x-nothing", "neither header", true),
        ] {
            let request = Request::post(AT).header(name, value).body(Body::empty());
            let page = site.call(request.expect("a request")).await;
            assert_eq!(page.status == 403, refused, "{name}: {value}");
        }
        for method in [Method::PUT, Method::DELETE] {
            let request = Request::builder()
                .method(method)
                .uri(AT)
                .body(Body::empty());
            assert_eq!(site.call(request.expect("a request")).await.status, 403);
        }
    })
    .await;
}

/// The key is for this survey's pages and no script, and nothing else is remembered of anybody.
#[tokio::test]
async fn cookies_are_narrow() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let (visitor, _) = sent(&site).await;
        let names: Vec<_> = visitor.cookies.keys().map(String::as_str).collect();
        assert_eq!(names, ["__Secure-maoni_draft", "maoni_language"]);
        let mut other = site.visitor();
        let fields = [("consent".to_owned(), "yes".to_owned())];
        let begun = other.post(AT, &fields).await;
        let cookies = begun.headers.get_all(header::SET_COOKIE);
        let cookies: Vec<_> = cookies
            .iter()
            .map(|value| value.to_str().expect("ASCII"))
            .collect();
        let draft = cookies
            .iter()
            .find(|cookie| cookie.contains("draft"))
            .expect("a key");
        assert!(
            draft
                .ends_with("; Path=/s/every-kind; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure"),
            "{draft}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_list_names_what_is_open() {
    on_sqlite(|database| async move {
        let empty = Site::open(&database);
        let mut visitor = empty.visitor();
        let page = visitor.get("/").await;
        assert!(page.html.contains("No survey is open at the moment."));
        let site = site(&database).await;
        let mut visitor = site.visitor();
        assert_eq!(
            visitor.get("/language/fr").await.leads_to().as_deref(),
            Some("/")
        );
        let page = visitor.get("/").await;
        assert!(
            page.html.contains("href=\"/s/every-kind\"") && page.html.contains("Tous les genres")
        );
        site.turn("2019-01-01T00:00:00Z");
        assert!(
            visitor
                .get("/")
                .await
                .html
                .contains("Aucune enquête n’est ouverte")
        );
    })
    .await;
}

#[tokio::test]
async fn the_poster_speaks_every_language_of_the_survey() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let poster = site.visitor().open("/s/every-kind/poster").await;
        for words in [
            "Tell us what you think",
            "Donnez-nous votre avis",
            "شاركونا رأيكم",
            "<svg",
        ] {
            assert!(poster.html.contains(words), "{words}");
        }
        assert!(poster.html.contains("survey.example.org/s/every-kind"));
        let picture = site.visitor().open("/s/every-kind/qr.svg").await;
        assert_eq!(picture.headers[header::CONTENT_TYPE], "image/svg+xml");
        assert!(picture.html.starts_with("<svg"));
    })
    .await;
}

/// A request under way when the operator stops the server is answered; new ones are not taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_finishes_what_was_begun() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let server = tokio::spawn(maoni::web::serve(listener, site.router(), async move {
            stopped.await.expect("the test stops the server");
        }));
        let mut client = tokio::net::TcpStream::connect(address)
            .await
            .expect("a connection");
        let head = format!(
            "POST {AT} HTTP/1.1\r\nHost: x\r\nOrigin: {}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\nconsent",
            Site::BASE
        );
        client
            .write_all(head.as_bytes())
            .await
            .expect("the head is sent");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        stop.send(()).expect("the server runs");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        client.write_all(b"=yes").await.expect("the rest is sent");
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        server
            .await
            .expect("the server ends")
            .expect("without a fault");
        assert!(tokio::net::TcpStream::connect(address).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn metrics_tell_routes_and_nothing_of_those_who_asked() {
    on_sqlite(|database| async move {
        let site = site(&database).await;
        let mut visitor = site.visitor();
        visitor.get("/s/every-kind/en").await;
        visitor.get("/s/every-kind/ar").await;
        visitor.get("/nowhere/at/all").await;
        let told = site.metrics().await;
        let line = |start: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(start));
            line.unwrap_or_else(|| panic!("no line begins with {start} in\n{told}"))
        };
        let count = r#"maoni_http_requests_total{method="GET",route="#;
        assert_eq!(
            line(&format!(
                r#"{count}"/s/{{survey}}/{{language}}",status="200"}} "#
            )),
            "2"
        );
        assert_eq!(line(&format!(r#"{count}"none",status="404"}} "#)), "1");
        assert_eq!(line("maoni_http_requests_under_way "), "0");
        line("maoni_http_request_duration_seconds_count{");
        for word in ["every-kind", "nowhere", "=\"ar\"", "127.0.0.1"] {
            assert!(!told.contains(word), "{word} is told in\n{told}");
        }
        let page = visitor.get("/metrics").await;
        assert_eq!(
            page.status,
            StatusCode::NOT_FOUND,
            "never beside the public pages"
        );
    })
    .await;
}
