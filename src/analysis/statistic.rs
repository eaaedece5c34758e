//! Formulas, each with its source.
//!
//! Owns arithmetic on numbers that are already known; nothing here sees a survey or an answer.

use std::ops::RangeInclusive;

/// The median of points of an ordinal scale, given as values in rising order with the people at
/// each: the smallest value at or below which at least half of them are. `None` without people.
///
/// This is definition 1 of Hyndman and Fan (Sample Quantiles in Statistical Packages, The American
/// Statistician 50, 1996): it averages nothing, so the median is always a point of the scale.
pub fn median(values: &[i64], people: &[u32]) -> Option<i64> {
    let total: u64 = people.iter().copied().map(u64::from).sum();
    let mut below = 0;
    values.iter().zip(people).find_map(|(value, count)| {
        below += u64::from(*count);
        (total > 0 && 2 * below >= total).then_some(*value)
    })
}

/// The arithmetic mean of values with the people at each. `None` without people.
pub fn mean(values: &[i64], people: &[u32]) -> Option<f64> {
    let total: u64 = people.iter().copied().map(u64::from).sum();
    let sum: f64 = values
        .iter()
        .zip(people)
        .map(|(value, count)| *value as f64 * f64::from(*count))
        .sum();
    (total > 0).then(|| sum / total as f64)
}

/// Borda points of a choice with these numbers of first, second, ... places: as many points for a
/// first place as there are places, one less for each place after it.
///
/// Borda, Mémoire sur les élections au scrutin (1781), in its form for ballots that rank only the
/// first few: what is not ranked gets nothing.
pub fn borda(places: &[u32]) -> u32 {
    (1..)
        .zip(places.iter().rev())
        .map(|(points, people)| points * people)
        .sum()
}

/// Shares of `counts` in whole units that sum to `units` (100 for per cent): each is rounded down,
/// and the units left over go to the largest remainders, at a tie to the earlier one. All zero if
/// there is nothing to share.
///
/// The method of largest remainders, also Hamilton's (Balinski and Young, Fair Representation,
/// 1982).
pub fn largest_remainder(counts: &[u32], units: u32) -> Vec<u32> {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let exact = |count: u32| u64::from(count) * u64::from(units);
    let mut shares: Vec<u32> = counts.iter().map(|c| (exact(*c) / total) as u32).collect();
    let left = units - shares.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(exact(counts[at]) % total));
    for at in order.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    shares
}

/// How many of all who were `invited` could have said what `count` of those who `answered` said:
/// from nobody else to everybody else. At least `count` itself, if more answered than were invited.
///
/// The worst-case bounds of Manski (Anatomy of the Selection Problem, Journal of Human Resources
/// 24, 1989), which assume nothing about those who did not answer.
pub fn bounds(count: u32, answered: u32, invited: u32) -> RangeInclusive<u32> {
    count..=count + invited.saturating_sub(answered)
}

/// The share of units on which two judges agree, of how many both said yes to, only the first, only the
/// second, and neither. `None` without units.
pub fn agreement(units: [u32; 4]) -> Option<f64> {
    let total: u64 = units.iter().copied().map(u64::from).sum();
    let agreed = u64::from(units[0]) + u64::from(units[3]);
    (total > 0).then(|| agreed as f64 / total as f64)
}

/// Agreement beyond what chance gives, for two judges and yes or no: (po - pe) / (1 - pe). `None`
/// where both said the same of every unit, because chance alone gives that.
///
/// Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement
/// 20, 1960.
pub fn kappa(units: [u32; 4]) -> Option<f64> {
    let [both, first, second, neither] = units.map(f64::from);
    let total = both + first + second + neither;
    let observed = agreement(units)?;
    let yes = (both + first) / total * ((both + second) / total);
    let no = (neither + first) / total * ((neither + second) / total);
    let chance = yes + no;
    (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 35 of 50 agree. One says yes to 25 and the other to 30, so chance alone explains
    /// 25/50 · 30/50 + 25/50 · 20/50 = 0.5, and (0.7 − 0.5) / (1 − 0.5) = 0.4.
    #[test]
    fn kappa_is_what_is_left_when_chance_is_taken_away() {
        let units = [20, 5, 10, 15];
        assert_eq!(agreement(units), Some(0.7));
        let kappa = kappa(units).expect("they differ");
        assert!((kappa - 0.4).abs() < 1e-12, "{kappa}");
    }

    #[test]
    fn kappa_says_nothing_where_nothing_can_differ() {
        assert_eq!(kappa([0, 0, 0, 9]), None);
        assert_eq!(kappa([0, 0, 0, 0]), None);
        assert_eq!(agreement([0, 0, 0, 0]), None);
        assert_eq!(kappa([3, 0, 0, 6]), Some(1.0));
    }

    /// As R's `quantile(x, 0.5, type = 1)`.
    #[test]
    fn the_median_is_a_point_of_the_scale() {
        assert_eq!(median(&[1, 2, 3, 4], &[1, 1, 1, 1]), Some(2));
        assert_eq!(median(&[1, 2, 3, 4, 5], &[0, 1, 3, 17, 18]), Some(4));
        // Two in the middle: the lower one, never 2.5.
        assert_eq!(median(&[2, 3], &[2, 2]), Some(2));
        assert_eq!(median(&[1, 2], &[0, 0]), None);
    }

    #[test]
    fn the_mean_weighs_values_by_people() {
        assert_eq!(mean(&[-1, 4], &[1, 3]), Some(2.75));
        assert_eq!(mean(&[1], &[0]), None);
    }

    /// Borda's own election: of 21 voters 1 ranks A B C, 7 A C B, 7 B C A and 6 C B A. A has most
    /// first places, and C wins.
    #[test]
    fn borda_counts_the_election_of_its_inventor() {
        assert_eq!(borda(&[8, 0, 13]), 37);
        assert_eq!(borda(&[7, 7, 7]), 42);
        assert_eq!(borda(&[6, 14, 1]), 47);
    }

    #[test]
    fn borda_gives_three_two_one() {
        // `regional` of the expected figures.
        assert_eq!(borda(&[10, 6, 5]), 47);
    }

    /// The example of six states and 36 seats of Balinski and Young, whose quotas are 9.988, 9.064,
    /// 7.181, 5.261, 3.321 and 1.185: two seats are left over for the first and the fifth.
    #[test]
    fn largest_remainders_share_out_every_unit() {
        let states = [27_744, 25_178, 19_947, 14_614, 9_225, 3_292];
        let seats = largest_remainder(&states, 36);
        assert_eq!(seats, [10, 9, 7, 5, 4, 1]);
        assert_eq!(largest_remainder(&[1, 1, 1], 100), [34, 33, 33]);
        assert_eq!(largest_remainder(&[0, 0], 100), [0, 0]);
    }

    #[test]
    fn bounds_take_in_everybody_who_stayed_silent() {
        assert_eq!(bounds(20, 27, 50), 20..=43);
        assert_eq!(bounds(3, 12, 10), 3..=3);
    }
}
