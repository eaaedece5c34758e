//! Screens: how the pages of a survey are cut so that every screen can be drawn without scripts.
//!
//! Owns one rule: an item that depends on an earlier item of the same page starts a new screen,
//! because only the server knows the answer it depends on. Knows nothing of how a screen is drawn.

use super::routing::Given;
use super::{Item, Page, Survey};

/// A run of items of one page that are answered together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen<'a> {
    /// Position among all screens of the survey, from 0; stable for a version.
    pub index: usize,
    /// The page that the screen belongs to.
    pub page: &'a Page,
    /// Which screen of that page it is, from 0.
    pub part: usize,
    /// The items.
    pub items: &'a [Item],
}

impl Screen<'_> {
    /// Whether anything on the screen is shown to this respondent.
    pub fn is_shown(&self, survey: &Survey, given: &impl Given) -> bool {
        self.items
            .iter()
            .any(|item| survey.is_shown(self.page, item, given))
    }
}

impl Survey {
    /// All screens in order.
    pub fn screens(&self) -> Vec<Screen<'_>> {
        let mut screens = Vec::new();
        for page in &self.pages {
            let mut start = 0;
            let mut part = 0;
            for end in 1..=page.items.len() {
                let cut = page.items.get(end).is_none_or(|next| {
                    next.depends_on()
                        .iter()
                        .any(|id| page.items[start..end].iter().any(|item| item.id == **id))
                });
                if cut {
                    let items = &page.items[start..end];
                    screens.push(Screen {
                        index: screens.len(),
                        page,
                        part,
                        items,
                    });
                    (start, part) = (end, part + 1);
                }
            }
        }
        screens
    }
}
