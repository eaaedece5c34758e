//! A fresh database for each test, on SQLite and on PostgreSQL.
//!
//! `both_databases!` makes two tests of each case. PostgreSQL is reached by the address of a server
//! in `MAONI_TEST_POSTGRES`, on which databases can be made; without it those tests are skipped
//! loudly, and fail under `CI=true`.

use std::future::Future;
use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};

use maoni::store::{Options, Store};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _};

/// Makes of each `async fn name(database: Database)` one test for SQLite and one for PostgreSQL.
macro_rules! both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($database:ident: $kind:ty) $body:block)+) => {
        $($(#[$doc])* mod $name {
            use super::*;

            async fn case($database: $kind) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::support::database::on_sqlite(case).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::support::database::on_postgres(case).await;
            }
        })+
    };
}
pub(crate) use both_databases;

/// An empty store, and where it is.
pub(crate) struct Database {
    store: Store,
    /// The address that the store was opened with.
    pub(crate) url: String,
    /// The folder of the file, if it is one.
    folder: Option<tempfile::TempDir>,
}

impl Deref for Database {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Database {
    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let store = Store::connect(&url, Options::default())
            .await
            .expect("an empty database");
        Self { store, url, folder }
    }

    /// The store, for a task of its own.
    pub(crate) fn store(&self) -> Store {
        self.store.clone()
    }

    /// Whether this is SQLite.
    pub(crate) fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    /// The SQLite file.
    pub(crate) fn file(&self) -> std::path::PathBuf {
        let folder = self.folder.as_ref().expect("a SQLite database");
        folder.path().join("maoni.db")
    }

    /// Runs statements past the store, as an intruder or an operator with a shell could.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn run(&self, sql: &str) -> Result<(), sqlx::Error> {
        if self.is_sqlite() {
            let mut connection = sqlx::SqliteConnection::connect(&self.url).await?;
            connection.execute(AssertSqlSafe(sql)).await?;
            connection.close().await
        } else {
            let mut connection = PgConnection::connect(&self.url).await?;
            connection.execute(AssertSqlSafe(sql)).await?;
            connection.close().await
        }
    }

    /// The texts in the first column of what `sql` finds.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        if self.is_sqlite() {
            let mut connection = sqlx::SqliteConnection::connect(&self.url)
                .await
                .expect("the file opens");
            let rows = connection.fetch_all(AssertSqlSafe(sql)).await.expect(sql);
            rows.iter().map(|row| row.get(0)).collect()
        } else {
            let mut connection = PgConnection::connect(&self.url)
                .await
                .expect("the server answers");
            let rows = connection.fetch_all(AssertSqlSafe(sql)).await.expect(sql);
            rows.iter().map(|row| row.get(0)).collect()
        }
    }
}

/// Runs `case` on a SQLite file of its own.
pub(crate) async fn on_sqlite<F: Future<Output = ()>>(case: impl FnOnce(Database) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("maoni.db").display());
    case(Database::open(url, Some(folder)).await).await;
}

/// Runs `case` on a PostgreSQL database of its own, which is dropped afterwards.
pub(crate) async fn on_postgres<F>(case: impl FnOnce(Database) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    static COUNT: AtomicU32 = AtomicU32::new(0);

    let Ok(server) = std::env::var("MAONI_TEST_POSTGRES") else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "MAONI_TEST_POSTGRES must name a PostgreSQL server under CI=true"
        );
        println!("skipped: set MAONI_TEST_POSTGRES to the address of a PostgreSQL server");
        return;
    };
    let mut admin = PgConnection::connect(&server)
        .await
        .expect("the server in MAONI_TEST_POSTGRES answers");
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    if number == 0 {
        sweep(&mut admin).await;
    }
    let name = format!("maoni_test_{}_{number}", std::process::id());
    admin
        .execute(AssertSqlSafe(format!(
            "CREATE DATABASE {name} TEMPLATE template0"
        )))
        .await
        .expect("a database of its own");
    let (address, _) = server.rsplit_once('/').expect("an address with a database");
    let database = Database::open(format!("{address}/{name}"), None).await;
    let outcome = tokio::spawn(case(database)).await;
    admin
        .execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
        .await
        .expect("dropping the database");
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}

/// Drops what runs that were killed left behind.
async fn sweep(admin: &mut PgConnection) {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT datname FROM pg_database WHERE datname LIKE 'maoni\\_test\\_%'")
            .fetch_all(&mut *admin)
            .await
            .expect("the list of databases");
    for name in names {
        let process = name.split('_').nth(2).unwrap_or_default();
        if !std::path::Path::new("/proc").join(process).exists() {
            let _ = admin
                .execute(AssertSqlSafe(format!(
                    "DROP DATABASE IF EXISTS {name} WITH (FORCE)"
                )))
                .await;
        }
    }
}
