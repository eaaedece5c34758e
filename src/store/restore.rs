//! A backup in the place of the database.
//!
//! Owns the order in which nothing can be lost: the copy is read through before anything is touched,
//! a database in use is left alone, and the copy appears whole under its name or not at all.
//! PostgreSQL has a tool for this, which the error names.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{ConnectOptions as _, Connection as _};

use super::audit::Act;
use super::connection::{Address, SQLITE, create_private, open_sqlite, parse, sqlite_settings};
use super::inspect::{Schema, applied, faults_of_file};
use super::{Store, StoreError};
use crate::id::SystemRandomness;

/// What was put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// How many surveys it holds.
    pub surveys: usize,
    /// How many complete responses it holds.
    pub responses: u64,
}

/// Why nothing was restored. The database is what it was after any of these.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is a database already.
    #[error(
        "`{0}` exists and was kept: give another `--database`, or `--replace` to erase what it holds"
    )]
    Occupied(PathBuf),
    /// The database is open somewhere.
    #[error("`{0}` is in use and was kept: stop the site, then restore")]
    InUse(PathBuf),
    /// The backup cannot be read at all.
    #[error("`{0}` cannot be read ({1}): name a file that `maoni backup` wrote")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The backup has a write-ahead log beside it.
    #[error(
        "`{0}` is no backup but a database that a program writes to, or part of one: copy it with \
         `maoni backup` and restore that copy"
    )]
    Unfinished(PathBuf),
    /// The backup is no database of ours.
    #[error("`{0}` holds no Maoni database: name a file that `maoni backup` wrote")]
    Foreign(PathBuf),
    /// The backup is a database of ours and damaged.
    #[error("`{0}` is damaged ({1}): restore an earlier backup")]
    Damaged(PathBuf, String),
    /// The database has a tool of its own for this.
    #[error(
        "a PostgreSQL database is restored with its own tools: make an empty one with `createdb`, \
         fill it with `pg_restore --no-owner --dbname=ADDRESS FILE`, then run `maoni doctor`"
    )]
    UsePgRestore,
    /// The backup is of a newer program, or the disk does not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Puts the SQLite backup at `backup` in the place of the database at `url`. The backup is only
    /// read; a copy of it is checked and brought up to date before the database is touched, and the
    /// log of the copy says when it was restored. What stands at `url` is erased with `replace`,
    /// and a reason to stop without.
    ///
    /// # Errors
    /// [`RestoreError`]; the database is what it was then.
    pub async fn restore(
        backup: &Path,
        url: &str,
        replace: bool,
        at: Timestamp,
    ) -> Result<Restored, RestoreError> {
        let Address::Sqlite(target) = parse(url)? else {
            return Err(RestoreError::UsePgRestore);
        };
        let folder = folder_of(&target);
        let occupied = target.try_exists().map_err(sqlx::Error::Io);
        let occupied = occupied.map_err(StoreError::from)?;
        if occupied && !replace {
            return Err(RestoreError::Occupied(target));
        }
        if has_log(backup) {
            return Err(RestoreError::Unfinished(backup.to_owned()));
        }
        let workshop = tempfile::Builder::new()
            .prefix(".maoni-restore-")
            .tempdir_in(&folder)
            .map_err(refused)?;
        let copy = workshop.path().join("maoni.db");
        copy_private(backup, &copy)?;
        let restored = prepare(backup, &copy, at).await?;
        if occupied {
            put_out_of_use(&target).await?;
        }
        // A log of the old file must never be taken for one of the new.
        for ending in ["-wal", "-shm", "-journal"] {
            remove_if_there(&beside(&target, ending)).map_err(refused)?;
        }
        File::open(&copy)
            .and_then(|file| file.sync_all())
            .and_then(|()| std::fs::rename(&copy, &target))
            .and_then(|()| File::open(&folder)?.sync_all())
            .map_err(refused)?;
        Ok(restored)
    }
}

fn refused(error: io::Error) -> RestoreError {
    RestoreError::Store(sqlx::Error::Io(error).into())
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// The file that SQLite keeps beside `path`.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn has_log(path: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|ending| {
        beside(path, ending)
            .metadata()
            .is_ok_and(|file| file.len() > 0)
    })
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn copy_private(backup: &Path, copy: &Path) -> Result<(), RestoreError> {
    let mut source =
        File::open(backup).map_err(|error| RestoreError::Unreadable(backup.to_owned(), error))?;
    create_private(copy).map_err(refused)?;
    let mut target = File::options().write(true).open(copy).map_err(refused)?;
    io::copy(&mut source, &mut target).map_err(refused)?;
    Ok(())
}

/// Checks the copy, brings its schema up to date and writes into its log that it was restored.
async fn prepare(backup: &Path, copy: &Path, at: Timestamp) -> Result<Restored, RestoreError> {
    let foreign = || RestoreError::Foreign(backup.to_owned());
    let mut connection = sqlite_settings(copy)
        .read_only(true)
        .connect()
        .await
        .map_err(|_| foreign())?;
    let versions = applied(&mut connection).await.map_err(|_| foreign())?;
    if let Schema::Foreign = Schema::of(&SQLITE, &versions)? {
        return Err(foreign());
    }
    let fault = faults_of_file(&mut connection).await;
    let _ = connection.close().await;
    if let Some(fault) = fault {
        return Err(RestoreError::Damaged(backup.to_owned(), fault));
    }
    let store = Store {
        backend: open_sqlite(copy, 1).await?,
        randomness: Arc::new(SystemRandomness),
    };
    let name = backup.file_name().unwrap_or_default().to_string_lossy();
    let act = Act {
        actor: "-",
        at,
        act: "database-restored",
        object: &name,
    };
    let restored = async {
        store.record(&act).await?;
        let surveys = store.surveys().await?;
        let mut responses = 0;
        for survey in &surveys {
            responses += store.participation(&survey.id).await?.complete;
        }
        Ok::<_, StoreError>(Restored {
            surveys: surveys.len(),
            responses,
        })
    };
    let restored = restored.await;
    // Closing folds the write-ahead log into the file, which is then all there is.
    store.disconnect().await;
    let restored = restored?;
    if has_log(copy) {
        return Err(StoreError::Busy.into());
    }
    Ok(restored)
}

/// Folds what the log of the database at `path` holds into the file. SQLite does this only where
/// nobody else has the database open; a damaged one has nothing to lose by it.
async fn put_out_of_use(path: &Path) -> Result<(), RestoreError> {
    let settings = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(Duration::from_secs(1))
        .journal_mode(SqliteJournalMode::Delete);
    match settings.connect().await.map_err(StoreError::from) {
        Ok(connection) => {
            let _ = connection.close().await;
            Ok(())
        }
        Err(StoreError::Busy) => Err(RestoreError::InUse(path.to_owned())),
        Err(_) => Ok(()),
    }
}
