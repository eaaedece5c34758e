//! The tables of a package and their columns, as every kind of metadata tells them.
//!
//! Owns one description from which the Data Package, CSVW and the loaders are written, so that they
//! cannot disagree. Knows nothing of any response.

use super::{Profile, Study, coding, is_closed, pair, record, verbatim};
use crate::answer::ItemStatus;
use crate::export::column::{Column, Columns, Part, Type};
use crate::export::status::{RESERVED, status_word};
use crate::export::{dictionary, long, tables};
use crate::i18n::words;
use crate::id::Code;
use crate::language::{Language, LocalText};
use crate::survey::{Item, Survey};

pub(super) const WIDE: &str = "data/responses-wide.csv";
pub(super) const CLOSED: &str = "data/responses-closed.csv";
pub(super) const LONG: &str = "data/responses-long.csv";
pub(super) const VERBATIMS: &str = "data/verbatims.csv";
pub(super) const PAIRS: &str = "data/choice-pairs.csv";
pub(super) const CODINGS: &str = "data/codings.csv";
pub(super) const BOOK: &str = "data/code-book.csv";
pub(super) const THEMES: &str = "data/published-themes.csv";
pub(super) const AGREEMENT: &str = "data/coder-agreement.csv";
pub(super) const QDC: &str = "code-book.qdc";
pub(super) const PUBLISHED: &str = "data/published-tables.csv";
pub(super) const DICTIONARY: &str = "data/data-dictionary.csv";
pub(super) const PARQUET: &str = "data/responses-wide.parquet";
pub(super) const LINES: &str = "data/responses.jsonl";

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Integer,
    Number,
    Text,
    Date,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) form: Form,
    /// What it holds, for people.
    pub(super) title: LocalText,
    /// All that can stand in it, where that is known; reserved codes are not among them.
    pub(super) values: Vec<(Code, LocalText)>,
    /// The least and the most, for counts and places.
    pub(super) range: Option<(i64, i64)>,
    /// Codes that stand in place of a value.
    pub(super) reserved: Vec<(ItemStatus, i64)>,
    /// Whether a cell is never empty.
    pub(super) required: bool,
}

impl Field {
    fn new(name: impl Into<String>, form: Form, title: LocalText) -> Self {
        Self {
            name: name.into(),
            form,
            title,
            values: Vec::new(),
            range: None,
            reserved: Vec::new(),
            required: false,
        }
    }

    /// A column of words.
    pub(super) fn words(name: String, title: LocalText) -> Self {
        Self::new(name, Form::Text, title)
    }

    /// A column of codes, as numbers where all of them are.
    pub(super) fn codes(name: String, title: LocalText, values: Vec<(Code, LocalText)>) -> Self {
        let are_numbers = values
            .iter()
            .all(|(code, _)| code.as_str().parse::<i64>().is_ok());
        let form = if are_numbers {
            Form::Integer
        } else {
            Form::Text
        };
        Self {
            values,
            ..Self::new(name, form, title)
        }
    }

    /// The same with these codes in place of a value.
    pub(super) fn with_reserved(mut self, statuses: &[ItemStatus]) -> Self {
        let own = RESERVED
            .into_iter()
            .filter(|(status, _)| statuses.contains(status));
        self.reserved = own.collect();
        self
    }
}

/// A CSV file of the package.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) path: String,
    pub(super) title: LocalText,
    pub(super) fields: Vec<Field>,
    /// The columns that name a line.
    pub(super) key: Vec<&'static str>,
}

impl Table {
    /// Its name: that of the file without folder and ending.
    pub(super) fn name(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.strip_suffix(".csv").unwrap_or(file)
    }

    /// Whether its lines belong to a line of the wide file.
    pub(super) fn refers_to_responses(&self) -> bool {
        self.path != WIDE && self.fields.iter().any(|field| field.name == "response_id")
    }
}

/// The tables of a package, in order.
pub(super) fn tables(study: &Study<'_>) -> Vec<Table> {
    let survey = study.history.current();
    let mut tables = Vec::new();
    if study.profile == Profile::Restricted {
        tables.extend(tables_of_responses(study, survey));
    }
    tables.push(published(survey));
    tables.extend(
        study
            .coded
            .iter()
            .flat_map(|_| tables_of_codes(study, survey)),
    );
    tables.push(Table {
        path: DICTIONARY.to_owned(),
        title: say(survey, "export-file-dictionary"),
        fields: dictionary_fields(study),
        key: Vec::new(),
    });
    tables
}

