//! `maoni report`: the outcomes paper, as pages, as a web page, as a text to edit, and its drawings.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::{DatabaseArguments, FaultsFound, NoSuchSurvey, bundled, export, terminal};
use crate::diagnostic::Diagnostics;
use crate::id::{Clock as _, SurveyId, SystemClock};
use crate::language::Language;
use crate::outcomes::comparison::count_with_others;
use crate::outcomes::{self, Counted, Part, Published};
use crate::report::bundled::Bundled;
use crate::report::definition::{self, ReportDefinition};
use crate::report::document::Document;
use crate::report::theme::{self, Theme};
use crate::report::{
    self, lay_out, write_charts, write_html, write_markdown, write_pdf, write_pictures,
};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni report my-event --output papers
  maoni report my-event --format pdf,html,md,svg,png
  maoni report my-event --definition reports/general.toml --language fr --issued 2026-03-09")]
pub(super) struct ReportArguments {
    /// Name of the survey
    survey: String,
    /// The report definition; without it the one made for the side event's survey where that has
    /// questions in common with yours, else a general one
    #[arg(long, value_name = "FILE")]
    definition: Option<PathBuf>,
    /// The look of the host: a theme file, in place of the one that the definition names
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
    /// Only in this language (en, fr, ar); may be given several times
    #[arg(long, value_name = "LANGUAGE", value_parser = export::language)]
    language: Vec<Language>,
    /// What to write: the paper as PDF, as one HTML file, as Markdown to edit; `svg`
    /// and `png` write its drawings into `charts`
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "FORMAT",
        default_value = "pdf"
    )]
    format: Vec<Format>,
    /// The folder to write into
    #[arg(long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    /// Day of issue; today if not given. The same day and responses give the same bytes
    #[arg(long, value_name = "DATE")]
    issued: Option<jiff::civil::Date>,
    /// Check the figures that the definition names and write nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

/// A form of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Pages to print and to file.
    Pdf,
    /// One file for a browser.
    Html,
    /// A text that an editor can carry on with.
    Md,
    /// The drawings, each a file of vectors.
    Svg,
    /// The drawings, each a picture for slides.
    Png,
}

