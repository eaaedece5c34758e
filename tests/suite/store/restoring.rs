//! A backup in the place of the database: what comes back, and what is refused.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use maoni::outcomes;
use maoni::store::{Options, RestoreError, Restored, Store, StoreError};

use super::{counts, publish, submission};
use crate::support::database::{Database, both_databases, on_sqlite};

/// Whether it is the refusal that is due.
type Judge = fn(&RestoreError) -> bool;

const AT: Timestamp = Timestamp::UNIX_EPOCH;

/// A backup of twenty responses, after which five more were sent.
async fn backed_up(database: &Database) -> PathBuf {
    publish(database).await;
    send(database, 0..20).await;
    let copy = database.file().with_file_name("copy.db");
    database.backup(&copy).await.expect("copied");
    send(database, 20..25).await;
    copy
}

async fn send(store: &Store, people: std::ops::Range<u32>) {
    for person in people {
        let sent = submission(&format!("{person}"), "tea");
        store.submit(sent).await.expect("sent");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_backup_takes_the_place_of_the_database() {
    on_sqlite(async |database: Database| {
        let copy = backed_up(&database).await;
        let refused = Store::restore(&copy, &database.url, false, AT).await;
        assert!(
            matches!(refused, Err(RestoreError::Occupied(_))),
            "{refused:?}"
        );
        let refused = Store::restore(&copy, &database.url, true, AT).await;
        assert!(
            matches!(refused, Err(RestoreError::InUse(_))),
            "{refused:?}"
        );
        assert_eq!(counts(&database).await, (25, 0), "nothing was touched");
        database.store().disconnect().await;

        let restored = Store::restore(&copy, &database.url, true, AT)
            .await
            .expect("restored");
        assert_eq!(
            restored,
            Restored {
                surveys: 1,
                responses: 20
            }
        );
        let file = database.file();
        assert_eq!(
            names(file.parent().expect("a folder")),
            ["copy.db", "maoni.db"]
        );
        assert_eq!(
            file.metadata().expect("there").permissions().mode() & 0o777,
            0o600
        );

        let again = Store::connect(&database.url, Options::default())
            .await
            .expect("opened");
        assert_eq!(counts(&again).await, (20, 0));
        send(&again, 0..25).await;
        assert_eq!(
            counts(&again).await,
            (25, 0),
            "what is sent again is stored once"
        );
        let last = again.audit(i64::MAX, 1).await.expect("the log").remove(0);
        assert_eq!(
            (&*last.act, &*last.object),
            ("database-restored", "copy.db")
        );
        again.disconnect().await;
        let inspection = Store::inspect(&database.url).await.expect("opened");
        for finding in outcomes::inspect(&inspection).await.expect("checked") {
            assert_eq!(finding.remedy, None, "{finding:?}");
        }
    })
    .await;
}

/// After a crash the write-ahead log of the old file is full, and must not be read into the new.
#[tokio::test]
async fn the_log_of_a_crashed_database_is_not_read_into_the_backup() {
    on_sqlite(async |database: Database| {
        let copy = backed_up(&database).await;
        for left in [&["maoni.db", "maoni.db-wal"][..], &["maoni.db-wal"]] {
            let crashed = tempfile::tempdir().expect("a folder");
            for name in left {
                std::fs::copy(
                    database.file().with_file_name(name),
                    crashed.path().join(name),
                )
                .expect("copied");
            }
            let log = crashed
                .path()
                .join("maoni.db-wal")
                .metadata()
                .expect("a log");
            assert!(log.len() > 0, "the crash left something in the log");
            let url = format!("sqlite:{}", crashed.path().join("maoni.db").display());
            Store::restore(&copy, &url, true, AT)
                .await
                .expect("restored");
            assert_eq!(names(crashed.path()), ["maoni.db"]);
            let store = Store::connect(&url, Options::default())
                .await
                .expect("opened");
            assert_eq!(counts(&store).await, (20, 0));
            store.disconnect().await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_sound_backup_is_refused_and_nothing_touched() {
    on_sqlite(async |database: Database| {
        let copy = backed_up(&database).await;
        let live = database.file();
        let folder = tempfile::tempdir().expect("a folder");
        let place = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            path
        };
        let sound = std::fs::read(&copy).expect("a backup");
        let mut torn = sound.clone();
        let middle = torn.len() / 2;
        torn[middle..].fill(0xa5);
        let newer = place("newer.db", &sound);
        let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&format!(
            "sqlite:{}",
            newer.display()
        ))
        .await
        .expect("opened");
        sqlx::query("UPDATE _sqlx_migrations SET version = 99 WHERE version = 1")
            .execute(&mut connection)
            .await
            .expect("changed");
        sqlx::Connection::close(connection).await.expect("closed");
        place("busy.db-wal", b"something");
        database.store().disconnect().await;
        let before = std::fs::read(&live).expect("the database");

        let cases: [(PathBuf, Judge); 6] = [
            (folder.path().join("nothing.db"), |e| {
                matches!(e, RestoreError::Unreadable(..))
            }),
            (place("letter.txt", b"Dear colleagues"), |e| {
                matches!(e, RestoreError::Foreign(_))
            }),
            (place("empty.db", b""), |e| {
                matches!(e, RestoreError::Foreign(_))
            }),
            (place("torn.db", &torn), |e| {
                matches!(e, RestoreError::Damaged(..) | RestoreError::Foreign(_))
            }),
            (newer, |e| {
                matches!(e, RestoreError::Store(StoreError::TooNew { found: 99, .. }))
            }),
            (place("busy.db", &sound), |e| {
                matches!(e, RestoreError::Unfinished(_))
            }),
        ];
        for (backup, expected) in cases {
            let error = Store::restore(&backup, &database.url, true, AT)
                .await
                .expect_err("refused");
            assert!(expected(&error), "{}: {error:?}", backup.display());
            assert_eq!(
                std::fs::read(&live).expect("there"),
                before,
                "{}",
                backup.display()
            );
        }
        assert_eq!(
            names(live.parent().expect("a folder")),
            ["copy.db", "maoni.db"]
        );
    })
    .await;
}

both_databases! {
    async fn a_server_is_restored_with_its_own_tool(database: Database) {
        if database.is_sqlite() {
            return;
        }
        let refused = Store::restore(Path::new("copy.dump"), &database.url, true, AT).await;
        let error = refused.expect_err("refused").to_string();
        assert!(error.contains("pg_restore"), "{error}");
    }
}
