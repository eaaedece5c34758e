//! Of those who made a choice, how many also wrote an open answer on the same page.
//!
//! Owns this one crossing of two items, and when it may be told: of all people only, never by
//! group. A choice of fewer people than the threshold is withheld, and so are the next smallest
//! until those withheld are together enough, because the whole of the writers less the others would
//! tell of them.

use super::disclosure::Crowd;
use super::figure::{Published, Reason, Told};
use super::plan::{ItemPlan, Shape};
use super::tally::View;
use crate::id::Code;

/// The choices of an item with their numbers of people, as its body counts them.
pub(super) fn named<'a>(item: &'a ItemPlan, body: &[u32]) -> Option<(&'a [Code], Vec<u32>)> {
    match &item.shape {
        Shape::Choices { codes, .. } => Some((codes, body[..codes.len()].to_vec())),
        Shape::Ranking { codes, top } => {
            let places = body[..codes.len() * top].chunks(*top);
            Some((codes, places.map(|places| places.iter().sum()).collect()))
        }
        Shape::Matrix(_) | Shape::Records { .. } | Shape::Text => None,
    }
}

/// What was written beside the choices of the item with this index, for each open answer on its
/// page. With `is_over` everything is withheld.
pub(super) fn told(view: View<'_>, index: usize, threshold: u32, is_over: bool) -> Vec<Told> {
    let item = &view.plan.items[index];
    let body = view.body(index);
    let Some((codes, people)) = named(item, body) else {
        return Vec::new();
    };
    let small = small(&people, threshold);
    let written = body[item.shape.width()..].chunks(codes.len());
    let of_text = |(text, written): (&usize, &[u32])| Told {
        text: view.plan.items[*text].id.clone(),
        rows: codes
            .iter()
            .enumerate()
            .map(|(at, code)| {
                let share = if is_over {
                    Published::Suppressed(Reason::Derivable)
                } else {
                    Published::when(!small[at], Reason::TooFew, || {
                        Crowd(people[at]).share(written[at], people[at])
                    })
                };
                (code.clone(), share)
            })
            .collect(),
    };
    item.beside.iter().zip(written).map(of_text).collect()
}

/// Which choices are withheld: those of too few people, and the next smallest for as long as those
/// withheld are together too few.
fn small(people: &[u32], threshold: u32) -> Vec<bool> {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_key(|&at| (people[at], at));
    let mut small = vec![false; people.len()];
    let mut withheld = 0;
    for at in order {
        if people[at] < threshold || (1..threshold).contains(&withheld) {
            small[at] = true;
            withheld += people[at];
        }
    }
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_withheld_are_nobody_or_enough() {
        assert_eq!(small(&[9, 0, 7], 5), [false, true, false]);
        assert_eq!(small(&[9, 3, 7], 5), [false, true, true]);
        assert_eq!(small(&[9, 3, 4, 7], 5), [false, true, true, false]);
        assert_eq!(small(&[3], 5), [true]);
        assert_eq!(small(&[3, 0], 0), [false, false]);
    }
}
