//! Participation while answers come in, and opening, extending and closing for good.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::store::{Role, StoredSurvey};

use super::{ID, OVERVIEW, SOURCE, acts, collect};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

const SCHEDULE: &str = "/staff/surveys/every-kind/schedule";

async fn stored(site: &Site) -> StoredSurvey {
    let survey = site.store.survey(&SurveyId::new(ID)).await.expect("read");
    survey.expect("there")
}

async fn closes(site: &Site) -> Option<String> {
    let closes = stored(site).await.schedule.closes;
    closes.map(|instant| instant.to_string())
}

both_databases! {
    async fn participation_is_told_in_steps_until_the_survey_is_closed_for_good(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 13).await;
        let mut viewer = site.member(Role::Viewer).await;
        let page = viewer.get(OVERVIEW).await;
        assert!(page.html.contains("<dd>at least 10</dd>"), "{}", page.html);
        assert!(page.html.contains("<dt>In French</dt><dd>fewer than 5</dd>"), "{}", page.html);
        assert!(!page.html.contains("<dd>13</dd>"), "a single answer can be seen coming");
        assert!(!page.html.contains("/schedule"), "a viewer is sent where only editors may go");
        assert!(page.html.contains("survey.example.org/s/every-kind"));
        let mut editor = site.member(Role::Editor).await;
        let form = editor.get(SCHEDULE).await;
        let page = editor.browser.press(&form, "close", "", &[("confirm", ID)]).await;
        assert!(page.html.contains("The survey is closed for good"), "{}", page.html);
        assert!(page.html.contains("<dd>13</dd>") && page.html.contains("<dd>100%</dd>"));
        assert!(page.html.contains("<dt>In French</dt><dd>fewer than 5</dd>"), "{}", page.html);
    }

    async fn times_are_those_of_the_event(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 0).await;
        let mut editor = site.member(Role::Editor).await;
        let form = editor.get(SCHEDULE).await;
        let shown = form.fields("schedule");
        assert!(shown.contains(&("closes".to_owned(), "2018-12-16T13:00".to_owned())), "{shown:?}");
        let change = [("closes", "2018-12-20T18:00")];
        let page = editor.browser.press(&form, "schedule", "", &change).await;
        assert!(page.html.contains("The times are saved."));
        assert_eq!(closes(&site).await.as_deref(), Some("2018-12-20T15:00:00Z"));
        assert_eq!(acts(&site).await[0], "schedule-changed");
        let form = editor.get(SCHEDULE).await;
        editor.browser.press(&form, "schedule", "", &[("closes", "")]).await;
        assert_eq!(closes(&site).await, None);
    }

    async fn what_makes_no_sense_is_told_and_changes_nothing(database: Database) {
        let site = Site::open(&database);
        let source = SOURCE.replace("[privacy]", "[privacy]\ndelete_on = 2018-12-24");
        collect(&site, &source, 0).await;
        let mut editor = site.member(Role::Editor).await;
        let before = stored(&site).await.schedule;
        for (control, typed, told) in [
            ("closes", "tomorrow", "Write a day and a time"),
            ("closes", "2018-12-09T12:59", "Choose a time that is still to come"),
            ("opens", "2018-12-18T09:00", "would close before it opens"),
            ("closes", "2018-12-24T09:00", "erased on 24 December 2018"),
        ] {
            let form = editor.get(SCHEDULE).await;
            let page = editor.browser.press(&form, "schedule", "", &[(control, typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(page.html.contains(told), "{typed}: {}", page.html);
            let kept = page.fields("schedule");
            assert!(kept.contains(&(control.to_owned(), typed.to_owned())), "{kept:?}");
            assert_eq!(stored(&site).await.schedule, before, "{typed}");
        }
        assert!(!acts(&site).await.contains(&"schedule-changed".to_owned()));
    }

    async fn two_editors_do_not_overwrite_each_other(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 0).await;
        let mut one = site.member(Role::Editor).await;
        let mut other = site.member(Role::Editor).await;
        let form = one.get(SCHEDULE).await;
        let late = other.get(SCHEDULE).await;
        one.browser.press(&form, "schedule", "", &[("closes", "2018-12-20T18:00")]).await;
        let wish = [("closes", "2018-12-22T18:00")];
        let page = other.browser.press(&late, "schedule", "", &wish).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("20 December 2018, 18:00"), "{}", page.html);
        let shown = page.fields("schedule");
        assert!(shown.contains(&("closes".to_owned(), wish[0].1.to_owned())), "{shown:?}");
        assert_eq!(closes(&site).await.as_deref(), Some("2018-12-20T15:00:00Z"));
        // Whoever has seen both decides.
        let page = other.browser.press(&page, "schedule", "", &[]).await;
        assert!(page.html.contains("The times are saved."));
        assert_eq!(closes(&site).await.as_deref(), Some("2018-12-22T15:00:00Z"));
    }

    async fn a_closed_survey_opens_again_until_it_is_sealed(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 0).await;
        site.turn("2018-12-16T11:00:00Z");
        let mut editor = site.member(Role::Editor).await;
        let page = editor.get(OVERVIEW).await;
        assert!(page.html.contains("17 December 2018, 13:00"), "when it is sealed: {}", page.html);
        let form = editor.get(SCHEDULE).await;
        let page = editor.browser.press(&form, "schedule", "open", &[]).await;
        assert!(page.html.contains("The survey takes answers now."), "{}", page.html);
        assert_eq!(closes(&site).await, None, "the closing time had passed");
        assert_eq!(acts(&site).await[0], "survey-opened");
        let form = editor.get(SCHEDULE).await;
        editor.browser.press(&form, "close", "", &[("confirm", ID)]).await;
        let page = editor.browser.press(&form, "schedule", "open", &[]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(stored(&site).await.sealed_on.is_some());
    }

    async fn closing_for_good_asks_for_the_name(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 0).await;
        let mut editor = site.member(Role::Editor).await;
        let form = editor.get(SCHEDULE).await;
        for typed in ["", "every", "Every kind"] {
            let page = editor.browser.press(&form, "close", "", &[("confirm", typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert_eq!(stored(&site).await.closed_on, None);
        }
        editor.browser.press(&form, "close", "", &[("confirm", ID)]).await;
        assert!(stored(&site).await.sealed_on.is_some());
        assert_eq!(acts(&site).await[0], "survey-closed");
        let page = editor.get(SCHEDULE).await;
        assert!(!page.html.contains("<form id=\"close\""), "there is nothing left to close");
        // Whoever still has the form before them is told, and the log does not grow.
        let page = editor.browser.press(&form, "close", "", &[("confirm", ID)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let closings = acts(&site).await.into_iter().filter(|act| act == "survey-closed");
        assert_eq!(closings.count(), 1);
    }
}
