//! From a database address to a [`Store`] that keeps its promises.
//!
//! Owns addresses, settings of connections, the gates at start (SQLite version, file mode, schema)
//! and migrations. Everything in which the two databases differ at connecting stands here.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};

use super::queue::Queue;
use super::{Backend, Store, StoreError};
use crate::id::{Randomness, SystemRandomness};

pub(super) static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
pub(super) static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How long a statement waits for a lock, and a caller for a connection.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// The first SQLite without the fault that loses committed rows when a checkpoint meets a commit
/// (<https://sqlite.org/wal.html>, "the WAL-reset bug": 3.7.0 to 3.51.2).
const SAFE_SQLITE: [u32; 3] = [3, 51, 3];

/// What may be chosen of a store.
#[derive(Clone)]
pub struct Options {
    /// Where the ids of rows are drawn from.
    pub randomness: Arc<dyn Randomness>,
    /// Connections that only read (SQLite), or all connections (PostgreSQL).
    pub connections: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            randomness: Arc::new(SystemRandomness),
            connections: 4,
        }
    }
}

/// An address, taken apart.
pub(super) enum Address {
    Sqlite(PathBuf),
    Postgres(Box<PgConnectOptions>),
}

impl Store {
    /// Opens the database at `url`, creates it if it is a SQLite file that does not exist, and
    /// brings its schema up to date. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::BadUrl`], [`StoreError::Exposed`], [`StoreError::OldSqlite`],
    /// [`StoreError::TooNew`] or [`StoreError::Altered`] when it must not be used;
    /// [`StoreError::Unavailable`] or [`StoreError::Busy`] when it cannot be opened.
    pub async fn connect(url: &str, options: Options) -> Result<Self, StoreError> {
        let backend = match parse(url)? {
            Address::Sqlite(path) => open_sqlite(&path, options.connections).await?,
            Address::Postgres(address) => open_postgres(*address, options.connections).await?,
        };
        Ok(Self {
            backend,
            randomness: options.randomness,
        })
    }
}

/// The settings of a SQLite connection on which promises rest.
pub(super) const SETTINGS: [(&str, &str); 6] = [
    ("busy_timeout", "PRAGMA busy_timeout"),
    ("foreign_keys", "PRAGMA foreign_keys"),
    ("journal_mode", "PRAGMA journal_mode"),
    ("query_only", "PRAGMA query_only"),
    ("secure_delete", "PRAGMA secure_delete"),
    ("synchronous", "PRAGMA synchronous"),
];

impl Store {
    /// The settings on which promises rest, read back from every SQLite connection, the writer's
    /// first. Empty on PostgreSQL, where the server decides.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when a connection is in use for too long.
    pub async fn settings(&self) -> Result<Vec<BTreeMap<&'static str, String>>, StoreError> {
        let Backend::Sqlite {
            readers, writer, ..
        } = &self.backend
        else {
            return Ok(Vec::new());
        };
        let mut held = vec![writer.acquire().await?];
        for _ in 0..readers.options().get_max_connections() {
            held.push(readers.acquire().await?);
        }
        let mut all = Vec::with_capacity(held.len());
        for mut connection in held {
            let mut settings = BTreeMap::new();
            for (name, pragma) in SETTINGS {
                let row = sqlx::query(pragma).fetch_one(&mut *connection).await?;
                // Most are numbers and one is a word; as text they read alike.
                let value = row.try_get_unchecked::<String, _>(0)?;
                settings.insert(name, value);
            }
            all.push(settings);
        }
        Ok(all)
    }
}

pub(super) fn parse(url: &str) -> Result<Address, StoreError> {
    let bad = |reason: &str| StoreError::BadUrl {
        reason: reason.to_owned(),
    };
    if let Some(path) = url.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() {
            return Err(bad("it names no file"));
        }
        if path.starts_with(':') {
            return Err(bad("a database in memory would lose every answer"));
        }
        if path.contains('?') {
            return Err(bad("a SQLite address takes no settings after `?`"));
        }
        return Ok(Address::Sqlite(PathBuf::from(path)));
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        // The driver's own message could quote the password.
        let address: PgConnectOptions = url
            .parse()
            .map_err(|_| bad("it is not a well-formed PostgreSQL address"))?;
        if address.get_database().is_none() {
            return Err(bad("it names no database on the server"));
        }
        return Ok(Address::Postgres(Box::new(address)));
    }
    Err(match url.split_once(':') {
        Some((scheme, _)) if scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => bad(&format!(
            "`{scheme}` is not a kind of database that is supported"
        )),
        _ => bad("it does not begin with a kind of database"),
    })
}

