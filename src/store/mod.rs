//! Level 3b: what was published, saved and sent, in SQLite or PostgreSQL.
//!
//! Owns every SQL statement of the product. One method of [`Store`] is one use case and one
//! transaction; nothing of a connection is visible outside. Each body is written once and expanded
//! for both databases, so that they cannot drift apart. Knows definitions and answers, and nothing
//! of analysis, pages or the clock.
//!
//! Nothing near an answer says who gave it or when to the minute: ids are random, time is a day,
//! of keys and receipt codes only hashes are kept, and [sealing](Store::seal) a survey erases those
//! and the order of arrival.

/// Runs a body that only reads, once for each kind of connection.
macro_rules! read {
    ($store:expr, |$connection:ident| $body:expr) => {
        match &$store.backend {
            Backend::Sqlite { readers, .. } => {
                let mut held = readers.acquire().await?;
                let $connection = &mut *held;
                $body
            }
            Backend::Postgres { pool } => {
                let mut held = pool.acquire().await?;
                let $connection = &mut *held;
                $body
            }
        }
    };
}

/// Runs a body in a transaction that is committed when the body ends and rolled back when it
/// returns early.
macro_rules! transact {
    ($store:expr, |$connection:ident| $body:expr) => {
        match &$store.backend {
            Backend::Sqlite { writer, .. } => {
                // Taking the write lock at once means waiting for it at the beginning, where
                // nothing is lost when the wait is too long.
                let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
                let $connection = &mut *transaction;
                let outcome = $body;
                transaction.commit().await?;
                outcome
            }
            Backend::Postgres { pool } => {
                let mut transaction = pool.begin().await?;
                let $connection = &mut *transaction;
                let outcome = $body;
                transaction.commit().await?;
                outcome
            }
        }
    };
}

/// Expands items that name the type `Connection` once for each database.
macro_rules! on_both {
    ($($items:tt)*) => {
        const _: () = {
            type Connection = sqlx::SqliteConnection;
            $($items)*
        };
        const _: () = {
            type Connection = sqlx::PgConnection;
            $($items)*
        };
    };
}

/// Declares the statements of a file, which are also listed for [`Store::check`].
macro_rules! statements {
    ($($(#[$doc:meta])* $visibility:vis $name:ident: $sql:literal;)+) => {
        $($(#[$doc])* $visibility const $name: &str = $sql;)+
        pub(super) const STATEMENTS: &[&str] = &[$($name),+];
    };
}

mod audit;
mod backup;
mod code;
mod coding;
mod connection;
mod draft;
mod error;
mod import;
mod inspect;
mod invitation;
mod invitee;
mod purge;
mod queue;
mod reading;
mod release;
mod release_file;
mod report;
mod response;
mod restore;
mod reveal;
mod row;
mod seal;
mod session;
mod staff;
mod survey;
mod survey_draft;
mod token;

use std::sync::Arc;

pub use audit::{Act, AuditCheck, AuditEntry};
pub use code::{CodeId, CodeText, StoredCode};
pub use coding::{AnswerPlace, Span, StoredCoding, StoredCodings, Verdict};
pub use connection::Options;
pub use draft::{DraftPage, Saved, StoredDraft};
pub use error::{Conflict, StoreError};
pub use import::{Imported, ImportedResponse};
pub use inspect::{Finding, Inspection};
pub use invitation::{InvitationPlan, Invited, LEAST_ANSWERED};
pub use invitee::{NewInvitee, StoredInvitee};
pub use reading::{Participation, Responses, StoredResponse};
pub use release::{NewRelease, StoredRelease};
pub use release_file::{NewReleaseFile, StoredReleaseFile};
pub use report::ReportDraft;
pub use response::{Admission, Submission, Submitted};
pub use restore::{RestoreError, Restored};
pub use session::{Lifetime, StoredSession};
pub use staff::{NewStaff, Role, StoredStaff};
pub use survey::{Publication, Stage, StoredSurvey};
pub use survey_draft::{SurveyDraft, Writing};
pub use token::{NewToken, Scope, StoredToken};

use crate::id::Randomness;
use queue::Queue;

/// The database. Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    randomness: Arc<dyn Randomness>,
}

/// The connections to one of the two databases.
#[derive(Clone)]
enum Backend {
    /// A file: many readers and one writer, because SQLite takes one writer at a time and a queue
    /// of our own is fairer than its lock.
    Sqlite {
        readers: sqlx::SqlitePool,
        writer: sqlx::SqlitePool,
        queue: Queue,
    },
    /// A server.
    Postgres { pool: sqlx::PgPool },
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.backend {
            Backend::Sqlite { .. } => "Store(sqlite)",
            Backend::Postgres { .. } => "Store(postgres)",
        })
    }
}

impl Store {
    /// Prepares every statement of the product without running it, which shows that the schema is
    /// the one that this program was written for. Returns how many there are.
    ///
    /// # Errors
    /// [`StoreError::Driver`] with the statement that the database does not take.
    pub async fn check(&self) -> Result<usize, StoreError> {
        use sqlx::{Executor as _, SqlSafeStr as _};

        let statements = [
            audit::STATEMENTS,
            code::STATEMENTS,
            coding::STATEMENTS,
            draft::STATEMENTS,
            import::STATEMENTS,
            inspect::STATEMENTS,
            invitation::STATEMENTS,
            invitee::STATEMENTS,
            purge::STATEMENTS,
            reading::STATEMENTS,
            release::STATEMENTS,
            release_file::STATEMENTS,
            report::STATEMENTS,
            response::STATEMENTS,
            reveal::STATEMENTS,
            seal::STATEMENTS,
            session::STATEMENTS,
            staff::STATEMENTS,
            survey::STATEMENTS,
            survey_draft::STATEMENTS,
            token::STATEMENTS,
        ]
        .concat();
        for &statement in &statements {
            read!(self, |connection| {
                connection.prepare(statement.into_sql_str()).await?;
            });
        }
        Ok(statements.len())
    }

    /// Whether the database answers, for the health page.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] or [`StoreError::Busy`] when it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        read!(self, |connection| {
            sqlx::query(survey::COUNT_SURVEYS)
                .fetch_one(connection)
                .await?;
        });
        Ok(())
    }

    /// Closes all connections. On SQLite this also folds the write-ahead log into the file.
    pub async fn disconnect(self) {
        match &self.backend {
            Backend::Sqlite {
                readers, writer, ..
            } => {
                readers.close().await;
                writer.close().await;
            }
            Backend::Postgres { pool } => pool.close().await,
        }
    }
}
