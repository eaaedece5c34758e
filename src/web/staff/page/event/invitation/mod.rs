//! Who is invited: whether an invitation is needed, the list, and the letters, cards and mails that
//! carry invitations.
//!
//! Owns the page of the tab. Whether a single person has answered is shown nowhere, and how many
//! have only in steps while the survey is open: two looks a minute apart would tell who it was.

mod delivery;
mod list;
mod mail;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::find;
use crate::i18n::Words;
use crate::mail::Mailer;
use crate::outcomes::Published;
use crate::store::{Conflict, InvitationPlan, LEAST_ANSWERED, Stage, StoreError, StoredInvitee};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::{draw, see_other};

pub(crate) use delivery::{cards, letter, letters};
pub(crate) use list::{add, show as list};
pub(crate) use mail::mail;

const TAB: &str = "/invitations";

#[derive(Template)]
#[template(path = "staff/event/invitation/page.html")]
struct Invitations {
    desk: Desk,
    refusals: Vec<String>,
    here: String,
    survey: String,
    counts: Vec<(String, String)>,
    is_required: bool,
    /// Languages in which letters can be made, with the words on the button.
    new: Vec<Batch>,
    again: Vec<Batch>,
    languages: Vec<Language>,
    post: Post,
}

/// What there is to send by e-mail.
struct Post {
    /// Whom mail comes from, if a server sends it.
    sender: Option<String>,
    /// Who answers questions.
    reply_to: String,
    /// The words on the button, if somebody can be invited.
    invite: Option<String>,
    reminder: Reminder,
}

/// Whether those who have not answered can be reminded.
#[derive(PartialEq, Eq)]
enum Reminder {
    /// Nobody was invited who has an address, or the survey is over.
    Needless,
    /// The words on the button.
    Possible(String),
    /// It was sent.
    Sent,
}

/// Letters of one language.
struct Batch {
    language: Language,
    button: String,
}

impl Reminder {
    fn is_possible(&self) -> bool {
        matches!(self, Self::Possible(_))
    }
}

/// The address of the tab of `published`.
fn home(published: &Published) -> String {
    format!("{ROOT}/surveys/{}{TAB}", published.survey.id)
}

/// `GET /surveys/{survey}/invitations`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    page(&staff, &published, None).await
}

/// The page, with what was refused if anything was.
async fn page(
    staff: &Staff,
    published: &Published,
    refusal: Option<&str>,
) -> Result<Response, Fault> {
    let refusals = refusal.map(|message| staff.words().say(message));
    page_with(staff, published, refusals.into_iter().collect(), None).await
}

/// The page, with sentences on what was refused, and the address for questions as it was typed.
async fn page_with(
    staff: &Staff,
    published: &Published,
    refusals: Vec<String>,
    reply_to: Option<&str>,
) -> Result<Response, Fault> {
    let words = staff.words();
    let store = staff.app.store();
    let plan = store.invitation_plan(&published.survey.id).await?;
    let invitees = store.invitees(&published.survey.id).await?;
    let is_open = published.stored.stage(staff.app.now()) != Stage::Closed;
    let desk = staff.desk_of(&published.survey, TAB, &words.say("invitations-title"));
    let page = Invitations {
        desk: desk.with_error(!refusals.is_empty()),
        here: home(published),
        survey: published.survey.id.to_string(),
        counts: counts(words, &plan, is_open),
        is_required: plan.is_required,
        new: batches(words, "letters-go", &invitees, |invitee| {
            !invitee.is_invited
        }),
        again: batches(words, "letters-again-go", &invitees, |invitee| {
            invitee.is_invited
        }),
        languages: published.survey.languages.clone(),
        post: Post {
            sender: staff.app.mailer().map(Mailer::sender),
            reply_to: reply_to
                .unwrap_or(&published.survey.privacy.contact)
                .to_owned(),
            invite: by_mail(words, staff, &invitees).filter(|_| is_open),
            reminder: reminder(words, staff, &plan, &invitees, is_open),
        },
        refusals,
    };
    let status = if page.refusals.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::CONFLICT
    };
    Ok(draw(status, &page))
}

