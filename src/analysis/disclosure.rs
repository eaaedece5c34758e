//! Which groups may be shown apart, and which counts are told in words.
//!
//! Owns the partition of the people by the breakdown item and the rule for none and all in small
//! groups. Sees numbers of people only, never an answer; why the rules hold against somebody who
//! subtracts is argued in [`analysis`](super).

use std::collections::BTreeMap;

use super::figure::{Count, Group, Share};
use super::reveal::Revealed;
use crate::id::{Code, ItemId};

/// How people are divided by the breakdown item: drawn up once, from the sizes of the groups, and
/// kept for every item and every later release.
///
/// The groups stand in one order, the smallest first. The first [`merged`](Self::merged) of them
/// are "other stakeholders": all that are below the threshold, and the next smallest for as long
/// as those together are still below it. An item to which some part gave too few answers takes
/// more of the order into the rest, never others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// The groups from the smallest to the largest, `None` for the people who named no group.
    pub order: Vec<Option<Code>>,
    /// How many of them, from the smallest on, are merged for every item.
    pub merged: usize,
    /// How what an earlier release told is divided, by the name of the item, row or gap: so many
    /// groups are merged at least, or it is told of all people together and never divided (see
    /// [`Cohorts::release`](super::Cohorts::release)).
    pub kept: BTreeMap<String, Option<usize>>,
    /// What a room was told of an item before; `None` where it is known only that the item is
    /// withheld for that (see [`Revealed`]).
    pub revealed: BTreeMap<ItemId, Option<Revealed>>,
}

impl Partition {
    /// Draws up the partition for groups of these sizes, in people; the last one is that of the
    /// people who named no group.
    pub(super) fn draw(codes: &[Code], sizes: &[u32], threshold: u32) -> Self {
        let mut order: Vec<usize> = (0..sizes.len()).collect();
        order.sort_by_key(|&slot| (sizes[slot], slot));
        let small = order
            .iter()
            .filter(|&&slot| sizes[slot] < threshold)
            .count();
        let merged = (small..order.len())
            .find(|&merged| {
                let people: u32 = order[..merged].iter().map(|&slot| sizes[slot]).sum();
                people == 0 || people >= threshold
            })
            .unwrap_or(order.len());
        Self {
            order: order.iter().map(|&slot| codes.get(slot).cloned()).collect(),
            merged,
            kept: BTreeMap::new(),
            revealed: BTreeMap::new(),
        }
    }

    /// The same, beside what a room was told before.
    #[must_use]
    pub fn beside(mut self, revealed: BTreeMap<ItemId, Option<Revealed>>) -> Self {
        self.revealed = revealed;
        self
    }

    /// Whether an earlier release told this of all people together, so that to divide it now would
    /// tell apart what was told together.
    pub(super) fn keeps_whole(&self, unit: &str) -> bool {
        self.kept.get(unit) == Some(&None)
    }

    /// The groups by index in the order of the partition, people without a group by the index
    /// after the last, and how many at the beginning the partition has never heard of: those can
    /// only be in the rest.
    fn slots(&self, codes: &[Code]) -> (Vec<usize>, usize) {
        let slot = |code: &Option<Code>| match code {
            Some(code) => codes.iter().position(|known| known == code),
            None => Some(codes.len()),
        };
        let known: Vec<usize> = self.order.iter().filter_map(slot).collect();
        let mut order: Vec<usize> = (0..=codes.len())
            .filter(|slot| !known.contains(slot))
            .collect();
        let unknown = order.len();
        order.extend(known);
        (order, unknown)
    }

    /// What the groups of [`slots`](Self::slots) gave, in the rest first, then each of the others.
    pub(super) fn sums(&self, codes: &[Code], rest: usize, by_slot: &[u32]) -> Vec<u32> {
        let (order, _) = self.slots(codes);
        let (inside, outside) = order.split_at(rest.min(order.len()));
        let merged = inside.iter().map(|&slot| by_slot[slot]).sum();
        let single = outside.iter().map(|&slot| by_slot[slot]);
        std::iter::once(merged).chain(single).collect()
    }

    /// How many groups of [`slots`](Self::slots) are merged, `least` or more, for an item to which
    /// the groups of these sizes gave these numbers of answers (both by the index of the group,
    /// people without a group last). `None` if fewer than two parts have enough answers.
    pub(super) fn rest(
        &self,
        crowd: &Answering<'_>,
        least: usize,
        threshold: u32,
    ) -> Option<usize> {
        let (order, unknown) = self.slots(crowd.codes);
        let least = least.max(unknown + self.merged).min(order.len());
        let rest = (least..order.len()).find(|&rest| {
            let (inside, outside) = order.split_at(rest);
            let answers: u32 = inside.iter().map(|&slot| crowd.answered[slot]).sum();
            (crowd.is_empty(inside) || answers >= threshold)
                && outside
                    .iter()
                    .all(|&slot| crowd.answered[slot] >= threshold)
        })?;
        let (inside, outside) = order.split_at(rest);
        let parts = outside.len() + usize::from(!crowd.is_empty(inside));
        (parts > 1).then_some(rest)
    }

