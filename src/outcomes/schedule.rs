//! When a survey takes answers, and what follows its end.
//!
//! Owns what a schedule must keep to and the moment of sealing, the same for the command line, the
//! pages and the service that watches the clock.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::{Error, Published};
use crate::id::{Clock, SurveyId};
use crate::store::{Act, Store, StoreError, StoredSurvey};
use crate::survey::Schedule;

/// For how long after its closing time a survey can still be extended before it is sealed.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

/// Why answers cannot be taken at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unkept {
    /// The end would come before the beginning.
    #[error("the survey would close before it opens: choose a later time to close")]
    ClosesTooEarly,
    /// Answers would be taken after the day on which all are erased.
    #[error(
        "respondents are told that all answers are erased on {0}: choose an earlier time to close, \
         or publish the survey with a later `delete_on`"
    )]
    ErasedBefore(Date),
}

/// The schedule of a survey that opens `now`: it closes when it would have, unless that has passed.
pub fn opening(published: &Published, now: Timestamp) -> Schedule {
    let closes = published.stored.schedule.closes;
    Schedule {
        opens: Some(now),
        closes: closes.filter(|closes| *closes > now),
    }
}

/// Changes when answers are taken; `false` when there is no such survey. Where `seen` is given, the
/// schedule must still be that one.
///
/// # Errors
/// [`Error::Unkept`] when the new schedule cannot be kept to; those of [`Store::set_schedule`].
pub async fn reschedule(
    store: &Store,
    published: &Published,
    schedule: &Schedule,
    seen: Option<&Schedule>,
    act: &Act<'_>,
) -> Result<bool, Error> {
    check(published, schedule, act.at)?;
    let id = &published.stored.id;
    Ok(store.set_schedule(id, schedule, seen, act).await?)
}

fn check(published: &Published, schedule: &Schedule, now: Timestamp) -> Result<(), Unkept> {
    let begins = schedule.opens.unwrap_or(now);
    if schedule.closes.is_some_and(|closes| closes <= begins) {
        return Err(Unkept::ClosesTooEarly);
    }
    let erased = published.survey.privacy.delete_on;
    // Nobody was promised anything about invented answers.
    let Some(erased) = erased.filter(|_| !published.stored.is_synthetic) else {
        return Ok(());
    };
    let last = schedule.closes.unwrap_or(begins);
    if published.survey.event.day(last) >= erased {
        return Err(Unkept::ErasedBefore(erased));
    }
    Ok(())
}

/// Takes no more answers and seals the survey; `false` when there is no such survey.
///
/// # Errors
/// Those of [`Store::close`].
pub async fn close(
    store: &Store,
    published: &Published,
    act: &Act<'_>,
) -> Result<bool, StoreError> {
    let day = published.survey.event.day(act.at);
    store.close(&published.stored.id, day, act).await
}

/// When a survey is sealed by itself; `None` for one that has no closing time.
pub fn sealing_due(stored: &StoredSurvey) -> Option<Timestamp> {
    stored.schedule.closes.map(|closes| closes + GRACE)
}

/// Seals every survey whose closing time passed a day ago or more, and finishes seals that were
/// interrupted; returns the surveys sealed.
///
/// # Errors
/// Those of the store; surveys sealed before the error stay sealed.
pub async fn seal_overdue(store: &Store, clock: &dyn Clock) -> Result<Vec<SurveyId>, StoreError> {
    let now = clock.now();
    let mut sealed = Vec::new();
    for stored in store.surveys().await? {
        let overdue = sealing_due(&stored).is_some_and(|due| now > due);
        if stored.sealed_on.is_some() || !(overdue || stored.closed_on.is_some()) {
            continue;
        }
        let day = stored.definition()?.event.day(now);
        store.seal(&stored.id, day).await?;
        sealed.push(stored.id);
    }
    Ok(sealed)
}
