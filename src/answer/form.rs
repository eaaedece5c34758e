//! Answers as form fields: the names of controls, and both ways between fields and answers.
//!
//! Owns how controls are named, so that pages, problems and tests agree:
//!
//! | kind | controls |
//! |---|---|
//! | `single`, `multiple` | `item`, repeated for a multiple response |
//! | `ranking` | `item.1` ... `item.top` |
//! | `matrix` | `item.row` |
//! | `text` | `item` |
//! | `records` | `item.1.field` ... `item.max.field` |
//! | other, please say | `item__other` |
//!
//! What was typed is kept as [`Fields`], apart from what it means, so that a page with a problem
//! can be shown again with nothing cleared.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::json::OTHER_SUFFIX;
use super::{Answer, AnswerSet, Problem, ProblemKind, validate};
use crate::id::{Code, FieldId};
use crate::survey::{Field, FieldKind, Item, Kind, Page, Survey};

/// Form fields by control name, values in the order received.
pub type Fields = BTreeMap<String, Vec<String>>;

/// The fields that show `set` again.
pub fn write(set: &AnswerSet) -> Fields {
    let mut fields = Fields::new();
    let mut put = |name: String, value: &str| fields.entry(name).or_default().push(value.into());
    for (item, answer) in &set.answers {
        match answer {
            Answer::Single(code) => put(item.to_string(), code.as_str()),
            Answer::Multiple(codes) => {
                for code in codes {
                    put(item.to_string(), code.as_str());
                }
            }
            Answer::Ranking(codes) => codes
                .iter()
                .enumerate()
                .for_each(|(place, code)| put(format!("{item}.{}", place + 1), code.as_str())),
            Answer::Matrix(points) => points
                .iter()
                .for_each(|(row, point)| put(format!("{item}.{row}"), point.as_str())),
            Answer::Text(text) => put(item.to_string(), text),
            Answer::Records(records) => {
                for (index, record) in records.iter().enumerate() {
                    for (field, value) in record {
                        put(format!("{item}.{}.{field}", index + 1), value);
                    }
                }
            }
        }
    }
    for (item, words) in &set.other {
        put(format!("{item}{OTHER_SUFFIX}"), words);
    }
    fields
}

/// Puts the answers that `fields` give to the shown `items` of `page` into `set`, and takes out
/// those that were emptied. Items that are not shown keep what they had, and so do rows of a matrix
/// that are not shown at present: a change of mind must be able to bring them back.
///
/// Returns everything wrong; an item with a problem keeps its former answer in `set`.
pub fn read(
    survey: &Survey,
    page: &Page,
    items: &[Item],
    fields: &Fields,
    set: &mut AnswerSet,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for item in items {
        if !item.is_asked() || !survey.is_shown(page, item, set) {
            continue;
        }
        let before = (set.answers.remove(&item.id), set.other.remove(&item.id));
        let mut found = match decode(survey, item, fields, set) {
            Ok(answer) => {
                if let Some(answer) = answer {
                    set.answers.insert(item.id.clone(), answer);
                }
                if let Some(words) = other_words(item, fields) {
                    set.other.insert(item.id.clone(), words);
                    choose_other(item, set);
                }
                validate::check(item, set)
            }
            Err((control, kind)) => vec![Problem {
                item: item.id.clone(),
                control,
                kind,
            }],
        };
        if found.is_empty() {
            keep_hidden_rows(item, &survey.rows(item, set), before.0, set);
        } else {
            set.answers.remove(&item.id);
            set.other.remove(&item.id);
            set.answers
                .extend(before.0.map(|answer| (item.id.clone(), answer)));
            set.other
                .extend(before.1.map(|words| (item.id.clone(), words)));
        }
        problems.append(&mut found);
    }
    problems
}

type Fault = (String, ProblemKind);

fn decode(
    survey: &Survey,
    item: &Item,
    fields: &Fields,
    set: &AnswerSet,
) -> Result<Option<Answer>, Fault> {
    let name = item.id.as_str();
    Ok(match &item.kind {
        Kind::Single { .. } => one(fields, name)
            .map(|value| offered(item, name, value))
            .transpose()?
            .map(Answer::Single),
        Kind::Multiple { .. } => {
            let given = fields.get(name).map_or(&[][..], Vec::as_slice);
            for value in given.iter().filter(|value| !value.is_empty()) {
                offered(item, name, value)?;
            }
            // Taken in the order of the definition, so that equal choices are equal answers.
            let dk = item.dk.then(|| Code::new(crate::id::DK));
            let codes: Vec<Code> = item
                .choices()
                .iter()
                .map(|choice| choice.code.clone())
                .chain(dk)
                .filter(|code| given.iter().any(|value| value == code.as_str()))
                .collect();
            (!codes.is_empty()).then_some(Answer::Multiple(codes))
        }
        Kind::Ranking { top, .. } => ranking(item, *top, fields)?,
        Kind::Matrix { scale, .. } => {
            let mut points = BTreeMap::new();
            for row in survey.rows(item, set) {
                let control = format!("{name}.{row}");
                let Some(value) = one(fields, &control) else {
                    continue;
                };
                let point = Code::new(value);
                if scale.position(&point).is_none() && !(item.dk && value == crate::id::DK) {
                    return Err((
                        control,
                        ProblemKind::NotOffered {
                            found: value.into(),
                        },
                    ));
                }
                points.insert(row, point);
            }
            (!points.is_empty()).then_some(Answer::Matrix(points))
        }
        Kind::Text { .. } => words(fields, name).map(Answer::Text),
        Kind::Records { fields: parts, max } => records(name, parts, *max, fields)?,
        Kind::Statement => None,
    })
}

