//! Figures that were counted once, for everybody who asks.
//!
//! Owns nothing of a respondent. A sealed survey changes no more except by erasing, so its figures
//! are counted once; every process may count anew.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use crate::id::SurveyId;
use crate::outcomes::{self, Counted, Published};
use crate::store::{Participation, Store};

/// The figures of sealed surveys.
#[derive(Default)]
pub(crate) struct Counts(Mutex<BTreeMap<SurveyId, Kept>>);

/// The figures of the responses that there were.
struct Kept {
    version: i64,
    of: Participation,
    figures: Arc<OnceCell<Arc<Counted>>>,
}

impl Kept {
    fn new(version: i64, of: Participation) -> Self {
        Self {
            version,
            of,
            figures: Arc::default(),
        }
    }
}

impl Counts {
    /// The figures of a sealed survey.
    pub(super) async fn of(
        &self,
        store: &Store,
        published: &Published,
    ) -> Result<Arc<Counted>, outcomes::Error> {
        let id = &published.stored.id;
        let of = store.participation(id).await?;
        let version = published.stored.version;
        let figures = {
            let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let kept = counted
                .entry(id.clone())
                .or_insert_with(|| Kept::new(version, of));
            if (kept.version, kept.of) != (version, of) {
                *kept = Kept::new(version, of);
            }
            Arc::clone(&kept.figures)
        };
        let count = async || outcomes::count(store, published).await.map(Arc::new);
        figures.get_or_try_init(count).await.cloned()
    }
}
