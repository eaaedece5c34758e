//! `maoni survey import-xlsform` and `export-xlsform`: surveys as forms of other programs.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use super::super::{FaultsFound, terminal};
use super::{read, show};
use crate::id::{Clock as _, SystemClock};
use crate::language::Language;
use crate::workbook::{TextFormat, Workbook};
use crate::xlsform::{self, About};

pub(super) const EXAMPLES: &str = "Example:
  maoni survey import-xlsform form.xlsx --date 2030-03-08 --timezone Africa/Nairobi \\
    --contact office@example.org --output surveys/my-event.toml

A form says nothing about the event. What the options do not tell is written with neutral words, and
named at the end.";

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportArguments {
    /// The form (XLSX, XLS or ODS)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The definition to write; without it, it is printed
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Name of the survey; without it, that of the form
    #[arg(long, value_name = "NAME")]
    id: Option<String>,
    /// The language of columns that name none (en, fr, ar)
    #[arg(long, value_name = "LANGUAGE", value_parser = super::super::export::language)]
    language: Option<Language>,
    /// Day of the event
    #[arg(long, value_name = "DAY")]
    date: Option<jiff::civil::Date>,
    /// Time zone of the event, such as Africa/Nairobi
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Town and venue
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// Who held the event
    #[arg(long, value_name = "TEXT")]
    organisers: Option<String>,
    /// Whom respondents can write to: an office, not a person
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,
}

/// Writes the form in a file as a definition.
pub(super) fn import(arguments: &ImportArguments) -> anyhow::Result<()> {
    let name = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("{name} cannot be read"))?;
    let workbook = Workbook::read(&bytes, TextFormat::default())
        .with_context(|| format!("{name} is not taken in"))?;
    let today = jiff::tz::TimeZone::UTC
        .to_datetime(SystemClock.now())
        .date();
    let about = About {
        id: arguments.id.clone(),
        language: arguments.language,
        date: arguments.date,
        timezone: arguments.timezone.clone(),
        place: arguments.place.clone(),
        organisers: arguments.organisers.clone(),
        contact: arguments.contact.clone(),
        today,
    };
    let imported = xlsform::read(&workbook, &about).map_err(|refusals| {
        for refusal in &refusals {
            terminal::say(&format!("{name}, {refusal}"));
        }
        FaultsFound {
            errors: refusals.len(),
            warnings: 0,
        }
    })?;
    for note in &imported.notes {
        terminal::say(&format!("note: {note}"));
    }
    match &arguments.output {
        Some(output) => {
            terminal::write_file(output, imported.source.as_bytes())?;
            terminal::say(&format!("wrote {}", output.display()));
        }
        None => terminal::print(&imported.source)?,
    }
    if !imported.to_fill.is_empty() {
        terminal::say("the form does not tell these; replace the neutral words before publishing:");
        for setting in &imported.to_fill {
            terminal::say(&format!("  {setting}"));
        }
    }
    Ok(())
}

/// Writes the definition in `file` as a form.
pub(super) fn export(file: &Path, output: &Path) -> anyhow::Result<()> {
    let (checked, _) = read(file)?;
    show(&checked);
    let (errors, warnings) = checked.diagnostics.count();
    let survey = checked.survey.ok_or(FaultsFound { errors, warnings })?;
    let exported = xlsform::write(&survey)
        .with_context(|| format!("{} is not written as a form", file.display()))?;
    for note in &exported.notes {
        terminal::say(&format!("note: {note}"));
    }
    terminal::write_file(output, &exported.bytes)?;
    terminal::say(&format!("wrote {}", output.display()));
    Ok(())
}
