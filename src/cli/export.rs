//! `maoni export`: the files for analysts.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{DatabaseArguments, NoSuchSurvey, terminal};
use crate::export::Options;
use crate::export::package::{Profile, pack};
use crate::id::SurveyId;
use crate::language::Language;
use crate::outcomes::package::Request;
use crate::outcomes::{self, Published};
use crate::store::Store;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni export my-event --output data
  maoni export my-event --output data --labels fr --excel
  maoni export my-event --only wide > responses.csv
  maoni export my-event --package my-event.zip
  maoni export my-event --package my-event-public.zip --profile public")]
pub(super) struct ExportArguments {
    /// Name of the survey
    survey: String,
    /// The folder to write into
    #[arg(long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    /// Write only this file, to standard output
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    only: Option<File>,
    /// Write everything with its metadata and loaders: a new folder, or a file if its name ends in
    /// .zip
    #[arg(long, value_name = "PATH", conflicts_with_all = ["output", "only", "excel", "without_internal"])]
    package: Option<PathBuf>,
    /// For whom the package is
    #[arg(long, value_enum, default_value = "restricted", requires = "package")]
    profile: ProfileArgument,
    /// Labels in this language (en, fr, ar) instead of codes; in a package, of labels beside codes
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    labels: Option<Language>,
    /// Mark the files as UTF-8, so that Excel shows accents and Arabic
    #[arg(long)]
    excel: bool,
    /// Write words exactly as typed, even those that a spreadsheet takes for a formula
    #[arg(long)]
    raw: bool,
    /// Leave out the items that are for the organisers only
    #[arg(long)]
    without_internal: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

/// For whom a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProfileArgument {
    /// Those who prepare the report: single responses and words as typed
    Restricted,
    /// Anybody: published figures, dictionary and metadata
    Public,
}

/// The files of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum File {
    /// A row a response
    Wide,
    /// A row an answer
    Long,
    /// A row a column: what it means
    Dictionary,
    /// The figures of the paper, after disclosure control
    Tables,
}

impl File {
    const ALL: [Self; 4] = [Self::Wide, Self::Long, Self::Dictionary, Self::Tables];

    /// Its name in the folder.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Wide => "responses-wide.csv",
            Self::Long => "responses-long.csv",
            Self::Dictionary => "data-dictionary.csv",
            Self::Tables => "published-tables.csv",
        }
    }
}

/// Reads a language tag.
pub(super) fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "expected en, fr or ar".to_owned())
}

pub(super) async fn run(arguments: ExportArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let id = SurveyId::new(arguments.survey.as_str());
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or(NoSuchSurvey(arguments.survey.clone()))?;
    if let Some(path) = &arguments.package {
        return package(&store, &published, &arguments, path).await;
    }
    let options = Options {
        labels: arguments.labels,
        excel: arguments.excel,
        guard: !arguments.raw,
        internal: !arguments.without_internal,
    };
    match arguments.only {
        Some(file) => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            write(&store, &published, file, options, &mut out).await?;
            out.flush()?;
        }
        None => {
            for path in write_all(&store, &published, options, &arguments.output).await? {
                terminal::say(&format!("wrote {}", path.display()));
            }
        }
    }
    Ok(())
}

/// Writes a package, which appears whole or not at all.
async fn package(
    store: &Store,
    published: &Published,
    arguments: &ExportArguments,
    path: &Path,
) -> anyhow::Result<()> {
    let profile = match arguments.profile {
        ProfileArgument::Restricted => Profile::Restricted,
        ProfileArgument::Public => Profile::Public,
    };
    let request = Request {
        profile,
        labels: arguments.labels,
        guard: !arguments.raw,
    };
    let folder = terminal::NewFolder::create(path)?;
    let total = store.participation(&published.stored.id).await?;
    let bar = terminal::progress(total.complete + total.partial, "responses");
    outcomes::package::write(store, published, request, folder.path(), || bar.inc(1)).await?;
    bar.finish_and_clear();
    if path.extension().is_some_and(|ending| ending == "zip") {
        let bar = terminal::spinner("packing");
        let mut file = terminal::NewFile::create(path)?;
        pack(folder.path(), file.writer())?;
        file.keep()?;
        bar.finish_and_clear();
    } else {
        folder.keep()?;
    }
    terminal::say(&format!("wrote {} ({})", path.display(), profile.name()));
    if profile == Profile::Restricted {
        terminal::say("it holds single responses and words as typed: do not publish it");
    }
    Ok(())
}

/// Writes every file into `folder`.
pub(super) async fn write_all(
    store: &Store,
    published: &Published,
    options: Options,
    folder: &Path,
) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for file in File::ALL {
        let path = folder.join(file.name());
        let mut target = terminal::NewFile::create(&path)?;
        write(store, published, file, options, target.writer()).await?;
        target.keep()?;
        paths.push(path);
    }
    Ok(paths)
}

async fn write(
    store: &Store,
    published: &Published,
    file: File,
    options: Options,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    match file {
        File::Wide => outcomes::export_wide(store, published, options, out).await?,
        File::Long => outcomes::export_long(store, published, options, out).await?,
        File::Dictionary => outcomes::export_dictionary(store, published, options, out).await?,
        File::Tables => outcomes::export_tables(store, published, options, out).await?,
    }
    Ok(())
}
