//! `csv-metadata.json`: the same tables as CSV on the Web describes them.
//!
//! Owns how tables and columns are told there (W3C Recommendation "Metadata Vocabulary for Tabular
//! Data").

use serde_json::{Value, json};

use super::Study;
use super::schema::{Field, Form, Table, WIDE};
use crate::language::LocalText;

/// The table group of a package with these tables.
pub(super) fn describe(study: &Study<'_>, tables: &[Table]) -> String {
    let survey = study.history.current();
    let base = survey.base_language().tag();
    let group = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": base }],
        "dc:title": natural(&survey.title),
        "dc:creator": natural(&survey.event.organisers),
        "dialect": { "delimiter": ",", "encoding": "utf-8", "header": true },
        "tables": tables.iter().map(|table| describe_table(table, tables)).collect::<Vec<_>>(),
    });
    format!("{group:#}\n")
}

/// A text in several languages, as a natural-language property.
fn natural(text: &LocalText) -> Value {
    text.iter()
        .map(|(language, text)| json!({ "@value": text, "@language": language.tag() }))
        .collect()
}

fn describe_table(table: &Table, tables: &[Table]) -> Value {
    let columns: Vec<Value> = table.fields.iter().map(describe_column).collect();
    let mut schema = json!({ "columns": columns });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    if table.refers_to_responses() && tables.iter().any(|other| other.path == WIDE) {
        schema["foreignKeys"] = json!([{
            "columnReference": ["response_id"],
            "reference": { "resource": WIDE, "columnReference": ["response_id"] },
        }]);
    }
    json!({
        "url": table.path,
        "dc:description": natural(&table.title),
        "tableSchema": schema,
    })
}

fn describe_column(field: &Field) -> Value {
    // The header is the name; what it means stands beside it.
    let mut column = json!({
        "name": field.name,
        "titles": field.name,
        "dc:description": natural(&field.title),
        "datatype": datatype(field),
    });
    if field.required {
        column["required"] = true.into();
    }
    if !field.reserved.is_empty() {
        let reserved = field.reserved.iter().map(|(_, code)| code.to_string());
        column["null"] = std::iter::once(String::new()).chain(reserved).collect();
    }
    column
}

/// What stands in a column, as narrow as CSVW can tell it.
fn datatype(field: &Field) -> Value {
    let range = field.range.or_else(|| {
        let codes = field.values.iter();
        let numbers = codes.filter_map(|(code, _)| code.as_str().parse::<i64>().ok());
        let numbers: Vec<i64> = numbers.collect();
        Some((*numbers.iter().min()?, *numbers.iter().max()?))
    });
    match (field.form, range) {
        (Form::Integer, Some((least, most))) => {
            json!({ "base": "integer", "minimum": least, "maximum": most })
        }
        (Form::Integer, None) => "integer".into(),
        (Form::Number, _) => "decimal".into(),
        (Form::Date, _) => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        (Form::Text, _) if field.values.is_empty() => "string".into(),
        (Form::Text, _) => {
            // A plus sign is the one character of a code that a pattern would take otherwise.
            let codes = field.values.iter();
            let codes = codes.map(|(code, _)| code.as_str().replace('+', "\\+"));
            let pattern = codes.collect::<Vec<_>>().join("|");
            json!({ "base": "string", "format": format!("^({pattern})$") })
        }
    }
}
