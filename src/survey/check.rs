//! How the parts of a definition fit together: references, order, conditions that can hold.
//!
//! Owns the rules that need more than one part to be seen at once. Works on a survey whose parts
//! have been read and points at their places; reading itself is in [`parse`](super::parse).

use std::collections::BTreeMap;
use std::ops::Range;

use super::item::{Item, Kind, Rows};
use super::parse::{ItemPlaces, Places};
use super::routing::Condition;
use super::{Page, Survey};
use crate::definition::list;
use crate::diagnostic::Diagnostics;
use crate::id::{Code, DK, ItemId};

/// The levels of consent to quote, which reports and exports know by these codes.
pub const QUOTE_LEVELS: [&str; 3] = ["count", "anonymous", "group"];

/// Adds every fault of `survey` to `faults`.
pub(super) fn check(survey: &Survey, places: &Places, faults: &mut Diagnostics) {
    check_privacy(survey, places, faults);
    let mut asked = Earlier {
        survey,
        items: Vec::new(),
    };
    for page in &survey.pages {
        if let (Some(condition), Some(place)) =
            (&page.show_if, places.page_conditions.get(&page.id))
        {
            check_condition(&asked, condition, place, faults);
        }
        for item in &page.items {
            let place = places.items.get(&item.id).cloned().unwrap_or_default();
            if let (Some(condition), Some(span)) = (&item.show_if, &place.condition)
                && check_condition(&asked, condition, span, faults)
            {
                check_possible(survey, page, item, span, faults);
            }
            check_matrix(&asked, item, &place, faults);
            if item.required && item.choices().is_empty() && !matches!(item.kind, Kind::Text { .. })
            {
                faults
                    .error(
                        "cannot-require",
                        place.id,
                        format!("`{}` cannot be required", item.id),
                    )
                    .help("only single, multiple, ranking and text items can be `required`");
            }
            asked.items.push(item);
        }
    }
}

/// The items asked so far.
struct Earlier<'a> {
    survey: &'a Survey,
    items: Vec<&'a Item>,
}

impl<'a> Earlier<'a> {
    /// The earlier item called `id`, or a fault that says why there is none.
    fn find(&self, id: &ItemId, at: &Range<usize>, faults: &mut Diagnostics) -> Option<&'a Item> {
        let found = self.items.iter().copied().find(|item| item.id == *id);
        if found.is_some() {
            return found;
        }
        if self.survey.item(id.as_str()).is_some() {
            faults
                .error(
                    "asked-later",
                    at.clone(),
                    format!("`{id}` is not asked before this"),
                )
                .help("move it up: only what was answered earlier can decide what is shown");
        } else {
            let names = self.items.iter().map(|item| item.id.as_str());
            faults
                .error(
                    "unknown-item",
                    at.clone(),
                    format!("there is no item `{id}`"),
                )
                .label("not an item on this or an earlier page")
                .suggest(id.as_str(), names);
        }
        None
    }
}

fn check_privacy(survey: &Survey, places: &Places, faults: &mut Diagnostics) {
    let privacy = &survey.privacy;
    if let (Some(id), Some(at)) = (&privacy.breakdown, &places.breakdown) {
        let single = survey
            .item(id.as_str())
            .map(|item| matches!(item.kind, Kind::Single { .. }));
        if single != Some(true) {
            faults
                .error(
                    "bad-breakdown",
                    at.clone(),
                    format!("`{id}` cannot break figures down"),
                )
                .help("name an item of kind `single`, such as the stakeholder group");
        }
    }
    if let (Some(id), Some(at)) = (&privacy.quote, &places.quote) {
        let fits = survey.item(id.as_str()).is_some_and(|item| {
            matches!(&item.kind, Kind::Matrix { rows: Rows::OpenAnswers, scale, .. }
                if scale.points.iter().map(|p| p.code.as_str()).eq(QUOTE_LEVELS))
                && !item.dk
        });
        if !fits {
            faults
                .error("bad-quote-item", at.clone(), format!("`{id}` cannot hold consent to quote"))
                .help(format!(
                    "it must be a matrix with `rows_from = \"open-answers\"`, `dk = false` and a scale with the points {}",
                    list(&QUOTE_LEVELS)
                ));
        }
    }
    if let Some(at) = &places.quote_threshold
        && privacy.quote_threshold < privacy.threshold
    {
        faults
            .error(
                "limit",
                at.clone(),
                "quotes would name smaller groups than figures do",
            )
            .help("`quote_threshold` must be at least `threshold`");
    }
    if let (Some(day), Some(closes), Some(at)) =
        (privacy.delete_on, survey.schedule.closes, &places.delete_on)
        && day <= survey.event.day(closes)
    {
        faults
            .error(
                "deleted-too-early",
                at.clone(),
                "the responses would be erased before the survey closes",
            )
            .help("choose a day after `closes`");
    }
}

