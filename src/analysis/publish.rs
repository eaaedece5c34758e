//! From counts to figures: the only way out.
//!
//! Owns what is released of each item and of each part of the people, and hands over nothing that
//! has not been judged. How the figures of one part are told is in [`teller`](super::teller).

use super::Tabulator;
use super::disclosure::{Answering, Crowd, Part, Partition};
use super::figure::{
    Base, Block, Breakdown, ChoiceRow, Choices, Figures, Group, ItemFigures, Matrix, OpenAnswers,
    Participation, Period, Published, Reason, RowFigures, Told,
};
use super::plan::Plan;
use super::release::{PEOPLE, TOLD, Unit};
use super::result::Results;
use super::tally::{Tally, View};
use super::teller::Teller;
use super::told;
use crate::survey::Language;

impl Tabulator {
    /// How people are divided into groups by what has been counted so far, to be kept from the
    /// first release on.
    pub fn partition(&self) -> Partition {
        Partition::draw(self.plan.groups(), &self.sizes(), self.threshold())
    }

    /// The figures that may be shown, by groups as they are now.
    pub fn publish(&self) -> Results {
        self.publish_by(&self.partition())
    }

    /// The figures that may be shown, by groups as an earlier release drew them up.
    pub fn publish_by(&self, partition: &Partition) -> Results {
        let total = self.total();
        let release = Release::new(self, &total, partition);
        let items = (0..self.plan.items.len())
            .map(|index| release.item(index))
            .collect();
        Results::new(items, release.participation(), release.k)
    }

    /// A number of each group, people without a group last.
    pub(super) fn by_group(&self, number: impl Fn(View<'_>) -> u32) -> Vec<u32> {
        self.groups
            .iter()
            .map(|tally| number(self.view(tally)))
            .collect()
    }

    fn sizes(&self) -> Vec<u32> {
        let people = |tally| self.view(tally).people();
        self.groups.iter().map(people).collect()
    }

    pub(super) fn threshold(&self) -> u32 {
        self.plan.survey.privacy.threshold
    }
}

/// One release in the making.
pub(super) struct Release<'a> {
    tabulator: &'a Tabulator,
    all: View<'a>,
    partition: &'a Partition,
    sizes: Vec<u32>,
    /// The suppression threshold, in people.
    k: u32,
}

impl<'a> Release<'a> {
    pub(super) fn new(
        tabulator: &'a Tabulator,
        total: &'a Tally,
        partition: &'a Partition,
    ) -> Self {
        Self {
            tabulator,
            all: tabulator.view(total),
            partition,
            sizes: tabulator.sizes(),
            k: tabulator.threshold(),
        }
    }
}

