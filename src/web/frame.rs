//! What stands around every page: its title, the ways to other languages, the banner, the foot.
//!
//! Owns nothing that a single page shows. Knows the survey whose page it frames, if any.

use super::asset;
use crate::i18n::{Words, words};
use crate::survey::{Language, Survey};

/// The surroundings of a page.
pub(crate) struct Frame {
    /// The words of the page's language.
    pub words: &'static Words,
    /// The language of the page.
    pub language: Language,
    /// The title of the window.
    pub title: String,
    /// What stands at the head of the page: the survey's title, or the product's name.
    pub heading: String,
    /// Where the heading leads.
    pub home: Option<String>,
    /// The same page in other languages.
    pub languages: Vec<Other>,
    /// Whether languages are switched by sending the form, so that nothing typed is lost.
    pub form: bool,
    /// Whether the answers of the survey are invented.
    pub synthetic: bool,
    /// The survey and the language whose form a phone may keep.
    pub phone: Option<String>,
    /// Where sent answers are changed or withdrawn.
    pub code: Option<String>,
    /// The address of the style sheet.
    pub style: &'static str,
    /// The address of the script.
    pub script: &'static str,
    /// The address of the mark.
    pub icon: &'static str,
}

/// The page in one language.
pub(crate) struct Other {
    /// The language.
    pub language: Language,
    /// Its address.
    pub address: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// The name of the product, which is the same in all languages.
pub(crate) const PRODUCT: &str = "Maoni";

impl Frame {
    /// The frame of a page that belongs to no survey.
    pub(crate) fn plain(language: Language, page: &str) -> Self {
        let addresses = asset::addresses();
        Self {
            words: words(language),
            language,
            title: format!("{page} – {PRODUCT}"),
            heading: PRODUCT.to_owned(),
            home: Some("/".to_owned()),
            languages: Vec::new(),
            form: false,
            synthetic: false,
            phone: None,
            code: None,
            style: &addresses.style,
            script: &addresses.script,
            icon: &addresses.icon,
        }
    }

    /// The frame of a page of `survey`.
    pub(crate) fn of(survey: &Survey, synthetic: bool, language: Language, page: &str) -> Self {
        let plain = Self::plain(language, page);
        let name = survey.title.get(language);
        Self {
            title: plain.words.say_with(
                "title-in",
                &[("page", page.into()), ("survey", name.into())],
            ),
            heading: name.to_owned(),
            home: Some(format!("/s/{}/{language}", survey.id)),
            synthetic,
            phone: Some(format!("{}/{language}", survey.id)),
            code: Some(format!("/s/{}/{language}/code", survey.id)),
            ..plain
        }
    }

    /// Offers the page in `languages`, at the address that `address` gives for each.
    pub(crate) fn in_languages(
        mut self,
        languages: &[Language],
        address: impl Fn(Language) -> String,
    ) -> Self {
        if languages.len() > 1 {
            self.languages = languages
                .iter()
                .map(|&language| Other {
                    language,
                    address: address(language),
                    current: language == self.language,
                })
                .collect();
        }
        self
    }

    /// Leaves out the other languages: a page that must not be left has none.
    pub(crate) fn without_languages(mut self) -> Self {
        self.languages.clear();
        self
    }

    /// Makes the switch of language send the form.
    pub(crate) fn with_form(mut self) -> Self {
        self.form = true;
        self
    }

    /// Tells in the title that something is wrong, which screen readers read first.
    pub(crate) fn with_error(mut self, is_error: bool) -> Self {
        if is_error {
            self.title = self
                .words
                .say_with("title-error", &[("title", self.title.into())]);
        }
        self
    }

    /// The message `key` in the language of the page.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }
}
