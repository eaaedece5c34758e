//! What was exported reads back as the same answers, whatever they are.

use maoni::answer::{Answer, AnswerSet, Response, json, validate};
use maoni::export::sheet::disarm;
use maoni::export::{Options, WideReader};
use maoni::id::{Code, DK};
use maoni::language::Language;
use maoni::survey::{FieldKind, Item, Kind, Survey};
use proptest::prelude::*;
use proptest::sample::{Index, SizeRange, subsequence};

use super::{survey, wide};

/// Words as people and attackers type them.
fn words() -> impl Strategy<Value = String> {
    "['\"=+@\\-\t\r\n\0 ,;\u{FEFF}＝a-zéع😀]{0,6}[a-zé,\n]".prop_map(|text| text)
}

fn code(codes: &[Code]) -> impl Strategy<Value = Code> + use<> {
    let codes = codes.to_vec();
    any::<Index>().prop_map(move |index| codes[index.index(codes.len())].clone())
}

fn codes(item: &Item, size: impl Into<SizeRange>) -> BoxedStrategy<Vec<Code>> {
    let codes: Vec<Code> = item
        .choices()
        .iter()
        .map(|choice| choice.code.clone())
        .collect();
    let chosen = subsequence(codes, size);
    if item.dk {
        prop_oneof![9 => chosen, 1 => Just(vec![Code::new(DK)])].boxed()
    } else {
        chosen.boxed()
    }
}

fn answer(survey: &Survey, item: &Item) -> BoxedStrategy<Answer> {
    match &item.kind {
        Kind::Single { .. } => codes(item, 1)
            .prop_map(|mut codes| Answer::Single(codes.remove(0)))
            .boxed(),
        Kind::Multiple { .. } => codes(item, 1..=3).prop_map(Answer::Multiple).boxed(),
        Kind::Ranking { top, .. } => codes(item, 1..=*top)
            .prop_shuffle()
            .prop_map(Answer::Ranking)
            .boxed(),
        Kind::Matrix { scale, .. } => {
            let rows: Vec<Code> = survey
                .possible_rows(item)
                .into_iter()
                .map(|row| row.code)
                .collect();
            let mut points: Vec<Code> = scale
                .points
                .iter()
                .map(|point| point.code.clone())
                .collect();
            points.extend(item.dk.then(|| Code::new(DK)));
            let some = 1..=rows.len();
            subsequence(rows, some)
                .prop_flat_map(move |rows| {
                    let count = rows.len();
                    (Just(rows), proptest::collection::vec(code(&points), count))
                })
                .prop_map(|(rows, points)| Answer::Matrix(rows.into_iter().zip(points).collect()))
                .boxed()
        }
        Kind::Text { .. } => words().prop_map(Answer::Text).boxed(),
        Kind::Records { fields, max } => {
            let fields: Vec<_> = fields
                .iter()
                .map(|field| {
                    let value = match &field.kind {
                        FieldKind::Text { .. } => words().boxed(),
                        FieldKind::Choice(choices) => {
                            let codes: Vec<Code> = choices.iter().map(|c| c.code.clone()).collect();
                            code(&codes).prop_map(|code| code.to_string()).boxed()
                        }
                    };
                    let id = field.id.clone();
                    proptest::option::of(value)
                        .prop_map(move |value| value.map(|v| (id.clone(), v)))
                })
                .collect();
            let record = fields.prop_map(|fields| fields.into_iter().flatten().collect());
            proptest::collection::vec(record, 1..=*max)
                .prop_map(Answer::Records)
                .boxed()
        }
        Kind::Statement => unreachable!("nothing is asked"),
    }
}

/// A response that the form could have sent: pruned, other words where "other" was chosen.
fn responses() -> impl Strategy<Value = Response> {
    let survey = survey();
    let items: Vec<_> = survey
        .items()
        .filter(|item| item.is_asked())
        .map(|item| {
            let id = item.id.clone();
            let answer = proptest::option::weighted(0.8, answer(&survey, item));
            (Just(id), answer, proptest::option::of(words()))
        })
        .collect();
    items.prop_map(move |items| {
        let mut answers = AnswerSet::default();
        for (id, answer, other) in items {
            let chosen = match &answer {
                Some(Answer::Single(code)) => code.as_str() == "other",
                Some(Answer::Multiple(codes) | Answer::Ranking(codes)) => {
                    codes.contains(&Code::new("other"))
                }
                _ => false,
            };
            answers
                .other
                .extend(other.filter(|_| chosen).map(|words| (id.clone(), words)));
            answers.answers.extend(answer.map(|answer| (id, answer)));
        }
        // Taking away an answer can hide what depends on it.
        for _ in 0..3 {
            validate::prune(&survey, &mut answers);
        }
        Response {
            id: uuid::Uuid::nil(),
            language: Language::En,
            day: jiff::civil::date(2026, 3, 2),
            complete: true,
            answers,
        }
    })
}

/// The answers in a wide file.
pub(super) fn read_back(survey: &Survey, file: &str) -> Vec<AnswerSet> {
    WideReader::new(survey, file.as_bytes())
        .expect("a header")
        .map(|response| response.expect("a line").answers)
        .collect()
}

proptest! {
    #[test]
    fn the_wide_file_reads_back_as_the_same_answers(
        given in proptest::collection::vec(responses(), 1..4),
    ) {
        let survey = survey();
        let file = wide(&survey, Options::default(), &given);
        let read = read_back(&survey, &file);
        let wanted: Vec<AnswerSet> = given.into_iter().map(|response| response.answers).collect();
        prop_assert_eq!(read, wanted);
    }

    #[test]
    fn answers_as_text_are_the_same_object(given in responses()) {
        let object = serde_json::Value::Object(json::write(&given.answers));
        prop_assert_eq!(json::write_text(&given.answers), object.to_string());
    }

    #[test]
    fn disarming_can_be_undone(text in "['\"=+@\\-\t \u{FEFF}a-z]{0,5}") {
        let cell = disarm(&text);
        let armed = if disarm(&cell) == cell { &cell } else { &cell[1..] };
        prop_assert_eq!(armed, text.as_str());
    }
}