impl Release<'_> {
    fn plan(&self) -> &Plan {
        &self.tabulator.plan
    }

    fn item(&self, index: usize) -> ItemFigures {
        if self.is_silenced(index) {
            return self.silence(index);
        }
        let answered = self.all.answered(index);
        let enough = answered >= self.k;
        let figures = Published::when(enough, Reason::TooFew, || {
            if self.plan().breakdown == Some(index) {
                self.group_figures(index)
            } else {
                self.teller(answered, true).figures(self.all, index)
            }
        });
        ItemFigures {
            item: self.plan().items[index].id.clone(),
            base: self.base(index),
            figures,
            told: self.told(index),
            breakdown: self.breakdown(index),
        }
    }

    /// Whether nothing is told of the item with this index, because it would stand beside what a
    /// room was told of it, or of an item that leads to it.
    fn is_silenced(&self, index: usize) -> bool {
        let told = &self.partition.revealed;
        let mut above = std::iter::once(index).chain(self.plan().sources(index));
        !told.is_empty()
            && above.any(|index| match told.get(&self.plan().items[index].id) {
                None => false,
                Some(None) => true,
                Some(Some(told)) => !told.allows(self.all, index, self.k),
            })
    }

    /// The item with this index, of which nothing is told.
    fn silence(&self, index: usize) -> ItemFigures {
        let hidden = Published::Suppressed(Reason::Derivable);
        let breakdown = self.plan().breakdown;
        ItemFigures {
            item: self.plan().items[index].id.clone(),
            base: Base {
                shown: hidden,
                answered: hidden,
                dk: hidden,
                skipped: hidden,
            },
            figures: Published::Suppressed(Reason::Derivable),
            told: Vec::new(),
            breakdown: Published::Suppressed(match breakdown {
                Some(item) if item != index => Reason::Derivable,
                _ => Reason::NotBrokenDown,
            }),
        }
    }

    /// What was written beside the choices of an item.
    fn told(&self, index: usize) -> Vec<Told> {
        let is_over = self.partition.keeps_whole(TOLD);
        if self.all.answered(index) < self.k {
            return Vec::new();
        }
        told::told(self.all, index, self.k, is_over)
    }

    /// The base of an item. It is a figure about the items that routing asks and, for the breakdown
    /// item, about the people who named no group.
    fn base(&self, index: usize) -> Base {
        let (shown, answered) = (self.all.shown(index), self.all.answered(index));
        let routed = self.plan().sources(index).into_iter().any(|source| {
            self.all.answered(source) < self.k || Some(source) == self.plan().breakdown
        });
        let hides = self.plan().breakdown == Some(index) && self.hides_groupless();
        let tell = |open: bool, reason, figure| Published::when(open, reason, || figure);
        Base {
            shown: tell(!routed, Reason::Derivable, shown),
            answered: tell(!hides, Reason::SmallGroup, answered),
            dk: if hides {
                Published::Suppressed(Reason::SmallGroup)
            } else {
                tell(answered >= self.k, Reason::TooFew, self.all.dk(index))
            },
            skipped: tell(!routed && !hides, Reason::Derivable, shown - answered),
        }
    }

    /// The parts into which everybody is divided, whatever they answered.
    fn parts(&self) -> Option<Vec<Part>> {
        let everybody = self.answering(&self.sizes);
        let rest = self.people_rest()?;
        Some(self.partition.parts(&everybody, rest))
    }

    /// How many groups are merged where everybody is divided, whatever they answered.
    pub(super) fn people_rest(&self) -> Option<usize> {
        self.plan().breakdown?;
        if self.partition.keeps_whole(PEOPLE) {
            return None;
        }
        let least = self.partition.kept.get(PEOPLE).copied().flatten();
        let everybody = self.answering(&self.sizes);
        self.partition.rest(&everybody, least.unwrap_or(0), self.k)
    }

    /// How many groups are merged for the item with this index; `None` where it is not divided.
    pub(super) fn item_rest(&self, index: usize) -> Option<usize> {
        let plan = self.plan();
        let kept = &self.partition.kept;
        if plan.breakdown.is_none_or(|item| item == index)
            || self.partition.keeps_whole(&Unit::Item(index).name(plan))
        {
            return None;
        }
        // Only those who answered what carries its rows see a matrix, so it has no finer parts.
        let above = std::iter::successors(Some(index), |item| plan.carrier(*item));
        let units = above.flat_map(|item| Unit::of_item(plan, item));
        let units = units.chain([Unit::Item(index)]);
        let least = units.filter_map(|unit| kept.get(&unit.name(plan)).copied().flatten());
        let answered = self.tabulator.by_group(|view| view.answered(index));
        let crowd = self.answering(&answered);
        self.partition
            .rest(&crowd, least.max().unwrap_or(0), self.k)
    }

    fn answering<'n>(&'n self, answered: &'n [u32]) -> Answering<'n> {
        Answering {
            codes: self.plan().groups(),
            sizes: &self.sizes,
            answered,
        }
    }

    /// Whether people without a group are among those whose number is not told.
    fn hides_groupless(&self) -> bool {
        let slot = self.sizes.len() - 1;
        let apart = self.parts().is_some_and(|parts| {
            parts
                .iter()
                .any(|part| matches!(part.group, Group::NotGiven))
        });
        self.sizes[slot] > 0 && !apart
    }

    /// The figures of the breakdown item itself: only groups that stand alone have a number.
    fn group_figures(&self, index: usize) -> Figures {
        let parts = self.parts().unwrap_or_default();
        let base = if self.hides_groupless() {
            self.all.people()
        } else {
            self.all.answered(index)
        };
        let dk = Crowd(base).share(self.all.dk(index), base);
        let rows = self.plan().groups().iter().enumerate().map(|(slot, code)| {
            let apart = parts
                .iter()
                .any(|part| matches!(&part.group, Group::One(one) if one == code));
            ChoiceRow {
                code: code.clone(),
                share: Published::when(apart, Reason::SmallGroup, || {
                    Crowd(base).share(self.sizes[slot], base)
                }),
            }
        });
        Figures::Choices(Choices {
            base,
            multiple: false,
            rows: rows.collect(),
            dk: (self.plan().items[index].dk && !self.hides_groupless()).then_some(dk),
        })
    }

    fn breakdown(&self, index: usize) -> Published<Breakdown> {
        if self.plan().breakdown.is_none_or(|item| item == index) {
            return Published::Suppressed(Reason::NotBrokenDown);
        }
        if self.all.answered(index) < self.k {
            return Published::Suppressed(Reason::TooFew);
        }
        let tallies = &self.tabulator.groups;
        let answered = self.tabulator.by_group(|view| view.answered(index));
        let Some(rest) = self.item_rest(index) else {
            return Published::Suppressed(Reason::TooFewGroups);
        };
        let parts = self.partition.parts(&self.answering(&answered), rest);
        let mut blocks: Vec<Block> = parts
            .into_iter()
            .map(|part| {
                let mut sum = Tally::new(self.plan());
                part.slots.iter().for_each(|slot| sum.add(&tallies[*slot]));
                let view = self.tabulator.view(&sum);
                let answered = view.answered(index);
                Block {
                    group: part.group,
                    answered,
                    figures: self.teller(answered, false).figures(view, index),
                }
            })
            .collect();
        let keeps_whole = |unit: Unit| self.partition.keeps_whole(&unit.name(self.plan()));
        hide_uneven_rows(&mut blocks, |row, gap| {
            keeps_whole(if gap {
                Unit::Gap(index, row)
            } else {
                Unit::Row(index, row)
            })
        });
        Published::Shown(Breakdown { blocks })
    }

    fn teller(&self, answered: u32, whole: bool) -> Teller {
        Teller {
            k: self.k,
            crowd: Crowd(answered),
            whole,
        }
    }

    fn participation(&self) -> Participation {
        let (all, k) = (self.all, self.k);
        let enough = all.people() >= k;
        let groups = match self.parts() {
            Some(parts) => Published::Shown(
                parts
                    .into_iter()
                    .map(|part| {
                        let people = part.slots.iter().map(|slot| self.sizes[*slot]).sum();
                        (part.group, people)
                    })
                    .collect(),
            ),
            None if self.plan().breakdown.is_none() => Published::Suppressed(Reason::NotBrokenDown),
            None => Published::Suppressed(Reason::TooFewGroups),
        };
        let days: Vec<_> = self.tabulator.days.iter().map(|(d, n)| (*d, *n)).collect();
        let (people, given) = (all.people(), all.open_answers());
        let share = |count| Crowd(people).share(count, people);
        Participation {
            invited: self.plan().survey.event.invited,
            started: people,
            complete: all.complete(),
            groups,
            languages: Published::when(enough, Reason::TooFew, || {
                languages(&self.plan().survey.languages, all, k)
            }),
            days: Published::when(enough, Reason::TooFew, || periods(&days, k)),
            open_answers: Published::when(enough, Reason::TooFew, || OpenAnswers {
                none: share(given[0]),
                two_or_more: share(given.iter().skip(2).sum()),
            }),
        }
    }
}

