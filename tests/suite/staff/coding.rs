//! Open answers in the workspace: when they are read, by whom, in which order, and how they are
//! coded.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use maoni::answer::{Answer, AnswerSet};
use maoni::id::{Hash, ItemId, SurveyId};
use maoni::store::{Admission, Role, Submission};
use maoni::survey::Language;

use crate::store::SOURCE;
use crate::support::app::{Page, Site};
use crate::support::database::{Database, both_databases};

const DAY: Date = date(2018, 12, 9);

pub(super) fn meeting() -> SurveyId {
    SurveyId::new("meeting")
}

/// Publishes the survey with one response for each of `answers`.
pub(super) async fn collect(site: &Site, answers: &[&str]) {
    site.publish("meeting", SOURCE).await;
    for (index, words) in answers.iter().enumerate() {
        let mut set = AnswerSet::default();
        let answer = Answer::Text((*words).to_owned());
        set.answers.insert(ItemId::new("first"), answer);
        let name = format!("response {index}");
        let submission = Submission {
            key: Hash::of("key", &name),
            receipt: Hash::of("receipt", &name),
            survey: meeting(),
            version: 1,
            language: Language::En,
            day: DAY,
            answers: set,
            admission: Admission::Anybody,
        };
        site.store.submit(submission).await.expect("stored");
    }
}

pub(super) async fn seal(site: &Site) {
    assert!(site.store.seal(&meeting(), DAY).await.expect("sealed"));
}

/// The addresses of the answers on a page.
pub(super) fn answers(page: &Page) -> Vec<String> {
    let links = page.tags().into_iter().filter(|tag| tag.name == "a");
    links
        .filter_map(|tag| tag.get("href").map(str::to_owned))
        .filter(|href| href.starts_with("/staff/surveys/meeting/answers/"))
        .collect()
}

/// The id of the code called `name`, from the page of an answer.
pub(super) async fn code_id(site: &Site, name: &str) -> String {
    let codes = site.store.codes(&meeting()).await.expect("read");
    let code = codes.into_iter().find(|code| code.text.name == name);
    code.expect("a code of this name").id.to_string()
}

pub(super) const BOOK: &str = "/staff/surveys/meeting/codes";
pub(super) const LIST: &str = "/staff/surveys/meeting/answers";

