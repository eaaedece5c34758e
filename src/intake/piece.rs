//! From the cells of one row to the answer of one item.
//!
//! Owns how the parts that several columns tell are put together, and which parts contradict each
//! other. What the answer must keep beyond that is the business of `answer`.

use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::id::{Code, FieldId};
use crate::survey::{Item, Kind};

/// What one cell says of its item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// These codes, in their order.
    Codes(Vec<Code>),
    /// This choice was made.
    Choice(Code),
    /// This choice has this place.
    Place(usize, Code),
    /// This row has this point.
    Point(Code, Code),
    /// These words.
    Words(String),
    /// This field of this record.
    Field(usize, FieldId, String),
}

/// The answer that `pieces` make, if any.
///
/// # Errors
/// What contradicts itself, in words.
pub(super) fn assemble(item: &Item, pieces: Vec<Piece>) -> Result<Option<Answer>, String> {
    match &item.kind {
        Kind::Single { .. } => Ok(codes(pieces).into_iter().next().map(Answer::Single)),
        Kind::Multiple { .. } => {
            let chosen = codes(pieces);
            // In the order of the definition, so that equal choices are equal answers.
            let dk = item.dk.then(|| Code::new(crate::id::DK));
            let offered = item.choices().iter().map(|choice| choice.code.clone());
            let ordered = offered.chain(dk).filter(|code| chosen.contains(code));
            let ordered: Vec<Code> = ordered.collect();
            Ok((!ordered.is_empty()).then_some(Answer::Multiple(ordered)))
        }
        Kind::Ranking { top, .. } => ranking(pieces, *top),
        Kind::Matrix { .. } => {
            let points: BTreeMap<Code, Code> = pieces
                .into_iter()
                .filter_map(|piece| match piece {
                    Piece::Point(row, point) => Some((row, point)),
                    _ => None,
                })
                .collect();
            Ok((!points.is_empty()).then_some(Answer::Matrix(points)))
        }
        Kind::Text { .. } => Ok(pieces.into_iter().find_map(|piece| match piece {
            Piece::Words(words) => Some(Answer::Text(words)),
            _ => None,
        })),
        Kind::Records { .. } => {
            let mut records: BTreeMap<usize, BTreeMap<FieldId, String>> = BTreeMap::new();
            for piece in pieces {
                if let Piece::Field(number, field, value) = piece {
                    records.entry(number).or_default().insert(field, value);
                }
            }
            let records: Vec<_> = records.into_values().collect();
            Ok((!records.is_empty()).then_some(Answer::Records(records)))
        }
        Kind::Statement => Ok(None),
    }
}

fn codes(pieces: Vec<Piece>) -> Vec<Code> {
    let mut codes = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Codes(more) => codes.extend(more),
            Piece::Choice(code) => codes.push(code),
            _ => {}
        }
    }
    codes
}

/// The first `top` places; other programs often ask for an order of all choices.
fn ranking(pieces: Vec<Piece>, top: usize) -> Result<Option<Answer>, String> {
    let mut places: BTreeMap<usize, Code> = BTreeMap::new();
    let mut unknown = None;
    for piece in pieces {
        let ranked: Vec<(usize, Code)> = match piece {
            Piece::Codes(codes) => codes.into_iter().zip(1..).map(|(c, n)| (n, c)).collect(),
            Piece::Place(place, code) => vec![(place, code)],
            Piece::Choice(code) => {
                unknown = Some(code);
                continue;
            }
            _ => Vec::new(),
        };
        for (place, code) in ranked {
            match places.get(&place) {
                Some(there) if *there != code => {
                    return Err(format!("`{there}` and `{code}` are both in place {place}"));
                }
                _ => {
                    places.insert(place, code);
                }
            }
        }
    }
    match unknown {
        Some(code) if places.is_empty() => return Ok(Some(Answer::Ranking(vec![code]))),
        Some(code) => return Err(format!("an order and `{code}` are both given")),
        None => {}
    }
    let mut codes: Vec<Code> = Vec::new();
    for (place, code) in places.into_iter().take_while(|(place, _)| *place <= top) {
        if codes.contains(&code) {
            // "Don't know" stands in every place of some files.
            if code.as_str() == crate::id::DK {
                continue;
            }
            return Err(format!("`{code}` has two places"));
        }
        if place != codes.len() + 1 {
            return Err(format!(
                "place {} is empty before place {place}",
                codes.len() + 1
            ));
        }
        codes.push(code);
    }
    Ok((!codes.is_empty()).then_some(Answer::Ranking(codes)))
}
