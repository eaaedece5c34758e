//! `maoni codes`: the code book of a survey, out and in.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Subcommand;

use super::{DatabaseArguments, FaultsFound, NoSuchSurvey, terminal};
use crate::id::{Clock as _, SurveyId, SystemClock};
use crate::intake::read_code_book;
use crate::outcomes;
use crate::store::{Act, Conflict, StoreError};

#[derive(Debug, Subcommand)]
pub(super) enum CodesCommand {
    /// Write the code book for programs of qualitative analysis (REFI-QDA)
    #[command(after_help = "Example:
  maoni codes export my-event --output my-event.qdc

ATLAS.ti, MAXQDA, NVivo, QualCoder and others read this format. The codings themselves are in the data
package of those who write the report (`maoni export --package`).")]
    Export {
        /// Name of the survey
        survey: String,
        /// The file to write; standard output if not given
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Add the codes of such a file to the code book, all of them or none
    #[command(after_help = "Example:
  maoni codes import my-event other-event.qdc

Nothing is renamed or replaced: with a code whose name or id is there already, nothing is added.")]
    Import {
        /// Name of the survey
        survey: String,
        /// The code book
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

/// The code book has one of the codes already.
#[derive(Debug, thiserror::Error)]
#[error("the code book has a code with a name or an id of the file already; nothing was added")]
struct CodeTaken;

/// The code book is empty, and the format knows no empty ones.
#[derive(Debug, thiserror::Error)]
#[error("the code book has no code yet; add codes in the workspace, or with `maoni codes import`")]
struct NoCodes;

pub(super) async fn run(command: CodesCommand) -> anyhow::Result<()> {
    match command {
        CodesCommand::Export {
            survey,
            output,
            database,
        } => {
            let store = database.connect().await?;
            let id = known(&store, &survey).await?;
            let text = outcomes::coding::written_book(&store, &id)
                .await?
                .ok_or(NoCodes)?;
            match output {
                Some(output) => {
                    terminal::write_file(&output, text.as_bytes())?;
                    terminal::say(&format!("wrote {}", output.display()));
                }
                None => terminal::print(&text)?,
            }
            Ok(())
        }
        CodesCommand::Import {
            survey,
            file,
            database,
        } => {
            let store = database.connect().await?;
            let id = known(&store, &survey).await?;
            let name = file.display().to_string();
            let source =
                std::fs::read_to_string(&file).with_context(|| format!("{name} cannot be read"))?;
            let codes = read_code_book(&source).map_err(|faults| {
                for fault in &faults {
                    terminal::say(&format!("{name}: {fault}"));
                }
                FaultsFound {
                    errors: faults.len(),
                    warnings: 0,
                }
            })?;
            let act = Act {
                actor: "-",
                at: SystemClock.now(),
                act: "codes-taken",
                object: id.as_str(),
            };
            match store.take_codes(&id, &codes, &act).await {
                Err(StoreError::Conflict(Conflict::CodeTaken)) => return Err(CodeTaken.into()),
                taken => taken?,
            }
            terminal::say(&format!("{} codes added", codes.len()));
            Ok(())
        }
    }
}

async fn known(store: &crate::store::Store, survey: &str) -> anyhow::Result<SurveyId> {
    let id = SurveyId::new(survey);
    let published = outcomes::find(store, &id).await?;
    match published {
        Some(_) => Ok(id),
        None => Err(NoSuchSurvey(survey.to_owned()).into()),
    }
}
