//! What coders found in open answers, who has finished, and what they settled.
//!
//! Owns the tables `coding`, `coding_verdict` and `coded_item`. Nothing in them knows a time, and the
//! only person named is the coder. Words that are changed, withdrawn or erased take their codings
//! with them: the database sees to it. Who may see whose codings is not decided here.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::types::Uuid;

use super::audit::Note as _;
use super::code::CodeId;
use super::row::Place;
use super::{Act, Backend, Conflict, Store, StoreError};
use crate::id::{ItemId, SurveyId};

statements! {
    LIST_CODINGS: "
        SELECT response, item, part, coder, code, starts, ends
        FROM coding WHERE survey = $1
        ORDER BY response, item, part, coder, starts, ends, code";
    LIST_VERDICTS: "
        SELECT response, item, part, code, verdict FROM coding_verdict WHERE survey = $1";
    LIST_FINISHED: "SELECT item, coder FROM coded_item WHERE survey = $1";
    LIST_IDS: "SELECT id FROM code WHERE survey = $1";
    /// Locks the survey, so that nobody finishes an item while it is being coded.
    HOLD_SURVEY: "UPDATE survey SET version = version WHERE id = $1";
    COUNT_RESPONSES: "
        SELECT (SELECT count(*) FROM response WHERE survey = $1 AND id = $2)
             + (SELECT count(*) FROM draft WHERE survey = $1 AND id = $2)";
    COUNT_FINISHED: "
        SELECT count(*) FROM coded_item WHERE survey = $1 AND item = $2 AND coder = $3";
    COUNT_OTHERS: "
        SELECT count(*) FROM coded_item WHERE survey = $1 AND item = $2 AND coder <> $3";
    CLEAR_ANSWER: "
        DELETE FROM coding WHERE response = $1 AND item = $2 AND part = $3 AND coder = $4";
    INSERT_CODING: "
        INSERT INTO coding (response, item, part, coder, code, starts, ends, survey)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO NOTHING";
    INSERT_FINISHED: "
        INSERT INTO coded_item (survey, item, coder) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    DROP_FINISHED: "DELETE FROM coded_item WHERE survey = $1 AND item = $2 AND coder = $3";
    PUT_VERDICT: "
        INSERT INTO coding_verdict (response, item, part, code, verdict, survey)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (response, item, part, code) DO UPDATE SET verdict = excluded.verdict
        WHERE coding_verdict.verdict = $7";
}

/// Where words of a response stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerPlace {
    /// The response.
    pub response: Uuid,
    /// The item that was answered.
    pub item: ItemId,
    /// Empty for the answer itself, `other_text` for the words beside "other", and
    /// `RECORD/FIELD` in a record, whose numbers begin with 1.
    pub part: String,
}

/// A part of the words of an answer, in bytes: from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A code that a coder gave to an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCoding {
    /// The answer.
    pub place: AnswerPlace,
    /// The sign-in name of the coder.
    pub coder: String,
    /// The code.
    pub code: CodeId,
    /// The words that it holds of; the whole answer if `None`.
    pub span: Option<Span>,
}

/// Whether a code holds of an answer, as somebody settles it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it holds.
    pub holds: bool,
    /// What was settled when they looked.
    pub seen: Option<bool>,
}

/// What was coded in a survey, by everybody.
#[derive(Debug, Clone, Default)]
pub struct StoredCodings {
    /// Every coding.
    pub codings: Vec<StoredCoding>,
    /// Whether a code holds of an answer, where that was settled.
    pub verdicts: BTreeMap<(AnswerPlace, CodeId), bool>,
    /// Who has finished which item.
    pub finished: BTreeSet<(ItemId, String)>,
}

#[derive(sqlx::FromRow)]
struct CodingRow {
    response: Uuid,
    item: String,
    part: String,
    coder: String,
    code: Uuid,
    starts: i64,
    ends: i64,
}

