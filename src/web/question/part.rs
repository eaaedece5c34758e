//! The two parts that larger controls are made of: a line (or box) for words, and a list to pick
//! from.

use askama::Template;

use super::{Fault, Mark, Sheet};

/// A control for words.
#[derive(Template)]
#[template(path = "control/line.html")]
pub(crate) struct Line {
    /// The control's name and id.
    pub name: String,
    /// What is asked; empty when the question itself is the label.
    pub label: String,
    /// What was typed.
    pub value: String,
    /// Whether several lines are offered.
    pub long: bool,
    /// The most grapheme clusters, which the script counts.
    pub limit: usize,
    /// The limit in words, always in view.
    pub limit_note: Option<String>,
    /// What is wrong, if it is told here.
    pub fault: Option<Fault>,
    /// Whether something is wrong, told here or with the question.
    pub is_faulty: bool,
    /// The ids of further elements that describe the control.
    pub described: String,
}

impl Line {
    fn described_by(&self) -> String {
        let mut ids: Vec<String> = Vec::new();
        if !self.described.is_empty() {
            ids.push(self.described.clone());
        }
        if self.limit_note.is_some() {
            ids.push(format!("{}-limit", self.name));
        }
        if self.fault.is_some() {
            ids.push(format!("{}-fault", self.name));
        }
        ids.join(" ")
    }
}

/// A list to pick one thing from.
#[derive(Template)]
#[template(path = "control/select.html")]
pub(crate) struct Select {
    /// The control's name and id.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// The entry that stands for no answer.
    pub empty: String,
    /// The entries.
    pub options: Vec<Mark>,
    /// What is wrong.
    pub fault: Option<Fault>,
}

impl Sheet<'_> {
    /// A control for words called `name`; `limit` in grapheme clusters, told where it is given.
    pub(super) fn line(&self, name: &str, label: String, long: bool, limit: Option<usize>) -> Line {
        Line {
            label,
            value: self.value(name).to_owned(),
            long,
            limit: limit.unwrap_or(crate::answer::validate::OTHER_LIMIT),
            limit_note: limit.map(|max| self.words.say_with("text-limit", &[("max", max.into())])),
            fault: self.fault(name),
            is_faulty: self.faults.contains_key(name),
            described: String::new(),
            name: name.to_owned(),
        }
    }

    /// A list called `name` with `entries` of code and label.
    pub(super) fn select(
        &self,
        name: String,
        label: String,
        empty: String,
        entries: impl IntoIterator<Item = (String, String)>,
    ) -> Select {
        let options = entries
            .into_iter()
            .map(|(code, label)| Mark {
                id: String::new(),
                checked: self.is_chosen(&name, &code),
                code,
                label,
                apart: false,
                line: None,
            })
            .collect();
        Select {
            fault: self.fault(&name),
            name,
            label,
            empty,
            options,
        }
    }
}
