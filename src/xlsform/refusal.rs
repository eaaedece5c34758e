//! What of a form cannot be taken, told with sheet and cell.
//!
//! Owns the collecting: reading goes on after a refusal, so that a person sees all of them at once.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use crate::id;

/// One thing that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Sheet and cell, such as ``sheet `survey`, cell C12``.
    pub place: String,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)?;
        if self.help.is_empty() {
            return Ok(());
        }
        write!(f, "\n  help: {}", self.help)
    }
}

/// Refusals and notes while a form is read.
#[derive(Debug, Default)]
pub(super) struct Findings {
    refusals: RefCell<Vec<Refusal>>,
    notes: RefCell<Vec<String>>,
}

impl Findings {
    /// Adds a refusal, once.
    pub(super) fn refuse(
        &self,
        place: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let refusal = Refusal {
            place: place.into(),
            message: message.into(),
            help: help.into(),
        };
        let mut refusals = self.refusals.borrow_mut();
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }

    /// Says what was taken otherwise than it stands there.
    pub(super) fn note(&self, note: impl Into<String>) {
        let note = note.into();
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// The name in place of `name`; where that is a shorter one, it is said.
    pub(super) fn shorten<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let short = id::shorten(name);
        if short != name {
            self.note(format!(
                "`{name}` is called `{short}`: names have at most 24 letters. Responses to the form \
                 may have either"
            ));
        }
        short
    }

    pub(super) fn is_refused(&self) -> bool {
        !self.refusals.borrow().is_empty()
    }

    pub(super) fn take(&self) -> (Vec<Refusal>, Vec<String>) {
        (self.refusals.take(), self.notes.take())
    }
}
