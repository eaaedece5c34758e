//! `relevant` as a condition of a survey, and back.
//!
//! Owns which questions of a form stand for which item: an item can be several questions there (the
//! rows of a matrix), and one place of a ranking alone is nothing that a survey can ask about.

use std::collections::{BTreeMap, BTreeSet};

use super::expression::{Expression, Sign};
use crate::id::{Code, DK, ItemId, shorten};
use crate::survey::routing::Condition;
use crate::survey::{Item, Kind, Survey};

/// What a question of the form is in the survey.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    /// An item.
    Item(ItemId),
    /// A ranking with this many places.
    Ranking(ItemId, usize),
    /// One of so many rows of a matrix.
    Row(ItemId, usize),
    /// How many records there are.
    Count(ItemId),
    /// Whether one does not know an answer to a ranking.
    DontKnow(ItemId),
    /// Nothing that is kept.
    Nothing,
}

/// The questions read so far, by their names in the form.
pub(super) type Meanings = BTreeMap<String, Meaning>;

/// A part of a condition before it is known whether it is whole.
enum Part {
    Holds(Condition),
    Place(ItemId, usize, usize, String),
    Row(ItemId, usize, String),
    DontKnow(ItemId),
}

/// The condition that `expression` is.
///
/// # Errors
/// What of it cannot be said in a survey.
pub(super) fn condition(expression: &Expression, meanings: &Meanings) -> Result<Condition, String> {
    any(vec![part(expression, meanings)?])
}

fn part(expression: &Expression, meanings: &Meanings) -> Result<Part, String> {
    use Expression as E;
    let holds = |condition| Ok(Part::Holds(condition));
    match expression {
        E::Any(parts) => {
            let parts: Result<Vec<Part>, String> =
                parts.iter().map(|one| part(one, meanings)).collect();
            holds(any(parts?)?)
        }
        E::All(parts) => {
            let parts: Result<Vec<Condition>, String> =
                parts.iter().map(|one| condition(one, meanings)).collect();
            holds(Condition::All(parts?))
        }
        E::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("not", [inner]) => holds(not(condition(inner, meanings)?)),
            ("selected", [E::Answer(name), E::Value(code)]) => holds(chosen(name, code, meanings)?),
            _ => Err(format!("`{name}(…)` cannot be a condition of Maoni")),
        },
        E::Compare(left, sign, right) => compare(left, *sign, right, meanings),
        E::Answer(_) | E::Here | E::Value(_) => Err("it compares nothing".to_owned()),
    }
}

fn compare(
    left: &Expression,
    sign: Sign,
    right: &Expression,
    meanings: &Meanings,
) -> Result<Part, String> {
    use Expression as E;
    let E::Value(value) = right else {
        return Err("it compares with something else than a code or a number".to_owned());
    };
    let is_some = matches!(
        (sign, value.as_str()),
        (Sign::More, "0") | (Sign::AtLeast, "1")
    ) || (sign == Sign::Unequal && value == "0");
    match (left, sign) {
        (E::Answer(name), Sign::Unequal) if value.is_empty() => answered(name, meanings),
        (E::Answer(name), Sign::Equal) if value.is_empty() => {
            Ok(Part::Holds(not(any(vec![answered(name, meanings)?])?)))
        }
        (E::Answer(name), _) if matches!(meanings.get(name), Some(Meaning::Count(_))) => {
            if is_some {
                answered(name, meanings)
            } else {
                Err(format!(
                    "`{name}` can be asked only whether it is more than 0"
                ))
            }
        }
        (E::Answer(name), Sign::Equal) => Ok(Part::Holds(chosen(name, value, meanings)?)),
        (E::Answer(name), Sign::Unequal) => Ok(Part::Holds(not(chosen(name, value, meanings)?))),
        (E::Call(call, arguments), _) => match (call.as_str(), arguments.as_slice()) {
            ("string-length" | "count-selected" | "count", [E::Answer(name)]) if is_some => {
                answered(name, meanings)
            }
            ("selected-at", [E::Answer(name), E::Value(place)]) if sign == Sign::Equal => {
                let place = place
                    .parse()
                    .map_err(|_| format!("`{place}` is no place"))?;
                match meaning(name, meanings)? {
                    Meaning::Ranking(item, top) if place < *top => {
                        let code = shorten(value).into_owned();
                        Ok(Part::Place(item.clone(), *top, place, code))
                    }
                    _ => Err(format!("`{name}` is no ranking with so many places")),
                }
            }
            _ => Err(format!(
                "`{call}(…)` cannot be compared in a condition of Maoni"
            )),
        },
        (E::Answer(name), _) => {
            meaning(name, meanings)?;
            Err("more and less cannot be asked about codes".to_owned())
        }
        _ => Err("only answers can be compared".to_owned()),
    }
}

