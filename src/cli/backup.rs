//! `maoni backup`: a copy of an SQLite database while it is in use.

use std::path::PathBuf;

use clap::Args;

use super::{DatabaseArguments, terminal};

#[derive(Debug, Args)]
#[command(after_help = "Example:
  maoni backup --database sqlite:maoni.db backups/maoni-2026-03-08.db

`maoni restore` puts it in place again. A PostgreSQL database is backed up with
`pg_dump --format=custom`.")]
pub(super) struct BackupArguments {
    /// The file to write; it must not exist
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: BackupArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let bar = terminal::spinner("copying");
    store.backup(&arguments.file).await?;
    bar.finish_and_clear();
    terminal::say(&format!("wrote {}", arguments.file.display()));
    Ok(())
}
