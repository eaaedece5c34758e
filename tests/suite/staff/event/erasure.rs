//! Erasing answers: by an owner who types the name, and by itself on the day that was told.

use axum::http::StatusCode;
use jiff::Timestamp;
use maoni::id::{Clock, SurveyId};
use maoni::outcomes::{Error, Refusal, count, find, retention};
use maoni::store::{Role, StoredSurvey};

use super::{ID, OVERVIEW, SOURCE, acts, collect};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

const ERASE: &str = "/staff/surveys/every-kind/erase";

/// A clock that stands.
struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Timestamp {
        self.0
    }
}

fn at(instant: &str) -> At {
    At(instant.parse().expect("an instant"))
}

async fn stored(site: &Site) -> StoredSurvey {
    let survey = site.store.survey(&SurveyId::new(ID)).await.expect("read");
    survey.expect("there")
}

async fn complete(site: &Site) -> u64 {
    let counts = site.store.participation(&SurveyId::new(ID)).await;
    counts.expect("counted").complete
}

/// The survey, whose respondents are told that answers are erased on `day`.
fn told(day: &str) -> String {
    SOURCE.replace("[privacy]", &format!("[privacy]\ndelete_on = {day}"))
}

both_databases! {
    async fn an_owner_erases_by_typing_the_name(database: Database) {
        let site = Site::open(&database);
        collect(&site, SOURCE, 12).await;
        let mut owner = site.member(Role::Owner).await;
        let form = owner.get(ERASE).await;
        let page = owner.browser.press(&form, "form", "", &[("confirm", "every")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(complete(&site).await, 12);
        let page = owner.browser.press(&form, "form", "", &[("confirm", ID)]).await;
        assert!(page.html.contains("All answers are erased."), "{}", page.html);
        assert_eq!(acts(&site).await[0], "answers-erased");
        for table in ["response", "draft", "sent_key", "release_member"] {
            let rows = database.texts(&format!("SELECT survey FROM {table}")).await;
            assert_eq!(rows, Vec::<String>::new(), "{table}");
        }
        let survey = stored(&site).await;
        assert!(survey.closed_on.is_some() && survey.sealed_on.is_some());
        let page = owner.get("/staff/surveys/every-kind/exports/public/published-tables.csv").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let published = find(&site.store, &SurveyId::new(ID)).await.unwrap().unwrap();
        let refused = count(&site.store, &published).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Erased(_)))), "no paper says nobody answered");
        let mut visitor = site.visitor();
        assert_eq!(visitor.open("/s/every-kind/en").await.text("h1"), "This survey is closed");
    }

    async fn nothing_of_the_answers_is_left_in_the_files(database: Database) {
        if !database.is_sqlite() {
            return;
        }
        let site = Site::open(&database);
        let published = collect(&site, SOURCE, 40).await;
        let word = database.texts("SELECT id_hex FROM (SELECT hex(id) AS id_hex FROM response) LIMIT 1").await;
        let id = u128::from_str_radix(&word[0], 16).unwrap().to_be_bytes();
        let holds = || {
            let file = database.file();
            let log = std::fs::read(file.with_extension("db-wal")).unwrap_or_default();
            let bytes = [std::fs::read(file).unwrap(), log].concat();
            bytes.windows(id.len()).any(|window| window == id)
        };
        assert!(holds(), "what is looked for can be seen");
        let act = crate::support::staff::operator(site.now());
        assert!(retention::purge(&site.store, &published, &act).await.unwrap());
        assert!(!holds());
    }

    async fn answers_are_erased_on_the_day_that_was_told(database: Database) {
        let site = Site::open(&database);
        collect(&site, &told("2018-12-24"), 12).await;
        let mut viewer = site.member(Role::Viewer).await;
        let page = viewer.get(OVERVIEW).await;
        assert!(page.html.contains("erased on 24 December 2018"), "{}", page.html);
        assert!(!page.html.contains("/erase\""), "only owners erase");
        // 23:59 and midnight by the clocks of the event.
        let before = retention::purge_due(&site.store, &at("2018-12-23T20:59:00Z")).await.unwrap();
        assert_eq!((before.len(), complete(&site).await), (0, 12));
        let purged = retention::purge_due(&site.store, &at("2018-12-23T21:00:00Z")).await.unwrap();
        assert_eq!(purged, [SurveyId::new(ID)]);
        assert_eq!(complete(&site).await, 0);
        assert_eq!(acts(&site).await[0], "answers-erased");
        assert_eq!(stored(&site).await.purged_on, Some(jiff::civil::date(2018, 12, 24)));
        let again = retention::purge_due(&site.store, &at("2018-12-25T10:00:00Z")).await.unwrap();
        assert!(again.is_empty(), "once is enough");
    }

    async fn a_later_version_does_not_keep_earlier_answers_longer(database: Database) {
        let site = Site::open(&database);
        collect(&site, &told("2018-12-24"), 12).await;
        site.publish(ID, &told("2019-12-24")).await;
        let mut viewer = site.member(Role::Viewer).await;
        assert!(viewer.get(OVERVIEW).await.html.contains("erased on 24 December 2018"));
        let purged = retention::purge_due(&site.store, &at("2018-12-24T10:00:00Z")).await.unwrap();
        assert_eq!(purged.len(), 1);
    }
}
