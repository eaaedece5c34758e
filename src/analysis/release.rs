//! What several releases of a survey's figures tell together.
//!
//! Owns the rule that two releases differ by nobody or by enough people, and the ledger that it
//! needs: numbers of people who were told of, never what they said. Which response belongs to which
//! release is kept by whoever stores them.
//!
//! # The rule
//! A *unit* is what has a base of its own: everybody, an item, a row of a matrix, a gap. Its people
//! are divided into parts, as they were when it was told first and never finer ([`Partition`]).
//! Within each part, the people who share one history (first told in the same release, and still
//! there or gone) are nobody or at least as many as the suppression threshold.
//!
//! Whoever adds and subtracts published figures of a part counts each person some number of times,
//! the same for all who share a history. So everything that can be worked out is about nobody or
//! about enough people, whatever the number of releases and however they are combined; comparing
//! releases in pairs would not do, because people who come and go can be made to cancel out.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::disclosure::Partition;
use super::figure::{Figures, ItemFigures, Matrix, Reason, RowFigures};
use super::name::{NOT_GIVEN, TOLD_BEFORE};
use super::plan::{Plan, Shape};
use super::publish;
use super::result::Results;
use super::reveal::Revealed;
use super::tabulator::Tabulator;
use super::tally::View;
use crate::answer::Response;
use crate::id::{Code, ItemId};
use crate::survey::Survey;

/// The name of the unit of everybody; no item can have it.
pub(super) const PEOPLE: &str = "@everybody";

/// The name of all crossings of choices with open answers. Their parts are small, so they are told
/// of the people of one release only: once others are told of, they are not told any more.
pub(super) const TOLD: &str = "@told";

/// What has a base of its own, by index of item and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Everybody who took part.
    People,
    /// Those who answered an item.
    Item(usize),
    /// Those who rated a row of a matrix.
    Row(usize, usize),
    /// Those with both ratings of a row.
    Gap(usize, usize),
}

impl Unit {
    /// Every unit, in the order of the definition. Of an open answer only the number is told, which
    /// is a figure about everybody.
    fn all(plan: &Plan) -> Vec<Self> {
        let items = (0..plan.items.len()).flat_map(|index| Self::of_item(plan, index));
        std::iter::once(Self::People).chain(items).collect()
    }

    /// The units of the item with this index.
    pub(super) fn of_item(plan: &Plan, index: usize) -> Vec<Self> {
        let mut units = vec![Self::Item(index)];
        match &plan.items[index].shape {
            Shape::Text => units.clear(),
            Shape::Matrix(matrix) => {
                for row in 0..matrix.rows.len() {
                    units.push(Self::Row(index, row));
                    if matrix.gap_from.is_some() {
                        units.push(Self::Gap(index, row));
                    }
                }
            }
            Shape::Choices { .. } | Shape::Ranking { .. } | Shape::Records { .. } => {}
        }
        units
    }

    /// Its name in a ledger.
    pub(super) fn name(self, plan: &Plan) -> String {
        let item = |index: usize| &plan.items[index];
        let row = |index: usize, row: usize| match &item(index).shape {
            Shape::Matrix(matrix) => matrix.rows[row].as_str(),
            _ => "",
        };
        match self {
            Self::People => PEOPLE.to_owned(),
            Self::Item(index) => item(index).id.to_string(),
            Self::Row(index, at) => format!("{}.{}", item(index).id, row(index, at)),
            Self::Gap(index, at) => format!("{}.{}.gap", item(index).id, row(index, at)),
        }
    }

    fn item(self, plan: &Plan) -> Option<&ItemId> {
        match self {
            Self::People => None,
            Self::Item(index) | Self::Row(index, _) | Self::Gap(index, _) => {
                Some(&plan.items[index].id)
            }
        }
    }

    /// Its people in one tally.
    fn people(self, view: View<'_>) -> u32 {
        let row = |index: usize, row: usize| match &view.plan.items[index].shape {
            Shape::Matrix(matrix) => Some(view.row(index, matrix, row)),
            _ => None,
        };
        match self {
            Self::People => view.people(),
            Self::Item(index) => view.answered(index),
            Self::Row(index, at) => row(index, at).map_or(0, |row| row.rated()),
            Self::Gap(index, at) => row(index, at).map_or(0, |row| row.pairs.iter().sum()),
        }
    }