both_databases! {
    async fn answers_are_read_only_after_the_survey_is_closed_for_good(database: Database) {
        let site = Site::open(&database);
        collect(&site, &["A word that nobody else wrote"]).await;
        let mut analyst = site.member(Role::Analyst).await;
        let page = analyst.get(LIST).await;
        assert!(page.html.contains("once the survey is closed for good"));
        assert!(!page.html.contains("nobody else wrote"));
        seal(&site).await;
        let page = analyst.get(LIST).await;
        assert!(page.html.contains("A word that nobody else wrote"));
        let mut viewer = site.member(Role::Viewer).await;
        assert_eq!(viewer.get(LIST).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_page_of_answers_follows_the_one_before_and_leaves_nothing_out(database: Database) {
        let site = Site::open(&database);
        let texts: Vec<String> = (0..40).map(|n| format!("Answer of number {n:02}.")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        collect(&site, &texts).await;
        seal(&site).await;
        let mut analyst = site.member(Role::Analyst).await;
        let first = analyst.get(LIST).await;
        let next = first.tags().into_iter().find_map(|tag| {
            let href = tag.get("href")?;
            href.contains("after=").then(|| href.replace("&amp;", "&"))
        });
        let second = analyst.get(&next.expect("a second page")).await;
        let shown = |page: &Page, text: &str| page.html.contains(text);
        for text in &texts {
            assert!(shown(&first, text) != shown(&second, text), "{text}");
        }
        // Neither the order of arrival nor its reverse.
        let place = |n: usize| first.html.find(texts[n]).or(second.html.find(texts[n]));
        let on_first: Vec<usize> = (0..40).filter(|n| shown(&first, texts[*n])).collect();
        let places: Vec<_> = on_first.iter().map(|n| place(*n)).collect();
        assert!(!places.is_sorted() && !places.iter().rev().is_sorted());
        let found = analyst.get(&format!("{LIST}?item=first&text=NUMBER+07")).await;
        assert!(shown(&found, texts[7]) && !shown(&found, texts[8]));
        assert_eq!(analyst.get(&format!("{LIST}?item=none")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_coder_codes_answers_and_their_words(database: Database) {
        let site = Site::open(&database);
        collect(&site, &["Good tea, good road, good tea.", "Nothing."]).await;
        seal(&site).await;
        let mut analyst = site.member(Role::Analyst).await;
        let page = analyst.send_and_follow(&format!("{BOOK}/new"), &[("name", "Tea")]).await;
        assert!(page.html.contains("The code is in the code book."));
        let id = code_id(&site, "Tea").await;
        let found = analyst.get(&format!("{LIST}?item=first&text=road")).await;
        let answer = answers(&found).into_iter().next_back().expect("an answer");

        let words = [("code", &*id), ("words", "good tea"), ("words-code", &*id), ("go", "stay")];
        let page = analyst.send_and_follow(&answer, &words).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.html);
        let stored = site.store.codings(&meeting()).await.unwrap().codings;
        let spans: Vec<_> = stored.iter().map(|c| c.span.map(|s| (s.start, s.end))).collect();
        assert_eq!(spans, [None, Some((21, 29))], "byte for byte");
        // What the page sends back keeps it all, and the same words a second time are not there.
        let fields = page.fields("form");
        let kept: Vec<_> = fields.iter().filter(|(name, _)| name == "span" || name == "code").collect();
        assert_eq!(kept.len(), 2, "{fields:?}");
        let span = &fields.iter().find(|(name, _)| name == "span").expect("the span").1;
        let again = [("span", &**span), ("words", "good tea"), ("words-code", &*id)];
        let page = analyst.send(&answer, &again).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.html.contains("does not hold these words"));

        let uncoded = analyst.get(&format!("{LIST}?item=first&code=none")).await;
        assert!(uncoded.html.contains("Nothing.") && !uncoded.html.contains("Good tea"));
        // Taking every tick away takes the codes away.
        analyst.send(&answer, &[("go", "stay")]).await;
        assert_eq!(site.store.codings(&meeting()).await.unwrap().codings, []);
    }

    async fn two_writings_of_a_code_are_both_shown(database: Database) {
        let site = Site::open(&database);
        site.publish("meeting", SOURCE).await;
        let mut first = site.member(Role::Analyst).await;
        let mut second = site.member(Role::Analyst).await;
        first.send(&format!("{BOOK}/new"), &[("name", "Tea")]).await;
        let path = format!("{BOOK}/{}", code_id(&site, "Tea").await);
        let write = |definition| [("name", "Tea"), ("definition", definition), ("revision", "1")];
        first.send(&path, &write("What is drunk")).await;
        let page = second.send(&path, &write("What is poured")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("What is drunk") && page.html.contains("What is poured"));
        let sent = page.fields("form");
        let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (&**n, &**v)).collect();
        let page = second.send_and_follow(&path, &sent).await;
        assert!(page.html.contains("What is poured") && !page.html.contains("What is drunk"));
    }

    async fn a_code_is_removed_only_under_its_name(database: Database) {
        let site = Site::open(&database);
        site.publish("meeting", SOURCE).await;
        let mut analyst = site.member(Role::Analyst).await;
        analyst.send(&format!("{BOOK}/new"), &[("name", "Tea")]).await;
        let path = format!("{BOOK}/{}/remove", code_id(&site, "Tea").await);
        let page = analyst.send(&path, &[("confirm", "tea")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = analyst.send_and_follow(&path, &[("confirm", "Tea")]).await;
        assert!(page.html.contains("The code is removed."));
        let acts = site.store.audit(i64::MAX, 10).await.unwrap();
        let acts: Vec<&str> = acts.iter().map(|entry| &*entry.act).collect();
        assert_eq!(&acts[..2], ["code-removed", "code-added"]);
    }

    async fn a_finished_question_takes_no_codes_until_it_is_gone_on_with(database: Database) {
        let site = Site::open(&database);
        collect(&site, &["Tea."]).await;
        seal(&site).await;
        let mut analyst = site.member(Role::Analyst).await;
        analyst.send(&format!("{BOOK}/new"), &[("name", "Tea")]).await;
        let id = code_id(&site, "Tea").await;
        let answer = answers(&analyst.get(LIST).await).remove(0);
        let finish = "/staff/surveys/meeting/coding/finish";
        analyst.send(finish, &[("item", "first")]).await;
        let page = analyst.send(&answer, &[("code", &id)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        analyst.send("/staff/surveys/meeting/coding/resume", &[("item", "first")]).await;
        let page = analyst.send(&answer, &[("code", &id)]).await;
        assert_eq!(page.leads_to().as_ref(), Some(&answer));
    }
}
