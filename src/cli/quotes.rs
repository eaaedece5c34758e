//! `maoni quotes`: the answers that may be quoted, ready to be pasted into a report definition.

use std::io::Write as _;

use clap::Args;

use super::{DatabaseArguments, NoSuchSurvey, terminal};
use crate::id::{ItemId, SurveyId};
use crate::outcomes;
use crate::report::definition::write_quote;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  maoni quotes my-event > quotes.toml
  maoni quotes my-event --item q1_comment

Each answer that its author allows to quote is a block, commented out. Read it; take out what could
tell who wrote it, with `[…]` in its place; paste it into a section of your report definition
without the `# `. What is pasted there is released. The order tells nothing of who answered first.")]
pub(super) struct QuotesArguments {
    /// Name of the survey
    survey: String,
    /// Only answers to this item
    #[arg(long, value_name = "ITEM")]
    item: Option<String>,
    #[command(flatten)]
    database: DatabaseArguments,
}

/// There is no such open answer.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no open answer that could be quoted; there are {1}")]
struct NoSuchItem(String, String);

pub(super) async fn run(arguments: QuotesArguments) -> anyhow::Result<()> {
    let store = arguments.database.connect().await?;
    let id = SurveyId::new(arguments.survey.as_str());
    let published = outcomes::find(&store, &id)
        .await?
        .ok_or(NoSuchSurvey(arguments.survey.clone()))?;
    let open: Vec<&ItemId> = published
        .survey
        .open_items()
        .filter(|item| !item.internal)
        .map(|item| &item.id)
        .collect();
    let item = arguments.item.map(ItemId::new);
    if let Some(item) = item.as_ref().filter(|item| !open.contains(item)) {
        let known: Vec<String> = open.iter().map(|id| format!("`{id}`")).collect();
        return Err(NoSuchItem(item.to_string(), known.join(", ")).into());
    }
    let quotable = outcomes::quotable(&store, &published, item.as_ref()).await?;
    let mut out = std::io::stdout().lock();
    for quotable in &quotable {
        let answer = &quotable.answer;
        let named = match &quotable.group {
            Some(group) => format!("the group `{group}` would be named"),
            None => "no group would be named".to_owned(),
        };
        writeln!(out, "# {named}")?;
        for line in write_quote(answer).lines() {
            writeln!(out, "# {line}")?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    terminal::say(&format!("{} answers may be quoted", quotable.len()));
    Ok(())
}
