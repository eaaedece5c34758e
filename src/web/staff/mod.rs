//! The workspace of the staff, below `ROOT`: a router of its own beside the public one.
//!
//! Owns the table of routes, which is the policy: a route stands there with who may ask for
//! it, or not at all. `routes` builds the router from the table alone and puts `access::admit`
//! before each, and a test asks for every route as nobody and in every role.
//!
//! # How a page is added
//! 1. **Policy**: a row in `table` for each method, with the role that it asks for. Below a
//!    survey the path begins with `/surveys/{survey}`. Look objects up and answer
//!    `Fault::UnknownSurvey` or `Fault::UnknownPage` when they are not there: whoever may not see
//!    an object gets the same page as for one that is missing.
//! 2. **Handler**: a function in a file below `page/`. It takes `access::Staff` (who asks, the
//!    store, the clock) and, where something is sent, `access::Sent` (the fields; whether they
//!    come from our own page has been checked). Never read a body in any other way.
//! 3. **Act**: what changes or takes something is an `act::Deed` with a name and words; write it
//!    with `Store::record` *before* what it tells of leaves, or in
//!    the same transaction.
//! 4. **Template**: extend `staff/base.html`; its `desk` comes from `staff.desk(room, title)`. Every
//!    form carries `{% include "staff/token.html" %}`. A page that is a form and little else is a
//!    `field::FormPage`. After a POST answer with `super::see_other`, with `?done=NAME` of
//!    `desk::DONE` where the next page shall say what was done.
//! 5. **Words**: in `src/i18n/{en,fr,ar}/staff.ftl`; tests hold the three to the same keys.
//! 6. **Test**: `tests/suite/staff/`. Who asks is a type: `site.guest()` is a `Guest`,
//!    `site.member(Role::Editor)` a `Member`, and only a `Member` can `send` a form. The matrix of
//!    routes and roles grows by itself. Add the page to the tour in `tests/browser/staff.test.mjs`.

mod access;
mod act;
mod credential;
mod desk;
mod field;
mod page;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use super::AppState;
use crate::store::Role;
pub use access::Policy;
use page::beginning::{copy, file, way};
use page::event::coding::{answer, answers, book, code, difference};
use page::event::instrument::{addition, edit, item, listing, order, preview, review, translation};
use page::event::{
    erasure, export, invitation, overview, report, result, room, schedule, screen, typing,
};
use page::{account, audit, entry, people, second_step, surveys};

/// The address below which the workspace stands.
pub const ROOT: &str = "/staff";

/// A row of the table.
struct Route {
    method: Method,
    path: &'static str,
    policy: Policy,
    handler: MethodRouter<AppState>,
}

impl Route {
    fn get<H, T>(path: &'static str, policy: Policy, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = get(handler);
        let method = Method::GET;
        Self {
            method,
            path,
            policy,
            handler,
        }
    }

    fn post<H, T>(path: &'static str, policy: Policy, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = post(handler);
        let method = Method::POST;
        Self {
            method,
            path,
            policy,
            handler,
        }
    }
}

/// Every route below [`ROOT`] and who may ask for it.
fn table() -> Vec<Route> {
    [desk_routes(), writing(), inviting()]
        .into_iter()
        .flatten()
        .collect()
}

