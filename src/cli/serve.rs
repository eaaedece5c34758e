//! `maoni serve`: the site.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;

use super::{DatabaseArguments, terminal};
use crate::id::{SystemClock, SystemRandomness};
use crate::outcomes;
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
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: ServeArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    serve(store, arguments.listen, arguments.base_url, None).await
}

/// Serves `store` at `listen` until the process is told to stop; says where, and the address of
/// `survey` if there is one.
pub(super) async fn serve(
    store: Store,
    listen: SocketAddr,
    base_url: Option<String>,
    survey: Option<&str>,
) -> anyhow::Result<()> {
    start_log();
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen at {listen}; choose another with --listen"))?;
    let address = listener.local_addr()?;
    let base_url = base_url.unwrap_or_else(|| format!("http://{address}"));
    let state = web::AppState::new(
        store.clone(),
        SystemClock,
        SystemRandomness,
        base_url.parse()?,
    );
    terminal::say(&format!("serving {base_url} (stop with Ctrl-C)"));
    if let Some(survey) = survey {
        let base = base_url.trim_end_matches('/');
        terminal::say(&format!("  the form    {base}/s/{survey}"));
        terminal::say(&format!("  the poster  {base}/s/{survey}/poster"));
    }
    let sealing = tokio::spawn(keep_sealing(store.clone()));
    web::serve(listener, web::router(state), web::stop_signal()).await?;
    sealing.abort();
    store.disconnect().await;
    Ok(())
}

/// How often surveys are looked at whose closing time has passed.
const SEALING: Duration = Duration::from_mins(10);

/// Seals surveys as their time comes. A failure is logged and tried again.
async fn keep_sealing(store: Store) {
    let mut ticks = tokio::time::interval(SEALING);
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
    }
}

/// Logs go to standard error; `RUST_LOG` says how much.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(terminal::colour())
        .try_init();
}
