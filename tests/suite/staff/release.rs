//! A report as it leaves the house, in the browser: refused in plain words, released once, given to
//! everybody from then on, also when there are no answers any more.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::language::Language;
use maoni::outcomes::{self, Published, paper, retention};
use maoni::store::{ImportedResponse, Role};
use maoni::survey::read;

use super::report::{ID, REPORT, SURVEY, begin, closed, draft};
use crate::support::answering::respond;
use crate::support::app::{Page, Site};
use crate::support::database::{Database, both_databases};
use crate::support::staff::{Member, operator};

/// Sends the form of the release as it is shown, with the name typed.
async fn issue(editor: &mut Member<'_>, name: &str) -> Page {
    let form = editor.get(&format!("{REPORT}/release")).await;
    assert_eq!(form.status, StatusCode::OK);
    editor
        .browser
        .press(&form, "form", "", &[("confirm", name)])
        .await
}

async fn published(site: &Site) -> Published {
    let found = outcomes::find(&site.store, &SurveyId::new(ID)).await;
    found.expect("read").expect("there")
}

async fn releases(site: &Site) -> usize {
    let all = site.store.releases(&SurveyId::new(ID)).await;
    all.expect("the ledger").len()
}

/// What the draft makes as the file `name`, released on the day that it is.
async fn expected(site: &Site, name: &str) -> Vec<u8> {
    let published = published(site).await;
    let source = paper::issued_source(&draft(site).await.source).expect("TOML");
    let definition = paper::read_definition(&source).expect("sound");
    let counted = outcomes::count(&site.store, &published)
        .await
        .expect("counted");
    let files = paper::files(&definition);
    let file = files.iter().find(|file| file.name == name).expect("a file");
    let day = published.survey.event.day(site.now());
    paper::write_file(&published, &counted, &definition, day, file).expect("written")
}

both_databases! {
    async fn a_report_is_released_by_typing_the_name_and_stays(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        let refused = issue(&mut editor, "training").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(releases(&site).await, 0);
        let page = issue(&mut editor, ID).await;
        assert!(page.html.contains("The report is released."), "{}", page.html);
        assert!(page.html.contains("It is released as it stands."), "{}", page.html);
        assert_eq!(releases(&site).await, 1);
        let log = site.store.audit(i64::MAX, 1).await.expect("the log");
        assert_eq!((&*log[0].act, &*log[0].object), ("report-released", "training-workshop/1"));

        let mut viewer = site.member(Role::Viewer).await;
        let page = viewer.get(REPORT).await;
        assert!(page.html.contains("Release 1 of 20 December 2018"), "{}", page.html);
        assert!(!page.html.contains("Sections"), "{}", page.html);
        let names = ["general.en.pdf", "general-annex.fr.pdf", "general.fr.html", "general.en.md",
            "published-tables.csv"];
        let mut kept = Vec::new();
        for name in names {
            let path = format!("{REPORT}/releases/1/{name}");
            assert!(page.html.contains(&path), "{name}");
            let (saved, bytes) = viewer.browser.take(&path).await;
            assert_eq!(saved, format!("attachment; filename=\"release-1-{name}\""));
            assert!(bytes == expected(&site, name).await, "{name} is what the draft makes as final");
            kept.push((path, bytes));
        }
        for path in ["1/general.ar.pdf", "2/general.en.pdf", "one/general.en.pdf"] {
            let page = viewer.get(&format!("{REPORT}/releases/{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
        let act = operator(site.now());
        assert!(retention::purge(&site.store, &published(&site).await, &act).await.expect("erased"));
        for (path, bytes) in kept {
            assert!(viewer.browser.take(&path).await.1 == bytes, "{path} is as it was issued");
        }
        let page = editor.get(REPORT).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains("What was released stays."), "{}", page.html);
        assert_eq!(editor.get(&format!("{REPORT}/text")).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_same_report_is_released_once_and_a_changed_one_is_a_draft(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        issue(&mut editor, ID).await;
        let again = issue(&mut editor, ID).await;
        assert!(again.html.contains("was released before"), "{}", again.html);
        assert_eq!(releases(&site).await, 1);
        let source = draft(&site).await.source.replace("The organisers", "The host");
        let fields = [("revision", "1"), ("source", &*source)];
        editor.send_and_follow(&format!("{REPORT}/text"), &fields).await;
        let page = editor.get(REPORT).await;
        assert!(page.html.contains("<li aria-current=\"step\">Draft</li>"), "{}", page.html);
        issue(&mut editor, ID).await;
        assert_eq!(releases(&site).await, 2);
        let (_, first) = editor.browser.take(&format!("{REPORT}/releases/1/general.en.md")).await;
        let (_, second) = editor.browser.take(&format!("{REPORT}/releases/2/general.en.md")).await;
        let holds = |text: &[u8], words: &str| String::from_utf8_lossy(text).contains(words);
        assert!(holds(&first, "The organisers") && !holds(&first, "The host"));
        assert!(holds(&second, "The host"));
    }

    async fn what_somebody_else_has_changed_is_not_released(database: Database) {
        let site = closed(&database).await;
        let mut first = site.member(Role::Editor).await;
        begin(&mut first).await;
        let form = first.get(&format!("{REPORT}/release")).await;
        let mut second = site.member(Role::Editor).await;
        let source = format!("# more\n{}", draft(&site).await.source);
        let fields = [("revision", "1"), ("source", &*source)];
        second.send_and_follow(&format!("{REPORT}/text"), &fields).await;
        let page = first.browser.press(&form, "form", "", &[("confirm", ID)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("changed the report on"), "{}", page.html);
        assert_eq!(releases(&site).await, 0);
    }

    async fn what_would_tell_of_a_few_people_waits(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        issue(&mut editor, ID).await;
        let survey = read(SURVEY, "survey.toml").expect("a survey");
        let more = respond(&survey, 42).into_iter().skip(40);
        let more = more.map(|response| ImportedResponse {
            language: Language::En,
            day: response.day,
            complete: true,
            answers: response.answers,
            mark: None,
        });
        let more: Vec<_> = more.collect();
        site.store.import(&SurveyId::new(ID), 1, more).await.expect("answers");
        let page = issue(&mut editor, ID).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("fewer than 5 people said"), "{}", page.html);
        assert!(page.html.contains("all who took part"), "{}", page.html);
        assert_eq!(releases(&site).await, 1);
    }

    async fn nothing_is_released_while_answers_come_in(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        site.turn("2018-12-10T10:00:00Z");
        let mut editor = site.enter(&editor.login).await;
        let page = editor.get(REPORT).await;
        assert!(!page.html.contains(&format!("{REPORT}/release\"")), "{}", page.html);
        let page = issue(&mut editor, ID).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("the survey takes answers"), "{}", page.html);
        assert_eq!(releases(&site).await, 0);
    }
}
