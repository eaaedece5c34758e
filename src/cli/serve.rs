//! `maoni serve`: the site.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use tokio::net::TcpListener;

use super::{DatabaseArguments, staff, terminal};
use crate::id::{SystemClock, SystemRandomness};
use crate::mail::Mailer;
use crate::outcomes::{self, retention};
use crate::store::Store;
use crate::web;

#[derive(Debug, Args)]
#[command(after_help = "Example:
  maoni serve --database postgres://maoni@localhost/maoni --base-url https://survey.example.org")]
pub(super) struct ServeArguments {
    /// The address to listen at
    #[arg(long, env = "MAONI_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address that people type; `http://LISTEN` if not given
    #[arg(long, env = "MAONI_BASE_URL", value_name = "URL")]
    base_url: Option<String>,
    /// A second address, for health and metrics only; keep it away from the public
    #[arg(long, env = "MAONI_MONITOR", value_name = "ADDRESS")]
    monitor: Option<SocketAddr>,
    /// The server that sends invitations; without one, mail is handed out as files
    #[arg(
        long,
        env = "MAONI_MAIL_SERVER",
        value_name = "URL",
        requires = "mail_from",
        hide_env_values = true
    )]
    mail_server: Option<String>,
    /// Whom mail comes from
    #[arg(long, env = "MAONI_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// How the log is written to standard error; `RUST_LOG` says how much of it
    #[arg(long, env = "MAONI_LOG_FORMAT", value_enum, default_value = "text")]
    log_format: LogFormat,
    #[command(flatten)]
    database: DatabaseArguments,
}

/// A form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// A line to read.
    Text,
    /// A JSON object a line, for a collector.
    Json,
}

pub(super) async fn run(arguments: ServeArguments) -> anyhow::Result<()> {
    start_log(arguments.log_format);
    let mailer = match (&arguments.mail_server, &arguments.mail_from) {
        (Some(server), Some(from)) => Some(Mailer::new(server, from)?),
        _ => None,
    };
    let store = arguments.database.connect().await?;
    let site = Site {
        listen: arguments.listen,
        base_url: arguments.base_url,
        mailer,
        monitor: arguments.monitor,
    };
    serve(store, site, None).await
}

/// Where the site is served.
pub(super) struct Site {
    /// The address to listen at.
    pub(super) listen: SocketAddr,
    /// The address that people type, if it is another.
    pub(super) base_url: Option<String>,
    /// The way to a mail server, if there is one.
    pub(super) mailer: Option<Mailer>,
    /// The address for health and metrics, if there is to be one.
    pub(super) monitor: Option<SocketAddr>,
}

/// Serves `store` as `site` until the process is told to stop; says where, and the address of
/// `survey` if there is one.
pub(super) async fn serve(store: Store, site: Site, survey: Option<&str>) -> anyhow::Result<()> {
    let listener = bind(site.listen, "--listen").await?;
    let address = listener.local_addr()?;
    let base_url = site.base_url.unwrap_or_else(|| format!("http://{address}"));
    let state = web::AppState::new(
        store.clone(),
        SystemClock,
        SystemRandomness,
        base_url.parse()?,
        site.mailer,
    );
    terminal::say(&format!("serving {base_url} (stop with Ctrl-C)"));
    if let Some(survey) = survey {
        let base = base_url.trim_end_matches('/');
        terminal::say(&format!("  the form    {base}/s/{survey}"));
        terminal::say(&format!("  the poster  {base}/s/{survey}/poster"));
    }
    if let Some(code) = staff::setup_code(&store).await? {
        let base = base_url.trim_end_matches('/');
        terminal::say(
            "nobody works here yet: the first owner enters this code, good once and for a day",
        );
        terminal::say(&format!("  {base}/staff/setup    {code}"));
    }
    let monitoring = match site.monitor {
        Some(address) => {
            let listener = bind(address, "--monitor").await?;
            let router = web::monitoring(state.clone());
            let never = std::future::pending();
            Some(tokio::spawn(web::serve(listener, router, never)))
        }
        None => None,
    };
    let watching = tokio::spawn(keep_promises(store.clone()));
    web::serve(listener, web::router(state), web::stop_signal()).await?;
    watching.abort();
    // It answers until the site has drained, so that whoever watches sees the end.
    if let Some(monitoring) = monitoring {
        monitoring.abort();
    }
    store.disconnect().await;
    Ok(())
}

async fn bind(address: SocketAddr, argument: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen at {address}; choose another with {argument}"))
}

/// How often surveys are looked at whose time has come.
const TICK: Duration = Duration::from_mins(10);

/// Seals surveys and erases answers as their time comes. A failure is logged and tried again.
async fn keep_promises(store: Store) {
    let mut ticks = tokio::time::interval(TICK);
    loop {
        ticks.tick().await;
        match outcomes::seal_overdue(&store, &SystemClock).await {
            Ok(sealed) => {
                for survey in sealed {
                    tracing::info!(%survey, "sealed");
                }
            }
            Err(error) => tracing::warn!(%error, "a survey could not be sealed"),
        }
        match retention::purge_due(&store, &SystemClock).await {
            Ok(purged) => {
                for survey in purged {
                    tracing::info!(%survey, "its answers were erased");
                }
            }
            Err(error) => tracing::warn!(%error, "the answers of a survey could not be erased"),
        }
    }
}

/// Logs go to standard error, and hold nothing of respondents; `RUST_LOG` says how much.
pub(super) fn start_log(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(terminal::colour());
    let _ = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
}
