//! Closing a survey for good, and erasing what could still tie a person to an answer.
//!
//! Owns the one thing that the two databases do in different ways. Until a survey is sealed, a
//! file or a table holds the order in which responses arrived, whatever their ids; and the hashes
//! of keys and receipts tie a browser to a response. Sealing forgets the hashes and lays every
//! table near answers down anew: SQLite by a vacuum, which writes them in the order of the random
//! ids, and PostgreSQL by a copy in random order. PostgreSQL's own write-ahead log and archives of
//! it keep the order until they are recycled, which is the operator's to see to.

use jiff::civil::Date;
use sqlx::{PgPool, SqlitePool};

use super::audit::Note as _;
use super::row::instant_ms;
use super::{Act, Backend, Store, StoreError};
use crate::id::SurveyId;

statements! {
    CLOSE_SCHEDULE: "
        UPDATE survey SET closes_at_ms = $2
        WHERE id = $1 AND (closes_at_ms IS NULL OR closes_at_ms > $2)";
    CLOSE_FOR_GOOD: "
        UPDATE survey SET closed_on = coalesce(closed_on, $2) WHERE id = $1";
    DROP_UNSENT: "
        DELETE FROM draft WHERE survey = $1 AND (response IS NOT NULL OR answers = '{}')";
    FORGET_DRAFT_KEYS: "UPDATE draft SET key_hash = NULL WHERE survey = $1";
    FORGET_RECEIPTS: "UPDATE response SET receipt_hash = NULL WHERE survey = $1";
    FORGET_SENT_KEYS: "DELETE FROM sent_key WHERE survey = $1";
    MARK_SEALED: "
        UPDATE survey SET sealed_on = coalesce(sealed_on, $2) WHERE id = $1";
}

/// Locks `survey` first: every write near answers has read it in its own transaction, so this waits
/// for those under way, and those that come later see that the survey is closed.
const LOCK: &str =
    "LOCK TABLE survey, draft, response, sent_key, invitee, invitation IN ACCESS EXCLUSIVE MODE";

/// A truncated table begins a new file, and the copy gives all rows the same transaction and a
/// random place. All surveys are copied: one file holds them all. The erased rows of invitations that
/// were used go with the old files, and with them the transactions that they share with responses.
const COPY_IN_RANDOM_ORDER: &str = "
    CREATE TEMPORARY TABLE draft_copy ON COMMIT DROP AS TABLE draft;
    CREATE TEMPORARY TABLE response_copy ON COMMIT DROP AS TABLE response;
    CREATE TEMPORARY TABLE sent_key_copy ON COMMIT DROP AS TABLE sent_key;
    CREATE TEMPORARY TABLE invitee_copy ON COMMIT DROP AS TABLE invitee;
    CREATE TEMPORARY TABLE invitation_copy ON COMMIT DROP AS TABLE invitation;
    TRUNCATE draft, response, sent_key, invitee, invitation;
    INSERT INTO draft SELECT * FROM draft_copy ORDER BY gen_random_uuid();
    INSERT INTO response SELECT * FROM response_copy ORDER BY gen_random_uuid();
    INSERT INTO sent_key SELECT * FROM sent_key_copy ORDER BY gen_random_uuid();
    INSERT INTO invitee SELECT * FROM invitee_copy ORDER BY gen_random_uuid();
    INSERT INTO invitation SELECT * FROM invitation_copy ORDER BY gen_random_uuid();";

impl Store {
    /// Ends the taking of answers at the moment of `act`, unless it ended before, writes the act
    /// down, and seals the survey. `false` when there is no such survey.
    ///
    /// # Errors
    /// As [`Store::seal`].
    pub async fn close(
        &self,
        survey: &SurveyId,
        day: Date,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        let known = transact!(self, |connection| {
            sqlx::query(CLOSE_SCHEDULE)
                .bind(survey.as_str())
                .bind(instant_ms(Some(act.at)))
                .execute(&mut *connection)
                .await?;
            let known = sqlx::query(CLOSE_FOR_GOOD)
                .bind(survey.as_str())
                .bind(day.to_string())
                .execute(&mut *connection)
                .await?
                .rows_affected()
                > 0;
            if known {
                connection.note(act).await?;
            }
            known
        });
        if !known {
            return Ok(false);
        }
        self.seal(survey, day).await
    }

    /// Closes the survey for good and erases receipts, keys and the order of arrival. Receipt codes
    /// stop working. Partial responses are kept without their keys. May be called again, and must
    /// be when it failed: [`StoredSurvey::sealed_on`](super::StoredSurvey) says whether it is done.
    /// `false` when there is no such survey.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when somebody reads or writes for too long; the survey may then be
    /// closed and not yet sealed.
    pub async fn seal(&self, survey: &SurveyId, day: Date) -> Result<bool, StoreError> {
        match &self.backend {
            Backend::Sqlite { writer, .. } => {
                let known = transact!(self, |connection| { connection.forget(survey, day).await? });
                if known {
                    erase_order(writer).await?;
                    sqlx::query(MARK_SEALED)
                        .bind(survey.as_str())
                        .bind(day.to_string())
                        .execute(writer)
                        .await?;
                }
                Ok(known)
            }
            Backend::Postgres { pool } => seal_postgres(pool, survey, day).await,
        }
    }
}

/// A connection that can close a survey and forget its keys, inside a transaction.
trait Forget {
    async fn forget(&mut self, survey: &SurveyId, day: Date) -> Result<bool, sqlx::Error>;
}

on_both! {
    impl Forget for Connection {
        async fn forget(&mut self, survey: &SurveyId, day: Date) -> Result<bool, sqlx::Error> {
            let closed = sqlx::query(CLOSE_FOR_GOOD)
                .bind(survey.as_str())
                .bind(day.to_string())
                .execute(&mut *self)
                .await?;
            for statement in [DROP_UNSENT, FORGET_DRAFT_KEYS, FORGET_RECEIPTS, FORGET_SENT_KEYS] {
                sqlx::query(statement)
                    .bind(survey.as_str())
                    .execute(&mut *self)
                    .await?;
            }
            Ok(closed.rows_affected() > 0)
        }
    }
}

/// A vacuum writes the whole file anew, and the checkpoint empties the write-ahead log, which
/// holds the order of arrival as well.
async fn erase_order(writer: &SqlitePool) -> Result<(), StoreError> {
    let mut connection = writer.acquire().await?;
    sqlx::query("VACUUM").execute(&mut *connection).await?;
    let (is_blocked, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
        .fetch_one(&mut *connection)
        .await?;
    if is_blocked == 0 {
        Ok(())
    } else {
        Err(StoreError::Busy)
    }
}

async fn seal_postgres(pool: &PgPool, survey: &SurveyId, day: Date) -> Result<bool, StoreError> {
    let mut transaction = pool.begin().await?;
    sqlx::raw_sql(LOCK).execute(&mut *transaction).await?;
    let known = transaction.forget(survey, day).await?;
    if known {
        sqlx::raw_sql(COPY_IN_RANDOM_ORDER)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(MARK_SEALED)
            .bind(survey.as_str())
            .bind(day.to_string())
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(known)
}
