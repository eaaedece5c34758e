//! Results: every question with its figures, a page of the survey at a time.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use std::fmt::{self, Display};
use std::sync::Arc;
use tokio::task::spawn_blocking;

use super::{address, find};
use crate::outcomes::Published;
use crate::outcomes::topic::{self, Topic, Wait};
use crate::survey::{Language, Page, Survey};
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;
use crate::web::staff::desk::Desk;
use crate::web::staff::field::{Choice, Field};
use crate::web::{draw, sentence};

pub(super) const TAB: &str = "/results";
/// What asks for the groups of the breakdown.
const GROUPS: &str = "groups";

#[derive(Template)]
#[template(path = "staff/event/results.html")]
struct Results {
    desk: Desk,
    event: String,
    synthetic: bool,
    /// Why there is nothing to read now, and where to go instead.
    wait: Option<(String, (String, String))>,
    action: String,
    filters: Vec<Field>,
    shown: Option<Shown>,
}

/// A page of the survey.
struct Shown {
    title: String,
    markup: Markup,
    language: Language,
    foot: String,
    /// The pages before and after it: address and title.
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

/// What was written as markup, with everything in it escaped.
struct Markup(String);

impl Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

/// `GET /surveys/{survey}/results`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let words = staff.words();
    let mut results = Results {
        desk: staff.desk_of(&published.survey, TAB, &words.say("results-title")),
        event: sentence::event_line(words, &published.survey),
        synthetic: published.stored.is_synthetic,
        wait: None,
        action: address(&published.stored.id, TAB),
        filters: Vec::new(),
        shown: None,
    };
    results.wait = topic::wait(&published).map(|wait| tell(&staff, &published, wait));
    if results.wait.is_none() {
        let counted = staff.app.counted(&published).await?;
        if topic::is_told(staff.app.store(), &published, &counted).await? {
            fill(&staff, &published, counted, &mut results).await?;
        } else {
            let way = (
                address(&published.stored.id, "/report"),
                words.say("tab-report"),
            );
            results.wait = Some((words.say("results-unreleased"), way));
        }
    }
    Ok(draw(StatusCode::OK, &results))
}

/// Why there are no figures, and what is shown in their place.
fn tell(staff: &Staff, published: &Published, wait: Wait) -> (String, (String, String)) {
    let (words, id) = (staff.words(), &published.stored.id);
    match wait {
        Wait::Unsealed => {
            let way = (address(id, ""), words.say("overview-title"));
            (words.say("results-wait"), way)
        }
        Wait::Erased(day) => {
            let day = words.date(day).into();
            let way = (address(id, "/report"), words.say("tab-report"));
            (words.say_with("results-erased", &[("day", day)]), way)
        }
    }
}

/// Puts the page of the survey that is asked for into `results`, the first if none is.
async fn fill(
    staff: &Staff,
    published: &Arc<Published>,
    counted: Arc<crate::outcomes::Counted>,
    results: &mut Results,
) -> Result<(), Fault> {
    let query = staff.query()?;
    let survey = &published.survey;
    let pages: Vec<&Page> = topic::pages(survey).collect();
    let at = match query.get("page") {
        "" => 0,
        id => {
            let at = pages.iter().position(|page| page.id.as_str() == id);
            at.ok_or(Fault::UnknownPage)?
        }
    };
    let Some(&page) = pages.get(at) else {
        return Ok(());
    };
    let by_group = survey.privacy.breakdown.is_some() && query.get("by") == GROUPS;
    let written = {
        let (published, page) = (Arc::clone(published), page.clone());
        let (language, today) = (staff.language(), staff.today());
        let write =
            move || topic::write_topic(&published, &counted, &page, by_group, language, today);
        let joined = spawn_blocking(write).await;
        joined.map_err(|error| Fault::Broken(error.to_string()))?
    };
    let Topic {
        markup,
        language,
        foot,
    } = written?;
    let way = |page: &&Page| {
        let by = if by_group { "&by=groups" } else { "" };
        let way = format!("{}?page={}{by}", results.action, page.id);
        (way, page.title.get(language).to_owned())
    };
    results.shown = Some(Shown {
        title: page.title.get(language).to_owned(),
        markup: Markup(markup),
        language,
        foot,
        before: at.checked_sub(1).and_then(|at| pages.get(at)).map(way),
        after: pages.get(at + 1).map(way),
    });
    results.filters = filters(staff, survey, &pages, page, by_group);
    Ok(())
}

/// What can be chosen: the page, and the groups where the survey has some.
fn filters(
    staff: &Staff,
    survey: &Survey,
    pages: &[&Page],
    shown: &Page,
    by_group: bool,
) -> Vec<Field> {
    let (words, language) = (staff.words(), staff.language());
    let choice = |page: &&Page| Choice {
        value: page.id.to_string(),
        label: page.title.get(language).to_owned(),
    };
    let choices = pages.iter().map(choice).collect();
    let own = Field::list(words, "page", "results-page", shown.id.as_str(), choices);
    let breakdown = survey.privacy.breakdown.as_ref();
    let groups = breakdown
        .and_then(|id| survey.item(id.as_str()))
        .map(|item| {
            let name = item.short_or_text().get(language).to_owned();
            let choices = vec![
                Choice {
                    value: String::new(),
                    label: words.say("results-together"),
                },
                Choice {
                    value: GROUPS.to_owned(),
                    label: words.say_with("results-by", &[("item", name.into())]),
                },
            ];
            let value = if by_group { GROUPS } else { "" };
            Field::list(words, "by", "results-groups", value, choices)
        });
    [Some(own), groups].into_iter().flatten().collect()
}
