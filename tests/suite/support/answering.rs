//! People who answer: random responses that the form of any survey could have sent.
//!
//! Reads nothing but the definition, so a new survey needs no new generator.

use maoni::answer::{Answer, AnswerSet, Response, validate};
use maoni::id::{Code, DK};
use maoni::survey::{Field, FieldKind, Item, Kind, Survey};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::TestRunner;

/// The same `count` responses every time.
pub(crate) fn respond(survey: &Survey, count: usize) -> Vec<Response> {
    let mut runner = TestRunner::deterministic();
    let one = response(survey);
    (0..count)
        .map(|_| one.new_tree(&mut runner).expect("a response").current())
        .collect()
}

/// One response: routed as a person would be, within every limit; one in ten is partial.
pub(crate) fn response(survey: &Survey) -> BoxedStrategy<Response> {
    let answers: Vec<_> = survey
        .items()
        .filter(|item| item.is_asked())
        .map(|item| {
            let answer = perhaps(item.required, answer(survey, item));
            (Just(item.clone()), answer, words())
        })
        .collect();
    let languages = select(survey.languages.clone());
    let sent = prop::bool::weighted(0.9);
    let pages = 1..=survey.pages.len();
    let survey = survey.clone();
    (answers, languages, sent, pages, 0..5_i64)
        .prop_map(move |(given, language, complete, pages, day)| {
            let reached = if complete { survey.pages.len() } else { pages };
            let mut answers = AnswerSet::default();
            for (item, answer, words) in given {
                let page = survey.page_of(&item.id).expect("an item of the survey");
                let Some(answer) = answer.filter(|_| page < reached) else {
                    continue;
                };
                if chose_other(&item, &answer) {
                    answers.other.insert(item.id.clone(), words);
                }
                answers.answers.insert(item.id, answer);
            }
            // Taking away an answer can hide what depends on it.
            for _ in 0..3 {
                validate::prune(&survey, &mut answers);
            }
            Response {
                id: uuid::Uuid::nil(),
                language,
                day: survey.event.date + jiff::Span::new().days(day),
                complete,
                answers,
            }
        })
        .boxed()
}

fn words() -> impl Strategy<Value = String> {
    select(vec![
        "Share the minutes within a week.",
        "Un guichet unique à chaque frontière.",
        "نحتاج إلى بيانات مشتركة.",
    ])
    .prop_map(str::to_owned)
}

fn answer(survey: &Survey, item: &Item) -> BoxedStrategy<Answer> {
    match &item.kind {
        Kind::Single { .. } => codes(item, 1)
            .prop_map(|mut codes| Answer::Single(codes.remove(0)))
            .boxed(),
        Kind::Multiple { choices, max } => {
            let order: Vec<Code> = choices.iter().map(|choice| choice.code.clone()).collect();
            codes(item, max.unwrap_or(usize::MAX))
                .prop_map(move |mut codes| {
                    codes.sort_by_key(|code| order.iter().position(|known| known == code));
                    Answer::Multiple(codes)
                })
                .boxed()
        }
        Kind::Ranking { top, .. } => codes(item, *top)
            .prop_shuffle()
            .prop_map(Answer::Ranking)
            .boxed(),
        Kind::Matrix { scale, .. } => {
            let rows: Vec<Code> = survey
                .possible_rows(item)
                .into_iter()
                .map(|row| row.code)
                .collect();
            let mut points: Vec<Code> = scale.points.iter().map(|p| p.code.clone()).collect();
            points.extend(item.dk.then(|| Code::new(DK)));
            let rated = proptest::option::weighted(0.9, select(points));
            proptest::collection::vec(rated, rows.len())
                .prop_filter("at least one row", |points| {
                    points.iter().any(Option::is_some)
                })
                .prop_map(move |points| {
                    let rows = rows.iter().cloned().zip(points);
                    Answer::Matrix(
                        rows.filter_map(|(row, point)| Some((row, point?)))
                            .collect(),
                    )
                })
                .boxed()
        }
        Kind::Text { .. } => words().prop_map(Answer::Text).boxed(),
        Kind::Records { fields, max } => {
            let record: Vec<_> = fields.iter().map(field).collect();
            let record = record.prop_map(|fields| fields.into_iter().flatten().collect());
            proptest::collection::vec(record, 1..=*max)
                .prop_map(Answer::Records)
                .boxed()
        }
        Kind::Statement => unreachable!("nothing is asked"),
    }
}