    /// Whether `results` tell it, and if so whether by groups.
    fn told(self, results: &Results) -> Option<bool> {
        let figures = |index: usize| &results.items()[index];
        match self {
            Self::People => {
                let took_part = results.participation();
                (took_part.started >= results.threshold())
                    .then(|| took_part.groups.shown().is_some())
            }
            Self::Item(index) => {
                let item = figures(index);
                item.figures
                    .shown()
                    .map(|_| item.breakdown.shown().is_some())
            }
            Self::Row(index, at) => {
                told_of_rows(figures(index), |matrix| row(matrix, at).is_some())
            }
            Self::Gap(index, at) => told_of_rows(figures(index), |matrix| {
                row(matrix, at).is_some_and(|row| row.gap.is_some_and(|gap| gap.shown().is_some()))
            }),
        }
    }
}

fn row(matrix: &Matrix, at: usize) -> Option<&RowFigures> {
    matrix.rows[at].figures.shown()
}

/// Whether something of a matrix is told, and if so whether it is told of any group.
fn told_of_rows(item: &ItemFigures, tells: impl Fn(&Matrix) -> bool) -> Option<bool> {
    let of = |figures: &Figures| matches!(figures, Figures::Matrix(matrix) if tells(matrix));
    let blocks = item.breakdown.shown().into_iter().flat_map(|b| &b.blocks);
    let by_group = blocks.into_iter().any(|block| of(&block.figures));
    item.figures.shown().filter(|f| of(f)).map(|_| by_group)
}

/// What earlier releases told of whom, as far as the next one has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    partition: Partition,
    /// By unit: in order of the releases that told it, how many of those told first in it are
    /// there still, by part.
    people: BTreeMap<String, Vec<(u32, Vec<u32>)>>,
}

/// A release that has to wait: fewer people than the suppression threshold, and more than nobody,
/// came, went or changed what they said since earlier releases, so that a comparison would tell
/// about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Whether that is so of all who took part.
    pub everybody: bool,
    /// The items of which it is so, in the order of the definition.
    pub items: Vec<ItemId>,
    /// The suppression threshold, in people.
    pub threshold: u32,
}

/// Responses counted apart by the release in which each was first told of.
#[derive(Debug, Clone)]
pub struct Cohorts {
    survey: Arc<Survey>,
    revealed: BTreeMap<ItemId, Option<Revealed>>,
    by_release: BTreeMap<u32, Tabulator>,
}

impl Cohorts {
    /// Nothing counted yet.
    pub fn new(survey: Arc<Survey>) -> Self {
        Self {
            survey,
            revealed: BTreeMap::new(),
            by_release: BTreeMap::new(),
        }
    }

    /// The same, beside what a room was told before.
    #[must_use]
    pub fn beside(mut self, revealed: BTreeMap<ItemId, Option<Revealed>>) -> Self {
        self.revealed = revealed;
        self
    }

    /// Counts a response that was first told of in the release with this number. One that was told
    /// of in no release, or has changed since, belongs to the coming one.
    pub fn push(&mut self, response: &Response, release: u32) {
        let survey = &self.survey;
        self.by_release
            .entry(release)
            .or_insert_with(|| Tabulator::new(Arc::clone(survey)))
            .push(response);
    }

    /// All of them together.
    pub fn total(&self) -> Tabulator {
        let mut total = Tabulator::new(Arc::clone(&self.survey));
        for tabulator in self.by_release.values() {
            total.merge(tabulator);
        }
        total
    }

