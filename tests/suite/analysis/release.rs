//! What several releases tell together.
//!
//! Events are drawn at random: people come, go and change what they said between releases. The
//! intruder of these tests keeps every release, adds and subtracts the blocks in it, and has found
//! something when what remains is about fewer people than may be told of. The same intruder finds
//! plenty where the rule between releases is left out, or he would prove nothing.

use maoni::analysis::{Cohorts, Figures, Group, Ledger, Results, Waiting};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;

/// Someone who took part, with the releases of the history that hold this response.
struct Person {
    response: Response,
    /// The number of the release that told of this response first; none yet.
    first: Option<u32>,
    /// The releases that hold it, a bit each.
    held: u32,
    is_here: bool,
}

/// What happens before one release.
#[derive(Debug, Clone)]
struct Step {
    /// Answers, and how many people give just these.
    come: Vec<(Response, usize)>,
    /// Which of those who came together go, and how many of them.
    go: Option<(Index, usize)>,
    /// One of those who change what they said, and what they say now.
    change: Option<(Index, Response)>,
}

/// People of one mind come together, often enough of them that a later release is possible, and
/// often just too few.
fn step() -> impl Strategy<Value = Step> {
    let alike = prop_oneof![6 => 5..8_usize, 1 => 1..5_usize];
    let come = prop::collection::vec((response(), alike), 0..5);
    let many = prop_oneof![4 => Just(usize::MAX), 1 => 1..6_usize];
    let go = prop::option::weighted(0.3, (any::<Index>(), many));
    let change = prop::option::weighted(0.1, (any::<Index>(), response()));
    (come, go, change).prop_map(|(come, go, change)| Step { come, go, change })
}

fn history() -> impl Strategy<Value = (Vec<Response>, Vec<Step>)> {
    (
        prop::collection::vec(response(), 0..30),
        prop::collection::vec(step(), 2..5),
    )
}

/// A history lived through: who was there, and what was released.
#[derive(Default)]
struct Lived {
    people: Vec<Person>,
    released: Vec<Results>,
    ledger: Option<Ledger>,
    refused: usize,
}

impl Lived {
    fn through((room, steps): &(Vec<Response>, Vec<Step>), guarded: bool) -> Self {
        let mut lived = Self::default();
        for response in room {
            lived.come(response);
        }
        lived.release(guarded);
        for step in steps {
            lived.take(step);
            lived.release(guarded);
        }
        lived
    }

    fn come(&mut self, response: &Response) {
        self.people.push(Person {
            response: response.clone(),
            first: None,
            held: 0,
            is_here: true,
        });
    }

    fn take(&mut self, step: &Step) {
        if let Some((index, many)) = &step.go
            && !self.people.is_empty()
        {
            let like = self.people[index.index(self.people.len())].response.clone();
            let alike = self.people.iter_mut().filter(|p| p.response == like);
            alike.take(*many).for_each(|person| person.is_here = false);
        }
        if let Some((index, response)) = &step.change
            && !self.people.is_empty()
        {
            let at = index.index(self.people.len());
            if self.people[at].is_here {
                self.people[at].is_here = false;
                self.come(response);
            }
        }
        for (response, alike) in &step.come {
            (0..*alike).for_each(|_| self.come(response));
        }
    }

    fn release(&mut self, guarded: bool) {
        let number = self.released.len() as u32 + 1;
        let mut cohorts = Cohorts::new(survey());
        for person in self.people.iter().filter(|person| person.is_here) {
            cohorts.push(&person.response, person.first.unwrap_or(number));
        }
        let results = if guarded {
            match cohorts.release(number, self.ledger.as_ref()) {
                Ok((results, ledger)) => {
                    let kept = Ledger::read(&ledger.to_string());
                    assert_eq!(kept.as_ref(), Some(&ledger), "{ledger}");
                    self.ledger = kept;
                    results
                }
                Err(_) => {
                    self.refused += 1;
                    return;
                }
            }
        } else {
            cohorts.total().publish()
        };
        for person in self.people.iter_mut().filter(|person| person.is_here) {
            person.first.get_or_insert(number);
            person.held |= 1 << number;
        }
        self.released.push(results);
    }