/// The workspace itself, and the pages of one survey.
#[expect(clippy::too_many_lines, reason = "a table, a row a route")]
fn desk_routes() -> Vec<Route> {
    const ANYONE: Policy = Policy::Anyone;
    const VIEWER: Policy = Policy::AtLeast(Role::Viewer);
    const ANALYST: Policy = Policy::AtLeast(Role::Analyst);
    const EDITOR: Policy = Policy::AtLeast(Role::Editor);
    const OWNER: Policy = Policy::AtLeast(Role::Owner);

    vec![
        Route::get("/setup", ANYONE, entry::ask_setup),
        Route::post("/setup", ANYONE, entry::set_up),
        Route::get("/sign-in", ANYONE, entry::ask_sign_in),
        Route::post("/sign-in", ANYONE, entry::sign_in),
        Route::get("/join", ANYONE, entry::ask_join),
        Route::post("/join", ANYONE, entry::join),
        Route::get("/language/{language}", ANYONE, entry::switch),
        Route::post("/sign-out", VIEWER, account::sign_out),
        Route::get("/account", VIEWER, account::show),
        Route::get("/account/password", VIEWER, account::ask_password),
        Route::post("/account/password", VIEWER, account::set_password),
        Route::post("/account/sessions", VIEWER, account::end_others),
        Route::get("/account/second-step", VIEWER, second_step::ask),
        Route::post("/account/second-step", VIEWER, second_step::begin),
        Route::get(
            "/account/second-step/remove",
            VIEWER,
            second_step::ask_removal,
        ),
        Route::post("/account/second-step/remove", VIEWER, second_step::remove),
        Route::get("/people", OWNER, people::list),
        Route::get("/people/new", OWNER, people::ask),
        Route::post("/people/new", OWNER, people::invite),
        Route::get("/people/{login}", OWNER, people::show),
        Route::post("/people/{login}/role", OWNER, people::set_role),
        Route::post("/people/{login}/disable", OWNER, people::disable),
        Route::post("/people/{login}/enable", OWNER, people::enable),
        Route::post("/people/{login}/reset", OWNER, people::reset),
        Route::get("/audit", OWNER, audit::list),
        Route::get("", VIEWER, surveys::list),
        // A new survey: from another one, or from a file.
        Route::get("/new", EDITOR, way::list),
        Route::get("/new/copy", EDITOR, copy::ask),
        Route::post("/new/copy", EDITOR, copy::begin),
        Route::post("/new/file", EDITOR, file::take),
        // One survey: how it stands, and when it takes answers.
        Route::get("/surveys/{survey}", VIEWER, overview::show),
        Route::get("/surveys/{survey}/schedule", EDITOR, schedule::ask),
        Route::post("/surveys/{survey}/schedule", EDITOR, schedule::set),
        Route::post("/surveys/{survey}/open", EDITOR, schedule::open),
        Route::post("/surveys/{survey}/close", EDITOR, schedule::close),
        Route::get("/surveys/{survey}/room", EDITOR, room::list),
        Route::post("/surveys/{survey}/room", EDITOR, room::reveal),
        Route::get("/surveys/{survey}/room/screen", EDITOR, screen::show),
        Route::get("/surveys/{survey}/typing", EDITOR, typing::ask),
        Route::post("/surveys/{survey}/typing", EDITOR, typing::take),
        Route::get("/surveys/{survey}/erase", OWNER, erasure::ask),
        Route::post("/surveys/{survey}/erase", OWNER, erasure::erase),
        Route::get("/surveys/{survey}/exports", VIEWER, export::list),
        Route::get(
            "/surveys/{survey}/exports/public/{file}",
            VIEWER,
            export::take_public,
        ),
        Route::get(
            "/surveys/{survey}/exports/restricted/{file}",
            ANALYST,
            export::take_restricted,
        ),
        Route::get("/surveys/{survey}/results", VIEWER, result::show),
        // The report about a survey.
        Route::get("/surveys/{survey}/report", VIEWER, report::overview::show),
        Route::post(
            "/surveys/{survey}/report/begin",
            EDITOR,
            report::overview::begin,
        ),
        Route::post(
            "/surveys/{survey}/report/status",
            EDITOR,
            report::section::status,
        ),
        Route::get(
            "/surveys/{survey}/report/sections/{section}",
            EDITOR,
            report::section::ask,
        ),
        Route::post(
            "/surveys/{survey}/report/sections/{section}",
            EDITOR,
            report::section::save,
        ),
        Route::post(
            "/surveys/{survey}/report/sections/{section}/place",
            EDITOR,
            report::section::place,
        ),
        Route::get(
            "/surveys/{survey}/report/sections/{section}/quotes",
            EDITOR,
            report::quote::list,
        ),
        Route::post(
            "/surveys/{survey}/report/sections/{section}/quotes",
            EDITOR,
            report::quote::add,
        ),
        Route::post(
            "/surveys/{survey}/report/sections/{section}/quotes/chosen",
            EDITOR,
            report::quote::save,
        ),
        Route::get("/surveys/{survey}/report/text", EDITOR, report::text::ask),
        Route::post("/surveys/{survey}/report/text", EDITOR, report::text::save),
        Route::get(
            "/surveys/{survey}/report/preview/{language}",
            EDITOR,
            report::file::preview,
        ),
        Route::get(
            "/surveys/{survey}/report/files/{file}",
            EDITOR,
            report::file::take,
        ),
        Route::get(
            "/surveys/{survey}/report/release",
            EDITOR,
            report::release::ask,
        ),
        Route::post(
            "/surveys/{survey}/report/release",
            EDITOR,
            report::release::issue,
        ),
        Route::get(
            "/surveys/{survey}/report/releases/{number}/{file}",
            VIEWER,
            report::release::take,
        ),
        // One survey: its questions.
        Route::get("/surveys/{survey}/questions", VIEWER, listing::show),
        Route::get("/surveys/{survey}/questions/preview", VIEWER, preview::show),
        Route::get("/surveys/{survey}/questions/changes", VIEWER, review::show),
        Route::get(
            "/surveys/{survey}/questions/translations",
            EDITOR,
            translation::ask,
        ),
        Route::post(
            "/surveys/{survey}/questions/translations",
            EDITOR,
            translation::save,
        ),
        Route::get("/surveys/{survey}/questions/edit", EDITOR, edit::ask),
        Route::post("/surveys/{survey}/questions/edit", EDITOR, edit::save),
        Route::post(
            "/surveys/{survey}/questions/publish",
            EDITOR,
            review::publish,
        ),
        Route::post(
            "/surveys/{survey}/questions/discard",
            EDITOR,
            review::discard,
        ),
        // Open answers and codes.
        Route::get("/surveys/{survey}/answers", ANALYST, answers::list),
        Route::get("/surveys/{survey}/answers/{answer}", ANALYST, answer::show),
        Route::post("/surveys/{survey}/answers/{answer}", ANALYST, answer::save),
        Route::post("/surveys/{survey}/coding/finish", ANALYST, answers::finish),
        Route::post("/surveys/{survey}/coding/resume", ANALYST, answers::resume),
        Route::get("/surveys/{survey}/differences", ANALYST, difference::list),
        Route::post(
            "/surveys/{survey}/differences/{answer}",
            ANALYST,
            difference::settle,
        ),
        Route::get("/surveys/{survey}/codes", ANALYST, book::list),
        Route::get("/surveys/{survey}/code-book.qdc", ANALYST, book::take),
        Route::get("/surveys/{survey}/codes/new", ANALYST, code::ask),
        Route::post("/surveys/{survey}/codes/new", ANALYST, code::add),
        Route::get("/surveys/{survey}/codes/{code}", ANALYST, code::show),
        Route::post("/surveys/{survey}/codes/{code}", ANALYST, code::change),
        Route::post("/surveys/{survey}/codes/{code}/merge", ANALYST, code::merge),
        Route::post(
            "/surveys/{survey}/codes/{code}/remove",
            ANALYST,
            code::remove,
        ),
    ]
}

