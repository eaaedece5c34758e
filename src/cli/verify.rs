//! `maoni verify`: published figures, counted again from the responses.

use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use super::{DatabaseArguments, FaultsFound, NoSuchSurvey, export, survey, terminal};
use crate::export::{Outcome, Verdict, verify, verify_themes};
use crate::id::SurveyId;
use crate::outcomes;
use crate::survey::Survey;

/// The file of codings in a package.
const CODINGS: &str = "codings.csv";
/// The file of counted themes in a package.
const THEMES: &str = "published-themes.csv";

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni verify data --definition surveys/my-event.toml
  maoni verify data --survey my-event --only-failures

Each figure gets a line on standard output: pass or FAIL, its name, what was published and, where
it differs, what the responses give. Exit code 3 if any figure fails or a file cannot be read.")]
pub(super) struct VerifyArguments {
    /// A folder that `maoni export` wrote: responses-wide.csv and published-tables.csv, and where
    /// open answers were coded codings.csv and published-themes.csv
    folder: PathBuf,
    /// The definition of the survey
    #[arg(long, value_name = "FILE", required_unless_present = "survey")]
    definition: Option<PathBuf>,
    /// Name of the survey, to take its definition from the database
    #[arg(long, value_name = "NAME", conflicts_with = "definition")]
    survey: Option<String>,
    /// Print only the figures that fail
    #[arg(long)]
    only_failures: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

/// Published figures do not hold.
#[derive(Debug, thiserror::Error)]
#[error("{failed} of {all} figures fail")]
pub(super) struct FiguresFail {
    failed: usize,
    all: usize,
}

pub(super) async fn run(arguments: VerifyArguments) -> anyhow::Result<()> {
    let survey = find_survey(&arguments).await?;
    let open = |file: export::File| -> anyhow::Result<BufReader<File>> {
        let path = arguments.folder.join(file.name());
        let file =
            File::open(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(BufReader::new(file))
    };
    let mut verdicts = verify(
        &survey,
        open(export::File::Wide)?,
        open(export::File::Tables)?,
    )?;
    let beside = |name: &str| match File::open(arguments.folder.join(name)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        file => file.map(|file| Some(BufReader::new(file))),
    };
    match (beside(CODINGS)?, beside(THEMES)?) {
        (Some(codings), Some(themes)) => {
            let wide = open(export::File::Wide)?;
            verdicts.extend(verify_themes(&survey, wide, codings, themes)?);
        }
        (None, Some(_)) => terminal::say(&format!(
            "{THEMES} was not counted again: {CODINGS}, which only restricted packages have, is not \
             there"
        )),
        (_, None) => {}
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for verdict in &verdicts {
        if !(arguments.only_failures && verdict.outcome.is_pass()) {
            writeln!(out, "{}", line(verdict))?;
        }
    }
    out.flush()?;
    let all = verdicts.len();
    let failed = verdicts.iter().filter(|v| !v.outcome.is_pass()).count();
    if failed > 0 {
        return Err(FiguresFail { failed, all }.into());
    }
    terminal::say(&format!(
        "all {all} figures hold: the responses give the same"
    ));
    Ok(())
}

async fn find_survey(arguments: &VerifyArguments) -> anyhow::Result<Arc<Survey>> {
    if let Some(name) = &arguments.survey {
        let store = arguments.database.connect().await?;
        let published = outcomes::find(&store, &SurveyId::new(name.as_str()))
            .await?
            .ok_or_else(|| NoSuchSurvey(name.clone()))?;
        return Ok(published.survey);
    }
    let file = arguments.definition.as_deref().unwrap_or(Path::new(""));
    let (checked, _) = survey::read(file)?;
    let (errors, warnings) = checked.diagnostics.count();
    let Some(survey) = checked.survey else {
        terminal::say(&checked.diagnostics.render(terminal::colour(), 100));
        return Err(FaultsFound { errors, warnings }.into());
    };
    Ok(Arc::new(survey))
}

/// A verdict in a line.
fn line(verdict: &Verdict) -> String {
    let name = &verdict.name;
    match &verdict.outcome {
        Outcome::Pass(told) => format!("pass  {name}: {told}"),
        Outcome::Differs { published, counted } => {
            format!("FAIL  {name}: published is {published}, the responses give {counted}")
        }
        Outcome::NotCounted(told) => {
            format!("FAIL  {name}: published is {told}, the responses give no such figure")
        }
        Outcome::NotPublished(told) => {
            format!("FAIL  {name}: the responses give {told}, which is not in the tables")
        }
    }
}
