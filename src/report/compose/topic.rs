//! One page on one topic: what was found, what was asked, the exhibits, what follows.

use super::{Paper, anchor, on_new_page};
use crate::report::definition::{Form, Topic};
use crate::report::document::{Block, Callout, Heading, Level, Paragraph, Style, Tone};

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
        for exhibit in &topic.exhibits {
            blocks.append(&mut self.exhibit(exhibit));
        }
        if let Some(conclusion) = &topic.conclusion {
            blocks.push(Block::Callout(Callout {
                tone: Tone::Conclusion,
                label: self.say("conclusion-label"),
                paragraphs: self.narrative_lines(conclusion),
            }));
        }
        on_new_page(blocks)
    }

    /// The organisers' title, or one drafted from the first exhibit.
    pub(super) fn topic_title(&self, topic: &Topic) -> String {
        if let Some(title) = &topic.title {
            return self.narrative_line(title);
        }
        let first = topic
            .exhibits
            .iter()
            .find_map(|exhibit| Some((exhibit, self.survey().item(exhibit.item.as_str())?)));
        match first {
            Some((exhibit, item)) => self.finding(item, exhibit.form == Form::Dumbbell),
            None => self
                .survey()
                .item(topic.question.as_str())
                .map_or_else(String::new, |item| self.finding(item, false)),
        }
    }
}
