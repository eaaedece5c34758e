//! The rules that an answer of the right shape must still keep: limits, exclusiveness, order.
//!
//! Owns the one judgement that form, import and interface of any kind share. Reads nothing but the
//! definition and the answers.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Answer, AnswerSet, Problem, ProblemKind};
use crate::id::{Code, DK, FieldId};
use crate::survey::routing::Given as _;
use crate::survey::{Field, FieldKind, Item, Kind, Survey};

/// Everything wrong with the answer to `item`, its words for "other" included. Whether the item is
/// shown is the caller's business.
pub fn check(item: &Item, set: &AnswerSet) -> Vec<Problem> {
    let name = item.id.as_str();
    let mut problems = Problems {
        item,
        list: Vec::new(),
    };
    match (&item.kind, set.answers.get(&item.id)) {
        (_, None) if item.required => problems.add(name.to_owned(), ProblemKind::Required),
        (Kind::Multiple { max, .. }, Some(Answer::Multiple(codes))) => {
            problems.check_choices(name.to_owned(), codes, max.unwrap_or(usize::MAX));
        }
        (Kind::Ranking { top, .. }, Some(Answer::Ranking(codes))) => {
            problems.check_choices(format!("{name}.1"), codes, *top);
        }
        (Kind::Text { limit, .. }, Some(Answer::Text(text))) => {
            problems.check_length(name.to_owned(), text, *limit);
        }
        (Kind::Records { fields, max }, Some(Answer::Records(records))) => {
            problems.check_records(fields, *max, records);
        }
        _ => {}
    }
    if let Some(words) = set.other.get(&item.id) {
        let control = format!("{name}{}", super::json::OTHER_SUFFIX);
        let codes = set.codes(&item.id);
        if item
            .choices()
            .iter()
            .any(|choice| choice.other && codes.contains(&&choice.code))
        {
            problems.check_length(control, words, OTHER_LIMIT);
        } else {
            problems.add(control, ProblemKind::OtherNotChosen);
        }
    }
    problems.list
}

/// The problems of one item as they are found.
struct Problems<'a> {
    item: &'a Item,
    list: Vec<Problem>,
}

impl Problems<'_> {
    fn add(&mut self, control: String, kind: ProblemKind) {
        self.list.push(Problem {
            item: self.item.id.clone(),
            control,
            kind,
        });
    }

    fn check_choices(&mut self, control: String, codes: &[Code], max: usize) {
        if let Some(code) = not_alone(self.item, codes) {
            self.add(
                control,
                ProblemKind::NotAlone {
                    code: code.to_string(),
                },
            );
        } else if codes.len() > max {
            self.add(
                control,
                ProblemKind::TooMany {
                    max,
                    chosen: codes.len(),
                },
            );
        }
    }

    fn check_length(&mut self, control: String, text: &str, max: usize) {
        // Bytes bound clusters from above, so only texts near the limit need counting.
        let length = if text.len() <= max {
            0
        } else {
            text.graphemes(true).count()
        };
        if length > max {
            self.add(
                control,
                ProblemKind::TooLong {
                    max,
                    by: length - max,
                },
            );
        }
    }

    fn check_records(
        &mut self,
        fields: &[Field],
        max: usize,
        records: &[BTreeMap<FieldId, String>],
    ) {
        let name = self.item.id.to_string();
        if records.len() > max {
            let kind = ProblemKind::TooMany {
                max,
                chosen: records.len(),
            };
            self.add(format!("{name}.1"), kind);
        }
        for (index, record) in records.iter().enumerate() {
            for field in fields {
                let control = format!("{name}.{}.{}", index + 1, field.id);
                match (record.get(&field.id), &field.kind) {
                    (None, _) if field.required => self.add(control, ProblemKind::FieldMissing),
                    (Some(text), FieldKind::Text { limit, .. }) => {
                        self.check_length(control, text, *limit);
                    }
                    _ => {}
                }
            }
        }
    }
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
