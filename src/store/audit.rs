//! What staff did, in a log that shows when it was tampered with.
//!
//! Owns the tables `audit_entry` and `audit_head`. Each entry's hash covers the entry before, so an
//! entry that is changed, taken out or put in breaks the chain; one that is cut off at the end is
//! noticed by whoever wrote the hash of a later end down. Acts of respondents are never in it.

use std::future::Future;

use jiff::Timestamp;

use super::row::Place;
use super::{Backend, Store, StoreError};
use crate::id::Hash;

statements! {
    /// Waits for whoever is writing, and keeps others waiting until the transaction ends.
    EXTEND: "UPDATE audit_head SET number = number + 1 WHERE id = 1 RETURNING number, hash";
    SET_HEAD: "UPDATE audit_head SET hash = $1 WHERE id = 1";
    FIND_HEAD: "SELECT number, hash FROM audit_head WHERE id = 1";
    INSERT_ENTRY: "
        INSERT INTO audit_entry (number, at_ms, actor, act, object, hash)
        VALUES ($1, $2, $3, $4, $5, $6)";
    LIST_LATEST: "
        SELECT number, at_ms, actor, act, object, hash FROM audit_entry
        WHERE number < $1 ORDER BY number DESC LIMIT $2";
    LIST_BELOW: "
        SELECT number, at_ms, actor, act, object, hash FROM audit_entry
        WHERE act = $1 AND object LIKE $2 ESCAPE '\\' ORDER BY number DESC LIMIT $3";
    LIST_FROM: "
        SELECT number, at_ms, actor, act, object, hash FROM audit_entry
        WHERE number > $1 ORDER BY number LIMIT 1000";
}

/// What somebody of the staff does, to be written down with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act<'a> {
    /// The sign-in name of who does it; `-` for the operator at the command line.
    pub actor: &'a str,
    /// When.
    pub at: Timestamp,
    /// What, as a word of the list that the pages put into words.
    pub act: &'a str,
    /// To what: a survey, a file, a sign-in name.
    pub object: &'a str,
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number, from 1.
    pub number: i64,
    /// When it was written.
    pub at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// To what.
    pub object: String,
    /// The hash of this entry and of all before it.
    pub hash: Hash,
}

/// What reading the whole chain showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditCheck {
    /// Every entry is as it was written.
    Whole {
        /// How many there are.
        entries: i64,
        /// The hash of the last; zeros if there is none.
        head: Hash,
    },
    /// An entry was changed, taken out or put in.
    Broken {
        /// The number of the first that does not fit.
        at: i64,
    },
    /// The chain fits and does not contain the hash that was noted.
    Unnoted,
}

/// The hash of an entry that follows `before`. Lengths stand before texts, so that no two entries
/// are written alike.
fn link(before: Hash, number: i64, at_ms: i64, texts: [&str; 3]) -> Hash {
    let [actor, act, object] = texts.map(|text| format!("{}\0{text}", text.len()));
    let before = before.to_hex();
    let written = format!("{before}\0{number}\0{at_ms}\0{actor}\0{act}\0{object}");
    Hash::of("audit", &written)
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    number: i64,
    at_ms: i64,
    actor: String,
    act: String,
    object: String,
    hash: Vec<u8>,
}

impl EntryRow {
    fn read(self) -> Result<AuditEntry, StoreError> {
        let place = Place::new("audit_entry", &self.number);
        Ok(AuditEntry {
            number: self.number,
            at: place.moment("at_ms", self.at_ms)?,
            hash: place.hash("hash", self.hash)?,
            actor: self.actor,
            act: self.act,
            object: self.object,
        })
    }
}