/// That one said not to know an answer to `item`.
pub(super) fn does_not_know(item: &ItemId) -> Condition {
    Condition::Chosen(item.clone(), vec![Code::new(DK)])
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn meaning<'m>(name: &str, meanings: &'m Meanings) -> Result<&'m Meaning, String> {
    meanings.get(name).ok_or_else(|| {
        format!("`{name}` is no question that is asked before this one and can be kept")
    })
}

fn chosen(name: &str, code: &str, meanings: &Meanings) -> Result<Condition, String> {
    match meaning(name, meanings)? {
        Meaning::Item(item) | Meaning::Ranking(item, _) => Ok(Condition::Chosen(
            item.clone(),
            vec![Code::new(shorten(code))],
        )),
        Meaning::DontKnow(item) => Ok(does_not_know(item)),
        Meaning::Row(..) => Err(format!(
            "`{name}` is a row of a matrix; only whether the matrix is answered can be asked"
        )),
        Meaning::Count(_) | Meaning::Nothing => Err(format!("`{name}` has no choices")),
    }
}

fn answered(name: &str, meanings: &Meanings) -> Result<Part, String> {
    Ok(match meaning(name, meanings)? {
        Meaning::Item(item) | Meaning::Ranking(item, _) | Meaning::Count(item) => {
            Part::Holds(Condition::Answered(item.clone()))
        }
        Meaning::Row(item, rows) => Part::Row(item.clone(), *rows, name.to_owned()),
        Meaning::DontKnow(item) => Part::DontKnow(item.clone()),
        Meaning::Nothing => return Err(format!("`{name}` is not kept")),
    })
}

/// One of `parts`, with choices of one item put together.
fn any(parts: Vec<Part>) -> Result<Condition, String> {
    let mut found: Vec<Condition> = Vec::new();
    let mut places: BTreeMap<(ItemId, String), (usize, BTreeSet<usize>)> = BTreeMap::new();
    let mut rows: BTreeMap<ItemId, (usize, BTreeSet<String>)> = BTreeMap::new();
    for part in parts {
        let next = match part {
            Part::Holds(condition) => condition,
            Part::Place(item, top, place, code) => {
                let key = (item.clone(), code.clone());
                let (_, told) = places.entry(key).or_insert((top, BTreeSet::new()));
                told.insert(place);
                Condition::Chosen(item, vec![Code::new(code)])
            }
            Part::Row(item, most, name) => {
                let (_, told) = rows.entry(item.clone()).or_insert((most, BTreeSet::new()));
                told.insert(name);
                Condition::Answered(item)
            }
            // Who answers a ranking gives an order or does not know.
            Part::DontKnow(item) if found.contains(&Condition::Answered(item.clone())) => continue,
            Part::DontKnow(item) => does_not_know(&item),
        };
        match (found.last_mut(), next) {
            (Some(Condition::Chosen(item, codes)), Condition::Chosen(same, more))
                if *item == same =>
            {
                let new: Vec<Code> = more
                    .into_iter()
                    .filter(|code| !codes.contains(code))
                    .collect();
                codes.extend(new);
            }
            (_, next) => {
                if !found.contains(&next) {
                    found.push(next);
                }
            }
        }
    }
    if let Some(((item, _), _)) = places.iter().find(|(_, (top, told))| told.len() < *top) {
        return Err(format!(
            "it asks about single places of the ranking `{item}`"
        ));
    }
    if let Some((item, _)) = rows.iter().find(|(_, (most, told))| told.len() < *most) {
        return Err(format!(
            "it asks about single rows of the matrix `{item}`; only whether any row is answered \
             can be asked"
        ));
    }
    Ok(if found.len() == 1 {
        found.remove(0)
    } else {
        Condition::Any(found)
    })
}

