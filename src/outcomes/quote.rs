//! Words of participants on their way into a paper.
//!
//! Owns which words are looked for while responses are read, and the list of those that could be
//! chosen. Whether any may be quoted is judged in `analysis`.

use sha2::{Digest as _, Sha256};

use super::{Error, Published, count, count_quoting, for_each};
use crate::analysis::Results;
use crate::analysis::quote::{Quotable, QuoteFinder, Refusal, Wanted, quotable_answers};
use crate::id::ItemId;
use crate::report::definition::ReportDefinition;
use crate::store::Store;

/// The words that `definition` releases.
pub(super) fn wanted(definition: &ReportDefinition) -> Vec<Wanted> {
    definition.quotes().map(|q| q.wanted.clone()).collect()
}

/// `results` with the words that were found and may be quoted.
pub(super) fn quote(results: Results, finder: QuoteFinder) -> Results {
    let quotes = finder.release(results.participation());
    results.with_quotes(quotes)
}

/// Every answer that may be quoted, of one item or of all, in an order that comes from the words:
/// it tells nothing of who answered first, and nothing of what else the same person wrote.
///
/// # Errors
/// Those of the store.
pub async fn quotable(
    store: &Store,
    published: &Published,
    item: Option<&ItemId>,
) -> Result<Vec<Quotable>, Error> {
    let counted = count(store, published).await?;
    let participation = counted.results.participation();
    let mut found = Vec::new();
    for_each(store, published, |response| {
        let answers = quotable_answers(&published.survey, participation, response);
        found.extend(
            answers
                .into_iter()
                .filter(|quotable| item.is_none_or(|item| *item == quotable.answer.item)),
        );
        Ok(())
    })
    .await?;
    let place = |item: &ItemId| published.survey.items().position(|known| known.id == *item);
    found.sort_by_cached_key(|quotable| {
        let answer = &quotable.answer;
        let digest = Sha256::digest(&answer.text);
        (place(&answer.item), answer.field.clone(), digest)
    });
    Ok(found)
}

/// Whether the words `wanted` may be quoted, or why not.
///
/// # Errors
/// Those of the store.
pub async fn may_be_quoted(
    store: &Store,
    published: &Published,
    wanted: &Wanted,
) -> Result<Result<(), Refusal>, Error> {
    let counted = count_quoting(store, published, [wanted.clone()], None).await?;
    Ok(counted.results.quotes().find(wanted).map(|_| ()))
}
