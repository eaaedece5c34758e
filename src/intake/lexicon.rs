//! What cells mean: labels in any language of the survey, codes, and what a mapping says of values.
//!
//! Owns the comparison of words as people and programs write them: whatever their capitals, accents,
//! quotation marks and spaces. A word that could mean two things means neither.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::i18n::words;
use crate::id::{Code, DK, shorten};
use crate::language::Language;
use crate::survey::Choice;

/// A text reduced to its letters and digits, lower case, without accents.
pub(super) fn normalise(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    let lower = letters.flat_map(char::to_lowercase);
    // A plus sign tells `3+` from `3`.
    let spaced: String = lower
        .map(|c| {
            if c.is_alphanumeric() || c == '+' {
                c
            } else {
                ' '
            }
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A whole number that was written with decimals (`3.0`), as tables of numbers do.
pub(super) fn whole(cell: &str) -> Option<String> {
    let (number, zeros) = cell.split_once('.')?;
    let fine = !zeros.is_empty()
        && zeros.bytes().all(|b| b == b'0')
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit());
    fine.then(|| number.to_owned())
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing: no answer.
    Nothing,
    /// This code.
    Code(Code),
    /// What is not known.
    Unknown,
}

/// The words that can stand in one closed column.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    /// Codes as the definition writes them and values as the mapping does.
    exact: BTreeMap<String, Meaning>,
    /// Reduced words; unknown where two meanings meet.
    reduced: BTreeMap<String, Meaning>,
    /// How each code is best shown, in the order of the definition.
    shown: Vec<(Code, String)>,
}

impl Lexicon {
    /// The codes and the labels of `choices`, and "don't know" where it is offered.
    pub(super) fn new(choices: &[Choice], dk: bool, languages: &[Language]) -> Self {
        let mut lexicon = Self::default();
        for choice in choices {
            let label = choice.label.get(languages[0]).to_owned();
            lexicon.shown.push((choice.code.clone(), label));
            lexicon
                .exact
                .insert(choice.code.to_string(), Meaning::Code(choice.code.clone()));
        }
        let code = Code::new(DK);
        if dk {
            lexicon
                .exact
                .insert(DK.to_owned(), Meaning::Code(code.clone()));
            let label = words(languages[0]).say("answer-dk");
            lexicon.shown.push((code.clone(), label));
        }
        for language in languages {
            for choice in choices {
                lexicon.label(choice.label.get(*language), &choice.code);
                lexicon.label(choice.short_or_label().get(*language), &choice.code);
            }
            if dk {
                lexicon.label(&words(*language).say("answer-dk"), &code);
            }
        }
        for choice in choices {
            let reduced = normalise(choice.code.as_str());
            let known = lexicon.reduced.entry(reduced);
            known.or_insert_with(|| Meaning::Code(choice.code.clone()));
        }
        lexicon
    }

    fn label(&mut self, label: &str, code: &Code) {
        let meaning = Meaning::Code(code.clone());
        let known = self.reduced.entry(normalise(label));
        known
            .and_modify(|known| {
                if *known != meaning {
                    *known = Meaning::Unknown;
                }
            })
            .or_insert(meaning);
    }

    /// Adds what a mapping says of a value; it goes before everything else.
    pub(super) fn say(&mut self, value: &str, code: Option<Code>) {
        let meaning = code.map_or(Meaning::Nothing, Meaning::Code);
        self.reduced.insert(normalise(value), meaning.clone());
        self.exact.insert(value.to_owned(), meaning);
    }

    /// What `cell` means.
    pub(super) fn meaning(&self, cell: &str) -> Meaning {
        let cell = cell.trim();
        if cell.is_empty() {
            return Meaning::Nothing;
        }
        let known = |text: &str| {
            let exact = self.exact.get(text);
            let known = exact.or_else(|| self.reduced.get(&normalise(text)));
            known.filter(|known| **known != Meaning::Unknown)
        };
        let known = known(cell)
            .or_else(|| known(&whole(cell)?))
            .or_else(|| known(&shorten(cell)));
        known.cloned().unwrap_or(Meaning::Unknown)
    }

    /// The codes with a label each, as they are told to a person.
    pub(super) fn codes(&self) -> String {
        const MOST: usize = 12;
        let told = self.shown.iter().take(MOST);
        let mut told: Vec<String> = told
            .map(|(code, label)| format!("`{code}` ({label})"))
            .collect();
        if self.shown.len() > MOST {
            told.push(format!("{} more", self.shown.len() - MOST));
        }
        told.join(", ")
    }

    /// The code whose words are nearest to `cell`, and how near, from 0 to 1.
    pub(super) fn nearest(&self, cell: &str) -> Option<(&Code, f64)> {
        let found = normalise(cell);
        let near = self
            .reduced
            .iter()
            .filter_map(|(word, meaning)| match meaning {
                Meaning::Code(code) => {
                    Some((code, strsim::normalized_damerau_levenshtein(&found, word)))
                }
                Meaning::Nothing | Meaning::Unknown => None,
            });
        near.max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The codes in a cell that holds several, and the places of what is left over.
    ///
    /// A label may hold the separator itself, so the longest run that means something is taken.
    pub(super) fn meanings(&self, cell: &str, separator: &str) -> (Vec<Code>, Vec<Range<usize>>) {
        let parts = cut(cell, separator);
        let (mut codes, mut left, mut at) = (Vec::new(), Vec::new(), 0);
        while at < parts.len() {
            let run = (at + 1..=parts.len()).rev().find_map(|end| {
                let run = &cell[parts[at].start..parts[end - 1].end];
                match self.meaning(run) {
                    Meaning::Unknown => None,
                    meaning => Some((end, meaning)),
                }
            });
            match run {
                Some((end, meaning)) => {
                    if let Meaning::Code(code) = meaning
                        && !codes.contains(&code)
                    {
                        codes.push(code);
                    }
                    at = end;
                }
                None => {
                    left.extend(
                        Some(parts[at].clone())
                            .filter(|part| !cell[part.clone()].trim().is_empty()),
                    );
                    at += 1;
                }
            }
        }
        (codes, left)
    }
}

/// The signs that programs put between several choices.
pub(super) const SEPARATORS: [&str; 7] = [";", ", ", ",", "\n", "|", "/", " "];

/// The places of the parts between separators.
fn cut(cell: &str, separator: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, found) in cell.match_indices(separator) {
        parts.push(start..at);
        start = at + found.len();
    }
    parts.push(start..cell.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LocalText;

    fn choice(code: &str, label: &str) -> Choice {
        Choice {
            code: Code::new(code),
            label: LocalText::new([(Language::En, label.to_owned())]),
            short: None,
            other: false,
            exclusive: false,
        }
    }

    fn lexicon() -> Lexicon {
        let choices = [
            choice("food", "Food, water"),
            choice("water", "Water"),
            choice("3", "Côté d’ici"),
        ];
        Lexicon::new(&choices, true, &[Language::En])
    }

    #[test]
    fn a_word_is_known_however_it_is_written() {
        let lexicon = lexicon();
        for cell in ["3", "3.0", "cote d'ici", " CÔTÉ D’ICI "] {
            assert_eq!(
                lexicon.meaning(cell),
                Meaning::Code(Code::new("3")),
                "{cell}"
            );
        }
        assert_eq!(
            lexicon.meaning("Don't know or prefer not to say"),
            Meaning::Code(Code::new(DK))
        );
        assert_eq!(lexicon.meaning("  "), Meaning::Nothing);
        assert_eq!(lexicon.meaning("Fire"), Meaning::Unknown);
        assert_eq!(
            lexicon.nearest("Watr").map(|(code, _)| code.as_str()),
            Some("water")
        );
    }

    #[test]
    fn a_label_may_hold_the_separator() {
        let lexicon = lexicon();
        let (codes, left) = lexicon.meanings("Food, water, Water, and more", ", ");
        assert_eq!(codes, [Code::new("food"), Code::new("water")]);
        assert_eq!(left, vec![20..28]);
    }
}
