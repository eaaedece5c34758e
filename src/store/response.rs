//! Responses: what was sent, sent again, changed and withdrawn.
//!
//! Owns the tables `response` and `sent_key`. Sending is idempotent by key, so that a form may be
//! sent again whenever its reply was lost.

use jiff::civil::Date;
use sqlx::types::Uuid;

use super::draft::{COUNT_SENT, DELETE_DRAFT, TOUCH_DRAFT, TouchedDraft};
use super::invitation::Admit as _;
use super::queue::Write;
use super::row::Place;
use super::survey::Gate as _;
use super::{Conflict, Store, StoreError};
use crate::answer::{AnswerSet, json};
use crate::id::{Hash, SurveyId, random_id};
use crate::survey::Language;

statements! {
    CLAIM_KEY: "
        INSERT INTO sent_key (key_hash, survey, response) VALUES ($1, $2, $3)
        ON CONFLICT (key_hash) DO NOTHING";
    FIND_SENT: "
        SELECT r.version, r.answers
        FROM sent_key k LEFT JOIN response r ON r.id = k.response
        WHERE k.key_hash = $1 AND k.survey = $2";
    INSERT_RESPONSE: "
        INSERT INTO response (id, receipt_hash, survey, version, language, day, answers)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CHANGE_RESPONSE: "
        UPDATE response SET version = $2, language = $3, day = $4, answers = $5 WHERE id = $1";
    FIND_ID_BY_RECEIPT: "SELECT id FROM response WHERE survey = $1 AND receipt_hash = $2";
    DELETE_RESPONSE: "DELETE FROM response WHERE id = $1";
    FORGET_RESPONSE: "UPDATE sent_key SET response = NULL WHERE response = $1";
    SPEND_KEYS_OF_CHANGES: "
        INSERT INTO sent_key (key_hash, survey)
        SELECT key_hash, survey FROM draft WHERE response = $1 AND key_hash IS NOT NULL
        ON CONFLICT (key_hash) DO NOTHING";
    DELETE_CHANGES: "DELETE FROM draft WHERE response = $1";
}

/// What is sent at the end of the form.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Hash of the key that the respondent's browser holds.
    pub key: Hash,
    /// Hash of the receipt code that the respondent will be shown. Not used when the draft of the
    /// key changes an earlier response, which keeps its own.
    pub receipt: Hash,
    /// The survey.
    pub survey: SurveyId,
    /// The version that was answered.
    pub version: i64,
    /// The language in which the form was last read.
    pub language: Language,
    /// Today.
    pub day: Date,
    /// All answers, pruned and found in order.
    pub answers: AnswerSet,
    /// What lets it in.
    pub admission: Admission,
}

/// What lets a response in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Nothing: enough for a survey that is open to anybody.
    Anybody,
    /// The invitation with this hash, which is used up. In a survey that is open to anybody it is
    /// enough whatever became of the invitation.
    Invited(Hash),
    /// Staff who have it on paper.
    Vouched,
}

/// What became of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// It is stored.
    New,
    /// It has taken the place of the response that its draft was begun from.
    Changed,
    /// The same answers were sent under this key before; they are stored once.
    Repeated,
    /// Other answers were sent under this key before; those are kept and these are not stored.
    Different,
    /// The response of this key was withdrawn; nothing was stored.
    Withdrawn,
    /// The survey takes no answers: it is closed for good, or unknown. Nothing was stored.
    Closed,
    /// The survey is by invitation only, and this came without one that is good. Nothing was stored
    /// and the draft stays.
    Uninvited,
}

impl Store {
    /// Stores a response, or changes the one that the key's draft was begun from, and erases the
    /// draft. Whether the time for answers is over is the caller's to decide, with
    /// [`StoredSurvey::stage`](super::StoredSurvey::stage); a survey closed for good is refused
    /// here.
    ///
    /// # Errors
    /// [`Conflict::OtherDraft`] when the key's draft was begun on another survey or version;
    /// [`StoreError::Busy`] and [`StoreError::Unavailable`] when nothing can be stored now. Sending
    /// again after any of these is harmless.
    pub async fn submit(&self, submission: Submission) -> Result<Submitted, StoreError> {
        let id = random_id(&*self.randomness);
        self.write(Submit { id, submission }).await
    }

    /// Erases the response that has this receipt, with every draft that would change it. Its keys
    /// stay spent, so that a form sent again late does not bring it back. `false` when no response
    /// has this receipt or the survey is closed for good.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and [`StoreError::Unavailable`] when nothing can be written now.
    pub async fn withdraw(&self, survey: &SurveyId, receipt: Hash) -> Result<bool, StoreError> {
        let survey = survey.clone();
        self.write(Withdraw { survey, receipt }).await
    }
}

struct Submit {
    id: Uuid,
    submission: Submission,
}

struct Withdraw {
    survey: SurveyId,
    receipt: Hash,
}

/// The steps of sending, on a connection inside a transaction.
trait Sending {
    /// Marks the key as used; `false` when it was used before.
    async fn claim(&mut self, sent: &Submission, response: Uuid) -> Result<bool, StoreError>;
    /// Stores a new response.
    async fn insert(&mut self, sent: &Submission, response: Uuid) -> Result<(), StoreError>;
    /// Puts the answers into a response sent before; `false` when it was withdrawn since.
    async fn change(&mut self, sent: &Submission, response: Uuid) -> Result<bool, StoreError>;
    /// Compares with what was sent under the same key before.
    async fn compare(&mut self, sent: &Submission) -> Result<Submitted, StoreError>;
}

