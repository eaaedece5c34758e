//! Names of columns that R, Stata and SPSS take unquoted.
//!
//! Owns their length, their alphabet, the words that must not be used, and how a name that is too
//! long or taken is changed. Knows nothing of what columns hold.

use std::collections::BTreeSet;

/// The most characters of a name: Stata's limit, the smallest of the three
/// (Stata User's Guide, 11.3 "Naming conventions").
pub(super) const LONGEST: usize = 32;

/// The characters that the part after the item keeps when a name is too long. The item's own name
/// has at most 24, so at least 14 of it stay and both remain recognisable.
const LONGEST_PART: usize = 17;

/// Words that one of the packages keeps for itself: R (`?Reserved`), Stata (User's Guide, 11.3),
/// SPSS (Command Syntax Reference, "Variable Names"). Stata's `str1` to `str2045` are taken care of
/// apart.
const KEPT: [&str; 30] = [
    "all", "and", "break", "byte", "by", "double", "else", "eq", "float", "for", "function", "ge",
    "gt", "if", "in", "int", "le", "long", "lt", "ne", "next", "not", "or", "repeat", "strl", "to",
    "using", "while", "with", "str",
];

/// Gives out names, each once.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name made of `stem` and, if it is not empty, `part`. A name that is too long is cut in
    /// both; one that is taken or kept by a package gets `_2`, `_3`, ... at its end.
    pub(super) fn claim(&mut self, stem: &str, part: &str) -> String {
        let part = part.replace('+', "_plus");
        let wanted = if part.is_empty() {
            cut(stem, LONGEST).to_owned()
        } else {
            let part = cut(
                &part,
                LONGEST_PART.max(LONGEST - 1 - stem.len().min(LONGEST - 1)),
            );
            format!("{}_{part}", cut(stem, LONGEST - 1 - part.len()))
        };
        let mut name = wanted.clone();
        let mut number = 2;
        while is_kept(&name) || self.taken.contains(&name) {
            let suffix = format!("_{number}");
            name = format!("{}{suffix}", cut(&wanted, LONGEST - suffix.len()));
            number += 1;
        }
        self.taken.insert(name.clone());
        name
    }
}

/// The first `length` bytes of an ASCII text, without underscores at the cut.
fn cut(text: &str, length: usize) -> &str {
    if text.len() <= length {
        text
    } else {
        text[..length].trim_end_matches('_')
    }
}

fn is_kept(name: &str) -> bool {
    let numbered_string = name
        .strip_prefix("str")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    numbered_string || KEPT.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_keep_both_parts_and_stay_apart() {
        let mut names = Names::default();
        let item = "financing_of_adaptation1";
        assert_eq!(
            names.claim(item, "national_statistics_acts"),
            "financing_of_a_national_statisti"
        );
        assert_eq!(
            names.claim(item, "national_statistics_body"),
            "financing_of_a_national_statis_2"
        );
        assert_eq!(
            names.claim("q1_partnerships", "disaster_climate"),
            "q1_partnerships_disaster_climate"
        );
    }

    #[test]
    fn words_of_the_packages_are_left_alone() {
        let mut names = Names::default();
        assert_eq!(names.claim("if", ""), "if_2");
        assert_eq!(names.claim("str20", ""), "str20_2");
        assert_eq!(names.claim("bodies", "3+"), "bodies_3_plus");
        assert_eq!(names.claim("role", "_other"), "role__other");
    }
}
