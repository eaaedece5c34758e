//! One page on one topic: what was found, what was asked, the exhibits, what follows.

use super::{Paper, anchor, on_new_page};
use crate::report::definition::Topic;
use crate::report::document::{Block, Callout, Heading, Level, List, Paragraph, Span, Style, Tone};

/// The name by which links find the page of the topics that too few answered.
pub(super) const SILENT: &str = "too-few";

impl Paper<'_> {
    pub(super) fn topic(&self, topic: &Topic) -> Vec<Block> {
        let Some(question) = self.survey().item(topic.question.as_str()) else {
            return Vec::new();
        };
        let page = self
            .page(&topic.question)
            .map(|page| self.local(&page.title).to_owned());
        let heading = Heading {
            level: Level::Finding,
            text: self.topic_title(topic),
            kicker: page.clone(),
            bookmark: page,
            anchor: Some(anchor(&topic.question)),
            listed: true,
        };
        let mut blocks = vec![
            Block::Heading(heading),
            Block::Paragraph(Paragraph::plain(
                Style::Question,
                self.local(&question.text),
            )),
        ];
        if let Some(narrative) = &topic.narrative {
            blocks.append(&mut self.narrative(narrative));
        }
        for block in topic.exhibits.iter().flat_map(|e| self.exhibit(e)) {
            // Two exhibits of one item that too few answered say the same.
            if !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        blocks.append(&mut self.quotes(&topic.quotes));
        if let Some(conclusion) = &topic.conclusion {
            blocks.push(Block::Callout(Callout {
                tone: Tone::Conclusion,
                label: self.say("conclusion-label"),
                paragraphs: self.narrative_lines(conclusion),
            }));
        }
        on_new_page(blocks)
    }

    /// Whether a topic has nothing to say: no figures, and no words of the organisers.
    pub(super) fn is_silent(&self, topic: &Topic) -> bool {
        let shown = topic.exhibits.iter().map(|exhibit| &exhibit.item);
        let mut items = shown.chain([&topic.question]);
        topic.title.is_none()
            && topic.narrative.is_none()
            && topic.conclusion.is_none()
            && topic.quotes.is_empty()
            && items.all(|item| self.figures(item).is_none())
    }

    /// One page for all the topics that too few people answered.
    pub(super) fn silent_page(&self, topics: &[Topic]) -> Vec<Block> {
        let heading = Heading {
            anchor: Some(SILENT.to_owned()),
            ..Heading::plain(Level::Finding, self.say("finding-too-few"))
        };
        let k = self.survey().privacy.threshold;
        let lead = self.say_with("too-few-topics", &[("k", k.into())]);
        let items = topics.iter().filter_map(|topic| {
            let question = self.survey().item(topic.question.as_str())?;
            let name = self.topic_name(topic);
            Some(vec![
                Span::bold(format!("{name}. ")),
                Span::plain(self.local(&question.text)),
            ])
        });
        let list = Block::List(List {
            numbered: false,
            items: items.collect(),
        });
        let lead = Block::Paragraph(Paragraph::plain(Style::Body, lead));
        on_new_page(vec![Block::Heading(heading), lead, list])
    }

    /// The title of the page on which a topic was asked.
    pub(super) fn topic_name(&self, topic: &Topic) -> String {
        self.page(&topic.question)
            .map_or_else(String::new, |page| self.local(&page.title).to_owned())
    }
}