/// How every connection to a SQLite file behaves, whatever it is for.
pub(super) fn sqlite_settings(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        // NORMAL loses confirmed answers at a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON")
        // Answers must not be left in temporary files either.
        .pragma("temp_store", "MEMORY")
}

pub(super) fn sqlite_pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        // When a disk is full SQLite ends the transaction by itself, and the driver, whose own end
        // of it then fails, takes it for open ever after.
        .before_acquire(|connection, _| {
            let is_clean = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_clean) })
        })
}

pub(super) async fn open_sqlite(path: &Path, connections: u32) -> Result<Backend, StoreError> {
    make_private(path)?;
    let settings = sqlite_settings(path).journal_mode(SqliteJournalMode::Wal);
    let writer = sqlite_pool()
        .max_connections(1)
        .connect_with(settings.clone())
        .await?;
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(&writer)
        .await?;
    if !is_safe(&version) {
        return Err(StoreError::OldSqlite { found: version });
    }
    let mut connection = writer.acquire().await?;
    migrate(&SQLITE, &mut *connection).await?;
    drop(connection);
    let readers = sqlite_pool()
        .max_connections(connections)
        .connect_lazy_with(settings.pragma("query_only", "ON"));
    let queue = Queue::start(writer.clone());
    Ok(Backend::Sqlite {
        readers,
        writer,
        queue,
    })
}

async fn open_postgres(address: PgConnectOptions, connections: u32) -> Result<Backend, StoreError> {
    let address = address.options([("lock_timeout", "5s")]);
    // A pool goes on trying; at the start, what is wrong is said at once.
    let mut connection = tokio::time::timeout(PATIENCE, address.connect())
        .await
        .map_err(|_| sqlx::Error::from(io::Error::from(io::ErrorKind::TimedOut)))??;
    migrate(&POSTGRES, &mut connection).await?;
    connection.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(address);
    Ok(Backend::Postgres { pool })
}

/// Brings the schema up to date, unless a newer program has been there.
async fn migrate<C: Migrate>(migrator: &Migrator, connection: &mut C) -> Result<(), StoreError> {
    let known = migrator
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0);
    match migrator.run_direct(None, connection, false).await {
        Err(MigrateError::VersionMissing(found)) if found > known => {
            Err(StoreError::TooNew { found, known })
        }
        Err(MigrateError::VersionMissing(version)) => Err(StoreError::Altered { version }),
        result => Ok(result?),
    }
}

/// Creates the file if there is none, and refuses one that others than its owner may open. SQLite
/// gives the files beside it the same mode.
fn make_private(path: &Path) -> Result<(), StoreError> {
    match create_private(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse_exposed(path),
        result => Ok(result.map_err(sqlx::Error::Io)?),
    }
}

/// Creates a new file that only its owner may open.
pub(super) fn create_private(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

#[cfg(unix)]
fn refuse_exposed(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt as _;

    let metadata = std::fs::metadata(path).map_err(sqlx::Error::Io)?;
    let mode = metadata.permissions().mode() & 0o777;
    let others = mode & 0o077;
    if others == 0 {
        Ok(())
    } else {
        Err(StoreError::Exposed {
            path: path.to_owned(),
            mode,
        })
    }
}

#[cfg(not(unix))]
fn refuse_exposed(_: &Path) -> Result<(), StoreError> {
    Ok(())
}

pub(super) fn is_safe(version: &str) -> bool {
    let parts: Vec<u32> = version
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect();
    parts.as_slice() >= SAFE_SQLITE.as_slice()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_gate_compares_numbers() {
        for (version, safe) in [
            ("3.51.3", true),
            ("3.51.2", false),
            ("3.9.99", false),
            ("3.100.0", true),
            ("4.0.0", true),
            ("", false),
        ] {
            assert_eq!(is_safe(version), safe, "{version}");
        }
    }
}
