//! Versions that never change, schedules, and when answers are taken.

use jiff::Timestamp;
use maoni::id::SurveyId;
use maoni::store::{Conflict, Publication, Stage, StoreError};
use maoni::survey::Schedule;

use super::{DAY, SOURCE, meeting, publish, publish_source};
use crate::support::database::{Database, both_databases};
use crate::support::staff::operator;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).expect("an instant")
}

both_databases! {
    async fn the_same_text_is_published_once(database: Database) {
        assert_eq!(publish(&database).await, 1);
        assert_eq!(publish(&database).await, 1);
        let survey = database.survey(&meeting()).await.unwrap().unwrap();
        assert_eq!((survey.version, survey.source.as_str()), (1, SOURCE));
        assert_eq!(survey.definition().unwrap().id, meeting());
    }

    async fn another_text_is_the_next_version_and_the_first_stays(database: Database) {
        publish(&database).await;
        let second = SOURCE.replace("What was good?", "What was best?");
        assert_eq!(publish_source(&database, &second).await, 2);
        let surveys = database.surveys().await.unwrap();
        assert_eq!(surveys.len(), 1);
        assert_eq!(surveys[0].source, second);
        let first = database.definition(&meeting(), 1).await.unwrap().unwrap();
        assert_eq!(first, maoni::survey::read(SOURCE, "meeting.toml").unwrap());
        assert_eq!(database.definition(&meeting(), 3).await.unwrap(), None);
    }

    async fn a_published_version_cannot_be_changed(database: Database) {
        publish(&database).await;
        let changed = database.run("UPDATE survey_version SET source = 'other'").await;
        assert!(changed.unwrap_err().to_string().contains("immutable"));
    }

    async fn invented_and_real_answers_are_not_mixed(database: Database) {
        publish(&database).await;
        let mixed = database
            .publish(&Publication {
                survey: &meeting(),
                source: SOURCE,
                day: DAY,
                schedule: Schedule::default(),
                is_synthetic: true,
            })
            .await;
        assert!(matches!(mixed, Err(StoreError::Conflict(Conflict::Synthetic))));
    }

    async fn the_schedule_says_when_answers_are_taken(database: Database) {
        publish(&database).await;
        let schedule = Schedule { opens: Some(at(100)), closes: Some(at(200)) };
        assert!(database.set_schedule(&meeting(), &schedule, None, &operator(at(1))).await.unwrap());
        let survey = database.survey(&meeting()).await.unwrap().unwrap();
        assert_eq!(survey.stage(at(99)), Stage::NotYet(at(100)));
        assert_eq!(survey.stage(at(100)), Stage::Open(Some(at(200))));
        assert_eq!(survey.stage(at(199)), Stage::Open(Some(at(200))));
        assert_eq!(survey.stage(at(200)), Stage::Closed);
        assert!(!database.set_schedule(&SurveyId::new("other"), &schedule, None, &operator(at(1))).await.unwrap());
    }

    async fn closing_is_for_good(database: Database) {
        publish(&database).await;
        assert!(database.close(&meeting(), DAY, &operator(at(150))).await.unwrap());
        let survey = database.survey(&meeting()).await.unwrap().unwrap();
        assert_eq!(survey.schedule.closes, Some(at(150)));
        assert_eq!((survey.closed_on, survey.sealed_on), (Some(DAY), Some(DAY)));
        assert_eq!(survey.stage(at(10)), Stage::Closed);
        let reopened = database.set_schedule(&meeting(), &Schedule::default(), None, &operator(at(200))).await;
        assert!(matches!(reopened, Err(StoreError::Conflict(Conflict::Closed))));
        assert!(database.close(&meeting(), DAY, &operator(at(300))).await.unwrap(), "again is harmless");
        let survey = database.survey(&meeting()).await.unwrap().unwrap();
        assert_eq!(survey.schedule.closes, Some(at(150)));
        assert!(!database.close(&SurveyId::new("other"), DAY, &operator(at(1))).await.unwrap());
    }
}
