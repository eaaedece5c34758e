//! One page of the survey with every question on it, to be looked through rather than issued.
//!
//! Owns what is said of each question: its words, its exhibit with base and table, or the groups
//! beside each other. Every exhibit is the one that a paper would have. Must not know where it is
//! shown.

use super::remaining::is_counted;
use super::{Issue, Paper};
use crate::analysis::Figures;
use crate::diagnostic::Diagnostics;
use crate::report::definition::{Exhibit, Form, ReportDefinition};
use crate::report::document::{Block, Document, Heading, Level, Paragraph, Span, Style};
use crate::survey::{Item, Kind, Page};

/// The questions of `page` of which figures are shown to those who work on the survey.
pub fn questions(page: &Page) -> impl Iterator<Item = &Item> {
    page.items.iter().filter(|item| is_counted(item))
}

/// Every question of `page`, in the look of `definition`; `by_group` sets the groups of the
/// breakdown beside each other where that can be drawn.
///
/// # Errors
/// The faults of the narrative of `definition`.
pub fn compose_page(
    definition: &ReportDefinition,
    issue: &Issue<'_>,
    page: &Page,
    by_group: bool,
) -> Result<Document, Diagnostics> {
    let paper = Paper::new(definition, issue)?;
    let items = questions(page);
    let blocks = items.flat_map(|item| paper.question(item, by_group));
    Ok(paper.document(paper.local(&page.title), blocks.collect()))
}

impl Paper<'_> {
    fn question(&self, item: &Item, by_group: bool) -> Vec<Block> {
        let name = self.name(item).to_owned();
        let text = self.local(&item.text);
        let mut blocks = vec![Block::Heading(Heading::plain(Level::Finding, name.clone()))];
        if text != name {
            blocks.push(Block::Paragraph(Paragraph::plain(Style::Question, text)));
        }
        if item.internal {
            blocks.push(self.remark("question-internal"));
        }
        let is_breakdown = self.survey().privacy.breakdown.as_ref() == Some(&item.id);
        blocks.extend(if is_breakdown {
            self.group_figure()
        } else if by_group {
            self.grouped(item)
        } else {
            self.together(item)
        });
        for block in &mut blocks {
            forget_name(block, &name);
        }
        blocks
    }

    /// What everybody answered.
    fn together(&self, item: &Item) -> Vec<Block> {
        let gap = match &item.kind {
            Kind::Matrix { gap_from, .. } => gap_from.clone(),
            _ => None,
        };
        let gap = gap.map(|from| Exhibit {
            with: Some(from),
            ..Exhibit::of(item.id.clone(), Form::Dumbbell)
        });
        let own = Exhibit::of(item.id.clone(), Form::Auto);
        let mut blocks = Vec::new();
        for block in gap.iter().chain([&own]).flat_map(|e| self.exhibit(e)) {
            // Two exhibits of one item that too few answered say the same.
            if !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        blocks
    }

    /// What each group answered, or why that is not drawn.
    fn grouped(&self, item: &Item) -> Vec<Block> {
        if matches!(self.figures(&item.id), None | Some(Figures::Text { .. })) {
            return self.together(item);
        }
        let blocks = self.group_exhibit(item);
        if blocks.is_empty() {
            return vec![self.remark("question-ungrouped")];
        }
        blocks
    }

    fn remark(&self, key: &str) -> Block {
        Block::Paragraph(Paragraph::plain(Style::Note, self.say(key)))
    }
}

/// Takes the caption of a drawing away that says no more than the heading above it.
fn forget_name(block: &mut Block, name: &str) {
    if let Block::Figure(figure) = block
        && figure.caption == [Span::bold(name)]
    {
        figure.caption.clear();
    }
}
