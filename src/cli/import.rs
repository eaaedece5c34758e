//! `maoni import`: responses collected elsewhere, all of them or none.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use super::{DatabaseArguments, FaultsFound, NoSuchSurvey, terminal};
use crate::id::{Clock as _, SurveyId, SystemClock};
use crate::intake::{self, Mapping, Occasion};
use crate::language::Language;
use crate::outcomes::{self, Published};
use crate::store::{Imported, Store};
use crate::workbook::{Encoding, TextFormat, Workbook};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni import my-event results.xlsx --suggest > mapping.toml   draft a mapping, with reasons
  maoni import my-event results.xlsx --mapping mapping.toml     take the responses in
  maoni import my-event responses.jsonl                         JSON lines need no mapping
  maoni import my-event results.xlsx --draft-survey > my-event.toml   where there is no survey yet

Files may be CSV, XLSX, XLS or ODS, as LimeSurvey, Google Forms, Microsoft Forms, KoboToolbox, ODK,
Qualtrics and this product export them. Labels in any language of the survey are understood, and
codes. Names, e-mail and network addresses are never taken in, and of a time only the day. With one
fault in the file nothing is taken in; a row that was taken in before is not taken in again.")]
pub(super) struct ImportArguments {
    /// Name of the survey
    survey: String,
    /// The file with the responses
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What each column of the file is
    #[arg(long, value_name = "FILE", conflicts_with = "suggest")]
    mapping: Option<PathBuf>,
    /// Print a mapping drafted from survey and file, with the reasons, and take nothing in
    #[arg(long)]
    suggest: bool,
    /// Print a survey drafted from the file, and take nothing in: for results without a definition
    #[arg(long, conflicts_with_all = ["mapping", "suggest"])]
    draft_survey: bool,
    /// The language of the file whose survey is drafted
    #[arg(long, value_name = "LANGUAGE", requires = "draft_survey", default_value = "en",
        value_parser = parse_language)]
    language: Language,
    /// The encoding of a text file that does not tell it, such as windows-1252
    #[arg(long, value_name = "NAME", conflicts_with = "mapping", value_parser = parse_encoding)]
    encoding: Option<Encoding>,
    #[command(flatten)]
    database: DatabaseArguments,
}

fn parse_encoding(name: &str) -> Result<Encoding, String> {
    let known = Encoding::ALL.map(Encoding::name).join(", ");
    Encoding::parse(name).ok_or_else(|| format!("known are {known}"))
}

fn parse_language(tag: &str) -> Result<Language, String> {
    let known = Language::ALL.map(Language::tag).join(", ");
    Language::parse(tag).ok_or_else(|| format!("known are {known}"))
}

pub(super) async fn run(arguments: ImportArguments) -> anyhow::Result<()> {
    if arguments.draft_survey {
        return draft_survey(&arguments);
    }
    let store = arguments.database.connect().await?;
    let id = SurveyId::new(arguments.survey.as_str());
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or(NoSuchSurvey(arguments.survey.clone()))?;
    if arguments.suggest {
        return suggest(&published, &arguments);
    }
    let name = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("{name} cannot be read"))?;
    let imported = match &arguments.mapping {
        Some(mapping) => take_table(&store, &published, &bytes, &name, mapping).await?,
        None => {
            let text = String::from_utf8(bytes)
                .ok()
                .filter(|text| text.trim_start().is_empty() || text.trim_start().starts_with('{'))
                .with_context(|| {
                    format!(
                        "{name} is no file of JSON lines; a table needs a mapping: draft one with \
                         `maoni import {} {name} --suggest > mapping.toml`",
                        arguments.survey
                    )
                })?;
            import(&store, &published, &text, &name).await?
        }
    };
    let known = match imported.known {
        0 => String::new(),
        known => format!("; {known} were taken in before and are left as they are"),
    };
    terminal::say(&format!("{} responses taken in{known}", imported.taken));
    Ok(())
}

fn draft_survey(arguments: &ImportArguments) -> anyhow::Result<()> {
    let (workbook, file) = open(arguments)?;
    let today = jiff::tz::TimeZone::UTC
        .to_datetime(SystemClock.now())
        .date();
    let occasion = Occasion {
        id: &SurveyId::new(arguments.survey.as_str()),
        language: arguments.language,
        today,
    };
    let draft = intake::draft_survey(occasion, &workbook, &file);
    print!("{}", draft.text);
    terminal::say(&format!(
        "{} questions are drafted, {} columns left out; read it through (look for DECIDE)",
        draft.items, draft.left_out
    ));
    Ok(())
}

/// The table in the file whose mapping or survey is drafted, and what the file is called.
fn open(arguments: &ImportArguments) -> anyhow::Result<(Workbook, String)> {
    let name = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("{name} cannot be read"))?;
    let format = TextFormat {
        encoding: arguments.encoding,
        delimiter: None,
    };
    let workbook =
        Workbook::read(&bytes, format).with_context(|| format!("{name} is not taken in"))?;
    let file = arguments.file.file_name().unwrap_or_default();
    Ok((workbook, file.to_string_lossy().into_owned()))
}

fn suggest(published: &Published, arguments: &ImportArguments) -> anyhow::Result<()> {
    let (workbook, file) = open(arguments)?;
    let suggestion = intake::suggest(&published.survey, &workbook, &file);
    print!("{}", suggestion.text);
    terminal::say(&format!(
        "{} columns are mapped, {} left out; {} decisions are left to you (look for DECIDE)",
        suggestion.mapped, suggestion.ignored, suggestion.open
    ));
    Ok(())
}

/// Takes in the responses of a table, by the mapping in the file `mapping`.
async fn take_table(
    store: &Store,
    published: &Published,
    bytes: &[u8],
    name: &str,
    mapping: &Path,
) -> anyhow::Result<Imported> {
    let survey = &published.survey;
    let file = mapping.display().to_string();
    let source =
        std::fs::read_to_string(mapping).with_context(|| format!("{file} cannot be read"))?;
    let mapping = Mapping::read(&source, &file, survey).map_err(|faults| {
        terminal::say(&faults.render(terminal::colour(), 100));
        let (errors, warnings) = faults.count();
        FaultsFound { errors, warnings }
    })?;
    let workbook =
        Workbook::read(bytes, mapping.format).with_context(|| format!("{name} is not taken in"))?;
    let sheet = match &mapping.sheet {
        None => &workbook.sheets[0],
        Some(wanted) => workbook.sheet(wanted).with_context(|| {
            let names = workbook
                .sheets
                .iter()
                .filter_map(|sheet| sheet.name.as_deref());
            let names: Vec<&str> = names.collect();
            format!(
                "{name} has no sheet `{wanted}`; it has {}",
                names.join(", ")
            )
        })?,
    };
    let taken = intake::read_rows(survey, &mapping, sheet).map_err(|faults| {
        for fault in &faults {
            terminal::say(&format!("{name}, {fault}"));
        }
        FaultsFound {
            errors: faults.len(),
            warnings: 0,
        }
    })?;
    if !taken.ignored.is_empty() {
        terminal::say(&format!("left out: {}", taken.ignored.join(", ")));
    }
    for (item, count) in &taken.hidden {
        terminal::say(&format!(
            "left out: {count} answers to `{item}`, which the survey does not ask after the other \
             answers of the same response"
        ));
    }
    let version = published.stored.version;
    Ok(store
        .import(&published.stored.id, version, taken.responses)
        .await?)
}

/// Takes in the responses of `text`, one JSON object a line.
pub(super) async fn import(
    store: &Store,
    published: &Published,
    text: &str,
    file: &str,
) -> anyhow::Result<Imported> {
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
