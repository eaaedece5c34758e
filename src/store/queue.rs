//! Writes of respondents, and their commit in groups.
//!
//! Owns the one task that writes for respondents on SQLite. A commit costs a disk flush, so all
//! writes that wait are done in one transaction, and each is answered only after its commit. On
//! PostgreSQL, which groups commits itself, every write has its own transaction.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use sqlx::{PgConnection, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::{Backend, Store, StoreError};

/// The most writes in one transaction: bounds how long the first one waits for the last.
const GROUP: usize = 256;
/// How many writes may wait; more than that wait for a place, within their patience.
const WAITING: usize = 1024;
/// How long a respondent waits before being told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(6);

/// Something that a respondent asks to be written. `apply` makes all its checks before its first
/// change, so that only an error of the driver can leave it half done.
pub(super) trait Write<C>: Send + Sync + 'static {
    /// What the respondent is told.
    type Outcome: Send + 'static;

    /// Does it, inside a transaction of the caller's.
    fn apply(
        &self,
        connection: &mut C,
    ) -> impl Future<Output = Result<Self::Outcome, StoreError>> + Send;
}

impl Store {
    /// Does a respondent's write and returns after its commit.
    pub(super) async fn write<W, O>(&self, write: W) -> Result<O, StoreError>
    where
        W: Write<SqliteConnection, Outcome = O> + Write<PgConnection, Outcome = O>,
        O: Send + 'static,
    {
        let outcome = async {
            match &self.backend {
                Backend::Sqlite { queue, .. } => queue.push(write).await,
                Backend::Postgres { pool } => {
                    let mut transaction = pool.begin().await?;
                    let outcome = write.apply(&mut *transaction).await?;
                    transaction.commit().await?;
                    Ok(outcome)
                }
            }
        };
        // After this the outcome is unknown, as after any lost reply: sending again settles it.
        tokio::time::timeout(PATIENCE, outcome)
            .await
            .unwrap_or(Err(StoreError::Busy))
    }
}

/// The way to the writing task, which ends when the last of these is dropped.
#[derive(Clone)]
pub(super) struct Queue(mpsc::Sender<Box<dyn Job>>);

impl Queue {
    /// Starts the writing task.
    pub(super) fn start(writer: SqlitePool) -> Self {
        let (sender, waiting) = mpsc::channel(WAITING);
        tokio::spawn(work(writer, waiting));
        Self(sender)
    }

    async fn push<W: Write<SqliteConnection>>(&self, write: W) -> Result<W::Outcome, StoreError> {
        let gone = || sqlx::Error::WorkerCrashed;
        let (reply, outcome) = oneshot::channel();
        let job = Pending {
            write,
            outcome: None,
            reply,
            deadline: Instant::now() + PATIENCE,
        };
        self.0.send(Box::new(job)).await.map_err(|_| gone())?;
        outcome.await.map_err(|_| gone())?
    }
}

type Done<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// A write of any kind, as the queue sees it.
trait Job: Send {
    fn is_late(&self) -> bool;
    fn run<'a>(&'a mut self, connection: &'a mut SqliteConnection) -> Done<'a>;
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Pending<W: Write<SqliteConnection>> {
    write: W,
    outcome: Option<W::Outcome>,
    reply: oneshot::Sender<Result<W::Outcome, StoreError>>,
    deadline: Instant,
}

impl<W: Write<SqliteConnection>> Job for Pending<W> {
    fn is_late(&self) -> bool {
        Instant::now() >= self.deadline
    }

    fn run<'a>(&'a mut self, connection: &'a mut SqliteConnection) -> Done<'a> {
        Box::pin(async move {
            self.outcome = Some(self.write.apply(connection).await?);
            Ok(())
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let result = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => Ok(outcome),
            (Ok(()), None) => Err(StoreError::Busy),
            (Err(error), _) => Err(error),
        };
        // Nobody listens when the phone has gone; what was written stays written.
        let _ = self.reply.send(result);
    }
}

async fn work(writer: SqlitePool, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
    let mut group = Vec::with_capacity(GROUP);
    while waiting.recv_many(&mut group, GROUP).await > 0 {
        let (late, mut jobs): (Vec<_>, Vec<_>) = group.drain(..).partition(|job| job.is_late());
        answer(late, &Err(StoreError::Busy));
        if jobs.is_empty() {
            continue;
        }
        match commit(&writer, &mut jobs).await {
            Ok(()) => answer(jobs, &Ok(())),
            Err(Failure::Whole(error)) => answer(jobs, &Err(error)),
            // One write that the database does not take must not spoil those beside it.
            Err(Failure::OneOf) => {
                for job in jobs {
                    let mut alone = [job];
                    let result = commit(&writer, &mut alone).await.map_err(Failure::error);
                    answer(alone, &result);
                }
            }
        }
    }
}

/// Why nothing of a group was committed.
enum Failure {
    /// The transaction itself failed.
    Whole(StoreError),
    /// One of several writes failed.
    OneOf,
}

impl Failure {
    fn error(self) -> StoreError {
        match self {
            Self::Whole(error) => error,
            Self::OneOf => StoreError::Busy,
        }
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Whole(error.into())
    }
}

async fn commit(writer: &SqlitePool, jobs: &mut [Box<dyn Job>]) -> Result<(), Failure> {
    let single = jobs.len() == 1;
    let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
    for job in jobs {
        if let Err(error) = job.run(&mut transaction).await {
            // SQLite may have rolled back by itself; what went wrong is the write.
            let _ = transaction.rollback().await;
            return Err(if single {
                Failure::Whole(error)
            } else {
                Failure::OneOf
            });
        }
    }
    transaction.commit().await?;
    Ok(())
}

fn answer(jobs: impl IntoIterator<Item = Box<dyn Job>>, result: &Result<(), StoreError>) {
    for job in jobs {
        job.answer(result.clone());
    }
}
