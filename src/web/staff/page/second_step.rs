//! The second step of signing in: a code from an authenticator.
//!
//! The secret is drawn when the page is shown and kept only once a code made with it and the
//! password have come back.

use axum::response::Response;

use super::account::{ROOM, current_password, is_own_password};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::credential;
use crate::web::staff::field::{Faults, Field, FormPage};
use crate::web::{qr, see_other};

/// `GET /account/second-step`
pub(crate) async fn ask(staff: Staff) -> Result<Response, Fault> {
    let secret = credential::draw_secret(staff.app.randomness());
    page(&staff, &secret, Faults::default())
}

/// `POST /account/second-step`
pub(crate) async fn begin(staff: Staff, sent: Sent) -> Result<Response, Fault> {
    let words = staff.words();
    let secret = sent.get("secret");
    let step = credential::step(secret, sent.get("code"), staff.app.now());
    let mut faults = Faults::default();
    if step.is_none() {
        faults.add(words, "code", "second-step-wrong");
    }
    if !is_own_password(&staff, &sent).await? {
        faults.add(words, "current", "password-wrong");
    }
    let Some(step) = step.filter(|_| !faults.is_any()) else {
        return page(&staff, secret, faults);
    };
    let login = &staff.who.login;
    let act = staff.act(Deed::SecondStepOn, login);
    let store = staff.app.store();
    store.set_totp(login, Some(secret), step, &act).await?;
    Ok(see_other(&format!("{ROOT}{ROOM}?done=second-step-on")))
}

fn page(staff: &Staff, secret: &str, faults: Faults) -> Result<Response, Fault> {
    let words = staff.words();
    let address = credential::address(secret, &staff.who.login).ok_or(Fault::Malformed)?;
    let code = Field::line(words, "code", "second-step-code", "")
        .complete("one-time-code")
        .latin();
    // In groups of four the secret can be typed by hand.
    let groups: Vec<&str> = (0..secret.len().div_ceil(4))
        .map(|group| &secret[group * 4..secret.len().min(group * 4 + 4)])
        .collect();
    let typed = words.say_with("second-step-typed", &[("secret", groups.join(" ").into())]);
    let page = FormPage {
        desk: staff.desk(ROOM, &words.say("second-step-title")),
        heading: words.say("second-step-title"),
        paragraphs: vec![words.say("second-step-text"), typed],
        action: format!("{ROOT}{ROOM}/second-step"),
        carried: vec![("secret", secret.to_owned())],
        fields: vec![code, current_password(staff)],
        faults,
        button: words.say("second-step-go"),
        picture: Some(qr::draw(&address, &words.say("second-step-picture"))?),
        links: vec![(format!("{ROOT}{ROOM}"), words.say("cancel"))],
    };
    Ok(page.draw())
}

/// `GET /account/second-step/remove`
pub(crate) async fn ask_removal(staff: Staff) -> Response {
    removal_page(&staff, Faults::default())
}

/// `POST /account/second-step/remove`
pub(crate) async fn remove(staff: Staff, sent: Sent) -> Result<Response, Fault> {
    if !is_own_password(&staff, &sent).await? {
        let mut faults = Faults::default();
        faults.add(staff.words(), "current", "password-wrong");
        return Ok(removal_page(&staff, faults));
    }
    let login = &staff.who.login;
    let act = staff.act(Deed::SecondStepOff, login);
    staff.app.store().set_totp(login, None, 0, &act).await?;
    Ok(see_other(&format!("{ROOT}{ROOM}?done=second-step-off")))
}

fn removal_page(staff: &Staff, faults: Faults) -> Response {
    let words = staff.words();
    FormPage {
        desk: staff.desk(ROOM, &words.say("second-step-remove")),
        heading: words.say("second-step-remove"),
        paragraphs: vec![words.say("second-step-remove-text")],
        action: format!("{ROOT}{ROOM}/second-step/remove"),
        carried: Vec::new(),
        fields: vec![current_password(staff)],
        faults,
        button: words.say("second-step-remove"),
        picture: None,
        links: vec![(format!("{ROOT}{ROOM}"), words.say("cancel"))],
    }
    .draw()
}
