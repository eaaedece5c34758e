//! The drafted mapping as text.
//!
//! Owns the words with which it explains itself. What is decided is a setting; what is left to the
//! person is a comment that becomes a setting when its `# ` is taken away.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::name::takes_words;
use super::{Days, Decision, Layout, Plan, Role, Seen, Suggestion, Tells};
use crate::survey::Survey;
use crate::workbook::{Encoding, Sheet, Workbook, column_letters};

/// A text between quotation marks, as TOML writes it.
pub(in crate::intake) fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The mapping by `plan`.
pub(super) fn write(
    survey: &Survey,
    workbook: &Workbook,
    sheet: &Sheet,
    file: &str,
    layout: &Layout,
    plan: &Plan<'_>,
) -> Suggestion {
    let mut writing = Writing {
        text: String::new(),
        open: 0,
        names: counts(plan),
    };
    writing.head(survey, workbook, sheet, file, layout, plan);
    writing.response(survey, plan);
    let (mut mapped, mut ignored) = (0, 0);
    for (column, decision) in &plan.columns {
        match decision {
            Decision::Tells(tells) => {
                mapped += 1;
                writing.tells(survey, column, tells);
            }
            Decision::Open(_) => writing.open(column, decision),
            Decision::Ignored(_) => ignored += 1,
            Decision::About(_) => mapped += 1,
        }
    }
    writing.rest(survey, plan);
    Suggestion {
        text: writing.text,
        mapped,
        ignored,
        open: writing.open,
    }
}

fn counts(plan: &Plan<'_>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (column, _) in &plan.columns {
        *counts.entry(column.header.name.clone()).or_default() += 1;
    }
    counts
}

/// The text while it is written.
struct Writing {
    text: String,
    open: usize,
    /// How many columns have each name.
    names: BTreeMap<String, usize>,
}

impl Writing {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(
        &mut self,
        survey: &Survey,
        workbook: &Workbook,
        sheet: &Sheet,
        file: &str,
        layout: &Layout,
        plan: &Plan<'_>,
    ) {
        self.line(&format!(
            "# Mapping of {} to the survey `{}`, drafted from both. Read it through: what begins with",
            super::super::target::in_one_line(file),
            survey.id
        ));
        self.line("# \"DECIDE\" is yours to say. How mappings are written: docs/import.md.");
        self.line("");
        self.line("format = 1");
        if let Some(name) = &sheet.name {
            self.line(&format!("sheet = {}", quote(name)));
        }
        if let Some(format) = workbook.text {
            if let Some(encoding) = format.encoding.filter(|e| *e != Encoding::Utf8) {
                self.line(&format!("encoding = \"{}\"", encoding.name()));
            }
            if let Some(delimiter) = format.delimiter.filter(|d| *d != b',') {
                let sign = quote(&char::from(delimiter).to_string());
                self.line(&format!("delimiter = {sign}"));
            }
        }
        if layout.header_row != 1 || layout.label_row.is_some() {
            self.line(&format!("header_row = {}", layout.header_row));
        }
        if layout.label_row.is_some() {
            self.line("# Below the headers stand the questions and the marks of the program.");
            self.line(&format!("first_row = {}", layout.first_row));
        }
        if plan.is_own {
            self.line("# An export of this product: the codes with which it tells missing values, and words that it");
            self.line("# guarded against spreadsheets.");
            self.line("skipped = [\"-99\", \"-96\", \"-95\"]");
            self.line("dont_know = [\"-98\"]");
            self.line("disarmed = true");
        }
        self.ignored(plan);
    }

    fn ignored(&mut self, plan: &Plan<'_>) {
        let mut lines: Vec<(String, &str)> = Vec::new();
        for (column, decision) in &plan.columns {
            if let Decision::Ignored(reason) = decision {
                // A second column of that name may be one that is used.
                let name = &column.header.name;
                if !lines.iter().any(|(known, _)| known == name) {
                    lines.push((name.clone(), reason));
                }
            }
        }
        if lines.is_empty() {
            return;
        }
        self.line("");
        self.line("# Columns that are left out, each with the reason. None of them is stored.");
        self.line("ignore = [");
        for (name, reason) in lines {
            self.line(&format!("  {}, # {reason}", quote(&name)));
        }
        self.line("]");
    }

    fn response(&mut self, survey: &Survey, plan: &Plan<'_>) {
        let seen = |role: Role| {
            plan.columns
                .iter()
                .find_map(|(column, decision)| match decision {
                    Decision::About(own) if *own == role => Some(column),
                    _ => None,
                })
        };
        let column = |role: Role| seen(role).map(|column| quote(&column.header.name));
        let unsent = seen(Role::Day).is_some_and(|column| column.filled() < column.cells.len());
        self.line("");
        self.line("[response]");
        match column(Role::Id) {
            Some(name) => {
                self.line("# By this a row is recognised when the file is taken in again. Only a hash of it is kept,");
                self.line("# and only until the survey is closed.");
                self.line(&format!("id_column = {name}"));
            }
            None => self.line(
                "# No column numbers the responses: a row is recognised by all that is used of it.",
            ),
        }
        match column(Role::Day) {
            Some(name) => {
                self.line("# Of the time only the day is kept.");
                self.line(&format!("day_column = {name}"));
                match plan.days {
                    Days::Ordered(order) => self.line(&format!("day_order = \"{order}\"")),
                    Days::Untold => {
                        self.open += 1;
                        self.line("# DECIDE which number is the month: \"dmy\" or \"mdy\". The days do not tell.");
                        self.line("# day_order = \"dmy\"");
                    }
                    Days::YearFirst => {}
                }
                if unsent {
                    self.open += 1;
                    self.line(
                        "# DECIDE the day of responses without one, which were probably not sent.",
                    );
                    self.line(&format!("# day = {}", survey.event.date));
                }
            }
            None => {
                self.open += 1;
                self.line("# DECIDE the day of all responses: no column tells it. It is the day of the event here.");
                self.line(&format!("# day = {}", survey.event.date));
            }
        }
        match column(Role::Language) {
            Some(name) => self.line(&format!("language_column = {name}")),
            None if survey.languages.len() > 1 => {
                self.line("# No column tells the language in which the form was read.");
                self.line(&format!("language = \"{}\"", survey.base_language()));
            }
            None => {}
        }
        let told_by_day = column(Role::Day).filter(|_| unsent);
        if let Some(name) = column(Role::Complete).or(told_by_day) {
            self.line("# Responses that were not sent count for the pages they reached.");
            self.line(&format!("complete_column = {name}"));
        }
    }

