//! The ways in: the first owner with the set-up code, sign-in, and joining with a one-time code.
//!
//! Nothing secret is ever in an address, and nothing is spent by looking at a page.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jiff::SignedDuration;

use super::{check_new_password, new_password};
use crate::answer::form::Fields;
use crate::i18n::Words;
use crate::id::{Hash, Passcode};
use crate::store::{Act, Conflict, NewStaff, Role, StoreError, StoredStaff};
use crate::survey::Language;
use crate::web::body::Form;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{self, Guest, own_path, value};
use crate::web::staff::act::Deed;
use crate::web::staff::credential;
use crate::web::staff::field::{Faults, Field, FormPage};
use crate::web::{cookie, see_other};

/// The most characters of a sign-in name and of a person's name.
const LONGEST_NAME: usize = 64;

/// Whether `login` can be a sign-in name: a short name or an address, in lower case.
pub(super) fn is_login(login: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-@+".contains(&b);
    (3..=LONGEST_NAME).contains(&login.len())
        && login.bytes().all(fits)
        && login.as_bytes()[0].is_ascii_alphanumeric()
}

/// The sign-in name in `fields`.
pub(super) fn login(fields: &Fields) -> String {
    value(fields, "login").trim().to_lowercase()
}

/// The controls that name somebody: how they sign in and what others read.
pub(super) fn naming(words: &Words, fields: &Fields) -> [Field; 2] {
    [
        Field::line(words, "name", "person-name", value(fields, "name")).complete("name"),
        Field::line(words, "login", "person-login", value(fields, "login"))
            .hint(words.say("person-login-hint"))
            .complete("username")
            .latin(),
    ]
}

/// What is wrong with the names in `fields`.
pub(super) fn check_naming(words: &Words, fields: &Fields, faults: &mut Faults) {
    let name = value(fields, "name").trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        faults.add(words, "name", "person-name-fault");
    }
    if !is_login(&login(fields)) {
        faults.add(words, "login", "person-login-fault");
    }
}

/// `GET /setup`: there is no such page once there is an owner.
pub(crate) async fn ask_setup(guest: Guest) -> Result<Response, Fault> {
    refuse_when_set_up(&guest).await?;
    Ok(setup_page(&guest, &Fields::new(), Faults::default()))
}

/// `POST /setup`
pub(crate) async fn set_up(guest: Guest, Form(fields): Form) -> Result<Response, Fault> {
    refuse_when_set_up(&guest).await?;
    let words = guest.place.words();
    let mut faults = Faults::default();
    let code = Passcode::parse(value(&fields, "code"));
    if code.is_none() {
        faults.add(words, "code", "code-wrong");
    }
    check_naming(words, &fields, &mut faults);
    let login = login(&fields);
    check_new_password(words, &fields, &login, &mut faults);
    let Some(code) = code.filter(|_| !faults.is_any()) else {
        return Ok(setup_page(&guest, &fields, faults));
    };
    let app = &guest.app;
    let password = credential::hash(app, value(&fields, "password").to_owned()).await?;
    let owner = NewStaff {
        login: &login,
        name: value(&fields, "name").trim(),
        role: Role::Owner,
        day: access::today(app),
    };
    let act = Act {
        actor: &login,
        at: app.now(),
        act: Deed::SetUp.name(),
        object: &login,
    };
    match app
        .store()
        .set_up(code.hash(), &owner, &password, &act)
        .await
    {
        Ok(true) => access::begin(app, &login, see_other(ROOT)).await,
        Ok(false) => {
            faults.add(words, "code", "code-wrong");
            Ok(setup_page(&guest, &fields, faults))
        }
        Err(StoreError::Conflict(Conflict::LoginTaken)) => {
            faults.add(words, "login", "person-login-taken");
            Ok(setup_page(&guest, &fields, faults))
        }
        Err(error) => Err(error.into()),
    }
}

