//! Answers in words, for the page on which they are checked before they are sent.
//!
//! Owns how an answer of each kind is read back. Knows nothing of requests or storage.

use crate::answer::{Answer, AnswerSet, Problem};
use crate::i18n::Words;
use crate::id::{Code, DK};
use crate::survey::{Field, FieldKind, Item, Kind, Page, Survey};

use super::progress::Progress;
use super::sentence::{self, label, lead};

/// The answers of one page of the survey.
pub(crate) struct Section {
    /// The title of the page.
    pub title: String,
    /// One row an item shown.
    pub rows: Vec<Row>,
}

/// One question with its answer.
pub(crate) struct Row {
    /// The question.
    pub question: String,
    /// The answer, in lines; none if there is none.
    pub answer: Vec<Line>,
    /// Where it can be changed.
    pub address: String,
    /// Whether something is wrong with it.
    pub faulty: bool,
}

/// One line of an answer.
pub(crate) struct Line {
    /// What the line is about: the row of a matrix, the place of a ranking, the field of a record.
    pub label: Option<String>,
    /// The answer.
    pub text: String,
}

impl Line {
    fn of(text: impl Into<String>) -> Self {
        Self {
            label: None,
            text: text.into(),
        }
    }

    fn about(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: Some(label.into()),
            text: text.into(),
        }
    }
}

/// All that was shown, page by page; `address` gives the address of a screen.
pub(crate) fn sections(
    survey: &Survey,
    words: &Words,
    given: &AnswerSet,
    problems: &[Problem],
    address: impl Fn(usize, &Item) -> String,
) -> Vec<Section> {
    let progress = Progress::new(survey, given);
    let mut sections: Vec<(&Page, Section)> = Vec::new();
    for screen in &progress.screens {
        for item in screen.items {
            if !item.is_asked() || !survey.is_shown(screen.page, item, given) {
                continue;
            }
            let row = Row {
                question: item.short_or_text().get(words.language()).to_owned(),
                answer: lines(survey, words, item, given),
                address: address(screen.index, item),
                faulty: problems.iter().any(|problem| problem.item == item.id),
            };
            match sections.last_mut() {
                Some((page, section)) if page.id == screen.page.id => section.rows.push(row),
                _ => sections.push((
                    screen.page,
                    Section {
                        title: screen.page.title.get(words.language()).to_owned(),
                        rows: vec![row],
                    },
                )),
            }
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// The answer to `item`, in lines.
pub(crate) fn lines(survey: &Survey, words: &Words, item: &Item, given: &AnswerSet) -> Vec<Line> {
    let Some(answer) = given.get(item.id.as_str()) else {
        return Vec::new();
    };
    let name = |code: &Code| choice(words, item, given, code);
    match answer {
        Answer::Single(code) => vec![Line::of(name(code))],
        Answer::Multiple(codes) => codes.iter().map(|code| Line::of(name(code))).collect(),
        Answer::Ranking(_) if answer.is_dk() => vec![Line::of(words.say("answer-dk"))],
        Answer::Ranking(codes) => codes
            .iter()
            .enumerate()
            .map(|(index, code)| Line::about(format!("{}.", index + 1), name(code)))
            .collect(),
        Answer::Matrix(points) => survey
            .rows(item, given)
            .iter()
            .filter_map(|row| {
                let about = lead(words, &sentence::row(words, survey, item, given, row));
                Some(Line::about(
                    about,
                    point_label(words, item, points.get(row)?),
                ))
            })
            .collect(),
        Answer::Text(text) => vec![Line::of(text.as_str())],
        Answer::Records(records) => {
            let Kind::Records { fields, .. } = &item.kind else {
                return Vec::new();
            };
            records
                .iter()
                .enumerate()
                .flat_map(|(index, record)| {
                    let number = (records.len() > 1).then(|| {
                        let variables =
                            [("index", (index + 1).into()), ("max", records.len().into())];
                        Line::of(words.say_with("record", &variables))
                    });
                    let values = fields.iter().filter_map(|field| {
                        let value = record.get(&field.id)?;
                        let about = field.label.get(words.language());
                        Some(Line::about(
                            lead(words, about),
                            field_value(words, field, value),
                        ))
                    });
                    number.into_iter().chain(values).collect::<Vec<_>>()
                })
                .collect()
        }
    }
}

/// The label of a choice, with the words given for "other".
fn choice(words: &Words, item: &Item, given: &AnswerSet, code: &Code) -> String {
    let name = label(words, Some(item), code.as_str());
    let is_other = item
        .choice(code.as_str())
        .is_some_and(|choice| choice.other);
    match given.other.get(&item.id).filter(|_| is_other) {
        Some(said) => words.say_with(
            "other-said",
            &[("choice", name.into()), ("words", said.as_str().into())],
        ),
        None => name,
    }
}

fn point_label(words: &Words, item: &Item, point: &Code) -> String {
    if point.as_str() == DK {
        return words.say("answer-dk");
    }
    item.scale()
        .and_then(|scale| Some(&scale.points[scale.position(point)?]))
        .map_or_else(
            || point.to_string(),
            |point| point.label.get(words.language()).to_owned(),
        )
}

fn field_value(words: &Words, field: &Field, value: &str) -> String {
    match &field.kind {
        FieldKind::Text { .. } => value.to_owned(),
        FieldKind::Choice(choices) => choices
            .iter()
            .find(|choice| choice.code.as_str() == value)
            .map_or_else(
                || value.to_owned(),
                |choice| choice.label.get(words.language()).to_owned(),
            ),
    }
}
