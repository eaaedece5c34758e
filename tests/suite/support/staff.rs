//! The people of the workspace, each kind a type: a [`Guest`] is not signed in, a [`Member`] is, in
//! some role. Only a member can send a form, because only a member's forms carry the token that is
//! asked for.

use jiff::SignedDuration;
use maoni::id::{Hash, Key, Passcode, SystemRandomness};
use maoni::store::{Act, Lifetime, NewStaff, Role};

use super::app::{Page, Site, Visitor};

/// The password of everybody in tests that ask for one.
pub(crate) const PASSWORD: &str = "seven quiet herons wade";

/// No password has this hash, and hashing one for every case would take seconds.
const NO_PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$bWFvbmlub2JvZHlub2JvZA$\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Somebody who is not signed in.
pub(crate) type Guest<'a> = Visitor<'a>;

/// Somebody who is signed in.
#[derive(Clone)]
pub(crate) struct Member<'a> {
    /// For what no form of ours would send.
    pub(crate) browser: Visitor<'a>,
    token: String,
    pub(crate) login: String,
}

impl Site {
    /// Somebody who is not signed in.
    pub(crate) fn guest(&self) -> Guest<'_> {
        self.visitor()
    }

    /// Somebody of a name of their own who is signed in as `role`.
    pub(crate) async fn member(&self, role: Role) -> Member<'_> {
        let key = Key::draw(&SystemRandomness);
        let login = format!("{}-{}", role.name(), key.as_str()[..6].to_lowercase());
        let act = Act {
            actor: "-",
            at: self.now(),
            act: "staff-invited",
            object: &login,
        };
        let new = NewStaff {
            login: &login,
            name: "Amina Yusuf",
            role,
            day: jiff::civil::date(2018, 12, 9),
        };
        let code = Passcode::draw(&SystemRandomness);
        let later = self.now() + SignedDuration::from_hours(1);
        self.store
            .invite_staff(&new, code.hash(), later, &act)
            .await
            .expect("a name of their own");
        let joined = self
            .store
            .join_staff(code.hash(), NO_PASSWORD, self.now())
            .await;
        assert_eq!(joined.expect("a good code"), Some(login.clone()));
        self.enter(&login).await
    }

    /// Somebody who is there already, signed in in a browser of their own.
    pub(crate) async fn enter(&self, login: &str) -> Member<'_> {
        let key = Key::draw(&SystemRandomness);
        let token = Hash::of("session", key.as_str());
        let lifetime = Lifetime {
            begun_after: self.now() - SignedDuration::from_hours(12),
            seen_after: self.now() - SignedDuration::from_hours(1),
        };
        self.store
            .begin_session(token, login, self.now(), lifetime)
            .await
            .expect("a session");
        let mut browser = self.visitor();
        let cookie = "__Host-maoni_staff".to_owned();
        browser.cookies.insert(cookie, key.as_str().to_owned());
        Member {
            browser,
            token: Hash::of("form token", key.as_str()).to_hex(),
            login: login.to_owned(),
        }
    }
}

impl Member<'_> {
    /// Opens `path`, without following where it leads.
    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.browser.get(path).await
    }

    /// Sends `fields` to `path` as a form of ours, without following where it leads.
    pub(crate) async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = [("_token", &*self.token)];
        let fields: Vec<(String, String)> = token
            .iter()
            .chain(fields)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.browser.post(path, &fields).await
    }

    /// Sends `fields` and the file `content` at `control` to `path` as a form of ours, and follows
    /// where it leads.
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        control: &str,
        content: &[u8],
    ) -> Page {
        let token = [("_token", &*self.token)];
        let answer = self
            .browser
            .upload(path, &[&token, fields].concat(), control, content)
            .await;
        match answer.leads_to() {
            Some(path) => self.browser.open(&path).await,
            None => answer,
        }
    }

    /// As [`Member::send`], and follows where it leads.
    pub(crate) async fn send_and_follow(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.send(path, fields).await;
        match answer.leads_to() {
            Some(path) => self.browser.open(&path).await,
            None => answer,
        }
    }
}

/// What the operator does at `at`, for the log.
pub(crate) fn operator(at: jiff::Timestamp) -> Act<'static> {
    Act {
        actor: "-",
        at,
        act: "schedule-changed",
        object: "a survey",
    }
}
