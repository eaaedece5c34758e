//! `maoni survey`: check, publish, list, open, close and erase; forms of other programs, in and out.

mod xlsform;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Subcommand;

use super::{DatabaseArguments, FaultsFound, NoSuchSurvey, terminal};
use crate::i18n::words;
use crate::id::{Clock as _, SurveyId, SystemClock};
use crate::language::Language;
use crate::outcomes::{self, retention};
use crate::report::{compose_questionnaire, lay_out, write_pdf};
use crate::store::{Act, Stage};
use crate::survey::Survey;
use crate::survey::parse::Checked;

#[derive(Debug, Subcommand)]
pub(super) enum SurveyCommand {
    /// Look for faults in definitions; all of them are told at once
    #[command(after_help = "Example:\n  maoni survey check surveys/*.toml")]
    Check {
        /// Definition files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write the survey as a form to print, in every language
    #[command(after_help = "Example:\n  maoni survey print surveys/my-event.toml --output forms")]
    Print {
        /// The definition file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Only in this language (en, fr, ar); may be given several times
        #[arg(long, value_name = "LANGUAGE", value_parser = super::export::language)]
        language: Vec<Language>,
        /// The folder to write into
        #[arg(long, value_name = "DIR", default_value = ".")]
        output: PathBuf,
    },
    /// Write the survey as a form of other survey programs
    #[command(
        about = "Write the survey as an XLSForm, for KoboToolbox, ODK and their relatives",
        after_help = "Example:
  maoni survey export-xlsform surveys/my-event.toml --output my-event.xlsx"
    )]
    ExportXlsform {
        /// The definition file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The workbook to write
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Write a definition from a form of other survey programs
    #[command(about = "Write a definition from an XLSForm; what cannot be taken is told with sheet and cell", after_help = xlsform::EXAMPLES)]
    ImportXlsform(xlsform::ImportArguments),
    /// Make a definition a survey; a changed definition becomes its next version
    #[command(after_help = "Example:\n  maoni survey publish surveys/my-event.toml")]
    Publish {
        /// The definition file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Name the surveys of the database
    List {
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Take answers from now on (a survey without a schedule takes them once it is published)
    #[command(after_help = "Example:\n  maoni survey open my-event --until 2030-03-08T18:00")]
    Open {
        /// Name of the survey
        survey: String,
        /// When to stop taking answers, local time of the event
        #[arg(long, value_name = "TIME")]
        until: Option<jiff::civil::DateTime>,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Take no more answers, and erase the traces of the order in which they came
    Close {
        /// Name of the survey
        survey: String,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Erase all answers for good; what was released stays
    #[command(
        after_help = "Example:\n  maoni survey purge my-event --confirm my-event\n\n\
        While the site is served, answers are erased by themselves on the day that respondents were \
        told (`delete_on`)."
    )]
    Purge {
        /// Name of the survey
        survey: String,
        /// The name once more
        #[arg(long, value_name = "NAME")]
        confirm: String,
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

pub(super) async fn run(command: SurveyCommand) -> anyhow::Result<()> {
    match command {
        SurveyCommand::Check { files } => check(&files),
        SurveyCommand::Print {
            file,
            language,
            output,
        } => print(&file, &language, &output),
        SurveyCommand::ExportXlsform { file, output } => xlsform::export(&file, &output),
        SurveyCommand::ImportXlsform(arguments) => xlsform::import(&arguments),
        SurveyCommand::Publish { file, database } => publish(&file, &database).await,
        SurveyCommand::List { database } => list(&database).await,
        SurveyCommand::Open {
            survey,
            until,
            database,
        } => open(&survey, until, &database).await,
        SurveyCommand::Close { survey, database } => close(&survey, &database).await,
        SurveyCommand::Purge {
            survey,
            confirm,
            database,
        } => purge(&survey, &confirm, &database).await,
    }
}

fn check(files: &[PathBuf]) -> anyhow::Result<()> {
    let (mut errors, mut warnings) = (0, 0);
    for file in files {
        let (checked, _) = read(file)?;
        show(&checked);
        let (more_errors, more_warnings) = checked.diagnostics.count();
        (errors, warnings) = (errors + more_errors, warnings + more_warnings);
        if let Some(survey) = &checked.survey {
            terminal::say(&format!("{}: {}", file.display(), describe(survey)));
        }
    }
    if errors > 0 {
        return Err(FaultsFound { errors, warnings }.into());
    }
    Ok(())
}

/// Writes the paper form of a definition in each language.
fn print(file: &Path, languages: &[Language], folder: &Path) -> anyhow::Result<()> {
    let (checked, _) = read(file)?;
    show(&checked);
    let (errors, warnings) = checked.diagnostics.count();
    let Some(survey) = checked.survey.filter(|_| errors == 0) else {
        return Err(FaultsFound { errors, warnings }.into());
    };
    let languages = if languages.is_empty() {
        &survey.languages
    } else {
        languages
    };
    for &language in languages {
        if !survey.languages.contains(&language) {
            anyhow::bail!("{} is not in {language}", file.display());
        }
        let document = compose_questionnaire(&survey, words(language));
        let path = folder.join(format!("{}-form.{language}.pdf", survey.id));
        terminal::write_file(&path, &write_pdf(&lay_out(&document)))?;
        terminal::say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// What a definition holds, in a line.
fn describe(survey: &Survey) -> String {
    let languages: Vec<&str> = survey
        .languages
        .iter()
        .map(|language| language.tag())
        .collect();
    format!(
        "fine: {} items on {} pages ({} screens) in {}",
        survey.items().filter(|item| item.is_asked()).count(),
        survey.pages.len(),
        survey.screens().len(),
        languages.join(", ")
    )
}

/// Reads a definition, with the letters checked against the fonts of the paper too.
pub(super) fn read(file: &Path) -> anyhow::Result<(Checked, String)> {
    let source = std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let checked = outcomes::examine(&source, &file.display().to_string());
    Ok((checked, source))
}

fn show(checked: &Checked) {
    let faults = checked.diagnostics.render(terminal::colour(), 100);
    if !faults.is_empty() {
        terminal::say(&faults);
    }
}

async fn publish(file: &Path, database: &DatabaseArguments) -> anyhow::Result<()> {
    let (checked, source) = read(file)?;
    show(&checked);
    let (errors, warnings) = checked.diagnostics.count();
    let survey = checked.survey.ok_or(FaultsFound { errors, warnings })?;
    let store = database.connect().await?;
    let version = outcomes::publish(&store, &survey, &source, false, &SystemClock).await?;
    let stage = store
        .survey(&survey.id)
        .await?
        .map(|stored| stored.stage(SystemClock.now()));
    let zone = &survey.event.timezone;
    let takes = match stage {
        Some(Stage::Open(Some(closes))) => {
            format!("it takes answers until {}", zone.to_datetime(closes))
        }
        Some(Stage::Open(None)) => "it takes answers until it is closed".to_owned(),
        Some(Stage::NotYet(opens)) => {
            format!("it takes answers from {}", zone.to_datetime(opens))
        }
        Some(Stage::Closed) | None => {
            "its closing time has passed; `maoni survey open` opens it again".to_owned()
        }
    };
    terminal::say(&format!(
        "{} is published as version {version}; {takes}",
        survey.id
    ));
    Ok(())
}

async fn list(database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    let now = SystemClock.now();
    for stored in store.surveys().await? {
        let state = match stored.stage(now) {
            Stage::Open(_) => "open",
            Stage::NotYet(_) => "not yet open",
            Stage::Closed if stored.purged_on.is_some() => "erased",
            Stage::Closed if stored.sealed_on.is_some() => "closed for good",
            Stage::Closed => "closed",
        };
        let counts = store.participation(&stored.id).await?;
        println!(
            "{}\tversion {}\t{state}\t{} complete\t{} partial",
            stored.id, stored.version, counts.complete, counts.partial
        );
    }
    Ok(())
}

async fn open(
    survey: &str,
    until: Option<jiff::civil::DateTime>,
    database: &DatabaseArguments,
) -> anyhow::Result<()> {
    let store = database.connect().await?;
    let id = SurveyId::new(survey);
    let definition = outcomes::find(&store, &id)
        .await?
        .ok_or_else(|| NoSuchSurvey(survey.to_owned()))?;
    let zone = &definition.survey.event.timezone;
    let now = SystemClock.now();
    let mut schedule = outcomes::opening(&definition, now);
    if let Some(local) = until {
        let closes = zone.to_timestamp(local);
        schedule.closes = Some(closes.context("`--until` is no time there")?);
    }
    let act = act("survey-opened", &id);
    outcomes::reschedule(&store, &definition, &schedule, None, &act).await?;
    let Some(closes) = schedule.closes else {
        terminal::say(&format!("{id} takes answers until it is closed"));
        return Ok(());
    };
    let end = zone.to_datetime(closes);
    terminal::say(&format!("{id} takes answers until {end}"));
    Ok(())
}

/// What the operator does to `survey` now, for the log.
fn act<'a>(act: &'a str, survey: &'a SurveyId) -> Act<'a> {
    Act {
        actor: "-",
        at: SystemClock.now(),
        act,
        object: survey.as_str(),
    }
}

async fn close(survey: &str, database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    let id = SurveyId::new(survey);
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or_else(|| NoSuchSurvey(survey.to_owned()))?;
    let bar = terminal::spinner("sealing");
    outcomes::close(&store, &published, &act("survey-closed", &id)).await?;
    bar.finish_and_clear();
    terminal::say(&format!(
        "{id} is closed; the order in which answers came is erased"
    ));
    Ok(())
}

async fn purge(survey: &str, confirm: &str, database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    let id = SurveyId::new(survey);
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or_else(|| NoSuchSurvey(survey.to_owned()))?;
    if confirm != survey {
        anyhow::bail!("nothing was erased: `--confirm` takes the name of the survey, `{survey}`");
    }
    let bar = terminal::spinner("erasing");
    retention::purge(&store, &published, &act(retention::ERASED, &id)).await?;
    bar.finish_and_clear();
    terminal::say(&format!(
        "the answers to {id} are erased; what was released stays"
    ));
    Ok(())
}
