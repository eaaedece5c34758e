//! The paper from the closed survey to the files that leave the house, in the browser alone.

use axum::http::StatusCode;
use maoni::export::Options;
use maoni::id::SurveyId;
use maoni::outcomes;
use maoni::store::{ImportedResponse, Role};
use maoni::survey::read;

use crate::support::answering::respond;
use crate::support::app::{Page, Site};
use crate::support::database::{Database, both_databases};
use crate::support::staff::Member;

pub(super) const SURVEY: &str = include_str!("../../../surveys/training-workshop.toml");
pub(super) const ID: &str = "training-workshop";
pub(super) const REPORT: &str = "/staff/surveys/training-workshop/report";
/// After the survey has closed.
const LATER: &str = "2018-12-20T10:00:00Z";

/// A site with the closed survey of a workshop that forty people answered.
pub(super) async fn closed(database: &Database) -> Site {
    let site = Site::open(database);
    site.publish(ID, SURVEY).await;
    let survey = read(SURVEY, "survey.toml").expect("a survey");
    let responses = respond(&survey, 40).into_iter();
    let responses = responses.map(|response| ImportedResponse {
        language: response.language,
        day: response.day,
        complete: response.complete,
        answers: response.answers,
        mark: None,
    });
    let responses: Vec<_> = responses.collect();
    let id = SurveyId::new(ID);
    site.store.import(&id, 1, responses).await.expect("answers");
    site.turn(LATER);
    site
}

/// The paper of somebody who has begun it in English and French.
pub(super) async fn begin(editor: &mut Member<'_>) -> Page {
    let fields = [("from", "general"), ("language", "en"), ("language", "fr")];
    editor
        .send_and_follow(&format!("{REPORT}/begin"), &fields)
        .await
}

/// The figures as the command line writes them.
async fn tables(site: &Site) -> String {
    let published = outcomes::find(&site.store, &SurveyId::new(ID))
        .await
        .unwrap();
    let published = published.expect("a survey");
    let mut written = Vec::new();
    outcomes::export_tables(&site.store, &published, Options::default(), &mut written)
        .await
        .unwrap();
    String::from_utf8(written).expect("UTF-8")
}

