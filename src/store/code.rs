//! The code book of a survey: the codes with which coders sort open answers.
//!
//! Owns the table `code`. A code may stand under another one, its theme, and then has none under
//! itself. Merging and removing take the codings along in the same transaction; every change is
//! written into the [audit log](super::Act) with it. What coders found is kept next door.

use std::fmt;

use sqlx::types::Uuid;

use super::audit::Note as _;
use super::{Act, Backend, Conflict, Store, StoreError};
use crate::id::{SurveyId, random_id};

statements! {
    LIST_CODES: "
        SELECT id, name, definition, includes, excludes, parent, revision
        FROM code WHERE survey = $1 ORDER BY name, id";
    INSERT_CODE: "
        INSERT INTO code (survey, id, name, definition, includes, excludes, parent, revision)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
        ON CONFLICT DO NOTHING";
    CHANGE_CODE: "
        UPDATE code
        SET name = $4, definition = $5, includes = $6, excludes = $7, parent = $8,
            revision = revision + 1
        WHERE survey = $1 AND id = $2 AND revision = $3";
    /// Counted before the change, so that no constraint has to be read back from an error.
    COUNT_NAMESAKES: "SELECT count(*) FROM code WHERE survey = $1 AND name = $2 AND id <> $3";
    /// A theme is known, has no theme of its own, and is not the code itself.
    COUNT_THEMES: "
        SELECT count(*) FROM code
        WHERE survey = $1 AND id = $2 AND parent IS NULL AND id <> $3";
    COUNT_CHILDREN: "SELECT count(*) FROM code WHERE survey = $1 AND parent = $2";
    COUNT_CODES: "SELECT count(*) FROM code WHERE survey = $1 AND (id = $2 OR id = $3)";
    FREE_CHILDREN: "
        UPDATE code SET parent = NULL, revision = revision + 1 WHERE survey = $1 AND parent = $2";
    MERGE_CODINGS: "
        INSERT INTO coding (response, item, part, coder, code, starts, ends, survey)
        SELECT g.response, g.item, g.part, g.coder, c.id, g.starts, g.ends, g.survey
        FROM coding g JOIN code c ON c.survey = g.survey AND c.id = $3
        WHERE g.survey = $1 AND g.code = $2
        ON CONFLICT DO NOTHING";
    /// What was settled to hold goes on to hold.
    MERGE_VERDICTS: "
        INSERT INTO coding_verdict (response, item, part, code, verdict, survey)
        SELECT v.response, v.item, v.part, c.id, v.verdict, v.survey
        FROM coding_verdict v JOIN code c ON c.survey = v.survey AND c.id = $3
        WHERE v.survey = $1 AND v.code = $2 AND v.verdict = 'holds'
        ON CONFLICT (response, item, part, code) DO UPDATE SET verdict = 'holds'";
    DROP_CODINGS: "DELETE FROM coding WHERE survey = $1 AND code = $2";
    DROP_VERDICTS: "DELETE FROM coding_verdict WHERE survey = $1 AND code = $2";
    DROP_CODE: "DELETE FROM code WHERE survey = $1 AND id = $2";
}

/// The name of a code, random and never used again: other programs know a code by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub(super) Uuid);

impl CodeId {
    /// The id that `text` writes, in the form of a UUID.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl fmt::Display for CodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeText {
    /// Its name, the only one of its survey.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// What it is to be given to.
    pub includes: String,
    /// What it is not to be given to.
    pub excludes: String,
    /// The theme that it stands under.
    pub theme: Option<CodeId>,
}

/// A code of the code book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCode {
    /// Its id.
    pub id: CodeId,
    /// What it says.
    pub text: CodeText,
    /// How often it was written; whoever changes it says which one they have seen.
    pub revision: i64,
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    id: Uuid,
    name: String,
    definition: String,
    includes: String,
    excludes: String,
    parent: Option<Uuid>,
    revision: i64,
}

impl CodeRow {
    fn read(self) -> StoredCode {
        StoredCode {
            id: CodeId(self.id),
            text: CodeText {
                name: self.name,
                definition: self.definition,
                includes: self.includes,
                excludes: self.excludes,
                theme: self.parent.map(CodeId),
            },
            revision: self.revision,
        }
    }
}

/// A connection that can judge a change to the code book, inside its transaction.
trait Judge {
    /// Refuses a name that another code has, and a theme that cannot be one.
    async fn judge(
        &mut self,
        survey: &SurveyId,
        id: CodeId,
        text: &CodeText,
    ) -> Result<(), StoreError>;
}

on_both! {
    impl Judge for Connection {
        async fn judge(
            &mut self,
            survey: &SurveyId,
            id: CodeId,
            text: &CodeText,
        ) -> Result<(), StoreError> {
            let namesakes: i64 = sqlx::query_scalar(COUNT_NAMESAKES)
                .bind(survey.as_str())
                .bind(&text.name)
                .bind(id.0)
                .fetch_one(&mut *self)
                .await?;
            if namesakes > 0 {
                return Err(Conflict::CodeTaken.into());
            }
            let Some(theme) = text.theme else {
                return Ok(());
            };
            let themes: i64 = sqlx::query_scalar(COUNT_THEMES)
                .bind(survey.as_str())
                .bind(theme.0)
                .bind(id.0)
                .fetch_one(&mut *self)
                .await?;
            let children: i64 = sqlx::query_scalar(COUNT_CHILDREN)
                .bind(survey.as_str())
                .bind(id.0)
                .fetch_one(self)
                .await?;
            if themes == 0 || children > 0 {
                return Err(Conflict::NoTheme.into());
            }
            Ok(())
        }
    }
}

