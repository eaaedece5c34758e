//! A survey as a form.
//!
//! Owns the workbook: its sheets, and the names of the questions that an item becomes.

mod sheet;

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::condition::{count_name, dont_know_name, is_answered, is_chosen, relevant, row_name};
use crate::i18n::{Value, words};
use crate::id::{Code, DK, OTHER};
use crate::language::{Language, LocalText};
use crate::survey::routing::Condition;
use crate::survey::{Choice, Field, FieldKind, Item, Kind, Page, Rows, Survey};

/// The most letters of the words for "other".
const OTHER_LIMIT: usize = 120;

/// A form.
#[derive(Debug)]
pub struct Exported {
    /// The workbook (XLSX).
    pub bytes: Vec<u8>,
    /// What other programs do otherwise.
    pub notes: Vec<String>,
}

/// Why a survey cannot be written as a form.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The survey says what no form can.
    #[error("`{item}` cannot be said in XLSForm: {why}")]
    Unsayable {
        /// The item or page.
        item: String,
        /// What cannot be said.
        why: String,
    },
    /// The workbook cannot be made.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] XlsxError),
}

/// Writes `survey` as a form.
///
/// # Errors
/// [`Fault`], for conditions that no form can say.
pub fn write(survey: &Survey) -> Result<Exported, Fault> {
    let mut form = Form {
        survey,
        lists: Vec::new(),
        questions: Vec::new(),
        notes: Vec::new(),
    };
    if let Some(welcome) = &survey.welcome {
        form.add(Question::new("note", "survey__welcome").label(welcome));
    }
    for page in &survey.pages {
        form.page(page)?;
    }
    let bytes = form.workbook()?;
    Ok(Exported {
        bytes,
        notes: form.notes,
    })
}

/// The columns of the sheet `survey` that have one text, and the ones in every language.
const PLAIN: [&str; 8] = [
    "required",
    "relevant",
    "constraint",
    "appearance",
    "repeat_count",
    "parameters",
    "maoni",
    "name",
];

/// A row of the sheet `survey`.
#[derive(Debug, Default)]
struct Question<'s> {
    kind: String,
    plain: BTreeMap<&'static str, String>,
    label: Option<&'s LocalText>,
    made_label: Option<LocalText>,
    hint: Option<&'s LocalText>,
    short: Option<LocalText>,
    message: Option<LocalText>,
}

impl<'s> Question<'s> {
    fn new(kind: impl Into<String>, name: &str) -> Self {
        let question = Self {
            kind: kind.into(),
            ..Self::default()
        };
        question.set("name", name)
    }

    fn set(mut self, column: &'static str, cell: impl Into<String>) -> Self {
        debug_assert!(PLAIN.contains(&column), "{column} is written");
        let cell = cell.into();
        if !cell.is_empty() {
            self.plain.insert(column, cell);
        }
        self
    }

    fn label(mut self, label: &'s LocalText) -> Self {
        self.label = Some(label);
        self
    }

    fn of_item(self, item: &'s Item) -> Self {
        let mut question = self.label(&item.text);
        question.hint = item.hint.as_ref();
        question.short.clone_from(&item.short);
        question.set("required", if item.required { "yes" } else { "" })
    }
}

/// A list under its name.
struct List<'s> {
    name: String,
    choices: Vec<Listed<'s>>,
}

/// A choice or a point of a scale.
#[derive(PartialEq)]
struct Listed<'s> {
    code: &'s str,
    label: Option<&'s LocalText>,
    short: Option<&'s LocalText>,
    exclusive: bool,
}

struct Form<'s> {
    survey: &'s Survey,
    lists: Vec<List<'s>>,
    questions: Vec<Question<'s>>,
    notes: Vec<String>,
}

impl<'s> Form<'s> {
    fn add(&mut self, question: Question<'s>) {
        self.questions.push(question);
    }

    fn end(&mut self, kind: &str) {
        self.add(Question {
            kind: kind.to_owned(),
            ..Question::default()
        });
    }

    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn page(&mut self, page: &'s Page) -> Result<(), Fault> {
        let shown = self.shown(page.id.as_str(), page.show_if.as_ref())?;
        let question = Question::new("begin_group", &format!("{}__page", page.id));
        let question = question.label(&page.title).set("appearance", "field-list");
        self.add(question.set("relevant", shown));
        for item in &page.items {
            self.item(item)?;
        }
        self.end("end_group");
        Ok(())
    }

    fn shown(&self, name: &str, condition: Option<&Condition>) -> Result<String, Fault> {
        let shown = condition
            .map(|condition| relevant(self.survey, condition))
            .transpose();
        let unsayable = |why| Fault::Unsayable {
            item: name.to_owned(),
            why,
        };
        Ok(shown.map_err(unsayable)?.unwrap_or_default())
    }

