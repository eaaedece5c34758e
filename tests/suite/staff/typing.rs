//! Forms on paper are typed in twice, pass what a phone passes, and name nobody.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::store::{Act, Role, Store};

use crate::support::app::{Page, Site};
use crate::support::database::{Database, both_databases};
use crate::support::staff::Member;

const WORKSHOP: &str = include_str!("../../../surveys/training-workshop.toml");
const ID: &str = "training-workshop";
const PAGE: &str = "/staff/surveys/training-workshop/typing";

/// What stands on the paper.
const PAPER: [(&str, &str); 5] = [
    ("experience", "two_to_five"),
    ("before.charts", "1"),
    ("best", "lectures"),
    ("best", "other"),
    ("best__other", "The <coffee>"),
];

async fn complete(store: &Store) -> u64 {
    let counts = store.participation(&SurveyId::new(ID)).await;
    counts.expect("the store").complete
}

async fn begin(site: &Site) -> Member<'_> {
    site.publish(ID, WORKSHOP).await;
    site.member(Role::Editor).await
}

/// Types `answers` into the form on `page`, which may be filled already, and sends it.
async fn type_in(editor: &mut Member<'_>, page: &Page, answers: &[(&str, &str)]) -> Page {
    editor.browser.press(page, "answers", "", answers).await
}

both_databases! {
    async fn a_form_typed_twice_alike_is_stored(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let id = SurveyId::new(ID);
        let act = Act { actor: "-", at: site.now(), act: "entry-invited", object: ID };
        site.store.require_invitations(&id, true, &act).await.unwrap();
        let page = editor.get(&format!("{PAGE}?in=fr")).await;
        let second = type_in(&mut editor, &page, &PAPER).await;
        assert!(second.html.contains("Second typing"), "{}", second.html);
        // The second typing is blind.
        assert_eq!(second.value("experience"), None);
        assert_eq!(second.value("best__other").as_deref(), Some(""));
        assert_eq!(complete(&site.store).await, 0);
        let done = type_in(&mut editor, &second, &PAPER).await;
        assert!(done.html.contains("The form is stored."), "{}", done.html);
        assert_eq!(complete(&site.store).await, 1);
        // Pressed again, it is stored once.
        let again = type_in(&mut editor, &second, &PAPER).await;
        assert!(again.html.contains("The form is stored."));
        assert_eq!(complete(&site.store).await, 1);
        let other = [("experience", "none")];
        let first = type_in(&mut editor, &page, &other).await;
        let refused = type_in(&mut editor, &first, &other).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert_eq!(complete(&site.store).await, 1);
        let spoken = site.store.responses_by_language(&id).await.unwrap();
        assert_eq!(spoken.get(&maoni::survey::Language::Fr), Some(&1));
        assert_eq!(site.store.invitation_plan(&id).await.unwrap().answered, 0);
    }

    async fn the_log_counts_forms_under_no_name(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        for _ in 0..2 {
            let page = editor.get(PAGE).await;
            let second = type_in(&mut editor, &page, &PAPER).await;
            type_in(&mut editor, &second, &PAPER).await;
        }
        let entries = site.store.audit(i64::MAX, 100).await.expect("the log");
        let typed = entries.iter().filter(|entry| entry.act == "paper-typed");
        let typed: Vec<_> = typed.map(|entry| (&*entry.actor, &*entry.object)).collect();
        assert_eq!(typed, [("-", ID); 2]);
        assert_eq!(complete(&site.store).await, 2);
    }

    async fn differences_are_shown_before_anything_is_stored(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = editor.get(PAGE).await;
        let second = type_in(&mut editor, &page, &PAPER).await;
        let differing = [("experience", "two_to_five"), ("before.charts", "2"), ("best", "lectures")];
        let shown = type_in(&mut editor, &second, &differing).await;
        assert!(shown.html.contains("The two typings differ"), "{}", shown.html);
        for told in ["href=\"#before\"", "href=\"#best\"", "Not confident", "Somewhat confident", "The &#60;coffee&#62;"] {
            assert!(shown.html.contains(told), "{told}: {}", shown.html);
        }
        assert!(!shown.html.contains("href=\"#experience\""));
        assert_eq!(shown.value("before.charts").as_deref(), Some("2"));
        assert_eq!(complete(&site.store).await, 0);
        let done = type_in(&mut editor, &shown, &[("before.charts", "1")]).await;
        assert!(done.html.contains("The form is stored."));
        assert_eq!(complete(&site.store).await, 1);
    }

    async fn what_a_phone_refuses_is_refused(database: Database) {
        let site = Site::open(&database);
        let strict = WORKSHOP.replace("choices = \"experience\"", "choices = \"experience\"\nrequired = true");
        site.publish(ID, &strict).await;
        let mut editor = site.member(Role::Editor).await;
        let page = editor.get(PAGE).await;
        let many = [("best", "lectures"), ("best", "exercises"), ("best", "group_work")];
        let refused = type_in(&mut editor, &page, &many).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for control in ["href=\"#experience\"", "href=\"#best\""] {
            assert!(refused.html.contains(control), "{control}: {}", refused.html);
        }
        let fields = refused.fields("answers").into_iter();
        let checked = fields.filter(|(name, code)| name == "best" && !code.is_empty());
        let checked: Vec<_> = checked.map(|(_, code)| code).collect();
        assert_eq!(checked, ["lectures", "exercises", "group_work"], "what was typed stays");
        let mut viewer = site.member(Role::Viewer).await;
        assert_eq!(viewer.get(PAGE).await.status, StatusCode::FORBIDDEN);
    }

    async fn nothing_is_typed_into_an_empty_or_a_closed_survey(database: Database) {
        let site = Site::open(&database);
        let mut editor = begin(&site).await;
        let page = editor.get(PAGE).await;
        let empty = type_in(&mut editor, &page, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.html.contains("an empty form is not stored"));
        // Paper is still typed in when the time for answers is over.
        site.turn("2018-12-20T10:00:00Z");
        let mut editor = site.member(Role::Editor).await;
        let page = editor.get(PAGE).await;
        let second = type_in(&mut editor, &page, &PAPER).await;
        let act = Act { actor: "-", at: site.now(), act: "survey-closed", object: ID };
        let day = jiff::civil::date(2018, 12, 20);
        assert!(site.store.close(&SurveyId::new(ID), day, &act).await.unwrap());
        let refused = type_in(&mut editor, &second, &PAPER).await;
        assert!(refused.html.contains("closed for good"), "{}", refused.html);
        assert!(!editor.get(PAGE).await.html.contains("id=\"answers\""));
        assert_eq!(complete(&site.store).await, 0);
    }
}