/// Whether everything that the condition names exists.
fn check_condition(
    asked: &Earlier<'_>,
    condition: &Condition,
    at: &Range<usize>,
    faults: &mut Diagnostics,
) -> bool {
    match condition {
        Condition::Not(inner) => check_condition(asked, inner, at, faults),
        Condition::All(parts) | Condition::Any(parts) => {
            // Every part is looked at, so that all its faults are told at once.
            let bad = parts
                .iter()
                .filter(|part| !check_condition(asked, part, at, faults));
            bad.count() == 0
        }
        Condition::Answered(id) => asked.find(id, at, faults).is_some(),
        Condition::Chosen(id, codes) => {
            let Some(item) = asked.find(id, at, faults) else {
                return false;
            };
            if item.choices().is_empty() {
                faults
                    .error(
                        "no-choices",
                        at.clone(),
                        format!("`{id}` has no choices to ask about"),
                    )
                    .help(format!("ask `{id} is answered` instead"));
                return false;
            }
            let mut fine = true;
            for code in codes.iter().filter(|code| !item.takes(code.as_str())) {
                let known: Vec<&str> = item
                    .choices()
                    .iter()
                    .map(|choice| choice.code.as_str())
                    .collect();
                faults
                    .error(
                        "unknown-code",
                        at.clone(),
                        format!("`{id}` has no choice `{code}`"),
                    )
                    .help(format!("its codes are {}", list(&known)))
                    .suggest(code.as_str(), known);
                fine = false;
            }
            fine
        }
    }
}

fn check_matrix(asked: &Earlier<'_>, item: &Item, place: &ItemPlaces, faults: &mut Diagnostics) {
    let Kind::Matrix {
        rows,
        scale,
        gap_from,
    } = &item.kind
    else {
        return;
    };
    if let (Rows::Carried(source), Some(at)) = (rows, &place.rows)
        && let Some(source) = asked.find(source, at, faults)
        && source.choices().is_empty()
    {
        faults
            .error(
                "no-choices",
                at.clone(),
                format!("`{}` has no choices to carry forward", source.id),
            )
            .help("carry rows forward from a single, multiple or ranking item");
    }
    if let (Some(other), Some(at)) = (gap_from, &place.gap_from) {
        let Some(other) = asked.survey.item(other.as_str()) else {
            let names = asked.survey.items().map(|item| item.id.as_str());
            faults
                .error(
                    "unknown-item",
                    at.clone(),
                    format!("there is no item `{other}`"),
                )
                .suggest(other.as_str(), names);
            return;
        };
        let comparable = scale.is_ordinal()
            && other.scale().is_some_and(|other| {
                other
                    .points
                    .iter()
                    .map(|p| &p.code)
                    .eq(scale.points.iter().map(|p| &p.code))
            })
            && asked
                .survey
                .possible_rows(other)
                .iter()
                .map(|row| &row.code)
                .eq(asked.survey.possible_rows(item).iter().map(|row| &row.code));
        if !comparable {
            faults
                .error(
                    "no-gap",
                    at.clone(),
                    format!("no gap between `{}` and `{}`", item.id, other.id),
                )
                .help("both must be matrices with the same rows and the same numbered points");
        }
    }
}

/// Reports a condition that no answers can meet, with the conditions of the items it asks about
/// taken in: what is hidden was not answered.
fn check_possible(
    survey: &Survey,
    page: &Page,
    item: &Item,
    at: &Range<usize>,
    faults: &mut Diagnostics,
) {
    let own = page.show_if.iter().chain(&item.show_if);
    let mut ways = vec![Demands::default()];
    for condition in own {
        ways = combine(survey, &ways, condition, true);
    }
    if ways.is_empty() {
        faults
            .error(
                "never-shown",
                at.clone(),
                format!("`{}` can never be shown", item.id),
            )
            .label("no answers meet this condition")
            .help(
                "look for parts that exclude each other, or items that are themselves hidden then",
            );
    }
}