    /// The figures of the release with this number, after those of which `earlier` tells, and the
    /// ledger to keep for the next.
    ///
    /// # Errors
    /// [`Waiting`] when it would tell about too few people beside the earlier ones.
    pub fn release(
        &self,
        number: u32,
        earlier: Option<&Ledger>,
    ) -> Result<(Results, Ledger), Waiting> {
        let all = self.total();
        let plan = &*all.plan;
        let mut ledger = earlier.cloned().unwrap_or_else(|| Ledger {
            partition: all.partition(),
            people: BTreeMap::new(),
        });
        ledger.partition.revealed.clone_from(&self.revealed);
        let partition = ledger.partition.clone();
        let mut results = all.publish_by(&partition);
        let total = all.total();
        let release = publish::Release::new(&all, &total, &partition);
        let mut few = Vec::new();
        for unit in Unit::all(plan) {
            let Some(by_group) = unit.told(&results) else {
                continue;
            };
            let rest = match unit {
                Unit::People => release.people_rest(),
                Unit::Item(index) | Unit::Row(index, _) | Unit::Gap(index, _) => {
                    release.item_rest(index)
                }
            };
            let name = unit.name(plan);
            let kept = ledger.partition.kept.entry(name.clone());
            let rest = *kept.or_insert(rest.filter(|_| by_group));
            let told = ledger.people.entry(name).or_default();
            let now = self.histories(unit, rest, &partition, told, number);
            if !are_enough(told, &now, all.threshold()) {
                few.push(unit);
            }
            *told = now;
        }
        if few.is_empty() {
            let before = earlier.and_then(|ledger| ledger.people.get(PEOPLE));
            if before.is_some_and(|before| has_moved(before, &ledger.people[PEOPLE])) {
                ledger.partition.kept.insert(TOLD.to_owned(), None);
                results = all.publish_by(&ledger.partition);
            }
            return Ok((results, ledger));
        }
        let mut items: Vec<ItemId> = few.iter().filter_map(|u| u.item(plan).cloned()).collect();
        items.dedup();
        Err(Waiting {
            everybody: few.contains(&Unit::People),
            items,
            threshold: all.threshold(),
        })
    }

    /// The people of `unit` by the release that first told it of them, and by part.
    fn histories(
        &self,
        unit: Unit,
        rest: Option<usize>,
        partition: &Partition,
        told: &[(u32, Vec<u32>)],
        number: u32,
    ) -> Vec<(u32, Vec<u32>)> {
        let releases = told.iter().map(|(release, _)| *release).chain([number]);
        let mut after = 0;
        releases
            .map(|release| {
                // Who came with a release that did not tell this unit is new in the next that does.
                let came = self
                    .by_release
                    .iter()
                    .filter(|(came, _)| (after..=release).contains(*came));
                let mut people: Vec<u32> = Vec::new();
                for (_, tabulator) in came {
                    let by_group = tabulator.by_group(|view| unit.people(view));
                    let parts = match rest {
                        Some(rest) => partition.sums(tabulator.plan.groups(), rest, &by_group),
                        None => vec![by_group.iter().sum()],
                    };
                    people.resize(parts.len(), 0);
                    for (sum, more) in people.iter_mut().zip(parts) {
                        *sum += more;
                    }
                }
                after = release + 1;
                (release, people)
            })
            .collect()
    }
}

/// Whether anybody came or went.
fn has_moved(told: &[(u32, Vec<u32>)], now: &[(u32, Vec<u32>)]) -> bool {
    let (stayed, came) = now.split_at(told.len());
    stayed != told || came.iter().any(|(_, people)| people.iter().any(|n| *n > 0))
}

/// Whether in every part those who came, those who stayed and those who went are each nobody or
/// enough.
fn are_enough(told: &[(u32, Vec<u32>)], now: &[(u32, Vec<u32>)], threshold: u32) -> bool {
    let enough = |people: u32| people == 0 || people >= threshold;
    let none = Vec::new();
    now.iter().enumerate().all(|(index, (_, stayed))| {
        let before = told.get(index).map_or(&none, |(_, people)| people);
        let parts = before.len().max(stayed.len());
        (0..parts).all(|part| {
            let stayed = stayed.get(part).copied().unwrap_or(0);
            let gone = match before.get(part) {
                Some(before) => before.checked_sub(stayed),
                None if index < told.len() => 0_u32.checked_sub(stayed),
                None => Some(0),
            };
            enough(stayed) && gone.is_some_and(enough)
        })
    })
}

impl Ledger {
    /// How people are divided since the first release.
    pub fn partition(&self) -> &Partition {
        &self.partition
    }

    /// Reads what [`Display`](fmt::Display) wrote; `None` if it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut words = lines.next()?.split(' ');
        let merged = words.next()?.parse().ok()?;
        let order = words
            .map(|word| (word != NO_GROUP).then(|| Code::from(word)))
            .collect();
        let mut kept = BTreeMap::new();
        let mut people: BTreeMap<String, Vec<(u32, Vec<u32>)>> = BTreeMap::new();
        for line in lines {
            let mut words = line.split(' ');
            let (name, rest) = (words.next()?, words.next()?);
            let rest = match rest {
                UNDIVIDED => None,
                rest => Some(rest.parse().ok()?),
            };
            kept.insert(name.to_owned(), rest);
            let told: Option<Vec<_>> = words.map(read_history).collect();
            let told = told?;
            if !told.is_empty() {
                people.insert(name.to_owned(), told);
            }
        }
        Some(Self {
            partition: Partition {
                order,
                merged,
                kept,
                revealed: BTreeMap::new(),
            },
            people,
        })
    }
}

