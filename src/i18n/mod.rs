//! Level 1: the interface's own words in every language.
//!
//! Owns the Fluent files beside it (one folder a language, one file a reader) and how a message is
//! looked up and filled in. What a survey says is in its definition, never here. Knows nothing of
//! who asks for a message.

use std::sync::OnceLock;

pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::language::{Direction, Language};

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// The sources of one language: file name for messages, and text.
macro_rules! sources {
    ($tag:literal) => {
        [
            ("common", include_str!(concat!($tag, "/common.ftl"))),
            ("respond", include_str!(concat!($tag, "/respond.ftl"))),
            ("report", include_str!(concat!($tag, "/report.ftl"))),
            ("export", include_str!(concat!($tag, "/export.ftl"))),
            ("staff", include_str!(concat!($tag, "/staff.ftl"))),
            ("xlsform", include_str!(concat!($tag, "/xlsform.ftl"))),
            ("event", include_str!(concat!($tag, "/event.ftl"))),
            ("paper", include_str!(concat!($tag, "/paper.ftl"))),
            ("instrument", include_str!(concat!($tag, "/instrument.ftl"))),
            ("coding", include_str!(concat!($tag, "/coding.ftl"))),
            ("invitation", include_str!(concat!($tag, "/invitation.ftl"))),
            ("beginning", include_str!(concat!($tag, "/beginning.ftl"))),
            ("room", include_str!(concat!($tag, "/room.ftl"))),
        ]
    };
}

/// The Fluent sources of a language: name of the file and its text.
pub fn sources(language: Language) -> [(&'static str, &'static str); 13] {
    match language {
        Language::En => sources!("en"),
        Language::Fr => sources!("fr"),
        Language::Ar => sources!("ar"),
    }
}

/// The words of `language`.
pub fn words(language: Language) -> &'static Words {
    static ALL: [OnceLock<Words>; 3] = [const { OnceLock::new() }; 3];
    ALL[language as usize].get_or_init(|| Words::load(language))
}

impl Words {
    fn load(language: Language) -> Self {
        let tag = language
            .tag()
            .parse()
            .expect("the tags of `Language` are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolates keep numbers and Latin names in order inside Arabic; elsewhere they would only
        // be invisible characters in copied text.
        bundle.set_use_isolating(language.direction() == Direction::Rtl);
        for (name, source) in sources(language) {
            let resource = FluentResource::try_new(source.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{language}/{name}.ftl: {errors:?}"));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("{language}/{name}.ftl: {errors:?}"));
        }
        Self { language, bundle }
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `key`.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The message `key` with its variables filled in. Numbers choose plural forms by the rules of
    /// the language.
    ///
    /// # Panics
    /// If there is no such message: keys are written in the sources, and a test finds each of them
    /// in every language.
    pub fn say_with(&self, key: &str, variables: &[(&str, Value<'_>)]) -> String {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .unwrap_or_else(|| panic!("no message `{key}` in {}", self.language));
        let arguments: FluentArgs<'_> = variables
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(
            errors.is_empty(),
            "message `{key}` in {}: {errors:?}",
            self.language
        );
        text.into_owned()
    }
}

impl Words {
    /// A day in words, such as "9 December 2018".
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let month = self.say(&format!("month-{}", date.month()));
        // The year as text: no language puts a thousands separator into it.
        let year = date.year().to_string();
        let text = self.say_with(
            "date-long",
            &[
                ("day", date.day().into()),
                ("month", month.into()),
                ("year", year.into()),
            ],
        );
        // Isolates within would leave the whole without a letter to tell its direction by when it
        // is itself put into a sentence.
        text.replace(['\u{2068}', '\u{2069}'], "")
    }
}
