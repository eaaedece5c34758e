//! Level 6: the one seam between what is stored and what is made of it.
//!
//! Owns the way of a response from the store through analysis into paper, files and pages, one
//! response at a time. The layers on either side know nothing of each other; what the command line
//! and the pages have in common is here and nowhere else.

pub mod coding;
pub mod comparison;
pub mod feed;
pub mod file;
mod inspect;
pub mod letter;
pub mod package;
pub mod paper;
pub mod participation;
mod publication;
mod quote;
mod reading;
mod release;
pub mod retention;
pub mod room;
mod schedule;
mod snapshot;
mod theme;
pub mod topic;

use std::io::Write;
use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::quote::QuoteFinder;
use crate::analysis::{Coding, Results, Tabulator};
use crate::answer::Response;
use crate::diagnostic::Diagnostics;
use crate::export::{self, Columns, History, LongWriter, Options, WideWriter, write_dictionary};
use crate::i18n::words;
use crate::id::SurveyId;
use crate::language::Language;
use crate::report::compose::{Issue, compose, compose_annex};
use crate::report::definition::ReportDefinition;
use crate::report::document::Document;
use crate::report::narrative::check;
use crate::store::{Store, StoreError, StoredSurvey};
use crate::survey::Survey;

pub use crate::analysis::Waiting;
pub use crate::analysis::quote::{Quotable, Refusal as Unquotable, Wanted};
pub use crate::report::tell_condition;
pub use inspect::inspect;
pub use publication::{Reviewed, examine, next_schedule, publish, publish_draft};
pub use quote::{may_be_quoted, quotable};
use quote::{quote, wanted};
use reading::{Fold, fold, for_each};
pub use release::{
    Refusal, Release, final_definition, prepare_release, record_release, write_release,
};
pub use schedule::{Unkept, close, opening, reschedule, seal_overdue, sealing_due};
use snapshot::Snapshot;
use theme::Counting;

/// A survey as it is stored, with its definition read.
#[derive(Debug, Clone)]
pub struct Published {
    /// What the store knows of it.
    pub stored: StoredSurvey,
    /// The definition of its current version.
    pub survey: Arc<Survey>,
}

/// The figures of a survey at one moment.
#[derive(Debug, Clone)]
pub struct Counted {
    /// What may be shown.
    pub results: Results,
    /// What was coded in open answers; `None` where nothing was, and where no paper is asked for.
    pub coding: Option<Coding>,
    /// A name for exactly these responses: equal responses have equal names, in whatever database
    /// and order.
    pub snapshot: String,
    /// The other events that are set beside it; none unless asked for (see
    /// [`count_with_others`](comparison::count_with_others)).
    pub others: Vec<comparison::Other>,
}

