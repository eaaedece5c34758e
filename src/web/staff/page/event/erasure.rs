//! Erasing all answers: when it happens by itself, and doing it now.

use axum::extract::Path;
use axum::response::Response;

use super::{address, find};
use crate::outcomes::{Published, retention};
use crate::web::fault::Fault;
use crate::web::see_other;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::field::{Faults, Field, FormPage};

/// The page belongs to the overview.
const TAB: &str = "";
const CONFIRM: &str = "confirm";

/// `GET /surveys/{survey}/erase`
pub(crate) async fn ask(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    page(&staff, &published, Faults::default()).await
}

/// `POST /surveys/{survey}/erase`
pub(crate) async fn erase(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let id = &published.stored.id;
    if sent.get(CONFIRM).trim() != id.as_str() {
        let mut faults = Faults::default();
        faults.add(staff.words(), CONFIRM, "close-confirm-fault");
        return page(&staff, &published, faults).await;
    }
    let overview = address(id, "");
    if published.stored.purged_on.is_some() {
        return Ok(see_other(&overview));
    }
    let act = staff.act(Deed::Erased, id.as_str());
    retention::purge(staff.app.store(), &published, &act).await?;
    Ok(see_other(&format!("{overview}?done=erased")))
}

async fn page(staff: &Staff, published: &Published, faults: Faults) -> Result<Response, Fault> {
    let words = staff.words();
    let id = &published.stored.id;
    let page = FormPage {
        desk: staff.desk_of(&published.survey, TAB, &words.say("erase-title")),
        heading: words.say("erase-title"),
        paragraphs: vec![
            when(staff, published).await?,
            words.say("erase-text"),
            words.say("erase-kept"),
        ],
        action: address(id, "/erase"),
        carried: Vec::new(),
        fields: vec![
            Field::line(words, CONFIRM, "close-confirm", "")
                .hint(words.say_with("close-confirm-hint", &[("id", id.as_str().into())]))
                .latin(),
        ],
        faults,
        button: words.say("erase-go"),
        picture: None,
        links: vec![(address(id, ""), words.say("cancel"))],
    };
    Ok(page.draw())
}

/// When the answers are erased, as respondents were told.
pub(super) async fn when(staff: &Staff, published: &Published) -> Result<String, Fault> {
    let (words, stored) = (staff.words(), &published.stored);
    if let Some(day) = stored.purged_on {
        let day = words.date(day).into();
        return Ok(words.say_with("erase-done", &[("day", day)]));
    }
    let due = retention::due(staff.app.store(), &stored.id).await?;
    Ok(match due.or(published.survey.privacy.delete_on) {
        Some(_) if stored.is_synthetic => words.say("erase-synthetic"),
        Some(day) => words.say_with("erase-due", &[("day", words.date(day).into())]),
        None => words.say("erase-never"),
    })
}
