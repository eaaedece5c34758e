//! The fold: responses in, counts kept.
//!
//! Owns the one place where an answer becomes a count. Nothing here decides what may be shown; the
//! counts are private to `analysis`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::plan::{Asked, FieldPlan, ITEM_HEAD, ItemPlan, LANGUAGES, MatrixShape, OPEN};
use super::plan::{Plan, Shape, Test};
use super::tally::{Tally, View};
use crate::answer::{Answer, AnswerSet, Response};
use crate::id::{Code, DK};
use crate::survey::Language;
use crate::survey::Survey;

/// Counts responses of one survey. Its size depends on the survey and the number of days, never on
/// the number of responses.
///
/// Answers that the survey does not know are left out of the counts: they cannot be stored, and a
/// count of them would have no place to be shown.
#[derive(Debug, Clone)]
pub struct Tabulator {
    pub(super) plan: Arc<Plan>,
    /// One tally a group of the breakdown item, then one for those without a group.
    pub(super) groups: Vec<Tally>,
    /// People by the day of their response.
    pub(super) days: BTreeMap<jiff::civil::Date, u32>,
}

impl PartialEq for Tabulator {
    fn eq(&self, other: &Self) -> bool {
        self.plan.survey == other.plan.survey
            && self.groups == other.groups
            && self.days == other.days
    }
}

impl Tabulator {
    /// A tabulator that has counted nothing yet.
    pub fn new(survey: Arc<Survey>) -> Self {
        let plan = Plan::new(survey);
        let groups = vec![Tally::new(&plan); plan.groups().len() + 1];
        Self {
            plan: Arc::new(plan),
            groups,
            days: BTreeMap::new(),
        }
    }

    /// The survey whose responses are counted.
    pub fn survey(&self) -> &Arc<Survey> {
        &self.plan.survey
    }

    /// Counts one response.
    pub fn push(&mut self, response: &Response) {
        *self.days.entry(response.day).or_default() += 1;
        let plan = Arc::clone(&self.plan);
        let sheet = Sheet::new(&plan, response);
        let group = match sheet.group() {
            Some(code) => plan.groups().iter().position(|known| known == code),
            None => None,
        };
        let last = self.groups.len() - 1;
        let cells = &mut self.groups[group.unwrap_or(last)].0;
        let language = Language::ALL
            .iter()
            .position(|known| *known == response.language)
            .map_or(LANGUAGES, |index| LANGUAGES + 2 * index);
        let complete = u32::from(response.complete);
        cells[0] += 1;
        cells[1] += complete;
        cells[language] += 1;
        cells[language + 1] += complete;
        let open = plan
            .open
            .iter()
            .filter(|item| sheet.answer(**item).is_some());
        cells[OPEN + open.count()] += 1;
        for (index, item) in plan.items.iter().enumerate() {
            sheet.count(index, item, &mut cells[item.start..]);
        }
    }

    /// Takes over what `other` has counted. The order of pushing and merging makes no difference.
    ///
    /// # Panics
    /// If `other` counted another survey, whose cells mean something else.
    pub fn merge(&mut self, other: &Self) {
        assert!(
            Arc::ptr_eq(&self.plan, &other.plan) || self.plan.survey == other.plan.survey,
            "only counts of the same survey can be merged"
        );
        for (tally, more) in self.groups.iter_mut().zip(&other.groups) {
            tally.add(more);
        }
        for (day, people) in &other.days {
            *self.days.entry(*day).or_default() += people;
        }
    }

    /// The sum of all groups.
    pub(super) fn total(&self) -> Tally {
        let mut total = Tally::new(&self.plan);
        for tally in &self.groups {
            total.add(tally);
        }
        total
    }

    /// A tally with the plan to read it by.
    pub(super) fn view<'a>(&'a self, tally: &'a Tally) -> View<'a> {
        View {
            plan: &self.plan,
            cells: &tally.0,
        }
    }
}

/// The answers of one response by index of item, those of hidden items taken out.
struct Sheet<'a> {
    plan: &'a Plan,
    answers: Vec<Option<&'a Answer>>,
    /// Whether each item was shown.
    shown: Vec<bool>,
}

