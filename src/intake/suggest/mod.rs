//! A mapping drafted from a file, for a person to finish.
//!
//! Owns the decisions: which row holds the headers, what each column probably tells, and what is
//! left to the person because it could be two things. Every decision comes with its reason. What is
//! not decided is written as a comment, so that an unfinished mapping is refused and never wrong.

mod draft;
mod name;
mod role;
mod seen;
mod survey;

use std::collections::BTreeMap;

use super::identity;
use super::lexicon::{Lexicon, Meaning, SEPARATORS};
use super::target::{Header, Part, Target};
use super::value::{self, truth};
use crate::id::DK;
use crate::survey::{Item, Kind, Survey};
use crate::workbook::Workbook;

pub(super) use draft::quote;
use name::{Match, Names};
use role::{Role, role};
use seen::{Days, Layout, Seen};
pub use survey::{DraftedSurvey, Occasion, draft_survey};

/// A drafted mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The mapping file, with comments.
    pub text: String,
    /// How many columns are mapped.
    pub mapped: usize,
    /// How many columns are left out.
    pub ignored: usize,
    /// How many columns and values a person has to decide about.
    pub open: usize,
}

/// Two targets whose likeness differs by less are told to the person.
const CLEAR_LEAD: f64 = 0.03;
/// What is less alike is left to the person.
const SURE: f64 = 0.86;

/// Drafts a mapping of `workbook`, which came from `file`, to `survey`.
pub fn suggest(survey: &Survey, workbook: &Workbook, file: &str) -> Suggestion {
    let filled = workbook.sheets.iter().find(|sheet| !sheet.rows.is_empty());
    let sheet = filled.unwrap_or(&workbook.sheets[0]);
    let names = Names::new(survey);
    let layout = Layout::of(sheet);
    let columns = layout.columns(sheet);
    let plan = Plan::make(survey, &names, columns);
    draft::write(survey, workbook, sheet, file, &layout, &plan)
}

/// What a column is taken for.
#[derive(Debug)]
enum Decision {
    /// It tells this.
    Tells(Tells),
    /// It is about the response.
    About(Role),
    /// It is left out, for this reason.
    Ignored(String),
    /// A person decides among these.
    Open(Vec<Match>),
}

/// A column that tells a part of an answer.
#[derive(Debug)]
struct Tells {
    found: Match,
    separator: Option<&'static str>,
    rest_is_other: bool,
    /// Values that are not known, with the nearest code where one is near, and how often.
    unknown: Vec<(String, Option<String>, usize)>,
}

/// All decisions about a file.
#[derive(Debug)]
struct Plan<'s> {
    columns: Vec<(Seen<'s>, Decision)>,
    is_own: bool,
    days: Days,
}

impl<'s> Plan<'s> {
    fn make(survey: &Survey, names: &Names<'_>, seen: Vec<Seen<'s>>) -> Self {
        let headers: Vec<Header> = seen.iter().map(|column| column.header.clone()).collect();
        let is_own = names.is_own(&headers);
        let mut matches: Vec<Vec<Match>> = seen
            .iter()
            .map(|column| fitting(survey, column, column.matches(names)))
            .collect();
        names.count_statements(&headers, &mut matches);
        let mut roles = roles(&seen, &matches);
        if is_own {
            // This product numbers responses anew in every export.
            let numbered = roles.iter_mut().filter(|role| **role == Some(Role::Id));
            numbered.for_each(|role| *role = Some(Role::Nothing));
        }
        let chosen = choose(survey, &matches, &roles);
        let days = seen
            .iter()
            .zip(&roles)
            .find(|(_, role)| **role == Some(Role::Day))
            .map_or(Days::YearFirst, |(column, _)| Days::of(column));
        let mut columns = Vec::new();
        for (at, (column, matches)) in seen.into_iter().zip(matches).enumerate() {
            let decision = decide(survey, names, &column, matches, roles[at], &chosen, at);
            columns.push((column, decision));
        }
        let mut plan = Self {
            columns,
            is_own,
            days,
        };
        plan.leave_out_repetitions(survey);
        plan
    }