on_both! {
    impl Sending for Connection {
        async fn claim(&mut self, sent: &Submission, response: Uuid) -> Result<bool, StoreError> {
            let claimed = sqlx::query(CLAIM_KEY)
                .bind(sent.key.0.as_slice())
                .bind(sent.survey.as_str())
                .bind(response)
                .execute(self)
                .await?;
            Ok(claimed.rows_affected() > 0)
        }

        async fn insert(&mut self, sent: &Submission, response: Uuid) -> Result<(), StoreError> {
            sqlx::query(INSERT_RESPONSE)
                .bind(response)
                .bind(sent.receipt.0.as_slice())
                .bind(sent.survey.as_str())
                .bind(sent.version)
                .bind(sent.language.tag())
                .bind(sent.day.to_string())
                .bind(json::write_text(&sent.answers))
                .execute(self)
                .await?;
            Ok(())
        }

        async fn change(&mut self, sent: &Submission, response: Uuid) -> Result<bool, StoreError> {
            let changed = sqlx::query(CHANGE_RESPONSE)
                .bind(response)
                .bind(sent.version)
                .bind(sent.language.tag())
                .bind(sent.day.to_string())
                .bind(json::write_text(&sent.answers))
                .execute(&mut *self)
                .await?
                .rows_affected();
            if changed == 0 {
                sqlx::query(FORGET_RESPONSE).bind(response).execute(self).await?;
            }
            Ok(changed > 0)
        }

        async fn compare(&mut self, sent: &Submission) -> Result<Submitted, StoreError> {
            let stored: Option<(Option<i64>, Option<String>)> = sqlx::query_as(FIND_SENT)
                .bind(sent.key.0.as_slice())
                .bind(sent.survey.as_str())
                .fetch_optional(self)
                .await?;
            let (version, answers) = stored.ok_or(Conflict::OtherDraft)?;
            let (Some(version), Some(answers)) = (version, answers) else {
                return Ok(Submitted::Withdrawn);
            };
            let answers = Place::new("response", "under a used key").document(&answers)?;
            let is_same = version == sent.version && answers == json::write(&sent.answers);
            Ok(if is_same { Submitted::Repeated } else { Submitted::Different })
        }
    }

    impl Write<Connection> for Submit {
        type Outcome = Submitted;

        async fn apply(&self, connection: &mut Connection) -> Result<Submitted, StoreError> {
            let sent = &self.submission;
            if !connection.takes_answers(&sent.survey).await? {
                return Ok(Submitted::Closed);
            }
            // Making the draft if there is none lines up everything that happens under one key:
            // two sendings, or a sending and a page saved late.
            let draft: Option<TouchedDraft> = sqlx::query_as(TOUCH_DRAFT)
                .bind(self.id)
                .bind(sent.key.0.as_slice())
                .bind(sent.survey.as_str())
                .bind(sent.version)
                .bind(sent.language.tag())
                .bind(sent.day.to_string())
                .fetch_optional(&mut *connection)
                .await?;
            let draft = draft.ok_or(Conflict::OtherDraft)?;
            // A response takes over the id of its draft: a reader who goes through the ids while
            // it is sent meets one of the two, never both.
            let response = draft.response.unwrap_or(draft.id);
            let sent_before: i64 = sqlx::query_scalar(COUNT_SENT)
                .bind(sent.key.0.as_slice())
                .fetch_one(&mut *connection)
                .await?;
            let is_new = sent_before == 0 && draft.response.is_none();
            if is_new && !connection.admit(&sent.survey, &sent.admission).await? {
                if draft.id == self.id {
                    sqlx::query(DELETE_DRAFT)
                        .bind(sent.key.0.as_slice())
                        .execute(&mut *connection)
                        .await?;
                }
                return Ok(Submitted::Uninvited);
            }
            let submitted = if !connection.claim(sent, response).await? {
                connection.compare(sent).await?
            } else if draft.response.is_none() {
                connection.insert(sent, response).await?;
                Submitted::New
            } else if connection.change(sent, response).await? {
                Submitted::Changed
            } else {
                Submitted::Withdrawn
            };
            sqlx::query(DELETE_DRAFT)
                .bind(sent.key.0.as_slice())
                .execute(&mut *connection)
                .await?;
            Ok(submitted)
        }
    }

    impl Write<Connection> for Withdraw {
        type Outcome = bool;

        async fn apply(&self, connection: &mut Connection) -> Result<bool, StoreError> {
            if !connection.takes_answers(&self.survey).await? {
                return Ok(false);
            }
            let response: Option<Uuid> = sqlx::query_scalar(FIND_ID_BY_RECEIPT)
                .bind(self.survey.as_str())
                .bind(self.receipt.0.as_slice())
                .fetch_optional(&mut *connection)
                .await?;
            let Some(response) = response else {
                return Ok(false);
            };
            for statement in [
                SPEND_KEYS_OF_CHANGES,
                DELETE_CHANGES,
                FORGET_RESPONSE,
                DELETE_RESPONSE,
            ] {
                sqlx::query(statement).bind(response).execute(&mut *connection).await?;
            }
            Ok(true)
        }
    }
}