async fn refuse_when_set_up(guest: &Guest) -> Result<(), Fault> {
    if guest.app.store().has_owner().await? {
        return Err(Fault::UnknownPage);
    }
    Ok(())
}

fn setup_page(guest: &Guest, fields: &Fields, faults: Faults) -> Response {
    let words = guest.place.words();
    let code = Field::line(words, "code", "setup-code", value(fields, "code"))
        .hint(words.say("setup-code-hint"))
        .latin();
    let fields = [code].into_iter().chain(naming(words, fields));
    FormPage {
        paragraphs: vec![words.say("setup-text")],
        fields: fields.chain(new_password(words)).collect(),
        ..page(guest, "setup-title", "setup", "setup-go", faults)
    }
    .draw()
}

/// `GET /join`
pub(crate) async fn ask_join(guest: Guest) -> Response {
    join_page(&guest, &Fields::new(), Faults::default())
}

/// `POST /join`
pub(crate) async fn join(guest: Guest, Form(fields): Form) -> Result<Response, Fault> {
    let words = guest.place.words();
    let mut faults = Faults::default();
    let code = Passcode::parse(value(&fields, "code"));
    if code.is_none() {
        faults.add(words, "code", "code-wrong");
    }
    check_new_password(words, &fields, "", &mut faults);
    if let Some(code) = code.filter(|_| !faults.is_any()) {
        let app = &guest.app;
        let password = credential::hash(app, value(&fields, "password").to_owned()).await?;
        let joined = app
            .store()
            .join_staff(code.hash(), &password, app.now())
            .await?;
        if let Some(login) = joined {
            let to = format!("{ROOT}?done=joined");
            return access::begin(app, &login, see_other(&to)).await;
        }
        faults.add(words, "code", "code-wrong");
    }
    Ok(join_page(&guest, &fields, faults))
}

fn join_page(guest: &Guest, fields: &Fields, faults: Faults) -> Response {
    let words = guest.place.words();
    let code = Field::line(words, "code", "join-code", value(fields, "code")).latin();
    FormPage {
        paragraphs: vec![words.say("join-text")],
        fields: [code].into_iter().chain(new_password(words)).collect(),
        links: vec![(format!("{ROOT}/sign-in"), words.say("sign-in-title"))],
        ..page(guest, "join-title", "join", "join-go", faults)
    }
    .draw()
}

/// `GET /sign-in`
pub(crate) async fn ask_sign_in(guest: Guest) -> Result<Response, Fault> {
    let has_owner = guest.app.store().has_owner().await?;
    let to = own_path(guest.place.query("to").unwrap_or_default()).to_owned();
    Ok(sign_in_page(&guest, "", to, Faults::default(), has_owner).draw())
}

/// `POST /sign-in`
pub(crate) async fn sign_in(guest: Guest, Form(fields): Form) -> Result<Response, Fault> {
    let (app, words) = (&guest.app, guest.place.words());
    let (login, to) = (login(&fields), own_path(value(&fields, "to")).to_owned());
    let name = Hash::of("login", &login);
    let store = app.store();
    if let Some(retry) = store.begin_attempt(name, app.now(), wait).await? {
        let minutes = (retry.as_second() - app.now().as_second() + 59) / 60;
        let sentence = words.say_with("sign-in-wait", &[("minutes", minutes.into())]);
        let faults = Faults::one("login", sentence);
        let mut response = sign_in_page(&guest, &login, to, faults, true).draw();
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(response);
    }
    let found = store
        .staff_member(&login)
        .await?
        .filter(|staff| !staff.is_disabled);
    if !is_authentic(&guest, found.as_ref(), &fields).await? {
        let faults = Faults::one("login", words.say("sign-in-fault"));
        return Ok(sign_in_page(&guest, &login, to, faults, true).draw());
    }
    store.clear_attempts(name).await?;
    let act = Act {
        actor: &login,
        at: app.now(),
        act: Deed::SignedIn.name(),
        object: &login,
    };
    store.record(&act).await?;
    access::begin(app, &login, see_other(&to)).await
}

