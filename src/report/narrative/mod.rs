//! Words that the organisers write, in which every figure is a name.
//!
//! Owns what such a text is made of, how it is read, and the check that each figure it names may be
//! told. Knows nothing of how a figure is put into words: that is composed in the language of the
//! paper.

mod check;
mod read;
mod voice;

use std::collections::BTreeMap;
use std::ops::Range;

pub use check::check;
pub use read::{Shape, read};

use crate::analysis::{Count, Share};
use crate::language::Language;

/// A text of the organisers in every language of its definition.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Narrative {
    texts: BTreeMap<Language, Vec<Part>>,
}

/// One part of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Running text.
    Paragraph(Vec<Piece>),
    /// Items under each other.
    List(Vec<Vec<Piece>>),
}

/// A run of words, or one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What stands there.
    pub content: Content,
    /// Whether it is bold.
    pub bold: bool,
}

/// What stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Words as written.
    Words(String),
    /// A figure by its name.
    Figure(Placeholder),
}

/// A place that a figure takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeholder {
    /// The name of the figure (see [`analysis::name`](crate::analysis::name)).
    pub name: String,
    /// How it is told.
    pub form: Form,
    /// Where it stands in the definition, in bytes.
    pub span: Range<usize>,
}

/// How a figure is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The number alone: a count, a point, a mean.
    Number,
    /// The count with its base: "20 of 27".
    Of,
    /// The count with its percentage: "20 (74%)".
    Share,
    /// The percentage, as far as the base carries one.
    Percent,
    /// The base alone.
    Base,
    /// A word bound to the share.
    Word {
        /// Whether it begins a sentence.
        capital: bool,
    },
}

/// Each form with its word in placeholders; the number has none.
const FORMS: [(&str, Form); 6] = [
    ("of", Form::Of),
    ("share", Form::Share),
    ("percent", Form::Percent),
    ("base", Form::Base),
    ("word", Form::Word { capital: false }),
    ("Word", Form::Word { capital: true }),
];

impl Narrative {
    /// The parts in `language`; those of the first language where it is missing.
    pub fn parts(&self, language: Language) -> &[Part] {
        self.texts
            .get(&language)
            .or_else(|| self.texts.values().next())
            .map_or(&[], Vec::as_slice)
    }

    /// Every figure named, in each language.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        let parts = self.texts.values().flatten();
        parts.flat_map(Part::lines).flatten().filter_map(|piece| {
            let Content::Figure(placeholder) = &piece.content else {
                return None;
            };
            Some(placeholder)
        })
    }
}

impl Part {
    /// Its lines: one for a paragraph, one an item for a list.
    pub fn lines(&self) -> &[Vec<Piece>] {
        match self {
            Self::Paragraph(line) => std::slice::from_ref(line),
            Self::List(lines) => lines,
        }
    }
}

/// A word for a share. The ranges are fixed, so that a word means the same in every paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// Nobody.
    None,
    /// Under 20 %.
    Few,
    /// From 20 % to under 45 %.
    Some,
    /// From 45 % to 55 %.
    Half,
    /// Over 55 % and under 90 %.
    Most,
    /// From 90 % on.
    NearlyAll,
    /// Everybody.
    All,
}

impl Quantity {
    /// The word for `share`; `None` without a base.
    pub fn of(share: Share) -> Option<Self> {
        let count = match share.count {
            Count::Exact(count) => u64::from(count),
            Count::UnderTenth => return Some(Self::Few),
            Count::OverNineTenths => return Some(Self::NearlyAll),
        };
        let base = u64::from(share.base);
        // Whole numbers: a share on the border of two ranges must not hang on rounding.
        Some(match 100 * count {
            _ if base == 0 => return None,
            0 => Self::None,
            part if part < 20 * base => Self::Few,
            part if part < 45 * base => Self::Some,
            part if part <= 55 * base => Self::Half,
            part if part < 90 * base => Self::Most,
            part if part < 100 * base => Self::NearlyAll,
            _ => Self::All,
        })
    }

    /// The key of the word in the paper's words.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "word-none",
            Self::Few => "word-few",
            Self::Some => "word-some",
            Self::Half => "word-half",
            Self::Most => "word-most",
            Self::NearlyAll => "word-nearly-all",
            Self::All => "word-all",
        }
    }
}