/// Withholds a matrix row, and the gap in a row, from all parts if one of them has too few people:
/// the whole minus the others would tell what that part said. The same where `keeps_whole` says of
/// a row, or of the gap in it, that an earlier release did not divide it.
fn hide_uneven_rows(blocks: &mut [Block], keeps_whole: impl Fn(usize, bool) -> bool) {
    fn matrices(blocks: &mut [Block]) -> impl Iterator<Item = &mut Matrix> {
        blocks
            .iter_mut()
            .filter_map(|block| match &mut block.figures {
                Figures::Matrix(matrix) => Some(matrix),
                _ => None,
            })
    }
    let rows = matrices(blocks).map(|matrix| matrix.rows.len()).max();
    for row in 0..rows.unwrap_or(0) {
        let too_few = Published::Suppressed(Reason::TooFew);
        if keeps_whole(row, false)
            || matrices(blocks).any(|matrix| matrix.rows[row].figures.shown().is_none())
        {
            matrices(blocks).for_each(|matrix| matrix.rows[row].figures = too_few.clone());
        }
        let mut shown: Vec<&mut RowFigures> = matrices(blocks)
            .filter_map(|matrix| match &mut matrix.rows[row].figures {
                Published::Shown(figures) => Some(figures),
                Published::Suppressed(_) => None,
            })
            .collect();
        let lacks_gap = |row: &&mut RowFigures| {
            row.gap
                .is_some_and(|gap| gap.reason() == Some(Reason::TooFew))
        };
        if keeps_whole(row, true) || shown.iter().any(lacks_gap) {
            for gap in shown.iter_mut().filter_map(|row| row.gap.as_mut()) {
                *gap = Published::Suppressed(Reason::TooFew);
            }
        }
    }
}

/// People by language; the smallest languages are told together until they are enough.
fn languages(known: &[Language], all: View<'_>, k: u32) -> Vec<(Vec<Language>, u32)> {
    let mut counts: Vec<(Vec<Language>, u32)> = Language::ALL
        .iter()
        .enumerate()
        .map(|(index, language)| (vec![*language], all.language(index).0))
        .filter(|(language, people)| *people > 0 || known.contains(&language[0]))
        .collect();
    counts.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    while counts.len() > 1 && counts.last().is_some_and(|(_, n)| (1..k).contains(n)) {
        let Some((mut rest, more)) = counts.pop() else {
            break;
        };
        if let Some((languages, people)) = counts.last_mut() {
            *people += more;
            languages.append(&mut rest);
        }
    }
    counts
}

/// People by day; a day with too few is told together with those after it, and the last ones with
/// those before.
fn periods(days: &[(jiff::civil::Date, u32)], k: u32) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for &(day, people) in days {
        match periods.last_mut() {
            Some(open) if open.people < k => {
                open.last = day;
                open.people += people;
            }
            _ => periods.push(Period {
                first: day,
                last: day,
                people,
            }),
        }
    }
    if let [.., before, last] = periods.as_mut_slice()
        && last.people < k
    {
        before.last = last.last;
        before.people += last.people;
        periods.pop();
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_few_people_become_periods() {
        let day = |day| jiff::civil::date(2018, 12, day);
        let days = [(9, 23), (10, 9), (11, 4), (12, 2), (13, 1), (14, 2)].map(|(d, n)| (day(d), n));
        let told: Vec<_> = periods(&days, 5)
            .iter()
            .map(|p| (p.first.day(), p.last.day(), p.people))
            .collect();
        assert_eq!(told, [(9, 9, 23), (10, 10, 9), (11, 14, 9)]);
    }
}
