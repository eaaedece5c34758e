//! The name of every published figure: one figure, one name, wherever it is told.
//!
//! Owns the grammar of names, the order of figures, and finding one by name. A name is made of what
//! the figure is about, with dots between:
//!
//! | figures of | names |
//! |---|---|
//! | everybody | `invited`, `started`, `complete`, `people@GROUP`, `language.TAG.people`, `day.DATE.people`, `no_open_answer`, `two_or_more_open_answers` |
//! | any item | `ITEM.shown`, `ITEM.answered`, `ITEM.dk`, `ITEM.skipped` |
//! | a choice, or `dk` | `ITEM.CODE.chosen` |
//! | a ranked choice | `ITEM.CODE.chosen`, `.first`, `.second`, `.third`, `.place_4` ..., `.borda` |
//! | a row of a matrix | `ITEM.ROW.POINT.chosen`, `ITEM.ROW.dk.chosen`, `ITEM.ROW.rated`, `.left_out`, `.top_two` (as many points as the scale counts as agreement), `.median`, `.mean`, `.gap` (its mean), `.gap_people`, `.gap_mean` and `.gap_mean_from` (the two sides), `.gap_min`, `.gap_max` |
//! | a choice, with an open answer on its page | `ITEM.CODE.told_TEXT`: how many of those who made it gave the answer |
//! | records | `ITEM.people`, `ITEM.records`, `ITEM.people_with_1` ..., `ITEM.FIELD.CODE.records`, `ITEM.FIELD.not_given` |
//! | a group | any name of an item with `@GROUP` after it; `@others` for the groups counted together, `@not_given` for those who named none |
//!
//! `.chosen` and `.records` may be left off where they come last. Where a whole item, row or
//! breakdown is withheld, `figures` or `breakdown` stands for all the names below it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::figure::{
    Block, Choices, Figures, Gap, Group, ItemFigures, Matrix, Participation, Period, Published,
    Ranking, Reason, Records, RowFigures, Share,
};
use super::result::{Results, Value};
use super::tabulator::Tabulator;
use crate::id::{DK, ItemId};
use crate::survey::Survey;

/// What stands for all figures of an item or row that are withheld together.
const ALL_FIGURES: &str = "figures";
/// What stands for all groups of an item that is not broken down.
const ALL_GROUPS: &str = "breakdown";
/// People who named no group, as a group.
pub(super) const NOT_GIVEN: &str = "not_given";
/// What stands in a name before the open answer that was given beside a choice.
pub(super) const TOLD_BEFORE: &str = ".told_";
/// The places of a ranking that have words.
const PLACES: [&str; 3] = ["first", "second", "third"];
/// The boxes of the highest points that have words.
const TOPS: [&str; 3] = ["top_one", "top_two", "top_three"];
/// What may be left off at the end of a name.
const SHORTENED: [&str; 2] = ["chosen", "records"];

/// A published figure and what it is about; what is empty does not apply.
#[derive(Debug, Clone, PartialEq)]
pub struct Named<'a> {
    /// The item; `None` for figures of everybody who took part.
    pub item: Option<&'a ItemId>,
    /// The group.
    pub group: Option<&'a Group>,
    /// The choice, row or field; `language` or `day` for those who took part.
    pub row: Cow<'a, str>,
    /// The point of the scale, the choice of the field; the language or the day.
    pub point: Cow<'a, str>,
    /// What is counted: the last word of the name.
    pub statistic: Cow<'a, str>,
    /// The figure.
    pub figure: Published<Value>,
}

impl Named<'_> {
    /// The name in full.
    pub fn name(&self) -> String {
        let item = self.item.map_or("", ItemId::as_str);
        let parts = [item, &self.row, &self.point, &self.statistic];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let name = parts.join(".");
        match self.group {
            Some(group) => format!("{name}@{}", group.name()),
            None => name,
        }
    }
}

