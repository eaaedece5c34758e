//! The way through a survey: which screen comes next, how far it is, how long it takes.
//!
//! Owns the rules of stepping for one set of answers. Knows nothing of requests or storage.

use crate::answer::AnswerSet;
use crate::survey::routing::Given as _;
use crate::survey::screen::Screen;
use crate::survey::{Item, Kind, Rows, Survey};

/// The screens of a survey as one respondent meets them.
pub(crate) struct Progress<'a> {
    survey: &'a Survey,
    given: &'a AnswerSet,
    /// Every screen, shown or not.
    pub screens: Vec<Screen<'a>>,
}

impl<'a> Progress<'a> {
    /// The way through `survey` for somebody who answered `given`.
    pub(crate) fn new(survey: &'a Survey, given: &'a AnswerSet) -> Self {
        Self {
            survey,
            given,
            screens: survey.screens(),
        }
    }

    fn is_shown(&self, index: usize) -> bool {
        self.screens[index].is_shown(self.survey, self.given)
    }

    /// The screen after `index`; `None` when all is answered and it is time to check.
    pub(crate) fn after(&self, index: usize) -> Option<usize> {
        (index + 1..self.screens.len()).find(|next| self.is_shown(*next))
    }

    /// The screen before `index`.
    pub(crate) fn before(&self, index: usize) -> Option<usize> {
        (0..index.min(self.screens.len()))
            .rev()
            .find(|before| self.is_shown(*before))
    }

    /// Where to go after a change that was begun on the page of answers: on through the rest of the
    /// same page, whose screens may follow from the change, then back.
    pub(crate) fn after_change(&self, index: usize) -> Option<usize> {
        self.after(index)
            .filter(|next| self.screens[*next].page.id == self.screens[index].page.id)
    }

    /// The first screen before `index` on which an answer that is needed is missing.
    pub(crate) fn gate(&self, index: usize) -> Option<usize> {
        (0..index.min(self.screens.len())).find(|before| {
            let screen = &self.screens[*before];
            screen.items.iter().any(|item| {
                item.required
                    && !self.given.is_answered(&item.id)
                    && self.survey.is_shown(screen.page, item, self.given)
            })
        })
    }

    /// Where to go on: the first screen after the last answered one.
    pub(crate) fn resume(&self) -> Option<usize> {
        let last = (0..self.screens.len()).rev().find(|index| {
            self.screens[*index]
                .items
                .iter()
                .any(|item| self.given.is_answered(&item.id))
        });
        match last {
            Some(last) => self.after(last),
            None => (0..self.screens.len()).find(|index| self.is_shown(*index)),
        }
    }

    /// "Step 4 of 12": the place of `index`, and how many steps there are. The welcome screen is
    /// not a step. A later screen that may still come counts, so that the number of steps can
    /// fall on the way but never grows.
    pub(crate) fn step(&self, index: usize) -> (usize, usize) {
        let counts = |other: &usize| self.is_shown(*other) || self.may_come(*other, index);
        let step = (1..=index).filter(counts).count();
        let all = (1..self.screens.len()).filter(counts).count();
        (step, all)
    }

    /// Whether the screen `other` is hidden only for want of an answer asked at `index` or later.
    fn may_come(&self, other: usize, index: usize) -> bool {
        let screen = &self.screens[other];
        let asked_later = |id: &crate::id::ItemId| {
            self.screens[index..]
                .iter()
                .any(|screen| screen.items.iter().any(|item| item.id == *id))
        };
        other > index
            && (screen.items.iter().any(|item| {
                item.depends_on().into_iter().any(asked_later)
                    || matches!(
                        item.kind,
                        Kind::Matrix {
                            rows: Rows::OpenAnswers,
                            ..
                        }
                    )
            }) || screen
                .page
                .show_if
                .as_ref()
                .is_some_and(|condition| condition.items().into_iter().any(asked_later)))
    }
}

/// How many minutes the survey takes, rounded up.
///
/// An estimate from the kinds of its items. The seconds are for a reader of the form's language on
/// a phone and allow for open answers being left out by about two people in three; they were
/// chosen so that a survey is announced as longer rather than shorter than it is, because going
/// on past the time promised is what makes people stop.
pub(crate) fn minutes(survey: &Survey) -> usize {
    let seconds: usize = survey.items().map(|item| seconds(survey, item)).sum();
    seconds.div_ceil(60).max(1)
}

fn seconds(survey: &Survey, item: &Item) -> usize {
    match &item.kind {
        Kind::Statement => 5,
        Kind::Single { .. } | Kind::Text { long: true, .. } => 12,
        Kind::Multiple { .. } => 16,
        Kind::Ranking { .. } => 20,
        Kind::Matrix { rows, .. } => {
            4 * match rows {
                Rows::Fixed(rows) => rows.len(),
                Rows::OpenAnswers => 4,
                Rows::Carried(source) => {
                    match survey.item(source.as_str()).map(|item| &item.kind) {
                        Some(Kind::Ranking { top, .. }) => *top,
                        Some(Kind::Multiple { max: Some(max), .. }) => *max,
                        _ => 3,
                    }
                }
            }
        }
        Kind::Text { long: false, .. } => 10,
        Kind::Records { .. } => 25,
    }
}
