//! The questions of a survey: as published, as respondents see them, and as they are being written.
//!
//! Owns what the pages of this tab have in common: the survey with its draft, the ways between the
//! pages, and faults of a definition as a reader sees them. The TOML text is the one truth; every
//! page reads it and writes it back.

pub(crate) mod addition;
pub(crate) mod difference;
pub(crate) mod edit;
pub(crate) mod item;
pub(crate) mod listing;
pub(crate) mod order;
pub(crate) mod preview;
pub(crate) mod review;
pub(crate) mod translation;

use std::sync::Arc;

use jiff::Timestamp;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Spot};
use crate::i18n::Words;
use crate::id::SurveyId;
use crate::outcomes::{self, Published};
use crate::store::{Role, StoreError, SurveyDraft};
use crate::survey::Language;
use crate::survey::parse::Checked;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::desk::{Desk, Room};
use crate::web::staff::page::moment;
use crate::web::staff::page::surveys::draft_title;

/// The tab, below the page of the survey.
pub(crate) const TAB: &str = "/questions";

/// A survey that is published, being written, or both.
pub(in crate::web::staff::page) struct Subject {
    pub(super) id: SurveyId,
    pub(super) published: Option<Arc<Published>>,
    pub(super) draft: Option<SurveyDraft>,
}

impl Subject {
    /// The survey called `survey`, if it is published or somebody is writing it.
    pub(in crate::web::staff::page) async fn find(
        staff: &Staff,
        survey: &str,
    ) -> Result<Self, Fault> {
        let id = SurveyId::new(survey);
        let published = match staff.app.published(&id).await {
            Ok(published) => Some(published),
            Err(Fault::UnknownSurvey) => None,
            Err(fault) => return Err(fault),
        };
        let draft = staff.app.store().survey_draft(&id).await?;
        if published.is_none() && draft.is_none() {
            return Err(Fault::UnknownSurvey);
        }
        Ok(Self {
            id,
            published,
            draft,
        })
    }

    /// The text that is being written; where nobody writes, the published one.
    pub(in crate::web::staff::page) fn source(&self) -> &str {
        let draft = self.draft.as_ref().map(|draft| &draft.source);
        draft.or(self.published_source()).map_or("", String::as_str)
    }

    fn published_source(&self) -> Option<&String> {
        self.published.as_ref().map(|known| &known.stored.source)
    }

    /// The number of the published version.
    pub(in crate::web::staff::page) fn version(&self) -> Option<i64> {
        self.published.as_ref().map(|known| known.stored.version)
    }

    /// What comes of reading `source` as the definition of this survey.
    pub(super) fn examine(&self, source: &str) -> Checked {
        let mut checked = outcomes::examine(source, &format!("{}.toml", self.id));
        let other = checked.survey.as_ref().map(|survey| survey.id.to_string());
        if let Some(other) = other.filter(|other| *other != self.id.as_str()) {
            let at = source.find(&format!("\"{other}\"")).unwrap_or(0);
            checked
                .diagnostics
                .error(
                    "other-survey",
                    at..at + other.len() + 2,
                    format!(
                        "this is the survey `{}`, and its name cannot change",
                        self.id
                    ),
                )
                .help(format!("write `id = \"{}\"`", self.id));
            checked.survey = None;
        }
        checked
    }

    /// The surroundings of the page called `title`.
    pub(super) fn desk(&self, staff: &Staff, title: &str) -> Desk {
        match &self.published {
            Some(published) => staff.desk_of(&published.survey, TAB, title),
            None => staff.desk_of_draft(&self.id, self.name(staff), title),
        }
    }

    /// What the draft calls the survey; the name in its address where it says nothing.
    fn name(&self, staff: &Staff) -> String {
        let name = draft_title(self.source(), staff.language());
        name.unwrap_or_else(|| self.id.to_string())
    }

    /// The address of a page below the tab.
    pub(in crate::web::staff::page) fn address(&self, below: &str) -> String {
        format!("{ROOT}/surveys/{}{TAB}{below}", self.id)
    }

    /// The pages of the tab; `current` is below it.
    pub(super) fn ways(&self, staff: &Staff, current: &str) -> Vec<Room> {
        let writes = staff.may(Role::Editor);
        let pages = [
            ("", "instrument-listing", true),
            ("/preview", "instrument-preview", true),
            ("/items", "instrument-order", writes),
            ("/translations", "instrument-translations", writes),
            ("/edit", "instrument-edit", writes),
            ("/changes", "instrument-changes", self.draft.is_some()),
        ];
        let pages = pages.into_iter().filter(|(_, _, is_there)| *is_there);
        pages
            .map(|(below, message, _)| Room {
                address: self.address(below),
                label: staff.words().say(message),
                current: below == current,
            })
            .collect()
    }

    /// What is known of the draft, in a sentence.
    pub(super) fn draft_line(&self, staff: &Staff) -> Option<String> {
        let draft = self.draft.as_ref()?;
        let words = staff.words();
        let said = [
            ("who", draft.changed_by.as_str().into()),
            ("moment", moment(words, draft.changed_at).into()),
        ];
        Some(words.say_with("draft-line", &said))
    }
}

/// The language of the survey that is asked for, else that of the page, else the first.
pub(super) fn content_language(staff: &Staff, languages: &[Language]) -> Language {
    let asked = staff.place.query("in").and_then(Language::parse);
    let wanted = asked.into_iter().chain([staff.language()]);
    wanted
        .into_iter()
        .find(|language| languages.contains(language))
        .or(languages.first().copied())
        .unwrap_or(Language::En)
}

/// The languages to choose from, for the page at `address`.
pub(super) fn switch(languages: &[Language], current: Language, address: &str) -> Vec<Tongue> {
    let tongue = |language: &Language| Tongue {
        language: *language,
        address: format!("{address}?in={language}"),
        current: *language == current,
    };
    languages.iter().map(tongue).collect()
}

/// A language in which the survey can be shown.
pub(super) struct Tongue {
    pub(super) language: Language,
    pub(super) address: String,
    pub(super) current: bool,
}

/// A fault of a definition, as a reader sees it. Its words are those of the command line.
pub(super) struct Told {
    pub(super) is_error: bool,
    pub(super) fault: Diagnostic,
    pub(super) spot: Spot,
    /// Line and character, in words.
    pub(super) place: String,
}

/// Every fault, in the order of the file.
pub(super) fn told(words: &Words, diagnostics: &Diagnostics) -> Vec<Told> {
    let told = |fault: &Diagnostic| {
        let spot = diagnostics.spot(fault);
        let place = [
            ("line", spot.line.to_string().into()),
            ("column", spot.column.to_string().into()),
        ];
        Told {
            is_error: fault.severity == Severity::Error,
            place: words.say_with("diagnostics-place", &place),
            spot,
            fault: fault.clone(),
        }
    };
    diagnostics.list().into_iter().map(told).collect()
}

/// The revision of a draft as forms carry it; empty where there is none.
pub(super) fn carried(draft: Option<&SurveyDraft>) -> String {
    draft.map_or_else(String::new, |draft| {
        draft.changed_at.as_millisecond().to_string()
    })
}

/// The revision that the form at hand carries.
pub(super) fn seen(sent: &Sent) -> Option<Timestamp> {
    let ms = sent.get("seen").parse().ok()?;
    Timestamp::from_millisecond(ms).ok()
}

/// Whether something was refused because of what others did meanwhile.
pub(super) fn is_moved(error: &StoreError) -> bool {
    use crate::store::Conflict::DraftMoved;
    matches!(error, StoreError::Conflict(DraftMoved))
}
