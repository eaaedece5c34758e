//! The ledger of releases: who was told of, what it forgets, and what it refuses.

use maoni::diagnostic::Diagnostics;
use maoni::id::FixedClock;
use maoni::outcomes::{self, Published, Refusal, Release};
use maoni::report::definition::{self, ReportDefinition, Status};
use maoni::store::{Conflict, ImportedResponse, NewRelease, NewReleaseFile, StoreError};
use maoni::survey::{Language, Survey};

use super::{DAY, SOURCE, key, meeting, page, publish, publish_source, receipt, submission};
use crate::support::answering::respond;
use crate::support::database::{Database, both_databases};
use crate::support::staff::operator;

const SURVEY: &str = include_str!("../../../surveys/training-workshop.toml");
const REPORT: &str = include_str!("../../../reports/general.toml");

/// An instant so many days after the workshop.
fn day(days: i64) -> FixedClock {
    let event = survey().event;
    let midnight = event.date.to_datetime(jiff::civil::Time::midnight());
    let begin = event.timezone.to_timestamp(midnight).expect("a day there");
    FixedClock(begin + jiff::SignedDuration::from_hours(24 * days))
}

fn told(faults: &Diagnostics) -> String {
    faults.render(false, 100)
}

fn survey() -> Survey {
    maoni::survey::read(SURVEY, "survey.toml").unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

fn report() -> ReportDefinition {
    definition::read(REPORT, "report.toml").unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

async fn workshop(database: &Database) -> Published {
    let clock = FixedClock(jiff::Timestamp::UNIX_EPOCH);
    outcomes::publish(database, &survey(), SURVEY, false, &clock)
        .await
        .unwrap();
    outcomes::find(database, &survey().id)
        .await
        .unwrap()
        .expect("a survey")
}

/// The same answers as often as is asked.
fn alike(count: usize) -> Vec<ImportedResponse> {
    let one = respond(&survey(), 1).remove(0);
    let response = ImportedResponse {
        language: Language::En,
        day: survey().event.date,
        complete: true,
        answers: one.answers,
        mark: None,
    };
    vec![response; count]
}

async fn take(database: &Database, count: usize) {
    database
        .import(&survey().id, 1, alike(count))
        .await
        .unwrap();
}

/// Opens the survey until the evening of a day, or closes it then.
async fn until(database: &Database, days: i64) -> Published {
    let schedule = maoni::survey::Schedule {
        opens: None,
        closes: Some(day(days).0),
    };
    database
        .set_schedule(&survey().id, &schedule, None, &operator(day(0).0))
        .await
        .unwrap();
    outcomes::find(database, &survey().id)
        .await
        .unwrap()
        .expect("a survey")
}

async fn release(
    database: &Database,
    published: &Published,
    days: i64,
) -> Result<Release, outcomes::Error> {
    let clock = day(days);
    let release = outcomes::prepare_release(database, published, &report(), None, &clock).await?;
    outcomes::record_release(database, published, &report(), &release, &[], None).await?;
    Ok(release)
}

fn new_release(published: &Published, number: u32, responses: u64) -> NewRelease<'_> {
    NewRelease {
        survey: &published.stored,
        number,
        report: "report",
        report_source: "source",
        snapshot: "0123456789ab",
        codings: "",
        responses,
        issued: DAY,
        ledger: "0",
        files: &[],
        act: None,
    }
}

both_databases! {
    async fn nothing_is_released_while_the_survey_takes_answers(database: Database) {
        workshop(&database).await;
        take(&database, 12).await;
        let published = until(&database, 3).await;
        let refused = release(&database, &published, 2).await.expect_err("open");
        assert!(matches!(refused, outcomes::Error::Refused(Refusal::Open)), "{refused}");
        assert_eq!(database.releases(&survey().id).await.unwrap(), Vec::new());
        assert_eq!(release(&database, &published, 4).await.unwrap().number, 1);
    }

    async fn the_same_release_again_is_the_same(database: Database) {
        workshop(&database).await;
        take(&database, 12).await;
        let published = until(&database, 3).await;
        let first = release(&database, &published, 4).await.unwrap();
        assert!(!first.is_repeated());
        let again = release(&database, &published, 9).await.unwrap();
        assert!(again.is_repeated());
        assert_eq!((again.number, again.issued), (1, first.issued));
        assert_eq!(again.counted.results, first.counted.results);
        let stored = database.releases(&survey().id).await.unwrap();
        assert_eq!(stored.len(), 1);
        assert_eq!(stored[0].snapshot, first.counted.snapshot);
        assert_eq!((stored[0].report.as_str(), stored[0].version), ("general", 1));
    }

    async fn a_release_that_would_tell_of_a_few_waits(database: Database) {
        workshop(&database).await;
        take(&database, 12).await;
        let published = until(&database, 3).await;
        release(&database, &published, 4).await.unwrap();
        take(&database, 2).await;
        let published = until(&database, 5).await;
        let refused = release(&database, &published, 6).await.expect_err("two more");
        let words = refused.to_string();
        assert!(words.contains("at least 5 people more") && !words.contains('2'), "{words}");
        assert_eq!(database.releases(&survey().id).await.unwrap().len(), 1);
        // A draft stays free, and the earlier release stands.
        assert!(outcomes::count(&database, &published).await.is_ok());
        take(&database, 3).await;
        let later = release(&database, &published, 6).await.unwrap();
        assert_eq!((later.number, later.is_repeated()), (2, false));
    }

    async fn figures_are_divided_as_in_the_first_release(database: Database) {
        workshop(&database).await;
        let published = until(&database, 3).await;
        release(&database, &published, 4).await.unwrap();
        take(&database, 12).await;
        let later = release(&database, &published, 6).await.unwrap();
        let draft = outcomes::count(&database, &published).await.unwrap();
        assert_eq!(draft.results, later.counted.results);
    }

    async fn once_released_only_the_words_of_a_survey_change(database: Database) {
        workshop(&database).await;
        take(&database, 12).await;
        let published = until(&database, 3).await;
        release(&database, &published, 4).await.unwrap();
        let clock = day(4);
        let words = SURVEY.replace("title.en = \"", "title.en = \"Our ");
        assert_ne!(words, SURVEY);
        let read = |source: &str| maoni::survey::read(source, "x.toml").unwrap_or_else(|f| panic!("{}", told(&f)));
        outcomes::publish(&database, &read(&words), &words, false, &clock).await.unwrap();
        let at = SURVEY.find("[[page]]").expect("a page");
        let (head, pages) = SURVEY.split_at(at);
        let more = "[[page]]\nid = \"more\"\ntitle = { en = \"More\", fr = \"Plus\" }\n\
            [[page.item]]\nid = \"more_words\"\nkind = \"text\"\nlimit = 100\n\
            text = { en = \"More?\", fr = \"Plus ?\" }\n";
        let asks_more = format!("{head}{pages}\n{more}");
        let refused = outcomes::publish(&database, &read(&asks_more), &asks_more, false, &clock).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Released))), "{refused:?}");
    }

    async fn promised_thresholds_are_only_raised_once_somebody_answered(database: Database) {
        let with = |k: u32| SOURCE.replace(
            "[[page]]",
            &format!("[privacy]\nthreshold = {k}\nquote_threshold = 20\ncontact = \"a@example.org\"\n\n[[page]]"),
        );
        publish_source(&database, &with(9)).await;
        publish_source(&database, &with(8)).await;
        database.save_draft(page("a", "first", "tea")).await.unwrap();
        let publication = |source| maoni::store::Publication {
            survey: Box::leak(Box::new(meeting())),
            source,
            day: DAY,
            schedule: maoni::survey::Schedule::default(),
            is_synthetic: false,
        };
        let lower = with(7);
        let refused = database.publish(&publication(&lower)).await.unwrap_err();
        let told = "they are at least 8 and 20";
        assert!(refused.to_string().contains(told), "{refused}");
        let quotes = with(8).replace("quote_threshold = 20", "quote_threshold = 19");
        assert!(database.publish(&publication(&quotes)).await.is_err());
        assert_eq!(publish_source(&database, &with(10)).await, 3);
    }

    async fn what_is_changed_or_taken_back_is_forgotten(database: Database) {
        publish(&database).await;
        for name in ["changed", "withdrawn", "kept"] {
            database.submit(submission(name, name)).await.unwrap();
        }
        for name in ["sent", "saved", "left"] {
            database.save_draft(page(name, "first", name)).await.unwrap();
        }
        let published = outcomes::find(&database, &meeting()).await.unwrap().unwrap();
        database.record_release(&new_release(&published, 1, 6)).await.unwrap();
        let told = database.released_responses(&meeting()).await.unwrap();
        assert_eq!(told.len(), 6);

        database.begin_change(&meeting(), receipt("changed"), key("later"), DAY).await.unwrap();
        let mut change = submission("later", "otherwise");
        change.receipt = receipt("changed");
        database.submit(change).await.unwrap();
        assert!(database.withdraw(&meeting(), receipt("withdrawn")).await.unwrap());
        database.submit(submission("sent", "sent")).await.unwrap();
        database.save_draft(page("saved", "second", "more")).await.unwrap();
        assert_eq!(database.released_responses(&meeting()).await.unwrap().len(), 2);
        database.seal(&meeting(), DAY).await.unwrap();
        assert_eq!(database.released_responses(&meeting()).await.unwrap().len(), 2);
    }

    async fn what_moved_in_the_meantime_is_not_released(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let published = outcomes::find(&database, &meeting()).await.unwrap().unwrap();
        for stale in [new_release(&published, 2, 1), new_release(&published, 1, 2)] {
            let refused = database.record_release(&stale).await;
            assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Moved))), "{refused:?}");
        }
        let mut extended = published.clone();
        extended.stored.schedule.closes = Some(day(1).0);
        let refused = database.record_release(&new_release(&extended, 1, 1)).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Moved))), "{refused:?}");
        assert_eq!(database.released_responses(&meeting()).await.unwrap().len(), 0);
        database.record_release(&new_release(&published, 1, 1)).await.unwrap();
        let changed = database.run("UPDATE release SET snapshot = 'other'").await;
        assert!(changed.unwrap_err().to_string().contains("immutable"));
    }

    async fn the_files_of_a_release_are_kept_as_they_were_issued(database: Database) {
        workshop(&database).await;
        take(&database, 12).await;
        let published = until(&database, 1).await;
        let english = file("report.en.pdf", "en", b"issued");
        let new = NewRelease {
            files: std::slice::from_ref(&english),
            ..new_release(&published, 1, 12)
        };
        database.record_release(&new).await.unwrap();
        // Another language of the same release comes later; what is there stays.
        let id = &survey().id;
        let later = [file("report.en.pdf", "en", b"another"), file("report.fr.pdf", "fr", b"publi\xc3\xa9")];
        database.keep_release_files(id, 1, &later).await.unwrap();
        let kept = database.release_files(id).await.unwrap();
        let names: Vec<&str> = kept.iter().map(|file| &*file.name).collect();
        assert_eq!(names, ["report.en.pdf", "report.fr.pdf"]);
        let (form, content) = database.release_file(id, 1, "report.en.pdf").await.unwrap().unwrap();
        assert_eq!((&*form, &*content), ("pages", &b"issued"[..]));
        assert_eq!(database.release_file(id, 2, "report.en.pdf").await.unwrap(), None);
        let changed = database.run("UPDATE release_file SET name = 'other'").await;
        assert!(changed.unwrap_err().to_string().contains("immutable"));
    }
}

fn file(name: &str, language: &'static str, content: &[u8]) -> NewReleaseFile {
    NewReleaseFile {
        name: name.to_owned(),
        form: "pages",
        language,
        content: content.to_vec(),
    }
}

#[test]
fn what_is_released_is_no_draft() {
    assert_eq!(report().status, Status::Draft);
    assert_eq!(outcomes::final_definition(report()).status, Status::Final);
}
