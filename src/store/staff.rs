//! The people who run surveys: their names, roles and secrets.
//!
//! Owns the tables `staff_user` and `staff_code`. A password arrives here as a hash and leaves as
//! one; of one-time codes only hashes are kept, and using one and what it allows are one
//! transaction. Every change is written into the [audit log](super::Act) with it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::audit::Note as _;
use super::row::Place;
use super::session::END_SESSIONS;
use super::{Act, Backend, Conflict, Store, StoreError};
use crate::id::Hash;

statements! {
    COUNT_OWNERS: "
        SELECT count(*) FROM staff_user
        WHERE role = 'owner' AND NOT is_disabled AND password IS NOT NULL";
    /// Locks every owner, so that two of them cannot take each other's role away at once.
    HOLD_OWNERS: "UPDATE staff_user SET role = role WHERE role = 'owner'";
    FIND_STAFF: "
        SELECT login, name, role, password, totp, totp_step, is_disabled, created_on
        FROM staff_user WHERE login = $1";
    LIST_STAFF: "
        SELECT login, name, role, password, totp, totp_step, is_disabled, created_on
        FROM staff_user ORDER BY login";
    INSERT_STAFF: "
        INSERT INTO staff_user
            (login, name, role, password, totp, totp_step, is_disabled, created_on)
        VALUES ($1, $2, $3, $4, NULL, 0, FALSE, $5)
        ON CONFLICT (login) DO NOTHING";
    SET_ROLE: "UPDATE staff_user SET role = $2 WHERE login = $1";
    SET_DISABLED: "UPDATE staff_user SET is_disabled = $2 WHERE login = $1";
    SET_PASSWORD: "UPDATE staff_user SET password = $2 WHERE login = $1";
    FORGET_SECRETS: "UPDATE staff_user SET password = NULL, totp = NULL WHERE login = $1";
    SET_TOTP: "UPDATE staff_user SET totp = $2, totp_step = $3 WHERE login = $1";
    SPEND_STEP: "UPDATE staff_user SET totp_step = $2 WHERE login = $1 AND totp_step < $2";
    INSERT_CODE: "INSERT INTO staff_code (code_hash, login, expires_at_ms) VALUES ($1, $2, $3)";
    DROP_CODES: "DELETE FROM staff_code WHERE login = $1";
    DROP_SETUP_CODES: "DELETE FROM staff_code WHERE login IS NULL";
    SPEND_SETUP_CODE: "
        DELETE FROM staff_code WHERE code_hash = $1 AND login IS NULL AND expires_at_ms > $2";
    SPEND_CODE: "
        DELETE FROM staff_code WHERE code_hash = $1 AND expires_at_ms > $2 AND login IS NOT NULL
        RETURNING login";
}

/// What somebody may do; each may do what those before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Sees surveys, participation and results.
    Viewer,
    /// Reads answers and takes files, and has no list of who was invited.
    Analyst,
    /// Makes, opens and closes surveys and invites people.
    Editor,
    /// Decides who works here, and reads the audit log.
    Owner,
}

impl Role {
    /// Every role, from the least to the most.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Analyst, Self::Editor, Self::Owner];

    /// The role as the database and forms write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Analyst => "analyst",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }

    /// The role called `name`, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Somebody to be added.
#[derive(Debug, Clone)]
pub struct NewStaff<'a> {
    /// The name to sign in with.
    pub login: &'a str,
    /// The name that others read.
    pub name: &'a str,
    /// What they may do.
    pub role: Role,
    /// Today.
    pub day: Date,
}

/// Somebody of the staff, as stored.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredStaff {
    /// The name to sign in with.
    pub login: String,
    /// The name that others read.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The hash of the password; `None` until they have chosen one.
    pub password: Option<String>,
    /// The secret of the second step, if they use one.
    pub totp: Option<String>,
    /// The step of the last code that was used.
    pub totp_step: i64,
    /// Whether they may no longer sign in.
    pub is_disabled: bool,
    /// The day on which they were added.
    pub created_on: Date,
}

/// Secrets are left out: what is printed ends up in logs.
impl std::fmt::Debug for StoredStaff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredStaff({}, {:?})", self.login, self.role)
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct StaffRow {
    pub(super) login: String,
    name: String,
    role: String,
    password: Option<String>,
    totp: Option<String>,
    totp_step: i64,
    is_disabled: bool,
    created_on: String,
}

