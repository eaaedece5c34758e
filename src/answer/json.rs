//! Answers as JSON: how they are stored, imported and handed to analysts.
//!
//! Owns the encoding: one object keyed by item, codes and never labels. Reading checks shape and
//! codes against the definition, so nothing unknown is ever stored. Routing is not applied here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::{Answer, AnswerSet, Problem, ProblemKind};
use crate::id::{Code, FieldId, ItemId};
use crate::survey::{Field, FieldKind, Item, Kind, Scale, Survey};

/// What is appended to an item's name for the words of "other, please say".
pub const OTHER_SUFFIX: &str = "__other";

/// The answers as one JSON object.
pub fn write(set: &AnswerSet) -> Map<String, Value> {
    let mut object = Map::new();
    for (item, answer) in &set.answers {
        object.insert(item.to_string(), write_answer(answer));
    }
    for (item, words) in &set.other {
        object.insert(format!("{item}{OTHER_SUFFIX}"), Value::from(words.as_str()));
    }
    object
}

/// The same object as text: what [`write()`] gives, in its order, without building it.
pub fn write_text(set: &AnswerSet) -> String {
    let answers = set.answers.keys().map(|item| Cow::from(item.as_str()));
    let others = set.other.keys();
    let others = others.map(|item| Cow::from(format!("{item}{OTHER_SUFFIX}")));
    let mut entries: Vec<(Cow<'_, str>, Entry<'_>)> = answers
        .zip(set.answers.values().map(Entry::Answer))
        .chain(others.zip(set.other.values().map(|words| Entry::Words(words))))
        .collect();
    entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    let mut text = Text(Vec::with_capacity(1024));
    text.object(entries.iter(), |text, (key, entry)| {
        text.string(key);
        text.0.push(b':');
        match entry {
            Entry::Answer(answer) => text.answer(answer),
            Entry::Words(words) => text.string(words),
        }
    });
    String::from_utf8(text.0).unwrap_or_default()
}

