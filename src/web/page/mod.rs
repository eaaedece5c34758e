//! The pages, one file for each step of a participant's way.

pub(crate) mod code;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod offline;
pub(crate) mod poster;
pub(crate) mod receipt;
pub(crate) mod review;
pub(crate) mod screen;
pub(crate) mod welcome;

use crate::answer::form::Fields;

/// Fields of our own. Their names begin with an underscore, which no item's name does.
mod field {
    /// Which button was pressed.
    pub(super) const GO: &str = "_go";
    /// Where the visitor came from.
    pub(super) const FROM: &str = "_from";
    /// The key of the response being written.
    pub(super) const KEY: &str = "_key";
    /// The version of the survey that was answered.
    pub(super) const VERSION: &str = "_version";
    /// A receipt code.
    pub(super) const CODE: &str = "_code";
}

/// The value of one of our own fields.
fn own<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields
        .get(name)
        .and_then(|values| values.first())
        .map_or("", String::as_str)
}

/// What is wrong, told at the top of a page.
#[derive(Default)]
struct Alert {
    /// Why nothing could be saved.
    trouble: Option<String>,
    /// What is wrong with the answers.
    entries: Vec<Entry>,
}

/// One thing that is wrong, leading to its control.
struct Entry {
    /// Where the control is.
    address: String,
    /// What to do.
    sentence: String,
}

impl Alert {
    /// Whether there is anything to tell.
    fn is_raised(&self) -> bool {
        self.trouble.is_some() || !self.entries.is_empty()
    }
}
