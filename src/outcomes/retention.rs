//! Erasing answers on the day that respondents were told.
//!
//! Owns which day that is: whoever answered was told the day of the version that they answered, and a
//! later version does not keep their answers longer.

use jiff::civil::Date;

use super::Published;
use crate::id::{Clock, SurveyId};
use crate::store::{Act, Store, StoreError};

/// The name of the act in the log.
pub const ERASED: &str = "answers-erased";

/// The first day that any of those who answered were told; `None` where there are no answers or
/// nobody was told a day.
///
/// # Errors
/// Those of the store.
pub async fn due(store: &Store, survey: &SurveyId) -> Result<Option<Date>, StoreError> {
    let mut days = Vec::new();
    for version in store.answered_versions(survey).await? {
        let definition = store.definition(survey, version).await?;
        days.extend(definition.and_then(|survey| survey.privacy.delete_on));
    }
    Ok(days.into_iter().min())
}

/// Erases the answers of a survey, whenever it is; `false` when there is no such survey.
///
/// # Errors
/// Those of [`Store::purge`].
pub async fn purge(
    store: &Store,
    published: &Published,
    act: &Act<'_>,
) -> Result<bool, StoreError> {
    let day = published.survey.event.day(act.at);
    store.purge(&published.stored.id, day, act).await
}

/// Erases the answers of every survey whose day has come, and returns those surveys. Invented
/// answers are nobody's and stay.
///
/// # Errors
/// Those of the store; what was erased before the error stays erased.
pub async fn purge_due(store: &Store, clock: &dyn Clock) -> Result<Vec<SurveyId>, StoreError> {
    let now = clock.now();
    let mut purged = Vec::new();
    for stored in store.surveys().await? {
        if stored.is_synthetic {
            continue;
        }
        let Some(due) = due(store, &stored.id).await? else {
            continue;
        };
        let today = stored.definition()?.event.day(now);
        if today >= due {
            let act = Act {
                actor: "-",
                at: now,
                act: ERASED,
                object: stored.id.as_str(),
            };
            store.purge(&stored.id, today, &act).await?;
            purged.push(stored.id);
        }
    }
    Ok(purged)
}
