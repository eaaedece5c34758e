//! The participant's way, by HTTP and without scripts, on both databases.

mod journey;
mod mishap;
mod offline;
mod sending;
mod shell;
mod words;

use maoni::id::SurveyId;
use maoni::store::{Participation, Store};

use crate::support::app::{Page, Site, Visitor};

pub(crate) const EVERY_KIND: &str = include_str!("every_kind.toml");
const AT: &str = "/s/every-kind/en";

/// A site with the survey of every kind.
async fn site(store: &Store) -> Site {
    let site = Site::open(store);
    site.publish("every-kind", EVERY_KIND).await;
    site
}

/// Somebody who agreed to take part, on the first screen of questions.
async fn begun(site: &Site) -> (Visitor<'_>, Page) {
    let mut visitor = site.visitor();
    let welcome = visitor.open(AT).await;
    let page = visitor
        .press(&welcome, "answers", "next", &[("consent", "yes")])
        .await;
    assert_eq!(page.form_action("answers"), format!("{AT}/1"));
    (visitor, page)
}

/// Somebody who sent answers, on the receipt.
async fn sent(site: &Site) -> (Visitor<'_>, String) {
    let (mut visitor, page) = begun(site).await;
    visitor
        .press(&page, "answers", "next", &[("one", "water")])
        .await;
    let review = visitor.open(&format!("{AT}/review")).await;
    let receipt = visitor.press(&review, "send", "", &[]).await;
    let code = receipt.text("bdi");
    (visitor, code)
}

async fn participation(store: &Store) -> (u64, u64) {
    let Participation { complete, partial } = store
        .participation(&SurveyId::new("every-kind"))
        .await
        .expect("the store answers");
    (complete, partial)
}
