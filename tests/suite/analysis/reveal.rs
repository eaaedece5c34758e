//! What a room was told beside what is told later.
//!
//! People answer, some of them are drawn and the room is told of those; then some take their answers
//! back and others come. The intruder takes one figure from the other.

use maoni::analysis::{Cohorts, Count, Partition, Reason, Revealed};
use proptest::sample::Index;

use super::*;

const ASKED: &str = "wanted";
/// What is asked of those who answered it, and about their choices.
const CARRIED: [&str; 3] = ["now", "then", "why"];

fn beside(partition: Partition, revealed: &Revealed) -> Partition {
    partition.beside(told(revealed))
}

fn told(revealed: &Revealed) -> BTreeMap<ItemId, Option<Revealed>> {
    BTreeMap::from([(ItemId::from(ASKED), Some(revealed.clone()))])
}

/// Those who were drawn, and those who answered and were left out.
fn draw(room: Vec<Response>, left_out: usize) -> Option<(Vec<Response>, Vec<Response>)> {
    let answered = |response: &Response| response.answers.get(ASKED).is_some();
    let mut drawn: Vec<Response> = room.into_iter().filter(answered).collect();
    let at = drawn.len().checked_sub(left_out)?;
    let left = drawn.split_off(at);
    (drawn.len() >= THRESHOLD as usize).then_some((drawn, left))
}

fn least(revealed: &Revealed, count: Count) -> u32 {
    count.exact().unwrap_or(match count {
        Count::OverNineTenths => revealed.base,
        _ => 0,
    })
}

/// People who now make the choice `code`, whatever may be told of it.
fn now(people: &[Response], code: &Code) -> u32 {
    let chose = |response: &&Response| match response.answers.get(ASKED) {
        Some(Answer::Ranking(codes)) => codes.contains(code),
        _ => false,
    };
    people.iter().filter(chose).count() as u32
}

proptest! {
    #[test]
    fn nothing_falls_and_enough_are_added_where_it_is_told_again(
        room in prop::collection::vec(response(), 12..60),
        left_out in 0..9_usize,
        gone in prop::collection::vec(any::<Index>(), 0..6),
        late in prop::collection::vec(response(), 0..8),
    ) {
        let Some((drawn, left)) = draw(room, left_out) else {
            return Ok(());
        };
        let told_then = count(&drawn).publish();
        let revealed = Revealed::of(&told_then, &ItemId::from(ASKED)).expect("enough people");
        prop_assert_eq!(Revealed::read(&revealed.to_string()), Some(revealed.clone()));
        let mut people = drawn;
        people.extend(left);
        for index in gone {
            if !people.is_empty() {
                people.remove(index.index(people.len()));
            }
        }
        people.extend(late);
        let counted = count(&people);
        let results = counted.publish_by(&beside(counted.partition(), &revealed));
        let item = results.item(ASKED).expect("an item");
        let answered = people.iter().filter(|r| r.answers.get(ASKED).is_some()).count() as u32;
        if item.figures.shown().is_some() {
            prop_assert!(answered >= revealed.base + THRESHOLD);
            for (code, count) in &revealed.rows {
                prop_assert!(now(&people, code) >= least(&revealed, *count), "{}", code);
            }
        } else {
            prop_assert_eq!(item.base.answered.reason(), Some(Reason::Derivable));
            for carried in CARRIED {
                let carried = results.item(carried).expect("an item");
                prop_assert!(carried.figures.shown().is_none());
                prop_assert!(carried.base.shown.shown().is_none());
            }
        }
        // Everything else is told as if the room had been told nothing.
        let alone = counted.publish();
        for other in results.items() {
            let name = other.item.as_str();
            if name != ASKED && !CARRIED.contains(&name) {
                prop_assert_eq!(Some(other), alone.item(name));
            }
        }
        let mut cohorts = Cohorts::new(survey()).beside(told(&revealed));
        for person in &people {
            cohorts.push(person, 1);
        }
        let (released, _) = cohorts.release(1, None).expect("a first release");
        prop_assert_eq!(released.item(ASKED), Some(item));
    }

    #[test]
    fn who_comes_later_costs_nothing_where_enough_were_left_out(
        room in prop::collection::vec(response(), 12..60),
        late in prop::collection::vec(response(), 0..8),
    ) {
        let Some((drawn, left)) = draw(room, THRESHOLD as usize) else {
            return Ok(());
        };
        let told_then = count(&drawn).publish();
        let revealed = Revealed::of(&told_then, &ItemId::from(ASKED)).expect("enough people");
        let people: Vec<Response> = [drawn, left, late].concat();
        let counted = count(&people);
        let partition = beside(counted.partition(), &revealed);
        prop_assert_eq!(counted.publish_by(&partition), counted.publish());
    }
}
