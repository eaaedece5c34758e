//! One's own account: password, second step, sessions, sign-out.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{check_new_password, moment, new_password};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{self, Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::credential;
use crate::web::staff::desk::Desk;
use crate::web::staff::field::{Faults, Field, FormPage};
use crate::web::{draw, see_other};

/// The room of these pages.
pub(super) const ROOM: &str = "/account";

#[derive(Template)]
#[template(path = "staff/account.html")]
struct Account {
    desk: Desk,
    login: String,
    role: String,
    has_second_step: bool,
    sessions: Vec<Session>,
}

/// One session.
struct Session {
    begun: String,
    seen: String,
    is_this: bool,
}

/// `GET /account`
pub(crate) async fn show(staff: Staff) -> Result<Response, Fault> {
    let words = staff.words();
    let sessions = staff.app.store().sessions(&staff.who.login).await?;
    let lifetime = access::lifetime(staff.app.now());
    let sessions = sessions
        .into_iter()
        .filter(|one| one.begun >= lifetime.begun_after && one.seen >= lifetime.seen_after)
        .map(|one| Session {
            begun: moment(words, one.begun),
            seen: moment(words, one.seen),
            is_this: one.token == staff.session.token,
        });
    let page = Account {
        desk: staff.desk(ROOM, &words.say("account-title")),
        login: staff.who.login.clone(),
        role: words.say(super::people::role_message(staff.who.role)),
        has_second_step: staff.who.totp.is_some(),
        sessions: sessions.collect(),
    };
    Ok(draw(StatusCode::OK, &page))
}

/// `POST /sign-out`
pub(crate) async fn sign_out(staff: Staff) -> Result<Response, Fault> {
    staff.app.store().end_session(staff.session.token).await?;
    Ok(access::forget(
        &staff.app,
        see_other(&format!("{ROOT}/sign-in")),
    ))
}

/// `POST /account/sessions`: ends all sessions but this one.
pub(crate) async fn end_others(staff: Staff) -> Result<Response, Fault> {
    let store = staff.app.store();
    store
        .end_other_sessions(&staff.who.login, staff.session.token)
        .await?;
    Ok(see_other(&format!("{ROOT}{ROOM}?done=sessions")))
}

/// `GET /account/password`
pub(crate) async fn ask_password(staff: Staff) -> Response {
    password_page(&staff, Faults::default())
}

/// `POST /account/password`: all sessions end and this one goes on under a fresh token.
pub(crate) async fn set_password(staff: Staff, sent: Sent) -> Result<Response, Fault> {
    let words = staff.words();
    let login = &staff.who.login;
    let mut faults = Faults::default();
    check_new_password(words, &sent.fields, login, &mut faults);
    if !is_own_password(&staff, &sent).await? {
        faults.add(words, "current", "password-wrong");
    }
    if faults.is_any() {
        return Ok(password_page(&staff, faults));
    }
    let password = credential::hash(&staff.app, sent.get("password").to_owned()).await?;
    let act = staff.act(Deed::PasswordChanged, login);
    staff
        .app
        .store()
        .set_password(login, &password, &act)
        .await?;
    let to = format!("{ROOT}{ROOM}?done=password");
    access::begin(&staff.app, login, see_other(&to)).await
}

/// Whether `current` is the password of whoever is signed in.
pub(super) async fn is_own_password(staff: &Staff, sent: &Sent) -> Result<bool, Fault> {
    let stored = staff.who.password.as_deref();
    credential::is_password(stored, sent.get("current").to_owned()).await
}

/// The control for the present password.
pub(super) fn current_password(staff: &Staff) -> Field {
    Field::password(
        staff.words(),
        "current",
        "password-current",
        "current-password",
    )
}

fn password_page(staff: &Staff, faults: Faults) -> Response {
    let words = staff.words();
    let fields = [current_password(staff)]
        .into_iter()
        .chain(new_password(words));
    FormPage {
        desk: staff.desk(ROOM, &words.say("password-title")),
        heading: words.say("password-title"),
        paragraphs: vec![words.say("password-text")],
        action: format!("{ROOT}{ROOM}/password"),
        carried: Vec::new(),
        fields: fields.collect(),
        faults,
        button: words.say("password-go"),
        picture: None,
        links: vec![(format!("{ROOT}{ROOM}"), words.say("cancel"))],
    }
    .draw()
}
