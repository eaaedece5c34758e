//! The figures that leave `analysis`.
//!
//! Owns their shape only: plain values that charts, papers, tables and pages read. How they are
//! counted and when they are withheld is decided elsewhere in this module.

use crate::id::{Code, FieldId, ItemId};
use crate::survey::Language;

/// A figure that has passed disclosure control, or the reason why it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published<T> {
    /// The figure may be shown to anybody.
    Shown(T),
    /// The figure stays inside.
    Suppressed(Reason),
}

impl<T> Published<T> {
    /// The figure, if it may be shown.
    pub fn shown(&self) -> Option<&T> {
        match self {
            Self::Shown(figure) => Some(figure),
            Self::Suppressed(_) => None,
        }
    }

    /// Why there is no figure.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Shown(_) => None,
            Self::Suppressed(reason) => Some(*reason),
        }
    }

    /// The figure turned into another by `change`.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Published<U> {
        match self {
            Self::Shown(figure) => Published::Shown(change(figure)),
            Self::Suppressed(reason) => Published::Suppressed(reason),
        }
    }

    /// The figure by reference.
    pub fn as_ref(&self) -> Published<&T> {
        match self {
            Self::Shown(figure) => Published::Shown(figure),
            Self::Suppressed(reason) => Published::Suppressed(*reason),
        }
    }

    /// The figure if `condition` holds, else `reason`.
    pub(super) fn when(condition: bool, reason: Reason, figure: impl FnOnce() -> T) -> Self {
        if condition {
            Self::Shown(figure())
        } else {
            Self::Suppressed(reason)
        }
    }
}

/// Why a figure is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Fewer people than the suppression threshold stand behind it: "too few to say".
    TooFew,
    /// The group is below the threshold and counted among the other stakeholders.
    SmallGroup,
    /// Merging small groups left only one part, so there is nothing to compare.
    TooFewGroups,
    /// The survey names no item to break figures down by, or this is that item.
    NotBrokenDown,
    /// It would tell that everybody in a small group said the same.
    Unanimous,
    /// Another withheld figure could be worked out from it.
    Derivable,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::TooFew,
        Self::SmallGroup,
        Self::TooFewGroups,
        Self::NotBrokenDown,
        Self::Unanimous,
        Self::Derivable,
    ];
}

/// A number of people or records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// As counted.
    Exact(u32),
    /// None, in a group of fewer than ten: said as "under 10 %".
    UnderTenth,
    /// All, in a group of fewer than ten: said as "over 90 %".
    OverNineTenths,
}

impl Count {
    /// The number, unless only its range is told.
    pub fn exact(self) -> Option<u32> {
        match self {
            Self::Exact(count) => Some(count),
            Self::UnderTenth | Self::OverNineTenths => None,
        }
    }
}

/// A count with its base: a percentage never travels without what it is a percentage of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: Count,
    /// Of how many.
    pub base: u32,
}

/// How a share of a base this size is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Base under 10: the count alone.
    CountOnly,
    /// Base of 10 to 29: the count, then the percentage without decimals in brackets.
    CountFirst,
    /// Base of 30 and more: both.
    Both,
}

impl Share {
    /// How this share is told, by the size of its base.
    pub fn precision(self) -> Precision {
        match self.base {
            0..=9 => Precision::CountOnly,
            10..=29 => Precision::CountFirst,
            30.. => Precision::Both,
        }
    }

    /// The percentage, 0 to 100; `None` without a base or when only a range is told.
    pub fn percent(self) -> Option<f64> {
        let count = self.count.exact()?;
        (self.base > 0).then(|| 100.0 * f64::from(count) / f64::from(self.base))
    }

    /// The share as a fraction to draw, 0 to 1: of a range its middle, without a base 0.
    pub fn fraction(self) -> f64 {
        match self.count {
            Count::UnderTenth => 0.05,
            Count::OverNineTenths => 0.95,
            Count::Exact(_) => self.percent().unwrap_or(0.0) / 100.0,
        }
    }
}

/// What became of an item, in people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// Reached the page and was shown the item.
    pub shown: Published<u32>,
    /// Gave an answer, `dk` included.
    pub answered: Published<u32>,
    /// Answered nothing but "don't know / prefer not to say".
    pub dk: Published<u32>,
    /// Item nonresponse: shown, not answered.
    pub skipped: Published<u32>,
}

/// The figures of one item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFigures {
    /// The item.
    pub item: ItemId,
    /// What became of it.
    pub base: Base,
    /// What all who answered said.
    pub figures: Published<Figures>,
    /// What was written beside the choices, an entry for each open answer on the same page.
    pub told: Vec<Told>,
    /// What the groups said.
    pub breakdown: Published<Breakdown>,
}

/// Of those who made a choice, how many also gave an open answer; told of all people only.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The open answer.
    pub text: ItemId,
    /// One row a choice, in the order of the definition; the base is who made it.
    pub rows: Vec<(Code, Published<Share>)>,
}

/// What was said, by kind of item.
#[derive(Debug, Clone, PartialEq)]
pub enum Figures {
    /// Of a single or multiple item.
    Choices(Choices),
    /// Of a ranking.
    Ranking(Ranking),
    /// Of a matrix.
    Matrix(Matrix),
    /// Of records.
    Records(Records),
    /// Of a text: words are not counted here, only that there are some.
    Text {
        /// How many people wrote something.
        answered: u32,
    },
}

