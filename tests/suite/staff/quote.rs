//! Words of participants, chosen in the browser: those that may be quoted and no others, into the
//! text of the draft.

use axum::http::StatusCode;
use maoni::answer::{Answer, Response};
use maoni::id::{ItemId, SurveyId};
use maoni::language::Language;
use maoni::outcomes::paper::{Draft, DraftQuote, DraftSection};
use maoni::outcomes::{find, quotable};
use maoni::store::{ImportedResponse, Role};

use crate::export::demonstration::{side_event, side_event_responses};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::Member;

const SOURCE: &str = include_str!("../../../surveys/gcm-side-event-2018.toml");
const ID: &str = "gcm-side-event-2018";
const REPORT: &str = "/staff/surveys/gcm-side-event-2018/report";
const ITEM: &str = "q1_comment";

/// The side event's survey with its responses, and an editor who has begun the report.
async fn begun(site: &Site) -> (Member<'_>, Vec<Response>) {
    site.publish(ID, SOURCE).await;
    let responses = side_event_responses(&side_event());
    let imported = responses.iter().cloned().map(|response| ImportedResponse {
        language: response.language,
        day: response.day,
        complete: response.complete,
        answers: response.answers,
        mark: None,
    });
    let imported: Vec<_> = imported.collect();
    let id = SurveyId::new(ID);
    site.store.import(&id, 1, imported).await.expect("answers");
    let mut editor = site.member(Role::Editor).await;
    let fields = [("from", "general"), ("language", "en"), ("language", "fr")];
    editor.send(&format!("{REPORT}/begin"), &fields).await;
    (editor, responses)
}

async fn seal(site: &Site) {
    let day = jiff::civil::date(2018, 12, 9);
    let sealed = site.store.seal(&SurveyId::new(ID), day).await;
    assert!(sealed.expect("sealed"));
}

/// The draft with its first section in which words can stand.
async fn draft(site: &Site) -> (Draft, DraftSection, String) {
    let stored = site.store.report_draft(&SurveyId::new(ID)).await;
    let stored = stored.expect("read").expect("begun");
    let draft = Draft::read(&stored.source).expect("TOML");
    let section = draft.sections().into_iter().find(DraftSection::quotes);
    (
        draft,
        section.expect("a topic"),
        stored.revision.to_string(),
    )
}

async fn chosen(site: &Site) -> Vec<DraftQuote> {
    let (draft, section, _) = draft(site).await;
    draft.quotes(&section)
}

/// The address of the words of the first topic.
async fn address(site: &Site) -> String {
    let (_, section, _) = draft(site).await;
    format!(
        "{REPORT}/sections/{}/quotes",
        section.question.expect("a topic")
    )
}

/// The answers to the item that may be quoted.
async fn allowed(site: &Site) -> Vec<String> {
    let published = find(&site.store, &SurveyId::new(ID)).await;
    let published = published.expect("read").expect("there");
    let found = quotable(&site.store, &published, Some(&ItemId::new(ITEM))).await;
    let found = found.expect("read").into_iter();
    found.map(|quotable| quotable.answer.text).collect()
}

both_databases! {
    async fn words_are_chosen_translated_and_taken_out(database: Database) {
        let site = Site::open(&database);
        let (mut editor, _) = begun(&site).await;
        seal(&site).await;
        let path = address(&site).await;
        let allowed = allowed(&site).await;
        let page = editor.get(&format!("{path}?item={ITEM}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.html.matches("id=\"answer-").count(), allowed.len().min(20));
        let page = editor.browser.press(&page, "answer-1", "", &[]).await;
        assert!(page.html.contains("The report is saved."), "{}", page.html);
        let quotes = chosen(&site).await;
        assert_eq!((&*quotes[0].place, &quotes[0].text), (ITEM, &allowed[0]));
        let translation = [("0.translation.fr", "Ce que dit cette personne")];
        let page = editor.browser.press(&page, "chosen", "", &translation).await;
        assert!(page.html.contains("The report is saved."), "{}", page.html);
        let told = &chosen(&site).await[0].translation;
        assert_eq!(told.get(&Language::Fr).map(String::as_str), Some("Ce que dit cette personne"));
        let preview = editor.get(&format!("{REPORT}/preview/en")).await;
        let begin: String = allowed[0].chars().take_while(|c| c.is_alphanumeric() || *c == ' ').collect();
        assert!(preview.html.contains(begin.trim()), "{begin}");
        let (_, _, revision) = draft(&site).await;
        let out = [
            ("revision", &*revision),
            ("place", ITEM),
            ("text", &*allowed[0]),
            ("out", "0"),
        ];
        editor.send_and_follow(&format!("{path}/chosen"), &out).await;
        assert_eq!(chosen(&site).await, []);
        let acts = site.store.audit(i64::MAX, 1).await.expect("the log");
        assert_eq!(acts[0].act, "report-changed");
    }

    async fn words_that_may_not_be_quoted_are_refused_and_not_lost(database: Database) {
        let site = Site::open(&database);
        let (mut editor, responses) = begun(&site).await;
        seal(&site).await;
        let path = address(&site).await;
        let allowed = allowed(&site).await;
        let given = responses.iter().filter_map(|response| {
            match response.answers.answers.get(&ItemId::new(ITEM)) {
                Some(Answer::Text(words)) => Some(words.clone()),
                _ => None,
            }
        });
        let denied = given.into_iter().find(|words| !allowed.contains(words));
        let denied = denied.expect("somebody did not allow it");
        let whole = &allowed[0];
        let cut: String = whole.chars().take(whole.chars().position(|c| c == ' ').unwrap() - 1).collect();
        for (text, reason) in [
            (&*denied, "may not be quoted"),
            ("nobody wrote anything like this", "no answer to this question holds these words"),
            (&cut, "begins or ends within a word"),
        ] {
            let fields = [("revision", "1"), ("place", ITEM), ("text", text)];
            let page = editor.send(&path, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason}");
            assert!(page.html.contains(reason), "{reason}: {}", page.html);
            assert!(page.html.contains("id=\"text-again\""), "{reason}");
        }
        assert_eq!(chosen(&site).await, []);
        // The list of those that may be quoted does not hold the denied words either.
        let page = editor.get(&format!("{path}?item={ITEM}")).await;
        let begin: String = denied.chars().take(25).take_while(|c| !"<>&'\"".contains(*c)).collect();
        assert!(!page.html.contains(&begin), "{begin}");
    }

    async fn of_two_who_choose_at_once_nobody_loses_a_word(database: Database) {
        let site = Site::open(&database);
        let (mut first, _) = begun(&site).await;
        seal(&site).await;
        let path = format!("{}?item={ITEM}", address(&site).await);
        let mut second = site.member(Role::Editor).await;
        let seen = second.get(&path).await;
        let page = first.get(&path).await;
        first.browser.press(&page, "answer-1", "", &[]).await;
        let conflict = second.browser.press(&seen, "answer-2", "", &[]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT, "{}", conflict.html);
        assert_eq!(chosen(&site).await.len(), 1);
    }

    async fn nothing_is_chosen_while_answers_can_still_come(database: Database) {
        let site = Site::open(&database);
        let (mut editor, _) = begun(&site).await;
        let path = address(&site).await;
        let page = editor.get(&path).await;
        assert!(page.html.contains("once the survey is closed for good"), "{}", page.html);
        assert!(!page.html.contains("id=\"answer-"), "{}", page.html);
        let words = allowed(&site).await;
        let fields = [("revision", "1"), ("place", ITEM), ("text", &*words[0])];
        let page = editor.send(&path, &fields).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!(chosen(&site).await, []);
    }
}
