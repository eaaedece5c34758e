//! Who is signed in, and how often a name was tried in vain.
//!
//! Owns the tables `staff_session` and `staff_attempt`. Of a session's token only the hash is kept.
//! How long a session may last and how long to wait after failures is decided by whoever calls.

use jiff::{SignedDuration, Timestamp};

use super::row::Place;
use super::staff::{StaffRow, StoredStaff};
use super::{Backend, Store, StoreError};
use crate::id::Hash;

statements! {
    INSERT_SESSION: "
        INSERT INTO staff_session (token_hash, login, begun_at_ms, seen_at_ms)
        VALUES ($1, $2, $3, $3)";
    DROP_OLD_SESSIONS: "DELETE FROM staff_session WHERE begun_at_ms < $1 OR seen_at_ms < $2";
    FIND_SESSION: "
        SELECT s.begun_at_ms, s.seen_at_ms, u.login, u.name, u.role, u.password, u.totp,
               u.totp_step, u.is_disabled, u.created_on
        FROM staff_session s JOIN staff_user u ON u.login = s.login
        WHERE s.token_hash = $1";
    TOUCH_SESSION: "UPDATE staff_session SET seen_at_ms = $2 WHERE token_hash = $1";
    LIST_SESSIONS: "
        SELECT token_hash, begun_at_ms, seen_at_ms FROM staff_session
        WHERE login = $1 ORDER BY begun_at_ms DESC, token_hash";
    END_SESSION: "DELETE FROM staff_session WHERE token_hash = $1";
    pub(super) END_SESSIONS: "DELETE FROM staff_session WHERE login = $1";
    END_OTHERS: "DELETE FROM staff_session WHERE login = $1 AND token_hash <> $2";
    COUNT_ATTEMPT: "
        INSERT INTO staff_attempt (login_hash, failures, retry_at_ms) VALUES ($1, 1, 0)
        ON CONFLICT (login_hash) DO UPDATE SET failures = staff_attempt.failures + 1
        RETURNING failures, retry_at_ms";
    SET_RETRY: "UPDATE staff_attempt SET retry_at_ms = $2 WHERE login_hash = $1";
    DROP_OLD_ATTEMPTS: "DELETE FROM staff_attempt WHERE retry_at_ms < $1";
    CLEAR_ATTEMPT: "DELETE FROM staff_attempt WHERE login_hash = $1";
}

/// How long attempts in vain are remembered after the last.
const MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// A session as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredSession {
    /// The hash of its token.
    pub token: Hash,
    /// When somebody signed in.
    pub begun: Timestamp,
    /// When it was last used, to the minute or so.
    pub seen: Timestamp,
}

/// Until when a session lasts: it must have begun and been seen after these.
#[derive(Debug, Clone, Copy)]
pub struct Lifetime {
    /// No session that began before lasts.
    pub begun_after: Timestamp,
    /// No session that was last seen before lasts.
    pub seen_after: Timestamp,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    begun_at_ms: i64,
    seen_at_ms: i64,
    #[sqlx(flatten)]
    staff: StaffRow,
}

