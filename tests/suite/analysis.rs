//! Properties of the fold and of what it publishes.
//!
//! Responses are drawn at random, routed as a person would be, and counted. The intruder of these
//! tests holds everything that is published about an item and solves the equations it makes.

#[path = "analysis/release.rs"]
mod release;
#[path = "analysis/reveal.rs"]
mod reveal;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use maoni::analysis::{Breakdown, Figures, Group, ItemFigures, Published, Results, Tabulator};
use maoni::answer::{Answer, AnswerSet, Response, validate};
use maoni::id::{Code, ItemId};
use maoni::survey::{Language, Survey, read};
use proptest::prelude::*;

const GROUPS: [&str; 6] = ["north", "south", "east", "west", "centre", "dk"];
const TOPICS: [&str; 4] = ["water", "roads", "schools", "health"];
const POINTS: [&str; 4] = ["1", "2", "3", "dk"];
const THRESHOLD: u32 = 5;

fn survey() -> Arc<Survey> {
    static SURVEY: LazyLock<Arc<Survey>> = LazyLock::new(define);
    Arc::clone(&SURVEY)
}

fn define() -> Arc<Survey> {
    let choices = |name: &str, codes: &[&str]| -> String {
        let lines = codes
            .iter()
            .filter(|code| **code != "dk")
            .map(|code| format!("[[choices.{name}]]\ncode = \"{code}\"\nlabel.en = \"{code}\"\n"));
        lines.collect()
    };
    let points: String = POINTS[..3]
        .iter()
        .map(|p| format!("[[scales.level.points]]\ncode = \"{p}\"\nlabel.en = \"{p}\"\n"))
        .collect();
    let item = |id: &str, kind: &str, rest: &str| {
        format!("[[page.item]]\nid = \"{id}\"\nkind = \"{kind}\"\ntext.en = \"{id}\"\n{rest}\n")
    };
    let source = [
        "format = 1\nid = \"towns\"\nlanguages = [\"en\"]\ntitle.en = \"Towns\"\n".to_owned(),
        "[event]\nname.en = \"Towns\"\nplace.en = \"Here\"\norganisers.en = \"Us\"\n".to_owned(),
        "date = 2026-01-01\ntimezone = \"Africa/Nairobi\"\n".to_owned(),
        "[privacy]\nbreakdown = \"region\"\ncontact = \"us@example.org\"\n".to_owned(),
        choices("region", &GROUPS),
        choices("topic", &TOPICS),
        format!("[scales.level]\ntop = 1\n{points}"),
        "[[page]]\nid = \"who\"\ntitle.en = \"You\"\n".to_owned(),
        item("region", "single", "choices = \"region\""),
        item(
            "local",
            "single",
            "choices = \"topic\"\nshow_if = \"region in (north, south)\"",
        ),
        "[[page]]\nid = \"what\"\ntitle.en = \"Topics\"\n".to_owned(),
        item("wanted", "ranking", "choices = \"topic\"\ntop = 2"),
        item("now", "matrix", "rows_from = \"wanted\"\nscale = \"level\""),
        item(
            "then",
            "matrix",
            "rows_from = \"wanted\"\nscale = \"level\"\ngap_from = \"now\"",
        ),
        item("offers", "multiple", "choices = \"topic\""),
        item(
            "why",
            "text",
            "long = true\nlimit = 100\nshow_if = \"not wanted is answered\"",
        ),
    ]
    .concat();
    match read(&source, "towns.toml") {
        Ok(survey) => Arc::new(survey),
        Err(diagnostics) => panic!("{diagnostics:?}\n{source}"),
    }
}

fn matrix() -> impl Strategy<Value = Answer> {
    let cell = prop::option::of(prop::sample::select(&POINTS[..]));
    prop::collection::vec(cell, TOPICS.len()).prop_map(|cells| {
        let rows = TOPICS.iter().zip(cells);
        Answer::Matrix(
            rows.filter_map(|(row, point)| Some((Code::from(*row), Code::from(point?))))
                .collect(),
        )
    })
}

