//! Whether what is stored still means what it meant: answers, ledgers, the log.
//!
//! Owns the checks that need a definition or the reading of a ledger, and the order of all checks.
//! What SQL alone can say is [`Inspection`]'s.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::analysis::Ledger;
use crate::answer::{AnswerSet, validate};
use crate::id::SurveyId;
use crate::store::{AuditCheck, Finding, Inspection, Store, StoreError, StoredSurvey};
use crate::survey::Survey;

/// Every check of the database, in order. Those that need the schema are left out when it is not
/// the one of this program.
///
/// # Errors
/// Those of the driver, which mean that the checks could not be made.
pub async fn inspect(inspection: &Inspection) -> Result<Vec<Finding>, StoreError> {
    let mut findings = inspection.surroundings().await?;
    let schema = inspection.schema().await;
    let is_readable = schema.remedy.is_none();
    findings.push(schema);
    if !is_readable {
        return Ok(findings);
    }
    findings.extend(inspection.balances().await?);
    let store = &inspection.store;
    match store.surveys().await {
        Ok(surveys) => {
            findings.push(answers(store, &surveys).await?);
            findings.push(ledgers(store, &surveys).await?);
        }
        Err(error) => findings.push(damage("surveys", error)?),
    }
    findings.push(match store.check_audit(None).await {
        Ok(AuditCheck::Whole { entries, .. }) => Finding::fine(
            "log",
            format!("entries, all as they were written: {entries}"),
        ),
        Ok(AuditCheck::Broken { at }) => Finding::fault(
            "log",
            format!("entry {at} does not fit the ones before it"),
            "somebody changed the log: find out who can write to the database; a backup may hold \
             the entry as it was",
        ),
        Ok(AuditCheck::Unnoted) => unreachable!("no seal was asked for"),
        Err(error) => damage("log", error)?,
    });
    Ok(findings)
}

/// A row that cannot be read is a finding; a database that does not answer is not.
fn damage(check: &'static str, error: StoreError) -> Result<Finding, StoreError> {
    match error {
        StoreError::Corrupt { table, column, row } => Ok(Finding::damage(
            check,
            format!("`{column}` of {table} {row} cannot be read"),
        )),
        error => Err(error),
    }
}

/// The names of what does not fit, of which the first ones are told.
#[derive(Default)]
struct Misfits(Vec<String>);

impl Misfits {
    const TOLD: usize = 3;

    fn finding(&self, check: &'static str, all: usize, fine: &str, wrong: &str) -> Finding {
        if self.0.is_empty() {
            return Finding::fine(check, format!("{fine}: {all}"));
        }
        let told = self.0.iter().take(Self::TOLD).cloned().collect::<Vec<_>>();
        let more = if self.0.len() > Self::TOLD {
            ", …"
        } else {
            ""
        };
        let seen = format!(
            "{} of {all} {wrong}: {}{more}",
            self.0.len(),
            told.join(", ")
        );
        Finding::damage(check, seen)
    }
}

/// Reads every response with the version that was answered, and holds it to its rules.
async fn answers(store: &Store, surveys: &[StoredSurvey]) -> Result<Finding, StoreError> {
    let (mut all, mut misfits) = (0, Misfits::default());
    for stored in surveys {
        let mut versions: BTreeMap<i64, Option<Survey>> = BTreeMap::new();
        let mut responses = store.responses(&stored.id, None);
        loop {
            let response = match responses.next().await {
                Ok(Some(response)) => response,
                Ok(None) => break,
                Err(StoreError::Corrupt { table, row, .. }) => {
                    all += 1;
                    misfits.0.push(format!("{table} {row}"));
                    continue;
                }
                Err(error) => return Err(error),
            };
            all += 1;
            let survey = match versions.entry(response.version) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => {
                    place.insert(readable(store, &stored.id, response.version).await?)
                }
            };
            let fits = survey.as_ref().is_some_and(|survey| {
                response
                    .answers(survey)
                    .is_ok_and(|answers| !response.complete || keeps_rules(survey, &answers))
            });
            if !fits {
                let table = if response.complete {
                    "response"
                } else {
                    "draft"
                };
                misfits.0.push(format!("{table} {}", response.id));
            }
        }
    }
    Ok(misfits.finding(
        "answers",
        all,
        "responses, which all fit their definitions",
        "responses do not fit their definitions",
    ))
}

async fn readable(
    store: &Store,
    survey: &SurveyId,
    version: i64,
) -> Result<Option<Survey>, StoreError> {
    match store.definition(survey, version).await {
        Err(StoreError::Corrupt { .. }) => Ok(None),
        result => result,
    }
}

/// Whether the answers to what was shown keep the rules that the form holds them to.
fn keeps_rules(survey: &Survey, answers: &AnswerSet) -> bool {
    survey
        .pages
        .iter()
        .flat_map(|page| page.items.iter().map(move |item| (page, item)))
        .filter(|(page, item)| item.is_asked() && survey.is_shown(page, item, answers))
        .all(|(_, item)| validate::check(item, answers).is_empty())
}

/// Reads the ledger of every release, and counts their numbers through.
async fn ledgers(store: &Store, surveys: &[StoredSurvey]) -> Result<Finding, StoreError> {
    let (mut all, mut misfits) = (0, Misfits::default());
    for stored in surveys {
        let releases = match store.releases(&stored.id).await {
            Ok(releases) => releases,
            Err(error) => return damage("releases", error),
        };
        for (release, number) in releases.iter().zip(1..) {
            all += 1;
            if release.number != number || Ledger::read(&release.ledger).is_none() {
                misfits
                    .0
                    .push(format!("{} number {}", stored.id, release.number));
            }
        }
    }
    Ok(misfits.finding(
        "releases",
        all,
        "releases, whose ledgers can all be read",
        "releases have no ledger that can be read",
    ))
}
