//! Pages that say one thing: a heading, a few sentences, where to go.
//!
//! Owns the two shapes of such a page: with links, and with a form that holds what was typed so
//! that it can be sent again. What they say is decided where they are made.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::draw;
use super::frame::Frame;
use crate::answer::form::Fields;

/// A page that says one thing.
#[derive(Template)]
#[template(path = "notice.html")]
pub(crate) struct Notice {
    /// The surroundings.
    pub frame: Frame,
    /// What happened.
    pub heading: String,
    /// What it means and what to do.
    pub paragraphs: Vec<String>,
    /// Where to go.
    pub links: Vec<Link>,
    /// The number under which it was logged.
    pub incident: Option<String>,
    /// Whether the script drops what it kept of answers on this device.
    pub forget: bool,
}

/// A page that holds what was typed until it can be stored.
#[derive(Template)]
#[template(path = "held.html")]
pub(crate) struct Held {
    /// The surroundings.
    pub frame: Frame,
    /// What happened.
    pub heading: String,
    /// What it means and what to do.
    pub paragraphs: Vec<String>,
    /// Where the form is sent.
    pub action: String,
    /// The fields of the form.
    pub held: Vec<HeldField>,
    /// What the button says.
    pub button: String,
    /// Where else to go.
    pub links: Vec<Link>,
    /// The number under which it was logged.
    pub incident: Option<String>,
}

/// A field that is carried along.
pub(crate) struct HeldField {
    /// The control's name.
    pub name: String,
    /// What it held.
    pub value: String,
}

/// Where to go.
pub(crate) struct Link {
    /// The address.
    pub address: String,
    /// What is read.
    pub label: String,
}

impl Notice {
    /// A notice whose heading and sentences are the messages named.
    pub(crate) fn of(frame: Frame, heading: &str, paragraphs: &[&str]) -> Self {
        Self {
            heading: frame.say(heading),
            paragraphs: paragraphs.iter().map(|key| frame.say(key)).collect(),
            frame,
            links: Vec::new(),
            incident: None,
            forget: false,
        }
    }

    /// Adds a link whose label is the message named.
    pub(crate) fn link(mut self, label: &str, address: impl Into<String>) -> Self {
        self.links.push(Link {
            address: address.into(),
            label: self.frame.say(label),
        });
        self
    }

    /// Draws the page.
    pub(crate) fn draw(&self, status: StatusCode) -> Response {
        draw(status, self)
    }
}

/// Every field with every value, to be sent again.
pub(crate) fn hold(fields: &Fields) -> Vec<HeldField> {
    fields
        .iter()
        .flat_map(|(name, values)| {
            values.iter().map(|value| HeldField {
                name: name.clone(),
                value: value.clone(),
            })
        })
        .collect()
}
