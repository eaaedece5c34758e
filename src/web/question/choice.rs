//! Choosing among choices: radio buttons, checkboxes, and the lists of a ranking.
//!
//! Owns the order in which choices are shown: as in the definition, or shuffled once per
//! respondent, with "other", what stands alone and "don't know" always last.

use askama::Template;

use super::{Line, Select, Sheet};
use crate::answer::json::OTHER_SUFFIX;
use crate::id::{DK, Hash};
use crate::survey::{Choice, Item};

/// Radio buttons or checkboxes.
#[derive(Template)]
#[template(path = "control/choices.html")]
pub(crate) struct Choices {
    /// The control's name.
    pub name: String,
    /// Whether they are checkboxes.
    pub many: bool,
    /// The word between the choices and those that stand apart.
    pub or: String,
    /// The choices.
    pub marks: Vec<Mark>,
}

/// One thing to choose.
pub(crate) struct Mark {
    /// The element's id. The first one of a control is the control's name, so that a summary of
    /// faults can lead there.
    pub id: String,
    /// What is stored.
    pub code: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub checked: bool,
    /// Whether it is set apart from those before it.
    pub apart: bool,
    /// The control for "please say which".
    pub line: Option<Line>,
}

/// The places of a ranking.
#[derive(Template)]
#[template(path = "control/ranking.html")]
pub(crate) struct Ranking {
    /// One list a place.
    pub places: Vec<Select>,
    /// The control for "please say which".
    pub line: Option<Line>,
}

impl Sheet<'_> {
    pub(super) fn choices(&self, item: &Item, many: bool) -> Choices {
        let name = item.id.as_str();
        let choices = self.ordered(item);
        // One choice alone is a box to tick: a lone radio button could not be taken back.
        let many = many || (choices.len() == 1 && !item.dk);
        let mut marks: Vec<Mark> = choices
            .into_iter()
            .map(|choice| Mark {
                id: String::new(),
                code: choice.code.to_string(),
                label: self.local(&choice.label).to_owned(),
                checked: self.is_chosen(name, choice.code.as_str()),
                apart: choice.exclusive,
                line: choice.other.then(|| self.other_line(name)),
            })
            .collect();
        if item.dk {
            marks.push(Mark {
                id: String::new(),
                code: DK.to_owned(),
                label: self.words.say("answer-dk"),
                checked: self.is_chosen(name, DK),
                apart: true,
                line: None,
            });
        }
        number(name, &mut marks);
        Choices {
            name: name.to_owned(),
            many,
            or: self.words.say("or"),
            marks,
        }
    }

    pub(super) fn ranking(&self, item: &Item, top: usize) -> Ranking {
        let name = item.id.as_str();
        let entries: Vec<(String, String)> = self
            .ordered(item)
            .into_iter()
            .map(|choice| {
                (
                    choice.code.to_string(),
                    self.local(&choice.label).to_owned(),
                )
            })
            .collect();
        let dk = item
            .dk
            .then(|| (DK.to_owned(), self.words.say("answer-dk")));
        let places = (1..=top)
            .map(|place| {
                // "Don't know" stands alone, so only the first place offers it.
                let dk = dk.clone().filter(|_| place == 1);
                self.select(
                    format!("{name}.{place}"),
                    self.words.say_with("place", &[("place", place.into())]),
                    self.words.say("choose-one"),
                    entries.iter().cloned().chain(dk),
                )
            })
            .collect();
        let line = item.has_other().then(|| {
            let mut line = self.other_line(name);
            line.label = self.words.say("other-which-ranked");
            line
        });
        Ranking { places, line }
    }

    fn other_line(&self, name: &str) -> Line {
        let control = format!("{name}{OTHER_SUFFIX}");
        self.line(&control, self.words.say("other-which"), false, None)
    }

    /// The choices in the order in which this respondent sees them.
    fn ordered<'i>(&self, item: &'i Item) -> Vec<&'i Choice> {
        let mut choices: Vec<&Choice> = item.choices().iter().collect();
        let rank = |choice: &Choice| u8::from(choice.other) + 2 * u8::from(choice.exclusive);
        if let Some(key) = self.key.filter(|_| item.shuffle) {
            // Sorting by a hash of key and code is a shuffle that needs no stored state and stays
            // the same on every page of one draft. `assets/offline.js` does the same.
            choices.sort_by_cached_key(|choice| {
                let place = format!("{}\0{}\0{}", key.as_str(), item.id, choice.code);
                (rank(choice), Hash::of("order", &place))
            });
        } else {
            choices.sort_by_key(|choice| rank(choice));
        }
        choices
    }
}

/// Gives the marks of `control` their ids.
pub(super) fn number(control: &str, marks: &mut [Mark]) {
    for (index, mark) in marks.iter_mut().enumerate() {
        mark.id = match index {
            0 => control.to_owned(),
            _ => format!("{control}-{}", mark.code),
        };
    }
}
