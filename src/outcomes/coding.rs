//! Open answers for those who read and code them.
//!
//! Owns which words of a response are an answer to code, the order in which they are read, and
//! whose codings a coder may see. Answers are read only after the survey is closed for good: until
//! then a response can come, change and go, and comparing two readings would tell whose it is. What
//! coders found is kept in `store`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Error, Published, for_each, release};
use crate::analysis::quote::is_named;
use crate::analysis::{BookCode, Tabulator, statistic};
use crate::answer::{Answer, ItemStatus, Response};
use crate::export::package::coding::{Coded, Mark, WordsPlace};
use crate::export::package::describe_code_book;
use crate::id::{Code, ItemId, SurveyId};
use crate::language::Language;
use crate::store::{AnswerPlace, CodeId, Span, Store, StoredCode, StoredCodings};
use crate::survey::{FieldKind, Item, Kind, Survey};

/// The part of an answer that holds the words beside "other, please say".
pub const OTHER: &str = "other_text";

/// One thing that somebody wrote, and what a coder may know beside it.
#[derive(Debug, Clone)]
pub struct Verbatim {
    /// A name for the answer that tells nothing of the response: 32 hex digits.
    pub key: String,
    /// Where it stands.
    pub place: AnswerPlace,
    /// The language in which the form was read.
    pub language: Language,
    /// The group of who wrote it, if it may be named under a quote.
    pub group: Option<Code>,
    /// What they allowed of this answer, as the quote item says it.
    pub consent: Option<Code>,
    /// The words as typed, NFC.
    pub text: String,
}

/// Whether the open answers of a survey may be read.
pub fn is_readable(published: &Published) -> bool {
    published.stored.sealed_on.is_some()
}

/// The items whose answers hold words, in the order in which they are asked.
pub fn worded_items(survey: &Survey) -> impl Iterator<Item = &Item> {
    survey.items().filter(|item| match &item.kind {
        Kind::Text { .. } => true,
        Kind::Records { fields, .. } => fields.iter().any(|field| is_words(&field.kind)),
        _ => item.has_other(),
    })
}

fn is_words(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Text { .. })
}

/// Everything that was written, item by item. Within an item the order comes from a hash of the
/// random id and the item, so it tells nothing of arrival and differs from item to item.
///
/// # Errors
/// Those of the store.
pub async fn verbatims(store: &Store, published: &Published) -> Result<Vec<Verbatim>, Error> {
    let survey = &published.survey;
    let mut tabulator = Tabulator::new(Arc::clone(survey));
    let mut found = Vec::new();
    for_each(store, published, |response| {
        tabulator.push(response);
        read_response(survey, response, &mut found);
        Ok(())
    })
    .await?;
    let results = release::tell(store, published, &tabulator).await?;
    for verbatim in &mut found {
        verbatim
            .group
            .take_if(|group| !is_named(survey, results.participation(), group));
    }
    let order: BTreeMap<&ItemId, usize> = survey
        .items()
        .enumerate()
        .map(|(index, item)| (&item.id, index))
        .collect();
    found.sort_by(|a, b| {
        let place = |v: &Verbatim| order.get(&v.place.item).copied();
        (place(a), &a.key).cmp(&(place(b), &b.key))
    });
    Ok(found)
}

