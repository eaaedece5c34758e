//! The columns of the wide file, made from the definition alone.
//!
//! Owns their order, their names and what each holds, so that a file without a single response has
//! the same columns as a full one. Knows nothing of responses.
//!
//! | kind | columns |
//! |---|---|
//! | `single` | `item` the code |
//! | `multiple` | `item` all codes, a space between them; `item_code` 0 or 1 for each choice, `dk` included |
//! | `ranking` | `item_rank1` ... the code in each place; `item_code` the place of each choice |
//! | `matrix` | `item_row` the point in each row that there can be |
//! | `text` | `item` the words; `item_status` 1 if there are any, or a reserved code |
//! | `records` | `item_count` how many, or a reserved code; `item_1_field` ... |
//! | other, please say | `item__other` the words |

use std::collections::BTreeMap;

use super::History;
use super::name::Names;
use crate::answer::json::OTHER_SUFFIX;
use crate::i18n::words;
use crate::id::{Code, DK, FieldId, ItemId};
use crate::language::LocalText;
use crate::survey::{Choice, FieldKind, Item, Kind, Survey};

/// One column of the wide file.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<'s> {
    /// Its name: lower-case ASCII letters, digits and underscores, at most 32 characters, no word
    /// that R, Stata or SPSS keeps for itself.
    pub name: String,
    /// The item it belongs to; `None` for a column about the response itself.
    pub item: Option<&'s Item>,
    /// Whether it is for the organisers only: the item is, or the open answer that a row is about.
    pub internal: bool,
    /// Which part of the item's answer it holds.
    pub part: Part,
    /// What respondents read for that part: the choice, the row, the field.
    pub label: Option<LocalText>,
    /// What its cells are.
    pub cell_type: Type,
    /// The codes that can stand in it, with their labels; empty unless it holds codes.
    pub values: Vec<(Code, LocalText)>,
}

/// Which part of a response a column holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The number of the response in this export.
    ResponseId,
    /// Whether the response was sent.
    Completeness,
    /// The language of the form.
    Language,
    /// The day of the response.
    Day,
    /// The code chosen in a single item.
    Chosen,
    /// All the codes chosen in a multiple item.
    Combined,
    /// Whether this choice of a multiple item was made.
    Choice(Code),
    /// The code in this place of a ranking, from 1.
    Rank(usize),
    /// The place of this choice in a ranking.
    Place(Code),
    /// The point chosen in this row of a matrix.
    Row(Code),
    /// The words of an open answer.
    Words,
    /// Whether there is an open answer.
    Given,
    /// How many records there are.
    Count,
    /// A field of the record with this number, from 1.
    Field(usize, FieldId),
    /// The words for "other, please say".
    Other,
}

/// What the cells of a column are, codes being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Whole numbers, reserved codes among them.
    Integer,
    /// One code, or a reserved code.
    Code,
    /// Codes with a space between them, or a reserved code.
    Codes,
    /// Words as typed.
    Words,
    /// A day as `YYYY-MM-DD`.
    Date,
}

impl Type {
    /// What the cells of a column for `part` are, if it holds `values`.
    fn of(part: &Part, values: &[(Code, LocalText)]) -> Self {
        let are_numbers = values
            .iter()
            .all(|(code, _)| code.as_str().parse::<i64>().is_ok());
        match part {
            Part::ResponseId | Part::Choice(_) | Part::Place(_) | Part::Count | Part::Given => {
                Self::Integer
            }
            Part::Day => Self::Date,
            Part::Words | Part::Other => Self::Words,
            Part::Field(..) if values.is_empty() => Self::Words,
            Part::Combined => Self::Codes,
            Part::Chosen | Part::Rank(_) | Part::Row(_) | Part::Field(..) if are_numbers => {
                Self::Integer
            }
            Part::Completeness
            | Part::Language
            | Part::Chosen
            | Part::Rank(_)
            | Part::Row(_)
            | Part::Field(..) => Self::Code,
        }
    }

    /// The type as the data dictionary writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Code => "code",
            Self::Codes => "codes",
            Self::Words => "words",
            Self::Date => "date",
        }
    }
}

/// All columns of the wide file, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns<'s> {
    list: Vec<Column<'s>>,
}

impl<'s> Columns<'s> {
    /// The columns for `survey`.
    pub fn of(survey: &'s Survey) -> Self {
        let list = Making::of(survey, Given::default()).list;
        Self { list }
    }

    /// The columns for the current version of a survey. A column that an earlier version had keeps
    /// the name it had there, whatever was put before it since.
    pub fn across(history: &'s History) -> Self {
        let given = history
            .earlier()
            .fold(Given::default(), |given, (_, survey)| {
                Making::of(survey, given).given
            });
        let list = Making::of(history.current(), given).list;
        Self { list }
    }

    /// The same columns without those of items for the organisers only. Names do not change.
    #[must_use]
    pub fn without_internal(mut self) -> Self {
        self.list.retain(|column| !column.internal);
        self
    }

    /// Each column in order.
    pub fn list(&self) -> &[Column<'s>] {
        &self.list
    }

    /// The names in order: the header of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|column| column.name.as_str())
    }
}