/// What can go wrong between store and paper.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be written.
    #[error(transparent)]
    Export(#[from] export::Error),
    /// The narrative of a report definition names figures that cannot be told.
    #[error("the report definition names figures that cannot be told")]
    Narrative(Diagnostics),
    /// A report definition names surveys that cannot be compared.
    #[error("the report definition names surveys that cannot be compared")]
    Definition(Diagnostics),
    /// A survey cannot be compared.
    #[error(transparent)]
    NotCompared(#[from] comparison::Refusal),
    /// The report definition does not have the language.
    #[error("the report definition is not in {0}; its `languages` say which it is in")]
    Language(Language),
    /// Answers cannot be taken at that time.
    #[error(transparent)]
    Unkept(#[from] Unkept),
    /// The figures are not released.
    #[error(transparent)]
    Refused(Refusal),
}

/// The survey called `id`, if there is one.
///
/// # Errors
/// Those of the store.
pub async fn find(store: &Store, id: &SurveyId) -> Result<Option<Published>, StoreError> {
    let Some(stored) = store.survey(id).await? else {
        return Ok(None);
    };
    let survey = Arc::new(stored.definition()?);
    Ok(Some(Published { stored, survey }))
}

/// Every version of the survey, so that columns keep their names and changes are told.
///
/// # Errors
/// Those of the store.
pub async fn history(store: &Store, published: &Published) -> Result<History, StoreError> {
    let StoredSurvey { id, version, .. } = &published.stored;
    let mut earlier = Vec::new();
    for number in 1..*version {
        if let Some(survey) = store.definition(id, number).await? {
            earlier.push((number, Arc::new(survey)));
        }
    }
    Ok(History::new(*version, Arc::clone(&published.survey)).after(earlier))
}

/// Counts every response and applies disclosure control; groups are divided as in the first release
/// of the survey, if there is one.
///
/// # Errors
/// Those of the store.
pub async fn count(store: &Store, published: &Published) -> Result<Counted, Error> {
    count_quoting(store, published, [], None).await
}

/// The same for a paper by `definition`: with the words of participants that it releases, and what
/// was coded in open answers.
///
/// # Errors
/// Those of the store.
pub async fn count_for(
    store: &Store,
    published: &Published,
    definition: &ReportDefinition,
) -> Result<Counted, Error> {
    let counting = begin_counting(store, published).await?;
    count_quoting(store, published, wanted(definition), counting).await
}

/// All that a paper needs of the responses.
#[derive(Clone)]
struct Count {
    tabulator: Tabulator,
    finder: QuoteFinder,
    coding: Option<Counting>,
    snapshot: Snapshot,
}

impl Fold for Count {
    fn push(&mut self, response: &Response) {
        self.tabulator.push(response);
        self.finder.push(response);
        if let Some(counting) = &mut self.coding {
            counting.push(response);
        }
        self.snapshot.add(response);
    }

    fn merge(&mut self, other: Self) {
        self.tabulator.merge(&other.tabulator);
        self.finder.merge(other.finder);
        if let (Some(counting), Some(more)) = (&mut self.coding, other.coding) {
            counting.merge(more);
        }
        self.snapshot.merge(&other.snapshot);
    }
}

async fn count_quoting(
    store: &Store,
    published: &Published,
    wanted: impl IntoIterator<Item = Wanted>,
    coding: Option<Counting>,
) -> Result<Counted, Error> {
    let survey = &published.survey;
    let empty = Count {
        tabulator: Tabulator::new(Arc::clone(survey)),
        finder: QuoteFinder::new(Arc::clone(survey), wanted),
        coding,
        snapshot: Snapshot::default(),
    };
    let Count {
        tabulator,
        finder,
        coding,
        snapshot,
    } = fold(store, published, empty).await?;
    let results = release::tell(store, published, &tabulator).await?;
    Ok(Counted {
        results: quote(results, finder),
        coding: coding.map(Counting::finish),
        snapshot: snapshot.name(),
        others: Vec::new(),
    })
}

/// The codings of a survey, to be counted; `None` where nothing is coded.
async fn begin_counting(store: &Store, published: &Published) -> Result<Option<Counting>, Error> {
    let coded = coding::coded(store, published).await?;
    Ok(coded.map(|coded| Counting::new(Arc::clone(&published.survey), Arc::new(coded))))
}

/// One of the files that a report definition makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The paper.
    Paper,
    /// The tables behind its exhibits.
    Annex,
}

/// Checks the narrative of `definition` against the figures, in all its languages.
///
/// # Errors
/// [`Error::Narrative`] with every fault found.
pub fn check_paper(
    published: &Published,
    counted: &Counted,
    definition: &ReportDefinition,
) -> Result<(), Error> {
    check(definition, &published.survey, &counted.results).map_err(Error::Narrative)
}

/// A part of the paper, ready for every form; `None` for an annex that the definition does not ask
/// for. The same definition, figures, language and day give the same document.
///
/// # Errors
/// [`Error::Language`] when the definition is not in `language`, [`Error::Narrative`] when it names
/// figures that cannot be told.
pub fn compose_paper(
    published: &Published,
    counted: &Counted,
    definition: &ReportDefinition,
    part: Part,
    language: Language,
    issued: Date,
) -> Result<Option<Document>, Error> {
    if !definition.languages.contains(&language) {
        return Err(Error::Language(language));
    }
    let others: Vec<_> = counted
        .others
        .iter()
        .map(comparison::Other::event)
        .collect();
    let issue = Issue {
        survey: &published.survey,
        version: published.stored.version,
        is_synthetic: published.stored.is_synthetic,
        results: &counted.results,
        coding: counted.coding.as_ref(),
        snapshot: &counted.snapshot,
        others: &others,
        words: words(language),
        issued,
    };
    let document = match part {
        Part::Paper => compose(definition, &issue).map(Some),
        Part::Annex => compose_annex(definition, &issue),
    };
    document.map_err(Error::Narrative)
}

/// Writes the wide file: a row a response.
///
/// # Errors
/// Those of the store and of writing.
pub async fn export_wide(
    store: &Store,
    published: &Published,
    options: Options,
    out: &mut impl Write,
) -> Result<(), Error> {
    let history = history(store, published).await?;
    let columns = Columns::across(&history);
    let mut writer = WideWriter::with_columns(&published.survey, columns, options, out)?;
    for_each(store, published, |response| Ok(writer.write(response)?)).await?;
    writer.finish()?;
    Ok(())
}

/// Writes the long file: a row an answer.
///
/// # Errors
/// Those of the store and of writing.
pub async fn export_long(
    store: &Store,
    published: &Published,
    options: Options,
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut writer = LongWriter::new(&published.survey, options, out)?;
    for_each(store, published, |response| Ok(writer.write(response)?)).await?;
    writer.finish()?;
    Ok(())
}

/// Writes the data dictionary: a row a column.
///
/// # Errors
/// Those of the store and of writing.
pub async fn export_dictionary(
    store: &Store,
    published: &Published,
    options: Options,
    out: &mut impl Write,
) -> Result<(), Error> {
    write_dictionary(&history(store, published).await?, options, out)?;
    Ok(())
}

/// Writes the figures that the paper may show.
///
/// # Errors
/// Those of the store and of writing.
pub async fn export_tables(
    store: &Store,
    published: &Published,
    options: Options,
    out: &mut impl Write,
) -> Result<(), Error> {
    let counted = count(store, published).await?;
    export::write_tables(&published.survey, &counted.results, options, out)?;
    Ok(())
}