/// What stands under a key.
enum Entry<'a> {
    Answer(&'a Answer),
    Words(&'a str),
}

/// JSON as it grows.
struct Text(Vec<u8>);

impl Text {
    fn string(&mut self, text: &str) {
        // A text is always JSON, and a vector takes all that is written.
        let _ = serde_json::to_writer(&mut self.0, text);
    }

    fn answer(&mut self, answer: &Answer) {
        match answer {
            Answer::Single(code) => self.string(code.as_str()),
            Answer::Multiple(codes) | Answer::Ranking(codes) => {
                self.list(codes, |text, code| text.string(code.as_str()));
            }
            Answer::Matrix(points) => self.object(points, |text, (row, point)| {
                text.pair(row.as_str(), point.as_str());
            }),
            Answer::Text(words) => self.string(words),
            Answer::Records(records) => self.list(records, |text, record| {
                text.object(record, |text, (field, value)| {
                    text.pair(field.as_str(), value);
                });
            }),
        }
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.string(key);
        self.0.push(b':');
        self.string(value);
    }

    fn list<T>(&mut self, of: impl IntoIterator<Item = T>, each: impl Fn(&mut Self, T)) {
        self.enclose(*b"[]", of, each);
    }

    fn object<T>(&mut self, of: impl IntoIterator<Item = T>, each: impl Fn(&mut Self, T)) {
        self.enclose(*b"{}", of, each);
    }

    fn enclose<T>(
        &mut self,
        [open, close]: [u8; 2],
        of: impl IntoIterator<Item = T>,
        each: impl Fn(&mut Self, T),
    ) {
        self.0.push(open);
        for (index, one) in of.into_iter().enumerate() {
            if index > 0 {
                self.0.push(b',');
            }
            each(self, one);
        }
        self.0.push(close);
    }
}

fn write_answer(answer: &Answer) -> Value {
    match answer {
        Answer::Single(code) => Value::from(code.as_str()),
        Answer::Multiple(codes) | Answer::Ranking(codes) => codes
            .iter()
            .map(|code| Value::from(code.as_str()))
            .collect(),
        Answer::Matrix(points) => Value::Object(
            points
                .iter()
                .map(|(row, point)| (row.to_string(), point.as_str().into()))
                .collect(),
        ),
        Answer::Text(text) => Value::from(text.as_str()),
        Answer::Records(records) => records
            .iter()
            .map(|record| {
                Value::Object(
                    record
                        .iter()
                        .map(|(field, value)| (field.to_string(), value.as_str().into()))
                        .collect(),
                )
            })
            .collect(),
    }
}

/// Reads the answers of one response.
///
/// # Errors
/// All the problems found: names that the survey does not have, codes that an item does not offer,
/// values of another shape than the item's kind.
pub fn read(survey: &Survey, object: &Map<String, Value>) -> Result<AnswerSet, Vec<Problem>> {
    let mut set = AnswerSet::default();
    let mut problems = Vec::new();
    for (key, value) in object {
        let stem = key.strip_suffix(OTHER_SUFFIX);
        let id = ItemId::new(stem.unwrap_or(key));
        let result = match survey.item(id.as_str()) {
            Some(item) if stem.is_none() && item.is_asked() => read_answer(survey, item, value)
                .map(|answer| {
                    set.answers.insert(id.clone(), answer);
                }),
            Some(item) if stem.is_some() && item.has_other() => text(value).map(|words| {
                set.other.insert(id.clone(), words);
            }),
            _ => Err(ProblemKind::NotOffered { found: key.clone() }),
        };
        if let Err(kind) = result {
            problems.push(Problem {
                item: id,
                control: key.clone(),
                kind,
            });
        }
    }
    if problems.is_empty() {
        Ok(set)
    } else {
        Err(problems)
    }
}

fn read_answer(survey: &Survey, item: &Item, value: &Value) -> Result<Answer, ProblemKind> {
    match &item.kind {
        Kind::Single { .. } => choice(item, value).map(Answer::Single),
        Kind::Multiple { .. } => {
            let mut codes = choices(item, value)?;
            let order = |code: &Code| item.choices().iter().position(|c| c.code == *code);
            codes.sort_by_key(|code| order(code).unwrap_or(usize::MAX));
            Ok(Answer::Multiple(codes))
        }
        Kind::Ranking { .. } => choices(item, value).map(Answer::Ranking),
        Kind::Matrix { scale, .. } => read_matrix(survey, item, scale, value).map(Answer::Matrix),
        Kind::Text { .. } => text(value).map(Answer::Text),
        Kind::Records { fields, .. } => value
            .as_array()
            .and_then(|records| {
                records
                    .iter()
                    .map(Value::as_object)
                    .collect::<Option<Vec<_>>>()
            })
            .ok_or(ProblemKind::Malformed {
                expected: "a list of records",
            })?
            .into_iter()
            .map(|record| read_record(fields, record))
            .collect::<Result<_, _>>()
            .map(Answer::Records),
        Kind::Statement => Err(ProblemKind::Malformed {
            expected: "nothing: it is a statement",
        }),
    }
}

fn read_matrix(
    survey: &Survey,
    item: &Item,
    scale: &Scale,
    value: &Value,
) -> Result<BTreeMap<Code, Code>, ProblemKind> {
    let points = value.as_object().ok_or(ProblemKind::Malformed {
        expected: "an object from row to scale point",
    })?;
    let mut read = BTreeMap::new();
    for (row, point) in points {
        let (row, point) = (Code::new(row.as_str()), Code::new(text(point)?));
        let known_point =
            scale.position(&point).is_some() || (item.dk && point.as_str() == crate::id::DK);
        if !known_point || !survey.has_row(item, &row) {
            return Err(ProblemKind::NotOffered {
                found: format!("{row}: {point}"),
            });
        }
        read.insert(row, point);
    }
    Ok(read)
}

fn read_record(
    fields: &[Field],
    record: &Map<String, Value>,
) -> Result<BTreeMap<FieldId, String>, ProblemKind> {
    let mut read = BTreeMap::new();
    for (name, value) in record {
        let value = text(value)?;
        let field = fields.iter().find(|field| field.id.as_str() == name);
        let known = field.is_some_and(|field| match &field.kind {
            FieldKind::Text { .. } => true,
            FieldKind::Choice(choices) => choices.iter().any(|c| c.code.as_str() == value),
        });
        if !known {
            return Err(ProblemKind::NotOffered {
                found: format!("{name}: {value}"),
            });
        }
        read.insert(FieldId::new(name.as_str()), value);
    }
    Ok(read)
}

fn text(value: &Value) -> Result<String, ProblemKind> {
    let text = value
        .as_str()
        .ok_or(ProblemKind::Malformed { expected: "a text" })?;
    // Nearly all that is typed is normalised already, and telling so is quicker than doing it.
    Ok(if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.to_owned()
    } else {
        text.nfc().collect()
    })
}

fn choice(item: &Item, value: &Value) -> Result<Code, ProblemKind> {
    let code = text(value)?;
    if item.takes(&code) {
        Ok(Code::new(code))
    } else {
        Err(ProblemKind::NotOffered { found: code })
    }
}

fn choices(item: &Item, value: &Value) -> Result<Vec<Code>, ProblemKind> {
    let codes = value.as_array().ok_or(ProblemKind::Malformed {
        expected: "a list of codes",
    })?;
    let codes: Vec<Code> = codes
        .iter()
        .map(|code| choice(item, code))
        .collect::<Result<_, _>>()?;
    match codes
        .iter()
        .enumerate()
        .find(|(i, code)| codes[..*i].contains(code))
    {
        Some((_, twice)) => Err(ProblemKind::ChosenTwice {
            code: twice.to_string(),
        }),
        None if codes.is_empty() => Err(ProblemKind::Malformed {
            expected: "at least one code; leave the key out instead",
        }),
        None => Ok(codes),
    }
}
