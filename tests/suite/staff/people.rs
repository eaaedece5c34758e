//! Owners decide who works here, and somebody has to remain who can.

use axum::http::StatusCode;
use maoni::store::Role;

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

both_databases! {
    async fn a_role_counts_from_the_next_request_on(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let mut other = site.member(Role::Owner).await;
        assert_eq!(other.get("/staff/people").await.status, StatusCode::OK);
        let path = format!("/staff/people/{}", other.login);
        let done = owner.send_and_follow(&format!("{path}/role"), &[("role", "viewer")]).await;
        assert!(done.html.contains("The role is changed."));
        assert_eq!(other.get("/staff/people").await.status, StatusCode::FORBIDDEN);
        owner.send(&format!("{path}/disable"), &[]).await;
        let to = other.get("/staff").await.leads_to();
        assert_eq!(to.as_deref(), Some("/staff/sign-in"));
        owner.send(&format!("{path}/enable"), &[]).await;
        assert!(other.get("/staff").await.leads_to().is_some(), "the session stays over");
    }

    async fn the_last_owner_stays(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        site.member(Role::Editor).await;
        let path = format!("/staff/people/{}", owner.login);
        let page = owner.send(&format!("{path}/role"), &[("role", "editor")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let page = owner.send(&format!("{path}/disable"), &[]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(owner.get("/staff/people").await.status, StatusCode::OK);
        assert!(site.store.has_owner().await.unwrap());
        // What was refused is not in the log.
        let entries = site.store.audit(i64::MAX, 100).await.unwrap();
        assert!(entries.iter().all(|entry| entry.act == "staff-invited" || entry.act == "staff-joined"));
    }

    async fn two_people_never_share_a_name(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let fields = [("name", "Idris"), ("login", "idris"), ("role", "viewer")];
        assert_eq!(owner.send("/staff/people/new", &fields).await.status, StatusCode::OK);
        let page = owner.send("/staff/people/new", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.text("title"), "Error: Add somebody – Maoni");
    }
}
