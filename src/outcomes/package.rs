//! The data package of a survey.
//!
//! Owns the one pass over the stored responses that fills its files and counts its figures, so that
//! both are about the same responses. What stands in a package is in `export`.

use std::path::Path;
use std::sync::Arc;

use super::coding::coded;
use super::release::{fits, tell};
use super::theme::Counting;
use super::{Error, Published, Refusal, Snapshot, for_each, history};
use crate::analysis::{Coding, Tabulator};
use crate::export::package::{PackageWriter, Profile, Study};
use crate::language::Language;
use crate::store::Store;

/// What package is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// For whom it is.
    pub profile: Profile,
    /// The language of labels; the base language of the survey if `None`.
    pub labels: Option<Language>,
    /// Disarms words in CSV files that a spreadsheet could take for a formula.
    pub guard: bool,
}

/// Writes the package into `folder`, which is empty, and calls `each` for every response.
///
/// # Errors
/// [`Error::Refused`] for a public package once figures were released, if these responses were
/// not: its tables would be a release that the ledger does not know. Those of the store and of
/// writing.
pub async fn write(
    store: &Store,
    published: &Published,
    request: Request,
    folder: &Path,
    each: impl Fn(),
) -> Result<(), Error> {
    let survey = &published.survey;
    let history = history(store, published).await?;
    let coded = coded(store, published).await?.map(Arc::new);
    let study = Study {
        history: &history,
        source: &published.stored.source,
        is_synthetic: published.stored.is_synthetic,
        profile: request.profile,
        labels: request.labels.unwrap_or(survey.base_language()),
        guard: request.guard,
        coded: coded.as_deref(),
    };
    let mut package = PackageWriter::create(folder, study)?;
    let mut tabulator = Tabulator::new(Arc::clone(survey));
    let mut snapshot = Snapshot::default();
    let mut counting = coded
        .as_ref()
        .map(|coded| Counting::new(Arc::clone(survey), Arc::clone(coded)));
    for_each(store, published, |response| {
        package.write(response)?;
        tabulator.push(response);
        snapshot.add(response);
        if let Some(counting) = &mut counting {
            counting.push(response);
        }
        each();
        Ok(())
    })
    .await?;
    let snapshot = snapshot.name();
    if request.profile == Profile::Public && !fits(store, published, &snapshot).await? {
        return Err(Error::Refused(Refusal::Unreleased));
    }
    let results = tell(store, published, &tabulator).await?;
    let counted = counting.map_or_else(Coding::default, Counting::finish);
    Ok(package.finish(&results, &counted, &snapshot)?)
}
