//! Questions of a form that are answered by choosing or with words.
//!
//! Owns what their constraints say: how many, which alone, how long.

use super::super::condition::does_not_know;
use super::super::expression::{count_selected, string_length};
use super::super::form::Line;
use super::super::question::{Choosing, is_required, is_yes, looks, settings};
use super::Reader;
use crate::i18n::words;
use crate::id::{Code, OTHER, shorten};
use crate::language::LocalText;
use crate::survey::routing::Condition;
use crate::survey::{Choice, Item, Kind};

/// The most letters of an open answer whose form sets no limit: one line, several lines.
const USUAL_LIMITS: (usize, usize) = (200, 1000);
/// The most places of a ranking.
const MOST_PLACES: usize = 10;

impl Reader<'_> {
    pub(super) fn choosing(
        &mut self,
        line: Line<'_>,
        how: Choosing,
        list: &str,
        or_other: bool,
    ) -> Option<Item> {
        let list = self.need_list(line, list)?;
        let mut choices = list.choices.clone();
        if or_other && !has_other(&choices) {
            choices.push(self.other());
        }
        let mut most = None;
        for demand in self.demands(line) {
            if how == Choosing::Several
                && let Some(limit) = demand.most(&count_selected())
            {
                most = Some(limit);
            } else if how == Choosing::Several
                && let Some(code) = demand.alone()
            {
                let alone = choices
                    .iter_mut()
                    .filter(|choice| choice.code.as_str() == shorten(code));
                alone.for_each(|choice| choice.exclusive = true);
            } else {
                self.refuse_constraint(line);
            }
        }
        let known = match how {
            Choosing::InOrder => &["top", "dk", "internal"][..],
            _ => &["internal"],
        };
        let own = self.check_settings(line, known, &["randomize", "seed"]);
        let kind = match how {
            Choosing::One => Kind::Single { choices },
            Choosing::Several => Kind::Multiple { choices, max: most },
            Choosing::InOrder => {
                let all = choices.len().min(MOST_PLACES);
                let top = own
                    .get("top")
                    .and_then(|top| top.parse().ok())
                    .unwrap_or(all);
                Kind::Ranking { choices, top }
            }
        };
        let told = how == Choosing::InOrder && self.unknown.remove(line.get("name")).is_some();
        let dk = list.dk || told || own.get("dk").is_some_and(|dk| is_yes(dk));
        let mut item = self.item(line, dk, kind)?;
        if told {
            item.show_if = item
                .show_if
                .and_then(|shown| unless(shown, &does_not_know(&item.id)));
        }
        item.shuffle = settings(line, "parameters")
            .iter()
            .any(|(name, value)| *name == "randomize" && is_yes(value));
        item.required = is_required(line, self.findings);
        Some(item)
    }

    fn other(&self) -> Choice {
        let labels = self.languages.all.iter();
        let labels = labels.map(|&language| (language, words(language).say("xlsform-other")));
        Choice {
            code: Code::new(OTHER),
            label: LocalText::new(labels),
            short: None,
            other: true,
            exclusive: false,
        }
    }

    /// Whether an open answer has several lines, and the most letters of it.
    pub(super) fn words(&self, line: Line<'_>) -> (bool, usize) {
        let long = looks(line, "multiline");
        let mut limit = None;
        for demand in self.demands(line) {
            match demand.most(&string_length()) {
                Some(most) => limit = Some(most),
                None => self.refuse_constraint(line),
            }
        }
        let limit = limit.unwrap_or_else(|| {
            let usual = if long { USUAL_LIMITS.1 } else { USUAL_LIMITS.0 };
            let name = line.get("name");
            self.findings.note(format!(
                "`{name}` sets no limit on its length: {usual} characters are taken"
            ));
            usual
        });
        (long, limit)
    }
}

pub(super) fn has_other(choices: &[Choice]) -> bool {
    choices.iter().any(|choice| choice.other)
}

/// `condition` without its last part, "not `known`", which only a form has to say.
fn unless(condition: Condition, known: &Condition) -> Option<Condition> {
    let is_known = |part: &Condition| matches!(part, Condition::Not(inner) if **inner == *known);
    match condition {
        Condition::All(mut parts) if parts.last().is_some_and(is_known) => {
            parts.pop();
            Some(if parts.len() == 1 {
                parts.remove(0)
            } else {
                Condition::All(parts)
            })
        }
        condition => Some(condition).filter(|condition| !is_known(condition)),
    }
}