impl StaffRow {
    pub(super) fn read(self) -> Result<StoredStaff, StoreError> {
        let place = Place::new("staff_user", &self.login);
        Ok(StoredStaff {
            role: Role::parse(&self.role).ok_or_else(|| place.corrupt("role"))?,
            created_on: place.day("created_on", &self.created_on)?,
            login: self.login,
            name: self.name,
            password: self.password,
            totp: self.totp,
            totp_step: self.totp_step,
            is_disabled: self.is_disabled,
        })
    }
}

impl Store {
    /// Whether somebody can sign in and decide who works here.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn has_owner(&self) -> Result<bool, StoreError> {
        let owners: i64 = read!(self, |connection| {
            sqlx::query_scalar(COUNT_OWNERS)
                .fetch_one(connection)
                .await?
        });
        Ok(owners > 0)
    }

    /// Keeps a code with which the first owner can be added until `expires`.
    ///
    /// # Errors
    /// [`Conflict::HasOwner`] when there is one, and those of the driver.
    pub async fn keep_setup_code(&self, code: Hash, expires: Timestamp) -> Result<(), StoreError> {
        transact!(self, |connection| {
            let owners: i64 = sqlx::query_scalar(COUNT_OWNERS)
                .fetch_one(&mut *connection)
                .await?;
            if owners > 0 {
                return Err(Conflict::HasOwner.into());
            }
            sqlx::query(INSERT_CODE)
                .bind(code.0.as_slice())
                .bind(None::<&str>)
                .bind(expires.as_millisecond())
                .execute(&mut *connection)
                .await?;
        });
        Ok(())
    }

    /// Adds the first owner with the one-time `code`, which is spent with all others of its kind.
    /// `false` when the code is not good.
    ///
    /// # Errors
    /// [`Conflict::LoginTaken`] when the name is in use, and those of the driver.
    pub async fn set_up(
        &self,
        code: Hash,
        owner: &NewStaff<'_>,
        password: &str,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            let spent = sqlx::query(SPEND_SETUP_CODE)
                .bind(code.0.as_slice())
                .bind(act.at.as_millisecond())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if spent == 0 {
                return Ok(false);
            }
            sqlx::query(DROP_SETUP_CODES)
                .execute(&mut *connection)
                .await?;
            let added = sqlx::query(INSERT_STAFF)
                .bind(owner.login)
                .bind(owner.name)
                .bind(Role::Owner.name())
                .bind(password)
                .bind(owner.day.to_string())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if added == 0 {
                return Err(Conflict::LoginTaken.into());
            }
            connection.note(act).await?;
            true
        }))
    }

    /// Adds somebody who chooses a password with the one-time `code` until `expires`.
    ///
    /// # Errors
    /// [`Conflict::LoginTaken`] when the name is in use, and those of the driver.
    pub async fn invite_staff(
        &self,
        staff: &NewStaff<'_>,
        code: Hash,
        expires: Timestamp,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            let added = sqlx::query(INSERT_STAFF)
                .bind(staff.login)
                .bind(staff.name)
                .bind(staff.role.name())
                .bind(None::<&str>)
                .bind(staff.day.to_string())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if added == 0 {
                return Err(Conflict::LoginTaken.into());
            }
            sqlx::query(INSERT_CODE)
                .bind(code.0.as_slice())
                .bind(staff.login)
                .bind(expires.as_millisecond())
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Forgets password and second step of `login`, ends their sessions, and keeps a code with
    /// which they choose a new password until `expires`. `false` when there is nobody of that name.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn reset_staff(
        &self,
        login: &str,
        code: Hash,
        expires: Timestamp,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            let found = sqlx::query(FORGET_SECRETS)
                .bind(login)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            if found == 0 {
                return Ok(false);
            }
            for statement in [END_SESSIONS, DROP_CODES] {
                sqlx::query(statement)
                    .bind(login)
                    .execute(&mut *connection)
                    .await?;
            }
            sqlx::query(INSERT_CODE)
                .bind(code.0.as_slice())
                .bind(login)
                .bind(expires.as_millisecond())
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
            true
        }))
    }

    /// Gives the password to whomever the one-time `code` was made for, and returns their sign-in
    /// name. `None` when the code is not good.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn join_staff(
        &self,
        code: Hash,
        password: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        Ok(transact!(self, |connection| {
            let login: Option<String> = sqlx::query_scalar(SPEND_CODE)
                .bind(code.0.as_slice())
                .bind(now.as_millisecond())
                .fetch_optional(&mut *connection)
                .await?;
            let Some(login) = login else {
                return Ok(None);
            };
            sqlx::query(SET_PASSWORD)
                .bind(&login)
                .bind(password)
                .execute(&mut *connection)
                .await?;
            let act = Act {
                actor: &login,
                at: now,
                act: "staff-joined",
                object: &login,
            };
            connection.note(&act).await?;
            Some(login)
        }))
    }

    /// Everybody, by sign-in name.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when somebody cannot be read, and those of the driver.
    pub async fn staff(&self) -> Result<Vec<StoredStaff>, StoreError> {
        let rows: Vec<StaffRow> = read!(self, |connection| {
            sqlx::query_as(LIST_STAFF).fetch_all(connection).await?
        });
        rows.into_iter().map(StaffRow::read).collect()
    }

    /// Who signs in as `login`.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when they cannot be read, and those of the driver.
    pub async fn staff_member(&self, login: &str) -> Result<Option<StoredStaff>, StoreError> {
        let row: Option<StaffRow> = read!(self, |connection| {
            sqlx::query_as(FIND_STAFF)
                .bind(login)
                .fetch_optional(connection)
                .await?
        });
        row.map(StaffRow::read).transpose()
    }

    /// Changes what `login` may do. `false` when there is nobody of that name.
    ///
    /// # Errors
    /// [`Conflict::LastOwner`] when nobody would be left who decides, and those of the driver.
    pub async fn set_role(
        &self,
        login: &str,
        role: Role,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(HOLD_OWNERS).execute(&mut *connection).await?;
            let found = sqlx::query(SET_ROLE)
                .bind(login)
                .bind(role.name())
                .execute(&mut *connection)
                .await?
                .rows_affected();
            let owners: i64 = sqlx::query_scalar(COUNT_OWNERS)
                .fetch_one(&mut *connection)
                .await?;
            if owners == 0 {
                return Err(Conflict::LastOwner.into());
            }
            connection.note(act).await?;
            found > 0
        }))
    }

    /// Lets `login` sign in no longer, or again, and ends their sessions. `false` when there is
    /// nobody of that name.
    ///
    /// # Errors
    /// [`Conflict::LastOwner`] when nobody would be left who decides, and those of the driver.
    pub async fn set_disabled(
        &self,
        login: &str,
        is_disabled: bool,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(HOLD_OWNERS).execute(&mut *connection).await?;
            let found = sqlx::query(SET_DISABLED)
                .bind(login)
                .bind(is_disabled)
                .execute(&mut *connection)
                .await?
                .rows_affected();
            let owners: i64 = sqlx::query_scalar(COUNT_OWNERS)
                .fetch_one(&mut *connection)
                .await?;
            if owners == 0 {
                return Err(Conflict::LastOwner.into());
            }
            for statement in [END_SESSIONS, DROP_CODES] {
                sqlx::query(statement)
                    .bind(login)
                    .execute(&mut *connection)
                    .await?;
            }
            connection.note(act).await?;
            found > 0
        }))
    }

    /// Gives `login` another password and ends all their sessions.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn set_password(
        &self,
        login: &str,
        password: &str,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(SET_PASSWORD)
                .bind(login)
                .bind(password)
                .execute(&mut *connection)
                .await?;
            sqlx::query(END_SESSIONS)
                .bind(login)
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Gives `login` a second step, whose code of `step` was just used, or takes it away.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn set_totp(
        &self,
        login: &str,
        totp: Option<&str>,
        step: i64,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(SET_TOTP)
                .bind(login)
                .bind(totp)
                .bind(step)
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Uses the code of `step`; `false` when it, or a later one, was used before.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn spend_totp(&self, login: &str, step: i64) -> Result<bool, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(SPEND_STEP)
                .bind(login)
                .bind(step)
                .execute(&mut *connection)
                .await?
                .rows_affected()
                > 0
        }))
    }
}
