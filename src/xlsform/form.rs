//! The sheets of a form as tables with named columns.
//!
//! Owns headers: their spellings, and the languages in `label::Français (fr)`. Knows nothing of what
//! the rows mean.

use super::refusal::Findings;
use crate::language::{Language, LocalText};
use crate::workbook::{Row, Sheet, Workbook, column_letters};

/// A sheet with its headers.
#[derive(Debug)]
pub(super) struct Table<'w> {
    name: String,
    header: usize,
    columns: Vec<Column>,
    rows: &'w [Row],
}

/// A column under its header.
#[derive(Debug)]
struct Column {
    at: usize,
    name: String,
    /// The language as written; `None` in a header without one.
    told: Option<String>,
}

/// The languages of a form.
#[derive(Debug, Clone)]
pub(super) struct Languages {
    /// In their order, the language of the original first.
    pub(super) all: Vec<Language>,
    /// That of columns which name none.
    pub(super) unnamed: Language,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) table: &'t Table<'t>,
    pub(super) row: &'t Row,
}

/// Columns whose texts are read in every language.
const TRANSLATED: [&str; 4] = ["label", "hint", "short", "value"];

impl<'w> Table<'w> {
    /// The sheet called `name`, if the workbook has it and it holds anything.
    pub(super) fn find(workbook: &'w Workbook, name: &str) -> Option<Self> {
        let sheet: &Sheet = workbook.sheet(name)?;
        let (head, rows) = sheet.rows.split_first()?;
        let columns = (0..head.cells.len()).filter_map(|at| column(head.cell(at), at));
        Some(Self {
            name: sheet.name.clone().unwrap_or_else(|| name.to_owned()),
            header: head.number,
            columns: columns.collect(),
            rows,
        })
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(|row| Line { table: self, row })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }

    /// How the header of the column is called.
    pub(super) fn head_name(&self, name: &str) -> String {
        let found = self.columns.iter().find(|column| column.name == name);
        self.cell_name(self.header, found.map(|column| column.at))
    }

    fn cell_name(&self, row: usize, column: Option<usize>) -> String {
        match column {
            Some(at) => format!("sheet `{}`, cell {}{row}", self.name, column_letters(at)),
            None => format!("sheet `{}`, row {row}", self.name),
        }
    }

    /// Collects the languages that the headers of translated texts name.
    pub(super) fn languages(&self, found: &mut Vec<Language>, findings: &Findings) {
        for column in &self.columns {
            let Some(told) = column.told.as_deref() else {
                continue;
            };
            match language(told) {
                Some(language) if found.contains(&language) => {}
                Some(language) => found.push(language),
                None if TRANSLATED.contains(&column.name.as_str()) => findings.refuse(
                    self.cell_name(self.header, Some(column.at)),
                    format!("the language `{told}` is none that Maoni speaks"),
                    "name English (en), Français (fr) or العربية (ar), or remove the column",
                ),
                None => {}
            }
        }
    }

    /// Whether a translated text has a column that names no language.
    pub(super) fn has_unnamed(&self) -> bool {
        let texts = ["label", "hint"];
        let mut columns = self.columns.iter();
        columns.any(|column| column.told.is_none() && texts.contains(&column.name.as_str()))
    }
}

