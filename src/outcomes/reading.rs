//! The responses of a survey, as its current version reads them.
//!
//! Owns the two ways of going through them: one after the other, for what is written as it is read,
//! and in pages on every core, for what is added up. A response to an earlier version is read with
//! the definition that was answered; what the current version does not ask, or not with these
//! choices, is left out. Knows nothing of what is made of a response.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::task::{JoinError, JoinSet};

use super::{Error, Published, Refusal};
use crate::answer::{AnswerSet, Response, json};
use crate::store::{Responses, Store, StoreError, StoredResponse};
use crate::survey::Survey;

/// What is kept of responses. The order of pushing and merging makes no difference.
pub(super) trait Fold: Clone + Send + 'static {
    /// Takes one response.
    fn push(&mut self, response: &Response);

    /// Takes over what `other` has taken.
    fn merge(&mut self, other: Self);
}

/// Folds all responses into `empty`, on every core; at most one page for each is in memory.
///
/// # Errors
/// Those of the store, and [`Refusal::Erased`].
pub(super) async fn fold<F: Fold>(
    store: &Store,
    published: &Published,
    empty: F,
) -> Result<F, Error> {
    refuse_erased(published)?;
    let mut reader = Reader::begin(store, published);
    let mut idle = vec![empty.clone(); available_parallelism().map_or(1, usize::from)];
    let mut at_work = JoinSet::new();
    while let Some(page) = reader.next_page().await? {
        let mut fold = match idle.pop() {
            Some(fold) => fold,
            None => finished(at_work.join_next().await)?.unwrap_or_else(|| empty.clone()),
        };
        let readings = Arc::clone(&reader.readings);
        at_work.spawn_blocking(move || {
            for stored in &page {
                if let Some(response) = readings.read(stored)? {
                    fold.push(&response);
                }
            }
            Ok(fold)
        });
    }
    let mut all = empty;
    while let Some(fold) = finished(at_work.join_next().await)? {
        all.merge(fold);
    }
    for fold in idle {
        all.merge(fold);
    }
    Ok(all)
}

/// What a task came to; a panic goes on in whoever waited for it.
fn finished<F>(
    joined: Option<Result<Result<F, StoreError>, JoinError>>,
) -> Result<Option<F>, StoreError> {
    match joined {
        None => Ok(None),
        Some(Ok(done)) => done.map(Some),
        Some(Err(fault)) => std::panic::resume_unwind(fault.into_panic()),
    }
}

/// Hands every response to `each`, one at a time.
///
/// # Errors
/// Those of the store and of `each`, and [`Refusal::Erased`].
pub(super) async fn for_each(
    store: &Store,
    published: &Published,
    mut each: impl FnMut(&Response) -> Result<(), Error>,
) -> Result<(), Error> {
    refuse_erased(published)?;
    let mut reader = Reader::begin(store, published);
    while let Some(response) = reader.next().await? {
        each(&response)?;
    }
    Ok(())
}

fn refuse_erased(published: &Published) -> Result<(), Error> {
    match published.stored.purged_on {
        Some(day) => Err(Error::Refused(Refusal::Erased(day))),
        None => Ok(()),
    }
}

/// Goes through the responses of a survey.
pub(super) struct Reader {
    store: Store,
    published: Published,
    readings: Arc<Readings>,
    pub(super) responses: Responses,
}

/// The definitions with which responses are read.
#[derive(Clone)]
struct Readings {
    version: i64,
    survey: Arc<Survey>,
    earlier: BTreeMap<i64, Arc<Survey>>,
}

impl Reader {
    pub(super) fn begin(store: &Store, published: &Published) -> Self {
        Self {
            store: store.clone(),
            published: published.clone(),
            readings: Arc::new(Readings {
                version: published.stored.version,
                survey: Arc::clone(&published.survey),
                earlier: BTreeMap::new(),
            }),
            responses: store.responses(&published.stored.id, None),
        }
    }

    /// The survey as its current version is.
    pub(super) fn survey(&self) -> &Survey {
        &self.published.survey
    }

    /// The next response; `None` after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Response>, StoreError> {
        while let Some(stored) = self.responses.next().await? {
            self.learn(stored.version).await?;
            if let Some(response) = self.readings.read(&stored)? {
                return Ok(Some(response));
            }
        }
        Ok(None)
    }

    /// The next responses, for [`Readings::read`]; `None` after the last.
    async fn next_page(&mut self) -> Result<Option<Vec<StoredResponse>>, StoreError> {
        let page = self.responses.next_page().await?;
        for stored in &page {
            self.learn(stored.version).await?;
        }
        Ok((!page.is_empty()).then_some(page))
    }

    /// Makes sure that responses to `version` can be read.
    async fn learn(&mut self, version: i64) -> Result<(), StoreError> {
        let Readings {
            version: current,
            earlier,
            ..
        } = &*self.readings;
        if version == *current || earlier.contains_key(&version) {
            return Ok(());
        }
        let id = &self.published.stored.id;
        if let Some(survey) = self.store.definition(id, version).await? {
            let readings = Arc::make_mut(&mut self.readings);
            readings.earlier.insert(version, Arc::new(survey));
        }
        Ok(())
    }
}

impl Readings {
    /// The response as the current version reads it; `None` where the version that was answered is
    /// not known.
    fn read(&self, stored: &StoredResponse) -> Result<Option<Response>, StoreError> {
        if stored.version == self.version {
            return stored.decode(&self.survey).map(Some);
        }
        let Some(answered) = self.earlier.get(&stored.version) else {
            return Ok(None);
        };
        let mut response = stored.decode(answered)?;
        fit(&mut response.answers, &self.survey);
        Ok(Some(response))
    }
}

/// Leaves out what `survey` does not ask, or not with these choices.
fn fit(answers: &mut AnswerSet, survey: &Survey) {
    if let Err(problems) = json::read(survey, &json::write(answers)) {
        for problem in problems {
            answers.answers.remove(&problem.item);
            answers.other.remove(&problem.item);
        }
    }
}
