//! A survey is read, written, compared and published in the browser, and nothing typed is lost.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::store::{Act, Role, Store};

use crate::support::app::{Page, Site};
use crate::support::database::{Database, both_databases};
use crate::support::staff::Member;

const WORKSHOP: &str = include_str!("../../../surveys/training-workshop.toml");
const ID: &str = "training-workshop";
const TAB: &str = "/staff/surveys/training-workshop/questions";
const QUESTION: &str = "How much experience with migration data did you have before the workshop?";

/// What the form `id` on `page` holds under `name`.
fn held(page: &Page, id: &str, name: &str) -> String {
    let fields = page.fields(id).into_iter();
    let mut values = fields.filter(|(found, _)| found == name);
    values.next().expect("the field is there").1
}

async fn deeds(store: &Store) -> Vec<String> {
    let entries = store.audit(i64::MAX, 100).await.expect("the log");
    entries.into_iter().map(|entry| entry.act).collect()
}

/// Saves `source` as the draft, and gives the page that follows.
async fn save(member: &mut Member<'_>, source: &str) -> Page {
    let page = member.get(&format!("{TAB}/edit")).await;
    member
        .browser
        .press(&page, "form", "", &[("source", source)])
        .await
}

/// The published workshop, and an editor.
async fn begin(site: &Site) -> Member<'_> {
    site.publish(ID, WORKSHOP).await;
    site.member(Role::Editor).await
}

