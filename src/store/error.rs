//! What can go wrong with the database, told to the operator: what it is and what to do.
//!
//! Owns the sorting of the drivers' errors into those that pass by themselves, those that an
//! operator can end and those that are faults. "Not found" is no error anywhere in the store.

use std::path::PathBuf;
use std::sync::Arc;

use sqlx::migrate::MigrateError;

/// Why the database did not do what it was asked. Nothing is half done after any of these.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The address of the database cannot be used. Another database is never used instead.
    #[error(
        "the database address cannot be used: {reason}; write `sqlite:PATH` or \
         `postgres://USER:PASSWORD@HOST/DATABASE`"
    )]
    BadUrl {
        /// What is wrong with it; never quotes a password.
        reason: String,
    },
    /// The file can be read by others than its owner.
    #[error(
        "other accounts of this machine may open `{path}` (mode {mode:o}): run `chmod 600 {path}`",
        path = path.display()
    )]
    Exposed {
        /// The database file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// This SQLite can lose rows that were committed.
    #[error(
        "SQLite {found} can lose answers after confirming them; 3.51.3 or newer is needed: build \
         with the dependencies of `Cargo.lock`"
    )]
    OldSqlite {
        /// The version that was linked.
        found: String,
    },
    /// A newer program has changed the schema.
    #[error(
        "the database has schema {found} and this program knows schemas up to {known}: use the \
         newer program, or restore a backup made before it was used"
    )]
    TooNew {
        /// The schema found.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The schema of this number is not the one that this program would have made.
    #[error(
        "schema {version} of the database was not made by a release of this program: restore a \
         backup, or begin with an empty database"
    )]
    Altered {
        /// The number of the schema.
        version: i64,
    },
    /// Another write took too long. What was asked may be asked again without harm.
    #[error("the database is busy: try again in a moment; what is sent twice is stored once")]
    Busy,
    /// The database is gone, full, read-only or failing.
    #[error(
        "the database cannot be used now ({0}): check that it is running, that its disk has room \
         and that it may be written; the service goes on by itself when it can"
    )]
    Unavailable(#[source] Arc<sqlx::Error>),
    /// What was asked does not fit what is stored.
    #[error("{0}")]
    Conflict(Conflict),
    /// A stored row cannot be read.
    #[error(
        "`{column}` of {table} {row} cannot be read: restore it from a backup, or erase the row"
    )]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What the row is called.
        row: String,
    },
    /// Any other error of the driver: a fault of the product.
    #[error("the database refused a statement ({0}): this is a fault of the program, report it")]
    Driver(#[source] Arc<sqlx::Error>),
}

/// What was asked and does not fit what is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// The survey is closed for good.
    #[error("the survey is closed for good: publish it under another id to ask again")]
    Closed,
    /// Somebody else changed when answers are taken.
    #[error("somebody else changed when answers are taken: look at it again, then decide")]
    Rescheduled,
    /// There is no such survey.
    #[error("there is no survey `{0}`: publish it first")]
    NoSurvey(String),
    /// Invented and real answers would be mixed.
    #[error(
        "the survey exists with the other kind of answers: invented and real answers are never \
         mixed, so publish it under another id"
    )]
    Synthetic,
    /// A threshold would protect fewer people than those who answered were promised.
    #[error(
        "`threshold` and `quote_threshold` were promised to those who have answered and can only be \
         raised: they are at least {threshold} and {quote_threshold}"
    )]
    LowerThreshold {
        /// The suppression threshold that was promised.
        threshold: u32,
        /// The smallest group under a quote that was promised.
        quote_threshold: u32,
    },
    /// Figures were released that would mean something else.
    #[error(
        "figures of the survey were released: its words can still change, and its questions, \
         choices and conditions cannot; publish it under another id to ask something else"
    )]
    Released,
    /// Something else happened to the survey since a release of it was prepared.
    #[error("the survey or its responses changed in the meantime: nothing was released, try again")]
    Moved,
    /// Somebody else has changed, published or discarded the draft of the survey.
    #[error("the draft of the survey was changed by somebody else in the meantime")]
    DraftMoved,
    /// The draft under this key belongs to another survey or was begun on another version.
    #[error("the draft was begun on another survey or version: go on with the one it names")]
    OtherDraft,
    /// The key already names a draft.
    #[error("the key is in use: draw a fresh one")]
    KeyInUse,
    /// So few have answered that it would show who has not.
    #[error("too few have answered to show who has not: wait until five have")]
    FewAnswered,
    /// Those who had not answered were reminded before.
    #[error("the reminder was sent, and there is only one")]
    Reminded,
    /// There is an owner, who adds everybody else.
    #[error("there is an owner already, who adds others in the workspace")]
    HasOwner,
    /// Somebody signs in with this name.
    #[error("the sign-in name is in use: choose another")]
    LoginTaken,
    /// Nobody would be left who decides who works here.
    #[error("somebody has to remain who is an owner and can sign in: name another owner first")]
    LastOwner,
    /// Another code of the survey has this name.
    #[error("another code of the survey has this name: choose another, or merge the two")]
    CodeTaken,
    /// A code cannot stand under this one.
    #[error("a theme stands under no theme, and a code with codes under it cannot be moved")]
    NoTheme,
    /// Somebody changed or removed the code, or the answer is gone.
    #[error("the code or the answer was changed by somebody else in the meantime")]
    CodeMoved,
    /// Somebody else has settled the difference, or settled it otherwise.
    #[error("somebody else settled it in the meantime: look at it again")]
    Settled,
    /// The coder has finished the item.
    #[error("the item is marked as finished: go on with it first")]
    CodingFinished,
    /// Somebody else has finished the item, so codings were seen.
    #[error("another coder has finished the item: the two codings were seen and are settled now")]
    CodingSeen,
    /// The file to be written exists, or cannot be made.
    #[error(
        "`{0}` cannot be made, or exists and is kept: name a new file in a folder that may be written"
    )]
    BackupPath(PathBuf),
    /// The database has a tool of its own for this.
    #[error("a PostgreSQL database is backed up with its own tool: run `pg_dump --format=custom`")]
    UsePgDump,
}

