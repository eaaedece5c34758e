//! What stands around every page of the workspace: navigation, languages, who is signed in, what
//! was just done.
//!
//! Owns nothing that a single page shows.

use super::ROOT;
use super::access::{Guest, Place, Staff};
use crate::i18n::Words;
use crate::id::SurveyId;
use crate::store::Role;
use crate::survey::{Language, Survey};
use crate::web::asset;
use crate::web::frame::{Other, PRODUCT};

/// The surroundings of a page of the workspace.
pub(crate) struct Desk {
    /// The words of the page's language.
    pub words: &'static Words,
    /// The language of the page.
    pub language: Language,
    /// The title of the window.
    pub title: String,
    /// The same page in other languages.
    pub languages: Vec<Other>,
    /// Who is signed in.
    pub who: Option<Badge>,
    /// Where one can go.
    pub rooms: Vec<Room>,
    /// The survey that the page belongs to.
    pub survey: Option<Around>,
    /// What was just done.
    pub done: Option<String>,
    /// Where the assets are.
    pub assets: &'static asset::Addresses,
}

/// Who is signed in.
pub(crate) struct Badge {
    /// Their name.
    pub name: String,
    /// What their forms carry.
    pub form_token: String,
}

/// An entry of the navigation.
pub(crate) struct Room {
    /// Its address.
    pub address: String,
    /// What is read.
    pub label: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// What stands around every page of one survey.
pub(crate) struct Around {
    /// Its title.
    pub title: String,
    /// Its pages.
    pub tabs: Vec<Room>,
}

/// The entries of the navigation: path below the root, message, and who sees it.
const ROOMS: [(&str, &str, Role); 4] = [
    ("", "room-surveys", Role::Viewer),
    ("/people", "room-people", Role::Owner),
    ("/audit", "room-audit", Role::Owner),
    ("/account", "room-account", Role::Viewer),
];

/// The pages of one survey: path below its own, message, and who sees it.
const TABS: &[(&str, &str, Role)] = &[
    ("", "tab-overview", Role::Viewer),
    ("/questions", "tab-questions", Role::Viewer),
    ("/invitations", "tab-invitations", Role::Editor),
    ("/answers", "tab-answers", Role::Analyst),
    ("/results", "tab-results", Role::Viewer),
    ("/report", "tab-report", Role::Viewer),
    ("/exports", "tab-exports", Role::Viewer),
];

/// What may be told at the top of the next page, by the name in its address.
const DONE: &[(&str, &str)] = &[
    ("draft-begun", "done-draft-begun"),
    ("draft-saved", "done-draft-saved"),
    ("draft-discarded", "done-draft-discarded"),
    ("published", "done-published"),
    ("joined", "done-joined"),
    ("role", "done-role"),
    ("disabled", "done-disabled"),
    ("enabled", "done-enabled"),
    ("password", "done-password"),
    ("second-step-on", "done-second-step-on"),
    ("second-step-off", "done-second-step-off"),
    ("sessions", "done-sessions"),
    ("report-begun", "done-report-begun"),
    ("report-saved", "done-report-saved"),
    ("released", "done-released"),
    ("released-before", "done-released-before"),
    ("opened", "done-opened"),
    ("schedule", "done-schedule"),
    ("closed", "done-closed"),
    ("erased", "done-erased"),
    ("paper-typed", "done-paper-typed"),
    ("code-added", "done-code-added"),
    ("code-changed", "done-code-changed"),
    ("codes-merged", "done-codes-merged"),
    ("code-removed", "done-code-removed"),
    ("coding-finished", "done-coding-finished"),
    ("coding-resumed", "done-coding-resumed"),
    ("coding-seen", "done-coding-seen"),
    ("coding-settled", "done-coding-settled"),
    ("entry", "done-entry"),
    ("invitees", "done-invitees"),
    ("invitees-erased", "done-invitees-erased"),
    ("invited-nobody", "done-invited-nobody"),
    ("mail-sent", "done-mail-sent"),
];

impl Desk {
    fn at(place: &Place, title: &str) -> Self {
        let words = place.words();
        let back = place.path();
        let done = place.query("done").and_then(|name| {
            let (_, message) = DONE.iter().find(|(known, _)| *known == name)?;
            Some(words.say(message))
        });
        Self {
            words,
            language: place.language,
            title: format!("{title} – {PRODUCT}"),
            languages: Language::ALL
                .iter()
                .map(|&language| Other {
                    language,
                    address: format!("{ROOT}/language/{language}?to={back}"),
                    current: language == place.language,
                })
                .collect(),
            who: None,
            rooms: Vec::new(),
            survey: None,
            done,
            assets: asset::addresses(),
        }
    }

    /// Tells in the title that something is wrong, which screen readers read first.
    pub(crate) fn with_error(mut self, is_error: bool) -> Self {
        if is_error {
            let title = self.title.into();
            self.title = self.words.say_with("title-error", &[("title", title)]);
        }
        self
    }

    /// The message `key` in the language of the page.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }
}

impl Guest {
    /// The surroundings of the page called `title`, a message.
    pub(super) fn desk(&self, title: &str) -> Desk {
        Desk::at(&self.place, &self.place.words().say(title))
    }
}

impl Staff {
    /// The surroundings of the page called `title`, in the room at `room` below the root.
    pub(crate) fn desk(&self, room: &str, title: &str) -> Desk {
        let words = self.words();
        let rooms = ROOMS.iter().filter(|(_, _, role)| self.may(*role));
        Desk {
            who: Some(Badge {
                name: self.who.name.clone(),
                form_token: self.form_token.clone(),
            }),
            rooms: rooms
                .map(|(path, message, _)| Room {
                    address: format!("{ROOT}{path}"),
                    label: words.say(message),
                    current: *path == room,
                })
                .collect(),
            ..Desk::at(&self.place, title)
        }
    }

    /// The surroundings of the page called `title`, in the tab at `tab` below `survey`.
    pub(crate) fn desk_of(&self, survey: &Survey, tab: &str, title: &str) -> Desk {
        let words = self.words();
        let tabs = TABS.iter().filter(|(_, _, role)| self.may(*role));
        Desk {
            survey: Some(Around {
                title: survey.title.get(self.language()).to_owned(),
                tabs: tabs
                    .map(|(path, message, _)| Room {
                        address: format!("{ROOT}/surveys/{}{path}", survey.id),
                        label: words.say(message),
                        current: *path == tab,
                    })
                    .collect(),
            }),
            ..self.desk("", title)
        }
    }

    /// The surroundings of the page called `title` of a survey that nobody has published yet and
    /// that is to be called `name`.
    pub(crate) fn desk_of_draft(&self, survey: &SurveyId, name: String, title: &str) -> Desk {
        Desk {
            survey: Some(Around {
                title: name,
                tabs: vec![Room {
                    address: format!("{ROOT}/surveys/{survey}/questions"),
                    label: self.words().say("tab-questions"),
                    current: true,
                }],
            }),
            ..self.desk("", title)
        }
    }
}
