//! Releases: a paper that leaves the house, and what later ones owe to it.
//!
//! Owns the order of things: the responses are read once, `analysis` says whether figures of them
//! may stand beside those released before, and the release is written down before any file is.

use jiff::civil::Date;

use super::comparison::count_others;
use super::paper::{Form, files, write_file};
use super::quote::{quote, wanted};
use super::theme::{Counting, name};
use super::{Counted, Error, Published, Snapshot, begin_counting, for_each, room};
use crate::analysis::quote::QuoteFinder;
use crate::analysis::{Cohorts, Ledger, Results, Tabulator, Waiting};
use crate::id::Clock;
use crate::language::Language;
use crate::report::definition::{ReportDefinition, Status};
use crate::store::{Act, NewRelease, NewReleaseFile, Stage, Store, StoreError, StoredRelease};

/// A release whose figures may be told.
#[derive(Debug, Clone)]
pub struct Release {
    /// Its number, from 1.
    pub number: u32,
    /// The day that the paper bears.
    pub issued: Date,
    /// Its figures.
    pub counted: Counted,
    /// What has to be written down; `None` for one that was released before.
    pending: Option<Pending>,
}

#[derive(Debug, Clone)]
struct Pending {
    ledger: Ledger,
    responses: u64,
}

impl Release {
    /// Whether the same responses were released before with the same definition.
    pub fn is_repeated(&self) -> bool {
        self.pending.is_none()
    }
}

/// Why figures of a survey are not released.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It takes answers.
    #[error(
        "the survey takes answers: figures are released when it has closed; `maoni report` writes \
         a draft"
    )]
    Open,
    /// There are no answers any more.
    #[error("the answers were erased on {0}, as respondents were told; what was released stays")]
    Erased(Date),
    /// Figures of other responses were released, and these would stand beside them.
    #[error(
        "figures of this survey were released before these responses were; release them first with \
         `maoni release`"
    )]
    Unreleased,
    /// A comparison with an earlier release would tell about a few people.
    #[error("{}", explain(.0))]
    Waiting(Waiting),
}

/// The reason why a release has to wait, without the number that it guards.
fn explain(waiting: &Waiting) -> String {
    let k = waiting.threshold;
    let items: Vec<String> = waiting.items.iter().map(|id| format!("`{id}`")).collect();
    let about = match (waiting.everybody, items.is_empty()) {
        (true, true) => "all who took part".to_owned(),
        (true, false) => format!("all who took part, and {}", items.join(", ")),
        (false, _) => items.join(", "),
    };
    format!(
        "nothing was released: set beside an earlier release, these figures would tell what fewer \
         than {k} people said (in {about}). A later release is possible when at least {k} people \
         more, or nobody, have come, gone or changed their answers in each of these and in each \
         group shown; the earlier release stands until then"
    )
}

/// The figures of what was counted as they may be told now: by groups as the first release drew them
/// up, if there is one, and beside what a room was told.
pub(super) async fn tell(
    store: &Store,
    published: &Published,
    tabulator: &Tabulator,
) -> Result<Results, Error> {
    let releases = store.releases(&published.stored.id).await?;
    let partition = match releases.last() {
        Some(last) => ledger(published, last)?.partition().clone(),
        None => tabulator.partition(),
    };
    let revealed = room::owed(store, published).await?;
    Ok(tabulator.publish_by(&partition.beside(revealed)))
}

/// Whether figures of the responses called `snapshot` stand beside no others: nothing was released
/// yet, or these were.
pub(super) async fn fits(
    store: &Store,
    published: &Published,
    snapshot: &str,
) -> Result<bool, StoreError> {
    let releases = store.releases(&published.stored.id).await?;
    Ok(releases.is_empty() || releases.iter().any(|one| one.snapshot == snapshot))
}

fn ledger(published: &Published, release: &StoredRelease) -> Result<Ledger, Error> {
    Ledger::read(&release.ledger).ok_or_else(|| {
        Error::Store(StoreError::Corrupt {
            table: "release",
            column: "ledger",
            row: format!("{} number {}", published.stored.id, release.number),
        })
    })
}

/// The definition as it is released: what leaves the house is no draft.
pub fn final_definition(mut definition: ReportDefinition) -> ReportDefinition {
    if definition.status == Status::Draft {
        definition.status = Status::Final;
    }
    definition
}

