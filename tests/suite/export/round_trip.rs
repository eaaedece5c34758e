//! What was exported reads back as the same answers, whatever they are.

use std::collections::BTreeMap;

use maoni::answer::{Answer, AnswerSet, Response, validate};
use maoni::export::sheet::disarm;
use maoni::export::{Columns, Options, Part};
use maoni::id::{Code, DK, FieldId};
use maoni::language::Language;
use maoni::survey::{Field, FieldKind, Item, Kind, Survey};
use proptest::prelude::*;
use proptest::sample::{Index, SizeRange, subsequence};

use super::{lines, survey, wide};

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

/// Reads a guarded cell of words back; `None` if there are none.
fn armed_again(cell: &str) -> Option<String> {
    let changed = disarm(cell) != cell;
    let words = if changed { &cell[1..] } else { cell };
    (!words.is_empty()).then(|| words.to_owned())
}

/// The answers that a line of the wide file holds, read by what the documentation promises.
pub(super) fn read_back(survey: &Survey, line: &BTreeMap<String, String>) -> AnswerSet {
    let columns = Columns::of(survey);
    let mut set = AnswerSet::default();
    for item in survey.items().filter(|item| item.is_asked()) {
        let own = columns
            .list()
            .iter()
            .filter(|column| column.item.is_some_and(|of| of.id == item.id));
        let cells = Cells(own.map(|c| (&c.part, line[&c.name].as_str())).collect());
        let answer = cells.answer(survey, item);
        set.answers
            .extend(answer.map(|answer| (item.id.clone(), answer)));
        if item.has_other() {
            let words = armed_again(cells.get(&Part::Other));
            set.other
                .extend(words.map(|words| (item.id.clone(), words)));
        }
    }
    set
}

/// The cells of one item.
struct Cells<'l>(Vec<(&'l Part, &'l str)>);

impl<'l> Cells<'l> {
    fn get(&self, part: &Part) -> &'l str {
        let found = self.0.iter().find(|(of, _)| *of == part);
        found.expect("a column for every part").1
    }

    fn code(&self, part: &Part) -> Option<Code> {
        match self.get(part) {
            "-98" => Some(Code::new(DK)),
            "" | "-99" | "-96" | "-95" => None,
            code => Some(Code::new(code)),
        }
    }

    fn answer(&self, survey: &Survey, item: &Item) -> Option<Answer> {
        match &item.kind {
            Kind::Single { .. } => self.code(&Part::Chosen).map(Answer::Single),
            Kind::Multiple { .. } => {
                let given = self.code(&Part::Combined)?;
                let codes: Vec<Code> = given.as_str().split(' ').map(Code::from).collect();
                for choice in item.choices().iter().filter(|_| given.as_str() != DK) {
                    let flag = self.get(&Part::Choice(choice.code.clone()));
                    assert_eq!(flag == "1", codes.contains(&choice.code));
                }
                Some(Answer::Multiple(codes))
            }
            Kind::Ranking { top, .. } => {
                let ranks = (1..=*top).filter_map(|place| self.code(&Part::Rank(place)));
                let mut codes: Vec<Code> = ranks.collect();
                // "Don't know" stands in every place.
                codes.dedup();
                for (index, code) in codes.iter().enumerate().filter(|(_, c)| c.as_str() != DK) {
                    assert_eq!(
                        self.get(&Part::Place(code.clone())),
                        (index + 1).to_string()
                    );
                }
                (!codes.is_empty()).then_some(Answer::Ranking(codes))
            }
            Kind::Matrix { .. } => {
                let rows = survey.possible_rows(item).into_iter().map(|row| row.code);
                let points: BTreeMap<Code, Code> = rows
                    .filter_map(|row| Some((row.clone(), self.code(&Part::Row(row))?)))
                    .collect();
                (!points.is_empty()).then_some(Answer::Matrix(points))
            }
            Kind::Text { .. } => armed_again(self.get(&Part::Words)).map(Answer::Text),
            Kind::Records { fields, .. } => {
                let count: i64 = self.get(&Part::Count).parse().expect("a number");
                let records = (1..=count).map(|number| self.record(fields, number as usize));
                (count > 0).then(|| Answer::Records(records.collect()))
            }
            Kind::Statement => None,
        }
    }

    fn record(&self, fields: &[Field], number: usize) -> BTreeMap<FieldId, String> {
        let value = |field: &Field| {
            let part = Part::Field(number, field.id.clone());
            match field.kind {
                FieldKind::Text { .. } => armed_again(self.get(&part)),
                FieldKind::Choice(_) => self.code(&part).map(|code| code.to_string()),
            }
        };
        fields
            .iter()
            .filter_map(|field| Some((field.id.clone(), value(field)?)))
            .collect()
    }
}

proptest! {
    #[test]
    fn the_wide_file_reads_back_as_the_same_answers(
        given in proptest::collection::vec(responses(), 1..4),
    ) {
        let survey = survey();
        let file = wide(&survey, Options::default(), &given);
        let read: Vec<AnswerSet> =
            lines(&file).iter().map(|line| read_back(&survey, line)).collect();
        let wanted: Vec<AnswerSet> = given.into_iter().map(|response| response.answers).collect();
        prop_assert_eq!(read, wanted);
    }

    #[test]
    fn disarming_can_be_undone(text in "['\"=+@\\-\t \u{FEFF}a-z]{0,5}") {
        let cell = disarm(&text);
        prop_assert_eq!(armed_again(&cell).unwrap_or_default(), text);
    }
}
