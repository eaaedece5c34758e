//! Who works here: inviting, roles, disabling, resetting.
//!
//! A one-time code is shown once, on the page that made it, to be handed over by whoever sees it.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;

use super::entry::{check_naming, login, naming};
use super::moment;
use crate::id::Passcode;
use crate::store::{Conflict, NewStaff, Role, StoreError, StoredStaff};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::field::{Choice, Faults, Field, FormPage};
use crate::web::{draw, see_other};

const ROOM: &str = "/people";
/// How long a one-time code is good.
const CODE_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The message that names `role`.
pub(super) fn role_message(role: Role) -> &'static str {
    match role {
        Role::Viewer => "role-viewer",
        Role::Analyst => "role-analyst",
        Role::Editor => "role-editor",
        Role::Owner => "role-owner",
    }
}

/// The message that says what `role` may do.
fn duty_message(role: Role) -> &'static str {
    match role {
        Role::Viewer => "duty-viewer",
        Role::Analyst => "duty-analyst",
        Role::Editor => "duty-editor",
        Role::Owner => "duty-owner",
    }
}

fn state_message(person: &StoredStaff) -> &'static str {
    match person {
        person if person.is_disabled => "person-disabled",
        person if person.password.is_none() => "person-invited",
        person if person.totp.is_some() => "person-two-steps",
        _ => "person-active",
    }
}

#[derive(Template)]
#[template(path = "staff/people.html")]
struct People {
    desk: Desk,
    people: Vec<Person>,
}

/// One person.
struct Person {
    address: String,
    name: String,
    login: String,
    role: String,
    state: String,
}

impl Person {
    fn of(staff: &Staff, person: &StoredStaff) -> Self {
        Self {
            address: format!("{ROOT}{ROOM}/{}", person.login),
            name: person.name.clone(),
            login: person.login.clone(),
            role: staff.words().say(role_message(person.role)),
            state: staff.words().say(state_message(person)),
        }
    }
}

/// `GET /people`
pub(crate) async fn list(staff: Staff) -> Result<Response, Fault> {
    let people = staff.app.store().staff().await?;
    let page = People {
        desk: staff.desk(ROOM, &staff.words().say("people-title")),
        people: people
            .iter()
            .map(|person| Person::of(&staff, person))
            .collect(),
    };
    Ok(draw(StatusCode::OK, &page))
}

/// The roles as a list to choose from.
fn roles(staff: &Staff, chosen: &str) -> Field {
    let words = staff.words();
    let choices = Role::ALL.map(|role| Choice {
        value: role.name().to_owned(),
        label: words.say_with(
            "role-with-duty",
            &[
                ("role", words.say(role_message(role)).into()),
                ("duty", words.say(duty_message(role)).into()),
            ],
        ),
    });
    Field::list(words, "role", "person-role", chosen, choices.into())
}

/// `GET /people/new`
pub(crate) async fn ask(staff: Staff) -> Response {
    invite_page(&staff, &Sent::default(), Faults::default())
}

/// `POST /people/new`
pub(crate) async fn invite(staff: Staff, sent: Sent) -> Result<Response, Fault> {
    let words = staff.words();
    let mut faults = Faults::default();
    check_naming(words, &sent.fields, &mut faults);
    let role = Role::parse(sent.get("role"));
    if role.is_none() {
        faults.add(words, "role", "person-role-fault");
    }
    let Some(role) = role.filter(|_| !faults.is_any()) else {
        return Ok(invite_page(&staff, &sent, faults));
    };
    let login = login(&sent.fields);
    let code = Passcode::draw(staff.app.randomness());
    let expires = staff.app.now() + CODE_LIFE;
    let new = NewStaff {
        login: &login,
        name: sent.get("name").trim(),
        role,
        day: staff.today(),
    };
    let act = staff.act(Deed::Invited, &login);
    let store = staff.app.store();
    match store.invite_staff(&new, code.hash(), expires, &act).await {
        Ok(()) => Ok(code_page(&staff, &login, &code, expires)),
        Err(StoreError::Conflict(Conflict::LoginTaken)) => {
            faults.add(words, "login", "person-login-taken");
            Ok(invite_page(&staff, &sent, faults))
        }
        Err(error) => Err(error.into()),
    }
}

fn invite_page(staff: &Staff, sent: &Sent, faults: Faults) -> Response {
    let words = staff.words();
    let fields = naming(words, &sent.fields).into_iter();
    // The browser would fill in the owner's own.
    let fields = fields.map(|field| field.complete("off"));
    FormPage {
        desk: staff.desk(ROOM, &words.say("invite-title")),
        heading: words.say("invite-title"),
        paragraphs: vec![words.say("invite-text")],
        action: format!("{ROOT}{ROOM}/new"),
        carried: Vec::new(),
        fields: fields.chain([roles(staff, sent.get("role"))]).collect(),
        faults,
        button: words.say("invite-go"),
        picture: None,
        links: vec![(format!("{ROOT}{ROOM}"), words.say("cancel"))],
    }
    .draw()
}

