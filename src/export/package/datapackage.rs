//! `datapackage.json`: the Frictionless Data Package descriptor, version 2.
//!
//! Owns how tables and columns are told there (<https://datapackage.org/standard/data-package/>).

use serde_json::{Map, Value, json};

use super::schema::{Field, Form, Table};
use super::{Contents, Profile, Study};
use crate::export::status::status_message;
use crate::i18n::words;
use crate::language::Language;

/// The descriptor of a package with these tables.
pub(super) fn describe(study: &Study<'_>, contents: Contents<'_>, tables: &[Table]) -> String {
    let survey = study.history.current();
    let language = survey.base_language();
    let version = study.history.version();
    let resources = tables.iter().map(|table| resource(table, tables, language));
    let mut descriptor = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": survey.id.as_str(),
        "title": survey.title.get(language),
        "description": survey.event.name.get(language),
        "version": format!("{version}.0.0+{}", contents.snapshot),
        "contributors": [{
            "title": survey.event.organisers.get(language),
            "roles": ["creator"],
        }],
        "sources": [{ "title": words(language).say("export-file-survey"), "path": "survey.toml" }],
        "resources": resources.collect::<Vec<_>>(),
        "survey": {
            "profile": study.profile.name(),
            "version": version,
            "languages": survey.languages.iter().map(|language| language.tag()).collect::<Vec<_>>(),
            "snapshot": contents.snapshot,
            "synthetic": study.is_synthetic,
            "words_disarmed": study.guard,
        },
    });
    if study.profile == Profile::Restricted {
        descriptor["survey"]["responses"] = contents.responses.into();
    }
    format!("{descriptor:#}\n")
}

fn resource(table: &Table, tables: &[Table], language: Language) -> Value {
    let fields: Vec<Value> = table
        .fields
        .iter()
        .map(|field| describe_field(field, language))
        .collect();
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
    });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let wide = tables
        .iter()
        .find(|other| other.path == super::schema::WIDE);
    if let Some(wide) = wide.filter(|_| table.refers_to_responses()) {
        schema["foreignKeys"] = json!([{
            "fields": ["response_id"],
            "reference": { "resource": wide.name(), "fields": ["response_id"] },
        }]);
    }
    json!({
        "name": table.name(),
        "type": "table",
        "title": table.title.get(language),
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "header": true },
        "schema": schema,
    })
}

fn describe_field(field: &Field, language: Language) -> Value {
    let title = field.title.get(language);
    let mut told = json!({ "name": field.name, "title": title });
    told["type"] = match field.form {
        Form::Integer => "integer",
        Form::Number => "number",
        Form::Text => "string",
        Form::Date => "date",
    }
    .into();
    if let Some(other) = translations(field) {
        told["titles"] = other;
    }
    // A code as the column's own type has it.
    let value = |code: &str| match code.parse::<i64>() {
        Ok(number) if field.form == Form::Integer => json!(number),
        _ => json!(code),
    };
    let mut constraints = Map::new();
    if !field.values.is_empty() {
        let codes = field.values.iter().map(|(code, _)| value(code.as_str()));
        constraints.insert("enum".to_owned(), codes.collect());
        let categories = field.values.iter().map(
            |(code, label)| json!({ "value": value(code.as_str()), "label": label.get(language) }),
        );
        told["categories"] = categories.collect();
    }
    if let Some((least, most)) = field.range {
        constraints.insert("minimum".to_owned(), least.into());
        constraints.insert("maximum".to_owned(), most.into());
    }
    if field.required {
        constraints.insert("required".to_owned(), true.into());
    }
    if !constraints.is_empty() {
        told["constraints"] = constraints.into();
    }
    if !field.reserved.is_empty() {
        let say = words(language);
        let empty = json!({ "value": "", "label": say.say("export-empty") });
        let reserved = field.reserved.iter().map(|(status, code)| {
            json!({ "value": code.to_string(), "label": say.say(status_message(*status)) })
        });
        told["missingValues"] = std::iter::once(empty).chain(reserved).collect();
    }
    told
}

/// The title in every language, where there are several.
fn translations(field: &Field) -> Option<Value> {
    let all: Map<String, Value> = field
        .title
        .iter()
        .map(|(language, text)| (language.tag().to_owned(), text.into()))
        .collect();
    (all.len() > 1).then(|| all.into())
}
