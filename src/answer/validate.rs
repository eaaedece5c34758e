//! The rules that an answer of the right shape must still keep: limits, exclusiveness, order.
//!
//! Owns the one judgement that form, import and interface of any kind share. Reads nothing but the
//! definition and the answers.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Answer, AnswerSet, Problem, ProblemKind};
use crate::id::{Code, DK};
use crate::survey::routing::Given as _;
use crate::survey::{FieldKind, Item, Kind, Survey};

/// Everything wrong with the answer to `item`, its words for "other" included. Whether the item is
/// shown is the caller's business.
pub fn check(item: &Item, set: &AnswerSet) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut add = |control: String, kind| {
        problems.push(Problem {
            item: item.id.clone(),
            control,
            kind,
        });
    };
    let name = item.id.to_string();
    let answer = set.answers.get(&item.id);
    match (&item.kind, answer) {
        (_, None) if item.required => add(name.clone(), ProblemKind::Required),
        (Kind::Multiple { max, .. }, Some(Answer::Multiple(codes))) => {
            if let Some(code) = not_alone(item, codes) {
                add(
                    name.clone(),
                    ProblemKind::NotAlone {
                        code: code.to_string(),
                    },
                );
            } else if let Some(max) = max.filter(|max| codes.len() > *max) {
                add(
                    name.clone(),
                    ProblemKind::TooMany {
                        max,
                        chosen: codes.len(),
                    },
                );
            }
        }
        (Kind::Ranking { top, .. }, Some(Answer::Ranking(codes))) => {
            if let Some(code) = not_alone(item, codes) {
                add(
                    format!("{name}.1"),
                    ProblemKind::NotAlone {
                        code: code.to_string(),
                    },
                );
            } else if codes.len() > *top {
                let kind = ProblemKind::TooMany {
                    max: *top,
                    chosen: codes.len(),
                };
                add(format!("{name}.1"), kind);
            }
        }
        (Kind::Text { limit, .. }, Some(Answer::Text(text))) => {
            if let Some(kind) = too_long(text, *limit) {
                add(name.clone(), kind);
            }
        }
        (Kind::Records { fields, max }, Some(Answer::Records(records))) => {
            if records.len() > *max {
                let kind = ProblemKind::TooMany {
                    max: *max,
                    chosen: records.len(),
                };
                add(format!("{name}.1"), kind);
            }
            for (index, record) in records.iter().enumerate() {
                for field in fields {
                    let control = format!("{name}.{}.{}", index + 1, field.id);
                    match (record.get(&field.id), &field.kind) {
                        (None, _) if field.required => add(control, ProblemKind::FieldMissing),
                        (Some(text), FieldKind::Text { limit, .. }) => {
                            if let Some(kind) = too_long(text, *limit) {
                                add(control, kind);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        _ => {}
    }
    if let Some(words) = set.other.get(&item.id) {
        let control = format!("{name}{}", super::json::OTHER_SUFFIX);
        let chosen = item.choices().iter().any(|choice| {
            choice.other && set.codes(&item.id).iter().any(|code| **code == choice.code)
        });
        if !chosen {
            add(control, ProblemKind::OtherNotChosen);
        } else if let Some(kind) = too_long(words, OTHER_LIMIT) {
            add(control, kind);
        }
    }
    problems
}

/// The most grapheme clusters in the words of "other, please say".
pub const OTHER_LIMIT: usize = 120;

/// Removes what this respondent was not shown: answers to hidden items, rows not carried forward,
/// words for an "other" that is not chosen. Done once, when a response is sent; before that a
/// change of mind must be able to bring everything back.
pub fn prune(survey: &Survey, set: &mut AnswerSet) {
    for page in &survey.pages {
        for item in &page.items {
            if !survey.is_shown(page, item, set) {
                set.answers.remove(&item.id);
                set.other.remove(&item.id);
                continue;
            }
            let rows = survey.rows(item, set);
            if let Some(Answer::Matrix(points)) = set.answers.get_mut(&item.id) {
                points.retain(|row, _| rows.contains(row));
                if points.is_empty() {
                    set.answers.remove(&item.id);
                }
            }
        }
    }
}

/// The choice that stands alone and was combined with others.
fn not_alone<'a>(item: &Item, codes: &'a [Code]) -> Option<&'a Code> {
    codes.iter().find(|code| {
        codes.len() > 1
            && (code.as_str() == DK
                || item
                    .choice(code.as_str())
                    .is_some_and(|choice| choice.exclusive))
    })
}

fn too_long(text: &str, max: usize) -> Option<ProblemKind> {
    // Bytes bound clusters from above, so the count is needed only for texts near the limit.
    if text.len() <= max {
        return None;
    }
    let length = text.graphemes(true).count();
    (length > max).then(|| ProblemKind::TooLong {
        max,
        by: length - max,
    })
}