impl From<Conflict> for StoreError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;

        match sort(&error) {
            Sort::Busy => Self::Busy,
            Sort::Unavailable => Self::Unavailable(Arc::new(error)),
            Sort::Fault => match error {
                E::Migrate(error) => Self::from(*error),
                error => Self::Driver(Arc::new(error)),
            },
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => {
                Self::Altered { version }
            }
            error => Self::Driver(Arc::new(sqlx::Error::Migrate(Box::new(error)))),
        }
    }
}

/// What an error of a driver means for who gets it.
#[derive(Debug, PartialEq, Eq)]
enum Sort {
    /// It passes by itself.
    Busy,
    /// An operator can end it.
    Unavailable,
    /// It is a fault.
    Fault,
}

fn sort(error: &sqlx::Error) -> Sort {
    use sqlx::Error as E;

    match error {
        E::PoolTimedOut => Sort::Busy,
        E::Io(_) | E::Tls(_) | E::PoolClosed | E::WorkerCrashed | E::BeginFailed => {
            Sort::Unavailable
        }
        E::Database(error) => {
            let code = error.code().unwrap_or_default();
            if error
                .try_downcast_ref::<sqlx::sqlite::SqliteError>()
                .is_some()
            {
                sort_sqlite(code.parse().unwrap_or_default())
            } else {
                sort_postgres(&code)
            }
        }
        _ => Sort::Fault,
    }
}

/// <https://sqlite.org/rescode.html>: the low byte of an extended code is the primary one.
fn sort_sqlite(code: u32) -> Sort {
    const BUSY: u32 = 5;
    const LOCKED: u32 = 6;
    const READONLY: u32 = 8;
    const IOERR: u32 = 10;
    const CORRUPT: u32 = 11;
    const FULL: u32 = 13;
    const CANTOPEN: u32 = 14;
    const NOTADB: u32 = 26;
    match code & 0xff {
        BUSY | LOCKED => Sort::Busy,
        READONLY | IOERR | CORRUPT | FULL | CANTOPEN | NOTADB => Sort::Unavailable,
        _ => Sort::Fault,
    }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn sort_postgres(code: &str) -> Sort {
    match code {
        // lock not available, serialization failure, deadlock, query cancelled
        "55P03" | "40001" | "40P01" | "57014" => Sort::Busy,
        // read-only transaction, wrong password, no such database
        "25006" | "28P01" | "28000" | "3D000" => Sort::Unavailable,
        // connection, resources, operator intervention, system error
        _ if ["08", "53", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class)) =>
        {
            Sort::Unavailable
        }
        _ => Sort::Fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 517 `BUSY_SNAPSHOT`, 1034 `IOERR_FSYNC`, 2067 `CONSTRAINT_UNIQUE`.
    #[test]
    fn extended_codes_are_sorted_by_their_primary_code() {
        assert_eq!(sort_sqlite(517), Sort::Busy);
        assert_eq!(sort_sqlite(1034), Sort::Unavailable);
        assert_eq!(sort_sqlite(2067), Sort::Fault);
    }

    #[test]
    fn a_server_that_stops_is_unavailable_and_a_lock_is_busy() {
        assert_eq!(sort_postgres("57P01"), Sort::Unavailable);
        assert_eq!(sort_postgres("53100"), Sort::Unavailable);
        assert_eq!(sort_postgres("55P03"), Sort::Busy);
        assert_eq!(sort_postgres("42703"), Sort::Fault);
    }
}
