//! Which invitations to a survey are still good, and for whom of its list there was one.
//!
//! Owns the tables `invitation_plan` and `invitation`, and the mark of those invited. An invitation is a row until it is
//! used; then it is erased, in the transaction that stores the response and with nothing that both
//! rows would have in common. Whoever was invited and has no invitation left has answered: that is
//! all there is to know, and it has no time. Of an invitation only its hash is kept, so letters are
//! made in the act that draws them or not at all.

use std::future::Future;

use sqlx::types::Uuid;

use super::audit::Note as _;
use super::invitee::{InviteeRow, StoredInvitee};
use super::response::Admission;
use super::{Act, Backend, Conflict, Store, StoreError};
use crate::id::{Hash, Invitation, SurveyId};
use crate::survey::Language;

statements! {
    FIND_REQUIRED: "SELECT is_required FROM invitation_plan WHERE survey = $1";
    FIND_PLAN: "
        SELECT coalesce((SELECT is_required FROM invitation_plan WHERE survey = $1), FALSE)
                   AS is_required,
               coalesce((SELECT is_reminded FROM invitation_plan WHERE survey = $1), FALSE)
                   AS is_reminded,
               coalesce((SELECT cards FROM invitation_plan WHERE survey = $1), 0) AS cards,
               (SELECT count(*) FROM invitation WHERE survey = $1 AND invitee IS NULL) AS cards_left,
               (SELECT count(*) FROM invitee WHERE survey = $1) AS invitees,
               (SELECT count(*) FROM invitee WHERE survey = $1 AND is_invited) AS invited,
               (SELECT count(*) FROM invitee i WHERE survey = $1 AND is_invited AND NOT EXISTS
                   (SELECT 1 FROM invitation n WHERE n.invitee = i.id)) AS answered";
    MAKE_PLAN: "
        INSERT INTO invitation_plan (survey, is_required, is_reminded, cards)
        SELECT id, FALSE, FALSE, 0 FROM survey WHERE id = $1
        ON CONFLICT (survey) DO NOTHING";
    SET_REQUIRED: "UPDATE invitation_plan SET is_required = $2 WHERE survey = $1";
    SET_REMINDED: "
        UPDATE invitation_plan SET is_reminded = $2 WHERE survey = $1 AND is_reminded <> $2";
    ADD_CARDS: "UPDATE invitation_plan SET cards = cards + $2 WHERE survey = $1";
    LIST_NEW: "
        SELECT id, name, email, language, team, is_invited FROM invitee
        WHERE survey = $1 AND NOT is_invited ORDER BY team, name, id";
    LIST_WAITING: "
        SELECT id, name, email, language, team, is_invited FROM invitee i
        WHERE survey = $1 AND EXISTS (SELECT 1 FROM invitation n WHERE n.invitee = i.id)
        ORDER BY team, name, id";
    LIST_UNREMINDED: "
        SELECT id, name, email, language, team, is_invited FROM invitee i
        WHERE survey = $1 AND (SELECT count(*) FROM invitation n WHERE n.invitee = i.id) = 1
        ORDER BY team, name, id";
    MARK_INVITED: "UPDATE invitee SET is_invited = TRUE WHERE id = $1 AND NOT is_invited";
    UNMARK_INVITED: "
        UPDATE invitee SET is_invited = FALSE WHERE id = $1
          AND NOT EXISTS (SELECT 1 FROM invitation n WHERE n.invitee = $1)";
    INSERT_INVITATION: "
        INSERT INTO invitation (token_hash, survey, invitee) VALUES ($1, $2, $3)";
    FIND_INVITATION: "SELECT count(*) FROM invitation WHERE token_hash = $1 AND survey = $2";
    USE_INVITATION: "
        DELETE FROM invitation WHERE token_hash = $1 AND survey = $2 RETURNING invitee";
    DROP_INVITATIONS: "DELETE FROM invitation WHERE invitee = $1";
    DROP_INVITATION: "DELETE FROM invitation WHERE token_hash = $1 AND survey = $2";
}

/// As long as fewer have answered, it is not shown who has not: one of them could be found out.
pub const LEAST_ANSWERED: u64 = 5;

/// How a survey lets people in, and how many of those invited have answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitationPlan {
    /// Whether only those with an invitation can answer.
    pub is_required: bool,
    /// Whether those who had not answered were reminded.
    pub is_reminded: bool,
    /// How many cards without a name were made.
    pub cards: u64,
    /// How many of them were used.
    pub cards_used: u64,
    /// How many people are on the list.
    pub invitees: u64,
    /// How many of them an invitation was made for.
    pub invited: u64,
    /// How many of those have answered.
    pub answered: u64,
}

impl InvitationPlan {
    /// Whether it may be seen who has not answered yet: when nobody has, or enough that none of
    /// them stands out.
    pub fn may_tell(&self) -> bool {
        self.answered == 0 || self.answered >= LEAST_ANSWERED
    }
}

