//! What a column of another program can tell: a part of the answer to an item.
//!
//! Owns which parts each kind of item has, and the headers of a table by name and by letters.

use crate::id::{Code, DK, FieldId, ItemId};
use crate::survey::{Choice, FieldKind, Item, Kind, Survey};
use crate::workbook::{Row, column_letters};

/// The part of an answer that a column tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub(super) item: ItemId,
    pub(super) part: Part,
}

/// Which part of the item's answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// All of it: the choice, the choices with a sign between them, the words.
    Whole,
    /// Whether this choice of a multiple item was made; of a ranking, whether "don't know" was.
    Choice(Code),
    /// The point in this row of a matrix.
    Row(Code),
    /// The choice in this place of a ranking, from 1.
    Rank(usize),
    /// The place of this choice in a ranking.
    PlaceOf(Code),
    /// A field of the record with this number, from 1.
    Field(usize, FieldId),
    /// The words for "other, please say".
    Other,
}

impl Target {
    pub(super) fn new(item: &Item, part: Part) -> Self {
        Self {
            item: item.id.clone(),
            part,
        }
    }

    /// Every target that `item` has.
    pub(super) fn all_of(survey: &Survey, item: &Item) -> Vec<Self> {
        let mut parts = Vec::new();
        match &item.kind {
            Kind::Single { .. } | Kind::Text { .. } => parts.push(Part::Whole),
            Kind::Multiple { choices, .. } => {
                parts.push(Part::Whole);
                parts.extend(
                    choices
                        .iter()
                        .map(|choice| Part::Choice(choice.code.clone())),
                );
                parts.extend(item.dk.then(|| Part::Choice(Code::new(DK))));
            }
            Kind::Ranking { choices, top } => {
                parts.push(Part::Whole);
                parts.extend((1..=*top).map(Part::Rank));
                parts.extend(
                    choices
                        .iter()
                        .map(|choice| Part::PlaceOf(choice.code.clone())),
                );
                parts.extend(item.dk.then(|| Part::Choice(Code::new(DK))));
            }
            Kind::Matrix { .. } => {
                let rows = survey.possible_rows(item).into_iter();
                parts.extend(rows.map(|row| Part::Row(row.code)));
            }
            Kind::Records { fields, max } => {
                for number in 1..=*max {
                    parts.extend(
                        fields
                            .iter()
                            .map(|field| Part::Field(number, field.id.clone())),
                    );
                }
            }
            Kind::Statement => {}
        }
        parts.extend(item.has_other().then_some(Part::Other));
        parts
            .into_iter()
            .map(|part| Self::new(item, part))
            .collect()
    }

    /// The choices whose codes or labels stand in such a column; `None` where words, numbers or yes
    /// and no do.
    pub(super) fn choices(&self, item: &Item) -> Option<Vec<Choice>> {
        match (&item.kind, &self.part) {
            (Kind::Single { .. } | Kind::Multiple { .. } | Kind::Ranking { .. }, Part::Whole)
            | (Kind::Ranking { .. }, Part::Rank(_)) => Some(item.choices().to_vec()),
            (Kind::Matrix { scale, .. }, Part::Row(_)) => {
                let points = scale.points.iter().map(|point| Choice {
                    code: point.code.clone(),
                    label: point.label.clone(),
                    short: None,
                    other: false,
                    exclusive: false,
                });
                Some(points.collect())
            }
            (Kind::Records { fields, .. }, Part::Field(_, id)) => {
                let field = fields.iter().find(|field| field.id == *id)?;
                match &field.kind {
                    FieldKind::Choice(choices) => Some(choices.clone()),
                    FieldKind::Text { .. } => None,
                }
            }
            _ => None,
        }
    }

    /// Whether several choices can stand in one cell of such a column.
    pub(super) fn holds_several(&self, item: &Item) -> bool {
        self.part == Part::Whole
            && matches!(item.kind, Kind::Multiple { .. } | Kind::Ranking { .. })
    }

    /// The settings of a mapping that say this.
    pub(super) fn settings(&self) -> Vec<(&'static str, String)> {
        let quoted = |text: &str| format!("\"{text}\"");
        let mut settings = vec![("item", quoted(self.item.as_str()))];
        match &self.part {
            Part::Whole => {}
            Part::Choice(code) => settings.push(("choice", quoted(code.as_str()))),
            Part::Row(code) => settings.push(("row", quoted(code.as_str()))),
            Part::Rank(place) => settings.push(("rank", place.to_string())),
            Part::PlaceOf(code) => settings.push(("place_of", quoted(code.as_str()))),
            Part::Field(number, field) => {
                settings.push(("record", number.to_string()));
                settings.push(("field", quoted(field.as_str())));
            }
            Part::Other => settings.push(("other", "true".to_owned())),
        }
        settings
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`", self.item)?;
        match &self.part {
            Part::Whole => Ok(()),
            Part::Choice(code) => write!(f, ", choice `{code}`"),
            Part::Row(code) => write!(f, ", row `{code}`"),
            Part::Rank(place) => write!(f, ", place {place}"),
            Part::PlaceOf(code) => write!(f, ", the place of `{code}`"),
            Part::Field(number, field) => write!(f, ", record {number}, field `{field}`"),
            Part::Other => write!(f, ", the words for `other`"),
        }
    }
}

/// The name over a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The column, from 0.
    pub(super) at: usize,
    /// The name over it, in one line.
    pub(super) name: String,
}

/// The columns of a row of names; a column without a name goes by its letters.
pub(super) fn headers(row: &Row) -> Vec<Header> {
    let named = row.cells.iter().enumerate().map(|(at, _)| Header {
        at,
        name: in_one_line(row.cell(at)),
    });
    named
        .map(|mut header| {
            if header.name.is_empty() {
                header.name = column_letters(header.at);
            }
            header
        })
        .collect()
}

/// A text with every run of white space made one space.
pub(super) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
