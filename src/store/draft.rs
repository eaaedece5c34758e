//! Drafts: pages that were saved and not sent.
//!
//! Owns the table `draft`. A draft is found by the hash of a key that only the respondent's browser
//! holds. It may stand for changes to a response that was sent before.

use jiff::civil::Date;
use serde_json::{Map, Value};
use sqlx::types::Uuid;

use super::queue::Write;
use super::reading::{FIND_BY_RECEIPT, ResponseRow};
use super::row::Place;
use super::survey::Gate as _;
use super::{Backend, Conflict, Store, StoreError};
use crate::answer::AnswerSet;
use crate::answer::json::{self, OTHER_SUFFIX};
use crate::id::{Hash, ItemId, SurveyId, random_id};
use crate::survey::{Language, Survey};

statements! {
    /// Makes the draft of a key if there is none, and locks it: whatever happens under one key
    /// happens one after the other. No row when the key's draft is of another survey or version.
    pub(super) TOUCH_DRAFT: "
        INSERT INTO draft (id, key_hash, survey, version, language, day, answers)
        VALUES ($1, $2, $3, $4, $5, $6, '{}')
        ON CONFLICT (key_hash) DO UPDATE SET language = excluded.language, day = excluded.day
        WHERE draft.survey = excluded.survey AND draft.version = excluded.version
        RETURNING id, answers, response";
    pub(super) DELETE_DRAFT: "DELETE FROM draft WHERE key_hash = $1";
    pub(super) COUNT_SENT: "SELECT count(*) FROM sent_key WHERE key_hash = $1";
    SET_ANSWERS: "UPDATE draft SET answers = $2 WHERE id = $1";
    FIND_DRAFT: "
        SELECT id, survey, version, language, day, answers, response FROM draft
        WHERE key_hash = $1";
    INSERT_CHANGE: "
        INSERT INTO draft (id, key_hash, survey, version, language, day, answers, response)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key_hash) DO NOTHING";
}

/// One page's answers, to be saved in a draft.
#[derive(Debug, Clone)]
pub struct DraftPage {
    /// Hash of the key that the respondent's browser holds.
    pub key: Hash,
    /// The survey.
    pub survey: SurveyId,
    /// The version on which the draft was begun.
    pub version: i64,
    /// The language in which the form is read.
    pub language: Language,
    /// Today.
    pub day: Date,
    /// The items of the page: what was saved for them is replaced, all other answers stay.
    pub items: Vec<ItemId>,
    /// The answers given on the page.
    pub answers: AnswerSet,
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is stored.
    Saved,
    /// The key's response was sent already; nothing was stored.
    AlreadySent,
    /// The survey takes no answers: it is closed for good, or unknown.
    Closed,
}

/// A draft as it was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDraft {
    /// The survey.
    pub survey: SurveyId,
    /// The version on which it was begun.
    pub version: i64,
    /// The language in which the form was last read.
    pub language: Language,
    /// The day of the last saved page.
    pub day: Date,
    /// Whether sending it changes a response that was sent before.
    pub changes_response: bool,
    document: Map<String, Value>,
    place: Place,
}

impl StoredDraft {
    /// The answers, read with the definition of the draft's version.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when they do not fit that definition.
    pub fn answers(&self, survey: &Survey) -> Result<AnswerSet, StoreError> {
        self.place.answers(survey, &self.document)
    }
}

/// What [`TOUCH_DRAFT`] returns.
#[derive(sqlx::FromRow)]
pub(super) struct TouchedDraft {
    pub(super) id: Uuid,
    pub(super) answers: String,
    pub(super) response: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    id: Uuid,
    survey: String,
    version: i64,
    language: String,
    day: String,
    answers: String,
    response: Option<Uuid>,
}

impl DraftRow {
    fn read(self) -> Result<StoredDraft, StoreError> {
        let place = Place::new("draft", &self.id);
        Ok(StoredDraft {
            survey: SurveyId::new(self.survey),
            version: self.version,
            language: place.language(&self.language)?,
            day: place.day("day", &self.day)?,
            changes_response: self.response.is_some(),
            document: place.document(&self.answers)?,
            place,
        })
    }
}

impl Store {
    /// Saves one page in the draft of its key, which begins with the first page saved.
    ///
    /// # Errors
    /// [`Conflict::OtherDraft`] when the key's draft was begun on another survey or version;
    /// [`StoreError::Busy`] and [`StoreError::Unavailable`] when nothing can be stored now.
    pub async fn save_draft(&self, page: DraftPage) -> Result<Saved, StoreError> {
        let id = random_id(&*self.randomness);
        self.write(SavePage { id, page }).await
    }

