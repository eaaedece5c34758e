//! Surveys at random: what goes out as a form and comes in again is the same survey.

use std::collections::BTreeMap;

use maoni::survey::routing::Condition;
use maoni::survey::{Survey, read};
use proptest::prelude::*;

use super::{back, there};

/// Conditions on the items of [`every_kind_with`].
fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("one is roads".to_owned()),
        Just("one in (water, other)".to_owned()),
        Just("one is dk".to_owned()),
        Just("one is answered".to_owned()),
        Just("some in (roads, none)".to_owned()),
        Just("ranked is schools".to_owned()),
        Just("ranked in (roads, water)".to_owned()),
        Just("ranked is answered".to_owned()),
        Just("liking is answered".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| format!("not ({one})")),
            proptest::collection::vec(inner.clone(), 2..4)
                .prop_map(|all| format!("({})", all.join(") and ("))),
            proptest::collection::vec(inner, 2..4)
                .prop_map(|any| format!("({})", any.join(") or ("))),
        ]
    })
}

/// Every kind of item, with limits and settings as they are given.
fn every_kind_with(shown: &str, limits: (usize, usize, usize, usize), flags: [bool; 4]) -> String {
    let (max, top, limit, records) = limits;
    let source = include_str!("../respond/every_kind.toml");
    source
        .replace(
            "max = 2\nchoices",
            &format!("max = {max}\nshuffle = {}\nchoices", flags[0]),
        )
        .replace("top = 3", &format!("top = {top}\ndk = {}", flags[1]))
        .replace(
            "limit = 40",
            &format!(
                "limit = {limit}\nlong = {}\ninternal = {}",
                flags[2], flags[3]
            ),
        )
        .replace("max = 2\ntext", &format!("max = {records}\ntext"))
        .replace(
            "show_if = \"one is answered\"",
            &format!("show_if = \"{shown}\""),
        )
}

/// What somebody answered, for conditions.
#[derive(Debug)]
struct Answers(BTreeMap<maoni::id::ItemId, Vec<maoni::id::Code>>);

impl maoni::survey::routing::Given for Answers {
    fn codes(&self, item: &maoni::id::ItemId) -> Vec<&maoni::id::Code> {
        self.0.get(item).into_iter().flatten().collect()
    }

    fn is_answered(&self, item: &maoni::id::ItemId) -> bool {
        self.0.contains_key(item)
    }
}

fn answers() -> impl Strategy<Value = Answers> {
    let codes = ["roads", "water", "schools", "other", "none", "dk"];
    let chosen = proptest::option::of(proptest::sample::subsequence(codes.to_vec(), 1..3));
    proptest::collection::vec(chosen, 4).prop_map(|all| {
        let items = ["one", "some", "ranked", "liking"].map(maoni::id::ItemId::new);
        let given = items.into_iter().zip(all).filter_map(|(item, codes)| {
            Some((item, codes?.into_iter().map(maoni::id::Code::new).collect()))
        });
        Answers(given.collect())
    })
}

fn why(survey: &Survey) -> Condition {
    survey
        .item("why")
        .and_then(|item| item.show_if.clone())
        .expect("it has a condition")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Limits, settings and words come back as they were, and a condition holds for the same people.
    #[test]
    fn every_kind_comes_back(
        shown in condition(),
        limits in (1_usize..4, 1_usize..5, 1_usize..2000, 1_usize..11),
        flags in any::<[bool; 4]>(),
        given in proptest::collection::vec(answers(), 8),
    ) {
        let source = every_kind_with(&shown, limits, flags);
        // What can never be shown is no survey.
        let Ok(before) = read(&source, "survey.toml") else { return Ok(()) };
        let mut after = back(&there(&before)).survey;
        let (one, other) = (why(&before), why(&after));
        for answers in &given {
            prop_assert_eq!(one.holds(answers), other.holds(answers), "{}", shown);
        }
        for item in after.pages.iter_mut().flat_map(|page| &mut page.items) {
            if item.id.as_str() == "why" {
                item.show_if = Some(one.clone());
            }
        }
        prop_assert_eq!(after, before);
    }
}
