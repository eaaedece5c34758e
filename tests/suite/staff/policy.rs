//! Every route of the workspace, asked for by nobody and in every role. The table makes the cases,
//! so a new row is held to its policy without a new test.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use maoni::store::Role;
use maoni::web::staff::{Policy, ROOT, policy};

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

/// An address of the route; nothing that it could name exists.
fn address(path: &str) -> String {
    let filled: Vec<&str> = path
        .split('/')
        .map(|part| match part {
            "{language}" => "fr",
            part if part.starts_with('{') => "nobody-and-nothing",
            part => part,
        })
        .collect();
    format!("{ROOT}{}", filled.join("/"))
}

/// Routes that end what the next case needs.
fn ends_the_session(path: &str) -> bool {
    path == "/sign-out"
}

both_databases! {
    async fn every_route_keeps_to_its_policy(database: Database) {
        let site = Site::open(&database);
        assert!(policy().len() > 20);
        let mut members = Vec::new();
        for role in Role::ALL {
            members.push((role, site.member(role).await));
        }
        for (method, path, policy) in policy() {
            let address = address(path);
            let context = format!("{method} {address} {policy:?}");
            let mut guest = site.guest();
            let page = match method {
                Method::GET => guest.get(&address).await,
                _ => guest.post(&address, &[]).await,
            };
            let Policy::AtLeast(least) = policy else {
                assert_ne!(page.status, StatusCode::UNAUTHORIZED, "{context}");
                assert_ne!(page.status, StatusCode::FORBIDDEN, "{context}");
                continue;
            };
            if method == Method::GET {
                let to = page.leads_to().expect("the way to sign in");
                assert!(to.starts_with("/staff/sign-in"), "{context}: {to}");
            } else {
                assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{context}");
            }
            for (role, member) in &mut members {
                if ends_the_session(path) {
                    continue;
                }
                let page = match method {
                    Method::GET => member.get(&address).await,
                    _ => member.send(&address, &[]).await,
                };
                let is_refused = page.status == StatusCode::FORBIDDEN;
                assert_eq!(is_refused, *role < least, "{context} as {role:?}: {}", page.status);
                assert!(page.status.as_u16() < 500, "{context} as {role:?}");
                // Nothing of what the address names is there, and nobody learns more than that.
                if path.contains('{') && *role >= least {
                    let refusals = [StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST];
                    assert!(refusals.contains(&page.status), "{context}: {}", page.status);
                }
            }
        }
    }

    async fn a_form_without_its_token_is_refused(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let other = site.member(Role::Owner).await;
        let fields = [("_token".to_owned(), "0".repeat(64))];
        for (method, path, policy) in policy() {
            if method == Method::GET || policy == Policy::Anyone {
                continue;
            }
            let page = owner.browser.post(&address(path), &fields).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        }
        let before = site.store.staff_member(&other.login).await.unwrap();
        let path = format!("/staff/people/{}/disable", other.login);
        owner.browser.post(&path, &fields).await;
        assert_eq!(site.store.staff_member(&other.login).await.unwrap(), before);
    }

    async fn nothing_is_kept_by_browsers_or_sent_by_other_sites(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        for (method, path, _) in policy() {
            if method == Method::GET && !path.contains('{') {
                let page = owner.get(&address(path)).await;
                assert_eq!(page.headers["cache-control"], "no-store", "{path}");
                let csp = page.headers["content-security-policy"].to_str().unwrap();
                assert!(!csp.contains("unsafe"), "{path}");
                assert!(page.html.len() < 120 * 1024, "{path}");
            }
        }
        let cross = Request::post("/staff/sign-in")
            .header("sec-fetch-site", "cross-site")
            .body(Body::empty());
        let page = site.call(cross.expect("a request")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }
}