/// A survey's questions a question at a time.
fn writing() -> Vec<Route> {
    let editor = Policy::AtLeast(Role::Editor);
    vec![
        Route::get("/surveys/{survey}/questions/items", editor, order::ask),
        Route::post("/surveys/{survey}/questions/items", editor, order::shift),
        Route::get(
            "/surveys/{survey}/questions/items/{item}",
            editor,
            item::ask,
        ),
        Route::post(
            "/surveys/{survey}/questions/items/{item}",
            editor,
            item::save,
        ),
        Route::post(
            "/surveys/{survey}/questions/items/{item}/remove",
            editor,
            item::remove,
        ),
        Route::get("/surveys/{survey}/questions/new", editor, addition::ask),
        Route::post("/surveys/{survey}/questions/new", editor, addition::add),
    ]
}

/// Invitations, which name people: nobody below an editor.
fn inviting() -> Vec<Route> {
    let editor = Policy::AtLeast(Role::Editor);
    vec![
        Route::get("/surveys/{survey}/invitations", editor, invitation::show),
        Route::post(
            "/surveys/{survey}/invitations/entry",
            editor,
            invitation::set_entry,
        ),
        Route::post(
            "/surveys/{survey}/invitations/erase",
            editor,
            invitation::erase,
        ),
        Route::get(
            "/surveys/{survey}/invitations/list",
            editor,
            invitation::list,
        ),
        Route::post(
            "/surveys/{survey}/invitations/list",
            editor,
            invitation::add,
        ),
        Route::post(
            "/surveys/{survey}/invitations/letters",
            editor,
            invitation::letters,
        ),
        Route::post(
            "/surveys/{survey}/invitations/letter",
            editor,
            invitation::letter,
        ),
        Route::post(
            "/surveys/{survey}/invitations/mail",
            editor,
            invitation::mail,
        ),
        Route::post(
            "/surveys/{survey}/invitations/cards",
            editor,
            invitation::cards,
        ),
    ]
}

/// Every route below [`ROOT`] and who may ask for it, for those who want to check.
pub fn policy() -> Vec<(Method, &'static str, Policy)> {
    table()
        .into_iter()
        .map(|route| (route.method, route.path, route.policy))
        .collect()
}

/// The routes of the workspace, each behind its policy.
pub(super) fn routes(app: &AppState) -> Router<AppState> {
    table().into_iter().fold(Router::new(), |router, route| {
        let state = (app.clone(), route.policy);
        let admitted = from_fn_with_state(state, access::admit);
        // Not nested, so that every page knows its whole address.
        let path = format!("{ROOT}{}", route.path);
        router.route(&path, route.handler.route_layer(admitted))
    })
}