impl Group {
    /// The group in names: its code, `not_given` or `others`.
    pub fn name(&self) -> &str {
        match self {
            Self::One(code) => code.as_str(),
            Self::NotGiven => NOT_GIVEN,
            Self::Others { .. } => "others",
        }
    }
}

/// Every figure of `results`, in the order of the definition, withheld ones too.
pub(super) fn list(results: &Results) -> Vec<Named<'_>> {
    let mut listing = Listing::default();
    listing.participation(results.participation());
    for item in results.items() {
        listing.item(item);
    }
    listing.named
}

/// Every figure that may leave the house: of `list` what is not about items for the organisers
/// only, and "don't know" only where it was offered.
pub fn published<'a>(survey: &Survey, results: &'a Results) -> Vec<Named<'a>> {
    let mut named = list(results);
    named.retain(|named| {
        let Some(id) = named.item else { return true };
        survey.item(id.as_str()).is_some_and(|item| {
            let offered = named.point != DK || item.dk;
            offered && !item.internal && !survey.is_internal_row(item, &named.row)
        })
    });
    named
}

/// Every name that a figure of `survey` can have, whatever will be answered, except those of days.
pub fn names(survey: &Survey) -> BTreeSet<String> {
    // Nobody's answers without a threshold: everything is told, and it is all zero.
    let mut open = survey.clone();
    open.privacy.threshold = 0;
    let results = Tabulator::new(Arc::new(open)).publish();
    let mut names: BTreeSet<String> = published(survey, &results)
        .iter()
        .map(Named::name)
        .collect();
    let others: Vec<String> = names
        .iter()
        .filter_map(|name| name.strip_suffix(Group::NotGiven.name()))
        .filter(|stem| stem.ends_with('@'))
        .map(|stem| format!("{stem}others"))
        .collect();
    names.extend(others);
    names
}

/// `name` and what it may be short for, the likeliest first.
pub fn expand(name: &str) -> Vec<String> {
    let (stem, group) = split(name);
    let short = SHORTENED.iter().map(|last| format!("{stem}.{last}{group}"));
    std::iter::once(name.to_owned()).chain(short).collect()
}

/// Figures by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Index(BTreeMap<String, Published<Value>>);

impl Index {
    /// The figures of `results` that may leave the house (see [`published`]).
    pub fn of(survey: &Survey, results: &Results) -> Self {
        Self::from_list(&published(survey, results))
    }

    pub(super) fn from_list(list: &[Named<'_>]) -> Self {
        Self(list.iter().map(|n| (n.name(), n.figure)).collect())
    }

    /// The figure called `name`: [`Published::Suppressed`] where it, or all that stand beside it,
    /// may not be told; `None` if there is none.
    pub fn find(&self, name: &str) -> Option<Published<Value>> {
        let look = |wanted: &str| self.0.get(wanted).copied();
        if let Some(figure) = expand(name).iter().find_map(|name| look(name)) {
            return Some(figure);
        }
        let (mut stem, group) = split(name);
        while let Some((above, _)) = stem.rsplit_once('.') {
            let withheld = look(&format!("{above}.{ALL_FIGURES}{group}"))
                .or_else(|| look(&format!("{above}.{ALL_FIGURES}")))
                .or_else(|| look(&format!("{above}.{ALL_GROUPS}")).filter(|_| !group.is_empty()));
            if withheld.is_some() {
                return withheld;
            }
            stem = above;
        }
        None
    }
}

/// A name without its group, and the group with its `@`.
fn split(name: &str) -> (&str, &str) {
    name.split_at(name.find('@').unwrap_or(name.len()))
}

fn count(number: u32) -> Published<Value> {
    Published::Shown(Value::Count(number))
}

fn share(share: Share) -> Published<Value> {
    Published::Shown(Value::Share(share))
}

/// What a figure is about while figures are listed.
#[derive(Clone, Copy, Default)]
struct At<'a> {
    item: Option<&'a ItemId>,
    group: Option<&'a Group>,
    row: &'a str,
    point: &'a str,
}