impl<'a> Sheet<'a> {
    fn new(plan: &'a Plan, response: &'a Response) -> Self {
        let answers = line_up(plan, &response.answers);
        let reached = if response.complete {
            plan.pages.len()
        } else {
            let last = answers.iter().rposition(Option::is_some);
            last.map_or(0, |last| plan.items[last].page + 1)
        };
        let mut sight = Sight {
            plan,
            answers,
            visible: vec![None; plan.items.len()],
        };
        let shown: Vec<bool> = (0..plan.items.len())
            .map(|index| sight.is_visible(index) && plan.items[index].page < reached)
            .collect();
        let mut answers = sight.answers;
        for (answer, shown) in answers.iter_mut().zip(&shown) {
            if !shown {
                *answer = None;
            }
        }
        Self {
            plan,
            answers,
            shown,
        }
    }

    fn answer(&self, index: usize) -> Option<&'a Answer> {
        self.answers[index]
    }

    fn group(&self) -> Option<&'a Code> {
        match self.answer(self.plan.breakdown?)? {
            Answer::Single(code) => Some(code),
            _ => None,
        }
    }

    /// Counts the item into `cells`, which begin with the item's.
    fn count(&self, index: usize, item: &ItemPlan, cells: &mut [u32]) {
        cells[0] += u32::from(self.shown[index]);
        let Some(answer) = self.answer(index) else {
            return;
        };
        cells[1] += 1;
        cells[2] += u32::from(answer.is_dk());
        let body = &mut cells[ITEM_HEAD..];
        self.count_beside(item, answer, body);
        match (&item.shape, answer) {
            (Shape::Choices { codes, .. }, Answer::Single(code)) => {
                if let Some(at) = position(codes, code) {
                    body[at] += 1;
                }
            }
            (Shape::Choices { codes, .. }, Answer::Multiple(chosen)) => {
                for (_, at) in distinct(codes, chosen) {
                    body[at] += 1;
                }
            }
            (Shape::Ranking { codes, top }, Answer::Ranking(chosen)) => {
                for (place, at) in distinct(codes, chosen).filter(|(place, _)| place < top) {
                    body[at * top + place] += 1;
                }
            }
            (Shape::Matrix(matrix), Answer::Matrix(points)) => {
                self.count_matrix(matrix, points, body);
            }
            (Shape::Records { max, fields }, Answer::Records(records)) => {
                if let Some(people) = records.len().min(*max).checked_sub(1) {
                    body[people] += 1;
                }
                for record in records.iter().take(*max) {
                    for FieldPlan { id, codes, at } in fields {
                        let given = record
                            .get(id)
                            .and_then(|value| codes.iter().position(|code| code.as_str() == value));
                        body[at + given.unwrap_or(codes.len())] += 1;
                    }
                }
            }
            _ => {}
        }
    }

    /// Counts who gave the open answers beside the choices of `item` as well.
    fn count_beside(&self, item: &ItemPlan, answer: &Answer, body: &mut [u32]) {
        let (codes, most) = match &item.shape {
            Shape::Choices { codes, .. } => (codes, codes.len()),
            Shape::Ranking { codes, top } => (codes, *top),
            Shape::Matrix(_) | Shape::Records { .. } | Shape::Text => return,
        };
        for (nth, text) in item.beside.iter().enumerate() {
            if self.answer(*text).is_none() {
                continue;
            }
            let start = item.shape.width() + nth * codes.len();
            for (_, at) in distinct(codes, chosen(Some(answer))).filter(|(place, _)| *place < most)
            {
                body[start + at] += 1;
            }
        }
    }

    fn count_matrix(&self, matrix: &MatrixShape, points: &BTreeMap<Code, Code>, body: &mut [u32]) {
        let stride = matrix.stride();
        let other = matrix.gap_from.and_then(|from| match self.answer(from) {
            Some(Answer::Matrix(points)) => Some(points),
            _ => None,
        });
        for (row, code) in matrix.rows.iter().enumerate() {
            if !self.has_row(matrix, row, code) {
                continue;
            }
            let cell = match points.get(code) {
                None => matrix.points.len() + 1,
                Some(point) if point.as_str() == DK => matrix.points.len(),
                Some(point) => match position(&matrix.points, point) {
                    Some(at) => at,
                    None => continue,
                },
            };
            body[row * stride + cell] += 1;
            if cell < matrix.points.len()
                && let Some(from) = other.and_then(|other| other.get(code))
                && let Some(from) = position(&matrix.points, from)
            {
                let pairs = matrix.rows.len() * stride + row * matrix.pairs();
                body[pairs + cell * matrix.points.len() + from] += 1;
            }
        }
    }

    fn has_row(&self, matrix: &MatrixShape, row: usize, code: &Code) -> bool {
        match &matrix.asked {
            Asked::All => true,
            Asked::Chosen(source) => chosen(self.answer(*source)).contains(code),
            Asked::Open(items) => self.answer(items[row]).is_some(),
        }
    }
}