/// `condition` as `relevant` has it.
///
/// # Errors
/// What of it cannot be said in a form.
pub(super) fn relevant(survey: &Survey, condition: &Condition) -> Result<String, String> {
    Ok(match condition {
        Condition::Chosen(item, codes) => {
            let item = survey
                .item(item.as_str())
                .ok_or_else(|| format!("`{item}` is no item"))?;
            let parts = codes.iter().map(|code| is_chosen(item, code));
            parts.collect::<Vec<_>>().join(" or ")
        }
        Condition::Answered(item) => {
            let item = survey
                .item(item.as_str())
                .ok_or_else(|| format!("`{item}` is no item"))?;
            is_answered(survey, item)
        }
        Condition::Not(inner) => format!("not({})", relevant(survey, inner)?),
        Condition::All(parts) => joined(survey, parts, " and ")?,
        Condition::Any(parts) => joined(survey, parts, " or ")?,
    })
}

fn joined(survey: &Survey, parts: &[Condition], between: &str) -> Result<String, String> {
    let parts: Result<Vec<String>, String> = parts
        .iter()
        .map(|part| {
            let text = relevant(survey, part)?;
            Ok(if text.contains(" or ") || text.contains(" and ") {
                format!("({text})")
            } else {
                text
            })
        })
        .collect();
    Ok(parts?.join(between))
}

/// That `code` was chosen in `item`: in a ranking, at one of the places that count.
pub(super) fn is_chosen(item: &Item, code: &Code) -> String {
    let Kind::Ranking { top, .. } = item.kind else {
        return format!("selected(${{{}}}, '{code}')", item.id);
    };
    if code.as_str() == DK {
        return format!("selected(${{{}}}, '{DK}')", dont_know_name(item));
    }
    let places = (0..top).map(|place| format!("selected-at(${{{}}}, {place}) = '{code}'", item.id));
    places.collect::<Vec<_>>().join(" or ")
}

/// That `item` was answered in whatever way.
pub(super) fn is_answered(survey: &Survey, item: &Item) -> String {
    match &item.kind {
        Kind::Matrix { .. } => {
            let rows = survey.possible_rows(item);
            let rows = rows
                .iter()
                .map(|row| format!("${{{}}} != ''", row_name(item, &row.code)));
            rows.collect::<Vec<_>>().join(" or ")
        }
        Kind::Records { .. } => format!("${{{}}} > 0", count_name(item)),
        Kind::Ranking { .. } if item.dk => format!(
            "${{{}}} != '' or ${{{}}} != ''",
            item.id,
            dont_know_name(item)
        ),
        _ => format!("${{{}}} != ''", item.id),
    }
}

/// The question that a row of a matrix is. Names of items have no two underscores in a row, so
/// that this is the name of nothing else.
pub(super) fn row_name(item: &Item, code: &Code) -> String {
    format!("{}__{}", item.id, code.as_str().replace('+', "plus"))
}

/// The question that asks whether one does not know an answer to a ranking.
pub(super) fn dont_know_name(item: &Item) -> String {
    format!("{}__{DK}", item.id)
}

/// The question that asks how many records there are.
pub(super) fn count_name(item: &Item) -> String {
    format!("{}__count", item.id)
}