    /// The draft of a key.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn draft(&self, key: Hash) -> Result<Option<StoredDraft>, StoreError> {
        let row: Option<DraftRow> = read!(self, |connection| {
            sqlx::query_as(FIND_DRAFT)
                .bind(key.0.as_slice())
                .fetch_optional(connection)
                .await?
        });
        row.map(DraftRow::read).transpose()
    }

    /// Begins to change a response that was sent: its answers become the draft of `key`, which must
    /// be a fresh one. Submitting under that key then changes the response, which until then stays
    /// as it was, and keeps its receipt. `false` when no response has this receipt.
    ///
    /// # Errors
    /// [`Conflict::KeyInUse`] when the key already names a draft; [`StoreError::Busy`] and
    /// [`StoreError::Unavailable`] when nothing can be stored now.
    pub async fn begin_change(
        &self,
        survey: &SurveyId,
        receipt: Hash,
        key: Hash,
        day: Date,
    ) -> Result<bool, StoreError> {
        self.write(BeginChange {
            id: random_id(&*self.randomness),
            survey: survey.clone(),
            receipt,
            key,
            day,
        })
        .await
    }
}

struct SavePage {
    id: Uuid,
    page: DraftPage,
}

impl SavePage {
    /// The saved answers with those of this page in the place of what the page held before.
    fn merge(&self, saved: &str) -> Result<String, StoreError> {
        let mut document = Place::new("draft", &self.id).document(saved)?;
        for item in &self.page.items {
            document.remove(item.as_str());
            document.remove(&format!("{item}{OTHER_SUFFIX}"));
        }
        document.extend(json::write(&self.page.answers));
        Ok(Value::Object(document).to_string())
    }
}

struct BeginChange {
    id: Uuid,
    survey: SurveyId,
    receipt: Hash,
    key: Hash,
    day: Date,
}

on_both! {
    impl Write<Connection> for SavePage {
        type Outcome = Saved;

        async fn apply(&self, connection: &mut Connection) -> Result<Saved, StoreError> {
            let page = &self.page;
            if !connection.takes_answers(&page.survey).await? {
                return Ok(Saved::Closed);
            }
            let draft: Option<TouchedDraft> = sqlx::query_as(TOUCH_DRAFT)
                .bind(self.id)
                .bind(page.key.0.as_slice())
                .bind(page.survey.as_str())
                .bind(page.version)
                .bind(page.language.tag())
                .bind(page.day.to_string())
                .fetch_optional(&mut *connection)
                .await?;
            let draft = draft.ok_or(Conflict::OtherDraft)?;
            let sent: i64 = sqlx::query_scalar(COUNT_SENT)
                .bind(page.key.0.as_slice())
                .fetch_one(&mut *connection)
                .await?;
            if sent > 0 {
                sqlx::query(DELETE_DRAFT)
                    .bind(page.key.0.as_slice())
                    .execute(&mut *connection)
                    .await?;
                return Ok(Saved::AlreadySent);
            }
            sqlx::query(SET_ANSWERS)
                .bind(draft.id)
                .bind(self.merge(&draft.answers)?)
                .execute(&mut *connection)
                .await?;
            Ok(Saved::Saved)
        }
    }

    impl Write<Connection> for BeginChange {
        type Outcome = bool;

        async fn apply(&self, connection: &mut Connection) -> Result<bool, StoreError> {
            if !connection.takes_answers(&self.survey).await? {
                return Ok(false);
            }
            let sent: Option<ResponseRow> = sqlx::query_as(FIND_BY_RECEIPT)
                .bind(self.survey.as_str())
                .bind(self.receipt.0.as_slice())
                .fetch_optional(&mut *connection)
                .await?;
            let Some(sent) = sent else {
                return Ok(false);
            };
            let made = sqlx::query(INSERT_CHANGE)
                .bind(self.id)
                .bind(self.key.0.as_slice())
                .bind(self.survey.as_str())
                .bind(sent.version)
                .bind(sent.language)
                .bind(self.day.to_string())
                .bind(sent.answers)
                .bind(sent.id)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if made == 0 {
                return Err(Conflict::KeyInUse.into());
            }
            Ok(true)
        }
    }
}
