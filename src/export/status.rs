//! How the status of an item is written where there is no value.
//!
//! Owns the reserved codes and the words for a status, so that wide file, long file and dictionary
//! agree. Knows nothing of columns.

use crate::answer::ItemStatus;

/// Every status without a value, with its reserved code, in the order in which they are told.
pub(super) const RESERVED: [(ItemStatus, i64); 4] = [
    (ItemStatus::Skipped, -99),
    (ItemStatus::DontKnow, -98),
    (ItemStatus::NotShown, -96),
    (ItemStatus::NotReached, -95),
];

/// The code that stands in place of a value: -99 skipped, -98 don't know or prefer not to say,
/// -96 not shown, -95 not reached. `None` for an item that was answered.
pub fn reserved_code(status: ItemStatus) -> Option<i64> {
    RESERVED
        .iter()
        .find(|(known, _)| *known == status)
        .map(|(_, code)| *code)
}

/// The status as the long file and the dictionary write it.
pub fn status_word(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Answered => "answered",
        ItemStatus::DontKnow => "dont_know",
        ItemStatus::Skipped => "skipped",
        ItemStatus::NotShown => "not_shown",
        ItemStatus::NotReached => "not_reached",
    }
}

/// The key of the message that says the status in a language.
pub(super) fn status_message(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Answered => "export-answered",
        ItemStatus::DontKnow => "answer-dk",
        ItemStatus::Skipped => "export-skipped",
        ItemStatus::NotShown => "export-not-shown",
        ItemStatus::NotReached => "export-not-reached",
    }
}
