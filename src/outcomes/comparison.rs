//! Several events beside each other: each counted by itself, from its own responses.
//!
//! Owns which surveys may be compared: those that are there and take no more answers, because
//! figures of a survey that collects are nobody's to tell. A report may compare its own survey
//! whatever its state, as it may tell of it.

use std::io::Write;

use super::{Counted, Error, Published, count, count_for, find};
use crate::analysis::Results;
use crate::diagnostic::Diagnostics;
use crate::export::{Options, write_comparison};
use crate::id::SurveyId;
use crate::report::compose::Event;
use crate::report::definition::ReportDefinition;
use crate::store::Store;

/// Another event, counted.
#[derive(Debug, Clone)]
pub struct Other {
    /// Its survey.
    pub published: Published,
    /// What may be shown.
    pub results: Results,
    /// The name of exactly these responses.
    pub snapshot: String,
}

impl Other {
    /// The event as the paper takes it.
    pub(super) fn event(&self) -> Event<'_> {
        let stored = &self.published.stored;
        Event {
            survey: &self.published.survey,
            version: stored.version,
            is_synthetic: stored.is_synthetic,
            results: &self.results,
            snapshot: &self.snapshot,
        }
    }
}

/// Counts `published` and the other events that `definition` sets beside it.
///
/// # Errors
/// [`Error::Definition`] when it names surveys that cannot be compared, and those of the store.
pub async fn count_with_others(
    store: &Store,
    published: &Published,
    definition: &ReportDefinition,
) -> Result<Counted, Error> {
    let others = count_others(store, published, definition).await?;
    let counted = count_for(store, published, definition).await?;
    Ok(Counted { others, ..counted })
}

/// Counts the other events that `definition` sets beside `published`.
pub(super) async fn count_others(
    store: &Store,
    published: &Published,
    definition: &ReportDefinition,
) -> Result<Vec<Other>, Error> {
    let mut others: Vec<Other> = Vec::new();
    let mut faults = Diagnostics::new(&definition.file, &definition.source);
    for named in definition.trends().flat_map(|trend| &trend.surveys) {
        let id = &named.value;
        let is_known = |other: &Other| other.published.stored.id == *id;
        if *id == published.stored.id || others.iter().any(is_known) {
            continue;
        }
        match find(store, id).await? {
            Some(other) if other.stored.closed_on.is_some() => {
                others.push(count_other(store, other).await?);
            }
            Some(_) => {
                let message = format!("`{id}` still takes answers");
                faults
                    .error("survey-not-closed", named.span.clone(), message)
                    .label("no figures of it may be told")
                    .help(format!("close it first: `maoni survey close {id}`"));
            }
            None => {
                let known = store.surveys().await?;
                let names: Vec<&str> = known.iter().map(|survey| survey.id.as_str()).collect();
                let message = format!("there is no survey `{id}` in this database");
                faults
                    .error("unknown-survey", named.span.clone(), message)
                    .label("no event to compare")
                    .help(
                        "`maoni survey list` names those there are; responses collected \
                         elsewhere come in by `maoni import`",
                    )
                    .suggest(id.as_str(), names);
            }
        }
    }
    if faults.has_errors() {
        return Err(Error::Definition(faults));
    }
    Ok(others)
}

async fn count_other(store: &Store, published: Published) -> Result<Other, Error> {
    let Counted {
        results, snapshot, ..
    } = count(store, &published).await?;
    Ok(Other {
        published,
        results,
        snapshot,
    })
}

/// Why surveys are not compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such survey.
    #[error("there is no survey `{0}` in this database; `maoni survey list` names those there are")]
    NoSurvey(SurveyId),
    /// It still takes answers.
    #[error(
        "`{0}` still takes answers, so no figures of it are told; close it with `maoni survey close {0}`"
    )]
    NotClosed(SurveyId),
}

/// Writes the published figures of `surveys` as a long table, a line a figure and event.
///
/// # Errors
/// [`Error::NotCompared`] when one of them cannot be compared, and those of the store and of writing.
pub async fn export_comparison(
    store: &Store,
    surveys: &[SurveyId],
    options: Options,
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut others: Vec<Other> = Vec::new();
    for id in surveys {
        let published = find(store, id).await?;
        let published = published.ok_or_else(|| Refusal::NoSurvey(id.clone()))?;
        if published.stored.closed_on.is_none() {
            return Err(Refusal::NotClosed(id.clone()).into());
        }
        if others.iter().all(|known| known.published.stored.id != *id) {
            others.push(count_other(store, published).await?);
        }
    }
    others.sort_by_key(|other| other.published.survey.event.date);
    let events: Vec<_> = others
        .iter()
        .map(|other| (&*other.published.survey, &other.results))
        .collect();
    write_comparison(&events, options, out)?;
    Ok(())
}
