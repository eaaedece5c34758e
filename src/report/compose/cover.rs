//! The first page.

use super::Paper;
use crate::analysis::Figures;
use crate::chart::Frame;
use crate::chart::strip::Strip;
use crate::chart::theme::Palette;
use crate::id::{Code, ItemId};
use crate::report::document::{Block, Cover, Figure, Span};
use crate::survey::{FieldKind, Kind};

impl Paper<'_> {
    pub(super) fn cover(&self, strip: Option<&(ItemId, String)>) -> Vec<Block> {
        let survey = self.survey();
        let event = &survey.event;
        let participation = self.issue.results.participation();
        let fact = |key: &str, value: String| (self.say(key), value);
        let answers = self.say_with(
            "cover-answers-value",
            &[("n", participation.started.into())],
        );
        let cover = Cover {
            logo: self.definition.theme.logo(self.language()),
            issuer: self.local(&self.definition.issuer).to_owned(),
            title: self.local(&self.definition.title).to_owned(),
            subtitle: self.local(&event.name).to_owned(),
            status: self.say(self.definition.status.key()),
            facts: vec![
                fact("cover-place", self.local(&event.place).to_owned()),
                fact("cover-date", self.issue.words.date(event.date)),
                fact("cover-organisers", self.local(&event.organisers).to_owned()),
                fact("cover-answers", answers),
                fact("cover-issued", self.issue.words.date(self.issue.issued)),
            ],
            strip: strip.and_then(|(item, field)| self.strip(item, field)),
            note: self.local(&self.definition.disclaimer).to_owned(),
        };
        vec![Block::Cover(Box::new(cover))]
    }

    /// The choices of a field of records as ticks, filled where a record names them.
    fn strip(&self, item: &ItemId, field: &str) -> Option<Figure> {
        let item = self.survey().item(item.as_str())?;
        let Kind::Records { fields, .. } = &item.kind else {
            return None;
        };
        let definition = fields.iter().find(|known| known.id.as_str() == field)?;
        let FieldKind::Choice(choices) = &definition.kind else {
            return None;
        };
        let Figures::Records(records) = self.figures(&item.id)? else {
            return None;
        };
        let counted = records
            .fields
            .iter()
            .find(|counted| counted.field.as_str() == field)?;
        // Where only a range may be told, a filled tick would tell more, or something wrong.
        let counts: Option<Vec<(&Code, u32)>> = counted
            .rows
            .iter()
            .map(|(code, share)| Some((code, share.count.exact()?)))
            .collect();
        let counts = counts?;
        let named = |of: &Code| counts.iter().any(|(code, count)| *code == of && *count > 0);
        let ticks = choices
            .iter()
            .map(|choice| (choice.code.to_string(), named(&choice.code)))
            .collect();
        let name = self.local(&definition.label);
        let caption = self.say_with(
            "cover-strip-caption",
            &[("all", choices.len().into()), ("field", name.into())],
        );
        let strip = Strip { ticks };
        let [scene, narrow] = self.draw(&caption, |frame| strip.draw(frame));
        Some(Figure {
            scene,
            narrow: Some(narrow),
            caption: vec![Span::plain(caption)],
            note: Vec::new(),
            tables: vec![self.record_table(item, definition, counted)],
            anchor: None,
        })
    }

    pub(super) fn frame(&self, width: f64, title: &str) -> Frame {
        Frame {
            width,
            language: self.language().tag().to_owned(),
            direction: self.language().direction(),
            title: title.to_owned(),
            palette: *self.palette(),
        }
    }

    /// The colours of the paper.
    pub(super) fn palette(&self) -> &Palette {
        &self.definition.theme.palette
    }
}