/// Figures being listed.
#[derive(Default)]
struct Listing<'a> {
    named: Vec<Named<'a>>,
}

impl<'a> Listing<'a> {
    fn put(&mut self, at: At<'a>, statistic: impl Into<Cow<'a, str>>, figure: Published<Value>) {
        self.named.push(Named {
            item: at.item,
            group: at.group,
            row: at.row.into(),
            point: at.point.into(),
            statistic: statistic.into(),
            figure,
        });
    }

    /// People by one thing about the form, such as its language.
    fn people(&mut self, by: &'a str, point: String, people: u32) {
        self.named.push(Named {
            item: None,
            group: None,
            row: by.into(),
            point: point.into(),
            statistic: "people".into(),
            figure: count(people),
        });
    }

    fn participation(&mut self, took_part: &'a Participation) {
        let at = At::default();
        if let Some(invited) = took_part.invited {
            self.put(at, "invited", count(invited));
        }
        self.put(at, "started", count(took_part.started));
        self.put(at, "complete", count(took_part.complete));
        for (group, people) in took_part.groups.shown().into_iter().flatten() {
            let group = Some(group);
            self.put(At { group, ..at }, "people", count(*people));
        }
        for (languages, people) in took_part.languages.shown().into_iter().flatten() {
            let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
            self.people("language", tags.join("+"), *people);
        }
        for period in took_part.days.shown().into_iter().flatten() {
            self.people("day", days(period), period.people);
        }
        if let Published::Shown(open) = took_part.open_answers {
            self.put(at, "no_open_answer", share(open.none));
            self.put(at, "two_or_more_open_answers", share(open.two_or_more));
        }
    }

    fn item(&mut self, item: &'a ItemFigures) {
        let at = At {
            item: Some(&item.item),
            ..At::default()
        };
        let base = item.base;
        self.put(at, "shown", base.shown.map(Value::Count));
        self.put(at, "answered", base.answered.map(Value::Count));
        self.put(at, "dk", base.dk.map(Value::Count));
        self.put(at, "skipped", base.skipped.map(Value::Count));
        match &item.figures {
            Published::Shown(figures) => self.figures(at, figures),
            Published::Suppressed(reason) => {
                self.put(at, ALL_FIGURES, Published::Suppressed(*reason));
            }
        }
        for told in &item.told {
            for (code, given) in &told.rows {
                let row = code.as_str();
                let statistic = format!("{}{}", &TOLD_BEFORE[1..], told.text);
                self.put(At { row, ..at }, statistic, given.map(Value::Share));
            }
        }
        match &item.breakdown {
            Published::Shown(breakdown) => {
                for Block {
                    group,
                    answered,
                    figures,
                } in &breakdown.blocks
                {
                    let group = Some(group);
                    let at = At { group, ..at };
                    self.put(at, "answered", count(*answered));
                    self.figures(at, figures);
                }
            }
            // Where nothing is ever broken down there is nothing to tell of it.
            Published::Suppressed(Reason::NotBrokenDown) => {}
            Published::Suppressed(reason) => {
                self.put(at, ALL_GROUPS, Published::Suppressed(*reason));
            }
        }
    }

    fn figures(&mut self, at: At<'a>, figures: &'a Figures) {
        match figures {
            Figures::Choices(choices) => self.choices(at, choices),
            Figures::Ranking(ranking) => self.ranking(at, ranking),
            Figures::Matrix(matrix) => self.matrix(at, matrix),
            Figures::Records(records) => self.records(at, records),
            // How many wrote something is told as `answered`.
            Figures::Text { .. } => {}
        }
    }

    fn choices(&mut self, at: At<'a>, choices: &'a Choices) {
        for row in &choices.rows {
            let at = At {
                row: row.code.as_str(),
                ..at
            };
            self.put(at, "chosen", row.share.map(Value::Share));
        }
        self.dk(at, choices.dk);
    }