fn topics(most: usize) -> impl Strategy<Value = Vec<Code>> {
    prop::sample::subsequence(&TOPICS[..], 1..=most)
        .prop_shuffle()
        .prop_map(|codes| codes.into_iter().map(Code::from).collect())
}

fn single(codes: &'static [&'static str]) -> impl Strategy<Value = Answer> {
    prop::sample::select(codes).prop_map(|code| Answer::Single(code.into()))
}

/// A response whose answers are those that a person who was routed could give.
fn response() -> impl Strategy<Value = Response> {
    // A few groups are much larger than the others.
    let group = prop_oneof![4 => single(&GROUPS[..2]), 3 => single(&GROUPS[2..4]), 1 => single(&GROUPS[4..])];
    let answers = (
        prop::option::weighted(0.9, group),
        prop::option::of(single(&TOPICS)),
        prop::option::weighted(0.8, topics(2).prop_map(Answer::Ranking)),
        prop::option::weighted(0.7, matrix()),
        prop::option::weighted(0.6, matrix()),
        prop::option::weighted(0.6, topics(4).prop_map(Answer::Multiple)),
        prop::option::of(Just(Answer::Text("because".to_owned()))),
    );
    (answers, prop::bool::weighted(0.9), 0..4_i8).prop_map(|(answers, complete, day)| {
        let (region, local, wanted, now, then, offers, why) = answers;
        let given = [
            ("region", region),
            ("local", local),
            ("wanted", wanted),
            ("now", now),
            ("then", then),
            ("offers", offers),
            ("why", why),
        ];
        let answers: BTreeMap<ItemId, Answer> = given
            .into_iter()
            .filter_map(|(id, answer)| Some((ItemId::from(id), answer?)))
            .collect();
        let mut answers = AnswerSet {
            answers,
            ..AnswerSet::default()
        };
        validate::prune(&survey(), &mut answers);
        Response {
            id: uuid::Uuid::nil(),
            language: Language::En,
            day: jiff::civil::date(2026, 1, 1 + day),
            complete,
            answers,
        }
    })
}

fn room() -> impl Strategy<Value = Vec<Response>> {
    prop::collection::vec(response(), 0..60)
}

fn count<'a>(responses: impl IntoIterator<Item = &'a Response>) -> Tabulator {
    let mut tabulator = Tabulator::new(survey());
    for response in responses {
        tabulator.push(response);
    }
    tabulator
}

/// The group of a response, the last one for people who named none.
fn group_of(response: &Response) -> usize {
    let code = response.answers.single("region");
    let named = code.and_then(|code| GROUPS[..5].iter().position(|known| *known == code.as_str()));
    named.unwrap_or(5)
}

/// Which groups are in a part.
fn members(group: &Group) -> Vec<usize> {
    let position = |code: &Code| GROUPS.iter().position(|known| *known == code.as_str());
    match group {
        Group::One(code) => position(code).into_iter().collect(),
        Group::NotGiven => vec![5],
        Group::Others { codes, not_given } => {
            let named = codes.iter().filter_map(position);
            named.chain(not_given.then_some(5)).collect()
        }
    }
}

fn sizes(responses: &[Response]) -> [u32; 6] {
    let mut counts = [0; 6];
    for response in responses {
        counts[group_of(response)] += 1;
    }
    counts
}

fn answered_by_group(responses: &[Response], item: &str) -> [u32; 6] {
    let mut counts = [0; 6];
    for response in responses {
        counts[group_of(response)] += u32::from(response.answers.get(item).is_some());
    }
    counts
}

fn breakdowns(results: &Results) -> impl Iterator<Item = (&ItemFigures, &Breakdown)> {
    let items = results.items().iter();
    items.filter_map(|item| Some((item, item.breakdown.shown()?)))
}