both_databases! {
    async fn a_report_is_there_at_once_and_its_figures_are_those_of_the_tables(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        let before = editor.get(REPORT).await;
        assert!(before.html.contains("Begin the report"), "{}", before.html);
        let page = begin(&mut editor).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains("found nothing wrong"), "{}", page.html);

        let preview = editor.get(&format!("{REPORT}/preview/fr")).await;
        assert_eq!(preview.status, StatusCode::OK);
        assert!(preview.html.contains("<html lang=\"fr\""));
        let policy = preview.headers["content-security-policy"].to_str().unwrap();
        assert!(!policy.contains("unsafe") && policy.contains("style-src 'nonce-"), "{policy}");

        let (name, pdf) = editor.browser.take(&format!("{REPORT}/files/general.en.pdf")).await;
        assert_eq!(name, "attachment; filename=\"draft-general.en.pdf\"");
        assert!(pdf.starts_with(b"%PDF"));
        let (_, charts) = editor.browser.take(&format!("{REPORT}/files/general-charts.en.zip")).await;
        assert!(charts.starts_with(b"PK"));
        let (_, text) = editor.browser.take(&format!("{REPORT}/files/general.fr.md")).await;
        assert!(String::from_utf8(text).is_ok_and(|text| text.contains("Synthèse des résultats")));
        let figures = editor.get(&format!("{REPORT}/files/published-tables.csv")).await;
        assert_eq!(figures.html, tables(&site).await);
        assert_eq!(editor.get(&format!("{REPORT}/preview/ar")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(editor.get(&format!("{REPORT}/files/other.pdf")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_report_is_in_at_least_one_language(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        let page = editor.send(&format!("{REPORT}/begin"), &[("from", "general")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.html.contains("Choose at least one language"));
        assert_eq!(site.store.report_draft(&SurveyId::new(ID)).await.unwrap(), None);
    }

    async fn those_who_only_read_see_no_draft(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        for role in [Role::Viewer, Role::Analyst] {
            let mut reader = site.member(role).await;
            let page = reader.get(REPORT).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.html.contains("Nothing has been released"), "{}", page.html);
            assert!(!page.html.contains("Sections"), "{}", page.html);
        }
    }

    async fn a_file_with_faults_is_not_saved_and_not_lost(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        let path = format!("{REPORT}/text");
        let source = draft(&site).await.source;
        let typed = source.replace("The organisers\"", "The 3 organisers\"\nwrong = 1");
        assert_ne!(typed, source);
        let fields = [("revision", "1"), ("source", &*typed)];
        let page = editor.send(&path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.html.contains("has no setting called"), "{}", page.html);
        assert!(page.html.contains("wrong = 1"), "{}", page.html);
        assert_eq!(draft(&site).await.source, source);
    }

    async fn of_two_who_write_at_once_nobody_loses_a_word(database: Database) {
        let site = closed(&database).await;
        let mut first = site.member(Role::Editor).await;
        begin(&mut first).await;
        let mut second = site.member(Role::Editor).await;
        let path = format!("{REPORT}/text");
        let source = draft(&site).await.source;
        let one = format!("# one\n{source}");
        let two = format!("# two\n{source}");
        let saved = first.send_and_follow(&path, &[("revision", "1"), ("source", &*one)]).await;
        assert!(saved.html.contains("The report is saved."));
        let conflict = second.send(&path, &[("revision", "1"), ("source", &*two)]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.html.contains("# one") && conflict.html.contains("# two"));
        assert!(conflict.html.contains(&first.login));
        let again = second.browser.press(&conflict, "text", "", &[]).await;
        assert!(again.html.contains("The report is saved."), "{}", again.html);
        assert_eq!(draft(&site).await.source, two);
        let acts = site.store.audit(i64::MAX, 100).await.unwrap();
        let acts: Vec<&str> = acts.iter().map(|entry| &*entry.act).filter(|a| a.starts_with("report")).collect();
        assert_eq!(acts, ["report-changed", "report-changed", "report-begun"]);
    }

    async fn a_typed_number_is_kept_told_with_its_caret_and_stops_the_paper(database: Database) {
        let site = closed(&database).await;
        let mut editor = site.member(Role::Editor).await;
        begin(&mut editor).await;
        let source = draft(&site).await.source;
        let question = source.split("question = \"").nth(1).and_then(|rest| rest.split('"').next());
        let path = format!("{REPORT}/sections/{}", question.expect("a topic"));
        let typed = [
            ("revision", "1"),
            ("narrative.en", "Of {complete} people 12 agreed."),
            ("narrative.fr", "Sur {complete} personnes."),
        ];
        let page = editor.send_and_follow(&path, &typed).await;
        assert!(page.html.contains("A number is typed"), "{}", page.html);
        assert!(page.html.contains("12 agreed"), "{}", page.html);
        assert_eq!(editor.get(&format!("{REPORT}/preview/en")).await.status, StatusCode::NOT_FOUND);
        let right = [
            ("revision", "2"),
            ("narrative.en", "Of {complete} people most agreed."),
            ("narrative.fr", "Sur {complete} personnes."),
        ];
        let page = editor.send_and_follow(&path, &right).await;
        assert!(!page.html.contains("A number is typed"), "{}", page.html);
        let preview = editor.get(&format!("{REPORT}/preview/en")).await;
        let figures = tables(&site).await;
        let line = figures.lines().find(|line| line.starts_with("complete,"));
        let complete = line.expect("it is published");
        let told = preview.html.split("Of ").find(|rest| rest.contains(" people most agreed."));
        let told = told.and_then(|rest| rest.split(' ').next()).expect("it is told");
        assert!(complete.split(',').any(|cell| cell == told), "{complete}: {told}");
        let moved = editor.send_and_follow(&format!("{path}/place"), &[("to", "out")]).await;
        assert!(moved.html.contains("The report is saved."));
        assert_eq!(editor.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}

pub(super) async fn draft(site: &Site) -> maoni::store::ReportDraft {
    let draft = site.store.report_draft(&SurveyId::new(ID)).await.unwrap();
    draft.expect("a draft")
}
