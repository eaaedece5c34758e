//! The loader for R, in base R alone.
//!
//! Owns its syntax. Labels stand where packages such as haven look for them: the attribute `label`
//! for a variable, `labels` for its values.

use std::fmt::Write as _;

use super::{Field, Form, Language, Table, line, numbered, reserved};

const HEAD: &str = r#"# Reads the tables of this package into data frames.
#
#   source("load/load.R")    # with the folder of the package as working directory,
#                            # or set `folder` to it before
#
# Codes become factors, numbers stay numbers with their labels in attr(x, "labels"). Reserved codes
# become NA; why_missing("COLUMN") tells for each response why a value of `wide` is missing.

if (!exists("folder")) folder <- "."

read_table <- function(file) {
  read.csv(file.path(folder, "data", file), colClasses = "character", na.strings = "",
           encoding = "UTF-8", check.names = FALSE)
}

as_number <- function(x, label, labels = NULL, reserved = integer()) {
  x <- as.numeric(x)
  x[x %in% reserved] <- NA
  structure(x, label = label, labels = labels)
}

as_code <- function(x, label, codes, labels) {
  structure(factor(x, levels = codes, labels = make.unique(labels)), label = label)
}

as_words <- function(x, label, reserved = integer()) {
  x[x %in% reserved] <- NA
  structure(x, label = label)
}

"#;

/// The script for these tables.
pub(super) fn script(tables: &[Table], wide: &Table, language: Language) -> String {
    let mut script = HEAD.to_owned();
    for table in tables {
        let name = table.name();
        let variable = if table.path == wide.path {
            "wide".to_owned()
        } else {
            name.replace('-', "_")
        };
        let _ = writeln!(script, "# {}", line(table.title.get(language), 400));
        let _ = writeln!(
            script,
            "{variable} <- read_table({})",
            quoted(&format!("{name}.csv"))
        );
        if table.path == wide.path {
            script.push_str("wide_codes <- wide\n");
        }
        for field in &table.fields {
            convert(&variable, field, language, &mut script);
        }
        script.push('\n');
    }
    script.push_str("why_missing <- function(column) {\n  reasons <- c(");
    let reasons = wide.fields.iter().max_by_key(|field| field.reserved.len());
    let reasons = reasons
        .map(|field| reserved(field, language))
        .unwrap_or_default();
    let reasons = reasons.iter();
    let reasons = reasons.map(|(code, label)| format!("\"{code}\" = {}", quoted(label)));
    script.push_str(&reasons.collect::<Vec<_>>().join(", "));
    script.push_str(")\n  unname(reasons[wide_codes[[column]]])\n}\n");
    script
}

fn convert(table: &str, field: &Field, language: Language, script: &mut String) {
    let column = format!("{table}${}", field.name);
    let label = quoted(&line(field.title.get(language), 2000));
    let values = numbered(field, language);
    let reserved: Vec<String> = field
        .reserved
        .iter()
        .map(|(_, code)| code.to_string())
        .collect();
    let reserved = if reserved.is_empty() {
        String::new()
    } else {
        format!(", reserved = c({})", reserved.join(", "))
    };
    let call = match field.form {
        Form::Integer | Form::Number if values.is_empty() => {
            format!("as_number({column}, {label}{reserved})")
        }
        Form::Integer | Form::Number => {
            let labels = values.iter();
            let labels = labels.map(|(number, _, label)| format!("{} = {number}", quoted(label)));
            let labels = labels.collect::<Vec<_>>().join(", ");
            format!("as_number({column}, {label}, labels = c({labels}){reserved})")
        }
        Form::Date => format!("structure(as.Date({column}), label = {label})"),
        Form::Text if values.is_empty() => format!("as_words({column}, {label}{reserved})"),
        Form::Text => {
            let codes = values.iter().map(|(_, code, _)| quoted(code));
            let labels = values.iter().map(|(_, _, label)| quoted(label));
            format!(
                "as_code({column}, {label},\n  codes = c({}),\n  labels = c({}))",
                codes.collect::<Vec<_>>().join(", "),
                labels.collect::<Vec<_>>().join(", ")
            )
        }
    };
    let _ = writeln!(script, "{column} <- {call}");
}

/// A text as R reads it; whatever is not ASCII stays as it is, in UTF-8.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}
