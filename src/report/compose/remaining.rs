//! The topics of a survey that no section of a definition names.
//!
//! Owns which pages they are and what is drawn of each. Asks for no figures, so that a definition
//! can name them before anybody has answered.

use std::collections::BTreeSet;

use crate::id::ItemId;
use crate::report::definition::{Exhibit, Form, ReportDefinition, Section, Topic};
use crate::survey::{Item, Kind, Page, Rows, Survey};

/// A topic for every page of `survey` that shows something and that no section of `definition`
/// names.
pub fn remaining(definition: &ReportDefinition, survey: &Survey) -> Vec<Topic> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for section in &definition.sections {
        match section {
            Section::Topic(topic) => {
                named.insert(topic.question.as_str());
                for exhibit in &topic.exhibits {
                    named.insert(exhibit.item.as_str());
                    named.extend(exhibit.with.as_ref().map(ItemId::as_str));
                }
            }
            Section::Participation { items } => {
                named.extend(items.iter().map(ItemId::as_str));
            }
            Section::WayForward(next) => {
                named.extend(next.exhibits.iter().map(|exhibit| exhibit.item.as_str()));
            }
            _ => {}
        }
    }
    let is_named = |page: &&Page| {
        let mut items = page.items.iter();
        items.any(|item| named.contains(item.id.as_str()))
    };
    let pages = survey.pages.iter().filter(|page| !is_named(page));
    pages.filter_map(|page| page_topic(survey, page)).collect()
}

/// A topic that shows every item of `page` as suits its kind.
fn page_topic(survey: &Survey, page: &Page) -> Option<Topic> {
    let exhibit = |item: &Item, form, with| Exhibit {
        with,
        ..Exhibit::of(item.id.clone(), form)
    };
    let items = page.items.iter().filter(|item| is_shown(survey, item));
    let items: Vec<&Item> = items.collect();
    let question = items.first()?.id.clone();
    // How far people have come says more than either level, so it comes first.
    let gaps = items.iter().filter_map(|item| match &item.kind {
        Kind::Matrix {
            gap_from: Some(from),
            ..
        } if items.iter().any(|known| known.id == *from) => {
            Some(exhibit(item, Form::Dumbbell, Some(from.clone())))
        }
        _ => None,
    });
    let single = items.iter().map(|item| exhibit(item, Form::Auto, None));
    let exhibits = gaps.chain(single).collect();
    Some(Topic {
        question,
        title: None,
        narrative: None,
        exhibits,
        quotes: Vec::new(),
        conclusion: None,
    })
}

/// Whether figures of `item` belong into a paper: not what is for the organisers only, not the
/// breakdown, which has its own place.
pub(super) fn is_shown(survey: &Survey, item: &Item) -> bool {
    let breakdown = survey.privacy.breakdown.as_ref() == Some(&item.id);
    is_counted(item) && !item.internal && !breakdown
}

/// Whether figures of `item` tell anything: not those of the gate of consent, nor of the consent to
/// quote.
pub(super) fn is_counted(item: &Item) -> bool {
    let gate = item.required && item.choices().len() == 1;
    let quote = matches!(
        item.kind,
        Kind::Matrix {
            rows: Rows::OpenAnswers,
            ..
        }
    );
    item.is_asked() && !gate && !quote
}
