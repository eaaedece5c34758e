//! Sentences made of kinds: problems with answers, instants.
//!
//! Owns how a kind becomes words of the respondent's language. Knows the definition, for labels,
//! and nothing of pages or requests.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::answer::{AnswerSet, Problem, ProblemKind};
use crate::i18n::Words;
use crate::id::{Code, DK};
use crate::survey::{Item, Kind, Rows, Survey};

/// What to do about `problem`.
pub(crate) fn problem(words: &Words, survey: &Survey, problem: &Problem) -> String {
    let item = survey.item(problem.item.as_str());
    match &problem.kind {
        ProblemKind::Required => match item.map(|item| &item.kind) {
            Some(Kind::Single { choices }) if choices.len() == 1 => {
                words.say("problem-required-tick")
            }
            _ => words.say("problem-required"),
        },
        ProblemKind::TooMany { max, chosen } => words.say_with(
            "problem-too-many",
            &[("max", (*max).into()), ("chosen", (*chosen).into())],
        ),
        ProblemKind::NotAlone { code } => words.say_with(
            "problem-not-alone",
            &[("choice", label(words, item, code).into())],
        ),
        ProblemKind::ChosenTwice { code } => words.say_with(
            "problem-chosen-twice",
            &[("choice", label(words, item, code).into())],
        ),
        ProblemKind::PlaceLeftOut { place } => {
            words.say_with("problem-place-left-out", &[("place", (*place).into())])
        }
        ProblemKind::TooLong { max, by } => words.say_with(
            "problem-too-long",
            &[("max", (*max).into()), ("by", (*by).into())],
        ),
        ProblemKind::FieldMissing => words.say_with(
            "problem-field-missing",
            &[("field", field(words, item, &problem.control).into())],
        ),
        ProblemKind::OtherNotChosen => words.say("problem-other-not-chosen"),
        ProblemKind::NotOffered { .. } | ProblemKind::Malformed { .. } => {
            words.say("problem-not-offered")
        }
    }
}

/// The label of `code` in `item`; the code itself if the item does not offer it.
pub(crate) fn label(words: &Words, item: Option<&Item>, code: &str) -> String {
    if code == DK {
        return words.say("answer-dk");
    }
    item.and_then(|item| item.choice(code)).map_or_else(
        || code.to_owned(),
        |choice| choice.label.get(words.language()).to_owned(),
    )
}

/// The label of the field that `control` of a records item is for.
fn field(words: &Words, item: Option<&Item>, control: &str) -> String {
    let Some(Kind::Records { fields, .. }) = item.map(|item| &item.kind) else {
        return String::new();
    };
    let name = control.rsplit('.').next().unwrap_or_default();
    fields
        .iter()
        .find(|field| field.id.as_str() == name)
        .map_or_else(String::new, |field| {
            field.label.get(words.language()).to_owned()
        })
}

/// What the row `code` of a matrix is about: the respondent's own words where they named it.
pub(crate) fn row(
    words: &Words,
    survey: &Survey,
    matrix: &Item,
    given: &AnswerSet,
    code: &Code,
) -> String {
    let own_words = match &matrix.kind {
        Kind::Matrix {
            rows: Rows::Carried(source),
            ..
        } => survey
            .item(source.as_str())
            .and_then(|source| source.choice(code.as_str()))
            .filter(|choice| choice.other)
            .and_then(|_| given.other.get(source)),
        _ => None,
    };
    own_words.cloned().unwrap_or_else(|| {
        survey
            .possible_rows(matrix)
            .iter()
            .find(|row| row.code == *code)
            .map_or_else(
                || code.to_string(),
                |row| row.label.get(words.language()).to_owned(),
            )
    })
}

/// "Level:", and a question just as it is.
pub(crate) fn lead(words: &Words, label: &str) -> String {
    if label.ends_with(['?', '؟']) {
        label.to_owned()
    } else {
        words.say_with("label", &[("label", label.into())])
    }
}

/// The event of `survey`: what, where, when.
pub(crate) fn event_line(words: &Words, survey: &Survey) -> String {
    let (event, language) = (&survey.event, words.language());
    words.say_with(
        "event-line",
        &[
            ("event", event.name.get(language).into()),
            ("place", event.place.get(language).into()),
            ("day", words.date(event.date).into()),
        ],
    )
}

/// "9 December 2018, 18:00 (Africa/Casablanca, UTC+1)": the clock that the event's own people
/// read, and which one it is.
pub(crate) fn moment(words: &Words, at: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    let seconds = zone.to_offset(at).seconds();
    let sign = if seconds < 0 { '\u{2212}' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() % 3600 / 60);
    let offset = match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{minutes:02}"),
    };
    let clock = match zone.iana_name().filter(|name| *name != "UTC") {
        // Without a place to break: in Arabic half a Latin name a line is hard to follow.
        Some(name) => format!("{},\u{a0}{offset}", name.replace('_', "\u{a0}")),
        None => offset,
    };
    words.say_with(
        "moment",
        &[
            ("day", words.date(local.date()).into()),
            (
                "time",
                format!("{:02}:{:02}", local.hour(), local.minute()).into(),
            ),
            ("clock", clock.into()),
        ],
    )
}
