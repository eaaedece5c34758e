//! The screen of the room: participation in steps, one question at a time, once, and never so that
//! the report tells afterwards what somebody said.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use maoni::answer::{Answer, AnswerSet};
use maoni::id::{Code, ItemId, SurveyId};
use maoni::language::Language;
use maoni::outcomes::{self, room};
use maoni::store::{ImportedResponse, Role};

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

const SURVEY: &str = include_str!("../../../surveys/training-workshop.toml");
const ID: &str = "training-workshop";
const ROOM: &str = "/staff/surveys/training-workshop/room";

/// A question of the survey that the room may see, and its first two choices.
fn question() -> (ItemId, Code, Code) {
    let survey = maoni::survey::read(SURVEY, "survey.toml").expect("a survey");
    let item = room::closed_questions(&survey).find(|item| item.show_if.is_none());
    let item = item.expect("a question with choices").clone();
    let code = |at: usize| item.choices()[at].code.clone();
    (item.id.clone(), code(0), code(1))
}

/// So many answer the question alike.
async fn answer(site: &Site, code: &Code, count: usize) {
    let (item, ..) = question();
    let survey = maoni::survey::read(SURVEY, "survey.toml").expect("a survey");
    let given = match &survey.item(item.as_str()).expect("there").kind {
        maoni::survey::Kind::Single { .. } => Answer::Single(code.clone()),
        maoni::survey::Kind::Multiple { .. } => Answer::Multiple(vec![code.clone()]),
        _ => Answer::Ranking(vec![code.clone()]),
    };
    let one = ImportedResponse {
        language: Language::En,
        day: jiff::civil::date(2018, 12, 9),
        complete: true,
        answers: AnswerSet {
            answers: BTreeMap::from([(item, given)]),
            ..AnswerSet::default()
        },
        mark: None,
    };
    let id = SurveyId::new(ID);
    let taken = site.store.import(&id, 1, vec![one; count]).await;
    taken.expect("answers");
}

/// Whether the figures of the question may be told now.
async fn is_told(site: &Site) -> bool {
    let found = outcomes::find(&site.store, &SurveyId::new(ID)).await;
    let published = found.expect("read").expect("there");
    let counted = outcomes::count(&site.store, &published)
        .await
        .expect("counted");
    let item = counted
        .results
        .item(question().0.as_str())
        .expect("an item");
    item.figures.shown().is_some()
}

both_databases! {
    async fn the_screen_leads_to_the_form_and_tells_steps_alone(database: Database) {
        let site = Site::open(&database);
        site.publish(ID, SURVEY).await;
        let (_, first, _) = question();
        answer(&site, &first, 13).await;
        let mut editor = site.member(Role::Editor).await;
        let page = editor.get(&format!("{ROOM}/screen")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.headers["refresh"], "20");
        assert!(page.html.contains("At least 10 answers"), "{}", page.html);
        assert!(page.html.contains("survey.example.org/s/training-workshop"), "{}", page.html);
        answer(&site, &first, 1).await;
        let later = editor.get(&format!("{ROOM}/screen")).await;
        assert_eq!(later.html, page.html, "one more answer shows nowhere");
        let page = editor.get(&format!("{ROOM}/screen?still=1")).await;
        assert!(!page.headers.contains_key("refresh"));
        let (item, ..) = question();
        let page = editor.get(&format!("{ROOM}/screen?question={item}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "nobody has shown it");
    }

    async fn a_question_is_shown_once_of_some_of_those_who_answered(database: Database) {
        let site = Site::open(&database);
        site.publish(ID, SURVEY).await;
        let (item, first, second) = question();
        answer(&site, &first, 9).await;
        let mut editor = site.member(Role::Editor).await;
        let fields = [("question", item.as_str())];
        let page = editor.send(ROOM, &fields).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("from 10 answers on"), "{}", page.html);

        answer(&site, &first, 28).await;
        let page = editor.send_and_follow(ROOM, &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains("Of 30 people, drawn at random"), "{}", page.html);
        assert!(page.html.contains("30 (100%)"), "{}", page.html);
        let acts = site.store.audit(i64::MAX, 10).await.expect("the log");
        let shown = |acts: &[maoni::store::AuditEntry]| {
            acts.iter().filter(|act| act.act == "question-revealed").count()
        };
        assert_eq!(shown(&acts), 1);

        answer(&site, &second, 40).await;
        let again = editor.send_and_follow(ROOM, &fields).await;
        assert!(again.html.contains("Of 30 people, drawn at random"), "as it was shown first");
        let acts = site.store.audit(i64::MAX, 10).await.expect("the log");
        assert_eq!(shown(&acts), 1);
        for other in ["", "nothing", "consent"] {
            let page = editor.send(ROOM, &[("question", other)]).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{other}");
        }
    }

    async fn who_comes_later_costs_the_report_nothing(database: Database) {
        let site = Site::open(&database);
        site.publish(ID, SURVEY).await;
        let (item, first, second) = question();
        answer(&site, &first, 10).await;
        let mut editor = site.member(Role::Editor).await;
        editor.send_and_follow(ROOM, &[("question", item.as_str())]).await;
        assert!(is_told(&site).await);
        answer(&site, &second, 1).await;
        assert!(is_told(&site).await, "beside five who were left out");
    }
}
