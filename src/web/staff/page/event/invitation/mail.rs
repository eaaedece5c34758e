//! Invitations and the reminder by e-mail: through the mail server if there is one, or as files that
//! a mail program opens.
//!
//! Owns what a message says. Mail that the server does not take is taken back, so that pressing the
//! button again sends it to these people and to nobody else.

use std::time::Duration;

use axum::extract::Path;
use axum::response::Response;
use tokio::time::Instant;

use super::delivery::{address, download, facts};
use super::{home, page_with, refused};
use crate::i18n::{Words, words};
use crate::id::{Hash, Invitation};
use crate::mail::{Mail, Mailer, Unsent, is_address};
use crate::outcomes::Published;
use crate::outcomes::letter::pack_mail;
use crate::store::{Invited, Stage, StoredInvitee};
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::page::event::find;
use crate::web::{see_other, sentence};

/// How long mail is handed to the server before the rest is left for the next time. A request has
/// to be answered in the time that requests have.
const BUDGET: Duration = Duration::from_secs(8);
/// People who are named when their mail was not taken.
const MOST_NAMED: usize = 20;

/// Mail to somebody, with the invitation that it carries.
struct Carried {
    invitee: StoredInvitee,
    invitation: Hash,
    mail: Mail,
}

/// `POST /surveys/{survey}/invitations/mail`
pub(crate) async fn mail(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let (whom, deed) = match sent.get("whom") {
        "new" => (Invited::NewByMail, Deed::MailMade),
        "again" => (Invited::Reminder, Deed::RemindersMade),
        _ => return Err(Fault::Malformed),
    };
    let reply_to = sent.get("reply-to").trim();
    let say = |key: &str| vec![staff.words().say(key)];
    if !is_address(reply_to) {
        return page_with(&staff, &published, say("mail-reply-fault"), Some(reply_to)).await;
    }
    let is_closed = published.stored.stage(staff.app.now()) == Stage::Closed;
    if is_closed {
        return page_with(&staff, &published, say("mail-closed"), Some(reply_to)).await;
    }
    let mailer = staff.app.mailer();
    if let Some(mailer) = mailer
        && let Err(Unsent::Away(reason) | Unsent::Refused(reason)) = mailer.greet().await
    {
        let line = away(staff.words(), &reason);
        return page_with(&staff, &published, vec![line], Some(reply_to)).await;
    }
    let act = staff.act(deed, &survey);
    let store = staff.app.store();
    let drawn = match store.invite(&published.survey.id, whom, &act).await {
        Ok(drawn) => drawn,
        Err(error) => return refused(&staff, &published, error).await,
    };
    if drawn.is_empty() {
        let home = home(&published);
        return Ok(see_other(&format!("{home}?done=invited-nobody")));
    }
    let mails: Vec<Carried> = drawn
        .into_iter()
        .map(|(invitee, invitation)| Carried {
            mail: write(&staff, &published, &invitee, &invitation, whom, reply_to),
            invitation: invitation.hash(),
            invitee,
        })
        .collect();
    let Some(mailer) = mailer.cloned() else {
        return hand_out(&staff, &published, whom, &mails, reply_to).await;
    };
    let (desk, event) = (staff.clone(), published.clone());
    // Whoever closes the page meanwhile leaves nobody with an invitation that never left.
    let posted = tokio::spawn(async move { post(&mailer, &desk, &event, whom, &mails).await });
    let lines = posted
        .await
        .map_err(|error| Fault::Broken(format!("mail: {error}")))??;
    if lines.is_empty() {
        return Ok(see_other(&format!("{}?done=mail-sent", home(&published))));
    }
    page_with(&staff, &published, lines, Some(reply_to)).await
}

/// Gives the messages to whoever asked, as files.
async fn hand_out(
    staff: &Staff,
    published: &Published,
    whom: Invited,
    mails: &[Carried],
    reply_to: &str,
) -> Result<Response, Fault> {
    let mut files = Vec::new();
    let mut unsent = Vec::new();
    let mut lines = Vec::new();
    for carried in mails {
        match carried.mail.draft() {
            Ok(file) => files.push((format!("{:04}.eml", files.len() + 1), file)),
            Err(error) => {
                lines.push(not_taken(staff.words(), carried, &error.to_string()));
                unsent.push(carried);
            }
        }
    }
    take_back(staff, published, whom, &unsent).await?;
    if files.is_empty() {
        return page_with(staff, published, lines, Some(reply_to)).await;
    }
    let name = format!("mail-{}.zip", published.survey.id);
    Ok(download("application/zip", &name, pack_mail(files)?))
}

