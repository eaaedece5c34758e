//! `maoni token`: make, list and revoke the tokens of the read API.

use anyhow::bail;
use clap::Subcommand;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{DatabaseArguments, NoSuchSurvey, terminal};
use crate::id::{Clock as _, SurveyId, SystemClock, SystemRandomness, Token};
use crate::store::{NewToken, Scope, StoredToken};

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Make a token and print it; it is shown this once, and only its hash is kept
    #[command(after_help = "Scopes:
  surveys:read    which surveys there are, what they ask, how many took part in steps of five
  figures:read    the figures of the paper, after disclosure control
  responses:read  single responses: for analysts who may see the restricted files

Examples:
  maoni token create --survey my-event --scope figures:read --label dashboard
  maoni token create --survey my-event --scope surveys:read,responses:read --expires 2030-06-30")]
    Create {
        /// The only survey that it opens; every survey if not given
        #[arg(long, value_name = "NAME")]
        survey: Option<String>,
        /// What may be read with it; may be given several times or with commas between
        #[arg(long, required = true, value_delimiter = ',', value_parser = scope)]
        scope: Vec<Scope>,
        /// The last day (UTC) on which it opens anything; in 90 days if not given
        #[arg(long, value_name = "DATE")]
        expires: Option<Date>,
        /// For whom or what it is, to be recognised by in the list
        #[arg(long, default_value = "", value_parser = line_of_words)]
        label: String,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Name the tokens, what they open and when they were last used
    List {
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Let a token open nothing from now on
    #[command(after_help = "Example:\n  maoni token revoke 7K2M9QXA")]
    Revoke {
        /// Its name in the list: the part after `maoni_`
        #[arg(value_name = "TOKEN")]
        name: String,
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

/// How long a token opens anything if nothing is said, in days.
const LIFETIME: i64 = 90;

pub(super) async fn run(command: TokenCommand) -> anyhow::Result<()> {
    match command {
        TokenCommand::Create {
            survey,
            mut scope,
            expires,
            label,
            database,
        } => {
            scope.sort_unstable();
            scope.dedup();
            create(survey, &scope, expires, &label, &database).await
        }
        TokenCommand::List { database } => list(&database).await,
        TokenCommand::Revoke { name, database } => revoke(&name, &database).await,
    }
}

/// Reads the name of a scope.
fn scope(name: &str) -> Result<Scope, String> {
    Scope::parse(name).ok_or_else(|| format!("expected {}", Scope::ALL.map(Scope::name).join(", ")))
}

/// Reads words that stand in a line of the list.
fn line_of_words(text: &str) -> Result<String, String> {
    if text.chars().any(char::is_control) {
        return Err("expected words in one line, without tabs".to_owned());
    }
    Ok(text.trim().to_owned())
}

fn today() -> Date {
    TimeZone::UTC.to_datetime(SystemClock.now()).date()
}

async fn create(
    survey: Option<String>,
    scopes: &[Scope],
    expires: Option<Date>,
    label: &str,
    database: &DatabaseArguments,
) -> anyhow::Result<()> {
    let today = today();
    let expires_on = match expires {
        Some(day) if day < today => bail!("{day} has passed: name a day from {today} on"),
        Some(day) => day,
        None => today.saturating_add(LIFETIME.days()),
    };
    let store = database.connect().await?;
    let survey = survey.map(SurveyId::new);
    if let Some(id) = &survey
        && store.survey(id).await?.is_none()
    {
        return Err(NoSuchSurvey(id.to_string()).into());
    }
    let token = Token::draw(&SystemRandomness);
    let new = NewToken {
        id: token.name(),
        hash: token.hash(),
        label,
        scopes,
        survey: survey.as_ref(),
        created_on: today,
        expires_on,
    };
    store.create_token(&new).await?;
    println!("{}", token.as_str());
    terminal::say(&format!(
        "this is the only time that the token is shown; it opens {} until {expires_on}\n\
         `maoni token revoke {}` ends it sooner",
        survey.map_or_else(|| "every survey".to_owned(), |id| id.to_string()),
        token.name()
    ));
    Ok(())
}

async fn list(database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    let today = today();
    for token in store.tokens().await? {
        println!("{}", line(&token, today));
    }
    Ok(())
}

/// A token in a line.
fn line(token: &StoredToken, today: Date) -> String {
    let state = match token.revoked_on {
        Some(day) => format!("revoked {day}"),
        None if token.is_valid(today) => format!("until {}", token.expires_on),
        None => format!("expired {}", token.expires_on),
    };
    let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.name()).collect();
    let survey = token
        .survey
        .as_ref()
        .map_or("every survey", |id| id.as_str());
    let used = match token.last_used_on {
        Some(day) => format!("last used {day}"),
        None => "never used".to_owned(),
    };
    [
        &token.id,
        survey,
        &scopes.join(","),
        &state,
        &used,
        &token.label,
    ]
    .join("\t")
}

async fn revoke(name: &str, database: &DatabaseArguments) -> anyhow::Result<()> {
    let store = database.connect().await?;
    if !store.revoke_token(name, today()).await? {
        bail!("there is no token `{name}`; `maoni token list` names those there are");
    }
    terminal::say(&format!("{name} opens nothing any more"));
    Ok(())
}
