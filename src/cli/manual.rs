//! `maoni manual`: manual pages and shell completions, made from the command line itself.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Command};
use clap_complete::Shell;

use super::terminal;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni manual --output /usr/local/share/man/man1
  maoni manual --completions bash > /etc/bash_completion.d/maoni")]
pub(super) struct ManualArguments {
    /// The folder to write a manual page for each command into
    #[arg(long, value_name = "DIR", required_unless_present = "completions")]
    output: Option<PathBuf>,
    /// Write completions for this shell to standard output
    #[arg(long, value_name = "SHELL")]
    completions: Option<Shell>,
}

pub(super) fn run(arguments: &ManualArguments, mut program: Command) -> anyhow::Result<()> {
    if let Some(shell) = arguments.completions {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut program, "maoni", &mut script);
        terminal::print(&String::from_utf8_lossy(&script))?;
    }
    if let Some(folder) = &arguments.output {
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(program, folder))
            .with_context(|| format!("{} cannot be written", folder.display()))?;
        terminal::say(&format!("wrote the pages into {}", folder.display()));
    }
    Ok(())
}
