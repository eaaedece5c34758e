//! `maoni audit`: check the log of what staff did.

use clap::Subcommand;

use super::{DatabaseArguments, terminal};
use crate::id::Hash;
use crate::store::AuditCheck;

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Work the seal of every entry out again and compare
    #[command(
        after_help = "The seal of the last entry is printed. Noted somewhere else, it shows \
        later that nothing was cut off:\n  maoni audit verify --noted SEAL"
    )]
    Verify {
        /// The seal of an entry that was noted before; it must still be in the log
        #[arg(long, value_name = "SEAL", value_parser = seal)]
        noted: Option<Hash>,
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

/// The log was tampered with.
#[derive(Debug, thiserror::Error)]
pub(super) enum LogFails {
    /// An entry does not fit.
    #[error("the log was tampered with: entry {0} does not fit the ones before it")]
    Broken(i64),
    /// The end is missing.
    #[error("the log was cut off or replaced: the seal that was noted is not in it")]
    Unnoted,
}

pub(super) async fn run(command: AuditCommand) -> anyhow::Result<()> {
    let AuditCommand::Verify { noted, database } = command;
    let store = database.connect().await?;
    match store.check_audit(noted).await? {
        AuditCheck::Whole { entries, head } => {
            terminal::say(&format!(
                "{entries} entries, all as they were written; the last seal is:"
            ));
            println!("{}", head.to_hex());
            Ok(())
        }
        AuditCheck::Broken { at } => Err(LogFails::Broken(at).into()),
        AuditCheck::Unnoted => Err(LogFails::Unnoted.into()),
    }
}

fn seal(text: &str) -> Result<Hash, String> {
    Hash::from_hex(text).ok_or_else(|| "a seal is 64 hexadecimal digits".to_owned())
}
