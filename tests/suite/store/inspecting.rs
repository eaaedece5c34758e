//! The doctor: a sound database has no fault, and every planted one is found.

use std::collections::BTreeSet;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::PermissionsExt;

use maoni::id::{Hash, SurveyId};
use maoni::outcomes;
use maoni::store::{Act, Finding, Store};

use super::{DAY, SOURCE, key, meeting, page, publish, publish_as, receipt, submission};
use crate::support::database::{Database, both_databases, on_sqlite};

async fn inspect(url: &str) -> Vec<Finding> {
    let inspection = Store::inspect(url).await.expect("the database opens");
    let findings = outcomes::inspect(&inspection).await;
    inspection.store.disconnect().await;
    findings.expect("every check is made")
}

/// The checks that find a fault. A server for tests may do without `fsync`, which is told rightly.
async fn faults(url: &str) -> BTreeSet<&'static str> {
    let found = inspect(url).await;
    found
        .into_iter()
        .filter(|finding| finding.remedy.is_some() && !finding.seen.contains("fsync off"))
        .map(|finding| finding.check)
        .collect()
}

/// Two surveys that have seen everything: sent, changed, withdrawn, saved, sealed.
async fn lived(database: &Database) {
    publish(database).await;
    for name in ["a", "b", "c", "d"] {
        database.submit(submission(name, "tea")).await.unwrap();
    }
    assert!(
        database
            .begin_change(&meeting(), receipt("a"), key("a2"), DAY)
            .await
            .unwrap()
    );
    database.submit(submission("a2", "rain")).await.unwrap();
    assert!(
        database
            .begin_change(&meeting(), receipt("b"), key("b2"), DAY)
            .await
            .unwrap()
    );
    assert!(database.withdraw(&meeting(), receipt("c")).await.unwrap());
    database
        .save_draft(page("e", "first", "half"))
        .await
        .unwrap();
    let other = SurveyId::new("other");
    publish_as(
        database,
        &other,
        &SOURCE.replace("\"meeting\"", "\"other\""),
    )
    .await;
    let mut elsewhere = submission("f", "tea");
    elsewhere.survey = other.clone();
    database.submit(elsewhere).await.unwrap();
    database.seal(&other, DAY).await.unwrap();
    let at = jiff::Timestamp::UNIX_EPOCH;
    let act = Act {
        actor: "-",
        at,
        act: "exported",
        object: "other",
    };
    database.record(&act).await.unwrap();
}

both_databases! {
    async fn a_database_that_has_seen_everything_has_no_fault(database: Database) {
        assert_eq!(faults(&database.url).await, BTreeSet::new(), "empty");
        lived(&database).await;
        assert_eq!(faults(&database.url).await, BTreeSet::new());
        let seen = inspect(&database.url).await;
        let told = |check| &seen.iter().find(|one| one.check == check).unwrap().seen;
        assert_eq!(told("answers"), "responses, which all fit their definitions: 5");
        assert_eq!(told("receipts"), "sent keys with their response: 4");
        assert_eq!(told("log"), "entries, all as they were written: 1");
    }

    /// Each fault is planted past the store, and the check that it belongs to finds it.
    async fn every_planted_fault_is_found(database: Database) {
        lived(&database).await;
        let blob = |hash: Hash| {
            let (before, after) = if database.is_sqlite() { ("x'", "'") } else { ("'\\x", "'") };
            format!("{before}{}{after}", hash.to_hex())
        };
        let digest = blob(Hash::of("report", "r"));
        let mut found = BTreeSet::new();
        let release = format!(
            "INSERT INTO release VALUES ('meeting', 1, 1, 'r', {digest}, 'r', 's', '2026-03-02', 'no ledger', NULL, '')"
        );
        let of = |name| format!("(SELECT response FROM sent_key WHERE key_hash = {})", blob(key(name)));
        let plants = [
            ("receipts", format!("DELETE FROM response WHERE id = {}", of("d"))),
            ("responses", format!("DELETE FROM sent_key WHERE key_hash = {}", blob(key("b")))),
            ("drafts", format!("UPDATE draft SET response = id WHERE key_hash = {}", blob(key("e")))),
            ("answers", format!("UPDATE response SET answers = '{{\"third\":\"x\"}}' WHERE id = {}", of("a"))),
            ("releases", release),
            ("members", format!("INSERT INTO release_member VALUES ({}, 'meeting', 1)", of("d"))),
            ("definitions", "INSERT INTO survey_version
                SELECT survey, 7, source || ' ', digest, published_on FROM survey_version
                WHERE survey = 'meeting'".to_owned()),
            ("seals", format!("UPDATE response SET receipt_hash = {} WHERE survey = 'other'", blob(key("x")))),
            ("versions", "UPDATE survey SET version = 9 WHERE id = 'other'".to_owned()),
            ("log", "UPDATE audit_head SET number = number + 1".to_owned()),
        ];
        for (check, plant) in plants {
            assert!(!found.contains(check), "{check} is not found before");
            database.run(&plant).await.expect(&plant);
            let now = faults(&database.url).await;
            assert!(now.contains(check), "{check}: {now:?}");
            found = now;
        }
        let altered = "UPDATE _sqlx_migrations SET version = version + 90 WHERE version > 1";
        database.run(altered).await.unwrap();
        assert_eq!(faults(&database.url).await, BTreeSet::from(["schema"]), "nothing more is read");
    }
}

#[tokio::test]
async fn a_file_that_others_may_open_is_told() {
    on_sqlite(async |database: Database| {
        std::fs::set_permissions(database.file(), PermissionsExt::from_mode(0o640)).expect("set");
        assert_eq!(faults(&database.url).await, BTreeSet::from(["file"]));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_was_overwritten_is_told() {
    on_sqlite(async |database: Database| {
        publish(&database).await;
        for person in 0..200 {
            let words = "long ".repeat(30);
            database
                .submit(submission(&format!("{person}"), &words))
                .await
                .expect("sent");
        }
        database.store().disconnect().await;
        let mut file = std::fs::File::options()
            .write(true)
            .open(database.file())
            .expect("open");
        let middle = file.metadata().expect("a size").len() / 2;
        file.seek(SeekFrom::Start(middle)).expect("sought");
        file.write_all(&[0xa5; 8192]).expect("written");
        let found = inspect(&database.url).await;
        let integrity = found
            .iter()
            .find(|one| one.check == "integrity")
            .expect("checked");
        assert!(integrity.remedy.is_some(), "{integrity:?}");
    })
    .await;
}

#[tokio::test]
async fn looking_creates_and_migrates_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("maoni.db");
    let url = format!("sqlite:{}", file.display());
    assert!(Store::inspect(&url).await.is_err(), "there is none");
    assert!(!file.exists());
    std::fs::write(&file, "").expect("written");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).expect("set");
    assert_eq!(faults(&url).await, BTreeSet::from(["schema"]));
    assert_eq!(file.metadata().expect("there").len(), 0);
}