/// For whom invitations are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invited {
    /// For everybody of a language who is on the list and has none yet.
    New(Language),
    /// For everybody who has an address and no invitation yet.
    NewByMail,
    /// Again for everybody of a language who has not answered; earlier ones stop working.
    Again(Language),
    /// Again for one person, unless they have answered; earlier ones stop working.
    Person(Uuid),
    /// A second one, once, for those who have an address and have not answered; the first stays
    /// good.
    Reminder,
}

#[derive(sqlx::FromRow)]
struct PlanRow {
    is_required: bool,
    is_reminded: bool,
    cards: i64,
    cards_left: i64,
    invitees: i64,
    invited: i64,
    answered: i64,
}

impl From<PlanRow> for InvitationPlan {
    fn from(row: PlanRow) -> Self {
        Self {
            is_required: row.is_required,
            is_reminded: row.is_reminded,
            cards: row.cards as u64,
            cards_used: (row.cards - row.cards_left) as u64,
            invitees: row.invitees as u64,
            invited: row.invited as u64,
            answered: row.answered as u64,
        }
    }
}

/// A connection that can let a response in, inside a transaction.
pub(super) trait Admit {
    /// Whether a response may be stored; uses the invitation up if it comes with one.
    fn admit(
        &mut self,
        survey: &SurveyId,
        admission: &Admission,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// The steps of inviting, on a connection inside a transaction.
trait Inviting {
    /// How the survey lets people in.
    async fn plan(&mut self, survey: &SurveyId) -> Result<InvitationPlan, StoreError>;
    /// Everybody for whom `whom` makes invitations.
    async fn choose(
        &mut self,
        survey: &SurveyId,
        whom: Invited,
    ) -> Result<Vec<InviteeRow>, StoreError>;
    /// Keeps `invitation`, for `invitee` if it is for somebody.
    async fn keep(
        &mut self,
        survey: &SurveyId,
        invitation: &Invitation,
        invitee: Option<Uuid>,
    ) -> Result<(), StoreError>;
}

on_both! {
    impl Admit for Connection {
        async fn admit(
            &mut self,
            survey: &SurveyId,
            admission: &Admission,
        ) -> Result<bool, StoreError> {
            let invitation = match admission {
                Admission::Vouched => return Ok(true),
                Admission::Invited(invitation) => Some(invitation),
                Admission::Anybody => None,
            };
            if let Some(invitation) = invitation {
                let used: Option<Option<Uuid>> = sqlx::query_scalar(USE_INVITATION)
                    .bind(invitation.0.as_slice())
                    .bind(survey.as_str())
                    .fetch_optional(&mut *self)
                    .await?;
                if let Some(invitee) = used {
                    // A reminder is a second invitation of the same person.
                    sqlx::query(DROP_INVITATIONS).bind(invitee).execute(&mut *self).await?;
                    return Ok(true);
                }
            }
            let is_required: Option<bool> = sqlx::query_scalar(FIND_REQUIRED)
                .bind(survey.as_str())
                .fetch_optional(&mut *self)
                .await?;
            Ok(is_required != Some(true))
        }
    }

    impl Inviting for Connection {
        async fn plan(&mut self, survey: &SurveyId) -> Result<InvitationPlan, StoreError> {
            let row: PlanRow = sqlx::query_as(FIND_PLAN)
                .bind(survey.as_str())
                .fetch_one(&mut *self)
                .await?;
            Ok(row.into())
        }

        async fn choose(
            &mut self,
            survey: &SurveyId,
            whom: Invited,
        ) -> Result<Vec<InviteeRow>, StoreError> {
            let statement = match whom {
                Invited::New(_) | Invited::NewByMail => LIST_NEW,
                Invited::Again(_) | Invited::Person(_) => LIST_WAITING,
                // Who has a second one was reminded before some of the mail came back.
                Invited::Reminder => LIST_UNREMINDED,
            };
            let mut rows: Vec<InviteeRow> = sqlx::query_as(statement)
                .bind(survey.as_str())
                .fetch_all(&mut *self)
                .await?;
            rows.retain(|row| match whom {
                Invited::NewByMail | Invited::Reminder => !row.email.is_empty(),
                Invited::Person(id) => row.id == id,
                Invited::New(language) | Invited::Again(language) => {
                    row.language == language.tag()
                }
            });
            Ok(rows)
        }

        async fn keep(
            &mut self,
            survey: &SurveyId,
            invitation: &Invitation,
            invitee: Option<Uuid>,
        ) -> Result<(), StoreError> {
            sqlx::query(INSERT_INVITATION)
                .bind(invitation.hash().0.as_slice())
                .bind(survey.as_str())
                .bind(invitee)
                .execute(&mut *self)
                .await?;
            Ok(())
        }
    }
}

impl Store {
    /// How the survey lets people in. An unknown survey is open to anybody.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn invitation_plan(&self, survey: &SurveyId) -> Result<InvitationPlan, StoreError> {
        Ok(read!(self, |connection| connection.plan(survey).await?))
    }

    /// Decides whether only those with an invitation can answer. Responses and drafts that were
    /// begun before stay as they are.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn require_invitations(
        &self,
        survey: &SurveyId,
        is_required: bool,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            sqlx::query(MAKE_PLAN)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            sqlx::query(SET_REQUIRED)
                .bind(survey.as_str())
                .bind(is_required)
                .execute(&mut *connection)
                .await?;
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Draws an invitation for each of `whom`, by team and name. This is the only time that they
    /// are known.
    ///
    /// # Errors
    /// [`Conflict::FewAnswered`] when so few have answered that it would show who;
    /// [`Conflict::Reminded`] when the reminder was sent before; those of the driver.
    pub async fn invite(
        &self,
        survey: &SurveyId,
        whom: Invited,
        act: &Act<'_>,
    ) -> Result<Vec<(StoredInvitee, Invitation)>, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(MAKE_PLAN)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            if matches!(whom, Invited::Again(_) | Invited::Reminder) {
                let plan = connection.plan(survey).await?;
                if whom == Invited::Reminder && plan.is_reminded {
                    return Err(Conflict::Reminded.into());
                }
                if !plan.may_tell() {
                    return Err(Conflict::FewAnswered.into());
                }
            }
            let chosen = connection.choose(survey, whom).await?;
            let mut drawn = Vec::new();
            for row in chosen {
                match whom {
                    // Somebody else may be making letters for the same people.
                    Invited::New(_) | Invited::NewByMail => {
                        let marked = sqlx::query(MARK_INVITED)
                            .bind(row.id)
                            .execute(&mut *connection)
                            .await?;
                        if marked.rows_affected() == 0 {
                            continue;
                        }
                    }
                    Invited::Again(_) | Invited::Person(_) => {
                        let dropped = sqlx::query(DROP_INVITATIONS)
                            .bind(row.id)
                            .execute(&mut *connection)
                            .await?;
                        // They answered while the list was read.
                        if dropped.rows_affected() == 0 {
                            continue;
                        }
                    }
                    Invited::Reminder => {}
                }
                let invitation = Invitation::draw(&*self.randomness);
                connection.keep(survey, &invitation, Some(row.id)).await?;
                drawn.push((row.read()?, invitation));
            }
            if whom == Invited::Reminder && !drawn.is_empty() {
                let first = sqlx::query(SET_REMINDED)
                    .bind(survey.as_str())
                    .bind(true)
                    .execute(&mut *connection)
                    .await?;
                if first.rows_affected() == 0 {
                    return Err(Conflict::Reminded.into());
                }
            }
            if !drawn.is_empty() {
                connection.note(act).await?;
            }
            drawn
        }))
    }

    /// Takes back invitations of [`Invited::NewByMail`] or [`Invited::Reminder`] that never left:
    /// the same act makes them again, for these people alone.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn take_back(
        &self,
        survey: &SurveyId,
        whom: Invited,
        unsent: &[(Uuid, Hash)],
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        transact!(self, |connection| {
            for (invitee, invitation) in unsent {
                let dropped = sqlx::query(DROP_INVITATION)
                    .bind(invitation.0.as_slice())
                    .bind(survey.as_str())
                    .execute(&mut *connection)
                    .await?;
                // Otherwise a letter has taken its place.
                if dropped.rows_affected() > 0 && whom != Invited::Reminder {
                    sqlx::query(UNMARK_INVITED)
                        .bind(invitee)
                        .execute(&mut *connection)
                        .await?;
                }
            }
            if whom == Invited::Reminder {
                sqlx::query(SET_REMINDED)
                    .bind(survey.as_str())
                    .bind(false)
                    .execute(&mut *connection)
                    .await?;
            }
            connection.note(act).await?;
        });
        Ok(())
    }

    /// Draws invitations that are for nobody in particular.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn draw_cards(
        &self,
        survey: &SurveyId,
        cards: u32,
        act: &Act<'_>,
    ) -> Result<Vec<Invitation>, StoreError> {
        Ok(transact!(self, |connection| {
            sqlx::query(MAKE_PLAN)
                .bind(survey.as_str())
                .execute(&mut *connection)
                .await?;
            sqlx::query(ADD_CARDS)
                .bind(survey.as_str())
                .bind(i64::from(cards))
                .execute(&mut *connection)
                .await?;
            let mut drawn = Vec::new();
            for _ in 0..cards {
                let invitation = Invitation::draw(&*self.randomness);
                connection.keep(survey, &invitation, None).await?;
                drawn.push(invitation);
            }
            connection.note(act).await?;
            drawn
        }))
    }

    /// Whether the invitation was made for this survey and is not used.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn is_good_invitation(
        &self,
        survey: &SurveyId,
        invitation: Hash,
    ) -> Result<bool, StoreError> {
        let found: i64 = read!(self, |connection| {
            sqlx::query_scalar(FIND_INVITATION)
                .bind(invitation.0.as_slice())
                .bind(survey.as_str())
                .fetch_one(connection)
                .await?
        });
        Ok(found > 0)
    }

    /// Whether only those with an invitation can answer.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn requires_invitation(&self, survey: &SurveyId) -> Result<bool, StoreError> {
        let required: Option<bool> = read!(self, |connection| {
            sqlx::query_scalar(FIND_REQUIRED)
                .bind(survey.as_str())
                .fetch_optional(connection)
                .await?
        });
        Ok(required == Some(true))
    }
}