    /// Choices told one by one repeat those told together.
    fn leave_out_repetitions(&mut self, survey: &Survey) {
        let is_ranking = |target: &Target| {
            let item = survey.item(target.item.as_str());
            item.is_some_and(|item| matches!(item.kind, Kind::Ranking { .. }))
        };
        let mut whole: BTreeMap<_, String> = BTreeMap::new();
        for (column, decision) in &self.columns {
            if let Decision::Tells(tells) = decision
                && matches!(tells.found.target.part, Part::Whole | Part::Rank(_))
            {
                let item = tells.found.target.item.clone();
                whole
                    .entry(item)
                    .or_insert_with(|| column.header.name.clone());
            }
        }
        for (column, decision) in &mut self.columns {
            let repeated = match decision {
                Decision::Tells(tells) => match tells.found.target.part {
                    // "Don't know" of a ranking stands beside its order.
                    Part::Choice(_) if is_ranking(&tells.found.target) => None,
                    Part::Choice(_) | Part::PlaceOf(_) => whole.get(&tells.found.target.item),
                    _ => None,
                },
                _ => None,
            };
            if let Some(other) = repeated.filter(|other| **other != column.header.name) {
                *decision = Decision::Ignored(format!("`{other}` tells it already"));
            }
        }
    }
}

/// The matches whose values fit at least in part.
fn fitting(survey: &Survey, column: &Seen<'_>, matches: Vec<Match>) -> Vec<Match> {
    let values = column.values();
    let fits = |found: &Match| {
        let Some(item) = survey.item(found.target.item.as_str()) else {
            return false;
        };
        let known = |known: &dyn Fn(&str) -> bool| {
            let known = values.keys().filter(|value| known(value)).count();
            known * 2 >= values.len()
        };
        match &found.target.part {
            Part::Choice(code) => {
                let own: Vec<_> = item.choice(code.as_str()).cloned().into_iter().collect();
                let lexicon = Lexicon::new(&own, code.as_str() == DK, &survey.languages);
                known(&|value| {
                    truth(value).is_some()
                        || is_reserved(value)
                        || lexicon.meaning(value) != Meaning::Unknown
                })
            }
            Part::PlaceOf(_) => known(&|value| {
                is_reserved(value) || value.parse::<f64>().is_ok_and(|place| place >= 0.0)
            }),
            Part::Other => values.is_empty() || !known(&|value| matches!(value, "0" | "1")),
            _ => true,
        }
    };
    matches.into_iter().filter(fits).collect()
}

/// The codes by which this product's own files tell missing values.
fn is_reserved(value: &str) -> bool {
    matches!(value, "-99" | "-98" | "-96" | "-95")
}

/// The role of each column that a program added by itself; of several for one role the preferred.
fn roles(seen: &[Seen<'_>], matches: &[Vec<Match>]) -> Vec<Option<Role>> {
    let mut found: Vec<Option<(Role, usize)>> = seen
        .iter()
        .zip(matches)
        .map(|(column, matches)| {
            let is_item = matches.first().is_some_and(|found| found.likeness >= 1.0);
            let found = role(&column.header.name).filter(|_| !is_item)?;
            let fits = match found.0 {
                Role::Complete => column.cells.iter().all(|cell| value::sent(cell).is_some()),
                Role::Day => column
                    .cells
                    .iter()
                    .any(|cell| value::day_numbers(cell).is_some()),
                Role::Language => column
                    .cells
                    .iter()
                    .any(|cell| value::language(cell).is_some()),
                Role::Id => column.filled() == column.cells.len(),
                Role::Nothing => true,
            };
            Some(if fits {
                found
            } else {
                (Role::Nothing, found.1)
            })
        })
        .collect();
    if !found
        .iter()
        .flatten()
        .any(|(role, _)| *role == Role::Language)
    {
        // A question of the form itself may have asked for the language.
        let names_languages = |column: &Seen<'_>| {
            !column.cells.is_empty()
                && column
                    .cells
                    .iter()
                    .all(|cell| value::language(cell).is_some())
        };
        let mut open = seen.iter().zip(matches).zip(&found);
        let at = open.position(|((column, matches), found)| {
            let is_item = matches.first().is_some_and(|found| found.likeness >= SURE);
            !is_item && found.is_none() && names_languages(column)
        });
        if let Some(at) = at {
            found[at] = Some((Role::Language, 0));
        }
    }
    found
        .iter()
        .map(|own| {
            let (role, rank) = (*own)?;
            let preferred = found.iter().flatten().filter(|(other, _)| *other == role);
            let best = preferred.map(|(_, rank)| *rank).min();
            let kept = role == Role::Nothing || best == Some(rank);
            Some(if kept { role } else { Role::Nothing })
        })
        .collect()
}