fn field(field: &Field) -> impl Strategy<Value = Option<(maoni::id::FieldId, String)>> + use<> {
    let value = match &field.kind {
        FieldKind::Text { .. } => words().boxed(),
        FieldKind::Choice(choices) => {
            let codes: Vec<String> = choices.iter().map(|c| c.code.to_string()).collect();
            select(codes).boxed()
        }
    };
    let id = field.id.clone();
    perhaps(field.required, value).prop_map(move |v| v.map(|v| (id.clone(), v)))
}

/// A value that most people give, or all of them.
fn perhaps<T: Clone + std::fmt::Debug + 'static>(
    required: bool,
    value: BoxedStrategy<T>,
) -> BoxedStrategy<Option<T>> {
    if required {
        value.prop_map(Some).boxed()
    } else {
        proptest::option::weighted(0.85, value).boxed()
    }
}

/// At most `most` codes; one that excludes the others stands alone.
fn codes(item: &Item, most: usize) -> BoxedStrategy<Vec<Code>> {
    let (alone, together): (Vec<_>, Vec<_>) =
        item.choices().iter().partition(|choice| choice.exclusive);
    let mut alone: Vec<Code> = alone.into_iter().map(|c| c.code.clone()).collect();
    alone.extend(item.dk.then(|| Code::new(DK)));
    let together: Vec<Code> = together.into_iter().map(|c| c.code.clone()).collect();
    let most = most.min(together.len());
    if most == 0 {
        return select(alone).prop_map(|code| vec![code]).boxed();
    }
    // The earlier half is chosen more often, or every paper would be flat.
    let favoured = together.len().div_ceil(2);
    let first =
        (any::<Index>(), any::<Index>()).prop_map(move |(half, index)| (half.index(3) > 0, index));
    let rest = subsequence(together.clone(), 0..=together.len());
    let several = (first, rest, 1..=most).prop_map(move |((high, index), rest, count)| {
        let among = if high { favoured } else { together.len() };
        let first = together[index.index(among)].clone();
        let mut codes: Vec<Code> = rest.into_iter().filter(|code| *code != first).collect();
        codes.truncate(count - 1);
        codes.push(first);
        codes
    });
    if alone.is_empty() {
        several.boxed()
    } else {
        let alone = select(alone).prop_map(|code| vec![code]);
        prop_oneof![12 => several, 1 => alone].boxed()
    }
}

fn chose_other(item: &Item, answer: &Answer) -> bool {
    let is_other = |code: &Code| {
        item.choice(code.as_str())
            .is_some_and(|choice| choice.other)
    };
    match answer {
        Answer::Single(code) => is_other(code),
        Answer::Multiple(codes) | Answer::Ranking(codes) => codes.iter().any(is_other),
        _ => false,
    }
}

#[test]
fn generated_responses_are_ones_that_the_form_takes() {
    for source in [
        include_str!("../../../surveys/gcm-side-event-2018.toml"),
        include_str!("../../../surveys/training-workshop.toml"),
    ] {
        let survey = maoni::survey::read(source, "a survey").expect("a survey");
        for response in respond(&survey, 60) {
            let shown = survey.items().filter(|item| {
                let page = survey.page_of(&item.id).expect("a page");
                page < response.pages_reached(&survey)
                    && survey.is_shown(&survey.pages[page], item, &response.answers)
            });
            let problems: Vec<_> = shown
                .flat_map(|item| validate::check(item, &response.answers))
                .collect();
            assert!(problems.is_empty(), "{problems:?}");
        }
    }
}
