//! Themes counted: how many people said what, once open answers are coded.
//!
//! Owns the counting of people, not of answers, and that it passes disclosure control like a choice of
//! many: nothing of an item that fewer than the threshold answered. Which code an answer has is
//! decided by people; here codes are numbers. Only items that ask for words are counted: how many
//! wrote beside "other" is told by the choice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::disclosure::Crowd;
use super::figure::{Published, Reason, Share};
use crate::answer::Response;
use crate::id::ItemId;
use crate::survey::{Kind, Survey};

/// A code of the code book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookCode {
    /// What other programs know it by.
    pub guid: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// What it is to be given to.
    pub includes: String,
    /// What it is not to be given to.
    pub excludes: String,
    /// The number of the code that it stands under, from 0.
    pub theme: Option<usize>,
}

/// How two coders gave one code to the answers of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The item.
    pub item: ItemId,
    /// The number of the code in the book, from 0.
    pub code: usize,
    /// The numbers of the coders.
    pub coders: (usize, usize),
    /// To how many answers both gave it, only the first, only the second, and neither.
    pub answers: [u32; 4],
}

/// What was coded in open answers, counted.
#[derive(Debug, Clone, Default)]
pub struct Coding {
    /// The code book, by name.
    pub book: Vec<BookCode>,
    /// How many people coded each item that is coded to the end.
    pub coders: BTreeMap<ItemId, usize>,
    /// People by what they said, and whether the coders have settled all of it.
    pub themes: Vec<(Theme, bool)>,
    /// How far two coders agreed.
    pub agreement: Vec<Agreement>,
}

impl Coding {
    /// The themes of an item that are settled.
    pub fn settled<'c>(&'c self, item: &'c ItemId) -> impl Iterator<Item = &'c Theme> {
        let own = self.themes.iter().filter(|(theme, _)| theme.item == *item);
        own.filter_map(|(theme, settled)| settled.then_some(theme))
    }

    /// How many themes of an item the coders have not settled.
    pub fn unsettled(&self, item: &ItemId) -> usize {
        let own = self.themes.iter().filter(|(theme, _)| theme.item == *item);
        own.filter(|(_, settled)| !settled).count()
    }
}

/// A theme as it may be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The item.
    pub item: ItemId,
    /// The number of the code in the code book, from 0.
    pub code: usize,
    /// How many of those who answered the item said so.
    pub share: Published<Share>,
}

/// People counted by what they said.
#[derive(Debug, Clone)]
pub struct ThemeTally {
    survey: Arc<Survey>,
    items: BTreeMap<ItemId, Counts>,
}

#[derive(Debug, Clone, Default)]
struct Counts {
    answered: u32,
    codes: BTreeMap<usize, u32>,
}

impl ThemeTally {
    /// Nobody counted yet, for the codes of each item.
    pub fn new(survey: Arc<Survey>, codes: &BTreeMap<ItemId, BTreeSet<usize>>) -> Self {
        let is_open = |id: &ItemId| {
            let item = survey.item(id.as_str());
            item.is_some_and(|item| matches!(item.kind, Kind::Text { .. } | Kind::Records { .. }))
        };
        let items = codes.iter().filter(|(item, _)| is_open(item));
        let items = items.map(|(item, codes)| {
            let counts = Counts {
                answered: 0,
                codes: codes.iter().map(|code| (*code, 0)).collect(),
            };
            (item.clone(), counts)
        });
        Self {
            items: items.collect(),
            survey,
        }
    }

    /// Counts one person, of whose answer to an item these codes hold.
    pub fn push(&mut self, response: &Response, holds: &BTreeSet<(ItemId, usize)>) {
        for (item, status) in response.statuses(&self.survey) {
            let Some(counts) = self.items.get_mut(&item.id) else {
                continue;
            };
            if !status.is_answered() {
                continue;
            }
            counts.answered += 1;
            for (code, people) in &mut counts.codes {
                *people += u32::from(holds.contains(&(item.id.clone(), *code)));
            }
        }
    }

    /// Adds what `other` counted, of the same survey and codes.
    pub fn merge(&mut self, other: &Self) {
        for (item, counts) in &mut self.items {
            let Some(more) = other.items.get(item) else {
                continue;
            };
            counts.answered += more.answered;
            for (code, people) in &mut counts.codes {
                *people += more.codes.get(code).copied().unwrap_or(0);
            }
        }
    }

    /// What may be told, in the order of the survey.
    pub fn publish(&self) -> Vec<Theme> {
        let threshold = self.survey.privacy.threshold;
        let items = self.survey.items();
        let counted = items.filter_map(|item| self.items.get_key_value(&item.id));
        let themes = counted.flat_map(|(item, counts)| {
            let answered = counts.answered;
            counts.codes.iter().map(move |(code, people)| Theme {
                item: item.clone(),
                code: *code,
                share: Published::when(answered >= threshold, Reason::TooFew, || {
                    Crowd(answered).share(*people, answered)
                }),
            })
        });
        themes.collect()
    }
}
