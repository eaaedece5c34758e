//! A drawing with its words: caption, base, and the tables that hold the same figures.

use super::Paper;
use crate::chart::scene::Scene;
use crate::report::document::{Block, Figure, Span, Table};
use crate::survey::Item;

impl Paper<'_> {
    /// The drawing of what was answered to `item`, with those who did not answer under it.
    pub(super) fn figure(
        &self,
        item: &Item,
        caption: String,
        scene: Scene,
        base: String,
        tables: Vec<Table>,
    ) -> Block {
        let mut note = base;
        if let Some(skipped) = self
            .issue
            .results
            .item(item.id.as_str())
            .and_then(|figures| figures.base.skipped.shown().copied())
            .filter(|skipped| *skipped > 0)
        {
            note.push(' ');
            note.push_str(&self.say_with("base-skipped", &[("n", skipped.into())]));
        }
        captioned(caption, scene, note, tables)
    }
}

/// A drawing under its caption.
pub(super) fn captioned(caption: String, scene: Scene, note: String, tables: Vec<Table>) -> Block {
    let note = if note.is_empty() {
        Vec::new()
    } else {
        vec![Span::plain(note)]
    };
    Block::Figure(Box::new(Figure {
        scene,
        caption: vec![Span::bold(caption)],
        note,
        tables,
        anchor: None,
    }))
}
