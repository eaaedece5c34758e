//! Level 0: languages and texts that exist in several of them.
//!
//! Owns which languages the product speaks and what each needs: name, direction. Knows nothing of
//! the interface strings themselves (those are in `i18n`).

use std::collections::BTreeMap;
use std::fmt;

/// A language that both the interface and a survey can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
    /// Arabic.
    Ar,
}

/// The direction in which a paragraph, a page or a drawing runs.
///
/// It is always given and never guessed: an Arabic label that begins with a Latin name is still
/// an Arabic label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The direction in which the language with this tag is written, left to right where the
    /// product does not speak it.
    pub fn of_language(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Language::parse(primary).map_or(Self::Ltr, Language::direction)
    }

    /// Whether this is right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Ar];

    /// The language with this tag, `None` if the product does not speak it.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ar => "ar",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ar => "العربية",
        }
    }

    /// The direction in which it is written.
    pub fn direction(self) -> Direction {
        match self {
            Self::En | Self::Fr => Direction::Ltr,
            Self::Ar => Direction::Rtl,
        }
    }

    /// The value of the `dir` attribute.
    pub fn dir(self) -> &'static str {
        match self.direction() {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A text in every language of its survey, NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalText(BTreeMap<Language, String>);

impl LocalText {
    /// A text from its translations; the first language given stands in for missing ones.
    pub fn new(texts: impl IntoIterator<Item = (Language, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// The text in `language`. The check of a definition makes sure that it exists; a language
    /// the survey does not have gets its first one.
    pub fn get(&self, language: Language) -> &str {
        self.0
            .get(&language)
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Each language with its text.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0
            .iter()
            .map(|(language, text)| (*language, text.as_str()))
    }
}