/// The tables about what was coded.
fn tables_of_codes(study: &Study<'_>, survey: &Survey) -> Vec<Table> {
    let table = |path: &str, key: &str, columns: &[(&str, &str)], names: &[&'static str]| Table {
        path: path.to_owned(),
        title: say(survey, key),
        fields: columns
            .iter()
            .map(|column| code_field(survey, *column))
            .collect(),
        key: names.to_vec(),
    };
    let pair = ["item", "code", "first_coder", "second_coder"];
    let mut tables = vec![
        table(BOOK, "export-file-code-book", &coding::BOOK, &["code"]),
        table(
            THEMES,
            "export-file-themes",
            &coding::THEMES,
            &["item", "code"],
        ),
    ];
    if study.profile == Profile::Restricted {
        tables.push(table(CODINGS, "export-file-codings", &coding::CODINGS, &[]));
        tables.push(table(
            AGREEMENT,
            "export-file-agreement",
            &coding::AGREEMENT,
            &pair,
        ));
    }
    tables
}

fn code_field(survey: &Survey, column: (&str, &str)) -> Field {
    let form = match column.0 {
        "response_id" => return response_id(survey),
        "agreement" | "kappa" | "percent" => Form::Number,
        "verbatim" | "record" | "start" | "end" | "value" | "base" | "both" | "first_only"
        | "second_only" | "neither" => Form::Integer,
        "holds" => {
            let no_yes = [("0", "export-no"), ("1", "export-yes")];
            let values = no_yes.map(|(code, key)| (Code::new(code), say(survey, key)));
            return Field {
                values: values.to_vec(),
                ..plain(survey, Form::Integer, column)
            };
        }
        _ => Form::Text,
    };
    Field {
        required: matches!(column.0, "code" | "item"),
        ..plain(survey, form, column)
    }
}

/// One of our own messages in every language of the survey.
pub(super) fn say(survey: &Survey, key: &str) -> LocalText {
    let languages = survey.languages.iter();
    LocalText::new(languages.map(|language| (*language, words(*language).say(key))))
}

fn tables_of_responses(study: &Study<'_>, survey: &Survey) -> Vec<Table> {
    let columns = Columns::across(study.history);
    let wide: Vec<Field> = columns
        .list()
        .iter()
        .map(|column| of_column(survey, column))
        .collect();
    let pairs = columns.list().iter().zip(&wide);
    let closed = pairs.filter(|(column, _)| is_closed(column));
    let closed = closed.map(|(_, field)| field.clone()).collect();
    let table = |path: &str, key: &str, fields: Vec<Field>, names: &[&'static str]| Table {
        path: path.to_owned(),
        title: say(survey, key),
        fields,
        key: names.to_vec(),
    };
    let mut tables = vec![
        table(WIDE, "export-file-wide", wide, &["response_id"]),
        table(CLOSED, "export-file-closed", closed, &["response_id"]),
        table(LONG, "export-file-long", long_fields(survey), &[]),
    ];
    for (item, own, max) in record::items(survey) {
        let mut fields = vec![response_id(survey)];
        fields.push(Field {
            range: Some((1, max as i64)),
            required: true,
            ..Field::new("record", Form::Integer, say(survey, "export-column-record"))
        });
        fields.extend(record::fields(own));
        tables.push(Table {
            path: record::path(item),
            title: records_title(survey, item),
            fields,
            key: vec!["response_id", "record"],
        });
    }
    let verbatims = verbatim_fields(survey);
    tables.push(table(
        VERBATIMS,
        "export-file-verbatims",
        verbatims,
        &["verbatim"],
    ));
    if !pair::pairs(survey).is_empty() {
        let key = &["response_id", "first_item", "second_item", "code"];
        tables.push(table(PAIRS, "export-file-pairs", pair_fields(survey), key));
    }
    tables
}

fn records_title(survey: &Survey, item: &Item) -> LocalText {
    let languages = survey.languages.iter();
    LocalText::new(languages.map(|language| {
        let name = item.short_or_text().get(*language).to_owned();
        let title = words(*language).say_with("export-file-records", &[("item", name.into())]);
        (*language, title)
    }))
}

fn response_id(survey: &Survey) -> Field {
    Field {
        range: Some((1, i64::from(i32::MAX))),
        required: true,
        ..Field::new(
            "response_id",
            Form::Integer,
            say(survey, "export-column-response-id"),
        )
    }
}

