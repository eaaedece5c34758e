//! Figures in words: counts before percentages, labels, bases.

use crate::i18n::Value;

use super::Paper;
use crate::analysis::{Count, Precision, Published, Share};
use crate::id::{Code, DK};
use crate::language::{Language, LocalText};
use crate::survey::Item;
use crate::text::isolate_number;

impl Paper<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        self.issue.words.say(key)
    }

    pub(super) fn say_with(&self, key: &str, variables: &[(&str, Value<'_>)]) -> String {
        self.issue.words.say_with(key, variables)
    }

    /// A text of the survey in the paper's language.
    pub(super) fn local<'t>(&self, text: &'t LocalText) -> &'t str {
        text.get(self.language())
    }

    /// The short name of an item.
    pub(super) fn name<'t>(&self, item: &'t Item) -> &'t str {
        self.local(item.short_or_text())
    }

    /// The short label of a choice or row of `item`.
    pub(super) fn label(&self, item: &Item, code: &Code) -> String {
        if code.as_str() == DK {
            return self.say("answer-dk");
        }
        let rows = self.survey().possible_rows(item);
        item.choices()
            .iter()
            .chain(&rows)
            .find(|choice| choice.code == *code)
            .map_or_else(
                || code.to_string(),
                |c| self.local(c.short_or_label()).to_owned(),
            )
    }

    /// A count as it is told in a table or at a bar.
    pub(super) fn count(&self, count: Count) -> String {
        match count {
            Count::Exact(count) => self.number(&count.to_string()),
            Count::UnderTenth => self.say("table-at-most"),
            Count::OverNineTenths => self.say("table-at-least"),
        }
    }

    /// A count with its percentage, as far as the base carries one.
    pub(super) fn share(&self, share: Share) -> String {
        match (share.precision(), share.percent()) {
            (Precision::CountFirst | Precision::Both, Some(percent)) => self.say_with(
                "share-both",
                &[
                    ("count", self.count(share.count).into()),
                    ("percent", self.percent(percent).into()),
                ],
            ),
            _ => self.count(share.count),
        }
    }

    /// A published figure in words, or why there is none.
    pub(super) fn published<T>(
        &self,
        figure: &Published<T>,
        tell: impl FnOnce(&T) -> String,
    ) -> String {
        figure.shown().map_or_else(|| self.too_few(), tell)
    }

    /// What stands in place of a withheld figure.
    pub(super) fn too_few(&self) -> String {
        self.say_with(
            "table-hidden",
            &[("k", self.survey().privacy.threshold.into())],
        )
    }

    /// A percentage (0 to 100) without decimals, halves rounded up as readers do it; its sign as the
    /// language sets it.
    pub(super) fn percent(&self, percent: f64) -> String {
        let percent = (percent + 0.5).floor();
        match self.language() {
            Language::Fr => format!("{percent:.0}\u{202f}%"),
            Language::En | Language::Ar => self.number(&format!("{percent:.0}%")),
        }
    }

    /// A mean with the decimal sign of the language and `places` decimals.
    pub(super) fn decimal(&self, value: f64, places: usize) -> String {
        self.signed(&format!("{value:.places$}"))
    }

    /// A gap in points with its sign and two decimals.
    pub(super) fn gap(&self, value: f64) -> String {
        let sign = if value > 0.0 { "+" } else { "" };
        self.signed(&format!("{sign}{value:.2}"))
    }

    fn signed(&self, text: &str) -> String {
        // The minus sign is as wide as the plus; a hyphen is not.
        let text = &text.replace('-', "\u{2212}");
        match self.language() {
            Language::Fr => text.replace('.', ","),
            Language::En | Language::Ar => self.number(text),
        }
    }

    /// Several words in a row, with the comma of the language between them.
    pub(super) fn join(&self, words: &[String]) -> String {
        words.join(if self.language() == Language::Ar {
            "، "
        } else {
            ", "
        })
    }

    /// Several phrases in a row, which may hold commas themselves.
    pub(super) fn list(&self, phrases: &[String]) -> String {
        phrases.join(match self.language() {
            Language::Ar => "؛ ",
            Language::Fr => "\u{202f}; ",
            Language::En => "; ",
        })
    }

    /// A number that keeps its order inside Arabic.
    pub(super) fn number(&self, text: &str) -> String {
        isolate_number(text, self.language().direction())
    }
}
