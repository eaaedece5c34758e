//! `maoni release`: the paper as it leaves the house, and the ledger of what has left it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::{self, Format};
use super::{DatabaseArguments, NoSuchSurvey, export, terminal};
use crate::export::{Options, write_tables};
use crate::id::{SurveyId, SystemClock};
use crate::language::Language;
use crate::outcomes::{self, Published, Release};
use crate::store::Store;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni release my-event --output papers
  maoni release my-event --definition reports/mine.toml --format pdf,html
  maoni release my-event --list

A release is refused while the survey takes answers, and when it would tell, set beside an earlier
one, what a few people said. The same responses and definition give the same release again.")]
pub(super) struct ReleaseArguments {
    /// Name of the survey
    survey: String,
    /// The report definition; without it the one that `maoni report` would use
    #[arg(long, value_name = "FILE")]
    definition: Option<PathBuf>,
    /// Only in this language (en, fr, ar); may be given several times
    #[arg(long, value_name = "LANGUAGE", value_parser = export::language)]
    language: Vec<Language>,
    /// What to write beside the published tables, as for `maoni report`
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
    /// Day of issue; today, or the day of the same release before, if not given
    #[arg(long, value_name = "DATE")]
    issued: Option<jiff::civil::Date>,
    /// List the releases of the survey and write nothing
    #[arg(long, conflicts_with_all = ["definition", "language", "format", "output", "issued"])]
    list: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: ReleaseArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let id = SurveyId::new(arguments.survey.as_str());
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or(NoSuchSurvey(arguments.survey.clone()))?;
    if arguments.list {
        return list(&store, &id).await;
    }
    let definition = report::find_definition(arguments.definition.as_deref(), &published)?;
    let definition = outcomes::final_definition(definition);
    let languages = if arguments.language.is_empty() {
        published.survey.languages.clone()
    } else {
        arguments.language
    };
    let release = outcomes::prepare_release(
        &store,
        &published,
        &definition,
        arguments.issued,
        &SystemClock,
    )
    .await?;
    // Nothing is written down that cannot be written out.
    outcomes::check_paper(&published, &release.counted, &definition).map_err(report::show)?;
    if let Some(missing) = languages.iter().find(|l| !definition.languages.contains(l)) {
        return Err(outcomes::Error::Language(*missing).into());
    }
    let files = outcomes::write_release(&published, &definition, &release, &languages)
        .map_err(report::show)?;
    outcomes::record_release(&store, &published, &definition, &release, &files, None).await?;
    let mut paths = report::write_all(
        &release.counted,
        &published,
        &definition,
        release.issued,
        &languages,
        &arguments.format,
        &arguments.output,
    )?;
    paths.push(write_figures(&published, &release, &arguments.output)?);
    for path in paths {
        terminal::say(&format!("wrote {}", path.display()));
    }
    terminal::say(&told(&id, &release));
    Ok(())
}

fn told(survey: &SurveyId, release: &Release) -> String {
    let Release {
        number,
        issued,
        counted,
        ..
    } = release;
    let what = if release.is_repeated() {
        "is the same as before"
    } else {
        "is in the ledger"
    };
    format!(
        "release {number} of {survey} {what}: issued {issued}, snapshot {}",
        counted.snapshot
    )
}

/// Writes the figures of the paper as a file.
fn write_figures(
    published: &Published,
    release: &Release,
    folder: &Path,
) -> anyhow::Result<PathBuf> {
    let path = folder.join(export::File::Tables.name());
    let mut file = terminal::NewFile::create(&path)?;
    write_tables(
        &published.survey,
        &release.counted.results,
        Options::default(),
        file.writer(),
    )?;
    file.keep()?;
    Ok(path)
}

async fn list(store: &Store, survey: &SurveyId) -> anyhow::Result<()> {
    let releases = store.releases(survey).await?;
    for release in &releases {
        println!(
            "{}\tissued {}\tsurvey version {}\t{}\tsnapshot {}",
            release.number, release.issued, release.version, release.report, release.snapshot
        );
    }
    if releases.is_empty() {
        terminal::say(&format!("nothing of {survey} was released yet"));
    }
    Ok(())
}
