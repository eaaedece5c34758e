//! A survey that is asked again at another event.
//!
//! Owns which parts of a definition belong to its event: they are read out of one and written into
//! a copy of it. Questions, lists, scales, pages and promises go along as they are, comments
//! included. The times at which answers were taken do not: nobody has said them of the other event.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::definition::edit::{Editing, LocalAt};
use crate::language::Language;

/// Where a definition says how many people are invited.
const INVITED: &str = "event.invited";

/// A text in each language that it is in.
pub type Texts = BTreeMap<Language, String>;

/// What a definition says of its event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Occasion {
    /// Name of the survey.
    pub id: String,
    /// Title of the survey.
    pub title: Texts,
    /// Name of the event.
    pub name: Texts,
    /// Town and venue.
    pub place: Texts,
    /// Day of the event.
    pub date: Option<Date>,
    /// Day on which the answers are erased.
    pub delete_on: Option<Date>,
    /// How many people are invited.
    pub invited: Option<u32>,
}

/// What the definition `source` says of its event; `None` when it is not TOML.
pub fn read(source: &str) -> Option<Occasion> {
    let editing = Editing::begin(source)?;
    let locals = editing.locals();
    let texts = |place: &str| {
        let found = locals.iter().find(|local| local.place == place);
        found.map_or_else(Texts::new, |LocalAt { texts, .. }| texts.clone())
    };
    Some(Occasion {
        id: editing.text(&[], "id").unwrap_or_default().to_owned(),
        title: texts("title"),
        name: texts("event.name"),
        place: texts("event.place"),
        date: editing.day("event.date"),
        delete_on: editing.day("privacy.delete_on"),
        invited: editing
            .number_at(INVITED)
            .and_then(|number| number.try_into().ok()),
    })
}

/// The definition `source` as one of `occasion`; `None` when it is not TOML.
pub fn write(source: &str, occasion: &Occasion) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    editing.set_text(&[], "id", Some(&occasion.id));
    let texts = [
        ("title", &occasion.title),
        ("event.name", &occasion.name),
        ("event.place", &occasion.place),
    ];
    for (place, texts) in texts {
        for (language, text) in texts {
            editing.set_translation(place, *language, Some(text));
        }
    }
    if let Some(date) = occasion.date {
        editing.set_day("event.date", date);
    }
    match occasion.delete_on {
        Some(day) => editing.set_day("privacy.delete_on", day),
        None => editing.remove("privacy.delete_on"),
    }
    match occasion.invited {
        Some(people) => editing.set_number(INVITED, people),
        None => editing.remove(INVITED),
    }
    editing.remove("schedule");
    Some(editing.write())
}

/// The definition `source` under the name `id`; `None` when it is not TOML.
pub fn rename(source: &str, id: &str) -> Option<String> {
    let mut editing = Editing::begin(source)?;
    editing.set_text(&[], "id", Some(id));
    Some(editing.write())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bundled::Bundled;
    use crate::survey::parse::examine;
    use jiff::civil::date;

    #[test]
    fn every_bundled_survey_can_be_asked_again() {
        for bundled in Bundled::ALL {
            let source = bundled.source();
            let before = examine(source, bundled.file()).survey.unwrap();
            let mut occasion = read(source).unwrap();
            assert_eq!(occasion.id, bundled.name());
            assert_eq!(occasion.date, Some(before.event.date));
            occasion.id = "next-2030".to_owned();
            occasion.date = Some(date(2030, 3, 8));
            occasion.delete_on = Some(date(2031, 3, 8));
            occasion.invited = Some(61);
            for text in occasion.title.values_mut() {
                text.push_str(" 2030");
            }
            let written = write(source, &occasion).unwrap();
            let read_again = read(&written).unwrap();
            assert_eq!(read_again, occasion, "{written}");
            let checked = examine(&written, "next.toml");
            let after = checked.survey.expect("it has no faults");
            assert_eq!(after.pages, before.pages);
            assert_eq!(after.event.date, date(2030, 3, 8));
            assert_eq!(after.event.invited, Some(61));
            assert_eq!(after.schedule, crate::survey::Schedule::default());
            let comments = |text: &str| text.matches("\n# --").count();
            assert_eq!(comments(&written), comments(source));
        }
    }

    #[test]
    fn what_is_no_toml_cannot_be_asked_again() {
        assert_eq!(read("id ="), None);
        assert_eq!(write("id =", &Occasion::default()), None);
    }
}
