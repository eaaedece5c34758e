//! The results of one page of a survey, for those who work on it.
//!
//! Owns how they are asked of what composes the paper, so that page and paper cannot differ, and
//! whether they may be told yet.

use jiff::civil::Date;

use super::release::fits;
use super::{Counted, Error, Published};
use crate::i18n::words;
use crate::language::Language;
use crate::report::bundled::Bundled;
use crate::report::compose::{Issue, compose_page, questions};
use crate::report::write_html_content;
use crate::store::{Store, StoreError};
use crate::survey::{Page, Survey};

/// Why there are no results to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// The survey is not closed for good.
    Unsealed,
    /// The answers were erased on this day.
    Erased(Date),
}

/// What keeps the results of a survey from being read; `None` when nothing does.
pub fn wait(published: &Published) -> Option<Wait> {
    let stored = &published.stored;
    match (stored.purged_on, stored.sealed_on) {
        (Some(day), _) => Some(Wait::Erased(day)),
        (None, None) => Some(Wait::Unsealed),
        (None, Some(_)) => None,
    }
}

/// Whether figures may be told that stand beside those that were released.
///
/// # Errors
/// Those of the store.
pub async fn is_told(
    store: &Store,
    published: &Published,
    counted: &Counted,
) -> Result<bool, StoreError> {
    fits(store, published, &counted.snapshot).await
}

/// The pages of a survey of which something is shown.
pub fn pages(survey: &Survey) -> impl Iterator<Item = &Page> {
    let pages = survey.pages.iter();
    pages.filter(|page| questions(page).next().is_some())
}

/// The results of one page.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Markup that stands below a heading of the second rank.
    pub markup: String,
    /// Its language: the one asked for, if the survey has it.
    pub language: Language,
    /// Exactly which responses it tells of.
    pub foot: String,
}

/// Writes the results of `page`, in the look of the report that a paper would begin from; `by_group`
/// sets the groups of the breakdown beside each other. This computes for a moment.
///
/// # Errors
/// The faults of the bundled report.
pub fn write_topic(
    published: &Published,
    counted: &Counted,
    page: &Page,
    by_group: bool,
    language: Language,
    today: Date,
) -> Result<Topic, Error> {
    let survey = &published.survey;
    let language = if survey.languages.contains(&language) {
        language
    } else {
        survey.base_language()
    };
    let fitting = Bundled::fitting(survey);
    let bundled = fitting.first().copied().unwrap_or(Bundled::General);
    let mut definition = bundled.definition().map_err(Error::Narrative)?;
    // Its look is wanted, not its words.
    definition.sections.clear();
    let issue = Issue {
        survey,
        version: published.stored.version,
        is_synthetic: published.stored.is_synthetic,
        results: &counted.results,
        coding: counted.coding.as_ref(),
        snapshot: &counted.snapshot,
        others: &[],
        words: words(language),
        issued: today,
    };
    let document = compose_page(&definition, &issue, page, by_group).map_err(Error::Narrative)?;
    let foot = [
        ("title", survey.title.get(language).into()),
        ("version", published.stored.version.to_string().into()),
        ("hash", counted.snapshot.as_str().into()),
    ];
    Ok(Topic {
        markup: write_html_content(&document),
        language,
        foot: words(language).say_with("footer", &foot),
    })
}
