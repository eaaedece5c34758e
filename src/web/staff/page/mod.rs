//! The pages of the workspace, one file a task.

pub(super) mod account;
pub(super) mod audit;
pub(super) mod beginning;
pub(super) mod entry;
pub(super) mod event;
pub(super) mod people;
pub(super) mod second_step;
pub(super) mod surveys;

use super::access::value;
use super::credential;
use super::field::{Faults, Field};
use crate::answer::form::Fields;
use crate::i18n::Words;
use crate::web::sentence;

/// An instant as the pages of the workspace write it. They belong to no event, so it is UTC.
fn moment(words: &Words, instant: jiff::Timestamp) -> String {
    sentence::moment(words, instant, &jiff::tz::TimeZone::UTC)
}

/// The two controls in which a new password is typed.
fn new_password(words: &Words) -> [Field; 2] {
    let rule = words.say_with("password-rule", &[("least", credential::SHORTEST.into())]);
    [
        Field::password(words, "password", "password-new", "new-password").hint(rule),
        Field::password(words, "again", "password-again", "new-password"),
    ]
}

/// What is wrong with a new password of `login`, and whether it was typed twice alike.
fn check_new_password(words: &Words, fields: &Fields, login: &str, faults: &mut Faults) {
    let password = value(fields, "password");
    if let Some(weakness) = credential::weakness(password, login) {
        faults.add(words, "password", weakness);
    } else if value(fields, "again") != password {
        faults.add(words, "again", "password-differs");
    }
}
