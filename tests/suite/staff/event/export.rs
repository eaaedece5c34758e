//! The files of a survey: who may take which, when, and what the log says of it.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::outcomes::export_wide;
use maoni::store::Role;

use super::{ID, SOURCE, acts, collect};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

const EXPORTS: &str = "/staff/surveys/every-kind/exports";

async fn seal(site: &Site) {
    let day = jiff::civil::date(2018, 12, 9);
    let sealed = site.store.seal(&SurveyId::new(ID), day).await;
    assert!(sealed.expect("sealed"));
}

fn path(group: &str, file: &str) -> String {
    format!("{EXPORTS}/{group}/{file}")
}

both_databases! {
    async fn files_about_answers_wait_until_the_survey_is_sealed(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 12).await;
        let mut analyst = site.member(Role::Analyst).await;
        let page = analyst.get(EXPORTS).await;
        assert!(page.html.contains("once the survey is closed for good"));
        assert!(!page.html.contains("responses-wide.csv\""), "there is no way to it");
        for (group, file) in [
            ("public", "published-tables.csv"),
            ("public", "package-public.zip"),
            ("restricted", "responses-wide.csv"),
            ("restricted", "responses-long.csv"),
            ("restricted", "package-restricted.zip"),
        ] {
            let page = analyst.get(&path(group, file)).await;
            assert_eq!(page.status, StatusCode::CONFLICT, "{file}");
            assert!(page.html.contains("once the survey is closed for good"), "{file}");
        }
        assert!(!acts(&site).await.contains(&"file-taken".to_owned()));
        let page = analyst.get(&path("restricted", "data-dictionary.csv")).await;
        assert!(page.html.starts_with("file,column"), "{}", &page.html[..60]);
        assert_eq!(acts(&site).await[0], "file-taken");
    }

    async fn a_file_is_the_one_that_the_command_writes(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, SOURCE, 40).await;
        seal(&site).await;
        let mut analyst = site.member(Role::Analyst).await;
        let page = analyst.get(&path("restricted", "responses-wide.csv")).await;
        assert_eq!(page.status, StatusCode::OK);
        let mut expected = Vec::new();
        let options = maoni::export::Options::default();
        export_wide(&site.store, &published, options, &mut expected).await.expect("written");
        assert_eq!(page.html.as_bytes(), expected);
        assert_eq!(page.headers["content-disposition"],
            "attachment; filename=\"every-kind-responses-wide.csv\"");
        assert_eq!(page.headers["cache-control"], "no-store");
        let page = analyst.get(EXPORTS).await;
        assert!(page.html.contains(&analyst.login), "who took it is told: {}", page.html);
    }

    async fn viewers_take_what_is_for_anybody(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 40).await;
        seal(&site).await;
        let mut viewer = site.member(Role::Viewer).await;
        let page = viewer.get(EXPORTS).await;
        assert!(!page.html.contains("restricted"), "{}", page.html);
        let page = viewer.get(&path("public", "published-tables.csv")).await;
        assert_eq!(page.status, StatusCode::OK);
        // The group of the address does not open what belongs to the other.
        let page = viewer.get(&path("public", "responses-wide.csv")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let page = viewer.get(&path("restricted", "responses-wide.csv")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }
}
