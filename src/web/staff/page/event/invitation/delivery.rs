//! The acts that draw invitations, and what leaves with them: letters and cards as PDF.
//!
//! An invitation is known only in the act that draws it, so the file is made there. Whoever loses
//! the file makes the letters again, which puts the lost ones out of use.

use axum::extract::Path;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{home, refused};
use crate::i18n::words;
use crate::id::Invitation;
use crate::outcomes::Published;
use crate::outcomes::letter::{Letter, Print, print_letters};
use crate::store::{Invited, StoredInvitee};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::progress::minutes;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::page::event::find;
use crate::web::{AppState, see_other, sentence};

/// The most cards that are made at once.
const MOST_CARDS: u32 = 600;

/// `POST /surveys/{survey}/invitations/letters`
pub(crate) async fn letters(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let language = Language::parse(sent.get("language")).ok_or(Fault::Malformed)?;
    let whom = match sent.get("whom") {
        "new" => Invited::New(language),
        "again" => Invited::Again(language),
        _ => return Err(Fault::Malformed),
    };
    invite(&staff, &published, whom).await
}

/// `POST /surveys/{survey}/invitations/letter`
pub(crate) async fn letter(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let wanted = sent.get("invitee");
    let invitees = staff.app.store().invitees(&published.survey.id).await?;
    let found = invitees
        .iter()
        .find(|invitee| invitee.id.to_string() == wanted);
    let person = found.ok_or(Fault::UnknownPage)?.id;
    invite(&staff, &published, Invited::Person(person)).await
}

/// Makes letters for `whom`; says so where there is nobody.
async fn invite(staff: &Staff, published: &Published, whom: Invited) -> Result<Response, Fault> {
    let survey = &published.survey.id;
    let act = staff.act(Deed::LettersMade, survey.as_str());
    let drawn = match staff.app.store().invite(survey, whom, &act).await {
        Ok(drawn) => drawn,
        Err(error) => return refused(staff, published, error).await,
    };
    let Some((first, _)) = drawn.first() else {
        return Ok(see_other(&format!(
            "{}?done=invited-nobody",
            home(published)
        )));
    };
    let language = first.language;
    let letters = drawn
        .iter()
        .map(|(invitee, invitation)| of_person(&staff.app, published, invitee, invitation));
    print(
        staff,
        published,
        Print::Letters,
        letters.collect(),
        language,
    )
    .await
}

/// `POST /surveys/{survey}/invitations/cards`
pub(crate) async fn cards(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let language = Language::parse(sent.get("language"))
        .filter(|language| published.survey.languages.contains(language))
        .ok_or(Fault::Malformed)?;
    let cards = sent.get("cards").trim().parse().ok();
    let Some(cards) = cards.filter(|cards| (1..=MOST_CARDS).contains(cards)) else {
        return super::page(&staff, &published, Some("cards-fault")).await;
    };
    let act = staff.act(Deed::CardsMade, &survey);
    let drawn = staff
        .app
        .store()
        .draw_cards(&published.survey.id, cards, &act)
        .await?;
    let letters = drawn.iter().map(|invitation| Letter {
        name: String::new(),
        team: String::new(),
        address: address(&staff.app, &published, Some(language), invitation),
        typed: typed(&staff.app, &published, invitation),
    });
    print(
        &staff,
        &published,
        Print::Cards,
        letters.collect(),
        language,
    )
    .await
}

/// The letter that carries `invitation` to `invitee`.
fn of_person(
    app: &AppState,
    published: &Published,
    invitee: &StoredInvitee,
    invitation: &Invitation,
) -> Letter {
    Letter {
        name: invitee.name.clone(),
        team: invitee.team.clone(),
        address: address(app, published, Some(invitee.language), invitation),
        typed: typed(app, published, invitation),
    }
}

/// Where an invitation leads, in the language of its letter or in that of the browser.
fn path(published: &Published, language: Option<Language>, invitation: &Invitation) -> String {
    let survey = &published.survey.id;
    match language.filter(|language| published.survey.languages.contains(language)) {
        Some(language) => format!("/s/{survey}/{language}/i/{invitation}"),
        None => format!("/s/{survey}/i/{invitation}"),
    }
}

/// The whole address to which an invitation leads.
pub(super) fn address(
    app: &AppState,
    published: &Published,
    language: Option<Language>,
    invitation: &Invitation,
) -> String {
    app.base_url().join(&path(published, language, invitation))
}

/// The address as people type it.
fn typed(app: &AppState, published: &Published, invitation: &Invitation) -> String {
    app.base_url().short(&path(published, None, invitation))
}

/// How long it takes and until when it is open, in `language`.
pub(super) fn facts(published: &Published, language: Language) -> Vec<String> {
    let words = words(language);
    let survey = &published.survey;
    let minutes = [("minutes", minutes(survey).into())];
    let mut facts = vec![words.say_with("fact-minutes", &minutes)];
    facts.extend(published.stored.schedule.closes.map(|closes| {
        let moment = sentence::moment(words, closes, &survey.event.timezone);
        words.say_with("fact-until", &[("moment", moment.into())])
    }));
    facts
}

/// Sets `letters` and sends the file.
async fn print(
    staff: &Staff,
    published: &Published,
    print: Print,
    letters: Vec<Letter>,
    language: Language,
) -> Result<Response, Fault> {
    let kind = match print {
        Print::Letters => "letters",
        Print::Cards => "cards",
    };
    let name = format!("{kind}-{}.{language}.pdf", published.survey.id);
    let facts = facts(published, language);
    let issued = staff.today();
    let published = published.clone();
    // Setting hundreds of pages takes a while, in which others want to be answered.
    let set = tokio::task::spawn_blocking(move || {
        print_letters(&published, print, &letters, language, &facts, issued)
    });
    let file = set
        .await
        .map_err(|error| Fault::Broken(format!("letters: {error}")))?;
    Ok(download("application/pdf", &name, file))
}

/// A file that the browser keeps and does not show.
pub(super) fn download(media: &'static str, name: &str, file: Vec<u8>) -> Response {
    let headers: [(HeaderName, String); 2] = [
        (header::CONTENT_TYPE, media.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (StatusCode::OK, headers, file).into_response()
}