/// The rank of a set of equations, each a row of coefficients.
fn rank(mut rows: Vec<Vec<f64>>) -> usize {
    let mut rank = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column].abs() > 1e-9) else {
            continue;
        };
        rows.swap(rank, pivot);
        let (above, below) = rows.split_at_mut(rank + 1);
        let pivot = &above[rank];
        for row in below {
            let factor = row[column] / pivot[column];
            for (cell, known) in row.iter_mut().zip(pivot) {
                *cell -= factor * known;
            }
        }
        rank += 1;
    }
    rank
}

/// The equation that tells the sum over these groups.
fn together(groups: &[usize]) -> Vec<f64> {
    (0..6)
        .map(|group| f64::from(u8::from(groups.contains(&group))))
        .collect()
}

fn unit(group: usize) -> Vec<f64> {
    together(&[group])
}

/// Whether the equations decide what `guess` asks for.
fn follows(equations: &[Vec<f64>], guess: Vec<f64>) -> bool {
    let mut more = equations.to_vec();
    more.push(guess);
    rank(more) == rank(equations.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_and_the_splitting_of_the_fold_make_no_difference(
        responses in room(),
        at in any::<prop::sample::Index>(),
    ) {
        let whole = count(&responses);
        prop_assert!(count(responses.iter().rev()) == whole);
        let (left, right) = responses.split_at(at.index(responses.len() + 1));
        let mut merged = count(right);
        merged.merge(&count(left));
        prop_assert_eq!(merged.publish(), whole.publish());
        prop_assert!(merged == whole);
    }

    /// Whoever is in the rest, the figures are the same: people in it exchange their groups with
    /// each other, and nothing published changes.
    #[test]
    fn nothing_published_tells_the_groups_in_the_rest_apart(
        responses in room(),
        turn in 1..60_usize,
    ) {
        let results = count(&responses).publish();
        let Some(groups) = results.participation().groups.shown() else {
            return Ok(());
        };
        let rest: Vec<usize> = groups
            .iter()
            .filter(|(group, _)| matches!(group, Group::Others { .. }))
            .flat_map(|(group, _)| members(group))
            .collect();
        // What a group is asked because of its name is an answer of that group.
        let asked = |r: &Response| ["region", "local"].map(|id| r.answers.answers.get(id).cloned());
        let inside: Vec<usize> = (0..responses.len())
            .filter(|index| rest.contains(&group_of(&responses[*index])))
            .collect();
        let mut exchanged = responses.clone();
        for (at, index) in inside.iter().enumerate() {
            let from = &responses[inside[(at + turn) % inside.len()]];
            for (id, answer) in ["region", "local"].into_iter().zip(asked(from)) {
                let answers = &mut exchanged[*index].answers.answers;
                match answer {
                    Some(answer) => answers.insert(ItemId::from(id), answer),
                    None => answers.remove(id),
                };
            }
        }
        // A partial response reaches as far as its answers, so those must be about something else.
        prop_assume!(responses.iter().chain(&exchanged).all(|response| {
            response.complete
                || ["wanted", "offers", "why"].iter().any(|id| response.answers.get(id).is_some())
        }));
        prop_assert_eq!(count(&exchanged).publish(), results);
    }

    /// The intruder knows the whole and every part, and which groups have nobody in them, and
    /// still cannot work out any number of a group with too few answers.
    #[test]
    fn no_count_of_a_small_group_follows_from_what_is_published(responses in room()) {
        let results = count(&responses).publish();
        let sizes = sizes(&responses);
        for (item, Breakdown { blocks }) in breakdowns(&results) {
            let answered = answered_by_group(&responses, item.item.as_str());
            let mut equations = vec![vec![1.0; 6]];
            equations.extend((0..6).filter(|group| sizes[*group] == 0).map(unit));
            for block in blocks {
                let inside = members(&block.group);
                let answers: u32 = inside.iter().map(|group| answered[*group]).sum();
                prop_assert_eq!(block.answered, answers);
                prop_assert!(answers >= THRESHOLD);
                equations.push(together(&inside));
            }
            for group in (0..6).filter(|group| sizes[*group] > 0 && answered[*group] < THRESHOLD) {
                prop_assert!(
                    !follows(&equations, unit(group)),
                    "{} of {:?} follows from {:?}", GROUPS[group], item.item, blocks
                );
            }
        }
    }

    /// Nor how many people there are in a small group.
    #[test]
    fn no_size_of_a_small_group_follows_from_what_is_published(responses in room()) {
        let results = count(&responses).publish();
        let sizes = sizes(&responses);
        let mut equations = vec![vec![1.0; 6]];
        equations.extend((0..6).filter(|group| sizes[*group] == 0).map(unit));
        if let Some(groups) = results.participation().groups.shown() {
            equations.extend(groups.iter().map(|(group, _)| together(&members(group))));
        }
        let item = results.item("region").expect("an item");
        if let Some(Figures::Choices(choices)) = item.figures.shown() {
            let rows = choices.rows.iter().enumerate();
            let shown = rows.filter(|(_, row)| row.share.shown().is_some());
            equations.extend(shown.map(|(group, _)| unit(group)));
        }
        // Whoever did not answer, or would not say, named no group.
        if item.base.answered.shown().is_some() {
            equations.push(unit(5));
        }
        // How many took part is told; it says nothing where they are all of one group.
        prop_assume!(sizes.iter().filter(|size| **size > 0).count() > 1);
        for group in (0..6).filter(|group| (1..THRESHOLD).contains(&sizes[*group])) {
            prop_assert!(!follows(&equations, unit(group)), "{sizes:?} {equations:?}");
        }
    }

    /// Everybody is in one part, and a matrix has no finer parts than the item its rows come from.
    #[test]
    fn parts_cover_everybody_and_dependent_items_have_no_finer_ones(responses in room()) {
        let results = count(&responses).publish();
        let rest = |item: &str| -> Option<Vec<usize>> {
            let blocks = &results.item(item)?.breakdown.shown()?.blocks;
            let others = blocks.iter().find(|block| matches!(block.group, Group::Others { .. }));
            Some(others.map_or(Vec::new(), |block| members(&block.group)))
        };
        for (item, Breakdown { blocks }) in breakdowns(&results) {
            let people: u32 = blocks.iter().map(|block| block.answered).sum();
            prop_assert_eq!(Some(&people), item.base.answered.shown());
            let mut inside: Vec<usize> = blocks.iter().flat_map(|b| members(&b.group)).collect();
            inside.sort_unstable();
            inside.dedup();
            let listed: usize = blocks.iter().map(|block| members(&block.group).len()).sum();
            prop_assert_eq!(listed, inside.len());
        }
        for item in ["now", "then"] {
            if let Some(rows) = rest(item) {
                let source = rest("wanted").expect("the source has more answers");
                prop_assert!(source.iter().all(|group| rows.contains(group)));
            }
        }
    }

    /// A row, and the gap in it, is shown for all parts or for none.
    #[test]
    fn no_hidden_row_is_the_whole_minus_the_others(responses in room()) {
        let results = count(&responses).publish();
        for (_, Breakdown { blocks }) in breakdowns(&results) {
            let matrices: Vec<_> = blocks
                .iter()
                .filter_map(|block| match &block.figures {
                    Figures::Matrix(matrix) => Some(matrix),
                    _ => None,
                })
                .collect();
            for row in 0..matrices.first().map_or(0, |matrix| matrix.rows.len()) {
                let figures = || matrices.iter().map(|matrix| &matrix.rows[row].figures);
                let shown = figures().filter(|row| row.shown().is_some()).count();
                prop_assert!(shown == 0 || shown == matrices.len());
                prop_assert!(figures().filter_map(Published::shown).all(|row| row.rated >= THRESHOLD));
            }
        }
    }

    /// How many of those who made a choice wrote something is told of enough people, and those of
    /// whom it is not told are nobody or enough, so that the writers of all choices less the others
    /// tell nothing.
    #[test]
    fn what_is_written_beside_a_choice_is_told_of_enough_people(responses in room()) {
        let results = count(&responses).publish();
        let chose = |response: &Response, item: &str, code: &str| match response.answers.get(item) {
            Some(Answer::Ranking(codes) | Answer::Multiple(codes)) => {
                codes.iter().any(|known| known.as_str() == code)
            }
            _ => false,
        };
        for item in ["wanted", "offers"] {
            let figures = results.item(item).expect("an item");
            prop_assert_eq!(figures.told.is_empty(), figures.figures.shown().is_none());
            for told in &figures.told {
                prop_assert_eq!(told.text.as_str(), "why");
                let mut withheld = 0;
                for (code, share) in &told.rows {
                    let made = responses.iter().filter(|r| chose(r, item, code.as_str()));
                    let made: Vec<&Response> = made.collect();
                    let wrote = made.iter().filter(|r| r.answers.get("why").is_some()).count();
                    match share {
                        Published::Shown(share) => {
                            prop_assert!(share.base >= THRESHOLD);
                            prop_assert_eq!(share.base as usize, made.len());
                            let exact = share.count.exact();
                            prop_assert!(exact.is_none_or(|count| count as usize == wrote));
                            let says_all = exact.is_some_and(|c| c == 0 || c == share.base);
                            prop_assert!(share.base >= 10 || !says_all);
                        }
                        Published::Suppressed(_) => withheld += made.len(),
                    }
                }
                let all = told.rows.iter().all(|(_, share)| share.shown().is_none());
                prop_assert!(all || withheld == 0 || withheld >= THRESHOLD as usize);
            }
        }
        // Nor is any of it told by group.
        let index = maoni::analysis::name::Index::of(&survey(), &results);
        prop_assert!(index.find("offers.water.told_why@north").is_none_or(|f| f.shown().is_none()));
    }

    /// Later releases keep the parts of the first one, and still show no small part.
    #[test]
    fn a_frozen_partition_holds_for_later_releases(first in room(), more in room()) {
        let partition = count(&first).partition();
        let results = count(first.iter().chain(&more)).publish_by(&partition);
        for (_, Breakdown { blocks }) in breakdowns(&results) {
            prop_assert!(blocks.iter().all(|block| block.answered >= THRESHOLD));
            for block in blocks {
                if let Group::One(code) = &block.group {
                    let frozen = &partition.order[..partition.merged];
                    prop_assert!(!frozen.contains(&Some(code.clone())));
                }
            }
        }
    }
}

/// What leads to an item is not told by how many saw it, where that is withheld.
#[test]
fn routing_does_not_tell_what_a_few_people_said() {
    let mut responses: Vec<Response> = Vec::new();
    for group in ["north", "north", "east", "east", "east", "east", "east"] {
        let answers = [("region", Answer::Single(group.into()))];
        let mut set = AnswerSet::default();
        set.answers
            .extend(answers.map(|(id, answer)| (ItemId::from(id), answer)));
        responses.push(Response {
            id: uuid::Uuid::nil(),
            language: Language::En,
            day: jiff::civil::date(2026, 1, 1),
            complete: true,
            answers: set,
        });
    }
    let results = count(&responses).publish();
    // Two people of the north were shown this item.
    let base = results.item("local").expect("an item").base;
    assert_eq!(base.shown.shown(), None);
    assert_eq!(base.skipped.shown(), None);
    // Nobody answered what carries its rows, so how many saw them is withheld as well.
    assert_eq!(
        results.item("now").expect("an item").base.shown.shown(),
        None
    );
    assert_eq!(
        results
            .value("region.north")
            .and_then(|v| v.reason().map(|_| ())),
        Some(())
    );
}
