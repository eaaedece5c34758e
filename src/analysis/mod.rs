//! Level 3a: from answers to figures that may be shown.
//!
//! Owns counting, the statistics made from counts, and disclosure control. A [`Tabulator`] folds
//! responses one at a time into counts whose size does not depend on how many there are, and two
//! of them merge, so a fold can be split, run in parallel and continued. Counts themselves never
//! leave this module: [`Tabulator::publish`] is the only way out, and what it hands over is
//! [`Published`], a figure or the reason why there is none. Knows nothing of storage, clocks,
//! labels or pages.
//!
//! # Who can find out what
//! The rules of [`Partition`] and [`publish`](Tabulator::publish) are made against a reader who
//! holds everything that was ever published about a survey and subtracts.
//!
//! 1. **Groups are cut once.** The sizes of the groups, and nothing else, decide how groups are
//!    merged ([`Partition`]). People who named no group are a group like the others, because they
//!    would otherwise be what remains after subtracting every group from the whole.
//! 2. **Merging for one item only ever makes the rest grow.** Where a group has too few answers to
//!    an item, the smallest groups join the rest, in one order for all items, until every part has
//!    enough. Two items therefore show either the same parts or parts of which one's rest holds
//!    the other's, and no part is published as a difference of two others *of the same item*. A
//!    carried matrix never has finer parts than its source, because only those who answered the
//!    source see it; counts of people asked are not shown by part at all.
//! 3. **A row is shown for all parts or for none**, so a hidden row cannot be the overall row minus
//!    the others.
//! 4. **What routing tells is held back** with its source: how many saw an item says how many chose
//!    what leads to it.
//!
//! It follows that everything published stays the same, to the last digit, when people inside the
//! rest exchange their groups. So nothing published tells the groups inside the rest apart, which
//! is what the property test of the disclosure rules asserts.
//!
//! 5. **Releases differ by nobody or by enough people**, in every part of every item, row and gap,
//!    whichever releases are set beside each other: see [`Cohorts::release`].
//! 6. **What a room was told** of one question while answers came in is about people drawn at random,
//!    and later figures of that question stand beside it or are withheld: see [`Revealed`].
//!
//! What this does not promise: a count of nobody, or of everybody, in the rest is one in each of its
//! groups. And in a part of fewer than ten people none and all are published as
//! [`Count::UnderTenth`] and [`Count::OverNineTenths`]. That is a rule for words, which takes the
//! verdicts "nobody" and "everybody" out of them, and no protection against arithmetic: beside a
//! base of six, "under 10 %" can only mean nobody, and the whole less the other parts gives the
//! count as well. To close it, every count of such a part and one of each other part would have to
//! be told as a range too, down to the whole, which is told exactly; then hardly any breakdown of a
//! room of fifty would be left. Nothing above rests on it.

mod agreement;
mod disclosure;
mod figure;
pub mod name;
mod plan;
mod publish;
pub mod quote;
mod release;
mod result;
mod reveal;
pub mod statistic;
mod tabulator;
mod tally;
mod teller;
mod theme;
mod told;

#[cfg(test)]
#[path = "../../tests/suite/analysis_expected.rs"]
mod expected;

pub use agreement::{Side, Verdict};
pub use disclosure::Partition;
pub use figure::{
    Base, Block, Breakdown, ChoiceRow, Choices, Count, FieldFigures, Figures, Gap, Group,
    ItemFigures, Matrix, MatrixRow, OpenAnswers, Participation, Period, Precision, Published,
    RankedRow, Ranking, Reason, Records, RowFigures, Share, Told,
};
pub use name::Named;
pub use release::{Cohorts, Ledger, Waiting};
pub use result::{Hidden, Results, Value};
pub use reveal::Revealed;
pub use tabulator::Tabulator;
pub use theme::{Agreement, BookCode, Coding, Theme, ThemeTally};