impl CodingRow {
    fn read(self) -> Result<StoredCoding, StoreError> {
        let place = Place::new("coding", &self.response);
        let byte = |column, at: i64| u32::try_from(at).map_err(|_| place.corrupt(column));
        let span = Span {
            start: byte("starts", self.starts)?,
            end: byte("ends", self.ends)?,
        };
        Ok(StoredCoding {
            place: AnswerPlace {
                response: self.response,
                item: ItemId::new(self.item),
                part: self.part,
            },
            coder: self.coder,
            code: CodeId(self.code),
            span: (span.end > 0).then_some(span),
        })
    }
}

/// What a verdict is called in the database.
fn verdict_name(holds: bool) -> &'static str {
    if holds { "holds" } else { "fails" }
}

impl Store {
    /// Everything that was coded in a survey.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a row cannot be read, and those of the driver.
    pub async fn codings(&self, survey: &SurveyId) -> Result<StoredCodings, StoreError> {
        type Settled = (Uuid, String, String, Uuid, String);
        type Rows = (Vec<CodingRow>, Vec<Settled>, Vec<(String, String)>);
        let (codings, verdicts, finished): Rows = read!(self, |connection| {
            let codings = sqlx::query_as(LIST_CODINGS)
                .bind(survey.as_str())
                .fetch_all(&mut *connection)
                .await?;
            let verdicts = sqlx::query_as(LIST_VERDICTS)
                .bind(survey.as_str())
                .fetch_all(&mut *connection)
                .await?;
            let finished = sqlx::query_as(LIST_FINISHED)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?;
            (codings, verdicts, finished)
        });
        let codings: Result<Vec<_>, _> = codings.into_iter().map(CodingRow::read).collect();
        let verdict = |(response, item, part, code, verdict): Settled| {
            let place = AnswerPlace {
                response,
                item: ItemId::new(item),
                part,
            };
            ((place, CodeId(code)), verdict == verdict_name(true))
        };
        Ok(StoredCodings {
            codings: codings?,
            verdicts: verdicts.into_iter().map(verdict).collect(),
            finished: finished
                .into_iter()
                .map(|(item, coder)| (ItemId::new(item), coder))
                .collect(),
        })
    }