    /// The lines that name a column.
    fn source(&mut self, column: &Seen<'_>, comment: &str) {
        let name = &column.header.name;
        let is_only = self.names.get(name) == Some(&1);
        self.line(&format!("{comment}[[column]]"));
        if is_only {
            self.line(&format!("{comment}name = {}", quote(name)));
        } else {
            self.line(&format!("# Several columns are called {}.", quote(name)));
            self.line(&format!(
                "{comment}at = \"{}\"",
                column_letters(column.header.at)
            ));
        }
    }

    fn tells(&mut self, survey: &Survey, column: &Seen<'_>, tells: &Tells) {
        let found = &tells.found;
        let sure = if found.likeness >= 0.96 {
            "certain"
        } else {
            "likely, please check"
        };
        self.line("");
        self.line(&format!(
            "# Column {}, {} of {} filled. {}: {}.",
            column_letters(column.header.at),
            column.filled(),
            column.cells.len(),
            capitalised(sure),
            found.reason
        ));
        if let Some(item) = survey.item(found.target.item.as_str())
            && takes_words(item, &found.target)
        {
            self.line("# Open answers: look that nobody is named in them.");
        }
        self.source(column, "");
        for (name, value) in found.target.settings() {
            self.line(&format!("{name} = {value}"));
        }
        if let Some(separator) = tells.separator {
            self.line(&format!("separator = {}", quote(separator)));
        }
        if tells.rest_is_other {
            self.line("# What is no choice is taken for the words of \"other\".");
            self.line("rest_is_other = true");
        }
        if tells.unknown.is_empty() {
            return;
        }
        self.line("[column.values]");
        for (value, near, times) in &tells.unknown {
            match near {
                Some(code) => {
                    self.line(&format!(
                        "{} = \"{code}\" # alike, please check; {}",
                        quote(value),
                        often(*times)
                    ));
                }
                None => {
                    self.open += 1;
                    self.line(&format!(
                        "# DECIDE which code this is, or \"\" for no answer; {}",
                        often(*times)
                    ));
                    self.line(&format!("# {} = \"\"", quote(value)));
                }
            }
        }
    }

    fn open(&mut self, column: &Seen<'_>, decision: &Decision) {
        let Decision::Open(matches) = decision else {
            return;
        };
        self.open += 1;
        let values = column.values();
        let shown: Vec<String> = values
            .keys()
            .take(4)
            .map(|value| quote(&short(value)))
            .collect();
        self.line("");
        self.line(&format!(
            "# DECIDE what column {} is, {} of {} filled, such as {}.",
            column_letters(column.header.at),
            column.filled(),
            column.cells.len(),
            shown.join(", ")
        ));
        if matches.is_empty() {
            self.line("# Nothing in the survey is called so. Complete this, or add the header to `ignore`.");
            self.source(column, "# ");
            self.line("# item = \"\"");
        } else {
            self.line("# It could be one of these; complete one, or add the header to `ignore`.");
            self.source(column, "# ");
            for found in matches {
                let settings = found.target.settings();
                let settings: Vec<String> = settings
                    .iter()
                    .map(|(name, value)| format!("{name} = {value}"))
                    .collect();
                self.line(&format!("#   {} ({})", settings.join(", "), found.reason));
            }
        }
    }

    fn rest(&mut self, survey: &Survey, plan: &Plan<'_>) {
        let told = |id: &str| {
            plan.columns.iter().any(|(_, decision)| {
                matches!(decision, Decision::Tells(tells) if tells.found.target.item.as_str() == id)
            })
        };
        let untold: Vec<_> = survey
            .items()
            .filter(|item| item.is_asked() && !told(item.id.as_str()))
            .collect();
        if untold.is_empty() {
            return;
        }
        self.line("");
        self.line("# Items of the survey that no column tells. They count as not answered.");
        for item in &untold {
            let text = super::super::target::in_one_line(item.text.get(survey.base_language()));
            self.line(&format!(
                "#   {} ({}): {}",
                item.id,
                item.kind_name(),
                short(&text)
            ));
        }
        for item in untold.iter().filter(|item| item.required) {
            self.open += 1;
            let code = item
                .choices()
                .first()
                .map_or("", |choice| choice.code.as_str());
            self.line("");
            self.line(&format!(
                "# DECIDE what everybody answered to `{}`, which must be answered.",
                item.id
            ));
            self.line("# [[column]]");
            self.line(&format!("# item = \"{}\"", item.id));
            self.line(&format!("# constant = \"{code}\""));
        }
    }
}

fn often(times: usize) -> String {
    match times {
        1 => "it stands there once".to_owned(),
        _ => format!("it stands there {times} times"),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let head: String = text.chars().take(MOST).collect();
    format!("{head}…")
}
