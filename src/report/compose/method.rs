//! How the paper was made: what was asked of whom, rates, rules and limits.
//!
//! Rates follow AAPOR, Standard Definitions (10th edition, 2023), for a list of named invitations
//! of which all are eligible: RR1 is complete over invited, RR2 complete and partial over invited.

use super::remaining::is_shown;
use super::{Paper, on_new_page};
use crate::report::definition::Section;
use crate::report::document::{Block, Heading, Level, Span};
use crate::survey::{Item, Kind, Page, Rows};

impl Paper<'_> {
    pub(super) fn method(&self) -> Vec<Block> {
        let heading = Heading {
            anchor: Some("method".to_owned()),
            ..Heading::plain(Level::Finding, self.say("method-heading"))
        };
        let facts = [
            ("method-asked", self.asked()),
            ("method-when", self.when()),
            ("method-whom", self.whom()),
            ("method-form", self.form()),
            ("method-rates", self.rates()),
            ("method-counting", self.say("method-counting-text")),
            ("method-bounds", self.bounds_rule()),
            ("method-coding", self.coding()),
            ("method-agreement", self.agreement_rule()),
            ("method-words", self.word_ranges()),
            ("method-small", self.small_groups()),
            ("method-limits", self.say("method-limits-text")),
            ("method-privacy", self.say("method-privacy-text")),
            ("method-source", self.source()),
        ];
        let facts = facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (self.say(key), vec![Span::plain(text)]))
            .collect();
        on_new_page(vec![Block::Heading(heading), Block::KeyValue(facts)])
    }

    fn asked(&self) -> String {
        let survey = self.survey();
        let languages: Vec<String> = survey
            .languages
            .iter()
            .map(|l| self.say(&format!("language-{l}")))
            .collect();
        self.say_with(
            "method-asked-text",
            &[
                (
                    "items",
                    survey.items().filter(|item| item.is_asked()).count().into(),
                ),
                ("pages", survey.pages.len().into()),
                ("languages", self.join(&languages).into()),
            ],
        )
    }

    fn when(&self) -> String {
        let took_part = self.issue.results.participation();
        if took_part.started == 0 {
            return self.say("method-when-none");
        }
        let Some(days) = took_part.days.shown() else {
            return String::new();
        };
        let first = days.iter().map(|period| period.first).min();
        let last = days.iter().map(|period| period.last).max();
        let (Some(first), Some(last)) = (first, last) else {
            return String::new();
        };
        self.say_with(
            "method-when-text",
            &[
                ("first", self.issue.words.date(first).into()),
                ("last", self.issue.words.date(last).into()),
            ],
        )
    }

    fn whom(&self) -> String {
        let took_part = self.issue.results.participation();
        let started = ("started", took_part.started.into());
        let complete = ("complete", took_part.complete.into());
        match took_part.invited {
            Some(invited) => {
                let key = if self.invited().is_some() {
                    "method-whom-invited"
                } else {
                    "method-whom-more"
                };
                self.say_with(key, &[("invited", invited.into()), started, complete])
            }
            None => self.say_with("method-whom-open", &[started, complete]),
        }
    }

    /// The items of CHERRIES (Eysenbach, Journal of Medical Internet Research 6, 2004) that follow
    /// from how the form works.
    fn form(&self) -> String {
        let survey = self.survey();
        let routed = |page: &Page| {
            let items = page.items.iter().filter(|item| item.is_asked());
            let routed = items.filter(|item| page.show_if.is_some() || is_routed(item));
            routed.count()
        };
        let routed: usize = survey.pages.iter().map(routed).sum();
        self.say_with("method-form-text", &[("routed", routed.into())])
    }

    fn rates(&self) -> String {
        let mut rates = self.response_rates();
        if let Some(items) = self.item_nonresponse() {
            rates.push(' ');
            rates.push_str(&items);
        }
        rates
    }

    /// How many of those who saw a question did not answer it: of all questions, and of the one
    /// with the highest rate.
    fn item_nonresponse(&self) -> Option<String> {
        let seen = self.survey().items();
        let seen = seen.filter(|item| is_shown(self.survey(), item));
        let seen: Vec<(&Item, u32, u32)> = seen
            .filter_map(|item| {
                let base = self.issue.results.item(item.id.as_str())?.base;
                let (shown, skipped) = (base.shown.shown()?, base.skipped.shown()?);
                (*shown > 0).then_some((item, *skipped, *shown))
            })
            .collect();
        let share = |skipped: u32, shown: u32| f64::from(skipped) / f64::from(shown);
        let (most, skipped, shown) = *seen
            .iter()
            .rev()
            .max_by(|(_, a, of), (_, b, all)| share(*a, *of).total_cmp(&share(*b, *all)))?;
        let all = seen
            .iter()
            .fold((0, 0), |(s, n), (_, more, of)| (s + more, n + of));
        Some(self.say_with(
            "method-rates-items",
            &[
                ("all", self.percent(100.0 * share(all.0, all.1)).into()),
                ("most", self.percent(100.0 * share(skipped, shown)).into()),
                ("item", self.name(most).into()),
            ],
        ))
    }

    fn response_rates(&self) -> String {
        let took_part = self.issue.results.participation();
        if took_part.started == 0 {
            return String::new();
        }
        let rate =
            |count: u32, of: u32| self.percent(100.0 * f64::from(count) / f64::from(of.max(1)));
        let completion = (
            "completion",
            rate(took_part.complete, took_part.started).into(),
        );
        match self.invited() {
            Some(invited) => self.say_with(
                "method-rates-text",
                &[
                    ("rr1", rate(took_part.complete, invited).into()),
                    ("rr2", rate(took_part.started, invited).into()),
                    completion,
                ],
            ),
            None => self.say_with("method-rates-open", &[completion]),
        }
    }

    /// What the words for shares mean, where the organisers use them.
    fn word_ranges(&self) -> String {
        if self.definition.uses_words() {
            self.say("method-words-text")
        } else {
            String::new()
        }
    }

    fn bounds_rule(&self) -> String {
        self.invited()
            .map_or_else(String::new, |_| self.say("method-bounds-text"))
    }

    fn coding(&self) -> String {
        let mut text = self.say("method-coding-text");
        if let Some(rule) = self.coding_rule() {
            text.push(' ');
            text.push_str(&rule);
        }
        text
    }

    /// How agreement of groups is judged, in a paper with a page on it.
    fn agreement_rule(&self) -> String {
        let is_judged = self.definition.sections.iter().any(|section| {
            matches!(section, Section::Groups { items } if !self.groups_page(items).is_empty())
        });
        let k = self.survey().privacy.threshold;
        if is_judged {
            self.say_with("method-agreement-text", &[("k", k.into())])
        } else {
            String::new()
        }
    }

    fn small_groups(&self) -> String {
        let hidden = self.issue.results.hidden(self.survey());
        self.say_with(
            "method-small-text",
            &[
                ("k", self.survey().privacy.threshold.into()),
                ("hidden", hidden.withheld.into()),
                ("ranged", hidden.ranged.into()),
            ],
        )
    }

    fn source(&self) -> String {
        self.say_with(
            "method-source-text",
            &[
                ("survey", self.survey().id.to_string().into()),
                ("version", self.issue.version.to_string().into()),
                ("report", self.definition.id.clone().into()),
                ("hash", self.issue.snapshot.into()),
                ("software", env!("CARGO_PKG_VERSION").into()),
            ],
        )
    }
}

/// Whether an item is asked only of some, by its condition or because its rows are carried.
fn is_routed(item: &Item) -> bool {
    let carries =
        matches!(&item.kind, Kind::Matrix { rows, .. } if !matches!(rows, Rows::Fixed(_)));
    item.show_if.is_some() || carries
}
