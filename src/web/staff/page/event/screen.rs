//! The screen of the room: the way to the form, how many have answered, and one question that staff
//! have shown.
//!
//! Owns what is read from the back row; nothing of the workspace stands around it. It asks for
//! itself again and again by a header, so it needs no script, and can be held still.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::room::{QUESTION, SCREEN};
use super::{address, find};
use crate::i18n::{Words, words};
use crate::outcomes::Published;
use crate::outcomes::participation::{self, STEP};
use crate::outcomes::room::{self, Count, Precision, Revealed, Share};
use crate::survey::{Choice, Item, Kind, Language};
use crate::web::fault::Fault;
use crate::web::frame::PRODUCT;
use crate::web::staff::access::Staff;
use crate::web::staff::page::surveys::stage;
use crate::web::{asset, draw, qr};

/// How often it asks for itself, in seconds.
const AGAIN: u32 = 20;
/// More rows than this are drawn closer together.
const MANY: usize = 8;

#[derive(Template)]
#[template(path = "staff/event/screen.html")]
struct Screen {
    words: &'static Words,
    language: Language,
    title: String,
    assets: &'static asset::Addresses,
    heading: String,
    synthetic: bool,
    stage: String,
    /// The call to take part, in each language of the survey.
    calls: Vec<(Language, String)>,
    picture: qr::Picture,
    typed: String,
    count: String,
    told: Option<Told>,
    back: String,
    /// What the screen can show: address, name, and whether it is shown.
    views: Vec<(String, String, bool)>,
    still: bool,
    /// The address at which it stands still, or goes on.
    other: String,
}

/// A question with its figures.
struct Told {
    text: String,
    /// How to read the figures.
    hint: Option<String>,
    rows: Vec<Bar>,
    dense: bool,
    base: String,
}

/// A choice.
struct Bar {
    label: String,
    /// In tenths of a percent, to be drawn.
    width: u32,
    told: String,
    /// Whether it is no answer to the question.
    quiet: bool,
}

impl Screen {
    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }
}

/// `GET /surveys/{survey}/room/screen`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let (stored, survey) = (&published.stored, &published.survey);
    let query = staff.query()?;
    let language = match staff.language() {
        known if survey.languages.contains(&known) => known,
        _ => survey.base_language(),
    };
    let words = words(language);
    let store = staff.app.store();
    let revealed = room::revealed(store, &published).await?;
    let screen = address(&stored.id, SCREEN);
    let wanted = query.get(QUESTION);
    let shown: Vec<(&Item, &Revealed)> = room::closed_questions(survey)
        .filter_map(|item| Some((item, revealed.get(&item.id)?)))
        .collect();
    let told = shown.iter().find(|(item, _)| item.id.as_str() == wanted);
    if told.is_none() && !wanted.is_empty() {
        return Err(Fault::UnknownPage);
    }
    let still = !query.get("still").is_empty();
    let path = format!("/s/{}", stored.id);
    let typed = staff.app.base_url().short(&path);
    let alt = words.say_with("poster-scan", &[("address", typed.as_str().into())]);
    let page = Screen {
        title: format!("{} – {PRODUCT}", survey.title.get(language)),
        assets: asset::addresses(),
        heading: survey.title.get(language).to_owned(),
        synthetic: stored.is_synthetic,
        stage: stage(words, &published, staff.app.now()),
        calls: calls(&published),
        picture: qr::draw(&staff.app.base_url().join(&path), &alt)?,
        typed,
        count: count(
            words,
            participation::count(store, &published).await?.complete,
        ),
        told: told.map(|(item, revealed)| tell(words, item, revealed)),
        back: address(&stored.id, "/room"),
        views: views(words, &screen, &shown, wanted),
        still,
        other: other(&screen, wanted, still),
        words,
        language,
    };
    let mut response = draw(StatusCode::OK, &page);
    if !still {
        let again = HeaderValue::from(AGAIN);
        response.headers_mut().insert(header::REFRESH, again);
    }
    Ok(response)
}

fn calls(published: &Published) -> Vec<(Language, String)> {
    let languages = published.survey.languages.iter();
    languages
        .map(|&language| (language, words(language).say("poster-call")))
        .collect()
}

fn count(words: &Words, complete: u64) -> String {
    let (key, count) = match complete {
        0 => ("room-fewer", STEP),
        complete => ("room-count", complete),
    };
    words.say_with(key, &[("count", count.into())])
}

/// The way to the form and every question that was shown.
fn views(
    words: &Words,
    screen: &str,
    shown: &[(&Item, &Revealed)],
    wanted: &str,
) -> Vec<(String, String, bool)> {
    let way = (screen.to_owned(), words.say("room-join"), wanted.is_empty());
    let questions = shown.iter().map(|(item, _)| {
        let name = item.short_or_text().get(words.language()).to_owned();
        let id = item.id.as_str();
        (format!("{screen}?{QUESTION}={id}"), name, id == wanted)
    });
    std::iter::once(way).chain(questions).collect()
}

/// The same screen, held still or going on.
fn other(screen: &str, wanted: &str, still: bool) -> String {
    match (wanted, still) {
        ("", true) => screen.to_owned(),
        ("", false) => format!("{screen}?still=1"),
        (question, true) => format!("{screen}?{QUESTION}={question}"),
        (question, false) => format!("{screen}?{QUESTION}={question}&still=1"),
    }
}

fn tell(words: &Words, item: &Item, revealed: &Revealed) -> Told {
    let language = words.language();
    let last = |choice: Option<&Choice>| choice.is_some_and(|one| one.other || one.exclusive);
    let mut rows: Vec<(bool, f64, Bar)> = revealed
        .rows
        .iter()
        .map(|(code, count)| {
            let choice = item.choice(code.as_str());
            let label = choice.map_or_else(
                || code.to_string(),
                |choice| choice.short_or_label().get(language).to_owned(),
            );
            let share = revealed.share(*count);
            (
                last(choice),
                share.fraction(),
                bar(words, label, share, false),
            )
        })
        .collect();
    // Choices that people could have made in any order are read from the one most often made.
    if !matches!(item.kind, Kind::Single { .. }) {
        rows.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    }
    let mut rows: Vec<Bar> = rows.into_iter().map(|(_, _, bar)| bar).collect();
    if let Some(dk) = revealed.dk {
        let label = words.say("answer-dk");
        rows.push(bar(words, label, revealed.share(dk), true));
    }
    let hint = match &item.kind {
        Kind::Ranking { .. } => Some(words.say("room-ranked")),
        Kind::Multiple { .. } => Some(words.say("room-several")),
        _ => None,
    };
    Told {
        text: item.text.get(language).to_owned(),
        hint,
        dense: rows.len() > MANY,
        rows,
        base: words.say_with("room-base", &[("base", revealed.base.into())]),
    }
}

fn bar(words: &Words, label: String, share: Share, quiet: bool) -> Bar {
    let count = match share.count {
        Count::Exact(count) => count.to_string(),
        Count::UnderTenth => words.say("table-at-most"),
        Count::OverNineTenths => words.say("table-at-least"),
    };
    let told = match (share.precision(), share.percent()) {
        (Precision::CountFirst | Precision::Both, Some(percent)) => {
            let percent = (percent + 0.5).floor().to_string();
            let percent = words.say_with("took-part-percent", &[("percent", percent.into())]);
            let both = [("count", count.into()), ("percent", percent.into())];
            words.say_with("share-both", &both)
        }
        _ => count,
    };
    Bar {
        label,
        width: (share.fraction() * 1000.0).round() as u32,
        told,
        quiet,
    }
}