impl Store {
    /// Begins a session of `login` under the hash of its token, and drops all that are over.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn begin_session(
        &self,
        token: Hash,
        login: &str,
        now: Timestamp,
        lifetime: Lifetime,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(DROP_OLD_SESSIONS)
                .bind(lifetime.begun_after.as_millisecond())
                .bind(lifetime.seen_after.as_millisecond())
                .execute(&mut *connection)
                .await?;
            sqlx::query(INSERT_SESSION)
                .bind(token.0.as_slice())
                .bind(login)
                .bind(now.as_millisecond())
                .execute(&mut *connection)
                .await?;
        });
        Ok(())
    }

    /// The session with this token, and whose it is; `None` when it is over or its user disabled.
    /// That it is used is written down once a minute, so that reading costs no writing.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn session(
        &self,
        token: Hash,
        now: Timestamp,
        lifetime: Lifetime,
    ) -> Result<Option<(StoredSession, StoredStaff)>, StoreError> {
        let row: Option<SessionRow> = read!(self, |connection| {
            sqlx::query_as(FIND_SESSION)
                .bind(token.0.as_slice())
                .fetch_optional(connection)
                .await?
        });
        let Some(row) = row else {
            return Ok(None);
        };
        let place = Place::new("staff_session", &row.staff.login);
        let session = StoredSession {
            token,
            begun: place.moment("begun_at_ms", row.begun_at_ms)?,
            seen: place.moment("seen_at_ms", row.seen_at_ms)?,
        };
        let staff = row.staff.read()?;
        let is_over = session.begun < lifetime.begun_after || session.seen < lifetime.seen_after;
        if is_over || staff.is_disabled {
            return Ok(None);
        }
        if now.as_second() - session.seen.as_second() >= 60 {
            transact!(self, |connection| {
                sqlx::query(TOUCH_SESSION)
                    .bind(token.0.as_slice())
                    .bind(now.as_millisecond())
                    .execute(&mut *connection)
                    .await?;
            });
        }
        Ok(Some((session, staff)))
    }

    /// The sessions of `login`, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one cannot be read, and those of the driver.
    pub async fn sessions(&self, login: &str) -> Result<Vec<StoredSession>, StoreError> {
        let rows: Vec<(Vec<u8>, i64, i64)> = read!(self, |connection| {
            sqlx::query_as(LIST_SESSIONS)
                .bind(login)
                .fetch_all(connection)
                .await?
        });
        let place = Place::new("staff_session", login);
        rows.into_iter()
            .map(|(token, begun, seen)| {
                Ok(StoredSession {
                    token: place.hash("token_hash", token)?,
                    begun: place.moment("begun_at_ms", begun)?,
                    seen: place.moment("seen_at_ms", seen)?,
                })
            })
            .collect()
    }

    /// Ends one session.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn end_session(&self, token: Hash) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(END_SESSION)
                .bind(token.0.as_slice())
                .execute(&mut *connection)
                .await?;
        });
        Ok(())
    }

    /// Ends every session of `login` but the one with the token `kept`.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn end_other_sessions(&self, login: &str, kept: Hash) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(END_OTHERS)
                .bind(login)
                .bind(kept.0.as_slice())
                .execute(&mut *connection)
                .await?;
        });
        Ok(())
    }

    /// Counts an attempt to sign in under `name` before it is looked at, so that many at once count
    /// as many. `wait` says how long to wait after so many in vain. Returns from when on `name` may
    /// be tried again if it may not be tried now; such an attempt is not counted.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn begin_attempt(
        &self,
        name: Hash,
        now: Timestamp,
        wait: fn(i64) -> SignedDuration,
    ) -> Result<Option<Timestamp>, StoreError> {
        let place = Place::new("staff_attempt", "of a name");
        Ok(transact!(self, |connection| {
            sqlx::query(DROP_OLD_ATTEMPTS)
                .bind((now - MEMORY).as_millisecond())
                .execute(&mut *connection)
                .await?;
            let (failures, retry): (i64, i64) = sqlx::query_as(COUNT_ATTEMPT)
                .bind(name.0.as_slice())
                .fetch_one(&mut *connection)
                .await?;
            let retry = place.moment("retry_at_ms", retry)?;
            if retry > now {
                return Ok(Some(retry));
            }
            sqlx::query(SET_RETRY)
                .bind(name.0.as_slice())
                .bind((now + wait(failures)).as_millisecond())
                .execute(&mut *connection)
                .await?;
            None
        }))
    }

    /// Forgets that `name` was tried in vain.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn clear_attempts(&self, name: Hash) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(CLEAR_ATTEMPT)
                .bind(name.0.as_slice())
                .execute(&mut *connection)
                .await?;
        });
        Ok(())
    }
}
