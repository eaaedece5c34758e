//! What to count, worked out once per survey.
//!
//! Owns the translation of a definition into indices: which cell of a tally belongs to which item,
//! code, row and point, and conditions that name items by index. Folding then compares no names of
//! items and builds nothing per answer.

use std::sync::Arc;

use crate::id::{Code, FieldId, ItemId};
use crate::survey::routing::Condition;
use crate::survey::{FieldKind, Item, Kind, Language, Point, Rows, Survey};

/// Cells at the head of a tally: people, complete ones, both by language, then people by number of
/// open answers.
pub(super) const LANGUAGES: usize = 2;
/// First of the cells that count people by number of open answers.
pub(super) const OPEN: usize = LANGUAGES + 2 * Language::ALL.len();
/// Cells that every item begins with: shown, answered, `dk`.
pub(super) const ITEM_HEAD: usize = 3;

/// A survey translated for counting.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) survey: Arc<Survey>,
    /// The items that ask something, in the order of the definition.
    pub(super) items: Vec<ItemPlan>,
    /// The conditions of the pages.
    pub(super) pages: Vec<Option<Test>>,
    /// Names and indices of the items, by name.
    pub(super) by_name: Vec<(ItemId, usize)>,
    /// The open answers.
    pub(super) open: Vec<usize>,
    /// The breakdown item.
    pub(super) breakdown: Option<usize>,
    /// Cells in a tally.
    pub(super) width: usize,
}

/// One item translated for counting.
#[derive(Debug)]
pub(super) struct ItemPlan {
    pub(super) id: ItemId,
    pub(super) page: usize,
    pub(super) condition: Option<Test>,
    pub(super) dk: bool,
    /// The first cell of the item.
    pub(super) start: usize,
    pub(super) shape: Shape,
    /// The open answers on the page of an item with choices: for each, after the cells of the
    /// shape, a cell a code for those who gave it.
    pub(super) beside: Vec<usize>,
}

/// What the cells after an item's head mean.
#[derive(Debug)]
pub(super) enum Shape {
    /// One cell a code.
    Choices { codes: Vec<Code>, multiple: bool },
    /// A cell a place, for each code.
    Ranking { codes: Vec<Code>, top: usize },
    /// See [`MatrixShape`].
    Matrix(MatrixShape),
    /// People by number of records (one, two, ...), then for each field a cell a code and one for
    /// "not given".
    Records { max: usize, fields: Vec<FieldPlan> },
    /// No cells.
    Text,
}

/// For each row a cell a point, one for `dk` and one for "left out"; then, if a gap is asked for,
/// for each row a cell for each pair of points.
#[derive(Debug)]
pub(super) struct MatrixShape {
    pub(super) rows: Vec<Code>,
    pub(super) asked: Asked,
    pub(super) points: Vec<Code>,
    /// The points as numbers, empty if they are none.
    pub(super) values: Vec<i64>,
    pub(super) top: usize,
    pub(super) gap_from: Option<usize>,
}

/// Which rows a respondent has.
#[derive(Debug)]
pub(super) enum Asked {
    All,
    /// Those chosen in this item.
    Chosen(usize),
    /// The open answers given: the item of each row.
    Open(Vec<usize>),
}

/// A choice field of records.
#[derive(Debug)]
pub(super) struct FieldPlan {
    pub(super) id: FieldId,
    pub(super) codes: Vec<Code>,
    /// The field's first cell, counted from the first after the item's head.
    pub(super) at: usize,
}

/// A condition on items by index.
#[derive(Debug)]
pub(super) enum Test {
    Chosen(usize, Vec<Code>),
    Answered(usize),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl MatrixShape {
    /// Cells of one row.
    pub(super) fn stride(&self) -> usize {
        self.points.len() + 2
    }

    /// Cells of one row's pairs.
    pub(super) fn pairs(&self) -> usize {
        self.points.len() * self.points.len()
    }
}

impl Shape {
    /// The codes that a person can choose.
    fn codes(&self) -> &[Code] {
        match self {
            Self::Choices { codes, .. } | Self::Ranking { codes, .. } => codes,
            Self::Matrix(_) | Self::Records { .. } | Self::Text => &[],
        }
    }

    /// Cells after the item's head.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Choices { codes, .. } => codes.len(),
            Self::Ranking { codes, top } => codes.len() * top,
            Self::Matrix(matrix) => {
                let pairs = matrix.gap_from.map_or(0, |_| matrix.pairs());
                matrix.rows.len() * (matrix.stride() + pairs)
            }
            Self::Records { max, fields } => {
                max + fields.iter().map(|f| f.codes.len() + 1).sum::<usize>()
            }
            Self::Text => 0,
        }
    }
}

