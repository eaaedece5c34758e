//! Sessions end: by signing out, by time, by a new password, by an owner.

use axum::http::StatusCode;
use maoni::store::Role;

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

both_databases! {
    async fn signing_out_ends_the_session_itself(database: Database) {
        let site = Site::open(&database);
        let mut viewer = site.member(Role::Viewer).await;
        let mut copy = viewer.clone();
        let page = viewer.send("/staff/sign-out", &[]).await;
        assert_eq!(page.leads_to().as_deref(), Some("/staff/sign-in"));
        assert!(viewer.browser.cookies.is_empty());
        assert!(copy.get("/staff").await.leads_to().is_some(), "the token opens nothing any more");
    }

    async fn a_session_ends_when_idle_and_after_half_a_day(database: Database) {
        let site = Site::open(&database);
        let mut idle = site.member(Role::Viewer).await;
        let mut busy = site.member(Role::Viewer).await;
        for minutes in (0..24).map(|half| half * 30) {
            site.turn(&format!("2018-12-09T{:02}:{:02}:00Z", 10 + minutes / 60, minutes % 60));
            if minutes < 14 * 60 {
                assert_eq!(busy.get("/staff").await.status, StatusCode::OK, "after {minutes} min");
            }
        }
        assert!(idle.get("/staff").await.leads_to().is_some());
        site.turn("2018-12-09T22:00:01Z");
        assert!(busy.get("/staff").await.leads_to().is_some());
    }

    async fn an_owner_ends_the_sessions_of_somebody_who_is_reset(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let mut editor = site.member(Role::Editor).await;
        let path = format!("/staff/people/{}/reset", editor.login);
        let page = owner.send(&path, &[]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(editor.get("/staff").await.leads_to().is_some());
        let stored = site.store.staff_member(&editor.login).await.unwrap().expect("the editor");
        assert!(stored.password.is_none() && stored.totp.is_none());
    }

    async fn other_sessions_are_ended_from_the_account(database: Database) {
        let site = Site::open(&database);
        let mut here = site.member(Role::Viewer).await;
        let mut there = site.enter(&here.login).await;
        assert_eq!(there.get("/staff/account").await.status, StatusCode::OK);
        here.send("/staff/account/sessions", &[]).await;
        assert_eq!(here.get("/staff/account").await.status, StatusCode::OK);
        assert!(there.get("/staff/account").await.leads_to().is_some());
    }

    async fn only_hashes_of_tokens_are_kept(database: Database) {
        let site = Site::open(&database);
        let viewer = site.member(Role::Viewer).await;
        let token = viewer.browser.cookies.values().next().expect("a cookie").clone();
        if database.is_sqlite() {
            let bytes = std::fs::read(database.file()).expect("the file");
            assert!(!bytes.windows(token.len()).any(|window| window == token.as_bytes()));
        }
        let login = viewer.login.as_str();
        assert_eq!(site.store.sessions(login).await.unwrap().len(), 1);
    }
}