    /// Releases that tell who wrote something beside a choice, of other people than an earlier one.
    fn told_again(&self) -> Vec<String> {
        let tells = |results: &Results| {
            let told = results.items().iter().flat_map(|item| &item.told);
            told.flat_map(|told| &told.rows)
                .any(|(_, share)| share.shown().is_some())
        };
        let people = |release: usize| -> Vec<usize> {
            let bit = 1 << (release + 1);
            (0..self.people.len())
                .filter(|at| self.people[*at].held & bit != 0)
                .collect()
        };
        let telling: Vec<usize> = (0..self.released.len())
            .filter(|at| tells(&self.released[*at]))
            .collect();
        let others = telling
            .windows(2)
            .filter(|pair| people(pair[0]) != people(pair[1]));
        others
            .map(|pair| format!("told again in {pair:?}"))
            .collect()
    }

    /// Everything of fewer people than may be told of that the intruder works out.
    fn intrude(&self) -> Vec<String> {
        let mut found = self.told_again();
        for unit in units() {
            let blocks: Vec<Vec<Vec<usize>>> =
                self.released.iter().map(|r| blocks(r, &unit)).collect();
            // How many people there are by group and by the releases that hold them.
            let mut people: BTreeMap<(usize, u32), u32> = BTreeMap::new();
            for person in self.people.iter().filter(|p| is_in(&p.response, &unit)) {
                let cell = (group_of(&person.response), person.held);
                *people.entry(cell).or_default() += 1;
            }
            for weights in combinations(&blocks) {
                let about: u32 = people
                    .iter()
                    .filter(|((group, held), _)| {
                        let sum: i32 = weights
                            .iter()
                            .filter(|(release, groups, _)| {
                                held & (1 << (release + 1)) != 0 && groups.contains(group)
                            })
                            .map(|(_, _, weight)| weight)
                            .sum();
                        sum != 0
                    })
                    .map(|(_, people)| people)
                    .sum();
                if (1..THRESHOLD).contains(&about) {
                    found.push(format!("{about} people of {unit:?} by {weights:?}"));
                }
            }
        }
        found
    }
}

/// Blocks of one release added up with one sign: the release, the groups in them, the sign.
type Weighed = (usize, Vec<usize>, i32);

/// What the intruder tries: some blocks of one release less some of another, and the same blocks of
/// every release with every choice of signs.
fn combinations(blocks: &[Vec<Vec<usize>>]) -> Vec<Vec<Weighed>> {
    let sums: Vec<Vec<Vec<usize>>> = blocks.iter().map(|blocks| unions(blocks)).collect();
    let mut tried = Vec::new();
    for (release, ours) in sums.iter().enumerate() {
        for own in ours {
            tried.push(vec![(release, own.clone(), 1)]);
            for (other, theirs) in sums.iter().enumerate().skip(release + 1) {
                for their in theirs {
                    tried.push(vec![(release, own.clone(), 1), (other, their.clone(), -1)]);
                }
            }
        }
    }
    let mut every: Vec<Vec<usize>> = sums.concat();
    every.sort();
    every.dedup();
    for union in every {
        let having: Vec<usize> = (0..sums.len())
            .filter(|r| sums[*r].contains(&union))
            .collect();
        for signs in 0..3_usize.pow(having.len() as u32) {
            let weight = |at: usize| (signs / 3_usize.pow(at as u32) % 3) as i32 - 1;
            let weighed = having.iter().enumerate();
            let weighed = weighed.map(|(at, release)| (*release, union.clone(), weight(at)));
            tried.push(weighed.filter(|(_, _, weight)| *weight != 0).collect());
        }
    }
    tried
}

/// Every sum of blocks.
fn unions(blocks: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut sums: Vec<Vec<usize>> = (1..1_usize << blocks.len())
        .map(|chosen| {
            let inside = (0..blocks.len()).filter(|at| chosen & (1 << at) != 0);
            let mut groups: Vec<usize> = inside.flat_map(|at| blocks[at].clone()).collect();
            groups.sort_unstable();
            groups.dedup();
            groups
        })
        .collect();
    sums.sort();
    sums.dedup();
    sums
}