/// Figures of a single or multiple item, base people who answered, `dk` included.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// People who answered.
    pub base: u32,
    /// Whether people could choose several, so that the rows do not sum to the base.
    pub multiple: bool,
    /// One row a choice, in the order of the definition.
    pub rows: Vec<ChoiceRow>,
    /// "Don't know / prefer not to say"; `None` where it is not offered.
    pub dk: Option<Share>,
}

/// People who made one choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceRow {
    /// The choice.
    pub code: Code,
    /// How many people made it.
    pub share: Published<Share>,
}

/// Figures of a ranking, base people who answered, `dk` included.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// People who answered.
    pub base: u32,
    /// How many places there are.
    pub top: usize,
    /// One row a choice, in the order of the definition.
    pub rows: Vec<RankedRow>,
    /// "Don't know / prefer not to say"; `None` where it is not offered.
    pub dk: Option<Share>,
}

/// How one choice was ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedRow {
    /// The choice.
    pub code: Code,
    /// People who gave it any place.
    pub chosen: Share,
    /// People who gave it the first place, the second, ...
    pub places: Vec<Share>,
    /// Points: `top` for a first place, one less for each place after it (see
    /// [`statistic::borda`](super::statistic::borda)).
    pub borda: Published<u32>,
}

/// Figures of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// People who answered at least one row.
    pub base: u32,
    /// The codes of the scale, from low to high, `dk` not among them.
    pub points: Vec<Code>,
    /// How many of the highest points make the top box; 0 for a scale without order.
    pub top: usize,
    /// One row a row, in the order of the definition.
    pub rows: Vec<MatrixRow>,
}

/// One row of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// The row.
    pub code: Code,
    /// Its figures.
    pub figures: Published<RowFigures>,
}

/// The figures of one row. Base of every share: the people who rated it, `dk` included.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFigures {
    /// People who rated the row, `dk` included.
    pub rated: u32,
    /// People who answered the matrix, had this row and left it out. Not told by group.
    pub left_out: Published<u32>,
    /// People at each point, in the order of [`Matrix::points`].
    pub points: Vec<Share>,
    /// People who said "don't know / prefer not to say".
    pub dk: Share,
    /// People at the highest [`Matrix::top`] points; `None` for a scale without order.
    pub top: Option<Share>,
    /// The median point, `dk` left out; `None` for points that are no numbers (see
    /// [`statistic::median`](super::statistic::median)).
    pub median: Option<Published<i64>>,
    /// The mean of the points, `dk` left out; `None` for points that are no numbers.
    pub mean: Option<Published<f64>>,
    /// The paired gap; `None` unless the item names another to compare with.
    pub gap: Option<Published<Gap>>,
}

/// The paired gap: for each person with a number in both matrices, this one minus the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// People with a number in both.
    pub people: u32,
    /// Their mean in this matrix.
    pub mean: f64,
    /// Their mean in the other matrix.
    pub mean_from: f64,
    /// The mean of their gaps, in points.
    pub mean_gap: f64,
    /// The smallest and the largest gap. Not told by group: both are single people's.
    pub extremes: Published<(i64, i64)>,
}

/// Figures of records.
#[derive(Debug, Clone, PartialEq)]
pub struct Records {
    /// People who gave at least one record.
    pub people: u32,
    /// Records given.
    pub records: u32,
    /// People who gave one record, two, ...
    pub per_person: Vec<Share>,
    /// One entry a choice field, in the order of the definition.
    pub fields: Vec<FieldFigures>,
}

/// Figures of one choice field of records, base records.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldFigures {
    /// The field.
    pub field: FieldId,
    /// Records by choice, in the order of the definition.
    pub rows: Vec<(Code, Share)>,
    /// Records in which the field was left out.
    pub not_given: Share,
}

/// The figures of one item by group.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// The parts: single groups in the order of the definition, then the rest. Everybody is in
    /// exactly one.
    pub blocks: Vec<Block>,
}

/// The figures of one part.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Who is in it.
    pub group: Group,
    /// How many of them answered the item, `dk` included.
    pub answered: u32,
    /// What they said.
    pub figures: Figures,
}

/// One part of the people, by the choices of the breakdown item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// One group.
    One(Code),
    /// Everybody who named no group.
    NotGiven,
    /// Groups too small to be shown, together: "other stakeholders".
    Others {
        /// The groups, in the order of the definition.
        codes: Vec<Code>,
        /// Whether people who named no group are among them.
        not_given: bool,
    },
}

/// Who took part.
#[derive(Debug, Clone, PartialEq)]
pub struct Participation {
    /// People invited; `None` when nobody counted.
    pub invited: Option<u32>,
    /// People who answered anything.
    pub started: u32,
    /// People who sent their response.
    pub complete: u32,
    /// People by group.
    pub groups: Published<Vec<(Group, u32)>>,
    /// People by the language in which they read the form; languages with too few together, at
    /// the end.
    pub languages: Published<Vec<(Vec<Language>, u32)>>,
    /// People by the day of their response; days with too few are told as one period.
    pub days: Published<Vec<Period>>,
    /// How many open answers people gave.
    pub open_answers: Published<OpenAnswers>,
}

/// People in a run of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: jiff::civil::Date,
    /// Last day, the first one for a single day.
    pub last: jiff::civil::Date,
    /// People whose response bears one of these days.
    pub people: u32,
}

/// How many open answers people gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAnswers {
    /// People who gave none.
    pub none: Share,
    /// People who gave at least two.
    pub two_or_more: Share,
}