fn counts(words: &Words, plan: &InvitationPlan, is_open: bool) -> Vec<(String, String)> {
    let count = |label: &str, number: u64| (words.say(label), number.to_string());
    let answered = |label: &str, number: u64| {
        let told = if is_open {
            in_steps(words, number)
        } else {
            number.to_string()
        };
        (words.say(label), told)
    };
    let mut counts = vec![
        count("invitations-listed", plan.invitees),
        count("invitations-made", plan.invited),
        answered("invitations-answered", plan.answered),
    ];
    if plan.cards > 0 {
        counts.push(count("cards-made", plan.cards));
        counts.push(answered("cards-used", plan.cards_used));
    }
    counts
}

/// A number of people who answered while others still do.
fn in_steps(words: &Words, number: u64) -> String {
    let step = number / LEAST_ANSWERED * LEAST_ANSWERED;
    match step {
        0 => words.say_with("fewer-than", &[("people", LEAST_ANSWERED.into())]),
        step => words.say_with("at-least", &[("people", step.into())]),
    }
}

fn batches(
    words: &Words,
    button: &str,
    invitees: &[StoredInvitee],
    wanted: impl Fn(&StoredInvitee) -> bool,
) -> Vec<Batch> {
    let batch = |language: &Language| {
        let people = invitees
            .iter()
            .filter(|invitee| invitee.language == *language && wanted(invitee));
        let people = people.count();
        let variables = [
            ("language", language.own_name().into()),
            ("people", people.into()),
        ];
        (people > 0).then(|| Batch {
            language: *language,
            button: words.say_with(button, &variables),
        })
    };
    Language::ALL.iter().filter_map(batch).collect()
}

/// The words on the button that invites by e-mail, if there is anybody to invite so.
fn by_mail(words: &Words, staff: &Staff, invitees: &[StoredInvitee]) -> Option<String> {
    let people = invitees
        .iter()
        .filter(|invitee| !invitee.is_invited && !invitee.email.is_empty())
        .count();
    let button = match staff.app.mailer() {
        Some(_) => "mail-send-go",
        None => "mail-make-go",
    };
    (people > 0).then(|| words.say_with(button, &[("people", people.into())]))
}

/// Whether and how those who have not answered are reminded. How many they are is not said.
fn reminder(
    words: &Words,
    staff: &Staff,
    plan: &InvitationPlan,
    invitees: &[StoredInvitee],
    is_open: bool,
) -> Reminder {
    if plan.is_reminded {
        return Reminder::Sent;
    }
    let is_anybody = invitees
        .iter()
        .any(|invitee| invitee.is_invited && !invitee.email.is_empty());
    if !is_open || !is_anybody {
        return Reminder::Needless;
    }
    Reminder::Possible(words.say(match staff.app.mailer() {
        Some(_) => "mail-remind-go",
        None => "mail-remind-make-go",
    }))
}

/// `POST /surveys/{survey}/invitations/entry`
pub(crate) async fn set_entry(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let is_required = match sent.get("entry") {
        "invited" => true,
        "anybody" => false,
        _ => return Err(Fault::Malformed),
    };
    let deed = if is_required {
        Deed::EntryByInvitation
    } else {
        Deed::EntryByAnybody
    };
    let act = staff.act(deed, &survey);
    let store = staff.app.store();
    store
        .require_invitations(&published.survey.id, is_required, &act)
        .await?;
    Ok(see_other(&format!("{}?done=entry", home(&published))))
}

/// `POST /surveys/{survey}/invitations/erase`
pub(crate) async fn erase(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    if sent.get("name").trim() != published.survey.id.as_str() {
        return page(&staff, &published, Some("invitees-erase-fault")).await;
    }
    let act = staff.act(Deed::InviteesErased, &survey);
    staff
        .app
        .store()
        .erase_invitees(&published.survey.id, &act)
        .await?;
    Ok(see_other(&format!(
        "{}?done=invitees-erased",
        home(&published)
    )))
}

/// The page that says why nothing was made, where the store says so.
async fn refused(
    staff: &Staff,
    published: &Published,
    error: StoreError,
) -> Result<Response, Fault> {
    let message = match error {
        StoreError::Conflict(Conflict::FewAnswered) => "few-answered",
        StoreError::Conflict(Conflict::Reminded) => "reminded-before",
        error => return Err(error.into()),
    };
    page(staff, published, Some(message)).await
}