/// The answers by index of item. Both sides are in order of name, so one walk is enough.
fn line_up<'a>(plan: &Plan, set: &'a AnswerSet) -> Vec<Option<&'a Answer>> {
    let mut answers = vec![None; plan.items.len()];
    let mut names = plan.by_name.iter().peekable();
    for (id, answer) in &set.answers {
        while names.next_if(|(name, _)| name < id).is_some() {}
        if let Some((_, index)) = names.next_if(|(name, _)| name == id) {
            answers[*index] = Some(answer);
        }
    }
    answers
}

/// Works out which items are visible, each once: the same judgement as
/// [`Survey::is_shown`](crate::survey::Survey::is_shown), which is asked for one item at a time.
struct Sight<'a> {
    plan: &'a Plan,
    answers: Vec<Option<&'a Answer>>,
    visible: Vec<Option<bool>>,
}

impl Sight<'_> {
    fn is_visible(&mut self, index: usize) -> bool {
        if let Some(known) = self.visible[index] {
            return known;
        }
        // An item cannot decide about itself: while it is being judged it counts as hidden.
        self.visible[index] = Some(false);
        let plan = self.plan;
        let item = &plan.items[index];
        let visible = plan.pages[item.page]
            .iter()
            .chain(&item.condition)
            .all(|test| self.holds(test))
            && self.has_rows(item);
        self.visible[index] = Some(visible);
        visible
    }

    fn has_rows(&mut self, item: &ItemPlan) -> bool {
        let Shape::Matrix(matrix) = &item.shape else {
            return true;
        };
        match &matrix.asked {
            Asked::All => !matrix.rows.is_empty(),
            Asked::Chosen(source) => {
                self.is_visible(*source)
                    && chosen(self.answers[*source])
                        .iter()
                        .any(|code| code.as_str() != DK)
            }
            Asked::Open(items) => items
                .iter()
                .any(|item| self.answers[*item].is_some() && self.is_visible(*item)),
        }
    }

    fn holds(&mut self, test: &Test) -> bool {
        match test {
            Test::Chosen(item, codes) => {
                self.is_visible(*item)
                    && chosen(self.answers[*item])
                        .iter()
                        .any(|code| codes.contains(code))
            }
            Test::Answered(item) => self.answers[*item].is_some() && self.is_visible(*item),
            Test::Not(inner) => !self.holds(inner),
            Test::All(parts) => parts.iter().all(|part| self.holds(part)),
            Test::Any(parts) => parts.iter().any(|part| self.holds(part)),
        }
    }
}

fn chosen(answer: Option<&Answer>) -> &[Code] {
    match answer {
        Some(Answer::Single(code)) => std::slice::from_ref(code),
        Some(Answer::Multiple(codes) | Answer::Ranking(codes)) => codes,
        _ => &[],
    }
}

fn position(codes: &[Code], code: &Code) -> Option<usize> {
    codes.iter().position(|known| known == code)
}

/// Place and index of each known code that was chosen; a code given twice counts once.
fn distinct<'a>(
    codes: &'a [Code],
    chosen: &'a [Code],
) -> impl Iterator<Item = (usize, usize)> + 'a {
    chosen
        .iter()
        .enumerate()
        .filter(|(place, code)| !chosen[..*place].contains(code))
        .filter_map(|(place, code)| Some((place, position(codes, code)?)))
}