/// The field of a column of the wide file.
fn of_column(survey: &Survey, column: &Column<'_>) -> Field {
    let title = |language: Language| {
        let question = dictionary::question(column, language);
        match dictionary::part(column, language) {
            part if part.is_empty() => question,
            part => format!("{question} – {part}"),
        }
    };
    let languages = survey.languages.iter();
    let title = LocalText::new(languages.map(|language| (*language, title(*language))));
    let values = match column.cell_type {
        Type::Codes => Vec::new(),
        _ => dictionary::codes(column, &survey.languages),
    };
    let range = match (&column.part, dictionary::limit(column)) {
        (Part::ResponseId, _) => Some((1, i64::from(i32::MAX))),
        (Part::Count, Some((max, _))) => Some((0, max as i64)),
        (Part::Place(_), Some((max, _))) => Some((1, max as i64)),
        _ => None,
    };
    Field {
        name: column.name.clone(),
        form: match column.cell_type {
            Type::Integer => Form::Integer,
            Type::Date => Form::Date,
            Type::Code | Type::Codes | Type::Words => Form::Text,
        },
        title,
        values,
        range,
        reserved: dictionary::reserved(survey, column),
        required: column.item.is_none(),
    }
}

fn plain(survey: &Survey, form: Form, (name, about): (&str, &str)) -> Field {
    Field::new(name, form, say(survey, about))
}

fn long_fields(survey: &Survey) -> Vec<Field> {
    let fields = long::COLUMNS.map(|column| match column.0 {
        "response_id" => response_id(survey),
        "place" | "value" => plain(survey, Form::Integer, column),
        "status" => {
            let statuses = [ItemStatus::Answered].into_iter();
            let statuses = statuses.chain(RESERVED.map(|(status, _)| status));
            let values = statuses.map(|status| {
                let label = say(survey, crate::export::status::status_message(status));
                (Code::new(status_word(status)), label)
            });
            Field {
                values: values.collect(),
                required: true,
                ..plain(survey, Form::Text, column)
            }
        }
        _ => plain(survey, Form::Text, column),
    });
    fields.to_vec()
}

fn verbatim_fields(survey: &Survey) -> Vec<Field> {
    let quote = survey.privacy.quote.as_ref();
    let scale = quote.and_then(|id| survey.item(id.as_str())?.scale());
    let fields = verbatim::COLUMNS.map(|column| match column.0 {
        "response_id" => response_id(survey),
        "verbatim" => Field {
            required: true,
            ..plain(survey, Form::Integer, column)
        },
        "record" => plain(survey, Form::Integer, column),
        "consent" => {
            let points = scale.into_iter().flat_map(|scale| &scale.points);
            let values = points.map(|point| (point.code.clone(), point.label.clone()));
            Field {
                values: values.collect(),
                ..plain(survey, Form::Text, column)
            }
        }
        _ => plain(survey, Form::Text, column),
    });
    fields.to_vec()
}

fn pair_fields(survey: &Survey) -> Vec<Field> {
    let no_yes = [("0", "export-no"), ("1", "export-yes")];
    let statuses = RESERVED.map(|(status, _)| status);
    let fields = pair::COLUMNS.map(|column| match column.0 {
        "response_id" => response_id(survey),
        "in_first" | "in_second" => {
            let values = no_yes.map(|(code, key)| (Code::new(code), say(survey, key)));
            let field = plain(survey, Form::Integer, column).with_reserved(&statuses);
            Field {
                values: values.to_vec(),
                ..field
            }
        }
        _ => Field {
            required: true,
            ..plain(survey, Form::Text, column)
        },
    });
    fields.to_vec()
}

fn published(survey: &Survey) -> Table {
    let fields = tables::COLUMNS.map(|name| {
        let form = match name {
            "value" | "percent" => Form::Number,
            "base" => Form::Integer,
            _ => Form::Text,
        };
        let key = format!("export-column-figure-{}", name.replace('_', "-"));
        Field {
            required: name == "name",
            ..Field::new(name, form, say(survey, &key))
        }
    });
    Table {
        path: PUBLISHED.to_owned(),
        title: say(survey, "export-file-tables"),
        fields: fields.to_vec(),
        key: vec!["name"],
    }
}

fn dictionary_fields(study: &Study<'_>) -> Vec<Field> {
    let survey = study.history.current();
    let headers = dictionary::headers(&survey.languages).into_iter();
    let fields = headers.map(|name| {
        let form = match name.as_str() {
            "internal" | "limit" => Form::Integer,
            _ => Form::Text,
        };
        let of = survey.languages.iter().find_map(|language| {
            let stem = name.strip_suffix(language.tag())?.strip_suffix('_')?;
            Some(stem.to_owned())
        });
        let about = of.unwrap_or_else(|| match name.as_str() {
            "part" => "part-code".to_owned(),
            other => other.replace('_', "-"),
        });
        let title = say(survey, &format!("export-column-dictionary-{about}"));
        Field::new(name, form, title)
    });
    fields.collect()
}
