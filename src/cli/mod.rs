//! Level 8: the command line.
//!
//! Owns arguments, exit codes and what is said on the terminal: standard output carries data,
//! standard error carries talk. One file a command; the work itself is done in the layers below.

mod audit;
mod backup;
mod bundled;
mod codes;
mod compare;
mod config;
mod demo;
mod doctor;
mod export;
mod import;
mod manual;
mod quotes;
mod release;
mod report;
mod restore;
mod serve;
mod staff;
mod survey;
mod terminal;
mod token;
mod verify;

use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::export::VerifyError;
use crate::store::{Options, Store, StoreError};

/// Post-event feedback survey and outcomes-report generator.
#[derive(Debug, Parser)]
#[command(name = "maoni", version, after_help = EXAMPLES, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  maoni demo                                      try everything with synthetic responses
  maoni survey check surveys/my-event.toml        look for faults in a definition
  maoni survey publish surveys/my-event.toml      make it a survey
  maoni survey open my-event --until 2030-03-08T18:00
  maoni serve --base-url https://survey.example.org
  maoni import my-event results.xlsx --mapping mapping.toml
  maoni quotes my-event > quotes.toml             the answers that may be quoted
  maoni report my-event --output papers           a draft of the paper in every language
  maoni release my-event --output papers          the paper itself, written into the ledger
  maoni export my-event --output data             the files for analysts
  maoni verify data --survey my-event             count the published figures again
  maoni doctor                                    look whether everything promised is there

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 faults found in a file, 4 no such survey,
5 database not reachable.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Set up a database with synthetic responses, write paper and files, and serve the site
    Demo(demo::DemoArguments),
    /// Serve the site
    Serve(serve::ServeArguments),
    /// Check, publish, list, open and close surveys
    #[command(subcommand)]
    Survey(survey::SurveyCommand),
    /// Write the code book of open answers, or add the codes of another one
    #[command(subcommand)]
    Codes(codes::CodesCommand),
    /// Take in responses collected elsewhere: CSV, XLSX or JSON lines
    Import(import::ImportArguments),
    /// Write the answers that may be quoted, ready to paste into a report definition
    Quotes(quotes::QuotesArguments),
    /// Write the outcomes paper
    Report(report::ReportArguments),
    /// Issue the paper of a closed survey for good, or list what was issued
    Release(release::ReleaseArguments),
    /// Write the files for analysts
    Export(export::ExportArguments),
    /// Write the published figures of several events as one table
    Compare(compare::CompareArguments),
    /// Count every published figure again from the exported responses
    Verify(verify::VerifyArguments),
    /// Make, list and revoke the tokens of the read API
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Let somebody into the workspace of the staff, and list who works there
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Check the log of what staff did
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Copy an SQLite database while it is in use
    Backup(backup::BackupArguments),
    /// Put a backup of an SQLite database in its place
    Restore(restore::RestoreArguments),
    /// Look whether everything that was promised is there, and say what to do where it is not
    Doctor(doctor::DoctorArguments),
    /// Show the settings in force and where each comes from
    Config,
    /// Write manual pages, or completions for a shell
    Manual(manual::ManualArguments),
}

/// Which database to use.
#[derive(Debug, Clone, Args)]
struct DatabaseArguments {
    /// The database: `sqlite:FILE` or `postgres://USER:PASSWORD@HOST/NAME`
    #[arg(
        long,
        env = "MAONI_DATABASE",
        default_value = "sqlite:maoni.db",
        hide_env_values = true
    )]
    database: String,
}

impl DatabaseArguments {
    async fn connect(&self) -> anyhow::Result<Store> {
        Ok(Store::connect(&self.database, Options::default()).await?)
    }
}

/// Faults in files were found and shown.
#[derive(Debug, thiserror::Error)]
#[error("{errors} error(s) and {warnings} warning(s) found; nothing was changed")]
struct FaultsFound {
    errors: usize,
    warnings: usize,
}

/// There is no such survey.
#[derive(Debug, thiserror::Error)]
#[error("there is no survey `{0}` in this database; `maoni survey list` names those there are")]
struct NoSuchSurvey(String);

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            terminal::complain(&format!("the runtime does not start: {error}"));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch(arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&chain(&error));
            exit_code(&error)
        }
    }
}

async fn dispatch(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Demo(arguments) => demo::run(arguments).await,
        Command::Serve(arguments) => serve::run(arguments).await,
        Command::Survey(command) => survey::run(command).await,
        Command::Codes(command) => codes::run(command).await,
        Command::Import(arguments) => import::run(arguments).await,
        Command::Quotes(arguments) => quotes::run(arguments).await,
        Command::Report(arguments) => report::run(arguments).await,
        Command::Release(arguments) => release::run(arguments).await,
        Command::Export(arguments) => export::run(arguments).await,
        Command::Compare(arguments) => compare::run(arguments).await,
        Command::Verify(arguments) => verify::run(arguments).await,
        Command::Token(command) => token::run(command).await,
        Command::Staff(command) => staff::run(command).await,
        Command::Audit(command) => audit::run(command).await,
        Command::Backup(arguments) => backup::run(arguments).await,
        Command::Restore(arguments) => restore::run(arguments).await,
        Command::Doctor(arguments) => doctor::run(arguments).await,
        Command::Config => config::run(&command_called("serve")),
        Command::Manual(arguments) => manual::run(&arguments, Arguments::command()),
    }
}

/// The description of the command `name`.
fn command_called(name: &str) -> clap::Command {
    Arguments::command()
        .find_subcommand(name)
        .expect("every command that is named here is one of the program")
        .clone()
}

/// The error and its causes in a line each; a cause that the line above already tells is left out.
fn chain(error: &anyhow::Error) -> String {
    let mut lines: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if lines.last().is_none_or(|line| !line.contains(&cause)) {
            lines.push(cause);
        }
    }
    lines.join("\n  because ")
}

fn exit_code(error: &anyhow::Error) -> ExitCode {
    if error.is::<FaultsFound>()
        || error.is::<verify::FiguresFail>()
        || error.is::<audit::LogFails>()
        || error.is::<doctor::FaultsFound>()
        || error.is::<VerifyError>()
    {
        return ExitCode::from(3);
    }
    if error.is::<NoSuchSurvey>() {
        return ExitCode::from(4);
    }
    match error
        .chain()
        .find_map(|cause| cause.downcast_ref::<StoreError>())
    {
        Some(StoreError::BadUrl { .. }) => ExitCode::from(2),
        Some(StoreError::Busy | StoreError::Unavailable(_)) => ExitCode::from(5),
        _ => ExitCode::FAILURE,
    }
}
