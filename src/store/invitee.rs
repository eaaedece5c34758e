//! The list of those who are invited to a survey.
//!
//! Owns the table `invitee`. Of a person it holds only what a letter or a message needs; whether
//! they have answered stands nowhere.

use sqlx::types::Uuid;

use super::audit::Note as _;
use super::row::Place;
use super::{Act, Backend, Store, StoreError};
use crate::id::{SurveyId, random_id};
use crate::survey::Language;

statements! {
    INSERT_INVITEE: "
        INSERT INTO invitee (id, survey, person, name, email, language, team, is_invited)
        VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE) ON CONFLICT (survey, person) DO NOTHING";
    LIST_INVITEES: "
        SELECT id, name, email, language, team, is_invited FROM invitee
        WHERE survey = $1 ORDER BY team, name, id";
    ERASE_INVITATIONS: "DELETE FROM invitation WHERE survey = $1 AND invitee IS NOT NULL";
    pub(super) ERASE_INVITEES: "DELETE FROM invitee WHERE survey = $1";
}

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitee {
    /// Their name, as it stands in the letter.
    pub name: String,
    /// Their address; empty if they get a letter on paper.
    pub email: String,
    /// The language of their letter.
    pub language: Language,
    /// The delegation or table by which letters are sorted; may be empty.
    pub team: String,
}

impl NewInvitee {
    /// What tells two people of one list apart.
    pub fn person(&self) -> String {
        let told = if self.email.is_empty() {
            &self.name
        } else {
            &self.email
        };
        let words: Vec<String> = told.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    }
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredInvitee {
    /// A random id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// Their address; empty if there is none.
    pub email: String,
    /// The language of their letter.
    pub language: Language,
    /// The delegation or table; may be empty.
    pub team: String,
    /// Whether an invitation was made for them. Whether it was used is not told of a person.
    pub is_invited: bool,
}

#[derive(sqlx::FromRow)]
pub(super) struct InviteeRow {
    pub(super) id: Uuid,
    name: String,
    pub(super) email: String,
    pub(super) language: String,
    team: String,
    is_invited: bool,
}

impl InviteeRow {
    pub(super) fn read(self) -> Result<StoredInvitee, StoreError> {
        let place = Place::new("invitee", &self.id);
        Ok(StoredInvitee {
            language: place.language(&self.language)?,
            id: self.id,
            name: self.name,
            email: self.email,
            team: self.team,
            is_invited: self.is_invited,
        })
    }
}

impl Store {
    /// Puts people on the list and returns how many were not on it; whoever is on it already stays
    /// as they are.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn add_invitees(
        &self,
        survey: &SurveyId,
        invitees: &[NewInvitee],
        act: &Act<'_>,
    ) -> Result<u64, StoreError> {
        Ok(transact!(self, |connection| {
            let mut added = 0;
            for invitee in invitees {
                added += sqlx::query(INSERT_INVITEE)
                    .bind(random_id(&*self.randomness))
                    .bind(survey.as_str())
                    .bind(invitee.person())
                    .bind(&invitee.name)
                    .bind(&invitee.email)
                    .bind(invitee.language.tag())
                    .bind(&invitee.team)
                    .execute(&mut *connection)
                    .await?
                    .rows_affected();
            }
            connection.note(act).await?;
            added
        }))
    }

    /// Everybody on the list, by team and name.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a row cannot be read, and those of the driver.
    pub async fn invitees(&self, survey: &SurveyId) -> Result<Vec<StoredInvitee>, StoreError> {
        let rows: Vec<InviteeRow> = read!(self, |connection| {
            sqlx::query_as(LIST_INVITEES)
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?
        });
        rows.into_iter().map(InviteeRow::read).collect()
    }

    /// Erases the list with its invitations, and returns how many people were on it. Cards without
    /// a name stay good.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn erase_invitees(
        &self,
        survey: &SurveyId,
        act: &Act<'_>,
    ) -> Result<u64, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(ERASE_INVITATIONS)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            let erased = sqlx::query(ERASE_INVITEES)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            connection.note(act).await?;
            erased
        }))
    }
}
