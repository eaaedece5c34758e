//! What is shown in the room while answers come in.
//!
//! Owns which questions can be shown there, and whose answers are drawn for it. The rule between
//! what a room was told and what is told later is that of [`Revealed`]; because so many answers are
//! always left out, telling something in the room hardly ever costs the report anything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::participation::{STEP, in_steps};
use super::{Error, Published, for_each};
use crate::analysis::Tabulator;
use crate::id::{ItemId, Randomness};
use crate::report::compose::questions;
use crate::store::{Act, Conflict, Stage, Store, StoreError};
use crate::survey::{Item, Kind, Survey};

pub use crate::analysis::{Count, Precision, Revealed, Share};

/// What came of showing a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is shown from now on.
    Shown,
    /// It was shown before, and stays as it was.
    ShownBefore,
    /// Too few have answered it.
    TooFew,
    /// The survey takes no answers, or figures of it were released.
    Over,
}

/// The questions that can be shown in the room, in order: choices that are no gate and not for the
/// organisers only, and not the one by which people are told apart.
pub fn closed_questions(survey: &Survey) -> impl Iterator<Item = &Item> {
    let asked = survey.pages.iter().flat_map(questions);
    asked.filter(|item| {
        let is_choice = matches!(
            item.kind,
            Kind::Single { .. } | Kind::Multiple { .. } | Kind::Ranking { .. }
        );
        is_choice && !item.internal && survey.privacy.breakdown.as_ref() != Some(&item.id)
    })
}

/// From how many answers to a question on it can be shown: as many as the threshold are left out,
/// and of at least as many it is told, in steps.
pub fn least_answers(threshold: u32) -> u64 {
    let threshold = u64::from(threshold);
    threshold + threshold.div_ceil(STEP) * STEP
}

/// Of how many it is told when so many have answered.
fn drawn_of(answered: usize, threshold: u32) -> Option<usize> {
    let answered = answered as u64;
    let drawn = in_steps(answered.saturating_sub(u64::from(threshold)));
    (answered >= least_answers(threshold)).then_some(drawn as usize)
}

/// What the room was told, by question.
///
/// # Errors
/// Those of the store.
pub async fn revealed(
    store: &Store,
    published: &Published,
) -> Result<BTreeMap<ItemId, Revealed>, StoreError> {
    let survey = &published.stored.id;
    let rows = store.reveals(survey).await?.into_iter();
    let read = |(item, figures): (ItemId, String)| {
        let corrupt = || StoreError::Corrupt {
            table: "reveal",
            column: "figures",
            row: format!("{survey} {item}"),
        };
        let revealed = Revealed::read(&figures).ok_or_else(corrupt)?;
        Ok((item, revealed))
    };
    rows.map(read).collect()
}

/// The same, as what is told later owes it.
pub(super) async fn owed(
    store: &Store,
    published: &Published,
) -> Result<BTreeMap<ItemId, Option<Revealed>>, StoreError> {
    let told = revealed(store, published).await?.into_iter();
    Ok(told.map(|(item, told)| (item, Some(told))).collect())
}

/// Shows `item` in the room, once and for all: figures of people drawn at random from those who have
/// answered it.
///
/// # Errors
/// Those of the store.
pub async fn reveal(
    store: &Store,
    published: &Published,
    item: &Item,
    randomness: &dyn Randomness,
    act: &Act<'_>,
) -> Result<Outcome, Error> {
    let survey = &published.survey;
    let id = &published.stored.id;
    if store
        .reveals(id)
        .await?
        .iter()
        .any(|(told, _)| *told == item.id)
    {
        return Ok(Outcome::ShownBefore);
    }
    let is_open = matches!(published.stored.stage(act.at), Stage::Open(_));
    if !is_open || !store.releases(id).await?.is_empty() {
        return Ok(Outcome::Over);
    }
    let page = survey.page_of(&item.id).map(|at| &survey.pages[at]);
    let mut answered = Vec::new();
    for_each(store, published, |response| {
        let is_shown = page.is_some_and(|page| survey.is_shown(page, item, &response.answers));
        if response.complete && is_shown && response.answers.get(item.id.as_str()).is_some() {
            let mut lot = [0; 16];
            randomness.fill(&mut lot);
            answered.push((lot, response.id));
        }
        Ok(())
    })
    .await?;
    let threshold = survey.privacy.threshold;
    let Some(drawn) = drawn_of(answered.len(), threshold) else {
        return Ok(Outcome::TooFew);
    };
    answered.sort_unstable();
    let drawn: BTreeSet<_> = answered.iter().take(drawn).map(|(_, id)| *id).collect();
    let mut tabulator = Tabulator::new(Arc::clone(survey));
    for_each(store, published, |response| {
        if drawn.contains(&response.id) {
            tabulator.push(response);
        }
        Ok(())
    })
    .await?;
    // Somebody may have taken an answer back in between.
    let told = Revealed::of(&tabulator.publish(), &item.id);
    let Some(told) = told.filter(|told| told.base as usize == drawn.len()) else {
        return Ok(Outcome::TooFew);
    };
    let figures = told.to_string();
    let kept = store.keep_reveal(&published.stored, &item.id, &figures, act);
    match kept.await {
        Ok(true) => Ok(Outcome::Shown),
        Ok(false) => Ok(Outcome::ShownBefore),
        Err(StoreError::Conflict(Conflict::Moved)) => Ok(Outcome::Over),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_left_out_as_a_group_needs() {
        assert_eq!((least_answers(5), least_answers(8)), (10, 18));
        for threshold in [5, 6, 8, 10, 13] {
            for answered in 0..200 {
                match drawn_of(answered, threshold) {
                    Some(drawn) => {
                        assert!(drawn as u32 >= threshold, "{answered}");
                        assert!((answered - drawn) as u32 >= threshold, "{answered}");
                        assert_eq!(drawn % 5, 0);
                    }
                    None => assert!((answered as u64) < least_answers(threshold)),
                }
            }
        }
    }
}
