//! Open answers and codes: the pages of those who read what was written.
//!
//! Owns what these pages share: the row of links between them, the survey with its answers, and how
//! items, groups and consent are called. Who may see whose codings is decided in `outcomes`.

pub(crate) mod answer;
pub(crate) mod answers;
pub(crate) mod book;
pub(crate) mod code;
pub(crate) mod difference;

use std::sync::Arc;

use super::find;
use crate::id::{Code, ItemId};
use crate::outcomes::Published;
use crate::outcomes::coding::{Codings, OTHER, Verbatim, is_readable, verbatims, worded_items};
use crate::store::StoredCode;
use crate::survey::{Item, Kind, Survey};
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::{Desk, Room};

const TAB: &str = "/answers";

/// The pages of this tab: path below the survey, and message.
const ROOMS: [(&str, &str); 3] = [
    ("/answers", "coding-answers"),
    ("/differences", "coding-differences"),
    ("/codes", "coding-book"),
];

/// The address of the survey's page at `path`.
fn address(survey: &Survey, path: &str) -> String {
    format!("{ROOT}/surveys/{}{path}", survey.id)
}

/// The row of links above a page of this tab.
fn rooms(staff: &Staff, survey: &Survey, current: &str) -> Vec<Room> {
    ROOMS
        .iter()
        .map(|(path, message)| Room {
            address: address(survey, path),
            label: staff.words().say(message),
            current: *path == current,
        })
        .collect()
}

/// The surroundings of a page of this tab.
fn desk(staff: &Staff, survey: &Survey, title: &str) -> Desk {
    staff.desk_of(survey, TAB, title)
}

/// A survey with its answers and what this coder found in them.
struct Reading {
    published: Arc<Published>,
    verbatims: Vec<Verbatim>,
    codings: Codings,
    codes: Vec<StoredCode>,
}

impl Reading {
    /// Reads the answers of `survey`; there are none while they may not be read.
    async fn of(staff: &Staff, survey: &str) -> Result<Self, Fault> {
        let published = find(staff, survey).await?;
        let store = staff.app.store();
        let verbatims = if is_readable(&published) {
            verbatims(store, &published).await?
        } else {
            Vec::new()
        };
        Ok(Self {
            codings: Codings::read(store, &published, &staff.who.login).await?,
            codes: store.codes(&published.stored.id).await?,
            verbatims,
            published,
        })
    }

    fn survey(&self) -> &Survey {
        &self.published.survey
    }

    /// The answers to `item`, in the order in which they are read.
    fn answers_to(&self, item: &ItemId) -> Vec<&Verbatim> {
        let all = self.verbatims.iter();
        all.filter(|verbatim| verbatim.place.item == *item)
            .collect()
    }

    /// How many of the answers to `item` this coder gave a code.
    fn coded(&self, item: &ItemId) -> usize {
        let answers = self.answers_to(item);
        let coded = answers.iter();
        coded
            .filter(|verbatim| !self.codings.own(&verbatim.place).is_empty())
            .count()
    }
}

/// The item called `id`, if there are words to read in its answers.
fn worded<'s>(survey: &'s Survey, id: &str) -> Option<&'s Item> {
    worded_items(survey).find(|item| item.id.as_str() == id)
}

/// What beside the item says where the words stand: the field of a record, or "other".
fn part_label(staff: &Staff, item: &Item, part: &str) -> Option<String> {
    if part == OTHER {
        return Some(staff.words().say("coding-other"));
    }
    let (number, field) = part.split_once('/')?;
    let Kind::Records { fields, .. } = &item.kind else {
        return None;
    };
    let field = fields.iter().find(|known| known.id.as_str() == field)?;
    let label = field.label.get(staff.language()).to_owned();
    let variables = [
        ("field", label.into()),
        ("number", number.to_owned().into()),
    ];
    Some(staff.words().say_with("coding-record", &variables))
}

/// How the group is called.
fn group_label(staff: &Staff, survey: &Survey, group: &Code) -> Option<String> {
    let choice = survey
        .groups()
        .iter()
        .find(|choice| choice.code == *group)?;
    Some(choice.short_or_label().get(staff.language()).to_owned())
}

/// How the consent to quote is called.
fn consent_label(staff: &Staff, survey: &Survey, consent: &Code) -> Option<String> {
    let item = survey.item(survey.privacy.quote.as_ref()?.as_str())?;
    let points = &item.scale()?.points;
    let point = points.iter().find(|point| point.code == *consent)?;
    Some(point.label.get(staff.language()).to_owned())
}
