//! Who was invited, who answered.

use super::figure::captioned;
use super::table::line;
use super::{Paper, on_new_page};
use crate::analysis::{Count, Group, Share};
use crate::chart::bars::{Bar, Bars};
use crate::id::ItemId;
use crate::report::definition::{Exhibit, Form};
use crate::report::document::{Block, Heading, Level, Paragraph, Span, Style};

impl Paper<'_> {
    pub(super) fn participation(&self, items: &[ItemId]) -> Vec<Block> {
        let took_part = self.issue.results.participation();
        let heading = Heading {
            level: Level::Finding,
            text: self.participation_title(),
            kicker: Some(self.say("part-heading")),
            bookmark: Some(self.say("part-heading")),
            anchor: Some("participation".to_owned()),
            listed: true,
        };
        let mut blocks = vec![Block::Heading(heading)];
        let base = self.invited().unwrap_or(took_part.started);
        let of = |count: u32| Share {
            count: Count::Exact(count),
            base,
        };
        let mut funnel = Vec::new();
        if let Some(invited) = self.invited() {
            let value = self.number(&invited.to_string());
            funnel.push(self.bar("part-invited", invited, value));
        }
        for (key, count) in [
            ("part-started", took_part.started),
            ("part-complete", took_part.complete),
        ] {
            let value = self.share(of(count));
            funnel.push(self.bar(key, count, value));
        }
        // A count of nothing out of nobody knows how many is no drawing.
        if base > 0 {
            let caption = match self.invited() {
                Some(_) => "part-funnel",
                None => "part-funnel-open",
            };
            blocks.push(self.count_figure([caption, "table-stage"], funnel, base, String::new()));
        }
        blocks.append(&mut self.group_figure());
        blocks.append(&mut self.language_line());
        for item in items {
            let exhibit = Exhibit::of(item.clone(), Form::Bars);
            blocks.append(&mut self.exhibit(&exhibit));
        }
        on_new_page(blocks)
    }

    /// How many were invited, if shares of them mean anything: where more answered, the link has
    /// gone round, and nobody knows how many had it.
    pub(super) fn invited(&self) -> Option<u32> {
        let took_part = self.issue.results.participation();
        took_part
            .invited
            .filter(|invited| *invited >= took_part.started)
    }

    fn participation_title(&self) -> String {
        let took_part = self.issue.results.participation();
        match self.invited() {
            Some(invited) => self.say_with(
                "part-finding",
                &[
                    ("n", took_part.started.into()),
                    ("invited", invited.to_string().into()),
                ],
            ),
            None => self.say_with("part-finding-open", &[("n", took_part.started.into())]),
        }
    }

    fn bar(&self, key: &str, count: u32, value: String) -> Bar {
        Bar {
            label: self.say(key),
            parts: vec![(f64::from(count), self.palette().accent)],
            value,
        }
    }

    /// Bars of people, under a caption and with what the rows of its table are called.
    fn count_figure(&self, words: [&str; 2], rows: Vec<Bar>, full: u32, note: String) -> Block {
        let [caption, first] = words;
        let caption = self.say(caption);
        let heads = vec![self.say("table-count")];
        let mut table = self.sheet(&caption, first, heads, String::new());
        let told = rows.iter();
        table.rows = told
            .map(|bar| line(bar.label.clone(), [bar.value.clone()]))
            .collect();
        let bars = Bars {
            rows,
            key: Vec::new(),
            full: f64::from(full.max(1)),
        };
        let scenes = self.draw(&caption, |frame| bars.draw(frame));
        captioned(caption, scenes, note, vec![table])
    }

    pub(super) fn group_figure(&self) -> Vec<Block> {
        let survey = self.survey();
        if survey.privacy.breakdown.is_none() {
            return Vec::new();
        }
        let k = survey.privacy.threshold;
        let Some(groups) = self.issue.results.participation().groups.shown() else {
            let text = self.say_with("part-left-out", &[("k", k.into())]);
            return vec![Block::Paragraph(Paragraph::plain(Style::Note, text))];
        };
        let base: u32 = groups.iter().map(|(_, count)| count).sum();
        let most = groups.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let merged = groups
            .iter()
            .any(|(group, _)| matches!(group, Group::Others { .. }));
        let rows = groups
            .iter()
            .map(|(group, count)| Bar {
                label: self.group_label(group),
                parts: vec![(f64::from(*count), self.palette().accent)],
                value: self.share(Share {
                    count: Count::Exact(*count),
                    base,
                }),
            })
            .collect();
        let note = if merged {
            self.say_with("part-note-merged", &[("k", k.into())])
        } else {
            String::new()
        };
        vec![self.count_figure(["part-groups", "table-group"], rows, most, note)]
    }

    /// The name of one part of the people.
    pub(super) fn group_label(&self, group: &Group) -> String {
        let survey = self.survey();
        match group {
            Group::One(code) => survey
                .groups()
                .iter()
                .find(|choice| choice.code == *code)
                .map_or_else(
                    || self.say("answer-dk"),
                    |choice| self.local(choice.short_or_label()).to_owned(),
                ),
            Group::NotGiven => self.say("table-not-given"),
            Group::Others { .. } => self.say("answer-other-group"),
        }
    }

    fn language_line(&self) -> Vec<Block> {
        let Some(languages) = self.issue.results.participation().languages.shown() else {
            return Vec::new();
        };
        let told: Vec<String> = languages
            .iter()
            .map(|(languages, count)| {
                let names: Vec<String> = languages
                    .iter()
                    .map(|language| self.say(&format!("language-{language}")))
                    .collect();
                format!("{} {}", names.join(" + "), self.number(&count.to_string()))
            })
            .collect();
        let text = self.join(&told);
        vec![Block::Paragraph(Paragraph {
            spans: vec![
                Span::bold(format!("{}. ", self.say("part-language"))),
                Span::plain(text),
            ],
            style: Style::Body,
        })]
    }
}
