//! Rows on one scale: a group of radio buttons a row, stacked on a phone and in a line beyond.

use askama::Template;

use super::choice::number;
use super::{Fault, Mark, Sheet};
use crate::answer::Answer;
use crate::id::{Code, DK};
use crate::survey::{Item, Kind, Rows, Scale};
use crate::web::sentence;

/// The rows of a matrix.
#[derive(Template)]
#[template(path = "control/matrix.html")]
pub(crate) struct Matrix {
    /// The rows.
    pub rows: Vec<Row>,
    /// How many marks a row has.
    pub width: usize,
}

/// One row.
pub(crate) struct Row {
    /// The control's name.
    pub name: String,
    /// What is judged.
    pub label: String,
    /// The respondent's own words that the row is about.
    pub said: Option<String>,
    /// The points of the scale, and "don't know".
    pub marks: Vec<Mark>,
    /// What is wrong.
    pub fault: Option<Fault>,
}

/// How many characters of an open answer are shown beside the question whether it may be quoted.
const EXCERPT: usize = 240;

impl Sheet<'_> {
    pub(super) fn matrix(&self, item: &Item, scale: &Scale) -> Matrix {
        let codes: Vec<Code> = if self.whole {
            let possible = self.survey.possible_rows(item);
            possible.into_iter().map(|row| row.code).collect()
        } else {
            self.survey.rows(item, self.given)
        };
        let rows: Vec<Row> = codes
            .iter()
            .map(|code| self.row(item, scale, code))
            .collect();
        Matrix {
            width: scale.points.len() + usize::from(item.dk),
            rows,
        }
    }

    fn row(&self, item: &Item, scale: &Scale, code: &Code) -> Row {
        let name = format!("{}.{code}", item.id);
        let dk = item.dk.then(|| (DK, self.words.say("scale-dk")));
        let mut marks: Vec<Mark> = scale
            .points
            .iter()
            .map(|point| (point.code.as_str(), self.local(&point.label).to_owned()))
            .chain(dk)
            .map(|(code, label)| Mark {
                id: String::new(),
                code: code.to_owned(),
                label,
                checked: self.is_chosen(&name, code),
                apart: code == DK,
                line: None,
            })
            .collect();
        number(&name, &mut marks);
        let quotes = matches!(
            &item.kind,
            Kind::Matrix {
                rows: Rows::OpenAnswers,
                ..
            }
        );
        Row {
            fault: self.fault(&name),
            name,
            label: sentence::row(self.words, self.survey, item, self.given, code),
            said: quotes.then(|| self.said(code)).flatten(),
            marks,
        }
    }

    /// The respondent's own words in the open item called `code`.
    fn said(&self, code: &Code) -> Option<String> {
        let words = match self.given.get(code.as_str())? {
            Answer::Text(text) => text.clone(),
            Answer::Records(records) => {
                let Kind::Records { fields, .. } = &self.survey.item(code.as_str())?.kind else {
                    return None;
                };
                let first = fields.first()?;
                records
                    .iter()
                    .filter_map(|record| record.get(&first.id).cloned())
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            _ => return None,
        };
        let excerpt: String = words.chars().take(EXCERPT).collect();
        Some(if excerpt.len() < words.len() {
            format!("{} …", excerpt.trim_end())
        } else {
            words
        })
    }
}