    fn item(&mut self, item: &'s Item) -> Result<(), Fault> {
        let shown = self.shown(item.id.as_str(), item.show_if.as_ref())?;
        let name = item.id.as_str();
        match &item.kind {
            Kind::Single { choices } => {
                let list = self.list(name, choices, item.dk);
                self.choosing(item, format!("select_one {list}"), shown, None);
            }
            Kind::Multiple { choices, max } => {
                let list = self.list(name, choices, item.dk);
                self.choosing(item, format!("select_multiple {list}"), shown, *max);
            }
            Kind::Ranking { choices, top } => {
                if *top < choices.len() {
                    self.note(format!(
                        "`{name}`: other programs ask for the place of every choice; the first \
                         {top} count in Maoni"
                    ));
                }
                let shown = if item.dk {
                    self.dont_know(item, shown)
                } else {
                    shown
                };
                let list = self.list(name, choices, false);
                self.choosing(item, format!("rank {list}"), shown, None);
            }
            Kind::Matrix { rows, .. } => self.matrix(item, rows, shown),
            Kind::Text { long, limit } => {
                let question = Question::new("text", name)
                    .of_item(item)
                    .set("relevant", shown);
                let question = self.words(question, *long, *limit);
                self.add(question.set("maoni", own(item, &[])));
            }
            Kind::Records { fields, max } => self.records(item, fields, *max, &shown),
            Kind::Statement => {
                let question = Question::new("note", name)
                    .of_item(item)
                    .set("relevant", shown);
                self.add(question.set("maoni", own(item, &[])));
            }
        }
        Ok(())
    }

    /// Asks who does not know an answer to a ranking, which offers no such choice there; and when the
    /// ranking is shown then.
    fn dont_know(&mut self, item: &'s Item, shown: String) -> String {
        let name = dont_know_name(item);
        let list = self.listed(DK, Vec::new(), true);
        let mut question = Question::new(format!("select_multiple {list}"), &name);
        question.made_label = Some(self.everywhere(|language| {
            let what = item.short_or_text().get(language).to_owned();
            words(language).say_with("xlsform-dont-know", &[("what", Value::from(what))])
        }));
        let knows = format!("not(selected(${{{name}}}, '{DK}'))");
        let both = match shown.as_str() {
            "" => knows,
            shown if shown.contains(" or ") => format!("({shown}) and {knows}"),
            shown => format!("{shown} and {knows}"),
        };
        self.add(question.set("relevant", shown));
        both
    }

    fn choosing(&mut self, item: &'s Item, kind: String, shown: String, max: Option<usize>) {
        let mut demands = Vec::new();
        let mut message = Vec::new();
        if let Some(max) = max {
            demands.push(format!("count-selected(.) <= {max}"));
            message.push(("choose-up-to", max));
        }
        if matches!(item.kind, Kind::Multiple { .. }) {
            let alone = item.choices().iter().filter(|choice| choice.exclusive);
            let alone = alone
                .map(|choice| choice.code.as_str())
                .chain(item.dk.then_some(DK));
            let alone =
                alone.map(|code| format!("not(selected(., '{code}') and count-selected(.) > 1)"));
            let before = demands.len();
            demands.extend(alone);
            if demands.len() > before {
                message.push(("xlsform-limit-alone", 0));
            }
        }
        let mut settings = Vec::new();
        if let Kind::Ranking { top, .. } = item.kind {
            settings.push(format!("top={top}"));
        }
        let mut question = Question::new(kind, item.id.as_str()).of_item(item);
        question.message = self.message(&message);
        self.add(
            question
                .set("relevant", shown)
                .set("constraint", demands.join(" and "))
                .set(
                    "parameters",
                    if item.shuffle { "randomize=true" } else { "" },
                )
                .set("maoni", own(item, &settings)),
        );
        if item.has_other() {
            let code = Code::new(OTHER);
            let shown = is_chosen(item, &code);
            let mut question = Question::new("text", &format!("{}__other", item.id));
            question.made_label =
                Some(self.everywhere(|language| words(language).say("other-which")));
            let question = self.words(question.set("relevant", shown), false, OTHER_LIMIT);
            self.add(question);
        }
    }

