//! Themes and coders, counted in the one pass over the responses of a paper or a package.
//!
//! Owns which words a coding is about, and which pairs of coders can be set side by side: those who
//! have finished the same item. Whether a code holds was settled in [`coding`](super::coding).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::coding::{texts, worded_items};
use crate::analysis::{Agreement, Coding, ThemeTally};
use crate::answer::Response;
use crate::export::package::coding::{Coded, Mark};
use crate::id::ItemId;
use crate::survey::Survey;

/// Codings being counted.
#[derive(Clone)]
pub(super) struct Counting {
    survey: Arc<Survey>,
    coded: Arc<Coded>,
    themes: ThemeTally,
    /// How many answers each item has.
    answers: BTreeMap<ItemId, u32>,
    /// What is not settled.
    open: BTreeSet<(ItemId, usize)>,
    /// To how many answers of an item two coders gave a code: both, only the first, only the second.
    pairs: BTreeMap<(ItemId, usize, (usize, usize)), [u32; 3]>,
}

impl Counting {
    pub(super) fn new(survey: Arc<Survey>, coded: Arc<Coded>) -> Self {
        let mut given: BTreeMap<ItemId, BTreeSet<usize>> = BTreeMap::new();
        for ((_, item, _), marks) in &coded.findings {
            for mark in marks {
                given.entry(item.clone()).or_default().insert(mark.code);
            }
        }
        Self {
            themes: ThemeTally::new(Arc::clone(&survey), &given),
            survey,
            coded,
            answers: BTreeMap::new(),
            open: BTreeSet::new(),
            pairs: BTreeMap::new(),
        }
    }

    /// Counts what was found in one response.
    pub(super) fn push(&mut self, response: &Response) {
        let mut holds = BTreeSet::new();
        let (survey, coded) = (Arc::clone(&self.survey), Arc::clone(&self.coded));
        let statuses = response.statuses(&survey);
        for item in worded_items(&survey) {
            let is_answered = statuses
                .iter()
                .any(|(known, status)| known.id == item.id && status.is_answered());
            if !is_answered || !coded.coders.contains_key(&item.id) {
                continue;
            }
            for (part, _) in texts(item, response) {
                *self.answers.entry(item.id.clone()).or_default() += 1;
                let place = (response.id.as_u128(), item.id.clone(), part);
                let marks = coded.findings.get(&place);
                let marks = marks.map_or(&[][..], Vec::as_slice);
                for mark in marks {
                    match mark.holds {
                        Some(true) => drop(holds.insert((item.id.clone(), mark.code))),
                        Some(false) => {}
                        None => drop(self.open.insert((item.id.clone(), mark.code))),
                    }
                }
                self.compare(&item.id, marks);
            }
        }
        self.themes.push(response, &holds);
    }

    /// Sets the codes that coders gave to one answer side by side.
    fn compare(&mut self, item: &ItemId, marks: &[Mark]) {
        let coders: Vec<usize> = self.coded.coders[item].iter().copied().collect();
        let given: BTreeSet<usize> = marks.iter().map(|mark| mark.code).collect();
        let gave = |coder: usize, code: usize| {
            marks
                .iter()
                .any(|mark| mark.coder == coder && mark.code == code)
        };
        for (at, &first) in coders.iter().enumerate() {
            for &second in &coders[at + 1..] {
                for &code in &given {
                    let key = (item.clone(), code, (first, second));
                    let counts = self.pairs.entry(key).or_default();
                    match (gave(first, code), gave(second, code)) {
                        (true, true) => counts[0] += 1,
                        (true, false) => counts[1] += 1,
                        (false, true) => counts[2] += 1,
                        (false, false) => {}
                    }
                }
            }
        }
    }

    /// Takes over what `other` has counted.
    pub(super) fn merge(&mut self, other: Self) {
        self.themes.merge(&other.themes);
        for (item, answers) in other.answers {
            *self.answers.entry(item).or_default() += answers;
        }
        self.open.extend(other.open);
        for (key, counts) in other.pairs {
            let own = self.pairs.entry(key).or_default();
            for (own, more) in own.iter_mut().zip(counts) {
                *own += more;
            }
        }
    }

    /// What was counted.
    pub(super) fn finish(self) -> Coding {
        let open = &self.open;
        let themes = self.themes.publish().into_iter().map(|theme| {
            let settled = !open.contains(&(theme.item.clone(), theme.code));
            (theme, settled)
        });
        let answers = &self.answers;
        let agreement = self.pairs.iter().map(|((item, code, coders), counts)| {
            let given: u32 = counts.iter().sum();
            let all = answers.get(item).copied().unwrap_or(given);
            Agreement {
                item: item.clone(),
                code: *code,
                coders: *coders,
                answers: [counts[0], counts[1], counts[2], all - given],
            }
        });
        let coders = self.coded.coders.iter();
        Coding {
            book: self.coded.book.clone(),
            coders: coders
                .map(|(item, who)| (item.clone(), who.len()))
                .collect(),
            themes: themes.collect(),
            agreement: agreement.collect(),
        }
    }
}

/// A name for exactly what a paper tells of the codings; empty where nothing is coded.
pub(super) fn name(coding: Option<&Coding>) -> String {
    let Some(coding) = coding else {
        return String::new();
    };
    let mut digest = Sha256::new();
    let mut add = |part: &str| {
        digest.update(part);
        digest.update([0]);
    };
    for code in &coding.book {
        let theme = code.theme.map_or_else(String::new, |at| at.to_string());
        for part in [
            &code.name,
            &code.definition,
            &code.includes,
            &code.excludes,
            &theme,
        ] {
            add(part);
        }
    }
    for (item, coders) in &coding.coders {
        add(&format!("{item} {coders}"));
    }
    for (theme, settled) in &coding.themes {
        let share = theme
            .share
            .shown()
            .map(|share| (share.count.exact(), share.base));
        add(&format!(
            "{} {} {settled} {share:?}",
            theme.item, theme.code
        ));
    }
    for pair in &coding.agreement {
        add(&format!("{} {} {:?}", pair.item, pair.code, pair.answers));
    }
    let digest = digest.finalize();
    digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