impl Partition {
    /// The partition by which published figures are divided, by their names and why each is
    /// withheld. Whoever counts them again has nothing but these.
    pub fn of_figures<'n>(
        survey: &Survey,
        figures: impl IntoIterator<Item = (&'n str, Option<Reason>)>,
    ) -> Self {
        let codes = survey.groups().iter().map(|choice| choice.code.clone());
        let groups: Vec<Option<Code>> = codes.map(Some).chain([None]).collect();
        let mut alone: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut kept = BTreeMap::from([(PEOPLE.to_owned(), None)]);
        let mut revealed = BTreeMap::new();
        for (name, withheld) in figures {
            let Some((stem, group)) = name.split_once('@') else {
                if let Some(item) = name.strip_suffix(".breakdown") {
                    kept.insert(item.to_owned(), None);
                }
                if let Some(item) = name.strip_suffix(".figures")
                    && withheld == Some(Reason::Derivable)
                {
                    revealed.insert(ItemId::from(item), None);
                }
                let is_told = name.contains(TOLD_BEFORE);
                if is_told && withheld == Some(Reason::Derivable) {
                    kept.insert(TOLD.to_owned(), None);
                }
                continue;
            };
            let (unit, statistic) = match stem.rsplit_once('.') {
                None => (PEOPLE, "answered"),
                Some((unit, statistic)) => (unit, statistic),
            };
            match statistic {
                "answered" => alone.entry(unit).or_default().push(group),
                "figures" => {
                    kept.insert(unit.to_owned(), None);
                }
                "gap" if withheld == Some(Reason::TooFew) => {
                    kept.insert(stem.to_owned(), None);
                }
                _ => {}
            }
        }
        let stands = |group: &Option<Code>, alone: &[&str]| {
            alone.contains(&group.as_ref().map_or(NOT_GIVEN, Code::as_str))
        };
        for (unit, alone) in &alone {
            let merged = groups.iter().filter(|group| !stands(group, alone));
            kept.insert((*unit).to_owned(), Some(merged.count()));
        }
        // What is merged for one item holds what is merged for another, so that the groups merged
        // most often are the first.
        let mut order = groups;
        order.sort_by_key(|group| alone.values().filter(|alone| stands(group, alone)).count());
        Self {
            order,
            merged: 0,
            kept,
            revealed,
        }
    }
}

/// Stands for the people who named no group; no code can be it.
const NO_GROUP: &str = "@none";
/// Stands for a unit that is told of all people together.
const UNDIVIDED: &str = "whole";

fn read_history(word: &str) -> Option<(u32, Vec<u32>)> {
    let (release, people) = word.split_once(':')?;
    let people: Result<Vec<u32>, _> = people
        .split(',')
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect();
    Some((release.parse().ok()?, people.ok()?))
}

/// A line for the groups, then one for each unit.
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.partition.merged)?;
        for group in &self.partition.order {
            write!(f, " {}", group.as_ref().map_or(NO_GROUP, Code::as_str))?;
        }
        for (name, rest) in &self.partition.kept {
            let rest = rest.map_or_else(|| UNDIVIDED.to_owned(), |rest| rest.to_string());
            write!(f, "\n{name} {rest}")?;
            for (release, people) in self.people.get(name).into_iter().flatten() {
                let people: Vec<String> = people.iter().map(u32::to_string).collect();
                write!(f, " {release}:{}", people.join(","))?;
            }
        }
        Ok(())
    }
}

impl Tabulator {
    /// Whether responses to `other` are counted in the same cells, so that figures of both can be
    /// set beside each other: the same items, codes, rows and routing, whatever their words.
    pub fn counts_like(&self, other: &Survey) -> bool {
        let same = Plan::new(Arc::new(other.clone()));
        let shapes = |plan: &Plan| format!("{:?}", (&plan.items, &plan.pages, &plan.breakdown));
        shapes(&self.plan) == shapes(&same)
    }
}
