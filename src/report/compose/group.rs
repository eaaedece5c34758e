//! The groups of the breakdown beside each other, as a drawing.

use super::finding::is_other;
use super::table::{GroupRow, group_rows};
use super::{Paper, on_new_page};
use crate::analysis::{Breakdown, Figures, Published, Reason, Share};
use crate::chart::groups::{Groups, GroupsRow};
use crate::id::ItemId;
use crate::report::document::{Block, Heading, Level, Paragraph, Style};
use crate::survey::Item;

/// A drawing shows no more choices than this; the annex has them all.
const ROWS: usize = 8;

impl Paper<'_> {
    /// The choices named most, with the share of each group and of all: drawn, or as a table for
    /// more groups than a drawing tells apart. A sentence where there is no breakdown, nothing for
    /// kinds without choices.
    pub(super) fn group_exhibit(&self, item: &Item) -> Vec<Block> {
        let breakdown = self
            .issue
            .results
            .item(item.id.as_str())
            .map(|f| &f.breakdown);
        let Some(Published::Shown(Breakdown { blocks })) = breakdown else {
            let left_out = breakdown.and_then(Published::reason);
            return left_out
                .filter(|reason| matches!(reason, Reason::TooFewGroups | Reason::TooFew))
                .map(|_| self.no_groups())
                .into_iter()
                .collect();
        };
        let Some(rows) = group_rows(blocks) else {
            return Vec::new();
        };
        if blocks.len() > Groups::MOST {
            return self
                .group_table(item)
                .map(Block::Table)
                .into_iter()
                .collect();
        }
        let names = blocks
            .iter()
            .map(|block| {
                let answered = self.number(&block.answered.to_string());
                format!("{} ({answered})", self.group_label(&block.group))
            })
            .collect();
        let caption = self.say_with("groups-caption", &[("item", self.name(item).into())]);
        let groups = Groups {
            names,
            whole: self.say("groups-all"),
            scale: [0.0, 0.25, 0.5, 0.75, 1.0]
                .map(|share| (share, self.percent(100.0 * share)))
                .to_vec(),
            rows: self.group_lines(item, rows),
        };
        let scenes = self.draw(&caption, |frame| groups.draw(frame));
        let note = self.say_with(
            "groups-note",
            &[("k", self.survey().privacy.threshold.into())],
        );
        let tables = self.group_table(item).into_iter().collect();
        vec![self.figure(item, caption, scenes, note, tables)]
    }

    /// A page that sets the groups beside each other on `items`; nothing where no group may be
    /// shown.
    pub(super) fn groups_page(&self, items: &[ItemId]) -> Vec<Block> {
        let items: Vec<&Item> = items
            .iter()
            .filter_map(|id| self.survey().item(id.as_str()))
            .collect();
        if self.survey().privacy.breakdown.is_none() || items.is_empty() {
            return Vec::new();
        }
        let heading = Heading {
            kicker: Some(self.say("groups-kicker")),
            bookmark: Some(self.say("groups-kicker")),
            anchor: Some("groups".to_owned()),
            ..Heading::plain(Level::Finding, self.agreement_title(&items))
        };
        let mut blocks = vec![Block::Heading(heading)];
        blocks.append(&mut self.agreement(&items));
        for block in items.into_iter().flat_map(|item| self.group_exhibit(item)) {
            if !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        // That there are too few groups is already said where those who took part are shown.
        let is_shown = |block: &Block| matches!(block, Block::Figure(_) | Block::Table(_));
        if blocks.iter().any(is_shown) {
            on_new_page(blocks)
        } else {
            Vec::new()
        }
    }

    fn no_groups(&self) -> Block {
        let k = self.survey().privacy.threshold;
        let text = self.say_with("part-left-out", &[("k", k.into())]);
        Block::Paragraph(Paragraph::plain(Style::Note, text))
    }

    /// The rows from the most to the least named, "other" left to the annex.
    fn group_lines(&self, item: &Item, rows: Vec<GroupRow>) -> Vec<GroupsRow> {
        let told = |share: Share| (share.fraction(), self.share(share));
        let mut lines: Vec<GroupsRow> = rows
            .into_iter()
            .filter(|(code, _)| !is_other(item, code))
            .filter_map(|(code, shares)| {
                let shares: Option<Vec<Share>> =
                    shares.iter().map(|share| share.shown().copied()).collect();
                Some(GroupsRow {
                    label: self.label(item, &code),
                    shares: shares?.into_iter().map(told).collect(),
                    whole: told(self.whole(item, code.as_str())?),
                })
            })
            .collect();
        lines.sort_by(|a, b| b.whole.0.total_cmp(&a.whole.0));
        lines.truncate(ROWS);
        lines
    }

    /// How many of all made this choice.
    pub(super) fn whole(&self, item: &Item, code: &str) -> Option<Share> {
        match self.figures(&item.id)? {
            Figures::Choices(choices) => {
                let row = choices.rows.iter().find(|row| row.code.as_str() == code)?;
                row.share.shown().copied()
            }
            Figures::Ranking(ranking) => {
                let row = ranking.rows.iter().find(|row| row.code.as_str() == code)?;
                Some(row.chosen)
            }
            _ => None,
        }
    }
}