    fn dk(&mut self, at: At<'a>, dk: Option<Share>) {
        if let Some(dk) = dk {
            self.put(At { row: DK, ..at }, "chosen", share(dk));
        }
    }

    fn ranking(&mut self, at: At<'a>, ranking: &'a Ranking) {
        for row in &ranking.rows {
            let at = At {
                row: row.code.as_str(),
                ..at
            };
            self.put(at, "chosen", share(row.chosen));
            for (index, place) in row.places.iter().enumerate() {
                let name = match PLACES.get(index) {
                    Some(name) => Cow::Borrowed(*name),
                    None => format!("place_{}", index + 1).into(),
                };
                self.put(at, name, share(*place));
            }
            self.put(at, "borda", row.borda.map(Value::Count));
        }
        self.dk(at, ranking.dk);
    }

    fn matrix(&mut self, at: At<'a>, matrix: &'a Matrix) {
        for row in &matrix.rows {
            let at = At {
                row: row.code.as_str(),
                ..at
            };
            match &row.figures {
                Published::Shown(figures) => self.matrix_row(at, matrix, figures),
                Published::Suppressed(reason) => {
                    self.put(at, ALL_FIGURES, Published::Suppressed(*reason));
                }
            }
        }
    }

    fn matrix_row(&mut self, at: At<'a>, matrix: &'a Matrix, row: &'a RowFigures) {
        for (code, people) in matrix.points.iter().zip(&row.points) {
            let point = code.as_str();
            self.put(At { point, ..at }, "chosen", share(*people));
        }
        self.put(At { point: DK, ..at }, "chosen", share(row.dk));
        self.put(at, "rated", count(row.rated));
        // By group it is never told, which is no news about the group.
        if at.group.is_none() {
            self.put(at, "left_out", row.left_out.map(Value::Count));
        }
        if let Some(top) = row.top {
            let name = match TOPS.get(matrix.top.wrapping_sub(1)) {
                Some(name) => Cow::Borrowed(*name),
                None => format!("top_{}", matrix.top).into(),
            };
            self.put(at, name, share(top));
        }
        if let Some(median) = row.median {
            self.put(at, "median", median.map(Value::Point));
        }
        if let Some(mean) = row.mean {
            self.put(at, "mean", mean.map(Value::Mean));
        }
        if let Some(gap) = row.gap {
            self.gap(at, gap);
        }
    }

    fn gap(&mut self, at: At<'a>, gap: Published<Gap>) {
        self.put(at, "gap", gap.map(|gap| Value::Mean(gap.mean_gap)));
        self.put(at, "gap_people", gap.map(|gap| Value::Count(gap.people)));
        self.put(at, "gap_mean", gap.map(|gap| Value::Mean(gap.mean)));
        let from = gap.map(|gap| Value::Mean(gap.mean_from));
        self.put(at, "gap_mean_from", from);
        if at.group.is_none() {
            let extremes = match gap {
                Published::Shown(gap) => gap.extremes,
                Published::Suppressed(reason) => Published::Suppressed(reason),
            };
            self.put(at, "gap_min", extremes.map(|(low, _)| Value::Point(low)));
            self.put(at, "gap_max", extremes.map(|(_, high)| Value::Point(high)));
        }
    }

    fn records(&mut self, at: At<'a>, records: &'a Records) {
        self.put(at, "people", count(records.people));
        self.put(at, "records", count(records.records));
        for (index, people) in records.per_person.iter().enumerate() {
            self.put(at, format!("people_with_{}", index + 1), share(*people));
        }
        for field in &records.fields {
            let at = At {
                row: field.field.as_str(),
                ..at
            };
            for (code, records) in &field.rows {
                let point = code.as_str();
                self.put(At { point, ..at }, "records", share(*records));
            }
            self.put(at, "not_given", share(field.not_given));
        }
    }
}

/// A day, or the first and the last one of a period.
fn days(period: &Period) -> String {
    if period.first == period.last {
        period.first.to_string()
    } else {
        format!("{}/{}", period.first, period.last)
    }
}
