//! `maoni compare`: the published figures of several events as one long table.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::{DatabaseArguments, NoSuchSurvey, export, terminal};
use crate::export::Options;
use crate::id::SurveyId;
use crate::language::Language;
use crate::outcomes::Error;
use crate::outcomes::comparison::{Refusal, export_comparison};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni compare my-event-2029 my-event-2030 --output trend.csv
  maoni compare my-event-2029 my-event-2030 > trend.csv

A line is a figure at an event: its name, survey, date, value, base and percentage. Figures are
matched by item and code; `difference` says what was worded or asked differently, `mark` why there
is no value. Surveys that still take answers are refused.")]
pub(super) struct CompareArguments {
    /// Names of the surveys, two or more; their order does not matter
    #[arg(required = true, num_args = 2.., value_name = "SURVEY")]
    surveys: Vec<String>,
    /// The file to write; standard output if not given
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The language of the events' names (en, fr, ar)
    #[arg(long, value_name = "LANGUAGE", value_parser = export::language)]
    labels: Option<Language>,
    /// Mark the file as UTF-8, so that Excel shows accents and Arabic
    #[arg(long)]
    excel: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: CompareArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let surveys: Vec<SurveyId> = arguments
        .surveys
        .iter()
        .map(|name| SurveyId::new(name.as_str()))
        .collect();
    let options = Options {
        labels: arguments.labels,
        excel: arguments.excel,
        ..Options::default()
    };
    if let Some(path) = &arguments.output {
        let mut file = terminal::NewFile::create(path)?;
        export_comparison(&store, &surveys, options, file.writer())
            .await
            .map_err(name)?;
        file.keep()?;
        terminal::say(&format!("wrote {}", path.display()));
    } else {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        export_comparison(&store, &surveys, options, &mut out)
            .await
            .map_err(name)?;
        out.flush()?;
    }
    Ok(())
}

/// A survey that is not there has an exit code of its own.
fn name(error: Error) -> anyhow::Error {
    match error {
        Error::NotCompared(Refusal::NoSurvey(id)) => NoSuchSurvey(id.to_string()).into(),
        error => error.into(),
    }
}
