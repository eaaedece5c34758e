//! From the text of a definition to a published version.
//!
//! Owns what is looked at before a definition is published, the same for the command line and the
//! pages. Knows nothing of who asks.

use jiff::Timestamp;

use super::{Published, find};
use crate::analysis::Tabulator;
use crate::id::Clock;
use crate::store::{Act, Conflict, Publication, Store, StoreError};
use crate::survey::parse::{self, Checked};
use crate::survey::{Schedule, Survey};
use crate::text::missing_glyphs;

/// Reads the definition `source`, which came from `file`, with the letters checked against the
/// fonts of the paper too.
pub fn examine(source: &str, file: &str) -> Checked {
    let mut checked = parse::examine(source, file);
    for placed in &checked.texts {
        let missing = missing_glyphs(&placed.text.value);
        if !missing.is_empty() {
            let letters: Vec<String> = missing.iter().map(|c| format!("`{c}`")).collect();
            checked
                .diagnostics
                .error(
                    "missing-glyph",
                    placed.text.span.clone(),
                    format!("the fonts of the paper lack {}", letters.join(", ")),
                )
                .help("use another sign; the paper would show an empty box");
        }
    }
    if checked.diagnostics.has_errors() {
        checked.survey = None;
    }
    checked
}

/// The draft that somebody reviewed before publishing it.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed {
    /// The revision of the draft.
    pub seen: Timestamp,
    /// The version that it was set beside; `None` if the survey was not published.
    pub beside: Option<i64>,
}

/// Publishes a checked definition and returns the number of its version. Once figures of the
/// survey were released, only its words can change. A schedule that was changed by hand stays
/// unless the definition proposes another than before.
///
/// # Errors
/// [`Conflict::Released`] when released figures would mean something else; those of
/// [`Store::publish`].
pub async fn publish(
    store: &Store,
    survey: &Survey,
    source: &str,
    is_synthetic: bool,
    clock: &dyn Clock,
) -> Result<i64, StoreError> {
    let current = find(store, &survey.id).await?;
    check_released(store, current.as_ref(), survey).await?;
    let publication = Publication {
        is_synthetic,
        ..prepare(current.as_ref(), survey, source, clock.now())
    };
    store.publish(&publication).await
}

/// Publishes the checked text `source` of a draft as [`publish`] does, takes the draft away and
/// writes `act` down.
///
/// # Errors
/// As [`publish`]; [`Conflict::DraftMoved`] when the draft or the published version is not the one
/// that was reviewed.
pub async fn publish_draft(
    store: &Store,
    survey: &Survey,
    source: &str,
    reviewed: Reviewed,
    act: &Act<'_>,
) -> Result<i64, StoreError> {
    let current = find(store, &survey.id).await?;
    check_released(store, current.as_ref(), survey).await?;
    let publication = prepare(current.as_ref(), survey, source, act.at);
    let Reviewed { seen, beside } = reviewed;
    store.publish_draft(&publication, seen, beside, act).await
}

async fn check_released(
    store: &Store,
    current: Option<&Published>,
    survey: &Survey,
) -> Result<(), StoreError> {
    let Some(current) = current else {
        return Ok(());
    };
    if !store.releases(&survey.id).await?.is_empty()
        && !Tabulator::new(current.survey.clone()).counts_like(survey)
    {
        return Err(Conflict::Released.into());
    }
    Ok(())
}

fn prepare<'a>(
    current: Option<&Published>,
    survey: &'a Survey,
    source: &'a str,
    now: Timestamp,
) -> Publication<'a> {
    Publication {
        survey: &survey.id,
        source,
        day: survey.event.day(now),
        schedule: next_schedule(current, survey),
        is_synthetic: current.is_some_and(|current| current.stored.is_synthetic),
    }
}

/// When answers will be taken once `survey` is published in place of `current`.
pub fn next_schedule(current: Option<&Published>, survey: &Survey) -> Schedule {
    match current {
        Some(current) if current.survey.schedule == survey.schedule => {
            current.stored.schedule.clone()
        }
        _ => survey.schedule.clone(),
    }
}
