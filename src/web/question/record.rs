//! A group of fields that can be filled several times: the first in view, the others folded until
//! they are needed.

use askama::Template;

use super::{Line, Select, Sheet};
use crate::survey::{Field, FieldKind, Item};

/// The records of an item.
#[derive(Template)]
#[template(path = "control/records.html")]
pub(crate) struct Records {
    /// As many groups of fields as may be filled.
    pub records: Vec<Record>,
}

/// One group of fields.
pub(crate) struct Record {
    /// The id of the group.
    pub id: String,
    /// "Entry 2 of 3".
    pub title: String,
    /// Whether the group can be folded away.
    pub folds: bool,
    /// Whether it is unfolded: it holds something, or something in it is wrong.
    pub open: bool,
    /// The fields.
    pub parts: Vec<Part>,
}

/// One field.
pub(crate) enum Part {
    /// Words.
    Line(Line),
    /// One of several choices.
    Select(Select),
}

impl Sheet<'_> {
    pub(super) fn records(&self, item: &Item, fields: &[Field], max: usize) -> Records {
        let records = (1..=max)
            .map(|index| {
                let id = format!("{}.{index}", item.id);
                let parts: Vec<Part> = fields.iter().map(|field| self.part(&id, field)).collect();
                let key = if index == 1 { "record" } else { "record-more" };
                Record {
                    title: self
                        .words
                        .say_with(key, &[("index", index.into()), ("max", max.into())]),
                    folds: index > 1,
                    open: parts.iter().any(Part::is_used),
                    parts,
                    id,
                }
            })
            .collect();
        Records { records }
    }

    fn part(&self, record: &str, field: &Field) -> Part {
        let name = format!("{record}.{}", field.id);
        let label = self.local(&field.label).to_owned();
        let label = if field.required {
            label
        } else {
            self.words.say_with("optional", &[("label", label.into())])
        };
        match &field.kind {
            FieldKind::Text { long, limit } => {
                Part::Line(self.line(&name, label, *long, Some(*limit)))
            }
            FieldKind::Choice(choices) => Part::Select(self.select(
                name,
                label,
                self.words.say("choose-one"),
                choices.iter().map(|choice| {
                    (
                        choice.code.to_string(),
                        self.local(&choice.label).to_owned(),
                    )
                }),
            )),
        }
    }
}

impl Part {
    fn is_used(&self) -> bool {
        match self {
            Self::Line(line) => !line.value.is_empty() || line.fault.is_some(),
            Self::Select(select) => {
                select.fault.is_some() || select.options.iter().any(|option| option.checked)
            }
        }
    }
}