    fn words(&self, mut question: Question<'s>, long: bool, limit: usize) -> Question<'s> {
        question.message = self.message(&[("text-limit", limit)]);
        question
            .set("appearance", if long { "multiline" } else { "" })
            .set("constraint", format!("string-length(.) <= {limit}"))
    }

    fn message(&self, parts: &[(&str, usize)]) -> Option<LocalText> {
        let text = |language: Language| {
            let parts = parts
                .iter()
                .map(|(key, max)| words(language).say_with(key, &[("max", Value::from(*max))]));
            parts.collect::<Vec<_>>().join(" ")
        };
        (!parts.is_empty()).then(|| self.everywhere(text))
    }

    fn everywhere(&self, text: impl Fn(Language) -> String) -> LocalText {
        let all = self.survey.languages.iter();
        LocalText::new(all.map(|&language| (language, text(language))))
    }

    fn matrix(&mut self, item: &'s Item, rows: &'s Rows, shown: String) {
        let Kind::Matrix {
            scale, gap_from, ..
        } = &item.kind
        else {
            return;
        };
        let points = scale.points.iter().map(|point| Listed {
            code: point.code.as_str(),
            label: Some(&point.label),
            short: None,
            exclusive: false,
        });
        let points = points.collect();
        let list = self.listed(&scale.id, points, item.dk);
        let gap = gap_from.as_ref().map(|other| format!("gap_from={other}"));
        let settings: Vec<String> = gap.into_iter().collect();
        let question = Question::new("begin_group", item.id.as_str()).of_item(item);
        let question = question
            .set("relevant", shown)
            .set("appearance", "table-list");
        self.add(question.set("maoni", own(item, &settings)));
        for row in self.survey.possible_rows(item) {
            let shown = match rows {
                Rows::Fixed(_) => String::new(),
                Rows::Carried(source) => {
                    let source = self.survey.item(source.as_str());
                    source.map_or_else(String::new, |source| is_chosen(source, &row.code))
                }
                Rows::OpenAnswers => {
                    let source = self.survey.item(row.code.as_str());
                    source.map_or_else(String::new, |source| is_answered(self.survey, source))
                }
            };
            self.row(item, &row, &list, shown);
        }
        self.end("end_group");
    }

    fn row(&mut self, item: &Item, row: &Choice, list: &str, shown: String) {
        let name = row_name(item, &row.code);
        let mut settings = Vec::new();
        if !name.ends_with(&format!("__{}", row.code)) {
            settings.push(format!("code={}", row.code));
        }
        settings.extend(row.exclusive.then(|| "exclusive=yes".to_owned()));
        let mut question = Question::new(format!("select_one {list}"), &name);
        question.made_label = Some(row.label.clone());
        if matches!(
            item.kind,
            Kind::Matrix {
                rows: Rows::Fixed(_),
                ..
            }
        ) {
            question.short.clone_from(&row.short);
        }
        let question = question
            .set("relevant", shown)
            .set("maoni", settings.join(" "));
        self.add(question);
    }

    fn records(&mut self, item: &'s Item, fields: &'s [Field], max: usize, shown: &str) {
        let count = count_name(item);
        let mut question = Question::new("integer", &count);
        question.made_label = Some(self.everywhere(|language| {
            let what = item.short_or_text().get(language).to_owned();
            let known = [("what", Value::from(what)), ("max", Value::from(max))];
            words(language).say_with("xlsform-count", &known)
        }));
        question.message = self.message(&[("records-up-to", max)]);
        let question = question.set("constraint", format!(". >= 0 and . <= {max}"));
        self.add(question.set("relevant", shown));
        let question = Question::new("begin_repeat", item.id.as_str()).of_item(item);
        let question = question.set("relevant", shown).set("maoni", own(item, &[]));
        self.add(question.set("repeat_count", format!("${{{count}}}")));
        for field in fields {
            let name = format!("{}__{}", item.id, field.id);
            let required = if field.required { "yes" } else { "" };
            let question = match &field.kind {
                FieldKind::Text { long, limit } => {
                    self.words(Question::new("text", &name), *long, *limit)
                }
                FieldKind::Choice(choices) => {
                    let list = self.list(field.id.as_str(), choices, false);
                    Question::new(format!("select_one {list}"), &name)
                }
            };
            self.add(question.label(&field.label).set("required", required));
        }
        self.end("end_repeat");
    }

    fn list(&mut self, wanted: &str, choices: &'s [Choice], dk: bool) -> String {
        let listed = choices.iter().map(|choice| Listed {
            code: choice.code.as_str(),
            label: Some(&choice.label),
            short: choice.short.as_ref(),
            exclusive: choice.exclusive,
        });
        let listed = listed.collect();
        self.listed(wanted, listed, dk)
    }

    /// The name of the list with these choices, which is added where it is new.
    fn listed(&mut self, wanted: &str, mut choices: Vec<Listed<'s>>, dk: bool) -> String {
        if dk {
            choices.push(Listed {
                code: DK,
                label: None,
                short: None,
                exclusive: false,
            });
        }
        if let Some(known) = self.lists.iter().find(|list| list.choices == choices) {
            return known.name.clone();
        }
        let taken = |name: &str| self.lists.iter().any(|list| list.name == name);
        let names = (2..).map(|number| format!("{wanted}__{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(names);
        let name = names.find(|name| !taken(name)).unwrap_or_default();
        self.lists.push(List {
            name: name.clone(),
            choices,
        });
        name
    }
}

/// The cell of the column `maoni` of an item.
fn own(item: &Item, settings: &[String]) -> String {
    let internal = item.internal.then(|| "internal=yes".to_owned());
    let all: Vec<String> = internal
        .into_iter()
        .chain(settings.iter().cloned())
        .collect();
    all.join(" ")
}
