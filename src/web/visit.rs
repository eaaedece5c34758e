//! A request to a page of one survey in one language, and who makes it as far as that can be known.
//!
//! Owns the extractor [`Visit`], the addresses of a survey's pages, and what a key stands for.
//! Knows nothing of what pages show.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use super::fault::Fault;
use super::frame::{Frame, PRODUCT};
use super::notice::Notice;
use super::{AppState, cookie, sentence};
use crate::answer::form::{self, Fields};
use crate::answer::{AnswerSet, Problem};
use crate::i18n::{Words, words};
use crate::id::{Hash, Invitation, Key, SurveyId};
use crate::outcomes::Published;
use crate::store::{Admission, DraftPage, Saved, Stage};
use crate::survey::screen::Screen;
use crate::survey::{Item, Language, Survey};

/// A request to a page of one survey in one language.
pub(crate) struct Visit {
    /// What every request shares.
    pub app: AppState,
    /// The survey as it is now.
    published: Arc<Published>,
    /// The language in the address.
    pub language: Language,
    /// Its words.
    pub words: &'static Words,
    /// The key that the browser holds.
    pub key: Option<Key>,
    /// The invitation that the browser holds.
    invitation: Option<Invitation>,
    /// The invitation in the address.
    pub invited: Option<Invitation>,
    /// Whether the visitor came from the page of answers, to change one.
    pub from_review: bool,
    screen: Option<String>,
    /// What follows the language in the address.
    pub rest: String,
    headers: HeaderMap,
}

/// What the key of a browser stands for.
pub(crate) enum Standing {
    /// Nothing yet.
    New,
    /// A response that is being written.
    Writing(Writing),
    /// A response that was sent; its receipt belongs to the key.
    Sent(Key),
}

/// A response that is being written.
pub(crate) struct Writing {
    /// The definition of the version on which it was begun.
    pub survey: Arc<Survey>,
    /// That version.
    pub version: i64,
    /// Its key.
    pub key: Key,
    /// What was answered so far.
    pub answers: AnswerSet,
    /// Whether it was saved before.
    pub is_saved: bool,
    /// Whether it will take the place of a response that was sent.
    pub is_change: bool,
}

impl Writing {
    /// Takes the answers that `fields` give to `screen`; returns everything wrong with them.
    pub(crate) fn read(&mut self, screen: &Screen<'_>, fields: &Fields) -> Vec<Problem> {
        let (page, items) = (screen.page, screen.items);
        form::read(&self.survey, page, items, fields, &mut self.answers)
    }
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Fault> {
        let Path(mut values) = Path::<BTreeMap<String, String>>::from_request_parts(parts, app)
            .await
            .map_err(|_| Fault::UnknownPage)?;
        let mut value = |name: &str| values.remove(name);
        let id = SurveyId::new(value("survey").unwrap_or_default());
        let published = app.published(&id).await?;
        let language = value("language")
            .and_then(|tag| Language::parse(&tag))
            .filter(|language| published.survey.languages.contains(language))
            .ok_or(Fault::UnknownPage)?;
        Ok(Self {
            key: cookie::key(&parts.headers, app.base_url()),
            invitation: cookie::invitation(&parts.headers, app.base_url()),
            invited: value("invitation").and_then(|text| Invitation::parse(&text)),
            from_review: parts.uri.query() == Some(FROM_REVIEW),
            screen: value("screen"),
            // The routes of a survey are nested, so the path begins after the language.
            rest: parts.uri.path().trim_matches('/').to_owned(),
            headers: parts.headers.clone(),
            app: app.clone(),
            published,
            language,
            words: words(language),
        })
    }
}

/// The query that marks a change begun on the page of answers.
pub(crate) const FROM_REVIEW: &str = "from=review";

impl Visit {
    /// The current definition.
    pub(crate) fn survey(&self) -> &Survey {
        &self.published.survey
    }

    /// The number of the current definition.
    pub(crate) fn version(&self) -> i64 {
        self.published.stored.version
    }

    /// The address of a page of this survey in this language.
    pub(crate) fn address(&self, page: &str) -> String {
        self.address_in(self.language, page)
    }

    /// The address of a page of this survey in `language`.
    pub(crate) fn address_in(&self, language: Language, page: &str) -> String {
        let survey = &self.survey().id;
        if page.is_empty() {
            format!("/s/{survey}/{language}")
        } else {
            format!("/s/{survey}/{language}/{page}")
        }
    }