/// Whether what was typed is what `staff` knows and has. Takes as long when there is nobody.
async fn is_authentic(
    guest: &Guest,
    staff: Option<&StoredStaff>,
    fields: &Fields,
) -> Result<bool, Fault> {
    let stored = staff.and_then(|staff| staff.password.as_deref());
    let password = value(fields, "password").to_owned();
    let fits = credential::is_password(stored, password).await?;
    let Some(staff) = staff.filter(|_| fits) else {
        return Ok(false);
    };
    let Some(secret) = &staff.totp else {
        return Ok(true);
    };
    let app = &guest.app;
    match credential::step(secret, value(fields, "code"), app.now()) {
        Some(step) => Ok(app.store().spend_totp(&staff.login, step).await?),
        None => Ok(false),
    }
}

/// How long to wait after `failures` in vain: not at all after five, then twice as long each time.
fn wait(failures: i64) -> SignedDuration {
    const FREE: i64 = 5;
    const LONGEST: i64 = 15 * 60;
    let doubled = u32::try_from(failures - FREE).unwrap_or(0).min(6);
    let seconds = if failures < FREE { 0 } else { 30 << doubled };
    SignedDuration::from_secs(seconds.min(LONGEST))
}

fn sign_in_page(
    guest: &Guest,
    login: &str,
    to: String,
    faults: Faults,
    has_owner: bool,
) -> FormPage {
    let words = guest.place.words();
    let link = |path: &str, label| (format!("{ROOT}/{path}"), words.say(label));
    let code = Field::line(words, "code", "second-step-code", "")
        .hint(words.say("second-step-code-hint"))
        .complete("one-time-code")
        .latin();
    FormPage {
        carried: vec![("to", to)],
        fields: vec![
            Field::line(words, "login", "person-login", login)
                .complete("username")
                .latin(),
            Field::password(words, "password", "password", "current-password"),
            code,
        ],
        links: if has_owner {
            vec![link("join", "sign-in-join")]
        } else {
            vec![link("setup", "sign-in-setup")]
        },
        ..page(guest, "sign-in-title", "sign-in", "sign-in-go", faults)
    }
}

/// `GET /language/{language}`: remembers the language and goes back.
pub(crate) async fn switch(guest: Guest, Path(tag): Path<String>) -> Result<Response, Fault> {
    let language = Language::parse(&tag).ok_or(Fault::UnknownPage)?;
    // What follows `to=` is the whole rest: an address may have a query of its own.
    let asked = guest.place.path();
    let to = asked.split_once("to=").map_or(ROOT, |(_, to)| to);
    let mut response = see_other(own_path(to)).into_response();
    cookie::set_language(response.headers_mut(), guest.app.base_url(), language);
    Ok(response)
}

fn page(guest: &Guest, title: &str, path: &str, button: &str, faults: Faults) -> FormPage {
    let desk = guest.desk(title);
    FormPage {
        heading: desk.say(title),
        button: desk.say(button),
        desk,
        paragraphs: Vec::new(),
        action: format!("{ROOT}/{path}"),
        carried: Vec::new(),
        fields: Vec::new(),
        faults,
        picture: None,
        links: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_longer_and_longer() {
        let waits = [1, 4, 5, 6, 9, 10, 50].map(|failures| wait(failures).as_secs());
        assert_eq!(waits, [0, 0, 30, 60, 480, 900, 900]);
    }

    #[test]
    fn sign_in_names_are_plain() {
        for (login, fits) in [
            ("amina", true),
            ("amina.y@igad.example", true),
            ("am", false),
            ("Amina", false),
            ("a b", false),
            ("@mina", false),
            ("amina/people", false),
        ] {
            assert_eq!(is_login(login), fits, "{login}");
        }
    }
}
