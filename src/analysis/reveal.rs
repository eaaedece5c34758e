//! What a room was told of a question while answers came in, and what later figures owe to it.
//!
//! Owns the rule between the two and the text in which the figures are kept. Who is drawn, and when,
//! is known to those who hold the responses.
//!
//! # The rule
//! A room is told of some of those who answered, drawn at random: at least as many as the
//! suppression threshold, with at least as many others left out. It is told once. Later figures of
//! the item may stand beside that when they are about at least so many people more, and none of them
//! is lower than the room saw it. What is left when one is taken from the other is then about enough
//! people: those who were left out, of whom nobody knows who they are, and those who came later. One
//! that fell would tell what somebody said who took an answer back. Otherwise the item is withheld,
//! and so is what routing tells of it.

use std::fmt;

use super::figure::{Choices, Count, Figures, Ranking, Share};
use super::result::Results;
use super::tally::View;
use super::told::named;
use crate::id::{Code, DK, ItemId};

/// The figures of one question as a room was told them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// Of how many people it was told.
    pub base: u32,
    /// How many made each choice, in the order of the definition.
    pub rows: Vec<(Code, Count)>,
    /// How many said "don't know / prefer not to say"; `None` where it is not offered.
    pub dk: Option<Count>,
}

impl Revealed {
    /// The figures of `item` as they may be told; `None` when they may not, or are of no kind that
    /// a room is shown.
    pub fn of(results: &Results, item: &ItemId) -> Option<Self> {
        let figures = results.item(item.as_str())?.figures.shown()?;
        let (base, rows, dk) = match figures {
            Figures::Choices(Choices { base, rows, dk, .. }) => {
                let told = |share: &Share| share.count;
                let rows = rows
                    .iter()
                    .filter_map(|row| Some((row.code.clone(), row.share.shown().map(told)?)));
                (*base, rows.collect(), *dk)
            }
            Figures::Ranking(Ranking { base, rows, dk, .. }) => {
                let rows = rows.iter().map(|row| (row.code.clone(), row.chosen.count));
                (*base, rows.collect(), *dk)
            }
            Figures::Matrix(_) | Figures::Records(_) | Figures::Text { .. } => return None,
        };
        let dk = dk.map(|share| share.count);
        Some(Self { base, rows, dk })
    }

    /// `count` with its base.
    pub fn share(&self, count: Count) -> Share {
        let base = self.base;
        Share { count, base }
    }

    /// Whether what is counted now of the item with this index may stand beside what was told.
    pub(super) fn allows(&self, now: View<'_>, index: usize, threshold: u32) -> bool {
        let Some((codes, people)) = named(&now.plan.items[index], now.body(index)) else {
            return false;
        };
        let least = |count: Count| match count {
            Count::Exact(count) => count,
            Count::UnderTenth => 0,
            Count::OverNineTenths => self.base,
        };
        let holds = |(code, count): &(Code, Count)| {
            let at = codes.iter().position(|known| known == code);
            at.is_some_and(|at| people[at] >= least(*count))
        };
        now.answered(index) >= self.base + threshold
            && self.rows.iter().all(holds)
            && self.dk.is_none_or(|dk| now.dk(index) >= least(dk))
    }

    /// Reads what [`Display`](fmt::Display) wrote; `None` if it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let base = lines.next()?.parse().ok()?;
        let (mut rows, mut dk) = (Vec::new(), None);
        for line in lines {
            let (code, count) = line.split_once(' ')?;
            let count = match count {
                UNDER_TENTH => Count::UnderTenth,
                OVER_NINE_TENTHS => Count::OverNineTenths,
                exact => Count::Exact(exact.parse().ok()?),
            };
            if code == DK {
                dk = Some(count);
            } else {
                rows.push((Code::from(code), count));
            }
        }
        Some(Self { base, rows, dk })
    }
}

const UNDER_TENTH: &str = "<10%";
const OVER_NINE_TENTHS: &str = ">90%";

/// A line for the base, then one for each choice.
impl fmt::Display for Revealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.base)?;
        let rows = self.rows.iter().map(|(code, count)| (code.as_str(), count));
        for (code, count) in rows.chain(self.dk.iter().map(|dk| (DK, dk))) {
            match count {
                Count::Exact(count) => write!(f, "\n{code} {count}")?,
                Count::UnderTenth => write!(f, "\n{code} {UNDER_TENTH}")?,
                Count::OverNineTenths => write!(f, "\n{code} {OVER_NINE_TENTHS}")?,
            }
        }
        Ok(())
    }
}
