//! Opening a database: what is refused, what is set, what happens when it is in the way.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use maoni::store::{Conflict, Options, Store, StoreError, Submitted};
use sqlx::{Connection as _, Executor as _, SqliteConnection};

use super::{counts, publish, submission};
use crate::support::database::{Database, both_databases, on_sqlite};

async fn refusal(url: &str) -> StoreError {
    Store::connect(url, Options::default())
        .await
        .expect_err(url)
}

fn mode(path: &std::path::Path) -> u32 {
    path.metadata().expect("a file").permissions().mode() & 0o777
}

#[tokio::test]
async fn an_address_that_is_not_understood_is_refused() {
    for url in [
        "",
        "maoni.db",
        "/var/lib/maoni.db",
        "mysql://root@localhost/maoni",
        "sqlite:",
        "sqlite://",
        "sqlite::memory:",
        "sqlite:maoni.db?mode=memory",
        "postgres://",
        "postgres://localhost",
        "postgres://user:s3cret@host:port/maoni",
    ] {
        let error = refusal(url).await;
        assert!(matches!(error, StoreError::BadUrl { .. }), "{url}: {error}");
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
    assert!(!std::path::Path::new("maoni.db").exists());
}

#[tokio::test]
async fn a_server_that_is_not_there_is_not_replaced() {
    let error = refusal("postgres://nobody@127.0.0.1:1/maoni").await;
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    let error = refusal("sqlite:/no/such/folder/maoni.db").await;
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
}

#[tokio::test]
async fn only_the_owner_may_open_the_files() {
    on_sqlite(async |database: Database| {
        publish(&database).await;
        let file = database.file();
        for name in ["db", "db-wal", "db-shm"] {
            assert_eq!(mode(&file.with_extension(name)), 0o600, "{name}");
        }
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).expect("set");
        let error = refusal(&database.url).await;
        assert!(
            matches!(error, StoreError::Exposed { mode: 0o644, .. }),
            "{error}"
        );
    })
    .await;
}

#[tokio::test]
async fn every_connection_is_set_for_durability() {
    on_sqlite(async |database: Database| {
        let expected = [
            ("busy_timeout", "5000"),
            ("foreign_keys", "1"),
            ("journal_mode", "wal"),
            ("secure_delete", "1"),
            ("synchronous", "2"),
        ];
        let settings = database.settings().await.expect("read back");
        assert_eq!(settings.len(), 5, "the writer and four readers");
        for (connection, settings) in settings.iter().enumerate() {
            for (name, value) in expected {
                assert_eq!(settings[name], value, "{name} of connection {connection}");
            }
            let is_reader = connection > 0;
            assert_eq!(settings["query_only"], u8::from(is_reader).to_string());
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "Dear colleagues, ".repeat(100)).expect("written");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).expect("set");
    let error = refusal(&format!("sqlite:{}", file.display())).await;
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    let kept = std::fs::read_to_string(&file).expect("still text");
    assert!(kept.starts_with("Dear colleagues, "));
}

#[tokio::test]
async fn another_writer_makes_respondents_wait_and_then_says_so() {
    on_sqlite(async |database: Database| {
        publish(&database).await;
        let mut other = SqliteConnection::connect(&database.url)
            .await
            .expect("opened");
        other.execute("BEGIN IMMEDIATE").await.expect("locked");
        let begun = Instant::now();
        let store = database.store();
        let first = tokio::spawn(async move { store.submit(submission("a", "tea")).await });
        tokio::time::sleep(Duration::from_secs(2)).await;
        let (first, second) = tokio::join!(first, database.submit(submission("b", "tea")));
        for outcome in [first.expect("not cancelled"), second] {
            assert!(matches!(outcome, Err(StoreError::Busy)), "{outcome:?}");
        }
        assert!(
            begun.elapsed() < Duration::from_secs(9),
            "each within six seconds"
        );
        other.execute("ROLLBACK").await.expect("unlocked");
        for name in ["a", "b"] {
            let outcome = database
                .submit(submission(name, "tea"))
                .await
                .expect("taken");
            assert!(matches!(outcome, Submitted::New | Submitted::Repeated));
        }
        assert_eq!(counts(&database).await, (2, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_holds_what_was_confirmed() {
    on_sqlite(async |database: Database| {
        publish(&database).await;
        for person in 0..20 {
            database
                .submit(submission(&format!("{person}"), "tea"))
                .await
                .expect("sent");
        }
        let copy = database.file().with_file_name("copy.db");
        database.backup(&copy).await.expect("copied");
        assert_eq!(mode(&copy), 0o600);
        let again = database.backup(&copy).await;
        assert!(matches!(
            again,
            Err(StoreError::Conflict(Conflict::BackupPath(_)))
        ));
        let url = format!("sqlite:{}", copy.display());
        let restored = Store::connect(&url, Options::default())
            .await
            .expect("opened");
        assert_eq!(counts(&restored).await, (20, 0));
    })
    .await;
}

both_databases! {
    async fn a_newer_schema_is_refused(database: Database) {
        let newer = "UPDATE _sqlx_migrations SET version = 99 WHERE version = 1";
        database.run(newer).await.unwrap();
        let error = refusal(&database.url).await;
        assert!(matches!(error, StoreError::TooNew { found: 99, known } if known < 99), "{error}");
    }

    async fn a_schema_of_another_making_is_refused(database: Database) {
        let altered = "UPDATE _sqlx_migrations SET checksum = description";
        let altered = if database.is_sqlite() {
            altered.replace("description", "CAST(description AS BLOB)")
        } else {
            altered.replace("description", "description::bytea")
        };
        database.run(&altered).await.unwrap();
        let error = refusal(&database.url).await;
        assert!(matches!(error, StoreError::Altered { version: 1 }), "{error}");
    }

    async fn what_was_stored_is_there_after_a_restart(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        database.store().disconnect().await;
        let again = Store::connect(&database.url, Options::default()).await.unwrap();
        assert_eq!(counts(&again).await, (1, 0));
        assert_eq!(again.submit(submission("a", "tea")).await.unwrap(), Submitted::Repeated);
        again.disconnect().await;
    }

    async fn a_store_that_was_closed_says_so(database: Database) {
        publish(&database).await;
        database.store().disconnect().await;
        let outcome = database.submit(submission("a", "tea")).await;
        assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
        assert!(database.ping().await.is_err());
    }
}
