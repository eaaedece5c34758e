//! The organisers' own words, with the figures that they name.

use super::Paper;
use crate::analysis::{Precision, Published, Share, Value};
use crate::report::document::{Block, List, Paragraph, Span, Style};
use crate::report::narrative::{Content, Form, Narrative, Part, Piece, Placeholder, Quantity};

impl Paper<'_> {
    /// Paragraphs and lists.
    pub(super) fn narrative(&self, narrative: &Narrative) -> Vec<Block> {
        let parts = narrative.parts(self.language()).iter();
        parts
            .map(|part| match part {
                Part::Paragraph(line) => Block::Paragraph(Paragraph {
                    spans: self.spans(line),
                    style: Style::Body,
                }),
                Part::List(lines) => Block::List(List {
                    numbered: false,
                    items: lines.iter().map(|line| self.spans(line)).collect(),
                }),
            })
            .collect()
    }

    /// Its lines, one for a paragraph.
    pub(super) fn narrative_lines(&self, narrative: &Narrative) -> Vec<Vec<Span>> {
        let parts = narrative.parts(self.language()).iter();
        parts
            .flat_map(Part::lines)
            .map(|line| self.spans(line))
            .collect()
    }

    /// Its words in one line.
    pub(super) fn narrative_line(&self, narrative: &Narrative) -> String {
        let spans = self.narrative_lines(narrative).concat();
        spans.into_iter().map(|span| span.text).collect()
    }

    fn spans(&self, line: &[Piece]) -> Vec<Span> {
        line.iter()
            .map(|piece| {
                let text = match &piece.content {
                    Content::Words(words) => words.clone(),
                    Content::Figure(placeholder) => self.placeholder(placeholder),
                };
                Span {
                    text,
                    bold: piece.bold,
                    ..Span::default()
                }
            })
            .collect()
    }

    fn placeholder(&self, placeholder: &Placeholder) -> String {
        match self.index.find(&placeholder.name) {
            Some(Published::Shown(Value::Share(share))) => self.told(share, placeholder.form),
            Some(Published::Shown(Value::Count(count))) => self.number(&count.to_string()),
            Some(Published::Shown(Value::Point(point))) => self.number(&point.to_string()),
            Some(Published::Shown(Value::Mean(mean))) => self.decimal(mean, 1),
            Some(Published::Suppressed(_)) | None => self.too_few(),
        }
    }

    fn told(&self, share: Share, form: Form) -> String {
        let base = self.number(&share.base.to_string());
        match form {
            Form::Number => self.count(share.count),
            Form::Base => base,
            Form::Of => self.say_with(
                "narrative-of",
                &[
                    ("count", self.count(share.count).into()),
                    ("base", base.into()),
                ],
            ),
            Form::Percent => match (share.precision(), share.percent()) {
                (Precision::Both, Some(percent)) => self.percent(percent),
                _ => self.share(share),
            },
            Form::Share => self.share(share),
            Form::Word { capital } => {
                let word = Quantity::of(share).map(|quantity| self.say(quantity.key()));
                let word = word.unwrap_or_else(|| self.too_few());
                if capital { capitalise(&word) } else { word }
            }
        }
    }
}

/// `word` with a capital at its head, in scripts that have them.
fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
