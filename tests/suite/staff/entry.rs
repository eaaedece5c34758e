//! Setting up, signing in, joining, and the second step.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};
use jiff::SignedDuration;
use maoni::id::{Passcode, SystemRandomness};
use maoni::store::Role;

use crate::support::app::{Page, Site, Visitor};
use crate::support::database::{Database, both_databases};
use crate::support::staff::PASSWORD;

async fn setup_code(site: &Site) -> String {
    let code = Passcode::draw(&SystemRandomness);
    let later = site.now() + SignedDuration::from_hours(1);
    site.store
        .keep_setup_code(code.hash(), later)
        .await
        .expect("no owner yet");
    code.to_string()
}

/// Fills the form of `page` in and presses its button.
async fn fill(browser: &mut Visitor<'_>, page: &Page, typed: &[(&str, &str)]) -> Page {
    let mut fields: BTreeMap<String, String> = page.fields("form").into_iter().collect();
    for (name, value) in typed {
        let known = fields.insert((*name).to_owned(), (*value).to_owned());
        assert!(known.is_some(), "the form has no `{name}`");
    }
    let fields: Vec<_> = fields.into_iter().collect();
    browser.post(&page.form_action("form"), &fields).await
}

async fn set_up(site: &Site) -> Visitor<'_> {
    let code = setup_code(site).await;
    let mut browser = site.guest();
    let page = browser.get("/staff/setup").await;
    let typed = [
        ("code", code.as_str()),
        ("name", "Amina Yusuf"),
        ("login", "Amina"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    let page = fill(&mut browser, &page, &typed).await;
    assert_eq!(page.leads_to().as_deref(), Some("/staff"));
    browser
}

async fn sign_in(browser: &mut Visitor<'_>, password: &str, code: &str) -> Page {
    let page = browser.get("/staff/sign-in?to=/staff/people").await;
    let typed = [("login", "amina"), ("password", password), ("code", code)];
    fill(browser, &page, &typed).await
}

both_databases! {
    async fn the_code_makes_the_first_owner_once(database: Database) {
        let site = Site::open(&database);
        let (code, other) = (setup_code(&site).await, setup_code(&site).await);
        let mut browser = site.guest();
        let form = browser.get("/staff/setup").await;
        let mut typed = vec![
            ("code", "00000-00000-00000-00000"),
            ("name", "Amina Yusuf"),
            ("login", "amina"),
            ("password", PASSWORD),
            ("again", PASSWORD),
        ];
        let refused = fill(&mut browser, &form, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.html.contains(PASSWORD));
        typed[0].1 = &code;
        assert_eq!(fill(&mut browser, &form, &typed).await.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.get("/staff/people").await.status, StatusCode::OK);
        typed[0].1 = &other;
        typed[2].1 = "intruder";
        let mut second = site.guest();
        assert_eq!(fill(&mut second, &form, &typed).await.status, StatusCode::NOT_FOUND);
        assert_eq!(second.get("/staff/setup").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.store.staff().await.unwrap().len(), 1);
        let late = Passcode::draw(&SystemRandomness);
        assert!(site.store.keep_setup_code(late.hash(), site.now()).await.is_err());
    }

    async fn a_code_that_is_old_is_not_good(database: Database) {
        let site = Site::open(&database);
        let code = setup_code(&site).await;
        let mut browser = site.guest();
        let form = browser.get("/staff/setup").await;
        site.turn("2018-12-09T12:00:00Z");
        let typed = [
            ("code", code.as_str()),
            ("name", "Amina"),
            ("login", "amina"),
            ("password", PASSWORD),
            ("again", PASSWORD),
        ];
        let page = fill(&mut browser, &form, &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!site.store.has_owner().await.unwrap());
    }

    async fn sign_in_leads_to_the_page_asked_for(database: Database) {
        let site = Site::open(&database);
        set_up(&site).await;
        let mut browser = site.guest();
        let wrong = sign_in(&mut browser, "seven quiet herons wait", "").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = sign_in(&mut browser, PASSWORD, "").await;
        assert_eq!(page.leads_to().as_deref(), Some("/staff/people"));
        let cookie = page.headers.get_all(header::SET_COOKIE).iter().next();
        let cookie = cookie.and_then(|value| value.to_str().ok()).expect("a cookie");
        assert!(cookie.starts_with("__Host-maoni_staff="), "{cookie}");
        assert!(
            cookie.ends_with("; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure"),
            "{cookie}"
        );
        assert_eq!(browser.get("/staff/people").await.status, StatusCode::OK);
    }

    async fn a_name_that_nobody_has_is_refused_like_a_wrong_password(database: Database) {
        let site = Site::open(&database);
        set_up(&site).await;
        let mut answers = Vec::new();
        for login in ["amina", "nobody"] {
            let mut seen = Vec::new();
            for _ in 0..7 {
                let mut browser = site.guest();
                let form = browser.get("/staff/sign-in").await;
                let typed = [("login", login), ("password", "wrong wrong wrong")];
                let page = fill(&mut browser, &form, &typed).await;
                seen.push((page.status, page.html.replace(login, "NAME")));
            }
            assert_eq!(seen[4].0, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(seen[5].0, StatusCode::TOO_MANY_REQUESTS);
            answers.push(seen);
        }
        assert_eq!(answers[0], answers[1]);
        // The right password is not looked at while one has to wait, and is good afterwards.
        let mut browser = site.guest();
        assert_eq!(sign_in(&mut browser, PASSWORD, "").await.status, StatusCode::TOO_MANY_REQUESTS);
        site.turn("2018-12-09T10:00:31Z");
        assert_eq!(sign_in(&mut browser, PASSWORD, "").await.status, StatusCode::SEE_OTHER);
        assert_eq!(sign_in(&mut browser, "wrong", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_second_step_is_asked_for_and_its_code_is_good_once(database: Database) {
        let site = Site::open(&database);
        let mut owner = set_up(&site).await;
        let form = owner.get("/staff/account/second-step").await;
        let secret = form.fields("form").into_iter().find(|(name, _)| name == "secret");
        let secret = secret.expect("a secret").1;
        let code = |seconds: i64| {
            let secret = totp_rs::Secret::try_from_base32(&secret).expect("base 32");
            let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a generator");
            let now = site.now().as_second() + seconds;
            totp.generate(now as u64).to_string()
        };
        let wrong = fill(&mut owner, &form, &[("code", "000000"), ("current", PASSWORD)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.html.contains(&secret), "the same secret is shown again");
        let done = fill(&mut owner, &form, &[("code", &code(0)), ("current", PASSWORD)]).await;
        assert_eq!(done.leads_to().as_deref(), Some("/staff/account?done=second-step-on"));
        let mut browser = site.guest();
        for (code, status) in [
            (String::new(), StatusCode::UNPROCESSABLE_ENTITY),
            (code(0), StatusCode::UNPROCESSABLE_ENTITY),
            (code(30), StatusCode::SEE_OTHER),
            (code(30), StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(sign_in(&mut browser, PASSWORD, &code).await.status, status, "{code}");
        }
    }

    async fn a_one_time_code_is_spent_by_sending_it(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let invited = owner
            .send("/staff/people/new", &[("name", "Idris"), ("login", "idris"), ("role", "viewer")])
            .await;
        assert_eq!(invited.status, StatusCode::OK);
        let code = invited.tags().into_iter().find(|tag| tag.is("class", "code"));
        let code = code.expect("the code").text;
        let mut browser = site.guest();
        let typed = [("code", code.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
        let form = browser.get("/staff/join").await;
        browser.get(&format!("/staff/join?code={code}")).await;
        let joined = fill(&mut browser, &form, &typed).await;
        assert_eq!(joined.leads_to().as_deref(), Some("/staff?done=joined"));
        assert_eq!(browser.get("/staff").await.status, StatusCode::OK);
        assert_eq!(browser.get("/staff/people").await.status, StatusCode::FORBIDDEN);
        let again = fill(&mut site.guest(), &form, &typed).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_language_is_switched_on_the_same_page(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let page = owner.get("/staff/people").await;
        let link = page.tags().into_iter().find(|tag| tag.is("hreflang", "ar"));
        let link = link.expect("the way to Arabic").get("href").expect("an address").to_owned();
        let page = owner.browser.open(&link).await;
        assert!(page.html.contains("dir=\"rtl\"") && page.html.contains("الفريق"));
        for foreign in ["//evil.example", "https://evil.example", "/s/x"] {
            let page = owner.get(&format!("/staff/language/en?to={foreign}")).await;
            assert_eq!(page.leads_to().as_deref(), Some("/staff"), "{foreign}");
        }
    }
}