#[derive(Template)]
#[template(path = "staff/code.html")]
struct CodePage {
    desk: Desk,
    login: String,
    address: String,
    code: String,
    until: String,
    back: String,
}

fn code_page(staff: &Staff, login: &str, code: &Passcode, expires: jiff::Timestamp) -> Response {
    let words = staff.words();
    let moment = moment(words, expires);
    let page = CodePage {
        desk: staff.desk(ROOM, &words.say("code-made-title")),
        login: login.to_owned(),
        address: staff.app.base_url().join(&format!("{ROOT}/join")),
        code: code.to_string(),
        until: words.say_with("code-until-moment", &[("moment", moment.into())]),
        back: format!("{ROOT}{ROOM}"),
    };
    draw(StatusCode::OK, &page)
}

#[derive(Template)]
#[template(path = "staff/person.html")]
struct PersonPage {
    desk: Desk,
    person: Person,
    since: String,
    is_disabled: bool,
    is_self: bool,
    roles: Field,
    refusal: Option<String>,
}

/// `GET /people/{login}`
pub(crate) async fn show(staff: Staff, Path(login): Path<String>) -> Result<Response, Fault> {
    person_page(&staff, &login, None).await
}

async fn person_page(staff: &Staff, login: &str, refusal: Option<&str>) -> Result<Response, Fault> {
    let words = staff.words();
    let person = staff
        .app
        .store()
        .staff_member(login)
        .await?
        .ok_or(Fault::UnknownPage)?;
    let page = PersonPage {
        desk: staff.desk(ROOM, &person.name).with_error(refusal.is_some()),
        since: words.say_with(
            "person-since",
            &[("day", words.date(person.created_on).into())],
        ),
        is_disabled: person.is_disabled,
        is_self: person.login == staff.who.login,
        roles: roles(staff, person.role.name()),
        refusal: refusal.map(|message| words.say(message)),
        person: Person::of(staff, &person),
    };
    let status = match refusal {
        Some(_) => StatusCode::CONFLICT,
        None => StatusCode::OK,
    };
    Ok(draw(status, &page))
}

/// Goes back to the page of `login` and says what was `done`, unless there is nobody of that name
/// or nobody would be left who decides.
async fn changed(
    staff: &Staff,
    login: &str,
    outcome: Result<bool, StoreError>,
    done: &str,
) -> Result<Response, Fault> {
    match outcome {
        Ok(true) => Ok(see_other(&format!("{ROOT}{ROOM}/{login}?done={done}"))),
        Ok(false) => Err(Fault::UnknownPage),
        Err(StoreError::Conflict(Conflict::LastOwner)) => {
            person_page(staff, login, Some("person-last-owner")).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /people/{login}/role`
pub(crate) async fn set_role(
    staff: Staff,
    Path(login): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let role = Role::parse(sent.get("role")).ok_or(Fault::Malformed)?;
    let act = staff.act(Deed::RoleChanged, &login);
    let outcome = staff.app.store().set_role(&login, role, &act).await;
    changed(&staff, &login, outcome, "role").await
}

/// `POST /people/{login}/disable`
pub(crate) async fn disable(staff: Staff, Path(login): Path<String>) -> Result<Response, Fault> {
    let act = staff.act(Deed::Disabled, &login);
    let outcome = staff.app.store().set_disabled(&login, true, &act).await;
    changed(&staff, &login, outcome, "disabled").await
}

/// `POST /people/{login}/enable`
pub(crate) async fn enable(staff: Staff, Path(login): Path<String>) -> Result<Response, Fault> {
    let act = staff.act(Deed::Enabled, &login);
    let outcome = staff.app.store().set_disabled(&login, false, &act).await;
    changed(&staff, &login, outcome, "enabled").await
}

/// `POST /people/{login}/reset`
pub(crate) async fn reset(staff: Staff, Path(login): Path<String>) -> Result<Response, Fault> {
    let code = Passcode::draw(staff.app.randomness());
    let expires = staff.app.now() + CODE_LIFE;
    let act = staff.act(Deed::Reset, &login);
    let store = staff.app.store();
    match store.reset_staff(&login, code.hash(), expires, &act).await {
        Ok(true) => Ok(code_page(&staff, &login, &code, expires)),
        other => changed(&staff, &login, other, "").await,
    }
}