fn ranking(item: &Item, top: usize, fields: &Fields) -> Result<Option<Answer>, Fault> {
    let mut codes: Vec<Code> = Vec::new();
    let mut empty = None;
    for place in 1..=top {
        let control = format!("{}.{place}", item.id);
        match (one(fields, &control), empty) {
            (None, _) => empty = empty.or(Some(place)),
            (Some(_), Some(place)) => {
                let control = format!("{}.{place}", item.id);
                return Err((control, ProblemKind::PlaceLeftOut { place }));
            }
            (Some(value), None) => {
                let code = offered(item, &control, value)?;
                if codes.contains(&code) {
                    return Err((
                        control,
                        ProblemKind::ChosenTwice {
                            code: code.to_string(),
                        },
                    ));
                }
                codes.push(code);
            }
        }
    }
    Ok((!codes.is_empty()).then_some(Answer::Ranking(codes)))
}

fn records(
    name: &str,
    parts: &[Field],
    max: usize,
    fields: &Fields,
) -> Result<Option<Answer>, Fault> {
    let mut records = Vec::new();
    for index in 1..=max {
        let mut record: BTreeMap<FieldId, String> = BTreeMap::new();
        for part in parts {
            let control = format!("{name}.{index}.{}", part.id);
            let value = match &part.kind {
                FieldKind::Text { .. } => words(fields, &control),
                FieldKind::Choice(choices) => match one(fields, &control) {
                    Some(code) if !choices.iter().any(|choice| choice.code.as_str() == code) => {
                        return Err((control, ProblemKind::NotOffered { found: code.into() }));
                    }
                    code => code.map(str::to_owned),
                },
            };
            record.extend(value.map(|value| (part.id.clone(), value)));
        }
        if !record.is_empty() {
            records.push(record);
        }
    }
    Ok((!records.is_empty()).then_some(Answer::Records(records)))
}

/// Words typed for "other" choose it where that contradicts nothing, as a person expects.
fn choose_other(item: &Item, set: &mut AnswerSet) {
    let Some(other) = item.choices().iter().find(|choice| choice.other) else {
        return;
    };
    match set.answers.get_mut(&item.id) {
        None if matches!(item.kind, Kind::Single { .. }) => {
            set.answers
                .insert(item.id.clone(), Answer::Single(other.code.clone()));
        }
        None if matches!(item.kind, Kind::Multiple { .. }) => {
            set.answers
                .insert(item.id.clone(), Answer::Multiple(vec![other.code.clone()]));
        }
        Some(Answer::Multiple(codes)) if !codes.contains(&other.code) => {
            codes.push(other.code.clone());
        }
        _ => {}
    }
}

/// Points of rows that are not shown at present stay; they are pruned when the response is sent.
fn keep_hidden_rows(item: &Item, shown: &[Code], before: Option<Answer>, set: &mut AnswerSet) {
    let Some(Answer::Matrix(mut hidden)) = before else {
        return;
    };
    hidden.retain(|row, _| !shown.contains(row));
    if hidden.is_empty() {
        return;
    }
    let entry = set.answers.entry(item.id.clone());
    if let Answer::Matrix(points) = entry.or_insert_with(|| Answer::Matrix(BTreeMap::new())) {
        points.append(&mut hidden);
    }
}

fn other_words(item: &Item, fields: &Fields) -> Option<String> {
    item.has_other()
        .then(|| words(fields, &format!("{}{OTHER_SUFFIX}", item.id)))
        .flatten()
}

fn offered(item: &Item, control: &str, value: &str) -> Result<Code, Fault> {
    if item.takes(value) {
        Ok(Code::new(value))
    } else {
        Err((
            control.to_owned(),
            ProblemKind::NotOffered {
                found: value.to_owned(),
            },
        ))
    }
}

/// The first value that is not empty.
fn one<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields
        .get(name)?
        .iter()
        .map(String::as_str)
        .find(|value| !value.is_empty())
}

/// Words as typed, line ends as `\n`, NFC; `None` when there is nothing but white space.
fn words(fields: &Fields, name: &str) -> Option<String> {
    let text = fields
        .get(name)?
        .iter()
        .find(|value| !value.trim().is_empty())?;
    Some(text.replace("\r\n", "\n").nfc().collect())
}
