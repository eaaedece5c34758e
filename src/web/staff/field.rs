//! The controls of the workspace's forms, and what is wrong with what was typed.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::i18n::Words;
use crate::survey::Language;

/// A line to type into, or a list to choose from.
#[derive(Template)]
#[template(path = "staff/field.html")]
pub(crate) struct Field {
    /// The control's name and id.
    pub name: &'static str,
    /// What is asked.
    pub label: String,
    /// What to know before typing.
    pub hint: Option<String>,
    /// What is in it.
    pub value: String,
    /// The kind of input: `text`, `password`.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub complete: &'static str,
    /// Whether it is typed from left to right whatever the language, as codes and names are.
    pub is_latin: bool,
    /// What is wrong, if anything is.
    pub fault: Option<String>,
    /// The word before a fault.
    pub lead: String,
    /// What can be chosen; a line to type into if empty.
    pub options: Vec<Choice>,
}

/// An entry of a list.
pub(crate) struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl HtmlSafe for Field {}

impl Field {
    /// A line called `name` whose label is the message `label`.
    pub(crate) fn line(words: &Words, name: &'static str, label: &str, value: &str) -> Self {
        Self {
            name,
            label: words.say(label),
            hint: None,
            value: value.to_owned(),
            kind: "text",
            complete: "off",
            is_latin: false,
            fault: None,
            lead: words.say("fault-lead"),
            options: Vec::new(),
        }
    }

    /// A list called `name` whose label is the message `label`.
    pub(crate) fn list(
        words: &Words,
        name: &'static str,
        label: &str,
        value: &str,
        options: Vec<Choice>,
    ) -> Self {
        Self {
            options,
            ..Self::line(words, name, label, value)
        }
    }

    /// A password; never filled with what was typed before.
    pub(crate) fn password(
        words: &Words,
        name: &'static str,
        label: &str,
        complete: &'static str,
    ) -> Self {
        Self {
            kind: "password",
            complete,
            is_latin: true,
            ..Self::line(words, name, label, "")
        }
    }

    /// A day and a time of day, as `2030-03-08T18:00`.
    pub(crate) fn time(words: &Words, name: &'static str, label: &str, value: &str) -> Self {
        Self {
            kind: "datetime-local",
            is_latin: true,
            ..Self::line(words, name, label, value)
        }
    }

    /// With a hint.
    pub(crate) fn hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// With what browsers know it by.
    pub(crate) fn complete(mut self, complete: &'static str) -> Self {
        self.complete = complete;
        self
    }

    /// Typed from left to right in every language.
    pub(crate) fn latin(mut self) -> Self {
        self.is_latin = true;
        self
    }

    fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let fault = self.fault.as_ref().map(|_| format!("{}-fault", self.name));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        ids.join(" ")
    }
}

/// What is wrong with a form: the control, and the sentence.
#[derive(Default)]
pub(crate) struct Faults(Vec<(&'static str, String)>);

impl Faults {
    /// Adds the message `message` about the control `name`.
    pub(crate) fn add(&mut self, words: &Words, name: &'static str, message: &str) {
        self.0.push((name, words.say(message)));
    }

    /// Adds that the control `name` needs a text in `language`.
    pub(crate) fn add_missing(&mut self, words: &Words, name: &'static str, language: Language) {
        let language = words.say(&format!("language-{}", language.tag()));
        let said = [("language", language.into())];
        self.0.push((name, words.say_with("text-missing", &said)));
    }

    /// One fault.
    pub(crate) fn one(name: &'static str, sentence: String) -> Self {
        Self(vec![(name, sentence)])
    }

    /// Whether anything is wrong.
    pub(crate) fn is_any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Every control that is wrong, with its sentence.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, sentence)| (*name, sentence.as_str()))
    }

    /// Tells each control of `fields` what is wrong with it.
    pub(crate) fn tell(&self, fields: &mut [Field]) {
        for field in fields {
            field.fault = self.of(field.name);
        }
    }

    /// What is wrong with the control `name`.
    pub(crate) fn of(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, sentence)| sentence.clone())
    }
}

/// A page that is a form and little else.
#[derive(Template)]
#[template(path = "staff/form.html")]
pub(crate) struct FormPage {
    /// The surroundings.
    pub desk: super::desk::Desk,
    /// The heading.
    pub heading: String,
    /// What to know first.
    pub paragraphs: Vec<String>,
    /// Where it is sent.
    pub action: String,
    /// Values that are carried along.
    pub carried: Vec<(&'static str, String)>,
    /// The controls.
    pub fields: Vec<Field>,
    /// What is wrong.
    pub faults: Faults,
    /// What the button says.
    pub button: String,
    /// A picture above the controls.
    pub picture: Option<crate::web::qr::Picture>,
    /// Where else to go: address and label.
    pub links: Vec<(String, String)>,
}

impl FormPage {
    /// Draws the page: with the status of what is wrong, if anything is.
    pub(crate) fn draw(mut self) -> axum::response::Response {
        let is_faulty = self.faults.is_any();
        self.faults.tell(&mut self.fields);
        self.desk = self.desk.with_error(is_faulty);
        let status = if is_faulty {
            axum::http::StatusCode::UNPROCESSABLE_ENTITY
        } else {
            axum::http::StatusCode::OK
        };
        crate::web::draw(status, &self)
    }
}