/// Hands `mails` to the server; returns what there is to say of those that it did not take.
async fn post(
    mailer: &Mailer,
    staff: &Staff,
    published: &Published,
    whom: Invited,
    mails: &[Carried],
) -> Result<Vec<String>, Fault> {
    let words = staff.words();
    let until = Instant::now() + BUDGET;
    let mut sent = 0_usize;
    let mut unsent = Vec::new();
    let mut refusals = Vec::new();
    let mut gone = None;
    for carried in mails {
        if gone.is_none() && Instant::now() < until {
            match mailer.send(&carried.mail).await {
                Ok(()) => {
                    sent += 1;
                    continue;
                }
                Err(Unsent::Refused(reason)) => {
                    refusals.push(not_taken(words, carried, &reason));
                }
                Err(Unsent::Away(reason)) => gone = Some(away(words, &reason)),
            }
        }
        unsent.push(carried);
    }
    if unsent.is_empty() {
        return Ok(Vec::new());
    }
    take_back(staff, published, whom, &unsent).await?;
    let counts = [("sent", sent.into()), ("left", unsent.len().into())];
    let mut lines = vec![words.say_with("mail-partly", &counts)];
    lines.extend(gone);
    lines.extend(refusals.into_iter().take(MOST_NAMED));
    Ok(lines)
}

async fn take_back(
    staff: &Staff,
    published: &Published,
    whom: Invited,
    unsent: &[&Carried],
) -> Result<(), Fault> {
    if unsent.is_empty() {
        return Ok(());
    }
    let survey = &published.survey.id;
    let act = staff.act(Deed::MailTakenBack, survey.as_str());
    let unsent: Vec<_> = unsent
        .iter()
        .map(|carried| (carried.invitee.id, carried.invitation))
        .collect();
    let store = staff.app.store();
    Ok(store.take_back(survey, whom, &unsent, &act).await?)
}

fn not_taken(words: &Words, carried: &Carried, reason: &str) -> String {
    let variables = [
        ("name", carried.invitee.name.as_str().into()),
        ("address", carried.mail.address.as_str().into()),
        ("reason", reason.into()),
    ];
    words.say_with("mail-not-taken", &variables)
}

fn away(words: &Words, reason: &str) -> String {
    words.say_with("mail-away", &[("reason", reason.into())])
}

/// What `invitee` reads.
fn write(
    staff: &Staff,
    published: &Published,
    invitee: &StoredInvitee,
    invitation: &Invitation,
    whom: Invited,
    reply_to: &str,
) -> Mail {
    let language = invitee.language;
    let words = words(language);
    let survey = &published.survey;
    let title = survey.title.get(language);
    let is_reminder = whom == Invited::Reminder;
    let organisers = survey.event.organisers.get(language);
    let people = [("people", survey.privacy.threshold.into())];
    let opening = if is_reminder {
        words.say("mail-reminder")
    } else {
        words.say_with("letter-text", &[("organisers", organisers.into())])
    };
    let paragraphs = [
        words.say_with("mail-greeting", &[("name", invitee.name.as_str().into())]),
        opening,
        format!("{title}\n{}", sentence::event_line(words, survey)),
        format!(
            "{}\n{}",
            words.say("mail-open"),
            address(&staff.app, published, Some(language), invitation)
        ),
        facts(published, language).join("\n"),
        words.say("mail-once"),
        format!(
            "{} {}",
            words.say("mail-anonymous"),
            words.say_with("promise-groups", &people)
        ),
        words.say("mail-questions"),
    ];
    let subject = if is_reminder {
        "mail-reminder-subject"
    } else {
        "mail-subject"
    };
    Mail {
        name: invitee.name.clone(),
        address: invitee.email.clone(),
        reply_to: reply_to.to_owned(),
        subject: bare(&words.say_with(subject, &[("title", title.into())])),
        body: bare(&(paragraphs.join("\n\n") + "\n")),
        at: staff.app.now(),
        id: crate::id::random_id(staff.app.randomness()).to_string(),
    }
}

/// `text` without the marks that keep directions apart, which mail programs show as boxes.
fn bare(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}