impl Store {
    /// The code book of a survey, by name.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn codes(&self, survey: &SurveyId) -> Result<Vec<StoredCode>, StoreError> {
        let rows: Vec<CodeRow> = read!(self, |connection| {
            sqlx::query_as(LIST_CODES)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        Ok(rows.into_iter().map(CodeRow::read).collect())
    }

    /// Adds a code and returns its id.
    ///
    /// # Errors
    /// [`Conflict::CodeTaken`], [`Conflict::NoTheme`], and those of the driver.
    pub async fn add_code(
        &self,
        survey: &SurveyId,
        text: &CodeText,
        act: &Act<'_>,
    ) -> Result<CodeId, StoreError> {
        let id = CodeId(random_id(&*self.randomness));
        self.take_codes(survey, &[(id, text.clone())], act).await?;
        Ok(id)
    }

    /// Adds codes under ids that they have already; all of them or none. A theme stands before the
    /// codes under it.
    ///
    /// # Errors
    /// As [`Store::add_code`].
    pub async fn take_codes(
        &self,
        survey: &SurveyId,
        codes: &[(CodeId, CodeText)],
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            for (id, text) in codes {
                connection.judge(survey, *id, text).await?;
                let added = sqlx::query(INSERT_CODE)
                    .bind(survey.as_str())
                    .bind(id.0)
                    .bind(&text.name)
                    .bind(&text.definition)
                    .bind(&text.includes)
                    .bind(&text.excludes)
                    .bind(text.theme.map(|theme| theme.0))
                    .execute(&mut *connection)
                    .await?;
                if added.rows_affected() == 0 {
                    return Err(Conflict::CodeTaken.into());
                }
            }
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Changes what a code says, if it is still at `revision`.
    ///
    /// # Errors
    /// [`Conflict::CodeMoved`] when somebody changed or removed it in the meantime;
    /// [`Conflict::CodeTaken`], [`Conflict::NoTheme`], and those of the driver.
    pub async fn change_code(
        &self,
        survey: &SurveyId,
        id: CodeId,
        revision: i64,
        text: &CodeText,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            connection.judge(survey, id, text).await?;
            let changed = sqlx::query(CHANGE_CODE)
                .bind(survey.as_str())
                .bind(id.0)
                .bind(revision)
                .bind(&text.name)
                .bind(&text.definition)
                .bind(&text.includes)
                .bind(&text.excludes)
                .bind(text.theme.map(|theme| theme.0))
                .execute(&mut *connection)
                .await?;
            if changed.rows_affected() == 0 {
                return Err(Conflict::CodeMoved.into());
            }
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Gives everything that has the code `from` the code `into`, and removes `from`. Codes under
    /// `from` stand under no theme afterwards.
    ///
    /// # Errors
    /// [`Conflict::CodeMoved`] when one of them is gone, and those of the driver.
    pub async fn merge_codes(
        &self,
        survey: &SurveyId,
        from: CodeId,
        into: CodeId,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            let known: i64 = sqlx::query_scalar(COUNT_CODES)
                .bind(survey.as_str())
                .bind(from.0)
                .bind(into.0)
                .fetch_one(&mut *connection)
                .await?;
            if known != 2 {
                return Err(Conflict::CodeMoved.into());
            }
            for statement in [MERGE_CODINGS, MERGE_VERDICTS] {
                sqlx::query(statement)
                    .bind(survey.as_str())
                    .bind(from.0)
                    .bind(into.0)
                    .execute(&mut *connection)
                    .await?;
            }
            connection.drop_code(survey, from).await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Removes a code with everything that was coded with it; `false` if there is none. Codes under
    /// it stand under no theme afterwards.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn remove_code(
        &self,
        survey: &SurveyId,
        id: CodeId,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            let is_known = connection.drop_code(survey, id).await?;
            if is_known {
                connection.note(act).await?;
            }
            is_known
        }))
    }
}

/// A connection that can take a code out of the book, inside a transaction.
trait Removal {
    async fn drop_code(&mut self, survey: &SurveyId, id: CodeId) -> Result<bool, sqlx::Error>;
}

on_both! {
    impl Removal for Connection {
        async fn drop_code(&mut self, survey: &SurveyId, id: CodeId) -> Result<bool, sqlx::Error> {
            for statement in [FREE_CHILDREN, DROP_CODINGS, DROP_VERDICTS] {
                sqlx::query(statement)
                    .bind(survey.as_str())
                    .bind(id.0)
                    .execute(&mut *self)
                    .await?;
            }
            let dropped = sqlx::query(DROP_CODE)
                .bind(survey.as_str())
                .bind(id.0)
                .execute(self)
                .await?;
            Ok(dropped.rows_affected() > 0)
        }
    }
}
