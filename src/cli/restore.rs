//! `maoni restore`: a backup in the place of the database.

use std::path::PathBuf;

use clap::Args;

use super::{DatabaseArguments, terminal};
use crate::id::{Clock as _, SystemClock};
use crate::store::Store;

#[derive(Debug, Args)]
#[command(after_help = "Example:
  maoni restore --database sqlite:maoni.db backups/maoni-2026-03-08.db

Stop the site first. The backup itself is only read; it is checked before anything is touched. What
was answered, changed or withdrawn after it was made is not in it: withdraw again what was withdrawn
since. A PostgreSQL database is restored with pg_restore.")]
pub(super) struct RestoreArguments {
    /// A file that `maoni backup` wrote
    #[arg(value_name = "BACKUP")]
    backup: PathBuf,
    /// Erase the database that is there
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: RestoreArguments) -> anyhow::Result<()> {
    let bar = terminal::spinner("restoring");
    let restored = Store::restore(
        &arguments.backup,
        &arguments.database.database,
        arguments.replace,
        SystemClock.now(),
    )
    .await?;
    bar.finish_and_clear();
    terminal::say(&format!(
        "restored {}: surveys: {}, responses: {}",
        arguments.backup.display(),
        restored.surveys,
        restored.responses
    ));
    Ok(())
}