/// What one way of meeting a condition asks of each item: codes of which one must be chosen, and
/// codes that must not be.
#[derive(Debug, Clone, Default)]
struct Demands {
    chosen: BTreeMap<ItemId, Vec<Vec<Code>>>,
    barred: BTreeMap<ItemId, Vec<Code>>,
    unanswered: Vec<ItemId>,
}

/// More ways than this are taken as possible rather than followed.
const MOST_WAYS: usize = 256;

/// The ways that remain when `condition` must hold (or fail, if not `wanted`) as well.
fn combine(survey: &Survey, ways: &[Demands], condition: &Condition, wanted: bool) -> Vec<Demands> {
    if ways.len() > MOST_WAYS {
        return ways.to_vec();
    }
    match (condition, wanted) {
        (Condition::Not(inner), _) => combine(survey, ways, inner, !wanted),
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            parts.iter().fold(ways.to_vec(), |ways, part| {
                combine(survey, &ways, part, wanted)
            })
        }
        (Condition::Any(parts), true) | (Condition::All(parts), false) => parts
            .iter()
            .flat_map(|part| combine(survey, ways, part, wanted))
            .collect(),
        (Condition::Chosen(id, codes), true) => demand(survey, ways, id, |way| {
            way.chosen
                .entry(id.clone())
                .or_default()
                .push(codes.clone());
        }),
        (Condition::Chosen(id, codes), false) => keep(survey, ways, |way| {
            way.barred
                .entry(id.clone())
                .or_default()
                .extend(codes.iter().cloned());
        }),
        (Condition::Answered(id), true) => {
            let any = survey.item(id.as_str()).map_or(Vec::new(), all_codes);
            demand(survey, ways, id, |way| {
                way.chosen
                    .entry(id.clone())
                    .or_default()
                    .extend((!any.is_empty()).then(|| any.clone()));
            })
        }
        (Condition::Answered(id), false) => {
            keep(survey, ways, |way| way.unanswered.push(id.clone()))
        }
    }
}

/// The item must be answered, so it must be shown too.
fn demand(
    survey: &Survey,
    ways: &[Demands],
    id: &ItemId,
    add: impl Fn(&mut Demands),
) -> Vec<Demands> {
    let ways = keep(survey, ways, |way| {
        add(way);
        way.chosen.entry(id.clone()).or_default();
    });
    let Some(page) = survey.page_of(id).map(|index| &survey.pages[index]) else {
        return ways;
    };
    let shown = survey
        .item(id.as_str())
        .and_then(|item| item.show_if.as_ref());
    page.show_if
        .iter()
        .chain(shown)
        .fold(ways, |ways, condition| {
            combine(survey, &ways, condition, true)
        })
}

fn keep(survey: &Survey, ways: &[Demands], add: impl Fn(&mut Demands)) -> Vec<Demands> {
    ways.iter()
        .cloned()
        .map(|mut way| {
            add(&mut way);
            way
        })
        .filter(|way| way.can_be_met(survey))
        .collect()
}

fn all_codes(item: &Item) -> Vec<Code> {
    let dk = item.dk.then(|| Code::new(DK));
    item.choices()
        .iter()
        .map(|choice| choice.code.clone())
        .chain(dk)
        .collect()
}

impl Demands {
    fn can_be_met(&self, survey: &Survey) -> bool {
        self.chosen.iter().all(|(id, demands)| {
            if self.unanswered.contains(id) {
                return false;
            }
            let barred = self.barred.get(id).map_or(&[][..], Vec::as_slice);
            let open = |codes: &Vec<Code>| -> Vec<Code> {
                codes
                    .iter()
                    .filter(|code| !barred.contains(code))
                    .cloned()
                    .collect()
            };
            let single = survey
                .item(id.as_str())
                .is_some_and(|item| matches!(item.kind, Kind::Single { .. }));
            if single {
                // One code has to serve every demand.
                demands.first().is_none_or(|first| {
                    open(first)
                        .iter()
                        .any(|code| demands.iter().all(|codes| codes.contains(code)))
                })
            } else {
                demands.iter().all(|codes| !open(codes).is_empty())
            }
        })
    }
}
