//! `maoni import`: responses from a file of JSON lines, all of them or none.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::{DatabaseArguments, FaultsFound, NoSuchSurvey, terminal};
use crate::id::SurveyId;
use crate::outcomes::{self, Published, intake};
use crate::store::Store;

#[derive(Debug, Args)]
#[command(after_help = "Example:
  maoni import my-event responses.jsonl

Each line is an object with `language`, `submitted_on`, `complete` and `answers`;
surveys/demo/README.md tells the encoding. With one fault in the file nothing is taken in.")]
pub(super) struct ImportArguments {
    /// Name of the survey
    survey: String,
    /// The file, one JSON object a line
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: ImportArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let id = SurveyId::new(arguments.survey.as_str());
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or(NoSuchSurvey(arguments.survey.clone()))?;
    let name = arguments.file.display().to_string();
    let text = std::fs::read_to_string(&arguments.file)
        .with_context(|| format!("{name} cannot be read"))?;
    let taken = import(&store, &published, &text, &name).await?;
    terminal::say(&format!("{taken} responses taken in"));
    Ok(())
}

/// Takes in the responses of `text`, one JSON object a line; returns how many there are.
pub(super) async fn import(
    store: &Store,
    published: &Published,
    text: &str,
    file: &str,
) -> anyhow::Result<u64> {
    match intake::read_lines(&published.survey, text) {
        Ok(responses) => Ok(store
            .import(&published.stored.id, published.stored.version, responses)
            .await?),
        Err(faults) => {
            for fault in &faults {
                terminal::say(&format!("{file}:{}: {}", fault.line, fault.message));
            }
            Err(FaultsFound {
                errors: faults.len(),
                warnings: 0,
            }
            .into())
        }
    }
}
