//! The section that sets the same questions at several events beside each other.

use crate::definition::{Placed, Reading, Table};
use crate::id::{ItemId, SurveyId};
use crate::report::narrative::{Narrative, Shape};

/// A page on what changed between events.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The surveys of the other events, with their places in the definition.
    pub surveys: Vec<Placed<SurveyId>>,
    /// The items that are compared.
    pub items: Vec<ItemId>,
    /// A title by the organisers in place of the one drafted from the figures.
    pub title: Option<Narrative>,
    /// What the organisers tell before the exhibits.
    pub narrative: Option<Narrative>,
    /// What the organisers conclude.
    pub conclusion: Option<Narrative>,
}

impl Trend {
    /// Every text in which figures can be named.
    pub fn narratives(&self) -> impl Iterator<Item = &Narrative> {
        let texts = [&self.title, &self.narrative, &self.conclusion];
        texts.into_iter().flatten()
    }
}

pub(super) fn read(reading: &Reading, source: &str, table: &Table<'_>) -> Option<Trend> {
    let text = |key, shape| super::narrative(reading, source, table, key, shape);
    let title = text("title", Shape::Line);
    let narrative = text("narrative", Shape::Full);
    let conclusion = text("conclusion", Shape::Paragraphs);
    let surveys = table.need_texts(
        "surveys",
        "the surveys of other events, such as `[\"my-event-2029\"]`",
    );
    let items = table.need_texts("items", "the items to compare, such as `[\"q1\", \"q2\"]`");
    let place = |name: Placed<String>| Placed {
        value: SurveyId::new(name.value),
        span: name.span,
    };
    (!surveys.is_empty() && !items.is_empty()).then(|| Trend {
        surveys: surveys.into_iter().map(place).collect(),
        items: items
            .into_iter()
            .map(|name| ItemId::new(name.value))
            .collect(),
        title,
        narrative,
        conclusion,
    })
}
