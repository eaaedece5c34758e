//! Where groups agree and differ: a verdict on one choice, from published shares only.
//!
//! Owns the rule. It is made for a room, where one person may be a fifth of a group: a group is on
//! a side only if it would still be there had one of its people answered otherwise.

use super::figure::{Count, Published, Share};

/// On which side of half a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// More than half made the choice, and would have with one person fewer.
    Over,
    /// Fewer than half made it, and would have with one person more.
    Under,
    /// One person decides.
    Close,
}

/// What the groups together say about a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every group is over half, or every group under it.
    Shared(Side),
    /// At least one group is over half and at least one under it.
    Contested,
    /// Neither: at least one group is close.
    Undecided,
    /// Fewer people than the suppression threshold made the choice at all, or a group's share is
    /// withheld.
    TooFew,
}

impl Side {
    /// The side of a share.
    pub fn of(share: Share) -> Self {
        let (count, base) = match share.count {
            Count::Exact(count) => (count, share.base),
            Count::UnderTenth => (0, share.base),
            Count::OverNineTenths => (share.base, share.base),
        };
        if 2 * count > base + 2 {
            Self::Over
        } else if 2 * (count + 1) < base {
            Self::Under
        } else {
            Self::Close
        }
    }
}

impl Verdict {
    /// The verdict of `groups` on a choice that `whole` of all made.
    pub fn of(whole: Published<Share>, groups: &[Published<Share>], threshold: u32) -> Self {
        let named = whole.shown().and_then(|share| share.count.exact());
        let sides: Option<Vec<Side>> = groups
            .iter()
            .map(|share| share.shown().copied().map(Side::of))
            .collect();
        let (Some(named), Some(sides)) = (named, sides) else {
            return Self::TooFew;
        };
        let all = |side| sides.iter().all(|known| *known == side);
        if named < threshold || sides.len() < 2 {
            Self::TooFew
        } else if all(Side::Over) {
            Self::Shared(Side::Over)
        } else if all(Side::Under) {
            Self::Shared(Side::Under)
        } else if sides.contains(&Side::Over) && sides.contains(&Side::Under) {
            Self::Contested
        } else {
            Self::Undecided
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Reason;

    fn share(count: u32, base: u32) -> Published<Share> {
        let count = Count::Exact(count);
        Published::Shown(Share { count, base })
    }

    fn verdict(groups: &[(u32, u32)]) -> Verdict {
        let (named, people) = groups
            .iter()
            .fold((0, 0), |(n, p), (count, base)| (n + count, p + base));
        let groups: Vec<_> = groups.iter().map(|(n, of)| share(*n, *of)).collect();
        Verdict::of(share(named, people), &groups, 5)
    }

    #[test]
    fn one_person_never_decides_a_verdict() {
        assert_eq!(verdict(&[(4, 5), (9, 12)]), Verdict::Shared(Side::Over));
        assert_eq!(verdict(&[(3, 5), (9, 12)]), Verdict::Undecided);
        assert_eq!(verdict(&[(1, 5), (4, 12)]), Verdict::Shared(Side::Under));
        assert_eq!(verdict(&[(2, 5), (4, 12)]), Verdict::Undecided);
        assert_eq!(verdict(&[(1, 5), (9, 12)]), Verdict::Contested);
        assert_eq!(verdict(&[(2, 5), (9, 12)]), Verdict::Undecided);
    }

    #[test]
    fn a_verdict_needs_people_and_every_group() {
        assert_eq!(verdict(&[(0, 5), (4, 12)]), Verdict::TooFew);
        assert_eq!(verdict(&[(9, 12)]), Verdict::TooFew);
        let withheld = Published::Suppressed(Reason::TooFew);
        let groups = [share(9, 12), withheld];
        assert_eq!(Verdict::of(share(9, 20), &groups, 5), Verdict::TooFew);
    }

    #[test]
    fn a_range_is_on_the_side_of_all_it_may_be() {
        let ranged = |count| Side::of(Share { count, base: 6 });
        assert_eq!(ranged(Count::UnderTenth), Side::Under);
        assert_eq!(ranged(Count::OverNineTenths), Side::Over);
    }
}
