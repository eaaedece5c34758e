//! Columns that programs add by themselves: about the response, about the device, about the person.
//!
//! Owns their names in the usual survey programs and in this product's own exports.

use super::super::lexicon::normalise;

/// What a column that a program added by itself is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// What the response is recognised by.
    Id,
    /// When it was sent.
    Day,
    /// The language of the form.
    Language,
    /// Whether it was sent.
    Complete,
    /// Nothing that is kept.
    Nothing,
}

/// Reduced headers and what they are for; the first of a role is preferred.
const ROLES: [(&str, Role); 62] = [
    ("responseid", Role::Id),
    ("response id", Role::Id),
    ("uuid", Role::Id),
    ("meta instanceid", Role::Id),
    ("instanceid", Role::Id),
    ("id de la reponse", Role::Id),
    ("id", Role::Id),
    ("day", Role::Day),
    ("submitdate", Role::Day),
    ("date submitted", Role::Day),
    ("date de soumission", Role::Day),
    ("submission time", Role::Day),
    ("submissiondate", Role::Day),
    ("completion time", Role::Day),
    ("heure de fin", Role::Day),
    ("recordeddate", Role::Day),
    ("recorded date", Role::Day),
    ("enddate", Role::Day),
    ("end date", Role::Day),
    ("timestamp", Role::Day),
    ("horodateur", Role::Day),
    ("طابع زمني", Role::Day),
    ("today", Role::Day),
    ("end", Role::Day),
    ("language", Role::Language),
    ("startlanguage", Role::Language),
    ("start language", Role::Language),
    ("langue de depart", Role::Language),
    ("userlanguage", Role::Language),
    ("user language", Role::Language),
    ("finished", Role::Complete),
    ("status", Role::Complete),
    ("lastpage", Role::Nothing),
    ("last page", Role::Nothing),
    ("seed", Role::Nothing),
    ("startdate", Role::Nothing),
    ("start date", Role::Nothing),
    ("start time", Role::Nothing),
    ("heure de debut", Role::Nothing),
    ("start", Role::Nothing),
    ("datestamp", Role::Nothing),
    ("date started", Role::Nothing),
    ("date last action", Role::Nothing),
    ("refurl", Role::Nothing),
    ("refererurl", Role::Nothing),
    ("referrer url", Role::Nothing),
    ("progress", Role::Nothing),
    ("duration in seconds", Role::Nothing),
    ("duration", Role::Nothing),
    ("externalreference", Role::Nothing),
    ("external data reference", Role::Nothing),
    ("distributionchannel", Role::Nothing),
    ("distribution channel", Role::Nothing),
    ("version", Role::Nothing),
    ("formhub uuid", Role::Nothing),
    ("notes", Role::Nothing),
    ("tags", Role::Nothing),
    ("index", Role::Nothing),
    ("validation status", Role::Nothing),
    ("last modified time", Role::Nothing),
    ("total points", Role::Nothing),
    ("quiz feedback", Role::Nothing),
];

/// The role of a column with this header, and how early it is preferred for it.
pub(super) fn role(header: &str) -> Option<(Role, usize)> {
    let reduced = normalise(header);
    let at = ROLES.iter().position(|(name, _)| *name == reduced)?;
    Some((ROLES[at].1, at))
}