impl Plan {
    /// Works out what to count.
    pub(super) fn new(survey: Arc<Survey>) -> Self {
        let asked: Vec<(usize, &Item)> = survey
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, p)| p.items.iter().map(move |item| (page, item)))
            .filter(|(_, item)| item.is_asked())
            .collect();
        let mut by_name: Vec<(ItemId, usize)> = asked
            .iter()
            .enumerate()
            .map(|(index, (_, item))| (item.id.clone(), index))
            .collect();
        by_name.sort();
        let names = Names(&by_name);
        let open: Vec<usize> = survey
            .open_items()
            .filter_map(|item| names.find(&item.id))
            .collect();
        let mut width = OPEN + open.len() + 1;
        let mut items = Vec::new();
        for (page, item) in &asked {
            let shape = names.shape(&survey, item, &open);
            let start = width;
            let beside = if is_crossed(&survey, item) {
                let texts = asked.iter().enumerate();
                let texts = texts.filter(|(_, (at, text))| at == page && is_open(text));
                texts.map(|(index, _)| index).collect()
            } else {
                Vec::new()
            };
            width += ITEM_HEAD + shape.width() + beside.len() * shape.codes().len();
            items.push(ItemPlan {
                id: item.id.clone(),
                page: *page,
                condition: item.show_if.as_ref().map(|c| names.test(c)),
                dk: item.dk,
                start,
                shape,
                beside,
            });
        }
        let pages = survey
            .pages
            .iter()
            .map(|page| page.show_if.as_ref().map(|c| names.test(c)))
            .collect();
        let breakdown = survey
            .privacy
            .breakdown
            .as_ref()
            .and_then(|id| names.find(id));
        Self {
            survey,
            items,
            pages,
            by_name,
            open,
            breakdown,
            width,
        }
    }

    /// The codes of the groups; nobody's group comes after them.
    pub(super) fn groups(&self) -> &[Code] {
        match self.breakdown.map(|index| &self.items[index].shape) {
            Some(Shape::Choices { codes, .. }) => codes,
            _ => &[],
        }
    }

    /// The items that decide, directly or through others, who sees this one.
    pub(super) fn sources(&self, index: usize) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect_sources(index, &mut found);
        found
    }

    /// The item whose choices are the rows of this one.
    pub(super) fn carrier(&self, index: usize) -> Option<usize> {
        match &self.items[index].shape {
            Shape::Matrix(matrix) => match matrix.asked {
                Asked::Chosen(source) => Some(source),
                Asked::All | Asked::Open(_) => None,
            },
            _ => None,
        }
    }

    fn collect_sources(&self, index: usize, found: &mut Vec<usize>) {
        let item = &self.items[index];
        let mut direct = Vec::new();
        let page = self.pages[item.page].as_ref();
        for test in page.into_iter().chain(&item.condition) {
            test.collect_items(&mut direct);
        }
        direct.extend(self.carrier(index));
        for source in direct {
            if !found.contains(&source) {
                found.push(source);
                self.collect_sources(source, found);
            }
        }
    }
}

impl Test {
    fn collect_items(&self, into: &mut Vec<usize>) {
        match self {
            Self::Chosen(item, _) | Self::Answered(item) => into.push(*item),
            Self::Not(inner) => inner.collect_items(into),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.collect_items(into);
                }
            }
        }
    }
}

/// Whether it is counted who also gave the open answers beside an item: not for the gate of consent,
/// which has one choice, nor by group, nor for what is the organisers' own.
fn is_crossed(survey: &Survey, item: &Item) -> bool {
    let is_breakdown = survey.privacy.breakdown.as_ref() == Some(&item.id);
    !is_breakdown && !item.internal && item.choices().len() > 1
}

fn is_open(item: &Item) -> bool {
    matches!(item.kind, Kind::Text { .. }) && !item.internal
}

/// Names and indices of the items, by name.
struct Names<'a>(&'a [(ItemId, usize)]);

impl Names<'_> {
    fn find(&self, id: &ItemId) -> Option<usize> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(id));
        at.ok().map(|at| self.0[at].1)
    }

    fn test(&self, condition: &Condition) -> Test {
        // A condition on something that asks nothing never holds, like one on a hidden item.
        let never = || Test::Any(Vec::new());
        match condition {
            Condition::Chosen(id, codes) => self
                .find(id)
                .map_or_else(never, |item| Test::Chosen(item, codes.clone())),
            Condition::Answered(id) => self.find(id).map_or_else(never, Test::Answered),
            Condition::Not(inner) => Test::Not(Box::new(self.test(inner))),
            Condition::All(parts) => Test::All(parts.iter().map(|p| self.test(p)).collect()),
            Condition::Any(parts) => Test::Any(parts.iter().map(|p| self.test(p)).collect()),
        }
    }

    fn shape(&self, survey: &Survey, item: &Item, open: &[usize]) -> Shape {
        let codes = || -> Vec<Code> { item.choices().iter().map(|c| c.code.clone()).collect() };
        match &item.kind {
            Kind::Single { .. } | Kind::Multiple { .. } => Shape::Choices {
                codes: codes(),
                multiple: matches!(item.kind, Kind::Multiple { .. }),
            },
            Kind::Ranking { top, .. } => Shape::Ranking {
                codes: codes(),
                top: *top,
            },
            Kind::Matrix {
                rows,
                scale,
                gap_from,
            } => Shape::Matrix(MatrixShape {
                rows: survey
                    .possible_rows(item)
                    .into_iter()
                    .map(|row| row.code)
                    .collect(),
                asked: match rows {
                    Rows::Fixed(_) => Asked::All,
                    Rows::Carried(source) => self.find(source).map_or(Asked::All, Asked::Chosen),
                    Rows::OpenAnswers => Asked::Open(open.to_vec()),
                },
                points: scale.points.iter().map(|p| p.code.clone()).collect(),
                values: if scale.is_ordinal() {
                    scale.points.iter().filter_map(Point::value).collect()
                } else {
                    Vec::new()
                },
                top: scale.top,
                gap_from: gap_from.as_ref().and_then(|id| self.find(id)),
            }),
            Kind::Records { fields, max } => {
                let mut at = *max;
                let fields = fields
                    .iter()
                    .filter_map(|field| match &field.kind {
                        FieldKind::Choice(choices) => {
                            let codes: Vec<Code> = choices.iter().map(|c| c.code.clone()).collect();
                            let start = at;
                            at += codes.len() + 1;
                            Some(FieldPlan {
                                id: field.id.clone(),
                                codes,
                                at: start,
                            })
                        }
                        FieldKind::Text { .. } => None,
                    })
                    .collect();
                Shape::Records { max: *max, fields }
            }
            Kind::Text { .. } | Kind::Statement => Shape::Text,
        }
    }
}
