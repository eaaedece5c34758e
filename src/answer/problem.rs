//! What can be wrong with an answer: kinds that pages put into words.
//!
//! Owns no sentence: a problem names the item, the control and the kind, and the interface strings
//! say it in the respondent's language.

use crate::id::ItemId;

/// One thing wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The item concerned.
    pub item: ItemId,
    /// The name of the form control concerned, as [`form`](super::form) writes it.
    pub control: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The kinds of problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// An answer is needed to go on.
    Required,
    /// More was chosen than allowed.
    TooMany {
        /// How many may be chosen.
        max: usize,
        /// How many were chosen.
        chosen: usize,
    },
    /// A choice that stands alone was combined with others.
    NotAlone {
        /// The code of that choice.
        code: String,
    },
    /// The same choice was put in two places of a ranking.
    ChosenTwice {
        /// The code of that choice.
        code: String,
    },
    /// A ranking has an empty place before a filled one.
    PlaceLeftOut {
        /// The empty place, from 1.
        place: usize,
    },
    /// The words are too long.
    TooLong {
        /// The most grapheme clusters.
        max: usize,
        /// How many there are beyond it.
        by: usize,
    },
    /// A record lacks a field that it needs.
    FieldMissing,
    /// Words were given for "other", but another choice was made.
    OtherNotChosen,
    /// Something that the form does not offer, so not made by a person with this form.
    NotOffered {
        /// What was received.
        found: String,
    },
    /// A value of another shape than the kind stores.
    Malformed {
        /// What was expected, in English, for import reports.
        expected: &'static str,
    },
}
