//! Two texts of a definition, line by line.

use similar::{ChangeTag, TextDiff};

/// Lines around a change that are shown with it.
const AROUND: usize = 2;

/// Lines that stand together.
pub(super) struct Passage {
    pub(super) lines: Vec<Line>,
}

/// A line of one text or of both.
pub(super) struct Line {
    /// Its number in the first text, from 1.
    pub(super) before: Option<usize>,
    /// Its number in the second text, from 1.
    pub(super) after: Option<usize>,
    pub(super) text: String,
}

impl Line {
    /// Whether it is only in the first text.
    pub(super) fn is_gone(&self) -> bool {
        self.after.is_none()
    }

    /// Whether it is only in the second text.
    pub(super) fn is_new(&self) -> bool {
        self.before.is_none()
    }
}

/// Where `after` differs from `before`; empty if it does not.
pub(super) fn passages(before: &str, after: &str) -> Vec<Passage> {
    let diff = TextDiff::from_lines(before, after);
    let line = |change: similar::Change<&str>| Line {
        before: (change.tag() != ChangeTag::Insert)
            .then(|| change.old_index().map(|index| index + 1))
            .flatten(),
        after: (change.tag() != ChangeTag::Delete)
            .then(|| change.new_index().map(|index| index + 1))
            .flatten(),
        text: change.value().trim_end_matches(['\r', '\n']).to_owned(),
    };
    let groups = diff.grouped_ops(AROUND);
    groups
        .iter()
        .map(|group| Passage {
            lines: group
                .iter()
                .flat_map(|part| diff.iter_changes(part))
                .map(line)
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_its_surroundings() {
        let before = "a\nb\nc\nd\ne\nf\ng\n";
        assert!(passages(before, before).is_empty());
        let passages = passages(before, &before.replace("d\n", "D\nx\n"));
        let [passage] = &passages[..] else {
            panic!("one passage")
        };
        let lines: Vec<_> = passage
            .lines
            .iter()
            .map(|line| (line.before, line.after, line.text.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                (Some(2), Some(2), "b"),
                (Some(3), Some(3), "c"),
                (Some(4), None, "d"),
                (None, Some(4), "D"),
                (None, Some(5), "x"),
                (Some(5), Some(6), "e"),
                (Some(6), Some(7), "f"),
            ]
        );
    }
}
