//! The grammar of `show_if`, told in [`routing`](super::super::routing).

use std::ops::Range;

use super::super::routing::Condition;
use crate::id::{Code, ItemId};

/// What is wrong with a condition, and where in its text (bytes).
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) at: Range<usize>,
}

/// Parses a whole condition.
pub(super) fn parse(text: &str) -> Result<Condition, Fault> {
    let mut parser = Parser {
        words: split(text),
        next: 0,
        length: text.len(),
    };
    let condition = parser.any()?;
    match parser.peek() {
        None => Ok(condition),
        Some(word) => Err(parser.fault(format!("expected `and`, `or` or the end, found `{word}`"))),
    }
}

struct Parser<'t> {
    words: Vec<(&'t str, Range<usize>)>,
    next: usize,
    length: usize,
}

/// Words, brackets and commas with their places.
fn split(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let ends = c.is_whitespace() || matches!(c, '(' | ')' | ',');
        if ends && let Some(from) = start.take() {
            words.push((&text[from..at], from..at));
        }
        if matches!(c, '(' | ')' | ',') {
            words.push((&text[at..=at], at..at + 1));
        } else if !ends && start.is_none() {
            start = Some(at);
        }
    }
    words
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t str> {
        self.words.get(self.next).map(|(word, _)| *word)
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.peek() == Some(wanted);
        self.next += usize::from(found);
        found
    }

    fn fault(&self, message: String) -> Fault {
        let at = self.words.get(self.next).map(|(_, at)| at.clone());
        Fault {
            message,
            at: at.unwrap_or(self.length..self.length),
        }
    }

    fn name(&mut self, what: &str) -> Result<&'t str, Fault> {
        const RESERVED: [&str; 8] = ["is", "in", "and", "or", "not", "(", ")", ","];
        match self.peek() {
            Some(word) if !RESERVED.contains(&word) => {
                self.next += 1;
                Ok(word)
            }
            Some(word) => Err(self.fault(format!("expected {what}, found `{word}`"))),
            None => Err(self.fault(format!("expected {what}, found the end"))),
        }
    }

    fn any(&mut self) -> Result<Condition, Fault> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Condition::Any(parts)
        })
    }

    fn all(&mut self) -> Result<Condition, Fault> {
        let mut parts = vec![self.one()?];
        while self.take("and") {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Condition::All(parts)
        })
    }

    fn one(&mut self) -> Result<Condition, Fault> {
        if self.take("not") {
            return Ok(Condition::Not(Box::new(self.one()?)));
        }
        if self.take("(") {
            let inner = self.any()?;
            return if self.take(")") {
                Ok(inner)
            } else {
                Err(self.fault("expected `)`".to_owned()))
            };
        }
        let item = ItemId::new(self.name("the name of an item")?);
        if self.take("is") {
            let code = self.name("a code or `answered`")?;
            return Ok(if code == "answered" {
                Condition::Answered(item)
            } else {
                Condition::Chosen(item, vec![Code::new(code)])
            });
        }
        if !self.take("in") {
            return Err(self.fault(format!("expected `is` or `in` after `{item}`")));
        }
        if !self.take("(") {
            return Err(self.fault("expected `(` and codes with commas between".to_owned()));
        }
        let mut codes = vec![Code::new(self.name("a code")?)];
        while self.take(",") {
            codes.push(Code::new(self.name("a code")?));
        }
        if self.take(")") {
            Ok(Condition::Chosen(item, codes))
        } else {
            Err(self.fault("expected `,` or `)`".to_owned()))
        }
    }
}
