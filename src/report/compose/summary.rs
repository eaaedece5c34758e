//! The page that a minister reads: figures, findings, priorities.

use super::topic::SILENT;
use super::voice::page_of;
use super::{Paper, anchor, on_new_page};
use crate::analysis::Figures;
use crate::id::ItemId;
use crate::report::definition::{Message, Section, Topic};
use crate::report::document::{
    Block, Cell, Contents, Heading, Level, Link, List, Paragraph, Span, Style, Tile,
};

/// How many options of a priority are listed.
const PRIORITIES: usize = 3;

/// How many figures stand in large print.
const TILES: usize = 5;

impl Paper<'_> {
    pub(super) fn summary(
        &self,
        messages: &[Message],
        priorities: &[ItemId],
        topics: &[Topic],
        silent: &[Topic],
    ) -> Vec<Block> {
        let questions = self.survey().items().filter(|item| item.is_asked()).count();
        let lead = self.say_with(
            "summary-lead",
            &[
                ("n", self.issue.results.participation().started.into()),
                ("questions", questions.into()),
                ("event", self.local(&self.survey().title).to_owned().into()),
            ],
        );
        let mut blocks = vec![
            Block::Heading(Heading::plain(Level::Part, self.say("summary-heading"))),
            Block::Paragraph(Paragraph::plain(Style::Lead, lead)),
            Block::Tiles(self.tiles()),
        ];
        if !messages.is_empty() {
            blocks.push(topic_heading(self.say("summary-messages")));
            let items = messages
                .iter()
                .map(|message| self.message(message, topics))
                .collect();
            blocks.push(Block::List(List {
                numbered: true,
                items,
            }));
        }
        // Messages that lead to the pages of topics stand in place of what was drafted on them.
        let leads = messages.iter().any(|message| message.evidence.is_some());
        let untold = if leads { &[] } else { topics };
        if !untold.is_empty() || !silent.is_empty() {
            blocks.push(topic_heading(self.say("summary-findings")));
            let mut items: Vec<Vec<Span>> = untold
                .iter()
                .map(|topic| {
                    let line = self.summary_line(topic);
                    vec![Span::reference(line, anchor(&topic.question))]
                })
                .collect();
            if !silent.is_empty() {
                let names: Vec<String> = silent.iter().map(|t| self.topic_name(t)).collect();
                let line =
                    self.say_with("summary-too-few", &[("topics", self.join(&names).into())]);
                items.push(vec![Span::reference(line, SILENT)]);
            }
            blocks.push(Block::List(List {
                numbered: false,
                items,
            }));
        }
        blocks.append(&mut self.priority_lists(priorities));
        blocks.push(Block::Space(8.0));
        let title = self.say("contents");
        blocks.push(Block::Contents(Contents {
            title,
            depth: Level::Finding,
        }));
        on_new_page(blocks)
    }

    /// A key message. Its opening words lead to the page that it rests on; a whole paragraph in the
    /// colour of links would be hard to read.
    fn message(&self, message: &Message, topics: &[Topic]) -> Vec<Span> {
        let mut spans = self.narrative_lines(&message.text).concat();
        let evidence = message.evidence.as_ref();
        if let Some(topic) = evidence.and_then(|evidence| page_of(evidence, topics)) {
            // A space alone has no words to say where it leads.
            let opening = spans.iter_mut().find(|span| !span.text.trim().is_empty());
            if let Some(span) = opening {
                span.link = Some(Link::Anchor(anchor(&topic.question)));
            }
        }
        spans
    }

    /// The title of a topic with the name of its page before it.
    fn summary_line(&self, topic: &Topic) -> String {
        let finding = self.topic_title(topic);
        let Some(page) = self.page(&topic.question) else {
            return finding;
        };
        self.say_with(
            "summary-finding",
            &[
                ("page", self.local(&page.title).to_owned().into()),
                ("finding", finding.into()),
            ],
        )
    }

    fn tiles(&self) -> Vec<Tile> {
        let took_part = self.issue.results.participation();
        let tile = |value: u32, label: String, note: String| Tile {
            value: self.number(&value.to_string()),
            label,
            note,
        };
        let mut tiles = Vec::new();
        if let Some(invited) = self.invited() {
            tiles.push(tile(invited, self.say("tile-invited"), String::new()));
        }
        let note = self
            .invited()
            .filter(|invited| *invited > 0)
            .map(|invited| {
                let percent = 100.0 * f64::from(took_part.started) / f64::from(invited);
                self.say_with("tile-share", &[("percent", self.percent(percent).into())])
            });
        tiles.push(tile(
            took_part.started,
            self.say("tile-answered"),
            note.unwrap_or_default(),
        ));
        tiles.push(tile(
            took_part.complete,
            self.say("tile-complete"),
            String::new(),
        ));
        for item in self.survey().items() {
            if let Some(Figures::Records(records)) = self.figures(&item.id) {
                let note = self.record_count(records);
                tiles.push(tile(records.records, self.name(item).to_owned(), note));
            }
        }
        tiles.truncate(TILES - 1);
        tiles.extend(self.intention_tile());
        tiles
    }

    /// How many people wrote what they intend, where the paper has a register of it.
    fn intention_tile(&self) -> Option<Tile> {
        let sections = self.definition.sections.iter();
        let mut exhibits = sections.flat_map(|section| match section {
            Section::WayForward(next) => next.exhibits.as_slice(),
            _ => &[],
        });
        exhibits.find_map(|exhibit| {
            let item = self.survey().item(exhibit.item.as_str())?;
            let Figures::Text { answered } = self.figures(&item.id)? else {
                return None;
            };
            Some(Tile {
                value: self.number(&answered.to_string()),
                label: self.name(item).to_owned(),
                note: self.say_with("finding-text", &[("n", (*answered).into())]),
            })
        })
    }

    fn priority_lists(&self, priorities: &[ItemId]) -> Vec<Block> {
        let mut cells = Vec::new();
        for id in priorities {
            let Some(item) = self.survey().item(id.as_str()) else {
                continue;
            };
            let listed = self.priorities(id, PRIORITIES);
            if listed.is_empty() {
                continue;
            }
            let title = self.say_with(
                "summary-priorities",
                &[("name", self.name(item).to_owned().into())],
            );
            let items = listed
                .into_iter()
                .map(|(label, share)| {
                    let label = self.say_with("label", &[("label", label.into())]);
                    vec![Span::bold(format!("{label} ")), Span::plain(share)]
                })
                .collect();
            cells.push(Cell {
                columns: 6,
                blocks: vec![
                    topic_heading(title),
                    Block::List(List {
                        numbered: true,
                        items,
                    }),
                ],
            });
        }
        if cells.is_empty() {
            return Vec::new();
        }
        let mut rows = Vec::new();
        while !cells.is_empty() {
            let rest = cells.split_off(cells.len().min(2));
            rows.push(Block::Row(std::mem::replace(&mut cells, rest)));
        }
        rows
    }
}

/// A heading within a page that the contents do not list.
pub(super) fn topic_heading(text: String) -> Block {
    Block::Heading(Heading {
        listed: false,
        ..Heading::plain(Level::Topic, text)
    })
}
