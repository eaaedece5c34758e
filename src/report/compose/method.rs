//! How the paper was made: what was asked of whom, rates, rules and limits.
//!
//! Rates follow AAPOR, Standard Definitions (10th edition, 2023), for a list of named invitations
//! of which all are eligible: RR1 is complete over invited, RR2 complete and partial over invited.

use super::{Paper, on_new_page};
use crate::report::document::{Block, Heading, Level, Span};

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
            ("method-rates", self.rates()),
            ("method-counting", self.say("method-counting-text")),
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

    fn rates(&self) -> String {
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

    fn small_groups(&self) -> String {
        self.say_with(
            "method-small-text",
            &[
                ("k", self.survey().privacy.threshold.into()),
                ("hidden", self.issue.results.hidden().total().into()),
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