    /// The parts when so many groups are merged: single groups in the order of the definition,
    /// then the rest, if there are people in it.
    pub(super) fn parts(&self, crowd: &Answering<'_>, rest: usize) -> Vec<Part> {
        let codes = crowd.codes;
        let (order, _) = self.slots(codes);
        let (inside, outside) = order.split_at(rest);
        let mut single = outside.to_vec();
        single.sort_unstable();
        let mut parts: Vec<Part> = single.iter().map(|&slot| Part::one(codes, slot)).collect();
        if !crowd.is_empty(inside) {
            parts.push(Part::rest(codes, inside));
        }
        parts
    }
}

/// The groups and how many in each answered an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answering<'a> {
    /// The groups, without that of the people who named none.
    pub(super) codes: &'a [Code],
    /// People by group, those who named none last.
    pub(super) sizes: &'a [u32],
    /// Those of them who answered.
    pub(super) answered: &'a [u32],
}

impl Answering<'_> {
    /// Whether nobody is in these groups.
    fn is_empty(&self, slots: &[usize]) -> bool {
        slots.iter().all(|&slot| self.sizes[slot] == 0)
    }
}

/// One part of the people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) group: Group,
    /// The indices of the groups in it.
    pub(super) slots: Vec<usize>,
}

impl Part {
    fn one(codes: &[Code], slot: usize) -> Self {
        Self {
            group: codes
                .get(slot)
                .map_or(Group::NotGiven, |code| Group::One(code.clone())),
            slots: vec![slot],
        }
    }

    fn rest(codes: &[Code], slots: &[usize]) -> Self {
        let mut slots = slots.to_vec();
        slots.sort_unstable();
        Self {
            group: Group::Others {
                codes: slots
                    .iter()
                    .filter_map(|&slot| codes.get(slot).cloned())
                    .collect(),
                not_given: slots.contains(&codes.len()),
            },
            slots,
        }
    }
}

/// People in a group below this size are never said to be none or all of it.
const SMALL_GROUP: u32 = 10;

/// The people a figure is about: of how many it is told, and whether those are few.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crowd(pub(super) u32);

impl Crowd {
    /// Whether none and all are told in words.
    pub(super) fn is_small(self) -> bool {
        self.0 < SMALL_GROUP
    }

    /// `count` of `base` as it may be told about these people.
    pub(super) fn share(self, count: u32, base: u32) -> Share {
        let count = match count {
            0 if self.is_small() && base > 0 => Count::UnderTenth,
            all if self.is_small() && all == base && base > 0 => Count::OverNineTenths,
            count => Count::Exact(count),
        };
        Share { count, base }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes() -> Vec<Code> {
        ["a", "b", "c", "d"].map(Code::from).to_vec()
    }

    fn groups(sizes: [u32; 5], answered: [u32; 5]) -> Option<Vec<Group>> {
        let partition = Partition::draw(&codes(), &sizes, 5);
        let crowd = Answering {
            codes: &codes(),
            sizes: &sizes,
            answered: &answered,
        };
        let rest = partition.rest(&crowd, 0, 5)?;
        let parts = partition.parts(&crowd, rest);
        Some(parts.into_iter().map(|part| part.group).collect())
    }

    fn one(code: &str) -> Group {
        Group::One(code.into())
    }

    fn others(codes: &[&str], not_given: bool) -> Group {
        Group::Others {
            codes: codes.iter().map(|code| Code::from(*code)).collect(),
            not_given,
        }
    }

    #[test]
    fn small_groups_merge_with_the_next_smallest() {
        let sizes = [12, 3, 7, 9, 0];
        assert_eq!(Partition::draw(&codes(), &sizes, 5).merged, 3);
        assert_eq!(
            groups(sizes, sizes),
            Some(vec![one("a"), one("d"), others(&["b", "c"], true)])
        );
    }

    #[test]
    fn people_without_a_group_cannot_be_what_is_left_over() {
        let sizes = [12, 6, 7, 9, 2];
        assert_eq!(
            groups(sizes, sizes),
            Some(vec![one("a"), one("c"), one("d"), others(&["b"], true)])
        );
    }

    #[test]
    fn a_question_with_few_answers_takes_more_into_the_rest() {
        let sizes = [12, 5, 7, 9, 0];
        assert_eq!(
            groups(sizes, [12, 4, 7, 9, 0]),
            Some(vec![one("a"), one("d"), others(&["b", "c"], true)])
        );
    }

    #[test]
    fn one_part_is_no_breakdown() {
        let sizes = [12, 3, 0, 0, 1];
        assert_eq!(groups(sizes, sizes), None);
    }

    #[test]
    fn in_a_small_group_nobody_says_all_or_none() {
        assert_eq!(Crowd(9).share(0, 9).count, Count::UnderTenth);
        assert_eq!(Crowd(9).share(9, 9).count, Count::OverNineTenths);
        assert_eq!(Crowd(9).share(8, 9).count, Count::Exact(8));
        assert_eq!(Crowd(10).share(0, 10).count, Count::Exact(0));
    }
}
