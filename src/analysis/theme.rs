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
