//! `maoni demo`: the main job on synthetic responses, from an empty folder to paper, files and site.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::report::Format;
use super::{bundled, export, import, report, serve, terminal};
use crate::export::Options;
use crate::id::{Clock as _, SystemClock};
use crate::outcomes::{self, Published};
use crate::store::{self, Act, Store};
use crate::survey::{Schedule, parse};

#[derive(Debug, Args)]
#[command(after_help = "Example:
  maoni demo --output maoni-demo --no-serve")]
pub(super) struct DemoArguments {
    /// The folder to write into; an earlier demo there is replaced
    #[arg(long, value_name = "DIR", default_value = "maoni-demo")]
    output: PathBuf,
    /// The address to listen at
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Stop when everything is written
    #[arg(long)]
    no_serve: bool,
}

/// The day of issue of the demo's paper: fixed, so that every demo writes the same bytes.
const ISSUED: jiff::civil::Date = jiff::civil::date(2018, 12, 17);

/// How long the demo's survey takes answers, in days.
const OPEN_DAYS: i64 = 7;

pub(super) async fn run(arguments: DemoArguments) -> anyhow::Result<()> {
    let folder = &arguments.output;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    let database = folder.join("maoni.db");
    for suffix in ["", "-wal", "-shm"] {
        let old = folder.join(format!("maoni.db{suffix}"));
        if old.exists() {
            std::fs::remove_file(&old)
                .with_context(|| format!("{} cannot be replaced", old.display()))?;
        }
    }
    let store = Store::connect(
        &format!("sqlite:{}", database.display()),
        store::Options::default(),
    )
    .await?;
    let survey = parse::read(bundled::SURVEY, bundled::SURVEY_FILE)
        .map_err(|faults| anyhow::anyhow!("{}", faults.render(false, 100)))?;
    outcomes::publish(&store, &survey, bundled::SURVEY, true, &SystemClock).await?;
    let published = outcomes::find(&store, &survey.id)
        .await?
        .context("the survey that was just published is not there")?;
    let imported = import::import(
        &store,
        &published,
        bundled::RESPONSES,
        "synthetic responses",
    )
    .await?;
    terminal::say(&format!(
        "{} synthetic responses are in {}",
        imported.taken,
        database.display()
    ));

    let definition = report::demonstration()?;
    let languages = &published.survey.languages;
    let counted = outcomes::count_for(&store, &published, &definition).await?;
    let papers = report::write_all(
        &counted,
        &published,
        &definition,
        ISSUED,
        languages,
        &[Format::Pdf, Format::Html],
        folder,
    )?;
    let files = export::write_all(&store, &published, Options::default(), folder).await?;
    for path in papers.iter().chain(&files) {
        terminal::say(&format!("wrote {}", path.display()));
    }

    open(&store, &published).await?;
    if arguments.no_serve {
        store.disconnect().await;
        return Ok(());
    }
    serve::start_log(serve::LogFormat::Text);
    let site = serve::Site {
        listen: arguments.listen,
        base_url: None,
        mailer: None,
        monitor: None,
    };
    serve::serve(store, site, Some(survey.id.as_str())).await
}

/// Takes answers from now on, as at an event that has just ended.
async fn open(store: &Store, published: &Published) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let closes = now + jiff::SignedDuration::from_hours(24 * OPEN_DAYS);
    let schedule = Schedule {
        opens: Some(now),
        closes: Some(closes),
    };
    let act = Act {
        actor: "-",
        at: now,
        act: "survey-opened",
        object: published.stored.id.as_str(),
    };
    outcomes::reschedule(store, published, &schedule, None, &act).await?;
    Ok(())
}
