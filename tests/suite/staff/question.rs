//! The questions of a survey are changed, moved, added and taken out one at a time, in the text that
//! the file editor shows.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::store::Role;
use maoni::survey::parse::examine;
use maoni::survey::{Kind, Survey};

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::Member;

const WORKSHOP: &str = include_str!("../../../surveys/training-workshop.toml");
const ID: &str = "training-workshop";
const TAB: &str = "/staff/surveys/training-workshop/questions";

async fn draft(site: &Site) -> String {
    let draft = site.store.survey_draft(&SurveyId::new(ID)).await;
    draft.expect("the store").expect("a draft").source
}

fn survey(source: &str) -> Survey {
    let checked = examine(source, "draft.toml");
    let faults = checked.diagnostics.list();
    checked.survey.unwrap_or_else(|| panic!("{faults:?}"))
}

fn order(survey: &Survey) -> Vec<&str> {
    survey.items().map(|item| item.id.as_str()).collect()
}

async fn begin(site: &Site) -> Member<'_> {
    site.publish(ID, WORKSHOP).await;
    site.member(Role::Editor).await
}

both_databases! {
    async fn questions_are_moved_within_their_page(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let early = editor.get(&format!("{TAB}/items")).await;
        let up = "up page.workshop.item.best";
        let page = editor.browser.press(&early, "form", up, &[]).await;
        assert!(page.html.contains("The draft is saved."), "{}", page.html);
        let moved = survey(&draft(&site).await);
        let before = examine(WORKSHOP, "a.toml").survey.unwrap();
        assert_eq!(order(&before)[4..6], ["aspects", "best"]);
        assert_eq!(order(&moved)[4..6], ["best", "aspects"]);
        assert_eq!(moved.items().count(), before.items().count());
        // Whoever looked at the page before that moves nothing by it.
        let late = editor.browser.press(&early, "form", "up page.use.item.improve", &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(order(&survey(&draft(&site).await))[4..6], ["best", "aspects"]);
        // The first has nowhere to go, and what is not there moves nothing.
        let seen = page.fields("form").into_iter().find(|(name, _)| name == "seen").unwrap().1;
        for go in [up, "up page.nowhere.item.x", "sideways page.use", ""] {
            editor.send(&format!("{TAB}/items"), &[("seen", &seen), ("go", go)]).await;
        }
        assert_eq!(order(&survey(&draft(&site).await))[4..6], ["best", "aspects"]);
    }

    async fn a_question_is_changed_with_its_choices(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let address = format!("{TAB}/items/best");
        let page = editor.get(&address).await;
        // Saving what is there changes nothing.
        editor.browser.press(&page, "form", "save", &[]).await;
        assert_eq!(site.store.survey_draft(&SurveyId::new(ID)).await.unwrap(), None);
        let changes = [
            ("page.workshop.item.best.text:en", "What helped?"),
            ("page.workshop.item.best.hint:en", "Think of all days."),
            ("page.workshop.item.best.hint:fr", "Pensez à tous les jours."),
            ("max", "3"),
            ("required", "yes"),
            ("show_if", "experience is answered"),
        ];
        let page = editor.browser.press(&page, "form", "up choices.best.exercises", &changes).await;
        assert!(page.html.contains("The draft is saved."), "{}", page.html);
        let source = draft(&site).await;
        let after = survey(&source);
        let item = after.item("best").unwrap();
        assert_eq!(item.text.get(maoni::survey::Language::En), "What helped?");
        assert!(item.required && item.hint.is_some() && item.show_if.is_some() && item.shuffle);
        let Kind::Multiple { choices, max } = &item.kind else { panic!("another kind") };
        assert_eq!((choices[0].code.as_str(), *max), ("exercises", Some(3)));
        assert_eq!(source.matches("\n# --").count(), WORKSHOP.matches("\n# --").count());

        let page = editor.browser.press(&page, "form", "save", &[("choice", "Long breaks!")]).await;
        assert!(page.html.contains("choices.best.long_breaks.label:en"), "{}", page.html);
        let place = "choices.best.long_breaks.label:fr";
        let page = editor.browser.press(&page, "form", "save", &[(place, "De longues pauses")]).await;
        let page = editor.browser.press(&page, "form", "remove choices.best.lectures", &[]).await;
        let after = survey(&draft(&site).await);
        let codes: Vec<_> = after.item("best").unwrap().choices().iter().map(|c| c.code.as_str()).collect();
        assert_eq!(codes, ["exercises", "group_work", "exchange", "other", "none", "long_breaks"]);
        let page = editor.browser.press(&page, "form", "save", &[("max", "many"), ("show_if", "kept")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.html.contains("Type a whole number") && page.html.contains("value=\"kept\""));
        let gone = editor.get(&format!("{TAB}/items/nothing")).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }

    async fn two_who_change_a_question_lose_nothing(database: Database) {
        let site = Site::open(&database);
        let mut first = begin(&site).await;
        let mut second = site.member(Role::Editor).await;
        let address = format!("{TAB}/items/improve");
        let place = "page.use.item.improve.text:en";
        let early = second.get(&address).await;
        let page = first.get(&address).await;
        first.browser.press(&page, "form", "save", &[(place, "Theirs?")]).await;
        let page = second.browser.press(&early, "form", "save", &[(place, "Mine?")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("Theirs?") && page.html.contains("Mine?"));
        assert!(draft(&site).await.contains("Theirs?"));
        let page = second.browser.press(&page, "form", "save", &[]).await;
        assert!(page.html.contains("The draft is saved."));
        assert!(draft(&site).await.contains("Mine?"));
    }

    async fn a_question_is_added_and_taken_out(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = editor.get(&format!("{TAB}/new?page=use")).await;
        let refused = editor.browser.press(&page, "form", "", &[("id", "best")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for fault in ["no other question has", "Write this text", "at least one choice"] {
            assert!(refused.html.contains(fault), "{fault}: {}", refused.html);
        }
        let filled = [
            ("id", "again"),
            ("kind", "single"),
            ("text-en", "Would you come again?"),
            ("text-fr", "Reviendriez-vous ?"),
            ("choices", "Yes\r\n\r\nNo\r\n"),
        ];
        let page = editor.browser.press(&refused, "form", "", &filled).await;
        assert!(page.html.contains("The draft is saved."), "{}", page.html);
        let labels = [("choices.again.yes.label:fr", "Oui"), ("choices.again.no.label:fr", "Non")];
        let page = editor.browser.press(&page, "form", "save", &labels).await;
        let added = survey(&draft(&site).await);
        assert_eq!(order(&added).last(), Some(&"again"));
        let differs = editor.browser.press(&page, "remove", "", &[("name", "best")]).await;
        assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
        editor.browser.press(&page, "remove", "", &[("name", "again")]).await;
        let less = examine(&draft(&site).await, "less.toml").survey.expect("no errors");
        assert!(less.item("again").is_none());
        let gone = editor.get(&format!("{TAB}/new?page=nowhere")).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }
}