    /// The address of a screen; the first one is the welcome page.
    pub(crate) fn screen_address(&self, index: usize) -> String {
        match index {
            0 => self.address(""),
            index => self.address(&index.to_string()),
        }
    }

    /// The screen in the address; the welcome page has none.
    pub(crate) fn screen(&self) -> Result<usize, Fault> {
        match &self.screen {
            None => Ok(0),
            Some(text) => text.parse().map_err(|_| Fault::UnknownPage),
        }
    }

    /// The surroundings of the page, which can be had in all languages.
    pub(crate) fn frame(&self, title: &str) -> Frame {
        self.frame_at(title, &self.rest)
    }

    /// The surroundings of the first page, whose heading is the survey's title.
    pub(crate) fn welcome_frame(&self) -> Frame {
        Frame {
            title: self.survey().title.get(self.language).to_owned(),
            heading: PRODUCT.to_owned(),
            home: Some("/".to_owned()),
            ..self.frame("")
        }
    }

    /// The surroundings of a page that other languages have at `page`.
    pub(crate) fn frame_at(&self, title: &str, page: &str) -> Frame {
        let synthetic = self.published.stored.is_synthetic;
        Frame::of(self.survey(), synthetic, self.language, title)
            .in_languages(&self.survey().languages, |language| {
                self.address_in(language, page)
            })
    }

    /// Today where the event was.
    pub(crate) fn today(&self) -> Date {
        self.survey().event.day(self.app.now())
    }

    /// Until when answers are taken, in words.
    pub(crate) fn until(&self, message: &str) -> Option<String> {
        let closes = self.published.stored.schedule.closes?;
        let moment = sentence::moment(self.words, closes, &self.survey().event.timezone);
        Some(self.words.say_with(message, &[("moment", moment.into())]))
    }

    /// The page to show instead when no answers are taken at present.
    pub(crate) fn not_open(&self) -> Option<Response> {
        match self.published.stored.stage(self.app.now()) {
            Stage::Open(_) => None,
            Stage::NotYet(opens) => Some(self.early(opens)),
            Stage::Closed => Some(self.closed()),
        }
    }

    /// The page to show instead to whoever would begin and may not: the survey is by invitation
    /// only, and their browser holds none that is good.
    pub(crate) async fn not_invited(&self) -> Result<Option<Response>, Fault> {
        let (store, survey) = (self.app.store(), &self.survey().id);
        if !store.requires_invitation(survey).await? {
            return Ok(None);
        }
        if let Some(invitation) = &self.invitation
            && store.is_good_invitation(survey, invitation.hash()).await?
        {
            return Ok(None);
        }
        Ok(Some(self.uninvited()))
    }

    /// The page of a survey that is by invitation only.
    pub(crate) fn uninvited(&self) -> Response {
        let title = self.words.say("uninvited-title");
        let mut notice = Notice::of(
            self.frame_at(&title, ""),
            "uninvited-title",
            &["uninvited-text", "uninvited-hint"],
        );
        let contact = self.survey().privacy.contact.as_str();
        if !contact.is_empty() {
            let contact = [("contact", contact.into())];
            notice
                .paragraphs
                .push(self.words.say_with("closed-contact", &contact));
        }
        notice.draw(axum::http::StatusCode::FORBIDDEN)
    }

    /// What lets a response from this browser in.
    pub(crate) fn admission(&self) -> Admission {
        let invitation = self.invitation.as_ref();
        invitation.map_or(Admission::Anybody, |held| Admission::Invited(held.hash()))
    }

    /// Hands `invitation` to the browser with `response`.
    pub(crate) fn with_invitation(&self, mut response: Response, held: &Invitation) -> Response {
        let base = self.app.base_url();
        cookie::set_invitation(response.headers_mut(), base, &self.survey().id, held);
        response
    }

    /// Takes the invitation away from the browser with `response`.
    pub(crate) fn without_invitation(&self, mut response: Response) -> Response {
        if self.invitation.is_some() {
            let base = self.app.base_url();
            cookie::forget_invitation(response.headers_mut(), base, &self.survey().id);
        }
        response
    }

    fn early(&self, opens: jiff::Timestamp) -> Response {
        let mut notice = Notice::of(
            self.frame(&self.words.say("early-title")),
            "early-title",
            &[],
        );
        let moment = sentence::moment(self.words, opens, &self.survey().event.timezone);
        notice.paragraphs.push(
            self.words
                .say_with("early-text", &[("moment", moment.into())]),
        );
        notice.frame.code = None;
        notice.draw(axum::http::StatusCode::FORBIDDEN)
    }