/// Adds what was written in one response.
fn read_response(survey: &Survey, response: &Response, found: &mut Vec<Verbatim>) {
    let statuses = response.statuses(survey);
    let answered = |item: &Item| {
        statuses
            .iter()
            .any(|(known, status)| known.id == item.id && *status == ItemStatus::Answered)
    };
    let chosen = |id: &Option<ItemId>| {
        let item = survey.item(id.as_ref()?.as_str())?;
        response
            .answers
            .get(item.id.as_str())
            .filter(|_| answered(item))
    };
    let group = match chosen(&survey.privacy.breakdown) {
        Some(Answer::Single(code)) => Some(code),
        _ => None,
    };
    let levels = match chosen(&survey.privacy.quote) {
        Some(Answer::Matrix(levels)) => Some(levels),
        _ => None,
    };
    for item in worded_items(survey).filter(|item| answered(item)) {
        for (part, text) in texts(item, response) {
            let place = AnswerPlace {
                response: response.id,
                item: item.id.clone(),
                part,
            };
            found.push(Verbatim {
                key: key(survey, &place),
                place,
                language: response.language,
                group: group.cloned(),
                consent: levels
                    .and_then(|levels| levels.get(item.id.as_str()))
                    .cloned(),
                text: text.to_owned(),
            });
        }
    }
}

/// The words of the answer to `item`, with the part where they stand.
pub(super) fn texts<'r>(item: &Item, response: &'r Response) -> Vec<(String, &'r str)> {
    match (&item.kind, response.answers.get(item.id.as_str())) {
        (_, Some(Answer::Text(text))) => vec![(String::new(), text)],
        (Kind::Records { fields, .. }, Some(Answer::Records(records))) => {
            let words = fields.iter().filter(|field| is_words(&field.kind));
            let words: Vec<_> = words.collect();
            let numbered = (1..).zip(records);
            numbered
                .flat_map(|(number, record)| {
                    words.iter().filter_map(move |field| {
                        let text = record.get(&field.id)?;
                        Some((format!("{number}/{}", field.id), text.as_str()))
                    })
                })
                .collect()
        }
        _ => {
            let other = response.answers.other.get(&item.id);
            other
                .map(|text| (OTHER.to_owned(), text.as_str()))
                .into_iter()
                .collect()
        }
    }
}

fn key(survey: &Survey, place: &AnswerPlace) -> String {
    let AnswerPlace {
        response,
        item,
        part,
    } = place;
    let text = format!("{}\n{item}\n{response}\n{part}", survey.id);
    Sha256::digest(text)
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// How far an item is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has finished it, or somebody who began has not.
    Open,
    /// Everybody who began has finished it; so many did.
    Coded(usize),
}

/// A code that an answer has, and how that came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Who gave it, by sign-in name.
    pub coders: BTreeSet<String>,
    /// The words it holds of; none where it holds of the whole answer.
    pub spans: BTreeSet<Span>,
    /// Whether it holds: of one coder what they found, of several what all found or what was
    /// settled. `None` while they disagree and nothing is settled.
    pub holds: Option<bool>,
}

/// What was coded in a survey, for one coder: their own codings, and of the items that are
/// [`Coded`](Standing::Coded) those of everybody. Nothing else can be asked for, so that coders stay
/// blind to each other until both have finished.
#[derive(Debug)]
pub struct Codings {
    coder: String,
    stored: StoredCodings,
}