both_databases! {
    async fn everybody_reads_the_questions_in_each_language(database: Database) {
        let site = Site::open(&database);
        site.publish(ID, WORKSHOP).await;
        let mut viewer = site.member(Role::Viewer).await;
        let english = viewer.get(TAB).await;
        assert_eq!(english.status, StatusCode::OK);
        assert!(english.html.contains("This is version 1"));
        let french = viewer.get(&format!("{TAB}?in=fr")).await;
        assert!(french.html.contains("Moins de 2 ans") && !english.html.contains("Moins de 2 ans"));
        assert!(english.html.contains("<code dir=\"ltr\">under_two</code>"));
        let preview = viewer.get(&format!("{TAB}/preview?in=fr")).await;
        assert!(preview.tags().iter().any(|tag| tag.name == "input" && tag.is("value", "under_two")));
        assert_eq!(viewer.get(&format!("{TAB}/edit")).await.status, StatusCode::FORBIDDEN);
        // Where there is no draft there is nothing to compare.
        let to = viewer.get(&format!("{TAB}/changes")).await.leads_to();
        assert_eq!(to.as_deref(), Some(TAB));
    }

    async fn a_draft_is_written_compared_and_published(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = editor.get(&format!("{TAB}/edit")).await;
        assert_eq!(held(&page, "form", "source"), WORKSHOP);
        assert!(WORKSHOP.contains(QUESTION));
        let changed = WORKSHOP.replace(QUESTION, "How experienced were you?");
        // Browsers end lines in their own way.
        let page = save(&mut editor, &changed.replace('\n', "\r\n")).await;
        assert!(page.html.contains("The draft is saved."), "{}", page.html);
        assert_eq!(held(&page, "form", "source"), changed);
        let id = SurveyId::new(ID);
        assert_eq!(site.store.survey(&id).await.unwrap().unwrap().source, WORKSHOP);

        let page = editor.get(&format!("{TAB}/changes")).await;
        assert!(page.html.contains("is worded differently (English)"), "{}", page.html);
        assert_eq!(page.html.matches("<del>").count(), 1);
        assert_eq!(page.html.matches("<ins>").count(), 1);
        let before = site.store.survey(&id).await.unwrap().unwrap();
        let page = editor.browser.press(&page, "publish", "", &[]).await;
        assert!(page.html.contains("The draft is published.") && page.html.contains("version 2"));
        let stored = site.store.survey(&id).await.unwrap().unwrap();
        assert_eq!((stored.version, stored.source.as_str()), (2, changed.as_str()));
        assert_eq!(stored.schedule, before.schedule, "what was set by hand stays");
        assert_eq!(site.store.survey_draft(&id).await.unwrap(), None);
        let deeds = deeds(&site.store).await;
        assert_eq!(deeds[..2], ["survey-published", "survey-draft-saved"]);
    }

    async fn every_fault_is_told_and_nothing_typed_is_lost(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let faulty = WORKSHOP
            .replace("label.fr = \"Moins de 2 ans\"\n", "")
            .replace("breakdown = \"experience\"", "breakdown = \"experiense\" # <mine>");
        let page = save(&mut editor, &faulty).await;
        assert_eq!(held(&page, "form", "source"), faulty);
        assert!(page.html.contains("experiense"), "{}", page.html);
        let line = faulty.lines().position(|line| line.contains("experiense")).unwrap() + 1;
        assert!(page.html.contains(&format!("Line {line}, character 13")), "{}", page.html);
        assert!(page.html.contains("label.fr"));
        let page = editor.get(&format!("{TAB}/changes")).await;
        assert!(page.html.contains("has errors and cannot be published"));
        let seen = held(&page, "discard", "seen");
        let page = editor.send(&format!("{TAB}/publish"), &[("seen", &seen), ("beside", "1")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let id = SurveyId::new(ID);
        assert_eq!(site.store.survey(&id).await.unwrap().unwrap().version, 1);
        // What is no TOML at all is kept too.
        let page = save(&mut editor, "id = \"\n</textarea>").await;
        assert_eq!(held(&page, "form", "source"), "id = \"\n</textarea>\n");
    }

    async fn a_survey_keeps_its_name(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = save(&mut editor, &WORKSHOP.replace("id = \"training-workshop\"", "id = \"other\"")).await;
        assert!(page.html.contains("its name cannot change"));
        let page = editor.get(&format!("{TAB}/changes")).await;
        assert!(page.html.contains("has errors and cannot be published"));
    }

    async fn two_who_edit_at_once_lose_nothing(database: Database) {
        let site = Site::open(&database);
        let mut first = begin(&site).await;
        let mut second = site.member(Role::Editor).await;
        let early = second.get(&format!("{TAB}/edit")).await;
        let theirs = WORKSHOP.replace("invented.", "invented by the first.");
        save(&mut first, &theirs).await;
        let mine = WORKSHOP.replace("invented.", "invented by the second.");
        assert!(mine != WORKSHOP);
        let page = second.browser.press(&early, "form", "", &[("source", &mine)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(held(&page, "form", "source"), mine);
        assert!(page.html.contains("by the first."), "their text is there too");
        let id = SurveyId::new(ID);
        assert_eq!(site.store.survey_draft(&id).await.unwrap().unwrap().source, theirs);
        // Having seen theirs, they may decide for their own.
        let page = second.browser.press(&page, "form", "", &[]).await;
        assert!(page.html.contains("The draft is saved."));
        assert_eq!(site.store.survey_draft(&id).await.unwrap().unwrap().source, mine);
        // What was reviewed is what is published, or nothing.
        let reviewed = second.get(&format!("{TAB}/changes")).await;
        save(&mut first, &theirs).await;
        let page = second.browser.press(&reviewed, "publish", "", &[]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(site.store.survey(&id).await.unwrap().unwrap().version, 1);
        let reviewed = second.get(&format!("{TAB}/changes")).await;
        site.publish(ID, &mine).await;
        let page = second.browser.press(&reviewed, "publish", "", &[]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(site.store.survey(&id).await.unwrap().unwrap().source, mine);
    }

    async fn a_draft_is_thrown_away_by_name(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        save(&mut editor, &WORKSHOP.replace("Djibouti\"", "Addis Ababa\"")).await;
        let page = editor.get(&format!("{TAB}/changes")).await;
        let refused = editor.browser.press(&page, "discard", "", &[("name", "workshop")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let id = SurveyId::new(ID);
        assert!(site.store.survey_draft(&id).await.unwrap().is_some());
        let done = editor.browser.press(&page, "discard", "", &[("name", ID)]).await;
        assert!(done.html.contains("The draft is thrown away."));
        assert_eq!(site.store.survey_draft(&id).await.unwrap(), None);
        let page = editor.get(&format!("{TAB}/edit")).await;
        assert_eq!(held(&page, "form", "source"), WORKSHOP);
    }

    async fn translations_are_written_into_the_draft_in_place(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = editor.get(&format!("{TAB}/translations?part=1")).await;
        let place = "choices.experience.under_two.label:fr";
        assert_eq!(held(&page, "form", place), "Moins de 2 ans");
        // Saving what is there changes nothing, not even into a draft.
        editor.browser.press(&page, "form", "", &[]).await;
        let id = SurveyId::new(ID);
        assert_eq!(site.store.survey_draft(&id).await.unwrap(), None);
        let page = editor.browser.press(&page, "form", "", &[(place, "Moins de \"deux\" ans\r\n")]).await;
        assert!(page.html.contains("The draft is saved."), "{}", page.html);
        let draft = site.store.survey_draft(&id).await.unwrap().unwrap().source;
        let expected = WORKSHOP.replace("\"Moins de 2 ans\"", "\"Moins de \\\"deux\\\" ans\"");
        assert_eq!(draft, expected);
        // What is emptied is missing, and told so.
        let page = editor.browser.press(&page, "form", "", &[(place, " ")]).await;
        assert!(page.html.contains("1 missing") && page.html.contains("class=\"missing\""));
        let refused = editor.get(&format!("{TAB}/changes")).await;
        assert!(refused.html.contains("has errors and cannot be published"));
        let draft = site.store.survey_draft(&id).await.unwrap().unwrap().source;
        assert_eq!(draft, WORKSHOP.replace("label.fr = \"Moins de 2 ans\"\n", ""));
        assert_eq!(editor.get(&format!("{TAB}/translations?part=99")).await.status, StatusCode::OK);
    }

    async fn a_language_is_added_and_its_texts_are_asked_for(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = editor.get(&format!("{TAB}/translations")).await;
        let page = editor.browser.press(&page, "add", "", &[("language", "ar")]).await;
        assert!(page.html.contains("missing"), "{}", page.html);
        let page = editor.browser.press(&page, "form", "", &[("title:ar", "تقييم الورشة")]).await;
        assert_eq!(held(&page, "form", "title:ar"), "تقييم الورشة");
        let id = SurveyId::new(ID);
        let draft = site.store.survey_draft(&id).await.unwrap().unwrap().source;
        assert!(draft.contains("languages = [\"en\", \"fr\", \"ar\"]"));
        assert!(draft.contains("title.ar = \"تقييم الورشة\"\n"));
        assert!(!page.html.contains("id=\"add\""), "there is no other language");
    }

    async fn two_who_translate_at_once_lose_nothing(database: Database) {
        let site = Site::open(&database);
        let mut first = begin(&site).await;
        let mut second = site.member(Role::Editor).await;
        let early = second.get(&format!("{TAB}/translations")).await;
        let page = first.get(&format!("{TAB}/translations")).await;
        first.browser.press(&page, "form", "", &[("title:fr", "Le titre des premiers")]).await;
        let mine = [("title:fr", "Le titre des seconds")];
        let page = second.browser.press(&early, "form", "", &mine).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(held(&page, "form", "title:fr"), "Le titre des seconds");
        assert!(page.html.contains("Le titre des premiers"));
        let id = SurveyId::new(ID);
        let draft = site.store.survey_draft(&id).await.unwrap().unwrap().source;
        assert!(draft.contains("Le titre des premiers"));
        let page = second.browser.press(&page, "form", "", &[]).await;
        assert!(page.html.contains("The draft is saved."));
        let draft = site.store.survey_draft(&id).await.unwrap().unwrap().source;
        assert!(draft.contains("Le titre des seconds"));
        // What is no TOML can be corrected in the file only.
        save(&mut first, "id = \"").await;
        let page = first.get(&format!("{TAB}/translations")).await;
        assert!(page.html.contains("Correct it in the file first"));
    }

    async fn promises_to_respondents_are_kept(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let act = Act {
            actor: "-",
            at: site.now(),
            act: "survey-closed",
            object: ID,
        };
        let day = jiff::civil::date(2018, 12, 9);
        assert!(site.store.close(&SurveyId::new(ID), day, &act).await.unwrap());
        save(&mut editor, &WORKSHOP.replace("invented.", "an invention.")).await;
        let page = editor.get(&format!("{TAB}/changes")).await;
        let page = editor.browser.press(&page, "publish", "", &[]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("the survey is closed for good"));
    }
}