    /// Puts `codes` in the place of everything that `coder` gave to an answer.
    ///
    /// # Errors
    /// [`Conflict::CodeMoved`] when the answer or a code is gone, [`Conflict::CodingFinished`] when
    /// the coder has finished the item, and those of the driver. Nothing is changed then.
    pub async fn code_answer(
        &self,
        survey: &SurveyId,
        place: &AnswerPlace,
        codes: &BTreeSet<(CodeId, Option<Span>)>,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            connection.admit(survey, place, act.actor).await?;
            let known: Vec<Uuid> = sqlx::query_scalar(LIST_IDS)
                .bind(survey.as_str())
                .fetch_all(&mut *connection)
                .await?;
            if codes.iter().any(|(code, _)| !known.contains(&code.0)) {
                return Err(Conflict::CodeMoved.into());
            }
            sqlx::query(CLEAR_ANSWER)
                .bind(place.response)
                .bind(place.item.as_str())
                .bind(&place.part)
                .bind(act.actor)
                .execute(&mut *connection)
                .await?;
            for (code, span) in codes {
                connection
                    .insert(survey, place, act.actor, *code, *span)
                    .await?;
            }
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Writes down that `act.actor` has finished coding `item`.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn finish_item(
        &self,
        survey: &SurveyId,
        item: &ItemId,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(HOLD_SURVEY)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            sqlx::query(INSERT_FINISHED)
                .bind(survey.as_str())
                .bind(item.as_str())
                .bind(act.actor)
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Lets `act.actor` go on coding `item`, as long as nobody else has finished it: whoever has
    /// seen the codings of others is no longer blind to them.
    ///
    /// # Errors
    /// [`Conflict::CodingSeen`] when somebody else has finished it, and those of the driver.
    pub async fn resume_item(
        &self,
        survey: &SurveyId,
        item: &ItemId,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(HOLD_SURVEY)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            let others: i64 = sqlx::query_scalar(COUNT_OTHERS)
                .bind(survey.as_str())
                .bind(item.as_str())
                .bind(act.actor)
                .fetch_one(&mut *connection)
                .await?;
            if others > 0 {
                return Err(Conflict::CodingSeen.into());
            }
            sqlx::query(DROP_FINISHED)
                .bind(survey.as_str())
                .bind(item.as_str())
                .bind(act.actor)
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Settles whether codes hold of an answer, each where it is settled as this coder saw it.
    ///
    /// # Errors
    /// [`Conflict::Settled`] when one of them was settled otherwise in the meantime,
    /// [`Conflict::CodeMoved`] when one is gone, and those of the driver. Nothing is changed then.
    pub async fn settle_coding(
        &self,
        survey: &SurveyId,
        place: &AnswerPlace,
        verdicts: &BTreeMap<CodeId, Verdict>,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            let known: Vec<Uuid> = sqlx::query_scalar(LIST_IDS)
                .bind(survey.as_str())
                .fetch_all(&mut *connection)
                .await?;
            if verdicts.keys().any(|code| !known.contains(&code.0)) {
                return Err(Conflict::CodeMoved.into());
            }
            for (code, verdict) in verdicts {
                let put = sqlx::query(PUT_VERDICT)
                    .bind(place.response)
                    .bind(place.item.as_str())
                    .bind(&place.part)
                    .bind(code.0)
                    .bind(verdict_name(verdict.holds))
                    .bind(survey.as_str())
                    .bind(verdict.seen.map_or("", verdict_name))
                    .execute(&mut *connection)
                    .await?;
                if put.rows_affected() == 0 {
                    return Err(Conflict::Settled.into());
                }
            }
            connection.note(act).await?;
        });
        Ok(())
    }
}

/// The steps of coding, on a connection inside a transaction.
trait Coding {
    /// Refuses an answer that is gone, and a coder who has finished.
    async fn admit(
        &mut self,
        survey: &SurveyId,
        place: &AnswerPlace,
        coder: &str,
    ) -> Result<(), StoreError>;
    /// Gives an answer a code.
    async fn insert(
        &mut self,
        survey: &SurveyId,
        place: &AnswerPlace,
        coder: &str,
        code: CodeId,
        span: Option<Span>,
    ) -> Result<(), sqlx::Error>;
}

on_both! {
    impl Coding for Connection {
        async fn admit(
            &mut self,
            survey: &SurveyId,
            place: &AnswerPlace,
            coder: &str,
        ) -> Result<(), StoreError> {
            sqlx::query(HOLD_SURVEY).bind(survey.as_str()).execute(&mut *self).await?;
            let responses: i64 = sqlx::query_scalar(COUNT_RESPONSES)
                .bind(survey.as_str())
                .bind(place.response)
                .fetch_one(&mut *self)
                .await?;
            let finished: i64 = sqlx::query_scalar(COUNT_FINISHED)
                .bind(survey.as_str())
                .bind(place.item.as_str())
                .bind(coder)
                .fetch_one(self)
                .await?;
            match (responses, finished) {
                (0, _) => Err(Conflict::CodeMoved.into()),
                (_, 0) => Ok(()),
                _ => Err(Conflict::CodingFinished.into()),
            }
        }

        async fn insert(
            &mut self,
            survey: &SurveyId,
            place: &AnswerPlace,
            coder: &str,
            code: CodeId,
            span: Option<Span>,
        ) -> Result<(), sqlx::Error> {
            let (start, end) = span.map_or((0, 0), |span| (span.start, span.end));
            sqlx::query(INSERT_CODING)
                .bind(place.response)
                .bind(place.item.as_str())
                .bind(&place.part)
                .bind(coder)
                .bind(code.0)
                .bind(i64::from(start))
                .bind(i64::from(end))
                .bind(survey.as_str())
                .execute(self)
                .await?;
            Ok(())
        }
    }
}