impl Codings {
    /// Reads what `coder` may see.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn read(store: &Store, published: &Published, coder: &str) -> Result<Self, Error> {
        Ok(Self {
            coder: coder.to_owned(),
            stored: store.codings(&published.stored.id).await?,
        })
    }

    /// The codes that the coder gave to an answer.
    pub fn own(&self, place: &AnswerPlace) -> Vec<(CodeId, Option<Span>)> {
        self.at(place)
            .filter(|coding| coding.coder == self.coder)
            .map(|coding| (coding.code, coding.span))
            .collect()
    }

    fn at<'c>(
        &'c self,
        place: &'c AnswerPlace,
    ) -> impl Iterator<Item = &'c crate::store::StoredCoding> {
        // The store hands codings over in the order of their places.
        let all = &self.stored.codings;
        let from = all.partition_point(|coding| coding.place < *place);
        all[from..]
            .iter()
            .take_while(move |coding| coding.place == *place)
    }

    /// Whether the coder has finished `item`.
    pub fn has_finished(&self, item: &ItemId) -> bool {
        let finished = &self.stored.finished;
        finished.contains(&(item.clone(), self.coder.clone()))
    }

    /// How far `item` is coded.
    pub fn standing(&self, item: &ItemId) -> Standing {
        let finished = self.finished(item);
        let is_done = self
            .stored
            .codings
            .iter()
            .filter(|coding| coding.place.item == *item)
            .all(|coding| finished.contains(coding.coder.as_str()));
        if finished.is_empty() || !is_done {
            Standing::Open
        } else {
            Standing::Coded(finished.len())
        }
    }

    /// The coders who have finished `item`, by sign-in name.
    pub fn finished(&self, item: &ItemId) -> BTreeSet<&str> {
        let finished = self.stored.finished.iter();
        finished
            .filter(|(known, _)| known == item)
            .map(|(_, coder)| coder.as_str())
            .collect()
    }

    /// The codes of an answer to an item that is coded; empty for any other.
    pub fn findings(&self, place: &AnswerPlace) -> BTreeMap<CodeId, Finding> {
        let mut findings: BTreeMap<CodeId, Finding> = BTreeMap::new();
        let Standing::Coded(coders) = self.standing(&place.item) else {
            return findings;
        };
        for coding in self.at(place) {
            let finding = findings.entry(coding.code).or_insert_with(|| Finding {
                coders: BTreeSet::new(),
                spans: BTreeSet::new(),
                holds: None,
            });
            finding.coders.insert(coding.coder.clone());
            finding.spans.extend(coding.span);
        }
        for (code, finding) in &mut findings {
            finding.holds = if finding.coders.len() == coders {
                Some(true)
            } else {
                self.stored.verdicts.get(&(place.clone(), *code)).copied()
            };
        }
        findings
    }
}

/// How far those who coded an item agree on a code.
#[derive(Debug, Clone, PartialEq)]
pub struct Accord {
    /// The code.
    pub code: CodeId,
    /// How many answers all of them gave it to, how many only some, and how many nobody.
    pub answers: [u32; 3],
    /// Agreement beyond chance, where two have coded the item and differ or could.
    pub kappa: Option<f64>,
}

impl Accord {
    /// The share of answers of which all said the same.
    pub fn agreement(&self) -> Option<f64> {
        let [by_all, by_some, by_nobody] = self.answers;
        statistic::agreement([by_all, by_some, 0, by_nobody])
    }
}

impl Codings {
    /// The codes that some of those who coded an answer gave it and others did not.
    pub fn differences(&self, place: &AnswerPlace) -> BTreeMap<CodeId, Finding> {
        let coders = self.finished(&place.item).len();
        let mut findings = self.findings(place);
        findings.retain(|_, finding| finding.coders.len() < coders);
        findings
    }

    /// How far those who coded an item agree, on each code that one of them gave to one of its
    /// answers, which are at these places. Empty while it is not coded.
    pub fn accords(&self, item: &ItemId, places: &[&AnswerPlace]) -> Vec<Accord> {
        let coders: Vec<&str> = self.finished(item).into_iter().collect();
        // Both, only the first, only the second; of more than two coders all, some, and none.
        let mut given: BTreeMap<CodeId, [u32; 3]> = BTreeMap::new();
        for place in places {
            for (code, finding) in self.findings(place) {
                let counts = given.entry(code).or_default();
                let is_firsts = coders
                    .first()
                    .is_some_and(|first| finding.coders.contains(*first));
                match (finding.coders.len() == coders.len(), is_firsts) {
                    (true, _) => counts[0] += 1,
                    (false, true) => counts[1] += 1,
                    (false, false) => counts[2] += 1,
                }
            }
        }
        let all = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let accord = |(code, [both, first, second]): (CodeId, [u32; 3])| {
            let nobody = all.saturating_sub(both + first + second);
            let kappa = statistic::kappa([both, first, second, nobody]);
            Accord {
                code,
                answers: [both, first + second, nobody],
                kappa: kappa.filter(|_| coders.len() == 2),
            }
        };
        given.into_iter().map(accord).collect()
    }
}