/// Names that were given out, and to what.
#[derive(Default)]
struct Given {
    names: Names,
    owners: BTreeMap<(Option<ItemId>, Part), String>,
}

impl Given {
    fn name(&mut self, item: Option<&ItemId>, owner: &Part, stem: &str, part: &str) -> String {
        let owner = (item.cloned(), owner.clone());
        let names = &mut self.names;
        let name = self.owners.entry(owner);
        name.or_insert_with(|| names.claim(stem, part)).clone()
    }
}

/// Columns while they are made.
struct Making<'s> {
    survey: &'s Survey,
    given: Given,
    list: Vec<Column<'s>>,
}

impl<'s> Making<'s> {
    fn of(survey: &'s Survey, given: Given) -> Self {
        let mut making = Self {
            survey,
            given,
            list: Vec::new(),
        };
        making.add_response();
        for item in survey.items() {
            making.add_item(item);
        }
        making
    }

    fn add_response(&mut self) {
        let complete = [
            ("complete", "export-complete"),
            ("partial", "export-partial"),
        ];
        let complete = complete.map(|(code, key)| (Code::new(code), self.say(key)));
        let languages = self.survey.languages.iter().map(|language| {
            let name = (*language, language.own_name().to_owned());
            (Code::new(language.tag()), LocalText::new([name]))
        });
        let parts = [
            ("response_id", Part::ResponseId, Vec::new()),
            ("status", Part::Completeness, complete.to_vec()),
            ("language", Part::Language, languages.collect()),
            ("day", Part::Day, Vec::new()),
        ];
        for (name, part, values) in parts {
            let name = self.given.name(None, &part, name, "");
            self.list.push(Column {
                name,
                item: None,
                internal: false,
                cell_type: Type::of(&part, &values),
                part,
                label: None,
                values,
            });
        }
    }

    fn add_item(&mut self, item: &'s Item) {
        match &item.kind {
            Kind::Single { choices } => {
                self.add(item, "", Part::Chosen, None, with_labels(choices));
            }
            Kind::Multiple { choices, .. } => {
                self.add(item, "", Part::Combined, None, with_labels(choices));
                let dk = item.dk.then(|| (Code::new(DK), self.say("answer-dk")));
                for (code, label) in with_labels(choices).into_iter().chain(dk) {
                    let name = code.to_string();
                    self.add(item, &name, Part::Choice(code), Some(label), Vec::new());
                }
            }
            Kind::Ranking { choices, top } => {
                for place in 1..=*top {
                    let name = format!("rank{place}");
                    self.add(item, &name, Part::Rank(place), None, with_labels(choices));
                }
                for (code, label) in with_labels(choices) {
                    let name = code.to_string();
                    self.add(item, &name, Part::Place(code), Some(label), Vec::new());
                }
            }
            Kind::Matrix { scale, .. } => {
                let points = scale.points.iter();
                let points: Vec<_> = points.map(|p| (p.code.clone(), p.label.clone())).collect();
                for row in self.survey.possible_rows(item) {
                    let name = row.code.to_string();
                    self.add(
                        item,
                        &name,
                        Part::Row(row.code),
                        Some(row.label),
                        points.clone(),
                    );
                }
            }
            Kind::Text { .. } => {
                self.add(item, "", Part::Words, None, Vec::new());
                let answered = (Code::new("1"), self.say("export-answered"));
                self.add(item, "status", Part::Given, None, vec![answered]);
            }
            Kind::Records { fields, max } => {
                self.add(item, "count", Part::Count, None, Vec::new());
                for number in 1..=*max {
                    for field in fields {
                        let values = match &field.kind {
                            FieldKind::Text { .. } => Vec::new(),
                            FieldKind::Choice(choices) => with_labels(choices),
                        };
                        let name = format!("{number}_{}", field.id);
                        let part = Part::Field(number, field.id.clone());
                        self.add(item, &name, part, Some(field.label.clone()), values);
                    }
                }
            }
            Kind::Statement => {}
        }
        if item.has_other() {
            // The joining underscore is the first of the suffix.
            self.add(item, &OTHER_SUFFIX[1..], Part::Other, None, Vec::new());
        }
    }

    fn add(
        &mut self,
        item: &'s Item,
        name: &str,
        part: Part,
        label: Option<LocalText>,
        values: Vec<(Code, LocalText)>,
    ) {
        let name = self
            .given
            .name(Some(&item.id), &part, item.id.as_str(), name);
        self.list.push(Column {
            name,
            item: Some(item),
            internal: item.internal
                || matches!(&part, Part::Row(row) if self.survey.is_internal_row(item, row.as_str())),
            cell_type: Type::of(&part, &values),
            part,
            label,
            values,
        });
    }

    /// One of our own messages in every language of the survey.
    fn say(&self, key: &str) -> LocalText {
        let languages = self.survey.languages.iter();
        LocalText::new(languages.map(|language| (*language, words(*language).say(key))))
    }
}

fn with_labels(choices: &[Choice]) -> Vec<(Code, LocalText)> {
    choices
        .iter()
        .map(|choice| (choice.code.clone(), choice.label.clone()))
        .collect()
}
