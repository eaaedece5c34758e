//! The questionnaire as respondents see it: the draft if there is one, else what is published.
//! Nothing that is ticked here goes anywhere.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Subject, Told, Tongue, content_language, switch, told};
use crate::answer::AnswerSet;
use crate::answer::form::Fields;
use crate::i18n::words;
use crate::outcomes::tell_condition;
use crate::survey::routing::Condition;
use crate::survey::{Language, Survey};
use crate::web::draw;
use crate::web::fault::Fault;
use crate::web::question::{Question, Sheet, paragraphs};
use crate::web::staff::access::Staff;
use crate::web::staff::desk::{Desk, Room};

#[derive(Template)]
#[template(path = "staff/event/instrument/preview.html")]
struct Preview {
    desk: Desk,
    ways: Vec<Room>,
    state: String,
    languages: Vec<Tongue>,
    language: Language,
    told: Vec<Told>,
    title: String,
    welcome: Vec<String>,
    screens: Vec<Screen>,
}

/// A screen of the form, with everything that may come on it.
struct Screen {
    title: String,
    condition: Option<String>,
    questions: Vec<(Option<String>, Question)>,
}

/// `GET /surveys/{survey}/questions/preview`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let subject = Subject::find(&staff, &survey).await?;
    let checked = subject.examine(subject.source());
    let languages = checked.survey.as_ref().map_or(&[][..], |s| &s.languages);
    let language = content_language(&staff, languages);
    let survey = checked.survey.as_ref();
    let state = match (&subject.draft, subject.version()) {
        (None, Some(version)) => staff
            .words()
            .say_with("instrument-version", &[("version", version.into())]),
        _ => staff.words().say("preview-draft"),
    };
    let welcome = survey.and_then(|survey| survey.welcome.as_ref());
    let page = Preview {
        desk: subject.desk(&staff, &staff.words().say("instrument-preview")),
        ways: subject.ways(&staff, "/preview"),
        state,
        languages: switch(languages, language, &subject.address("/preview")),
        language,
        title: survey.map_or_else(String::new, |survey| survey.title.get(language).to_owned()),
        welcome: welcome.map_or_else(Vec::new, |text| paragraphs(text.get(language))),
        screens: survey.map_or_else(Vec::new, |survey| screens(survey, language)),
        told: told(staff.words(), &checked.diagnostics),
    };
    Ok(draw(StatusCode::OK, &page))
}

fn screens(survey: &Survey, language: Language) -> Vec<Screen> {
    let (given, fields, faults) = (AnswerSet::default(), Fields::new(), BTreeMap::new());
    let sheet = Sheet {
        survey,
        words: words(language),
        given: &given,
        fields: &fields,
        faults: &faults,
        key: None,
        whole: true,
    };
    let tell = |condition: &Condition| tell_condition(survey, words(language), condition);
    let screen = |screen: crate::survey::screen::Screen<'_>| Screen {
        title: screen.page.title.get(language).to_owned(),
        condition: screen.page.show_if.as_ref().map(tell),
        questions: screen
            .items
            .iter()
            .map(|item| (item.show_if.as_ref().map(tell), sheet.question(item)))
            .collect(),
    };
    survey.screens().into_iter().map(screen).collect()
}