/// What has a base of its own: an item, a row of a matrix, a gap in it.
#[derive(Debug, Clone, Copy)]
enum Unit {
    Everybody,
    Item(&'static str),
    Row(&'static str, &'static str),
    Gap(&'static str),
}

fn units() -> Vec<Unit> {
    let items = ["region", "local", "wanted", "now", "then", "offers"].map(Unit::Item);
    let rows = TOPICS.into_iter().flat_map(|row| {
        [
            Unit::Row("now", row),
            Unit::Row("then", row),
            Unit::Gap(row),
        ]
    });
    let all = std::iter::once(Unit::Everybody);
    all.chain(items).chain(rows).collect()
}

fn point<'a>(response: &'a Response, item: &str, row: &str) -> Option<&'a str> {
    match response.answers.get(item)? {
        Answer::Matrix(points) => points.get(row).map(Code::as_str),
        _ => None,
    }
}

fn is_in(response: &Response, unit: &Unit) -> bool {
    let is_number = |item, row| point(response, item, row).is_some_and(|point| point != "dk");
    match *unit {
        Unit::Everybody => true,
        Unit::Item(item) => response.answers.get(item).is_some(),
        Unit::Row(item, row) => point(response, item, row).is_some(),
        Unit::Gap(row) => is_number("now", row) && is_number("then", row),
    }
}

/// The blocks that a release tells of a unit, by the groups in them; everybody is one.
fn blocks(results: &Results, unit: &Unit) -> Vec<Vec<usize>> {
    let everybody = || vec![(0..6).collect()];
    let (id, row) = match *unit {
        // How few took part is told, and nothing else of them.
        Unit::Everybody if results.participation().started < THRESHOLD => return Vec::new(),
        Unit::Everybody => {
            let groups = results.participation().groups.shown();
            let groups = groups.into_iter().flatten();
            let groups = groups.map(|(group, _)| members(group));
            return everybody().into_iter().chain(groups).collect();
        }
        // Where it is not told how many named a group, all people are the base.
        Unit::Item("region") => {
            let item = results.item("region").expect("an item");
            let answered = item.base.answered.shown().is_some();
            let Some(Figures::Choices(choices)) = item.figures.shown().filter(|_| answered) else {
                return Vec::new();
            };
            let told = choices
                .rows
                .iter()
                .filter(|row| row.share.shown().is_some());
            let told = told.map(|row| members(&Group::One(row.code.clone())));
            return everybody().into_iter().chain(told).collect();
        }
        Unit::Item(item) => (item, None),
        Unit::Row(item, row) => (item, Some(row)),
        Unit::Gap(row) => ("then", Some(row)),
    };
    let tells = |figures: &Figures| match (figures, row) {
        (Figures::Matrix(matrix), Some(row)) => {
            let row = matrix.rows.iter().find(|known| known.code.as_str() == row);
            row.and_then(|row| row.figures.shown()).is_some_and(|row| {
                let gap = row.gap.is_some_and(|gap| gap.shown().is_some());
                gap || !matches!(unit, Unit::Gap(_))
            })
        }
        (_, row) => row.is_none(),
    };
    let item = results.item(id).expect("an item");
    let whole = item.figures.shown().filter(|figures| tells(figures));
    let whole = whole.map(|_| (0..6).collect());
    let parts = item.breakdown.shown().into_iter().flat_map(|b| &b.blocks);
    let parts = parts.filter(|block| tells(&block.figures));
    let parts = parts.map(|block| members(&block.group));
    whole.into_iter().chain(parts).collect()
}

#[test]
fn an_intruder_who_keeps_every_release_finds_nothing() {
    const HISTORIES: usize = 500;

    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let (mut later, mut refused, mut unguarded) = (0, 0, 0);
    for _ in 0..HISTORIES {
        let history = history()
            .new_tree(&mut runner)
            .expect("a history")
            .current();
        let lived = Lived::through(&history, true);
        let found = lived.intrude();
        assert!(found.is_empty(), "{found:#?}");
        later += lived.released.len() - 1;
        refused += lived.refused;
        unguarded += usize::from(!Lived::through(&history, false).intrude().is_empty());
    }
    println!("{later} later releases, {refused} refused; unguarded {unguarded} histories tell");
    assert!(later > HISTORIES / 4, "only {later} later releases");
    assert!(refused > HISTORIES / 4, "only {refused} refused");
    assert!(
        unguarded > HISTORIES / 4,
        "unguarded, only {unguarded} tell"
    );
}