    /// The page of a survey that takes no answers any more.
    pub(crate) fn closed(&self) -> Response {
        let mut notice = Notice::of(
            self.frame(&self.words.say("closed-title")),
            "closed-title",
            &[],
        );
        // The time is told only if it is what closed the survey.
        let closes = self.published.stored.schedule.closes;
        let passed = closes.is_some_and(|closes| closes <= self.app.now());
        let why = self.until("closed-text").filter(|_| passed);
        notice
            .paragraphs
            .push(why.unwrap_or_else(|| self.words.say("closed-now")));
        let contact = self.survey().privacy.contact.as_str();
        if !contact.is_empty() {
            notice.paragraphs.push(
                self.words
                    .say_with("closed-contact", &[("contact", contact.into())]),
            );
        }
        notice.frame.code = None;
        notice.draw(axum::http::StatusCode::FORBIDDEN)
    }

    /// What the browser's key stands for.
    pub(crate) async fn standing(&self) -> Result<Standing, Fault> {
        match &self.key {
            Some(key) => self.standing_of(key).await,
            None => Ok(Standing::New),
        }
    }

    /// What `key` stands for in this survey.
    pub(crate) async fn standing_of(&self, key: &Key) -> Result<Standing, Fault> {
        let id = &self.survey().id;
        let store = self.app.store();
        if let Some(draft) = store
            .draft(key.hash())
            .await?
            .filter(|draft| draft.survey == *id)
        {
            let survey = self.app.definition(id, draft.version).await?;
            return Ok(Standing::Writing(Writing {
                answers: draft.answers(&survey)?,
                survey,
                version: draft.version,
                key: key.clone(),
                is_saved: true,
                is_change: draft.changes_response,
            }));
        }
        let sent = store.response_by_receipt(id, key.receipt().hash()).await?;
        Ok(sent.map_or(Standing::New, |_| Standing::Sent(key.clone())))
    }

    /// A response about to be begun under `key`.
    pub(crate) fn begin(&self, key: Key) -> Writing {
        Writing {
            survey: Arc::clone(&self.published.survey),
            version: self.published.stored.version,
            key,
            answers: AnswerSet::default(),
            is_saved: false,
            is_change: false,
        }
    }

    /// A key that nobody has used.
    pub(crate) fn fresh_key(&self) -> Key {
        Key::draw(self.app.randomness())
    }

    /// Begins to change the response that has `receipt`, under a fresh key. `None` when there is no
    /// such response.
    pub(crate) async fn begin_change(&self, receipt: Hash) -> Result<Option<Writing>, Fault> {
        let key = self.fresh_key();
        let id = &self.survey().id;
        let store = self.app.store();
        if !store
            .begin_change(id, receipt, key.hash(), self.today())
            .await?
        {
            return Ok(None);
        }
        match self.standing_of(&key).await? {
            Standing::Writing(writing) => Ok(Some(writing)),
            _ => Err(Fault::Broken(
                "a change was begun and cannot be found".to_owned(),
            )),
        }
    }

    /// Saves the answers to `items`.
    pub(crate) async fn save<'i>(
        &self,
        writing: &Writing,
        items: impl IntoIterator<Item = &'i Item>,
    ) -> Result<Saved, Fault> {
        let names: Vec<_> = items.into_iter().map(|item| item.id.clone()).collect();
        let mut answers = writing.answers.clone();
        answers.answers.retain(|item, _| names.contains(item));
        answers.other.retain(|item, _| names.contains(item));
        let page = DraftPage {
            key: writing.key.hash(),
            survey: self.survey().id.clone(),
            version: writing.version,
            language: self.language,
            day: self.today(),
            items: names,
            answers,
        };
        Ok(self.app.store().save_draft(page).await?)
    }

    /// Hands the key of `writing` to the browser with `response`.
    pub(crate) fn with_key(&self, mut response: Response, key: &Key) -> Response {
        let base = self.app.base_url();
        cookie::set_key(response.headers_mut(), base, &self.survey().id, key);
        response
    }

    /// Takes the key away from the browser with `response`.
    pub(crate) fn without_key(&self, mut response: Response) -> Response {
        let base = self.app.base_url();
        cookie::forget_key(response.headers_mut(), base, &self.survey().id);
        response
    }

    /// Remembers the language with `response`, if it is not the one remembered.
    pub(crate) fn with_language(&self, response: impl IntoResponse) -> Response {
        let mut response = response.into_response();
        if cookie::language(&self.headers) != Some(self.language) {
            cookie::set_language(response.headers_mut(), self.app.base_url(), self.language);
        }
        response
    }
}