/// A connection that can write down what is done in its transaction.
pub(super) trait Note {
    /// Writes `act` at the end of the log.
    fn note(&mut self, act: &Act<'_>) -> impl Future<Output = Result<(), StoreError>> + Send;
}

on_both! {
    impl Note for Connection {
        async fn note(&mut self, act: &Act<'_>) -> Result<(), StoreError> {
            let (number, before): (i64, Vec<u8>) =
                sqlx::query_as(EXTEND).fetch_one(&mut *self).await?;
            let before = Place::new("audit_head", "1").hash("hash", before)?;
            let at_ms = act.at.as_millisecond();
            let hash = link(before, number, at_ms, [act.actor, act.act, act.object]);
            sqlx::query(INSERT_ENTRY)
                .bind(number)
                .bind(at_ms)
                .bind(act.actor)
                .bind(act.act)
                .bind(act.object)
                .bind(hash.0.as_slice())
                .execute(&mut *self)
                .await?;
            sqlx::query(SET_HEAD).bind(hash.0.as_slice()).execute(self).await?;
            Ok(())
        }
    }
}

impl Store {
    /// Writes down `act`, which changes nothing in the database itself: a download, for instance.
    ///
    /// # Errors
    /// Those of the driver. What could not be written down must not be done.
    pub async fn record(&self, act: &Act<'_>) -> Result<(), StoreError> {
        transact!(self, |connection| { connection.note(act).await? });
        Ok(())
    }

    /// At most `limit` entries before the number `before`, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one cannot be read, and those of the driver.
    pub async fn audit(&self, before: i64, limit: i64) -> Result<Vec<AuditEntry>, StoreError> {
        let rows: Vec<EntryRow> = read!(self, |connection| {
            sqlx::query_as(LIST_LATEST)
                .bind(before)
                .bind(limit)
                .fetch_all(connection)
                .await?
        });
        rows.into_iter().map(EntryRow::read).collect()
    }

    /// At most `limit` entries of `act` whose object begins with `begin`, the latest first.
    ///
    /// # Errors
    /// As [`Store::audit`].
    pub async fn audit_of(
        &self,
        act: &str,
        begin: &str,
        limit: i64,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let escaped = begin.replace('_', "\\_").replace('%', "\\%");
        let rows: Vec<EntryRow> = read!(self, |connection| {
            sqlx::query_as(LIST_BELOW)
                .bind(act)
                .bind(format!("{escaped}%"))
                .bind(limit)
                .fetch_all(connection)
                .await?
        });
        rows.into_iter().map(EntryRow::read).collect()
    }

    /// Reads the whole chain, a thousand entries at a time, and says whether it holds; and whether
    /// it contains `noted`, the hash of an end that somebody wrote down.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when an entry cannot be read, and those of the driver.
    pub async fn check_audit(&self, noted: Option<Hash>) -> Result<AuditCheck, StoreError> {
        // The end is read first: what is written meanwhile comes after it.
        let (last, head): (i64, Vec<u8>) = read!(self, |connection| {
            sqlx::query_as(FIND_HEAD).fetch_one(connection).await?
        });
        let (mut number, mut hash) = (0, Hash([0; 32]));
        let mut is_noted = noted.is_none_or(|noted| noted == hash);
        while number < last {
            let rows: Vec<EntryRow> = read!(self, |connection| {
                sqlx::query_as(LIST_FROM)
                    .bind(number)
                    .fetch_all(connection)
                    .await?
            });
            if rows.is_empty() {
                return Ok(AuditCheck::Broken { at: number + 1 });
            }
            for row in rows.into_iter().take_while(|row| row.number <= last) {
                let expected = number + 1;
                let texts = [&*row.actor, &*row.act, &*row.object];
                hash = link(hash, expected, row.at_ms, texts);
                if row.number != expected || row.hash != hash.0 {
                    return Ok(AuditCheck::Broken { at: expected });
                }
                number = expected;
                is_noted |= noted == Some(hash);
            }
        }
        if head != hash.0 {
            return Ok(AuditCheck::Broken { at: last });
        }
        Ok(if is_noted {
            AuditCheck::Whole {
                entries: last,
                head: hash,
            }
        } else {
            AuditCheck::Unnoted
        })
    }
}