pub(super) async fn run(arguments: ReportArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let id = SurveyId::new(arguments.survey.as_str());
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or(NoSuchSurvey(arguments.survey.clone()))?;
    let definition = find_definition(arguments.definition.as_deref(), &published)?;
    let definition = match &arguments.theme {
        Some(file) => definition.dressed(read_theme(file)?),
        None => definition,
    };
    let counted = count_with_others(&store, &published, &definition)
        .await
        .map_err(show)?;
    if arguments.check {
        outcomes::check_paper(&published, &counted, &definition).map_err(show)?;
        terminal::say("every figure and every quote that the definition names can be told");
        return Ok(());
    }
    let issued = arguments
        .issued
        .unwrap_or_else(|| published.survey.event.day(SystemClock.now()));
    let languages = if arguments.language.is_empty() {
        published.survey.languages.clone()
    } else {
        arguments.language
    };
    let paths = write_all(
        &counted,
        &published,
        &definition,
        issued,
        &languages,
        &arguments.format,
        &arguments.output,
    )?;
    for path in paths {
        terminal::say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// The report definition in `file` with the theme that it names, or a bundled one.
pub(super) fn find_definition(
    file: Option<&Path>,
    published: &Published,
) -> anyhow::Result<ReportDefinition> {
    let Some(file) = file else {
        return bundled_definition(published);
    };
    let definition = read(&open(file)?, &file.display().to_string())?;
    match &definition.theme_file {
        Some(name) => {
            let theme = read_theme(&file.with_file_name(name))?;
            Ok(definition.dressed(theme))
        }
        None => Ok(definition),
    }
}

fn read_theme(file: &Path) -> anyhow::Result<Theme> {
    let source = open(file)?;
    let beside = |name: &str| std::fs::read_to_string(file.with_file_name(name));
    theme::read(&source, &file.display().to_string(), beside).map_err(|faults| show_faults(&faults))
}

fn open(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// The definition made for the side event, written up on the synthetic responses.
pub(super) fn demonstration() -> anyhow::Result<ReportDefinition> {
    let read = report::bundled::read(bundled::DEMONSTRATION, bundled::DEMONSTRATION_FILE);
    read.map_err(|faults| show_faults(&faults))
}

/// Reads a report definition and shows its faults.
fn read(source: &str, file: &str) -> anyhow::Result<ReportDefinition> {
    definition::read(source, file).map_err(|faults| show_faults(&faults))
}

fn show_faults(faults: &Diagnostics) -> anyhow::Error {
    terminal::say(&faults.render(terminal::colour(), 100));
    let (errors, warnings) = faults.count();
    FaultsFound { errors, warnings }.into()
}

/// Shows where the definition is at fault; other errors are told as they are.
pub(super) fn show(error: outcomes::Error) -> anyhow::Error {
    match error {
        outcomes::Error::Narrative(faults) | outcomes::Error::Definition(faults) => {
            show_faults(&faults)
        }
        error => error.into(),
    }
}

/// The bundled definition that fits: the one made for the side event where it knows questions of
/// the survey, else the general one.
fn bundled_definition(published: &Published) -> anyhow::Result<ReportDefinition> {
    let fitting = Bundled::fitting(&published.survey);
    let best = fitting.first().copied().unwrap_or(Bundled::General);
    best.definition().map_err(|faults| show_faults(&faults))
}

/// Writes the paper in each language and form into `folder`; returns what was written, the charts
/// of a language as one folder.
pub(super) fn write_all(
    counted: &Counted,
    published: &Published,
    definition: &ReportDefinition,
    issued: jiff::civil::Date,
    languages: &[Language],
    formats: &[Format],
    folder: &Path,
) -> anyhow::Result<Vec<PathBuf>> {
    let parts = [(Part::Paper, ""), (Part::Annex, "-annex")];
    let documents: Vec<_> = languages
        .iter()
        .flat_map(|&language| parts.map(|(part, suffix)| (language, part, suffix)))
        .collect();
    let bar = terminal::progress(documents.len() as u64, "writing the paper");
    let write = |&(language, part, suffix)| {
        let document =
            outcomes::compose_paper(published, counted, definition, part, language, issued);
        let paths = match document {
            Err(error) => Err(Unwritten::Composed(error)),
            Ok(None) => Ok(Vec::new()),
            Ok(Some(document)) => {
                let stem = format!("{}{suffix}.{language}", definition.id);
                write_forms(&document, &stem, language, formats, folder).map_err(Unwritten::Written)
            }
        };
        bar.inc(1);
        paths
    };
    // Documents have nothing to do with each other, so each is made by itself, on any core.
    let written: Vec<_> = thread::scope(|scope| {
        let makers: Vec<_> = documents
            .iter()
            .map(|document| scope.spawn(|| write(document)))
            .collect();
        makers.into_iter().map(ScopedJoinHandle::join).collect()
    });
    bar.finish_and_clear();
    let mut paths = Vec::new();
    for outcome in written {
        match outcome.unwrap_or_else(|panic| resume_unwind(panic)) {
            Ok(more) => paths.extend(more),
            Err(Unwritten::Composed(error)) => return Err(show(error)),
            Err(Unwritten::Written(error)) => return Err(error),
        }
    }
    Ok(paths)
}

/// Why a document is not there; told by whoever waited for all of them, so that it is told once.
enum Unwritten {
    Composed(outcomes::Error),
    Written(anyhow::Error),
}

/// Writes one document in each form.
fn write_forms(
    document: &Document,
    stem: &str,
    language: Language,
    formats: &[Format],
    folder: &Path,
) -> anyhow::Result<Vec<PathBuf>> {
    let charts = format!("charts/{language}");
    let mut paths = Vec::new();
    for &format in formats {
        let (ending, bytes) = match format {
            Format::Pdf => ("pdf", write_pdf(&lay_out(document))),
            Format::Html => ("html", write_html(document).into_bytes()),
            Format::Md => {
                let charts = formats.contains(&Format::Svg).then_some(charts.as_str());
                ("md", write_markdown(document, charts).into_bytes())
            }
            Format::Svg => {
                let pack = write_charts(document);
                paths.extend(write_pack(&pack, "svg", &folder.join(&charts))?);
                continue;
            }
            Format::Png => {
                let pack = write_pictures(document);
                paths.extend(write_pack(&pack, "png", &folder.join(&charts))?);
                continue;
            }
        };
        let path = folder.join(format!("{stem}.{ending}"));
        terminal::write_file(&path, &bytes)?;
        paths.push(path);
    }
    Ok(paths)
}

/// Writes drawings into `folder`; returns it if there are any.
fn write_pack(
    charts: &[(String, impl AsRef<[u8]>)],
    ending: &str,
    folder: &Path,
) -> anyhow::Result<Option<PathBuf>> {
    for (name, drawing) in charts {
        terminal::write_file(&folder.join(format!("{name}.{ending}")), drawing.as_ref())?;
    }
    Ok((!charts.is_empty()).then(|| folder.to_owned()))
}