/// The code book of a survey, by name, as files tell it.
///
/// # Errors
/// Those of the store.
async fn book(store: &Store, survey: &SurveyId) -> Result<Vec<BookCode>, Error> {
    Ok(as_book(&store.codes(survey).await?))
}

/// The code book as programs for qualitative analysis read it; `None` while it has no code.
///
/// # Errors
/// Those of the store.
pub async fn written_book(store: &Store, survey: &SurveyId) -> Result<Option<String>, Error> {
    let book = book(store, survey).await?;
    Ok((!book.is_empty()).then(|| describe_code_book(&book)))
}

fn as_book(stored: &[StoredCode]) -> Vec<BookCode> {
    let number = |code: CodeId| stored.iter().position(|known| known.id == code);
    let book = stored.iter().map(|code| BookCode {
        guid: code.id.to_string(),
        name: code.text.name.clone(),
        definition: code.text.definition.clone(),
        includes: code.text.includes.clone(),
        excludes: code.text.excludes.clone(),
        theme: code.text.theme.and_then(number),
    });
    book.collect()
}

/// What was coded to the end, for the files of a package: the code book and the codings without the
/// names of the coders. `None` if nothing was, or nothing was given a code.
///
/// # Errors
/// Those of the store.
pub(super) async fn coded(store: &Store, published: &Published) -> Result<Option<Coded>, Error> {
    let id = &published.stored.id;
    let stored = store.codes(id).await?;
    let number = |code: CodeId| stored.iter().position(|known| known.id == code);
    let book = as_book(&stored);
    let codings = Codings {
        coder: String::new(),
        stored: store.codings(id).await?,
    };
    let numbers = codings.coders(published);
    let mut findings: BTreeMap<WordsPlace, Vec<Mark>> = BTreeMap::new();
    for coding in &codings.stored.codings {
        let found = codings.findings(&coding.place);
        let (Some(finding), Some(code)) = (found.get(&coding.code), number(coding.code)) else {
            continue;
        };
        let place = &coding.place;
        let key = (
            place.response.as_u128(),
            place.item.clone(),
            place.part.clone(),
        );
        findings.entry(key).or_default().push(Mark {
            code,
            coder: numbers.get(coding.coder.as_str()).copied().unwrap_or(0),
            span: coding
                .span
                .map(|span| (span.start as usize, span.end as usize)),
            holds: finding.holds,
        });
    }
    let coders = worded_items(&published.survey)
        .filter(|item| matches!(codings.standing(&item.id), Standing::Coded(_)))
        .map(|item| {
            let finished = codings.finished(&item.id);
            let finished = finished
                .iter()
                .filter_map(|name| numbers.get(name).copied());
            (item.id.clone(), finished.collect())
        });
    let coders = coders.collect();
    Ok((!findings.is_empty()).then_some(Coded {
        book,
        coders,
        findings,
    }))
}

impl Codings {
    /// A number for each coder, from 1, in an order that the names do not give.
    fn coders(&self, published: &Published) -> BTreeMap<&str, usize> {
        let names: BTreeSet<&str> = self
            .stored
            .finished
            .iter()
            .map(|(_, name)| name.as_str())
            .collect();
        let mut order: Vec<_> = names
            .into_iter()
            .map(|name| {
                (
                    Sha256::digest(format!("{}\n{name}", published.stored.id)),
                    name,
                )
            })
            .collect();
        order.sort();
        (1..)
            .zip(order)
            .map(|(number, (_, name))| (name, number))
            .collect()
    }
}

/// Where `words` stand in `text`, byte for byte, for the first time at or after the byte `from`.
pub fn find_span(text: &str, words: &str, from: usize) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let start = from + text.get(from..)?.find(words)?;
    Some(Span {
        start: u32::try_from(start).ok()?,
        end: u32::try_from(start + words.len()).ok()?,
    })
}