/// Which column tells each target: the likeliest pair first, each column and each target once.
fn choose(
    survey: &Survey,
    matches: &[Vec<Match>],
    roles: &[Option<Role>],
) -> BTreeMap<Target, usize> {
    let mut pairs: Vec<(f64, usize, &Target)> = Vec::new();
    for (at, matches) in matches
        .iter()
        .enumerate()
        .filter(|(at, _)| roles[*at].is_none())
    {
        let Some(best) = matches.first().filter(|best| best.likeness >= SURE) else {
            continue;
        };
        let rival = matches.get(1).map_or(0.0, |rival| rival.likeness);
        let is_clear = best.likeness - rival >= CLEAR_LEAD || best.likeness >= 1.0 || {
            // Words for "other" of an item and its choice "other" are told apart by their cells.
            matches
                .get(1)
                .is_some_and(|rival| rival.target.item == best.target.item)
                && survey
                    .item(best.target.item.as_str())
                    .is_some_and(Item::has_other)
        };
        if is_clear {
            pairs.push((best.likeness, at, &best.target));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen = BTreeMap::new();
    for (_, at, target) in pairs {
        chosen.entry(target.clone()).or_insert(at);
    }
    chosen
}

fn decide(
    survey: &Survey,
    names: &Names<'_>,
    column: &Seen<'_>,
    mut matches: Vec<Match>,
    role: Option<Role>,
    chosen: &BTreeMap<Target, usize>,
    at: usize,
) -> Decision {
    let header = &column.header.name;
    if let Some(what) = identity::told(header, column.cells.iter().copied()) {
        return Decision::Ignored(format!("holds {what}, which are never taken in"));
    }
    match role {
        Some(Role::Nothing) => {
            return Decision::Ignored("added by the program; nothing of it is kept".to_owned());
        }
        Some(role) => return Decision::About(role),
        None => {}
    }
    if names.is_repeated(header) {
        return Decision::Ignored("made from other columns by the export".to_owned());
    }
    let own = matches
        .iter()
        .position(|found| chosen.get(&found.target) == Some(&at));
    if let Some(found) = own.map(|own| matches.swap_remove(own))
        && let Some(item) = survey.item(found.target.item.as_str())
    {
        return Decision::Tells(tells(survey, column, item, found));
    }
    if column.filled() == 0 {
        return Decision::Ignored("empty".to_owned());
    }
    matches.retain(|found| !chosen.contains_key(&found.target));
    matches.truncate(3);
    Decision::Open(matches)
}

fn tells(survey: &Survey, column: &Seen<'_>, item: &Item, found: Match) -> Tells {
    let mut tells = Tells {
        separator: None,
        rest_is_other: false,
        unknown: Vec::new(),
        found,
    };
    let Some(choices) = tells.found.target.choices(item) else {
        return tells;
    };
    let lexicon = Lexicon::new(&choices, item.dk, &survey.languages);
    let values = column.values();
    let values = values.iter().filter(|(value, _)| !is_reserved(value));
    let mut unknown: BTreeMap<&str, usize> = BTreeMap::new();
    if tells.found.target.holds_several(item) {
        let separator = separator(&lexicon, &column.values());
        for (value, times) in values {
            if lexicon.meaning(value) == Meaning::Unknown {
                for part in lexicon.meanings(value, separator).1 {
                    *unknown.entry(value[part].trim()).or_default() += times;
                }
            }
        }
        tells.separator = Some(separator);
    } else {
        let left = values.filter(|(value, _)| lexicon.meaning(value) == Meaning::Unknown);
        unknown.extend(left.map(|(value, times)| (*value, *times)));
    }
    let in_words = matches!(item.kind, Kind::Single { .. } | Kind::Multiple { .. });
    tells.rest_is_other = !unknown.is_empty() && item.has_other() && in_words;
    for (value, times) in unknown {
        let near = lexicon
            .nearest(value)
            .filter(|(_, likeness)| *likeness > 0.8);
        let near = near.map(|(code, _)| code.to_string());
        if near.is_some() || !tells.rest_is_other {
            tells.unknown.push((value.to_owned(), near, times));
        }
    }
    tells
}

/// The sign between several choices of a cell with which most cells are understood as a whole.
fn separator(lexicon: &Lexicon, values: &BTreeMap<&str, usize>) -> &'static str {
    let understood = |sign: &str| {
        let whole = |value: &&&str| lexicon.meanings(value, sign).1.is_empty();
        values.keys().filter(whole).count()
    };
    let mut best = (SEPARATORS[0], understood(SEPARATORS[0]));
    for sign in SEPARATORS {
        let found = understood(sign);
        if found > best.1 {
            best = (sign, found);
        }
    }
    best.0
}
