//! Questions as controls: what a screen shows of each item.
//!
//! Owns the view of every kind of item, drawn from the definition and from fields exactly as they
//! were typed, so that a screen shown again has nothing cleared. A new kind of item is a new arm of
//! [`Sheet::question`]. Knows nothing of requests, storage or the order of screens.

mod choice;
mod matrix;
mod part;
mod record;

use std::collections::BTreeMap;

use askama::Template;
use askama::filters::HtmlSafe;

use choice::{Choices, Mark, Ranking};
use matrix::Matrix;
pub(crate) use part::Line;
use part::Select;
use record::Records;

use super::sentence;
use crate::answer::form::Fields;
use crate::answer::{AnswerSet, Problem};
use crate::i18n::Words;
use crate::id::Key;
use crate::survey::{Item, Kind, Language, Survey};

/// Everything that the controls of a screen are drawn from.
pub(crate) struct Sheet<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// The language of the page.
    pub words: &'static Words,
    /// What was answered so far; decides which rows a matrix has.
    pub given: &'a AnswerSet,
    /// What the controls hold, exactly as typed.
    pub fields: &'a Fields,
    /// What is wrong, by control, in words.
    pub faults: &'a BTreeMap<String, String>,
    /// Decides the order of shuffled choices; without it they stand as in the definition, and the
    /// phone puts them in the same order by itself.
    pub key: Option<&'a Key>,
    /// Whether matrices have every row that may come, for a form that routes on the phone.
    pub whole: bool,
}

/// One item as it is shown.
#[derive(Template)]
#[template(path = "control/question.html")]
pub(crate) struct Question {
    /// The item's name, which is the id of the element around its controls.
    pub name: String,
    /// The question, in paragraphs.
    pub text: Vec<String>,
    /// Whether the question is a long one and is set smaller.
    pub long: bool,
    /// The author's helper line.
    pub hint: Option<String>,
    /// What the control asks for: "Choose up to 3".
    pub note: Option<String>,
    /// A note of this control is kept up to date by script.
    pub counted: Option<usize>,
    /// What is wrong with the answer as a whole.
    pub fault: Option<Fault>,
    /// The control.
    pub control: Control,
}

/// A sentence about what is wrong, with the visually hidden word that comes before it.
#[derive(Clone)]
pub(crate) struct Fault {
    /// "Error:".
    pub lead: String,
    /// What to do.
    pub sentence: String,
}

/// The control of an item.
pub(crate) enum Control {
    /// Something said, nothing asked.
    Nothing,
    /// Radio buttons or checkboxes.
    Choices(Choices),
    /// First, second, third choice.
    Ranking(Ranking),
    /// Rows on one scale.
    Matrix(Matrix),
    /// An open answer.
    Line(Line),
    /// A repeated group of fields.
    Records(Records),
}

/// Each view is a template of its own and escapes what it is given.
macro_rules! templates_are_safe {
    ($($view:ty),+) => { $(impl HtmlSafe for $view {})+ };
}
templates_are_safe!(Question, Choices, Ranking, Matrix, Line, Select, Records);

impl Question {
    /// Whether the group itself takes the item's name as its id; of choices the first one does.
    fn is_target(&self) -> bool {
        !matches!(self.control, Control::Choices(_))
    }

    /// The ids of the elements that describe the controls, for `aria-describedby`.
    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        for (suffix, present) in [
            ("hint", self.hint.is_some()),
            ("note", self.note.is_some()),
            ("fault", self.fault.is_some()),
        ] {
            if present {
                ids.push(format!("{}-{suffix}", self.name));
            }
        }
        ids.join(" ")
    }
}

impl Sheet<'_> {
    /// The view of `item`.
    pub(crate) fn question(&self, item: &Item) -> Question {
        let name = item.id.to_string();
        let text = self.local(&item.text);
        let mut question = Question {
            text: paragraphs(text),
            long: text.chars().count() > 90,
            hint: item.hint.as_ref().map(|hint| self.local(hint).to_owned()),
            note: self.note(item),
            counted: None,
            fault: self.fault(&name),
            control: Control::Nothing,
            name,
        };
        question.control = match &item.kind {
            Kind::Single { .. } => Control::Choices(self.choices(item, false)),
            Kind::Multiple { max, .. } => {
                question.counted = *max;
                Control::Choices(self.choices(item, true))
            }
            Kind::Ranking { top, .. } => Control::Ranking(self.ranking(item, *top)),
            Kind::Matrix { scale, .. } => Control::Matrix(self.matrix(item, scale)),
            Kind::Text { long, limit } => {
                let mut line = self.line(item.id.as_str(), String::new(), *long, Some(*limit));
                line.described = question.described_by();
                // The question stands as the label and tells fault and limit, once.
                line.fault = None;
                line.limit_note = None;
                Control::Line(line)
            }
            Kind::Records { fields, max } => Control::Records(self.records(item, fields, *max)),
            Kind::Statement => Control::Nothing,
        };
        question
    }

    /// What the control asks for, told with the question.
    fn note(&self, item: &Item) -> Option<String> {
        match &item.kind {
            Kind::Multiple { max: Some(max), .. } => Some(
                self.words
                    .say_with("choose-up-to", &[("max", (*max).into())]),
            ),
            Kind::Multiple { max: None, .. } => Some(self.words.say("choose-all")),
            Kind::Ranking { top, .. } => {
                Some(self.words.say_with("rank-up-to", &[("max", (*top).into())]))
            }
            Kind::Text { limit, .. } => Some(
                self.words
                    .say_with("text-limit", &[("max", (*limit).into())]),
            ),
            Kind::Records { max, .. } => Some(
                self.words
                    .say_with("records-up-to", &[("max", (*max).into())]),
            ),
            _ => None,
        }
    }

    fn language(&self) -> Language {
        self.words.language()
    }

    fn local<'t>(&self, text: &'t crate::survey::LocalText) -> &'t str {
        text.get(self.language())
    }

    fn fault(&self, control: &str) -> Option<Fault> {
        self.faults.get(control).map(|sentence| Fault {
            lead: self.words.say("fault-lead"),
            sentence: sentence.clone(),
        })
    }

    /// The first value of a control that is not empty.
    fn value(&self, control: &str) -> &str {
        self.fields
            .get(control)
            .and_then(|values| values.iter().find(|value| !value.is_empty()))
            .map_or("", String::as_str)
    }

    fn is_chosen(&self, control: &str, code: &str) -> bool {
        self.fields
            .get(control)
            .is_some_and(|values| values.iter().any(|value| value == code))
    }
}

/// What is wrong, in words and by control; of several faults of one control the first counts.
pub(crate) fn faults_by_control(
    survey: &Survey,
    words: &Words,
    problems: &[Problem],
) -> BTreeMap<String, String> {
    let mut faults = BTreeMap::new();
    for problem in problems {
        faults
            .entry(problem.control.clone())
            .or_insert_with(|| sentence::problem(words, survey, problem));
    }
    faults
}

/// A text cut at empty lines.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|paragraph| paragraph.trim().to_owned())
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}