/// Counts the responses for a release by `definition`. The same responses, codings and definition
/// are the same release again; `issued` is its day if it was not released before, or never on that day.
///
/// # Errors
/// [`Error::Refused`] while the survey takes answers, and when a comparison with an earlier
/// release would tell about a few people; those of the store.
pub async fn prepare_release(
    store: &Store,
    published: &Published,
    definition: &ReportDefinition,
    issued: Option<Date>,
    clock: &dyn Clock,
) -> Result<Release, Error> {
    let now = clock.now();
    if published.stored.stage(now) != Stage::Closed {
        return Err(Error::Refused(Refusal::Open));
    }
    let releases = store.releases(&published.stored.id).await?;
    let earlier = releases.last().map(|last| ledger(published, last));
    let earlier = earlier.transpose()?;
    let number = releases.last().map_or(1, |last| last.number + 1);
    let first = store.released_responses(&published.stored.id).await?;
    let revealed = room::owed(store, published).await?;
    let mut cohorts = Cohorts::new(published.survey.clone()).beside(revealed);
    let mut finder = QuoteFinder::new(published.survey.clone(), wanted(definition));
    let mut counting = begin_counting(store, published).await?;
    let mut snapshot = Snapshot::default();
    let mut responses = 0;
    for_each(store, published, |response| {
        cohorts.push(response, first.get(&response.id).copied().unwrap_or(number));
        finder.push(response);
        if let Some(counting) = &mut counting {
            counting.push(response);
        }
        snapshot.add(response);
        responses += 1;
        Ok(())
    })
    .await?;
    let snapshot = snapshot.name();
    let coding = counting.map(Counting::finish);
    let codings = name(coding.as_ref());
    let waiting = |waiting| Error::Refused(Refusal::Waiting(waiting));
    let digest = NewRelease::report_digest(&definition.source);
    let is_same = |release: &&StoredRelease| {
        release.version == published.stored.version
            && release.report_digest == digest
            && release.snapshot == snapshot
            && release.codings == codings
            && issued.is_none_or(|issued| issued == release.issued)
    };
    let same = releases.iter().rev().find(is_same);
    let (results, ledger) = cohorts.release(number, earlier.as_ref()).map_err(waiting)?;
    let results = quote(results, finder);
    let counted = Counted {
        results,
        coding,
        snapshot,
        others: count_others(store, published, definition).await?,
    };
    Ok(match same {
        Some(same) => Release {
            number: same.number,
            issued: same.issued,
            counted,
            pending: None,
        },
        None => Release {
            number,
            issued: issued.unwrap_or_else(|| published.survey.event.day(now)),
            counted,
            pending: Some(Pending { ledger, responses }),
        },
    })
}

/// The files of a release in `languages`, as they leave the house: all but the pack of drawings,
/// which says nothing that they do not. This computes for a while and waits for nothing.
///
/// # Errors
/// Those of composing and of writing.
pub fn write_release(
    published: &Published,
    definition: &ReportDefinition,
    release: &Release,
    languages: &[Language],
) -> Result<Vec<NewReleaseFile>, Error> {
    let wanted = files(definition).into_iter().filter(|file| {
        let language = file.language.as_ref();
        file.form != Form::Charts && language.is_none_or(|language| languages.contains(language))
    });
    let written = wanted.map(|file| {
        let (counted, issued) = (&release.counted, release.issued);
        let content = write_file(published, counted, definition, issued, &file)?;
        Ok(NewReleaseFile {
            form: file.form.name(),
            language: file.language.map_or("", Language::tag),
            name: file.name,
            content,
        })
    });
    written.collect()
}

/// Writes a prepared release down with its files, with `act` where somebody of the staff makes it.
/// A repeated one stands there already; of its files those are kept that were not yet.
///
/// # Errors
/// Those of the store, such as [`Conflict::Moved`](crate::store::Conflict::Moved).
pub async fn record_release(
    store: &Store,
    published: &Published,
    definition: &ReportDefinition,
    release: &Release,
    files: &[NewReleaseFile],
    act: Option<&Act<'_>>,
) -> Result<(), Error> {
    let Some(pending) = &release.pending else {
        let id = &published.stored.id;
        return Ok(store.keep_release_files(id, release.number, files).await?);
    };
    let new = NewRelease {
        survey: &published.stored,
        number: release.number,
        report: &definition.id,
        report_source: &definition.source,
        snapshot: &release.counted.snapshot,
        codings: &name(release.counted.coding.as_ref()),
        responses: pending.responses,
        issued: release.issued,
        ledger: &pending.ledger.to_string(),
        files,
        act,
    };
    Ok(store.record_release(&new).await?)
}
