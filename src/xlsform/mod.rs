//! Level 2: surveys as forms of other programs, in and out.
//!
//! Owns the part of [XLSForm](https://xlsform.org) in which a survey can be said: `KoboToolbox`, ODK
//! and their relatives read and write it. A form is read into a definition, which a person checks
//! and publishes like any other; what the part does not hold is refused with sheet and cell, all of
//! it at once. Nothing is guessed. Knows nothing of answers.
//!
//! | survey | form |
//! |---|---|
//! | page | group; questions outside groups make a page too |
//! | single, multiple, ranking | `select_one`, `select_multiple`, `rank` |
//! | matrix | group with the appearance `table-list` of `select_one` with one list |
//! | text | `text`, several lines with the appearance `multiline` |
//! | records | repeat, with an `integer` question before it that says how many |
//! | statement | `note` |
//! | `show_if` | `relevant` |
//! | limits, choices that stand alone | `constraint` |
//! | don't know | the choice `dk` |
//!
//! What no form can say is on a sheet and in columns of its own (`maoni`, `short_en`), which other
//! programs pass over. With them, a survey that goes out and comes in again is the same survey.

mod about;
mod condition;
mod expression;
mod form;
mod item;
mod list;
mod question;
mod refusal;
mod write;

use std::collections::BTreeMap;

pub use about::About;
pub use refusal::Refusal;
pub use write::{Exported, Fault, write};

use about::Settings;
use form::{Languages, Table};
use item::Reader;
use refusal::Findings;

use crate::language::Language;
use crate::survey::Survey;
use crate::survey::parse::examine;
use crate::survey::write::{Part, Written};
use crate::workbook::Workbook;

/// A form as a definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The definition, for a person to read through.
    pub source: String,
    /// What it says.
    pub survey: Survey,
    /// What was taken otherwise than it stands in the form.
    pub notes: Vec<String>,
    /// Settings that nobody told, with what they are: neutral words stand in for them.
    pub to_fill: Vec<String>,
}

/// Reads a form.
///
/// # Errors
/// Everything in it that cannot be taken.
pub fn read(workbook: &Workbook, about: &About) -> Result<Imported, Vec<Refusal>> {
    let findings = Findings::default();
    let imported = read_form(workbook, about, &findings);
    let (refusals, notes) = findings.take();
    match imported {
        Some(imported) if refusals.is_empty() => Ok(Imported { notes, ..imported }),
        _ => Err(refusals),
    }
}

fn read_form(workbook: &Workbook, about: &About, findings: &Findings) -> Option<Imported> {
    let Some(sheet) = Table::find(workbook, "survey").filter(|sheet| sheet.has("type")) else {
        findings.refuse(
            "sheet `survey`",
            "there is none with a column `type`, so this is no XLSForm",
            "name the file that holds the form, not one with answers",
        );
        return None;
    };
    let choices = Table::find(workbook, "choices");
    let settings = Table::find(workbook, "settings");
    let own = Table::find(workbook, "maoni");
    for name in ["external_choices", "entities", "osm"] {
        if let Some(table) = Table::find(workbook, name).filter(|table| table.lines().count() > 0) {
            findings.refuse(
                table.head_name("name"),
                "Maoni has nothing for this sheet",
                "remove it, and the questions that need it",
            );
        }
    }
    let languages = languages(&sheet, choices.as_ref(), settings.as_ref(), about, findings);
    let lists = choices.map_or_else(Vec::new, |table| list::read(&table, &languages, findings));
    let mut settings = Settings::new(about, &languages, findings, settings.as_ref(), own.as_ref());
    let tops = settings.tops();
    let title = settings.title();
    let nodes = question::read(&sheet, findings);
    let read = Reader::new(findings, &languages, &lists, &tops, title.clone()).read(&nodes);
    if read.pages.is_empty() && !findings.is_refused() {
        findings.refuse("sheet `survey`", "the form asks nothing", "add a question");
    }
    let frame = settings.frame(title);
    if findings.is_refused() {
        return None;
    }
    let survey = Survey {
        id: frame.id,
        languages: languages.all.clone(),
        title: frame.title,
        welcome: read.welcome,
        event: frame.event,
        privacy: frame.privacy,
        schedule: frame.schedule,
        pages: read.pages,
    };
    let names = lists
        .iter()
        .map(|list| (list.stem().to_owned(), list.choices.clone()));
    let names: Vec<_> = names.collect();
    let written = crate::survey::write::write(&survey, &names);
    let survey = check(&written, &read.places, findings)?;
    Some(Imported {
        source: written.text,
        survey,
        notes: Vec::new(),
        to_fill: settings.to_fill,
    })
}

/// The languages of the form, that of the original first.
fn languages(
    survey: &Table<'_>,
    choices: Option<&Table<'_>>,
    settings: Option<&Table<'_>>,
    about: &About,
    findings: &Findings,
) -> Languages {
    let mut all = Vec::new();
    for table in std::iter::once(survey).chain(choices) {
        table.languages(&mut all, findings);
    }
    let line = settings.and_then(|table| table.lines().next());
    let told = line.and_then(|line| form::language(line.get("default_language")));
    let unnamed = about.language.or(told);
    if survey.has_unnamed() {
        let first = unnamed.unwrap_or(Language::En);
        if unnamed.is_none() {
            findings.note("the form names no language: it is taken as English (--language)");
        }
        all.retain(|language| *language != first);
        all.insert(0, first);
    } else if let Some(told) = told.filter(|told| all.contains(told)) {
        all.retain(|language| *language != told);
        all.insert(0, told);
    }
    if all.is_empty() {
        all.push(unnamed.unwrap_or(Language::En));
    }
    Languages {
        unnamed: unnamed.unwrap_or(all[0]),
        all,
    }
}

/// Checks the definition; what does not fit together is told where it stands in the form.
fn check(
    written: &Written,
    places: &BTreeMap<String, String>,
    findings: &Findings,
) -> Option<Survey> {
    let checked = examine(&written.text, "the form");
    let (errors, _) = checked.diagnostics.count();
    if errors == 0 {
        return checked.survey;
    }
    for fault in checked.diagnostics.list() {
        let key = written.part_at(fault.span.start).map(|part| match part {
            Part::Page(name) => format!("page {name}"),
            Part::Item(name) => format!("item {name}"),
        });
        let place = key.and_then(|key| places.get(&key).cloned());
        findings.refuse(
            place.unwrap_or_else(|| "sheet `settings`".to_owned()),
            fault.message.clone(),
            fault.help.clone().unwrap_or_default(),
        );
    }
    None
}