fn people(group: &str, count: usize) -> Vec<Response> {
    let mut answers = AnswerSet::default();
    let region = Answer::Single(group.into());
    let offers = Answer::Multiple(vec!["water".into()]);
    answers.answers.insert(ItemId::from("region"), region);
    answers.answers.insert(ItemId::from("offers"), offers);
    let response = Response {
        id: uuid::Uuid::nil(),
        language: Language::En,
        day: jiff::civil::date(2026, 1, 1),
        complete: true,
        answers,
    };
    vec![response; count]
}

fn cohorts(batches: &[(u32, Vec<Response>)]) -> Cohorts {
    let mut cohorts = Cohorts::new(survey());
    for (release, responses) in batches {
        for response in responses {
            cohorts.push(response, *release);
        }
    }
    cohorts
}

#[test]
fn one_more_person_waits_for_four_others() {
    let first = (1, [people("north", 12), people("south", 9)].concat());
    let (_, ledger) = cohorts(std::slice::from_ref(&first))
        .release(1, None)
        .expect("a first release");
    for more in 1..THRESHOLD as usize {
        let refused = cohorts(&[first.clone(), (2, people("north", more))])
            .release(2, Some(&ledger))
            .expect_err("too few");
        let items = ["region", "offers"].map(ItemId::from).to_vec();
        let everybody = true;
        let threshold = THRESHOLD;
        assert_eq!(
            refused,
            Waiting {
                everybody,
                items,
                threshold
            }
        );
    }
    for enough in [0, 5, 6] {
        let later = cohorts(&[first.clone(), (2, people("north", enough))]);
        assert!(later.release(2, Some(&ledger)).is_ok(), "{enough} more");
    }
    let spread = [people("north", 4), people("south", 4)].concat();
    let later = cohorts(&[first, (2, spread)]).release(2, Some(&ledger));
    assert!(later.is_err(), "eight more, and in each group too few");
}

/// Five come and go again: without them, the release after would tell about the sixth who came.
#[test]
fn who_came_and_went_does_not_uncover_who_stayed() {
    let base = people("north", 12);
    let first = cohorts(&[(1, base.clone())]);
    let (_, ledger) = first.release(1, None).expect("a first release");
    let second = cohorts(&[(1, base.clone()), (2, people("north", 6))]);
    let (_, ledger) = second.release(2, Some(&ledger)).expect("six more");
    let third = [(1, base), (2, people("north", 1)), (3, people("north", 5))];
    assert!(cohorts(&third).release(3, Some(&ledger)).is_err());
}

/// What was told of all people together is not divided later, nor divided more finely.
#[test]
fn a_later_release_is_not_finer_than_the_first() {
    let first = (1, [people("north", 12), people("south", 3)].concat());
    let (results, ledger) = cohorts(std::slice::from_ref(&first))
        .release(1, None)
        .expect("a first release");
    assert_eq!(breakdowns(&results).count(), 0);
    let later = cohorts(&[first, (2, people("south", 9))]);
    assert!(breakdowns(&later.total().publish()).count() > 0);
    let (results, _) = later.release(2, Some(&ledger)).expect("nine more");
    assert_eq!(breakdowns(&results).count(), 0);
    assert_eq!(results.participation().groups.shown(), None);
}

#[test]
fn other_words_are_counted_alike_and_other_choices_are_not() {
    let tabulator = Tabulator::new(survey());
    let mut other = (*survey()).clone();
    other.title = maoni::language::LocalText::new([(Language::En, "Places".to_owned())]);
    other.privacy.contact = "them@example.org".to_owned();
    assert!(tabulator.counts_like(&other));
    other.pages.pop();
    assert!(!tabulator.counts_like(&other));
}
