//! The receipt code: with it, sent answers are changed or withdrawn.
//!
//! The code travels in the bodies of forms only, never in an address.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Alert, Entry, field, own};
use crate::answer::form::Fields;
use crate::id::Receipt;
use crate::web::body::Form;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::notice::Notice;
use crate::web::question::{Fault as Wrong, Line};
use crate::web::visit::Visit;
use crate::web::{draw, see_other};

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    frame: Frame,
    alert: Alert,
    until: Option<String>,
    action: String,
    line: Line,
}

#[derive(Template)]
#[template(path = "withdraw.html")]
struct Withdraw {
    frame: Frame,
    back: String,
    action: String,
    code: String,
}

/// `GET .../code`
pub(crate) async fn ask(visit: Visit) -> Response {
    if let Some(refusal) = visit.not_open() {
        return refusal;
    }
    draw(StatusCode::OK, &page(&visit, "", None))
}

/// `POST .../code`
pub(crate) async fn take(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let receipt = match read(&fields) {
        Ok(receipt) => receipt,
        Err(message) => return Ok(refuse(&visit, &fields, message)),
    };
    if own(&fields, field::GO) == "withdraw" {
        let store = visit.app.store();
        let found = store
            .response_by_receipt(&visit.survey().id, receipt.hash())
            .await?;
        return Ok(match found {
            Some(_) => draw(StatusCode::OK, &confirm(&visit, &receipt)),
            None => refuse(&visit, &fields, "code-unknown"),
        });
    }
    Ok(match visit.begin_change(receipt.hash()).await? {
        Some(writing) => visit.with_key(see_other(&visit.address("review")), &writing.key),
        None => refuse(&visit, &fields, "code-unknown"),
    })
}

/// `POST .../withdraw`
pub(crate) async fn withdraw(visit: Visit, Form(fields): Form) -> Result<Response, Fault> {
    if let Some(refusal) = visit.not_open() {
        return Ok(refusal);
    }
    let receipt = match read(&fields) {
        Ok(receipt) => receipt,
        Err(message) => return Ok(refuse(&visit, &fields, message)),
    };
    if visit
        .app
        .store()
        .withdraw(&visit.survey().id, receipt.hash())
        .await?
    {
        Ok(visit.without_key(see_other(&visit.address("withdrawn"))))
    } else {
        Ok(refuse(&visit, &fields, "code-unknown"))
    }
}

/// `GET .../withdrawn`
pub(crate) async fn withdrawn(visit: Visit) -> Response {
    let frame = visit.frame(&visit.words.say("withdrawn-title"));
    let mut notice = Notice::of(frame, "withdrawn-title", &["withdrawn-text"]);
    notice.forget = true;
    notice.draw(StatusCode::OK)
}

/// The code in `fields`, or the message that says what is wrong with it.
fn read(fields: &Fields) -> Result<Receipt, &'static str> {
    match own(fields, field::CODE).trim() {
        "" => Err("code-missing"),
        text => Receipt::parse(text).ok_or("code-mistyped"),
    }
}

fn refuse(visit: &Visit, fields: &Fields, message: &str) -> Response {
    let page = page(visit, own(fields, field::CODE), Some(message));
    draw(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn page(visit: &Visit, typed: &str, wrong: Option<&str>) -> CodePage {
    let words = visit.words;
    let sentence = wrong.map(|message| words.say(message));
    let mut alert = Alert::default();
    alert.entries.extend(sentence.clone().map(|sentence| Entry {
        address: format!("#{}", field::CODE),
        sentence,
    }));
    CodePage {
        frame: visit
            .frame_at(&words.say("code-page"), "code")
            .with_error(wrong.is_some()),
        until: visit.until("code-until"),
        action: visit.address("code"),
        line: Line {
            name: field::CODE.to_owned(),
            label: words.say("code-label"),
            value: typed.to_owned(),
            long: false,
            limit: 40,
            limit_note: Some(words.say("code-hint")),
            fault: sentence.map(|sentence| Wrong {
                lead: words.say("fault-lead"),
                sentence,
            }),
            is_faulty: wrong.is_some(),
            described: String::new(),
        },
        alert,
    }
}

fn confirm(visit: &Visit, receipt: &Receipt) -> Withdraw {
    Withdraw {
        frame: visit
            .frame(&visit.words.say("withdraw-title"))
            .without_languages(),
        back: visit.address("code"),
        action: visit.address("withdraw"),
        code: receipt.to_string(),
    }
}
