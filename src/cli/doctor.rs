//! `maoni doctor`: whether everything that was promised is there.

use std::fmt::Write as _;

use clap::Args;

use super::{DatabaseArguments, terminal};
use crate::outcomes;
use crate::store::{Finding, Store};

#[derive(Debug, Args)]
#[command(after_help = "Example:
  maoni doctor --database sqlite:maoni.db

A line a check on standard output: `ok` or `FAULT`, the check, what was seen and, below a fault, what
to do. Nothing is written to the database, which may be in use, or be a backup. Exit code 3 if there
is a fault.")]
pub(super) struct DoctorArguments {
    #[command(flatten)]
    database: DatabaseArguments,
}

/// Not everything is as it has to be.
#[derive(Debug, thiserror::Error)]
#[error("{faults} of {checks} checks found a fault")]
pub(super) struct FaultsFound {
    faults: usize,
    checks: usize,
}

pub(super) async fn run(arguments: DoctorArguments) -> anyhow::Result<()> {
    let inspection = Store::inspect(&arguments.database.database).await?;
    let findings = outcomes::inspect(&inspection).await;
    inspection.store.disconnect().await;
    let findings = findings?;
    terminal::print(&table(&findings))?;
    let faults = findings.iter().filter(|one| one.remedy.is_some()).count();
    if faults > 0 {
        let checks = findings.len();
        return Err(FaultsFound { faults, checks }.into());
    }
    terminal::say(&format!("all {} checks are fine", findings.len()));
    Ok(())
}

fn table(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let verdict = if finding.remedy.is_some() {
            "FAULT"
        } else {
            "ok"
        };
        let _ = writeln!(
            text,
            "{verdict:<5}  {:<11}  {}",
            finding.check, finding.seen
        );
        if let Some(remedy) = &finding.remedy {
            let _ = writeln!(text, "{:20}what to do: {remedy}", "");
        }
    }
    text
}