impl<'t> Line<'t> {
    /// The cell below the column, without the space around it; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &'t str {
        let mut columns = self
            .table
            .columns
            .iter()
            .filter(|column| column.name == name);
        let first = columns.next().map_or("", |column| self.row.cell(column.at));
        columns.fold(first, |filled, column| {
            if filled.is_empty() {
                self.row.cell(column.at)
            } else {
                filled
            }
        })
    }

    /// How the cell is called.
    pub(super) fn place(&self, name: &str) -> String {
        let columns = self.table.columns.iter();
        let mut columns = columns.filter(|column| column.name == name);
        let first = columns.clone().next();
        let filled = columns.find(|column| !self.row.cell(column.at).is_empty());
        let at = filled.or(first).map(|column| column.at);
        self.table.cell_name(self.row.number, at)
    }

    /// A text in every language: `None` if it is in none; one that is missing is refused.
    pub(super) fn local(
        &self,
        name: &str,
        languages: &Languages,
        findings: &Findings,
    ) -> Option<LocalText> {
        let mut texts = Vec::new();
        let mut missing = Vec::new();
        for &wanted in &languages.all {
            let mut columns = self.table.columns.iter().filter(|column| {
                column.name == name
                    && match &column.told {
                        Some(told) => language(told) == Some(wanted),
                        None => languages.unnamed == wanted,
                    }
            });
            let column = columns
                .clone()
                .find(|column| !self.row.cell(column.at).is_empty());
            match column {
                Some(column) => {
                    let text = self.row.cell(column.at);
                    if text.contains("${") {
                        findings.refuse(
                            self.table.cell_name(self.row.number, Some(column.at)),
                            "the text takes in an answer with ${…}, which texts of Maoni cannot",
                            "word it so that it needs no earlier answer",
                        );
                    }
                    texts.push((wanted, text.to_owned()));
                }
                None => missing.push((wanted, columns.next().map(|column| column.at))),
            }
        }
        if texts.is_empty() {
            return None;
        }
        for (language, at) in missing {
            let place = match at {
                Some(_) => self.table.cell_name(self.row.number, at),
                None => self.place(name),
            };
            findings.refuse(
                place,
                format!("the {name} is not there in {}", language.own_name()),
                format!(
                    "write it under `{name}::{} ({language})`",
                    language.own_name()
                ),
            );
        }
        Some(LocalText::new(texts))
    }

    /// The filled cells of columns that are not among `known`.
    pub(super) fn others(&self, known: &[&str]) -> Vec<(&'t str, String)> {
        let columns = self.table.columns.iter().filter(|column| {
            !known.contains(&column.name.as_str()) && !self.row.cell(column.at).is_empty()
        });
        columns
            .map(|column| {
                let place = self.table.cell_name(self.row.number, Some(column.at));
                (column.name.as_str(), place)
            })
            .collect()
    }
}

/// A header taken apart; `None` for an empty one.
fn column(header: &str, at: usize) -> Option<Column> {
    if header.is_empty() {
        return None;
    }
    let parts: Vec<&str> = if header.contains("::") {
        header.split("::").map(str::trim).collect()
    } else {
        // The older spelling, with one colon.
        header.split(':').map(str::trim).collect()
    };
    let simple = |part: &str| part.to_lowercase().replace([' ', '-'], "_");
    let mut name = simple(parts[0]);
    let mut rest = &parts[1..];
    if matches!(
        name.as_str(),
        "media" | "bind" | "control" | "body" | "instance"
    ) && let Some((second, after)) = rest.split_first()
    {
        name = simple(second);
        rest = after;
    }
    let short = name.strip_prefix("short_").or(name.strip_prefix("value_"));
    if let Some(tag) = short.filter(|tag| Language::parse(tag).is_some()) {
        let told = Some(tag.to_owned());
        let name = name[..5].to_owned();
        return Some(Column { at, name, told });
    }
    let name = match name.as_str() {
        "relevance" => "relevant",
        "caption" => "label",
        "calculate" => "calculation",
        "count" | "jr:count" => "repeat_count",
        "list" | "listname" => "list_name",
        "readonly" => "read_only",
        "command" => "type",
        other => other,
    };
    Some(Column {
        at,
        name: name.to_owned(),
        told: rest.last().map(|told| (*told).to_owned()),
    })
}

/// The language that a form calls `told`: `English (en)`, `fr`, `Arabic`.
pub(super) fn language(told: &str) -> Option<Language> {
    let told = told.trim().to_lowercase();
    if let Some((_, tag)) = told.trim_end_matches(')').rsplit_once('(') {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        return Language::parse(primary);
    }
    match told.as_str() {
        "english" | "anglais" | "الإنجليزية" => Some(Language::En),
        "french" | "français" | "francais" | "الفرنسية" => Some(Language::Fr),
        "arabic" | "arabe" | "العربية" => Some(Language::Ar),
        tag => Language::parse(tag),
    }
}

/// How a form calls a language.
pub(super) fn language_name(language: Language) -> String {
    format!("{} ({language})", language.own_name())
}
