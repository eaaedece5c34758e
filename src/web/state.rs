//! What every request shares: the store, the clock, randomness, the base URL, what is counted of
//! requests, and definitions that were read before.
//!
//! Owns the only memory of the process. It holds nothing of respondents, and all of it can be read
//! again from the store.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;

use super::api;
use super::base_url::BaseUrl;
use super::count::Counts;
use super::fault::Fault;
use super::metrics::Metrics;
use crate::id::{Clock, Randomness, SurveyId};
use crate::mail::Mailer;
use crate::outcomes::{self, Counted, Published};
use crate::store::{Store, StoredSurvey};
use crate::survey::Survey;

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Box<dyn Clock>,
    randomness: Box<dyn Randomness>,
    base_url: BaseUrl,
    mailer: Option<Mailer>,
    metrics: Metrics,
    /// Published versions never change, so they are kept once read.
    definitions: RwLock<BTreeMap<(SurveyId, i64), Arc<Survey>>>,
    /// What was last known of each survey. It stands in while the store cannot be reached, so
    /// that a form can be shown again with what was typed.
    known: RwLock<BTreeMap<SurveyId, Arc<Published>>>,
    counts: Counts,
    api: api::Memory,
}

impl AppState {
    /// The state of a site at `base_url`; without a `mailer`, mail is handed out as files.
    pub fn new(
        store: Store,
        clock: impl Clock + 'static,
        randomness: impl Randomness + 'static,
        base_url: BaseUrl,
        mailer: Option<Mailer>,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                clock: Box::new(clock),
                randomness: Box::new(randomness),
                base_url,
                mailer,
                metrics: Metrics::new(),
                definitions: RwLock::default(),
                known: RwLock::default(),
                counts: Counts::default(),
                api: api::Memory::default(),
            }),
        }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Where the site is.
    pub fn base_url(&self) -> &BaseUrl {
        &self.inner.base_url
    }

    /// The way to a mail server, if the operator named one.
    pub(crate) fn mailer(&self) -> Option<&Mailer> {
        self.inner.mailer.as_ref()
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.inner.clock
    }

    pub(crate) fn randomness(&self) -> &dyn Randomness {
        &*self.inner.randomness
    }

    /// The figures of a sealed survey, counted once.
    pub(crate) async fn counted(
        &self,
        published: &Published,
    ) -> Result<Arc<Counted>, outcomes::Error> {
        self.inner.counts.of(self.store(), published).await
    }

    /// What the API remembers.
    pub(crate) fn api(&self) -> &api::Memory {
        &self.inner.api
    }

    /// The survey called `id`, as the store has it now.
    pub(crate) async fn published(&self, id: &SurveyId) -> Result<Arc<Published>, Fault> {
        match self.store().survey(id).await.map_err(Fault::from) {
            Ok(Some(stored)) => self.read(stored).await,
            Ok(None) => Err(Fault::UnknownSurvey),
            Err(fault @ Fault::Busy(_)) => {
                let known = self
                    .inner
                    .known
                    .read()
                    .unwrap_or_else(PoisonError::into_inner);
                known.get(id).cloned().ok_or(fault)
            }
            Err(fault) => Err(fault),
        }
    }

    /// All surveys, by name.
    pub(crate) async fn all(&self) -> Result<Vec<Arc<Published>>, Fault> {
        let mut all = Vec::new();
        for stored in self.store().surveys().await? {
            all.push(self.read(stored).await?);
        }
        Ok(all)
    }

    async fn read(&self, stored: StoredSurvey) -> Result<Arc<Published>, Fault> {
        let survey = self.definition(&stored.id, stored.version).await?;
        let published = Arc::new(Published { stored, survey });
        let mut known = self
            .inner
            .known
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(published.stored.id.clone(), Arc::clone(&published));
        Ok(published)
    }

    /// The definition of one version.
    pub(crate) async fn definition(
        &self,
        id: &SurveyId,
        version: i64,
    ) -> Result<Arc<Survey>, Fault> {
        let name = (id.clone(), version);
        let definitions = &self.inner.definitions;
        let kept = definitions
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&name)
            .cloned();
        if let Some(definition) = kept {
            return Ok(definition);
        }
        let definition = self
            .store()
            .definition(id, version)
            .await?
            .ok_or_else(|| Fault::Broken(format!("{id} has no version {version}")))?;
        let definition = Arc::new(definition);
        definitions
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name, Arc::clone(&definition));
        Ok(definition)
    }
}
