//! Tokens of the read API: made, listed, used and revoked.
//!
//! Owns the table `api_token` and what a token may be allowed to read. Of a token only its hash is
//! kept, so a copy of the database opens nothing; of its use only the day of the last, so that a
//! forgotten token can be told from one in use and nobody's working hours are on record.

use jiff::civil::Date;

use super::row::Place;
use super::{Backend, Store, StoreError};
use crate::id::{Hash, SurveyId};

statements! {
    INSERT_TOKEN: "
        INSERT INTO api_token (id, token_hash, label, scopes, survey, created_on, expires_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST_TOKENS: "
        SELECT id, label, scopes, survey, created_on, expires_on, revoked_on, last_used_on
        FROM api_token ORDER BY created_on, id";
    FIND_TOKEN: "
        SELECT id, label, scopes, survey, created_on, expires_on, revoked_on, last_used_on
        FROM api_token WHERE token_hash = $1";
    REVOKE_TOKEN: "UPDATE api_token SET revoked_on = coalesce(revoked_on, $2) WHERE id = $1";
    TOUCH_TOKEN: "UPDATE api_token SET last_used_on = $2 WHERE id = $1";
}

/// One kind of thing that a token may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Which surveys there are, what they ask, how many took part in steps of five.
    Surveys,
    /// Figures after disclosure control.
    Figures,
    /// Single responses.
    Responses,
}

impl Scope {
    /// Every scope, from the least to the most that can be read with it.
    pub const ALL: [Self; 3] = [Self::Surveys, Self::Figures, Self::Responses];

    /// The scope as the command line, the API and the database write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Surveys => "surveys:read",
            Self::Figures => "figures:read",
            Self::Responses => "responses:read",
        }
    }

    /// The scope called `name`, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// What is needed to make a token.
#[derive(Debug, Clone)]
pub struct NewToken<'a> {
    /// The part of the token that may be shown again.
    pub id: &'a str,
    /// The hash of the whole token.
    pub hash: Hash,
    /// For whom or what it is, in the words of whoever makes it.
    pub label: &'a str,
    /// What may be read with it.
    pub scopes: &'a [Scope],
    /// The only survey that it opens; every one if `None`.
    pub survey: Option<&'a SurveyId>,
    /// The day on which it is made.
    pub created_on: Date,
    /// The last day on which it opens anything.
    pub expires_on: Date,
}

/// A token as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredToken {
    /// The part of the token that may be shown again.
    pub id: String,
    /// For whom or what it is.
    pub label: String,
    /// What may be read with it.
    pub scopes: Vec<Scope>,
    /// The only survey that it opens; every one if `None`.
    pub survey: Option<SurveyId>,
    /// The day on which it was made.
    pub created_on: Date,
    /// The last day on which it opens anything.
    pub expires_on: Date,
    /// The day on which it was revoked.
    pub revoked_on: Option<Date>,
    /// The last day on which it was used.
    pub last_used_on: Option<Date>,
}

impl StoredToken {
    /// Whether it opens anything on `day`.
    pub fn is_valid(&self, day: Date) -> bool {
        self.revoked_on.is_none() && day <= self.expires_on
    }

    /// Whether `survey` may be read with it.
    pub fn opens(&self, survey: &SurveyId) -> bool {
        self.survey.as_ref().is_none_or(|only| only == survey)
    }
}

#[derive(sqlx::FromRow)]
struct TokenRow {
    id: String,
    label: String,
    scopes: String,
    survey: Option<String>,
    created_on: String,
    expires_on: String,
    revoked_on: Option<String>,
    last_used_on: Option<String>,
}

impl TokenRow {
    fn read(self) -> Result<StoredToken, StoreError> {
        let place = Place::new("api_token", &self.id);
        let day =
            |column, text: Option<String>| text.map(|text| place.day(column, &text)).transpose();
        let scopes = self.scopes.split(' ').map(Scope::parse);
        Ok(StoredToken {
            label: self.label,
            scopes: scopes
                .collect::<Option<_>>()
                .ok_or_else(|| place.corrupt("scopes"))?,
            survey: self.survey.map(SurveyId::new),
            created_on: place.day("created_on", &self.created_on)?,
            expires_on: place.day("expires_on", &self.expires_on)?,
            revoked_on: day("revoked_on", self.revoked_on)?,
            last_used_on: day("last_used_on", self.last_used_on)?,
            id: self.id,
        })
    }
}

impl Store {
    /// Keeps a new token.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn create_token(&self, token: &NewToken<'_>) -> Result<(), StoreError> {
        let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.name()).collect();
        transact!(self, |connection| {
            sqlx::query(INSERT_TOKEN)
                .bind(token.id)
                .bind(token.hash.0.as_slice())
                .bind(token.label)
                .bind(scopes.join(" "))
                .bind(token.survey.map(SurveyId::as_str))
                .bind(token.created_on.to_string())
                .bind(token.expires_on.to_string())
                .execute(&mut *connection)
                .await?;
        });
        Ok(())
    }

    /// All tokens, the revoked and expired ones among them, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one cannot be read, and those of the driver.
    pub async fn tokens(&self) -> Result<Vec<StoredToken>, StoreError> {
        let rows: Vec<TokenRow> = read!(self, |connection| {
            sqlx::query_as(LIST_TOKENS).fetch_all(connection).await?
        });
        rows.into_iter().map(TokenRow::read).collect()
    }

    /// Makes a token open nothing from now on; `false` when there is none called `id`. Revoking it
    /// twice keeps the first day.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn revoke_token(&self, id: &str, day: Date) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(REVOKE_TOKEN)
                .bind(id)
                .bind(day.to_string())
                .execute(&mut *connection)
                .await?
                .rows_affected()
                > 0
        }))
    }

    /// The token with this hash if it opens anything on `day`, which is noted as the day of its last
    /// use. It is written down once a day, so that reading costs no writing.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it cannot be read, and those of the driver.
    pub async fn use_token(
        &self,
        hash: Hash,
        day: Date,
    ) -> Result<Option<StoredToken>, StoreError> {
        let row: Option<TokenRow> = read!(self, |connection| {
            sqlx::query_as(FIND_TOKEN)
                .bind(hash.0.as_slice())
                .fetch_optional(connection)
                .await?
        });
        let Some(token) = row.map(TokenRow::read).transpose()? else {
            return Ok(None);
        };
        if !token.is_valid(day) {
            return Ok(None);
        }
        if token.last_used_on.is_none_or(|last| last < day) {
            transact!(self, |connection| {
                sqlx::query(TOUCH_TOKEN)
                    .bind(token.id.as_str())
                    .bind(day.to_string())
                    .execute(&mut *connection)
                    .await?;
            });
        }
        Ok(Some(token))
    }
}
